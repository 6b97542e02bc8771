"""The command `itures report`: what a corpus tells on one page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itures.commands.corpus.asking import Corpus, asked
from itures.commands.options import Jobs
from itures.commands.terminal import terminal_look, write

if TYPE_CHECKING:
    from itures.render.corpus.sheet import Sheet
    from itures.store.reading import Reader

Format = Literal["html", "markdown"]
_NOT_IN_FORCE = ("superseded", "abrogated", "never-adopted")
_SUFFIXES: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "markdown"}
_EPILOG = """\b
Examples:
  itures report corpus.db -o report.html
  itures report corpus.db -f markdown > report.md
  itures report corpus.db -o report.html --most 50
"""


def mount(app: typer.Typer) -> None:
    """Add the command `report` to an app.

    >>> mount(typer.Typer())
    """
    app.command("report", epilog=_EPILOG)(report)


def report(
    corpus: Corpus,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there: .html or .md.", show_default=False),
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="What to write.  [default: html]", show_default=False)
    ] = None,
    most: Annotated[
        int, typer.Option("--most", min=1, max=100_000, metavar="N", help="So many rows of a table at most.")
    ] = 500,
    jobs: Jobs = None,
) -> None:
    """Write one page about a corpus.

    What is in it and what could not be read; references to texts that are no longer in force; deadlines; mandates that editions
    weakened, strengthened or dropped; what several texts say. The page needs nothing beside itself.
    """
    from itures.commands.destination import format_by_name, save
    from itures.render.corpus.sheet import written

    chosen = format or format_by_name(output, _SUFFIXES, "html")
    with asked(corpus) as reader:
        sheets = [sheet.first(most) for sheet in _sheets(reader, jobs)]
    page = written(sheets, chosen, terminal_look(full=True))
    if output is None:
        write(page)
    else:
        save(output, page, [corpus])


def _sheets(reader: Reader, jobs: int | None) -> Iterator[Sheet]:
    from dataclasses import replace

    from itures.model.corpus_answers import Citations, Tasks
    from itures.model.histories import Mandates
    from itures.render.corpus.answers import sheets
    from itures.session.corpus.history import mandates
    from itures.session.corpus.overlap import overlaps
    from itures.session.session import Settings
    from itures.store.filters import ALL

    yield from sheets(reader.statistics())
    (stale,) = sheets(Citations(None, tuple(reader.references(statuses=_NOT_IN_FORCE))))
    yield stale._replace(title="References to what was not in force")
    (due,) = sheets(Tasks(tuple([one for one in reader.instructions() if one.instruction.has_due])))
    yield due._replace(title="Instructions with a deadline, a rhythm or an occasion")
    texts = [
        replace(
            text,
            mandates=tuple(
                [one for one in text.mandates if any(step.verdict not in ("new", "kept") for step in one.steps)]
            ),
        )
        for text in mandates(Settings(imported=True), reader, (), jobs)
    ]
    (changed,) = sheets(Mandates(tuple([text for text in texts if text.mandates])))
    yield changed._replace(title="Mandates that an edition strengthened, weakened or dropped")
    (alike,) = sheets(overlaps(reader, ALL))
    yield alike._replace(title="What several texts say")
