from __future__ import annotations

from dataclasses import replace

from itures.model.walk import walk
from itures.render import Look, render
from sample_document import LONG, bare, document

LINES = render(document(), "outline").splitlines()


def test_each_node_has_a_line_with_its_level() -> None:
    assert LINES[0] == 'Document "sample.txt" en revised'
    assert LINES[1].startswith('  Header conference "Plenipotentiary Conference (PP-22)" sources "United States ')
    assert '    Section "resolves to instruct the Secretary-General to" operative [SG] 632..1248' in LINES
    assert '        Item "a)" 940..948 "first"' in LINES
    assert '    Division annex "1" 1305..1654 "ANNEX 1 to the Resolution" "Shares"' in LINES
    assert any(line.startswith("          Block paragraph (1,1) ") and line.endswith(' "10"') for line in LINES)
    kinds = ("Document", "Instrument", "Section", "Item", "Division", "Passage", "Block", "Footnote")
    assert sum(line.split()[0] in kinds for line in LINES) == len(list(walk(document())))


def test_facts_and_texts_of_a_section_have_lines_of_their_own() -> None:
    assert '    Proposal ADD "USA/77/1" [USA] document "77" item "1"' in LINES
    assert "    History [kyoto-1994, antalya-2006]" in LINES
    assert '      Lead 1271..1284 "to take part,"' in LINES
    assert '      Tail 1285..1297 "as they may."' in LINES


def test_diagnostics_come_last() -> None:
    assert LINES[-1] == "warning label-gap 812..815 recalling b)bis: b) is missing before b)bis"
    bald = replace(document().diagnostics[0], span=None, at=None)
    assert render(replace(bare("x"), diagnostics=(bald,)), "outline").endswith(
        "\nwarning label-gap: b) is missing before b)bis\n"
    )


def test_texts_are_cut_after_60_characters_or_whole() -> None:
    assert f'"{LONG[:60]}…"' in render(document(), "outline")
    assert f'"{LONG}"' in render(document(), "outline", Look(full=True))
    assert '"' + "x" * 60 + '"' in render(bare("x" * 60), "outline")


def test_a_text_is_one_line_whatever_is_in_it() -> None:
    page = render(bare('say "a\\b"\nnext\tone\u2028two'), "outline", Look(full=True))
    assert page.splitlines()[1] == '  Block paragraph 0..22 "say \\"a\\\\b\\"\\nnext\\tone two"'
