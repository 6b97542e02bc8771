"""The lines that are no clauses: designations, formulas, headings, covers, heads of pages, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from itures.language.family import Family
from itures.language.phrases import phrases
from itures.model.folding import folded


class Designations(Family):
    """The line that names a text, and its history."""

    line: re.Pattern[str]
    kinds: Mapping[str, str]
    edition: re.Pattern[str]
    several: re.Pattern[str]
    revised: re.Pattern[str]
    unread: re.Pattern[str]
    history: re.Pattern[str]
    placeholder: re.Pattern[str]
    drafted: re.Pattern[str]
    places: Mapping[str, str]


class Formula(Family):
    """The line of who adopts a text."""

    line: re.Pattern[str]
    start: re.Pattern[str]
    bodies: Mapping[str, str]


class Divisions(Family):
    """The headings of annexes and parts."""

    heading: re.Pattern[str]
    head: re.Pattern[str]
    kinds: Mapping[str, str]
    inside: re.Pattern[str]


class Furniture(Family):
    """Lines that are of the page, and what closes a text."""

    reasons: re.Pattern[str]
    references: re.Pattern[str]
    running_head: re.Pattern[str]
    running_text: re.Pattern[str]
    running_codes: tuple[str, ...]
    """A line that begins with none of these has no page mark at its start."""
    volume_head: re.Pattern[str]
    contact: re.Pattern[str]


class Cover(Family):
    """What a cover says of its document."""

    proposals: re.Pattern[str]
    source: re.Pattern[str]
    no_source: re.Pattern[str]
    month: re.Pattern[str]
    document: re.Pattern[str]
    addendum: re.Pattern[str]
    original: re.Pattern[str]
    agenda: re.Pattern[str]
    conference: re.Pattern[str]
    conference_name: re.Pattern[str]
    in_names: frozenset[str]
    date: re.Pattern[str]


def lines(words: Mapping[str, Any]) -> tuple[Designations, Formula, Divisions, Furniture, Cover]:
    """The families of patterns of lines."""
    kinds = {folded(form): kind for kind, forms in words["designations"].items() for form in forms}
    given = words["designation_words"]
    revised, amended = phrases(given["revised"]), phrases(given["amended"])
    conference = rf"{phrases(given['conferences'])}[-\u2011]\s?\d{{2,4}}(?:-\d)?"
    edition = (
        rf"(?:(?P<rev>{revised})\s*)?"
        rf"(?:(?P<conference>{conference})|(?P<place>[^\W\d_][^\d,()]*?)\s*,\s*(?P<year>\d{{4}})"
        rf"|{phrases(given['councils'])}\s+(?P<council>\d{{4}})"
        rf"|(?P<session>C-?\d{{2,4}})(?:\s*,\s*(?P<amended>{amended})\s+(?P<last>C-?\d{{2,4}}))?"
        rf"|(?P<modified>{amended})\s+(?P<modification>C?-?\d{{2,4}}))"
    )
    bracket = rf"\(\s*(?:{revised}\s*)?(?:{conference}|[^\W\d_][^\d,()]*,\s*\d{{4}})\s*\)"
    number = rf"(?:{phrases(given['sectors'])}\s+)?\d+[A-Z]?(?:-\d+)?(?![\w/])|[A-Z]{{2,6}}(?:-[A-Z]+)*\d*/[A-Z0-9]+(?:-\d+)?(?![\w/])"
    listed = r"\d+[A-Z]?(?:-\d+)?(?:\s*\([^()]*\))?"
    bodies = {folded(name): slug for name, slug in words["formula"]["bodies"].items()}
    unions = phrases(words["formula"]["union"])
    start = rf"{words['formula']['article']}\s+{phrases(words['formula']['bodies'])}(?=[\s,(]|$)"
    division_kinds = {
        folded(form): kind for kind, forms in words["divisions"].items() if kind != "to" for form in forms
    }
    covers, closing = words["cover"], words["closing"]
    codes, texts = phrases(closing["page_codes"]), phrases(closing["page_texts"])
    kind_words = phrases(kinds)
    heads = phrases([*kinds, *closing["short_kinds"]])
    day = r"\d{1,2}\.(?:0?[1-9]|1[0-2])\.(?:\d{4}|\d{2})"
    return (
        Designations(
            line=lambda: re.compile(
                rf"(?:{phrases(given['draft_revision'])}\s+|(?P<draft>{phrases(given['draft'])})\s+(?:{phrases(given['draft_qualifiers'])}\s+)?)?"
                rf"(?P<body>{phrases(given['bodies'])}\s+)?(?P<kind>{kind_words})(?![\w-])"
                rf"(?:\s+(?P<number>{number}))?\s*(?P<first>\[[^\]]*\])?\s*(?:\((?P<edition>[^()]*)\))?\s*(?P<second>\[[^\]]*\])?"
                rf"(?P<rest>.*)\Z",
                re.IGNORECASE | re.DOTALL,
            ),
            kinds=lambda: kinds,
            edition=lambda: re.compile(edition, re.IGNORECASE),
            several=lambda: re.compile(
                rf"(?P<kind>{kind_words}){phrases(words['endings']['plural'])}\s+(?P<numbers>(?:{listed}(?:\s*,\s*|\s+{phrases(words['closing_words'])}\s+|\s*\Z)){{2,40}})\Z",
                re.IGNORECASE,
            ),
            revised=lambda: re.compile(rf"\s*{revised}\s*", re.IGNORECASE),
            placeholder=lambda: re.compile(
                rf"(?P<kind>{'|'.join(form.upper() for form in kinds)})\s+(?P<letters>X{{2,4}}|[A-Z]{{1,2}})(?:\s*\((?P<edition>[^()]*)\))?\s*\Z"
            ),
            drafted=lambda: re.compile(
                rf"{phrases(given['draft'])}\s+(?:{phrases(given['draft_qualifiers'])}\s+)?{kind_words}\s*\["
            ),
            unread=lambda: re.compile(rf"\s*(?:{revised}\s*)?[^\W\d_][^()]*,[^(),]*\d{{4,}}\s*\Z", re.IGNORECASE),
            history=lambda: re.compile(rf"{bracket}(?:\s*[–—‑-]\s*{bracket})*\s*\Z", re.IGNORECASE),
            places=lambda: {folded(form): place for form, place in words["places"].items()},
        ),
        Formula(
            line=lambda: re.compile(
                rf"{start}(?:\s+{unions})?(?:\s*\([A-Z]+\))?(?:\s*\((?P<edition>[^()]*)\))?\s*[,:]?\s*\Z", re.IGNORECASE
            ),
            start=lambda: re.compile(start, re.IGNORECASE),
            bodies=lambda: bodies,
        ),
        Divisions(
            heading=lambda: re.compile(
                rf"(?P<kind>{phrases(division_kinds)})(?:\s+(?P<label>\d+(?:{phrases(words['ordinals'])})?|[IVXL]+|[A-Z])(?![\w.]))?"
                rf"(?P<rest>\s*(?:\(?\s*{phrases(words['divisions']['to'])}\s+(?:{phrases(words['articles'])}\s+)?(?:{phrases(given['draft'])}\s+(?:{phrases(given['draft_qualifiers'])}\s+)?)?{kind_words}.*)?)\Z",
                re.IGNORECASE | re.DOTALL,
            ),
            kinds=lambda: division_kinds,
            head=lambda: re.compile(
                rf"(?:{'|'.join(form.upper() for form in division_kinds)})(?:\s+(?:\d+|[A-Z]))?"
                rf"\s+(?:{'|'.join(word.upper() for word in words['divisions']['to'])})"
                rf"\s+(?:{'|'.join(form.upper() for form in kinds)})\s+[\w/-]+(?:\s*\([^()]*\))?"
            ),
            inside=lambda: re.compile(
                rf"(?:{'|'.join(form.upper() for form, kind in division_kinds.items() if kind in ('annex', 'appendix', 'attachment'))})(?:\s+\d+)?\s+(?:{'|'.join(word.upper() for word in words['divisions']['to'])})\s+(?:{'|'.join(form.upper() for form in kinds)})\s"
            ),
        ),
        Furniture(
            reasons=lambda: re.compile(rf"{phrases(closing['reasons'])}\s*:\s*", re.IGNORECASE),
            references=lambda: re.compile(rf"{phrases(closing['references'])}\s*:\s*"),
            running_head=lambda: re.compile(
                rf"(?:(?i:{heads})\s+\d+[A-Z]?\s+\d{{1,4}}|\d{{1,4}}\s+(?i:{heads})\s+\d+[A-Z]?"
                rf"|{texts}/{phrases(closing['basic_texts'])}(?:\s+\d+[A-Z]?)?\s+\d{{1,4}}|\d{{1,4}}\s+{texts}/{phrases(closing['basic_texts'])}(?:\s+\d+[A-Z]?)?"
                rf"|[-–—]\s*\d{{1,4}}\s*[-–—]"
                rf"|{codes}\d+-\d+"
                rf"|(?:[-–]\s*)?(?:\d{{1,3}}(?:/\d{{1,3}})?\s*)?{phrases(covers['series'])}-?(?:\d{{4}}|\d{{2}})(?:-\d{{1,2}})?"
                rf"/(?:[A-Z]{{2,4}}/)?\d+(?:\s?\([^)]*\))*(?:-\d{{1,2}})?(?:-[EFSRAC])?\s*(?:{phrases(closing['page'])}\s*\d+)?"
                rf"|-?\d{{1,4}}/\d{{2,4}}|[A-Z][\w-]*/[\w-]+/\d+(?:\([^)]*\))*-[EFSRAC]\s*{phrases(closing['page'])}\s*\d+|{day}(?:\s+{day})*"
                rf"|(?:[A-Z]:\\|\\\\|[A-Z][\w-]*/)\S*\.(?i:docx?|pdf)(?:\s+\(\d+\))?(?:\s+{day})*"
                rf"|{phrases(closing['page'])}\s+\d{{1,4}}(?:\s*(?:/|{phrases(words['range_words'])})\s*\d{{1,4}})?)\Z"
            ),
            contact=lambda: re.compile(rf"{phrases(closing['contact'])}\s*:\s*\S"),
            volume_head=lambda: re.compile(
                rf"\d{{1,4}}\s+(?:{'|'.join(form.upper() for form in words['divisions']['part'])})\s+[IVXL]+\s+[-–—]\s+[^\W\d_a-z]{{2}}"
            ),
            running_text=lambda: re.compile(
                rf"\s*–\s*\d{{1,4}}\s*–\s*\Z|\A\s*{phrases(closing['running_codes'])}\d+-\d+\s+"
            ),
            running_codes=lambda: tuple(closing["running_codes"]),
        ),
        Cover(
            proposals=lambda: re.compile(rf"{phrases(covers['proposals'])}\s*\Z", re.IGNORECASE),
            no_source=lambda: re.compile(rf"\b{phrases([*covers['plenary'], *covers['no_sources']])}\b", re.IGNORECASE),
            source=lambda: re.compile(rf"{phrases(covers['source'])}\s*:\s*", re.IGNORECASE),
            month=lambda: re.compile(rf"\s+{phrases(words['months'])}\b"),
            document=lambda: re.compile(
                rf"(?:\b|(?<=[a-z])(?=[A-Z])){phrases(covers['document'])}\s+(?P<number>(?=[\w/().-]*\d)[A-Z0-9](?:[\w/().-]*[\w)])?(?:\s?\((?:[A-Z][a-z]+\.\s?\d+)\))*)",
                re.IGNORECASE,
            ),
            addendum=lambda: re.compile(
                rf"{phrases(covers['addendum'])}\s+\d+(?:\s*{phrases(words['range_words'])}\s+\d+)?", re.IGNORECASE
            ),
            original=lambda: re.compile(
                rf"{phrases(covers['original'])}\s*:\s*(?P<language>[^\W\d_]+(?:/[^\W\d_]+)*)", re.IGNORECASE
            ),
            agenda=lambda: re.compile(rf"(?P<agenda>{phrases(covers['agenda'])}\s+\S.*)", re.IGNORECASE),
            conference=lambda: re.compile(
                rf"(?:.*\((?!C\d){phrases(covers['series'])}-?\d{{2,4}}\).*|{phrases(covers['conferences'])}(?:\s.*)?)\Z",
                re.IGNORECASE | re.DOTALL,
            ),
            conference_name=lambda: re.compile(rf"{phrases(covers['conferences'])}(?![\w-])", re.IGNORECASE),
            in_names=lambda: frozenset(covers["in_names"]),
            date=lambda: re.compile(rf"\d{{1,2}}\s+{phrases(words['months'])}\s+\d{{4}}", re.IGNORECASE),
        ),
    )
