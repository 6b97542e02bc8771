"""Qualified names of WordprocessingML as lxml writes them, in the transitional namespaces.

A part in the strict namespaces is renamed when it is read (`package.py`), so that nothing else needs to know of them.
"""

from __future__ import annotations

from typing import Final

W_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
A_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
R_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC_NAMESPACE: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML_NAMESPACE: Final = "urn:schemas-microsoft-com:vml"

# ECMA-376 part 1 (strict) on the left, part 4 (transitional) on the right; only namespaces whose names are read.
STRICT: Final = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W_NAMESPACE,
    "http://purl.oclc.org/ooxml/officeDocument/math": M_NAMESPACE,
    "http://purl.oclc.org/ooxml/drawingml/main": A_NAMESPACE,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R_NAMESPACE,
}

PREFIXES: Final = {
    W_NAMESPACE: "w",
    M_NAMESPACE: "m",
    A_NAMESPACE: "a",
    MC_NAMESPACE: "mc",
    VML_NAMESPACE: "v",
}


def w(local: str) -> str:
    """Return the name of an element or attribute of WordprocessingML: `w("p")` is the tag of a paragraph."""
    return f"{{{W_NAMESPACE}}}{local}"


def readable(tag: str, prefix: str | None = None) -> str:
    """Return a tag as a person writes it, "w:altChunk"; `prefix` is the file's own, for an unknown namespace."""
    namespace, brace, local = tag.rpartition("}")
    if not brace:
        return tag
    known = PREFIXES.get(namespace[1:], prefix)
    return f"{known}:{local}" if known else tag


P: Final = w("p")
R: Final = w("r")
T: Final = w("t")
TBL: Final = w("tbl")
VAL: Final = w("val")
ID: Final = w("id")
TYPE: Final = w("type")
TXBX_CONTENT: Final = w("txbxContent")
STRICT_BOX: Final = "{http://schemas.microsoft.com/office/word/2006/wordml}txbxContent"
"""What strict files have for it: the schema of shapes has no place for WordprocessingML."""

CHOICE: Final = f"{{{MC_NAMESPACE}}}Choice"
FALLBACK: Final = f"{{{MC_NAMESPACE}}}Fallback"
ALTERNATE_CONTENT: Final = f"{{{MC_NAMESPACE}}}AlternateContent"
MATH_TEXT: Final = f"{{{M_NAMESPACE}}}t"
DRAWING_TEXT: Final = f"{{{A_NAMESPACE}}}t"
TEXT_PATH: Final = f"{{{VML_NAMESPACE}}}textpath"
