"""Patterns of who is told to do what: acts, forces, deadlines and reports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from itures.language.phrases import Sought, endings, needed, phrases
from itures.model.folding import folded
from itures.model.instructions import Force
from itures.model.paths import BULLETS

if TYPE_CHECKING:
    from itures.language import Language


@dataclass(frozen=True, slots=True, eq=False)
class ActPatterns:
    """What tells an act: its verb, and the words around it."""

    infinitive: re.Pattern[str]
    denied: re.Pattern[str]
    """A negation before a verb."""
    later: re.Pattern[str]
    verb: re.Pattern[str]
    aspect: re.Pattern[str]
    going_on: re.Pattern[str]
    """"continue painting", "have the task of saving": the verb is the gerund."""
    verbs: frozenset[str]
    silent: str
    softened: tuple[str, str]
    """How a verb ends before an ending, and without it: "appli", "apply"."""
    gerund: tuple[str, ...]
    doubled: tuple[str, ...]
    behind_phrase: re.Pattern[str]
    """A point that opens with a phrase on how: "in giving out lamps, consider the harm"."""
    modal: re.Pattern[str]
    that: re.Pattern[str]
    negated: re.Pattern[str]
    state: re.Pattern[str]
    function: frozenset[str]
    negations: frozenset[str]
    negation: str
    """The one that stands before the verb of a prohibition."""
    noun_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    plural: re.Pattern[str]
    verb_followers: frozenset[str]
    further: re.Pattern[str]
    """A joint and the verb behind it, which may be another act."""
    joint: re.Pattern[str]
    """Where such a joint may begin."""
    listed: re.Pattern[str]
    """A comma without a joint word behind it, before an act."""
    goes_on_listing: re.Pattern[str]
    """What stands behind one of several verbs, where the last one is still to come."""
    alternative: re.Pattern[str]
    """A joint with which a prohibition goes on."""
    within: re.Pattern[str]
    """What opens a clause of its own within an act: a verb behind it is joined to that of the clause."""
    inner_infinitive: re.Pattern[str]
    ends_sentence: re.Pattern[str]
    follower: re.Pattern[str]
    """What stands behind a verb: `strong`, where hardly anything but a verb has it."""
    of_noun: re.Pattern[str]
    noun_verbs: frozenset[str]
    reporting: frozenset[str]
    particle: re.Pattern[str]
    """What belongs to a verb, with the comma behind it."""
    to_whom: re.Pattern[str]
    """What stands behind a verb of reporting, and is nothing that another act is done to."""
    on_what: re.Pattern[str]
    """What stands between such a verb and what the report is on."""
    object_sign: re.Pattern[str]
    """A comma in what is behind a verb, or the `end` of its sentence."""
    how: re.Pattern[str]
    """Adverbs and rhythms between a verb and its object."""
    adjunct: re.Pattern[str]
    """What says how or when something is done, behind a comma."""
    particular: re.Pattern[str]
    """A phrase that names some of what stands before it, up to a comma behind which the object goes on."""
    hanging: re.Pattern[str]
    """Words that an object cannot end with."""
    goes_on: re.Pattern[str]
    """Such a phrase between two commas, behind which the object goes on."""

    def forbidden(self, verb: str) -> str:
        """The verb of a prohibition: "not process"."""
        return f"{self.negation} {verb}"

    def forbids(self, verb: str) -> bool:
        """Whether a verb is that of a prohibition."""
        return verb.startswith(f"{self.negation} ")

    def bare(self, verb: str) -> str:
        """The verb without what forbids it."""
        return verb.removeprefix(f"{self.negation} ")


def acts(language: Language) -> ActPatterns:
    """The patterns of a language.

    >>> from itures.language import built_in
    >>> acts(built_in().of("en")).infinitive.match("to also report").end()
    8
    """
    given = language.tables
    table = given["instructions"]["words"]
    to = language.infinitive
    denied = _denied(given)
    negation = rf"(?P<not>{denied})\s+"
    # "not, without approval, to close it", "not (but for emergencies) to delete them"
    apart = rf"(?P<not>{denied})(?:,\s[^,;.]{{1,120}},|\s\([^()]{{1,120}}\))?\s+"
    modals = phrases([word for forms in given["instructions"]["modals"].values() for word in forms])
    inner = rf"(?:{_adverb(given)},?\s+|,\s+[^,;.]{{1,120}},\s+){{0,3}}"
    joints, alternatives = phrases(table["act_joints"]), phrases(table["alternative_joints"])
    nor = phrases(table["negative_joints"])
    adverbs = rf"(?:{_adverb(given)},?\s+){{0,3}}"
    strong = phrases([*given["articles"], *given["stripped_articles"], *table["strong_followers"]])
    within = rf"{phrases(table['clause_openers'])}|{modals}"
    due_words, told = given["instructions"]["due"], given["instructions"]["reports"]
    said_how = [
        *table["adverbials"],
        *table["adjuncts"],
        *table["limits"],
        *table["open_limits"],
        *table["partner_openers"],
    ]
    said_how += [*due_words["rhythms"], *due_words["soon"]]
    whose = [*given["articles"], *given["stripped_articles"], *due_words["possessives"]]
    known = phrases([*table["verbs"], *table["noun_verbs"]])
    infinitive = (
        rf"{to}\s+{adverbs}(?:{known}(?![\w-])|(?!{phrases(table['adverbials'])}\s)[a-z]{{3,}}\s+{strong}(?![\w-]))"
    )
    return ActPatterns(
        infinitive=re.compile(rf"\s*(?:{apart})?{to},?\s+{inner}", re.IGNORECASE),
        denied=re.compile(rf"\s*{denied}\s+", re.IGNORECASE),
        later=re.compile(rf"(?P<comma>,)?\s(?:{negation})?{to},?\s+{inner}(?=[a-z])"),
        verb=re.compile(rf"{inner}(?P<verb>[^\W\d_]+(?:-[^\W\d_]+)?)", re.IGNORECASE),
        aspect=re.compile(rf"(?:{phrases(table['transparent'])})\s+{inner}{to}\s+{inner}", re.IGNORECASE),
        going_on=re.compile(
            rf"(?:{phrases([*table['transparent'], *table['tasks']])})\s+{inner}"
            rf"(?P<stem>[^\W\d_]{{2,}}){phrases(given['endings']['gerund'])}(?![\w-])",
            re.IGNORECASE,
        ),
        verbs=frozenset(table["verbs"]),
        silent=given["endings"]["base"],
        softened=(given["endings"]["softened"][0], given["endings"]["softened"][1]),
        gerund=tuple(given["endings"]["gerund"]),
        doubled=tuple(given["endings"]["doubled"]),
        behind_phrase=re.compile(
            rf"\s*{phrases(table['act_openers'])}\s"
            rf"(?:[^,;.(]|\.\s?(?=\d)|\([^()]{{1,80}}\)){{1,160}},\s+{inner}(?P<verb>[^\W\d_]+)",
            re.IGNORECASE,
        ),
        modal=re.compile(
            rf"(?P<modal>{modals})(?:,?\s+(?P<not>{denied}),?)?\s+{inner}(?P<verb>[^\W\d_]+(?:-[^\W\d_]+)?)"
        ),
        negated=re.compile(rf"\s*(?:{denied}\s+)+(?=[a-z])", re.IGNORECASE),
        that=re.compile(rf"\s*{phrases(table['that'])},?\s+", re.IGNORECASE),
        state=re.compile(rf"(?:{phrases(table['be'])})\b"),
        function=frozenset(
            word.casefold()
            for word in (
                *given["function_words"],
                *given["articles"],
                *given["stripped_articles"],
                *given["hanging"],
                *table["by"],
                *table["adverbials"],
            )
        ),
        negations=frozenset(table["negations"]),
        negation=table["negations"][0],
        noun_endings=tuple(table["noun_endings"]),
        verb_endings=tuple(table["verb_endings"]),
        plural=re.compile(table["plural"]),
        verb_followers=frozenset([*given["articles"], *given["stripped_articles"], *table["verb_followers"]]),
        further=re.compile(
            rf"(?:(?P<comma>,)?\s+(?P<joint>{joints})(?:,\s[^;:.]{{1,160}}?,)?|,)\s+"
            rf"(?:{_adverb(given)}\s+)?(?:{negation})?(?:(?:(?P<to>{to})|{modals}(?:\s+(?P<denied>{denied}))?),?\s+)?{adverbs}(?P<verb>[^\W\d_]+(?:-[^\W\d_]+)?)(?![\w-])",
            re.IGNORECASE,
        ),
        joint=re.compile(rf",\s|\s(?={joints}\b)", re.IGNORECASE),
        listed=re.compile(rf"\s*,(?!\s*{joints}\b)", re.IGNORECASE),
        goes_on_listing=re.compile(rf"(?:,\s+[^\W\d_]+|,?\s+{joints}\s+[^\W\d_]+)(?![\w-])", re.IGNORECASE),
        # "not to keep it or, if it is kept, to publish it": what a phrase sets apart is wanted instead.
        alternative=re.compile(rf"\s*,?\s*(?:{alternatives}(?!\s*,)|{nor})(?![\w-])", re.IGNORECASE),
        within=re.compile(rf"(?<![\w-])(?:{within}|{infinitive})(?![\w-])", re.IGNORECASE),
        inner_infinitive=re.compile(rf"(?<![\w-]){infinitive}"),
        ends_sentence=re.compile(r"[;:]\s|[^\W\d_]{4}\.\s"),
        follower=re.compile(rf"\s+(?:(?P<strong>{strong})|{phrases(table['verb_followers'])})(?![\w-])", re.IGNORECASE),
        of_noun=re.compile(rf"\s+(?:{phrases(table['noun_followers'])})(?![\w-])|\s*\Z|\s*[.;:]", re.IGNORECASE),
        noun_verbs=frozenset(table["noun_verbs"]),
        reporting=frozenset(given["instructions"]["reports"]["verbs"][:1]),
        particle=re.compile(rf"\s+(?P<word>{phrases(table['particles'])})(?![\w-])(?P<comma>,)?", re.IGNORECASE),
        to_whom=re.compile(rf"\s+{phrases(told['to'])}\s", re.IGNORECASE),
        on_what=re.compile(rf"\s+{phrases(told['on'])}(?=\s)", re.IGNORECASE),
        object_sign=re.compile(r",\s+|(?P<end>;|\.\s(?<=[^\W\d_]{4}\.\s)|\.\]?\s*\Z|:\s*\Z)"),
        how=re.compile(rf"\s*(?:(?:{_adverb(given)}|{phrases(due_words['soon'])})(?![\w-])\s*)+", re.IGNORECASE),
        adjunct=re.compile(
            rf"(?!{joints}\s)(?:{phrases(said_how)}(?![\w-])"
            rf"|(?!{phrases(table['particular'])}(?![\w-]))[^\W\d_]+(?:{phrases(given['endings']['adverb'])}(?![\w-])"
            rf"|{phrases(given['endings']['gerund'])}\s+(?:{strong}|{phrases(table['that'])})(?![\w-])))",
            re.IGNORECASE,
        ),
        goes_on=re.compile(
            rf"[^,;:.()]{{1,160}},\s+(?:{to}\s|{phrases([*whose, *table['object_openers']])}\s)",
            re.IGNORECASE,
        ),
        particular=re.compile(
            rf"{phrases(table['particular'])}\s[^,;:.()]{{1,160}}(?=,\s+{phrases(table['object_openers'])}\s)",
            re.IGNORECASE,
        ),
        hanging=re.compile(
            rf"\s{phrases([*table['that'], *given['hanging'], *given['function_words']])}\Z", re.IGNORECASE
        ),
    )


def _adverb(given: Mapping[str, Any]) -> str:
    words = given["instructions"]["words"]
    known = phrases([*words["adverbs"], *words["when"], *given["instructions"]["due"]["rhythms"]])
    return rf"(?:{known}|(?!{phrases(words['not_adverbs'])}\b)[^\W\d_]+{endings(given['endings']['adverb'])}\b)"


def _denied(given: Mapping[str, Any]) -> str:
    """A word that denies what stands behind it: "not", not that of "not only"."""
    return rf"(?!{phrases(given['strength']['no_negations'])}\b){phrases(given['instructions']['words']['negations'])}"


@dataclass(frozen=True, slots=True, eq=False)
class InstructionPatterns:
    """Who is told, how strongly, with whom, within which limits."""

    forces: dict[str, Force]
    modals: dict[str, Force]
    ordered: re.Pattern[str]
    further_order: re.Pattern[str]
    """What stands before another order of a point: "..., and to invite administrations to reply"."""
    further_clause: re.Pattern[str]
    """What stands before another subject of a point: "..., and that administrations shall"."""
    subject: re.Pattern[str]
    again: re.Pattern[str]
    """A joint before a modal: who was named before shall do that, too."""
    nobody: re.Pattern[str]
    """What opens a subject that says who shall not."""
    announced: re.Pattern[str]
    """The modal that ends a point whose points below say what a body shall do: "the Council shall:"."""
    opens_clause: re.Pattern[str]
    """What the clause of a subject stands behind: a sign, or the word that opens it."""
    that_within: re.Pattern[str]
    inserted: re.Pattern[str]
    """A phrase between a subject and its modal: "in consultation with ...", "for which ...", "when writing ..."."""
    participle: re.Pattern[str]
    """Behind a name: "operating ...", "engaged in ..."."""
    bureau: str
    asked: re.Pattern[str]
    asked_forces: dict[str, Force]
    passive: re.Pattern[str]
    conference: re.Pattern[str]
    heads: frozenset[str]
    pronoun: re.Pattern[str]
    particular: re.Pattern[str]
    singled_out: re.Pattern[str]
    adverbial: re.Pattern[str]
    partner: Sought
    limit: Sought
    clause_end: re.Pattern[str]


def instructions(language: Language) -> InstructionPatterns:
    """The patterns of a language.

    >>> from itures.language import built_in
    >>> instructions(built_in().of("en")).forces["urge"]
    'urge'
    """
    given = language.tables
    table = given["instructions"]
    words = table["words"]
    forces: dict[str, Force] = {folded(verb): force for verb, force in table["forces"].items()}
    modals: dict[str, Force] = {folded(word): force for force, forms in table["modals"].items() for word in forms}
    adverb = rf"(?:{_adverb(given)},?\s+){{0,2}}"
    joints = phrases(words["act_joints"])
    return InstructionPatterns(
        forces=forces,
        modals=modals,
        ordered=re.compile(rf"\s*(?:{language.infinitive}\s+)?{adverb}(?P<verb>{phrases(forces)})\s+", re.IGNORECASE),
        further_order=re.compile(
            rf"(?:[,;]?\s+{joints},?|[,;])\s+(?={language.infinitive}\s+{adverb}{phrases(forces)}\s)",
            re.IGNORECASE,
        ),
        further_clause=re.compile(rf"(?:[,;]\s+(?:{joints}\s+)?|\s+{joints}\s+){adverb}{phrases(words['that'])}\s+"),
        subject=re.compile(
            rf"(?P<modal>{phrases(modals)})(?:,\s+(?!{_denied(given)}\b)[^,;.]{{1,80}},|\s?:\s+[{re.escape(BULLETS)}])?"
            rf"(?:,?\s+(?P<not>{_denied(given)}),?)?\s+"
            rf"{adverb}(?P<verb>[^\W\d_]+(?:-[^\W\d_]+)?)"
        ),
        again=re.compile(rf"(?<![\w-]){joints}\s*\Z", re.IGNORECASE),
        nobody=re.compile(rf"{phrases(words['nobody'])}(?![\w-])", re.IGNORECASE),
        announced=re.compile(rf"(?P<modal>{phrases(modals)})\s*:?\s*\Z"),
        opens_clause=re.compile(rf"[;:]\s|\b{phrases(words['that'])}\s"),
        that_within=re.compile(rf"\s{phrases(words['that'])}\s+(?=[^\W\d_])"),
        inserted=re.compile(
            rf"(?:{phrases([*given['addressees']['qualifiers'], *words['inserted']])})\b",
            re.IGNORECASE,
        ),
        participle=re.compile(
            rf"\s+(?:[^\W\d_]+{endings(given['endings']['participle'])}|{phrases(words['behind_subject'])})\b"
        ),
        bureau=folded(words["bureau"]),
        asked=re.compile(
            rf"\b{phrases(words['asked'])}\s+{adverb}(?P<participle>{phrases(table['participles'])})\s+(?={language.infinitive}\s)"
        ),
        asked_forces={folded(form): force for form, force in table["participles"].items()},
        passive=re.compile(
            rf"(?P<modal>{phrases(modals)})\s+{adverb}{phrases(words['infinitive_be'])}\s+{adverb}(?P<stem>[^\W\d_]{{2,}}?){endings(words['past'])}\s+(?:{phrases(words['by'])})\s+"
        ),
        conference=re.compile(
            rf"(?:{given['instructions']['due']['article']}\s+)?(?P<body>{phrases(given['instructions']['due']['conferences'])})-\d{{2,4}}\Z"
        ),
        heads=frozenset(word.casefold() for word in words["body_heads"]),
        pronoun=re.compile(rf"(?:^|\W)(?P<pronoun>{phrases(words['pronouns'])})\s*(?:,[^,]*,\s*)?\Z", re.IGNORECASE),
        particular=re.compile(rf",\s+{phrases(words['particular'])}\s+"),
        adverbial=re.compile(rf"OTHER:{phrases(words['adverbials'])}\s", re.IGNORECASE),
        singled_out=re.compile(rf"OTHER:{phrases(words['particular'])}\s", re.IGNORECASE),
        partner=Sought(needed(words["partner_openers"]), re.compile(rf"{phrases(words['partner_openers'])}\s+")),
        limit=Sought(
            needed([*words["open_limits"], *words["limits"]]),
            re.compile(
                rf"(?:(?P<open>{phrases(words['open_limits'])})\s+[^,;.]{{1,160}}|{phrases(words['limits'])})(?![\w-])"
            ),
        ),
        clause_end=re.compile(r"[;:]|(?<=[^\W\d_]{4})\.\s"),
    )


class DuePatterns(NamedTuple):
    """Deadlines, rhythms and occasions, the surest first; and what they come to as a date."""

    found: tuple[Sought, ...]
    date: re.Pattern[str]
    end_of_year: re.Pattern[str]
    year: re.Pattern[str]
    bodies: re.Pattern[str]
    following: re.Pattern[str]
    end_before: re.Pattern[str]
    """"the end of" before a month."""
    durations: Mapping[str, str]
    offset: re.Pattern[str]
    series: re.Pattern[str]
    past: re.Pattern[str]
    """What stands before a date that may be told, not set: "completed in", "that the Council approved in"; `now` is an auxiliary
    that says that it is set ("is completed in"), `then` one that says that it is told ("was completed by")."""
    sets: re.Pattern[str]
    """What a deadline begins with that is set even behind a participle: "submitted by"."""
    noted: re.Pattern[str]
    """What stands before a report that is read, not written."""
    told: re.Pattern[str]
    """A phrase on what the act is based on, up to its comma: no deadline and no report stands in it."""
    after: str
    numbers: Mapping[str, int]
    units: Mapping[str, str]


def due(language: Language) -> DuePatterns:
    """The patterns of a language.

    >>> from itures.language import built_in
    >>> due(built_in().of("en")).durations["annually"]
    'P1Y'
    """
    given = language.tables
    table = given["instructions"]["due"]
    the = table["article"]
    year_word = rf"(?:{phrases(table['year'])}\s+)?"
    occasion = phrases(table["occasions"])
    ordinal = rf"(?:(?:{phrases(table['ordinals'])}|20\d{{2}}|\d{{1,2}}{endings(table['ordinal_endings'])})\s+)"
    whole = rf"(?:{the}\s+)?{ordinal}{{1,3}}(?:{phrases(table['kinds_of_meeting'])}\s+)?{occasion}"
    month_names = phrases(given["months"])
    date = rf"(?:(?:\d{{1,2}}\s+)?{month_names}\s+)?20\d{{2}}"
    ends = phrases(table["ends"])
    number = rf"(?:\d{{1,3}}|{phrases(table['numbers'])})"
    series = rf"(?:{'|'.join(table['conferences'])})-\d{{2,4}}"
    pairs = phrases(given["citations"]["lists"]["pairs"])
    into = phrases(given["citations"]["units"]["into"])
    several = (
        rf"20\d{{2}}(?:\s*,\s*20\d{{2}})*\s+{pairs}\s+20\d{{2}}\s+"
        rf"(?:{phrases(table['kinds_of_meeting'])}\s+)?{occasion}{phrases(given['endings']['plural'])}?"
    )
    meeting = rf"(?:(?:{the}|{phrases(table['possessives'])})\s+)?(?:{series}|{several}|{whole})(?![\w-])"
    offset = (
        rf"(?P<number>{number})\s+(?P<unit>{phrases(table['months'])})\s+"
        rf"(?P<side>{phrases(table['sides'])})\s+(?P<anchor>{meeting})"
    )
    further = rf"(?:\s+{pairs}\s+(?:{the}\s+)?(?:{ordinal}{{1,3}})?{occasion}(?![\w-]))?"
    unit = table["months"]
    numbered = [f"{digit}{ending}" for digit in range(10) for ending in table["ordinal_endings"]]
    counted = [*table["ordinals"], *numbered, "20"]
    named = tuple([f"{body.casefold()}-" for body in table["conferences"]])
    found: tuple[tuple[tuple[str, ...], str], ...] = (
        (needed(unit), rf"\b(?:{phrases([*table['before_periods'], *table['at_least']])}\s+)?{offset}"),
        (named, rf"\b{phrases(table['openers'])}\s+(?:{the}\s+)?{series}(?![\w-])"),
        (
            table["of_each"],
            rf"\b{phrases(table['openers'])}\s+\d{{1,2}}\s+{month_names}\s+{phrases(table['of_each'])}(?![\w-])",
        ),
        (("20",), rf"\b(?P<whole>{whole}\s+{into}\s+20\d{{2}}(?![\d-]))"),
        (("20",), rf"\b{phrases(table['openers'])}\s+(?:{ends}\s+)?{year_word}{date}(?![\d-])"),
        (needed(table["at_ends"]), rf"\b(?:{phrases(table['at_ends'])})\s+{the}\s+{occasion}"),
        (needed(counted), rf"\b{phrases(table['before_meetings'])}\s+(?:{ends}\s+)?{whole}"),
        (needed(table["rhythms"]), rf"(?<![\w-])(?:{phrases(table['rhythms'])})(?![\w-])"),
        (needed(unit), rf"\b{phrases(table['before_periods'])}\s+{number}\s+{phrases(table['months'])}(?![\w-])"),
        (needed(counted), rf"\b(?P<whole>{whole}(?![\w-]){further})"),
        (
            needed(table["adjectives"]),
            rf"(?<![\w-])(?P<adjective>{phrases(table['adjectives'])})\s+(?:\w+\s+)?{phrases(table['adjective_heads'])}",
        ),
        (needed(table["soon"]), rf"(?<![\w-])(?:{phrases(table['soon'])})(?![\w-])"),
    )
    months = "|".join(rf"(?P<m{number}>{re.escape(month)})" for number, month in enumerate(given["months"], 1))
    bodies = "|".join(rf"(?P<{body}>{phrases(forms)})" for body, forms in table["conferences"].items())
    year_ends = phrases(table["year_ends"])
    return DuePatterns(
        tuple([Sought(letters, re.compile(pattern, re.IGNORECASE)) for letters, pattern in found]),
        re.compile(rf"(?:(?<!\d)(?P<day>\d{{1,2}})\s+)?(?:{months})\s+(?P<year>20\d{{2}})", re.IGNORECASE),
        re.compile(rf"(?P<end>{year_ends})\s+{year_word}(?P<year>20\d{{2}})", re.IGNORECASE),
        re.compile(r"(?<!\d)(?P<year>20\d{2})(?!\d|-)"),
        re.compile(bodies, re.IGNORECASE),
        re.compile(phrases(table["next"]), re.IGNORECASE),
        re.compile(rf"{year_ends}\s+\Z", re.IGNORECASE),
        table["durations"],
        re.compile(offset, re.IGNORECASE),
        re.compile(rf"(?P<body>{'|'.join(table['conferences'])})-(?P<year>\d{{2,4}})(?![\w-])", re.IGNORECASE),
        re.compile(
            rf"(?:\b(?:(?P<now>{phrases(given['instructions']['words']['passive'])})|(?P<then>{phrases(table['then'])}))\s+(?:{_adverb(given)}\s+)?)?"
            rf"(?:[^\W\d_]+{endings(given['instructions']['words']['past'])}|{phrases(table['past'])})\s+\Z",
            re.IGNORECASE,
        ),
        re.compile(rf"{phrases([*table['before_meetings'], *table['before_periods']])}\s", re.IGNORECASE),
        re.compile(rf"\b{phrases(table['noted'])}\s(?:[^\W\d_]+\s){{0,3}}\Z", re.IGNORECASE),
        re.compile(
            rf"\b(?:(?P<own>{phrases(table['writes'])}\s+{into}\s+{phrases(table['possessives'])}\s)|{phrases(table['told'])}\s|{into}\s+{phrases(table['possessives'])}\s+{phrases(given['instructions']['reports']['nouns'])}\b)[^,;]*",
            re.IGNORECASE,
        ),
        folded(table["sides"][-1]),
        {word: value for value, word in enumerate(table["numbers"], 1)} | table["further_numbers"],
        table["units"],
    )


class ReportPatterns(NamedTuple):
    """A report, who gets it, who gives it; and what may stand before the name of who gets it."""

    word: Sought
    receiver: re.Pattern[str]
    giver: re.Pattern[str]
    skipped: re.Pattern[str]
    for_whom: re.Pattern[str]
    """What stands before the receivers of all that is written: "for consideration by"."""


def reports(language: Language) -> ReportPatterns:
    """The patterns of a language.

    >>> from itures.language import built_in
    >>> reports(built_in().of("en")).word.pattern.search("to submit a report").group()
    'report'
    """
    given = language.tables
    table = given["instructions"]["reports"]
    due_words = given["instructions"]["due"]
    to = phrases(table["to"])
    skipped = phrases([*given["addressees"]["skipped"], *due_words["ordinals"], *due_words["sessions"]])
    words = [*table["verbs"], *table["nouns"]]
    return ReportPatterns(
        Sought(needed(words), re.compile(rf"(?<![\w-])(?:{phrases(words)})(?![\w-])", re.IGNORECASE)),
        re.compile(
            rf"(?<![\w-])(?:{to}|{phrases(table['receivers'])})\s+(?=(?:{phrases(table['determiners'])}\s+)?[A-Za-z])",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![\w-])(?:{phrases(table['givers'])})\s+(?:{_adverb(given)}\s+)?{to}\s+", re.IGNORECASE),
        re.compile(rf"(?:(?:{skipped}|\d{{4}})\s+){{0,6}}", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{phrases(table['receivers'])})\s+(?=[^\W\d_])", re.IGNORECASE),
    )
