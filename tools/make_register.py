"""Writes data/register: conferences, editions and status of resolutions, Articles and numbers of the basic texts.

Usage: `python tools/make_register.py [SOURCES [BASIC_TEXTS [DIRECTORY]]]`. SOURCES holds the lists that people gathered
(resolutions.csv, status.csv, conferences.csv, pp_full_text.csv) and, in the folder `additions`, what was found since:
editions that were missing (resolutions_new.csv) or known with less (resolutions_upgrades.csv), titles that were checked
(own_titles_checked.csv), all that one conference adopted (pp18_complete.csv), older conferences and their days, numbers of
the Radio Regulations. BASIC_TEXTS holds the Constitution and the Convention as text; of these only numbers and titles are
taken. Two runs over the same sources give the same bytes. What looks wrong in a basic
text (a number that is missing in the sequence) is told on standard error.
"""

from __future__ import annotations

import csv
import re
import sys
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from itures.model.editions import slug_of

ROOT = Path(__file__).resolve().parent.parent
CONFERENCES = ("body", "place", "year", "label", "from", "to", "complete", "source", "confidence")
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
    articles += radio_regulations(sources)
    doubts += _missing(sources, editions)
    _write(folder / "conferences.csv", CONFERENCES, meetings)
    _write(folder / "resolutions.csv", RESOLUTIONS, editions)
    _write(folder / "provisions.csv", PROVISIONS, articles)
    (folder / "SOURCES.md").write_text(about(meetings, editions, articles, doubts), encoding="utf-8")
    for doubt in doubts:
        sys.stderr.write(doubt + "\n")


def _rows(path: Path) -> list[Row]:
    if path.parent.name == "additions" and not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


# Conferences


def conferences(sources: Path) -> list[Row]:
    """The conferences in the order of their list, older ones that were added behind them, each with a confidence."""
    days = {_meeting(row): row for row in _rows(sources / "additions" / "conference_dates.csv")}
    complete = {
        (row["body"], slug): row["source"]
        for row, slug in _listed_whole(_rows(sources / "additions" / "pp18_complete.csv"))
    }
    found = []
    for row in [*_rows(sources / "conferences.csv"), *_rows(sources / "additions" / "conferences_new.csv")]:
        source, confidence = row["source"], "seen"
        if "unconfirmed" in source:
            confidence = "unconfirmed"
            source = source if source != confidence else "own knowledge, not checked"
        confirmed = CONFIRMED.get((row["body"], row["year"]))
        if confirmed is not None and confidence != "seen":
            source, confidence = confirmed, "seen"
        made = {**row, "source": source, "confidence": confidence}
        held = days.get(_meeting(row))
        if held is not None and (DAY.fullmatch(held["from"]) or not held["from"]) and DAY.fullmatch(held["to"]):
            made |= {"from": held["from"], "to": held["to"], "source": _joined(source, f"days: {held['source']}")}
        whole = complete.get((row["body"], slug_of(row["place"], row["year"])))
        if whole is not None:
            made |= {"complete": "yes", "source": _joined(made["source"], f"all that it adopted: {whole}")}
        found.append(made)
    return found


