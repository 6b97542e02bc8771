"""From lines to units: whole paragraphs, each with what it is, in one pass over the lines.

Text from PDF breaks paragraphs over lines, text of converters runs several points together on one, and Word has them
right. So one question is asked of every line, whatever its file: does something begin here, or does the unit before go
on? Something begins with a proposal mark, a designation, a formula, a call, a label that fits the labels before it, the
heading of an annex, a history line. A label or a call in the middle of a sentence ("as referred to in / resolves 4;")
begins nothing: the wording before it is still open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from itures.grammar.calls import Call, read_call
from itures.grammar.designations import MARK_BEFORE, Designation, Mark, read_designation, read_mark
from itures.grammar.labels import Fit, Label, Ladder, Place, computed_label, follows, read_label
from itures.language.parsing import Lexicon
from itures.model.folding import folded
from itures.model.stream import Span
from itures.parse.lines import Line, Lines
from itures.parse.lines import Mark as NoteMark

Kind = Literal[
    "paragraph",
    "proposal",
    "designation",
    "reference-line",
    "title",
    "formula",
    "call",
    "item",
    "text",
    "history",
    "reasons",
    "division",
    "division-title",
    "separator",
    "table",
    "heading",
]
RULED = "_—―‗*=-– \t"
RULE = re.compile(r"[_—―‗*=\-–\s]{3,}\Z")
FORMULA_LINES = 4
HISTORY_LINES = 8
CALL_LINES = 6
LOOK_AHEAD = 30
"""Lines after a designation in which a formula or a call must stand for it to open an instrument: long titles take ten."""
TITLE_LENGTH = 500
TITLE_LINES = 6
SHORT_TAIL = 4
"""Words that a call without addressee may have after its verb: "resolves to continue"."""
SHORT = 20
"""A line of fewer characters holds no two points."""
DASHES = "–—−‒-*"
FULL = 0.9
"""A line shorter than this share of the page's width ended before the margin, if its next word would have fitted."""


@dataclass(slots=True)
class Unit:
    """A paragraph with its part in the document. `wording` starts behind its label.

    `computed` is a label that the word processor computed for it: no part of its text.
    """

    kind: Kind
    text: str
    pieces: list[Span]
    marks: list[NoteMark] = field(default_factory=list)
    label: str | None = None
    computed: str | None = None
    wording: int = 0
    depth: int = 0
    fit: Fit | None = None
    call: Call | None = None
    designation: Designation | None = None
    proposal: Mark | None = None
    division: re.Match[str] | None = None
    rows: list[list[list[Line]]] | None = None
    starts: list[int] = field(default_factory=list)
    """Where each of the pieces begins in the text."""

    @property
    def span(self) -> Span:
        return Span(self.pieces[0].start, self.pieces[-1].end) if self.pieces else Span(0, 0)

    def extend(self, line: Line) -> None:
        """Another line of the same paragraph."""
        whole = join(self.text, line.text)
        shift = len(whole) - len(line.text)
        self.starts += [shift] if len(line.pieces) == 1 else [shift + start for start in line.starts]
        self.text = whole
        self.pieces += line.pieces
        self.marks += line.marks


def join(text: str, line: str) -> str:
    """Two parts of a paragraph as one text: a line break reads as a blank, and a hyphen before it stays as it stands.

    Whether "pro-" at a line's end is a printer's hyphen or the word's own, nobody can know; the grammars take either.

    >>> join("the World-", "Wide use")
    'the World- Wide use'
    """
    return f"{text} {line}" if text else line


