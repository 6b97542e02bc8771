"""The words of a language made into the patterns that the parser's steps use, by family."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from itures.language.family import Family
from itures.language.parsing.addressees import Addressees, addressees
from itures.language.parsing.brackets import Brackets, brackets
from itures.language.parsing.calls import Calls, calls
from itures.language.parsing.labels import Labels, labels
from itures.language.parsing.lines import Cover, Designations, Divisions, Formula, Furniture, lines
from itures.language.parsing.treaties import Treaties, treaties
from itures.language.phrases import phrases

if TYPE_CHECKING:
    from itures.language import Language


class Lexicon(Family):
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
    amending: re.Pattern[str]
    """What a line must hold to be the next."""
    amendment: re.Pattern[str]
    """A line that amends another text in words: "In resolves 2, replace ... by ..."."""

    def amends(self, line: str) -> bool:
        """Whether a line amends another text in words.

        >>> from itures.language import built_in
        >>> built_in().of("en").lexicon.amends("In resolves 2, replace lamps by beacons")
        True
        """
        return self.amending.match(line) is not None and self.amendment.match(line) is not None


def lexicon(language: Language) -> Lexicon:
    """The patterns of a language that the parser's steps use.

    >>> from itures.language import built_in
    >>> lexicon(built_in().of("en")).calls.operative["instructs"]
    'instruct'
    """
    words = language.tables
    families = cache(lambda: lines(words))
    return Lexicon(
        language=lambda: language,
        words=lambda: words,
        calls=lambda: calls(words),
        addressees=lambda: addressees(words),
        labels=lambda: labels(words),
        brackets=lambda: brackets(words),
        designations=lambda: families()[0],
        formula=lambda: families()[1],
        divisions=lambda: families()[2],
        furniture=lambda: families()[3],
        cover=lambda: families()[4],
        treaties=lambda: treaties(words),
        **_amendment(words),
    )


def _amendment(words: Mapping[str, Any]) -> dict[str, Callable[[], re.Pattern[str]]]:
    calls = words["calls"]
    verbs = phrases(words["amendments"]["verbs"])
    # No more than a line of so many characters is asked: the place stands before the verb, or right behind it.
    place = rf"{phrases(words['amendments']['places'])}\s[^;]"

    def amendment() -> re.Pattern[str]:
        cited = phrases([*calls["preambular"], *calls["operative"]])
        return re.compile(
            rf"(?i:{place}{{0,200}}?\b{cited}\b[^;]{{0,120}},\s+{verbs}\b|{verbs}\s[^;]{{0,60}}?\b{cited}\s)"
        )

    return {
        "amending": lambda: re.compile(rf"(?i:{place}*,\s+{verbs}\b|{verbs}\s)"),
        "amendment": amendment,
    }
