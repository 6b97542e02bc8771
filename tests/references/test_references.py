"""References of whole texts: resolved, in their place, and dangling only where a text is read without doubt."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from corpus import ABSENT, CORPUS, real, samples
from itures.analyse.references.passages import passages
from itures.analyse.references.resolve import find_references
from itures.model.references import Reference
from itures.model.stream import Stream
from itures.model.tree import Document, Margin
from itures.model.walk import walk
from itures.parse import parse
from itures.read import read

HEAD = "RESOLUTION 900 (Bucharest, 2022)\nA text for tests\nThe Plenipotentiary Conference (Bucharest, 2022),\n\n"


def references(body: str) -> list[Reference]:
    return list(find_references(parse(read("x.txt", (HEAD + body).encode()))))


def dangling(body: str) -> list[tuple[str, str | None]]:
    return [(one.id, one.severity) for one in references(body) if one.status == "dangling"]


TEXT = """considering
a) that the first point is short;
b) that the second point is short,

resolves
1 {first};
2 that there are ways:
2.1 a slow way, with
a) one step;
b) another step;
2.2 a quick way;
3 to close,

resolves to instruct the Director of the Radiocommunication Bureau
1 to begin;
2 to end.
"""


@pytest.mark.parametrize(
    "cites",
    [
        "to apply considering a) and b)",
        "to apply considering a) to b) above",
        "to apply resolves 2 and 3",
        "to apply resolves 2.1 and 2.2",
        "to apply resolves 2.1 a) and b)",
        "to apply resolves 2 b)",
        "to apply resolves 1 to 3",
        "to apply resolves above",
        "to apply resolves to instruct the Director of the Radiocommunication Bureau 2",
        "to apply instructs the Director of the Radiocommunication Bureau 1 and 2 above",
        "to apply instructs the Director of BR 2 above",
        "to apply resolves 2 (see also resolves 3)",
    ],
)
def test_what_is_there_does_not_dangle(cites: str) -> None:
    assert dangling(TEXT.format(first=cites)) == []
    assert any(one.id.startswith("#") for one in references(TEXT.format(first=cites)))


@pytest.mark.parametrize(
    ("cites", "found"),
    [
        ("to apply considering c)", [("#considering c)", "warning")]),
        ("to apply resolves 3 and 4", [("#resolves 4", "warning")]),
        ("to apply resolves 2.3", [("#resolves 2.3", "warning")]),
        ("to apply resolves 2 to 7", [("#resolves 2-7", "warning")]),
        ("to apply recognizing a) above", [("#recognizing a)", "info")]),
        ("to apply Annex 2 to this Resolution, and Annex 2 again", [("#Annex 2", "info")]),
    ],
)
def test_what_is_missing_dangles(cites: str, found: list[tuple[str, str]]) -> None:
    assert dangling(TEXT.format(first=cites)) == found


def test_no_doubt_is_cast_on_a_text_that_is_read_with_gaps() -> None:
    assert dangling("resolves\n1 to apply resolves 5;\n4 to close.\n") == []
    # Point 2 runs on in the line of point 1: it was lost in reading, not in drafting.
    assert dangling("resolves\n1 to apply resolves 2 above; 2 that the rest applies.\n") == []


def test_other_words_for_a_call_give_the_call_of_the_text() -> None:
    found = references(TEXT.format(first="to apply instructs the Director of BR 2 above"))
    assert [one.id for one in found] == ["#resolves to instruct the Director of the Radiocommunication Bureau 2"]


def test_an_annex_of_another_text_is_not_the_own_one() -> None:
    cites = "to apply Recommendation ITU-R M.2101, which gives values in Annex 1, and the ICAO Convention, Annex 10"
    assert [one.id for one in references(TEXT.format(first=cites)) if one.id != "CV"] == ["ITU-R/REC/M.2101"]


def test_annexes_of_the_text() -> None:
    annex = "\nANNEX 1 TO RESOLUTION 900 (Bucharest, 2022)\nRules\n1 The first rule.\n"
    assert dangling(TEXT.format(first="to apply Annex 1") + annex) == []
    assert dangling(TEXT.format(first="to apply the Annex to this Resolution") + annex) == []
    assert dangling(TEXT.format(first="to apply Annex 3") + annex) == [("#Annex 3", "warning")]


def test_each_reference_has_its_clause_and_words() -> None:
    (one,) = references("resolves\n1 to go on;\n2 to apply resolves 2 of Resolution 80 (Rev. Marrakesh, 2002).\n")
    assert (one.at, one.raw, one.pin) == (
        "resolves 2",
        "resolves 2 of Resolution 80 (Rev. Marrakesh, 2002)",
        "resolves 2",
    )


# Real texts, where they are.


@cache
def found_in(path: Path) -> tuple[Stream, Document, tuple[Reference, ...]]:
    stream = read(path).project("revised")
    document = parse(stream)
    return stream, document, find_references(document)


def plain(text: str) -> str:
    return " ".join(text.replace("\u2011", "-").split())


@pytest.mark.parametrize("path", [*samples(), *real()], ids=lambda path: path.name)
def test_the_stream_holds_the_words_at_the_span(path: Path) -> None:
    stream, document, found = found_in(path)
    margins = [node.span for node in walk(document) if isinstance(node, Margin)]
    for one in found:
        start, end = one.span
        inside = [margin for margin in margins if start <= margin.start and margin.end <= end]
        parts = zip(
            [start, *[margin.end for margin in inside]], [*[margin.start for margin in inside], end], strict=True
        )
        printed = plain("".join(stream.text[first:last] for first, last in parts))
        assert printed, one
        # A member of a list has the wording of the list; a note's mark inside is no wording.
        assert printed in plain(one.raw) or plain(one.raw) in printed, one


PLAIN = re.compile(r"Resolutions? \d+ ?\(|Recommendations? ITU-R [A-Z]|Nos?\. \d+\.\d+")


def unfound(path: Path) -> list[str]:
    """What a plain search finds in clauses, annexes and notes and no reference covers.

    Designations, titles, formulas, running heads and text before the first text are in no passage: they cite nothing.
    """
    _, document, found = found_in(path)
    covered = [(one.span.start, one.span.end) for one in found]
    missed = []
    for passage in passages(document):
        for match in PLAIN.finditer(passage.text):
            place = passage.span(*match.span())
            if not any(start < place.end and place.start < end for start, end in covered):
                missed.append(f"{passage.at}: {passage.text[max(0, match.start() - 40) : match.end() + 30]}")
    return missed


@pytest.mark.skipif(not CORPUS.is_dir(), reason=ABSENT)
@pytest.mark.parametrize("path", sorted((CORPUS / "wrc").glob("*.txt")), ids=lambda path: path.stem)
def test_what_a_plain_search_finds_is_in_a_reference(path: Path) -> None:
    assert unfound(path) == []


@pytest.mark.skipif(not CORPUS.is_dir(), reason=ABSENT)
def test_few_places_of_the_real_texts_are_outside_of_passages() -> None:
    """Where a plain search finds something in no passage, it is a heading, a title, a note at a line's foot or damage."""
    inside = outside = 0
    for path in sorted((CORPUS / "wrc").glob("*.txt")):
        stream, document, _ = found_in(path)
        spans = [piece for passage in passages(document) for piece in passage.wording.pieces]
        for match in PLAIN.finditer(stream.text):
            if any(piece.start <= match.start() < piece.end for piece in spans):
                inside += 1
            else:
                outside += 1
    assert outside <= 0.06 * inside
