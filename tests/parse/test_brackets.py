"""Square brackets around anything hide nothing: the tree is the one without them, and says where they stand."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import check_view
from itures.model.clauses import clauses_of
from itures.model.tree import Document, Instrument
from itures.parse import parse
from itures.read import read
from redline import Para, redline
from test_layout import TEXTS, paragraphs, shape

HEAD = "RESOLUTION 300 (Rev. Dubai, 2018)\nUse of lighthouses\nThe Plenipotentiary Conference (Dubai, 2018),\n"


def parsed(*lines: str) -> Document:
    return parse(read("x.txt", (HEAD + "\n".join(lines)).encode()))


def calls(document: Document) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (
            section.call,
            section.printed,
            list(section.addressees),
            [f"{one.printed}|{one.label}" for one in section.items],
        )
        for section in document.instruments[0].sections
    ]


def test_brackets_in_and_around_calls() -> None:
    document = parsed(
        "[resolves to instruct [the Secretary-General]]",
        "1 to light lamps;",
        "[2 to count them],",
        "[further invites] Sector Members",
        "to buy oil,",
        "[Option A: invites Member States",
        "to pay.]",
    )
    assert calls(document) == [
        (
            "resolves to instruct the Secretary-General",
            "[resolves to instruct [the Secretary-General]]",
            ["SG"],
            ["|1", "[2|2"],
        ),
        ("further invites Sector Members", "[further invites] Sector Members", ["SM"], []),
        ("invites Member States", "[Option A: invites Member States", ["MS"], []),
    ]
    text = HEAD + "\n".join(())
    assert [(one.depth, one.closed) for one in document.brackets] == [
        (1, True),
        (2, True),
        (1, True),
        (1, True),
        (1, True),
    ]
    assert document.brackets[0].span.start == len(text)


def test_a_bracket_that_nothing_closes_is_told() -> None:
    document = parsed("resolves", "1 to light [lamps;", "2 to count] them];", "3 to [rest [at night.")
    assert [(one.depth, one.closed) for one in document.brackets] == [(1, True), (1, False), (2, False)]


def test_labels_of_alternatives() -> None:
    document = parsed(
        "resolves", "1 that oil be dry;", "[Alt 1: 2 that oil be wet;]", "[Alternative B – 2 that oil be old.]"
    )
    assert [(item.printed, item.label, item.text) for item in document.instruments[0].sections[0].items] == [
        ("", "1", "that oil be dry;"),
        ("[Alt 1: 2", "2", "that oil be wet;]"),
        ("[Alternative B – 2", "2", "that oil be old.]"),
    ]


def test_an_aside_is_no_part_of_the_point_above() -> None:
    document = parsed("resolves", "1 to light lamps;", "[TBD]", "Option 2:", "2 to rest", "[at night]", "or at noon.")
    (section,) = document.instruments[0].sections
    assert [block.text for block in section.blocks] == ["[TBD]", "Option 2:"]
    assert section.items[1].text.replace("\n", " ") == "to rest [at night] or at noon."


def test_brackets_of_sentences_stay_where_they_are() -> None:
    document = parsed(
        "considering", "a) that [2 of] the lamps", "[2, 3 or 4] burn;", "b) that oil is dear,", "resolves", "to rest."
    )
    first, second = document.instruments[0].sections[0].items
    assert (first.text.replace("\n", " "), second.printed) == ("that [2 of] the lamps [2, 3 or 4] burn;", "")


def test_a_comparison_shows_the_bracket_before_a_label_or_call() -> None:
    document = parsed("[resolves", "[1 that oil be dry;]", "[2 that lamps be lit.")
    assert [clause.text for clause in clauses_of(document)[3:]] == [
        "[resolves",
        "[that oil be dry;]",
        "[that lamps be lit.",
    ]
    for clause in clauses_of(document)[3:]:
        text = HEAD + "[resolves\n[1 that oil be dry;]\n[2 that lamps be lit."
        assert "".join(text[part.span.start : part.span.end] for part in clause.wording.parts()) == clause.text


def test_tracked_brackets() -> None:
    head = [Para(line) for line in HEAD.splitlines()]
    old = [
        *head,
        Para("resolves"),
        Para("1\tthat oil be dry;"),
        Para("2\tto rest,"),
        Para("invites Member States"),
        Para("to pay."),
    ]
    new = [
        *head,
        Para("[resolves"),
        Para("[1\tthat oil be dry;]"),
        Para("2\tto rest,]"),
        Para("[invites] Member States"),
        Para("to pay."),
    ]
    for before, after in ((old, new), (new, old)):
        stream = read("redlined.docx", redline(before, after, seed=1, noise=False, passing=0, behind=0))
        for view in ("original", "revised", "marked"):
            check_view(stream.project(view))
        document = parse(stream)
        first, second = [
            one for one in document.instruments[0].sections if one.revision is None or one.revision.kind != "delete"
        ]
        assert (first.call, second.call, [item.label for item in first.items]) == (
            "resolves",
            "invites Member States",
            ["1", "2"],
        )


def bracketed(instrument: Instrument, rng: random.Random) -> str:
    """The paragraphs of an instrument, one a line, with brackets around some calls, labels, words and runs of clauses."""
    lines = []
    open_brackets = 0
    for how, text in paragraphs(instrument):
        if how != "centred" and not text.startswith("The ") and rng.random() < 0.4:
            words = text.split(" ")
            last = rng.randrange(len(words))
            whole = how == "call" or re.match(r"(?:\d{1,2}|[a-z]\))\s", text)
            match rng.randrange(3):
                case 0 if whole:
                    text, open_brackets = f"[{text}", open_brackets + 1
                case 1 if whole and open_brackets:
                    text, open_brackets = f"{text}]", open_brackets - 1
                case _ if last > 1 or how == "call":
                    text = " ".join([*words[:last], f"[{words[last]}]", *words[last + 1 :]])
        lines.append(text)
    return "\n".join(lines)


def unbracketed(shapes: list[object]) -> str:
    return repr(shapes).replace("[", "").replace("]", "")


@pytest.mark.parametrize("index", range(len(TEXTS)))
@given(seed=st.integers(0, 2**20))
def test_brackets_change_nothing_else(index: int, seed: int) -> None:
    rng = random.Random(seed)
    for instrument in parse(read(TEXTS[index]).project("revised")).instruments:
        if instrument.divisions or instrument.annexes or not instrument.sections or instrument.footnotes:
            continue
        text = bracketed(instrument, rng)
        (again,) = parse(read("bracketed", text.encode())).instruments
        assert unbracketed(shape(again)) == unbracketed(shape(instrument)), text
        assert sum(bracket.closed for bracket in parse(read("bracketed", text.encode())).brackets) <= text.count("]")


def test_what_a_designation_and_a_note_have_in_brackets_is_not_negotiated() -> None:
    text = (
        "DRAFT NEW RESOLUTION [ABC-1]\nUse of [old] lamps\nThe Plenipotentiary Conference (Dubai, 2018),\nresolves\n"
        "1 to light [all] lamps1;\n2 to rest.\n_____________\n1 With [or without] oil.\n"
    )
    (bracket,) = parse(read("x.txt", text.encode())).brackets
    assert text[bracket.span.start : bracket.span.end] == "[all]"


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("[considering further], that x", "[considering further]"),
        ("[resolves]: to go", "[resolves]"),
        ("[instructs] [the Secretary-General], to go", "[instructs] [the Secretary-General]"),
        ("noting [with appreciation], that x", "noting [with appreciation]"),
    ],
)
def test_brackets_of_a_call_before_a_sign_and_its_clause(line: str, printed: str) -> None:
    stream = read("x.txt", (HEAD + line).encode())
    check_view(stream)
    assert parse(stream).instruments[0].sections[0].printed == printed


def test_a_label_in_brackets_of_its_own() -> None:
    document = parsed("resolves", "1\tto go;", "[2]\tto stay;", "[2bis]\tto sit;", "3\tto rest.")
    items = document.instruments[0].sections[0].items
    assert [(item.label, item.printed, item.text) for item in items] == [
        ("1", "", "to go;"),
        ("2", "[2]", "to stay;"),
        ("2bis", "[2bis]", "to sit;"),
        ("3", "", "to rest."),
    ]
    assert [clause.label for clause in clauses_of(document)[4:]] == ["1", "[2]", "[2bis]", "3"]


def test_verbs_that_are_not_agreed() -> None:
    document = parsed("considering", "a) that x,", "[instructs]/[invites] the Secretary-General", "1 to report.")
    assert calls(document)[1][:3] == (
        "instructs/invites the Secretary-General",
        "[instructs]/[invites] the Secretary-General",
        ["SG"],
    )


def test_headings_in_brackets() -> None:
    text = (
        "RESOLUTION 7 (Rev. Doha, 2026)\n[Use of lamps]\nThe Plenipotentiary Conference (Doha, 2026),\nresolves\nto go.\n"
        "[Annex to Resolution 7 (Rev. Doha, 2026)\nRules\n1 Lamps burn.]\n"
        "[MOD\tUSA/5/2\n[RESOLUTION 8 (Rev. Doha, 2026)\nPiers\nThe Plenipotentiary Conference (Doha, 2026),\nresolves\nto x.]"
    )
    stream = read("x.txt", text.encode())
    check_view(stream)
    first, second = parse(stream).instruments
    assert (first.number, first.draft, first.title, first.revised) == ("7", None, "[Use of lamps]", True)
    assert [annex.at for annex in first.annexes] == ["Annex to Resolution 7 (Rev. Doha, 2026)"]
    assert second.proposal is not None
    assert (second.number, second.proposal.id) == ("8", "USA/5/2")


def test_what_a_colon_announces_is_no_aside() -> None:
    document = parsed("resolves", "1 that the fee be:", "[CHF 100]", "2 to go,", "[and to rest]")
    assert [item.text for item in document.instruments[0].sections[0].items] == [
        "that the fee be:\n[CHF 100]",
        "to go,\n[and to rest]",
    ]
