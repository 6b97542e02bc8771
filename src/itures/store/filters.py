"""Which clauses are asked for, as conditions of SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

PARTS: Final = ("preambular", "operative")
_DATE: Final = "coalesce(nullif(text.date, ''), document.date)"


class Filters(NamedTuple):
    """What is empty asks for all. `editions` are slugs in the spelling that they are compared in; `kinds` those of clauses, and
    "preambular" and "operative"; `to` are addressees; `since` and `until` days, months or years, both of which count.
    """

    bodies: Sequence[str] = ()
    editions: Sequence[str] = ()
    kinds: Sequence[str] = ()
    to: Sequence[str] = ()
    languages: Sequence[str] = ()
    since: str = ""
    until: str = ""

    def where(self) -> tuple[str, list[str | int]]:
        """The conditions, each behind an AND, and their values.

        >>> Filters(bodies=["PP"], since="2018").where()[1]
        ['PP', '2018']
        """
        conditions: list[str] = []
        values: list[str | int] = []
        for column, wanted in (
            ("text.body", self.bodies),
            ("text.same", self.editions),
            ("document.language", self.languages),
        ):
            if wanted:
                conditions.append(f"{column} IN ({_marks(wanted)})")
                values += wanted
        parts = [kind for kind in self.kinds if kind in PARTS]
        kinds = [kind for kind in self.kinds if kind not in PARTS]
        for column, wanted in (("clause.part", parts), ("clause.kind", kinds)):
            if wanted:
                conditions.append(f"{column} IN ({_marks(wanted)})")
                values += wanted
        if self.to:
            conditions.append(f"clause.id IN (SELECT clause FROM addressed WHERE body IN ({_marks(self.to)}))")
            values += self.to
        if self.since:
            # Of a date both sides count as much as both have: a text of which the year is known is of all its days.
            conditions.append(f"{_DATE} <> '' AND {_DATE} >= substr(?, 1, length({_DATE}))")
            values.append(self.since)
        if self.until:
            conditions.append(f"{_DATE} <> '' AND substr({_DATE}, 1, ?) <= ?")
            values += [len(self.until), self.until]
        return "".join([f" AND {one}" for one in conditions]), values


ALL: Final = Filters()
"""Every clause."""


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
