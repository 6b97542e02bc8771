"""Several proposals beside a text in terminals of any width, and in Markdown."""

from __future__ import annotations

import pytest

from comparisons import HEAD, many
from itures.analyse.compare.rows import compare
from itures.model.compare import Comparison
from itures.model.diff import Word
from itures.parse import parse
from itures.read import read
from itures.render import Look
from itures.render.compare.markdown import markdown, marked
from itures.render.compare.terminal import terminal


def beside(*points: str | None, base: str = "that keepers be paid in silver once a month") -> Comparison:
    """Proposals that make the middle one of three points another one, or remove it."""
    texts = [
        f"{HEAD}resolves\n1\tto keep a list of all lamps;\n"
        + (f"2\t{point};\n3" if point is not None else "2")
        + "\tthat the list be public.\n"
        for point in (base, *points)
    ]
    documents = [parse(read("x.txt", text.encode())) for text in texts]
    return compare(
        documents[0], documents[1:], ["AFCP", "RCC", "IAP", "CAN", "EUR", "NOR", "KEN", "PER"][: len(points)]
    )


BASE, TWICE, THRICE = (f"that keepers be paid in silver {often} a month" for often in ("once", "twice", "three times"))


@pytest.mark.parametrize("count", [8, 12])
@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_no_word_is_broken(count: int, width: int, colour: bool) -> None:
    found = many(count)
    shown = terminal(found, Look(width=width, styled=False, colour=colour))
    words = set(shown.split())
    assert all(f"telecommunicationresponsibility{number}" in shown for number in range(count - 2))
    assert "interconnection" in words
    assert all(f"DELEGATION-{number}:" in words for number in range(1, count))
    assert max(map(len, shown.splitlines())) <= width


def test_the_same_change_is_printed_once_with_all_who_make_it() -> None:
    shown = terminal(beside(TWICE, TWICE, TWICE, TWICE, THRICE, BASE, BASE, BASE), Look(width=140))
    assert shown.count("{+twice+}") == 1
    assert "AFCP, RCC, IAP, CAN: changed" in shown
    assert "EUR: changed" in shown
    assert "others keep it" in shown
    assert "! conflict: the same words" in shown


def test_few_who_keep_it_are_named_and_all_who_change_it_are_all() -> None:
    assert "RCC, IAP keep it" in terminal(beside(TWICE, BASE, BASE), Look(width=140))
    assert "all: changed" in terminal(beside(TWICE, TWICE, TWICE, TWICE), Look(width=140))


def test_who_shares_changes_with_whom_stands_at_the_end() -> None:
    shown = terminal(beside(TWICE, TWICE, THRICE), Look(width=80))
    assert shown.splitlines()[-4:] == [
        "proposal  changes  alone  shared with",
        "AFCP            1      0  RCC 1",
        "RCC             1      0  AFCP 1",
        "IAP             1      1  nobody",
    ]


def test_markdown() -> None:
    lines = markdown(beside(TWICE, TWICE, None)).splitlines()
    assert lines[:5] == [
        "| clause | x.txt | position 1 | position 2 | together |",
        "| --- | --- | --- | --- | --- |",
        "| *3 clauses kept by all: designation, title and formula* |  |  |  |  |",
        "| *1 clause kept by all* |  |  |  |  |",
        "| resolves 2 | that keepers be paid in silver once a month; "
        "| AFCP, RCC: *changed* that keepers be paid in silver ~~once~~ **twice** a month; "
        "| IAP: *removed* | conflict: removed by IAP |",
    ]
    assert lines[5] == "| *1 clause kept by all, renumbered by IAP* |  |  |  |  |"
    assert "| AFCP | 1 | 0 | RCC 1 |" in lines
    assert "that the list be public" in markdown(beside(TWICE), full=True)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ([("delete", "a "), ("equal", "b")], "~~a~~ b"),
        ([("equal", "a"), ("insert", " b"), ("equal", " c")], "a **b** c"),
        ([("equal", "public"), ("delete", ","), ("insert", ";")], "public ~~,~~ **;**"),
        ([("equal", "a "), ("insert", "(b)"), ("equal", "c")], "a **(b)** c"),
        ([("equal", "a*b "), ("insert", "c|~~d")], "a\\*b **c\\|\\~\\~d**"),
        ([("equal", "to "), ("insert", " "), ("equal", "go")], "to go"),
        ([("equal", "lamp"), ("insert", "s")], "lamp**s**"),
    ],
)
def test_changes_are_markdown_that_programs_read(words: list[tuple[str, str]], shown: str) -> None:
    assert marked([Word(op, text) for op, text in words]).replace("  ", " ") == shown  # type: ignore[arg-type]
