"""The commands `itures register list | show | import | learn`; cli.py mounts them as `register`.

As in cli.py, everything that takes time to load is imported inside the commands.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from itures.commands.terminal import FAILED, complain, fail, say, terminal_look, write

if TYPE_CHECKING:
    from rich.text import Text as Line

    from itures.register.records import Article, Text
    from itures.register.register import Register

Format = Literal["table", "json", "csv"]
ShowFormat = Literal["table", "json"]
Body = Literal["PP", "WTSA", "WTSC", "WTDC", "WRC", "RA", "WTPF", "WCIT", "WATTC", "C"]

Tables = Annotated[
    list[str] | None,
    typer.Option("--register", metavar="FILE.csv", help="More editions for the register; may be repeated."),
]

app = typer.Typer(
    name="register",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Show what is known of ITU texts and their editions, and add to it.

A table to add is a CSV file; its first line names the columns. body, type and number must be there; label ("Rev. Busan, 2014",
"WRC-23"), or place and year, tells the edition. Optional: edition (busan-2014), revised (yes, no), title, status (in force, not
in force, abrogated), status_by, as_of, complete (yes: all editions are listed), source, and confidence: seen (in the source
named), inferred, own, cited; own where it is missing. Only what was seen makes errors of `itures refs --check`.
""",
    epilog="""\b
Examples:
  itures register show PP/RES/14
  itures register list strategic plan --body PP
  itures register learn final-acts/ -o editions.csv
  itures register import editions.csv
""",
)


@app.command(
    "list",
    epilog="""\b
Examples:
  itures register list gender
  itures register list --body WTDC
  itures register list numbering --format csv
""",
)
def list_(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="Words of the title, or their beginnings.")
    ] = None,
    body: Annotated[Body | None, typer.Option("--body", "-b", help="Texts of this body.")] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "table",
    register: Tables = None,
) -> None:
    """List texts with their titles and the edition in force, or the latest one known."""
    found = _register(register).search(" ".join(query or ()), body)
    if format == "json":
        write(_json([_record(text, editions=False) for text in found]))
    elif format == "csv":
        write(_csv([_record(text, editions=False) for text in found]))
    else:
        write(_listed(found))


@app.command(
    epilog="""\b
Examples:
  itures register show PP/RES/71
  itures register show CS/No.28A
  itures register show dubai-2018 --format json
"""
)
def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A text (PP/RES/71), a provision (CS/No.28A), a conference (wrc-19).")
    ],
    format: Annotated[ShowFormat, typer.Option("--format", "-f", help="What to print.")] = "table",
    register: Tables = None,
) -> None:
    """Show all that is known of a text: editions, titles, status, and where each is known from."""
    from itures.model.ids import as_written

    known = _register(register)
    text = known.text(id) or known.text(as_written(id))
    if text is not None:
        write(_json(_record(text)) if format == "json" else _shown(text))
        return
    article = known.article(id)
    if article is not None:
        write(_json(_article(article)) if format == "json" else _shown_article(article, id))
        return
    meetings = [known.conference(body, id.casefold()) for body in known.bodies(id.casefold())]
    held = [meeting for meeting in meetings if meeting is not None]
    if not held:
        fail(f"{id}: the register does not know it; write an id as PP/RES/71, CS/No.28A or busan-2014")
    fields = ("body", "place", "year", "name", "source", "confidence")
    records = [{name: getattr(meeting, name) for name in fields} for meeting in held]
    if format == "json":
        write(_json(records))
    else:
        write("".join(f"{_held(record)}\n" for record in records))


