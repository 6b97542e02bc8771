"""Document to footnotes: each note, the clause that carries its mark, and what it cites."""

from __future__ import annotations

from itures.analyse.references.resolve import find_references
from itures.foundation.collector import building
from itures.language import Languages
from itures.model.footnotes import NoteEntry
from itures.model.references import Reference
from itures.model.stream import Span
from itures.model.tree import Block, Division, Document, Footnote, Item, Node, Section
from itures.model.walk import walk


@building
def find_footnotes(document: Document, languages: Languages | None = None) -> tuple[NoteEntry, ...]:
    r"""The notes of a document: of each instrument in the order of their marks, then those of the cover and the lost.

    What is wrong with them (a mark without a note, a note without a mark) is in `document.diagnostics`.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to meet in towns1;\n2 to part.\n_____________\n1 Of any size."
    >>> [(note.mark, note.at, note.text) for note in find_footnotes(parse(read("x.txt", text)))]
    [('1', 'resolves 1', 'Of any size.')]
    """
    cited: dict[Span, list[Reference]] = {}
    notes = [note for instrument in document.instruments for note in instrument.footnotes] + [*document.footnotes]
    inside = [
        reference for reference in find_references(document, languages=languages) if reference.at.startswith("footnote")
    ]
    for reference in inside:
        for note in notes:
            if any(piece.start <= reference.span.start < piece.end for piece in note.pieces or (note.span,)):
                cited.setdefault(note.span, []).append(reference)
                break
    holders = [node for node in walk(document) if isinstance(node, Section | Item | Division | Block) and _wide(node)]
    return tuple([_entry(note, tuple(cited.get(note.span, ())), holders, document.source) for note in notes])


def _wide(node: Node) -> bool:
    return node.span.start < node.span.end  # type: ignore[union-attr]  # documents have no span, and are not asked


def _entry(
    note: Footnote, references: tuple[Reference, ...], holders: list[Section | Item | Division | Block], source: str
) -> NoteEntry:
    places = [_holder(anchor, holders) for anchor in note.anchors]
    first = places[0] if places else None
    also = [place.at for place in places[1:] if place is not None and not isinstance(place, Block)]
    kind = note.kind
    in_table = any(isinstance(place, Block) and place.role == "table" for place in places)
    return NoteEntry(
        note.mark,
        note.at,
        note.text,
        note.span,
        "table note" if in_table else kind,
        first.id if first is not None and not isinstance(first, Block) else None,
        tuple([path for path in dict.fromkeys(also) if path != note.at]),
        references,
        source,
    )


def _holder(anchor: Span, holders: list[Section | Item | Division | Block]) -> Section | Item | Division | Block | None:
    """The innermost clause around a mark; a table counts as one."""
    found = None
    for node in holders:
        if node.span.start <= anchor.start <= node.span.end and (
            found is None or node.span.end - node.span.start <= found.span.end - found.span.start
        ):
            if isinstance(node, Block) and node.role != "table":
                continue
            found = node
    return found
