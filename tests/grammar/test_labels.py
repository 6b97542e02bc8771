"""Properties of label sequences: what a drafter numbers comes back as it was numbered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from itures.grammar.labels import Ladder, read_label
from itures.language import built_in
from itures.model.tree import Item
from itures.parse import parse
from itures.read import read

ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
HEAD = "RESOLUTION 1 (Kyoto, 1994)\nTitle\n" + (
    "The Plenipotentiary Conference of the International Telecommunication Union (Kyoto, 1994),\n"
)


def number(path: tuple[int, ...]) -> str:
    return ".".join(str(part + 1) for part in path)


STYLES = {
    "number": lambda path: number(path[-1:]),
    "letter": lambda path: LETTERS[path[-1]] + ")",
    "roman": lambda path: ROMANS[path[-1]] + ")",
    "dash": lambda path: "–",
    "decimal": number,
}
Tree = list["Tree"]


def trees(depth: int, most: int) -> st.SearchStrategy[Tree]:
    leaf = st.just([])
    child = leaf if depth == 0 else trees(depth - 1, 3)
    return st.lists(child, min_size=1, max_size=most)


def outline(tree: Tree, styles: list[str], path: tuple[int, ...] = ()) -> tuple[list[str], list[object]]:
    """Lines of a numbered text, and the labels as a nested list."""
    lines: list[str] = []
    shape: list[object] = []
    for place, children in enumerate(tree):
        here = (*path, place)
        label = STYLES[styles[len(path)]](here)
        inner, below = outline(children, styles, here)
        lines += [f"{label}\tto do thing {number(here)}{':' if children else ';'}", *inner]
        shape.append((label, below))
    return lines, shape


def labels(items: tuple[Item, ...]) -> list[object]:
    return [(item.label, labels(item.items)) for item in items]


@given(
    trees(2, 12),
    st.sampled_from(
        [
            ["number", "letter", "roman"],
            ["number", "roman", "dash"],
            ["letter", "number", "dash"],
            ["letter", "roman", "dash"],
            ["decimal", "decimal", "decimal"],
            ["decimal", "decimal", "letter"],
            ["letter", "dash", "number"],
        ]
    ),
)
def test_a_numbered_text_is_read_as_it_was_numbered(tree: Tree, styles: list[str]) -> None:
    lines, shape = outline(tree, styles)
    document = parse(read("x", (HEAD + "resolves\n" + "\n".join(lines)).encode()))
    assert [section.call for section in document.instruments[0].sections] == ["resolves"]
    assert labels(document.instruments[0].sections[0].items) == shape
    assert document.diagnostics == ()


@given(st.integers(1, 26), st.integers(1, 12))
def test_letters_stay_letters_through_i_v_and_x(letters: int, romans: int) -> None:
    lines = [f"{LETTERS[place]})\tpoint;" for place in range(letters)]
    lines[-1] = lines[-1].replace(";", ":")
    lines += [f"{ROMANS[place]})\tunder it;" for place in range(romans)]
    document = parse(read("x", (HEAD + "considering\n" + "\n".join(lines)).encode()))
    items = document.instruments[0].sections[0].items
    assert [item.label for item in items] == [LETTERS[place] + ")" for place in range(letters)]
    assert [item.label for item in items[-1].items] == [ROMANS[place] + ")" for place in range(romans)]


@given(
    st.lists(
        st.sampled_from(
            [
                "a)",
                "b)",
                "c)",
                "h)",
                "i)",
                "ii)",
                "v)",
                "1",
                "2",
                "1.1",
                "1.2",
                "2.1",
                "–",
                "•",
                "b)bis",
                "1bis",
                "(a)",
                "A.",
                "3)",
            ]
        ),
        max_size=40,
    )
)
def test_any_sequence_has_a_place_for_each_label(sequence: list[str]) -> None:
    ladder = Ladder()
    before = 0
    for text in sequence:
        label = read_label(text + "\tto do", built_in().of("en").lexicon)
        assert label is not None
        place = ladder.place(label)
        assert 0 <= place.depth <= before
        ladder.step(place)
        before = len(ladder.rungs)
        assert ladder.rungs[-1] in label.readings


@given(st.text(max_size=40))
def test_reading_a_label_never_fails_and_never_goes_beyond_the_text(text: str) -> None:
    label = read_label(text, built_in().of("en").lexicon)
    assert label is None or (text.startswith(label.text) and label.end <= len(text) and label.readings)
