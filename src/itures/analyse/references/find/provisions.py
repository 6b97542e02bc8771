"""Places: Articles, numbers, appendices and annexes, in one another and in the basic texts, and those texts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from itures.analyse.references.find.citation import ANNEX, OWN, Citation
from itures.analyse.references.find.clauses import points_of
from itures.analyse.references.find.pinpoints import cited_at, thereto
from itures.analyse.references.find.scan import Members, Pin, Scan
from itures.grammar.editions import read_editions
from itures.model.editions import Edition
from itures.model.folding import folded

_TWO_NAMES = 200
"""So many characters hold the names of two instruments."""
_PREFIXES = {"article": "Art.", "number": "No.", "appendix": "App."}


@dataclass(slots=True)
class _Unit:
    """A place in a text: what is numbered (Article, No., Annex ...), its members, where it stands."""

    kind: str
    start: int
    end: int
    members: Members
    word: str = ""
    weak: bool = False


def place(scan: Scan, start: int) -> int | None:
    """A place and what it is in, "§ 4.2.1 of Article 4", "Annex 1 to Resolution 2"; where it ends.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("§ 4.2.1 of Article 4 of the Radio Regulations", built_in().of("en").citations)
    >>> place(scan, 0), scan.found[0].series, scan.found[0].number, scan.found[0].pin
    (45, 'RR', 'Art.4', '§ 4.2.1')
    """
    units, links = _chain(scan, start)
    if not units:
        return None
    # A chain by commas alone is no pinpoint: "Article 21, Table 21-4" cites the Article.
    far = units[-1]
    while len(units) > 1 and not _closes(scan, units[-1], links[-1]):
        units.pop()
        links.pop()
    end = _ahead(scan, units, far)
    if end is None:
        end = _into_text(scan, units)
    if end is None and far is not units[-1] and far.kind == "part" and len(units) == 1 and units[0].kind == "annex":
        return _own_annex(scan, units, scan.text[units[0].end : far.end].strip(" ,"), far.end)
    return end if end is not None else _last(scan, units)


def places(scan: Scan, start: int) -> int | None:
    """Where annexes and parts in one another end that begin here, "Annex 1, § 4.2", and are in nothing that is named.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> places(opened("Annex 1, § 4.2, and", built_in().of("en").citations), 0)
    14
    """
    units, _ = _chain(scan, start)
    if not units or not all(unit.kind in ("annex", "part") and unit.members for unit in units):
        return None
    end = units[-1].end
    comma = scan.patterns.units.comma.match(scan.text, end)
    further = _unit(scan, comma.end()) if comma is not None else None
    if further is not None and further.kind == "part" and further.members:
        end = further.end
    return None if scan.patterns.units.into.match(scan.text, end) is not None else end


def _last(scan: Scan, units: list[_Unit]) -> int | None:
    """The last of several places is cited, and those before it are in it."""
    last = units[-1]
    pin = scan.printed(units[0].start, units[-2].end) if len(units) > 1 else None
    if last.kind in ("annex", "part"):
        end = thereto(scan, last.end, Pin(scan.printed(units[0].start, last.end), units[0].start))
        if end is not None:
            return end
    this = scan.patterns.units.this_text
    if last.kind in ("annex", "part") or (last.kind == "appendix" and this.match(scan.text, last.end)):
        return _own_annex(scan, units, pin)
    if last.kind != "appendix":
        that = scan.patterns.units.that_appendix.match(scan.text, last.end)
        if that is not None:
            return _that_appendix(scan, units, that.end())
    if len(units) == 2 and len(units[0].members) > 1 and units[0].kind in ("number", "part"):
        return _each_pinned(scan, units[0], last)
    return _provision(scan, last, pin, units[0].start)


def _each_pinned(scan: Scan, inner: _Unit, last: _Unit) -> int | None:
    """`Nos. 6 and 7 of Article 1 of the Constitution`: the Article, cited with each of the places in it."""
    signs = scan.patterns.units.singular
    word = signs.get(inner.word) or (
        inner.word[:-1] if inner.word.endswith(scan.patterns.words.plural_ending) else inner.word
    )
    end = None
    for number, start, _ in inner.members:
        # "§ 6.17 or § 6.25" repeats the sign.
        pin = number if number.startswith(word) else f"{word} {number}"
        pin = " ".join(pin.replace("§", "§ ").split()) if "§" in pin else pin
        end = _provision(scan, last, pin, inner.start if start == inner.members[0][1] else start)
        if end is None:
            return None
    return end


def _chain(scan: Scan, start: int) -> tuple[list[_Unit], list[str]]:
    """Places in one another, "§ 4.2.1 of Article 4", and how they are linked."""
    units: list[_Unit] = []
    links: list[str] = []
    unit = _unit(scan, start)
    while unit is not None:
        units.append(unit)
        link, unit = _next(scan, unit)
        if unit is not None:
            links.append(link)
    return units, links


def _next(scan: Scan, unit: _Unit) -> tuple[str, _Unit | None]:
    """The place that a place is in, and how it is linked; by a comma, parts and annexes alone."""
    into = scan.patterns.units.into.match(scan.text, unit.end)
    following = _unit(scan, into.end(), bare=True) if into is not None else None
    if following is not None:
        return "of", following
    beside = _unit(scan, unit.end + 1) if scan.text[unit.end : unit.end + 1] == " " else None
    if beside is not None and beside.kind == "part" and unit.kind in ("annex", "appendix", "part"):
        return ",", beside  # "Annex 2 section b)"
    comma = scan.patterns.units.comma.match(scan.text, unit.end)
    following = _unit(scan, comma.end()) if comma is not None else None
    if following is not None and following.kind in ("part", "annex") and unit.kind != "annex":
        return ",", following
    return ",", None


def _closes(scan: Scan, unit: _Unit, link: str) -> bool:
    """Whether what stands before this unit is a place in it: it is itself in something that has a name."""
    if unit.kind in ("article", "appendix", "number") or (unit.kind == "annex" and unit.members and link == "of"):
        return link == "of"  # "Figure 1 in Annex 1", of this text if no other is named
    after = scan.text[unit.end : unit.end + 80]
    into = scan.patterns.units.into.match(after)
    return into is not None and (
        link == "of"
        or after[into.end() : into.end() + 1].isupper()
        or scan.patterns.units.this_text.match(after) is not None
    )


def _unit(scan: Scan, at: int, bare: bool = False) -> _Unit | None:
    """The place that is numbered at `at`; `bare` is whether an annex without a number is one."""
    match = scan.patterns.units.word.match(scan.text, at)
    if match is None:
        return None
    kind = match.lastgroup or ""
    word = match.group().strip()
    members = _members(scan, kind, word, match.end())
    if members:
        weak = kind == "number" and "." not in word and "." not in members[0][0]
        return _Unit(kind, at, members[-1][2], members, word, weak)
    if kind != "annex":
        return None
    if bare:
        return _Unit(kind, at, match.end() - (len(match.group()) - len(word)), [], word)
    if scan.patterns.units.into.match(scan.text, match.end() - 1):
        return _Unit(kind, at, match.end() - 1, [], word)
    return None


def _members(scan: Scan, kind: str, word: str, at: int) -> Members:
    """The numbers behind the word of a unit, a range as one."""
    patterns = scan.patterns
    pattern = {
        "article": patterns.units.article,
        "number": patterns.units.provision,
        "appendix": patterns.units.appendix,
        "annex": patterns.units.annex,
        "part": patterns.units.part,
    }[kind]
    several = word.endswith(patterns.words.plural_ending) or word in patterns.units.several
    members: Members = []
    for found, ranged in scan.listed(pattern, at, True):
        number = found.group().split("(")[0].strip() if kind == "appendix" else found.group().replace(" ", "")
        # "Article 9 or 11 of", "Appendix 30 or 30A": nothing is counted by a number with a letter.
        lettered = kind == "appendix" and number[-1:].isalpha()
        if members and not _goes_on(members, kind, number, several or lettered or _ends_list(scan, kind, found.end())):
            break
        if ranged and members:
            first, start, _ = members[-1]
            members[-1] = (f"{first}-{number}", start, found.end())
        else:
            members.append((number, found.start(), found.end()))
    return members


def _ends_list(scan: Scan, kind: str, at: int) -> bool:
    """Whether a number behind "Article 9 or" is of the list: nothing that it could count stands behind it."""
    return kind in ("article", "appendix") and scan.patterns.units.list_end.match(scan.text, at) is not None


def _goes_on(members: Members, kind: str, number: str, several: bool) -> bool:
    """Whether a number belongs to the list before it."""
    if kind != "number":
        return several
    dotted = "." in number
    if ("." in members[0][0]) != dotted:
        return False  # "No. 11.44 and 3 networks"
    return several or (dotted and "." in members[-1][0])


def _ahead(scan: Scan, units: list[_Unit], far: _Unit) -> int | None:
    """A provision whose instrument follows a place in it, which ends the chain, `far`, or is its last unit."""
    last = units[-1]
    if far is not last and last.kind in ("article", "appendix"):
        return _through(scan, last, far, units[0].start)
    if last.kind == "annex" and not last.members and len(units) > 1 and units[-2].kind in ("article", "number"):
        return _through(scan, units[-2], last, units[0].start)
    return None


def _through(scan: Scan, last: _Unit, far: _Unit, start: int) -> int | None:
    """`Article 9, paragraph 2, of the Constitution`, `No. 1005 of the Annex to the Convention`.

    The instrument follows a place in what is cited. `Appendix 4, Annex 2` needs none.
    """
    if scan.patterns.instruments.after.match(scan.text, far.end) is None and not (
        last.kind == "appendix" and far.kind in ("annex", "part")
    ):
        return None
    pin = scan.text[last.end : far.end].strip(" ,") if far.members else None
    return _provision(scan, replace(last, end=far.end), pin, start)


def _into_text(scan: Scan, units: list[_Unit]) -> int | None:
    """A place "of Resolution 35 (Rev.WRC-23)", "of the Tunis Agenda": the place is the pinpoint."""
    into = scan.patterns.units.into.match(scan.text, units[-1].end)
    if into is None:
        return None
    start = units[0].start
    if len(units) == 1 and units[0].kind == "part" and units[0].members:
        end = points_of(scan, into.end(), [number for number, _, _ in units[0].members], start)
        if end is not None:
            return end
    return cited_at(scan, into.end(), Pin(scan.printed(start, units[-1].end), start))


def _that_appendix(scan: Scan, units: list[_Unit], end: int) -> int:
    """`Article 4 of that Appendix`: the one that was cited last."""
    last = next((one for one in reversed(scan.found) if one.number.startswith("App.")), None)
    if last is not None:
        start = units[0].start
        pin = scan.printed(start, units[-1].end)
        scan.group += 1
        scan.add(replace(last, start=start, end=end, whole=(start, end), pin=pin, group=scan.group))
    return end


def _own_annex(scan: Scan, units: list[_Unit], pin: str | None, reach: int = 0) -> int | None:
    """`Annex 1 to this Resolution`, or an annex of nothing that is named. `reach` is where a place in it ends, behind it."""
    last = units[-1]
    this = scan.patterns.units.this_text.match(scan.text, last.end)
    if last.kind == "part":
        return last.end
    if this is None and scan.patterns.units.of_another.match(scan.text, last.end):
        return last.end  # "Annex 10 to the Convention on International Civil Aviation"
    scan.group += 1
    whole = (units[0].start, this.end() if this is not None else max(last.end, reach))
    word = scan.patterns.units.annexes.get(last.word, last.word)
    called = OWN if this is not None else word
    for index, (number, start, end) in enumerate(last.members or [("", last.start, last.end)]):
        own = (whole[0] if index == 0 else start, end)
        name = f"{word} {number}".strip()
        scan.add(Citation(*own, whole, "internal", "internal", name, scan.group, ANNEX, pin=pin, called=called))
    return whole[1]


def _provision(scan: Scan, unit: _Unit, pin: str | None, start: int) -> int | None:
    """A place in a basic text, named or not, or in a treaty that is not ITU's."""
    series, end = _instrument_beside(scan, unit, start)
    other = (
        scan.patterns.instruments.other.match(scan.text, unit.end)
        if series is None and unit.kind == "article"
        else None
    )
    scan.group += 1
    if other is not None:
        # An Article of a treaty that is not ITU's.
        whole = (start, other.end("name"))
        name = " ".join(other["name"].split())
        printed = scan.printed(start, unit.end)
        scan.add(Citation(*whole, whole, "other", "other", name, scan.group, pin=printed))
        return whole[1]
    if unit.weak and series is None:
        return unit.end
    prefix = _PREFIXES[unit.kind]
    editions = _editions_of(scan, unit) if unit.kind == "appendix" else {}
    each, end = _respectively(scan, unit, start, [series] * len(unit.members), end)
    whole = (start, end)
    for index, (number, member_start, member_end) in enumerate(unit.members):
        own = (start if index == 0 else member_start, member_end if len(unit.members) > 1 else end)
        citation = Citation(
            *own, whole, "provision", "provision", f"{prefix}{number}", scan.group, each[index], pin=pin
        )
        citation.edition = editions.get(index)
        scan.add(citation)
    return end if series is None else _distributed(scan, unit, end)


