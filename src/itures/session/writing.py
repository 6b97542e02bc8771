"""Answers and documents written in a format: the one place that knows which module writes what.

The command line and the library write through it, so that both give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from itures.model import codec
from itures.model.answer import Answer
from itures.model.compare import Comparison
from itures.model.diff import Diff
from itures.model.merge import Merge
from itures.model.tree import Document
from itures.render import FORMATS, Look, render
from itures.render.outputs import OUTPUTS, formats
from itures.session.capabilities import record_of

if TYPE_CHECKING:
    from itures.render.compare.shared import Only

JSON = ("json", "jsonl")
OF_DIFF = ("terminal", "json", "jsonl", "html", "docx")
OF_MERGE = ("terminal", "json", "jsonl", "html", "markdown")
OF_COMPARISON = ("terminal", "json", "jsonl", "html", "markdown", "docx")


class Style(NamedTuple):
    """How a format that has a choice is written. `summary` and `comments` are for comparisons of two texts, and so is `template`,
    a Word file whose package their Word file is a copy of; `only` is for those of several proposals, `author` and `date` for both
    (as Word has it, "2026-11-09T00:00:00Z").
    """

    look: Look = Look()
    summary: bool = False
    author: str | None = None
    date: str | None = None
    comments: bool = True
    only: Only | None = None
    template: bytes | None = None


_PLAIN = Style()


def written(record: object, format: str, documents: Sequence[Document] = (), style: Style = _PLAIN) -> str | bytes:
    r"""A document, an answer or answers of one capability, a comparison, or any other record, in the format of this name.

    `documents` are the old and the new one of a comparison of two texts, which every format but JSON shows. Raises
    ValueError for a format that there is not, and says which there are; TypeError for what is no record.

    >>> written(Answer("a.txt", (), (), "footnotes"), "csv").splitlines()[0].split(",")[:3]
    ['document', 'source', 'mark']
    """
    match record:
        case Document():
            _known(format, FORMATS)
            return render(record, format, style.look)
        case Answer():
            return _of_answers([record], format, style.look)
        case Diff():
            return _of_diff(record, format, documents, style)
        case Comparison():
            return _of_comparison(record, format, style)
        case Merge():
            return _of_merge(record, format, style)
        case [Answer(), *_]:
            return _of_answers(record, format, style.look)  # type: ignore[arg-type]  # the pattern says what it is
        case _ if hasattr(type(record), "__dataclass_fields__"):
            return _of_record(record, format, style.look)
    raise TypeError(f"{type(record).__name__} is no record; give a document, an answer or a comparison")


def _of_record(record: object, format: str, look: Look) -> str:
    """What a corpus answers in the formats of its commands, any other record as JSON."""
    if format in JSON:
        return _json(record, format)
    from itures.model.citation_graph import CitationGraph
    from itures.render.corpus import sheet
    from itures.render.corpus.answers import sheets
    from itures.render.references import graph

    if sheets.dispatch(type(record)) is sheets.dispatch(object):
        _known(format, JSON)
    if isinstance(record, CitationGraph):
        _known(format, sheet.FORMATS, JSON, graph.FORMATS)
        if format in graph.FORMATS:
            from itures.session.corpus.citations import graph_of

            return graph.FORMATS[format](graph_of(record))
    _known(format, sheet.FORMATS, JSON)
    return sheet.written(sheets(record), format, look)


def _of_answers(answers: Sequence[Answer[Any]], format: str, look: Look) -> str:
    capabilities = {answer.capability for answer in answers}
    if len(capabilities) > 1:
        raise ValueError(f"answers of one kind can be written together, these are {' and '.join(sorted(capabilities))}")
    name = capabilities.pop()
    if format in JSON:
        if format == "json" and len(answers) > 1:
            raise ValueError("json is for one answer; use jsonl for several")
        return "".join([_json(record_of(answer), format) for answer in answers])
    _known(format, formats(name), JSON)
    writer = OUTPUTS[f"{name}.{format}"]
    several = len(answers) > 1
    if writer.follows:
        return "".join([writer.write([answer], look, not index, several) for index, answer in enumerate(answers)])
    return writer.write(answers, look, True, several)


def _of_diff(diff: Diff, format: str, documents: Sequence[Document], style: Style) -> str | bytes:
    from itures.model.clauses import clauses_of

    _known(format, OF_DIFF)
    if format in JSON:
        return _json(diff, format)
    if format == "terminal" and style.summary:
        from itures.render.diff import terminal

        return terminal.summary(diff, style.look)
    if len(documents) != 2:
        raise ValueError(f"{format} shows both texts: give the old and the new one as documents")
    old, new = ([clause.side for clause in clauses_of(document)] for document in documents)
    if format == "docx":
        from itures.render.diff import docx

        made = docx.write(old, new, diff, style.author, style.date, comments=style.comments)
        if style.template is None:
            return made
        from itures.redline.template import in_package_of

        return in_package_of(style.template, made)
    if format == "html":
        from itures.render.diff import html

        return html.render(diff, old, new, full=style.look.full)
    from itures.render.diff import terminal

    return terminal.render(diff, old, new, style.look)


def _of_comparison(comparison: Comparison, format: str, style: Style) -> str | bytes:
    _known(format, OF_COMPARISON)
    if format in JSON:
        from itures.render.compare.shared import only_rows

        return _json(only_rows(comparison, style.only), format)
    if format == "docx":
        from itures.render.compare import docx

        return docx.write(comparison, style.only, style.author, style.date, full=style.look.full)
    if format == "html":
        from itures.render.compare import html

        return html.render(comparison, style.only, full=style.look.full)
    if format == "markdown":
        from itures.render.compare import markdown

        return markdown.markdown(comparison, style.only, full=style.look.full)
    from itures.render.compare import terminal

    return terminal.terminal(comparison, style.look, style.only)


def _of_merge(merge: Merge, format: str, style: Style) -> str:
    _known(format, OF_MERGE)
    if format in JSON:
        return _json(merge, format)
    if format == "html":
        from itures.render.merge import html

        return html.render(merge)
    if format == "markdown":
        from itures.render.merge import markdown

        return markdown.markdown(merge)
    from itures.render.merge import terminal

    return terminal.terminal(merge, style.look)


def _json(record: object, format: str) -> str:
    return codec.encode(record, 2 if format == "json" else 0) + "\n"


def _known(format: str, *known: Sequence[str] | Mapping[str, Any]) -> None:
    names = [name for table in known for name in table]
    if format not in names:
        raise ValueError(f"{format}: there is no such format for this; choose one of: {', '.join(names)}")
