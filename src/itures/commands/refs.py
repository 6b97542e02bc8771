"""The command `itures refs`, which cli.py mounts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand

from itures.commands.answers import Asked, show
from itures.commands.meant import texts_meant
from itures.commands.options import Files, Jobs, Manual, Registers, ViewOption
from itures.commands.terminal import split, split_outside_brackets

RefsFormat = Literal["table", "json", "jsonl", "csv", "dot", "graphml", "mermaid"]
GraphFormat = Literal["dot", "graphml", "mermaid"]
GRAPHS = ("dot", "graphml", "mermaid")
KINDS = (
    "resolution", "decision", "recommendation", "opinion", "technical-recommendation", "report", "question", "handbook",
    "supplement", "provision", "instrument", "un-resolution", "wsis", "sdg", "agenda", "plan", "document", "standard",
    "internal", "other",
)  # fmt: skip

_EPILOG = """\b
Examples:
  itures refs proposal.docx                       what it cites, and whether that is in force
  itures refs proposal.docx --check               the same; exit status 1 if there are errors
  itures refs proposal.docx --check=warning       warnings count as well: editions that nobody understands
  itures refs proposals/ --to PP/RES/14           who cites it, in any edition
  itures refs proposals/ --to "No. 28A"           the same of a provision; texts may be named as people cite them
  itures refs proposals/ --kind provision         Articles and numbers of the basic texts alone
  itures refs proposals/ --format csv > refs.csv  a row for each citation
  itures refs proposals/ --graph dot | dot -Tsvg > graph.svg
  itures refs old.docx --as-of PP-18              whether it was in force then
  itures refs draft.docx --texts resolutions/     where "resolves 3" of a superseded edition is in the one in force
  itures refs draft.docx --register ours.csv      with editions that the register does not have
"""


def mount(app: typer.Typer) -> None:
    """Add the command `refs` to an app.

    >>> mount(typer.Typer())
    """
    app.command("refs", epilog=_EPILOG, cls=_Refs)(refs)


class _Refs(TyperCommand):
    """Takes `--check` with and without a value, which typer's options cannot."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments with `--check=warning` as the option of its own that it stands for; usage errors as click has them."""
        known = {"--check=error": "--check", "--check=warning": "--check-warning"}
        return super().parse_args(ctx, [known.get(each, each) for each in args])


def refs(
    files: Files,
    format: Annotated[
        RefsFormat | None, typer.Option("--format", "-f", help="What to print.  [default: table]", show_default=False)
    ] = None,
    graph: Annotated[
        GraphFormat | None, typer.Option("--graph", help="The same for graphs: texts, and the clauses that cite them.")
    ] = None,
    view: ViewOption = "revised",
    manual_marks: Manual = False,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="TEXT,...",
            help='References to these texts: "Resolution 71 (Rev. Dubai, 2018)", PP/RES/14 (all editions), PP (all of PP).',
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="KIND,...", help="References of these kinds: resolution, provision, internal ..."
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Exit with status 1 if a reference has an error; --check=warning: an error or a warning."
        ),
    ] = False,
    check_warning: Annotated[bool, typer.Option("--check-warning", hidden=True)] = False,
    register: Registers = None,
    texts: Annotated[
        list[str] | None,
        typer.Option(
            "--texts",
            metavar="FOLDER",
            help='Files, folders or a corpus with editions: says where "resolves 3" of a superseded one is now.',
        ),
    ] = None,
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="WHEN",
            help="What was in force then: 2018, 2018-11-16, a conference (PP-18), or latest. "
            "Else: when the text was adopted, or the date on a draft's cover.",
        ),
    ] = "",
    full: Annotated[bool, typer.Option("--full", help="With table: name every clause or file.")] = False,
    jobs: Jobs = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Hide warnings and notes.")] = False,
) -> None:
    """Print what documents cite, and whether it is in force.

    A table of one file is grouped by kind, with the clauses that cite each text; that of several files says which of
    them cite it. Below stands what is wrong, and what to write instead.
    """
    from itures.model.answer import WantedReferences

    if graph is not None and format not in (None, graph):
        raise typer.BadParameter(f"--format {format} says otherwise; give one of them", param_hint="'--graph'")
    chosen: str = graph or format or "table"
    grave = ("error", "warning") if check_warning else ("error",) if check else ()
    named, kinds = split_outside_brackets(to), split(kind)
    unknown = [each for each in kinds if each not in KINDS]
    if unknown or (kind and not kinds):
        raise typer.BadParameter(f"choose among: {', '.join(KINDS)}", param_hint="'--kind'")
    if to and not named:
        raise typer.BadParameter("no text is named; give ids such as PP/RES/14", param_hint="'--to'")
    prefixes = texts_meant(named, register) if named else []
    show(
        Asked(
            files,
            "references",
            chosen,
            view,
            manual_marks,
            jobs,
            quiet,
            full,
            register or (),
            as_of=as_of,
            texts=texts or (),
        ),
        wanted=WantedReferences(prefixes, kinds).wants,
        grave=grave,
        # In a graph of who cites a text, the others would be dots beside it.
        shown=lambda answer: bool(answer.found) or chosen == "table" or not (prefixes or kinds),
        empty=chosen in GRAPHS,
    )
