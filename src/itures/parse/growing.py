"""The tree while its lines are still coming: points, sections, divisions and instruments that are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from itures.model.diagnostics import Code
from itures.parse.units import Unit

RANKS: Final[Mapping[str, int]] = {"annex": 0, "appendix": 0, "attachment": 1, "part": 2, "chapter": 3, "section": 4}
"""Which division stands inside which: a section in a chapter, a chapter in a part, all of them in an annex."""
SUBHEADING = 120
"""A paragraph of an annex that ends without a sign is a heading over what follows, if it is no longer than so many characters."""


@dataclass(slots=True)
class Point:
    """A point while its children are still coming."""

    unit: Unit
    depth: int
    texts: list[Unit] = field(default_factory=list)
    children: list[Point] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """What stands under one heading: a call, a division, or nothing. Points hang on the last point less deep."""

    blocks: list[Unit] = field(default_factory=list)
    nodes: list[Point] = field(default_factory=list)
    path: list[Point] = field(default_factory=list)

    def item(self, unit: Unit) -> None:
        """A point: under the last open point that is less deep."""
        while self.path and self.path[-1].depth >= unit.depth:
            self.path.pop()
        node = Point(unit, unit.depth)
        (self.path[-1].children if self.path else self.nodes).append(node)
        self.path.append(node)

    @property
    def last(self) -> Point | None:
        """The point that was taken last."""
        return self.path[-1] if self.path else None


@dataclass(slots=True)
class OpenSection:
    """What stands under a call."""

    unit: Unit
    group: Group = field(default_factory=Group)
    lead: list[Unit] = field(default_factory=list)
    tail: list[Unit] = field(default_factory=list)
    tables: list[Unit] = field(default_factory=list)

    def text(self, unit: Unit) -> None:
        """A paragraph: of the call, of its last point, or behind all of them."""
        last = self.group.last
        if last is None:
            self.lead.append(unit)
        elif self.tail:
            self.tail.append(unit)
        else:
            last.texts.append(unit)


@dataclass(slots=True)
class OpenDivision:
    """What stands under the heading of an annex or a part."""

    unit: Unit
    kind: str
    rank: int
    title: Unit | None = None
    groups: list[Group] = field(default_factory=lambda: [Group()])
    sections: list[OpenSection] = field(default_factory=list)
    divisions: list[OpenDivision] = field(default_factory=list)

    def text(self, unit: Unit) -> None:
        """A paragraph, a heading, a table: it goes on with the last point, or stands before those that follow."""
        group = self.groups[-1]
        last = group.last
        if last is not None and unit.kind == "text":
            wording = (last.texts[-1].text if last.texts else last.unit.text).rstrip()
            heading = wording[-1:] not in tuple(".;,:") and len(wording) < SUBHEADING
            if wording.endswith(":") or heading or unit.text[:1].islower():
                last.texts.append(unit)
                return
        if group.nodes:
            group = Group()
            self.groups.append(group)
        group.blocks.append(unit)


@dataclass(slots=True)
class OpenInstrument:
    """A text from its first line on; `here` is what a line goes on with, `stack` the divisions that are open."""

    head: list[Unit]
    sections: list[OpenSection] = field(default_factory=list)
    divisions: list[OpenDivision] = field(default_factory=list)
    foot: list[Unit] = field(default_factory=list)
    unplaced: list[tuple[Unit, Code, str]] = field(default_factory=list)
    """What stands under no call, and what is said of it."""
    treaty: str | None = None
    """The code of a treaty text, empty where nothing says it; None for any other text."""
    ended: bool = False
    """Its reasons stand above: nothing goes on with its provisions."""
    un_form: bool = False
    """Its points open with the verbs of calls, as those of the United Nations do."""
    here: OpenSection | OpenDivision | None = None
    stack: list[OpenDivision] = field(default_factory=list)

    def divide(self, division: OpenDivision) -> None:
        """A division: in the last open one that may hold it."""
        while self.stack and self.stack[-1].rank >= division.rank:
            self.stack.pop()
        self.holder.append(division)
        self.stack.append(division)
        self.here = division

    @property
    def holder(self) -> list[OpenDivision]:
        """The divisions under the one that is open, or those of the text itself."""
        return self.stack[-1].divisions if self.stack else self.divisions
