"""The patterns that the parser's steps share: what they take, and what stands just beside it."""

from __future__ import annotations

import pytest

from itures.language import built_in
from itures.parse.units.inside import annex_inside

LEXICON = built_in().of("en").lexicon


@pytest.mark.parametrize(
    ("line", "is_head"),
    [
        ("Resolution 14 251", True),
        ("252 Resolution 16", True),
        ("252 Res. 16A", True),
        ("Resolution 14 25144", False),  # no volume has so many pages
        ("CS/Article 9 14", True),
        ("14 CV/Annex", True),
        ("CS/Article 9B 1400", True),
        ("CS/Article 9B 14000", False),
        ("RES12-2", True),
        ("DEC5-1", True),
        ("XYZ12-2", False),
        ("– 12 –", True),
        ("– 12345 –", False),
        ("PP-22/77-E", True),
        ("3 PP-22/77(Add.1)-E", True),
        ("Page 12 of 14", True),
        ("Page 12345", False),
        ("Resolution 14 of 1994", False),
    ],
)
def test_running_heads(line: str, is_head: bool) -> None:
    assert (LEXICON.furniture.running_head.match(line) is not None) is is_head


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as follows – 12 –", " – 12 –"),
        ("as follows – 12345 –", None),
        ("RES35-8 the administration", "RES35-8 "),
        ("REC35-8 the administration", "REC35-8 "),
        ("in RES35-8 the administration", None),
    ],
)
def test_running_text_inside_a_line(text: str, found: str | None) -> None:
    match = LEXICON.furniture.running_text.search(text)
    assert (match.group() if match is not None else None) == found


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("to meet. ANNEX 1 TO RESOLUTION 5 Rules", True),
        ("to meet. APPENDIX TO RESOLUTION 5 Rules", True),
        ("to meet; ATTACHMENT 2 OF DECISION 5 Rules", True),
        ("to meet. PART 1 TO RESOLUTION 5 Rules", False),  # a part is no text of its own
        ("to meet. Annex 1 to Resolution 5 says", False),  # in a sentence
        ("to meet ANNEX 1 TO RESOLUTION 5 Rules", False),  # the sentence before goes on
        ("Paint and Rust ANNEX 1 TO RESOLUTION 5 Rules", True),  # a heading without a sign
        ("REVISION OF ANNEX 1 TO RESOLUTION 5", False),  # part of a heading
    ],
)
def test_an_annex_that_begins_inside_a_line(text: str, inside: bool) -> None:
    assert (annex_inside(text, 0, LEXICON) is not None) is inside


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Annex", "Annex"),
        ("ANNEX 2 TO RESOLUTION 14 (KYOTO, 1994)", "ANNEX"),
        ("Annex 2 (to draft new Resolution [X])", "Annex"),
        ("Appendix B", "Appendix"),
        ("Annex 2bis", "Annex"),
        ("Annex 2 of the report says what follows", None),
        ("Annex 2.1", None),
    ],
)
def test_headings_of_annexes(line: str, kind: str | None) -> None:
    match = LEXICON.divisions.heading.match(line)
    assert (match["kind"] if match is not None else None) == kind


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("to meet; and", True),
        ("to meet.”", True),
        ("to meet and", False),
        ("to meet", False),
        ("to meet; and/or ", True),
    ],
)
def test_what_closes_a_wording(text: str, ends: bool) -> None:
    assert (LEXICON.labels.closed.search(text) is not None) is ends


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("and 3 of Part A", True),
        ("android systems", False),
        ("to 5 points", True),
        ("to meet", False),
        ("May 2024", True),
        ("Maybe", False),
    ],
)
def test_what_follows_a_number_that_is_no_label(text: str, stands: bool) -> None:
    assert (LEXICON.labels.after_no_label.match(text) is not None) is stands


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("999 to meet", "999"),
        ("1000 to meet", None),
        ("1.999 to meet", "1.999"),
        ("1.1000 to meet", None),
        ("9th session", None),
        ("9thermal cameras", "9"),
        ("2nd meeting", None),
    ],
)
def test_numbers_that_are_labels(line: str, number: str | None) -> None:
    match = LEXICON.labels.label.match(line)
    assert (match["number"] if match is not None else None) == number


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (" operating in Region 1", True),
        (" of Region 1", True),
        (" offers", False),
        (" ingots", False),
        (" in", True),
    ],
)
def test_what_goes_on_with_a_name(text: str, names: bool) -> None:
    assert (LEXICON.addressees.continuer.match(text) is not None) is names
