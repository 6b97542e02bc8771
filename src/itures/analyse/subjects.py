"""Which named body a wording says something of: the subject of "shall", "should", "be invited" and of a subjunctive.

subject = [ "that" [ adverbial "," ] ] body { "," insertion "," } modal
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from itures.addressees import read_addressees
from itures.analyse.acts import ActPatterns, act_patterns, is_verb
from itures.lexicon import Lexicon
from itures.model.instruction import Force
from itures.words import folded, phrases, words

_BLANK = " \t\u00a0\n,"
_LONGEST = 8
_INSERTIONS = 4


@dataclass(frozen=True, slots=True, eq=False)
class SubjectPatterns:
    """Patterns of one language."""

    modal: re.Pattern[str]
    passive: re.Pattern[str]
    subjunctive: re.Pattern[str]
    modals: dict[str, Force]
    participles: dict[str, Force]
    heads: frozenset[str]
    pronoun: re.Pattern[str]
    boundary: re.Pattern[str]
    joined: re.Pattern[str]
    participle: re.Pattern[str]
    acts: ActPatterns


@cache
def subject_patterns(language: str = "en") -> SubjectPatterns:
    """The patterns of a language, from data/lexicon.

    >>> subject_patterns().modal.search("that the Council shall, each year, decide on it")["verb"]
    'decide'
    """
    given = words(language)
    table = given["instructions"]
    modals = {folded(word): force for force, forms in table["modals"].items() for word in forms}
    participles = {folded(word): force for word, force in table["participles"].items()}
    acts = act_patterns(language)
    negation = phrases(table["words"]["negations"])
    that = phrases(table["words"]["that"])
    inserted = r"(?:,\s+(?:[^,;.]|,\s\d|\.\d){1,160},)?"
    return SubjectPatterns(
        modal=re.compile(
            rf"(?P<modal>{phrases(modals)})(?:{inserted}\s+(?:(?P<not>{negation})\s+)?{acts.adverbs}"
            rf"(?P<verb>[^\W\d_]+(?:-[^\W\d_]+)?)|(?:,[^;:.]*)?\s*:?\s*\Z)"
        ),
        passive=re.compile(
            rf"\s(?:{phrases(table['words']['passive'])})\s+(?:{phrases(table['words']['hereby'])}\s+)?"
            rf"(?P<participle>{phrases(participles)}){inserted}\s+{given['infinitive']}\s+"
        ),
        subjunctive=re.compile(rf"(?:\A\s*|[\s,]){that}(?:,\s[^;:]{{1,200}}?,)?\s+(?=[^\s,])"),
        modals=modals,
        participles=participles,
        heads=frozenset(word.casefold() for word in table["words"]["body_heads"]),
        pronoun=re.compile(
            rf"(?:^|\W)(?P<pronoun>{phrases(table['words']['pronouns'])})\s*(?:,[^,]*,\s*)?\Z", re.IGNORECASE
        ),
        boundary=re.compile(rf"[;:]\s|(?<=[^\W_]{{3}})[.)]?\.\s+(?=[^\W\d_])|\b{that}\b,?\s"),
        joined=re.compile(rf"\A(?:{phrases(given['addressees']['connectors'])})\s+", re.IGNORECASE),
        participle=re.compile(r"\s+[^\W\d_]+(?:ing|ible|ed)\b"),
        acts=acts,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """Who shall act: how strongly, and where the verb of the act stands; None where points below hold the acts."""

    to: tuple[str, ...]
    force: Force
    at: int | None


def who_shall(text: str, lexicon: Lexicon) -> Told | None:
    """The first named body of which a wording says that it shall, should or be invited to act; None without any.

    >>> from itures.lexicon import load
    >>> who_shall("that, in urgent cases, the Council shall propose a remedy", load())
    Told(to=('COUNCIL',), force='instruct', at=42)
    >>> who_shall("that Member States be encouraged to help", load()).force
    'encourage'
    """
    patterns = subject_patterns(lexicon.language)
    found = [told for told in (_modal(text, patterns, lexicon), _passive(text, patterns, lexicon)) if told is not None]
    return min(found, key=lambda told: len(text) if told.at is None else told.at, default=None)


def _modal(text: str, patterns: SubjectPatterns, lexicon: Lexicon) -> Told | None:
    last: tuple[str, ...] = ()
    for match in patterns.modal.finditer(text):
        who = subject(text, match.start(), lexicon)
        if who is None and patterns.pronoun.search(text[max(0, match.start() - 60) : match.start()]):
            who = last or None
        if who is not None:
            last = who
        verb = match["verb"]
        if who is None or match["not"] is not None or (verb is not None and patterns.acts.state.match(verb)):
            continue
        return Told(who, patterns.modals[folded(match["modal"])], match.start("verb") if verb is not None else None)
    return None


def _passive(text: str, patterns: SubjectPatterns, lexicon: Lexicon) -> Told | None:
    for match in patterns.passive.finditer(text):
        who = subject(text, match.start(), lexicon)
        if who is not None:
            return Told(who, patterns.participles[folded(match["participle"])], match.end())
    return None


def who_acts(text: str, force: Force, lexicon: Lexicon) -> Told | None:
    """The named body that a subjunctive tells to act: "that the Secretary-General report".

    >>> from itures.lexicon import load
    >>> who_acts("that the Director of TSB report annually", "instruct", load())
    Told(to=('TSB-DIR',), force='instruct', at=25)
    >>> who_acts("that the Council approved the plan", "instruct", load())
    """
    patterns = subject_patterns(lexicon.language)
    opening = patterns.subjunctive.match(text)
    if opening is None:
        return None
    end = _named_end(text, opening.end(), lexicon)
    if end is None:
        return None
    verb = re.compile(rf"(?:,\s[^,;.]{{1,160}},)?\s+{patterns.acts.adverbs}(?P<verb>[a-z]+(?:-[a-z]+)?)(?=[\s,;.]|\Z)")
    found = verb.match(text, end)
    if found is None or not is_verb(found["verb"], text[found.end() :], patterns.acts):
        return None
    if patterns.acts.state.match(found["verb"]):
        return None
    who = subject(text, end, lexicon)
    return Told(who, force, found.start("verb")) if who is not None else None


def _named_end(text: str, at: int, lexicon: Lexicon) -> int | None:
    """Where a list of known names ends that begins at `at`; None where there is none."""
    end: int | None = None
    while True:
        skipped = lexicon.skipped.match(text, at)
        at = skipped.end() if skipped is not None else at
        director = lexicon.director.match(text, at)
        name = lexicon.bureau.match(text, director.end()) if director is not None else lexicon.name.match(text, at)
        if name is None:
            return end
        end = name.end()
        connector = lexicon.connector.match(text, end)
        if connector is None:
            return end
        at = connector.end()


def subject(text: str, end: int, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The named body that a clause says something of whose verb stands at `end`; None where it is a thing.

    >>> from itures.lexicon import load
    >>> subject("that administrations which light lamps, day and night, shall", 55, load())
    ('ADMIN',)
    """
    patterns = subject_patterns(lexicon.language)
    low = max([found.end() for found in patterns.boundary.finditer(text, 0, end)], default=0)
    clause = text[low:end]
    pieces = re.split(r",\s+", clause.strip(_BLANK))
    who = None
    if clause.rstrip(" \t\u00a0\n").endswith(","):
        # The body stands before what is inserted: "the Council, in urgent cases, shall".
        for piece in pieces[-2 : -2 - _INSERTIONS : -1]:
            who = _body(piece, patterns, lexicon)
            if who is not None:
                return who
    elif pieces:
        who = _body(pieces[-1], patterns, lexicon)
    if who is None and len(pieces) > 1:
        who = _qualified(clause.strip(_BLANK), patterns, lexicon)
    return who


