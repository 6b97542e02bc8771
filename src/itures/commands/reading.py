"""Reading the files of a command: outcomes with a progress bar, and what is told of them on standard error."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from itures.commands.terminal import complain, fail, is_terminal, say
from itures.model.brief import counted

if TYPE_CHECKING:
    from itures.model.instructions import Acts
    from itures.model.stream import Diagnostic
    from itures.session.pool import Order, Outcome
    from itures.session.session import Session, Settings


def usable(files: Sequence[str], format: str) -> bool:
    """Whether there are several files. Ends the command where they cannot be given so, or not in this format."""
    several = len(files) > 1 or os.path.isdir(files[0])  # noqa: PTH112  # Path.is_dir raises on a name too long
    if format == "json" and several:
        raise typer.BadParameter("json is for one file; use --format jsonl for several", param_hint="'--format'")
    if files.count("-") > 1:
        raise typer.BadParameter("- (standard input) can be given once only", param_hint="'FILE...'")
    return several


def outcomes(files: Sequence[str], order: Order, jobs: int | None) -> tuple[int, Iterator[Outcome]]:
    """How many files there are, and what became of each; one that cannot be read is complained about."""
    from itures.session import pool
    from itures.session.files import expand

    tasks = expand(files)
    return len(tasks), _complained(_watched(pool.run(tasks, order, jobs), len(tasks)))


def _complained(found: Iterator[Outcome]) -> Iterator[Outcome]:
    for outcome in found:
        if outcome.error is not None:
            complain(f"{outcome.source}: {outcome.error}")
        yield outcome


def _watched(found: Iterator[Outcome], count: int) -> Iterator[Outcome]:
    """The outcomes, with a progress bar on standard error where it disturbs nobody."""
    if count < 2 or not is_terminal(sys.stderr) or is_terminal(sys.stdout):
        yield from found
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(found, total=count, description="Reading")


def opened(settings: Settings, quiet: bool = False) -> Session:
    """The session with these settings, its register read. Ends the command where a table of it cannot be read.

    Which imported tables count is said on standard error: they change answers, and nobody named them.
    """
    from itures.model.stream import UnreadableError
    from itures.register.tables import imported
    from itures.session.pool import session_of

    session_of.cache_clear()  # what was imported since is in it
    session = session_of(settings)
    try:
        session.state  # noqa: B018  # it is read here, once, before any file is
        left_out = session.editions.unread if settings.texts else ()
    except UnreadableError as error:
        fail(str(error))
    for one in left_out:
        say(f"texts: {one.source} is left out: {one.reason}")
    if settings.texts and not quiet:
        say(f"texts: {counted(len(session.editions), 'edition')}")
    tables = imported() if settings.imported else []
    if tables and not quiet:
        say(f"register: with {', '.join([table.name for table in tables])} (itures register import)")
    return session


def reader(model: bool) -> Acts:
    """How the acts of instructions are to be read. Ends the command where that is a model, and there is none."""
    if not model:
        return "rules"
    from itures.analyse.instructions.dependency import NoModelError
    from itures.session.session import Session

    try:
        Session(acts="model").reader  # noqa: B018  # it is loaded here, before any file is read
    except NoModelError as error:
        fail(str(error))
    return "model"


def failure(outcome: Outcome) -> str:
    """The line of JSON Lines for a file that could not be read: whoever reads them misses no file."""
    from itures.model.answer import Failure
    from itures.model.codec import encode

    return encode(Failure(outcome.source, outcome.error or ""), indent=0) + "\n"


def sum_up(outcome: Outcome, quiet: bool) -> None:
    """How many doubts there are about a document: what they are, the command parse tells."""
    counts = Counter(diagnostic.severity for diagnostic in outcome.diagnostics)
    told = [f"{counts[one]} {one}{'s' if counts[one] > 1 else ''}" for one in ("error", "warning") if counts[one]]
    if told and not quiet:
        say(f"{outcome.source}: {' and '.join(told)} about this document; itures parse shows them")


def told(diagnostic: Diagnostic) -> str:
    """A diagnostic as one line."""
    at = f" (at {diagnostic.at})" if diagnostic.at is not None else ""
    return f"{diagnostic.severity}: {diagnostic.message}{at} [{diagnostic.code}]"
