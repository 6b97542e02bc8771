"""What a sentence cites: readable cases, lines that cite nothing, generated citations, and time on near-misses."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itures.analyse.citations import find_citations
from itures.analyse.patterns import load
from references_cases import Case, cases, cited, line

WHOLE = {"CS", "CV", "RR", "ITR", "GR", "SDG", "ITU/SP"}
"""Basic texts, goals and plans named as a whole: found, and of no interest here."""
PATTERNS = load()


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


# Time: a pattern that looks back and forth over what nearly matches shows in the growth.

NEAR_MISSES = {
    "resolution": "Resolution 12 (Rev. Buenos Aires and Resolution ",
    "list": "Resolutions 1, 2, 3, 4 and 5, 6 or 7, ",
    "bracket": "Resolution 12 ((((Rev. Kigali, 2022 ",
    "body": "the World Telecommunication Standardization Assem Resolution of the World Telecommunication ",
    "place": "Resolution 3 Rev. Saint-Jean de la Very-Long O'Name, ",
    "number": "Nos. 9.11A, 9.12.1.1.1.1 to 9.13.A ",
    "numbers": "Nos. 1, 2, 3, 4 to 5, 6 and ",
    "article": "Article 5, paragraph 3, § 4, Annex 2, section 5, Table 3, ",
    "chain": "§ 1 of § 2 of § 3 of § 4 of ",
    "sector": "Recommendation ITU-R M. ITU-T X.Y.Z.1.1.1.1.1.1.1 ",
    "question": "Questions 1/2/3/4, 5/6/7 and 8/9/ ",
    "call": "instructs the Director of the Bureau of the Union and all the others of the ",
    "calls": "resolves to invite Member States further considering noting recognizing and ",
    "labels": "resolves 1, 2, 3, 4 a) b) c), 5 i) ii), ",
    "own call": "resolves to instruct the Secretary-General to resolves to instruct ",
    "its": "the Council its its its Resolution its ",
    "goal": "Sustainable Development Goals Sustainable Development SDG SDGs 18, 19, ",
    "plan": "strategic plan for the Union for the period 2024- strategic plan ",
    "united nations": "A/RES/70 A/RES/ Resolution 70/ UNGA Resolution ",
    "standard": "ISO/IEC ISO IEC RFC 3GPP TS TS TR ",
    "document": "Document Documents C/ Document (Add.",
    "treaty": "Article 3 of the Convention on the Law of the Sea of the Seas and of the Oceans of the ",
    "blanks": "Resolution  \u00a0 \n  \u00a0 Article   \u00a0 ",
    "digits": "1.2.3.4.5.6.7.8.9.0.",
    "brackets": "((((((((((((",
    "letters": "Resolutionresolvesconsidering",
}


def seconds(text: str) -> float:
    best = 60.0
    for _ in range(2):
        start = time.perf_counter()
        find_citations(text, PATTERNS, ("resolves to instruct the secretary-general to",))
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.parametrize("family", sorted(NEAR_MISSES))
def test_near_misses_take_time_in_proportion(family: str) -> None:
    piece = NEAR_MISSES[family]
    small = piece * (100_000 // len(piece))
    once, twice = seconds(small), seconds(small * 2)
    assert twice < 3.5 * once + 0.05, f"{once:.3f} s for 100 kB, {twice:.3f} s for 200 kB"
    assert twice < 2


def test_a_megabyte_of_near_misses() -> None:
    picked = random.Random(4)
    pieces = list(NEAR_MISSES.values())
    text = "".join(picked.choice(pieces) for _ in range(24_000))[:1_000_000]
    start = time.perf_counter()
    find_citations(text, PATTERNS)
    assert time.perf_counter() - start < 10
