"""Provisions of a treaty text: all of them in order, and which of them stand under which.

In the tree they are flat, as they are cited: each by its number. Their letters say how they nest: "1", "1)", "a)", "i)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from itures.grammar.provisions import numbers
from itures.model.ids import TextId
from itures.model.tree import Division, Instrument, Item

if TYPE_CHECKING:
    from itures.language.parsing import Lexicon

_ROMAN = re.compile(r"[ivx]+\)")


def provisions_of(instrument: Instrument) -> Iterator[tuple[Item, Division | None]]:
    r"""The provisions of an instrument, each with the part that it stands in, in text order.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"CONSTITUTION\nARTICLE 4\nLamps\n29\t1\tLamps are lit.\n30\t2\tThe Board shall meet."
    >>> [(item.at, part.at) for item, part in provisions_of(parse(read("x.txt", text)).instruments[0])]
    [('CS 29', 'CS Article 4'), ('CS 30', 'CS Article 4')]
    """
    if instrument.kind != "provisions":
        return
    for section in instrument.sections:
        for item in section.items:
            yield item, None
    yield from _in_parts((*instrument.divisions, *instrument.annexes))


def _in_parts(parts: Sequence[Division]) -> Iterator[tuple[Item, Division | None]]:
    for part in parts:
        for passage in part.passages:
            for item in passage.items:
                yield item, part
        yield from _in_parts(part.divisions)


def ids_of(item: Item, instrument: Instrument) -> Iterator[str]:
    """The ids by which a provision is cited; several where they were suppressed together.

    >>> from itures.model.stream import Span
    >>> from itures.model.tree import Instrument
    >>> text = Instrument("1", "provisions", "CS", None, False, None, None, None, None, (), None, *((),) * 6, Span(0, 1), "CS")
    >>> list(ids_of(Item("1/219", "CS 219-221", "219 to 221", "(SUP)", (), Span(0, 1)), text))
    ['CS/No.219', 'CS/No.220', 'CS/No.221']
    """
    code, _, number = item.at.rpartition(" ")
    if instrument.treaty is None and code not in ("CS", "CV", "GR", "ITR", "RR"):
        return
    first, _, last = number.partition("-")
    for one in numbers(first, last or None):
        yield str(TextId(code, "", f"No.{one}"))


def parted(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """The letter of a provision and its wording behind it.

    >>> from itures.language import built_in
    >>> lexicon = built_in().of("en").lexicon
    >>> parted("c bis) coordinate the plan;", lexicon), parted("1 1) The Board shall", lexicon)
    (('c bis)', 'coordinate the plan;'), ('1 1)', 'The Board shall'))
    """
    match = lexicon.treaties.letters.match(text)
    end = match.end() if match is not None else 0
    return " ".join(text[:end].split()), text[end:]


def nested(instrument: Instrument, lexicon: Lexicon) -> list[Item]:
    """The provisions of an instrument without their letters, each with those that stand under it.

    Only what ends with a colon has others under it: "The Secretary-General shall: / a) ...".
    """
    found: list[tuple[int, Item, list[int]]] = []
    path: list[int] = []
    part: Division | None = None
    tops: list[int] = []
    for item, where in provisions_of(instrument):
        letter, wording = parted(item.text, lexicon)
        announced = bool(path) and found[path[-1]][1].text.rstrip().endswith(":")
        level = _level(letter, found[path[-1]][0] if announced else 0)
        if where is not part:
            path, part = [], where
        while path and found[path[-1]][0] >= level:
            path.pop()
        if path and found[path[-1]][1].text.rstrip().endswith(":"):
            found[path[-1]][2].append(len(found))
        else:
            tops.append(len(found))
        path.append(len(found))
        found.append((level, replace(item, text=wording), []))

    def whole(index: int) -> Item:
        _, item, below = found[index]
        return replace(item, items=(*item.items, *[whole(one) for one in below])) if below else item

    return [whole(index) for index in tops]


def _level(letter: str, announced: int) -> int:
    """How deep a letter stands: "1" and none 1, "1)" 2, "a)" 3, "i)" 4 under a letter of such depth that announces it."""
    last = letter.split(" ")[-1] if letter.endswith(")") else letter
    if not last or last[0].isdigit():
        return 2 if letter.endswith(")") else 1
    return 4 if _ROMAN.fullmatch(last) and announced >= 3 else 3
