"""What the Sectors issue: technical Recommendations, Reports and Questions."""

from __future__ import annotations

import re

from itures.analyse.references.find.citation import Citation
from itures.analyse.references.find.scan import Head, Scan
from itures.model.folding import folded
from itures.model.references import ReferenceKind


def sector_before(scan: Scan, start: int) -> str | None:
    """The Sector that the words before `start` name.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> sector_before(opened("see ITU-R Recommendation 9", built_in().of("en").citations), 10)
    'ITU-R'
    """
    low = max(0, start - 60)
    match = scan.patterns.sectors.before.search(scan.text[low:start]) if scan.after_name(start) else None
    return scan.patterns.sectors.ids[folded(match["sector"])] if match is not None else None


def technical(scan: Scan, head: Head) -> int | None:
    """Recommendations and Reports of the Sectors: "Recommendations ITU-R M.1787, ITU-R M.1901 and M.2030".

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("ITU-R M.1787 and M.2030", built_in().of("en").citations)
    >>> technical(scan, Head(0, 0)), [(found.body, found.number) for found in scan.found]
    (23, [('ITU-R', 'M.1787'), ('ITU-R', 'M.2030')])
    """
    found = _technical_members(scan, head)
    if not found:
        return plain_number(scan, head)
    after, end = _sector_after(scan, found[-1][0].end())
    scan.group += 1
    start, pin = head.start, None
    if head.pin is not None:
        start, pin = head.pin.start, head.pin.words
    whole = (start, end)
    kind = _kind(head.series)
    for index, (match, own) in enumerate(found):
        number = match["run"] or (match["radio"] or match["series"]).replace(" ", ".", 1)
        sector = own or after
        if sector is None and match["radio"] is not None and len(match["radio"].split(".")[0]) > 1:
            sector = "ITU-R"
        place = (head.start if index == 0 else match.start(), match.end())
        scan.add(Citation(*place, whole, "technical", kind, number, scan.group, head.series, sector, pin=pin))
    return end


def _technical_members(scan: Scan, head: Head) -> list[tuple[re.Match[str], str | None]]:
    """Each number with the Sector that was named last before it."""
    found: list[tuple[re.Match[str], str | None]] = []
    sector = head.sector
    for match, _ in scan.listed(scan.patterns.numbers.technical, head.here, True, titled=head.several):
        if match["sector"] is not None:
            sector = scan.patterns.sectors.ids[folded(match["sector"])]
        elif found and not head.several:
            break
        found.append((match, sector))
    return found


def plain_number(scan: Scan, head: Head) -> int | None:
    """`Recommendation ITU-D 20`: a number without a series.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("Recommendation ITU-D 20", built_in().of("en").citations)
    >>> plain_number(scan, Head(0, 15)), scan.found[0].body, scan.found[0].number
    (23, 'ITU-D', '20')
    """
    match = scan.patterns.numbers.plain_technical.match(scan.text, head.here)
    if match is None:
        return None
    sector = scan.patterns.sectors.ids[folded(match["sector"])]
    pin = head.pin.words if head.pin is not None else None
    scan.group += 1
    place = (head.start, match.end())
    kind = _kind(head.series)
    scan.add(Citation(*place, place, "technical", kind, match["number"], scan.group, head.series, sector, pin=pin))
    return match.end()


def question(scan: Scan, head: Head) -> int | None:
    """Questions of study groups: "Questions 1/1 and 2/1".

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("ITU-D Questions 1/1 and 2/1", built_in().of("en").citations)
    >>> question(scan, Head(6, 16, "Q", sector="ITU-D")), [found.number for found in scan.found]
    (27, ['1/1', '2/1'])
    """
    found, sector = _questions(scan, head)
    if not found:
        return None
    after, end = _sector_after(scan, found[-1][1].end())
    sector = after or sector
    scan.group += 1
    for index, (match, last, own) in enumerate(found):
        number = match["number"] + (f"-{last['number']}" if last is not match else "")
        place = (head.start if index == 0 else match.start(), last.end())
        whole = (head.start, end)
        scan.add(Citation(*place, whole, "question", "question", number, scan.group, "Q", own or sector))
    return end


def _questions(scan: Scan, head: Head) -> tuple[list[tuple[re.Match[str], re.Match[str], str | None]], str | None]:
    """Each number with the end of its range, itself where it is none, and its Sector; and the Sector named last."""
    found: list[tuple[re.Match[str], re.Match[str], str | None]] = []
    sector = head.sector
    for match, ranged in scan.listed(scan.patterns.numbers.question, head.here, True):
        if match["sector"] is not None:
            sector = scan.patterns.sectors.ids[folded(match["sector"])]
        elif found and not head.several:
            break
        if ranged:
            first, _, own = found[-1]
            found[-1] = (first, match, own)
        else:
            found.append((match, match, sector))
    return found, sector


def _sector_after(scan: Scan, at: int) -> tuple[str | None, int]:
    """The Sector named behind a list, "of ITU-R", and where the list ends with it."""
    after = scan.patterns.sectors.after.match(scan.text, at)
    return (scan.patterns.sectors.ids[folded(after["sector"])], after.end()) if after is not None else (None, at)


def _kind(series: str) -> ReferenceKind:
    return "technical-recommendation" if series == "REC" else "report"
