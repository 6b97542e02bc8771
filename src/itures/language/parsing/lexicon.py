"""The words of a language made into the patterns that the parser's steps use, by family."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from itures.language.parsing.addressees import Addressees, addressees
from itures.language.parsing.brackets import Brackets, brackets
from itures.language.parsing.calls import Calls, calls
from itures.language.parsing.labels import Labels, labels
from itures.language.parsing.lines import Cover, Designations, Divisions, Formula, Furniture, lines
from itures.language.parsing.treaties import Treaties, treaties
from itures.language.phrases import phrases

if TYPE_CHECKING:
    from itures.language import Language


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Patterns of one language. Every pattern is anchored where it is matched, and none nests repetitions of words."""

    language: Language
    words: Mapping[str, Any]
    calls: Calls
    addressees: Addressees
    labels: Labels
    brackets: Brackets
    designations: Designations
    formula: Formula
    divisions: Divisions
    furniture: Furniture
    cover: Cover
    treaties: Treaties
    amendment: re.Pattern[str]
    """A line that amends another text in words: "In resolves 2, replace ... by ..."."""


def lexicon(language: Language) -> Lexicon:
    """The patterns of a language that the parser's steps use.

    >>> from itures.language import built_in
    >>> lexicon(built_in().of("en")).calls.operative["instructs"]
    'instruct'
    """
    words = language.tables
    return Lexicon(
        language,
        words,
        calls(words),
        addressees(words),
        labels(words),
        brackets(words),
        *lines(words),
        treaties(words),
        _amendment(words),
    )


def _amendment(words: Mapping[str, Any]) -> re.Pattern[str]:
    calls = words["calls"]
    cited = phrases([*calls["preambular"], *calls["operative"]])
    verbs = phrases(words["amendments"]["verbs"])
    # No more than a line of so many characters is asked: the place stands before the verb, or right behind it.
    place = rf"{phrases(words['amendments']['places'])}\s[^;]{{0,200}}?"
    return re.compile(rf"(?i:{place}\b{cited}\b[^;]{{0,120}},\s+{verbs}\b|{verbs}\s[^;]{{0,60}}?\b{cited}\s)")
