"""The patterns of citations in one language, made of the words in data/lexicon: one compiled pattern for each family.

No pattern repeats a repetition, and what may repeat is bounded, so that the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from itures.language.phrases import endings, phrases
from itures.model.folding import folded

if TYPE_CHECKING:
    from itures.language import Language

BLANKS = {
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\t\n", " "),
    **dict.fromkeys("\u2010\u2011", "-"),
}
"""Signs that print alike, one for one: offsets stay."""

ROMAN = r"[IVXL]{1,6}(?![\w])"
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

END = r"(?![\w])"
BEFORE = r"""\s()\[\]"'“”‘’«»/,;:.–—…*•·|="""
"""What may stand before a citation: a set of signs is passed over faster than "neither letter nor hyphen"."""


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Patterns of one language; all but `trigger` and `before_*` are matched where the scanner stands.

    `trigger` takes the sign before a word, too; `at_word` is the same without it.
    """

    trigger: re.Pattern[str]
    at_word: re.Pattern[str]
    kinds: Mapping[str, str]
    small: frozenset[str]
    last_words: frozenset[str]
    plural_ending: tuple[str, ...]
    possessive_signs: str
    plurals: frozenset[str]
    # lists
    joint: re.Pattern[str]
    range_joint: re.Pattern[str]
    joined: re.Pattern[str]
    listed: re.Pattern[str]
    between: re.Pattern[str]
    # numbered texts
    number: re.Pattern[str]
    technical: re.Pattern[str]
    plain_technical: re.Pattern[str]
    question: re.Pattern[str]
    sector: re.Pattern[str]
    sectors: Mapping[str, str]
    after_sector: re.Pattern[str]
    before_sector: re.Pattern[str]
    bracket: re.Pattern[str]
    loose_edition: re.Pattern[str]
    edition: re.Pattern[str]
    edition_joint: re.Pattern[str]
    after_body: re.Pattern[str]
    before_body: re.Pattern[str]
    foreign_body: re.Pattern[str]
    bodies: Mapping[str, str]
    own_body: frozenset[str]
    places: Mapping[str, str]
    same: re.Pattern[str]
    possessive: re.Pattern[str]
    name: re.Pattern[str]
    not_ours: re.Pattern[str]
    # provisions
    unit: re.Pattern[str]
    several: frozenset[str]
    annexes: Mapping[str, str]
    provision: re.Pattern[str]
    article: re.Pattern[str]
    appendix: re.Pattern[str]
    annex: re.Pattern[str]
    part: re.Pattern[str]
    into: re.Pattern[str]
    comma: re.Pattern[str]
    this_text: re.Pattern[str]
    that_appendix: re.Pattern[str]
    of_another: re.Pattern[str]
    instrument: re.Pattern[str]
    instruments: Mapping[str, str]
    before_instrument: re.Pattern[str]
    whole: re.Pattern[str]
    foreign: re.Pattern[str]
    foreign_before: re.Pattern[str]
    other: re.Pattern[str]
    # named texts
    named: re.Pattern[str]
    names: Mapping[str, str]
    goals: re.Pattern[str]
    period: re.Pattern[str]
    # internal
    call: re.Pattern[str]
    addressed: re.Pattern[str]
    label: re.Pattern[str]
    labels: re.Pattern[str]
    see: re.Pattern[str]
    modifier: re.Pattern[str]
    before_labels: re.Pattern[str]
    before_bare: re.Pattern[str]
    not_bare: re.Pattern[str]
    after_bare: re.Pattern[str]
    opens_clause: re.Pattern[str]
    after_this: re.Pattern[str]
    above: re.Pattern[str]
    # others
    document: re.Pattern[str]
    standard: re.Pattern[str]
    symbol: re.Pattern[str]
    short: re.Pattern[str]


def trie(forms: Iterable[str]) -> str:
    """An alternation of forms that shares their beginnings, so that a miss costs a few comparisons.

    >>> trie(["resolves", "resolving", "notes"])
    '(?:notes|resolv(?:es|ing))'
    """
    tree: dict[str, Any] = {}
    for form in forms:
        node = tree
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    branches = [_character(character) + _branch(tree[character]) for character in sorted(tree) if character]
    if "" in tree:
        if not branches:
            return ""
        inner = branches[0] if len(branches) == 1 else "|".join(branches)
        return f"(?:{inner})?"
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"


def _character(character: str) -> str:
    return r"\s" if character == " " else re.escape(character)


def _trigger(families: Mapping[str, tuple[Iterable[str], str]]) -> str:
    """The words that citations begin with, and what must follow them; groups are named FAMILY_number.

    Words by first letter: the engine passes over a branch whose letter is not there faster than over any other.
    """
    letters: dict[str, list[str]] = {}
    for family, (forms, after) in families.items():
        rests: dict[str, list[str]] = {}
        for form in dict.fromkeys(forms):
            rests.setdefault(form[0], []).append(form[1:])
        for letter, ends in rests.items():
            group = f"{family}_{len(letters.get(letter, []))}{ord(letter)}"
            letters.setdefault(letter, []).append(rf"(?P<{group}>{trie(ends)}){after}")
    return "|".join(rf"{re.escape(letter)}(?:{'|'.join(found)})" for letter, found in sorted(letters.items()))


def bare(word: str, possessive: str) -> str:
    """A word without the ending that a name may have: "Council's", "WTSA-20"; `possessive` are the signs of that ending.

    >>> bare("Council's", "'s"), bare("WTSA-20", "'s")
    ('Council', 'WTSA')
    """
    return word.partition("-")[0].rstrip(possessive)


def family_of(match: re.Match[str]) -> str:
    """The family whose word `trigger` found.

    >>> from itures.language import built_in
    >>> family_of(built_in().of("en").citations.trigger.search("see Resolution 2"))
    'numbered'
    """
    return (match.lastgroup or "").partition("_")[0]


def patterns(language: Language) -> Patterns:
    """The patterns of a language.

    >>> from itures.language import built_in
    >>> patterns(built_in().of("en")).bodies["ecosoc"]
    'OTHER'
    """
    given = language.tables
    cited = given["citations"]
    return Patterns(**_texts(given, cited), **_provisions(given, cited), **_named(given, cited), **_calls(given, cited))


def _flat(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {folded(form): key for key, forms in table.items() for form in forms}


def _texts(given: Mapping[str, Any], cited: Mapping[str, Any]) -> dict[str, Any]:
    lists = cited["lists"]
    joins, ranges, pairs = phrases(lists["joins"]), phrases(lists["ranges"]), phrases(lists["pairs"])
    article = phrases(lists["article"])
    revised = f"(?i:{phrases(given['designation_words']['revised'])})"
    amended = f"(?i:{phrases([*given['designation_words']['amended'], *lists['amended']])})"
    ordinal = phrases(given["ordinals"])
    bodies = _flat(cited["bodies"])
    names = phrases([form for forms in cited["bodies"].values() for form in forms])
    own = phrases(lists["own_body"])
    skipped = (
        rf"(?:(?:{phrases(lists['before_names'])}|\d{{4}}|\d{{1,3}}{phrases(lists['numeral_endings'])})\s+){{0,3}}"
    )
    year = r"(?:19|20)\d{2}"
    place = r"[^\W\d_a-z][\w.'’-]*(?:[ -](?:[^\W\d_][\w.'’-]*|-\s?\w+)){0,3}"
    held = cited["conferences"]
    conference = rf"{phrases(held['names'])}\s?-?\s?{endings(held['parts'])}?\d{{2,4}}(?:-\d)?"
    edition = (
        rf"(?:(?:(?P<rev>{revised})|(?P<amending>{amended}))\s*,?\s*)?(?:"
        rf"(?:(?:{names})\s*,\s*)?(?P<place>{place})\s*,?\s+(?P<year>{year})"
        rf"|(?P<conference>{conference})"
        rf"|(?P<session>C-?\d{{2,4}})(?:\s*,\s*(?P<amended>{amended})\s+(?P<last>C-?\d{{2,4}}))?"
        rf"|(?P<alone>{year}))"
    )
    sectors = _flat(cited["sectors"])
    sector = phrases([form for forms in cited["sectors"].values() for form in forms])
    small = {form: key for key, forms in cited["small_kinds"].items() for form in forms}
    kinds = {form: key for key, forms in cited["kinds"].items() for form in forms} | small
    plural = [
        form for table in (cited["kinds"], cited["small_kinds"]) for forms in table.values() for form in forms[1:]
    ]
    radio = "|".join(sorted(RADIO_SERIES, key=lambda series: (-len(series), series)))
    un = r"\d{1,3}/\d{1,4}(?:\s?[A-Z](?![\w]))?|[SE]S?-\d{1,2}/\d{1,3}|\d{1,4}\s?\([IVXLCDM]{1,8}\)"
    provisional = rf"{phrases(held['committees'])}\s?[A-Z\d-]{{0,6}}/[A-Z0-9]{{1,4}}"
    return {
        "kinds": kinds,
        "small": frozenset(small),
        "last_words": frozenset(
            bare(form.split()[-1], given["endings"]["possessive"])
            for key in ("bodies", "sectors", "instruments")
            for forms in cited[key].values()
            for form in forms
        ),
        "plural_ending": tuple(given["endings"]["plural"]),
        "possessive_signs": given["endings"]["possessive"],
        "plurals": frozenset(form for form in plural if form.rstrip(".").endswith(tuple(given["endings"]["plural"]))),
        "joint": re.compile(rf"\s*,\s*(?:{joins}\s+)?|\s+{joins}\s+(?:{article}\s+)?|\s?/\s?"),
        "listed": re.compile(rf"\s*(?:,|,?\s*{pairs})\s+(?:{article}\s+)?\Z"),
        "between": re.compile(rf"\s*(?:\([^()]*\))?\s*,?\s*(?:\w+\s+)?(?:{article}\s+)?\Z"),
        "joined": re.compile(
            rf"\s*(?:,|\b{pairs}\b|,\s*{pairs}|/)?\s*(?:\([^()]*\)\s*)?(?:,|{pairs})?\s*(?:{article}\s+)?\Z"
        ),
        "range_joint": re.compile(rf"\s+{ranges}\s+|\s?–\s?|\s-\s"),
        "number": re.compile(
            rf"(?P<un>{un}){END}(?![/])|(?P<provisional>{provisional}){END}"
            rf"|(?P<itu>(?:(?P<of>{sector})\s+)?\d{{1,4}}(?:{ordinal})?(?:[A-Z])?(?:-\d{{1,2}}(?![\d-]))?)(?![\w/]|[.,]\d|-\d)"
        ),
        "technical": re.compile(
            rf"(?:(?P<sector>{sector})\s+)?(?:(?P<radio>(?:{radio})\.\d{{1,4}}(?:-\d{{1,2}})?)(?![\w]|\.\d)"
            r"|(?P<run>(?P<letter>[A-Z])\.\d{1,4}\s?[-–]\s?(?P=letter)\.\d{1,4})(?![\w]|\.\d)"
            r"|(?P<series>[A-Z](?:\.|\s)(?:Sup(?:pl)?\.?\s?)?\d{1,4}(?:\.\d{1,4}){0,4}(?:/[A-Z]\.\d{1,4}(?:\.\d{1,4}){0,3})?(?:-\d{1,2})?)(?![\w]|\.\d))"
            r"(?:\s*\(\d{2}/\d{4}\))?"
        ),
        "plain_technical": re.compile(rf"(?P<sector>{sector})\s+(?P<number>\d{{1,4}}(?:-\d{{1,2}})?)(?![\w/]|\.\d)"),
        "question": re.compile(
            rf"(?:(?P<sector>{sector})\s+)?(?P<number>\d{{1,3}}(?:-\d{{1,2}})?/\d{{1,2}}){END}(?!/)"
        ),
        "sector": re.compile(rf"(?P<sector>{sector})\s+"),
        "sectors": sectors,
        "after_sector": re.compile(
            rf"\s+(?:{phrases(cited['units']['into'])})\s+(?:{article}\s+)?(?:{phrases(cited['groups']['study_group'])}\s*\d{{1,2}}\s+{phrases(lists['adopters'])}\s+(?:{article}\s+)?)?(?P<sector>{sector})"
            rf"(?:\s*\([A-Z-]+\))?(?:\s+{phrases(cited['groups']['study_group'])}\s*\d{{1,2}})?{END}"
        ),
        "before_sector": re.compile(
            rf"(?P<sector>{sector})(?:\s*\([A-Z-]+\))?(?:\s+{phrases(cited['groups']['study_group'])}\s*\d{{1,2}})?\s+\Z"
        ),
        "bracket": re.compile(r"\s?\*{0,2}\s?\((?P<inner>[^()]{2,120})\)"),
        "loose_edition": re.compile(
            rf"\s*,?\s+(?P<whole>{revised}\s*[,(]?\s*(?:(?:{place})\s*,?\s+{year}|{conference})\)?)"
            rf"|\s*,\s+(?P<plain>(?:{place}),\s+{year})(?=\s*[);])"
        ),
        "edition": re.compile(edition + r"\s*\*{0,2}\Z"),
        "edition_joint": re.compile(rf"\s*;\s*|\s*,\s*(?={revised}|{conference})|\s+{joins}\s+"),
        "after_body": re.compile(
            rf"\s*\*{{0,2}},?\s+(?:{phrases(lists['adopters'])})\s+(?:(?P<own>{own})|{skipped}(?P<body>{names})(?:-\d{{2,4}})?(?:\s+{phrases(cited['instrument_words']['of_union'])})?"
            rf"(?:\s*\((?:{names})(?:-\d{{2,4}})?\))?){END}"
        ),
        "before_body": re.compile(
            rf"(?:^|[^\w-]){skipped}(?P<body>{names})(?:-(?P<year>\d{{2,4}}))?(?:\s*\((?:{names})\))?(?:['’]\w?)?\s+\Z"
        ),
        "foreign_body": re.compile(
            rf"\s+{phrases(lists['adopters'])}\s+(?:{article}\s+)?(?=[A-Z])(?P<name>[A-Z][\w-]*(?:\s+(?:{phrases(cited['instrument_words']['name_joins'])}|[A-Z][\w-]*)){{0,8}})"
        ),
        "not_ours": re.compile(rf"\s+{phrases(cited['units']['belonging'])}\s+{article}\s+[a-z]"),
        "possessive": re.compile(rf"(?:^|\W){phrases(lists['possessives'])}\s+\Z"),
        "name": re.compile(rf"(?:^|[^\w-])(?P<body>{names}){END}"),
        "bodies": bodies,
        "own_body": frozenset(folded(form) for form in lists["own_body"]),
        "places": {folded(form): place for form, place in given["places"].items()},
        "same": re.compile(
            rf"(?:{article}\s+)?{phrases(lists['same'])}\s+{phrases([forms[0] for forms in cited['kinds'].values()])}{END}",
            re.IGNORECASE,
        ),
    }


def _provisions(given: Mapping[str, Any], cited: Mapping[str, Any]) -> dict[str, Any]:
    units, lists, around = cited["units"], cited["lists"], cited["instrument_words"]
    article = phrases(lists["article"])
    ordinal = phrases(given["ordinals"])
    instruments = _flat(cited["instruments"])
    names = phrases([form for forms in cited["instruments"].values() for form in forms])
    foreign = phrases(around["foreign"])
    into = rf"(?:{phrases(units['into'])})"
    texts = phrases([form for key in ("RES", "DEC", "REC", "OP") for form in cited["kinds"][key]])
    return {
        "unit": re.compile(
            "|".join(
                rf"(?P<{kind}>{phrases(units[kind])})(?:\s+|(?<=[.§])\s?(?=\d))"
                for kind in ("article", "number", "appendix", "annex", "part")
            )
        ),
        "several": frozenset(units["several"]),
        "annexes": units["annexes"],
        "provision": re.compile(
            rf"(?:\d{{1,3}}|1\d{{3}})(?:\.\d{{1,4}}[A-Z]{{0,3}}){{0,3}}(?:\s?{ordinal})?[A-Z]{{0,3}}(?![\w]|\.\d)"
        ),
        "article": re.compile(rf"(?:\d{{1,3}}(?:\s?{ordinal})?[A-Z]?|{ROMAN})(?![\w]|\.\d)"),
        "appendix": re.compile(rf"(?:\d{{1,2}}[A-Z]?|[A-Z]|{ROMAN})(?![\w]|\.\d)(?:\s?\((?:[^()]{{0,20}}\d{{2}})\))?"),
        "annex": re.compile(rf"(?:\d{{1,2}}(?:\s?{ordinal})?|{ROMAN}|[A-Z])(?![\w]|\.\d)"),
        "part": re.compile(
            r"(?:§{1,2}\s?)?(?:[A-Z]{0,3}\d(?:[\w.-]{0,12}\w)?|[A-Z]{1,4}(?![\w]))(?:\s?[a-z]{1,2}\)(?:\s?[ivx]{1,4}\))?)?|[a-z]{1,2}\)"
        ),
        "into": re.compile(rf"\s+{into}\s+(?:{article}\s+)?"),
        "comma": re.compile(r"\s*,\s+"),
        "this_text": re.compile(
            rf"\s+{into}\s+{phrases(lists['this'])}\s+(?:{phrases(lists['draft'])}\s+){{0,2}}{texts}{END}",
            re.IGNORECASE,
        ),
        "that_appendix": re.compile(rf"\s+{into}\s+{phrases(units['that'])}\s+{phrases(units['appendix'][:1])}{END}"),
        "of_another": re.compile(rf"\s+{phrases(units['belonging'])}\s+(?:{article}\s+[^\W\d_]|[A-Z])"),
        "instrument": re.compile(
            rf"(?:\s?\([^()]{{2,60}}\))?(?:\s?,?\s+{into}\s+|\s+)(?:{phrases(around['own'])}\s+){{0,2}}(?:{phrases(around['preamble'])}\s+(?:{article}\s+)?)?"
            rf"(?P<name>{names})(?:\s+{phrases(around['of_union'])})?{END}(?!\s+(?:{foreign}){END})(?!\s+{phrases(around['bodies_like'])})"
        ),
        "instruments": instruments,
        "before_instrument": re.compile(rf"(?:^|[^\w-])(?P<name>{names})(?:\s*\([A-Z]+\))?(?:\s*/\s*|\s+)\Z"),
        "whole": re.compile(
            rf"(?P<name>{names})(?:\s+{phrases(around['of_union'])})?{END}(?!\s+(?:{foreign}){END})(?!\s+{phrases(around['bodies_like'])})"
        ),
        "foreign": re.compile(rf"\s+(?:{foreign}){END}"),
        "foreign_before": re.compile(rf"(?:{phrases(around['foreign_before'])})\s+\Z"),
        "other": re.compile(
            rf"\s+{into}\s+(?:{phrases([*lists['article'], *lists['possessives'], *units['that']])}\s+)?"
            rf"(?=[A-Z])(?!{phrases([*units['appendix'], *units['annex']])}{END})"
            rf"(?P<name>[A-Z][\w-]*(?:\s+(?:{phrases(around['name_joins'])}|[A-Z][\w-]*)){{0,16}})"
        ),
    }


def _named(given: Mapping[str, Any], cited: Mapping[str, Any]) -> dict[str, Any]:
    plain = {*given["function_words"], *given["articles"]}
    wsis = {folded(form): key for key, forms in cited["wsis"].items() for form in forms}
    goals = {folded(form): key for key, forms in cited["goals"].items() for form in forms}
    names = [form for table in (cited["wsis"], cited["goals"]) for forms in table.values() for form in forms]
    capitals = [form[0].upper() + form[1:] for form in names] + [
        " ".join(word if word in plain else word[0].upper() + word[1:] for word in form.split())
        for form in cited["goals"]["ITU/SP"]
    ]
    documents, units = cited["documents"], cited["units"]
    return {
        "named": re.compile(rf"(?P<name>{phrases([*names, *capitals])})(?![^\W\d])"),
        "names": wsis | goals,
        "goals": re.compile(
            rf"(?:\s*\({phrases(cited['goals']['SDG'])}\))?(?:\s+|-)?(?:{phrases(cited['units']['number'])}\s*)?(?P<number>\d{{1,2}})(?![\w]|\.\d)"
        ),
        "period": re.compile(
            rf"\s*,?\s*(?:{phrases(cited['plan_words']['period'])}\s+)?\(?(?P<years>20\d{{2}}\s?[-–]\s?20\d{{2}})\)?(?![\w])"
        ),
        "document": re.compile(
            rf"{phrases(documents['document'])}\s+(?P<number>(?=[\w/.-]*\d)[A-Z0-9][\w/.-]*(?:\({phrases(documents['suffixes'])}\.?\s?\d+\))?(?:-[EFSRAC](?!\w))?)"
        ),
        "standard": re.compile(rf"(?P<issuer>{phrases(documents['standards'])})\s*-?\s?(?P<number>\d[\w.:-]*\w|\d)"),
        "symbol": re.compile(r"A/RES/(?P<number>\d{1,3}/\d{1,4}(?:\s?[A-Z](?![\w]))?)"),
        "short": re.compile(
            rf"(?P<instrument>{'|'.join(sorted(cited['instruments'], key=len, reverse=True))})\s?/?\s?"
            rf"(?:(?P<article>{phrases(units['article'])}\s?)|{phrases(units['number'][:1])}\s?)?"
            r"(?P<number>\d{1,3}(?:\.\d{1,3})?[A-Z]{0,2}(?:\.\d)?)(?![\w]|\.\d)"
        ),
    }


def _calls(given: Mapping[str, Any], cited: Mapping[str, Any]) -> dict[str, Any]:
    calls, units = given["calls"], cited["units"]
    article = phrases(cited["lists"]["article"])
    ordinal = phrases(given["ordinals"])
    modifiers = phrases(calls["modifiers"])
    forms = sorted({*calls["preambular"], *calls["operative"]}, key=lambda form: (-len(form), form))
    verb = phrases(forms)
    bases = phrases(sorted(set(calls["operative"].values())))
    call = rf"(?:(?:{modifiers})\s+)?{verb}{END}(?:,?\s+(?:{modifiers}){END}){{0,2}}(?:\s+{given['infinitive']}\s+{bases}{END})?"
    # Only who is told to act is named between a call and its labels.
    told = call.replace(verb, phrases(calls["operative"]))
    number = rf"\d{{1,2}}(?:{ordinal})?(?:\.\d{{1,2}}(?:{ordinal})?){{0,3}}(?![\d]|\.\d|,\d{{3}}|[A-Z]|[a-z](?!\)))"
    letter = rf"\(?[a-z]{{1,2}}(?:{ordinal})?\)(?:{ordinal})?"
    under = rf"(?:\s?\(?(?:[a-z]{{1,2}}|[ivx]{{1,5}})\)(?:{ordinal})?)"
    lettered = rf"{letter}(?:\s?[ivx]{{1,5}}\)|\s\d{{1,2}}(?![\w.]))?"
    label = rf"(?:{number}{under}{{0,2}}|{lettered}|\([ivx]{{1,5}}\))"
    kinds = cited["kinds"]
    numbered = [form for key in ("RES", "DEC", "REC", "OP", "REP", "Q") for form in kinds[key]]
    instruments = [form for forms in cited["instruments"].values() for form in forms]
    named = [form for table in (cited["wsis"], cited["goals"]) for forms in table.values() for form in forms]
    named += [form[0].upper() + form[1:] for form in named]
    # The short forms of their names: a number of the series may follow them.
    sectors = [form for forms in cited["sectors"].values() for form in forms if form.upper() == form]
    unit_words = [form for key in ("article", "number", "appendix", "part") for form in units[key]]
    standards = [form.split()[0] for form in cited["documents"]["standards"]]
    leading = [word for word in units["before_bare_call"] if word not in cited["lists"]["pairs"]]
    # A call may begin with a modifier ("further resolves 1"), and never with a word that stands everywhere.
    plain = {*given["function_words"], *given["hanging"], *(form.split()[0] for form in units["into"])}
    first = {form.split()[0] for form in [*forms, *calls["modifiers"]]}
    verbs = sorted(word for word in first - plain if word[0].islower())
    triggers = _trigger(
        {
            "numbered": ([*numbered, *(form for forms in cited["small_kinds"].values() for form in forms)], r"(?=\s)"),
            "unit": (unit_words, r"(?=\s*(?:[\dA-Z§(]|[a-z]{1,2}\)))"),
            "annex": (units["annex"], r"(?=\s)"),
            "symbol": (["A/RES/"], ""),
            "short": (list(cited["instruments"]), r"(?=\s?[/\dNA])"),
            "sector": (sectors, r"(?=\s[A-Z]{1,3}[.\s]\d)"),
            "standard": (standards, r"(?=[\s/-])"),
            "document": (cited["documents"]["document"], r"(?=\s[A-Z\d])"),
            "named": ([form.split()[0] for form in named], r"(?=[\s\d+-]|$)"),
            "whole": ([" ".join(form.split()[:2]) for form in instruments], END),
            "call": (verbs, r"(?=[\s,])"),
        }
    )
    return {
        "trigger": re.compile(rf"[{BEFORE}](?:{triggers})"),
        "at_word": re.compile(triggers),
        "call": re.compile(call),
        "addressed": re.compile(rf"{told}(?:\s+[\w/(),-]+){{1,16}}?\s+(?={label})"),
        "label": re.compile(label),
        "labels": re.compile(rf"\d+(?:{ordinal})?(?:\.\d+(?:{ordinal})?)*|\(?[a-z]+\)(?:{ordinal})?"),
        "see": re.compile(rf"(?:^|\W){phrases(units['see'])}\s\Z"),
        "modifier": re.compile(rf"(?:{modifiers})\s+"),
        "before_labels": re.compile(
            rf"(?:(?:^|[(;,])|(?:^|\W){phrases([*leading, *units['before_labels']])}\s+(?:{article}\s+)?)\s*\Z"
        ),
        "before_bare": re.compile(rf"(?:^|\W)(?:{phrases(units['before_bare_call'])})\s+(?:{article}\s+)?\Z"),
        "not_bare": re.compile(rf"\s+{phrases(units['not_bare'])}{END}"),
        "after_bare": re.compile(rf"\s*(?:[,;.)]|\Z|\s{phrases(units['after_bare_call'])}{END})"),
        "opens_clause": re.compile(
            rf"\s+{phrases([*calls['lead_openers'], *given['articles'], *given['stripped_articles']])}{END}"
        ),
        "after_this": re.compile(rf"(?:^|\W){phrases(units['after_this'])}\s+\Z"),
        "above": re.compile(rf"\s*,?\s+{phrases(cited['lists']['above'])}{END}"),
    }
