"""Many files at once: who reads them, and in what order the results come.

The command line says what it wants as an Order and gets Outcomes in the order of its arguments, whether one process
does the work or eight. A file that cannot be read is an Outcome with an error, never an exception.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from itures.model.stream import Diagnostic, Severity, UnreadableError, View
from itures.model.tree import Document
from itures.render import Look, render
from itures.session.capabilities import CAPABILITIES, record_of
from itures.session.files import Task, printable, reason
from itures.session.processes import MOST, TOGETHER, Workers, cores, each
from itures.session.session import Session, Settings

if TYPE_CHECKING:
    from itures.model.answer import Answer

RECORDS = ("json", "jsonl")
"""The formats in which an answer is the record that the schemas describe."""
DIED = "the process that read it died; is there enough memory for it?"
"""The error of a file that ends whoever reads it."""
FEW = 4
"""Up to this many files, starting other processes takes longer than reading the files here."""


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
    step = partial(work, order=order, loader=loader)
    jobs = min(jobs or cores(), len(tasks), MOST)
    if jobs <= 1 or len(tasks) <= FEW:
        return map(step, tasks)
    # Asking a process costs as much as reading a short text: of many files it gets several at once.
    size = max(1, min(TOGETHER, len(tasks) // (8 * jobs)))
    shares = [tasks[start : start + size] for start in range(0, len(tasks), size)]
    return each(shares, step, _lost, Workers(jobs, _preload(order)))


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


def _lost(task: Task) -> Outcome:
    return Outcome(printable(task.source), error=DIED)


def _preload(order: Order) -> tuple[str, ...]:
    """What workers load for an order before they get the first file."""
    built_in = order.capability in CAPABILITIES.built_in
    asked = f"itures.session.{order.capability}" if built_in else "itures.render.tree"
    return ("itures.session.pool", "itures.read", "itures.parse", asked)
