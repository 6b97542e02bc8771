"""What a pinpoint leads to: the text after "of" in "resolves 2 of Resolution 80" and "Annex 1 of the Tunis Agenda"."""

from __future__ import annotations

from dataclasses import replace

from itures.analyse.references.find.names import named
from itures.analyse.references.find.scan import Head, Pin, Scan
from itures.analyse.references.find.sectors import technical
from itures.analyse.references.find.texts import numbered
from itures.language.citations import family_of


def cited_at(scan: Scan, at: int, pin: Pin) -> int | None:
    """The text that is cited at `at`, with a pinpoint; where it ends, None where no text stands there.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("resolves 2 of Resolution 80", built_in().of("en").citations)
    >>> cited_at(scan, 14, Pin("resolves 2", 0)), scan.found[0].number, scan.found[0].pin
    (27, '80', 'resolves 2')
    """
    patterns, text = scan.patterns, scan.text
    same = patterns.editions.same.match(text, at)
    if same is not None:
        return _same(scan, pin, same.end())
    found = patterns.at_word.match(text, at)
    if found is None and text[at : at + 1].isupper():
        # The body may stand before the kind: "resolves 2 of Council Resolution 1372".
        later = patterns.trigger.search(text, at, at + 80)
        if later is None or patterns.bodies.before.match(text[at : later.start() + 1]) is None:
            return None
        at = later.start() + 1
        found = patterns.at_word.match(text, at)
    if found is None:
        return None
    family = family_of(found)
    if family == "numbered":
        return numbered(scan, at, found.end(), pin)
    if family == "sector":
        return technical(scan, Head(at, at, several=False, pin=pin))
    if family in ("named", "whole"):
        return named(scan, at, pin)
    return None


def thereto(scan: Scan, at: int, pin: Pin) -> int | None:
    """`Resolution 72 (Rev. Dubai, 2018), and Annex 1 thereto`: a place in the text that the same wording cited last."""
    match = scan.patterns.units.thereto.match(scan.text, at)
    if match is None or not any(one.family == "text" for one in scan.found):
        return None
    return _same(scan, pin, match.end())


def _same(scan: Scan, pin: Pin, end: int) -> int | None:
    """`resolves 3 of the same Resolution`: the text that was cited last."""
    last = next((one for one in reversed(scan.found) if one.family == "text"), scan.named.text)
    if last is None:
        return end  # of a text that nobody named, or one of several: certainly not of this one
    scan.group += 1
    scan.add(replace(last, start=pin.start, end=end, whole=(pin.start, end), pin=pin.words, group=scan.group))
    return end