def _body(group: str, patterns: SubjectPatterns, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Whom a noun group names, None for a thing."""
    joined = patterns.joined.match(group)
    group = (group[joined.end() :] if joined is not None else group).strip(_BLANK)
    first = group.split(None, 1)[0].casefold() if group else ""
    if not group or first in patterns.acts.openers:
        return None
    who = read_addressees(group, 0, lexicon)
    if who.names and who.known and who.end >= len(group):
        return who.names
    if len(who.names) > 1 and who.end >= len(group):
        named = [_head(name.removeprefix("OTHER:"), patterns, lexicon) for name in who.names if name[:6] == "OTHER:"]
        if all(named):
            return who.names
    head = _head(group, patterns, lexicon)
    return (f"OTHER:{head}",) if head else None


def _qualified(clause: str, patterns: SubjectPatterns, lexicon: Lexicon) -> tuple[str, ...] | None:
    """A body with a long qualifier: "administrations licensing lamps, wicks and oil"."""
    relative = lexicon.continuer.search(clause)
    if relative is None or "," in clause[: relative.start()]:
        return None
    who = re.match(r"\s+(?:wh|that\b|[^\W\d_]+ing\b)", clause[relative.start() :])
    return _body(clause[: relative.start()], patterns, lexicon) if who is not None else None


def _head(group: str, patterns: SubjectPatterns, lexicon: Lexicon) -> str | None:
    """The group without its article where the noun that heads it is one of a body; what follows the head stays."""
    article = lexicon.article.match(group)
    bare = group[article.end() :] if article is not None else group
    ends = [found.start() for found in (lexicon.continuer.search(bare), _after_head(bare, patterns)) if found]
    noun = (bare[: min(ends)] if ends else bare).split()
    if not noun or len(noun) > _LONGEST or noun[-1].casefold() not in patterns.heads:
        return None
    return bare if not any(word.casefold() in patterns.acts.openers for word in noun) else None


def _after_head(bare: str, patterns: SubjectPatterns) -> re.Match[str] | None:
    """A participle or an adjective behind the head: "the administration responsible for the lamps"."""
    for found in patterns.participle.finditer(bare):
        if bare[: found.start()].split()[-1:] and bare[: found.start()].split()[-1].casefold() in patterns.heads:
            return found
    return None
