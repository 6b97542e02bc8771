"""What people mean who name a text, in the many ways in which they do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itures.session.asking import meant
from itures.session.session import Session

SESSION = Session()


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        # Ids, and beginnings of them
        ("PP/RES/71", ["PP/RES/71"]),
        ("pp/resolution/71@Dubai-2018", ["PP/RES/71@dubai-2018"]),
        ("pp/res", ["PP/RES"]),
        ("PP", ["PP"]),
        ("cs/No.28A", ["CS/No.28A"]),
        ("SDG/3", ["SDG/3"]),
        ("#resolves 1", ["#resolves 1"]),
        ("OTHER", ["OTHER"]),
        ("OTHER:ISO 9001", ["OTHER:ISO 9001"]),
        # Citations
        ("Resolution 71 (Rev. Dubai, 2018)", ["PP/RES/71@dubai-2018"]),
        ("Resolution 750 (Rev.WRC-19)", ["WRC/RES/750@wrc-19"]),
        ("WTSA Resolution 50", ["WTSA/RES/50"]),
        ("Council Decision 482", ["C/DEC/482"]),
        ("Resolution ITU-R 2", ["RA/RES/2"]),
        ("No. 28A of the Constitution", ["CS/No.28A"]),
        ("Constitution", ["CS"]),
        ("RR No. 5.340", ["RR/No.5.340"]),
        ("ITU-R M.1371", ["ITU-R/REC/M.1371"]),
        # Short for them
        ("Res. 71 Dubai", ["PP/RES/71@dubai-2018"]),
        ("Res 71 Dubai 2018", ["PP/RES/71@dubai-2018"]),
        ("Res. 71 Rev. Dubai 2018", ["PP/RES/71@dubai-2018"]),
        ("Resolution 750 WRC-19", ["WRC/RES/750@wrc-19"]),
        ("  Res.   71\n Dubai ", ["PP/RES/71@dubai-2018"]),
        ("Opinion 3", ["WTPF/OP/3"]),
        # What may be several
        ("Resolution 71", ["PP/RES/71", "WTDC/RES/71"]),
        ("71", ["PP/RES/71", "WTDC/RES/71"]),
        ("No. 126", ["CS/No.126", "CV/No.126"]),
        ("No. 28A", ["CS/No.28A"]),
        ("No. 9.11A", ["RR/No.9.11A"]),
        ("Art. 19", ["CS/Art.19", "CV/Art.19", "RR/Art.19"]),
        ("com5/4", [f"{body}/RES/COM5/4" for body in ("PP", "RA", "WRC", "WTDC", "WTSA")]),
        # What is none: no text, two of them, words that do not belong, an edition that nobody understands
        ("", []),
        ("the weather", []),
        ("Resolution", []),
        ("Resolution 71 and Resolution 72", []),
        ("Resolution 71 bananas", []),
        ("see Resolution 71", []),
        ("Resolution 71 (2018)", []),
        ("No. 999", []),
        ("RES/71", []),
        ("COM5/", []),
        ("x" * 1000, []),
    ],
)
def test_what_words_mean(words: str, ids: list[str]) -> None:
    assert list(meant(SESSION, words)) == ids


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("Res. 71()[]/@#-,;\n\tNoCOMDubai2018 "), max_size=25))
def test_whatever_is_asked_an_answer_comes(words: str) -> None:
    found = meant(SESSION, words)
    assert len(found) == len(set(found))
    assert all(found)


def test_every_text_of_the_register_is_found_by_its_own_name_with_its_edition() -> None:
    """The designation that messages tell people to write is understood when they ask with it."""
    for id in ("PP/RES/70", "PP/DEC/5", "WTDC/RES/22", "WTSA/RES/96", "WRC/RES/750", "RA/RES/2", "C/DEC/482"):
        text = SESSION.register.text(id)
        assert text is not None
        (found,) = meant(SESSION, f"{'Council ' if id[0] == 'C' else ''}{text.cite().removeprefix('Council ')}")
        assert found.partition("@")[0].startswith(id)
