"""Writes data/samples/draft-new-resolution.docx and its plain text, the example of the documentation.

The document is invented for this project, in the manner of proposals to a plenipotentiary conference: Word styles by
the names of the ITU template, labels as italic runs, real footnotes. Two runs give identical bytes: neither the zip nor
the properties of the document carry the time. Usage: `python tools/make_samples.py [DIRECTORY]`.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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

NAME = "draft-new-resolution"
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

_PIECE = re.compile(r"(\{\d\}|\t|\||_|\u2011)")


def write_text() -> str:
    """The plain text, as Word saves it: a line for each paragraph that has text, the notes last."""
    lines = []
    for line in _lines():
        text = re.sub(r"\{(\d)\}", r"\1", line.text).replace("_", "").replace("\u2011", "-").replace("|", "\n")
        if text:
            lines.append(text)
    lines += [f"{number}\t{note}" for number, note in enumerate(NOTES, 1)]
    return "\n".join(lines) + "\n"


def _lines() -> Iterator[Line]:
    for item in CONTENT:
        if isinstance(item, Line):
            yield item
        else:
            for row in item.rows:
                yield from row


def write_docx() -> bytes:
    """The Word file."""
    document = docx.Document()
    _clean(document)
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
    for item in CONTENT:
        if isinstance(item, Table):
            _add_table(document, item)
        else:
            _fill(document.add_paragraph(style=item.style), item.text)
    _add_footnotes(document)
    target = BytesIO()
    document.save(target)
    return _without_time(target.getvalue())


def _clean(document: Document) -> None:
    """Takes out of the template of python-docx what is not of this document: its thumbnail and its authors."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
    properties = document.core_properties
    properties.title = "Sharing of test facilities for emergency telecommunication equipment"
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


def _add_footnotes(document: Document) -> None:
    """Adds the part for footnotes, which python-docx does not know."""

    def note(number: int, content: str, kind: str = "") -> str:
        return f'<w:footnote{kind} w:id="{number}"><w:p>{content}</w:p></w:footnote>'

    head = (
        '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    )
    notes: Sequence[str] = (
        note(-1, "<w:r><w:separator/></w:r>", ' w:type="separator"'),
        note(0, "<w:r><w:continuationSeparator/></w:r>", ' w:type="continuationSeparator"'),
        *(
            note(number, f'{head}<w:r><w:tab/><w:t xml:space="preserve">{escape(text)}</w:t></w:r>')
            for number, text in enumerate(NOTES, 1)
        ),
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:footnotes {nsdecls('w')}>{''.join(notes)}</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


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
    (directory / f"{NAME}.txt").write_text(write_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
