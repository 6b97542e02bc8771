"""Designations of texts ("RESOLUTION 14 (REV. ANTALYA, 2006)"), their editions, and the proposal marks above them.

proposal    = ( "ADD" | "MOD" | "(MOD)" | "SUP" | "NOC" | "ADD*" | "SUP*" ... ) [ id ] , in either order, on one line or two
id          = source { "/" source } "/" document [ revision ] { "A" addendum [ revision ] } "/" item | source "-" item
revision    = "R" number | "(Rev.1)"
designation = [ "draft" [ "new" ] ] [ body ] kind ( number | "[" label "]" ) [ "(" edition ")" ]
edition     = [ "Rev." ] ( place "," year | "WRC-23" | "C01, last amended C20" | "Modified 2017" )
"""

from __future__ import annotations

import re
from typing import NamedTuple

from itures.language.parsing import Lexicon
from itures.model.editions import session_slug, slug_of, slug_of_name
from itures.model.folding import WHOLE, folded
from itures.model.ids import proposal_parts
from itures.model.tree import AdoptedKind, Proposal

ACTION = r"\((?:MOD|ADD|SUP|NOC)\)|(?:ADD|MOD|SUP|NOC)\*?|OTHER"
SOURCE = r"[A-Z][A-Z0-9]{0,5}(?:-[A-Z0-9]+)?"
REVISED = r"(?:R\d+|\([^()]*\))?"
NUMBERED = rf"{SOURCE}(?:\s?/\s?{SOURCE})*\s?/\s?(?:\d+|XX+){REVISED}(?:A\d+{REVISED})*\s?/\s?\d+(?:-\d+)?"
IDENTIFIER = rf"{NUMBERED}|[A-Z]{{2,6}}(?:-\d{{1,3}}){{1,2}}"
"""Beside an action the ids of a group's own papers count, too: "ADD IAP-5-6". Alone on a line they may be anything."""
MARK = re.compile(rf"(?P<action>{ACTION})(?:\s*(?P<id>{IDENTIFIER}))?(?P<extra>\s*#\S+)?\s*\Z")
IDENTIFIED = re.compile(rf"(?P<id>{NUMBERED})(?:\s+(?P<action>{ACTION}))?(?P<extra>\s*#\S+)?\s*\Z")
MARK_BEFORE = re.compile(rf"(?P<action>{ACTION})\s+(?:(?P<id>{IDENTIFIER})\s+)?(?=\S)")
ID_BEFORE = re.compile(rf"(?P<id>{NUMBERED})\s+(?P<action>{ACTION})\s+(?=\S)")
PLACE_AND_YEAR = re.compile(r"([^\W\d_][^\d,()]*?)\s*,\s*(\d{4})")
PARTS = re.compile(rf"(?P<document>\d+|XX+){REVISED}(?P<addenda>(?:A\d+{REVISED})*)\Z")
ROW = re.compile(rf"(?:[^\t]{{0,20}}\t){{0,6}}?(?P<action>{ACTION})(?=\t)")
"""The cells of a list of texts up to the action for each: "4<TAB>1<TAB>NOC<TAB>X<TAB>RESOLUTION 1 (REV.WRC-97) ..."."""
CELL = re.compile(r"\t\s*(?=[^\W\d_])")
"""Where a cell begins that a letter begins."""
UNREAD = re.compile(rf"(?P<action>{ACTION})\s+(?P<rest>(?=\S*/)(?=\S*\d)[^\s,;:]+(?:\s+\S{{1,12}}){{0,2}})\Z")
"""An action and what may be an id in a form that no rule knows: one word with a stroke and a digit."""
_DASH = re.compile(r"[–—-]\s+(?=[^\W\d_])")
"""Between a designation and its title on the same line: "Resolution 51 – Combating spam"."""
_LISTED = re.compile(r"(?<!\w)(?P<number>\d+[A-Z]?(?:-\d+)?)(?:\s*\((?P<edition>[^()]*)\))?")
_MARK_LENGTH = 120
"""A longer line is no mark, even of a proposal by ten Member States."""
_DESIGNATION_LENGTH = 400
"""A longer line is no designation, even with a title behind it."""


class Designation(NamedTuple):
    """What a designation says. `end` is where the designation ends in its line; a title may follow it there."""

    kind: AdoptedKind
    number: str | None
    draft: str | None
    is_draft: bool
    revised: bool
    edition: str | None
    end: int
    unread: str | None = None
    """What stands in the bracket of an edition and is none in any form that is known."""


