"""The register: conferences, editions and status of their texts, Articles and numbers of the basic texts.

It is made of the tables of data/register (SOURCES.md there says what each column holds and how far it can be trusted) and of
tables in the format of resolutions.csv that users add. Rows of a later table replace those of the same edition.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import get_args

from itures.foundation.resources import locate
from itures.foundation.version import version
from itures.language import built_in as built_in_languages
from itures.model.answer import RegisterState
from itures.model.editions import (
    SUCCESSORS,
    Conference,
    canonical,
    is_session,
    label,
    slug_of,
    slug_of_name,
    year_of,
)
from itures.model.folding import folded
from itures.model.ids import TYPES, Provision, TextId, order
from itures.model.references import Confidence
from itures.model.stream import UnreadableError
from itures.register.conferences import conferences

REQUIRED = ("body", "type", "number")
COLUMNS = (
    *REQUIRED,
    *("place", "year", "label", "edition", "revised", "title"),
    *("status", "status_by", "as_of", "complete", "source", "confidence"),
)
"""Columns of a table that users add. Those of REQUIRED must be there; an edition is told by `edition` (its slug), by `label`
("Rev. Busan, 2014") or by place and year. Without any, the row holds for the text whatever its edition."""

STRENGTH: Mapping[Confidence, int] = {"seen": 4, "inferred": 3, "own": 2, "unconfirmed": 1, "cited": 0}
"""How much a row proves."""

IN_FORCE = "in force"
STATUSES = ("", IN_FORCE, "not in force", "abrogated")
INSTRUMENTS = {"CS": "Constitution", "CV": "Convention"}
BODIES = ("PP", "WTSA", "WTSC", "WTDC", "WRC", "RA", "WTPF", "WCIT", "WATTC", "C")

_NUMBERED = re.compile(r"ITU-R \d+(?:-(\d+))? \(")
"""Labels of the Radiocommunication Assembly, which numbers the editions of its texts."""
_LABEL = re.compile(r"(?P<rev>Rev\.?\s*)?(?:(?P<place>[^\d,()]+?),?\s+(?P<year>\d{4})|(?P<name>[A-Za-z]+-\d{2,4}))\Z")
_LARGEST = 16 * 1024 * 1024
_HASH = 16
"""Digits of a hash that are shown: two registers of the same hash are the same."""


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """What is known of an edition of a text. `label` is what stands in the brackets of its designation.

    `in_force` says that it is the one in force as of `as_of`. `revised` is None where no source tells.
    """

    slug: str
    label: str
    year: int
    revised: bool | None
    title: str
    in_force: bool
    as_of: str
    source: str
    confidence: Confidence

    @property
    def suffix(self) -> int | None:
        """What numbers the editions of the Radiocommunication Assembly: 9 for "ITU-R 2-9 (2023)"."""
        match = _NUMBERED.match(self.label)
        return int(match[1] or 0) if match else None


@dataclass(frozen=True, slots=True)
class Text:
    """A resolution, decision, recommendation or opinion with its editions, from the oldest to the newest.

    `status` is "in force", "not in force", "abrogated" or empty, as of `as_of`; `confidence` is that of the status.
    All editions up to the year `complete_until` are known; 0 says that some may be missing.
    """

    id: str
    editions: tuple[KnownEdition, ...]
    title: str
    status: str = ""
    status_by: str = ""
    as_of: str = ""
    complete_until: int = 0
    source: str = ""
    confidence: Confidence | None = None

    @property
    def body(self) -> str:
        return TextId.read(self.id).body

    @property
    def name(self) -> str:
        """What a citation calls it, without the edition: "Resolution 14", "Resolution ITU-R 2"."""
        return named(self.id)

    @property
    def in_force(self) -> KnownEdition | None:
        """The edition that is known to be in force, if there is one."""
        return next((edition for edition in reversed(self.editions) if edition.in_force), None)

    @property
    def latest(self) -> KnownEdition | None:
        """The newest edition known from more than a citation."""
        known = [edition for edition in self.editions if edition.confidence != "cited"]
        return known[-1] if known else None

    @property
    def first(self) -> KnownEdition | None:
        """The edition of its first adoption, if it is known."""
        edition = self.editions[0] if self.editions else None
        return edition if edition is not None and edition.revised is False else None

    def edition(self, slug: str) -> KnownEdition | None:
        """The edition of a slug.

        >>> load().text("PP/RES/14").edition("antalya-2006").label
        'Rev. Antalya, 2006'
        """
        key = canonical(self.body, slug)
        return next((edition for edition in self.editions if canonical(self.body, edition.slug) == key), None)

    def cite(self, edition: KnownEdition | None = None) -> str:
        """The designation to write: of an edition, or of the newest one.

        >>> load().text("PP/RES/14").cite()
        'Resolution 14 (Rev. Antalya, 2006)'
        """
        edition = edition or self.latest
        if edition is None:
            return self.name
        if edition.suffix is not None:
            return f"{self.name.partition(' ')[0]} {edition.label.rpartition(' (')[0]}"
        return f"{self.name} ({edition.label})"


@dataclass(frozen=True, slots=True)
class Article:
    """An Article of a basic text (or its preamble or annex): id "CS/Art.3", title, numbers, and those deleted from it."""

    id: str
    title: str
    numbers: tuple[str, ...]
    deleted: tuple[str, ...]
    source: str
    confidence: Confidence

    @property
    def name(self) -> str:
        """As messages name it: "Article 3"."""
        return self.place.replace("Art.", "Article ")

    @property
    def instrument(self) -> str:
        """The basic text that it stands in: CS or CV."""
        return TextId.read(self.id).body

    @property
    def place(self) -> str:
        """Its id within that text: "Art.3"."""
        return TextId.read(self.id).number


_Row = Mapping[str, str]


@dataclass(frozen=True)
class Register:
    """What is known of the texts of ITU. `load` makes one."""

    _meetings: tuple[Conference, ...]
    _texts: Mapping[str, tuple[_Row, ...]]
    _articles: tuple[Article, ...]
    state: RegisterState = RegisterState("", "")  # noqa: RUF009  # a frozen value
    """Its version, and a hash of all that is in it."""
    _made: dict[str, Text | None] = field(default_factory=dict)

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Conference, ...]]:
        found: dict[str, tuple[Conference, ...]] = {}
        for one in self._meetings:
            for key in dict.fromkeys((one.name, slug_of(one.place, str(one.year)))):
                found[key] = (*found.get(key, ()), one)
        return found

    def bodies(self, edition: str) -> tuple[str, ...]:
        """The bodies that met at the place and in the year of an edition's slug.

        >>> load().bodies("dubai-2018"), load().bodies("wrc-19"), load().bodies("c19")
        (('PP',), ('WRC',), ('C',))
        """
        if is_session(edition):
            return ("C",)
        return tuple(dict.fromkeys(one.body for one in self._by_name.get(canonical("", edition), ())))

    def conference(self, body: str, edition: str) -> Conference | None:
        """The conference of a body that adopted the editions of a slug.

        >>> load().conference("WRC", "wrc-00").place
        'Istanbul'
        """
        known = self._by_name.get(canonical(body, edition), ())
        return next((one for one in known if SUCCESSORS.get(one.body, one.body) == body), None)

    def conferences(self, body: str) -> tuple[Conference, ...]:
        """All conferences of a body, from the first to the last.

        >>> load().conferences("PP")[0].place
        'Nice'
        """
        return tuple(sorted((one for one in self._meetings if one.body == body), key=lambda one: one.year))

    def text(self, id: str) -> Text | None:
        """A text by its id, with or without an edition. None where nothing is known of it.

        >>> load().text("PP/RES/14@antalya-2006").name
        'Resolution 14'
        """
        base = str(TextId.read(id)._replace(edition=""))
        if base not in self._made:
            rows = self._texts.get(base)
            self._made[base] = _text(base, rows) if rows else None
        return self._made[base]

    def texts(self) -> Iterator[Text]:
        """All texts, by body, kind and number.

        >>> next(load().texts()).body
        'C'
        """
        for base in self._texts:
            text = self.text(base)
            if text is not None:
                yield text

    def editions(self, id: str) -> tuple[KnownEdition, ...]:
        """The editions of a text that are known, from the oldest to the newest.

        >>> [edition.slug for edition in load().editions("PP/RES/14")]
        ['kyoto-1994', 'antalya-2006']
        """
        text = self.text(id)
        return text.editions if text is not None else ()

    def latest(self, id: str) -> KnownEdition | None:
        """The edition in force, or the newest one that is known.

        >>> load().latest("PP/RES/71").label
        'Rev. Bucharest, 2022'
        """
        text = self.text(id)
        return None if text is None else text.in_force or text.latest

    def titles(self, id: str) -> tuple[str, ...]:
        """The titles of a text, the present one first.

        >>> load().titles("PP/RES/14")
        ('Recognition of the rights and obligations of all Sector Members of the Union',)
        """
        text = self.text(id)
        if text is None:
            return ()
        titles = [text.title, *(edition.title for edition in reversed(text.editions))]
        return tuple(dict.fromkeys(title for title in titles if title))

    def search(self, query: str = "", body: str | None = None) -> list[Text]:
        """Texts whose titles and designation hold all words of a query (beginnings of words count).

        >>> [text.id for text in load().search("rights obligations sector members", "PP")]
        ['PP/RES/14']
        """
        wanted = folded(query).split()
        found = []
        for text in self.texts():
            if body is not None and text.body != body:
                continue
            held = re.findall(r"[\w/-]+", folded(" ".join((text.id, text.name, *self.titles(text.id)))))
            if all(any(word.startswith(one) for word in held) for one in wanted):
                found.append(text)
        return found

    @cached_property
    def _articles_by_id(self) -> Mapping[str, Article]:
        return {article.id: article for article in self._articles}

    @cached_property
    def _places(self) -> Mapping[str, Article]:
        places: dict[str, Article] = {}
        for article in self._articles:
            for number in (*article.deleted, *article.numbers):
                places[str(TextId(article.instrument, "", str(Provision("No", number))))] = article
        return places

    def article(self, id: str) -> Article | None:
        """An Article by its id, "CS/Art.3"; or the one that a number stands in, by the number's.

        >>> load().article("CS/No.126").name
        'Article 21'
        """
        return self._articles_by_id.get(id) or self._places.get(id)

    def article_of(self, number: str) -> str | None:
        """The id of the Article that a number stands in, None where there is no such number.

        >>> load().article_of("CS/No.28A")
        'CS/Art.3'
        """
        article = self._places.get(number)
        return article.id if article is not None else None

    def articles(self, instrument: str) -> tuple[Article, ...]:
        """The Articles of the Constitution (CS) or the Convention (CV), in order.

        >>> load().articles("CV")[0].title
        'Plenipotentiary Conference'
        """
        return tuple(one for one in self._articles if one.instrument == instrument)

    @cached_property
    def _firsts(self) -> list[tuple[int, KnownEdition]]:
        found = []
        for base in self._texts:
            number = _running_number(base)
            text = self.text(base) if number is not None else None
            first = text.first if text is not None else None
            if number is not None and first is not None and STRENGTH[first.confidence] >= STRENGTH["inferred"]:
                found.append((number, first))
        return found

    def not_before(self, id: str) -> KnownEdition | None:
        """The conference that cannot have been preceded by the first adoption of a text, as an edition of another one.

        The Plenipotentiary Conference numbers its new resolutions on and on: none can be older than one of a lower number.

        >>> load().not_before("PP/RES/209").year
        2018
        """
        number = _running_number(id)
        if number is None:
            return None
        lower = [(first.year, STRENGTH[first.confidence], at) for at, first in self._firsts if at < number]
        if not lower:
            return None
        best = max(lower)
        return next(first for at, first in self._firsts if at == best[2])


def _running_number(id: str) -> int | None:
    """The number of a resolution of the Plenipotentiary Conference, None for any other text."""
    it = TextId.read(id)
    return it.value if (it.body, it.type) == ("PP", "RES") else None


def load(extra: Sequence[Path] = (), *, with_imported: bool = False) -> Register:
    """The register, with the tables in `extra`, and those that the user has imported if they are asked for.

    Raises UnreadableError for a table that cannot be read. Without any, it is read once.

    >>> load().latest("PP/RES/14").label
    'Rev. Antalya, 2006'
    """
    tables = tuple(Path(path) for path in (*(imported() if with_imported else ()), *extra))
    return _with_tables(tables) if tables else built_in()


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


def _with_tables(tables: Sequence[Path]) -> Register:
    base = built_in()
    texts: dict[str, dict[tuple[str, bool], _Row]] = {}
    for path in tables:
        for row in read_table(path):
            id = _id_of(row)
            known = texts.setdefault(id, {_key(one): one for one in base._texts.get(id, ())})
            key = _key(row)
            # What a row leaves open stays as it was: a list of titles does not make "in force" disappear.
            known[key] = {**known.get(key, {}), **{name: value for name, value in row.items() if value}}
    merged = dict(base._texts)
    merged.update((id, tuple(sorted(map(_filled, rows.values()), key=_by_time))) for id, rows in texts.items())
    ordered = {id: merged[id] for id in sorted(merged, key=order)} if len(merged) > len(base._texts) else merged
    rows = [row for table in texts.values() for row in table.values()]
    state = RegisterState(
        base.state.version,
        _hash(base.state.hash, json.dumps(rows, sort_keys=True)),
        tuple([table.name for table in tables]),
    )
    return Register(base._meetings, ordered, base._articles, state)


def _hash(*parts: str) -> str:
    """A hash that changes with any of the parts."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def _filled(row: _Row) -> _Row:
    """A row with all columns."""
    return {column: row.get(column, "") for column in COLUMNS}


