"""The patterns of citations in one language, made of the words in data/lexicon: one compiled pattern for each family.

No pattern repeats a repetition, and what may repeat is bounded, so that the time is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itures.language.citations.clauses import Clauses, own_clauses
from itures.language.citations.names import Named, Others, named_texts
from itures.language.citations.provisions import Instruments, Units, provisions
from itures.language.citations.texts import Bodies, Editions, Lists, Numbers, Sectors, Words, texts
from itures.language.citations.trigger import triggers

if TYPE_CHECKING:
    from itures.language import Language


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Patterns of one language, by family; all but `trigger` and those named "before" are matched where the scanner stands.

    `trigger` takes the sign before a word, too; `at_word` is the same without it.
    """

    trigger: re.Pattern[str]
    at_word: re.Pattern[str]
    words: Words
    lists: Lists
    numbers: Numbers
    sectors: Sectors
    editions: Editions
    bodies: Bodies
    units: Units
    instruments: Instruments
    named: Named
    others: Others
    clauses: Clauses


def patterns(language: Language) -> Patterns:
    """The patterns of a language.

    >>> from itures.language import built_in
    >>> patterns(built_in().of("en")).bodies.ids["ecosoc"]
    'OTHER'
    """
    given = language.tables
    cited = given["citations"]
    trigger, at_word = triggers(given, cited)
    words, lists, numbers, sectors, editions, bodies = texts(given, cited)
    units, instruments = provisions(given, cited)
    named, others = named_texts(given, cited)
    clauses = own_clauses(given, cited)
    return Patterns(
        trigger,
        at_word,
        words,
        lists,
        numbers,
        sectors,
        editions,
        bodies,
        units,
        instruments,
        named,
        others,
        clauses,
    )
