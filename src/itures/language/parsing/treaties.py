"""What stands over treaty texts and their parts, and before their provisions, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from itures.language.family import Family
from itures.language.phrases import phrases
from itures.model.folding import folded


class Treaties(Family):
    """Titles, headings and provisions of the treaty texts of the Union."""

    title: re.Pattern[str]
    """A whole heading that names a treaty text, in the group of its code."""
    heading: re.Pattern[str]
    """A whole line that heads a part of one: groups `kind`, `label`, `more` (the end of a range) and `rest` (its title)."""
    kinds: Mapping[str, str]
    """What a part is, by the folded word of its heading."""
    provision: re.Pattern[str]
    """The beginning of a provision: groups `treaty`, `number`, `more` (others in a list or a range), `margins`, `suppressed`."""
    range: re.Pattern[str]
    """All of what stands between the first and the last number of a range."""
    others: re.Pattern[str]
    """The short name of a conference that changes no Regulations."""
    dotted: re.Pattern[str]
    """A number with the Article before a point, as those of Regulations are."""
    suppressed: re.Pattern[str]
    """The wording of a provision that was suppressed: "(SUP)"."""
    band: re.Pattern[str]
    """A whole line that is a frequency band, which the table of allocations is proposed by."""
    table: re.Pattern[str]
    """A whole line that heads a table of the Regulations: group `label`, and `rest`, which is its title."""
    margin: re.Pattern[str]
    """The conference that wrote a provision last, at the start of a line."""
    letters: re.Pattern[str]
    """What stands before the wording of a provision: the number of its paragraph and its letter ("1 1)", "a)", "c bis)")."""
    citing: frozenset[str]
    """Words that the number of a provision stands behind where it is cited."""
    conferences: Mapping[str, str]
    """The treaty text that a conference changes, by the letters of its short name."""


def treaties(words: Mapping[str, Any]) -> Treaties:
    r"""The family of patterns of treaty texts.

    >>> from itures.language import built_in
    >>> found = built_in().of("en").lexicon.treaties.provision.match("73 bis\tPP-06\tThe Board shall meet.")
    >>> found["number"], found["margins"].split()
    ('73 bis', ['PP-06'])
    """
    given = words["treaties"]
    ordinals = phrases(words["ordinals"])
    small = rf"(?:\s?{ordinals}(?!\w))?"
    plain = rf"\d{{1,4}}(?:[A-Z]{{1,2}}\d?|\s[A-Z](?=\t|\s*\Z))?{small}\*{{0,2}}"
    dotted = rf"S?\d{{1,2}}[A-Z]?\.[A-Z]?\d{{1,4}}[A-Z]{{0,3}}(?:\.\d{{1,3}}[A-Z]?)*{small}"
    margin = rf"{phrases(given['margins'])}[-\u2011]\d{{2,4}}(?!\w)"
    codes = "|".join(given["names"])
    suppressed = phrases(given["suppressed"])
    between = rf"(?:{phrases(given['ranges'])}|{phrases(given['joints'])})"
    more = rf"(?P<more>(?:(?:\s*,\s*|\s*[–-]\s*|\t\s*|\s+{between}\s+)(?:{plain}|[A-Z](?!\w)))+)(?=\s*\({suppressed}\)|\s*\Z)"
    union = rf"(?:\s+{phrases(given['of_union'])})?"
    titles = "|".join(
        rf"(?P<{code}>{phrases(forms)}{union if code in ('CS', 'CV') else ''})"
        for code, forms in given["names"].items()
    )
    names = phrases([form for forms in given["names"].values() for form in forms])
    kinds = {folded(form): kind for kind, forms in given["headings"].items() for form in forms}
    numbered = phrases([form for form, kind in kinds.items() if kind != "preamble"])
    alone = phrases([form for form, kind in kinds.items() if kind in ("preamble", "annex")])
    plural = phrases(words["endings"]["plural"])
    label = rf"\d{{1,3}}[A-Z]{{0,2}}(?:\s?(?i:{ordinals})(?!\w))?|[IVXL]+[A-Z]?|[A-Z]"
    belonging = rf"(?:\s*\((?P<inner>{codes})\)|\s+(?i:{phrases(given['within'])})\s+(?i:{titles}))?"
    changing = {name for those in given["conferences"].values() for name in those}
    others = [name for name in words["cover"]["series"] if name not in changing]
    return Treaties(
        title=lambda: re.compile(
            rf"(?:{phrases(given['parts'])}\s+(?:\d+|[IVXL]+|[A-Z])\s*[:.–—-]\s*|\d{{1,2}}[.)]?\s+|[A-Z][.)]\s+)?"
            rf"(?:{phrases(given['changes'])}\s+)?(?:(?:{phrases(words['articles'])})\s+)?(?:{titles})"
            rf"(?P<also>\s+{phrases(given['joints'])}\s+(?:(?:{phrases(words['articles'])})\s+)?{names}{union})?(?:\s*\([^()]*\))?\s*\*{{0,3}}\Z",
            re.IGNORECASE,
        ),
        heading=lambda: re.compile(
            rf"(?:\({suppressed}\)\s+)?(?:(?P<code>{codes})\s*/\s*)?(?:(?P<kind>(?i:{numbered}))(?i:{plural})?\s+(?P<label>{label})(?!\w)"
            rf"(?:\s+(?i:{phrases(given['ranges'])}|{phrases(given['joints'])})\s+(?P<more>{label})(?!\w))?"
            rf"{belonging}(?P<rest>(?:\s*\([^()]*\))?\**\s*(?:[–—:-]\s+\S.*)?)|(?P<alone>(?i:{alone})))\Z",
            re.DOTALL,
        ),
        kinds=lambda: kinds,
        provision=lambda: re.compile(
            rf"(?:(?P<treaty>{codes})\s*/?\s*)?(?:[Nn]os?\.\s*)?(?P<number>{dotted}|{plain})(?![\w.])(?:{more})?"
            rf"(?P<margins>(?:\s+{margin})*)(?P<suppressed>\s*\({suppressed}\))?(?=\s|\Z)"
        ),
        range=lambda: re.compile(rf"\s*(?:[–-]|{phrases(given['ranges'])})\s*"),
        others=lambda: re.compile(rf"\b{phrases(others)}-?\d{{2}}"),
        dotted=lambda: re.compile(dotted),
        suppressed=lambda: re.compile(rf"\(?{suppressed}\)?"),
        band=lambda: re.compile(r"\d[\d\s.,]*(?:[-–]\s?\d[\d\s.,]*)?[kMG]Hz\Z"),
        table=lambda: re.compile(
            rf"(?i:{phrases(given['tables'])})\s+(?P<label>\d{{1,2}}(?:[-\u2011]\d{{1,3}})?[A-Z]{{0,2}}|[A-Z])(?!\w)(?P<rest>.*)\Z",
            re.DOTALL,
        ),
        margin=lambda: re.compile(rf"(?:{margin})(?:\s+|\Z)"),
        letters=lambda: re.compile(
            rf"(?:(?P<paragraph>\d{{1,2}}(?:\s{ordinals})?)\s+(?=\S))?"
            rf"(?:(?P<letter>\d{{1,2}}(?:\s?{ordinals})?\)|[a-z]{{1,5}}(?:\s?{ordinals})?\))\s*)?"
        ),
        citing=lambda: frozenset(
            [form for unit in ("article", "number") for form in words["citations"]["units"][unit]]
        ),
        conferences=lambda: {name: code for code, names in given["conferences"].items() for name in names},
    )
