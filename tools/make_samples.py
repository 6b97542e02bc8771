"""Writes data/samples: draft-new-resolution.docx and its plain text, redlined-resolution.docx, two editions of a resolution.

The documents are invented for this project, in the manner of proposals to a plenipotentiary conference: Word styles by
the names of the ITU template, labels as italic runs, real footnotes. The redlined one is a MOD, made of tracked changes
of two delegations. The editions are one of 2018 as plain text and one of 2022 as a Word file, with one of everything that a
revision does to clauses. Two runs give identical bytes: neither the zip nor the properties of the documents carry the time.
Usage: `python tools/make_samples.py [DIRECTORY]`.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from itures.analyse.diff.edits import diff
from itures.model.clauses import clauses_of
from itures.parse import parse
from itures.read import read
from itures.render.diff import docx as diff_docx

NAME = "draft-new-resolution"
REDLINED = "redlined-resolution"
EDITIONS = "resolution-900-old", "resolution-900-new"
TIME = datetime(2026, 10, 12)
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

# Style ids and names as in the Word template of ITU: indent of the first line and the others, in points.
STYLES = (
    ("Docnumber", "Docnumber", 0),
    ("Source", "Source", 0),
    ("Title1", "Title 1", 0),
    ("Abstract", "Abstract", 0),
    ("Proposal", "Proposal", 0),
    ("ResNo", "Res_No", 0),
    ("Restitle", "Res_title", 0),
    ("Normalaftertitle", "Normal after title", 0),
    ("Call", "Call", 40),
    ("enumlev1", "enumlev1", 40),
    ("enumlev2", "enumlev2", 60),
    ("enumlev3", "enumlev3", 80),
    ("AnnexNo", "Annex_No", 0),
    ("Annextitle", "Annex_title", 0),
    ("Tablehead", "Table_head", 0),
    ("Tabletext", "Table_text", 0),
    ("Reasons", "Reasons", 0),
    ("FootnoteText", "footnote text", 0),
)


@dataclass(frozen=True)
class Line:
    """A paragraph: `|` in the text is a line break within it, `_` italics on or off, `{1}` the mark of a footnote."""

    text: str
    style: str | None = None


@dataclass(frozen=True)
class Table:
    """A table of rows of cells; a row of one cell reaches over the whole width."""

    rows: tuple[tuple[Line, ...], ...]


NOTES = (
    "The term “emergency equipment” covers portable base stations, satellite terminals and alerting devices that are "
    "put into service for the time of a disaster.",
    "Among them are States that consist of small islands, States without a coast, and States that are being rebuilt "
    "after a war or a disaster.",
)

COVER = Table(
    (
        (Line("PLENIPOTENTIARY CONFERENCE (PP-26)|Doha, 9-27 November 2026"),),
        (Line("PLENARY MEETING"), Line("Document 31-E", "Docnumber")),
        (Line(""), Line("12 October 2026", "Docnumber")),
        (Line(""), Line("Original: English", "Docnumber")),
        (Line("Kenya (Republic of)/Norway/Uruguay (Eastern Republic of)", "Source"),),
        (Line("PROPOSALS FOR THE WORK OF THE CONFERENCE", "Title 1"),),
    )
)

FACILITIES = Table(
    (
        (Line("Kind of equipment", "Table_head"), Line("Tests offered", "Table_head"), Line("Notice", "Table_head")),
        (
            Line("Portable base stations", "Table_text"),
            Line("radio, power supply, roaming", "Table_text"),
            Line("30 days", "Table_text"),
        ),
        (
            Line("Satellite terminals", "Table_text"),
            Line("radio, pointing under wind", "Table_text"),
            Line("45 days", "Table_text"),
        ),
        (
            Line("Alerting devices", "Table_text"),
            Line("cell broadcast, message formats", "Table_text"),
            Line("15 days", "Table_text"),
        ),
    )
)

CONTENT: tuple[Line | Table, ...] = (
    COVER,
    Line(
        "Abstract: Few administrations can afford a laboratory in which emergency equipment is tried before a disaster "
        "strikes. This proposal asks the Union to help them to share the laboratories that exist.",
        "Abstract",
    ),
    Line("ADD\tKEN/NOR/URG/31/1", "Proposal"),
    Line("DRAFT NEW RESOLUTION [KEN/NOR/URG-1]", "Res_No"),
    Line("Sharing of test facilities for emergency|telecommunication equipment", "Res_title"),
    Line(
        "The Plenipotentiary Conference of the International Telecommunication Union (Doha, 2026),",
        "Normal after title",
    ),
    Line("recalling", "Call"),
    Line(
        "_a)_\tResolution\u00a0136 (Rev.\u00a0Bucharest, 2022) of the Plenipotentiary Conference, on the use of "
        "telecommunications/information and communication technologies in emergency and disaster situations;"
    ),
    Line(
        "_b)_\tResolution 34 (Rev. Busan, 2014) and Resolution 123 (Rev. Dubai, 2018) of the Plenipotentiary Conference;"
    ),
    Line("_c)_\tResolution 646 (Rev.WRC-19) of the World Radiocommunication Conference, on public protection;"),
    Line(
        "_d)_\tthe work of ITU\u2011T Study Group 11 on testing, and Resolution 76 (Rev. Hammamet, 2016) of the World "
        "Telecommunication Standardization Assembly,"
    ),
    Line("considering", "Call"),
    Line("_a)_\tthat emergency equipment{1} is often unpacked for the first time on the day on which it is needed;"),
    Line("_b)_\tthat a fault found on that day costs lives, while the same fault found in a laboratory costs a screw;"),
    Line("_c)_\tthat a complete laboratory is beyond the means of many developing countries{2};"),
    Line("_d)_\tthat existing laboratories stand idle for weeks between two series of tests;"),
    Line("_e)_\tthat equipment crosses borders during a disaster, and has then to work in foreign networks;"),
    Line("_f)_\tthat the results of a test are of use to every administration that owns equipment of the same kind;"),
    Line("_g)_\tthat manufacturers are willing to lend equipment for tests if its secrets are kept;"),
    Line("_h)_\tthat volunteers, in particular radio amateurs, have experience with improvised stations;"),
    Line("_i)_\tthat travel to a distant laboratory may cost more than the test;"),
    Line("_j)_\tthat part of the tests can be steered from a distance;"),
    Line("_k)_\tthat regional offices of the Union know the laboratories of their region,"),
    Line("recognizing further", "Call"),
    Line(
        "that nothing in this resolution obliges a Member State to open its facilities, or to accept the results of a "
        "test made elsewhere,"
    ),
    Line("noting", "Call"),
    Line(
        "with satisfaction the agreements on the mutual use of laboratories that some regional organizations have "
        "concluded since 2022,"
    ),
    Line("resolves", "Call"),
    Line("1\tthat the Union should keep a public list of facilities whose owners are ready to share them, and that:"),
    Line("1.1\tthe list should be open to the facilities of Member States, Sector Members and Academia;"),
    Line("1.2\teach entry should state:"),
    Line("i)\tthe kinds of equipment that can be tested;", "enumlev1"),
    Line("ii)\tthe time for which a facility can be used, and its cost, if any;", "enumlev1"),
    Line("iii)\tthe person to be asked;", "enumlev1"),
    Line("2\tthat the sharing of facilities should follow the points in Annex 1 to this resolution, so that:"),
    Line("–\tno owner bears costs that it has not accepted;", "enumlev1"),
    Line("–\tresults are exchanged in a common form;", "enumlev1"),
    Line("–\tthe needs of developing countries come first,", "enumlev1"),
    Line("instructs the Secretary-General, in collaboration with the Directors of the Bureaux,", "Call"),
    Line("1\tto set up the list referred to in _resolves_ 1 above not later than 31 December 2027;"),
    Line("2\tto report every year to the Council on the use that is made of the list,"),
    Line(
        "instructs the Director of the Telecommunication Development Bureau and the Director of the Telecommunication "
        "Standardization Bureau",
        "Call",
    ),
    Line("1\tto hold, within the existing budget, one workshop in each region before the next conference;"),
    Line("2\tto propose, where appropriate, a common form for the results of tests,"),
    Line("invites Member States, Sector Members, Associates and Academia", "Call"),
    Line("1\tto enter the facilities that they own in the list;"),
    Line("2\tto lend equipment and experts to facilities in developing countries."),
    Line("Contributions that are received under this resolution may be made in cash or in kind."),
    Line("ANNEX 1 TO DRAFT NEW RESOLUTION [KEN/NOR/URG-1]", "Annex_No"),
    Line("Points for the sharing of test facilities", "Annex_title"),
    Line("1\tA request names the equipment, the tests and the weeks that would suit; it is answered within ten days."),
    Line("2\tThe owner of the equipment insures it on the way and in the laboratory."),
    Line("3\tThe usual tests, and the notice that a laboratory may ask for, are:"),
    FACILITIES,
    Line(
        "Reasons:\tThe earthquakes and floods of recent years have shown that untested equipment fails when it is "
        "unpacked. A list costs little and brings together those who have laboratories and those who need them.",
        "Reasons",
    ),
)


@dataclass(frozen=True)
class Change:
    """How a tracked change is written: its element, its author, and for a move the name of the two ends."""

    element: str
    author: str
    date: str
    name: str | None = None


_FIRST = ("Delegation of Namibia", "2026-09-14T09:30:00Z")
_SECOND = ("Delegation of Iceland", "2026-09-21T16:05:00Z")

# The notation of `Redlined`: `<+inserted+>`, `<-deleted->`, both doubled where the second delegation did it, and the
# two ends of a move.
CHANGES = {
    "<+": Change("ins", *_FIRST),
    "<-": Change("del", *_FIRST),
    "<<+": Change("ins", *_SECOND),
    "<<-": Change("del", *_SECOND),
    "<from:": Change("moveFrom", *_FIRST, "move58"),
    "<to:": Change("moveTo", *_FIRST, "move58"),
}


@dataclass(frozen=True)
class Redlined:
    """Paragraphs with tracked changes, in the notation of `Line` and of `CHANGES`.

    `¶` ends a paragraph within the text, so that its mark can stand in a change too; `~` makes italic as a tracked
    change; `{c1}` and `{/c1}` stand around what a comment is about. `number`: the label is an automatic number; `was`:
    the style before a tracked change of style.
    """

    text: str
    style: str | None = None
    number: bool = False
    was: str | None = None


@dataclass(frozen=True)
class RedlinedTable:
    """A table; rows with a change are inserted or deleted as a whole."""

    rows: tuple[tuple[str | None, tuple[Redlined, ...]], ...]


@dataclass(frozen=True)
class Remark:
    """A comment in the margin; `parent` is the number of the one that it answers."""

    text: str
    author: str
    date: str
    parent: int | None = None


MOD_COVER = RedlinedTable(
    (
        (None, (Redlined("PLENIPOTENTIARY CONFERENCE (PP-26)|Doha, 9-27 November 2026"),)),
        (None, (Redlined("PLENARY MEETING"), Redlined("Document 58-E", "Docnumber"))),
        (None, (Redlined(""), Redlined("19 October 2026", "Docnumber"))),
        (None, (Redlined(""), Redlined("Original: English", "Docnumber"))),
        (None, (Redlined("Namibia (Republic of)/Iceland", "Source"),)),
        (None, (Redlined("PROPOSALS FOR THE WORK OF THE CONFERENCE", "Title1"),)),
    )
)

STATES = RedlinedTable(
    (
        (None, (Redlined("Mark", "Tablehead"), Redlined("State of the equipment", "Tablehead"))),
        (None, (Redlined("A", "Tabletext"), Redlined("works, with its records of use and repair", "Tabletext"))),
        (None, (Redlined("B", "Tabletext"), Redlined("works<-, without records->", "Tabletext"))),
        ("<<+", (Redlined("C", "Tabletext"), Redlined("does not work, fit for spare parts", "Tabletext"))),
    )
)

MOD: tuple[Redlined | RedlinedTable, ...] = (
    MOD_COVER,
    Redlined("MOD\tNMB/ISL/58/1", "Proposal"),
    Redlined("RESOLUTION 230 (Rev. <-Bucharest, 2022-><+Doha, 2026+>)", "ResNo"),
    Redlined("Reuse of telecommunication equipment taken out of service", "Restitle"),
    Redlined(
        "The Plenipotentiary Conference of the International Telecommunication Union "
        "(<-Bucharest, 2022-><+Doha, 2026+>),",
        "Normalaftertitle",
    ),
    Redlined("recalling", "Call"),
    Redlined(
        "_a)_\tResolution\u00a0182 (Rev.\u00a0<-Busan, 2014-><+Bucharest, 2022+>) of the Plenipotentiary Conference, "
        "on telecommunications/information and communication technologies and the environment;"
    ),
    Redlined(
        "<+_b)_\tResolution 66 (Rev. Kigali, 2022) of the World Telecommunication Development Conference, on the same "
        "matter in developing countries;¶+>"
    ),
    Redlined("_<-b-><+c+>)_\tthe work of ITU\u2011T Study Group 5 on the age that equipment may reach;"),
    Redlined("_<-c-><+d+>)_\tResolution 79 (<-Dubai, 2014-><+Rev. Buenos Aires, 2017+>), on waste,"),
    Redlined("considering", "Call"),
    Redlined("that equipment which one network no longer needs is often fit for another;", number=True),
    Redlined(
        "that operators replace their base stations every {c1}{c2}<-ten-><+six to eight+> years{/c1}{/c2};", number=True
    ),
    Redlined("<-that there is no market for used equipment;¶->", number=True),
    Redlined("<+that it takes more energy to make a base station than to ship it around the world;¶+>", number=True),
    Redlined("<from:that nobody makes spare parts for a base station of the first generations;¶:from>", number=True),
    Redlined("that records of use and repair<+{1}+> raise the value of equipment,", number=True),
    Redlined("noting", "Call"),
    Redlined("_a)_\tthat some manufacturers buy equipment back<- and-><+;¶_b)_\tthat+> others take it for scrap only;"),
    Redlined("<+_c)_\t+><to:that nobody makes spare parts for a base station of the first generations;¶:to>"),
    Redlined("_<-b-><+d+>)_\tthat customs treat used equipment as waste{2} in many countries,"),
    Redlined("resolves", "Call"),
    Redlined(
        "1\tthat the Union should collect offers of equipment<-;¶2\tthat these offers should be published-><+ and "
        "publish them+> twice a year;"
    ),
    Redlined("<-3-><+2+>\tthat an offer should state:"),
    Redlined("–\tthe kind of equipment and its age;", "enumlev1"),
    Redlined("–\tits state, by the marks in the Annex to this resolution;", "enumlev1"),
    Redlined("<+–\twhere the equipment stands;¶+>", "enumlev1"),
    Redlined("–\tits price, if any<-,-><+;+>", "enumlev1"),
    Redlined("<+3\tthat equipment <<-of good quality ->>offered free of charge should be listed first,¶+>"),
    Redlined("instructs the Secretary-General", "Call"),
    Redlined("1\tto send the offers referred to in ~resolves~ 1 above to all Member States;"),
    Redlined("2\tto report to the Council <-every second-><+each+> year on equipment that found a user,"),
    Redlined("instructs the Director of the Telecommunication Development Bureau", "Call"),
    Redlined("to help developing countries to <-examine-><+test+> equipment before they accept it,"),
    Redlined("<-instructs-><+invites+> the Director of the Telecommunication Standardization Bureau", "Call"),
    Redlined("to <<+continue to +>>study a common form for records of use and repair,"),
    Redlined("invites Member States", "Call", was="Normalaftertitle"),
    Redlined("1\tto make offers, and to answer those of others;"),
    Redlined("2\tto let used equipment pass their borders <-soon-><+without delay+>."),
    Redlined("ANNEX TO RESOLUTION 230 (Rev. <-Bucharest, 2022-><+Doha, 2026+>)", "AnnexNo"),
    Redlined("Marks for the state of equipment", "Annextitle"),
    STATES,
    Redlined(
        "Reasons:\tThe first offers have found users in eleven countries. The changes say what an offer must state, and "
        "give equipment that is fit for spare parts a mark of its own.",
        "Reasons",
    ),
)

MOD_NOTES = (
    "<+A list of repairs with their dates and the hours of use is enough.+>",
    "Under the rules for dangerous goods<- in force since 2012->.",
)

REMARKS = (
    Remark("Is there a source for this figure?", *_SECOND),
    Remark("The survey of 2025. We shall send it to you.", _FIRST[0], "2026-09-22T08:15:00Z", parent=1),
)

EDITION_2018: tuple[Line, ...] = (
    Line("RESOLUTION 900 (Dubai, 2018)", "Res_No"),
    Line("Time signals for ships and harbours", "Res_title"),
    Line(
        "The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),",
        "Normal after title",
    ),
    Line("recalling", "Call"),
    Line("_a)_\tArticle 44 of the Constitution, on the use of the radio-frequency spectrum;"),
    Line(
        "_b)_\tResolution 71 (Rev. Dubai, 2018) of the Plenipotentiary Conference, on the strategic plan for the Union;"
    ),
    Line("_c)_\tResolution 655 (WRC-15) of the World Radiocommunication Conference, on scales of time,"),
    Line("considering", "Call"),
    Line("_a)_\tthat ships set their clocks by time signals{1} where they have no other source of time;"),
    Line("_b)_\tthat a clock which is wrong by four seconds puts a ship one nautical mile from its true place;"),
    Line("_c)_\tthat many masters still carry a chronometer with a spring;"),
    Line("_d)_\tthat satellites give the time to everyone who can see them;"),
    Line("_e)_\tthat the signals of satellites are weak, and that storms on the Sun disturb them;"),
    Line("_f)_\tthat harbours in fjords and under cliffs see few satellites;"),
    Line("_g)_\tthat several stations for time signals were closed in recent years,"),
    Line("noting", "Call"),
    Line("_a)_\tthat the closing of a station is seldom announced to those who use it;"),
    Line("_b)_\tthat the cost of a station is small beside the cost of one ship that runs aground,"),
    Line("resolves", "Call"),
    Line(
        "1\tthat the Union should keep a list of stations for time signals, "
        "and that the list should be sent to all harbours once a year;"
    ),
    Line("2\tthat a station on the list should not be closed without a notice of twelve months;"),
    Line("3\tthat regional organizations be encouraged to share the cost of stations;"),
    Line("4\tthat the list should state:"),
    Line("–\tthe frequency and the power of each station;", "enumlev1"),
    Line("–\tthe hours in which it transmits,", "enumlev1"),
    Line("instructs the Secretary-General", "Call"),
    Line("1\tto publish the notices referred to in _resolves_ 2 above within five days;"),
    Line("2\tto report to the Council every second year on stations that were closed,"),
    Line("instructs the Director of the Radiocommunication Bureau", "Call"),
    Line("1\tto study how far the signals of each station reach by day and by night;"),
    Line("2\tto help administrations that wish to open a station,"),
    Line("invites Member States", "Call"),
    Line("1\tto keep at least one station in service on each coast;"),
    Line("2\tto tell the Union of every change of a station."),
)

NOTES_2018 = ("Time signals are short tones, or a code, that are sent at the full second.",)

EDITION_2022: tuple[Line, ...] = (
    Line("RESOLUTION 900 (Rev. Bucharest, 2022)", "Res_No"),
    Line("Time signals for ships and harbours", "Res_title"),
    Line(
        "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),",
        "Normal after title",
    ),
    Line("recalling", "Call"),
    Line("_a)_\tArticle 44 of the Constitution, on the use of the radio-frequency spectrum;"),
    Line(
        "_b)_\tResolution\u00a071 (Rev.\u00a0Bucharest, 2022) of the Plenipotentiary Conference, on the strategic plan for "
        "the Union;"
    ),
    Line("_c)_\tResolution 655 (WRC-15) of the World Radiocommunication Conference, on scales of time,"),
    Line("considering", "Call"),
    Line("_a)_\tthat ships set their clocks by time signals{1} where they have no other source of time;"),
    Line("_b)_\tthat a clock which is wrong by four seconds puts a ship one nautical mile from its true place;"),
    Line("_c)_\tthat satellites give the time to everyone who can see them;"),
    Line("_d)_\tthat the signals of satellites are weak, and that storms on the Sun disturb them;"),
    Line("_e)_\tthat harbours in fjords and under cliffs see few satellites;"),
    Line("_f)_\tthat several stations for time signals were closed in recent years,"),
    Line("noting", "Call"),
    Line("_a)_\tthat the closing of a station is seldom announced to those who use it;"),
    Line("_b)_\tthat the cost of a station is small beside the cost of one ship that runs aground;"),
    Line("_c)_\tthat two makers of clocks for ships offer receivers free of charge for tests,"),
    Line("resolves", "Call"),
    Line("1\tthat the Union should keep a list of stations for time signals;"),
    Line("2\tthat the list should be sent to all harbours once a year;"),
    Line("3\tthat a station on the list shall not be closed without a notice of twelve months;"),
    Line("4\tthat the list should state:"),
    Line("–\tthe frequency and the power of each station;", "enumlev1"),
    Line("–\tthe hours in which it transmits,", "enumlev1"),
    Line("invites the Secretary-General", "Call"),
    Line("1\tto publish the notices referred to in _resolves_ 2 above within five days;"),
    Line("2\tto report to the Council every second year on stations that were closed,"),
    Line("instructs the Director of the Radiocommunication Bureau", "Call"),
    Line("1\tto study how far the signals of each station reach by day and by night, and at both solstices;"),
    Line("2\tto help administrations that wish to open a station,"),
    Line("invites Member States", "Call"),
    Line("1\tto keep at least one station in service on each coast;"),
    Line("2\tto tell the Union of every change of a station;"),
    Line("3\tthat regional organizations be encouraged to share the cost of stations."),
)

NOTES_2022 = (
    "Time signals are short tones, or a code, that are sent at the full second of coordinated universal time.",
)

PROPOSALS = {
    "proposal-900-afcp.txt": (
        "MOD\tAFCP/12A1/1",
        ("once a year;", "twice a year;"),
        ("should not be closed", "shall not be closed"),
        ("c)\tthat many masters still carry a chronometer with a spring;\n", ""),
        ("d)\tthat satellites", "c)\tthat satellites"),
        ("e)\tthat the signals", "d)\tthat the signals"),
        ("f)\tthat harbours", "e)\tthat harbours"),
        ("g)\tthat several", "f)\tthat several"),
        ("4\tthat the list", "4\tthat stations be repaired within one month;\n5\tthat the list"),
    ),
    "proposal-900-eur.txt": (
        "MOD\tEUR/24A3/7",
        ("to all harbours", "to all harbours and pilots"),
        ("should not be closed", "shall not be closed"),
        ("3\tthat regional organizations be encouraged to share the cost of stations;\n4", "3"),
        ("instructs the Secretary-General", "invites the Secretary-General"),
        ("administrations that wish", "administrations of developing countries that wish"),
    ),
    "proposal-900-nmb.docx": (
        "MOD\tNMB/33/1",
        ("of twelve months", "of six months"),
        ("organizations be encouraged to share", "organizations be invited to bear"),
        ("4\tthat the list", "4\tthat stations be repaired within one week;\n5\tthat the list"),
        ("every second year", "every year"),
    ),
}
"""Proposals of three groups to the edition of 2018: the mark of each, and what it changes. The Word file has tracked changes."""

_PIECE = re.compile(r"(\{\d\}|\t|\||_|\u2011)")


def write_text(content: Sequence[Line | Table] = CONTENT, notes: Sequence[str] = NOTES) -> str:
    """The plain text, as Word saves it: a line for each paragraph that has text, the notes last."""
    lines = []
    for line in _lines(content):
        text = re.sub(r"\{(\d)\}", r"\1", line.text).replace("_", "").replace("\u2011", "-").replace("|", "\n")
        if text:
            lines.append(text)
    lines += [f"{number}\t{note}" for number, note in enumerate(notes, 1)]
    return "\n".join(lines) + "\n"


def write_proposals() -> dict[str, bytes]:
    """The proposals by their file names."""
    base = write_text(EDITION_2018, NOTES_2018)
    files = {}
    for name, (mark, *changes) in PROPOSALS.items():
        text = base.replace("(Dubai, 2018)\n", "(Rev. Doha, 2026)\n", 1).replace(
            "Union (Dubai, 2018)", "Union (Doha, 2026)"
        )
        for old, new in changes:
            if text.count(old) != 1:
                raise ValueError(f"{name}: {old!r} is not there once")
            text = text.replace(old, new)
        if name.endswith(".docx"):
            one, other = (parse(read(name, f"{mark}\n{each}".encode())) for each in (base, text))
            old_sides, new_sides = ([clause.side for clause in clauses_of(each)] for each in (one, other))
            files[name] = diff_docx.write(old_sides, new_sides, diff(one, other), "Namibia", "2026-10-12T09:00:00Z")
        else:
            files[name] = f"{mark}\n{text}".encode()
    return files


def _lines(content: Sequence[Line | Table]) -> Iterator[Line]:
    for item in content:
        if isinstance(item, Line):
            yield item
        else:
            for row in item.rows:
                yield from row


def write_docx(
    content: Sequence[Line | Table] = CONTENT,
    notes: Sequence[str] = NOTES,
    title: str = "Sharing of test facilities for emergency telecommunication equipment",
) -> bytes:
    """The Word file."""
    document = _document(title)
    for item in content:
        if isinstance(item, Table):
            _add_table(document, item)
        else:
            _fill(document.add_paragraph(style=item.style), item.text)
    _add_footnotes(document, [f'<w:r><w:tab/><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' for text in notes])
    return _saved(document)


def _document(title: str) -> Document:
    """An empty document with the styles of the template."""
    document = docx.Document()
    _clean(document, title)
    for style_id, name, indent in STYLES:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), style_id)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.left_indent = Pt(indent)
        style.font.italic = True if name == "Call" else None
        style.font.bold = True if name in ("Source", "Res_title", "Annex_title", "Table_head") else None
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True
    return document


def _saved(document: Document) -> bytes:
    target = BytesIO()
    document.save(target)
    return _without_time(target.getvalue())


def _clean(document: Document, title: str) -> None:
    """Takes out of the template of python-docx what is not of this document: its thumbnail and its authors."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
    properties = document.core_properties
    properties.title = title
    properties.subject = "Example document: not a text of the International Telecommunication Union"
    properties.author = properties.last_modified_by = "The itures authors"
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = TIME
    properties.revision = 1


