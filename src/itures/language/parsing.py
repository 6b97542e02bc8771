"""The words of a language made into the patterns that the parser's steps use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from itures.language.phrases import endings, phrases
from itures.model.folding import folded
from itures.model.paths import BULLETS

if TYPE_CHECKING:
    from itures.language import Language


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Patterns of one language. Every pattern is anchored where it is matched, and none nests repetitions of words."""

    language: Language
    words: Mapping[str, Any]
    # calls
    call_head: re.Pattern[str]
    call_second: re.Pattern[str]
    leading: re.Pattern[str]
    call_starts: frozenset[str]
    call_inside: re.Pattern[str]
    preambular: Mapping[str, str]
    operative: Mapping[str, str]
    bases: Mapping[str, str]
    addressing: frozenset[str]
    markers: frozenset[str]
    lead_opener: re.Pattern[str]
    # addressees
    connector: re.Pattern[str]
    skipped: re.Pattern[str]
    qualifier: re.Pattern[str]
    name: re.Pattern[str]
    names: Mapping[str, str]
    others: frozenset[str]
    director: re.Pattern[str]
    all_bureaux: re.Pattern[str]
    bureau: re.Pattern[str]
    bureaux: Mapping[str, str]
    short_bureaux: frozenset[str]
    continuer: re.Pattern[str]
    possessive: re.Pattern[str]
    after_connector: re.Pattern[str]
    joining: re.Pattern[str]
    postposed: re.Pattern[str]
    directors: re.Pattern[str]
    infinitive: re.Pattern[str]
    to_whom: re.Pattern[str]
    article: re.Pattern[str]
    between_others: re.Pattern[str]
    name_end: re.Pattern[str]
    last_words: frozenset[str]
    # labels
    label: re.Pattern[str]
    ordinals: Mapping[str, int]
    ordinal: str
    after_no_label: re.Pattern[str]
    closed: re.Pattern[str]
    inside: re.Pattern[str]
    # lines
    designation: re.Pattern[str]
    kinds: Mapping[str, str]
    edition: re.Pattern[str]
    revised: re.Pattern[str]
    history: re.Pattern[str]
    formula: re.Pattern[str]
    formula_start: re.Pattern[str]
    bodies: Mapping[str, str]
    places: Mapping[str, str]
    division: re.Pattern[str]
    divisions: Mapping[str, str]
    annex_inside: re.Pattern[str]
    reasons: re.Pattern[str]
    references: re.Pattern[str]
    running_head: re.Pattern[str]
    running_text: re.Pattern[str]
    cover_proposals: re.Pattern[str]
    cover_document: re.Pattern[str]
    cover_addendum: re.Pattern[str]
    cover_original: re.Pattern[str]
    cover_agenda: re.Pattern[str]
    cover_conference: re.Pattern[str]
    date: re.Pattern[str]


def lexicon(language: Language) -> Lexicon:
    """The patterns of a language that the parser's steps use.

    >>> from itures.language import built_in
    >>> lexicon(built_in().of("en")).operative["instructs"]
    'instruct'
    """
    words = language.tables
    return Lexicon(
        language=language, words=words, **_calls(words), **_addressees(words), **_labels(words), **_lines(words)
    )


def _calls(words: Mapping[str, Any]) -> dict[str, Any]:
    calls = words["calls"]
    to = words["infinitive"]
    modifiers = phrases(calls["modifiers"])
    adjectives, nouns = phrases(calls["manner_adjectives"]), phrases(calls["manner_nouns"])
    manner = rf"{calls['manner_preposition']}\s+(?:{adjectives}\s+){{0,3}}{nouns}"
    verbs = phrases([*calls["preambular"], *calls["operative"]])
    after = rf"(?:,?\s+(?:{modifiers}|{manner})(?=[\s,:;.]|$)){{0,4}}"
    bases = {folded(base): base for base in calls["operative"].values()}
    leading = rf"(?:{phrases(calls['leading'])}\s+)?"
    joined = rf"(?:\s+{phrases(words['closing_words'])}\s+(?:{modifiers}\s+)?(?P<second>{verbs})(?=[\s,:;.]|$){after})?"
    openers = [*calls["leading"], *calls["modifiers"], *calls["preambular"], *calls["operative"]]
    starts = {phrase.split()[0].casefold() for phrase in openers}
    return {
        "call_head": re.compile(
            rf"{leading}(?:{modifiers},?\s+){{0,3}}(?P<verb>{verbs})(?=[\s,:;.]|$){after}{joined}", re.IGNORECASE
        ),
        "leading": re.compile(rf"{phrases(calls['leading'])}\s"),
        "call_second": re.compile(
            rf",?\s+(?:{modifiers},?\s+)?{to}\s+(?:{modifiers}\s+)?(?P<base>{phrases(bases)})(?=[\s,:;.]|$){after}",
            re.IGNORECASE,
        ),
        "call_starts": frozenset(starts),
        "call_inside": re.compile(rf"(?<=[,;.])\s+(?={verbs}{after}\s+(?:1|a\))\s)"),
        "preambular": {folded(form): verb for form, verb in calls["preambular"].items()},
        "operative": {folded(form): verb for form, verb in calls["operative"].items()},
        "bases": bases,
        "addressing": frozenset(calls["addressing"]),
        "markers": frozenset(calls["markers"]),
        "lead_opener": re.compile(phrases(calls["lead_openers"]) + r"\b"),
    }


