"""Tables of the register: those that come with itures, and those that users write, in the form of data/register.

No other module below the session reads files of users of its own accord.
"""

from __future__ import annotations

import csv
import io
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from itures.foundation.resources import locate
from itures.language import built_in as built_in_languages
from itures.model.editions import label, slug_of, slug_of_name, year_of
from itures.model.ids import TYPES
from itures.model.references import Confidence
from itures.model.stream import UnreadableError
from itures.register.conferences import conferences
from itures.register.records import BODIES, IN_FORCE

REQUIRED = ("body", "type", "number")
COLUMNS = (
    *REQUIRED,
    *("place", "year", "label", "edition", "revised", "title"),
    *("status", "status_by", "as_of", "complete", "source", "confidence"),
)
"""Columns of a table that users add. Those of REQUIRED must be there; an edition is told by `edition` (its slug), by `label`
("Rev. Busan, 2014") or by place and year. Without any, the row holds for the text whatever its edition."""
STATUSES = ("", IN_FORCE, "not in force", "abrogated")
_LABEL = re.compile(r"(?P<rev>Rev\.?\s*)?(?:(?P<place>[^\d,()]+?),?\s+(?P<year>\d{4})|(?P<name>[A-Za-z]+-\d{2,4}))\Z")
_LARGEST = 16 * 1024 * 1024
Row = Mapping[str, str]


def personal() -> Path:
    """The folder of the tables that the user has imported, where the system keeps data of programs.

    >>> personal().parts[-2:]
    ('itures', 'register')
    """
    home = os.environ.get("XDG_DATA_HOME", "")
    if os.path.isabs(home):  # noqa: PTH117  # the specification: relative paths are to be ignored
        return Path(home, "itures", "register")
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local, "itures", "register") if local else Path.home() / "AppData/Local/itures/register"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/itures/register"
    return Path.home() / ".local/share/itures/register"


def imported() -> list[Path]:
    """The tables that the user has imported, by name.

    >>> all(path.suffix == ".csv" for path in imported())
    True
    """
    try:
        return sorted(path for path in personal().iterdir() if path.suffix == ".csv" and path.is_file())
    except (OSError, RuntimeError):  # no such folder, none that may be read, or a user without a home
        return []


def rows(name: str) -> Iterator[Row]:
    """The rows of a table that comes with itures, by its name in data/register.

    >>> next(rows("conferences.csv"))["place"]
    'Kyoto'
    """
    with locate(f"register/{name}").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        for fields in reader:
            yield dict(zip(header, fields, strict=True))


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a table that a user wrote, in the form of data/register. Raises UnreadableError.

    Names may be words or codes ("Resolution" or RES, "Council" or C). An edition that is not told otherwise is read from the
    label; `confidence` is "own" where the column is missing, for nobody else has checked it.

    >>> read_table(Path("no-such-table.csv"))
    Traceback (most recent call last):
    itures.model.stream.UnreadableError: no-such-table.csv: it cannot be read (No such file or directory); check the path
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableError(f"{path}: it is larger than a register can be; is it a CSV table?")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(f"{path}: it is not UTF-8 text; save it as CSV UTF-8") from None
    except OSError as error:
        raise UnreadableError(f"{path}: it cannot be read ({error.strerror}); check the path") from None
    return list(parse_table(text, str(path)))


def parse_table(text: str, name: str) -> Iterator[dict[str, str]]:
    r"""The rows of a table's text; `name` is the file for messages. Raises UnreadableError at the first wrong line.

    >>> next(parse_table("body,type,number,label\nPP,Resolution,300,\"Doha, 2026\"\n", "x.csv"))["edition"]
    'doha-2026'
    """
    lines = io.StringIO(text, newline="")
    first = text.partition("\n")[0]
    reader = csv.reader(lines, delimiter=";" if ";" in first and "," not in first else ",", strict=True)
    try:
        header = [one.strip().casefold() for one in next(reader, [])]
        missing = [one for one in REQUIRED if one not in header]
        if missing:
            raise UnreadableError(
                f"{name}, line 1: the column {missing[0]!r} is missing; the first line names the columns, "
                f"and {', '.join(REQUIRED)} must be among them"
            )
        for fields in reader:
            at = f"{name}, line {reader.line_num}"
            if not any(one.strip() for one in fields):
                continue
            if len(fields) > len(header):
                raise UnreadableError(
                    f"{at}: {len(fields)} fields, but {len(header)} columns; quote fields with commas"
                )
            yield _checked({key: " ".join(one.split()) for key, one in zip(header, fields, strict=False)}, at)
    except csv.Error as error:
        raise UnreadableError(f"{name}, line {reader.line_num}: it is no CSV ({error}); check the quotes") from None


