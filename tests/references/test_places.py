"""Where a citation stands that is in no clause: in words."""

from __future__ import annotations

import itures
from word_xml import pack_docx


def p(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_places_outside_of_clauses_are_told_in_words() -> None:
    body = [
        p("This follows Resolution 70 (Rev. Dubai, 2018)."),
        p("MOD NOR/55/1"),
        p("RESOLUTION 123 (Rev. Bucharest, 2022)"),
        p("Lamps"),
        p("The Plenipotentiary Conference (Bucharest, 2022),"),
        p("resolves"),
        p("1 to meet:"),
        table(("a", "Resolution 130 (Rev. Dubai, 2018)")),
        p("ANNEX 2 TO RESOLUTION 123 (Rev. Bucharest, 2022)"),
        p("Lists"),
        table(("a", "b"), ("1", "Resolution 139 (Rev. Dubai, 2018)")),
        p("and"),
        table(("1", "Resolution 137 (Rev. Dubai, 2018)")),
        p("Reasons: Resolution 136 (Rev. Dubai, 2018) says so."),
    ]
    found = itures.find_references(itures.parse(pack_docx("".join(body))))
    annex = "ANNEX 2 TO RESOLUTION 123 (Rev. Bucharest, 2022)"
    assert [(one.id.partition("@")[0].rpartition("/")[2], one.at) for one in found] == [
        ("70", "before the first proposal"),
        ("130", "resolves"),
        ("139", f"{annex} table 1 row 2"),
        ("137", f"{annex} table 2 row 1"),
        ("136", "reasons"),
    ]


def test_reasons_behind_the_points_of_an_annex_are_none_of_them() -> None:
    text = (
        "RESOLUTION 123 (Rev. Bucharest, 2022)\nLamps\nThe Plenipotentiary Conference (Bucharest, 2022),\nresolves\n"
        "1\tto apply the list of all the lamps that burn on the buoys of\nthe sea.\n"
        "ANNEX TO RESOLUTION 123 (Rev. Bucharest, 2022)\nLists\n1\tlamps\n2\tResolution 137 (Rev. Dubai, 2018)\n"
        "Reasons:\tResolution 136 (Rev. Dubai, 2018) says so.\n"
    )
    found = itures.find_references(itures.parse(text.encode(), name="x.txt"))
    assert [one.at for one in found if one.kind == "resolution"][-1] == "reasons"