class Mark(NamedTuple):
    """A proposal mark as printed; one of its parts may be missing, for the other may stand on the next line."""

    action: str | None
    id: str | None
    unread: str | None = None
    """What stands behind the action and is no id in any form that is known."""

    @property
    def keeps_nothing(self) -> bool:
        """Whether the text need not be reproduced below it: it is suppressed, or stays as it is."""
        return self.action is not None and self.action.strip("()").startswith(("SUP", "NOC"))


def read_mark(text: str) -> Mark | None:
    """The proposal mark that fills the line, or None.

    >>> read_mark("ADDAFCP/42A1/1")
    Mark(action='ADD', id='AFCP/42A1/1', unread=None)
    """
    if not text or text[0] not in "(ABCDEFGHIJKLMNOPQRSTUVWXYZ" or len(text) > _MARK_LENGTH:
        return None
    text = text.replace("\u2011", "-")
    match = MARK.match(text) or IDENTIFIED.match(text)
    if match is None:
        unread = UNREAD.match(text)
        return Mark(unread["action"], None, unread["rest"]) if unread is not None else None
    found = match["id"]
    return Mark(match["action"], re.sub(r"\s", "", found) if found else None)


def read_proposal(action: str, id: str | None) -> Proposal:
    """A proposal with the parts of its id.

    >>> read_proposal("ADD", "AFCP/42A1/1")
    Proposal(action='ADD', id='AFCP/42A1/1', sources=('AFCP',), document='42', addendum='1', item='1')
    """
    if id is None:
        return Proposal(action, None)
    sources, document, item = proposal_parts(id)
    parts = PARTS.match(document)
    addenda = re.sub(r"R\d+|\([^()]*\)", "", parts["addenda"]) if parts else ""
    return Proposal(
        action,
        id,
        sources,
        parts["document"] if parts else document or None,
        addenda[1:] or None,
        item,
    )


def read_designation(text: str, lexicon: Lexicon) -> Designation | None:
    """The designation at the start of the line, or None where the line is none.

    >>> from itures.language import built_in
    >>> lexicon = built_in().of("en").lexicon
    >>> found = read_designation("RESOLUTION 12 (REV.WRC-23)", lexicon)
    >>> found.number, found.edition, found.revised
    ('12', 'wrc-23', True)
    """
    if len(text) > _DESIGNATION_LENGTH or not may_designate(text, lexicon):
        return None
    text = text.replace("\u2011", "-")
    placeholder = lexicon.designations.placeholder.match(text)
    if placeholder is not None:
        return _without_number(placeholder, len(text), lexicon)
    match = lexicon.designations.line.match(text)
    if match is None:
        return None
    label = match["first"] or match["second"]
    number = match["number"]
    word = match["kind"]
    rest = match["rest"].strip()
    inline = bool(rest)
    # "Draft revision to Resolution 17 - ..." is the subject of a document, no designation with its title.
    bare = not text[: match.start("kind" if match["body"] is None else "body")].strip()
    titled = inline and bare and number is not None and _DASH.match(rest) is not None
    if inline and not titled and not (word.isupper() and number and match["edition"] and rest[0].isalpha()):
        return None
    drafted = text[: match.start("kind")].strip() != "" and lexicon.words["designation_words"]["draft"][0] in folded(
        text[: match.start("kind")]
    )
    if number is None and label is None and not drafted:
        return None
    edition, revised, unread = _edition_in(match["edition"], lexicon)
    if unread is not None and (inline or number is None or not lexicon.designations.unread.match(unread)):
        return None
    if number is not None and not _is_number(number):
        return None
    draft = WHOLE.sub("", " ".join(label[1:-1].split())) if label else None
    end = match.start("rest") + len(match["rest"]) - len(match["rest"].lstrip()) if inline else len(text)
    if titled and (dash := _DASH.match(rest)) is not None:
        end += dash.end()
    kind: AdoptedKind = lexicon.designations.kinds[folded(word)]  # type: ignore[assignment]  # the keys of the lexicon are the kinds
    return Designation(
        kind,
        " ".join(number.split()) if number else None,
        draft or None,
        drafted or bool(draft),
        revised,
        edition,
        end,
        unread,
    )


def _is_number(number: str) -> bool:
    """Whether a number begins with a digit, or has the letters of a committee or a Sector before it: "COM5/4", "ITU-R 1-9"."""
    return number[0].isdigit() or "/" in number or number.upper().startswith("ITU")


def _edition_in(bracket: str | None, lexicon: Lexicon) -> tuple[str | None, bool, str | None]:
    """The edition in the bracket of a designation, whether it is a revision, and the bracket where no edition is known in it."""
    if not bracket:
        return None, False, None
    edition, revised = read_edition(bracket, lexicon)
    if edition is not None:
        return edition, revised, None
    return None, lexicon.designations.revised.match(bracket) is not None, bracket


