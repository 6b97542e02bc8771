"""Texts with numbers: resolutions, decisions, recommendations, opinions, with their bodies and editions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from itures.analyse.references.find.citation import Citation
from itures.analyse.references.find.scan import Head, Pin, Scan
from itures.analyse.references.find.sectors import plain_number, question, sector_before, technical
from itures.grammar.editions import read_editions
from itures.model.editions import Edition, is_of_council, session_of
from itures.model.folding import folded
from itures.model.ids import TYPES

_ABBREVIATED = re.compile(r"(?:\A|\s)[A-Z][\w.]{0,12}\.\s?\Z")
_SECTOR_BODIES = {"ITU-R": "RA", "ITU-T": "WTSA", "ITU-D": "WTDC"}


@dataclass(slots=True)
class _Member:
    """A number of a list, with the editions behind it, in which it ends."""

    match: re.Match[str]
    editions: Sequence[Edition]
    start: int
    end: int
    unread: str | None = None
    """What looks like an edition behind the number, and is in no form that is known."""
    apart: bool = False
    """The title of the text before it stands between them: "71 (...), on lamps, and 151"."""


@dataclass(slots=True)
class _Cited:
    """What the words around a list say of each of its members; `foreign` is that it is another organization's."""

    series: str
    whole: tuple[int, int]
    body: str | None
    sector: str | None = None
    foreign: bool = False
    unmarked: bool = False
    """The bracket names the conference, behind its name, and says nothing of a revision."""
    pin: str | None = None


def numbered(scan: Scan, start: int, end: int, pin: Pin | None = None) -> int | None:
    """`Resolution`, `Recommendation`, `Question` ... at `start:end` and what follows; where it ends.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("Resolutions 71 and 72 (Rev. Kigali, 2022)", built_in().of("en").citations)
    >>> numbered(scan, 0, 11), [found.number for found in scan.found]
    (41, ['71', '72'])
    """
    patterns, text = scan.patterns, scan.text
    word = text[start:end]
    if word[-1] == "." and _ABBREVIATED.search(text, max(0, start - 20), start) is not None:
        return None  # "H.R.J. Res. 12": of a parliament
    here = end
    while here < len(text) and text[here] == " ":
        here += 1
    sign = patterns.numbers.sign.match(text, here)  # "Resolution No. 71"
    here = sign.end() if sign is not None else here
    series = patterns.words.kinds.get(word) or "RES"
    sector = sector_before(scan, start)
    head = Head(start, here, series, word in patterns.words.plurals, word in patterns.words.small, sector, pin)
    if series == "REP" or (series == "REC" and patterns.numbers.technical.match(text, here)):
        return technical(scan, head)
    if series == "Q":
        return question(scan, head)
    if series == "REC" and patterns.numbers.plain_technical.match(text, here):
        return plain_number(scan, head)
    if series not in TYPES:
        return None
    return _texts(scan, head)


def _texts(scan: Scan, head: Head) -> int | None:
    members = _members(scan, head)
    if not members:
        return None
    _years_of_sessions(scan, head, members)
    first, last = members[0], members[-1].end
    if head.several and _ranged(scan, members):
        return _range(scan, head, first, members[1])
    before, start = _body_before(scan, head.start)
    body, end = _body_after(scan, last)
    cited = _Cited(head.series, (start, end), body or before or _owner_before(scan, head), head.sector)
    if body is not None and not members[-1].editions and members[-1].unread is None:
        end = _edition_of_conference(scan, cited, members[-1], end, head.start)
    if _may_be_foreign(cited, members):
        if _not_ours(scan, head, last):
            return last  # "Recommendations 1 to 5 of the auditor"
        other = scan.patterns.bodies.foreign.match(scan.text, last)
        if other is not None:
            cited.foreign, end = True, other.end("name")
    if head.pin is not None:
        start, cited.pin = head.pin.start, head.pin.words
    cited.whole = (start, end)
    _share_edition(head, members)
    _add(scan, cited, members)
    return end