@app.command(
    "import",
    epilog="""\b
Examples:
  itures register import ours.csv
""",
)
def import_(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="CSV tables to keep.")],
) -> None:
    """Check tables and keep them: from then on they belong to the register."""
    from itures.model.stream import UnreadableError
    from itures.register.tables import personal, read_table

    names: dict[str, str] = {}
    checked = []
    for file in files:
        path = Path(file)
        # All are checked before one is kept, so that a mistake leaves nothing half done.
        try:
            rows = read_table(path)
            checked.append((path, path.read_bytes(), len(rows)))
        except UnreadableError as error:
            fail(str(error))
        except OSError as error:
            fail(f"{file}: it cannot be read ({error.strerror}); check the path")
        name = _kept_name(path)
        if name in names:
            fail(f"{file}: {names[name]} has the same name; rename one of them")
        names[name] = file
    for path, data, count in checked:
        rows_ = f"{count} {'row' if count == 1 else 'rows'}"
        try:
            folder = personal()
            target = folder / _kept_name(path)
            before = target.read_bytes() if target.is_file() else None
            if before == data:
                write(f"{path}: already kept as {target} ({rows_})\n")
                continue
            folder.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(".part")
            draft.write_bytes(data)
            draft.replace(target)
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or error
            fail(f"{path}: it cannot be kept ({reason}); set XDG_DATA_HOME to a folder that can be written")
        write(f"{path}: {'kept' if before is None else 'replaced'} as {target} ({rows_}); delete that file to undo\n")


@app.command(
    epilog="""\b
Examples:
  itures register learn basic-texts/ -o ours.csv
  itures register learn WTSA-24/ | less
"""
)
def learn(
    files: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="Adopted texts, or folders of them.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE.csv", help="Write the table there, not to the terminal."),
    ] = None,
) -> None:
    """Read adopted resolutions, and write the editions and titles found in them as a table for --register and import."""
    from itures.model.stream import UnreadableError
    from itures.register.learn import learned, table
    from itures.session.files import expand
    from itures.session.session import Session

    known = _register(None)
    session = Session()
    rows, texts, failed = [], 0, False
    for task in expand(files):
        if task.error is not None:
            complain(f"{task.source}: {task.error}")
            failed = True
            continue
        try:
            found = list(learned(session.parse(task.source, task.data), known))
        except (UnreadableError, OSError) as error:
            complain(str(error) if task.source in str(error) else f"{task.source}: {error}")
            failed = True
            continue
        if not found:
            say(f"{task.source}: no adopted text with number and edition in it")
        texts += bool(found)
        rows += found
    text = table(rows)
    if output is None:
        write(text)
    else:
        try:
            Path(output).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            fail(f"{output}: it cannot be written ({error.strerror}); check the path")
        editions = text.count("\n") - 1
        say(
            f"{output}: {editions} {'edition' if editions == 1 else 'editions'} from {texts} {'file' if texts == 1 else 'files'}"
        )
    raise typer.Exit(FAILED if failed else 0)


def _register(tables: list[str] | None) -> Register:
    from itures.commands.reading import opened
    from itures.session.session import Settings

    return opened(Settings(tuple(tables or ()), imported=True)).register


def _kept_name(path: Path) -> str:
    return path.with_suffix(".csv").name


def _record(text: Text, editions: bool = True) -> dict[str, Any]:
    """What json and csv say of a text."""
    present = text.in_force or text.latest
    record: dict[str, Any] = {
        "id": text.id,
        "name": text.name,
        "title": text.title,
        "status": text.status or "unknown",
        "as_of": text.as_of,
        "latest": present.slug if present is not None else "",
        "cite": text.cite(present),
        "latest_in_force": text.in_force is not None,
        "confidence": text.confidence or "",
    }
    if not editions:
        return record
    record["status_by"], record["source"] = text.status_by, text.source
    record["complete_until"] = text.complete_until or None
    fields = ("slug", "label", "year", "revised", "title", "in_force", "as_of", "source", "confidence")
    record["editions"] = [{name: getattr(edition, name) for name in fields} for edition in text.editions]
    return record


def _article(article: Article) -> dict[str, Any]:
    fields = ("id", "title", "numbers", "deleted", "source", "confidence")
    return {name: getattr(article, name) for name in fields}


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _csv(records: list[dict[str, Any]]) -> str:
    import csv
    import io

    columns = ("id", "name", "title", "status", "as_of", "latest", "cite", "latest_in_force", "confidence")
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow({**record, "latest_in_force": "yes" if record["latest_in_force"] else "no"})
    return written.getvalue()


