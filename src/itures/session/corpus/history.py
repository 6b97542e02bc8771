"""A text of a corpus through its editions: what became of its clauses and of its mandates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from itures.model.clauses import clauses_of
from itures.model.histories import History, HistoryEdition, Mandate, TextMandates
from itures.model.ids import TextId
from itures.model.stream import UnreadableError
from itures.model.tree import Document
from itures.render.names import designation
from itures.session.corpus.record import OTHER_TREE, tree_of
from itures.session.pool import session_of
from itures.session.processes import MOST, Workers, cores, each

if TYPE_CHECKING:
    from itures.model.diff import Diff
    from itures.session.session import Session, Settings
    from itures.store.reading import Reader, StoredEdition

FEW = 8
"""Up to this many texts, starting other processes takes longer than comparing their editions here."""
_PRELOAD = ("itures.session.corpus.history", "itures.analyse.diff.edits", "itures.session.instructions")


class _Text(NamedTuple):
    """A text on its way: its editions, with the trees of their documents."""

    id: str
    editions: tuple[StoredEdition, ...]
    trees: tuple[bytes, ...]


class _Read(NamedTuple):
    """The editions of a text as documents that hold nothing else, and what they are called."""

    documents: list[Document]
    editions: tuple[HistoryEdition, ...]


def history(session: Session, reader: Reader, id: str) -> History | None:
    """A text through its editions, None where the store has none of it. Raises StoreError, and UnreadableError for a
    tree that does not fit this version.
    """
    held = reader.editions(str(TextId.read(id).text))
    if not held:
        return None
    from itures.analyse.chains import rows_of

    read = _documents(_text(reader, str(TextId.read(id).text), held))
    diffs = _diffs(session, read.documents)
    rows = rows_of([clauses_of(one) for one in read.documents], diffs)
    return History(str(TextId.read(id).text), read.editions, rows, diffs)


def mandates(settings: Settings, reader: Reader, ids: Sequence[str], jobs: int | None = None) -> Iterator[TextMandates]:
    """The mandates of texts through their editions: of those named, or of all that have several. Raises StoreError,
    and UnreadableError for what cannot be compared.
    """
    groups: dict[str, list[StoredEdition]] = {}
    for id in ids or [""]:
        for one in reader.editions(str(TextId.read(id).text) if id else ""):
            groups.setdefault(str(TextId.read(one.id).text), []).append(one)
    wanted = [(id, held) for id, held in groups.items() if ids or len(held) > 1]
    step = partial(_mandates, settings=settings)
    texts = (_text(reader, id, held) for id, held in wanted)
    workers = min(jobs or cores(), len(wanted), MOST)
    if workers <= 1 or len(wanted) <= FEW:
        yield from _said(map(step, texts))
        return
    yield from _said(each(([one] for one in texts), step, _lost, Workers(workers, _PRELOAD)))


def narrowed(text: TextMandates, to: frozenset[str], verdicts: frozenset[str]) -> TextMandates:
    """A text with those of its mandates that tell one of these to act, and that an edition made so; all where nothing is named."""

    def wants(mandate: Mandate) -> bool:
        told = {name.partition(":")[0] for step in mandate.steps if step.instruction for name in step.instruction.to}
        # That a text is new in its first edition says nothing of its mandates.
        became = {step.verdict for step in mandate.steps if step.edition or step.verdict != "new"}
        return (not to or not to.isdisjoint(told)) and (not verdicts or not verdicts.isdisjoint(became))

    return replace(text, mandates=tuple([one for one in text.mandates if wants(one)]))


def _mandates(text: _Text, settings: Settings) -> TextMandates | str:
    """The mandates of a text, or why they cannot be said: what is raised in another process loses its type on the way."""
    try:
        return _followed(text, settings)
    except UnreadableError as error:
        return str(error)


def _followed(text: _Text, settings: Settings) -> TextMandates:
    from itures.analyse.instructions.find import find_entries
    from itures.analyse.mandates import mandates_of, placed

    session = session_of(settings)
    read = _documents(text)
    told = [
        placed(clauses_of(one), find_entries(one, session.settings.acts, session.languages)) for one in read.documents
    ]
    language = session.languages.of(read.documents[-1].language)
    return TextMandates(text.id, read.editions, mandates_of(told, _diffs(session, read.documents), language))


def _lost(text: _Text) -> TextMandates | str:
    return f"{text.id}: the process that compared its editions died; is there enough memory for it?"


def _said(results: Iterable[TextMandates | str]) -> Iterator[TextMandates]:
    for one in results:
        if isinstance(one, str):
            raise UnreadableError(one)
        yield one


def _text(reader: Reader, id: str, held: Sequence[StoredEdition]) -> _Text:
    return _Text(id, tuple(held), tuple([reader.tree(one.document) for one in held]))


def _documents(text: _Text) -> _Read:
    documents: list[Document] = []
    editions: list[HistoryEdition] = []
    for held, tree in zip(text.editions, text.trees, strict=True):
        try:
            document = tree_of(tree, held.source)
        except ValueError:
            raise UnreadableError(f"{held.source}: {OTHER_TREE}") from None
        instrument = document.instruments[held.place]
        documents.append(replace(document, instruments=(instrument,), blocks=(), footnotes=(), furniture=()))
        editions.append(
            HistoryEdition(held.id, designation(instrument), held.title, held.year, held.source, held.others)
        )
    return _Read(documents, tuple(editions))


def _diffs(session: Session, documents: Sequence[Document]) -> tuple[Diff, ...]:
    return tuple([session.diff(one, other) for one, other in pairwise(documents)])
