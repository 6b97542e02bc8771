"""Clauses of the citing text itself, and of others, by their call and labels: "resolves 1, 4 and 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from itures.analyse.references.find.citation import Citation
from itures.analyse.references.find.pinpoints import cited_at
from itures.analyse.references.find.scan import Members, Pin, Scan
from itures.language.citations import family_of

_LABEL_FOLLOWS = re.compile(r"[^\d);:]*[\d)]")
"""A call and who is named in it have none of these signs; a label ends with one of the first two."""


@dataclass(slots=True)
class _Call:
    """A call with labels: "resolves 1, 4 and 5"; `members` are paths."""

    text: str
    start: int
    end: int
    members: Members


def call(scan: Scan, start: int) -> int | None:
    """Calls with labels, of another text where one follows, else of the text itself; where they end.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("resolves 1 and 4 above", built_in().of("en").citations)
    >>> call(scan, 0), [found.number for found in scan.found]
    (16, ['resolves 1', 'resolves 4'])
    """
    if not _may_have_labels(scan, start):
        return None
    groups = _calls(scan, start)
    if not groups:
        return _pointing(scan, start) or _bare_of_text(scan, start)
    end = _into_text(scan, groups)
    if end is not None:
        return end
    for group in groups:
        _internal(scan, group)
    return groups[-1].end


def _may_have_labels(scan: Scan, start: int) -> bool:
    """Whether a call here may be a citation: a label or a number follows it, or the text has such a call. Most verbs are none."""
    if _LABEL_FOLLOWS.match(scan.text, start) is not None or scan.lowered.startswith(scan.calls, start):
        return True
    return scan.patterns.clauses.modifier.match(scan.text, start) is not None


def _bare_of_text(scan: Scan, start: int) -> int | None:
    """`further resolves of Resolution 27 (Rev.WRC-19)`: all that stands under a call of another text."""
    match = scan.patterns.clauses.call.match(scan.text, start)
    into = scan.patterns.units.into.match(scan.text, match.end()) if match is not None else None
    if match is None or into is None or not scan.patterns.clauses.third_person.match(scan.text, start):
        return None
    found = scan.patterns.at_word.match(scan.text, into.end())
    if found is None or family_of(found) != "numbered" or not found.group()[0].isupper():
        return None
    return cited_at(scan, into.end(), Pin(scan.printed(start, match.end()), start))


def _calls(scan: Scan, at: int) -> list[_Call]:
    """The calls of a list, "resolves 1 and instructs the Director 2"."""
    patterns, text = scan.patterns, scan.text
    groups: list[_Call] = []
    while True:
        group = _labelled(scan, at, bool(groups))
        if group is None:
            return groups
        groups.append(group)
        above = patterns.clauses.above.match(text, group.end)
        joint = patterns.lists.joint.match(text, above.end() if above is not None else group.end)
        if joint is None:
            return groups
        at = joint.end()


def _into_text(scan: Scan, groups: list[_Call]) -> int | None:
    """Calls "of Resolution 85 (Rev.WRC-23)" are the pinpoint; those before them, if any, are the text's own."""
    patterns, text = scan.patterns, scan.text
    for size in range(len(groups), 0, -1):
        last = groups[size - 1].end
        into = patterns.units.into.match(text, last)
        if into is None or patterns.units.this_text.match(text, last):
            continue
        first = size - 1
        while first and groups[first - 1].members:
            first -= 1
        start = groups[first].start
        before = len(scan.found)
        end = cited_at(scan, into.end(), Pin(scan.printed(start, last), start))
        if end is not None:
            kept = scan.found[before:]
            del scan.found[before:]
            for group in groups[:first]:
                _internal(scan, group)
            scan.found += kept
            return end
    return None


def labels_behind(scan: Scan, at: int) -> int | None:
    """Where a call with its labels ends that begins here and is in no other text: "resolves 2"; None where none does.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> labels_behind(opened("resolves 2 and 3, and", built_in().of("en").citations), 0)
    16
    """
    patterns, text = scan.patterns, scan.text
    for pattern in (patterns.clauses.call, patterns.clauses.addressed):
        match = pattern.match(text, at)
        if match is not None:
            members, end = _labels(scan, match.end() - text[match.end() - 1].isspace(), "")
            if members:
                return end if patterns.units.into.match(text, end) is None else None
    return None


