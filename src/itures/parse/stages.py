"""The steps between a stream and its tree, each with what it made: what `itures debug` shows, and what `build` takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from itures.language import Languages
from itures.language.detect import SAMPLE
from itures.language.parsing import Lexicon
from itures.model.diagnostics import diagnose
from itures.model.stream import Diagnostic, Span, Stream
from itures.model.views import Projection
from itures.parse.brackets import uncover
from itures.parse.lines import Lines, read_lines
from itures.parse.notes import FoundNote, find_notes
from itures.parse.units import assemble
from itures.parse.units.unit import Unit


class Stages(NamedTuple):
    """A stream on its way: its text, the language it is in, its lines (without running heads, marks and notes), notes and units."""

    text: str
    language: str
    lexicon: Lexicon
    lines: Lines
    notes: list[FoundNote]
    units: list[Unit]
    diagnostics: list[Diagnostic]


def stages(stream: Stream, languages: Languages, projection: Projection | None = None) -> Stages:
    r"""Lines, notes and units of a stream in one view. Never raises on what it contains.

    With the `projection` that made the view, all places are those in the stream that it was made from, and the diagnostics
    of that stream are left to whoever has it.

    >>> from itures.language import built_in
    >>> from itures.read import read
    >>> made = stages(read("x.txt", b"RESOLUTION 1 (Kyoto, 1994)\nRules\nresolves\n1 to meet;\n2 to part."), built_in())
    >>> [unit.kind for unit in made.units], len(made.lines.body)
    (['designation', 'title', 'call', 'item', 'item'], 5)
    """
    diagnostics: list[Diagnostic] = list(stream.diagnostics) if projection is None else []
    texts = [paragraph.text for paragraph in stream.paragraphs]
    language = languages.told(_beginning(texts))
    lexicon = languages.of(language).lexicon
    if language not in languages and language != "und":
        diagnostics.append(diagnose("language-without-lexicon", language=language))
    lines = read_lines(stream, texts, lexicon, projection)
    notes = find_notes(stream, lines, lexicon, diagnostics)
    uncover(lines.body, lexicon)
    units = assemble(lines, lexicon, stream.form == "text")
    return Stages("\n".join(texts), language, lexicon, lines, notes, units, diagnostics)


def _beginning(texts: Sequence[str]) -> str:
    """As much of the paragraphs as their language is told from."""
    found: list[str] = []
    size = 0
    for text in texts:
        found.append(text)
        size += len(text) + 1
        if size > SAMPLE:
            break
    return "\n".join(found)


class Shown(NamedTuple):
    """A line or a unit as a developer sees it: its place in the stream, what is known of it, its text."""

    span: Span
    what: str
    text: str


def shown_lines(made: Stages) -> Iterator[Shown]:
    """The lines of the body. "gap": blank lines stand before it; "late": cut off the line before, where a point began;
    "page": the last one of a page; then its computed label and the marks of notes that stood in it.
    """
    ends = set(made.lines.page_ends)
    for index, line in enumerate(made.lines.body):
        span = Span(line.pieces[0].start, line.pieces[-1].end) if line.pieces else Span(0, 0)
        told = {"gap": line.gap, "late": line.late, "page": index + 1 in ends, "cell": line.cell is not None}
        what = [word for word, true in told.items() if true]
        what += [f"label={line.label!r}"] if line.label is not None else []
        what += [f"note={mark.mark}" for mark in line.marks]
        yield Shown(span, " ".join(what), line.text)


def shown_units(made: Stages) -> Iterator[Shown]:
    """The units: what a line began, its label with its depth and how it fits those before ("next", "open", "gap", ...)."""
    for unit in made.units:
        what = [str(unit.kind)]
        if unit.label is not None:
            what += [f"{unit.label!r}", f"depth={unit.depth}", str(unit.fit)]
        if unit.computed is not None and unit.label is None:
            what.append(f"computed={unit.computed!r}")
        yield Shown(unit.span, " ".join(what), unit.text)
