"""The command line: arguments -> verbs -> stdout, stderr and the exit status. There is no logic of documents in here.

Everything that takes time to load is imported inside the commands, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn, cast

import typer

from itures import __version__
from itures.commands.compare import mount as _mount_compare
from itures.commands.diff import mount as _mount_diff
from itures.commands.explain import mount as _mount_explain
from itures.commands.register import app as _register
from itures.commands.terminal import (
    DONE,
    FAILED,
    FOUND,
    INTERRUPTED,
    complain,
    is_terminal,
    line,
    say,
    split,
    terminal_look,
    write,
)

if TYPE_CHECKING:
    from itures.model.answer import Answer
    from itures.model.codec import Record
    from itures.model.footnotes import NoteEntry
    from itures.model.instructions import Instruction
    from itures.model.references import Reference
    from itures.model.stream import Diagnostic
    from itures.session.pool import Outcome, Verb

# The names of render.FORMATS, model.stream.View and others once more: loading those modules would double the time of --help.
Format = Literal["tree", "json", "jsonl", "outline"]
View = Literal["original", "revised", "marked"]

RefsFormat = Literal["table", "json", "jsonl", "csv", "dot", "graphml", "mermaid"]
GraphFormat = Literal["dot", "graphml", "mermaid"]
GRAPHS = ("dot", "graphml", "mermaid")
KINDS = (
    "resolution", "decision", "recommendation", "opinion", "technical-recommendation", "report", "question", "handbook",
    "supplement", "provision", "instrument", "un-resolution", "wsis", "sdg", "agenda", "plan", "document", "standard",
    "internal", "other",
)  # fmt: skip

NotesFormat = Literal["table", "json", "jsonl", "csv"]
ToldFormat = Literal["table", "json", "jsonl", "csv", "markdown"]
ActorsFormat = Literal["table", "json", "csv", "markdown"]
FORCES = (
    "instruct", "request", "invite", "urge", "encourage", "call-upon", "authorize", "recommend", "appeal", "charge",
)  # fmt: skip

app = typer.Typer(
    name="itures",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read resolutions of the International Telecommunication Union into a typed clause tree.",
    epilog="""\b
Examples:
  itures parse proposal.docx
  itures parse proposals/ --format jsonl > proposals.jsonl
  itures refs proposal.docx
  itures instructions proposals/ --to SG
  itures diff old.docx new.docx
  itures compare resolution.docx africa.docx europe.docx
  itures explain label-gap
  itures schema document

Exit status: 0 done, 1 errors found by --check, 2 wrong usage or unreadable input. `itures COMMAND --help` explains a command.
""",
)


def main() -> NoReturn:
    """Run the command of this process's arguments and exit with its status: the entry point `itures`.

    >>> main()  # doctest: +SKIP
    """
    for stream in (sys.stdout, sys.stderr):
        # Documents are full of characters that the C locale cannot print; the output is UTF-8 whatever the locale.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except SystemExit as ending:  # typer ends so in every case, after Ctrl-C too
        status = ending.code
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as error:
        if os.environ.get("ITURES_DEBUG") == "1":
            raise
        from itures.session.pool import internal

        complain(internal(error))
        status = FAILED
    if status == INTERRUPTED:
        # Python waits now for workers to finish their files. Whoever cannot wait presses Ctrl-C again.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(status)


def _version(asked: bool) -> None:
    if asked:
        write(f"itures {__version__}\n")
        raise typer.Exit


@app.callback()
def _itures(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(
    epilog="""\b
Examples:
  itures parse proposal.docx                      the clauses, shortened
  itures parse proposal.docx --full | less        all of their text
  itures parse redlined.docx --view original      as it was before the changes
  itures parse redlined.docx --view marked        with what is new and deleted
  itures parse proposal.docx --format json        the record itures.document/1
  itures parse proposals/ --format jsonl          a line for each document
  cat draft.txt | itures parse - --format outline