def _addressees(words: Mapping[str, Any]) -> dict[str, Any]:
    given = words["addressees"]
    names = {folded(form): key for key, forms in given["names"].items() for form in forms}
    short = {folded(form): key for key, forms in given["short_bureaux"].items() for form in forms}
    bureaux = {folded(form): key for key, forms in given["bureaux"].items() for form in forms} | short
    end = r"(?![\w-])"
    articles, to = phrases(words["articles"]), words["infinitive"]
    connectors = phrases(given["connectors"])
    no_taker = "".join(rf"(?<!\b{re.escape(word)})" for word in given["takes_infinitive"])
    qualifier = rf",?\s*{phrases(given['qualifiers'])}{end}"
    connector = rf"(?:\s*,\s*(?:{phrases(given['connectors'])}\s+)?|\s+{phrases(given['connectors'])}\s+|\s*;\s*)"
    return {
        "connector": re.compile(connector, re.IGNORECASE),
        "skipped": re.compile(rf"(?:(?:{phrases(given['skipped'])}|\d{{4}})\s+)+", re.IGNORECASE),
        "qualifier": re.compile(qualifier, re.IGNORECASE),
        "postposed": re.compile(rf"{phrases(given['postposed'])}[\s,]*\Z"),
        "directors": re.compile(rf"{phrases(given['director'][1:])}{end}(?!\s+{given['possessive']}\b)", re.IGNORECASE),
        "joining": re.compile(rf"{connectors}\s", re.IGNORECASE),
        "infinitive": re.compile(rf"\s+{to}\s+"),
        "to_whom": re.compile(rf"{to}\s+(?=\S)"),
        "article": re.compile(rf"{phrases(words['stripped_articles'])}\s+", re.IGNORECASE),
        "between_others": re.compile(rf",\s+(?:{connectors}\s+)?|\s+{connectors}\s+"),
        "name_end": re.compile(rf",\s*{qualifier}|{no_taker}\s+{to}(?=\s|\Z)", re.IGNORECASE),
        "last_words": frozenset(
            phrase.split()[-1]
            for phrase in (
                *given["connectors"],
                *given["continuers"],
                *words["articles"],
                *words["function_words"],
                *words["hanging"],
            )
        ),
        "name": re.compile(rf"(?P<name>{phrases(names)})(?:-\d{{2,4}})?{end}", re.IGNORECASE),
        "names": names,
        "others": frozenset(form for form, key in names.items() if key == "OTHER"),
        "director": re.compile(rf"{phrases(given['director'])}\s+{given['possessive']}\s+", re.IGNORECASE),
        "all_bureaux": re.compile(rf"{phrases(given['all_bureaux'])}{end}", re.IGNORECASE),
        "bureau": re.compile(
            rf"(?:{articles}\s+)?(?:{phrases(given['before_bureaux'])}\s+)?(?P<bureau>{phrases(bureaux)}){end}(?:\s*\(\w+\))?",
            re.IGNORECASE,
        ),
        "bureaux": bureaux,
        "short_bureaux": frozenset(short),
        "continuer": re.compile(
            rf"\s+(?:{phrases(given['continuers'])}{end}|\w+{endings(words['endings']['participle'])}\b)", re.IGNORECASE
        ),
        "possessive": re.compile(rf"\s+{given['possessive']}\s+", re.IGNORECASE),
        "after_connector": re.compile(
            connector
            + rf"(?:(?:{phrases(given['skipped'])}|\d{{4}})\s+)*(?=(?:{phrases(names)}|{phrases(given['director'])}){end})",
            re.IGNORECASE,
        ),
    }


