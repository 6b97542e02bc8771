"""One line a node, for golden files and grep: its kind, label, place in the text, and the beginning of its own text.

Children are indented by two blanks under their parent, in the order of the JSON. Diagnostics come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from itures.model.stream import Comment, Diagnostic, Span
from itures.model.tree import (
    Block,
    Bracket,
    Change,
    Division,
    Document,
    Footnote,
    Header,
    Instrument,
    Item,
    Margin,
    MarkedRun,
    Node,
    Passage,
    Section,
)
from itures.model.walk import children, clauses
from itures.render.signs import signed
from itures.render.visible import visible

_SHORT = 60


def render(document: Document, full: bool = False) -> str:
    """The outline of a document, with texts cut after 60 characters, or whole with `full`.

    >>> from itures.model.tree import Header
    >>> document = Document("x.txt", "en", "revised", Header(date="1 May 2022"), (), (), (), (), ())
    >>> print(render(document), end="")
    Document "x.txt" en revised
      Header date "1 May 2022"
    """
    limit = None if full else _SHORT
    lines = list(_node(document, limit, 0))
    gone = {node.id for node in clauses(document) if node.revision is not None and node.revision.hidden("revised")}
    lines.extend(_change(change, gone) for change in document.changes)
    lines.extend(_comment(comment) for comment in document.comments)
    lines.extend(_bracket(bracket) for bracket in document.brackets)
    lines.extend(_diagnostic(diagnostic) for diagnostic in document.diagnostics)
    return "\n".join(lines) + "\n"


def _node(node: Node, limit: int | None, level: int, place: str = "") -> Iterator[str]:
    """The line of a node and the lines under it. `place` is the row and column of a block in a table."""
    margin = "  " * level
    yield margin + " ".join(part for part in _parts(node, limit, place) if part)
    for line in _facts(node, limit):
        yield f"{margin}  {line}"
    if isinstance(node, Block):
        for number, row in enumerate(node.rows):
            for column, cell in enumerate(row):
                for block in cell:
                    yield from _node(block, limit, level + 1, f"({number},{column})")
        return
    for child in children(node):
        yield from _node(child, limit, level + 1)
    if isinstance(node, Section) and node.tail is not None:
        yield f"{margin}  Tail {_extent(node.tail_pieces)} {_quoted(node.tail, limit)}"


def _parts(node: Node, limit: int | None, place: str) -> Iterable[str]:
    """What stands on the line of a node; empty parts are left out."""
    match node:
        case Document():
            return "Document", _quoted(node.source), visible(node.language), node.view
        case Instrument():
            number = _quoted(node.number) if node.number is not None else ""
            draft = f"draft {_quoted(node.draft)}" if node.draft is not None else ""
            title = _quoted(node.title, limit) if node.title is not None else ""
            revised = "revised" if node.revised else ""
            return (
                "Instrument",
                node.kind,
                number,
                draft,
                revised,
                visible(node.edition or ""),
                _place(node.span),
                title,
            )
        case Section():
            listed = _listed(node.addressees)
            return "Section", _quoted(node.printed or node.call), node.kind, listed, _place(node.span), *_tracked(node)
        case Item():
            return (
                "Item",
                _quoted(node.printed or node.label),
                _place(node.span),
                *_tracked(node),
                _quoted(node.text, limit),
            )
        case Division():
            label = _quoted(node.label) if node.label is not None else ""
            title = _quoted(node.title, limit) if node.title is not None else ""
            heading = _quoted(node.heading, limit)
            return "Division", node.kind, label, _place(node.span), *_tracked(node), heading, title
        case Passage():
            return "Passage", _place(node.span)
        case Margin():
            return "Margin", _quoted(node.text), _place(node.span)
        case Block():
            text = "" if node.rows else _quoted(node.text, limit)
            label = _quoted(node.label) if node.label is not None else ""
            return "Block", node.role, place, label, _place(node.span), *_tracked(node), text
        case Footnote():
            kind = "Footnote" if node.kind == "footnote" else "Endnote"
            at = visible(node.at or "-")
            return kind, _quoted(node.mark), _place(node.span), *_tracked(node), _quoted(node.text, limit), f"at {at}"
        case _:
            assert_never(node)


def _tracked(node: Section | Item | Division | Block | Footnote) -> Iterator[str]:
    """The change of a node as a whole, and the path that it had before."""
    if node.revision is not None:
        yield node.revision.kind
    if not isinstance(node, Block | Footnote) and node.was is not None:
        yield f"was {_quoted(node.was)}"


def _runs(name: str, runs: tuple[MarkedRun, ...]) -> Iterator[str]:
    """A wording with its changes, whole: they may stand anywhere in it."""
    if runs:
        yield f"{name} {_quoted(signed(runs))}"


def _facts(node: Node, limit: int | None) -> Iterator[str]:
    """Lines under a node for what it holds besides its children and is not on its own line."""
    if isinstance(node, Section | Item | Division | Block | Footnote):
        yield from _runs("Runs", node.runs)
    match node:
        case Document():
            yield from _header(node.header)
        case Instrument():
            if node.proposal is not None:
                proposal = node.proposal
                named = {"document": proposal.document, "addendum": proposal.addendum, "item": proposal.item}
                parts = (
                    "Proposal",
                    visible(proposal.action),
                    _quoted(proposal.id) if proposal.id is not None else "",
                    _listed(proposal.sources),
                    *(f"{name} {_quoted(value)}" for name, value in named.items() if value is not None),
                )
                yield " ".join(part for part in parts if part)
            if node.formula is not None:
                yield f"Formula {_quoted(node.formula, limit)}"
            if node.history:
                yield f"History {_listed(node.history)}"
            if node.reasons is not None:
                yield f"Reasons {_quoted(node.reasons, limit)}"
        case Section():
            if node.lead is not None:
                yield f"Lead {_extent(node.lead_pieces)} {_quoted(node.lead, limit)}"
            yield from _runs("Lead runs", node.lead_runs)
            yield from _runs("Tail runs", node.tail_runs)
        case Division():
            yield from _runs("Title runs", node.title_runs)
        case Item() | Passage() | Block() | Footnote() | Margin():
            pass
        case _:
            assert_never(node)


def _header(header: Header) -> Iterator[str]:
    fields = {
        "conference": header.conference,
        "sources": header.sources or None,
        "codes": tuple([code or "-" for code in header.source_codes]) or None,
        "document": header.document,
        "date": header.date,
        "original": header.original,
        "agenda": header.agenda,
    }
    parts = [
        f"{name} {_quoted(value) if isinstance(value, str) else ', '.join(map(_quoted, value))}"
        for name, value in fields.items()
        if value is not None
    ]
    if parts:
        yield "Header " + " ".join(parts)


def _change(change: Change, gone: set[str]) -> str:
    """The line of a change. A clause that is `gone` has the number of the original text, which another may have now."""
    author = f" by {_quoted(change.author)}" if change.author is not None else ""
    name = f" {_quoted(change.name)}" if change.name is not None else ""
    inside = f" inside {change.inside.kind}" if change.inside is not None else ""
    before = f" before {_quoted(change.before)}" if change.before is not None else ""
    at = visible(change.at or "-")
    at += " (old numbering)" if change.id in gone else ""
    return f"Change {change.kind}{name} {_place(change.span)} {at}: {_quoted(change.text)}{before}{inside}{author}"


def _comment(comment: Comment) -> str:
    place = _place(comment.anchor) if comment.anchor is not None else "-"
    parent = f" answers {_quoted(comment.parent)}" if comment.parent is not None else ""
    resolved = " resolved" if comment.resolved else ""
    author = f" by {_quoted(comment.author)}" if comment.author is not None else ""
    at = visible(comment.at or "-")
    return f"Comment {_quoted(comment.key)}{parent}{resolved} {place} {at}: {_quoted(comment.text)}{author}"


def _bracket(bracket: Bracket) -> str:
    """A stretch that is not agreed yet; `depth` of one that stands in another."""
    depth = f" depth {bracket.depth}" if bracket.depth > 1 else ""
    return f"Bracket {_place(bracket.span)}{depth}{'' if bracket.closed else ' not closed'}"


def _diagnostic(diagnostic: Diagnostic) -> str:
    parts = (
        diagnostic.severity,
        visible(diagnostic.code),
        _place(diagnostic.span) if diagnostic.span is not None else "",
        visible(diagnostic.at or ""),
    )
    return f"{' '.join(part for part in parts if part)}: {visible(diagnostic.message)}"


def _quoted(text: str, limit: int | None = None) -> str:
    """The text between quotation marks on one line, cut after `limit` characters."""
    if limit is not None and len(text) > limit:
        text = text[:limit].rstrip() + "…"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{visible(escaped)}"'


def _listed(values: Iterable[str]) -> str:
    listed = ", ".join(map(visible, values))
    return f"[{listed}]" if listed else ""


def _place(span: Span) -> str:
    return f"{span.start}..{span.end}"


def _extent(pieces: tuple[Span, ...]) -> str:
    """From the first to the last of the pieces; "-" where the parser recorded none."""
    return f"{pieces[0].start}..{pieces[-1].end}" if pieces else "-"