"""
)
def parse(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Word or text files, folders of them, or - for standard input."),
    ],
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "tree",
    view: Annotated[
        View, typer.Option("--view", help="Tracked changes of Word: rejected, accepted or kept.")
    ] = "revised",
    manual_marks: Annotated[
        bool,
        typer.Option("--manual-marks", help="Underlined text of Word is new, struck-through text deleted."),
    ] = False,
    comments: Annotated[bool, typer.Option("--comments", help="With tree: add the comments in the margin.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Show texts whole, and what stands around the clauses.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes for many files.  [default: processors]"),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="With tree: hide warnings and infos.")] = False,
) -> None:
    """Print the clause tree of documents.

    The trees go to standard output, and what is doubtful in a document to standard error (with the formats json, jsonl
    and outline it is part of the output). Folders are searched for .docx and .txt files.
    """
    from itures.session import pool as batch

    _usable(files, format)
    tasks = batch.expand(files)
    order = batch.Order(view, format, terminal_look(full)._replace(comments=comments), manual_marks)
    outcomes = batch.run(tasks, order, jobs)
    failed, shown = False, 0
    for outcome in _watched(outcomes, len(tasks)):
        if outcome.error is not None:
            complain(f"{outcome.source}: {outcome.error}")
            failed = True
            continue
        heading = f"==> {line(outcome.source)} <==\n" if len(tasks) > 1 and format in ("tree", "outline") else ""
        write(("\n" if heading and shown else "") + heading + outcome.text)
        shown += 1
        if format == "tree":
            _tell(outcome, quiet)
    raise typer.Exit(FAILED if failed else DONE)


@app.command(
    epilog="""\b
Examples:
  itures refs proposal.docx                       what it cites, and whether that is in force
  itures refs proposal.docx --check               the same; exit status 1 if there are errors
  itures refs proposals/ --to PP/RES/14           who cites it, in any edition
  itures refs proposals/ --kind provision         Articles and numbers of the basic texts alone
  itures refs proposals/ --format csv > refs.csv  a row for each citation
  itures refs proposals/ --graph dot | dot -Tsvg > graph.svg
  itures refs draft.docx --register ours.csv      with editions that the register does not have
