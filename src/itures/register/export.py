"""What the register knows as records for JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from itures.foundation.cells import separated
from itures.foundation.controls import escaped
from itures.register.gaps import Gaps
from itures.register.lookup import Found
from itures.register.records import Article, Text


class EditionRecord(TypedDict):
    """An edition of a text; `slug` as in `itures refs`."""

    slug: str
    label: str
    year: int
    revised: bool | None
    title: str
    in_force: bool
    as_of: str
    source: str
    confidence: str


class Summary(TypedDict):
    """A text with its present edition: what `itures register list` has for each."""

    id: str
    name: str
    title: str
    status: str
    as_of: str
    latest: str
    cite: str
    latest_in_force: bool
    confidence: str


class TextRecord(Summary):
    """All that is known of a text."""

    status_by: str
    source: str
    complete_until: int | None
    editions: list[EditionRecord]


class ArticleRecord(TypedDict):
    """An Article of a basic text, with its numbers."""

    id: str
    title: str
    numbers: list[str]
    deleted: list[str]
    source: str
    confidence: str


class ListedRecord(TypedDict):
    """How many editions of a conference are listed, and whether these are all of them."""

    body: str
    name: str
    place: str
    year: int
    editions: int
    whole: bool


class GapRecord(TypedDict):
    """A text and what is not known of it: title, editions, edition in force, status."""

    id: str
    name: str
    missing: list[str]


class GapsRecord(TypedDict):
    """What `itures register gaps` has."""

    conferences: list[ListedRecord]
    texts: list[GapRecord]


class Meeting(TypedDict):
    """A conference or an assembly; its days in ISO 8601, empty where they are not known.

    `listed_whole` says that all that it adopted or revised is in the register.
    """

    body: str
    place: str
    year: int
    name: str
    start: str
    end: str
    listed_whole: bool
    source: str
    confidence: str


_EDITION = ("slug", "label", "year", "revised", "title", "in_force", "as_of", "source", "confidence")
_ARTICLE = ("id", "title", "numbers", "deleted", "source", "confidence")
_CONFERENCE = ("body", "place", "year", "name", "start", "end", "listed_whole", "source", "confidence")
_COLUMNS = ("id", "name", "title", "status", "as_of", "latest", "cite", "latest_in_force", "confidence")


def summary(text: Text) -> dict[str, Any]:
    """A text with its present edition.

    >>> from itures.register.register import load
    >>> summary(load().text("PP/RES/14"))["latest"]
    'antalya-2006'
    """
    present = text.present
    return {
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


def record(found: Found) -> dict[str, Any] | list[dict[str, Any]]:
    """All that is known of a text or an Article; of conferences, a list.

    >>> from itures.register.register import load
    >>> record(load().article("CS/Art.3"))["id"]
    'CS/Art.3'
    """
    match found:
        case Text():
            return {
                **summary(found),
                "status_by": found.status_by,
                "source": found.source,
                "complete_until": found.complete_until or None,
                "editions": [_fields(edition, _EDITION) for edition in found.editions],
            }
        case Article():
            return _fields(found, _ARTICLE)
        case meetings:
            return [_fields(meeting, _CONFERENCE) for meeting in meetings]


def gaps_record(found: Gaps) -> dict[str, Any]:
    """What is listed by conference, and what is missing of texts.

    >>> gaps_record(Gaps((), ()))
    {'conferences': [], 'texts': []}
    """
    return {
        "conferences": [one._asdict() for one in found.conferences],
        "texts": [{**one._asdict(), "missing": list(one.missing)} for one in found.texts],
    }


def gaps_as_csv(found: Gaps) -> str:
    r"""The texts of which something is missing as a table.

    >>> gaps_as_csv(Gaps((), ()))
    'id,name,missing\n'
    """
    rows = [("id", "name", "missing"), *[(one.id, one.name, "; ".join(one.missing)) for one in found.texts]]
    return "".join(map(separated, rows))


def _fields(value: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def as_json(value: object) -> str:
    r"""A value for people and programs.

    >>> as_json(["é"])
    '[\n  "é"\n]\n'
    """
    return escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def as_csv(records: Iterable[Mapping[str, Any]]) -> str:
    """Summaries of texts as a table.

    >>> as_csv([]).partition(",")[0]
    'id'
    """
    rows = ({**each, "latest_in_force": "yes" if each["latest_in_force"] else "no"} for each in records)
    cells = ([str(each[name] if each[name] is not None else "") for name in _COLUMNS] for each in rows)
    return separated(_COLUMNS) + "".join(map(separated, cells))
