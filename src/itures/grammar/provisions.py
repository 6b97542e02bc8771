"""Provisions of treaty texts: their numbers, and which number may follow which.

provision = [ code ] number [ ( "to" | "and" ) number "(SUP)" ] { margin } [ "(SUP)" ] wording
number    = digits [ letters ] [ "bis" ]               Constitution, Convention, General Rules: 3, 28A, 73bis
          | article "." digits [ letters ] { "." digits }    Regulations: 5.441B, 5.A113, 11.44.1, S5.43
margin    = "PP-98": the conference that wrote the provision last
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from itures.language.parsing import Lexicon

REGULATIONS = "RR"
"""Numbers with the Article before a point are those of the Radio Regulations, where nothing says otherwise."""
SKIPPED = 60
"""A text may go on so many numbers later, where those between were suppressed."""
_PARTS = re.compile(r"(?P<digits>\d+)(?P<letters>[A-Z]*\d?)\s*(?P<ordinal>[a-z]*)")
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Head(NamedTuple):
    """How a provision begins: its number, and where the rest begins. Of several that were suppressed together also the last
    one, and all of them: "219-221", "222,224".

    `treaty` is the code of its text where that stands before the number; `margins` are the conferences that wrote it,
    `places` where they stand in the line.
    """

    number: str
    last: str | None
    several: str
    treaty: str | None
    margins: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    label: str
    end: int

    @property
    def dotted(self) -> bool:
        """Whether it is a number of Regulations."""
        return "." in self.number


def read_head(text: str, lexicon: Lexicon) -> Head | None:
    r"""The beginning of a provision at the start of a line, or None.

    >>> from itures.language import built_in
    >>> head = read_head("28A\tPP-98\ta) to be lit;", built_in().of("en").lexicon)
    >>> head.number, head.margins, head.label
    ('28A', ('PP-98',), '28A')
    >>> read_head("219 to 221 (SUP)", built_in().of("en").lexicon).several
    '219-221'
    """
    if not text[:1].isdigit() and text[:1] not in "SCGINR":
        return None
    match = lexicon.treaties.provision.match(text)
    if match is None:
        return None
    places = []
    margins = []
    for one in re.finditer(r"\s+(\S+)", text[match.start("margins") : match.end("margins")]):
        places.append((match.start("margins") + one.start(), match.start("margins") + one.end()))
        margins.append(one[1].replace("\u2011", "-"))
    number = _plain(match["number"])
    several = _several(number, match["more"], lexicon) if match["more"] else ""
    last = re.split(r"[,-]", several)[-1] if several else None
    label = " ".join(text[match.start("number") : match.end("more") if several else match.end("number")].split())
    end = match.start("suppressed") if match["suppressed"] else match.end()
    return Head(number, last, several, match["treaty"], tuple(margins), tuple(places), label, end)


def _plain(number: str) -> str:
    return "".join(number.split()).rstrip("*")


def _several(first: str, more: str, lexicon: Lexicon) -> str:
    """Several numbers without blanks: "219 to 221" is "219-221", "298A to B" "298A-298B", "222 and 224" "222,224"."""
    found = first
    at = 0
    for match in re.finditer(r"[0-9][0-9A-Za-z.]*(?:\s[A-Z](?=\t|\s*\Z))?\*{0,2}|(?<![A-Za-z])[A-Z](?!\w)", more):
        number = _plain(match.group())
        if number.isalpha():
            number = first.rstrip(_ALPHABET) + number
        ranged = lexicon.treaties.range.fullmatch(more, at, match.start()) is not None
        found += f"{'-' if ranged else ','}{number}"
        at = match.end()
    return found


def all_numbers(several: str) -> Iterator[str]:
    """The numbers in a list or a range of them.

    >>> list(all_numbers("219-221")), list(all_numbers("5,7-8"))
    (['219', '220', '221'], ['5', '7', '8'])
    """
    for part in several.split(","):
        first, _, last = part.partition("-")
        yield from numbers(first, last or None)


def follows(before: str, number: str) -> bool:
    """Whether a number comes right after another one: the next one, or one that was put in between.

    >>> [follows("28", number) for number in ("29", "28A", "28bis", "30", "27")]
    [True, True, True, False, False]
    >>> follows("5.441", "5.441B"), follows("28B", "29"), follows("28B", "28A")
    (True, True, False)
    """
    one, two = _key(before), _key(number)
    if one[:-1] != two[:-1]:
        return False
    return two[-1] == (one[-1][0] + 1, "", "") or (two[-1][0] == one[-1][0] and two[-1] > one[-1])


def is_later(before: str, number: str) -> bool:
    """Whether a number stands behind another one in its text.

    >>> is_later("28A", "31"), is_later("5.441B", "9.2"), is_later("30", "28")
    (True, True, False)
    """
    return _key(number) > _key(before)


def gap(before: str, number: str) -> int:
    """How many numbers stand between two of one Article, or of a text that counts through: 0 for neighbours.

    >>> gap("28", "31"), gap("5.1", "5.3")
    (2, 1)
    """
    return _key(number)[-1][0] - _key(before)[-1][0] - 1


def numbers(first: str, last: str | None) -> Iterator[str]:
    """The numbers from one to another, both included; those with letters go on by the letter.

    >>> list(numbers("219", "221")), list(numbers("298D", "298F")), list(numbers("3", None))
    (['219', '220', '221'], ['298D', '298E', '298F'], ['3'])
    """
    one, two = _PARTS.fullmatch(first), _PARTS.fullmatch(last or first)
    if one is None or two is None or last is None:
        yield first
    elif one["digits"] == two["digits"] and len(one["letters"]) == len(two["letters"]) == 1:
        for letter in _ALPHABET[_ALPHABET.index(one["letters"]) : _ALPHABET.index(two["letters"]) + 1]:
            yield one["digits"] + letter
    else:
        for value in range(int(one["digits"]), min(int(two["digits"]), int(one["digits"]) + 2000) + 1):
            yield str(value)


_Step = tuple[int, str, str]


def _key(number: str) -> tuple[_Step, ...]:
    """What numbers are ordered by: 28 < 28bis < 28A < 28AA < 28B < 29; those of Regulations Article by Article."""
    found: list[_Step] = []
    for part in number.removeprefix("S").split("."):
        match = _PARTS.search(part)
        if match is None:
            found.append((0, part, ""))
            continue
        before = part[: match.start()]  # "5.A113": a number that the conference will give
        found.append((int(match["digits"]), before + match["letters"], match["ordinal"]))
    return tuple(found)
