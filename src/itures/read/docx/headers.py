"""Headers and footers (ECMA-376 part 1, section 17.10): those that the document shows, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from itures.read.docx.names import R_NAMESPACE, TYPE, T, w
from itures.read.docx.package import Package
from itures.read.docx.report import Report
from itures.read.docx.styles import is_on

_SECTION: Final = w("sectPr")
_REFERENCES: Final = {"header": w("headerReference"), "footer": w("footerReference")}
_RELATED: Final = f"{{{R_NAMESPACE}}}id"
_TITLE_PAGE: Final = w("titlePg")
_EVEN_AND_ODD: Final = w("evenAndOddHeaders")


def read_headers(
    package: Package, settings: etree._Element | None, report: Report
) -> Iterator[tuple[str, etree._Element]]:
    """Yield ("header", root) for each header that is shown, then ("footer", root) for each footer.

    Of the three kinds, those of first pages are shown where a section asks for it, those of even pages where the
    settings do (sections 17.10.6 and 17.10.1). Others with text are reported. Each part comes once, however many sections
    show it, in the order of the sections. Two parts that read the same are one: templates repeat them.
    """
    even = settings is not None and _asked(settings, _EVEN_AND_ODD)
    sections = list(package.document.iter(_SECTION))
    hidden = 0
    for part, reference in _REFERENCES.items():
        shown: dict[str, None] = {}
        unseen: dict[str, None] = {}
        for section in sections:
            first = _asked(section, _TITLE_PAGE)
            for element in section.iterchildren(reference):
                kind = element.get(TYPE, "default")
                name = package.related(element.get(_RELATED, ""))
                if name is not None:
                    visible = first if kind == "first" else even if kind == "even" else True
                    (shown if visible else unseen)[name] = None
        seen = set()
        for name in shown:
            root = package.part_named(name)
            if root is not None:
                text = "".join(str(piece) for piece in root.itertext())
                if text not in seen:
                    seen.add(text)
                    yield part, root
        for name in unseen:
            root = package.part_named(name) if name not in shown else None
            if root is not None and any((element.text or "").strip() for element in root.iter(T)):
                hidden += 1
    if hidden:
        report.add("docx-header-not-shown", times=hidden)


def _asked(parent: etree._Element, name: str) -> bool:
    element = parent.find(name)
    return element is not None and is_on(element)
