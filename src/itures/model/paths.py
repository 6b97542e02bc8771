"""Paths of clauses, as a delegate writes them, and ids of nodes, as programs do.

The path of a clause is its call and the labels under it, joined with blanks: "resolves to instruct the Secretary-General 1
a)". Its id has the same parts as keys, with the instrument before them: "1/resolves-to-instruct-the-secretary-general/1/a".
What stands twice under one parent is counted: "a~2". Both are strings in JSON; this module puts them together and takes
them apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from itures.model.folding import folded

BULLETS: Final = "–—•·▪◦●○■□‣⁃*−‒→►➢\uf0b7\uf0a7-"
"""Signs that stand before the points of a list; the last two code points but one are Word's Symbol and Wingdings bullets."""

_LABEL = re.compile(
    rf"[{re.escape(BULLETS)}]"
    r"|\(?(?:[A-Za-z]{1,6}|\d{1,3}[a-z]*)\)[a-z]*"  # a), aa), iv), (1), A), b)bis, 3bis)
    r"|S?(?:\d{1,3}|1[0-8]\d\d)[A-Z]{0,2}[a-z]*(?:\.[A-Z]?\d{1,4}[A-Z]{0,3}[a-z]*)*\.?"  # 1bis, 1.1, 28A, 5.441B; no year
    r"|[A-Za-z]\."
)
_BULLET = "bullet"
"""The key of every point without a label of its own."""
_NO_SIGNS = str.maketrans("", "", " ()")
_NO_KEY = re.compile(r"[^\w.]+")
_RANGE = re.compile(r"(?P<call>.*?)(?P<first>[\w().]+)-(?P<last>[\w().]+)")


class ClausePath(NamedTuple):
    """The call of a clause and the labels under it, from the outside in.

    >>> str(ClausePath("resolves", ("1", "a)")))
    'resolves 1 a)'
    """

    call: str
    labels: tuple[str, ...] = ()

    @classmethod
    def read(cls, at: str, id: str | None = None) -> ClausePath:
        """A path from its string. Where a call ends and its labels begin, the id of the clause says, if it is given.

        >>> ClausePath.read("invites Study Group 3 b)bis (1)")
        ClausePath(call='invites Study Group', labels=('3', 'b)bis', '(1)'))
        >>> ClausePath.read("invites Study Group 3 b)bis (1)", "1/invites-study-group-3/b-bis/1")
        ClausePath(call='invites Study Group 3', labels=('b)bis', '(1)'))
        """
        words = at.split(" ")
        keys = [] if id is None else parts(id)
        count = 0
        while count < len(words) and _LABEL.fullmatch(words[-1 - count]):
            if id is not None and (count >= len(keys) or key_of(words[-1 - count]) != keys[-1 - count]):
                break
            count += 1
        if id is None and count == len(words):
            count -= 1
        split = len(words) - count
        return cls(" ".join(words[:split]), tuple(words[split:]))

    def __str__(self) -> str:
        return " ".join([self.call, *self.labels] if self.call else self.labels)

    @property
    def label(self) -> str:
        """The label of the clause itself, empty for the call.

        >>> ClausePath.read("resolves 1 a)").label, ClausePath.read("resolves").label
        ('a)', '')
        """
        return self.labels[-1] if self.labels else ""

    @property
    def shown(self) -> str:
        """Its labels as they are shown under the call: "1.2" says that it stands under 1.

        >>> ClausePath.read("resolves 1 1.2 i)").shown
        '1.2 i)'
        """
        pairs = zip(self.labels, (*self.labels[1:], ""), strict=False)
        return " ".join([label for label, below in pairs if not below.startswith(f"{label.rstrip('.')}.")])


@lru_cache(maxsize=1024)
def key_of(label: str) -> str:
    """What a label, or the wording of a call, is in an id.

    >>> key_of("b)bis"), key_of("(1)"), key_of("–"), key_of("resolves further")
    ('b-bis', '1', 'bullet', 'resolves-further')
    """
    key = label.strip("().").casefold()
    if key.isalnum():
        return key
    if not any(map(str.isalnum, label)):
        return _BULLET
    return _NO_KEY.sub("-", key).strip("-.") or "point"


