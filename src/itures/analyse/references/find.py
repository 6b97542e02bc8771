"""Finds citations in the wording of a clause: one pass from left to right, which never fails and resolves nothing.

citation   = text | provision | named | internal | standard
text       = [ body ] KIND member { "," | "and" | "to" member } [ "of" body ]
member     = number [ "(" edition ")" ]
place      = UNIT number { "," | "of" | "to" UNIT number }         "§ 4.2.1 of Article 4", "Annex 2"
provision  = place [ "of" instrument ]                            "Nos. 78 and 104 of the Constitution"
pinpoint   = ( place | call labels ) "of" ( text | named )        "resolves 2 of Resolution 80 (Rev. Marrakesh, 2002)"
internal   = call labels [ "above" ] | "Annex 1 to this Resolution"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from itures.grammar.editions import read_editions
from itures.language.citations import BLANKS, Patterns, bare, family_of
from itures.model.editions import Edition
from itures.model.folding import folded
from itures.model.references import ReferenceKind

Family = Literal[
    "text", "technical", "question", "provision", "instrument", "named", "internal", "document", "standard", "other"
]

_TEXTS: dict[str, ReferenceKind] = {"RES": "resolution", "DEC": "decision", "REC": "recommendation", "OP": "opinion"}
_ASCII_BLANKS = [(sign, plain) for sign, plain in BLANKS.items() if sign.isascii()]
_SENTENCE = re.compile(r"[^\W\d_]{3}\.\s+[A-Z(]|;\s")
_SECTOR_BODIES = {"ITU-R": "RA", "ITU-T": "WTSA", "ITU-D": "WTDC"}


ANNEX = "annex"
"""`Citation.series` of an annex of the text itself; where a clause is meant it is None."""
OWN = "#"
"""What `Citation.called` is where the words say that the text itself is meant ("to this Resolution")."""


@dataclass(slots=True)
class Citation:
    """A citation as it stands: `start:end` is its own place, `whole` that of the list it is a member of.

    `series` is the type of a text (RES, REC ...) or the instrument of a provision, None where the words do not say;
    `body` who adopted it, or the Sector, by the words beside it ("own": whoever adopts the citing text).
    For internal citations `number` is the path, the call and its labels, and `called` the call or OWN. `group` counts
    lists: members of one have the same.
    """

    start: int
    end: int
    whole: tuple[int, int]
    family: Family
    kind: ReferenceKind
    number: str
    group: int
    series: str | None = None
    body: str | None = None
    edition: Edition | None = None
    pin: str | None = None
    called: str | None = None


@dataclass(slots=True)
class _Unit:
    """A place in a text: what is numbered (Article, No., Annex ...), its members, where it stands."""

    kind: str
    start: int
    end: int
    members: list[tuple[str, int, int]]
    word: str = ""
    weak: bool = False


@dataclass(slots=True)
class _Call:
    """A call with labels: "resolves 1, 4 and 5"; `members` are paths."""

    text: str
    start: int
    end: int
    members: list[tuple[str, int, int]]


def find_citations(text: str, patterns: Patterns, calls: Sequence[str] = ()) -> list[Citation]:
    """The citations in a wording, in order. `calls` are those of the citing text itself, folded, longest first.

    >>> from itures.language import built_in
    >>> [found.number for found in find_citations("Nos. 6 and 7 of the ITU Constitution", built_in().of("en").citations)]
    ['No.6', 'No.7']
    """
    return _Scanner(_plain(text), patterns, calls).run()


def _plain(text: str) -> str:
    """Signs that print alike as one sign; replacing each where there is one is quicker than str.translate."""
    for sign, plain in BLANKS.items() if not text.isascii() else _ASCII_BLANKS:
        if sign in text:
            text = text.replace(sign, plain)
    return text


class _Scanner:
    def __init__(self, text: str, patterns: Patterns, calls: Sequence[str]) -> None:
        self.text = text
        self.patterns = patterns
        lowered = text.lower()
        self.calls = tuple(calls) if len(lowered) == len(text) else ()
        self.lowered = lowered if self.calls else ""
        self.found: list[Citation] = []
        self.group = 0

    def run(self) -> list[Citation]:
        text, search = self.text, self.patterns.trigger.search
        match, start = self.patterns.at_word.match(text), 0
        if match is None:
            match = search(text)
            start = match.start() + 1 if match is not None else 0
        while match is not None:
            family = family_of(match)
            end: int | None = None
            if family == "numbered":
                end = self._numbered(start, match.end(), text[start : match.end()])
            elif family in ("unit", "annex"):
                end = self._place(start)
            elif family == "call":
                end = self._call(start)
            elif family == "whole":
                end = self._instrument(start) or self._named(start)
            elif family == "sector":
                end = self._technical(start, start, None)
            elif family == "named":
                end = self._named(start) or self._instrument(start)
            elif family == "short":
                end = self._short(start)
            elif family == "symbol":
                end = self._symbol(start)
            elif family == "document":
                end = self._document(start)
            elif family == "standard":
                end = self._standard(start)
            at = end if end is not None and end > start else match.end()
            # The sign before the next word may be the last one of this citation.
            match = search(text, at - 1)
            start = match.start() + 1 if match is not None else at
        return self.found

    def _add(self, citation: Citation) -> None:
        self.found.append(citation)

    def _list(self, member: re.Pattern[str], at: int, several: bool) -> Iterator[tuple[re.Match[str], bool]]:
        """Members of a list from `at` on, and whether each is the end of a range."""
        match = member.match(self.text, at)
        ranged = False
        while match is not None:
            yield match, ranged
            if not several:
                return
            joint = self.patterns.range_joint.match(self.text, match.end())
            ranged = joint is not None
            joint = joint or self.patterns.joint.match(self.text, match.end())
            if joint is None:
                return
            match = member.match(self.text, joint.end())

    # Texts with numbers.

    def _numbered(
        self, start: int, end: int, word: str, pin: str | None = None, pin_start: int | None = None
    ) -> int | None:
        """`Resolution`, `Recommendation`, `Question` ... and what follows."""
        patterns = self.patterns
        here = end
        while here < len(self.text) and self.text[here] == " ":
            here += 1
        series = patterns.kinds.get(word) or "RES"
        sector = self._sector_before(start)
        if series == "REP" or (series == "REC" and patterns.technical.match(self.text, here)):
            return self._technical(start, here, sector, series, word in patterns.plurals, pin, pin_start)
        if series == "Q":
            return self._question(start, here, sector, word in patterns.plurals)
        if series == "REC" and patterns.plain_technical.match(self.text, here):
            return self._plain_number(start, here, series, pin)
        if series not in _TEXTS:
            return None
        return self._texts(start, here, series, word, pin, pin_start, sector)

    def _texts(
        self, start: int, here: int, series: str, word: str, pin: str | None, pin_start: int | None, sector: str | None
    ) -> int | None:
        patterns, text = self.patterns, self.text
        plural = word in patterns.plurals
        lower = word in patterns.small
        before, whole_start = self._body_before(start)
        members: list[tuple[re.Match[str], list[Edition], int, int]] = []
        at = here
        last = here
        while True:
            match = patterns.number.match(text, at)
            if match is None or (lower and match["un"] is None):
                break
            editions, after = self._editions(match.end(), start)
            if members and not plural and not editions and match["un"] is None:
                break  # "Resolution 30 and 3 others"
            members.append((match, editions, match.start(), after))
            last = after
            joint = patterns.range_joint.match(text, after) or patterns.joint.match(text, after)
            if joint is None:
                break
            at = joint.end()
        if not members:
            return None
        if plural and patterns.range_joint.match(text, members[0][3]) and len(members) == 2 and not members[0][1]:
            if series != "RES" and self._body_after(last)[0] is None and patterns.not_ours.match(text, last):
                return last
            return self._range(start, members, series, word, before)
        # One edition behind several numbers is that of each: "Resolutions 71 and 72 (Rev. Kigali, 2022)".
        given = [editions for _, editions, _, _ in members]
        if plural and len(members) > 1 and given[-1] and not any(given[:-1]):
            given = [given[-1]] * len(members)
        body, end = self._body_after(last)
        body = body or before or self._owner_before(start)
        foreign = None
        if (
            body is None
            and not any(given)
            and all(match["itu"] is not None for match, *_ in members)
            and sector is None
        ):
            if patterns.not_ours.match(text, last) and series != "RES":
                return last  # "Recommendations 1 to 5 of the auditor"
            other = patterns.foreign_body.match(text, last)
            if other is not None:
                foreign, end = other["name"], other.end("name")
        self.group += 1
        whole = (pin_start if pin_start is not None else whole_start, end)
        for (match, _, member_start, member_end), editions in zip(members, given, strict=True):
            own_start = whole[0] if match is members[0][0] else member_start
            each: list[Edition | None] = [*editions] or [None]
            for edition in each:
                self._add(
                    self._text(match, edition, series, body, sector, foreign, (own_start, member_end), whole, pin)
                )
        return end

    def _range(
        self,
        start: int,
        members: list[tuple[re.Match[str], list[Edition], int, int]],
        series: str,
        word: str,
        before: str | None,
    ) -> int:
        (first, _, _, _), (final, editions, _, last) = members
        body, end = self._body_after(last)
        self.group += 1
        found = self._text(
            first,
            editions[0] if editions else None,
            series,
            body or before,
            None,
            None,
            (start, last),
            (start, end),
            None,
        )
        self._add(replace(found, number=f"{found.number}-{final.group().strip()}"))
        return end

    def _text(
        self,
        match: re.Match[str],
        edition: Edition | None,
        series: str,
        body: str | None,
        sector: str | None,
        foreign: str | None,
        own: tuple[int, int],
        whole: tuple[int, int],
        pin: str | None,
    ) -> Citation:
        kind = _TEXTS[series]
        number = " ".join(match.group().split())
        if match["un"] is not None or body == "UNGA":
            number = number.replace(" ", "")
            if body not in (None, "UNGA", "own"):
                return Citation(*own, whole, "other", "other", self._printed(whole), self.group, pin=pin)
            return Citation(*own, whole, "text", "un-resolution", number, self.group, series, "UNGA", None, pin)
        if body == "OTHER" or foreign is not None:
            return Citation(*own, whole, "other", "other", self._printed(whole), self.group, pin=pin)
        if match["of"] is not None:
            number = number.rpartition(" ")[2]
            body = _SECTOR_BODIES[self.patterns.sectors[folded(match["of"])]]
        elif sector is not None and body is None and edition is None:
            body = _SECTOR_BODIES[sector]
        if edition is not None and edition.body is not None:
            body = body or edition.body
        return Citation(*own, whole, "text", kind, number, self.group, series, body, edition, pin)

    def _printed(self, place: tuple[int, int]) -> str:
        return " ".join(self.text[place[0] : place[1]].split())

    def _editions(self, at: int, start: int) -> tuple[list[Edition], int]:
        """The editions behind a number, in brackets or without, and where they end."""
        bracket = self.patterns.bracket.match(self.text, at)
        if bracket is not None:
            editions = read_editions(bracket["inner"], self.patterns)
            return editions, bracket.end() if editions else at
        loose = self.patterns.loose_edition.match(self.text, at)
        if loose is None or (loose["plain"] is not None and "(" not in self.text[max(0, start - 20) : start]):
            return [], at
        editions = read_editions((loose["whole"] or loose["plain"]).replace("(", " ").replace(")", " "), self.patterns)
        end = loose.end()
        if loose["whole"] is not None and loose["whole"].endswith(")") and "(" not in loose["whole"]:
            end -= 1
        return editions, end if editions else at

    def _body_after(self, at: int) -> tuple[str | None, int]:
        match = self.patterns.after_body.match(self.text, at)
        if match is None:
            return None, at
        if match["own"] is not None:
            return "own", match.end()
        return self.patterns.bodies[folded(match["body"])], match.end()

    def _body_before(self, start: int) -> tuple[str | None, int]:
        low = max(0, start - 90)
        match = self.patterns.before_body.search(self.text[low:start]) if self._after_name(start) else None
        if match is None:
            return None, start
        return self.patterns.bodies[folded(match["body"])], low + match.start("body")

    def _after_name(self, start: int) -> bool:
        """Whether the word before may end the name of a body, a Sector or an instrument."""
        words = self.text[max(0, start - 30) : start].split()
        return bool(words) and (
            words[-1][-1] in ")/"
            or words[-1].isdigit()
            or bare(words[-1], self.patterns.possessive_signs) in self.patterns.last_words
        )

    def _owner_before(self, start: int) -> str | None:
        """Who was named last before "its Resolution 2"."""
        low = max(0, start - 200)
        before = self.text[low:start]
        if self.patterns.possessive.search(before) is None:
            return None
        named = [match["body"] for match in self.patterns.name.finditer(before)]
        return self.patterns.bodies[folded(named[-1])] if named else None

    def _sector_before(self, start: int) -> str | None:
        low = max(0, start - 60)
        match = self.patterns.before_sector.search(self.text[low:start]) if self._after_name(start) else None
        return self.patterns.sectors[folded(match["sector"])] if match is not None else None

    def _technical(
        self,
        start: int,
        here: int,
        sector: str | None,
        series: str = "REC",
        several: bool = True,
        pin: str | None = None,
        pin_start: int | None = None,
    ) -> int | None:
        """Recommendations and Reports of the Sectors: "Recommendations ITU-R M.1787, ITU-R M.1901 and M.2030"."""
        patterns = self.patterns
        found: list[tuple[re.Match[str], str | None, bool]] = []
        named = sector
        for match, ranged in self._list(patterns.technical, here, True):
            if found and match["sector"] is None and not several:
                break
            if match["sector"] is not None:
                named = patterns.sectors[folded(match["sector"])]
            found.append((match, named, ranged))
        if not found:
            return self._plain_number(start, here, series, pin)
        end = found[-1][0].end()
        after = patterns.after_sector.match(self.text, end)
        if after is not None:
            named = patterns.sectors[folded(after["sector"])]
            end = after.end()
            found = [(match, own or named, ranged) for match, own, ranged in found]
        self.group += 1
        whole = (pin_start if pin_start is not None else start, end)
        for index, (match, own, _) in enumerate(found):
            number = match["run"] or (match["radio"] or match["series"]).replace(" ", ".", 1)
            if own is None and match["radio"] is not None and len(match["radio"].split(".")[0]) > 1:
                own = "ITU-R"
            place = (start if index == 0 else match.start(), match.end())
            kind: ReferenceKind = "technical-recommendation" if series == "REC" else "report"
            self._add(Citation(*place, whole, "technical", kind, number, self.group, series, own, pin=pin))
        return end

    def _plain_number(self, start: int, here: int, series: str, pin: str | None) -> int | None:
        """`Recommendation ITU-D 20`: a number without a series."""
        match = self.patterns.plain_technical.match(self.text, here)
        if match is None:
            return None
        sector = self.patterns.sectors[folded(match["sector"])]
        kind: ReferenceKind = "technical-recommendation" if series == "REC" else "report"
        self.group += 1
        place = (start, match.end())
        self._add(Citation(*place, place, "technical", kind, match["number"], self.group, series, sector, pin=pin))
        return match.end()

    def _question(self, start: int, here: int, sector: str | None, several: bool) -> int | None:
        patterns = self.patterns
        found: list[tuple[re.Match[str], str | None]] = []
        ends: dict[int, re.Match[str]] = {}
        for match, ranged in self._list(patterns.question, here, True):
            if found and match["sector"] is None and not several:
                break
            if match["sector"] is not None:
                sector = patterns.sectors[folded(match["sector"])]
            if ranged:
                ends[len(found) - 1] = match
            else:
                found.append((match, sector))
        if not found:
            return None
        end = max(match.end() for match in (found[-1][0], *ends.values()))
        after = patterns.after_sector.match(self.text, end)
        if after is not None:
            sector = patterns.sectors[folded(after["sector"])]
            end = after.end()
        self.group += 1
        for index, (match, own) in enumerate(found):
            last = ends.get(index, match)
            number = match["number"] + (f"-{last['number']}" if last is not match else "")
            place = (start if index == 0 else match.start(), last.end())
            self._add(Citation(*place, (start, end), "question", "question", number, self.group, "Q", own or sector))
        return end

    # Places: provisions, annexes, pinpoints.

    def _chain(self, start: int) -> tuple[list[_Unit], list[str]]:
        """Places in one another, "§ 4.2.1 of Article 4", and how they are linked."""
        patterns, text = self.patterns, self.text
        units: list[_Unit] = []
        links: list[str] = []
        unit = self._unit(start)
        while unit is not None:
            units.append(unit)
            into = patterns.into.match(text, unit.end)
            following = self._unit(into.end(), bare=True) if into is not None else None
            link = "of"
            if following is None:
                comma = patterns.comma.match(text, unit.end)
                following = self._unit(comma.end()) if comma is not None else None
                link = ","
                if following is not None and not (following.kind in ("part", "annex") and unit.kind != "annex"):
                    following = None
            unit = following
            if unit is not None:
                links.append(link)
        return units, links

    def _place(self, start: int) -> int | None:
        patterns, text = self.patterns, self.text
        units, links = self._chain(start)
        if not units:
            return None
        # A chain by commas alone is no pinpoint: "Article 21, Table 21-4" cites the Article.
        far = units[-1]
        while len(units) > 1 and not self._closes(units[-1], links[-1]):
            units.pop()
            links.pop()
        last = units[-1]
        if far is not last and last.kind in ("article", "appendix"):
            ahead = self._ahead(units, last, far)
            if ahead is not None:
                return ahead
        elif last.kind == "annex" and not last.members and len(units) > 1 and units[-2].kind in ("article", "number"):
            ahead = self._ahead(units[:-1], units[-2], last)
            if ahead is not None:
                return ahead
        pin = " ".join(text[units[0].start : units[-2].end].split()) if len(units) > 1 else None
        target = self._into_text(units)
        if target is not None:
            return target
        if last.kind in ("annex", "part") or (last.kind == "appendix" and patterns.this_text.match(text, last.end)):
            return self._own_annex(units, pin)
        if last.kind == "appendix":
            return self._provision(last, "App.", pin, units[0].start)
        that = patterns.that_appendix.match(text, last.end)
        if that is not None:
            return self._that_appendix(units, that.end())
        return self._provision(last, "Art." if last.kind == "article" else "No.", pin, units[0].start)

    def _ahead(self, units: list[_Unit], last: _Unit, far: _Unit) -> int | None:
        """`Article 9, paragraph 2, of the Constitution`, `No. 1005 of the Annex to the Convention`.

        The instrument follows a place in what is cited. `Appendix 4, Annex 2` needs none.
        """
        if self.patterns.instrument.match(self.text, far.end) is None and not (
            last.kind == "appendix" and far.kind == "annex"
        ):
            return None
        pin = self.text[last.end : far.end].strip(" ,") if far.members else None
        prefix = {"article": "Art.", "number": "No.", "appendix": "App."}[last.kind]
        return self._provision(replace(last, end=far.end), prefix, pin, units[0].start)

    def _closes(self, unit: _Unit, link: str) -> bool:
        """Whether what stands before this unit is a place in it: it is itself in something that has a name."""
        if unit.kind in ("article", "appendix", "number"):
            return link == "of"
        after = self.text[unit.end : unit.end + 80]
        into = self.patterns.into.match(after)
        return into is not None and (
            link == "of"
            or after[into.end() : into.end() + 1].isupper()
            or self.patterns.this_text.match(after) is not None
        )

    def _unit(self, at: int, bare: bool = False) -> _Unit | None:
        patterns, text = self.patterns, self.text
        match = patterns.unit.match(text, at)
        if match is None:
            return None
        kind = match.lastgroup or ""
        word = match.group().strip()
        members: list[tuple[str, int, int]] = []
        here = match.end()
        pattern = {
            "article": patterns.article,
            "number": patterns.provision,
            "appendix": patterns.appendix,
            "annex": patterns.annex,
            "part": patterns.part,
        }[kind]
        several = word.endswith(patterns.plural_ending) or word in patterns.several
        for found, ranged in self._list(pattern, here, True):
            number = found.group().split("(")[0].strip() if kind == "appendix" else found.group().replace(" ", "")
            if members and not several and not (kind == "number" and "." in number and "." in members[-1][0]):
                break
            if members and kind == "number" and ("." in members[0][0]) != ("." in number):
                break  # "No. 11.44 and 3 networks"
            if ranged and members:
                first, start, _ = members[-1]
                members[-1] = (f"{first}-{number}", start, found.end())
            else:
                members.append((number, found.start(), found.end()))
        if not members:
            if kind == "annex" and bare:
                return _Unit(kind, at, match.end() - (len(match.group()) - len(word)), [], word)
            if kind == "annex" and patterns.into.match(text, match.end() - 1):
                return _Unit(kind, at, match.end() - 1, [], word)
            return None
        weak = kind == "number" and "." not in word and "." not in members[0][0]
        return _Unit(kind, at, members[-1][2], members, word, weak)

    def _into_text(self, units: list[_Unit]) -> int | None:
        """A place "of Resolution 35 (Rev.WRC-23)", "of the Tunis Agenda": the place is the pinpoint."""
        text = self.text
        into = self.patterns.into.match(text, units[-1].end)
        if into is None:
            return None
        start = units[0].start
        pin = " ".join(text[start : units[-1].end].split())
        return self._cited_at(into.end(), pin, start)

    def _cited_at(self, at: int, pin: str, start: int) -> int | None:
        """The text that is cited at `at`, with a pinpoint."""
        patterns, text = self.patterns, self.text
        same = patterns.same.match(text, at)
        if same is not None:
            return self._same(pin, start, same.end())
        found = patterns.at_word.match(text, at)
        if found is None and text[at : at + 1].isupper():
            # The body may stand before the kind: "resolves 2 of Council Resolution 1372".
            later = patterns.trigger.search(text, at, at + 80)
            if later is None or patterns.before_body.match(text[at : later.start() + 1]) is None:
                return None
            at = later.start() + 1
            found = patterns.at_word.match(text, at)
        if found is None:
            return None
        family = family_of(found)
        if family == "numbered":
            return self._numbered(at, found.end(), found.group(), pin, start)
        if family == "sector":
            return self._technical(at, at, None, "REC", False, pin, start)
        if family in ("named", "whole"):
            return self._named(at, pin, start)
        return None

    def _same(self, pin: str, start: int, end: int) -> int | None:
        last = next((one for one in reversed(self.found) if one.family == "text"), None)
        if last is None:
            return None
        self.group += 1
        self._add(replace(last, start=start, end=end, whole=(start, end), pin=pin, group=self.group))
        return end

    def _that_appendix(self, units: list[_Unit], end: int) -> int:
        """`Article 4 of that Appendix`: the one that was cited last."""
        last = next((one for one in reversed(self.found) if one.number.startswith("App.")), None)
        if last is not None:
            start = units[0].start
            pin = " ".join(self.text[start : units[-1].end].split())
            self.group += 1
            self._add(replace(last, start=start, end=end, whole=(start, end), pin=pin, group=self.group))
        return end

    def _own_annex(self, units: list[_Unit], pin: str | None) -> int | None:
        """`Annex 1 to this Resolution`, or an annex of nothing that is named."""
        last = units[-1]
        this = self.patterns.this_text.match(self.text, last.end)
        if last.kind == "part":
            return last.end
        if this is None and self.patterns.of_another.match(self.text, last.end):
            return last.end  # "Annex 10 to the Convention on International Civil Aviation"
        end = this.end() if this is not None else last.end
        self.group += 1
        whole = (units[0].start, end)
        called = self.patterns.annexes.get(last.word, last.word)
        for number, start, member_end in last.members or [("", last.start, last.end)]:
            place = (units[0].start if start == (last.members[0][1] if last.members else start) else start, member_end)
            self._add(
                Citation(
                    *place,
                    whole,
                    "internal",
                    "internal",
                    f"{called} {number}".strip(),
                    self.group,
                    ANNEX,
                    pin=pin,
                    called=OWN if this is not None else called,
                )
            )
        return end

    def _provision(self, unit: _Unit, prefix: str, pin: str | None, start: int) -> int | None:
        patterns, text = self.patterns, self.text
        series, end = None, unit.end
        after = patterns.instrument.match(text, unit.end)
        if after is not None and not (
            patterns.instruments[folded(after["name"])] in ("CS", "CV")
            and patterns.foreign_before.search(text[unit.end : after.start("name")])
        ):
            series, end = patterns.instruments[folded(after["name"])], after.end()
        else:
            before = (
                patterns.before_instrument.search(text[max(0, start - 60) : start]) if self._after_name(start) else None
            )
            if before is not None:
                series = patterns.instruments[folded(before["name"])]
                self._drop_whole(max(0, start - 60) + before.start("name"))
        other = patterns.other.match(text, unit.end) if series is None and unit.kind == "article" else None
        self.group += 1
        whole = (start, end)
        if other is not None:
            # An Article of a treaty that is not ITU's.
            whole = (start, other.end("name"))
            name = " ".join(other["name"].split())
            printed = " ".join(text[start : unit.end].split())
            self._add(Citation(*whole, whole, "other", "other", name, self.group, pin=printed))
            return whole[1]
        if unit.weak and series is None:
            return unit.end
        for index, (number, member_start, member_end) in enumerate(unit.members):
            place = (start if index == 0 else member_start, member_end if len(unit.members) > 1 else end)
            self._add(
                Citation(*place, whole, "provision", "provision", f"{prefix}{number}", self.group, series, pin=pin)
            )
        return end

    def _drop_whole(self, start: int) -> None:
        """In "Radio Regulations No. 5.441" the name was taken for the instrument as a whole."""
        if self.found and self.found[-1].family == "instrument" and self.found[-1].start >= start:
            self.found.pop()

    def _short(self, start: int) -> int | None:
        match = self.patterns.short.match(self.text, start)
        if match is None:
            return self._instrument(start)
        self.group += 1
        whole = match.span()
        prefix = "Art." if match["article"] else "No."
        self._add(
            Citation(*whole, whole, "provision", "provision", prefix + match["number"], self.group, match["instrument"])
        )
        return match.end()

    def _instrument(self, start: int) -> int | None:
        """A basic text named as a whole."""
        match = self.patterns.whole.match(self.text, start)
        if match is None:
            return None
        name = folded(match["name"])
        key = self.patterns.instruments[name]
        if len(match["name"]) <= 3 and key not in ("ITR",):
            return match.end()
        if key in ("CS", "CV") and self.patterns.foreign_before.search(self.text[max(0, start - 20) : start]):
            return match.end()
        self.group += 1
        edition = None
        bracket = self.patterns.bracket.match(self.text, match.end())
        if bracket is not None:
            editions = read_editions(bracket["inner"], self.patterns)
            edition = editions[0] if editions and "-" in editions[0].slug else None
        end = bracket.end() if bracket is not None and edition is not None else match.end()
        whole = (start, end)
        if (
            edition is not None
            and self.found
            and self.found[-1].family == "instrument"
            and self.patterns.joined.match(self.text[self.found[-1].end : start])
        ):
            self.found[-1] = replace(self.found[-1], edition=edition)
        self._add(Citation(*whole, whole, "instrument", "instrument", key, self.group, key, edition=edition))
        return end

    # Named texts.

    def _named(self, start: int, pin: str | None = None, pin_start: int | None = None) -> int | None:
        patterns, text = self.patterns, self.text
        match = patterns.named.match(text, start)
        if match is None:
            return None
        key = patterns.names[folded(match["name"])]
        begin = pin_start if pin_start is not None else start
        if key == "SDG":
            return self._goals(start, match.end())
        self.group += 1
        end = match.end()
        kind: ReferenceKind = "wsis" if key.startswith("WSIS") or "WSIS" in key else "agenda"
        if key == "ITU/SP":
            kind = "plan"
            years = patterns.period.match(text, end)
            if years is not None:
                key += "/" + re.sub(r"\s?[-–]\s?", "-", years["years"])
                end = years.end() - (text[years.end() - 1] == ")" and "(" not in years.group())
        if pin is not None and key.startswith("WSIS"):
            pin = re.sub(r"\A(?:[^\W\d]+\.?|§+)\s*(?=\d)", "", pin)
        family: Family = "other" if key.startswith("OTHER:") else "named"
        self._add(Citation(begin, end, (begin, end), family, kind, key.removeprefix("OTHER:"), self.group, pin=pin))
        return end

    def _goals(self, start: int, at: int) -> int:
        numbers = list(self._list(self.patterns.goals, at, False))
        self.group += 1
        if not numbers:
            self._add(Citation(start, at, (start, at), "named", "sdg", "SDG", self.group))
            return at
        first = numbers[0][0]
        members = [(first["number"], start, first.end())]
        further = re.compile(r"(?P<number>\d{1,2})(?![\w]|\.\d)")
        here = first.end()
        while (
            joint := self.patterns.range_joint.match(self.text, here) or self.patterns.joint.match(self.text, here)
        ) is not None:
            match = further.match(self.text, joint.end())
            if match is None or not 1 <= int(match["number"]) <= 17:
                break
            if self.patterns.range_joint.match(self.text, here):
                members[-1] = (f"{members[-1][0]}-{match['number']}", members[-1][1], match.end())
            else:
                members.append((match["number"], match.start(), match.end()))
            here = match.end()
        for number, begin, end in members:
            self._add(Citation(begin, end, (start, here), "named", "sdg", f"SDG/{number}", self.group))
        return here

    # Clauses of the citing text itself.

    def _call(self, start: int) -> int | None:
        patterns, text = self.patterns, self.text
        groups: list[_Call] = []
        at = start
        while True:
            call = self._labelled(at, bool(groups))
            if call is None:
                break
            groups.append(call)
            above = patterns.above.match(text, call.end)
            joint = patterns.joint.match(text, above.end() if above is not None else call.end)
            if joint is None:
                break
            at = joint.end()
        if not groups:
            return self._pointing(start)
        for size in range(len(groups), 0, -1):
            into = patterns.into.match(text, groups[size - 1].end)
            if into is None or patterns.this_text.match(text, groups[size - 1].end):
                continue
            first = size - 1
            while first and groups[first - 1].members:
                first -= 1
            pin = " ".join(text[groups[first].start : groups[size - 1].end].split())
            before = len(self.found)
            end = self._cited_at(into.end(), pin, groups[first].start)
            if end is not None:
                kept = self.found[before:]
                del self.found[before:]
                for group in groups[:first]:
                    self._internal(group)
                self.found += kept
                return end
        end = groups[0].end
        for index, group in enumerate(groups):
            if not group.members and index and groups[index - 1].members is None:
                break
            self._internal(group)
            end = group.end
        return end

    def _labelled(self, at: int, listed: bool = False) -> _Call | None:
        """A call with its labels, or one that stands for all its clauses."""
        patterns, text = self.patterns, self.text
        own = self._own_call(at)
        modifier = patterns.modifier.match(text, at) if own is None else None
        if modifier is not None and (
            patterns.see.search(text[max(0, at - 8) : at]) or self._own_call(modifier.end()) is not None
        ):
            return self._labelled(
                modifier.end(), listed
            )  # "see also resolves 2", where "also resolves" is no call of the text
        match = patterns.call.match(text, at)
        for after in (own, match.end() if match is not None else None):
            if after is None:
                continue
            phrase = " ".join(text[at:after].split())
            members, end = self._labels(after, phrase)
            if members:
                if not self._points(at, end, members[-1][0], after == own, listed):
                    return None
                return _Call(phrase, at, end, members)
        if own is not None and self._stands_for_all(at, own):
            return _Call(" ".join(text[at:own].split()), at, own, [])
        return None

    def _points(self, start: int, end: int, last: str, own: bool, listed: bool) -> bool:
        """Whether a call with labels points at clauses; "the board decides 3 times a year" does not."""
        patterns, text = self.patterns, self.text
        before = text[max(0, start - 24) : start]
        led = patterns.before_bare.search(before) is not None
        if not led and patterns.opens_clause.match(text, end):
            return False  # the call itself, in the middle of a line
        if listed or patterns.above.match(text, end) or patterns.this_text.match(text, end) or last.endswith(")"):
            return True
        closed = patterns.after_bare.match(text, end) is not None
        led = patterns.before_labels.search(before) is not None
        return closed or led if own else closed and (led or patterns.into.match(text, end) is not None)

    def _own_call(self, at: int) -> int | None:
        """Where a call of the citing text itself ends that begins here."""
        if not self.lowered.startswith(self.calls, at):
            return None
        for call in self.calls:
            if self.lowered.startswith(call, at):
                end = at + len(call)
                if not (self.lowered[end : end + 1].isalnum() or self.lowered[end : end + 1] == "-"):
                    return end
        return None

    def _stands_for_all(self, start: int, end: int) -> bool:
        patterns, text = self.patterns, self.text
        if patterns.after_this.search(text[max(0, start - 12) : start]):
            return False
        if patterns.above.match(text, end):
            return True
        led = patterns.before_bare.search(text[max(0, start - 16) : start]) is not None
        if text.count(" ", start, end) > 2:
            return led  # nobody writes a call with its addressee in a sentence by chance
        return led and not patterns.not_bare.match(text, end) and patterns.after_bare.match(text, end) is not None

    def _labels(self, at: int, call: str) -> tuple[list[tuple[str, int, int]], int]:
        patterns, text = self.patterns, self.text
        begin = at
        while text[begin : begin + 1] == " ":
            begin += 1
        if begin == at:
            return [], at
        found: list[tuple[str, int, int]] = []
        path: list[str] = []
        end = at
        for match, ranged in self._list(patterns.label, begin, True):
            parts = patterns.labels.findall(match.group())
            if found and not ranged and not _fits(parts, path):
                break
            if found and len(parts) == 1 and not parts[0][0].isdigit() and path[0][0].isdigit() and len(path) > 1:
                parts = [*path[:-1], parts[0]]
            if ranged and found:
                first, start, _ = found[-1]
                found[-1] = (f"{first}-{parts[-1] if parts[:-1] == path[:-1] else ' '.join(parts)}", start, match.end())
            else:
                found.append((f"{call} {' '.join(parts)}", match.start(), match.end()))
            path = parts
            end = match.end()
        return found, end

    def _internal(self, call: _Call) -> None:
        above = self.patterns.above.match(self.text, call.end)
        this = self.patterns.this_text.match(self.text, call.end)
        end = (above or this).end() if above or this else call.end  # type: ignore[union-attr]  # one of them is there
        self.group += 1
        whole = (call.start, end)
        for index, (path, start, member_end) in enumerate(call.members or [(call.text, call.start, call.end)]):
            place = (call.start if index == 0 else start, member_end)
            self._add(Citation(*place, whole, "internal", "internal", path, self.group, called=call.text))

    def _pointing(self, start: int) -> int | None:
        """`instructs the Director 3 of Resolution 85 (Rev.WRC-23)`: a call of another text, known by what follows."""
        patterns, text = self.patterns, self.text
        match = patterns.addressed.match(text, start)
        if match is None:
            return None
        for later in patterns.at_word.finditer(text, start + 1, match.end()):
            if text[later.start() - 1] != " ":
                continue
            if family_of(later) in ("unit", "annex", "numbered"):
                return None  # "given in Annex 2 to this Resolution"
            if family_of(later) == "call" and (
                self._own_call(later.start()) is not None or self._labels(later.end(), "")[0]
            ):
                return None  # "pursuant to resolves 11": the call is the later one
        phrase = " ".join(match.group().split())
        members, end = self._labels(match.end() - 1, phrase)
        if not members:
            return None
        if patterns.above.match(text, end) or patterns.this_text.match(text, end):
            self._internal(_Call(phrase, start, end, members))
            return end
        into = patterns.into.match(text, end)
        if into is None:
            return None
        return self._cited_at(into.end(), " ".join(text[start:end].split()), start)

    # Others.

    def _symbol(self, start: int) -> int | None:
        match = self.patterns.symbol.match(self.text, start)
        if match is None:
            return None
        self.group += 1
        self._add(
            Citation(
                *match.span(),
                match.span(),
                "text",
                "un-resolution",
                match["number"].replace(" ", ""),
                self.group,
                "RES",
                "UNGA",
            )
        )
        return match.end()

    def _document(self, start: int) -> int | None:
        match = self.patterns.document.match(self.text, start)
        if match is None:
            return None
        self.group += 1
        self._add(
            Citation(*match.span(), match.span(), "document", "document", self._printed(match.span()), self.group)
        )
        return match.end()

    def _standard(self, start: int) -> int | None:
        match = self.patterns.standard.match(self.text, start)
        if match is None:
            return None
        self.group += 1
        self._add(
            Citation(*match.span(), match.span(), "standard", "standard", self._printed(match.span()), self.group)
        )
        return match.end()


def _fits(parts: list[str], path: list[str]) -> bool:
    """A list goes on with labels of the same look: letters after letters, numbers after numbers."""
    return parts[0][0].isdigit() == path[0][0].isdigit() or (len(path) > 1 and not parts[0][0].isdigit())
