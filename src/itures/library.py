"""The functions that `import itures` gives: a thin face of the session, as the command line is another.

Whatever takes time to load is imported where it is used, so that the import of the package costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from itures.model.answer import Answer
    from itures.model.brackets import BracketEntry
    from itures.model.clauses import Clause
    from itures.model.compare import Comparison
    from itures.model.diff import Diff
    from itures.model.footnotes import NoteEntry
    from itures.model.instructions import Acts, Instruction
    from itures.model.provisions import ProvisionEntry
    from itures.model.references import Reference
    from itures.model.stream import Stream, View
    from itures.model.tree import Document
    from itures.redline.redlining import Redline
    from itures.session.merged import MergedFile
    from itures.session.session import Session
    from itures.session.writing import Style

Source = str | PathLike[str] | bytes | BinaryIO
"""Where a document is: the path of a file ("-" is standard input), its content, or a file that is open in binary mode."""


def read(source: Source, *, name: str | None = None, manual_marks: bool = False) -> Stream:
    """The paragraphs of a document, as its reader records them. Raises UnreadableError.

    `name` is what the document goes by; without it that is the name of its file, or "document" for content without one. With
    `manual_marks`, what is underlined in a Word file counts as inserted and what is struck through as deleted.

    >>> itures.read("proposal.docx").form  # doctest: +SKIP
    'docx'
    """
    from itures.read import read as verb

    called, data = _given(source)
    stream = verb(called, data, manual_marks=manual_marks)
    if name is None:
        return stream
    from dataclasses import replace

    return replace(stream, source=name)


def parse(source: Source, view: View = "revised", *, name: str | None = None, manual_marks: bool = False) -> Document:
    r"""The clause tree of a document, with its tracked changes rejected, accepted or kept. Raises UnreadableError.

    `source`, `name` and `manual_marks` are those of `read`. What the document itself gets wrong never raises: it is in
    `diagnostics` of the result.

    >>> import itures
    >>> itures.parse(b"RESOLUTION 1 (Kyoto, 1994)\nRules\nresolves\n1 to meet.").instruments[0].sections
    (<Section 'resolves': 1 point>,)
    """
    from itures.parse import parse as verb

    return verb(read(source, name=name, manual_marks=manual_marks).project(view))


def parse_record(
    source: Source, view: View = "revised", *, name: str | None = None, manual_marks: bool = False
) -> dict[str, Any]:
    """The itures.document/1 record of a document: a pure function for process pools and clusters. Raises UnreadableError.

    >>> list(map(itures.parse_record, ["a.docx", "b.docx"]))  # doctest: +SKIP
    """
    return to_dict(parse(source, view, name=name, manual_marks=manual_marks))


def clauses(document: Document) -> list[Clause]:
    r"""The clauses of a document as a flat sequence, in text order: calls, points, headings, paragraphs, rows, notes.

    Each has its `kind`, its path (`at`), its `label`, its `text` and its place in the text (`span`).

    >>> import itures
    >>> document = itures.parse(b"RESOLUTION 1 (Kyoto, 1994)\nRules\nresolves\n1 to meet.")
    >>> [(clause.kind, clause.at) for clause in itures.clauses(document)][-2:]
    [('call', 'resolves'), ('point', 'resolves 1')]
    """
    from itures.model.clauses import clauses_of

    return clauses_of(document)


def find_references(
    document: Document,
    *,
    session: Session | None = None,
    check: bool = True,
    registers: Sequence[str | PathLike[str]] = (),
) -> Answer[Reference]:
    """What the clauses of a document cite, in the order of the text, each with its status: a sequence of References.

    The register is that of `session`, or the one of the package with `registers`, CSV files that add to it; UnreadableError
    is raised for one that cannot be read. With `check` off no register is asked, and status and message stay None (but for
    clauses that the text itself does not have).

    >>> [each.id for each in itures.find_references(itures.parse("proposal.docx"))]  # doctest: +SKIP
    ['PP/RES/14@antalya-2006']
    """
    session = _session(session, registers)
    if check:
        return session.references(document)
    from itures.analyse.references.resolve import find_references as verb
    from itures.model.answer import Answer

    found = verb(document, languages=session.languages)
    return Answer(document.source, session.texts(document), found, "references")


def find_footnotes(document: Document, *, session: Session | None = None) -> Answer[NoteEntry]:
    """The notes of a document, each with the clause that carries its mark and what it cites: a sequence of NoteEntries.

    >>> [(note.mark, note.at) for note in itures.find_footnotes(itures.parse("proposal.docx"))]  # doctest: +SKIP
    [('1', 'recalling d)')]
    """
    return _session(session).footnotes(document)


def find_brackets(
    document: Document, *, since: Document | None = None, session: Session | None = None
) -> Answer[BracketEntry]:
    """What is open in a document (brackets, alternatives, placeholders), each with its clause: a sequence of BracketEntries.

    With `since`, an earlier round of the same text, `state` says what was opened, closed, or is still open. Authors and dates
    are known in the view "marked" of a Word file with tracked changes.

    >>> for one in itures.find_brackets(itures.parse("draft.docx", view="marked")):  # doctest: +SKIP
    ...     print(one.at, one.kind, one.text, one.author)
    """
    return _session(session).brackets(document, since)


def find_provisions(document: Document, *, session: Session | None = None) -> Answer[ProvisionEntry]:
    """The provisions of treaty texts in a document, each by its number: a sequence of ProvisionEntries.

    >>> [(one.id, one.letter) for one in itures.find_provisions(itures.parse("constitution.txt"))]  # doctest: +SKIP
    [('CS/No.1', ''), ('CS/No.2', '1')]
    """
    return _session(session).provisions(document)


def find_instructions(
    document: Document, *, session: Session | None = None, acts: Acts | None = None
) -> Answer[Instruction]:
    """Who is told to do what, by when, reporting to whom, in the order of the text: a sequence of Instructions.

    A point that holds several acts has one for each (`act` 1, 2 ...). With `acts` "model" they come from a dependency parse; it
    needs the extra `en`, and raises NoModelError without it. By default they are read as the session says: by rules.

    >>> [(one.to, one.does) for one in itures.find_instructions(itures.parse("proposal.docx"))]  # doctest: +SKIP
    [(('SG',), 'report')]
    """
    session = _session(session)
    if acts is None or acts == session.settings.acts:
        return session.instructions(document)
    from itures.analyse.instructions.find import find_instructions as verb
    from itures.model.answer import Answer

    found = verb(document, acts, session.languages)
    return Answer(document.source, session.texts(document), found, "instructions")


def diff(old: Document, new: Document, *, session: Session | None = None) -> Diff:
    """What changed between two texts, clause by clause, and what is only renumbering.

    >>> [edit.kinds for edit in itures.diff(itures.parse("old.txt"), itures.parse("new.docx")).edits]  # doctest: +SKIP
    [('removed',), ('renumbered',)]
    """
    return _session(session).diff(old, new)


def diff_redlined(
    source: Source, *, name: str | None = None, manual_marks: bool = False, session: Session | None = None
) -> Diff:
    """What the tracked changes of one Word file do, with authors and dates. Raises UnreadableError, also for text files.

    >>> itures.diff_redlined("redlined.docx").edits[0].author  # doctest: +SKIP
    'Kenya'
    """
    return _session(session).redlined(read(source, name=name, manual_marks=manual_marks))[2]


def redline(old: Source, new: Source, *, author: str = "itures", date: str | None = None) -> Redline:
    """A copy of the Word file `new` in which its differences to the Word file `old` are tracked changes: its bytes are in `data`.

    `date` is that of the changes as Word has it ("2026-11-09T00:00:00Z"). Raises UnreadableError for what is no Word file.

    >>> itures.redline("old.docx", "new.docx", author="Kenya").changes  # doctest: +SKIP
    12
    """
    from itures.redline.redlining import redlined

    return redlined(_content(old), _content(new), author, date)


def _content(source: Source) -> bytes:
    from pathlib import Path

    called, data = _given(source)
    return Path(called).read_bytes() if data is None else data


def compare(
    base: Document,
    proposals: Sequence[Document],
    names: Sequence[str] | None = None,
    *,
    session: Session | None = None,
) -> Comparison:
    """What several proposals do to the same text, with what they agree on and where they conflict.

    `names` are what they go by, one for each (ValueError otherwise); without them, a proposal goes by its sources, else by
    the name of its file. What is on another resolution is in `left_out` of the result.

    >>> base, *others = map(itures.parse, ["base.docx", "africa.docx", "europe.docx"])  # doctest: +SKIP
    >>> [row.verdict for row in itures.compare(base, others).rows]  # doctest: +SKIP
    ['kept', 'conflict']
    """
    return _session(session).compare(base, proposals, names)


def merge(
    base: Source,
    proposals: Sequence[Document],
    accept: str = "all",
    *,
    names: Sequence[str] | None = None,
    author: str | None = None,
    date: str | None = None,
    template: Source | None = None,
    session: Session | None = None,
) -> MergedFile:
    """Several proposals merged: `record` says what became of every change, `data` is a Word file in which they are tracked changes,
    each of its proposal.

    The file is a copy of `base` where that is a Word file, else of `template`, or has a page of its own. `accept` is "all" (every
    change that touches no other), "alike" (those that two or more make in the same words), "none", or the name of a proposal whose
    wording wins; ValueError for another one. `names` and what they go by without them are as in `compare`. `author` is who
    merges them, `date` that of all changes as Word has it ("2026-11-09T00:00:00Z"), in place of the dates of the documents.

    >>> merged = itures.merge("base.docx", proposals)  # doctest: +SKIP
    >>> [conflict.at for conflict in merged.record.conflicts]  # doctest: +SKIP
    ['resolves 2']
    """
    from itures.session.merged import merged

    called, data = _given(base)
    return merged(
        read(called if data is None else data, name=called),
        _content(base) if data is None else data,
        proposals,
        accept,
        names=names,
        author=author,
        date=date,
        template=_content(template) if template is not None else None,
        languages=_session(session).languages,
    )


def render(document: Document, format: str = "tree", *, full: bool = False, width: int = 80) -> str:
    """The document as text without colours: "tree" (for people), "outline", "json" or "jsonl". Others raise KeyError.

    `full` shows texts whole; `width` is the longest line of a tree.

    >>> itures.render(document, "outline")  # doctest: +SKIP
    """
    from itures.render import Look
    from itures.render import render as verb

    return verb(document, format, Look(full=full, width=width))


def write(
    record: object,
    format: str = "json",
    to: str | PathLike[str] | BinaryIO | None = None,
    *,
    documents: Sequence[Document] = (),
    full: bool = False,
    width: int = 80,
    author: str | None = None,
    date: str | None = None,
    template: Source | None = None,
) -> str | bytes | None:
    r"""A document, an answer, answers of one kind, a comparison or any other record in a format, as the command writes it.

    Text (bytes for "docx") is returned, or written to the path or the binary file `to`, as UTF-8. Formats are "json" and
    "jsonl" for all, "tree" and "outline" for documents; "table", "csv", "markdown" and graphs for answers; "terminal", "html",
    "docx" and "markdown" for comparisons. `documents` are the old and the new one of a `diff`, which every format but JSON
    shows. `author` and `date` ("2026-11-09T00:00:00Z") are those of tracked changes; the Word file of a `diff` is a copy of
    `template`, a Word file, with the redline as its text. Raises ValueError for a format that
    there is not, TypeError for what is no record, OSError where `to` cannot be written.

    >>> import itures
    >>> notes = itures.find_footnotes(itures.parse(b"resolves\n1 to meet."))
    >>> itures.write(notes, "jsonl").startswith('{"source":"document","footnotes":[]')
    True
    """
    from itures.render import Look
    from itures.session.writing import Style, written

    page = _content(template) if template is not None else None
    style: Style = Style(Look(full=full, width=width), author=author, date=date, template=page)
    content = written(record, format, documents, style)
    if to is None:
        return content
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if isinstance(to, str | PathLike):
        from itures.foundation.writing import write_whole

        write_whole(to, data)
    else:
        to.write(data)
    return None


def to_dict(record: object) -> dict[str, Any]:
    r"""A record as dicts, lists and strings, with the fields of its JSON; an answer as the record that is published of it.

    >>> import itures
    >>> itures.to_dict(itures.parse(b"resolves\n1 to meet."))["format"]
    'itures.document/1'
    """
    from itures.model.answer import Answer
    from itures.model.codec import builtins
    from itures.session.capabilities import record_of

    return builtins(record_of(record) if isinstance(record, Answer) else record)


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a record, by its name before the version: "document", "references", "actors", ...

    Raises KeyError for a name that there is not, and says which there are.

    >>> import itures
    >>> itures.schema("document")["$id"]
    'urn:itures:document:1'
    """
    from itures.session.schemas import schema as verb

    return verb(name)


def _session(session: Session | None, registers: Sequence[str | PathLike[str]] = ()) -> Session:
    if session is not None:
        return session
    from itures.session.session import Session as Made

    return Made(registers)


def _given(source: Source) -> tuple[str, bytes | None]:
    """The name of a source, and its content where that is at hand."""
    if isinstance(source, bytes | bytearray | memoryview):
        return "document", bytes(source)
    if isinstance(source, str | PathLike):
        return fspath(source), None
    content = source.read()
    if not isinstance(content, bytes):
        raise TypeError(
            "this file is open as text, which has lost what the reader needs; open it in binary mode ('rb')"
        )
    name = getattr(source, "name", None)
    return (name if isinstance(name, str) else "document"), content
