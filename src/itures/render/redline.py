"""Tracked changes for people: what is new and what is deleted, told by colour and line, or by signs where there are none.

The signs are those of `itures.render.signs`. Where several authors changed a text, a raised letter behind a change, or
behind the last of changes that follow one another, says whose it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from rich.text import Text

from itures.model.paths import ClausePath
from itures.model.stream import ChangeKind, Revision, Span
from itures.model.tree import Block, Change, Division, Document, Item, MarkedRun, Section
from itures.model.walk import walk
from itures.model.wording import Wording, lead_of, opening_of, wording_of, wordings
from itures.render.signs import SIGNS, Layer, never, passages
from itures.render.visible import visible
from itures.render.wording import Mark, cited, within

_STYLES: Final[dict[ChangeKind, str]] = {
    "insert": "green underline",
    "move-to": "cyan underline",
    "delete": "red strike",
    "move-from": "magenta strike",
}
_WITHDRAWN: Final = "yellow strike"
_WORDS: Final[dict[ChangeKind, str]] = {
    "delete": "deleted",
    "insert": "new",
    "move-from": "moved away",
    "move-to": "moved here",
}
_LETTERS: Final = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_UNKNOWN: Final = "ˀ"
_QUOTED: Final = 80
_NOUNS: Final = {
    "insert": "insertion",
    "delete": "deletion",
    "move-from": "move",
    "format": "change of format",
    "label": "change of label",
}


class Redline:
    """How the changes of one document are shown; `colour` says whether colours tell them, or signs.

    >>> from itures.model.tree import Header
    >>> run = MarkedRun("shall", (0, 5), Revision("insert"))
    >>> Redline(Document("x.docx", "en", "marked", Header(), (), (), (), (), ()), colour=False).text([run]).plain
    '{+shall+}'
    """

    def __init__(self, document: Document, *, colour: bool) -> None:
        self._document = document
        self._colour = colour
        self._reworded = {
            (node.was, node.at) for node in walk(document) if isinstance(node, Section) and node.was is not None
        }
        self._relabelled = {
            (change.id, change.text): change.before for change in reversed(document.changes) if change.kind == "label"
        }
        """The label before, by point and label: a point that got one, or another, though it is no other clause."""
        self.marked = document.view == "marked"
        changes = document.changes
        self._changes = sorted(
            (change for change in changes if change.kind in SIGNS and change.span.start < change.span.end),
            key=lambda change: change.span,
        )
        self._starts = [change.span.start for change in self._changes]
        self._moves = _ends_of_moves(changes)
        names = dict.fromkeys(author for change in changes for author, _ in _made(change) if author and _shown(change))
        self._letters = dict(zip(names, _letters(), strict=False)) if len(names) > 1 else {}
        self._marks = sorted(self._footnote_marks(), key=lambda mark: mark.anchor)
        self._parted = _parted(document)
        self._wordings: list[tuple[MarkedRun, ...]] = []

    def text(self, runs: Sequence[MarkedRun], style: str = "", *, moved: bool = True) -> Text:
        """The runs of a wording as one text; where a passage was `moved` to or from stands behind it."""
        whole = Text("\n").join([self._line(line, style) for line in _lines(runs)])
        named = {run.revision.name: run.revision for run in runs if run.revision is not None and run.revision.name}
        for revision in named.values() if moved else ():
            whole.append(self._other_end(revision, runs[0].span), "dim")
        return whole

    def wording(
        self,
        given: Wording,
        style: str = "",
        *,
        revision: Revision | None = None,
        moved: bool = True,
    ) -> Text | str:
        """A wording with its footnote marks: a Text where it has changes, else a str, which may be cut.

        `revision` is the change of its node as a whole.
        """
        if not given.runs and not (self._marks or self._parted):
            return given.text
        shown = cited(given.marked(), self._marks)
        if not shown:
            return given.text
        end = shown[-1].span.end
        if revision is None and end in self._parted and not _all(_lines(shown)[-1]):
            shown.append(MarkedRun("¶", Span(end, end), self._parted[end]))
        if given.runs or any(run.revision is not None for run in shown):
            return self.text(shown, style, moved=moved)
        return "".join([run.text for run in shown])

    def label(self, node: Item) -> Text:
        """The label of a point: struck or new, if it is, and the one that it had before, if it had another."""
        was = ClausePath.read(node.was).label if node.was is not None else None
        printed = node.printed or node.label
        if node.was is not None and self._from_elsewhere(node.was, node.at):
            # From under another call: its label alone would mislead.
            return Text.assemble(visible(printed), (f" [was {visible(node.was)}]", "dim"))
        if was is not None and was != node.label:
            return Text.assemble(visible(printed), (f" [was {visible(was)}]", "dim"))
        before = self._relabelled.get((node.id, node.label))
        if before is not None and was is None and before != node.label:
            return Text.assemble(visible(printed), (f" [was {visible(before) or 'without a label'}]", "dim"))
        revision = node.revision or self._new_label(node)
        brackets = () if revision is not None or not self.marked else tuple(self._brackets_before(node))
        if not brackets:
            return self.sign(printed, revision)
        new = [change for change in brackets if not change.kind.startswith(("delete", "move-from"))]
        gone = [MarkedRun(change.text, change.span, _revision(change)) for change in brackets if change not in new]
        opening = opening_of(node)
        shown = [MarkedRun(opening, new[0].span, _revision(new[0]))] if new else [MarkedRun(opening, Span(0, 0))]
        return self._line([*gone, *shown, MarkedRun(node.label, Span(0, 0))], "", told=False)

    def _from_elsewhere(self, was: str, at: str) -> bool:
        """Whether a point stood under another call, not under one that is worded otherwise now."""
        before, after = ClausePath.read(was).call, ClausePath.read(at).call
        return before != after and (before, after) not in self._reworded

    def sign(self, text: str, revision: Revision | None) -> Text:
        """A short text that belongs to a change, such as a label or the mark of a note."""
        return self._line([MarkedRun(text, Span(0, 0), revision)], "", told=False)

    def deleted_label(self, section: Section) -> Text:
        """The label that the text below a call had, where it was the first of several points and stands alone now."""
        lead = lead_of(section).marked()
        change = self._change_at(lead[0].span.start - 1) if lead else None
        if change is None or section.revision is not None or change.kind not in ("delete", "move-from"):
            return Text()
        alone = change.span.end == lead[0].span.start and change.at == section.at and len(change.text.strip()) < 8
        return self.sign(change.text.strip(), _revision(change)) if alone else Text()

    def formerly(self, node: Section | Division) -> str:
        """What a call or a heading was, where nothing of its own wording shows it."""
        return f"  (was {node.was})" if node.was is not None and not node.runs else ""

    def quote(self, span: Span) -> Text:
        """The words in a place, with their changes, cut if they are many; an empty text where nothing stands there."""
        found: list[MarkedRun] = []
        room = _QUOTED
        for wording in self._all_wordings():
            if room > 0 and wording and wording[0].span.start < span.end and wording[-1].span.end > span.start:
                part = within(wording, span, room)
                room -= sum([len(run.text) for run in part]) + 1
                found += [MarkedRun(" ", Span(span.start, span.start)), *part] if found else part
        return self._line(found, "", told=False)

    def changed(self, block: Block) -> bool:
        """Whether a paragraph, or a cell of a table, has changes to show."""
        return (
            bool(block.runs)
            or block.revision is not None
            or any(self.changed(part) for row in block.rows for cell in row for part in cell)
        )

    def legend(self) -> list[Text]:
        """What the signs or colours mean that the document needs, and who the letters are."""
        shown = [change for change in self._document.changes if _shown(change)]
        if not shown:
            return []
        kinds = {change.kind for change in shown if not _withdrawn(change)}
        words = [self._signed(word, Layer(kind)) for kind, word in _WORDS.items() if kind in kinds]
        if any(map(_withdrawn, shown)):
            words.append(self._withdrawn_word())
        marked = (run for wording in self._all_wordings() for run in wording if run.revision is not None)
        if self._parted or any("¶" in run.text for run in marked):
            words.append(Text("¶ paragraph mark", "dim"))
        lines = [Text(", " if self._colour else " ").join(words)]
        if self._letters:
            names = [f"{letter} = {visible(name)}" for name, letter in self._letters.items()]
            if not all(author for change in shown for author, _ in _made(change)):
                names.append(f"{_UNKNOWN} = unknown")
            lines.append(Text(", ".join(names), "dim"))
        return lines

    def _all_wordings(self) -> list[tuple[MarkedRun, ...]]:
        if not self._wordings:
            self._wordings = [each.marked() for node in walk(self._document) for each in wordings(node)]
        return self._wordings

    def _signed(self, text: str, layer: Layer) -> Text:
        before, after = SIGNS[layer.kind]
        return Text(text, _STYLES[layer.kind]) if self._colour else Text(f"{before}{text}{after}", "dim")

    def _withdrawn_word(self) -> Text:
        text = "proposed and withdrawn"
        return Text(text, _WITHDRAWN) if self._colour else Text(f"{{+[-{text}-]+}}", "dim")

    def _line(self, runs: Sequence[MarkedRun], style: str, *, told: bool = True) -> Text:
        """One paragraph of a wording. `told` says that authors are told, and what was proposed and withdrawn."""
        line = Text()
        for passage in passages(runs, self._by if told else _nobody):
            shown = visible(passage.text.replace("\t", "  "))
            if self._colour:
                line.append(shown, f"{style} {_style(passage.layers)}".strip())
                line.append("".join([layer.by for layer in passage.closed]), "dim")
            else:
                before = "".join([SIGNS[layer.kind][0] for layer in passage.opened])
                line.append(before + shown, style)
                for layer in passage.closed:
                    line.append(SIGNS[layer.kind][1] + layer.by, style)
        solid = [run.revision for run in runs if run.text.strip(" \t¶")]
        if told and solid and all(map(never, solid)) and solid[0] is not None:
            line.append(_history(solid[0]), "dim")
        return line

    def _by(self, revision: Revision) -> str:
        return self._letters.get(revision.author or "", _UNKNOWN) if self._letters else ""

    def _other_end(self, moved: Revision, here: Span) -> str:
        word, other = ("to", "move-to") if moved.kind == "move-from" else ("from", "move-from")
        ends = self._moves.get((moved.name, other))
        if not ends:
            return f"  (moved {word} elsewhere)"
        # What moved together keeps its order: the second clause at one end is the second one at the other.
        own = self._moves.get((moved.name, moved.kind), [])
        index = max(0, bisect_right(own, here.start, key=_start) - 1)
        end = ends[index] if len(own) == len(ends) else ends[0]
        if end.at is None:
            return f"  (moved {word} elsewhere)"
        # Two calls may have the same words, and a point that moved the same number.
        same = bool(own) and own[index].at == end.at
        side = (", above" if end.span.start < here.start else ", below") if same else ""
        return f"  (moved {word} {visible(end.at)}{side})"

    def _change_at(self, offset: int) -> Change | None:
        index = bisect_right(self._starts, offset) - 1
        change = self._changes[index] if index >= 0 else None
        return change if change is not None and offset < change.span.end else None

    def _brackets_before(self, item: Item) -> Iterator[Change]:
        """The changes of square brackets alone that stand before the wording of a point."""
        text = wording_of(item).marked()
        end = text[0].span.start if text else item.span.end
        at = bisect_right(self._starts, item.span.start - 1)
        while at < len(self._changes) and self._changes[at].span.start < end:
            if "[" in self._changes[at].text and not self._changes[at].text.strip("[]"):
                yield self._changes[at]
            at += 1

    def _new_label(self, item: Item) -> Revision | None:
        """The change of a label that was typed, where the point as a whole is not new."""
        start = (item.pieces or (item.span,))[0].start
        change = self._change_at(start)
        if change is None or change.span.end < start + len(item.printed or item.label):
            return None
        text = wording_of(item).marked()
        # A label that is computed has no characters: those at the start are the wording's own.
        typed = not text or text[0].span.start >= start + len(item.printed or item.label)
        return _revision(change) if typed and change.kind in ("insert", "move-to") else None

    def _footnote_marks(self) -> Iterator[Mark]:
        document = self._document
        for note in chain(document.footnotes, *[instrument.footnotes for instrument in document.instruments]):
            # A note that is not there has no place but that of its mark.
            alone = (note.span,) if note.at is not None and not (note.text or note.runs) else ()
            for anchor in (*alone, *note.anchors):
                change = self._change_at(anchor.start)
                revision = _revision(change) if change is not None else note.revision
                yield Mark(anchor, f"[{note.mark}]", revision)


def summary(document: Document) -> str:
    """One line: how many changes of each kind there are, and whose.

    >>> from itures.model.tree import Header
    >>> summary(Document("x.docx", "en", "marked", Header(), (), (), (), (), ()))
    'No tracked changes'
    """
    counts = Counter(change.kind for change in document.changes)
    # One move has two ends, and may be made of several runs.
    moves = {change.name for change in document.changes if change.kind in ("move-from", "move-to")}
    counts["move-from"] = len(moves - {None}) or len(moves)
    told = [
        f"{counts[kind]} {noun if counts[kind] == 1 else noun.replace('change', 'changes') if ' ' in noun else noun + 's'}"  # type: ignore[index]
        + (" (not shown)" if kind == "format" else "")
        for kind, noun in _NOUNS.items()
        if counts[kind]  # type: ignore[index]
    ]
    if not told:
        return "No tracked changes"
    authors: dict[str, set[str]] = {}
    for change in document.changes:
        for author, date in _made(change):
            if author:
                authors.setdefault(author, set()).add((date or "")[:10])
    names = [f"{visible(name)}{_dates(sorted(date for date in dates if date))}" for name, dates in authors.items()]
    by = f", by {' and '.join([', '.join(names[:-1]), names[-1]] if len(names) > 1 else names)}" if names else ""
    return f"Tracked changes: {', '.join(told)}{by}"


def _dates(dates: list[str]) -> str:
    if not dates:
        return ""
    return f" ({visible(dates[0])})" if len(dates) == 1 else f" ({visible(dates[0])} to {visible(dates[-1])})"


def _nobody(revision: Revision) -> str:
    return ""


def _letters() -> Iterator[str]:
    """A raised letter for each author, two where there are more authors than letters."""
    yield from _LETTERS
    for first in _LETTERS:
        for second in _LETTERS:
            yield first + second


def _made(change: Change) -> list[tuple[str | None, str | None]]:
    """Authors and dates of a change and of those it was made in, the first one first."""
    made = [(change.author, change.date)]
    inside = change.inside
    while inside is not None:
        made.append((inside.author, inside.date))
        inside = inside.inside
    return made[::-1]


def _shown(change: Change) -> bool:
    """Whether the text shows a change; of other looks and labels nothing tells whose they are."""
    return change.kind in SIGNS


def _revision(change: Change) -> Revision | None:
    if change.kind == "format" or change.kind == "label":
        return None
    return Revision(change.kind, change.author, change.date, change.name, change.inside)


def _withdrawn(change: Change) -> bool:
    return never(_revision(change))


def _history(revision: Revision) -> str:
    """Who proposed what stands in neither text, and who withdrew it."""
    proposer = revision.inside.author if revision.inside is not None else None
    if proposer is None or revision.author is None:
        return "  (proposed and withdrawn)"
    if proposer == revision.author:
        return f"  (proposed and withdrawn by {visible(proposer)})"
    return f"  (proposed by {visible(proposer)}, withdrawn by {visible(revision.author)})"


def _start(change: Change) -> int:
    return change.span.start


def _ends_of_moves(changes: Sequence[Change]) -> dict[tuple[str | None, str], list[Change]]:
    """Where the clauses begin that stand at one end of a move, by the name of the move and its end.

    The mark before a clause that moved, and blanks, are no clause of the move, unless nothing else is.
    """
    found: dict[tuple[str | None, str], list[Change]] = {}
    moves = [change for change in changes if change.kind in ("move-from", "move-to") and change.name is not None]
    for change in sorted(moves, key=lambda one: not one.text.strip(" \t¶")):
        ends = found.setdefault((change.name, change.kind), [])
        bare = not change.text.strip(" \t¶")
        if not ends or (not bare and (ends[-1].at, ends[-1].id) != (change.at, change.id)):
            ends.append(change)
    return found


def _style(layers: Sequence[Layer]) -> str:
    """The look of a passage: that of its innermost change, unless it was new and is deleted again."""
    kinds = [layer.kind for layer in layers]
    if not kinds:
        return ""
    if kinds[-1] == "delete" and "insert" in kinds:
        return _WITHDRAWN
    return _STYLES[kinds[-1]]


def _lines(runs: Sequence[MarkedRun]) -> list[list[MarkedRun]]:
    """The paragraphs of a wording, which line feeds part."""
    lines: list[list[MarkedRun]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        lines[-1].append(MarkedRun(first, run.span, run.revision))
        lines.extend([MarkedRun(part, run.span, run.revision)] for part in more)
    return lines


def _all(runs: Sequence[MarkedRun]) -> bool:
    """Whether all of a wording is changed."""
    return bool(runs) and all(run.revision is not None for run in runs if run.text.strip())


def _parted(document: Document) -> dict[int, Revision]:
    """The ends of wordings where a new paragraph mark parts what stood together, with its change.

    Above a paragraph that is all new a new mark parts nothing: Word marks it where one types behind the end of a clause.
    """
    marks = {
        change.span.end: revision
        for change in document.changes
        if change.kind in ("insert", "move-to")
        and change.text.endswith("¶")
        and (revision := _revision(change)) is not None
    }
    for node in walk(document) if marks else ():
        for number, wording in enumerate(each.marked() for each in wordings(node)):
            if _all(wording):
                start = wording[0].span.start
                if number == 0 and not isinstance(node, Document):
                    start = min(start, node.span.start)  # a label stands before its wording
                marks.pop(start - 1, None)
    return marks
