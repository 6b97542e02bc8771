"""The workers of a dask cluster do the steps of a build: the extra `dask`. Everything that imports dask is here.

Workers need this package and nothing of the machine that builds: they get contents of files and stored trees, and once the
register that is asked, with all tables that were added to it. The scheduler needs dask alone, for what goes through it are bytes.
"""

from __future__ import annotations

import logging
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import uuid4

from itures.foundation.version import version
from itures.session.corpus.engines import EngineError
from itures.session.pool import FEW
from itures.session.session import Session

dask: Any
distributed: Any
try:
    dask, distributed = import_module("dask"), import_module("distributed")
except ImportError:
    dask = distributed = None
_Plugin: Any = object if distributed is None else distributed.WorkerPlugin

if TYPE_CHECKING:
    from itures.register.register import Register
    from itures.session.session import Settings

T = TypeVar("T")
R = TypeVar("R")

CONNECT: Final = 10
"""Seconds to wait for a scheduler, and for its first worker."""
PATIENCE: Final = 60
"""Seconds without any worker after which a build gives up: workers that are started anew are back by then."""
_LOOK: Final = 5
"""Seconds after which it is looked again how many workers there are."""
_AHEAD: Final = 2
"""Shares that wait for each thread of a worker, so that none has to wait for the next one."""
_sessions: dict[str, Session] = {}
"""On a worker: the session of each build that it works for."""


class _Tables(_Plugin):  # type: ignore[misc]  # dask has no types
    """Brings the register of a build to each worker, also to those that come later."""

    def __init__(self, build: str, settings: Settings, register: Register) -> None:
        self.name = f"itures-{build}"
        self._build = build
        self._version = version
        self._made = pickle.dumps((settings, register))

    def setup(self, worker: object) -> None:
        """Called on each worker. Raises RuntimeError where another version of this package is installed there."""
        if version != self._version:
            raise RuntimeError(f"itures {version} is installed there, {self._version} is needed")
        settings, register = pickle.loads(self._made)  # noqa: S301  # of the build, as all that a worker gets
        session = Session(settings.registers, as_of=settings.as_of)
        session.__dict__["register"] = register
        _sessions[self._build] = session

    def teardown(self, worker: object) -> None:
        """Called on each worker when the build ends."""
        _sessions.pop(self._build, None)