def read_designations(text: str, lexicon: Lexicon) -> list[Designation]:
    """The designations of a line that names several texts; each ends where the next one begins. Empty for any other line.

    >>> from itures.language import built_in
    >>> [found.number for found in read_designations("RESOLUTIONS 1, 5 (REV.WRC-03) AND 10", built_in().of("en").lexicon)]
    ['1', '5', '10']
    """
    match = lexicon.designations.several.match(text) if len(text) <= _DESIGNATION_LENGTH else None
    if match is None:
        return []
    kind: AdoptedKind = lexicon.designations.kinds[folded(match["kind"])]  # type: ignore[assignment]  # as above
    numbers = list(_LISTED.finditer(text, match.start("numbers")))
    found = []
    for index, one in enumerate(numbers):
        edition, revised, unread = _edition_in(one["edition"], lexicon)
        end = numbers[index + 1].start() if index + 1 < len(numbers) else len(text)
        found.append(Designation(kind, one["number"], None, False, revised, edition, end, unread))
    return found


def may_designate(text: str, lexicon: Lexicon) -> bool:
    """Whether a line can be a designation by its first word: it has a capital, or is that of a draft."""
    if text[:1].isupper():
        return True
    return text[:1].islower() and lexicon.designations.drafted.match(text) is not None


def _without_number(match: re.Match[str], end: int, lexicon: Lexicon) -> Designation:
    """A designation with letters in the place of its number, which a conference or the Council will give it."""
    letters = match["letters"]
    edition, _ = read_edition(match["edition"], lexicon) if match["edition"] else (None, False)
    kind: AdoptedKind = lexicon.designations.kinds[folded(match["kind"])]  # type: ignore[assignment]  # as below
    return Designation(kind, None, None if set(letters) == {"X"} else letters, True, False, edition, end)


def read_edition(text: str, lexicon: Lexicon) -> tuple[str | None, bool]:
    """The slug of an edition and whether it is a revision; (None, False) for what is none.

    >>> from itures.language import built_in
    >>> lexicon = built_in().of("en").lexicon
    >>> read_edition("Rev. Buenos Aires, 2017", lexicon), read_edition("C01, last amended C20", lexicon)
    (('buenos-aires-2017', True), ('c20', True))
    """
    *_, last = editions = [" ".join(part.split()) for part in text.replace("\u2011", "-").split(";")]
    last = last.replace("[", "").replace("]", "").strip()
    match = lexicon.designations.edition.fullmatch(last)
    if match is None:
        return _last_of_several(last, lexicon)
    if (
        len(editions) > 1
    ):  # WTSA: "(Florianópolis, 2004; Johannesburg, 2008)" names every edition, the last one in force
        return read_edition(last, lexicon)[0], True
    revised = match["rev"] is not None
    if match["conference"]:
        return slug_of_name(match["conference"]), revised
    if match["place"]:
        return slug_of(match["place"], match["year"], lexicon.designations.places), revised
    if match["council"]:
        return f"c{match['council'][2:]}", revised
    if match["session"]:
        return session_slug(match["last"] or match["session"]), match["last"] is not None
    return match["modification"].casefold(), True


def _last_of_several(text: str, lexicon: Lexicon) -> tuple[str | None, bool]:
    """The later of two editions that run together, as copies of redlined texts have them: "Dubai, 2018Bucharest, 2022"."""
    revised = lexicon.designations.revised.match(text)
    rest = text[revised.end() :] if revised is not None else text
    places = PLACE_AND_YEAR.findall(rest)
    if len(places) < 2 or PLACE_AND_YEAR.sub("", rest).strip(" ,."):
        return None, False
    place, year = places[-1]
    return slug_of(place, year, lexicon.designations.places), revised is not None


def edition_of_formula(text: str, lexicon: Lexicon) -> str | None:
    """The edition that an enacting formula names; those of radio conferences by their short name (WRC-15)."""
    match = lexicon.formula.line.match(text)
    if match is None or not match["edition"]:
        return None
    found = lexicon.designations.edition.fullmatch(" ".join(match["edition"].split()))
    if found is None or not found["place"]:
        return read_edition(match["edition"], lexicon)[0]
    start = lexicon.formula.start.match(text)
    name = folded(start.group().split(None, 1)[1]) if start else ""
    body = lexicon.formula.bodies.get(name)
    if body in ("wrc", "warc"):
        year = found["year"]
        return f"{body}-{year if year == '2000' else year[2:]}"
    return slug_of(found["place"], found["year"], lexicon.designations.places)


def read_history(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The editions of a closing line, in order."""
    slugs = []
    for bracket in re.findall(r"\(([^()]*)\)", text):
        slug, _ = read_edition(bracket, lexicon)
        if slug is not None:
            slugs.append(slug)
    return tuple(slugs)
