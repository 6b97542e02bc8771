"""What a sentence cites: readable cases, lines that cite nothing, generated citations, near-misses."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itures.analyse.references.find import find_citations
from itures.language import built_in
from references_cases import Case, cases, cited, line

WHOLE = {"CS", "CV", "RR", "ITR", "GR", "SDG", "ITU/SP"}
"""Basic texts, goals and plans named as a whole: found, and of no interest here."""
PATTERNS = built_in().of("en").citations


@pytest.mark.parametrize("case", cases("citations.txt"), ids=str)
def test_case(case: Case) -> None:
    sentence = case.sentence.replace("~", "\u00a0").replace(" ⏎", "\n")
    found = [one for one in cited(sentence, case.adopter) if one.id not in WHOLE]
    assert [line(one) for one in found] == case.expected
    assert [one.message for one in found if one.status] == []


@pytest.mark.parametrize("case", cases("nothing.txt"), ids=str)
def test_nothing_is_cited(case: Case) -> None:
    assert [line(one) for one in cited(case.sentence) if one.id not in WHOLE] == []


def test_page_of_court_citations() -> None:
    text = " ".join(case.sentence for case in cases("nothing.txt"))
    assert [line(one) for one in cited(text) if one.id not in WHOLE] == []


# Generated citations come back.

EDITIONS = {
    "PP": [("Bucharest, 2022", "bucharest-2022"), ("Dubai, 2018", "dubai-2018"), ("Antalya, 2006", "antalya-2006")],
    "WTSA": [("Geneva, 2022", "geneva-2022"), ("Hammamet, 2016", "hammamet-2016")],
    "WTDC": [("Kigali, 2022", "kigali-2022"), ("Buenos Aires, 2017", "buenos-aires-2017")],
    "WRC": [("WRC-19", "wrc-19"), ("WRC-07", "wrc-07")],
}
NAMES = {
    "PP": "the Plenipotentiary Conference",
    "WTSA": "the World Telecommunication Standardization Assembly",
    "WTDC": "WTDC",
    "WRC": "the World Radiocommunication Conference",
}
blank = st.sampled_from([" ", "\u00a0", "\n", "  "])
revised = st.booleans()


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    body = draw(st.sampled_from(sorted(EDITIONS)))
    printed, slug = draw(st.sampled_from(EDITIONS[body]))
    number, rev = draw(st.integers(1, 299)), draw(revised)
    mark = ("Rev." if body == "WRC" else "Rev." + draw(st.sampled_from([" ", "\u00a0"]))) if rev else ""
    said = f" of {NAMES[body]}" if draw(st.booleans()) else ""
    pin = draw(st.sampled_from(["", "resolves 2 of ", "considering a) of "]))
    expected = f"{body}/RES/{number}@{slug}" + (" rev" if rev else " first")
    pinned = f' pin "{pin.removesuffix(" of ")}"' if pin else ""
    return f"{pin}Resolution{draw(blank)}{number} ({mark}{printed}){said}", expected + pinned


@st.composite
def provisions(draw: st.DrawFn) -> tuple[str, list[str]]:
    name, key = draw(st.sampled_from([("Constitution", "CS"), ("ITU Convention", "CV")]))
    word, prefix = draw(st.sampled_from([("Articles", "Art."), ("Nos.", "No.")]))
    first = draw(st.integers(1, 240))
    numbers = [first, first + draw(st.integers(1, 9)), first + draw(st.integers(10, 19))]
    if draw(st.booleans()):
        written, ids = "{} to {} and {}".format(*numbers), [f"{numbers[0]}-{numbers[1]}", str(numbers[2])]
    else:
        written, ids = "{}, {} and {}".format(*numbers), [str(number) for number in numbers]
    return f"{word} {written} of the {name}", [f"{key}/{prefix}{one}" for one in ids]


@given(st.lists(texts(), min_size=1, max_size=4))
def test_generated_texts(pairs: list[tuple[str, str]]) -> None:
    sentence = "that this follows " + ", and of course ".join(text for text, _ in pairs)
    assert [line(one) for one in cited(sentence)] == [expected for _, expected in pairs]


@given(provisions())
def test_generated_provisions(pair: tuple[str, list[str]]) -> None:
    assert [line(one) for one in cited(f"that {pair[0]} apply")] == pair[1]


@given(st.lists(st.integers(1, 400), min_size=2, max_size=5, unique=True))
def test_generated_lists(numbers: list[int]) -> None:
    several = ", ".join(map(str, numbers[:-1])) + f" and {numbers[-1]}"
    assert [one.id for one in cited(f"that Resolutions {several} of WTSA apply")] == [
        f"WTSA/RES/{one}" for one in numbers
    ]


WORDS = st.sampled_from(
    [
        *(
            "Resolution",
            "Resolutions",
            "Article",
            "Nos.",
            "No.",
            "Annex",
            "to",
            "of",
            "the",
            "(",
            ")",
            "(Rev.",
            ",",
            "and",
        ),
        *("resolves", "considering", "a)", "1", "2.1", "11.44", "Rev. Kigali, 2022", "WRC-19", "Constitution", "ITU-T"),
        *(
            "Convention",
            "ITU-R",
            "M.2012",
            "Council",
            "this Resolution",
            "above",
            "Question",
            "1/2",
            "SDG",
            "its",
            "same",
        ),
        *("that", "Appendix", "30", "§", "–", "-", "(Kyoto, 1994)", "UNGA", "70/1", "Tunis Agenda", "RFC", "Document"),
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_never_raises_and_stays_in_order(text: str) -> None:
    last = 0
    for one in find_citations(text, PATTERNS, ("resolves", "considering further")):
        assert 0 <= one.start < one.end <= len(text)
        assert one.whole[0] >= last or one.start >= last
        last = one.start


@settings(max_examples=15)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_sentence_in_a_text(sentence: str) -> None:
    cited("that " + sentence.replace("\x00", ""))


NEAR_MISSES = tomllib.loads((Path(__file__).parents[1] / "cases" / "near-misses.toml").read_text())


@pytest.mark.parametrize("family", sorted(NEAR_MISSES))
def test_near_misses_are_read_in_order(family: str) -> None:
    """How their time grows is measured in benchmarks/near_misses.py."""
    text = NEAR_MISSES[family] * 200
    found = find_citations(text, PATTERNS, ("resolves to instruct the secretary-general to",))
    spans = [(citation.start, citation.end) for citation in found]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
