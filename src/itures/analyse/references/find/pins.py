"""The place in a text that is named behind it: "Resolution 71 (Rev. Bucharest, 2022), resolves 2", "..., Annex 1, § 4.2"."""

from __future__ import annotations

from dataclasses import replace

from itures.analyse.references.find.clauses import labels_behind
from itures.analyse.references.find.provisions import places
from itures.analyse.references.find.scan import Scan


def pinned_behind(scan: Scan, end: int) -> int:
    """Where the citation ends that was found last, and that ended at `end`, with the place named behind it.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.analyse.references.find.texts import numbered
    >>> from itures.language import built_in
    >>> scan = opened("Resolution 71 (Rev. Dubai, 2018), in its resolves 3, and", built_in().of("en").citations)
    >>> pinned_behind(scan, numbered(scan, 0, 10)), scan.found[0].pin
    (51, 'resolves 3')
    """
    last = scan.found[-1]
    behind = scan.patterns.lists.pin_behind.match(scan.text, end) if last.pin is None else None
    if behind is None:
        return end
    start = behind.end()
    stop = labels_behind(scan, start)
    if stop is None and behind["its"] is None:
        stop = places(scan, start)
    if stop is None or scan.patterns.clauses.above.match(scan.text, stop) is not None:
        return end  # "..., resolves 2 above" is of the text itself
    if behind["open"] is not None:
        if scan.text[stop : stop + 1] != ")":
            return end
        scan.found[-1] = replace(last, pin=scan.printed(start, stop))
        return stop + 1
    scan.found[-1] = replace(last, pin=scan.printed(start, stop))
    return stop
