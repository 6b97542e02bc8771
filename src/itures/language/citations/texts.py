"""Texts with a number: their kinds, numbers, Sectors, editions and the bodies that adopted them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from itures.language.citations.forms import END, bare, flat
from itures.language.phrases import endings, phrases
from itures.model.folding import folded

RADIO_SERIES = (
    "BO",
    "BR",
    "BS",
    "BT",
    "F",
    "IS",
    "M",
    "P",
    "PI",
    "PN",
    "RA",
    "RS",
    "S",
    "SA",
    "SF",
    "SM",
    "SNG",
    "TF",
    "V",
)
"""Series of ITU-R Recommendations and Reports (Resolution ITU-R 1, annex)."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Words of citations, and how they end."""

    kinds: Mapping[str, str]
    glued: Mapping[str, str]
    small: frozenset[str]
    last_words: frozenset[str]
    plural_ending: tuple[str, ...]
    possessive_signs: str
    plurals: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """What stands between the members of a list."""

    joint: re.Pattern[str]
    range_joint: re.Pattern[str]
    tight_joint: re.Pattern[str]
    joined: re.Pattern[str]
    pin_behind: re.Pattern[str]
    titled: re.Pattern[str]
    listed: re.Pattern[str]
    between: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """The numbers of texts, Recommendations and Questions."""

    sign: re.Pattern[str]
    text: re.Pattern[str]
    technical: re.Pattern[str]
    plain_technical: re.Pattern[str]
    question: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Sectors:
    """The Sectors beside a number."""

    name: re.Pattern[str]
    ids: Mapping[str, str]
    after: re.Pattern[str]
    before: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Editions:
    """Editions in brackets, and without them."""

    bracket: re.Pattern[str]
    unread: re.Pattern[str]
    year: re.Pattern[str]
    inner: re.Pattern[str]
    loose: re.Pattern[str]
    joint: re.Pattern[str]
    same: re.Pattern[str]
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """Who adopted a text: before it, after it, or as its owner."""

    name: re.Pattern[str]
    ids: Mapping[str, str]
    own: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    foreign: re.Pattern[str]
    possessive: re.Pattern[str]
    not_ours: re.Pattern[str]


