"""Word files that are built to cost much: small on disk, large in memory or slow to read.

Each kind is a function from a size to the parts of a package; `files(scale)` gives them all. The kinds are those of zip bombs,
of entity expansion, of deep and wide trees, and of products of two sizes (a label times paragraphs, a mark times references).

    python tests/fuzz/hostile.py [SIZE ...]

runs commands on each in a process of its own that may have 2 GB, and prints what takes more than 5 seconds or 500 MB, or ends in
anything but an answer or one line that says why there is none.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = "<w:p><w:r><w:t>RESOLUTION 1 (Doha, 2026)</w:t></w:r></w:p><w:p><w:r><w:t>resolves</w:t></w:r></w:p>"
POINT = "<w:p><w:r><w:t>1\tto burn lamps.</w:t></w:r></w:p>"

Parts = dict[str, str]
"""The other parts of a package by their names without ending, and "document" for what is in its body."""


def package(parts: Parts) -> bytes:
    """The bytes of a Word file with these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as file:  # stored: what is packed too well is refused before it is read
        others = [name for name in parts if name != "document"]
        file.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        file.writestr("_rels/.rels", _relations([("officeDocument", "word/document.xml")]))
        kinds = [(name.rstrip("0123456789"), f"{name}.xml") for name in others]
        file.writestr("word/_rels/document.xml.rels", _relations(kinds))
        for name in others:
            file.writestr(f"word/{name}.xml", parts[name])
        file.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{parts['document']}</w:body></w:document>"
        )
    return target.getvalue()


