"""Writes data/register: conferences, editions and status of resolutions, Articles and numbers of the basic texts.

Usage: `python tools/make_register.py [SOURCES [BASIC_TEXTS [DIRECTORY]]]`. SOURCES holds the lists that people gathered
(resolutions.csv, status.csv, conferences.csv, pp_full_text.csv), BASIC_TEXTS the Constitution and the Convention as text;
of these only numbers and titles are taken. Two runs over the same sources give the same bytes. What looks wrong in a basic
text (a number that is missing in the sequence) is told on standard error.
"""

from __future__ import annotations

import csv
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from itures.model.editions import slug_of

ROOT = Path(__file__).resolve().parent.parent
CONFERENCES = ("body", "place", "year", "label", "source", "confidence")
RESOLUTIONS = (
    *("body", "type", "number", "place", "year", "label", "edition", "revised", "title"),
    *("status", "status_by", "as_of", "complete", "source", "confidence"),
)
PROVISIONS = ("instrument", "article", "title", "numbers", "deleted", "source", "confidence")

TYPES = {"Resolution": "RES", "Decision": "DEC", "Recommendation": "REC", "Opinion": "OP"}
BODIES = {"Council": "C"}
RANKS = ("cited", "unconfirmed", "own", "inferred", "seen")
INSTRUMENTS = {"CS": "ITU-Constitution.txt", "CV": "ITU-Convention.txt"}

# Conferences that their list calls unconfirmed, and that another source confirmed since (NOTES.md of the sources).
CONFIRMED = {
    ("WTSA", "2024"): "dates and place confirmed: 15-24 October 2024",
    ("WTDC", "2025"): "dates and place confirmed: 17-28 November 2025",
    ("WTPF", "2009"): "place confirmed",
    ("WTPF", "2013"): "place confirmed",
}
# Status as the lists word it = whether the text is in force, and as of when that is known.
STATUS = {
    "in force (2023)": ("in force", "Basic Texts 2023"),
    "not in force (2023)": ("not in force", "Basic Texts 2023"),
    "in force (RR 2024)": ("in force", "Radio Regulations 2024"),
    "in force (RA-23)": ("in force", "RA-23"),
    "in force after RA-19": ("in force", "RA-19"),
    "in force after WTDC-22": ("in force", "WTDC-22"),
    "in force after WTSA-16 (unchanged)": ("in force", "WTSA-16"),
}
GONE = {"PP": "Basic Texts 2023", "WRC": "Radio Regulations 2024", "RA": "RA-23"}
# The conference whose editions were in force at that time: an edition that it adopted was.
LAST_OF = {"Basic Texts 2023": "2022", "RA-23": "2023", "WTDC-22": "2022", "WTSA-16": "2016"}

Row = dict[str, str]
Key = tuple[str, str, str]


def main(arguments: Sequence[str]) -> None:
    shared = ROOT.parent / "shared"
    sources = Path(arguments[0]) if arguments else shared / "register"
    texts = Path(arguments[1]) if len(arguments) > 1 else sources.parent / "corpus" / "basic-texts"
    folder = Path(arguments[2]) if len(arguments) > 2 else ROOT / "data" / "register"
    folder.mkdir(parents=True, exist_ok=True)
    meetings = conferences(sources)
    editions = resolutions(sources)
    articles, doubts = provisions(texts)
    _write(folder / "conferences.csv", CONFERENCES, meetings)
    _write(folder / "resolutions.csv", RESOLUTIONS, editions)
    _write(folder / "provisions.csv", PROVISIONS, articles)
    (folder / "SOURCES.md").write_text(about(meetings, editions, articles, doubts), encoding="utf-8")
    for doubt in doubts:
        sys.stderr.write(doubt + "\n")


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


# Conferences


def conferences(sources: Path) -> list[Row]:
    """The conferences in the order of their list, each with a confidence."""
    found = []
    for row in _rows(sources / "conferences.csv"):
        source, confidence = row["source"], "seen"
        if "unconfirmed" in source:
            confidence = "unconfirmed"
            source = source if source != confidence else "own knowledge, not checked"
        confirmed = CONFIRMED.get((row["body"], row["year"]))
        if confirmed is not None and confidence != "seen":
            source, confidence = confirmed, "seen"
        found.append({**row, "source": source, "confidence": confidence})
    return found


# Resolutions


def resolutions(sources: Path) -> list[Row]:
    """One row for each edition, and rows without an edition for what holds of the text whatever its edition."""
    by_text: dict[Key, list[Row]] = {}
    for row in _rows(sources / "resolutions.csv"):
        made = _edition(row)
        by_text.setdefault((made["body"], made["type"], made["number"]), []).append(made)
    complete = _full_histories(sources)
    latest = _full_texts(sources)
    for row in _rows(sources / "status.csv"):
        key = _key(row)
        _add_status(by_text.setdefault(key, []), row, key, complete.get(key), latest.get(key))
    found = []
    for key in sorted(by_text, key=_order):
        rows = _without_slips(by_text[key])
        found += sorted(rows, key=_by_time)
    return found


