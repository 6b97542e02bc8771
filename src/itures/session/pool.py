"""Many files at once: which files are meant, who reads them, and in what order the results come.

The command line says what it wants as an Order and gets Outcomes in the order of its arguments, whether one process
does the work or eight. A file that cannot be read is an Outcome with an error, never an exception.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from itures.model.stream import Diagnostic, UnreadableError, View
from itures.model.tree import Document
from itures.read import LARGEST
from itures.render import Look, render

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

    from itures.model.answer import Answer, OwnText
    from itures.model.footnotes import NoteEntry
    from itures.model.ids import TextId
    from itures.model.instructions import Instruction
    from itures.model.references import Reference
    from itures.register.register import Register

FEW = 4
"""Up to this many files, starting other processes takes longer than reading the files here."""

_SUFFIXES = {".docx", ".txt"}
_MOST = 61  # processes that Windows can wait for


class Task(NamedTuple):
    """One file to read. `data` is its content where only this process can get it; `error` says why there is no file."""

    source: str
    data: bytes | None = None
    error: str | None = None


Verb = Literal["parse", "refs", "footnotes", "instructions"]


class Order(NamedTuple):
    """What to do with each file: parse gives a text in the format, the others an answer; references are checked."""

    view: View = "revised"
    format: str = "tree"
    look: Look = Look()
    manual_marks: bool = False
    verb: Verb = "parse"
    registers: tuple[str, ...] = ()


Load = Callable[[str, bytes | None, Order], Document]


class Outcome(NamedTuple):
    """What became of a file: its text in the format of the order, the answer to another verb, or an error of one line."""

    source: str
    text: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    error: str | None = None
    answer: Answer[Reference] | Answer[Instruction] | Answer[NoteEntry] | None = None


def load(source: str, data: bytes | None, order: Order) -> Document:
    """The document in a file, or in `data` where it is given. Raises UnreadableError.

    >>> load("-", b"resolves", Order()).source  # doctest: +SKIP
    '-'
    """
    from itures.parse import parse
    from itures.read import read

    return parse(read(source, data, manual_marks=order.manual_marks).project(order.view))


def expand(names: Iterable[str]) -> list[Task]:
    """The files that the arguments of a command mean, in their order; folders give their documents, sorted by path.

    Hidden files and folders are passed over, and the lock files that Word leaves beside an open document (`~$a.docx`).
    What is not there becomes a task with an error. "-" is read here, and so is what is no regular file (a pipe):
    another process could not.

    >>> expand(["no/such/folder/"])[0].error
    'there is no such file; check the name'
    """
    tasks: list[Task] = []
    for name in names:
        if name == "-":
            tasks.append(_standard_input())
            continue
        try:
            mode = Path(name).stat().st_mode
        except OSError as error:
            tasks.append(Task(name, error=_reason(error)))
            continue
        if stat.S_ISDIR(mode):
            tasks.extend(_folder(name))
        elif stat.S_ISREG(mode):
            tasks.append(Task(name))
        else:
            tasks.append(_special(name))
    return tasks


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
        return _VERBS[order.verb](name, document, order)
    except UnreadableError as error:
        return Outcome(name, error=str(error))
    except OSError as error:
        return Outcome(name, error=_reason(error))
    except Exception as error:
        if os.environ.get("ITURES_DEBUG") == "1":
            raise
        return Outcome(name, error=internal(error))


def cited(source: str, document: Document, registers: tuple[str, ...] = ()) -> Answer[Reference]:
    """What a document cites, checked with the register and these additions to it, and the texts in it that do.

    >>> from itures.model.tree import Header
    >>> cited("x.txt", Document("x.txt", "en", "revised", Header(), (), (), (), (), ())).found
    ()
    """
    from itures.analyse.references.resolve import adopter, find_references, own_texts
    from itures.model.answer import Answer, OwnText
    from itures.model.ids import TextId
    from itures.render.names import designation

    texts = []
    for instrument in document.instruments:
        id = None
        if instrument.proposal is None and instrument.number is not None and instrument.edition is not None:
            body = adopter(document, instrument)
            id = str(TextId.adopted(body, instrument.kind, instrument.number, instrument.edition))
        label = designation(instrument)
        texts.append(OwnText(id, label, instrument.kind, instrument.span, instrument.revised))
    return Answer(source, tuple(texts), checked(find_references(document), registers, own_texts(document)))


def texts_of(document: Document) -> tuple[OwnText, ...]:
    """The texts in a document, by what they are called.

    >>> from itures.model.tree import Header
    >>> texts_of(Document("x.txt", "en", "revised", Header(), (), (), (), (), ()))
    ()
    """
    from itures.model.answer import OwnText
    from itures.render.names import designation

    return tuple([OwnText(None, designation(one), one.kind, one.span, one.revised) for one in document.instruments])


def checked(
    references: tuple[Reference, ...], registers: tuple[str, ...] = (), own: Collection[TextId] = ()
) -> tuple[Reference, ...]:
    """The references with their status. Raises UnreadableError for a register that cannot be read.

    `own` are the texts that cite: their earlier editions are history.

    >>> checked(())
    ()
    """
    from itures.analyse.references.status import check

    return check(references, register(registers), own)


@cache
def register(files: tuple[str, ...] = ()) -> Register:
    """The register with what these files add to it, read once. Raises UnreadableError.

    >>> register() is register()
    True
    """
    from itures.register.register import load

    try:
        return load([Path(file) for file in files])
    except OSError as error:
        raise UnreadableError(f"{error.filename or 'the register'}: {_reason(error)}") from None


def _rendered(source: str, document: Document, order: Order) -> Outcome:
    return Outcome(source, render(document, order.format, order.look), document.diagnostics)


def _cited(source: str, document: Document, order: Order) -> Outcome:
    return Outcome(source, "", document.diagnostics, answer=cited(source, document, order.registers))


def _told(source: str, document: Document, order: Order) -> Outcome:
    from itures.analyse.instructions.find import find_instructions
    from itures.model.answer import Answer

    told = Answer(source, texts_of(document), find_instructions(document))
    return Outcome(source, "", document.diagnostics, answer=told)


def _noted(source: str, document: Document, order: Order) -> Outcome:
    from dataclasses import replace

    from itures.analyse.footnotes import find_footnotes
    from itures.analyse.references.resolve import own_texts
    from itures.model.answer import Answer

    own = own_texts(document)
    notes = [
        replace(note, references=checked(note.references, order.registers, own)) if note.references else note
        for note in find_footnotes(document)
    ]
    return Outcome(source, "", document.diagnostics, answer=Answer(source, texts_of(document), tuple(notes)))


_VERBS: dict[Verb, Callable[[str, Document, Order], Outcome]] = {
    "parse": _rendered,
    "refs": _cited,
    "footnotes": _noted,
    "instructions": _told,
}


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


def printable(name: str) -> str:
    r"""The name of a file as text that every encoding of Unicode takes.

    >>> printable("caf\udce9.txt")
    'caf�.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _standard_input() -> Task:
    try:
        return Task("-", sys.stdin.buffer.read())
    except (OSError, AttributeError):  # a process may be started without standard input: sys.stdin is None then
        return Task("-", error="standard input cannot be read; give a file")


