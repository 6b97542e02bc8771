"""What a point, or the lead of a call, tells named bodies to do, before the acts in it are read one by one."""

from __future__ import annotations

from dataclasses import dataclass

from itures.analyse.instructions.acts import Act
from itures.model.instructions import Force
from itures.model.stream import Span


@dataclass(frozen=True, slots=True)
class Wording:
    """`text` is that of the clause, `asked` the part of it that says what these bodies shall do; `act` is its first act, with its
    place in `asked`, `below` the points below that are no acts of their own.

    `object` is given where it stands before the act. `partners` and `limits` are those of the call. `follows` says that an
    earlier wording of the same point tells somebody something, too.
    """

    at: str
    clause: str
    text: str
    span: Span
    to: tuple[str, ...]
    force: Force
    asked: str
    act: Act
    below: tuple[str, ...] = ()
    object: str | None = None
    partners: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    follows: bool = False
