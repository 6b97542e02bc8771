"""A document built by hand that has a node of every kind, for the renderers."""

from __future__ import annotations

from itures.model.stream import Diagnostic, Span
from itures.model.tree import (
    Block,
    Division,
    Document,
    Footnote,
    Header,
    Instrument,
    Item,
    Passage,
    Proposal,
    Role,
    Section,
)

LONG = (
    "that the rights and obligations of all Member States and Sector Members of the Union are described in Articles "
    "3 and 19 of the Constitution, and that these entities may participate in all activities of the Sector concerned, "
    "with the exception of formal votes;"
)


class Maker:
    """Hands out spans one after the other, so that every node has a place of its own."""

    def __init__(self) -> None:
        self.at = 0

    def span(self, text: str) -> Span:
        self.at += len(text) + 1
        return Span(self.at - len(text) - 1, self.at - 1)

    def block(self, role: Role, text: str) -> Block:
        return Block(role, text, self.span(text))

    def item(self, path: str, label: str, text: str, *children: tuple[str, str]) -> Item:
        at = f"{path} {label}"
        own = self.span(f"{label}\t{text}")
        items = tuple(self.item(at, *child) for child in children)
        end = items[-1].span.end if items else own.end
        return Item(at, at, label, text, items, Span(own.start, end), (own,) if items else ())

    def table(self, rows: list[list[str]]) -> Block:
        cells = tuple(tuple((self.block("paragraph", text),) for text in row) for row in rows)
        first, last = cells[0][0][0], cells[-1][-1][0]
        return Block("table", "", Span(first.span.start, last.span.end), (), cells)


def section(
    maker: Maker, call: str, *points: tuple[str, str], lead: str | None = None, tail: str | None = None
) -> Section:
    """A section with these points; its addressee is known where the call names the Secretary-General."""
    pieces = (maker.span(call),)
    lead_pieces = (maker.span(lead),) if lead is not None else ()
    items = tuple(maker.item(call, *point) for point in points)
    tail_pieces = (maker.span(tail),) if tail is not None else ()
    operative = call.startswith(("resolves", "instructs", "invites"))
    return Section(
        call,
        call,
        call,
        "operative" if operative else "preambular",
        (call.split()[0],),
        ("SG",) if "Secretary-General" in call else (),
        lead,
        items,
        tail,
        Span(pieces[0].start, maker.at - 1),
        pieces,
        lead_pieces,
        tail_pieces,
    )


def proposal(action: str = "ADD", title: str | None = "Rights and obligations of Sector Members") -> Instrument:
    """An instrument with a proposal mark, sections, a division, an annex with a table, history, reasons and a note."""
    maker = Maker()
    maker.at = 200
    head = (
        maker.block("proposal", f"{action}\tUSA/77/1"),
        maker.block("designation", "DRAFT NEW RESOLUTION [USA-1]"),
        maker.block("title", title or ""),
        maker.block("reference-line", "(see Decision 5)"),
    )
    recalling = section(
        maker, "recalling", ("a)", LONG), ("b)bis", "Resolution 14 (Rev. Antalya, 2006);\nand what goes on")
    )
    pieces = (maker.span("resolves to instruct the Secretary-General to"),)
    call = "resolves to instruct the Secretary-General to"
    points = (
        maker.item(call, "1", LONG, ("a)", "first"), ("–", LONG)),
        maker.item(call, "1bis.1", "report to the Council annually"),
    )
    span = Span(pieces[0].start, maker.at - 1)
    resolves = Section(call, call, call, "operative", ("resolve",), ("SG",), None, points, None, span, pieces)
    invites = section(maker, "invites Member States", lead="to take part,", tail="as they may.")
    part = maker.block("heading", "Part A")
    division = Division("part A", "part A", "part", "A", "Part A", "Scope", (), (), (), part.span, (part.span,))
    heading = maker.span("ANNEX 1 to the Resolution")
    title_block = maker.block("heading", "Contributions")
    cells = maker.table([["Country", "Units"], ["Switzerland", "10"], ["Japan", LONG]])
    entries = (maker.item("annex 1", "1", "in the annex"),)
    passage = Passage((title_block, cells), entries, Span(heading.end + 1, maker.at - 1))
    annex = Division(
        "annex 1", "annex 1", "annex", "1", "ANNEX 1 to the Resolution", "Shares", (passage,), (), (),
        Span(heading.start, maker.at - 1), (heading,),
    )  # fmt: skip
    foot = (maker.block("history", "(Kyoto, 1994) – (Antalya, 2006)"), maker.block("reasons", "Reasons:\tto be clear."))
    notes = (
        Footnote("1", "recalling a)", "These include the least developed countries.", maker.span("1 These ...")),
        Footnote("*", None, "A note without a mark.", maker.span("* A note")),
    )
    return Instrument(
        "USA-1", "resolution", None, "USA-1", False, "bucharest-2022", title,
        "The Plenipotentiary Conference (Bucharest, 2022),",
        Proposal(action, "USA/77/1", ("USA",), "77", None, "1"),
        ("kyoto-1994", "antalya-2006"), "to be clear.",
        head, (recalling, resolves, invites), (division,), (annex,), foot, notes, Span(200, maker.at - 1),
    )  # fmt: skip


def document(*instruments: Instrument) -> Document:
    """The sample: a cover, two paragraphs before the first proposal, and one instrument (or those given)."""
    maker = Maker()
    blocks = (
        maker.block("paragraph", "Purpose"),
        maker.block("separator", "* * *"),
        maker.block("paragraph", LONG[:40]),
    )
    return Document(
        "sample.txt",
        "en",
        "revised",
        Header("Plenipotentiary Conference (PP-22)", ("United States of America",), "Document 77-E", "1 August 2022"),
        blocks,
        instruments or (proposal(),),
        (),
        (Block("running-head", "Resolution 14 251", Span(150, 167)),),
        (Diagnostic("label-gap", "warning", "b) is missing before b)bis", "recalling b)bis", Span(812, 815)),),
    )


def bare(*texts: str) -> Document:
    """A document of paragraphs alone."""
    maker = Maker()
    blocks = tuple(maker.block("paragraph", text) for text in texts)
    return Document("bare.txt", "en", "revised", Header(), blocks, (), (), (), ())