def _respectively(
    scan: Scan, unit: _Unit, start: int, series: list[str | None], end: int
) -> tuple[list[str | None], int]:
    """`the Constitution and Convention, Nos. 196 and 237 respectively`: the instrument of each number, and where this ends."""
    instruments = scan.patterns.instruments
    behind = instruments.respectively.match(scan.text, unit.end) if len(unit.members) == 2 else None
    low = max(0, start - _TWO_NAMES)
    before = instruments.two_before.search(scan.text[low:start]) if behind is not None else None
    if behind is None or before is None:
        return series, end
    while scan.found and scan.found[-1].family == "instrument" and scan.found[-1].start >= low + before.start("first"):
        scan.found.pop()  # they were taken for instruments as a whole
    return [instruments.ids[folded(before[name])] for name in ("first", "second")], behind.end()


def _distributed(scan: Scan, unit: _Unit, end: int) -> int:
    """`Nos. 196 of the Constitution and 237 of the Convention`: numbers behind a joint, each with an instrument of its own."""
    pattern = {"number": scan.patterns.units.provision, "article": scan.patterns.units.article}.get(unit.kind)
    while pattern is not None:
        joint = scan.patterns.lists.joint.match(scan.text, end)
        number = pattern.match(scan.text, joint.end()) if joint is not None else None
        after = scan.patterns.instruments.after.match(scan.text, number.end()) if number is not None else None
        if number is None or after is None or scan.patterns.units.into.match(scan.text, number.end()) is None:
            break
        key = scan.patterns.instruments.ids[folded(after["name"])]
        whole = (number.start(), after.end())
        name = f"{_PREFIXES[unit.kind]}{number.group().replace(' ', '')}"
        scan.add(Citation(*whole, whole, "provision", "provision", name, scan.group, key))
        end = after.end()
    return end