"""
)
def refs(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Word or text files, folders of them, or - for standard input."),
    ],
    format: Annotated[
        RefsFormat | None, typer.Option("--format", "-f", help="What to print.  [default: table]", show_default=False)
    ] = None,
    graph: Annotated[
        GraphFormat | None, typer.Option("--graph", help="The same for graphs: texts, and the clauses that cite them.")
    ] = None,
    view: Annotated[
        View, typer.Option("--view", help="Tracked changes of Word: rejected, accepted or kept.")
    ] = "revised",
    manual_marks: Annotated[
        bool,
        typer.Option("--manual-marks", help="Underlined text of Word is new, struck-through text deleted."),
    ] = False,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar="ID,...", help="References to these texts: PP/RES/14 is all editions, PP all of PP."
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="KIND,...", help="References of these kinds: resolution, provision, internal ..."
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit with status 1 if a reference has an error.")] = False,
    register: Annotated[
        list[str] | None,
        typer.Option("--register", metavar="FILE.csv", help="More editions for the register; may be repeated."),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="With table: name every clause or file.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes for many files.  [default: processors]"),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Hide warnings and notes.")] = False,
) -> None:
    """Print what documents cite, and whether it is in force.

    A table of one file is grouped by kind, with the clauses that cite each text; that of several files says which of
    them cite it. Below stands what is wrong, and what to write instead.
    """
    from itures.model.answer import WantedReferences
    from itures.model.stream import UnreadableError
    from itures.session import pool as batch

    if graph is not None and format not in (None, graph):
        raise typer.BadParameter(f"--format {format} says otherwise; give one of them", param_hint="'--graph'")
    chosen: str = graph or format or "table"
    several = _usable(files, chosen)
    prefixes, kinds = split(to), split(kind)
    unknown = [each for each in kinds if each not in KINDS]
    if unknown or (kind and not kinds):
        raise typer.BadParameter(f"choose among: {', '.join(KINDS)}", param_hint="'--kind'")
    if to and not prefixes:
        raise typer.BadParameter("no text is named; give ids such as PP/RES/14", param_hint="'--to'")
    order = batch.Order(view, manual_marks=manual_marks, verb="refs", registers=tuple(register or ()))
    wanted = WantedReferences(prefixes, kinds)
    try:
        batch.register(order.registers)
    except UnreadableError as error:
        complain(str(error))
        raise typer.Exit(FAILED) from None
    tasks = batch.expand(files)
    failed, wrong, shown = False, False, 0
    kept: list[Answer[Reference]] = []
    for outcome in _watched(batch.run(tasks, order, jobs), len(tasks)):
        if outcome.error is not None:
            complain(f"{outcome.source}: {outcome.error}")
            failed = True
            continue
        _sum_up(outcome, quiet)
        cited = cast("Answer[Reference]", outcome.answer).keep(wanted.wants)
        wrong = wrong or any(reference.severity == "error" for reference in cited.found)
        if chosen in ("json", "jsonl", "csv"):
            write(_rows(cited, chosen, heading=shown == 0))
        elif cited.found or chosen == "table" or not (prefixes or kinds):
            kept.append(cited)  # in a graph of who cites a text, the others would be dots beside it
        shown += 1
    if kept or (shown and chosen in GRAPHS):
        write(_together(kept, chosen, several, full, quiet))
    raise typer.Exit(FAILED if failed else FOUND if check and wrong else DONE)


def _rows(cited: Answer[Reference], format: str, heading: bool) -> str:
    """The references of a file in a format in which files follow each other."""
    if format == "csv":
        from itures.render.references import table as references

        return references.rows(cited, heading)
    from itures.model import codec
    from itures.model.answer import References

    return codec.encode(References(cited.source, cited.found), 2 if format == "json" else 0) + "\n"


def _together(files: Sequence[Answer[Reference]], format: str, several: bool, full: bool, quiet: bool) -> str:
    """The references of all files in a format that has them in one piece."""
    if format == "table":
        from itures.render.references import table as references

        if several:
            return references.merged(files, terminal_look(full), quiet)
        return references.table(files[0], terminal_look(full), quiet)
    from itures.model.graph import graph
    from itures.render.references.graph import FORMATS

    return FORMATS[format](graph(files))


_FILES = typer.Argument(metavar="FILE...", help="Word or text files, folders of them, or - for standard input.")
_VIEW = typer.Option("--view", help="Tracked changes of Word: rejected, accepted or kept.")
_MANUAL = typer.Option("--manual-marks", help="Underlined text of Word is new, struck-through text deleted.")
_JOBS = typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes for many files.  [default: processors]")
_QUIET = typer.Option("--quiet", "-q", help="Hide how many doubts there are about the documents.")


@app.command(
    epilog="""\b
Examples:
  itures footnotes draft.docx                     each note, the clause that carries its mark, what it cites
  itures footnotes drafts/ --format csv > notes.csv
"""
)
def footnotes(
    files: Annotated[list[str], _FILES],
    format: Annotated[NotesFormat, typer.Option("--format", "-f", help="What to print.")] = "table",
    view: Annotated[View, _VIEW] = "revised",
    manual_marks: Annotated[bool, _MANUAL] = False,
    full: Annotated[bool, typer.Option("--full", help="With table: show the notes whole.")] = False,
    jobs: Annotated[int | None, _JOBS] = None,
    quiet: Annotated[bool, _QUIET] = False,
) -> None:
    """Print the footnotes of documents, each with the clause that carries its mark.

    Endnotes and the notes of tables are named as such. Marks without a note, and notes without a mark, are told on
    standard error.
    """
    from itures.model.answer import Footnotes
    from itures.render import footnotes as rendering

    _usable(files, format)
    kept: list[Answer[NoteEntry]] = []
    status = DONE
    for index, (answer, outcome) in enumerate(_answers(files, "footnotes", view, manual_marks, jobs)):
        if answer is None:
            status = FAILED
            continue
        for diagnostic in outcome.diagnostics:
            if diagnostic.code in ("mark-without-note", "note-without-mark") and not quiet:
                say(f"{outcome.source}: {_told(diagnostic)}")
        noted = cast("Answer[NoteEntry]", answer)
        if format == "csv":
            write(rendering.rows(noted, index == 0))
        elif format == "table":
            kept.append(noted)
        else:
            _write_record(Footnotes(noted.source, noted.found), format)
    if kept:
        write(rendering.table(kept, terminal_look(full)))
    raise typer.Exit(status)


@app.command(
    epilog="""\b