@cache
def built_in() -> Register:
    """The register as it comes with the package.

    >>> built_in() is built_in()
    True
    """
    texts: dict[str, list[_Row]] = {}
    for row in _rows("resolutions.csv"):
        texts.setdefault(_id_of(row), []).append(row)
    articles = tuple(
        Article(
            str(TextId(row["instrument"], "", row["article"])),
            row["title"],
            tuple(row["numbers"].split()),
            tuple(row["deleted"].split()),
            row["source"],
            _confidence(row["confidence"]),
        )
        for row in _rows("provisions.csv")
    )
    files = [locate(f"register/{name}.csv").read_bytes() for name in ("conferences", "provisions", "resolutions")]
    state = RegisterState(version, _hash(*[sha256(data).hexdigest() for data in files]))
    return Register(conferences(), {id: tuple(rows) for id, rows in texts.items()}, articles, state)


def _id_of(row: _Row) -> str:
    return str(TextId(row["body"], row["type"], row["number"]))


def _rows(name: str) -> Iterator[_Row]:
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


def _text(id: str, rows: Iterable[_Row]) -> Text:
    editions = []
    title, about, until = "", None, 0
    for row in rows:
        if row.get("edition"):
            editions.append(
                KnownEdition(
                    row["edition"],
                    row["label"],
                    int(row["year"] or 0),
                    {"yes": True, "no": False}.get(row["revised"]),
                    row["title"],
                    row["status"] == IN_FORCE,
                    row["as_of"],
                    row["source"],
                    _confidence(row["confidence"]),
                )
            )
        else:
            title = row["title"] or title
            if row["status"]:
                about = row
        if row["complete"] == "yes":
            until = max(until, year_of(row["as_of"]) or int(row["year"] or 0))
    # A title seen on an edition is better than one from memory.
    seen = [one.title for one in editions if one.title and one.confidence in ("seen", "inferred")]
    title = seen[-1] if seen and (editions[-1].title == seen[-1] or not title) else title
    title = title or next((one.title for one in reversed(editions) if one.title), "")
    known = next((one for one in reversed(editions) if one.in_force), None)
    if about is None and known is not None:
        return Text(id, tuple(editions), title, IN_FORCE, "", known.as_of, until, known.source, known.confidence)
    if about is None:
        return Text(id, tuple(editions), title, complete_until=until)
    return Text(
        id,
        tuple(editions),
        title,
        about["status"],
        about["status_by"],
        about["as_of"],
        until,
        about["source"],
        _confidence(about["confidence"]),
    )