def _relations(kinds: list[tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="r{index}" Type="{_TYPE}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(kinds)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}</Relationships>'
    )


def _paragraph(inside: str) -> str:
    return f"{HEAD}<w:p>{inside}</w:p>"


def _runs(size: int) -> Parts:
    return {"document": _paragraph("<w:r><w:t>a</w:t></w:r>" * size)}


def _looks(size: int) -> Parts:
    return {"document": _paragraph("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>" * (size // 2))}


def _empty_runs(size: int) -> Parts:
    return {"document": _paragraph("<w:r/>" * size * 3)}


def _breaks(size: int) -> Parts:
    return {"document": _paragraph("<w:r>" + "<w:br/>" * size + "</w:r>")}


def _tabs(size: int) -> Parts:
    return {"document": _paragraph("<w:r>" + "<w:tab/>" * size + "</w:r>")}


def _paragraphs(size: int) -> Parts:
    return {"document": HEAD + "<w:p/>" * size}


def _points(size: int) -> Parts:
    return {"document": HEAD + "".join(f"<w:p><w:r><w:t>{n} a</w:t></w:r></w:p>" for n in range(1, size // 3))}


def _cells(size: int) -> Parts:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>" * 100 + "</w:tr>"
    return {"document": f"{HEAD}<w:tbl>{row * (size // 300)}</w:tbl>"}


def _tables(size: int) -> Parts:
    return {"document": HEAD + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * (size // 4)}


def _headers(size: int) -> Parts:
    text = "<w:p><w:r><w:t>a b</w:t></w:r></w:p>" * 200
    return {"document": HEAD + POINT} | {
        f"header{n}": f"<w:hdr {NAMESPACES}>{text}</w:hdr>" for n in range(1, size // 600)
    }


def _joined(size: int) -> Parts:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"/></w:rPr></w:pPr>'
    return {"document": HEAD + f"<w:p>{mark}<w:r><w:t>a</w:t></w:r></w:p>" * (size // 6)}


def _changes(size: int) -> Parts:
    one = (
        '<w:ins w:id="1" w:author="A"><w:r><w:t>a</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>b</w:delText></w:r></w:del>'
    )
    return {"document": _paragraph(one * (size // 6))}


def _changed_points(size: int) -> Parts:
    point = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>{} a</w:t></w:r></w:ins></w:p>'
    return {"document": HEAD + "".join(point.format(n) for n in range(1, size // 4))}


def _labels(size: int) -> Parts:
    return _numbered("%1" * 20_000, size // 100)


def _words_as_labels(size: int) -> Parts:
    return _numbered("lamps burn " * 2_000, size // 100)


def _large_numbers(size: int) -> Parts:
    return _numbered("%1", size // 100, style="lowerLetter", start=2_147_483_000)


def _numbered(text: str, paragraphs: int, style: str = "decimal", start: int = 1) -> Parts:
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return {
        "document": HEAD + f"<w:p>{number}<w:r><w:t>to burn;</w:t></w:r></w:p>" * paragraphs,
        "numbering": numbering,
    }


def _references(size: int) -> Parts:
    return _noted('<w:r><w:footnoteReference w:id="2"/></w:r>' * (size // 10))


def _custom_references(size: int) -> Parts:
    one = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r><w:r><w:t> a</w:t></w:r>'
    return _noted(one * (size // 10))


def _noted(references: str) -> Parts:
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A lamp.</w:t></w:r></w:p></w:footnote>'
    return {"document": _paragraph(references), "footnotes": f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>"}


def _notes(size: int) -> Parts:
    count = size // 12
    references = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(1, count))
    note = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A lamp.</w:t></w:r></w:p></w:footnote>'
    notes = "".join(note.format(n) for n in range(1, count))
    return {"document": _paragraph(references), "footnotes": f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>"}


def _deep(size: int) -> Parts:
    depth = min(size, 240)
    return {
        "document": HEAD + "<w:sdt><w:sdtContent>" * (depth // 2) + POINT + "</w:sdtContent></w:sdt>" * (depth // 2)
    }


def _too_deep(size: int) -> Parts:
    return {"document": "<w:sdt>" * (size // 10) + "</w:sdt>" * (size // 10)}


def _nested_tables(size: int) -> Parts:
    depth = min(size // 4, 60)
    return {"document": HEAD + "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth}


def _boxes(size: int) -> Parts:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    return {"document": _paragraph(box * (size // 7))}


def _alternatives(size: int) -> Parts:
    one = (
        "<mc:AlternateContent><mc:Choice><w:r><w:t>a</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>b</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    return {"document": _paragraph(one * (size // 7))}


def _fields(size: int) -> Parts:
    one = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref1 </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return {"document": _paragraph(one * (size // 10))}


def _open_fields(size: int) -> Parts:
    return {"document": _paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * (size // 2))}


def _comments(size: int) -> Parts:
    count = size // 10
    ranges = "".join(f'<w:commentRangeStart w:id="{n}"/><w:commentRangeEnd w:id="{n}"/>' for n in range(count))
    one = '<w:comment w:id="{}" w:author="A"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:comment>'
    comments = "".join(one.format(n) for n in range(count))
    return {
        "document": _paragraph(f"<w:r><w:t>a</w:t></w:r>{ranges}"),
        "comments": f"<w:comments {NAMESPACES}>{comments}</w:comments>",
    }


def _styles(size: int) -> Parts:
    one = '<w:style w:type="paragraph" w:styleId="s{0}"><w:name w:val="s{0}"/><w:basedOn w:val="s{1}"/></w:style>'
    styles = "".join(one.format(n, n + 1) for n in range(size // 3))
    return {
        "document": HEAD + '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
        "styles": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
    }


def _lists(size: int) -> Parts:
    count = size // 4
    abstract = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(1, count))
    paragraph = '<w:p><w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    return {
        "document": HEAD + "".join(paragraph.format(n) for n in range(1, count)),
        "numbering": f"<w:numbering {NAMESPACES}>{abstract}{numbers}</w:numbering>",
    }


def _equations(size: int) -> Parts:
    return {"document": _paragraph("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" * (size // 3))}


def _deep_equation(size: int) -> Parts:
    depth = min(size, 100)
    return {
        "document": _paragraph(
            f"<m:oMath>{'<m:f><m:num>' * depth}<m:r><m:t>x</m:t></m:r>{'</m:num></m:f>' * depth}</m:oMath>"
        )
    }


def _long_text(size: int) -> Parts:
    return {"document": _paragraph(f"<w:r><w:t>{'shall ' * size}</w:t></w:r>")}


def _long_word(size: int) -> Parts:
    return {"document": _paragraph(f"<w:r><w:t>{'a' * size * 9}</w:t></w:r>")}


def _too_long_text(size: int) -> Parts:
    return {"document": _paragraph(f"<w:r><w:t>{'a' * 11_000_000}</w:t></w:r>")}


def _long_attribute(size: int) -> Parts:
    return {"document": f'{HEAD}<w:p><w:pPr><w:pStyle w:val="{"a" * size * 9}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'}


def _many_attributes(size: int) -> Parts:
    attributes = " ".join(f'a{n}="1"' for n in range(size // 10))
    return {"document": f"{HEAD}<w:p><w:r {attributes}><w:t>a</w:t></w:r></w:p>"}


def _moves(size: int) -> Parts:
    one = (
        '<w:moveFromRangeStart w:id="{0}" w:name="m{0}"/><w:moveFrom w:id="{0}"><w:r><w:t>a</w:t></w:r></w:moveFrom>'
        '<w:moveFromRangeEnd w:id="{0}"/>'
    )
    return {"document": _paragraph("".join(one.format(n) for n in range(size // 5)))}


def _merged_cells(size: int) -> Parts:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    return {"document": f"{HEAD}<w:tbl><w:tr>{cell * (size // 8)}</w:tr></w:tbl>"}


def _rubies(size: int) -> Parts:
    one = "<w:r><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>b</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    return {"document": _paragraph(one * (size // 8))}


def _symbols(size: int) -> Parts:
    return {"document": _paragraph('<w:r><w:sym w:font="None" w:char="F000"/></w:r>' * (size // 2))}


def _bookmarks(size: int) -> Parts:
    return {"document": _paragraph("".join(f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/>' for n in range(size)))}


def _sections(size: int) -> Parts:
    return {"document": HEAD + "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * (size // 3)}


def _unknown_elements(size: int) -> Parts:
    return {"document": HEAD + "".join(f"<w:x{n}/>" for n in range(size))}


def _calls(size: int) -> Parts:
    return {"document": HEAD + "<w:p><w:r><w:t>resolves</w:t></w:r></w:p>" * (size // 3)}


def _designations(size: int) -> Parts:
    one = "<w:p><w:r><w:t>RESOLUTION {} (Doha, 2026)</w:t></w:r></w:p>"
    return {"document": "".join(one.format(n) for n in range(1, size // 3))}


def _citations(size: int) -> Parts:
    return {
        "document": _paragraph(f"<w:r><w:t>1 to apply {'Resolution 71 (Rev. Dubai, 2018), ' * (size // 5)}</w:t></w:r>")
    }


def _brackets(size: int) -> Parts:
    return {"document": _paragraph(f"<w:r><w:t>1 to {'[' * (size // 2)}go{']' * (size // 2)}</w:t></w:r>")}


def _entities(size: int) -> Parts:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, min(size, 12)))
    types = f'<!DOCTYPE x [<!ENTITY e0 "lamps">{levels}]>'
    return {"document": HEAD, "styles": f"{types}<w:styles {NAMESPACES}>&e9;</w:styles>"}


def _many_parts(size: int) -> Parts:
    return {"document": HEAD + POINT} | {f"header{n}": f"<w:hdr {NAMESPACES}/>" for n in range(1, size // 100)}


def _no_xml(size: int) -> Parts:
    return {"document": HEAD, "numbering": "\0" * size}


KINDS: dict[str, Callable[[int], Parts]] = {
    name.removeprefix("_"): function
    for name, function in list(globals().items())
    if name.startswith("_") and getattr(function, "__annotations__", {}) == {"size": "int", "return": "Parts"}
}
"""Every kind by its name."""

SIZES = (1_000, 20_000, 100_000, 350_000)
"""About so many elements; the last is near the budget (`budgets.ELEMENTS`) for most."""
SECONDS, MEGABYTES = 5.0, 500.0
MEMORY = 2 << 30
COMMANDS: Sequence[Sequence[str]] = (("parse",), ("parse", "--view", "marked"), ("refs",), ("instructions",))


def limited() -> None:
    """Give this process no more than 2 GB, as a child does before it begins."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def complaint(command: Sequence[str], path: Path) -> str | None:
    """Run a command on a file; what is wrong with how it went, None where nothing is."""
    program = Path(sys.executable).with_name("itures")
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            [program, *command, path, "--format", "json"], stdout=out, stderr=errors, preexec_fn=limited
        )
        _, status, used = os.wait4(child.pid, 0)
        code = child.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read()
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    fine = code == 0 or (code == 2 and said.count(b"\n") == 1 and b"internal error" not in said)
    if fine and seconds < SECONDS and megabytes < MEGABYTES:
        return None
    return f"{seconds:.1f} s, {megabytes:.0f} MB, status {code}: {said[:120].decode(errors='replace')}"


def main(sizes: Sequence[int]) -> int:
    """Run every command on every kind in these sizes; 1 where anything is wrong."""
    bad = count = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, function in KINDS.items():
            for size in sizes:
                path = Path(folder) / f"{name}-{size}.docx"
                path.write_bytes(package(function(size)))
                count += 1
                for command in COMMANDS:
                    wrong = complaint(command, path)
                    if wrong is not None:
                        bad += 1
                        sys.stdout.write(f"{path.name} {' '.join(command)}: {wrong}\n")
                path.unlink()
    sys.stdout.write(f"{count} files, {bad} complaints\n")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or SIZES))
