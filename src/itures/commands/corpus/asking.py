"""What the commands share that ask a corpus: their options, and how an answer is written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itures.commands.terminal import choices, fail, say, split, split_outside_brackets, terminal_look, write

if TYPE_CHECKING:
    from itures.store.filters import Filters
    from itures.store.reading import Reader

Format = Literal["table", "json", "csv", "markdown", "html"]
# The names of model.diff.ClauseKind, and the parts of a text: loading that module would slow --help down.
KINDS = (
    "preambular", "operative", "cover", "proposal", "designation", "title", "formula", "call", "text", "point", "heading",
    "paragraph", "row", "footnote", "history", "reasons",
)  # fmt: skip

Corpus = Annotated[str, typer.Argument(metavar="CORPUS", help="The file that itures corpus build made.")]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="What to print.")]
Bodies = Annotated[
    list[str] | None,
    typer.Option("--body", "-b", metavar="BODY,...", help="In texts of these: PP, WTSA, WTDC, WRC, C ..."),
]
Editions = Annotated[
    list[str] | None,
    typer.Option(
        "--edition", metavar="EDITION", help="In texts of this edition: dubai-2018, PP-18, WRC-23; may be repeated."
    ),
]
Languages = Annotated[
    list[str] | None, typer.Option("--language", metavar="CODE,...", help="In documents in these: en, fr, ar ...")
]
Since = Annotated[
    str, typer.Option("--since", metavar="DATE", help="In texts from this year, month or day on (2018, 2018-11).")
]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="In texts until then.")]
To = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="WHO,...", help="That tell these to act: SG, COUNCIL, BDT-DIR, MS ... or OTHER."),
]
Full = Annotated[bool, typer.Option("--full", help="With table: show every text whole.")]


@contextmanager
def asked(corpus: str, filters: Filters | None = None) -> Iterator[Reader]:
    """A corpus to be asked. Ends the command in one line for what is wrong with it."""
    from itures.model.stream import UnreadableError
    from itures.store.opening import StoreError
    from itures.store.reading import reading

    try:
        with reading(corpus) as reader:
            if not reader.folded_as_here():
                say(f"{corpus}: its words were made by another version; itures corpus build makes them anew")
            for what in reader.lacks(filters) if filters is not None else ():
                say(f"{corpus}: nothing in it has {what}")
            try:
                yield reader
            except (StoreError, UnreadableError, typer.Exit, typer.BadParameter):
                raise
            except Exception as error:
                # In a damaged file anything may stand anywhere, also where its pages are whole.
                if not reader.is_whole():
                    fail(f"{corpus}: it is damaged; delete it and build it anew")
                if os.environ.get("ITURES_DEBUG") == "1":
                    raise
                name = type(error).__name__
                fail(
                    f"{corpus}: what it holds cannot be understood ({name}); build it anew, and report it if that goes on"
                )
    except (StoreError, UnreadableError) as error:
        fail(str(error))


def show(records: Sequence[object], format: Format, *, full: bool = False, most: int | None = None) -> None:
    """Writes an answer: the record as JSON, or its sheets, with so many rows of each at most."""
    if format == "json":
        from itures.model.codec import encode

        write("".join([f"{encode(record)}\n" for record in records]))
        return
    from itures.render.corpus.answers import sheets
    from itures.render.corpus.sheet import written

    made = [sheet for record in records for sheet in sheets(record)]
    write(written([sheet if most is None else sheet.first(most) for sheet in made], format, terminal_look(full)))


def filters(
    body: Sequence[str] | None = None,
    edition: Sequence[str] | None = None,
    kind: Sequence[str] | None = None,
    to: Sequence[str] | None = None,
    language: Sequence[str] | None = None,
    since: str = "",
    until: str = "",
) -> Filters:
    """What the options ask for. Ends the command where one of them cannot be understood."""
    from itures.session.corpus.filtering import slugs
    from itures.store.filters import Filters

    return Filters(
        [one.upper() for one in split(body)],
        [slug for one in split_outside_brackets(_whole_editions(edition)) for slug in slugs(one)],
        choices([one.lower() for one in split(kind)] if kind else None, KINDS, "--kind"),
        bodies(to, "--to"),
        [one.lower() for one in split(language)],
        _date(since, "--since"),
        _date(until, "--until"),
    )


def _whole_editions(values: Sequence[str] | None) -> list[str]:
    """Editions as they are printed have a comma in them: "Dubai, 2018" is one."""
    import re

    return [re.sub(r",\s*(?=\d{4}\b)", "-", value) for value in values or ()]


def bodies(values: Sequence[str] | None, option: str) -> list[str]:
    """The addressees that an option names. Ends the command where one is unknown."""
    if not values:
        return []
    from itures.render.names import ADDRESSEES

    return choices([one.upper() for one in split(values)], (*ADDRESSEES, "OTHER"), option)


def _date(words: str, option: str) -> str:
    from itures.session.corpus.filtering import is_date

    if words and not is_date(words):
        raise typer.BadParameter("give a year, a month or a day: 2018, 2018-11, 2018-11-16", param_hint=f"'{option}'")
    return words