def named(id: str) -> str:
    """What a citation calls a text, by its id.

    >>> named("RA/RES/2"), named("C/DEC/482@c20"), named("CS/No.28A"), named("CV/Art.19")
    ('Resolution ITU-R 2', 'Council Decision 482', 'No. 28A of the Constitution', 'Article 19 of the Convention')
    """
    it = TextId.read(id)
    if it.body in INSTRUMENTS:
        return f"{it.number.replace('Art.', 'Article ').replace('No.', 'No. ')} of the {INSTRUMENTS[it.body]}"
    what = "Council " if it.body == "C" else ""
    kind = TYPES[it.type].capitalize() if it.type in TYPES else it.type
    return f"{what}{kind} {'ITU-R ' if it.body == 'RA' else ''}{it.number}"


def _confidence(value: str) -> Confidence:
    return value if value in STRENGTH else "own"  # type: ignore[return-value]  # the keys are the confidences


def _key(row: _Row) -> tuple[str, bool]:
    """Which rows say the same: an edition; or of the text as a whole, its title or its status."""
    if row.get("edition"):
        return canonical(row["body"], row["edition"]), True
    return "", bool(row.get("status"))


def _by_time(row: _Row) -> tuple[bool, int, int]:
    match = _NUMBERED.match(row.get("label", ""))
    return bool(row.get("edition")), int(match[1] or 0) if match else 0, int(row.get("year") or 0)
