"""Many files at once: who reads them, and in what order the results come.

The command line says what it wants as an Order and gets Outcomes in the order of its arguments, whether one process
does the work or eight. A file that cannot be read is an Outcome with an error, never an exception.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from itures.model.stream import Diagnostic, Severity, UnreadableError, View
from itures.model.tree import Document
from itures.render import Look, render
from itures.session.capabilities import CAPABILITIES, record_of
from itures.session.files import Task, printable, reason
from itures.session.session import Session, Settings

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

    from itures.model.answer import Answer

RECORDS = ("json", "jsonl")
"""The formats in which an answer is the record that the schemas describe."""
FEW = 4
"""Up to this many files, starting other processes takes longer than reading the files here."""

_MOST = 61  # processes that Windows can wait for
_TOGETHER = 8
"""So many files at most go to a process at once."""


class Order(NamedTuple):
    """What to do with each file: without a capability its tree is rendered in the format, with one it is asked.

    With a capability, `wanted` keeps what is asked for, and in the formats json and jsonl the record is written where the file is
    read: text goes from process to process faster than its objects. It must be a function at the top of a module, or a method
    of a value that can be pickled.
    """

    view: View = "revised"
    format: str = "tree"
    look: Look = Look()
    manual_marks: bool = False
    capability: str = ""
    settings: Settings = Settings()
    wanted: Callable[[Any], bool] | None = None


Load = Callable[[str, bytes | None, Order], Document]


class Outcome(NamedTuple):
    """What became of a file: its text in the format of the order, the answer of a capability where the order names no format of
    records, or an error of one line. `severities` are those of what was found.
    """

    source: str
    text: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    error: str | None = None
    answer: Answer[Any] | None = None
    severities: frozenset[Severity] = frozenset()


def load(source: str, data: bytes | None, order: Order) -> Document:
    """The document in a file, or in `data` where it is given. Raises UnreadableError.

    >>> load("-", b"resolves", Order()).source  # doctest: +SKIP
    '-'
    """
    return session_of(order.settings).parse(source, data, order.view, manual_marks=order.manual_marks)


@cache
def session_of(settings: Settings) -> Session:
    """The session with these settings: one for each process.

    >>> session_of(Settings()) is session_of(Settings())
    True
    """
    return Session(
        settings.registers, imported=settings.imported, as_of=settings.as_of, acts=settings.acts, texts=settings.texts
    )


def run(tasks: Sequence[Task], order: Order, jobs: int | None = None, loader: Load | None = None) -> Iterator[Outcome]:
    """An Outcome for each task, in the order of the tasks, by `jobs` processes (as many as there are processors).

    `loader` takes the place of `load`; it must be a function at the top of a module.

    >>> [outcome.error for outcome in run([Task("x", error="gone")], Order())]
    ['gone']
    """
    loader = loader or load
    jobs = min(jobs or cores(), len(tasks), _MOST)
    if jobs <= 1 or len(tasks) <= FEW:
        return (work(task, order, loader) for task in tasks)
    return _pooled(tasks, order, jobs, loader)


def work(task: Task, order: Order, loader: Load) -> Outcome:
    """Reads one file and renders it. Whatever goes wrong is the error of the outcome; with ITURES_DEBUG=1 it is raised.

    >>> work(Task("x", error="gone"), Order(), load).error
    'gone'
    """
    name = printable(task.source)
    if task.error is not None:
        return Outcome(name, error=task.error)
    try:
        data = task.data
        if data is None and name != task.source:
            # The name of the file is in no encoding; the document, which names its source, must be in one.
            data = Path(task.source).read_bytes()
        document = loader(name, data, order)
        if not order.capability:
            return Outcome(name, render(document, order.format, order.look), document.diagnostics)
        answer = session_of(order.settings).answer(order.capability, document).keep(order.wanted)
        severities = frozenset([one.severity for one in answer.found if getattr(one, "severity", None) is not None])
        if order.format in RECORDS:
            from itures.model import codec  # its library loads longer than a short text takes to read

            text = codec.encode(record_of(answer), 2 if order.format == "json" else 0) + "\n"
            return Outcome(name, text, document.diagnostics, severities=severities)
        return Outcome(name, "", document.diagnostics, answer=answer, severities=severities)
    except UnreadableError as error:
        return Outcome(name, error=str(error))
    except OSError as error:
        return Outcome(name, error=reason(error))
    except Exception as error:
        if os.environ.get("ITURES_DEBUG") == "1":
            raise
        return Outcome(name, error=internal(error))


def internal(error: BaseException) -> str:
    """What to tell a person about an error that is ours.

    >>> internal(KeyError("x"))
    "internal error (KeyError: 'x'); please report it with the file"
    """
    return f"internal error ({type(error).__name__}: {error}); please report it with the file"


def cores() -> int:
    """How many processors this process may use.

    >>> cores() > 0
    True
    """
    count = getattr(os, "process_cpu_count", os.cpu_count)()
    return int(count or 1)


def _pooled(tasks: Sequence[Task], order: Order, jobs: int, loader: Load) -> Iterator[Outcome]:
    """Outcomes from a pool of processes, in order.

    No more than a few results wait for their turn, so memory does not grow with the number of files. If a process dies
    (the system ends one that takes too much memory), the files that were under way are read again apart, so that only the
    file that does it is lost; with the others a new pool goes on.
    """
    from concurrent.futures.process import BrokenProcessPool

    # Asking a process costs as much as reading a short text: of many files it gets several at once.
    size = max(1, min(_TOGETHER, len(tasks) // (8 * jobs)))
    rest = deque(tuple(tasks[start : start + size]) for start in range(0, len(tasks), size))
    while rest:
        waiting: deque[tuple[_Share, Future[list[Outcome]]]] = deque()
        pool = _pool(jobs, order)
        done = False
        try:
            while rest:
                with _undisturbed():
                    # submit() itself fails in a broken pool: the share stays with the rest then.
                    waiting.append((rest[0], pool.submit(_work_through, rest[0], order, loader)))
                rest.popleft()
                if len(waiting) >= 2 * jobs:
                    yield from _taken(waiting)
            while waiting:
                yield from _taken(waiting)
            done = True
        except BrokenProcessPool:
            pass
        finally:
            # Idle workers end at once; a pool that is left to the end of the process may find its pipe closed there.
            pool.shutdown(wait=done, cancel_futures=True)
        for share, future in waiting:
            yield from _again(share, future, order, loader)


_Share = tuple[Task, ...]
"""Files that one process gets at once."""


def _work_through(share: _Share, order: Order, loader: Load) -> list[Outcome]:
    """The outcome of each file of a share."""
    return [work(task, order, loader) for task in share]


def _again(share: _Share, future: Future[list[Outcome]], order: Order, loader: Load) -> Iterator[Outcome]:
    """The results of files that a broken pool left: what was read before it broke, else they are read in a process of their own,
    and where that dies too, each in one.
    """
    if future.done() and not future.cancelled() and future.exception() is None:
        yield from future.result()
        return
    outcomes = _alone(share, order, loader)
    if outcomes is not None:
        yield from outcomes
        return
    for task in share:
        single = _alone((task,), order, loader) if len(share) > 1 else None
        if single is None:
            reason = "the process that read it died; is there enough memory for it?"
            single = [Outcome(printable(task.source), error=reason)]
        yield from single


def _alone(share: _Share, order: Order, loader: Load) -> list[Outcome] | None:
    """The results of files that one process reads which does nothing else; None where it dies."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1, order) as single:
        try:
            return single.submit(_work_through, share, order, loader).result()
        except BrokenProcessPool:
            return None


def _taken(waiting: deque[tuple[_Share, Future[list[Outcome]]]]) -> list[Outcome]:
    """The next results in order. They leave the queue only when they are there, so that a broken pool loses no file."""
    outcomes = waiting[0][1].result()
    waiting.popleft()
    return outcomes


def _pool(jobs: int, order: Order) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, mp_context=_context(order), initializer=_ready_worker)


def _context(order: Order) -> BaseContext:
    """The way to start workers: fork is not safe beside the thread of the progress bar, a fork server is as quick."""
    from multiprocessing import get_all_start_methods, get_context

    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    from multiprocessing.forkserver import ensure_running

    context = get_context("forkserver")
    asked = (
        [f"itures.session.{order.capability}"] if order.capability in CAPABILITIES.built_in else ["itures.render.tree"]
    )
    context.set_forkserver_preload(["itures.session.pool", "itures.read", "itures.parse", *asked])
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
