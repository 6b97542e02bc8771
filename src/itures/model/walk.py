"""Going through the tree: children, every node, a node by its id, the pieces of a node's own wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from itures.model.stream import Span
from itures.model.tree import Block, Division, Document, Footnote, Instrument, Item, Margin, Node, Passage, Section


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly under `node`, in the order of its fields (which is text order but for notes and furniture)."""
    match node:
        case Item():
            return (*node.margins, *node.items) if node.margins else node.items
        case Block():
            return tuple([inner for row in node.rows for cell in row for inner in cell]) if node.rows else ()
        case Section():
            return (*node.items, *node.blocks)
        case Division():
            return (*node.margins, *node.passages, *node.sections, *node.divisions)
        case Passage():
            return (*node.blocks, *node.items)
        case Footnote() | Margin():
            return ()
        case Instrument():
            return (
                *node.head,
                *node.sections,
                *node.divisions,
                *node.annexes,
                *node.foot,
                *node.footnotes,
            )
        case Document():
            return (*node.blocks, *node.instruments, *node.footnotes, *node.furniture)
        case _:
            assert_never(node)


def walk(node: Node) -> Iterator[Node]:
    """`node` and everything under it, parents before children."""
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        below = children(here)
        if below:
            stack.extend(below[::-1])


def find(document: Document, id: str) -> Node | None:
    """The node with this id, or None.

    >>> from itures.parse import parse  # doctest: +SKIP
    """
    for node in walk(document):
        if isinstance(node, Instrument | Section | Item | Division) and node.id == id:
            return node
    return None


def pieces(node: Node) -> tuple[Span, ...]:
    """The spans of the node's own wording: without its children's, notes' and running heads'.

    In the view "marked", the places of its deleted characters come last.
    """
    match node:
        case Document() | Instrument() | Passage():
            return ()
        case Section():
            return (*node.pieces, *node.lead_pieces, *node.tail_pieces, *node.struck)
        case Division():
            return (*node.pieces, *node.title_pieces, *node.struck)
        case Block():
            return node.struck if node.rows else (*_own(node), *node.struck)
        case Footnote():
            return (*node.anchors, *_own(node), *node.struck)
        case Item():
            return (*_own(node), *node.struck)
        case Margin():
            return (node.span,)
        case _:
            assert_never(node)


def _own(node: Block | Item | Footnote) -> tuple[Span, ...]:
    """No pieces say that the wording is all of the span; a point whose label is computed may have no wording."""
    return node.pieces or ((node.span,) if node.span.start < node.span.end else ())


def clauses(document: Document) -> Iterator[Section | Item]:
    """Every section and point of the document, annexes included, in text order."""
    for node in walk(document):
        if isinstance(node, Section | Item):
            yield node