def glued_kinds(cited: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """The words that a body and a kind make where a blank was lost, with both: "PPResolutions"."""
    short = [form for forms in cited["bodies"].values() for form in forms if form.isupper() and form.isalpha()]
    words = [form for key in ("RES", "DEC") for form in cited["kinds"][key] if form.isalpha()]
    return {body + word: (body, word) for body in short for word in words}


def texts(
    given: Mapping[str, Any], cited: Mapping[str, Any]
) -> tuple[Words, Lists, Numbers, Sectors, Editions, Bodies]:
    """The families of patterns of numbered texts."""
    lists = cited["lists"]
    joins, ranges, pairs = phrases(lists["joins"]), phrases(lists["ranges"]), phrases(lists["pairs"])
    article = phrases(lists["article"])
    revised = f"(?i:{phrases([*given['designation_words']['revised'], *lists['revised']])})"
    amended = f"(?i:{phrases([*given['designation_words']['amended'], *lists['amended']])})"
    ordinal = phrases(given["ordinals"])
    bodies = flat(cited["bodies"])
    names = phrases([form for forms in cited["bodies"].values() for form in forms])
    own = phrases(lists["own_body"])
    skipped = (
        rf"(?:(?:{phrases(lists['before_names'])}|\d{{4}}|\d{{1,3}}{phrases(lists['numeral_endings'])})\s+){{0,3}}"
    )
    year = r"(?:19|20)\d{2}"
    into = phrases(cited["units"]["into"])
    place = rf"[^\W\d_a-z][\w.'’-]*(?:[ -](?!{into}\s\d)(?:[^\W\d_][\w.'’-]*|-\s?\w+)){{0,3}}"
    held = cited["conferences"]
    conference = rf"{phrases(held['names'])}\s?[-–]?\s?{endings(held['parts'])}?\d{{2,4}}(?:-\d)?"
    edition = (
        rf"(?:(?:(?P<rev>{revised})|(?P<amending>{amended}))\s*,?\s*)?(?:"
        rf"(?:(?:{names})\s*,\s*)?(?P<place>{place})(?:\s*,\s*(?!{revised})(?:[A-Z]{{2,4}}|[A-Z]\w+(?:\s[A-Z]\w+)?)(?=\s*,))?"
        rf"(?:\s*,\s*(?P<within>{revised})\s*|\s*,\s*|\s+(?:{into}\s+)?)(?P<year>{year})"
        rf"|(?P<conference>{conference})"
        rf"|(?P<session>C-?\d{{2,4}})(?:\s*,\s*(?P<amended>{amended})\s+(?P<last>C-?\d{{2,4}}))?"
        rf"|(?P<alone>{year}))"
    )
    sectors = flat(cited["sectors"])
    sector = phrases([form for forms in cited["sectors"].values() for form in forms])
    small = {form: key for key, forms in cited["small_kinds"].items() for form in forms}
    kinds = {form: key for key, forms in cited["kinds"].items() for form in forms} | small
    kinds |= {form.upper(): key for form, key in kinds.items() if form[0].isupper() and form.isalpha()}
    glued = glued_kinds(cited)
    kinds |= {form: kinds[kind] for form, (_, kind) in glued.items()}
    plural = [
        form for table in (cited["kinds"], cited["small_kinds"]) for forms in table.values() for form in forms[1:]
    ]
    radio = "|".join(sorted(RADIO_SERIES, key=lambda series: (-len(series), series)))
    some = phrases([one for one in given["stripped_articles"] if one not in lists["article"]])
    un = r"(?:A/(?:RES/)?)?\d{1,4}/\d{1,4}(?:\s?[A-Z](?![\w]))?|[SE]S?-\d{1,2}/\d{1,3}|\d{1,4}\s?\([IVXLCDM]{1,8}\)"
    provisional = rf"{phrases(held['committees'])}\s?[A-Z\d-]{{0,6}}/[A-Z0-9]{{1,4}}"
    return (
        Words(
            kinds=kinds,
            glued={form: bodies[folded(body)] for form, (body, _) in glued.items()},
            small=frozenset(small),
            last_words=frozenset(
                bare(form.split()[-1], given["endings"]["possessive"])
                for key in ("bodies", "sectors", "instruments")
                for forms in cited[key].values()
                for form in forms
            ),
            plural_ending=tuple(given["endings"]["plural"]),
            possessive_signs=given["endings"]["possessive"],
            plurals=frozenset(
                [
                    form
                    for base in plural
                    for form in (base, base.upper(), *[one for one, (_, kind) in glued.items() if kind == base])
                    if base.rstrip(".").endswith(tuple(given["endings"]["plural"]))
                ]
            ),
        ),
        Lists(
            joint=re.compile(rf"\s*,\s*(?:{joins}\s+)?|\s+{joins}\s+(?:{article}\s+)?|\s?/\s?"),
            range_joint=re.compile(rf"\s+{ranges}\s+|\s?–\s?|\s-\s"),
            tight_joint=re.compile(r"-(?=\d)"),
            joined=re.compile(
                rf"\s*(?:,|\b{pairs}\b|,\s*{pairs}|/)?\s*(?:\([^()]*\)\s*)?(?:,|{pairs})?\s*(?:{article}\s+)?\Z"
            ),
            pin_behind=re.compile(
                rf"(?:\s?,\s+|(?P<open>\s\()|\s?,?\s+(?={pairs}\s+{phrases(lists['possessives'])}\s)|\s?,?\s+(?={into}\s+{phrases(lists['possessives'])}\s))"
                rf"(?P<its>(?:{pairs}\s+|{into}\s+)?{phrases(lists['possessives'])}\s+)?(?:(?:{into}\s+)?{article}\s+)?(?=[^\W\d_§]|§)"
            ),
            titled=re.compile(
                rf"\s*,\s+{phrases(lists['titles'])}\s[^;.()]{{1,200}}?,\s+{pairs}\s+(?=(?:[A-Z]{{1,3}}\.)?\d)"
            ),
            listed=re.compile(rf"\s*(?:,|,?\s*{pairs})\s+(?:{article}\s+)?\Z"),
            between=re.compile(rf"\s*(?:\([^()]*\))?\s*,?\s*(?:\w+\s+)?(?:{article}\s+)?\Z"),
        ),
        Numbers(
            sign=re.compile(rf"(?:{phrases(cited['units']['number_signs'])})\s?(?=\d)"),
            text=re.compile(
                rf"(?P<un>{un}){END}(?![/])|(?P<provisional>{provisional}){END}"
                rf"|(?P<itu>(?:(?P<of>{sector})\s+)?\d{{1,4}}(?:{ordinal})?(?:[A-Z])?(?:-\d{{1,2}}(?![\d-]))?)(?![\w/]|[.,]\d|-\d)"
            ),
            technical=re.compile(
                rf"(?:(?P<sector>{sector})\s+)?(?:(?P<radio>(?:{radio})\.\d{{1,4}}(?:-\d{{1,2}})?)(?![\w]|\.\d)"
                r"|(?P<run>(?P<letter>[A-Z])\.\d{1,4}\s?[-–]\s?(?P=letter)\.\d{1,4})(?![\w]|\.\d)"
                r"|(?P<series>[A-Z](?:\.|\s)(?:Sup(?:pl)?\.?\s?)?\d{1,4}(?:\.\d{1,4}){0,4}(?:/[A-Z]\.\d{1,4}(?:\.\d{1,4}){0,3})?(?:-\d{1,2})?)(?![\w]|\.\d))"
                r"(?:\s*\(\d{2}/\d{4}\))?"
            ),
            plain_technical=re.compile(rf"(?P<sector>{sector})\s+(?P<number>\d{{1,4}}(?:-\d{{1,2}})?)(?![\w/]|\.\d)"),
            question=re.compile(
                rf"(?:(?P<sector>{sector})\s+)?(?P<number>\d{{1,3}}(?:-\d{{1,2}})?/\d{{1,2}}){END}(?!/)"
            ),
        ),
        Sectors(
            name=re.compile(rf"(?P<sector>{sector})\s+"),
            ids=sectors,
            after=re.compile(
                rf"\s+(?:{phrases(cited['units']['into'])})\s+(?:{article}\s+)?(?:{phrases(cited['groups']['study_group'])}\s*\d{{1,2}}\s+{phrases(lists['adopters'])}\s+(?:{article}\s+)?)?(?P<sector>{sector})"
                rf"(?:\s*\([A-Z-]+\))?(?:\s+{phrases(cited['groups']['study_group'])}\s*\d{{1,2}})?{END}"
            ),
            before=re.compile(
                rf"(?P<sector>{sector})(?:\s*\([A-Z-]+\))?(?:\s+{phrases(cited['groups']['study_group'])}\s*\d{{1,2}})?\s+\Z"
            ),
        ),
        Editions(
            bracket=re.compile(r"\s?\*{0,2}\s?(?:\((?P<inner>[^()]{2,120})\)|\[(?P<square>[^()\[\]]{2,60})\])"),
            unread=re.compile(
                rf"\s?\*{{0,2}}\s?[(\[](?=[^()\[\]]{{0,120}}(?:{year}|\b(?i:{phrases(given['designation_words']['revised'])})(?![^\W\d_])))"
                rf"(?P<bracket>[^()\[\]]{{1,160}})[)\]]|\s*,?\s+(?P<loose>{revised}(?![^\W\d_])\s*[^\s,;.()]{{1,40}}(?:\s*,?\s+{year})?)"
            ),
            year=re.compile(rf"\s?\((?P<year>{year})\)"),
            inner=re.compile(edition + r"\s*\*{0,2}\Z"),
            loose=re.compile(
                rf"\s*,?\s+(?P<whole>{revised}\s*[,(]?\s*(?:(?:{place})(?:\s*,\s*|\s+(?:{into}\s+)?){year}|{conference})\)?)"
                rf"|\s*,\s+(?P<plain>(?:{place}),\s+{year})(?=\s*[);])"
            ),
            joint=re.compile(rf"\s*;\s*|\s*,\s*(?={revised}|{conference})|\s+{joins}\s+"),
            same=re.compile(
                rf"(?:(?:{article}\s+)?{phrases(lists['same'])}\s+{phrases([forms[0] for forms in cited['kinds'].values()])}"
                rf"|{phrases(lists['which'])}){END}",
                re.IGNORECASE,
            ),
            places={folded(form): place for form, place in given["places"].items()},
        ),
        Bodies(
            name=re.compile(rf"(?:^|[^\w-])(?P<body>{names}){END}"),
            ids=bodies,
            own=frozenset(folded(form) for form in lists["own_body"]),
            before=re.compile(
                rf"(?:^|[^\w-]){skipped}(?P<body>{names})(?:-(?P<year>\d{{2,4}}))?(?:\s*\((?:{names})\))?(?:['’]\w?)?\s+\Z"
            ),
            after=re.compile(
                rf"\s*\*{{0,2}},?\s+(?:{phrases(lists['adopters'])})\s+(?:(?P<own>{own})|{skipped}(?P<body>{names})(?:-\d{{2,4}})?(?:\s+{phrases(cited['instrument_words']['of_union'])})?"
                rf"(?:\s*\((?:{names})(?:-\d{{2,4}})?\))?){END}"
            ),
            foreign=re.compile(
                rf"\s+{phrases(lists['adopters'])}\s+(?:{article}\s+)?(?=[A-Z])(?P<name>[A-Z][\w-]*(?:\s+(?:{phrases(cited['instrument_words']['name_joins'])}|[A-Z][\w-]*)){{0,8}})"
            ),
            possessive=re.compile(rf"(?:^|\W){phrases(lists['possessives'])}\s+\Z"),
            not_ours=re.compile(rf"\s+{phrases(cited['units']['belonging'])}\s+(?:{article}|(?P<some>{some}))\s+[a-z]"),
        ),
    )
