"""Makes numbering parts, and the paragraphs that use them, of short descriptions."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr


def level(
    ilvl: int | str,
    text: str | None = None,
    fmt: str | None = "decimal",
    *,
    start: int | str | None = 1,
    style: str | None = None,
    suff: str | None = None,
    restart: int | str | None = None,
    legal: bool = False,
    font: str | None = None,
    extra: str = "",
) -> str:
    """A `w:lvl`: `level(0, "%1)", "lowerLetter")`; without a text it shows its own number and nothing else."""
    text = f"%{int(ilvl) + 1}" if text is None else text
    parts = [
        f'<w:start w:val="{start}"/>' if start is not None else "",
        f'<w:numFmt w:val="{fmt}"/>' if fmt is not None else "",
        f'<w:lvlRestart w:val="{restart}"/>' if restart is not None else "",
        f'<w:pStyle w:val="{style}"/>' if style is not None else "",
        "<w:isLgl/>" if legal else "",
        f'<w:suff w:val="{suff}"/>' if suff is not None else "",
        f"<w:lvlText w:val={quoteattr(text)}/>",
        extra,
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if font is not None else "",
    ]
    return f'<w:lvl w:ilvl="{ilvl}">{"".join(parts)}</w:lvl>'


def abstract(key: int | str, *levels: str, extra: str = "") -> str:
    """A `w:abstractNum`; `extra` comes before its levels: `w:styleLink`, `w:numStyleLink`."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{key}">{kind}{extra}{"".join(levels)}</w:abstractNum>'


def num(key: int | str, of: int | str, *overrides: str) -> str:
    """A `w:num` that uses an abstract list."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def override(ilvl: int, start: int | str | None = None, lvl: str = "") -> str:
    """A `w:lvlOverride` with a start, a whole level, or both."""
    begin = f'<w:startOverride w:val="{start}"/>' if start is not None else ""
    return f'<w:lvlOverride w:ilvl="{ilvl}">{begin}{lvl}</w:lvlOverride>'


def numbers(num_id: int | str | None, ilvl: int | str | None = None) -> str:
    """A `w:numPr`."""
    parts = f'<w:ilvl w:val="{ilvl}"/>' if ilvl is not None else ""
    parts += f'<w:numId w:val="{num_id}"/>' if num_id is not None else ""
    return f"<w:numPr>{parts}</w:numPr>"


def paragraph(text: str, num_id: int | str | None = None, ilvl: int | None = None, style: str | None = None) -> str:
    """A `w:p` with a style, a number, or both."""
    properties = f'<w:pStyle w:val="{style}"/>' if style is not None else ""
    properties += numbers(num_id, ilvl) if num_id is not None or ilvl is not None else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
