"""The command `itures explain`, which cli.py mounts: what a code means that another command prints."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Annotated, Any, Literal

import typer

from itures.commands.terminal import fail, terminal_look, write

Format = Literal["text", "json"]

_WORD = re.compile(r"\{(\w+)(?:!r)?\}")
"""What is filled into a message."""

_EPILOG = """\b
Examples:
  itures explain label-gap                        what it means, and what to do
  itures explain superseded                       the same for what refs says of a reference
  itures explain                                  every code there is
  itures explain --format json > codes.json

The codes stand in brackets behind what is told of a document, in the JSON of a document (diagnostics) and of references
(status), and in itures parse --format outline.
"""


def mount(app: typer.Typer) -> None:
    """Add the command `explain` to an app.

    >>> mount(typer.Typer())
    """
    app.command("explain", epilog=_EPILOG)(explain)


def explain(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="A code, such as label-gap.")] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "text",
) -> None:
    """Print what a code means and what to do about it; without a code, all of them."""
    records = _records()
    if code is None:
        write(_json(list(records.values())) if format == "json" else _listed(records))
        return
    record = records.get(code.strip().casefold())
    if record is None:
        near = get_close_matches(code.casefold(), records, 3)
        hint = f"is it {' or '.join(near)}?" if near else "itures explain lists all"
        fail(f"{code}: there is no such code; {hint}")
    write(_json(record) if format == "json" else _shown(record))


def _records() -> dict[str, dict[str, Any]]:
    """Every code with what is known of it."""
    from itures.analyse.rules import RULES
    from itures.model.diagnostics import CATALOGUE, STATUSES

    found: dict[str, dict[str, Any]] = {}
    for code, entry in CATALOGUE.items():
        found[code] = {
            "code": code,
            "of": "document",
            "severities": list(dict.fromkeys(said.severity for said in entry.said.values())),
            "messages": [_WORD.sub(r"<\1>", said.message) for said in entry.said.values()],
            "means": entry.means,
            "remedy": entry.remedy,
        }
    for status, (means, remedy) in STATUSES.items():
        found[status] = {
            "code": status, "of": "reference", "severities": [], "messages": [], "means": means, "remedy": remedy
        }  # fmt: skip
    for name in RULES:
        rule = RULES[name]
        found[name] = {
            "code": name, "of": "rule", "severities": [], "messages": [], "means": rule.means, "remedy": rule.remedy
        }  # fmt: skip
    return found


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _shown(record: dict[str, Any]) -> str:
    from rich.text import Text

    from itures.render.table import Page

    page = Page(terminal_look(full=True))
    other = "a rule" if record["of"] == "rule" else "status of a reference"
    of = f"{', '.join(record['severities'])} about a document" if record["severities"] else other
    page.line(Text.assemble((record["code"], "bold"), f" ({of})"))
    for message in record["messages"]:
        page.line(Text(message, "italic"), 2, 2)
    page.gap()
    page.line(Text(record["means"]))
    page.line(Text.assemble(("What to do: ", "bold"), record["remedy"]))
    return page.text()


def _listed(records: dict[str, dict[str, Any]]) -> str:
    from rich.text import Text

    from itures.render.table import Column, Page

    page = Page(terminal_look(full=True))
    groups = []
    for of, title in (("document", "Of a document"), ("reference", "Of a reference"), ("rule", "Of a rule")):
        own = [record for record in records.values() if record["of"] == of]
        rows = [[Text(one["code"]), Text(one["means"].partition(". ")[0].rstrip(".") + ".")] for one in own]
        groups.append((title, rows))
    page.table([Column("Code"), Column("What it means", breaks=True)], groups)
    return page.text()
