"""A step done for many things by several processes, in their order, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

T = TypeVar("T")
R = TypeVar("R")

MOST = 61
"""Processes that Windows can wait for."""
TOGETHER = 8
"""So many things at most go to a process at once."""


class Workers(NamedTuple):
    """How many processes, and the modules that they have loaded before the first thing comes."""

    jobs: int
    preload: tuple[str, ...] = ()


def each(
    shares: Iterable[Sequence[T]], step: Callable[[T], R], lost: Callable[[T], R], workers: Workers
) -> Iterator[R]:
    """The result of a step for each thing, in order. The things come in shares: a process gets one share at once.

    `step` can be pickled, and raises nothing. Shares are taken as results are, a few ahead, so neither things nor results fill
    the memory. If a process dies (the system ends one that takes too much memory), what was under way is done again apart, so
    that only the thing that does it is lost (`lost` gives its result); with the others a new pool goes on.

    >>> list(each([["a"], ["b"]], str.upper, str, Workers(2)))  # doctest: +SKIP
    ['A', 'B']
    """
    from concurrent.futures.process import BrokenProcessPool

    coming = iter(shares)
    share = next(coming, None)
    tried = False
    while share is not None:
        waiting: deque[tuple[Sequence[T], Future[list[R]]]] = deque()
        pool = _pool(workers)
        done = False
        try:
            while share is not None:
                with _undisturbed():
                    # submit() itself fails in a broken pool: the share is the next one still.
                    waiting.append((share, pool.submit(_work_through, share, step)))
                share = next(coming, None)
                if len(waiting) >= 2 * workers.jobs:
                    yield from _taken(waiting)
            while waiting:
                yield from _taken(waiting)
            done = True
        except BrokenProcessPool:
            if not tried:
                _try_one(workers)
                tried = True
        finally:
            # Idle workers end at once; a pool that is left to the end of the process may find its pipe closed there.
            pool.shutdown(wait=done, cancel_futures=True)
        for left, future in waiting:
            yield from _again(left, future, step, lost, workers)


def _try_one(workers: Workers) -> None:
    """Raises RuntimeError where no process can be started: of a script that does so while it is imported, each new process is the
    script again, and ends at once.
    """
    from concurrent.futures.process import BrokenProcessPool

    with _pool(workers._replace(jobs=1)) as pool:
        try:
            pool.submit(int).result()
        except BrokenProcessPool:
            raise RuntimeError(
                'no process could be started; in a script, call this below a line `if __name__ == "__main__":`, or with one job'
            ) from None


def cores() -> int:
    """How many processors this process may use.

    >>> cores() > 0
    True
    """
    count = getattr(os, "process_cpu_count", os.cpu_count)()
    return int(count or 1)


def _work_through(share: Sequence[T], step: Callable[[T], R]) -> list[R]:
    """The result of each thing of a share."""
    return [step(one) for one in share]


def _again(
    share: Sequence[T], future: Future[list[R]], step: Callable[[T], R], lost: Callable[[T], R], workers: Workers
) -> Iterator[R]:
    """The results of things that a broken pool left: what was done before it broke, else they are done in a process of their own,
    and where that dies too, each in one.
    """
    if future.done() and not future.cancelled() and future.exception() is None:
        yield from future.result()
        return
    results = _alone(share, step, workers)
    if results is not None:
        yield from results
        return
    for one in share:
        single = _alone((one,), step, workers) if len(share) > 1 else None
        yield from single if single is not None else [lost(one)]


def _alone(share: Sequence[T], step: Callable[[T], R], workers: Workers) -> list[R] | None:
    """The results of things that one process does which does nothing else; None where it dies."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(workers._replace(jobs=1)) as single:
        try:
            return single.submit(_work_through, share, step).result()
        except BrokenProcessPool:
            return None


def _taken(waiting: deque[tuple[Sequence[T], Future[list[R]]]]) -> list[R]:
    """The next results in order. They leave the queue only when they are there, so that a broken pool loses nothing."""
    results = waiting[0][1].result()
    waiting.popleft()
    return results


def _pool(workers: Workers) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(workers.jobs, mp_context=_context(workers.preload), initializer=_ready_worker)


def _context(preload: Sequence[str]) -> BaseContext:
    """The way to start workers: fork is not safe beside the thread of the progress bar, a fork server is as quick."""
    from multiprocessing import get_all_start_methods, get_context

    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    from multiprocessing.forkserver import ensure_running

    context = get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    if threading.current_thread() is not threading.main_thread():
        return context
    # The server starts deaf to Ctrl-C as well, and its workers with it: it would tell of it in a traceback.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)
    return context


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Puts off Ctrl-C until the end of the block: half a worker, or half a message to one, would end in a traceback."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = []
    before = signal.signal(signal.SIGINT, lambda *_: pressed.append(True))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _ready_worker() -> None:
    """Ctrl-C reaches every process of the terminal: workers finish their file, and the first process tells them to end.

    Should that one be killed, they end too: nothing else would tell them.
    """
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
