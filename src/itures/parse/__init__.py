"""Stream to Document, in four steps: lines (without running heads, marks and notes), units, header, tree."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from itures.foundation.collector import building
from itures.language import Languages, built_in
from itures.language.detect import SAMPLE
from itures.model.diagnostics import diagnose
from itures.model.stream import Diagnostic, Stream
from itures.model.tree import Document
from itures.parse.build import build
from itures.parse.lines import read_lines
from itures.parse.marked.changes import place_comments
from itures.parse.notes import find_notes
from itures.parse.units import assemble


@building
def parse(stream: Stream, languages: Languages | None = None) -> Document:
    r"""The clause tree of a stream, as it stands: project the stream on a view first. Never raises on what it contains.

    The text is in one of `languages` (those of data/lexicon without any); a diagnostic says so where it is in another.

    >>> from itures.read import read
    >>> document = parse(read("x.txt", b"RESOLUTION 1 (Kyoto, 1994)\nRules\nresolves\n1 to meet;\n2 to part."))
    >>> [item.at for item in document.instruments[0].sections[0].items]
    ['resolves 1', 'resolves 2']
    """
    one_view = partial(_parse, languages=languages or built_in())
    if stream.view == "marked" and stream.tracked:
        from itures.parse.marked.merge import parse_marked

        document = parse_marked(stream, one_view)
    else:
        document = one_view(stream)
    if stream.comments:
        document = replace(document, comments=place_comments(document, stream.comments))
    return document


def _beginning(stream: Stream) -> str:
    """As much of the text as its language is told from."""
    found: list[str] = []
    size = 0
    for paragraph in stream.paragraphs:
        found.append(paragraph.text)
        size += len(found[-1]) + 1
        if size > SAMPLE:
            break
    return "\n".join(found)


def _parse(stream: Stream, languages: Languages) -> Document:
    diagnostics: list[Diagnostic] = list(stream.diagnostics)
    language = languages.told(_beginning(stream))
    lexicon = languages.of(language).lexicon
    if language not in languages and language != "und":
        diagnostics.append(diagnose("language-without-lexicon", language=language))
    lines = read_lines(stream, lexicon)
    notes = find_notes(stream, lines, lexicon, diagnostics)
    units = assemble(lines, lexicon, stream.form == "text")
    return build(stream, language, units, notes, lines.furniture, lines.heads, lexicon, diagnostics)