class Ids:
    """Makes ids of the nodes under one parent, and counts what is there twice.

    >>> ids = Ids("1/resolves")
    >>> ids.take("a)"), ids.take("a)"), ids.take("–")
    ('1/resolves/a', '1/resolves/a~2', '1/resolves/bullet')
    """

    def __init__(self, parent: str) -> None:
        self.parent = parent
        self.seen: dict[str, int] = {}

    def take(self, name: str) -> str:
        """An id that nothing else under the parent has."""
        key = key_of(name)
        count = self.seen[key] = self.seen.get(key, 0) + 1
        return below(self.parent, key, count) if count > 1 else f"{self.parent}/{key}"


def below(parent: str, key: str | int, count: int = 1) -> str:
    """The id of a node under another one.

    >>> below("1/resolves", "a", 2)
    '1/resolves/a~2'
    """
    return f"{parent}/{key}" + (f"~{count}" if count > 1 else "")


def numbered(parent: str, kind: str, index: int | str) -> str:
    """The id of something that has no label, by its kind and its index under its parent: a row, a block, a note.

    >>> numbered("1/annex", "row", 0)
    '1/annex/row~0'
    """
    return f"{parent}/{kind}~{index}" if parent else f"{kind}~{index}"


def index_of(id: str) -> int:
    """The index in the id of something that has no label, from 0: of a row in its table.

    >>> index_of(numbered("1/annex/block~2", "row", 3))
    3
    """
    index = id.rpartition("~")[2]
    return int(index) if index.isdigit() else 0


def parts(id: str) -> list[str]:
    """The keys of an id, without their counts: the first one is that of the instrument.

    >>> parts("1/resolves/a~2")
    ['1', 'resolves', 'a']
    """
    return [part.partition("~")[0] for part in id.split("/")]


def parent(id: str) -> str:
    """The id of what a node stands under, empty for an instrument.

    >>> parent("1/resolves/a~2"), parent("1")
    ('1/resolves', '')
    """
    return id.rpartition("/")[0]


def instrument(id: str) -> str:
    """The id of the instrument that a node is in.

    >>> instrument("2/resolves/1")
    '2'
    """
    return id.partition("/")[0]


def is_within(id: str, outer: str) -> bool:
    """Whether a node stands under another one.

    >>> is_within("1/resolves/1/a", "1/resolves/1"), is_within("1/resolves/12", "1/resolves/1")
    (True, False)
    """
    return id.startswith(f"{outer}/")


def ends(path: str) -> tuple[str, str]:
    """The first and the last clause of a range that is cited: of "decides 1-3.3" they are "decides 1" and "decides 3.3".

    >>> ends("decides 1-3.3"), ends("decides 2 a)"), ends("annex 2-bis")
    (('decides 1', 'decides 3.3'), ('decides 2 a)', 'decides 2 a)'), ('annex 2-bis', 'annex 2-bis'))
    """
    match = _RANGE.fullmatch(path)
    if match is None or not any(character.isdigit() or character == ")" for character in match["last"]):
        return path, path
    return match["call"] + match["first"], match["call"] + match["last"]


def as_named(at: str) -> frozenset[str]:
    """The forms by which people name a clause, without case, blanks and brackets: "resolves 1 1.2" is "resolves 1.2" too.

    >>> sorted(as_named("resolves 1 1.2")), as_named("resolves 1 b)") == as_named("Resolves 1(b)")
    (['resolves1.2', 'resolves11.2'], True)
    """
    path = ClausePath.read(at)
    return frozenset([folded(form).translate(_NO_SIGNS) for form in (at, f"{path.call} {path.shown}")])


def shows(shown: str, label: str) -> bool:
    """Whether the number that a field shows is that of a clause with this label, alone or behind those above it.

    >>> shows("2 a)", "a)"), shows("3.1", "3.1."), shows("12", "2"), shows("2", "3")
    (True, True, False, False)
    """
    bare, own = _bare(shown), _bare(label)
    if not own or not bare.endswith(own):
        return not own
    before = bare[: -len(own)][-1:]
    return not (before.isdigit() and own[0].isdigit()) and not (before.isalpha() and own[0].isalpha())


def _bare(label: str) -> str:
    return "".join(sign for sign in label.casefold() if sign.isalnum() or sign == ".").strip(".")