def _line(text: str, style: str = "") -> Line:
    from rich.text import Text

    from itures.render.visible import visible

    return Text(visible(text), style)


def _status(text: Text) -> Line:
    styles = {"in force": "green", "abrogated": "red", "not in force": "red"}
    return _line(text.status or "unknown", styles.get(text.status, "dim"))


def _listed(texts: list[Text]) -> str:
    from itures.render.table import Page

    page = Page(terminal_look(full=False))
    for text in texts:
        line = _line(text.id, "bold").append(f"  {_latest(text)}  ").append(_status(text))
        page.line(line, 0, 4)
        if text.title:
            page.line(_line(text.title), 2, 0)
    if texts:
        page.gap()
    page.line(_line(f"{len(texts)} {'text' if len(texts) == 1 else 'texts'}"))
    return page.text()


def _latest(text: Text) -> str:
    present = text.in_force or text.latest
    if present is None:
        return "no edition known"
    return present.label if text.in_force is not None else f"{present.label} or later"


def _shown(text: Text) -> str:
    from itures.render.table import Page

    page = Page(terminal_look(full=True))
    page.line(_line(f"{text.id}  {text.name}", "bold"))
    if text.title:
        page.line(_line(text.title))
    page.gap()
    by = f" by {text.status_by}" if text.status_by else ""
    as_of = f" as of {text.as_of}" if text.as_of else ""
    page.line(_line(f"Status: {text.status or 'unknown'}{by}{as_of}{_known(text.confidence, text.source)}"), 0, 8)
    missing = f"all of them up to {text.complete_until}" if text.complete_until else "some may be missing"
    page.line(_line(f"Editions: {len(text.editions)} known, {missing}"))
    page.gap()
    width = max((len(edition.label) for edition in text.editions), default=0) + 2
    for edition in text.editions:
        line = _line(f"{edition.label}{' *' if edition.in_force else ''}".ljust(width + 2))
        page.line(line.append(f"{edition.slug}  {edition.confidence}"), 2)
        page.line(_line(edition.source, "dim"), 6)
    if text.editions:
        page.gap()
    if text.in_force is not None:
        page.line(_line(f"* in force as of {text.in_force.as_of}" if text.in_force.as_of else "* in force"))
    earlier = [edition for edition in text.editions if edition.title and edition.title != text.title]
    for edition in earlier:
        page.line(_line(f"Title of {edition.label}: {edition.title}"), 0, 2)
    return page.text()


def _known(confidence: str | None, source: str) -> str:
    return f" ({confidence}: {source})" if confidence and source else ""


def _shown_article(article: Article, id: str) -> str:
    from itures.model.ids import TextId
    from itures.register.records import named
    from itures.render.table import Page

    page = Page(terminal_look(full=True))
    page.line(_line(f"{article.id}  {named(article.id)}", "bold"))
    page.line(_line(article.title))
    page.gap()
    place = TextId.read(id).provision
    if place is not None and place.unit == "No":
        deleted = place.first in article.deleted
        page.line(_line(f"No. {place.first} {'was deleted from it' if deleted else 'stands in it'}."))
    page.line(_line(f"Numbers: {' '.join(article.numbers) or 'none'}"), 0, 9)
    if article.deleted:
        page.line(_line(f"Deleted: {' '.join(article.deleted)}"), 0, 9)
    page.line(_line(f"Known: {article.confidence}, {article.source}"))
    return page.text()


def _held(record: dict[str, Any]) -> str:
    from itures.render.visible import visible

    line = f"{record['name']}  {record['body']}, {record['place']}, {record['year']}"
    return visible(f"{line} ({record['confidence']}: {record['source']})")


def mount(parent: typer.Typer) -> None:
    """Add the commands `register ...` to an app.

    >>> mount(typer.Typer())
    """
    parent.add_typer(app, name="register")
