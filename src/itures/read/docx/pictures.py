"""Pictures and embedded objects: no characters of the text, so they are reported, with what their author says of them."""

from __future__ import annotations

from typing import Final

from lxml import etree

from itures.read.docx.names import FALLBACK
from itures.read.docx.report import Place, Report

# Pictures of DrawingML and VML, objects of other programs (ECMA-376 parts 1 and 4); `{*}`: transitional and strict.
_PICTURES: Final = ("{*}blip", "{*}imagedata", "{*}OLEObject")
# Where the alternative text stands: `wp:docPr` of a drawing, `v:shape` of VML.
_DESCRIBED: Final = ("{*}docPr", "{*}shape")
_LONGEST: Final = 500


def report_pictures(drawing: etree._Element, report: Report, place: Place) -> None:
    """Report the picture in a `w:drawing`, `w:pict` or `w:object`, if there is one: once, with its description.

    Adds an info `docx-picture`: the picture itself is not read. Never raises.
    """
    found = [one for one in drawing.iter(*_PICTURES) if next(one.iterancestors(FALLBACK), None) is None]
    if not found:
        return
    described = [
        " ".join(text.split())
        for one in drawing.iter(*_DESCRIBED)
        for text in (one.get("descr") or one.get("alt") or one.get("title") or "",)
        if text.strip()
    ]
    if described:
        text = described[0][:_LONGEST]
        report.add("docx-picture", place, variant="described", text=text)
    else:
        report.add("docx-picture", place)
