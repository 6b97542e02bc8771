"""What every command does that shows the answers of a capability: reads the files, asks, and writes what was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from itures.commands.reading import failure, opened, outcomes, sum_up, usable
from itures.commands.terminal import DONE, FAILED, FOUND, terminal_look, write

if TYPE_CHECKING:
    from itures.model.answer import Answer
    from itures.model.instructions import Acts
    from itures.render import Look
    from itures.render.outputs import Output
    from itures.session.pool import Order, Outcome

Told = Callable[["Outcome", bool], None]


class Asked(NamedTuple):
    """A question to files, as a command has its options."""

    files: Sequence[str]
    capability: str
    format: str
    view: str = "revised"
    manual_marks: bool = False
    jobs: int | None = None
    quiet: bool = False
    full: bool = False
    registers: Sequence[str] = ()
    as_of: str = ""
    acts: Acts = "rules"
    texts: Sequence[str] = ()


def show(
    asked: Asked,
    *,
    output: str | None = None,
    wanted: Callable[[Any], bool] | None = None,
    told: Told = sum_up,
    grave: Collection[str] = (),
    shown: Callable[[Answer[Any]], bool] = lambda answer: True,
    empty: bool = False,
) -> None:
    """Writes the answers, and ends the command with its status.

    `output` is the name of the outputs in the table, if it is not that of the capability. `wanted` keeps what is asked
    for (see Order), `told` says what is doubtful about a document, `grave` are the severities that give an exit status of 1; an
    answer that is not `shown` is left out of what all files are written in together, which is written without any
    answer if it may be `empty`.
    """
    from itures.render.outputs import OUTPUTS
    from itures.session.pool import RECORDS, Order
    from itures.session.session import Settings

    name = output or asked.capability
    records = asked.format in RECORDS and output is None
    several = usable(asked.files, asked.format if records else "")
    settings = Settings(
        tuple(asked.registers), imported=True, as_of=asked.as_of, acts=asked.acts, texts=tuple(asked.texts)
    )
    if _asks_register(asked.capability):
        opened(settings, asked.quiet)
    writer = None if records else OUTPUTS[f"{name}.{asked.format}"]
    look = terminal_look(asked.full)._replace(quiet=asked.quiet)
    order = Order(
        asked.view,  # type: ignore[arg-type]  # one of the views: the command's option says so
        asked.format if records else "",
        manual_marks=asked.manual_marks,
        capability=asked.capability,
        settings=settings,
        wanted=wanted,
    )
    reading = _Reading(asked, told, grave)
    answers = filter(shown, _left(reading, order, writer, look, several))
    first = next(answers, None)
    if writer is not None and first is not None:
        every = chain([first], answers)
        write(writer.write(every if writer.once else [*every], look, True, several))
    elif writer is not None and not writer.follows and empty and reading.count:
        write(writer.write([], look, True, several))
    raise typer.Exit(FAILED if reading.failed else FOUND if reading.found_wrong else DONE)


class _Reading:
    """The files of a command as they are read: how many, whether one could not be, whether something grave was found."""

    def __init__(self, asked: Asked, told: Told, grave: Collection[str]) -> None:
        self.asked = asked
        self.count = 0
        self.failed = self.found_wrong = False
        self._told = told
        self._grave = grave

    def outcomes(self, order: Order) -> Iterator[Outcome]:
        """Those of the files that could be read."""
        asked = self.asked
        _, found = outcomes(asked.files, order, asked.jobs)
        for outcome in found:
            if outcome.error is not None:
                self.failed = True
                if asked.format == "jsonl":
                    write(failure(outcome))
                continue
            self._told(outcome, asked.quiet)
            self.found_wrong = self.found_wrong or not outcome.severities.isdisjoint(self._grave)
            self.count += 1
            yield outcome


def _left(reading: _Reading, order: Order, writer: Output | None, look: Look, several: bool) -> Iterator[Answer[Any]]:
    """Writes what is written file by file, and gives the answers that are left to be written together."""
    for outcome in reading.outcomes(order):
        answer = outcome.answer
        if writer is None or answer is None:
            write(outcome.text)
        elif writer.follows:
            write(writer.write([answer], look, reading.count == 1, several))
        else:
            yield answer


def _asks_register(capability: str) -> bool:
    from itures.session.capabilities import CAPABILITIES

    return CAPABILITIES[capability].asks_register