def _members(scan: Scan, head: Head) -> list[_Member]:
    """The numbers of a list; one that stands in a sentence with a small letter needs the look of a UN resolution."""
    patterns, text = scan.patterns, scan.text
    members: list[_Member] = []
    at = head.here
    apart = False
    while True:
        match = patterns.numbers.text.match(text, at)
        if match is None:
            break
        editions, end = _editions(scan, match.end(), head.start)
        if members and not editions and match["un"] is None and (apart or not head.several):
            break  # "Resolution 30 and 3 others"
        members.append(_Member(match, editions, match.start(), end, apart=apart))
        if not editions and match["un"] is None:
            members[-1].unread = _unread(scan, match.end())
        joint = patterns.lists.range_joint.match(text, end) or patterns.lists.joint.match(text, end)
        further = joint is not None and patterns.numbers.text.match(text, joint.end()) is not None
        titled = patterns.lists.titled.match(text, end) if head.several and not further else None
        joint, apart = (titled, True) if titled is not None else (joint, False)
        if joint is None:
            break
        at = joint.end()
    # Written small, it is any resolution but those of ITU and of the General Assembly.
    if head.small and not any(member.editions or member.match["un"] is not None for member in members):
        return []
    return members


def _unread(scan: Scan, at: int) -> str | None:
    """The words behind a number that look like an edition: a bracket with a year or with "Rev."."""
    match = scan.patterns.editions.unread.match(scan.text, at)
    return scan.printed(*match.span()).strip(" ,*") if match is not None else None


def _years_of_sessions(scan: Scan, head: Head, members: list[_Member]) -> None:
    """`Council Resolution 1305 (2009)`: the editions of members behind which a year alone stands, where the Council is named."""
    for member in members:
        session = _session(scan, member.end) if member.unread is not None else None
        if session is None:
            continue
        edition, end = session
        named = _body_before(scan, head.start)[0] or _body_after(scan, end)[0]
        if named == "C" or (named is None and is_of_council(head.series, member.match.group())):
            member.editions, member.unread, member.end = [edition], None, end


def _session(scan: Scan, at: int) -> tuple[Edition, int] | None:
    """A session of the Council by its year alone, in a bracket, and where it ends: there is one ordinary session a year."""
    bracket = scan.patterns.editions.year.match(scan.text, at)
    return (Edition(session_of(bracket["year"]), False, "C"), bracket.end()) if bracket is not None else None


def _edition_of_conference(scan: Scan, cited: _Cited, last: _Member, end: int, start: int) -> int:
    """`Resolution 71 of the Plenipotentiary Conference (Dubai, 2018)`: the edition that this conference adopted."""
    editions, after = _editions(scan, end, start)
    if editions:
        last.editions, cited.unmarked = editions, not any(edition.revised for edition in editions)
        last.end = after
        return after
    session = _session(scan, end) if cited.body == "C" else None
    if session is not None:
        last.editions, last.end = [session[0]], session[1]
        return last.end
    last.unread = _unread(scan, end)
    return end


def _share_edition(head: Head, members: list[_Member]) -> None:
    """An edition behind several numbers is that of each, back to the last edition: "Resolutions 71 and 72 (Rev. Kigali, 2022)"."""
    if not head.several:
        return
    for index in range(len(members) - 2, -1, -1):
        member, after = members[index], members[index + 1]
        if not member.editions and member.unread is None and not after.apart:
            member.editions, member.unread = after.editions, after.unread


def _add(scan: Scan, cited: _Cited, members: list[_Member]) -> None:
    """A citation for each edition of each member; the first begins where the list does."""
    scan.group += 1
    for index, member in enumerate(members):
        own = (cited.whole[0] if index == 0 else member.start, member.end)
        editions: list[Edition | None] = [*member.editions] or [None]
        for edition in editions:
            citation = _text(scan, cited, member.match, edition, own)
            if citation.family == "text":
                citation.unread = member.unread
                citation.unmarked = cited.unmarked
            scan.add(citation)


def _may_be_foreign(cited: _Cited, members: list[_Member]) -> bool:
    """Whether nothing says that the texts are ITU's."""
    return (
        cited.body is None
        and cited.sector is None
        and all(not member.editions and member.match["itu"] is not None for member in members)
    )


def _not_ours(scan: Scan, head: Head, at: int) -> bool:
    """Whether the words behind a list say that no body of ITU adopted it; of resolutions "of a ..." alone says so."""
    match = scan.patterns.bodies.not_ours.match(scan.text, at)
    return match is not None and (head.series != "RES" or match["some"] is not None)