def _key(row: Mapping[str, str]) -> Key:
    return BODIES.get(row["body"], row["body"]), TYPES[row["type"]], row["number"].removeprefix("ITU-R ")


def _edition(row: Mapping[str, str]) -> Row:
    body, type_, number = _key(row)
    label = row["edition_label"]
    return {
        "body": body,
        "type": type_,
        "number": number,
        "place": row["place"],
        "year": _year(body, label) or row["year"],
        "label": label,
        "edition": _slug(body, label, row["place"], row["year"]),
        "revised": {"true": "yes", "false": "no"}.get(row["revised"], ""),
        "title": " ".join(row["title"].split()),
        "source": row["source"],
        "confidence": row["confidence"],
    }


def _slug(body: str, label: str, place: str, year: str) -> str:
    """The edition as identifiers name it: "antalya-2006", "wrc-19", for the Council the session of the last change."""
    if not label:
        return ""
    if body == "C":
        return re.findall(r"C-?\d{2,4}", label)[-1].lower()
    if body == "WRC":
        return re.sub(r"^Rev\.\s*", "", label).lower()
    return slug_of(place, year) if place else f"{body.lower()}-{year}"


def _year(body: str, label: str) -> str:
    """The year of the last change of a text of the Council, which its label names by the session."""
    sessions = re.findall(r"C-?(\d{2,4})", label) if body == "C" else []
    return sessions[-1] if sessions and len(sessions[-1]) == 4 else f"20{sessions[-1]}" if sessions else ""


def _full_texts(sources: Path) -> dict[Key, str]:
    """Texts of the Plenipotentiary Conference whose full wording was seen, with the slug of the edition in force."""
    found = {}
    for row in _rows(sources / "pp_full_text.csv"):
        place, year = re.sub(r"^REV\.\s*", "", row["latest"]).title().split(", ")
        found[_key(row)] = slug_of(place, year)
    return found


def _full_histories(sources: Path) -> dict[Key, str]:
    """Texts with a printed line of all their editions."""
    return {_key(row): row["source"] for row in _rows(sources / "pp_full_text.csv") if row["history"]}


def _add_status(rows: list[Row], row: Row, key: Key, history: str | None, latest: str | None) -> None:
    """Adds what status.csv says of a text, and marks the edition that is in force where that follows for sure."""
    inferred = row["source"].startswith("inferred") or "inferred" in row["source"].split(":")[0]
    status, as_of = STATUS.get(row["status"], ("", ""))
    if not status:
        status, as_of = row["status"], GONE[key[0]]
    if key[0] == "WRC" and status == "abrogated":
        inferred = True  # the list that abrogates also names texts that live on
    numbered = key[0] == "RA" and _contiguous(rows)
    body, type_, number = key
    rows.append(
        {
            "body": body,
            "type": type_,
            "number": number,
            "status": status,
            "status_by": row["by"],
            "as_of": as_of,
            "complete": "yes" if history or numbered else "",
            "source": row["source"].removeprefix("inferred: "),
            "confidence": "inferred" if inferred else "seen",
        }
    )
    if status != "in force":
        return
    last = max((_by_time(one) for one in rows if one.get("label")), default=None)
    for one in rows:
        if not one.get("label") or one["confidence"] == "cited":
            continue
        if (
            one["edition"] == latest
            or (body == "WRC" and "wrc_2023.csv" in one["source"])
            or (body not in ("WRC", "WTSA") and one["year"] == LAST_OF.get(as_of))
            or (numbered and _by_time(one) == last)
        ):
            one.update(status=status, as_of=as_of)


def _suffix(row: Row) -> int:
    """The edition as the number of a text of the Radiocommunication Assembly tells it: 9 in "ITU-R 2-9 (2023)"."""
    match = re.match(r"ITU-R \d+(?:-(\d+))? \(", row.get("label", ""))
    return int(match[1] or 0) if match else 0


def _contiguous(rows: Iterable[Row]) -> bool:
    """Whether all editions of a text of the Radiocommunication Assembly are there, from the first one on."""
    suffixes = sorted(_suffix(row) for row in rows if row.get("label"))
    return bool(suffixes) and suffixes == list(range(len(suffixes)))


def _without_slips(rows: list[Row]) -> list[Row]:
    """Without an edition cited once with "Rev." and once without it, where an earlier one shows that "Rev." is right."""
    years = [row["year"] for row in rows if row.get("label")]
    marked = {row["edition"] for row in rows if row.get("revised") == "yes"}
    return [
        row
        for row in rows
        if not (row.get("revised") == "no" and row["edition"] in marked and min(years) < row["year"])
    ]


