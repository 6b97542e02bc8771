"""The sheets of what a corpus answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from itures.model.brief import counted
from itures.model.citation_graph import CitationGraph, CitedText
from itures.model.corpus_answers import Citations, Count, Search, Statistics, Tasks, Where
from itures.model.editions import spoken
from itures.model.histories import History, HistoryCell, HistoryEdition, HistoryRow, Mandates
from itures.model.ids import TextId
from itures.model.overlaps import Overlap, Overlaps
from itures.render.corpus.sheet import Layout, Marked, Row, Sheet
from itures.render.names import addressee, cited


@singledispatch
def sheets(record: object) -> list[Sheet]:
    """The sheets of an answer. Raises TypeError for what is none.

    >>> sheets(Search("lamps", 0, ()))[0].sum
    'No clause found.'
    """
    raise TypeError(f"{type(record).__name__} is no answer of a corpus")


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
    of = f" of the first {record.ranked:,}" if record.more else ""
    shown = f"; the best {len(rows):,}{of} are shown" if record.more or record.total > len(rows) else ""
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


@sheets.register
def _history(record: History) -> list[Sheet]:
    """A row for each wording that a clause had, with the editions that have it."""
    rows: list[Row] = []
    names = [_edition(one) for one in record.editions]
    for row in record.rows:
        clause = next(cell.at for cell in reversed(row.cells) if cell is not None)
        for first, last, cell in _stretches(row):
            when = names[first] if first == last else f"{names[first]} – {names[last]}"
            if cell is None:
                rows.append((clause, when, None, "removed", None))
            else:
                rows.append((clause, when, cell.at, ", ".join(cell.changes), cell.text))
    title = f"History of {cited(record.id)}"
    told = f"{counted(len(record.rows), 'clause')} in {counted(len(record.editions), 'edition')}"
    clauses = Sheet(title, ("clause", "edition", "at", "changes", "text"), rows, Layout((0,), 1, (4,), (3,)), told)
    steps: list[Row] = [
        (
            f"{names[number]} to {names[number + 1]}",
            *[str(getattr(diff.summary, kind)) for kind in _SUMMARY],
        )
        for number, diff in enumerate(record.diffs)
    ]
    sources: list[Row] = [
        (one.id, one.title, one.source, ", ".join(one.others), str(one.year or "")) for one in record.editions
    ]
    held = Sheet(
        "Editions",
        ("id", "title", "source", "others", "year"),
        sources,
        Layout((), 0, (2,), (3,)),
        counted(len(sources), "edition"),
    )
    layout = Layout((), 0, (), ())
    between = Sheet("Between editions", ("editions", *_SUMMARY), steps, layout, _between(record, names))
    return [held, clauses, between] if steps else [held, clauses]


_SUMMARY = ("added", "removed", "changed", "renumbered", "moved", "split", "merged", "call", "editorial", "unchanged")


def _between(record: History, names: Sequence[str]) -> str:
    told = []
    for number, diff in enumerate(record.diffs):
        counts = [f"{getattr(diff.summary, kind)} {kind}" for kind in _SUMMARY if getattr(diff.summary, kind)]
        told.append(f"{names[number]} to {names[number + 1]}: {', '.join(counts)}")
    return "; ".join(told)


def _edition(one: HistoryEdition) -> str:
    return spoken(TextId.read(one.id).edition)


def _stretches(row: HistoryRow) -> Iterator[tuple[int, int, HistoryCell | None]]:
    """The editions in which a clause had one wording and one place: the first, the last, and the clause; None where it went."""
    first = 0
    for number in range(1, len(row.cells) + 1):
        if number < len(row.cells) and _goes_on(row.cells[number - 1], row.cells[number]):
            continue
        cell = row.cells[first]
        if cell is not None or (first and row.cells[first - 1] is not None):
            yield first, number - 1, cell
        first = number


def _goes_on(before: HistoryCell | None, after: HistoryCell | None) -> bool:
    if before is None or after is None:
        return before is after
    return not after.changes and (before.at, before.text) == (after.at, after.text)


@sheets.register
def _mandates(record: Mandates) -> list[Sheet]:
    columns = (
        "document",
        "mandate",
        "edition",
        "verdict",
        "clause",
        "to",
        "force",
        "does",
        "object",
        "due",
        "notes",
        "text",
    )
    rows: list[Row] = []
    count = 0
    for text in record.texts:
        names = [_edition(one) for one in text.editions]
        for mandate in text.mandates:
            count += 1
            first = next(step.instruction for step in mandate.steps if step.instruction is not None)
            what = f"{_names(first.to)}: {first.does} {first.object or ''}".strip()
            for step in mandate.steps:
                one = step.instruction
                notes = "; ".join(step.notes) or ("in other words" if step.reworded else None)
                rows.append(
                    (cited(text.id), what, names[step.edition], step.verdict)
                    + (
                        (
                            one.at,
                            _names(one.to),
                            one.force,
                            one.does,
                            one.object,
                            one.due if one.has_due else None,
                            notes,
                            one.text,
                        )
                        if one is not None
                        else (None, None, None, None, None, None, notes, None)
                    )
                )
    told = f"{counted(count, 'mandate')} in {counted(len(record.texts), 'text')}" if count else "No mandates found."
    return [Sheet("Mandates", columns, rows, Layout((0, 1), 2, (3,), (4, 10)), told)]


@sheets.register
def _overlaps(record: Overlaps) -> list[Sheet]:
    """A row for each two places; one more for each further place of a wording."""
    columns = (
        "score", "words", "bodies", "document", "source", "clause", "text", "other document", "other source", "other clause",
        "other text",
    )  # fmt: skip
    rows = [row for one in record.overlaps for row in _overlapping(one)]
    told = f"{counted(len(record.overlaps), 'overlap')} among {counted(record.compared, 'clause')}"
    if record.crowded:
        told += f"; {counted(record.crowded, 'wording')} of very common words compared with some of the others only"
    return [Sheet("Overlaps", columns, rows, Layout((3, 5, 6), 0, (7, 9, 10), (1,)), told)]


def _overlapping(one: Overlap) -> list[Row]:
    first = one.one.places[0]
    head = (", ".join(one.bodies), name_of(first), file_of(first), first.at, one.one.text)
    others = one.other.places if one.other is not None else one.one.places[1:]
    words, text = ("alike", one.other.text) if one.other is not None else ("the same", None)
    return [(f"{one.score:g}", words, *head, name_of(each), file_of(each), each.at, text) for each in others]


@sheets.register
def _citation_graph(record: CitationGraph) -> list[Sheet]:
    names = {one.id: _text_name(one) for one in record.texts}
    columns = ("text", "id", "held", "cited by", "cites", "citations", "PageRank", "component")
    rows: list[Row] = [
        (
            names[one.id],
            one.id,
            "yes" if one.held else "no",
            f"{one.cited_by:,}",
            f"{one.cites:,}",
            f"{one.citations:,}",
            f"{one.pagerank:.4f}",
            str(one.component),
        )
        for one in record.texts
    ]
    held = sum(one.held for one in record.texts)
    told = (
        f"{counted(len(rows), 'text')}, {held:,} of them in the corpus; {counted(len(record.links), 'citing clause')};"
        f" {counted(len(record.components), 'component')}"
        if rows
        else "No texts found."
    )
    found = [Sheet("Citations", columns, rows, Layout((), 0, (), (), (3, 4, 6)), told)]
    if record.circles:
        circles: list[Row] = [
            (str(len(one.texts)), " → ".join([names[id] for id in one.way])) for one in record.circles
        ]
        told = f"{counted(len(circles), 'group')} of texts that cite each other"
        found.append(Sheet("Circles", ("texts", "way"), circles, Layout((), 0, (1,)), told))
    if record.orphans:
        alone: list[Row] = [(names[id], id) for id in record.orphans]
        told = f"{counted(len(alone), 'text')} that no other of the corpus cites"
        found.append(Sheet("Cited by no other", ("text", "id"), alone, Layout((), 0, ()), told))
    return found


def _text_name(one: CitedText) -> str:
    return one.label if one.label is not None else cited(one.id, one.revised)
