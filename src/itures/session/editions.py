"""Texts that a user gave beside the question: which editions they hold, to follow clauses from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from itures.analyse.pins import Followed, follow
from itures.model.editions import canonical, label, year_of
from itures.model.ids import TextId
from itures.model.references import Reference
from itures.model.stream import UnreadableError
from itures.session.files import expand
from itures.session.texts import own_texts

if TYPE_CHECKING:
    from itures.model.tree import Document
    from itures.session.session import Session


_DATABASE = b"SQLite format 3\x00"
"""What every file of SQLite begins with."""


class Unread(NamedTuple):
    """A file among them that holds no text to follow, and why."""

    source: str
    reason: str


class _Stored(NamedTuple):
    """An edition in a corpus, which is read when it is needed."""

    corpus: str
    source: str
    document: int
    place: int

    def document_with_it(self) -> Document:
        """The document with this text alone."""
        from itures.session.corpus.record import OTHER_TREE, tree_of
        from itures.store.reading import reading

        with reading(self.corpus) as reader:
            tree = reader.tree(self.document)
        try:
            document = tree_of(tree, self.source)
        except ValueError:
            raise UnreadableError(f"{self.source}: {OTHER_TREE}") from None
        return replace(document, instruments=(document.instruments[self.place],))


class Editions:
    """The editions in files, folders and corpora, by the ids of their texts; of two files with the same edition the first counts.

    `unread` are files that could not be read, that hold no adopted text, or one that another file has. Raises UnreadableError
    for a name under which there is no file or folder.
    """

    def __init__(self, session: Session, names: Iterable[str]) -> None:
        self._session = session
        self._languages = session.languages
        self._found: dict[TextId, dict[str, Document | _Stored]] = {}
        self._followed: dict[tuple[str, str, str], list[Followed]] = {}
        self.unread: list[Unread] = []
        for task in expand(names):
            if task.error is not None:
                raise UnreadableError(f"{task.source}: {task.error}")
            if task.data is None and _is_corpus(task.source):
                self._add_corpus(task.source)
                continue
            try:
                document = session.parse(task.source, task.data)
            except UnreadableError as error:
                self.unread.append(Unread(task.source, str(error)))
                continue
            self._add(document, session)

    def __len__(self) -> int:
        return sum(map(len, self._found.values()))

    def _add_corpus(self, corpus: str) -> None:
        from itures.store.opening import StoreError
        from itures.store.reading import reading

        try:
            with reading(corpus) as reader:
                for one in reader.editions():
                    self._hold(one.id, _Stored(corpus, one.source, one.document, one.place))
        except StoreError as error:
            raise UnreadableError(str(error)) from None

    def _add(self, document: Document, session: Session) -> None:
        texts = own_texts(document, session.languages)
        if all(text.id is None for text in texts):
            self.unread.append(Unread(document.source, "it holds no adopted text with its edition"))
        for text, instrument in zip(texts, document.instruments, strict=True):
            if text.id is None:
                continue
            self._hold(text.id, replace(document, instruments=(instrument,)))

    def _hold(self, name: str, document: Document | _Stored) -> None:
        id = TextId.read(name)
        held = self._found.setdefault(id.text, {})
        edition = self._edition(id)
        if edition in held:
            self.unread.append(Unread(document.source, f"{name} stands in {held[edition].source} already"))
        else:
            held[edition] = document

    def _edition(self, id: TextId) -> str:
        """The edition of a text, as it is compared: one that its number says is that of the register, or else the number."""
        edition = id.edition or self._session.register.numbered(id)
        return canonical(id.body, edition) or ("" if id.suffix is None else f"-{id.suffix}")

    def told(self, reference: Reference) -> Reference:
        """A reference with what became of the clause that it pins down, and a message that says so; itself where nothing does."""
        id = TextId.read(reference.id)
        edition = id.edition or self._session.register.numbered(id)
        if reference.pin is None or not edition:
            return reference
        id = id._replace(edition=edition)
        target = self._edition(TextId.read(reference.replacement)) if reference.replacement is not None else edition
        chain = self._chain(id, target)
        if not chain and target == id.edition:
            return reference
        if not chain:
            unknown = f"the texts given do not show where {reference.pin} is now"
            return replace(reference, message=_joined(reference.message, unknown))
        followed = self._follow(reference.pin, id, chain)
        if not followed:
            unknown = f"the text given has no clause that {reference.pin} is understood as"
            return replace(reference, message=_joined(reference.message, unknown))
        first = followed[0]
        words = "; ".join(filter(None, [_in_words(one, chain) for one in followed]))
        message = _joined(reference.message, words)
        severity = reference.severity
        if any(one.change in ("absent", "gone") for one in followed) and severity in (None, "info"):
            severity = "warning"
        return replace(reference, pin_change=first.change, pin_now=first.now, message=message, severity=severity)

    def _follow(self, pin: str, id: TextId, chain: Sequence[str]) -> list[Followed]:
        key = (pin, str(id), chain[-1])
        if key not in self._followed:
            held = [self._found[id.text][one] for one in chain]
            documents = [one.document_with_it() if isinstance(one, _Stored) else one for one in held]
            self._followed[key] = follow(pin, documents, self._languages)
        return self._followed[key]

    def _chain(self, id: TextId, target: str) -> Sequence[str]:
        """The editions from the one cited to the target that were given, by their years; none where an end is missing."""
        held = self._found.get(id.text, {})
        first, last = canonical(id.body, id.edition), canonical(id.body, target)
        if first not in held or last not in held:
            return ()
        low, high = year_of(first) or 0, year_of(last) or 0
        between = [one for one in held if low < (year_of(one) or 0) < high]
        ordered = [first, *sorted(between, key=lambda one: year_of(one) or 0), last]
        return ordered if first != last else [first]


def _is_corpus(path: str) -> bool:
    """Whether a file is a database, which no document is."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def _joined(message: str | None, words: str) -> str | None:
    return f"{message}; {words}" if message and words else words or message


def _in_words(one: Followed, chain: Sequence[str]) -> str:
    edition = label(chain[one.edition])
    if one.change == "absent":
        return f"the edition cited has no {one.cited}"
    if one.change == "gone":
        return f"{one.cited} is gone in the edition of {edition}"
    if len(chain) == 1:
        return ""
    moved = f"is {one.now}" if one.now != one.cited else "is still the same clause"
    worded = "" if one.change == "kept" else ", in other words"
    return f"{one.cited} {moved}{worded} in the edition of {edition}"
