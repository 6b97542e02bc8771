"""What is cited by its name or its symbol: named texts, the goals, documents, standards, resolutions of the UN."""

from __future__ import annotations

import re

from itures.analyse.references.find.citation import Citation, Family
from itures.analyse.references.find.scan import Members, Pin, Scan
from itures.model.folding import folded
from itures.model.references import ReferenceKind

_DASH = re.compile(r"\s?[-–]\s?")
_UNIT_WORD = re.compile(r"\A(?:[^\W\d]+\.?|§+)\s*(?=\d)")
_FURTHER_GOAL = re.compile(r"(?P<number>\d{1,2})(?![\w]|\.\d)")
GOALS_OF = "UN/AGENDA-2030"
"""The agenda that sets the goals."""
_GOALS = 17
"""So many Sustainable Development Goals there are (A/RES/70/1)."""


def named(scan: Scan, start: int, pin: Pin | None = None) -> int | None:
    """A text that has a name, "the Tunis Agenda", read where it stands; where it ends, None where there is none.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("Tunis Agenda", built_in().of("en").citations)
    >>> named(scan, 0), scan.found[0].number
    (12, 'WSIS/TA')
    """
    patterns, text = scan.patterns, scan.text
    match = patterns.named.name.match(text, start)
    if match is None or patterns.named.not_behind.search(text, max(0, start - 12), start) is not None:
        return None
    key = patterns.named.ids[folded(match["name"])]
    end = match.end()
    if key == "SDG":
        return _goals(scan, start, end)
    scan.group += 1
    kind: ReferenceKind = "wsis" if key.startswith("WSIS") or "WSIS" in key else "agenda"
    if key == "ITU/SP":
        kind = "plan"
        years = patterns.named.period.match(text, end)
        if years is not None:
            key += "/" + _DASH.sub("-", years["years"])
            end = years.end() - (text[years.end() - 1] == ")" and "(" not in years.group())
    begin, words = (pin.start, pin.words) if pin is not None else (start, None)
    goals = scan.patterns.named.goals_of.fullmatch(words) if words is not None and key == GOALS_OF else None
    if goals is not None:
        # "Goal 9 of the 2030 Agenda" is a goal, and the agenda that sets it.
        place = (begin, end)
        for number in re.findall(r"\d+", goals["numbers"]):
            scan.add(Citation(*place, place, "named", "sdg", f"SDG/{number}", scan.group))
        scan.group += 1
        begin, words = start, None
    if words is not None and key.startswith("WSIS"):
        words = _UNIT_WORD.sub("", words)
    family: Family = "other" if key.startswith("OTHER:") else "named"
    scan.add(Citation(begin, end, (begin, end), family, kind, key.removeprefix("OTHER:"), scan.group, pin=words))
    return end


def _goals(scan: Scan, start: int, at: int) -> int:
    """The goals behind their name, "SDGs 4, 5 and 9", or all of them."""
    first = scan.patterns.named.goals.match(scan.text, at)
    scan.group += 1
    if first is None:
        scan.add(Citation(start, at, (start, at), "named", "sdg", "SDG", scan.group))
        return at
    members: Members = [(first["number"], start, first.end())]
    here = first.end()
    while True:
        to = scan.patterns.lists.range_joint.match(scan.text, here)
        joint = to or scan.patterns.lists.joint.match(scan.text, here)
        match = _FURTHER_GOAL.match(scan.text, joint.end()) if joint is not None else None
        if match is None or not 1 <= int(match["number"]) <= _GOALS:
            break
        if to is not None:
            members[-1] = (f"{members[-1][0]}-{match['number']}", members[-1][1], match.end())
        else:
            members.append((match["number"], match.start(), match.end()))
        here = match.end()
    for number, begin, end in members:
        scan.add(Citation(begin, end, (start, here), "named", "sdg", f"SDG/{number}", scan.group))
    return here


def symbol(scan: Scan, start: int) -> int | None:
    """A resolution of the General Assembly by its symbol.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("A/RES/70/125", built_in().of("en").citations)
    >>> symbol(scan, 0), scan.found[0].number
    (12, '70/125')
    """
    match = scan.patterns.others.symbol.match(scan.text, start)
    if match is None:
        return None
    scan.group += 1
    place = match.span()
    number = match["number"].replace(" ", "")
    scan.add(Citation(*place, place, "text", "un-resolution", number, scan.group, "RES", "UNGA"))
    return match.end()


def document(scan: Scan, start: int) -> int | None:
    """A document of a meeting, cited by what is printed.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("Document C18/20", built_in().of("en").citations)
    >>> document(scan, 0), scan.found[0].number
    (15, 'Document C18/20')
    """
    match = scan.patterns.others.document.match(scan.text, start)
    if match is None:
        return None
    scan.group += 1
    place = match.span()
    scan.add(Citation(*place, place, "document", "document", scan.printed(*place), scan.group))
    return match.end()


def standard(scan: Scan, start: int) -> int | None:
    """A standard of another organization, cited by what is printed.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("ISO 3166", built_in().of("en").citations)
    >>> standard(scan, 0), scan.found[0].number
    (8, 'ISO 3166')
    """
    match = scan.patterns.others.standard.match(scan.text, start)
    if match is None:
        return None
    scan.group += 1
    place = match.span()
    scan.add(Citation(*place, place, "standard", "standard", scan.printed(*place), scan.group))
    return match.end()
