"""Notes that a converter printed into the text, behind a rule: where each ends, and where the text goes on in its line.

PDF tools give one paragraph a line, and print the foot of a page where the page ended: "b) that masts can be shared;
_____ 1 These include the islands." In such text a note ends with its line. In a few a point or a call follows in the same
line, and several notes may stand behind one rule.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from itures.grammar.calls import read_call
from itures.grammar.labels import DASHES, FIRST_INSIDE, Label, Reading, follows, read_label
from itures.language.parsing import Lexicon
from itures.model.paths import BULLETS
from itures.parse.lines import Line

_SENTENCE_END = re.compile(r"[.;:!?][”\"’)\]]?\s+(?=\S)")
"""Behind one of these another note, a point or a call may begin."""
_NUMBER = re.compile(r"(?P<mark>\d{1,2})\)?\s+(?=\S)")
_WINDOW = 700
"""So many characters show whether a note, a point or a call begins: no more of a long line is read for one."""
LIST_ABOVE = 40
"""So many lines above a note are looked at for the labels of the list that it interrupts."""


class Cut(NamedTuple):
    """A line behind a rule: the notes in it, and what goes on with the text, if anything does."""

    notes: list[Line]
    rest: Line | None


def cut_notes(line: Line, mark: str, above: Sequence[Line], marks: Container[str], lexicon: Lexicon) -> Cut:
    """The notes in a line, the first of which has `mark`. `above` are the lines before the rule, the last one the nearest
    (LIST_ABOVE of them are enough); `marks` are the marks that stand in the text.
    """
    open_labels: list[Reading] | None = None
    notes: list[Line] = []
    start = 0
    for match in _SENTENCE_END.finditer(line.text):
        at = match.end()
        behind = line.text[at : at + _WINDOW]
        number = _NUMBER.match(behind)
        if number is not None and mark.isdigit() and number["mark"] == str(int(mark) + 1) and number["mark"] in marks:
            notes.append(_part(line, start, at))
            start, mark = at, number["mark"]
            continue
        open_labels = list(_labels_above(above, lexicon)) if open_labels is None else open_labels
        if _goes_on(behind, open_labels, lexicon) or _is_call(behind, lexicon):
            rest = _part(line, at, len(line.text))
            # A call in it must not be taken for one that a sentence runs into; a point is asked as one inside a line.
            rest.late = not _is_call(behind, lexicon)
            return Cut([*notes, _part(line, start, at)], rest)
    return Cut([*notes, _part(line, start, len(line.text))], None)


def _part(line: Line, start: int, end: int) -> Line:
    """The characters of a line from one place to another, without blanks at their ends."""
    first = line.cut(end)[0] if end < len(line.text) else line
    return first.cut(start)[1] if start else first


def _labels_above(above: Sequence[Line], lexicon: Lexicon) -> Iterator[Reading]:
    """The labels of the lists that are open where a rule stands, by all that they may be, back to the call over them."""
    for line in reversed(above):
        call = read_call(line.text, lexicon)
        if call is not None and call.strength != "sentence":
            return
        found = [read_label(line.text, lexicon), *_inside(line.text, lexicon)]
        for label in found:
            if label is not None:
                yield from label.readings


def _inside(text: str, lexicon: Lexicon) -> Iterator[Label | None]:
    for pattern in (lexicon.labels.inside, FIRST_INSIDE):
        for match in pattern.finditer(text):
            yield read_label(text[match.end() :], lexicon)
    for sign in (sign for sign in BULLETS if sign not in DASHES and sign in text):
        yield read_label(f"{sign} x", lexicon)


def _goes_on(text: str, open_labels: list[Reading], lexicon: Lexicon) -> bool:
    """Whether a text begins with the label that a list goes on with."""
    label = read_label(text, lexicon)
    if label is None or lexicon.labels.after_no_label.match(text[label.end :]) is not None:
        return False
    return any(follows(old, new) is not None for old in open_labels for new in label.readings)


def _is_call(text: str, lexicon: Lexicon) -> bool:
    """Whether a text behind the end of a sentence begins with a call: with its verb in lower case, as no sentence does."""
    if not text[:1].islower():
        return False
    call = read_call(text, lexicon)
    return call is not None and (call.strength != "sentence" or bool(call.addressees))