def points_of(scan: Scan, at: int, labels: list[str], start: int) -> int | None:
    """`items a) and b) of resolves 1`: points under a clause of the text itself; where they end, None where no clause is named.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("items a) and b) of resolves 1", built_in().of("en").citations)
    >>> points_of(scan, 19, ["a)", "b)"], 0), [found.number for found in scan.found]
    (29, ['resolves 1 a)', 'resolves 1 b)'])
    """
    match = scan.patterns.clauses.call.match(scan.text, at)
    if match is None or not all(label.endswith(")") for label in labels):
        return None
    phrase = scan.printed(at, match.end())
    members, end = _labels(scan, match.end(), phrase)
    if len(members) != 1 or scan.patterns.units.into.match(scan.text, end) is not None:
        return None
    scan.group += 1
    for label in labels:
        path = f"{members[0][0]} {label}"
        scan.add(Citation(start, end, (start, end), "internal", "internal", path, scan.group, called=phrase))
    return end


def _labelled(scan: Scan, at: int, listed: bool = False) -> _Call | None:
    """A call with its labels, or one that stands for all its clauses."""
    own = _own_call(scan, at)
    if own is None:
        # "see also resolves 2", where "also resolves" is no call of the text.
        later = _after_modifier(scan, at)
        if later is not None and not _of_another(scan, at):
            return _labelled(scan, later, listed)
    match = scan.patterns.clauses.call.match(scan.text, at)
    for after in (own, match.end() if match is not None else None):
        if after is None:
            continue
        phrase = scan.printed(at, after)
        members, end = _labels(scan, after, phrase)
        if members:
            points = _points(scan, at, end, members[-1][0], after == own, listed)
            return _Call(phrase, at, end, members) if points else None
    if own is not None and _stands_for_all(scan, at, own):
        return _Call(scan.printed(at, own), at, own, [])
    return None


def _of_another(scan: Scan, at: int) -> bool:
    """Whether a call with its modifier and labels is in another text: "further resolves 1 of Resolution 27"."""
    match = scan.patterns.clauses.call.match(scan.text, at)
    if match is None:
        return False
    members, end = _labels(scan, match.end(), "")
    into = scan.patterns.units.into.match(scan.text, end) if members else None
    return into is not None and scan.patterns.units.this_text.match(scan.text, end) is None


def _after_modifier(scan: Scan, at: int) -> int | None:
    """Where a call begins behind a word that is none of its own."""
    modifier = scan.patterns.clauses.modifier.match(scan.text, at)
    if modifier is None:
        return None
    seen = scan.patterns.clauses.see.search(scan.text[max(0, at - 8) : at])
    return modifier.end() if seen or _own_call(scan, modifier.end()) is not None else None


def _points(scan: Scan, start: int, end: int, last: str, own: bool, listed: bool) -> bool:
    """Whether a call with labels points at clauses; "the board decides 3 times a year" does not."""
    patterns, text = scan.patterns, scan.text
    before = text[max(0, start - 24) : start]
    led = patterns.clauses.before_bare.search(before) is not None
    if not led and patterns.clauses.opens_clause.match(text, end):
        return False  # the call itself, in the middle of a line
    if (
        listed
        or patterns.clauses.above.match(text, end)
        or patterns.units.this_text.match(text, end)
        or last.endswith(")")
    ):
        return True
    closed = patterns.clauses.after_bare.match(text, end) is not None
    led = patterns.clauses.before_labels.search(before) is not None
    if own:
        return closed or led
    if patterns.clauses.led.search(before) is not None and patterns.clauses.third_person.match(text, start):
        return True  # behind "in applying", a verb that has a subject can only be a call
    return closed and (led or patterns.units.into.match(text, end) is not None)


def _own_call(scan: Scan, at: int) -> int | None:
    """Where a call of the citing text itself ends that begins here."""
    lowered = scan.lowered
    if not lowered.startswith(scan.calls, at):
        return None
    for own in scan.calls:
        if lowered.startswith(own, at):
            end = at + len(own)
            if not (lowered[end : end + 1].isalnum() or lowered[end : end + 1] == "-"):
                return end
    return None


