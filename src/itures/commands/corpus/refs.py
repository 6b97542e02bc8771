"""The commands `itures corpus refs` and `itures corpus cites`: what the texts of a corpus cite."""

from __future__ import annotations

from typing import Annotated

import typer

from itures.commands.corpus.asking import (
    Bodies,
    Corpus,
    Editions,
    FormatOption,
    Full,
    Languages,
    Since,
    Until,
    asked,
    filters,
    show,
)
from itures.commands.meant import texts_meant
from itures.commands.options import Registers
from itures.commands.refs import KINDS
from itures.commands.terminal import choices, split_outside_brackets

# The names of model.references.Status once more: loading that module would slow --help down.
STATUSES = (
    "current", "superseded", "abrogated", "never-adopted", "wrong-rev-mark", "unknown", "provision-mismatch", "dangling",
    "stale", "edition-not-understood",
)  # fmt: skip

_EPILOG = """\b
Examples:
  itures corpus refs corpus.db --stale                  which texts cite a superseded edition, or a text that is gone
  itures corpus refs corpus.db --stale --body PP --edition PP-22
  itures corpus refs corpus.db --to "Resolution 71 (Rev. Dubai, 2018)" -f csv
  itures corpus refs corpus.db --status never-adopted,dangling
\b
Status is as of when each text was adopted, if the corpus was not built with --as-of.
"""
_CITES = """\b
Examples:
  itures corpus cites corpus.db PP/RES/123              in any edition
  itures corpus cites corpus.db "No. 28A" -f csv
"""


def mount(app: typer.Typer) -> None:
    """Add the commands `corpus refs` and `corpus cites` to an app.

    >>> mount(typer.Typer())
    """
    app.command("refs", epilog=_EPILOG)(refs)
    app.command("cites", epilog=_CITES)(cites)


def refs(
    corpus: Corpus,
    stale: Annotated[
        bool, typer.Option("--stale", help="Those to superseded editions and to abrogated texts.")
    ] = False,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", metavar="STATUS,...", help="Those with this status: never-adopted ..."),
    ] = None,
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="TEXT,...", help="Those to these texts, as itures refs has it.")
    ] = None,
    cited: Annotated[
        list[str] | None,
        typer.Option("--cited", metavar="KIND,...", help="Those of this kind: resolution, provision ..."),
    ] = None,
    format: FormatOption = "table",
    body: Bodies = None,
    edition: Editions = None,
    language: Languages = None,
    since: Since = "",
    until: Until = "",
    register: Registers = None,
    full: Full = False,
) -> None:
    """Print what the texts of a corpus cite, and whether it was in force."""
    from itures.model.corpus_answers import Citations
    from itures.model.references import STALE

    wanted = filters(body, edition, None, None, language, since, until)
    statuses = [*choices(status, STATUSES, "--status"), *(STALE if stale else ())]
    kinds = choices(cited, KINDS, "--cited")
    named = split_outside_brackets(to)
    if to and not named:
        raise typer.BadParameter("no text is named; give ids such as PP/RES/14", param_hint="'--to'")
    ids = texts_meant(named, register) if named else []
    with asked(corpus, wanted) as reader:
        found = Citations(None, tuple(reader.references(wanted, ids, statuses, kinds)), reader.registers())
    show([found], format, full=full)


def cites(
    corpus: Corpus,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help='PP/RES/123, "Res. 123 (Rev. Dubai, 2018)", "No. 28A" ...')
    ],
    format: FormatOption = "table",
    body: Bodies = None,
    edition: Editions = None,
    language: Languages = None,
    since: Since = "",
    until: Until = "",
    register: Registers = None,
    full: Full = False,
) -> None:
    """Print who cites a text: clause by clause, in the order of the texts."""
    from itures.model.corpus_answers import Citations

    wanted = filters(body, edition, None, None, language, since, until)
    (id,) = texts_meant([text], register)
    with asked(corpus, wanted) as reader:
        found = Citations(id, tuple(reader.references(wanted, [id])), reader.registers())
    show([found], format, full=full)
