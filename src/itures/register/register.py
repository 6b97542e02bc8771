"""The register: conferences, editions and status of their texts, Articles and numbers of the basic texts.

It is made of the tables of data/register (SOURCES.md there says what each column holds and how far it can be trusted) and of
tables in the format of resolutions.csv that users add. Rows of a later table replace those of the same edition.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from os import PathLike
from pathlib import Path

from itures.foundation.resources import locate
from itures.foundation.version import version
from itures.model.answer import RegisterState
from itures.model.brief import counted
from itures.model.editions import SUCCESSORS, Conference, canonical, is_session, year_of
from itures.model.folding import folded
from itures.model.ids import Provision, TextId, order
from itures.model.references import Confidence
from itures.register.conferences import by_name, conferences
from itures.register.records import IN_FORCE, NUMBERED, STRENGTH, Article, KnownEdition, Text
from itures.register.tables import Row, filled, imported, read_table, rows

_HASH = 16
"""Digits of a hash that are shown: two registers of the same hash are the same."""


@dataclass(frozen=True, repr=False)
class Register:
    """What is known of the texts of ITU. `Register.load` makes one."""

    _meetings: tuple[Conference, ...]
    _texts: Mapping[str, tuple[Row, ...]]
    _articles: tuple[Article, ...]
    state: RegisterState = RegisterState("", "")  # noqa: RUF009  # a frozen value
    """Its version, and a hash of all that is in it."""
    _made: dict[str, Text | None] = field(default_factory=dict)

    @classmethod
    def load(cls, *tables: str | PathLike[str], imported: bool = False) -> Register:
        """The register of the package, with CSV files that add to it, and with those that the user has imported if asked to.

        Raises UnreadableError for a table that cannot be read.

        >>> Register.load().latest("PP/RES/14").label
        'Rev. Antalya, 2006'
        """
        return load([Path(table) for table in tables], with_imported=imported)

    def as_of(self, when: str) -> Register:
        """The register as it was at a date ("2018", "2018-11-16") or a conference ("PP-18"). Raises UnreadableError.

        >>> load().as_of("PP-18").latest("PP/RES/71").label
        'Rev. Dubai, 2018'
        """
        from itures.register.as_of import as_of

        return as_of(self, when)

    def __repr__(self) -> str:
        return f"<Register {self.state.version}: {counted(len(self._texts), 'text')}>"

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Conference, ...]]:
        return by_name(self._meetings)

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
        'Atlantic City'
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

    def numbered(self, id: TextId) -> str:
        """The edition that the number of a text says, as the Radiocommunication Assembly numbers them; empty where none is known.

        >>> load().numbered(TextId.read("RA/RES/1-8")), load().numbered(TextId.read("RA/RES/1"))
        ('sharm-el-sheikh-2019', '')
        """
        known = self.editions(str(id.text)) if id.suffix is not None else ()
        return next((one.slug for one in known if one.suffix == id.suffix), "")

    def latest(self, id: str) -> KnownEdition | None:
        """The edition in force, or the newest one that is known.

        >>> load().latest("PP/RES/71").label
        'Rev. Bucharest, 2022'
        """
        text = self.text(id)
        return text.present if text is not None else None

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
        """The Articles of the Constitution (CS), the Convention (CV) or the Radio Regulations (RR), in order.

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
        if number not in self._before:
            self._before[number] = self._first_before(number)
        return self._before[number]

    @cached_property
    def _before(self) -> dict[int, KnownEdition | None]:
        """What `not_before` has found: a text cites the same ones again and again."""
        return {}

    def _first_before(self, number: int) -> KnownEdition | None:
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


def _with_tables(tables: Sequence[Path]) -> Register:
    base = built_in()
    texts: dict[str, dict[tuple[str, bool], Row]] = {}
    for path in tables:
        for row in read_table(path):
            id = _id_of(row)
            known = texts.setdefault(id, {_key(one): one for one in base._texts.get(id, ())})
            key = _key(row)
            # What a row leaves open stays as it was: a list of titles does not make "in force" disappear.
            known[key] = {**known.get(key, {}), **{name: value for name, value in row.items() if value}}
    merged = dict(base._texts)
    merged.update((id, tuple(sorted(map(filled, rows.values()), key=_by_time))) for id, rows in texts.items())
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


@cache
def built_in() -> Register:
    """The register as it comes with the package.

    >>> built_in() is built_in()
    True
    """
    texts: dict[str, list[Row]] = {}
    for row in rows("resolutions.csv"):
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
        for row in rows("provisions.csv")
    )
    files = [locate(f"register/{name}.csv").read_bytes() for name in ("conferences", "provisions", "resolutions")]
    state = RegisterState(version, _hash(*[sha256(data).hexdigest() for data in files]))
    return Register(conferences(), {id: tuple(rows) for id, rows in texts.items()}, articles, state)


def _id_of(row: Row) -> str:
    return str(TextId(row["body"], row["type"], row["number"]))


def _text(id: str, rows: Iterable[Row]) -> Text:
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


def _confidence(value: str) -> Confidence:
    return value if value in STRENGTH else "own"  # type: ignore[return-value]  # the keys are the confidences


def _key(row: Row) -> tuple[str, bool]:
    """Which rows say the same: an edition; or of the text as a whole, its title or its status."""
    if row.get("edition"):
        return canonical(row["body"], row["edition"]), True
    return "", bool(row.get("status"))


def _by_time(row: Row) -> tuple[bool, int, int]:
    match = NUMBERED.match(row.get("label", ""))
    return bool(row.get("edition")), int(match[1] or 0) if match else 0, int(row.get("year") or 0)