def _order(key: Key) -> tuple[str, str, int, str]:
    digits = re.match(r"\d+", key[2])
    return key[0], key[1], int(digits.group()) if digits else 0, key[2]


def _by_time(row: Row) -> tuple[bool, int, str, str]:
    """What holds of the text first, then editions from the oldest; the Radiocommunication Assembly numbers them."""
    return bool(row.get("label")), _suffix(row), row.get("year", ""), row.get("label", "")


# Provisions


@dataclass
class Article:
    """An Article (or what stands in its place: preamble, annex, a chapter without Articles) and its numbers."""

    name: str
    title: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    titled: bool = True


MARK = re.compile(r"^(?:\*\)\s*)?PP-\d\d\s*")
PAGE_HEAD = re.compile(r"^(?:\d+ )?(?:CS|CV)/(?:Article|Annex|Chapter)\b.*$")
HEADING = re.compile(r"^ARTICLE (\d+[A-Z]?)$")
GONE_ARTICLES = re.compile(r"^\(SUP\)\s*ARTICLES? (\d+)(?: to (\d+))?$")
CHAPTER = re.compile(r"^CHAPTER ([IVX]+[A-Z]?)$")
SECTION = re.compile(r"^SECTION \d+$")
SUB_HEADING = re.compile(r"^The [A-Z]")
"""What the first numbers of an Article are about ("The Council" in Article 2 of the Convention); no title goes on so."""
HANGING = re.compile(r"(?:\b(?:and|or|of|to|from|with|for|on|in|the)|[,-])$")
GONE_NUMBERS = re.compile(r"^(\d+)([A-Z]?)(?: (to|and) (\d*)([A-Z]?))? \(SUP\)")
NUMBER = re.compile(r"^(\d+)( ?(?:bis|ter)\b|[A-Z]{0,2})(?:\s|$)")


def provisions(texts: Path) -> tuple[list[Row], list[str]]:
    """The Articles of Constitution and Convention with their numbers, and what is doubtful about the sequence."""
    rows: list[Row] = []
    doubts: list[str] = []
    for instrument, name in INSTRUMENTS.items():
        articles = read_articles((texts / name).read_text(encoding="utf-8").splitlines())
        doubts += _gaps(instrument, articles)
        rows += [
            {
                "instrument": instrument,
                "article": article.name,
                "title": " ".join(article.title),
                "numbers": " ".join(article.numbers),
                "deleted": " ".join(article.deleted),
                "source": f"{name}: text in force",
                "confidence": "seen",
            }
            for article in articles
        ]
    return rows, doubts


def read_articles(lines: Sequence[str]) -> list[Article]:
    """The Articles of a basic text. A line that begins like a number counts if the sequence of numbers says so."""
    true_numbers = _in_sequence(lines)
    articles: list[Article] = [Article("Preamble", ["Preamble"])]
    for index, line in enumerate(lines):
        if PAGE_HEAD.match(line):
            continue
        plain = MARK.sub("", line).strip()
        here = articles[-1]
        if match := HEADING.match(plain):
            articles.append(Article(f"Art.{match[1]}", titled=False))
        elif match := GONE_ARTICLES.match(plain):
            first, last = int(match[1]), int(match[2] or match[1])
            articles += [Article(f"Art.{number}", ["(deleted)"]) for number in range(first, last + 1)]
        elif match := CHAPTER.match(plain):
            # A chapter may hold numbers without an Article (Chapter IVA of the Constitution).
            articles.append(Article(f"Chapter {match[1]}", titled=False))
        elif SECTION.match(plain):
            here.titled = True
        elif plain == "ANNEX":
            articles.append(Article("Annex", ["Definition of certain terms"]))
        elif match := GONE_NUMBERS.match(plain):
            here.deleted += _range(match)
            here.titled = True
        elif index in true_numbers:
            here.numbers.append(true_numbers[index])
            here.titled = True
        elif not here.titled and plain and not plain.startswith("(see "):
            if here.title and SUB_HEADING.match(plain) and not HANGING.search(here.title[-1]):
                here.titled = True
            else:
                here.title.append(plain)
    return [one for one in articles if one.numbers or one.deleted or one.name.startswith("Art.")]


