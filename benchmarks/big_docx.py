"""Builds a docx of about 200 pages in the manner of an ITU resolution, and times the reader on it.

The file is the same at every run: no clock, no random numbers. `python benchmarks/big_docx.py` prints the median time
of reading it beside python-docx, which lists the text of its paragraphs; `--write FILE` only writes it.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

PARAGRAPHS = 3_500

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CALLS = ("recalling", "considering", "recognizing further", "noting", "resolves", "instructs the Secretary-General")
_TEXT = (
    "that shared test facilities remain out of reach of many administrations and that equipment for emergency calls "
    "is often put into service without being tried against the networks of neighbouring countries in accordance with "
    "the plans agreed among operators taking into account the needs of small island States and of rural districts"
)
_WORDS = _TEXT.split()

_CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType=\
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType=\
"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
<Override PartName="/word/footnotes.xml" ContentType=\
"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>"""

_STYLES = (("Call", "Call"), ("enumlev1", "enumlev1"), ("ResNo", "Res_No"), ("Restitle", "Res_title"))


def _relationships(*relations: tuple[str, str]) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    rows = "".join(
        f'<Relationship Id="rId{i}" Type="{kind}{name}" Target="{target}"/>'
        for i, (name, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _run(text: str, properties: str = "") -> str:
    return (
        f'<w:r w:rsidRPr="00AA1264"><w:rPr>{properties}<w:lang w:val="en-GB"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def _sentence(start: int, words: int) -> str:
    return " ".join(_WORDS[(start + i) % len(_WORDS)] for i in range(words))


def _paragraph(content: str, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        '<w:p w:rsidR="00AA1264" w:rsidRPr="00AA1264" w:rsidRDefault="00AA1264" w:rsidP="00AA1264">'
        f'<w:pPr>{named}<w:rPr><w:lang w:val="en-GB"/></w:rPr></w:pPr>{content}</w:p>'
    )


def _clause(number: int, notes: list[str]) -> str:
    label = f"{'abcdefghijklmnopqrstuvwxyz'[number % 26]})"
    tabbed = (
        '<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:tab/>'
        f'<w:t xml:space="preserve">{_sentence(number, 17)} ITU</w:t></w:r>'
        '<w:r w:rsidRPr="00AA1264"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:noBreakHyphen/><w:t xml:space="preserve">T '
        f"and Resolution\u00a0{number % 200 + 1} (Rev.\u00a0Doha, 2026) {_sentence(number + 7, 8)};</w:t></w:r>"
    )
    if number % 50 == 0:
        notes.append(_sentence(number, 20))
        tabbed += (
            f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{len(notes)}"/></w:r>'
        )
    return _paragraph(_run(label, "<w:i/><w:iCs/>") + tabbed)


def _redlined(paragraph: str, number: int) -> str:
    """The paragraph with a tracked change in its text: by turns an insertion and a deletion."""
    kind, text = ("ins", "t") if number % 2 else ("del", "delText")
    change = (
        f'<w:{kind} w:id="{number}" w:author="Kenya" w:date="2026-09-01T08:00:00Z"><w:r w:rsidR="00AA1264">'
        f'<w:rPr><w:lang w:val="en-GB"/></w:rPr><w:{text} xml:space="preserve"> as amended</w:{text}></w:r></w:{kind}>'
    )
    return paragraph.removesuffix("</w:p>") + change + "</w:p>"


def build(changes: int = 0) -> bytes:
    """The bytes of the file, with this many tracked changes."""
    notes: list[str] = []
    body = [_paragraph(_run("DRAFT NEW RESOLUTION [KEN-1]"), "ResNo"), _paragraph(_run("Test facilities"), "Restitle")]
    while len(body) < PARAGRAPHS:
        number = len(body)
        if number % 12 == 0:
            body.append(_paragraph(_run(_CALLS[number // 12 % len(_CALLS)]), "Call"))
        elif number % 5 == 0:
            body.append(_paragraph(_run("–\t") + _run(_sentence(number, 25)), "enumlev1"))
        else:
            body.append(_clause(number, notes))
    for number in range(changes):
        place = 2 + number * (len(body) - 2) // changes
        body[place] = _redlined(body[place], number)
    footnotes = "".join(
        f'<w:footnote w:id="{i}">'
        + _paragraph(
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>' + _run(f" {note}")
        )
        + "</w:footnote>"
        for i, note in enumerate(notes, 1)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in _STYLES
    )
    mark = (
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:position w:val="6"/></w:rPr></w:style>'
    )
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relationships(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relationships(("styles", "styles.xml"), ("footnotes", "footnotes.xml")),
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}{mark}</w:styles>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}">{footnotes}</w:footnotes>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{"".join(body)}</w:body></w:document>',
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _median(work: Callable[[], object], rounds: int) -> float:
    work()
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    arguments.add_argument("--write", metavar="FILE", type=Path)
    arguments.add_argument("--rounds", type=int, default=9)
    chosen = arguments.parse_args()
    data = build()
    if chosen.write:
        chosen.write.write_bytes(data)
        return

    import docx

    from itures.read.docx import read_docx

    stream = read_docx(data, "big.docx")
    runs = sum(len(paragraph.runs) for paragraph in stream.paragraphs)
    print(f"{len(data)} bytes, {len(stream.paragraphs)} paragraphs, {runs} runs, {len(stream.text)} characters")
    print(f"itures read          {_median(lambda: read_docx(data, 'big.docx'), chosen.rounds):7.1f} ms")
    peer = _median(lambda: [p.text for p in docx.Document(BytesIO(data)).paragraphs], chosen.rounds)
    print(f"python-docx p.text   {peer:7.1f} ms")


if __name__ == "__main__":
    main()