def _labels(words: Mapping[str, Any]) -> dict[str, Any]:
    closing = phrases(words["closing_words"])
    ordinal = phrases(words["ordinals"])
    suffixes = "|".join(words["number_suffixes"])
    return {
        "label": re.compile(
            rf"(?P<bullet>[{re.escape(BULLETS)}])(?=\s|\Z)"
            rf"|(?P<open>\(?)(?P<enclosed>[A-Za-z]{{1,2}}|[ivxl]{{1,6}}|\d{{1,3}})\s?(?P<inner>{ordinal})?\)(?:\s?(?P<outer>{ordinal})(?![^\W_]))?"
            rf"|(?P<number>\d{{1,3}}(?:{ordinal})?(?:\.\d{{1,3}}(?:{ordinal})?)*)(?P<dot>\.?)(?:(?=\s|\Z)|(?=[A-Z]?[a-z]{{2}})(?!(?:{suffixes})\b))"
            rf"|(?P<letter>[A-Za-z])\.(?=\s)"
        ),
        "ordinals": {word: place for place, word in enumerate(words["ordinals"], 1)},
        "ordinal": phrases(words["ordinals"]),
        "after_no_label": re.compile(
            rf"(?:{phrases(words['after_no_label'])}\b|{phrases(words['range_words'])}\s+\d|{phrases(words['months'])}\b)"
        ),
        "inside": re.compile(rf"[;:.,](?:\s+{closing})?\s+(?=[\d(a-z–•·-])"),
        "closed": re.compile(rf"[.;:,!?…][\s”\"’')\]»]*(?:{closing}\s*)?\Z"),
    }


