"""The words that say how strongly something is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from itures.language.phrases import phrases
from itures.model.folding import folded

if TYPE_CHECKING:
    from itures.language import Language


class Scale(NamedTuple):
    """The words of a language that say how strongly something is asked for.

    `order` finds them in a clause, with a negation behind them; `ranks` gives for each its family (what can be compared)
    and its place in it, higher is stronger. `verbs` ranks those of calls, and `act` finds one that a point begins with.
    `softeners` make less of what is asked for.
    """

    order: re.Pattern[str]
    ranks: dict[str, tuple[str, int]]
    negated: Mapping[str, str]
    act: re.Pattern[str]
    verbs: dict[str, int]
    softeners: re.Pattern[str]
    denials: re.Pattern[str]
    capitals: frozenset[str]


def scale(language: Language) -> Scale:
    """The scale of a language.

    >>> from itures.language import built_in
    >>> scale(built_in().of("en")).ranks["shall"]
    ('modals', 2)
    """
    table = language.tables["strength"]
    ranks = {}
    for family in ("modals", "participles"):
        ranks.update({folded(word): (family, rank) for rank, forms in enumerate(table[family]) for word in forms})
    modals, participles = (
        phrases(word for forms in table[family] for word in forms) for family in ("modals", "participles")
    )
    adverb = rf"(?:\s+{phrases(table['adverbs'])})?"
    negations = phrases(language.tables["instructions"]["words"]["negations"])
    negation = rf"{adverb}\s+(?!{phrases(table['no_negations'])}){negations}"
    asked = rf"{phrases(table['auxiliaries'])}{adverb}\s+(?P<participle>{participles})"
    order = rf"(?<![\w-])(?:(?P<whole>{phrases(table['negated'])})|(?P<modal>{modals})(?P<not>{negation})?|{asked})(?![\w-])"
    verbs = {folded(verb): rank for rank, forms in enumerate(table["verbs"]) for verb in forms}
    act = rf"{re.escape(language.infinitive)}\s+(?P<verb>{phrases(verbs)})(?![\w-])"
    softeners = rf"(?<![\w-]){phrases(table['softeners'])}(?![\w-])(?!\s+{phrases(table['softener_stops'])}(?!\w))"
    denials = rf"(?<![\w-])(?!{phrases(table['no_negations'])}){phrases(table['denials'])}(?![\w-])"
    compiled = [re.compile(pattern, re.IGNORECASE) for pattern in (order, act, softeners, denials)]
    capitals = frozenset(table["capitals"])
    return Scale(compiled[0], ranks, table["negated"], compiled[1], verbs, compiled[2], compiled[3], capitals)
