"""Several proposals merged into the Word file of their base, or into one that is made for a base in another form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from itures.analyse.compare.choosing import text_of
from itures.analyse.diff.edits import diff
from itures.analyse.instructions.due_dates import due_at
from itures.analyse.merge.following import found_again
from itures.analyse.merge.merging import Merged, merge
from itures.analyse.merge.plan import Who
from itures.language import Languages, built_in
from itures.model.clauses import clauses_of
from itures.model.diff import Diff, Summary
from itures.model.merge import SAID, Change, Merge, Merging, Renumbered
from itures.model.stream import Stream, UnreadableError
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from itures.read.docx.document import Elements
from itures.redline.accepted import accept, reject
from itures.redline.merged import Author, Written, write_merged
from itures.redline.package import WordFile
from itures.redline.places import Places, WrittenPlaces
from itures.redline.template import in_package_of

_MERGER = "itures"
_ELSEWHERE = (
    "its changes (made by hand?) cannot be taken out of the file: the merged text is a file of its own in its styles"
)


class MergedFile(NamedTuple):
    """What became of all changes, and the Word file in which they are tracked changes; what could not be kept, a line each."""

    record: Merge
    data: bytes
    warnings: tuple[str, ...] = ()


def merged(
    base: Stream,
    data: bytes,
    proposals: Sequence[Document],
    accepted: str = "all",
    *,
    view: Literal["original", "revised"] = "revised",
    names: Sequence[str] | None = None,
    author: str | None = None,
    date: str | None = None,
    template: bytes | None = None,
    languages: Languages | None = None,
) -> MergedFile:
    r"""One redline of a base with what of the proposals can be had together.

    `base` is the base as it was read, `data` its bytes; the layout is that of its Word file, or of `template`, a Word file, or
    one of its own. Tracked changes of the base are accepted ("revised") or rejected. `accepted` is "all", "alike", "none" or the
    name of a proposal whose wording wins, `author` who merges them, and `date` that of all changes, as Word has it, in place of
    those of the documents. Raises UnreadableError for a strict Word file, NoSuchProposalError for a name that no proposal has.

    >>> stream = read("base.txt", b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\nto meet.")
    >>> merged(stream, b"", []).record.changes
    ()
    """
    languages = languages or built_in()
    shown = base.project(view)
    file = _without_changes(shown, data, view) if base.form == "docx" else None
    own = file is not None
    warnings = (_ELSEWHERE,) if base.form == "docx" and not own else ()
    text = None
    if file is None:
        text = parse(shown, languages)
        file = WordFile(_made(text, template or (data if warnings else None)))
    stream, elements = file.read(base.source)
    stream = stream.project("revised")
    before = parse(stream, languages)
    places = None if text is None else _places(stream, elements, text)
    decided = merge(before if places is None or text is None else text, proposals, accepted, names, languages)
    days = [date or _day(each, languages) for each in decided.dates]
    authors = [Author(one.name, day) for one, day in zip(decided.proposed, days, strict=True)]
    by = Author(author or _MERGER, date)
    places = places or Places(stream, elements, _sign)
    written = write_merged(file, places, decided.clauses, decided.plan, authors, by, noted=own)
    try:
        after = parse(read(base.source, written.data).project("revised"), languages)
    except UnreadableError as error:
        raise UnreadableError(f"with these proposals in it, it could not be read again: {error}") from None
    found = _beside(text_of(before), text_of(after), decided, languages)
    return MergedFile(_record(decided, written, authors, accepted, found), written.data, warnings)


def _beside(before: Document, after: Document, decided: Merged, languages: Languages) -> Diff:
    """The merged text beside the base: where its clauses are is known, if both are understood as they were written."""
    base = clauses_of(before)
    known = None
    if [clause.text for clause in base] == [clause.text for clause in decided.clauses]:
        known = found_again(base, decided.plan, clauses_of(after))
    return diff(before, after, known, languages, follow=decided.follow, only=known is not None)


def _without_changes(shown: Stream, data: bytes, view: Literal["original", "revised"]) -> WordFile | None:
    """The Word file of the base without its tracked changes; None where that is not the text that was read: changes that were made
    by hand are in no file.
    """
    file = WordFile(data)
    file.as_document()
    for root in (file.document, *file.notes.values()):
        (reject if view == "original" else accept)(root)
    stream = file.read(shown.source)[0].project("revised")
    return file if _lines(stream) == _lines(shown) else None


def _lines(stream: Stream) -> list[str]:
    return [one.text for one in stream.paragraphs if one.text.strip()]


def _places(stream: Stream, elements: Elements, text: Document) -> Places | None:
    """Where the clauses of a text stand in the file that was made of it; None where it has other characters than the text."""
    try:
        return WrittenPlaces(stream, elements, _sign, clauses_of(text_of(text)))
    except ValueError:
        return None


def _sign(_: object) -> str:
    """All marks of notes are one sign: nothing is compared here."""
    return "*"


def _made(text: Document, template: bytes | None) -> bytes:
    """A Word file of a text that is in none."""
    from itures.render.diff import docx

    sides = [clause.side for clause in clauses_of(text_of(text))]
    same = Diff(text.source, text.source, Summary(), (), (), tuple([(side.place, side.place) for side in sides]))
    made = docx.write(sides, sides, same)
    return made if template is None else in_package_of(template, made)


def _day(date: tuple[str | None, str], languages: Languages) -> str | None:
    """The date of a document, printed in its language, as Word has dates."""
    printed, language = date
    day = due_at(printed, None, languages.of(language)) if printed is not None else None
    return f"{day}T00:00:00Z" if day is not None and len(day) == len("2026-11-09") else None


def _record(decided: Merged, written: Written, authors: Sequence[Author], accepted: str, after: Diff) -> Merge:
    unplaced = {*written.unplaced}
    changes = tuple(
        [
            _unplaced(change) if unit in unplaced and change.outcome == "taken" else change
            for unit, change in zip(decided.units, decided.changes, strict=True)
        ]
    )
    taken, left = Counter[str](), Counter[str]()
    for change in changes:
        (taken if change.outcome == "taken" else left).update(change.names)
    proposals = [
        Merging(one.name, one.source, one.action, one.notes, one.id, by.date, taken[one.name], left[one.name])
        for one, by in zip(decided.proposed, authors, strict=True)
    ]
    numbers = [
        Renumbered(edit.old[0].at, edit.old[0].label, edit.new[0].label)
        for edit in after.edits
        if "renumbered" in edit.kinds and edit.old and edit.new
    ]
    return Merge(
        after.old,
        decided.title,
        accepted,
        tuple(proposals),
        changes,
        decided.conflicts,
        tuple(numbers),
        after.stale,
        decided.left_out,
        tuple([(name, _names(decided, who)) for name, who in written.authors]),
    )


def _names(decided: Merged, who: Who) -> tuple[str, ...]:
    return tuple([decided.proposed[one].name for one in who])


def _unplaced(change: Change) -> Change:
    return replace(change, outcome="unplaced", reasons=("place",), why=SAID["place"])
