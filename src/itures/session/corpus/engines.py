"""Who does the steps of a build: processes of this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from itures.session.pool import FEW, session_of
from itures.session.processes import MOST, Workers, cores, each

if TYPE_CHECKING:
    from itures.session.session import Session, Settings

T = TypeVar("T")
R = TypeVar("R")

_PRELOAD = (
    "itures.session.corpus.record",
    "itures.session.references",
    "itures.session.instructions",
    "itures.read",
    "itures.parse",
)


class EngineError(Exception):
    """Why an engine cannot go on, in one line."""


class Engine(Protocol):
    """Does a step for many things, whoever does it, and gives the results in their order."""

    @property
    def workers(self) -> int:
        """How many steps are done at the same time."""
        ...

    def each(
        self,
        things: Iterable[T],
        shared: Callable[[Iterable[T]], Iterable[Sequence[T]]],
        step: Callable[[T, Session], R],
        lost: Callable[[T], R],
        few: int = FEW,
    ) -> Iterator[R]:
        """The result of `step` for each thing, in order, in a session like the one of the build; of things that end whoever
        does the step, that of `lost`. `shared` makes shares of them that go to a worker at once; so `few` are not worth it.

        `step` is a function at the top of a module, and raises nothing. Things are taken a few ahead of the results.
        """
        ...


class Processes:
    """The engine of one machine: so many processes, or none beside this one for one job or few things.

    >>> from itures.session.session import Settings
    >>> list(Processes(Settings(), 1).each("ab", lambda things: [[*things]], lambda thing, session: thing * 2, str))
    ['aa', 'bb']
    """

    def __init__(self, settings: Settings, jobs: int | None = None) -> None:
        self._settings = settings
        self.workers = min(jobs or cores(), MOST)

    def each(
        self,
        things: Iterable[T],
        shared: Callable[[Iterable[T]], Iterable[Sequence[T]]],
        step: Callable[[T, Session], R],
        lost: Callable[[T], R],
        few: int = FEW,
    ) -> Iterator[R]:
        """What `Engine.each` says."""
        coming = iter(things)
        first = list(islice(coming, few + 1))
        here = partial(_in_session, step=step, settings=self._settings)
        if self.workers > 1 and len(first) > few:
            return each(shared(chain(first, coming)), here, lost, Workers(self.workers, _PRELOAD))
        return map(here, chain(first, coming))


def _in_session(thing: T, step: Callable[[T, Session], R], settings: Settings) -> R:
    return step(thing, session_of(settings))
