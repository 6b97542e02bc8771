"""The package of a Word file: its parts, how they refer to each other, and the zip around them (ECMA-376 part 2)."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

from itures.foundation.resources import locate

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS: Final = ("styles", "settings", "footnotes", "header", "comments")
_CLOCK: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can tell: the same bytes at every run."""
_MARGINS: Final = (
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
_SEPARATORS: Final = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def package(body: str, notes: str, comments: str = "", *, landscape: bool = False) -> bytes:
    """The file with this body, these footnotes and comments, all as XML, on A4 with numbered pages.

    >>> package("<w:p/>", "")[:2]
    b'PK'
    """
    size = (
        '<w:pgSz w:w="16840" w:h="11907" w:orient="landscape"/>' if landscape else '<w:pgSz w:w="11907" w:h="16840"/>'
    )
    page = f'<w:sectPr><w:headerReference w:type="default" r:id="header"/>{size}{_MARGINS}<w:titlePg/></w:sectPr>'
    names = f'xmlns:w="{NAMESPACE}" xmlns:r="{_RELATIONS}"'
    types = "".join([_override(f"/word/{part}.xml", f"{_KIND}.{part}+xml") for part in _PARTS])
    links = "".join([f'<Relationship Id="{part}" Type="{_RELATIONS}/{part}" Target="{part}.xml"/>' for part in _PARTS])
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{_override('/word/document.xml', f'{_KIND}.document.main+xml')}{types}</Types>",
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="document" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": f"{_HEAD}<w:document {names}><w:body>{body}{page}</w:body></w:document>",
        "word/comments.xml": f"{_HEAD}<w:comments {names}>{comments}</w:comments>",
        "word/footnotes.xml": f"{_HEAD}<w:footnotes {names}>{_SEPARATORS}{notes}</w:footnotes>",
    }
    for part in ("styles", "settings", "header"):
        parts[f"word/{part}.xml"] = locate(f"word/{part}.xml").read_text(encoding="utf-8")
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, _CLOCK), content.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{kind}"/>'