def _checked(row: Mapping[str, str], at: str) -> dict[str, str]:
    """A row of a user, complete and in the register's words."""
    made = {column: row.get(column, "") for column in COLUMNS}
    for column in REQUIRED:
        if not made[column]:
            raise UnreadableError(f"{at}: {column!r} is empty; every row needs one")
    made["body"] = "C" if made["body"].casefold() in ("c", "council") else made["body"].upper()
    if made["body"] not in BODIES:
        raise UnreadableError(f"{at}: the body {row['body']!r} is not one of {', '.join(BODIES)}")
    kinds = {**{code.casefold(): code for code in TYPES}, **{name.casefold(): code for code, name in TYPES.items()}}
    if made["type"].casefold() not in kinds:
        raise UnreadableError(f"{at}: the type {row['type']!r} is not one of {', '.join(TYPES.values())}")
    made["type"] = kinds[made["type"].casefold()]
    made["number"] = re.sub(r"^ITU-R\s*", "", made["number"])
    if not re.fullmatch(r"[\w./-]+", made["number"]):
        raise UnreadableError(f"{at}: {row['number']!r} is no number of a text")
    made["revised"] = _yes_or_no(made["revised"], "revised", at)
    made["complete"] = _yes_or_no(made["complete"], "complete", at)
    if made["status"] not in STATUSES:
        raise UnreadableError(f"{at}: the status {made['status']!r} is not one of {', '.join(STATUSES[1:])}")
    made["confidence"] = made["confidence"] or "own"
    if made["confidence"] not in get_args(Confidence):
        raise UnreadableError(
            f"{at}: the confidence {made['confidence']!r} is not one of {', '.join(get_args(Confidence))}"
        )
    _place(made, at)
    made["source"] = made["source"] or at
    return made


def _yes_or_no(value: str, column: str, at: str) -> str:
    known = {"": "", "yes": "yes", "true": "yes", "1": "yes", "no": "no", "false": "no", "0": "no"}
    if value.casefold() not in known:
        raise UnreadableError(f"{at}: {column!r} is {value!r}; write yes or no")
    return known[value.casefold()]


def _place(row: dict[str, str], at: str) -> None:
    """Fills edition, label, place, year and whether the edition is a revised one, each from what is given."""
    if row["year"] and not re.fullmatch(r"\d{4}", row["year"]):
        raise UnreadableError(f"{at}: the year {row['year']!r} is none; write four digits")
    row["edition"] = row["edition"].casefold()
    label = row["label"].strip("()")
    match = _LABEL.match(label)
    if match is not None and match["name"] and row["body"] not in ("C", "RA"):
        row["edition"] = row["edition"] or slug_of_name(match["name"])
        row["revised"] = row["revised"] or ("yes" if match["rev"] else "no")
    elif match is not None and match["place"] and row["body"] not in ("C", "RA"):
        row["place"], row["year"] = row["place"] or match["place"], row["year"] or match["year"]
        row["revised"] = row["revised"] or ("yes" if match["rev"] else "no")
    elif row["body"] == "C" and label:
        row["edition"] = row["edition"] or (re.findall(r"c-?\d{2,4}", label.casefold()) or [""])[-1]
    if not row["edition"] and row["place"] and row["year"]:
        row["edition"] = slug_of(row["place"], row["year"], built_in_languages().places)
    if label and not row["edition"]:
        raise UnreadableError(f"{at}: the edition {label!r} cannot be read; write it as 'Rev. Busan, 2014' or 'WRC-23'")
    if not row["edition"]:
        if row["year"] or row["place"] or row["revised"]:
            raise UnreadableError(f"{at}: place and year make an edition only together; fill in both, or neither")
        return
    row["year"] = row["year"] or str(year_of(row["edition"]) or "")
    if not row["year"]:
        raise UnreadableError(
            f"{at}: the edition {row['edition']!r} has no year; write it as place-year, as busan-2014"
        )
    row["label"] = label or _label(row)


def _label(row: Mapping[str, str]) -> str:
    """What stands in the brackets for an edition that is given by its slug, or by place and year."""
    known = [one.place for one in conferences() if one.name == row["edition"]]
    return label(row["edition"], row["revised"] == "yes", row["place"] or (known[0] if known else ""))


def filled(row: Row) -> Row:
    """A row with all columns, empty where it has none.

    >>> filled({"body": "PP"})["title"]
    ''
    """
    return {column: row.get(column, "") for column in COLUMNS}