Examples:
  itures instructions draft.docx                  who is told to do what, by when, reporting to whom
  itures instructions drafts/ --to SG             the Secretary-General alone
  itures instructions drafts/ --to TSB-DIR,BDT-DIR --force instruct
  itures instructions drafts/ --due-before 2027   deadlines whose year is known
  itures instructions drafts/ --reporting-to COUNCIL --format csv > follow-up.csv
"""
)
def instructions(
    files: Annotated[list[str], _FILES],
    format: Annotated[ToldFormat, typer.Option("--format", "-f", help="What to print.")] = "table",
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="WHO,...", help="To these alone: SG, COUNCIL, BR-DIR, MS ... or OTHER."),
    ] = None,
    force: Annotated[
        list[str] | None,
        typer.Option("--force", metavar="FORCE,...", help="Asked for so: instruct, request, invite, urge ..."),
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="With a deadline, a rhythm or an occasion.")] = False,
    due_before: Annotated[
        int | None, typer.Option("--due-before", metavar="YEAR", help="With a deadline before this year.")
    ] = None,
    reporting_to: Annotated[
        list[str] | None, typer.Option("--reporting-to", metavar="WHO,...", help="With a report to these.")
    ] = None,
    view: Annotated[View, _VIEW] = "revised",
    manual_marks: Annotated[bool, _MANUAL] = False,
    full: Annotated[bool, typer.Option("--full", help="With table: show what is to be done whole.")] = False,
    jobs: Annotated[int | None, _JOBS] = None,
    quiet: Annotated[bool, _QUIET] = False,
) -> None:
    """Print who is told to do what, by when, reporting to whom.

    The table has a heading for each addressee; an instruction to several stands under each of them.
    """
    from itures.model.answer import Instructions, WantedInstructions
    from itures.render import instructions as rendering

    several = _usable(files, format)
    wanted = WantedInstructions(
        _bodies(to, "--to"), _forces(force), _bodies(reporting_to, "--reporting-to"), due, due_before
    )
    kept: list[Answer[Instruction]] = []
    status = DONE
    for index, (answer, outcome) in enumerate(_answers(files, "instructions", view, manual_marks, jobs)):
        if answer is None:
            status = FAILED
            continue
        _sum_up(outcome, quiet)
        told = cast("Answer[Instruction]", answer).keep(wanted.wants)
        if format == "csv":
            write(rendering.rows(told, index == 0))
        elif format in ("table", "markdown"):
            kept.append(told)
        else:
            _write_record(Instructions(told.source, told.found), format)
    if kept or (several and format in ("table", "markdown") and status == DONE):
        write(rendering.markdown(kept) if format == "markdown" else rendering.table(kept, terminal_look(full)))
    raise typer.Exit(status)


@app.command(
    epilog="""\b
Examples:
  itures actors draft.docx                        how often each body is told to act, and how strongly
  itures actors drafts/                           a row for each document, a column for each body
  itures actors drafts/ --format csv > matrix.csv
