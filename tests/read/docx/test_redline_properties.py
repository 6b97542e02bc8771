"""For random edits of a text made as tracked changes, original and revised are the two texts it was made from."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from itures.model.stream import Stream
from itures.read import read
from redline import STYLES, Item, Para, Row, labels, paragraphs, plain, redline

SAMPLE: tuple[Item, ...] = (
    Para("RESOLUTION 300 (Rev. Dubai, 2018)"),
    Para("Use of lighthouses for the relay of messages", "Restitle"),
    Para("The Plenipotentiary Conference (Dubai, 2018),", "Normalaftertitle"),
    Para("recalling", "Call"),
    Para("a)\tResolution 12 (Rev. Busan, 2014), on signals from the coast;"),
    Para("b)\tthe oil{Of whales, formerly.} that was burnt before,"),
    Para("considering", "Call"),
    Para("that a lamp is seen at twenty miles;", level=0),
    Para("that some coasts are without lamps;", level=0),
    Para("in the north;", "enumlev1", 1),
    Para("in the south;", "enumlev1", 1),
    Para("that keepers are few,", level=0),
    Para(""),
    Para("resolves", "Call"),
    Para("1\tto keep a list of lamps:"),
    Row(("Lamp", "Range")),
    Row(("Fastnet", "27 miles\nin clear weather")),
    Row(("Roker", "")),
    Para("2\tto ask keepers for their experience."),
    Para("Reasons:\tLamps save lives & <ships>.", "Reasons"),
)
WORDS = (
    "lamp",
    "keeper",
    "coast",
    "2022",
    "that",
    "the",
    "and;",
    "a)",
    "fog\tbell",
    "Zürich",
    "{Seen from afar.}",
    "<&>",
)

Edit = Callable[[list[Item], int, random.Random], None]


def delete(items: list[Item], at: int, rng: random.Random) -> None:
    del items[at]


def insert(items: list[Item], at: int, rng: random.Random) -> None:
    text = " ".join(rng.choices(WORDS, k=rng.randint(0, 6)))
    items.insert(at, Para(text, rng.choice([None, *STYLES]), rng.choice([None, None, 0, 1, 2])))


def repeat(items: list[Item], at: int, rng: random.Random) -> None:
    items.insert(at, items[at])


def move(items: list[Item], at: int, rng: random.Random) -> None:
    item = items.pop(at)
    items.insert(rng.randint(0, len(items)), item)


def reword(items: list[Item], at: int, rng: random.Random) -> None:
    item = items[at]
    if isinstance(item, Row):
        column = rng.randrange(len(item.cells))
        text = rng.choice(["", "a", "a\nb", f"{item.cells[column]} mile", f"new\n{item.cells[column]}"])
        items[at] = Row((*item.cells[:column], text, *item.cells[column + 1 :]))
        return
    words = re.split(r" (?![^{]*\})", item.text)
    where = rng.randrange(len(words))
    words[where : where + rng.randint(0, 2)] = rng.choices(WORDS, k=rng.randint(0, 2))
    items[at] = Para(" ".join(words), item.style, item.level)


def split(items: list[Item], at: int, rng: random.Random) -> None:
    item = items[at]
    if isinstance(item, Para) and "{" not in item.text:
        where = rng.randint(0, len(item.text))
        items[at : at + 1] = [
            Para(item.text[:where], rng.choice([None, item.style]), item.level),
            Para(item.text[where:], item.style, rng.choice([None, item.level])),
        ]


def join(items: list[Item], at: int, rng: random.Random) -> None:
    first, second = items[at : at + 2] if at + 1 < len(items) else (None, None)
    if isinstance(first, Para) and isinstance(second, Para):
        items[at : at + 2] = [Para(f"{first.text} {second.text}", second.style, second.level)]


def restyle(items: list[Item], at: int, rng: random.Random) -> None:
    item = items[at]
    if isinstance(item, Para):
        items[at] = Para(item.text, rng.choice([None, *STYLES]), rng.choice([item.level, None, 0, 1]))


def tabulate(items: list[Item], at: int, rng: random.Random) -> None:
    items.insert(at, Row(tuple(rng.choices([*WORDS[:6], "", "two\nlines"], k=rng.randint(1, 3)))))


EDITS: tuple[Edit, ...] = (delete, insert, repeat, move, reword, split, join, restyle, tabulate)

edits = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 63), st.integers(0, 2**16)), max_size=12)


def edited(changes: list[tuple[Edit, int, int]]) -> list[Item]:
    items = list(SAMPLE)
    for change, at, seed in changes:
        if items:
            change(items, at % len(items), random.Random(seed))
    if not items or isinstance(items[-1], Row):
        items.append(Para("The end."))
    return items


def seen(stream: Stream) -> list[tuple[str, str | None, str | None]]:
    """Text, style and automatic number of the paragraphs; those of cells are in the text only."""
    return [(p.text, p.style, p.hint.label if p.hint else None) for p in stream.paragraphs]


def meant(draft: list[Item]) -> list[tuple[str, str | None, str | None]]:
    return [(p.text, p.style, label) for p, label in zip(paragraphs(draft), labels(draft), strict=True)]


@given(edits, edits, st.integers(0, 2**16), st.booleans(), st.booleans())
def test_the_views_are_the_two_texts(
    before: list[tuple[Edit, int, int]], after: list[tuple[Edit, int, int]], seed: int, moves: bool, passing: bool
) -> None:
    old, new = edited(before), edited(after)
    stream = read("redline.docx", redline(old, new, seed=seed, moves=moves, passing=passing))
    assert [d for d in stream.diagnostics if d.code == "docx-unhandled-element"] == []
    assert stream.project("original").text == plain(old)
    assert stream.project("revised").text == plain(new)


@given(edits, edits, st.integers(0, 2**16))
def test_styles_and_numbers_are_those_of_each_text(
    before: list[tuple[Edit, int, int]], after: list[tuple[Edit, int, int]], seed: int
) -> None:
    old, new = edited(before), edited(after)
    stream = read("redline.docx", redline(old, new, seed=seed, passing=True))
    assert seen(stream.project("original")) == meant(old)
    assert seen(stream.project("revised")) == meant(new)


@given(edits, st.integers(0, 2**16))
def test_what_is_not_changed_is_the_same_in_every_view(changes: list[tuple[Edit, int, int]], seed: int) -> None:
    text = edited(changes)
    stream = read("same.docx", redline(text, text, seed=seed))
    assert not stream.tracked
    assert stream.text == plain(text)


def test_the_two_ends_of_a_moved_clause_bear_one_name() -> None:
    old = [Para("first"), Para("second"), Para("third"), Para("fourth"), Para("fifth")]
    new = [old[0], old[2], old[3], old[1], old[4]]
    stream = read("moved.docx", redline(old, new, noise=False, behind=0))
    ends = [
        (run.revision.kind, run.revision.name, run.text, paragraph.mark and paragraph.mark.kind)
        for paragraph in stream.paragraphs
        for run in paragraph.runs
        if run.revision
    ]
    assert ends == [
        ("move-from", "move1", "second", "move-from"),
        ("move-to", "move1", "second", "move-to"),
    ]