class Dask:
    """The engine of a cluster, as long as the context lasts. Raises EngineError whatever becomes of scheduler and workers.

    A worker that is lost loses nothing: its steps are done by others. A thing that ends workers as often as the scheduler
    allows, with its share and then by itself, is given up alone.

    >>> with Dask(session, "tcp://127.0.0.1:8786") as engine:  # doctest: +SKIP
    ...     list(engine.each("ab", lambda things: [[*things]], step, str))
    """

    def __init__(self, session: Session, scheduler: str) -> None:
        if distributed is None:
            raise EngineError("the engine dask is missing (pip install itures[dask])")
        self._scheduler = scheduler
        self._build = uuid4().hex
        self._tables = _Tables(self._build, session.settings, session.register)
        self._looked = 0.0
        self._threads = 1
        self._held = ExitStack()

    def __enter__(self) -> Dask:
        with self._held as held:
            held.enter_context(_quietly())
            with self._told("there is no scheduler; check the address"):
                self._client = distributed.Client(self._scheduler, timeout=CONNECT, set_as_default=False, name="itures")
            held.callback(self._client.close)
            with self._told():
                self._wait_for_workers()
                self._client.register_plugin(self._tables)
            held.callback(self._forget)
            self._held = held.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._held.close()

    def _forget(self) -> None:
        """Takes the register from the workers, if that can be done."""
        if self._client.status == "running":
            with suppress(Exception):
                self._client.unregister_worker_plugin(self._tables.name)

    @property
    def workers(self) -> int:
        """How many threads of workers there are."""
        if time.monotonic() - self._looked > _LOOK or not self._looked:
            with self._told():
                self._threads = max(1, sum(self._client.ncores().values()))
            self._looked = time.monotonic()
        return self._threads

    def each(
        self,
        things: Iterable[T],
        shared: Callable[[Iterable[T]], Iterable[Sequence[T]]],
        step: Callable[[T, Session], R],
        lost: Callable[[T], R],
        few: int = FEW,
    ) -> Iterator[R]:
        """What `Engine.each` says; here nothing is too few."""
        waiting: deque[tuple[Sequence[T], Any]] = deque()
        for share in shared(things):
            waiting.append((share, self._sent(share, step)))
            while len(waiting) > _AHEAD * self.workers:
                yield from self._taken(waiting, step, lost)
        while waiting:
            yield from self._taken(waiting, step, lost)

    def _sent(self, share: Sequence[T], step: Callable[[T, Session], R]) -> Any:
        with self._told(), dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"}):
            return self._client.submit(_task(), pickle.dumps((share, step, self._build)), pure=False)

    def _taken(
        self, waiting: deque[tuple[Sequence[T], Any]], step: Callable[[T, Session], R], lost: Callable[[T], R]
    ) -> Iterator[R]:
        """The results of the next share. Where workers ended with it, its things are done again one by one, with nothing else under
        way: what was only near the thing that ends them is not lost with it.
        """
        share, future = waiting.popleft()
        results = self._result(future)
        if results is not None:
            yield from results
            return
        for _, other in waiting:
            self._patiently(partial(other.exception, timeout=_LOOK))
        for one in share:
            results = self._result(self._sent((one,), step))
            yield from [lost(one)] if results is None else results

    def _result(self, future: Any) -> list[Any] | None:
        """The results of a task, None where it ended too many workers."""

        def taken() -> list[Any] | None:
            try:
                results: list[Any] = pickle.loads(future.result(timeout=_LOOK))  # noqa: S301  # of our own workers
            except distributed.KilledWorker:
                return None
            return results

        return self._patiently(taken)

    def _patiently(self, ask: Callable[[], R]) -> R:
        """What is asked for, which raises a TimeoutError as long as it is not there."""
        alone = None
        while True:
            with self._told():
                try:
                    return ask()
                except TimeoutError:
                    found = self._client.ncores()
            now = time.monotonic()
            alone = None if found else alone or now
            if alone is not None and now - alone > PATIENCE:
                raise EngineError(f"{self._scheduler}: it has no worker any more; what was stored so far is whole")

    def _wait_for_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=CONNECT)
        except TimeoutError:
            raise EngineError(
                f"{self._scheduler}: it has no worker; start some with: dask worker {self._scheduler}"
            ) from None

    @contextmanager
    def _told(self, gone: str = "the scheduler is gone; what was stored so far is whole") -> Iterator[None]:
        """Makes an EngineError of whatever dask raises; `gone` says what it means that there is no connection."""
        try:
            yield
        except EngineError:
            raise
        except (OSError, CancelledError) as error:
            raise EngineError(f"{self._scheduler}: {gone}") from error
        except Exception as error:
            words = " ".join(str(error).split())[:200] or type(error).__name__
            raise EngineError(f"{self._scheduler}: {words}") from error


@contextmanager
def _quietly() -> Iterator[None]:
    """What dask logs, in threads of its own, is what its errors say."""
    loggers = [logging.getLogger(f"distributed{name}") for name in ("", ".client", ".core", ".comm")]
    before = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for one, level in zip(loggers, before, strict=True):
            one.setLevel(level)


def _task() -> Callable[[bytes], bytes]:
    """What a worker does. A function in a function goes by value: the scheduler, which looks at it, need not know this package."""

    def work(given: bytes) -> bytes:
        from itures.session.corpus.cluster import worked

        return worked(given)

    return work


def worked(given: bytes) -> bytes:
    """On a worker: the results of a share. Raises RuntimeError where the register of the build is not there."""
    share, step, build = pickle.loads(given)  # noqa: S301  # of the build, as all that a worker gets
    if build not in _sessions:
        raise RuntimeError("a worker has no register of this build; is the same version of itures installed there?")
    return pickle.dumps([step(one, _sessions[build]) for one in share])