def _lines(words: Mapping[str, Any]) -> dict[str, Any]:
    kinds = {folded(form): kind for kind, forms in words["designations"].items() for form in forms}
    given = words["designation_words"]
    revised, amended = phrases(given["revised"]), phrases(given["amended"])
    conference = rf"{phrases(given['conferences'])}[-\u2011]\s?\d{{2,4}}(?:-\d)?"
    edition = (
        rf"(?:(?P<rev>{revised})\s*)?"
        rf"(?:(?P<conference>{conference})|(?P<place>[^\W\d_][^\d,()]*?)\s*,\s*(?P<year>\d{{4}})"
        rf"|(?P<session>C-?\d{{2,4}})(?:\s*,\s*(?P<amended>{amended})\s+(?P<last>C-?\d{{2,4}}))?"
        rf"|(?P<modified>{amended})\s+(?P<modification>C?-?\d{{2,4}}))"
    )
    bracket = rf"\(\s*(?:{revised}\s*)?(?:{conference}|[^\W\d_][^\d,()]*,\s*\d{{4}})\s*\)"
    number = rf"(?:{phrases(given['sectors'])}\s+)?\d+[A-Z]?(?:-\d+)?(?![\w/])|[A-Z]{{2,6}}(?:-[A-Z]+)*\d*/[A-Z0-9]+(?:-\d+)?(?![\w/])"
    bodies = {folded(name): slug for name, slug in words["formula"]["bodies"].items()}
    unions = phrases(words["formula"]["union"])
    start = rf"{words['formula']['article']}\s+{phrases(words['formula']['bodies'])}(?=[\s,(]|$)"
    divisions = {folded(form): kind for kind, forms in words["divisions"].items() if kind != "to" for form in forms}
    cover, closing = words["cover"], words["closing"]
    codes, texts = phrases(closing["page_codes"]), phrases(closing["page_texts"])
    kind_words = phrases(kinds)
    heads = phrases([*kinds, *closing["short_kinds"]])
    return {
        "designation": re.compile(
            rf"(?:{phrases(given['draft_revision'])}\s+|(?P<draft>{phrases(given['draft'])})\s+(?:{phrases(given['draft_qualifiers'])}\s+)?)?"
            rf"(?:{phrases(given['bodies'])}\s+)?(?P<kind>{kind_words})(?![\w-])"
            rf"(?:\s+(?P<number>{number}))?\s*(?P<first>\[[^\]]*\])?\s*(?:\((?P<edition>[^()]*)\))?\s*(?P<second>\[[^\]]*\])?"
            rf"(?P<rest>.*)\Z",
            re.IGNORECASE | re.DOTALL,
        ),
        "kinds": kinds,
        "edition": re.compile(edition, re.IGNORECASE),
        "revised": re.compile(rf"\s*{revised}\s*", re.IGNORECASE),
        "history": re.compile(rf"{bracket}(?:\s*[–—‑-]\s*{bracket})*\s*\Z", re.IGNORECASE),
        "formula": re.compile(
            rf"{start}(?:\s+{unions})?(?:\s*\([A-Z]+\))?(?:\s*\((?P<edition>[^()]*)\))?\s*[,:]?\s*\Z", re.IGNORECASE
        ),
        "formula_start": re.compile(start, re.IGNORECASE),
        "bodies": bodies,
        "places": {folded(form): place for form, place in words["places"].items()},
        "division": re.compile(
            rf"(?P<kind>{phrases(divisions)})(?:\s+(?P<label>\d+(?:{phrases(words['ordinals'])})?|[IVXL]+|[A-Z])(?![\w.]))?"
            rf"(?P<rest>\s*(?:\(?\s*{phrases(words['divisions']['to'])}\s+(?:{phrases(words['articles'])}\s+)?(?:{phrases(given['draft'])}\s+(?:{phrases(given['draft_qualifiers'])}\s+)?)?{kind_words}.*)?)\Z",
            re.IGNORECASE | re.DOTALL,
        ),
        "divisions": divisions,
        "annex_inside": re.compile(
            rf"(?<=[.;])\s+(?=(?:{'|'.join(form.upper() for form, kind in divisions.items() if kind in ('annex', 'appendix', 'attachment'))})(?:\s+\d+)?\s+(?:{'|'.join(word.upper() for word in words['divisions']['to'])})\s+(?:{'|'.join(form.upper() for form in kinds)})\s)"
        ),
        "reasons": re.compile(rf"{phrases(closing['reasons'])}\s*:\s*", re.IGNORECASE),
        "references": re.compile(rf"{phrases(closing['references'])}\s*:\s*"),
        "running_head": re.compile(
            rf"(?:(?i:{heads})\s+\d+[A-Z]?\s+\d{{1,4}}|\d{{1,4}}\s+(?i:{heads})\s+\d+[A-Z]?"
            rf"|{texts}/{phrases(closing['basic_texts'])}(?:\s+\d+[A-Z]?)?\s+\d{{1,4}}|\d{{1,4}}\s+{texts}/{phrases(closing['basic_texts'])}(?:\s+\d+[A-Z]?)?"
            rf"|[-–—]\s*\d{{1,4}}\s*[-–—]"
            rf"|{codes}\d+-\d+"
            rf"|(?:[-–]\s*)?(?:\d{{1,3}}(?:/\d{{1,3}})?\s+)?{phrases(cover['series'])}-?\d{{2}}/\d+(?:\([^)]*\))*(?:-[EFSRAC])?\s*(?:{phrases(closing['page'])}\s*\d+)?"
            rf"|{phrases(closing['page'])}\s+\d{{1,4}}(?:\s*(?:/|{phrases(words['range_words'])})\s*\d{{1,4}})?)\Z"
        ),
        "running_text": re.compile(rf"\s*–\s*\d{{1,4}}\s*–\s*\Z|\A\s*{phrases(closing['page_codes'][:2])}\d+-\d+\s+"),
        "cover_proposals": re.compile(rf"{phrases(cover['proposals'])}\s*\Z", re.IGNORECASE),
        "cover_document": re.compile(
            rf"\b{phrases(cover['document'])}\s+(?P<number>(?=[\w/().-]*\d)[A-Z0-9](?:[\w/().-]*[\w)])?)", re.IGNORECASE
        ),
        "cover_addendum": re.compile(
            rf"{phrases(cover['addendum'])}\s+\d+(?:\s*{phrases(words['range_words'])}\s+\d+)?", re.IGNORECASE
        ),
        "cover_original": re.compile(rf"{phrases(cover['original'])}\s*:\s*(?P<language>[^\W\d_]+)", re.IGNORECASE),
        "cover_agenda": re.compile(rf"(?P<agenda>{phrases(cover['agenda'])}\s+\S.*)", re.IGNORECASE),
        "cover_conference": re.compile(
            rf"(?:.*\((?!C\d){phrases(cover['series'])}-?\d{{2,4}}\).*|{phrases(cover['conferences'])}(?:\s.*)?)\Z",
            re.IGNORECASE | re.DOTALL,
        ),
        "date": re.compile(rf"\d{{1,2}}\s+{phrases(words['months'])}\s+\d{{4}}", re.IGNORECASE),
    }
