"""Stream to Document, in four steps: lines (without running heads, marks and notes), units, header, tree."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from itures.foundation.collector import building
from itures.language import Languages, built_in
from itures.model.stream import Stream
from itures.model.tree import Document
from itures.model.views import Projection
from itures.parse.brackets import brackets_of, told_of_brackets
from itures.parse.build import build
from itures.parse.links import told_of_links
from itures.parse.marked.changes import place_comments
from itures.parse.stages import stages


@building
def parse(stream: Stream, languages: Languages | None = None) -> Document:
    r"""The clause tree of a stream, as it stands: project the stream on a view first. Never raises on what it contains.

    The text is in one of `languages` (those of data/lexicon without any); a diagnostic says so where it is in another.

    >>> from itures.read import read
    >>> document = parse(read("x.txt", b"RESOLUTION 1 (Kyoto, 1994)\nRules\nresolves\n1 to meet;\n2 to part."))
    >>> [item.at for item in document.instruments[0].sections[0].items]
    ['resolves 1', 'resolves 2']
    """
    languages = languages or built_in()
    if stream.view == "marked" and stream.tracked:
        from itures.parse.marked.merge import parse_marked

        document, text = parse_marked(stream, partial(_parse, languages=languages))
    else:
        made = stages(stream, languages)
        document, text = build(stream, made), made.text
    if "[" in text or "]" in text:
        document = replace(document, brackets=brackets_of(document, text))
        told = tuple(told_of_brackets(document, text))
        document = replace(document, diagnostics=(*document.diagnostics, *told)) if told else document
    if stream.links:
        document = replace(document, links=stream.links)
        document = replace(document, diagnostics=(*document.diagnostics, *told_of_links(document, text)))
    if stream.comments:
        document = replace(document, comments=place_comments(document, stream.comments))
    return document


def _parse(projection: Projection, languages: Languages) -> Document:
    """The tree of a view, with the places of the stream that it was made from."""
    return build(projection.stream, stages(projection.stream, languages, projection))