def _fill(paragraph: Paragraph, text: str) -> None:
    italic = False
    run = None
    for piece in _PIECE.split(text):
        if piece == "_":
            italic, run = not italic, None
        elif piece.startswith("{"):
            paragraph._p.append(_reference(piece[1:-1]))
            run = None
        elif piece:
            if run is None:
                run = paragraph.add_run()
                run.italic = True if italic else None
            if piece == "\t":
                run.add_tab()
            elif piece == "|":
                run.add_break()
            elif piece == "\u2011":
                run._r.append(parse_xml(f"<w:noBreakHyphen {nsdecls('w')}/>"))
            else:
                _add_characters(run._r, piece)


def _add_characters(run: object, text: str) -> None:
    element = parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve">{escape(text)}</w:t>')
    run.append(element)  # type: ignore[attr-defined]


def _reference(number: str) -> object:
    return parse_xml(
        f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:footnoteReference w:id="{number}"/></w:r>'
    )


def _add_table(document: Document, table: Table) -> None:
    width = max(len(row) for row in table.rows)
    grid = document.add_table(len(table.rows), width)
    for row, lines in zip(grid.rows, table.rows, strict=True):
        cells = row.cells
        if len(lines) == 1:
            cells[0].merge(cells[-1])
        for cell, line in zip(cells, lines, strict=False):
            paragraph = cell.paragraphs[0]
            if line.style:
                paragraph.style = line.style
            _fill(paragraph, line.text)