class Assembler:
    """The pass over the lines. `units` is its result, in text order."""

    def __init__(self, lines: Lines, lexicon: Lexicon, running_text: bool) -> None:
        self.lines = lines.body
        self.wrapped = lines.wrapped
        self.width = lines.width
        self.running = running_text
        self.lexicon = lexicon
        self.units: list[Unit] = []
        self.ladder = Ladder()
        self.mode: Literal["cover", "head", "body", "division", "reasons"] = "cover"
        self.at = 0
        self.calls = 0
        self.inline_calls = False
        self.pending_mark = False
        self.connectors = frozenset(folded(word) for word in lexicon.words["closing_words"])

    def run(self) -> list[Unit]:
        """All units of the lines."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.cell is not None:
                self._table()
            elif not self._opening(line):
                self._continuing(self.lines[self.at])  # which may have been cut
        return self.units

    # What a line may begin, in the order of certainty.

    def _opening(self, line: Line) -> bool:
        text = line.text
        if text[:1] in RULED and RULE.match(text) and text.strip("–-*"):
            self._add("separator", line)
            return True
        if text[:1] in "(ABCDEFGHIJKLMNOPQRSTUVWXYZ" and (self._proposal(line) or self._designation(line)):
            return True
        if self.mode == "cover":
            return False
        if self.mode != "head" and self._reasons(line):
            return True
        if self.mode == "head":
            return self._head(line)
        if line.label is not None:
            return self._item(line)
        return self._division(line) or self._history(line) or self._call(line) or self._item(line)

    def _proposal(self, line: Line) -> bool:
        mark = read_mark(line.text)
        if mark is None:
            before = MARK_BEFORE.match(line.text)
            if before is None or read_designation(line.text[before.end() :], self.lexicon) is None:
                return False
            first, rest = line.cut(before.end())
            self.lines[self.at : self.at + 1] = [first, rest]
            return self._proposal(first) if first.text and rest.text else False
        if mark.action is None and self.mode in ("head", "body", "division") and not self._mark_follows():
            return False
        unit = self._add("proposal", line)
        unit.proposal = mark
        self.mode = "cover"
        self.pending_mark = True
        self.ladder = Ladder()
        return True

    def _mark_follows(self) -> bool:
        mark = read_mark(self.lines[self.at].text) if self.at < len(self.lines) else None
        mark = mark or (read_mark(self.lines[self.at + 1].text) if self.at + 1 < len(self.lines) else None)
        return mark is not None and mark.action is not None

    def _designation(self, line: Line) -> bool:
        found = read_designation(line.text, self.lexicon)
        if found is None and self.running and line.text.count("(") > line.text.count(")") and len(line.text) < 120:
            below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
            whole = join(line.text, below.text) if below is not None else ""
            found = read_designation(whole, self.lexicon)
            if found is not None and below is not None and found.end == len(whole):
                line = Line(whole, [*line.pieces, *below.pieces], [*line.marks, *below.marks], line.gap, line.full)
                self.lines[self.at : self.at + 2] = [line]
            else:
                found = None
        if found is None or (self.running and self.mode == "body" and self._open()):
            return False
        if not self.pending_mark and not self._instrument_follows(found, line):
            return False
        if found.end < len(line.text):
            line, rest = line.cut(found.end)
            self.lines[self.at : self.at + 1] = [line, rest]
        unit = self._add("designation", line)
        unit.designation = found
        self.mode = "head"
        self.pending_mark = False
        self.calls = 0
        self.inline_calls = False
        self.ladder = Ladder()
        return True

    def _instrument_follows(self, found: Designation, line: Line) -> bool:
        """A formula or a bare call stands below, before any other designation."""
        size = 0
        for later in self.lines[self.at + 1 : self.at + 1 + LOOK_AHEAD]:
            text = later.text
            if later.cell is not None and line.cell is None:
                continue
            if self.lexicon.formula_start.match(text) and (text.rstrip().endswith((",", ")")) or len(text) < 120):
                return True
            if (
                self.mode in ("body", "division")
                and not line.text.split(None, 1)[0].isupper()
                and read_call(text, self.lexicon)
            ):
                return False  # inside a text, a line that reads "Resolution 99 (Rev. Dubai, 2018)" is a citation cut at the margin
            call = read_call(text, self.lexicon)
            if call is not None and call.strength != "sentence" and text[:1].islower():
                return True
            if text[:1].isupper():
                again = read_designation(text, self.lexicon)
                if again is not None and (again.number, again.draft) != (found.number, found.draft):
                    return False
            size += len(text)
            if size > 2500:
                return False
        return False

    def _head(self, line: Line) -> bool:
        text = line.text
        if self.lexicon.formula_start.match(text):
            count = self._longest(self.lexicon.formula, FORMULA_LINES)
            if count:
                self._add("formula", *self.lines[self.at : self.at + count])
                self.mode = "body"
                return True
        formula = self.lexicon.formula_start.search(text, 1)
        if formula is not None and self.lexicon.formula.match(text, formula.start()):
            first, rest = line.cut(formula.start())
            self.lines[self.at : self.at + 1] = [first, rest]
            return self._head(first)
        if self._reasons(line):
            return True
        if text.startswith("(") and (text.endswith(")") or self.lexicon.edition.match(text[1:])) and len(text) < 200:
            self._add("reference-line", line)
            return True
        previous = self.units[-1]
        if (
            previous.kind == "designation"
            and text.startswith("[")
            and text.endswith("]")
            and previous.designation is not None
            and previous.designation.draft is None
        ):
            whole = read_designation(previous.text + " " + text, self.lexicon)
            if whole is not None:
                self._extend(previous, line)
                previous.designation = whole
                return True
        if not self._formula_follows() and self._call(line):
            return True
        titles = [unit for unit in self._instrument_units() if unit.kind == "title"]
        label = read_label(text, self.lexicon)
        if titles and label is not None and label.readings[0].style != "number" and not self._open_title(titles[-1]):
            self.mode = "body"
            return self._item(line)
        if titles and (len(titles[-1].text) > TITLE_LENGTH or (titles[-1].text[-1:] in ".;" and not self.wrapped)):
            self.mode = "body"
            return False
        if previous.kind == "title":
            self._extend(previous, line)
        elif titles:
            self.mode = "body"
            return False
        else:
            self._add("title", line)
        return True

    def _formula_follows(self) -> bool:
        """An enacting formula stands a few lines below: until it, lines that look like calls are lines of the title."""
        return any(
            self.lexicon.formula_start.match(later.text) is not None and read_call(later.text, self.lexicon) is None
            for later in self.lines[self.at + 1 : self.at + 1 + TITLE_LINES]
        )

    def _open_title(self, title: Unit) -> bool:
        return self.wrapped and len(title.text) < 60

    def _instrument_units(self) -> list[Unit]:
        found: list[Unit] = []
        for unit in reversed(self.units):
            found.append(unit)
            if unit.kind == "designation":
                break
        return found

    def _reasons(self, line: Line) -> bool:
        if self.lexicon.reasons.match(line.text) is None or (self.wrapped and self._open()):
            return False
        self._add("reasons", line)
        self.mode = "reasons"
        return True

    def _division(self, line: Line) -> bool:
        text = line.text
        if not text[:1].isupper() or folded(text.split(None, 1)[0]) not in self.lexicon.divisions:
            return False
        if self.running and self._open() and not text.isupper():
            return False
        count = 1
        whole = text
        while whole.count("(") > whole.count(")") and count < 4 and self.at + count < len(self.lines):
            whole = join(whole, self.lines[self.at + count].text)
            count += 1
        if count == 1 and self.at + 1 < len(self.lines) and self.lines[self.at + 1].text.startswith("("):
            below = join(text, self.lines[self.at + 1].text)
            owned = self.lexicon.division.match(below)
            if owned is not None and owned["rest"].strip():
                whole, count = below, 2  # "ANNEX A / (to Resolution 920)"
        match = self.lexicon.division.match(whole)
        if match is None or whole[-1:] in ".;:," or len(whole) > 200:
            return False
        kind = self.lexicon.divisions[folded(match["kind"])]
        if kind in ("part", "chapter", "section") and not match["label"]:
            return False
        if (
            not match["label"]
            and not match["rest"].strip()
            and not text.isupper()
            and len(self.lines) > self.at + 1
            and self.wrapped
        ):
            return False
        unit = self._add("division", *self.lines[self.at : self.at + count])
        unit.division = match
        self.mode = "division"
        self.ladder = Ladder()
        return True

    def _history(self, line: Line) -> bool:
        if not line.text.startswith("(") or self.calls == 0 or (self._open() and self.wrapped):
            return False
        count = self._longest(self.lexicon.history, HISTORY_LINES)
        if not count:
            return False
        self._add("history", *self.lines[self.at : self.at + count])
        return True

    def _longest(self, pattern: re.Pattern[str], most: int) -> int:
        """How many lines from here on the pattern fills, at most; 0 where it fills none."""
        text, best = "", 0
        for count, line in enumerate(self.lines[self.at : self.at + most], 1):
            if line.cell is not None:
                break
            text = join(text, line.text)
            if pattern.fullmatch(text):
                best = count
        return best if self.wrapped or best <= 1 or self.running else 1

    # Calls.

    def _call(self, line: Line) -> bool:
        text = line.text
        call = read_call(text, self.lexicon)
        if call is None:
            return False
        if self.running and self._open() and not self._set_apart(call):
            return False
        if self.lexicon.leading.match(text) is not None and not self._evidence(1):
            return False
        count, call = self._whole_call(call)
        if call.strength == "sentence":
            return self._sentence_call(line, call)
        if self.mode == "division" and (call.strength != "bare" and not self._evidence(count)):
            return False
        if call.strength == "unknown" and not self._evidence(count):
            return False
        if text[:1].isupper() and not self._evidence(count) and self.mode != "body":
            return False
        if self.wrapped and call.qualified and not self._evidence(count):
            runs_into_clause = self.lexicon.infinitive.search(call.qualified) is not None
            if runs_into_clause or not self._ended_early(self.at + count - 1):
                return False
        self._add_call(call, self.lines[self.at : self.at + count])
        return True

    def _add_call(self, call: Call, lines: list[Line]) -> None:
        unit = self._add("call", *lines)
        unit.call = call
        self.calls += 1
        self.mode = "body"
        self.ladder = Ladder()

    def _whole_call(self, call: Call) -> tuple[int, Call]:
        """The call with the lines that it goes on over: how many, and the call they make together."""
        best: tuple[int, Call] = (1, call)
        if not self.running:
            return best
        text = self.lines[self.at].text
        for count in range(2, CALL_LINES + 1):
            index = self.at + count - 1
            if index >= len(self.lines) or self.lines[index].cell is not None or self.lines[index].gap:
                break
            following = self.lines[index].text
            current = best[1]
            if self._first_label(following) or self.lexicon.lead_opener.match(following):
                break
            belongs = self._belongs(current, following)
            if not belongs and read_call(following, self.lexicon) is not None:
                break
            if (
                not belongs
                and not current.open
                and not current.qualified
                and current.strength in ("bare", "named")
                and not self._runs_on(index)
            ):
                break
            if current.strength == "sentence" and not self._announces(index):
                break
            text = join(text, following)
            longer = read_call(text, self.lexicon)
            if longer is None:
                if text[-1:] in ".;" or current.strength == "named":
                    break
                continue
            if longer.strength == "sentence" and current.strength != "sentence":
                break
            best = (count, longer)
        if best[1].strength == "sentence":
            return self._announced(call)
        return best

    def _belongs(self, call: Call, following: str) -> bool:
        """The next line can only go on with a name: "and the Director ...", "(TSB)", "of ITU-T", "concerned"."""
        lexicon = self.lexicon
        return bool(call.addressees) and (
            lexicon.joining.match(following) is not None
            or lexicon.possessive.match(" " + following) is not None
            or (following[0] == "(" and ")" in following)
            or lexicon.postposed.match(following) is not None
        )

    def _runs_on(self, index: int) -> bool:
        """The line before `index` was cut at the margin, and a phrase on how, with whom or which goes on after it."""
        before, here = self.lines[index - 1], self.lines[index]
        word = here.text.split(None, 1)[0]
        return before.full + 1 + len(word) > 0.85 * self.width > 0 and (
            self.lexicon.qualifier.match(here.text) is not None
            or self.lexicon.continuer.match(" " + here.text) is not None
        )

    def _announces(self, index: int) -> bool:
        return any(self._first_label(later.text) for later in self.lines[index : index + CALL_LINES])

    def _announced(self, call: Call) -> tuple[int, Call]:
        """As a call: "resolves to invite ITU-R to complete in time for the next conference", where points follow at once."""
        text = ""
        for count in range(1, CALL_LINES + 1):
            index = self.at + count - 1
            if index >= len(self.lines) or (count > 1 and read_call(self.lines[index].text, self.lexicon)):
                break
            text = join(text, self.lines[index].text)
            if text[-1:] in ".;:" or len(text) > 320:
                break
            if index + 1 < len(self.lines) and self._first_label(self.lines[index + 1].text):
                if not call.addressees and len(text[call.end :].split()) > SHORT_TAIL:
                    break
                return count, Call(text.rstrip(" ,"), call.kind, call.verbs, call.addressees, "named", len(text))
        return 1, call

    def _sentence_call(self, line: Line, call: Call) -> bool:
        """A call that runs into its clause on one line, where a text has its calls so, or its type sets it apart."""
        # Prose fills its lines: in wrapped text a call can run on only where the section before ended early.
        ended = call.kind == "operative" and self._ends(",.") and self._ended_early(self.at - 1)
        if self.wrapped and self.calls and not ended:
            return False
        first_of_all = self.calls == 0 and self.units[-1].kind in ("formula", "title", "reference-line")
        apart = not self._open() and not line.late and line.text[:1].islower()
        if apart and self.running and call.kind == "preambular":
            # Sections of a preamble end with commas, so a line cut after a semicolon goes on with its sentence.
            apart = self._ends(",") and line.text.endswith((",", ":")) and not line.gap
        if not (first_of_all or self.inline_calls or apart) or self.mode == "division":
            return False
        if call.end >= len(line.text) or (
            read_label(line.text[call.end :].lstrip(" ,:"), self.lexicon) is not None
            and line.text[call.end :].strip()[:1].isdigit()
        ):
            return False
        self.inline_calls = self.inline_calls or first_of_all
        first, rest = line.cut(call.end)
        stray = len(rest.text) - len(rest.text.lstrip(",: \u00a0"))
        if stray:
            rest = rest.cut(stray)[1]
            first = Line(
                first.text,
                [*first.pieces[:-1], Span(first.pieces[-1].start, rest.pieces[0].start)]
                if rest.pieces
                else first.pieces,
                first.marks,
                first.gap,
                first.full,
            )
        self.lines[self.at : self.at + 1] = [first, rest]
        self._add_call(call, [first])
        return True

    def _evidence(self, count: int) -> bool:
        """What follows the call begins as clauses do: with a first label, "to" or "that"."""
        index = self.at + count
        if index >= len(self.lines):
            return False
        line = self.lines[index]
        text = line.text
        if line.label is not None:
            return computed_label(line.label, self.lexicon).opens
        return self._first_label(text) or self.lexicon.lead_opener.match(text) is not None

    def _first_label(self, text: str) -> bool:
        """A label with which a list begins, and not a date ("1 January 2025") or a citation ("a) and b) above")."""
        label = read_label(text, self.lexicon)
        if label is None or not label.opens:
            return False
        return "\t" in text[: label.end] or self.lexicon.after_no_label.match(text[label.end :]) is None

    def _set_apart(self, call: Call) -> bool:
        """A call on a line of its own with clauses below it stands apart, even where the point above has no punctuation."""
        return (
            self.at > 0
            and self._evidence(1)
            and len(self.lines[self.at].text) < 60
            and (
                self.lines[self.at].gap
                or not self.wrapped
                or self._ended_early(self.at - 1)
                or (call.strength in ("bare", "named") and not call.qualified and not self._hangs())
            )
        )

    def _hangs(self) -> bool:
        """The wording before ends with a word that cannot end anything: "as referred to in", "with the"."""
        words = self.units[-1].text.rsplit(None, 1)
        return words[-1].casefold() in self.lexicon.last_words

    def _ended_early(self, index: int) -> bool:
        if not self.width or index + 1 >= len(self.lines):
            return True
        word = self.lines[index + 1].text.split(None, 1)[0]
        return self.lines[index].full + 1 + len(word) <= FULL * self.width

    # Points.

    def _item(self, line: Line) -> bool:
        lexicon = self.lexicon
        if line.label is not None:
            label = computed_label(line.label, lexicon)
            return self._add_item(line, label, 0, self.ladder.place(label, self._label_after, self._announced_list()))
        label_read = read_label(line.text, lexicon)
        if label_read is None:
            return False
        label = label_read
        wording = line.text[label.end :]
        tabbed = "\t" in line.text[: label.end]
        if not tabbed and not label.readings[0].style.startswith("bullet") and lexicon.after_no_label.match(wording):
            return False
        if not tabbed and label.readings[0].style == "number" and self._is_citation(label, wording):
            return False
        place = self.ladder.place(label, self._label_after, opened=self._announced_list())
        if not self._acceptable(label, place.fit, wording):
            return False
        return self._add_item(line, label, label.end, place)

    def _is_citation(self, label: Label, wording: str) -> bool:
        """A line that goes on with a citation: "2 (Rev. Bucharest, 2022)", "2.1 of the Rules"."""
        decimal = len(label.readings[0].key) > 1
        return wording[:1] == "(" or (decimal and self.lexicon.possessive.match(" " + wording) is not None)

    def _acceptable(self, label: Label, fit: Fit, wording: str) -> bool:
        """Whether a label begins a point here, or is a number or a letter of a sentence."""
        style = label.readings[0].style
        strong = not style.startswith("number") or len(style) > 6 or len(label.readings[0].key) > 1
        if label.tight and (fit not in ("next", "open") or self._open()):
            return False
        closed = not self._open()
        if style.startswith("bullet") and style[-1] not in DASHES:
            return True  # a dash may stand in a sentence, the other signs never do
        if not wording:
            if style == "number":  # alone on a line, in text from PDF: more likely the number of a page
                return not self.wrapped and closed and fit in ("next", "open", "under") and self.calls > 0
            return (closed or not self.wrapped) and (fit != "gap" or strong)
        if self.wrapped or self.lines[self.at].late:
            if closed:
                if fit == "open" and not strong:
                    return self._announced_list()
                if fit == "restart":
                    return style.startswith("bullet") or self._announced_list() or self.mode == "division"
                return (
                    fit != "gap"
                    or (strong and self._gap_is_small(label))
                    or (self._ends(";.") and wording[:1].islower() and self._gap_is_small(label))
                )
            if self._ended_early(self.at - 1) and (fit in ("next", "insert", "under") or (fit == "open" and strong)):
                return True
            return self._goes_on_below(label, fit, wording)
        if style == "number":
            if fit == "gap":
                return self._gap_is_small(label) or "\t" in self.lines[self.at].text[: label.end]
            return not (self.running and not closed and fit != "next") or self._goes_on_below(label, fit, wording)
        return True

    def _goes_on_below(self, label: Label, fit: Fit, wording: str) -> bool:
        """A label after wording that nothing closed: it counts where the list goes on with the label after it.

        "shall, in due course, / i) prepare the budget; / ii) submit it" has a list, "as noted in / a) of this text" none.
        """
        number = label.readings[0].style == "number"
        joined = not number and self.units[-1].text.rsplit(None, 1)[-1] in self.connectors  # "a) ...; and / b) ..."
        if fit not in ("next", "open") or (fit == "next" and self._hangs() and not joined):
            return False
        if number and (len(label.readings[0].key) > 1 or not wording[:1].islower()):
            return False
        if number and fit == "open" and not (self._hangs() or not self.wrapped):
            return False
        if number and fit == "next" and self.lexicon.lead_opener.match(wording) is None:
            return False
        after = self._label_after()
        if after is None:
            return fit == "next"
        return any(follows(one, other) for one in label.readings for other in after.readings)

    def _gap_is_small(self, label: Label) -> bool:
        """One or two labels are missing before this one, not a number out of a sentence."""
        reading = label.readings[0]
        for rung in reversed(self.ladder.rungs):
            for one in label.readings:
                if rung.style == one.style and rung.key[:-1] == one.key[:-1]:
                    return 0 < one.key[-1][0] - rung.key[-1][0] <= 3
        return len(reading.key) == 1 and reading.key[-1][0] <= 4

    def _announced_list(self) -> bool:
        last = self.units[-1]
        if last.kind in ("call", "formula", "division", "division-title", "heading", "title"):
            return True
        return last.text.rstrip().endswith(":") or (last.kind == "text" and not self.ladder.rungs and not self._open())

    def _label_after(self) -> Label | None:
        """The next label of the same look below this line, within the section."""
        here = self._label_of(self.lines[self.at])
        style = {reading.style for reading in here.readings} if here else set()
        for later in self.lines[self.at + 1 : self.at + 60]:
            label = self._label_of(later)
            if label is not None and style & {reading.style for reading in label.readings}:
                return label
            call = read_call(later.text, self.lexicon)
            if call is not None and call.strength != "sentence":
                return None
        return None

    def _label_of(self, line: Line) -> Label | None:
        return read_label(line.text, self.lexicon) if line.label is None else computed_label(line.label, self.lexicon)

    def _add_item(self, line: Line, label: Label, wording: int, place: Place) -> bool:
        self.ladder.step(place)
        rest = None
        if self.running and not self.wrapped and len(line.text) > SHORT:
            line, rest = self._split(line, wording)
        self.lines[self.at] = line
        unit = self._add("item", line)
        unit.label, unit.wording, unit.depth, unit.fit = label.text, wording, place.depth, place.fit
        if rest is not None:
            self.lines.insert(self.at, rest)
        return True

    def _split(self, line: Line, start: int) -> tuple[Line, Line | None]:
        """The line up to the next point inside it: converters run points together ("1 ...; 2 ...; – ...")."""
        for match in self.lexicon.inside.finditer(line.text, start):
            at = match.end()
            label = read_label(line.text[at : at + 40], self.lexicon)
            if label is None or label.end >= 40 or self.lexicon.after_no_label.match(line.text[at + label.end :]):
                continue
            place = self.ladder.place(label)
            before = line.text[match.start()]
            bullet = label.readings[0].style.startswith("bullet")
            if (place.fit in ("next", "under") and (before in ";:." or (before == "," and bullet))) or (
                place.fit == "open" and before == ":"
            ):
                if before == "." and not bullet and not line.text[at + label.end : at + label.end + 1].islower():
                    continue
                return line.cut(at)
        inside = self.lexicon.call_inside.search(line.text, start)
        if inside is not None:
            return line.cut(inside.end())
        annex = self.lexicon.annex_inside.search(line.text, start)
        if annex is not None:
            return line.cut(annex.end())
        return line, None

    # Everything else.

    def _continuing(self, line: Line) -> None:
        """The line begins nothing: it goes on with the unit before, or stands as a paragraph."""
        last = self.units[-1] if self.units else None
        if self.mode == "cover" or last is None:
            self._add("paragraph", line)
            if self.pending_mark and len(self.units) > 3 and all(unit.kind == "paragraph" for unit in self.units[-3:]):
                self.pending_mark = False
            return
        if self.mode == "reasons":
            if last.kind == "reasons" and self.wrapped and not line.gap:
                self._extend(last, line)
            else:
                self._add("reasons", line)
            return
        if self.mode == "division" and self._division_title(line, last):
            return
        if last.kind in ("item", "text") and self._goes_on(line, last):
            self._extend(last, line)
        else:
            rest = None
            if self.running and not self.wrapped and len(line.text) > SHORT:
                line, rest = self._split(line, 0)
                self.lines[self.at] = line
            self._add("text", line)
            if rest is not None:
                self.lines.insert(self.at, rest)

    def _goes_on(self, line: Line, last: Unit) -> bool:
        if last.kind == "item" and not last.text[last.wording :].strip() and last.label is not None:
            return True
        if not self.running:
            return False
        if line.gap and not self._open():
            return False
        if not self.wrapped:
            return (
                self._open()
                and not line.late
                and (line.text[:1].islower() or line.text[:1] in "(,;–“" or line.text[:1].isdigit())
            )
        if self._open():
            return True
        return not (self._ends(".") and self._ended_early(self.at - 1))

    def _division_title(self, line: Line, last: Unit) -> bool:
        """The lines under the heading of an annex, up to the first that is a sentence, are its title."""
        text = line.text
        if last.kind == "division":
            if text[-1:] in ".;:," or len(text) > 250:
                return False
            self._add("division-title", line)
            return True
        if (
            last.kind == "division-title"
            and self.wrapped
            and not line.gap
            and text[-1:] not in ".;:,"
            and self._ended_early(self.at)
            and self._ended_early(self.at - 1)
            and len(last.text) < 200
        ):
            self._extend(last, line)
            return True
        return False

    def _open(self) -> bool:
        """Whether the wording before this line is still going on: nothing closed it."""
        if not self.units:
            return False
        last = self.units[-1]
        if last.kind not in ("item", "text", "paragraph", "reasons") or (
            last.label is not None and not last.text[last.wording :]
        ):
            return False
        return self.lexicon.closed.search(last.text[-40:]) is None

    def _ends(self, marks: str) -> bool:
        return self.units[-1].text.rstrip('”"’) ')[-1:] in tuple(marks)

    def _add(self, kind: Kind, *lines: Line) -> Unit:
        first = lines[0]
        unit = Unit(kind, first.text, first.pieces, first.marks, None, first.label, starts=first.starts)
        for line in lines[1:]:
            unit.extend(line)
        self.units.append(unit)
        self.at += len(lines)
        return unit

    def _extend(self, unit: Unit, line: Line) -> None:
        unit.extend(line)
        self.at += 1

    def _table(self) -> None:
        """The lines of one table, as one unit with rows of cells of lines."""
        first = self.lines[self.at].cell
        rows: dict[int, dict[int, list[Line]]] = {}
        own = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.cell is None or first is None or line.cell.table != first.table:
                break
            rows.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(line)
            own.append(line)
            self.at += 1
        unit = Unit(
            "table", "", [piece for line in own for piece in line.pieces], [mark for line in own for mark in line.marks]
        )
        # A cell without text is a cell all the same: what stands beside it stays in its column.
        columns = sorted({column for cells in rows.values() for column in cells})
        unit.rows = [[cells.get(column, []) for column in columns] for _, cells in sorted(rows.items())]
        self.units.append(unit)


def assemble(lines: Lines, lexicon: Lexicon, running_text: bool) -> list[Unit]:
    """The units of the lines, in text order.

    `running_text`: the lines are those of a text file, whose breaks may be a printer's or a converter's.
    """
    return Assembler(lines, lexicon, running_text).run()