def _editions_of(scan: Scan, unit: _Unit) -> dict[int, Edition]:
    """The editions behind appendices; one behind several without any is that of each."""
    found: dict[int, Edition] = {}
    for index, (_, start, end) in enumerate(unit.members):
        bracket = scan.text[start:end].partition("(")[2].rstrip(")")
        editions = read_editions(bracket, scan.patterns) if bracket else ()
        if editions:
            found[index] = editions[0]
    for index in range(len(unit.members) - 2, -1, -1):
        if index not in found and index + 1 in found:
            found[index] = found[index + 1]
    return found


def _instrument_beside(scan: Scan, unit: _Unit, start: int) -> tuple[str | None, int]:
    """The basic text named behind a place, else before it, and where the citation ends with it."""
    patterns, text = scan.patterns, scan.text
    after = patterns.instruments.after.match(text, unit.end)
    if after is not None and after["that"] is not None and scan.named.treaties.get(_noun(after["name"]), "") is None:
        return None, unit.end  # "Article 3 of that Convention", of others
    if after is not None:
        key = patterns.instruments.ids[folded(after["name"])]
        scan.named.treaties[_noun(after["name"])] = key
        foreign = key in ("CS", "CV") and patterns.instruments.foreign_before.search(
            text[unit.end : after.start("name")]
        )
        if not foreign:
            return key, after.end()
    low = max(0, start - 60)
    before = patterns.instruments.before.search(text[low:start]) if scan.after_name(start) else None
    if before is None:
        return None, unit.end
    _drop_whole(scan, low + before.start("name"))
    return patterns.instruments.ids[folded(before["name"])], unit.end


