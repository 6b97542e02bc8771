"""The command `itures corpus mandates`: instructions followed through the editions of their texts."""

from __future__ import annotations

from typing import Annotated

import typer

from itures.commands.corpus.asking import Corpus, FormatOption, Full, To, asked, bodies, show
from itures.commands.meant import texts_meant
from itures.commands.options import Jobs, Registers
from itures.commands.terminal import choices, fail

VERDICTS = ("new", "kept", "changed", "strengthened", "weakened", "mixed", "dropped")
_EPILOG = """\b
Examples:
  itures corpus mandates corpus.db                        of all texts with several editions
  itures corpus mandates corpus.db PP/RES/30
  itures corpus mandates corpus.db --to BDT-DIR --verdict weakened,dropped -f csv
\b
new: no clause of the edition before gave it       kept: it asks for as much, maybe in other words
strengthened, weakened: by the verb ("invites" became "instructs"), by "should" and "shall", "as appropriate", by conditions
changed: it asks for something else in its place
mixed: stronger in one way, weaker in another      dropped: no clause of the edition gives it any more
"""


def mount(app: typer.Typer) -> None:
    """Add the command `corpus mandates` to an app.

    >>> mount(typer.Typer())
    """
    app.command("mandates", epilog=_EPILOG)(mandates)


def mandates(
    corpus: Corpus,
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]...", help="Texts, as PP/RES/30; all if none is given.")
    ] = None,
    to: To = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option("--verdict", metavar="VERDICT,...", help=f"Those that an edition made so: {', '.join(VERDICTS)}."),
    ] = None,
    format: FormatOption = "table",
    register: Registers = None,
    jobs: Jobs = None,
    full: Full = False,
) -> None:
    """Follow each instruction through the editions of its text: new, kept, strengthened, weakened, dropped."""
    from itures.model.histories import Mandates
    from itures.session.corpus.history import mandates as followed
    from itures.session.corpus.history import narrowed
    from itures.session.session import Settings

    told = frozenset(bodies(to, "--to"))
    verdicts = frozenset(choices([one.lower() for one in verdict] if verdict else None, VERDICTS, "--verdict"))
    ids = texts_meant(texts, register) if texts else []
    with asked(corpus) as reader:
        found = [narrowed(one, told, verdicts) for one in followed(Settings(imported=True), reader, ids, jobs)]
    if ids and not found:
        fail(f"{corpus}: it holds no edition of {', '.join(ids)}")
    show([Mandates(tuple([one for one in found if one.mandates]))], format, full=full)