FINAL_ACTS = "the Final Acts of Dubai 2018 (S-CONF-ACTF-2018; techpolicycomms/akn4itu@52410f5a)"
# What stands in the lists for a document, and what people call it.
PLAIN = (
    (
        re.compile(r"techpolicycomms/akn4itu pp18_final_acts_akn\.xml@\w+(?: \(PP-18 Final Acts, S-CONF-ACTF-2018\))?"),
        FINAL_ACTS,
    ),
    (
        re.compile(r"\b[Cc]ited in RR 2024 (vol\.\d) \(yusuke-fukui/itu-rr-app\)"),
        r"cited in the Radio Regulations 2024, \1 (yusuke-fukui/itu-rr-app)",
    ),
    (re.compile(r"https://\S+\.scarabresearch\.com \(mirror of itu\.int\) "), "a mirror of https://www.itu.int/"),
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _meeting(row: Row) -> tuple[str, str, str]:
    return row["body"], row["place"], row["year"]


def _listed_whole(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Rows of a list of all that a conference adopted, each with the slug of the conference."""
    for row in rows:
        place, year = re.sub(r"^Rev\.\s*", "", row["edition_label"]).split(", ")
        yield {**row, "source": _plainly(row["source"].partition(":")[0])}, slug_of(place, year)


def _missing(sources: Path, editions: Sequence[Row]) -> list[str]:
    """Editions of a list of all that a conference adopted that the register lacks: then the list must not count as whole."""
    known = {(row["body"], row["type"], row["number"], row.get("edition", "")) for row in editions}
    return [
        f"{row['body']} {row['type']} {row['number']} ({row['edition_label']}) is not among the editions"
        for row, slug in _listed_whole(_rows(sources / "additions" / "pp18_complete.csv"))
        if (*_key(row), slug) not in known
    ]


def _joined(*sources: str) -> str:
    return " | ".join(dict.fromkeys(one for one in sources if one))


# Resolutions


def resolutions(sources: Path) -> list[Row]:
    """One row for each edition, and rows without an edition for what holds of the text whatever its edition."""
    by_text: dict[Key, list[Row]] = {}
    for row in _all_editions(sources):
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


# A source that says so counts a series of texts apart from the one that the register knows by these numbers.
OTHER_SERIES = "independent of the series"
# A source that says so knows by the numbers of the texts around that an edition was the first one.
FIRST = "first adoption"
# A title that another text gives when it cites: it may be short for the heading.
AS_CITED = ("title as cited", "cited in")


def _all_editions(sources: Path) -> list[Row]:
    """The rows of resolutions.csv, corrected and added to by what was found since."""
    additions = sources / "additions"
    upgrades = {_edition_key(row): row for row in _rows(additions / "resolutions_upgrades.csv")}
    checked = {(row["body"], row["type"], row["number"]): row for row in _rows(additions / "own_titles_checked.csv")}
    new = [row for row in _rows(additions / "resolutions_new.csv") if OTHER_SERIES not in row["source"]]
    headings = {_edition_key(row) for row in (*upgrades.values(), *new) if not _as_cited(row)}
    known = _rows(sources / "resolutions.csv")
    titled = {_edition_key(row)[:3] for row in known if row["title"]}
    found = []
    for row in known:
        better = upgrades.get(_edition_key(row))
        if better is not None:
            short = _as_cited(better) and _edition_key(row)[:3] in titled
            row = _upgraded(row, {**better, "title": ""} if short else better)
        elif not row["edition_label"]:
            row = _checked(row, checked.get(_edition_key(row)[:3]), headings)
        found.append(row)
    return found + [{**row, "title": ""} if _edition_key(row)[:3] in titled and _as_cited(row) else row for row in new]


def _as_cited(row: Row) -> bool:
    """Whether the title is the one of a citation: good enough where there is none else."""
    return any(one in row["source"].partition(" | ")[0] for one in AS_CITED)


def _edition_key(row: Row) -> tuple[str, str, str, str]:
    return row["body"], row["type"], row["number"], row["edition_label"]


def _upgraded(row: Row, better: Row) -> Row:
    """The row with a title where it had none, and with the better of two confidences."""
    surer = RANKS.index(better["confidence"]) > RANKS.index(row["confidence"])
    better_title = better["title"] and (not row["title"] or (surer and not _as_cited(better)))
    title = better["title"] if better_title else row["title"]
    return {
        **row,
        "title": title,
        "revised": row["revised"] or better["revised"],
        "confidence": better["confidence"] if surer else row["confidence"],
        "source": _joined(row["source"], better["source"]) if not surer else _joined(better["source"], row["source"]),
    }


def _checked(row: Row, check: Row | None, headings: Collection[tuple[str, str, str, str]]) -> Row:
    """A title of a text whatever its edition, from memory: seen since on an edition, or corrected by the heading of one.

    A heading that names years is that of its edition only ("Strategic plan for the Union for 2020-2023").
    """
    if check is None or row["confidence"] != "own" or row["title"] != check["title_in_register"]:
        return row
    edition = check["edition_where_found"]
    heading = (*_edition_key(row)[:3], edition) in headings
    if check["comparison"] == "same":
        return {**row, "confidence": check["confidence_found"], "source": f"title of the edition ({edition})"}
    if not heading or re.search(r"\d{4}", check["title_found"]):
        return row
    return {
        **row,
        "title": check["title_found"],
        "confidence": check["confidence_found"],
        "source": f"title of the edition ({edition})",
    }


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
        "source": _plainly(row["source"]),
        "confidence": row["confidence"],
    }


def _plainly(source: str) -> str:
    """A source as people call it: the document that was read, then where it was read."""
    for pattern, plain in PLAIN:
        source = pattern.sub(plain, source)
    return _joined(*source.split(" | "))


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
    """One row for an edition that is cited once with "Rev." and once without it.

    With it, where an earlier edition shows that this is right; without it, where the numbers of the texts around show that
    the text was new; else one that leaves the mark open.
    """
    years = [row["year"] for row in rows if row.get("label")]
    marked = {row["edition"]: row for row in rows if row.get("revised") == "yes"}
    new = {row["edition"] for row in rows if row.get("revised") == "no" and FIRST in row["source"]}
    found = []
    for row in rows:
        both = row.get("edition") in marked and any(
            one.get("revised") == "no" and one.get("edition") == row.get("edition") for one in rows
        )
        if both and row["revised"] == "no" and row["edition"] not in new:
            continue
        if both and row["revised"] == "yes" and row["edition"] in new:
            continue
        if both and row["revised"] == "yes" and min(years) == row["year"]:
            row = {**row, "revised": ""}
        found.append(row)
    return found


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


def radio_regulations(sources: Path) -> list[Row]:
    """The Articles of the Radio Regulations with the numbers that were read in them; some may be missing, titles are."""
    rows = [row for row in _rows(sources / "additions" / "provisions_new.csv") if row["instrument"] == "RR"]
    return [{**row, "title": "", "source": _plainly(row["source"])} for row in rows]


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
        "* `conferences.csv`: who met where and when, with the days where a source has them. The list of a body is taken as",
        "  complete between its first and last year (of radio conferences: from 1993 on). `complete` says that all that the",
        "  conference adopted or revised is in `resolutions.csv`: any other edition of that conference does not exist.",
        "* `resolutions.csv`: one row for each edition, from the oldest to the newest. `edition` is the slug of identifiers.",
        "  `status` on such a row: this edition is in force. Rows without an edition hold for the text whatever its edition:",
        "  its present title, whether it is in force, and in `complete` that all its editions up to `as_of` are listed.",
        "* `provisions.csv`: Articles of the Constitution (CS) and the Convention (CV), their titles and the numbers in them.",
        "  Those of the Radio Regulations (RR) come without titles and are not complete: what is not among them is not wrong.",
        "",
        'An edition that one source cites with "Rev." and another without it is listed with "Rev." if an earlier one is known,',
        "without it if the numbers around show that it was the first, else with an empty `revised`.",
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
    dated = sum(bool(one.get("to")) for one in meetings)
    whole = [one for one in meetings if one.get("complete") == "yes"]
    lines += ["", f"Conferences: {len(meetings)}, of {dated} the days are known."]
    lines.append(
        "All editions listed: " + ", ".join(f"{one['body']} {one['place']} {one['year']}" for one in whole) + "."
    )
    for instrument in (*INSTRUMENTS, "RR"):
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
