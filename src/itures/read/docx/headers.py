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
    hidden = 0
    for part, reference in _REFERENCES.items():
        shown, unseen = _named(package, reference, even)
        seen = set()
        for name in shown:
            root = package.part_named(name)
            text = "".join(str(piece) for piece in root.itertext()) if root is not None else ""
            if root is not None and text not in seen:
                seen.add(text)
                yield part, root
        hidden += sum(_has_text(package.part_named(name)) for name in unseen if name not in shown)
    if hidden:
        report.add("docx-header-not-shown", times=hidden)


def _named(package: Package, reference: str, even: bool) -> tuple[dict[str, None], dict[str, None]]:
    """The parts that sections refer to: those that are shown, and those of first and even pages that are not."""
    shown: dict[str, None] = {}
    unseen: dict[str, None] = {}
    for section in package.document.iter(_SECTION):
        pages = {"first": _asked(section, _TITLE_PAGE), "even": even}
        for element in section.iterchildren(reference):
            name = package.related(element.get(_RELATED, ""))
            if name is not None:
                (shown if pages.get(element.get(TYPE, "default"), True) else unseen)[name] = None
    return shown, unseen


def _has_text(root: etree._Element | None) -> bool:
    return root is not None and any((element.text or "").strip() for element in root.iter(T))


def _asked(parent: etree._Element, name: str) -> bool:
    element = parent.find(name)
    return element is not None and is_on(element)