def _add_footnotes(document: Document, contents: Sequence[str]) -> None:
    """Adds the part for footnotes, which python-docx does not know; of each note the XML that follows its mark."""

    def note(number: int, content: str, kind: str = "") -> str:
        return f'<w:footnote{kind} w:id="{number}"><w:p>{content}</w:p></w:footnote>'

    head = (
        '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    )
    notes: Sequence[str] = (
        note(-1, "<w:r><w:separator/></w:r>", ' w:type="separator"'),
        note(0, "<w:r><w:continuationSeparator/></w:r>", ' w:type="continuationSeparator"'),
        *(note(number, f"{head}{content}") for number, content in enumerate(contents, 1)),
    )
    xml = f"<w:footnotes {nsdecls('w')}>{''.join(notes)}</w:footnotes>"
    _add_part(document, "footnotes", xml, FOOTNOTES_TYPE, RELATIONSHIP_TYPE.FOOTNOTES)


def _add_part(document: Document, name: str, xml: str, content_type: str, relation: str) -> None:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    part = Part(PackURI(f"/word/{name}.xml"), content_type, (head + xml).encode(), document.part.package)
    document.part.relate_to(part, relation)


def write_redlined() -> bytes:
    """The Word file with tracked changes."""
    document = _document("Reuse of telecommunication equipment taken out of service")
    normal = document.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(4), 1
    _add_numbering(document)
    _add_heads(document)
    writer = _Writer()
    for item in MOD:
        content = writer.table(item) if isinstance(item, RedlinedTable) else writer.paragraphs(item)
        for element in parse_xml(f"<w:body {_NAMESPACES}>{content}</w:body>"):
            document.element.body.sectPr.addprevious(element)
    _add_footnotes(document, [f"<w:r><w:tab/></w:r>{writer.content(text)}" for text in MOD_NOTES])
    _add_comments(document)
    return _saved(document)


class _Writer:
    """Writes `Redlined` as XML; keeps what outlives a paragraph: the changes that are open, and the last number given."""

    def __init__(self) -> None:
        self._ids = 100
        self._moves: dict[str, int] = {}
        self._begin()

    def _begin(self) -> None:
        self._open: list[Change] = []
        # How many of the open changes have their tag in the paragraph that is being written.
        self._tags = 0
        self._italic: str | None = None
        self._content = ""
        self._written: list[str] = []

    def paragraphs(self, item: Redlined) -> str:
        """The XML of the paragraphs that the text holds."""
        self._begin()
        for piece in _CHANGED_PIECE.split(item.text):
            if piece == "¶":
                self._end(item, [*self._open])
            elif piece:
                self._piece(piece)
        if self._content or not self._written:
            self._end(item, [])
        return "".join(self._written)

    def content(self, text: str) -> str:
        """The XML of runs and changes alone."""
        self._begin()
        for piece in _CHANGED_PIECE.split(text):
            self._piece(piece)
        return self._content

    def table(self, table: RedlinedTable) -> str:
        """The XML of a table; a row of one cell reaches over the whole width."""
        width = max(len(cells) for _, cells in table.rows)
        rows = []
        for change, cells in table.rows:
            column = 9000 // len(cells)
            span = f'<w:gridSpan w:val="{width}"/>' if len(cells) < width else ""
            properties = f'<w:tcPr><w:tcW w:w="{column}" w:type="dxa"/>{span}</w:tcPr>'
            inside = [
                replace(cell, text=f"{change}{cell.text}¶{change[-1]}{'>' * change.count('<')}") if change else cell
                for cell in cells
            ]
            tracked = f"<w:trPr>{self._tag(CHANGES[change])}</w:trPr>" if change else ""
            rows.append(tracked + "".join(f"<w:tc>{properties}{self.paragraphs(cell)}</w:tc>" for cell in inside))
        grid = "".join(f'<w:gridCol w:w="{9000 // width}"/>' for _ in range(width))
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
        )

    def _piece(self, piece: str) -> None:
        if piece in CHANGES:
            change = CHANGES[piece]
            if change.name is not None:
                self._moves[change.element] = self._next()
                self._content += self._tag(change, "RangeStart", self._moves[change.element])
            self._open.append(change)
        elif piece in _ENDS:
            change = self._open.pop()
            if self._tags > len(self._open):
                self._tags -= 1
                self._content += f"</w:{change.element}>"
            if change.name is not None:
                end = f'<w:{change.element}RangeEnd w:id="{self._moves[change.element]}"/>'
                if self._content:
                    self._content += end
                else:
                    self._written.append(end)
        elif piece in ("_", "~"):
            self._italic = None if self._italic else piece
        elif piece.startswith(("{c", "{/c")):
            number = piece.strip("{/c}")
            name = "commentRangeEnd" if piece[1] == "/" else "commentRangeStart"
            self._content += f'<w:{name} w:id="{number}"/>'
            if name == "commentRangeEnd":
                self._content += f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        elif piece:
            self._run(piece)

    def _run(self, piece: str) -> None:
        for change in self._open[self._tags :]:
            self._content += self._tag(change)[:-2] + ">"
        self._tags = len(self._open)
        look = "<w:i/>" if self._italic else ""
        if self._italic == "~":
            look += self._tag(Change("rPrChange", *_SECOND))[:-2] + "><w:rPr/></w:rPrChange>"
        if piece.startswith("{"):
            look = '<w:rStyle w:val="FootnoteReference"/>'
            inner = f'<w:footnoteReference w:id="{piece[1:-1]}"/>'
        elif piece in _ELEMENTS:
            inner = _ELEMENTS[piece]
        else:
            name = "delText" if any(change.element == "del" for change in self._open) else "t"
            inner = f'<w:{name} xml:space="preserve">{escape(piece)}</w:{name}>'
        self._content += f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inner}</w:r>"

    def _end(self, item: Redlined, mark: list[Change]) -> None:
        for change in reversed(self._open[: self._tags]):
            self._content += f"</w:{change.element}>"
        self._tags = 0
        properties = f'<w:pStyle w:val="{item.style}"/>' if item.style else ""
        if item.number:
            properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_LIST}"/></w:numPr>'
        if mark:
            properties += f"<w:rPr>{''.join(self._tag(change) for change in mark)}</w:rPr>"
        if item.was:
            before = f'<w:pPr><w:pStyle w:val="{item.was}"/></w:pPr>'
            properties += f"{self._tag(Change('pPrChange', *_FIRST))[:-2]}>{before}</w:pPrChange>"
        self._written.append(f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{self._content}</w:p>")
        self._content = ""

    def _tag(self, change: Change, suffix: str = "", number: int = 0) -> str:
        name = f' w:name="{change.name}"' if suffix else ""
        return (
            f'<w:{change.element}{suffix} w:id="{number or self._next()}" w:author="{change.author}" '
            f'w:date="{change.date}"{name}/>'
        )

    def _next(self) -> int:
        self._ids += 1
        return self._ids


_ENDS = ("+>", "->", "+>>", "->>", ":from>", ":to>")
_ELEMENTS = {"\t": "<w:tab/>", "|": "<w:br/>", "\u2011": "<w:noBreakHyphen/>"}
_CHANGED_PIECE = re.compile(r"(<<?[+-]|<from:|<to:|[+-]>>?|:from>|:to>|\{\d\}|\{/?c\d\}|[¶~|_\t\u2011])")
_LIST = 1
_NAMESPACES = nsdecls("w")
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _add_numbering(document: Document) -> None:
    """Replaces the lists of the template of python-docx by one: a), b), c) in italics."""
    element = document.part.numbering_part.element
    for child in list(element):
        element.remove(child)
    for xml in (
        f'<w:abstractNum {_NAMESPACES} w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="794"/></w:tabs></w:pPr>'
        "<w:rPr><w:i/></w:rPr></w:lvl></w:abstractNum>",
        f'<w:num {_NAMESPACES} w:numId="{_LIST}"><w:abstractNumId w:val="0"/></w:num>',
    ):
        element.append(parse_xml(xml))


def _add_heads(document: Document) -> None:
    """Header with the number of the page and the document, footer with the name of the contribution."""
    section = document.sections[0]
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    for story, content in (
        (
            section.header,
            f'<w:r><w:t xml:space="preserve">- </w:t></w:r>{page}<w:r><w:t xml:space="preserve"> -</w:t>'
            "<w:br/><w:t>PP-26/58-E</w:t></w:r>",
        ),
        (section.footer, "<w:r><w:t>NMB/ISL/58</w:t><w:tab/><w:t>19.10.2026</w:t></w:r>"),
    ):
        paragraph = story.paragraphs[0]._p
        for element in parse_xml(f"<w:p {_NAMESPACES}>{content}</w:p>"):
            paragraph.append(element)


def _add_comments(document: Document) -> None:
    """Adds the comments, and the part that says which answers which."""
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ignorable = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable='
    comments, extended = [], []
    for number, remark in enumerate(REMARKS, 1):
        initial = remark.author.split()[-1][0]
        comments.append(
            f'<w:comment w:id="{number}" w:author="{remark.author}" w:date="{remark.date}" w:initials="{initial}">'
            f'<w:p w14:paraId="0058000{number}"><w:r><w:annotationRef/></w:r><w:r><w:t>{escape(remark.text)}</w:t></w:r></w:p>'
            "</w:comment>"
        )
        parent = f' w15:paraIdParent="0058000{remark.parent}"' if remark.parent else ""
        extended.append(f'<w15:commentEx w15:paraId="0058000{number}"{parent} w15:done="0"/>')
    _add_part(
        document,
        "comments",
        f'<w:comments {_NAMESPACES} {w14} {ignorable}"w14">{"".join(comments)}</w:comments>',
        f"{_WORD_TYPE}.comments+xml",
        RELATIONSHIP_TYPE.COMMENTS,
    )
    _add_part(
        document,
        "commentsExtended",
        f'<w15:commentsEx {w15} {ignorable}"w15">{"".join(extended)}</w15:commentsEx>',
        f"{_WORD_TYPE}.commentsExtended+xml",
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    )


def _without_time(data: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, TIME.timetuple()[:6])
            # Set by hand: the default is the system that the script runs on.
            info.create_system = 3
            info.external_attr = 0o644 << 16
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()


def main() -> None:
    root = Path(__file__).resolve().parents[1]
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "data" / "samples"
    directory.mkdir(parents=True, exist_ok=True)
    (directory / f"{NAME}.docx").write_bytes(write_docx())
    (directory / f"{REDLINED}.docx").write_bytes(write_redlined())
    (directory / f"{NAME}.txt").write_text(write_text(), encoding="utf-8", newline="\n")
    old, new = EDITIONS
    (directory / f"{old}.txt").write_text(write_text(EDITION_2018, NOTES_2018), encoding="utf-8", newline="\n")
    (directory / f"{new}.docx").write_bytes(write_docx(EDITION_2022, NOTES_2022, "Time signals for ships and harbours"))
    for name, data in write_proposals().items():
        (directory / name).write_bytes(data)


if __name__ == "__main__":
    main()
