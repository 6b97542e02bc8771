"""What an id means that a user has written: a text, an Article of a basic text, or a conference."""

from __future__ import annotations

from itures.model.editions import Conference
from itures.model.ids import as_written
from itures.register.records import Article, Text
from itures.register.register import Register

Found = Text | Article | tuple[Conference, ...]


def look_up(register: Register, id: str) -> Found:
    """The text of an id, in its own form or in words; the Article, or the one that a number stands in; else who met there.

    Several conferences may have met at one place in one year; where the register knows nothing, there are none.

    >>> from itures.register.register import load
    >>> look_up(load(), "pp/resolution/71").id, look_up(load(), "CS/No.28A").id, look_up(load(), "WRC-19")[0].place
    ('PP/RES/71', 'CS/Art.3', 'Sharm el-Sheikh')
    >>> look_up(load(), "nowhere-1900")
    ()
    """
    return (
        register.text(id)
        or register.text(as_written(id))
        or register.article(id)
        or _conferences(register, id.casefold())
    )


def _conferences(register: Register, edition: str) -> tuple[Conference, ...]:
    meetings = [register.conference(body, edition) for body in register.bodies(edition)]
    return tuple([meeting for meeting in meetings if meeting is not None])
