"""A paragraph that stands elsewhere is moved, with a name that both ends have."""

from __future__ import annotations

import pytest

from itures.model.stream import Revision
from itures.read.docx import read_docx
from itures.redline.redlining import redlined
from word_xml import pack_docx

OTHERS = ("to burn lamps at night;", "to light beacons by day;", "to pay the keepers;", "to rest.")


def moves(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[str, str, str | None]]:
    files = [pack_docx("".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in lines)) for lines in (old, new)]
    made = redlined(*files, "Kenya", "2026-11-29T00:00:00Z")
    for view, lines in (("original", old), ("revised", new)):
        assert [one.text for one in read_docx(made.data, "x").project(view).paragraphs] == list(lines)  # type: ignore[arg-type]
    runs = [run for one in read_docx(made.data, "x").paragraphs for run in one.runs]
    return [(run.revision.kind, run.text, run.revision.name) for run in runs if isinstance(run.revision, Revision)]


@pytest.mark.parametrize("size", [15, 16])
def test_a_paragraph_long_enough_is_moved(size: int) -> None:
    words = "x" * size
    found = moves((words, *OTHERS), (*OTHERS[:2], words, *OTHERS[2:]))
    assert [kind for kind, *_ in found] == (["move-from", "move-to"] if size == 16 else ["delete", "insert"])
    assert {name for *_, name in found} == ({"move1"} if size == 16 else {None})


def test_one_that_is_there_twice_is_none_that_moved() -> None:
    words = "to write long letters;"
    found = moves((words, *OTHERS), (*OTHERS[:2], words, *OTHERS[2:3], words, OTHERS[3]))
    assert [kind for kind, *_ in found] == ["delete", "insert", "insert"]


def test_at_the_end_what_goes_is_deleted() -> None:
    words = "to write long letters;"
    found = moves((*OTHERS, words), (words, *OTHERS))
    assert [kind for kind, *_ in found] == ["insert", "delete"]
