"""Provisions of treaty texts: all of them in order, by their numbers, and which of them stand under which.

In the tree they are flat, as they are cited: each by its number. Their letters say how they nest: "1", "1)", "a)", "i)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from itures.grammar.provisions import all_numbers
from itures.language import Languages, built_in
from itures.model.ids import TREATIES, TextId
from itures.model.provisions import ProvisionEntry
from itures.model.tree import Division, Instrument, Item

if TYPE_CHECKING:
    from itures.language.parsing import Lexicon
    from itures.model.tree import Document

_UNITS = {"article": "Art", "appendix": "App"}
"""What ids have for the parts that are cited."""
_ROMAN = re.compile(r"[ivx]+\)")


def find_provisions(document: Document, languages: Languages | None = None) -> tuple[ProvisionEntry, ...]:
    r"""The provisions of all treaty texts in a document, in text order; parts that are proposed as a whole have an entry, too.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"CONSTITUTION\nNOC\nARTICLE 9\nElections\nSUP\n67\nMOD\n70\tPP-98\t3)\tThe Council shall meet."
    >>> [(one.id, one.action, one.letter, one.margins) for one in find_provisions(parse(read("x.txt", text)))]
    [('CS/Art.9', 'NOC', '', ()), ('CS/No.67', 'SUP', '', ()), ('CS/No.70', 'MOD', '3)', ('PP-98',))]
    """
    lexicon = (languages or built_in()).of(document.language).lexicon
    return tuple([one for instrument in document.instruments for one in _entries(instrument, lexicon, document.source)])


def _entries(instrument: Instrument, lexicon: Lexicon, source: str) -> Iterator[ProvisionEntry]:
    proposal = instrument.proposal
    told: tuple[str | None, str | None] = (proposal.action, proposal.id) if proposal is not None else (None, None)
    gone = (told[0] or "").startswith("SUP")
    held = list(provisions_of(instrument))
    if not held and instrument.kind == "provisions":
        for whole in (*instrument.divisions, *instrument.annexes):
            yield _whole(whole, instrument, told, source)
    for item, part in held:
        letter, wording = parted(item.text, lexicon)
        suppressed = gone or lexicon.treaties.suppressed.fullmatch(item.text) is not None
        ids: list[str | None] = [*ids_of(item, instrument)]
        for id in ids or [None]:
            yield ProvisionEntry(
                id,
                item.at,
                TextId.read(id).number.removeprefix("No.") if id is not None else item.at.partition(" ")[2],
                letter,
                wording,
                item.span,
                item.id,
                part.at if part is not None else None,
                part.title if part is not None else None,
                tuple([margin.text for margin in item.margins]),
                suppressed,
                *told,
                source=source,
            )


def _whole(part: Division, instrument: Instrument, told: tuple[str | None, str | None], source: str) -> ProvisionEntry:
    """The entry of an article, a chapter or an appendix that is proposed as a whole."""
    unit = _UNITS.get(part.kind)
    id = (
        str(TextId(instrument.treaty, "", f"{unit}.{part.label}"))
        if instrument.treaty and unit and part.label
        else None
    )
    number = f"{part.kind.capitalize()} {part.label or ''}".strip()
    margins = tuple([margin.text for margin in part.margins])
    gone = (told[0] or "").startswith("SUP")
    return ProvisionEntry(
        id, part.at, number, "", "", part.span, part.id, part.at, part.title, margins, gone, *told, source=source
    )


def provisions_of(instrument: Instrument) -> Iterator[tuple[Item, Division | None]]:
    r"""The provisions of an instrument, each with the part that it stands in, in text order.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"CONSTITUTION\nARTICLE 4\nLamps\n29\t1\tLamps are lit.\n30\t2\tThe Board shall meet."
    >>> [(item.at, part.at) for item, part in provisions_of(parse(read("x.txt", text)).instruments[0])]
    [('CS 29', 'CS Article 4'), ('CS 30', 'CS Article 4')]
    """
    if instrument.kind != "provisions":
        return
    for section in instrument.sections:
        for item in section.items:
            yield item, None
    yield from _in_parts((*instrument.divisions, *instrument.annexes))


def _in_parts(parts: Sequence[Division]) -> Iterator[tuple[Item, Division | None]]:
    for part in parts:
        for passage in part.passages:
            for item in passage.items:
                yield item, part
        yield from _in_parts(part.divisions)


def ids_of(item: Item, instrument: Instrument) -> Iterator[str]:
    """The ids by which a provision is cited; several where they were suppressed together.

    >>> from itures.model.stream import Span
    >>> from itures.model.tree import Instrument
    >>> text = Instrument("1", "provisions", "CS", None, False, None, None, None, None, (), None, *((),) * 6, Span(0, 1), "CS")
    >>> list(ids_of(Item("1/219", "CS 219-221", "219 to 221", "(SUP)", (), Span(0, 1)), text))
    ['CS/No.219', 'CS/No.220', 'CS/No.221']
    """
    code, _, number = item.at.partition(" ")
    if (instrument.treaty is None and code not in TREATIES) or number.endswith("Hz") or " " in number:
        return  # bands, and numbers of an appendix, are cited by none
    for one in all_numbers(number) if number != item.label else (number,):
        yield str(TextId(code, "", f"No.{one}"))


def held(document: Document) -> dict[str, str]:
    r"""The provisions and the Articles that a document holds, by the ids that they are cited by: the ids of their clauses.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> held(parse(read("x.txt", b"CONSTITUTION\nARTICLE 4\nLamps\n29\t1\tLamps are lit.\n30\t2\tThe Board shall meet.")))
    {'CS/No.29': '1/article-4/29', 'CS/Art.4': '1/article-4', 'CS/No.30': '1/article-4/30'}
    """
    found: dict[str, str] = {}
    for instrument in document.instruments:
        for item, part in provisions_of(instrument):
            for id in ids_of(item, instrument):
                found.setdefault(id, item.id)
            if part is not None and part.kind in _UNITS and part.label and instrument.treaty:
                found.setdefault(str(TextId(instrument.treaty, "", f"{_UNITS[part.kind]}.{part.label}")), part.id)
    return found


def parted(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """The letter of a provision and its wording behind it.

    >>> from itures.language import built_in
    >>> lexicon = built_in().of("en").lexicon
    >>> parted("c bis) coordinate the plan;", lexicon), parted("1 1) The Board shall", lexicon)
    (('c bis)', 'coordinate the plan;'), ('1 1)', 'The Board shall'))
    """
    match = lexicon.treaties.letters.match(text)
    end = match.end() if match is not None else 0
    return " ".join(text[:end].split()), text[end:]


def nested(instrument: Instrument, lexicon: Lexicon) -> list[Item]:
    """The provisions of an instrument without their letters, each with those that stand under it.

    Only what ends with a colon has others under it: "The Secretary-General shall: / a) ...".
    """
    found: list[tuple[int, Item, list[int]]] = []
    path: list[int] = []
    part: Division | None = None
    tops: list[int] = []
    for item, where in provisions_of(instrument):
        letter, wording = parted(item.text, lexicon)
        announced = bool(path) and found[path[-1]][1].text.rstrip().endswith(":")
        level = _level(letter, found[path[-1]][0] if announced else 0)
        if where is not part:
            path, part = [], where
        while path and found[path[-1]][0] >= level:
            path.pop()
        if path and found[path[-1]][1].text.rstrip().endswith(":"):
            found[path[-1]][2].append(len(found))
        else:
            tops.append(len(found))
        path.append(len(found))
        found.append((level, replace(item, text=wording), []))

    def whole(index: int) -> Item:
        _, item, below = found[index]
        return replace(item, items=(*item.items, *[whole(one) for one in below])) if below else item

    return [whole(index) for index in tops]


def _level(letter: str, announced: int) -> int:
    """How deep a letter stands: "1" and none 1, "1)" 2, "a)" 3, "i)" 4 under a letter of such depth that announces it."""
    last = letter.split(" ")[-1] if letter.endswith(")") else letter
    if not last or last[0].isdigit():
        return 2 if letter.endswith(")") else 1
    return 4 if _ROMAN.fullmatch(last) and announced >= 3 else 3