"""
)
def actors(
    files: Annotated[list[str], _FILES],
    format: Annotated[ActorsFormat, typer.Option("--format", "-f", help="What to print.")] = "table",
    view: Annotated[View, _VIEW] = "revised",
    manual_marks: Annotated[bool, _MANUAL] = False,
    full: Annotated[bool, typer.Option("--full", help="With table: a column for every body.")] = False,
    jobs: Annotated[int | None, _JOBS] = None,
    quiet: Annotated[bool, _QUIET] = False,
) -> None:
    """Print who is told to act how often: addressees by force, or documents by addressee."""
    from itures.render import actors as rendering

    _usable(files, "table")
    kept: list[Answer[Instruction]] = []
    status = DONE
    for answer, outcome in _answers(files, "instructions", view, manual_marks, jobs):
        if answer is None:
            status = FAILED
            continue
        _sum_up(outcome, quiet)
        kept.append(cast("Answer[Instruction]", answer))
    if kept:
        makers = {"csv": rendering.rows, "markdown": rendering.markdown, "json": rendering.record}
        write(rendering.table(kept, terminal_look(full)) if format == "table" else makers[format](kept))
    raise typer.Exit(status)


def _answers(
    files: Sequence[str], verb: Verb, view: View, manual_marks: bool, jobs: int | None
) -> Iterator[tuple[object | None, Outcome]]:
    """The answer to a verb for each file, None where it cannot be read, which is told."""
    from itures.session import pool as batch

    tasks = batch.expand(files)
    order = batch.Order(view, manual_marks=manual_marks, verb=verb)
    for outcome in _watched(batch.run(tasks, order, jobs), len(tasks)):
        if outcome.error is not None:
            complain(f"{outcome.source}: {outcome.error}")
            yield None, outcome
        else:
            yield outcome.answer, outcome


def _write_record(record: Record, format: str) -> None:
    from itures.model import codec

    write(codec.encode(record, 2 if format == "json" else 0) + "\n")


def _bodies(values: Sequence[str] | None, option: str) -> frozenset[str]:
    """The addressees that an option names. Ends the command where one is unknown."""
    from itures.render.names import ADDRESSEES

    found = [one.upper() for one in split(values)]
    known = (*ADDRESSEES, "OTHER")
    if (values and not found) or any(one not in known for one in found):
        raise typer.BadParameter(f"choose among: {', '.join(known)}", param_hint=f"'{option}'")
    return frozenset(found)


def _forces(values: Sequence[str] | None) -> frozenset[str]:
    found = [one.lower() for one in split(values)]
    if (values and not found) or any(one not in FORCES for one in found):
        raise typer.BadParameter(f"choose among: {', '.join(FORCES)}", param_hint="'--force'")
    return frozenset(found)


@app.command(
    epilog="""\b
Examples:
  itures schema document > document.schema.json
  itures schema references > references.schema.json
"""
)
def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="The format, by the name before its version: comparison, diff, document, footnotes, instructions, references.",
        ),
    ],
) -> None:
    """Print the JSON Schema of a format."""
    import json

    from itures.model import codec

    if name not in codec.FORMATS:
        complain(f"{name}: there is no such format; choose one of: {', '.join(sorted(codec.FORMATS))}")
        raise typer.Exit(FAILED)
    write(json.dumps(codec.schema(name), indent=2, ensure_ascii=False) + "\n")


_mount_diff(app)
_mount_compare(app)
_mount_explain(app)
app.add_typer(_register, name="register")


def _usable(files: Sequence[str], format: str) -> bool:
    """Whether there are several files. Ends the command where they cannot be given so, or not in this format."""
    several = len(files) > 1 or os.path.isdir(files[0])  # noqa: PTH112  # Path.is_dir raises on a name too long
    if format == "json" and several:
        raise typer.BadParameter("json is for one file; use --format jsonl for several", param_hint="'--format'")
    if files.count("-") > 1:
        raise typer.BadParameter("- (standard input) can be given once only", param_hint="'FILE...'")
    return several


def _sum_up(outcome: Outcome, quiet: bool) -> None:
    """How many doubts there are about a document: what they are, the command parse tells."""
    counts = Counter(diagnostic.severity for diagnostic in outcome.diagnostics)
    told = [f"{counts[one]} {one}{'s' if counts[one] > 1 else ''}" for one in ("error", "warning") if counts[one]]
    if told and not quiet:
        say(f"{outcome.source}: {' and '.join(told)} about this document; itures parse shows them")


def _tell(outcome: Outcome, quiet: bool) -> None:
    """What is doubtful in a document, on standard error; errors only where that is asked for."""
    for diagnostic in outcome.diagnostics:
        if diagnostic.severity == "error" or not quiet:
            say(f"{outcome.source}: {_told(diagnostic)}")


def _watched(outcomes: Iterator[Outcome], count: int) -> Iterator[Outcome]:
    """The outcomes, with a progress bar on standard error where it disturbs nobody."""
    if count < 2 or not is_terminal(sys.stderr) or is_terminal(sys.stdout):
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(outcomes, total=count, description="Reading")


def _told(diagnostic: Diagnostic) -> str:
    at = f" (at {diagnostic.at})" if diagnostic.at is not None else ""
    return f"{diagnostic.severity}: {diagnostic.message}{at} [{diagnostic.code}]"
