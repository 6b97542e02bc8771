"""Styles that files of one template share."""

from __future__ import annotations

from itures.read.docx.package import Package
from itures.read.docx.style_parts import styles_of
from word_xml import pack_docx

STYLES = '<w:style w:type="paragraph" w:styleId="Call"><w:name w:val="{}"/></w:style>'


def package(name: str) -> Package:
    return Package(pack_docx("<w:p><w:r><w:t>Lamps</w:t></w:r></w:p>", styles=STYLES.format(name)))


def test_files_of_one_template_share_their_styles_and_others_do_not() -> None:
    one, same, other = (styles_of(package(name)) for name in ("Call", "Call", "Title"))
    assert one.by_id is same.by_id
    assert (one.by_id["Call"].name, other.by_id["Call"].name) == ("Call", "Title")


def test_a_part_that_is_changed_in_place_is_read_as_it_is() -> None:
    held = package("Call")
    ((name, root),) = held.parts("styles")
    held.keep(name, root)
    for style in list(root):
        root.remove(style)
    assert styles_of(held).by_id == {}
