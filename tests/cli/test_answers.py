"""The commands that answer questions about a document: footnotes, instructions, actors."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from typer.testing import Result

from itures.model import codec
from itures.model.answer import Footnotes, Instructions
from itures.session.capabilities import records

Run = Callable[..., Result]
Write = Callable[..., Path]

TEXT = """RESOLUTION 900 (Rev. Antalya, 2006)
Tidy archives
The Plenipotentiary Conference of the International Telecommunication Union (Antalya, 2006),
recalling
a)\tthat archives gather dust1,
instructs the Secretary-General
1\tto keep the archives tidy;
2\tto report to the Council by 2008,
invites the Directors of the Telecommunication Standardization Bureau and the Radiocommunication Bureau
to help, annually,
urges concerned parties
to visit the archives.
_______________
1 As Resolution 14 (Rev. Antalya, 2006) says.
"""


def acts(result: Result) -> list[str]:
    return [one["does"] for one in json.loads(result.stdout)["instructions"]]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ["keep", "report", "help", "visit"]),
        (("--to", "SG"), ["keep", "report"]),
        (("--to", "br-dir,COUNCIL"), ["help"]),
        (("--to", "OTHER"), ["visit"]),
        (("--force", "invite", "--force", "urge"), ["help", "visit"]),
        (("--reporting-to", "COUNCIL"), ["report"]),
        (("--due",), ["report", "help"]),
    ],
)
def test_filters(run: Run, write: Write, options: tuple[str, ...], expected: list[str]) -> None:
    write("a.txt", TEXT)
    assert acts(run("instructions", "a.txt", "-f", "json", *options)) == expected


@pytest.mark.parametrize(("command", "kind"), [("instructions", Instructions), ("footnotes", Footnotes)])
def test_json_is_the_record_and_fits_its_schema(run: Run, write: Write, command: str, kind: type) -> None:
    write("a.txt", TEXT)
    result = run(command, "a.txt", "-f", "json")
    record = json.loads(result.stdout)
    assert record["format"] == f"itures.{command}/1"
    jsonschema.validate(record, codec.schema_of(records()[command]))
    assert codec.encode(codec.decode_as(kind, result.stdout)) + "\n" == result.stdout


@pytest.mark.parametrize("arguments", [("instructions", "-f", "csv"), ("actors",), ("footnotes", "-f", "jsonl")])
def test_jobs_do_not_change_a_byte(run: Run, write: Write, arguments: tuple[str, ...]) -> None:
    for number in range(6):
        write(f"drafts/{number}.txt", TEXT.replace("900", str(900 + number)))
    one, two = (run(*arguments, "drafts", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.exit_code == 0
    assert one.stdout == two.stdout


def test_an_instruction_to_two_stands_under_both(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    shown = run("instructions", "a.txt").stdout
    assert shown.count("help [invite") == 2
    assert "4 instructions to 4 bodies" in shown


def test_a_note_says_what_it_cites_and_who_carries_it(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    (row,) = csv.DictReader(StringIO(run("footnotes", "a.txt", "-f", "csv").stdout))
    assert (row["mark"], row["clause"], row["references"]) == ("1", "recalling a)", "PP/RES/14@antalya-2006")


def test_a_mark_without_a_note_is_told(run: Run, write: Write) -> None:
    write("a.txt", TEXT.partition("_____")[0].replace("dust1", "dust[footnoteRef:7]7"))
    assert "has no note" in run("footnotes", "a.txt").stderr


@pytest.mark.parametrize("command", ["footnotes", "instructions", "actors"])
def test_files_that_cannot_be_read_are_told_and_the_others_shown(run: Run, write: Write, command: str) -> None:
    write("a.txt", TEXT)
    write("empty.txt", "")
    result = run(command, "gone.txt", "empty.txt", "a.txt")
    assert result.exit_code == 2
    assert result.stderr.count("error: ") == 2
    assert result.stdout


@pytest.mark.parametrize("options", [("--to", "KING"), ("--to", ","), ("--force", "beg"), ("--reporting-to", "X")])
def test_names_that_nobody_has_are_refused(run: Run, write: Write, options: tuple[str, str]) -> None:
    write("a.txt", TEXT)
    result = run("instructions", "a.txt", *options)
    assert result.exit_code == 2
    assert "choose among" in result.stderr


def test_cells_are_no_formulas(run: Run, write: Write) -> None:
    write("a.txt", TEXT.replace("to visit the archives", "to open =1+1"))
    rows = csv.reader(StringIO(run("instructions", "a.txt", "-f", "csv").stdout))
    assert not any(cell.startswith("=") for row in rows for cell in row)