def _in_sequence(lines: Sequence[str]) -> dict[int, str]:
    """Lines that begin with a number of the sequence: the longest rising one, so that wrapped lines fall out."""
    candidates: list[tuple[tuple[int, int, str], int, str]] = []
    for index, line in enumerate(lines):
        match = NUMBER.match(line)
        if match is None or PAGE_HEAD.match(line):
            continue
        letters = match[2].strip()
        rank = {"": 0, "bis": 1, "ter": 2}.get(letters, 3)  # 73, 73 bis, 73A
        candidates.append(((int(match[1]), rank, letters.rjust(3)), index, match[1] + letters))
    tails: list[tuple[int, int, str]] = []
    last: list[int] = []
    before: list[int | None] = []
    for place, (key, _, _) in enumerate(candidates):
        at = bisect_left(tails, key)
        tails[at : at + 1] = [key]
        last[at : at + 1] = [place]
        before.append(last[at - 1] if at else None)
    found: dict[int, str] = {}
    place_: int | None = last[-1] if last else None
    while place_ is not None:
        _, index, number = candidates[place_]
        found[index] = number
        place_ = before[place_]
    return found


def _range(match: re.Match[str]) -> list[str]:
    """The numbers of "166 and 167 (SUP)", "298D to F (SUP)"."""
    first, letter, _, last, last_letter = match.groups()
    if letter and last_letter:
        return [f"{first}{chr(code)}" for code in range(ord(letter), ord(last_letter) + 1)]
    if last_letter:
        return [f"{first}{chr(code)}" for code in range(ord("A"), ord(last_letter) + 1)]
    return [str(number) for number in range(int(first), int(last or first) + 1)] if not letter else [first + letter]


def _gaps(instrument: str, articles: Iterable[Article]) -> Iterator[str]:
    """Numbers that the sequence lacks: between whole numbers, and between letters behind one."""
    known = [number for article in articles for number in (*article.numbers, *article.deleted)]
    whole = sorted({int(match.group()) for number in known if (match := re.match(r"\d+", number))})
    for before, after in pairwise(whole):
        if after - before > 1 and after < 1000:  # the definitions of the annexes begin there
            yield f"{instrument}: no number from {before + 1} to {after - 1} was found"
    for number in known:
        match = re.fullmatch(r"(\d+)([B-Z])", number)
        if match and f"{match[1]}{chr(ord(match[2]) - 1)}" not in known:
            yield f"{instrument}: {number} was found, {match[1]}{chr(ord(match[2]) - 1)} was not"
    doubles = sorted({number for number in known if known.count(number) > 1})
    if doubles:
        yield f"{instrument}: found twice: {', '.join(doubles)}"


# What the folder holds, for people


def about(meetings: Sequence[Row], editions: Sequence[Row], articles: Sequence[Row], doubts: Sequence[str]) -> str:
    """SOURCES.md: what the tables hold, how far they can be trusted, how much there is."""
    bodies = sorted({row["body"] for row in editions})
    lines = [
        "# The register",
        "",
        "Written by `tools/make_register.py`; change the sources, not these files. Each row names its source and a confidence:",
        "`seen` stands in the source, `inferred` follows from it, `own` is knowledge that nobody checked, `cited` was found only",
        "as a citation, `unconfirmed` is a conference whose place or date was not checked. What is said to be in force is so",
        "as of the edition in the column `as_of`; conferences after it may have changed it.",
        "",
        "* `conferences.csv`: who met where and when. The list of a body is taken as complete between its first and last year.",
        "* `resolutions.csv`: one row for each edition, from the oldest to the newest. `edition` is the slug of identifiers.",
        "  `status` on such a row: this edition is in force. Rows without an edition hold for the text whatever its edition:",
        "  its present title, whether it is in force, and in `complete` that all its editions up to `as_of` are listed.",
        "* `provisions.csv`: Articles of the Constitution (CS) and the Convention (CV), their titles and the numbers in them.",
        "",
        'An edition that one source cites with "Rev." and another without it is listed with "Rev." if an earlier one is known.',
        "",
        "| body | texts | editions | seen | inferred | own | cited | edition in force known | complete |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for body in bodies:
        rows = [row for row in editions if row["body"] == body]
        labelled = [row for row in rows if row.get("label")]
        counts = [len({(row["type"], row["number"]) for row in rows}), len(labelled)]
        counts += [sum(row["confidence"] == rank for row in labelled) for rank in ("seen", "inferred", "own", "cited")]
        counts += [sum(row.get("status") == "in force" for row in labelled)]
        counts += [sum(row.get("complete") == "yes" for row in rows)]
        lines.append(f"| {body} | " + " | ".join(map(str, counts)) + " |")
    lines += ["", f"Conferences: {len(meetings)}."]
    for instrument in INSTRUMENTS:
        rows = [row for row in articles if row["instrument"] == instrument]
        numbers = sum(len(row["numbers"].split()) for row in rows)
        deleted = sum(len(row["deleted"].split()) for row in rows)
        count = sum(row["article"].startswith("Art.") for row in rows)
        lines.append(f"{instrument}: {count} Articles, {numbers} numbers, {deleted} deleted ones.")
    lines += ["", "Doubts about the sequence of numbers: " + ("none." if not doubts else "")]
    lines += [f"* {doubt}" for doubt in doubts]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