def _drop_whole(scan: Scan, start: int) -> None:
    """In "Radio Regulations No. 5.441" the name was taken for the instrument as a whole."""
    if scan.found and scan.found[-1].family == "instrument" and scan.found[-1].start >= start:
        scan.found.pop()


def short(scan: Scan, start: int) -> int | None:
    """A provision by the letters of its instrument, "CS 78"; where it ends, None where there is none.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("RR No. 5.441", built_in().of("en").citations)
    >>> short(scan, 0), scan.found[0].series, scan.found[0].number
    (12, 'RR', 'No.5.441')
    """
    match = scan.patterns.others.short.match(scan.text, start)
    if match is None:
        return instrument(scan, start)
    scan.group += 1
    whole = match.span()
    number = ("Art." if match["article"] else "No.") + match["number"]
    scan.add(Citation(*whole, whole, "provision", "provision", number, scan.group, match["instrument"]))
    return match.end()


def instrument(scan: Scan, start: int) -> int | None:
    """A basic text named as a whole, with its edition; where it ends, None where there is none.

    >>> from itures.analyse.references.find.scan import opened
    >>> from itures.language import built_in
    >>> scan = opened("Radio Regulations", built_in().of("en").citations)
    >>> instrument(scan, 0), scan.found[0].number
    (17, 'RR')
    """
    patterns, text = scan.patterns, scan.text
    match = patterns.instruments.whole.match(text, start)
    if match is None:
        _remember_foreign(scan, start)
        return None
    noun = _noun(match["name"])
    if (
        patterns.instruments.that_before.search(text, max(0, start - 12), start)
        and scan.named.treaties.get(noun, "") is None
    ):
        return match.end()
    key = patterns.instruments.ids[folded(match["name"])]
    if len(match["name"]) <= 3 and key != "ITR":
        return match.end()
    if key in ("CS", "CV") and patterns.instruments.foreign_before.search(text[max(0, start - 20) : start]):
        scan.named.treaties[noun] = None
        return match.end()
    scan.named.treaties[noun] = key
    edition, end = _edition(scan, match.end())
    if edition is not None and scan.found:
        before = scan.found[-1]
        if before.family == "instrument" and patterns.lists.joined.match(text[before.end : start]):
            scan.found[-1] = replace(before, edition=edition)
    scan.group += 1
    whole = (start, end)
    scan.add(Citation(*whole, whole, "instrument", "instrument", key, scan.group, key, edition=edition))
    return end


def _noun(name: str) -> str:
    """The word by which a treaty is called again: "ITU Convention" is "that Convention"."""
    return name.rsplit(None, 1)[-1]


def _remember_foreign(scan: Scan, start: int) -> None:
    """A treaty of others is named here: "that Convention" means it from now on."""
    match = scan.patterns.instruments.noun.match(scan.text, start)
    if match is not None:
        scan.named.treaties[_noun(match.group())] = None


def _edition(scan: Scan, at: int) -> tuple[Edition | None, int]:
    """The edition in brackets behind a basic text, and where it ends; one that names no conference is none."""
    bracket = scan.patterns.editions.bracket.match(scan.text, at)
    editions = read_editions(bracket["inner"] or "", scan.patterns) if bracket is not None else ()
    if bracket is None or not editions or "-" not in editions[0].slug:
        return None, at
    return editions[0], bracket.end()
