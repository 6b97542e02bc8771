"""What tells which text a citation means: who adopts the citing one, which Sector a clause names, other forms of calls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from itures.language.phrases import phrases
from itures.model.editions import body_code
from itures.model.folding import folded

if TYPE_CHECKING:
    from itures.language import Language


class ReferencePatterns(NamedTuple):
    """Patterns of one language.

    `adopters` finds the name of a body in an enacting formula, `bodies` has their codes by those names, folded. `sectors` has
    a group for each Sector. `instructing` finds the second verb of a call ("resolves to instruct"), or the word that opens
    an infinitive at its end; `forms` has the first form of each such verb. `divisions` are the words for annexes and the like, by
    their kinds.
    """

    adopters: re.Pattern[str]
    bodies: Mapping[str, str]
    sectors: re.Pattern[str]
    instructing: re.Pattern[str]
    forms: Mapping[str, str]
    divisions: Mapping[str, str]
    ended_before: re.Pattern[str]
    """What stands before a citation that the text abrogates, replaces or revises, up to it."""
    ended_after: re.Pattern[str]
    """What stands behind such a one ("is abrogated")."""


def patterns(language: Language) -> ReferencePatterns:
    """The patterns of a language.

    >>> from itures.language import built_in
    >>> patterns(built_in().of("en")).bodies["administrative council"]
    'C'
    """
    given = language.tables
    names = given["formula"]["bodies"]
    sectors = given["citations"]["sectors"]
    to = language.infinitive
    ending = given["citations"]["ending"]
    forms = {base: form for form, base in reversed(given["calls"]["operative"].items())}
    return ReferencePatterns(
        re.compile(phrases(names), re.IGNORECASE),
        {folded(name): body_code(code) for name, code in names.items()},
        re.compile("|".join(f"(?P<{key.replace('-', '_')}>{phrases(words)})" for key, words in sectors.items())),
        re.compile(rf"\w+ {to} ({phrases(forms)})\b|\W+{to}\Z"),
        forms,
        {kind: words[0] for kind, words in given["divisions"].items()},
        re.compile(
            rf"\b(?:{phrases(ending['before'])})(?:\s+(?:{phrases(ending['between'])}))*\s*:?\s*\Z", re.IGNORECASE
        ),
        re.compile(rf"[\s,]*(?:{phrases(ending['auxiliaries'])})\s+(?:{phrases(ending['after'])})\b", re.IGNORECASE),
    )