def _stands_for_all(scan: Scan, start: int, end: int) -> bool:
    """Whether a call without labels is cited, and not only a verb of the sentence."""
    patterns, text = scan.patterns, scan.text
    if patterns.clauses.after_this.search(text[max(0, start - 12) : start]):
        return False
    if patterns.clauses.above.match(text, end):
        return True
    before = text[max(0, start - 16) : start]
    led = patterns.clauses.before_bare.search(before) is not None
    if text.count(" ", start, end) > 2:
        return led  # nobody writes a call with its addressee in a sentence by chance
    if led and patterns.clauses.paired.search(before) and not patterns.clauses.third_person.match(text, start):
        return False  # "and considering in their studies"
    return (
        led
        and not patterns.clauses.not_bare.match(text, end)
        and patterns.clauses.after_bare.match(text, end) is not None
    )


def _labels(scan: Scan, at: int, phrase: str) -> tuple[Members, int]:
    """The labels behind a call as paths, "resolves 1 a)", and where they end."""
    patterns, text = scan.patterns, scan.text
    begin = at
    while text[begin : begin + 1] == " ":
        begin += 1
    if begin == at:
        return [], at
    found: Members = []
    path: list[str] = []
    end = at
    for match, ranged in scan.listed(patterns.clauses.label, begin, True, tight=True):
        parts = patterns.clauses.labels.findall(match.group())
        if found and not ranged and not _fits(parts, path):
            break
        if found and len(parts) == 1 and not parts[0][0].isdigit() and path[0][0].isdigit() and len(path) > 1:
            parts = [*path[:-1], parts[0]]
        if ranged and found:
            first, start, _ = found[-1]
            found[-1] = (f"{first}-{parts[-1] if parts[:-1] == path[:-1] else ' '.join(parts)}", start, match.end())
        else:
            found.append((f"{phrase} {' '.join(parts)}", match.start(), match.end()))
        path = parts
        end = match.end()
    return found, end


def _fits(parts: list[str], path: list[str]) -> bool:
    """A list goes on with labels of the same look: letters after letters, numbers after numbers."""
    return parts[0][0].isdigit() == path[0][0].isdigit() or (len(path) > 1 and not parts[0][0].isdigit())


def _internal(scan: Scan, group: _Call) -> None:
    """Add the clauses of the text itself that a call points at."""
    behind = scan.patterns.clauses.above.match(scan.text, group.end) or scan.patterns.units.this_text.match(
        scan.text, group.end
    )
    whole = (group.start, behind.end() if behind is not None else group.end)
    scan.group += 1
    for index, (path, start, end) in enumerate(group.members or [(group.text, group.start, group.end)]):
        own = (group.start if index == 0 else start, end)
        scan.add(Citation(*own, whole, "internal", "internal", path, scan.group, called=group.text))


def _pointing(scan: Scan, start: int) -> int | None:
    """`instructs the Director 3 of Resolution 85 (Rev.WRC-23)`: a call of another text, known by what follows."""
    patterns, text = scan.patterns, scan.text
    match = patterns.clauses.addressed.match(text, start)
    if match is None or _cites_later(scan, start, match.end()):
        return None
    phrase = " ".join(match.group().split())
    members, end = _labels(scan, match.end() - 1, phrase)
    if not members:
        return None
    if patterns.clauses.above.match(text, end) or patterns.units.this_text.match(text, end):
        _internal(scan, _Call(phrase, start, end, members))
        return end
    into = patterns.units.into.match(text, end)
    if into is None:
        return None
    return cited_at(scan, into.end(), Pin(scan.printed(start, end), start))


def _cites_later(scan: Scan, start: int, end: int) -> bool:
    """Whether the labels behind a call belong to a later word of `start:end`."""
    for later in scan.patterns.at_word.finditer(scan.text, start + 1, end):
        if scan.text[later.start() - 1] != " ":
            continue
        family = family_of(later)
        if family in ("unit", "annex", "numbered"):
            return True  # "given in Annex 2 to this Resolution"
        if family == "call" and (_own_call(scan, later.start()) is not None or _labels(scan, later.end(), "")[0]):
            return True  # "pursuant to resolves 11": the call is the later one
    return False