def _special(name: str) -> Task:
    try:
        with open(name, "rb") as stream:  # noqa: PTH123  # a device may never end: not more than a document has
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            return Task(name, error="it gives more than a document has; is it a device? Give a file")
        return Task(name, data)
    except OSError as error:
        return Task(name, error=_reason(error))


def _folder(name: str) -> list[Task]:
    found: list[Path] = []
    unreadable: list[OSError] = []
    for folder, folders, files in os.walk(name, onerror=unreadable.append):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for file in files:
            path = Path(folder, file)
            # Only regular files: a named pipe would be waited for.
            if not file.startswith((".", "~$")) and path.suffix.lower() in _SUFFIXES and path.is_file():
                found.append(path)
    failed = [Task(str(error.filename), error=_reason(error)) for error in unreadable]
    if not found and not failed:
        return [Task(name, error="there is no .docx or .txt file in this folder; name the files")]
    return failed + [Task(str(path)) for path in sorted(found)]


def _reason(error: OSError) -> str:
    """An error of the operating system as what is wrong and what to do."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "there is no such file; check the name"
        case PermissionError():
            return "the file may not be read; check its permissions"
        case _:
            return f"it cannot be read ({error.strerror or error}); check the path and the disk"


def _pooled(tasks: Sequence[Task], order: Order, jobs: int, loader: Load) -> Iterator[Outcome]:
    """Outcomes from a pool of processes, in order.

    No more than a few results wait for their turn, so memory does not grow with the number of files. If a process dies
    (the system ends one that takes too much memory), the files that were under way are read again one at a time, each
    in a process of its own, so that only the file that does it is lost.
    """
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[tuple[Task, Future[Outcome]]] = deque()
    rest = iter(tasks)
    lost: list[Task] = []
    pool = _pool(jobs, order)
    done = False
    try:
        for task in rest:
            with _undisturbed():
                waiting.append((task, pool.submit(work, task, order, loader)))
            if len(waiting) >= 4 * jobs:
                yield _taken(waiting)
        while waiting:
            yield _taken(waiting)
        done = True
    except BrokenProcessPool:
        lost = [task for task, _ in waiting]
        # submit() itself fails in a broken pool: then the task in hand is in neither list.
        if task is not (lost[-1] if lost else None):
            lost.append(task)
    finally:
        # Idle workers end at once; a pool that is left to the end of the process may find its pipe closed there.
        pool.shutdown(wait=done, cancel_futures=True)
    for task in (*lost, *rest):
        with _pool(1, order) as single:
            try:
                yield single.submit(work, task, order, loader).result()
            except BrokenProcessPool:
                reason = "the process that read it died; is there enough memory for it?"
                yield Outcome(printable(task.source), error=reason)


def _taken(waiting: deque[tuple[Task, Future[Outcome]]]) -> Outcome:
    """The next result in order. It leaves the queue only when it is there, so that a broken pool loses no task."""
    outcome = waiting[0][1].result()
    waiting.popleft()
    return outcome


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
    of_verb: dict[Verb, list[str]] = {
        "parse": ["itures.render.tree"],
        "refs": ["itures.analyse.references.resolve", "itures.analyse.references.status"],
        "footnotes": ["itures.analyse.footnotes", "itures.analyse.references.status"],
        "instructions": ["itures.analyse.instructions.find"],
    }
    context.set_forkserver_preload(["itures.session.pool", "itures.read", "itures.parse", *of_verb[order.verb]])
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