def _ranged(scan: Scan, members: list[_Member]) -> bool:
    """Whether two numbers are the ends of a range; what has an edition of its own is a text of its own."""
    return (
        len(members) == 2
        and not members[0].editions
        and scan.patterns.lists.range_joint.match(scan.text, members[0].end) is not None
    )


def _range(scan: Scan, head: Head, first: _Member, final: _Member) -> int:
    """`Resolutions 1 to 5`: one citation, for nobody knows which texts there are between."""
    body, end = _body_after(scan, final.end)
    if body is None and _not_ours(scan, head, final.end):
        return final.end
    scan.group += 1
    cited = _Cited(head.series, (head.start, end), body or _body_before(scan, head.start)[0])
    edition = final.editions[0] if final.editions else None
    found = _text(scan, cited, first.match, edition, (head.start, final.end))
    scan.add(replace(found, number=f"{found.number}-{final.match.group().strip()}"))
    return end


def _text(scan: Scan, cited: _Cited, match: re.Match[str], edition: Edition | None, own: tuple[int, int]) -> Citation:
    """One text of a list, in one edition."""
    whole, series, body, pin = cited.whole, cited.series, cited.body, cited.pin
    number = " ".join(match.group().split())
    united = match["un"] is not None or body == "UNGA"
    foreign = body not in (None, "UNGA", "own") if united else body == "OTHER" or cited.foreign
    if foreign:
        return Citation(*own, whole, "other", "other", scan.printed(*whole), scan.group, pin=pin)
    if united:
        number = number.replace(" ", "").removeprefix("A/").removeprefix("RES/")
        return Citation(*own, whole, "text", "un-resolution", number, scan.group, series, "UNGA", None, pin)
    if match["of"] is not None:
        number = number.rpartition(" ")[2]
        body = _SECTOR_BODIES[scan.patterns.sectors.ids[folded(match["of"])]]
    elif cited.sector is not None and body is None and edition is None:
        body = _SECTOR_BODIES[cited.sector]
    if edition is not None and edition.body is not None:
        body = body or edition.body
    return Citation(*own, whole, "text", TYPES[series], number, scan.group, series, body, edition, pin)


def _editions(scan: Scan, at: int, start: int) -> tuple[Sequence[Edition], int]:
    """The editions behind a number, in brackets or without, and where they end."""
    patterns, text = scan.patterns, scan.text
    bracket = patterns.editions.bracket.match(text, at)
    if bracket is not None:
        editions = read_editions(bracket["inner"] or bracket["square"], patterns)
        return editions, bracket.end() if editions else at
    loose = patterns.editions.loose.match(text, at)
    if loose is None or (loose["plain"] is not None and "(" not in text[max(0, start - 20) : start]):
        return (), at
    editions = read_editions((loose["whole"] or loose["plain"]).replace("(", " ").replace(")", " "), patterns)
    end = loose.end()
    if loose["whole"] is not None and loose["whole"].endswith(")") and "(" not in loose["whole"]:
        end -= 1
    return editions, end if editions else at


def _body_after(scan: Scan, at: int) -> tuple[str | None, int]:
    """Who is named behind a list, "of the Council", and where the list ends with it."""
    match = scan.patterns.bodies.after.match(scan.text, at)
    if match is None:
        return None, at
    if match["own"] is not None:
        return "own", match.end()
    return scan.patterns.bodies.ids[folded(match["body"])], match.end()


def _body_before(scan: Scan, start: int) -> tuple[str | None, int]:
    """Who is named before a list, "Council Resolution 1372", and where the citation begins with it."""
    low = max(0, start - 90)
    match = scan.patterns.bodies.before.search(scan.text[low:start]) if scan.after_name(start) else None
    if match is None:
        return None, start
    return scan.patterns.bodies.ids[folded(match["body"])], low + match.start("body")


def _owner_before(scan: Scan, head: Head) -> str | None:
    """Who was named last before "its Resolution 2", or stands in one word with the kind: "PPResolutions 72"."""
    glued = scan.patterns.words.glued.get(scan.text[head.start : head.here].rstrip())
    if glued is not None:
        return glued
    before = scan.text[max(0, head.start - 200) : head.start]
    if scan.patterns.bodies.possessive.search(before) is None:
        return None
    named = [match["body"] for match in scan.patterns.bodies.name.finditer(before)]
    return scan.patterns.bodies.ids[folded(named[-1])] if named else None
