"""What only looks otherwise is a change of formatting: rejected it looks as in the old file, accepted as in the new one."""

from __future__ import annotations

import random
from itertools import groupby

import pytest

from edited import edited
from itures.model.stream import Paragraph, View
from itures.read.docx import read_docx
from itures.redline.redlining import redlined
from test_redlined import DATE, FILES, body
from word_xml import pack_docx

BOLD = "<w:rPr><w:b/></w:rPr>"
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/>'
    '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="{}"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="Call"/></w:style>'


def shown(data: bytes, view: View) -> list[tuple[str | None, str | None, list[tuple[bool, bool, str]]]]:
    """The paragraphs with their styles, their computed labels and what is bold and italic in them."""
    found = [one for one in read_docx(data, "x.docx").project(view).paragraphs if one.text.strip()]
    return [
        (one.style, one.hint.label if one.hint is not None else None, looks(one))
        for one in found
        if one.origin.part not in ("header", "footer")
    ]


def looks(paragraph: Paragraph) -> list[tuple[bool, bool, str]]:
    runs = [run for run in paragraph.runs if run.text]
    return [
        (*look, "".join(run.text for run in same)) for look, same in groupby(runs, lambda run: (run.bold, run.italic))
    ]


@pytest.mark.parametrize("seed", range(40))
def test_rejected_all_looks_as_in_the_old_file_and_accepted_as_in_the_new_one(seed: int) -> None:
    source = random.Random(seed)
    old = FILES[seed % len(FILES)].read_bytes()
    new = edited(old, source, source.choice((1, 3, 10, 25)), looks=True)
    made = redlined(old, new, "Kenya", DATE)
    assert shown(made.data, "original") == shown(old, "revised")
    assert shown(made.data, "revised") == shown(new, "revised")


def file(text: str, properties: str = "", **parts: str) -> bytes:
    return pack_docx(f"<w:p>{properties}{text}</w:p><w:p/>", **parts)


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_words_that_became_bold_are_a_change_of_their_run() -> None:
    made = redlined(file(run("to burn oil")), file(run("to burn oil", BOLD)), "Kenya", DATE)
    change = f'<w:rPrChange w:id="1" w:author="Kenya" w:date="{DATE}"><w:rPr/></w:rPrChange>'
    assert f"<w:r><w:rPr><w:b/>{change}</w:rPr><w:t" in body(made.data)
    assert made.changes == 1


def test_runs_that_are_cut_otherwise_look_the_same() -> None:
    files = file(run("to burn oil", BOLD)), file(run("to bu", BOLD) + run("rn oil", BOLD))
    assert redlined(*files, "Kenya").changes == 0


@pytest.mark.parametrize(
    "noise", ['<w:lang w:val="en-GB"/>', "<w:noProof/>", '<w:color w:val="auto"/>', '<w:sz w:val="22"/>']
)
def test_what_a_reader_does_not_see_is_no_change(noise: str) -> None:
    files = file(run("to burn oil")), file(run("to burn oil", f"<w:rPr>{noise}</w:rPr>"))
    assert redlined(*files, "Kenya").changes == 0


def test_a_style_by_another_id_is_the_same_style() -> None:
    files = [
        file(run("noting"), f'<w:pPr><w:pStyle w:val="{id}"/></w:pPr>', styles=STYLES.format(id))
        for id in ("Call", "Appel")
    ]
    assert redlined(*files, "Kenya").changes == 0


def test_the_list_of_the_old_file_is_found_by_what_it_looks_like() -> None:
    """The old file calls it 1, the new one 7, and what is 1 there is another list."""
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    old = file(run("to burn oil"), listed.format(1), numbering=LISTS.format("lowerLetter", 1))
    others = LISTS.replace('Id="0"', 'Id="1"').replace('Id w:val="0"', 'Id w:val="1"').format("decimal", 1)
    new = file(run("to burn oil"), numbering=LISTS.format("lowerLetter", 7) + others)
    made = redlined(old, new, "Kenya")
    assert shown(made.data, "original") == [(None, "a)", [(False, False, "to burn oil")])]
    assert shown(made.data, "revised") == [(None, None, [(False, False, "to burn oil")])]
    same = file(run("to burn oil"), listed.format(7), numbering=LISTS.format("lowerLetter", 7) + others)
    assert redlined(old, same, "Kenya").changes == 0


@pytest.mark.parametrize("numbering", [None, LISTS.format("decimal", 1)])
def test_lists_that_the_new_file_has_not_come_along(numbering: str | None) -> None:
    def listed(id: int) -> str:
        return f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{id}"/></w:numPr></w:pPr>'

    second = LISTS.replace('Id="0"', 'Id="1"').replace('Id w:val="0"', 'Id w:val="1"').format("upperRoman", 2)
    lines = [("to burn oil", 1), ("to trim wicks", 2), ("to light beacons by day", 1), ("to rest at night", 2)]
    old = pack_docx(
        "".join(f"<w:p>{listed(id)}{run(text)}</w:p>" for text, id in lines) + "<w:p/>",
        numbering=LISTS.format("lowerLetter", 1) + second,
    )
    new = pack_docx(
        "".join(f"<w:p>{run(text)}</w:p>" for text, _ in lines[:3]) + "<w:p/>",
        **({"numbering": numbering} if numbering else {}),
    )
    made = redlined(old, new, "Kenya")
    assert shown(made.data, "original") == shown(old, "revised")
    assert [label for _, label, _ in shown(old, "revised")] == ["a)", "I)", "b)", "II)"]
    assert shown(made.data, "revised") == shown(new, "revised")


@pytest.mark.parametrize("turned", [False, True])
def test_at_the_end_of_a_cell_what_joins_keeps_its_own_looks(turned: bool) -> None:
    def cell(*points: str) -> bytes:
        listed = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'
        inner = "".join(f"<w:p>{listed.format(point)}{run(point)}</w:p>" for point in points)
        return pack_docx(f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl><w:p/>")

    files = [cell("one"), cell("one", "two")]
    old, new = reversed(files) if turned else files
    made = redlined(old, new, "Kenya")
    assert shown(made.data, "original") == shown(old, "revised")
    assert shown(made.data, "revised") == shown(new, "revised")
