"""The command `itures corpus build`: files into a corpus."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itures.commands.corpus.export import Format as Export
from itures.commands.corpus.export import write_tables
from itures.commands.options import Jobs, Model, Registers
from itures.commands.terminal import DONE, FAILED, complain, fail, is_terminal, say
from itures.model.brief import counted

if TYPE_CHECKING:
    from itures.session.corpus.building import Built, Step

_EPILOG = """\b
Examples:
  itures corpus build resolutions/ -o corpus.db
  itures corpus build pp22.zip "old/**/*.txt" -o corpus.db    more files, into the same corpus
  itures corpus build resolutions/ -o corpus.db --as-of latest
  itures corpus build resolutions/ -o corpus.db --export parquet
  itures corpus build resolutions/ -o corpus.db --model       acts read by a dependency parse of spaCy
  itures corpus build s3://texts/pp/ -o corpus.db             with the extra `remote`
  itures corpus build texts/ -o corpus.db --engine dask --scheduler tcp://10.0.0.1:8786      with the extra `dask`

Run it again after files changed: only what is new or changed is read, and what is gone from a folder leaves the corpus. A build
that was interrupted goes on where it was. Files that cannot be read are kept as failures (itures corpus stats) and stop nothing.
"""


def mount(app: typer.Typer) -> None:
    """Add the command `corpus build` to an app.

    >>> mount(typer.Typer())
    """
    app.command("build", epilog=_EPILOG)(build)


def build(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files, folders, zips, patterns in quotes, or URLs."),
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="CORPUS", help="The file of the corpus.")],
    register: Registers = None,
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="WHEN",
            help="What was in force then: 2018, PP-18, or latest. Else: when each text was adopted.",
        ),
    ] = "",
    export: Annotated[
        Export | None,
        typer.Option(
            "--export", help="Write its tables as well: into corpus.parquet/ for corpus.db.", show_default=False
        ),
    ] = None,
    parse_again: Annotated[
        bool, typer.Option("--parse-again", help="Read every file anew, also those that did not change.")
    ] = False,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Take out what was in the folders given, also where they are empty or not there."),
    ] = False,
    model: Model = False,
    jobs: Jobs = None,
    engine: Annotated[
        Literal["local", "dask"],
        typer.Option("--engine", help="Who reads: processes here, or the workers of a dask cluster."),
    ] = "local",
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="The scheduler of the cluster, as tcp://10.0.0.1:8786."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no summary.")] = False,
) -> None:
    """Read files into a corpus, or bring it up to date with them.

    Tracked changes of Word files count as accepted. A document is known by its content: copies of a file are one document.
    """
    from itures.commands.reading import opened, reader
    from itures.session.corpus import building
    from itures.session.corpus.engines import EngineError
    from itures.session.session import Settings
    from itures.store.opening import StoreError

    if (engine == "dask") != bool(scheduler):
        raise typer.BadParameter("give both --engine dask and --scheduler, or none", param_hint="'--engine'")
    if scheduler and jobs is not None:
        raise typer.BadParameter("the workers of the cluster do the work; leave it out", param_hint="'--jobs'")
    if scheduler and model:
        raise typer.BadParameter("the workers of the cluster read by rules; leave it out", param_hint="'--model'")
    settings = Settings(tuple(register or ()), imported=True, as_of=as_of, acts=reader(model))
    opened(settings, quiet)
    try:
        with _progress() as told:
            done = building.build(
                output,
                sources,
                settings,
                jobs=jobs,
                scheduler=scheduler or "",
                parse_again=parse_again,
                prune=prune,
                told=told,
            )
    except (StoreError, EngineError) as error:
        fail(str(error))
    for name, reason in done.wrong:
        complain(f"{name}: {reason}")
    if not quiet and done.files + done.gone + done.analysed > 0:
        say(f"{output}: {_summary(done)}")
    if done.parsed_by_others and not quiet:
        others = counted(done.parsed_by_others, "document was", "documents were")
        say(f"{output}: {others} parsed by another version; --parse-again reads the files given anew")
    if export is not None and done.files:
        write_tables(output, str(Path(output).with_suffix(f".{export}")), export, quiet)
    raise typer.Exit(FAILED if done.wrong else DONE)


def _summary(done: Built) -> str:
    counts = {
        "new": done.new,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "failed": done.failed,
        "gone": done.gone,
        "analysed anew": done.analysed,
    }
    told = [f"{count:,} {what}" for what, count in counts.items() if count]
    return f"{counted(done.files, 'file')}: {', '.join(told)}"


@contextmanager
def _progress() -> Iterator[Callable[[Step], None]]:
    """Tells of each file that fails, and how far the build is, with rate and time left, where somebody looks at it."""
    if not is_terminal(sys.stderr):
        yield _told
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[bool, int] = {}

        def told(step: Step) -> None:
            again = step.what in ("analysed", "not analysed")
            if again not in tasks:
                tasks[again] = progress.add_task("Analysing" if again else "Reading", total=step.of, rate="")
            task = progress.tasks[tasks[again]]
            # Files come in batches: the rate since the beginning says more than that of the last ones.
            rate = f"{step.done / task.elapsed:,.0f}/s" if task.elapsed else ""
            progress.update(task.id, completed=step.done, rate=rate)
            _told(step)

        yield told


def _told(step: Step) -> None:
    if step.error is not None:
        complain(f"{step.source}: {step.error}")
