"""The sheets of what a corpus answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from itures.model.corpus_answers import Citations, Count, Search, Statistics, Tasks, Where
from itures.render.corpus.sheet import Layout, Marked, Row, Sheet
from itures.render.names import addressee, cited


@singledispatch
def sheets(record: object) -> list[Sheet]:
    """The sheets of an answer. Raises TypeError for what is none.

    >>> sheets(Search("lamps", 0, ()))[0].sum
    'No clause found.'
    """
    raise TypeError(f"{type(record).__name__} is no answer of a corpus")


def counted(count: int, noun: str, plural: str = "") -> str:
    """A number of things, in words.

    >>> counted(1, "clause"), counted(1200, "clause")
    ('1 clause', '1,200 clauses')
    """
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"


def name_of(where: Where) -> str:
    """What the text is called that a clause is in: with its body where others cite it, else its file.

    >>> name_of(Where("a.txt", 0, "PP/RES/14@dubai-2018", "Resolution 14 (Dubai, 2018)", "", "", "", "", "en", ""))
    'PP Resolution 14 (Dubai, 2018)'
    """
    if where.id is not None:
        body = cited(where.id).partition(" ")[0]
        return where.name if where.name.startswith(body) else f"{body} {where.name}"
    return where.name or where.source


def file_of(where: Where) -> str:
    """The file of a clause, and how many are the same."""
    return f"{where.source} (and {counted(where.copies, 'copy', 'copies')})" if where.copies else where.source


@sheets.register
def _search(record: Search) -> list[Sheet]:
    columns = ("document", "source", "clause", "kind", "part", "language", "date", "text", "score")
    rows: list[Row] = [
        (
            name_of(one.where),
            file_of(one.where),
            one.where.at,
            one.where.kind,
            one.where.part,
            one.where.language,
            one.where.date,
            Marked(one.text, one.marks),
            f"{one.score:.2f}",
        )
        for one in record.hits
    ]
    shown = f"; the best {len(rows):,} are shown" if record.total > len(rows) else ""
    most = "more than " if record.more else ""
    told = f"{most}{counted(record.total, 'clause')}{shown}" if rows else "No clause found."
    return [Sheet(f"Search: {record.query}", columns, rows, Layout((0, 1), 2, (7,)), told)]


@sheets.register
def _citations(record: Citations) -> list[Sheet]:
    columns = ("document", "source", "clause", "raw", "id", "rev", "pin", "kind", "status", "message", "replacement")
    rows: list[Row] = [
        (
            name_of(one.where),
            file_of(one.where),
            one.reference.at,
            one.reference.raw,
            one.reference.id,
            {True: "yes", False: "no", None: None}[one.reference.rev],
            one.reference.pin,
            one.reference.kind,
            one.reference.status,
            one.reference.message,
            one.reference.replacement,
        )
        for one in record.references
    ]
    texts = len({(one.where.source, one.where.name) for one in record.references})
    told = f"{counted(len(rows), 'reference')} in {counted(texts, 'text')}" if rows else "No references found."
    title = f"Who cites {cited(record.cited)}" if record.cited else "References"
    return [Sheet(title, columns, rows, Layout((0, 1), 2, (3,), (9,)), told)]


@sheets.register
def _tasks(record: Tasks) -> list[Sheet]:
    columns = (
        "document", "source", "clause", "to", "force", "does", "object", "due", "due at", "due on", "reports to", "with",
        "limits", "text",
    )  # fmt: skip
    rows: list[Row] = []
    for told in record.instructions:
        one = told.instruction
        rows.append(
            (
                name_of(told.where),
                file_of(told.where),
                one.at,
                _names(one.to),
                one.force,
                one.does,
                one.object,
                one.due if one.has_due else None,
                one.due_at if one.has_due else None,
                one.due_on if one.has_due else None,
                _names(one.reports) if one.has_reports else None,
                _names(one.partners),
                "; ".join(one.limits),
                one.text,
            )
        )
    texts = len({(one.where.source, one.where.name) for one in record.instructions})
    sum = f"{counted(len(rows), 'instruction')} in {counted(texts, 'text')}" if rows else "No instructions found."
    return [Sheet("Instructions", columns, rows, Layout((0, 1), 2, (5, 6), (3, 4, 7, 8)), sum)]


def _names(bodies: Sequence[str]) -> str:
    return ", ".join(map(addressee, bodies))


@sheets.register
def _statistics(record: Statistics) -> list[Sheet]:
    rows: list[Row] = [
        ("files", "all", f"{record.files:,}"),
        ("files", "failed", f"{len(record.failures):,}"),
        ("documents", "all", f"{record.documents:,}"),
        ("documents", "errors in them", f"{record.errors:,}"),
        ("documents", "warnings in them", f"{record.warnings:,}"),
        ("texts", "all", f"{record.texts:,}"),
        ("clauses", "all", f"{record.clauses:,}"),
        ("references", "all", f"{record.references:,}"),
        ("instructions", "all", f"{record.instructions:,}"),
    ]
    groups: tuple[tuple[str, Sequence[Count]], ...] = (
        ("texts by body", record.bodies),
        ("texts by edition", record.editions),
        ("documents by language", record.languages),
        ("clauses by kind", record.kinds),
        ("references by status", record.statuses),
        ("clauses by addressee", record.addressees),
        ("documents by what analysed them", record.analysed_by),
        ("documents by what parsed them", record.parsed_by),
    )
    for name, counts in groups:
        rows += [(name, one.name or "none", f"{one.count:,}") for one in counts]
    if record.content is not None:
        rows.append(("content", "SHA-256", record.content))
    found = [Sheet("Corpus", ("what", "of", "count"), rows, Layout((0,), 1, (2,)), counted(record.files, "file"))]
    if record.failures:
        failed: list[Row] = [(one.source, one.error) for one in record.failures]
        told = f"{counted(len(failed), 'file')} could not be read"
        found.append(Sheet("Failures", ("source", "error"), failed, Layout((), 0, (1,)), told))
    return found
