"""Ids of texts and slugs of editions: taken apart in one place, and put together the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itures.model import editions
from itures.model.editions import Edition
from itures.model.ids import TextId, as_written, proposal_parts

PART = st.from_regex(r"[A-Z][A-Z0-9-]{0,8}", fullmatch=True)
NUMBER = st.from_regex(r"[A-Za-z0-9.+-]{1,6}(?:/[0-9]{1,3})?", fullmatch=True)
SLUG = st.one_of(st.just(""), st.from_regex(r"[a-z]{2,9}-(?:19|20)[0-9]{2}", fullmatch=True))


@given(PART, PART, NUMBER, SLUG)
def test_what_is_put_together_is_taken_apart_the_same(body: str, type: str, number: str, edition: str) -> None:
    id = TextId(body, type, number, edition)
    assert TextId.read(str(id)) == id


@given(st.text())
def test_any_string_is_read_and_clauses_and_names_keep_every_sign(text: str) -> None:
    TextId.read(text)
    assert str(TextId.read(f"#{text}")) == f"#{text}"
    assert str(TextId.read(f"OTHER:{text}")) == f"OTHER:{text}"


@pytest.mark.parametrize(
    ("id", "parts"),
    [
        ("PP/RES/14@antalya-2006", ("PP", "RES", "14", "antalya-2006")),
        ("CS", ("CS", "", "", "")),
        ("GR@antalya-2006", ("GR", "", "", "antalya-2006")),
        ("RR/No.5.441B", ("RR", "", "No.5.441B", "")),
        ("UNGA/RES/70/125", ("UNGA", "RES", "70/125", "")),
        ("ITU-D/Q/5/2", ("ITU-D", "Q", "5/2", "")),
        ("WSIS/TA", ("WSIS", "", "TA", "")),
        ("#resolves 1/2", ("#", "", "resolves 1/2", "")),
        ("OTHER:a@b/c", ("OTHER", "", "a@b/c", "")),
    ],
)
def test_the_forms_of_ids(id: str, parts: tuple[str, ...]) -> None:
    assert tuple(TextId.read(id)) == parts
    assert str(TextId.read(id)) == id


@pytest.mark.parametrize(
    ("id", "text", "suffix"),
    [
        ("RA/RES/1-9", "RA/RES/1", 9),
        ("RA/RES/1@geneva-2012", "RA/RES/1", None),
        ("RA/OP/1", "RA/OP/1", None),
        ("PP/RES/1-9", "PP/RES/1-9", None),  # no other body numbers its editions so
        ("ITU-R/REC/M.1036-5", "ITU-R/REC/M.1036-5", None),
    ],
)
def test_only_the_radiocommunication_assembly_numbers_editions(id: str, text: str, suffix: int | None) -> None:
    assert str(TextId.read(id).text) == text
    assert TextId.read(id).suffix == suffix


def test_the_sector_in_a_number_is_no_part_of_the_id() -> None:
    for number in ("ITU-R 1-9", "itu-r 1-9", "1-9"):
        assert str(TextId.adopted("RA", "resolution", number)) == "RA/RES/1-9"
    assert str(TextId.adopted("WRC", "resolution", "COM5/4", "wrc-23")) == "WRC/RES/COM5/4@wrc-23"


@pytest.mark.parametrize(
    ("id", "place"),
    [
        ("CS/Art.3", ("Art", "3", "")),
        ("CS/Art.3-5", ("Art", "3", "5")),
        ("CV/No.28A", ("No", "28A", "")),
        ("RR/App.30A", ("App", "30A", "")),
        ("RR/No.5.441-5.442", ("No", "5.441-5.442", "")),  # a range of such numbers has no ends that are words
        ("CS", None),
        ("PP/RES/14", None),
        ("#Art.3", None),
        ("SDG/3", None),
    ],
)
def test_provisions(id: str, place: tuple[str, str, str] | None) -> None:
    assert TextId.read(id).provision == place


def test_ids_as_people_write_them() -> None:
    assert as_written("pp/res/71") == as_written("PP/Resolution/71@dubai-2018") == "PP/RES/71"


def test_a_proposal_without_document_keeps_what_is_there() -> None:
    assert proposal_parts("AFCP/42A1/1") == (("AFCP",), "42A1", "1")
    assert proposal_parts("42/1") == ((), "42", "1")


@pytest.mark.parametrize(
    ("slug", "revised", "printed", "spoken"),
    [
        ("antalya-2006", True, "Rev. Antalya, 2006", "Antalya 2006"),
        ("buenos-aires-2017", False, "Buenos Aires, 2017", "Buenos Aires 2017"),
        ("wrc-23", True, "Rev.WRC-23", "WRC-23"),
        ("wrc-2000", None, "WRC-2000", "WRC-2000"),
        ("c19", False, "C19", "C19"),
        ("c-1985", False, "C-1985", "C-1985"),
        ("-8", None, "-8", "-8"),
    ],
)
def test_editions_are_printed_in_one_way(slug: str, revised: bool | None, printed: str, spoken: str) -> None:
    assert editions.label(slug, revised) == printed
    assert editions.spoken(slug) == spoken
    assert str(Edition(slug, bool(revised))) == printed


@pytest.mark.parametrize(("two", "year"), [("39", 2039), ("40", 1940), ("00", 2000), ("99", 1999)])
def test_two_digits_are_of_the_century_in_which_ITU_has_met(two: str, year: int) -> None:  # noqa: N802
    assert editions.year_of(f"c{two}") == year


@pytest.mark.parametrize(
    ("code", "body"), [("council", "C"), ("app", "PP"), ("warc", "WRC"), ("rrc", "WRC"), ("wtsa", "WTSA")]
)
def test_texts_of_bodies_that_are_gone_are_cited_as_those_of_their_successors(code: str, body: str) -> None:
    assert editions.body_code(code) == body


@pytest.mark.parametrize(
    ("slug", "body"),
    [
        ("orb-88", "WRC"), ("mob-87", "WRC"), ("cmr-03", "WRC"), ("c19", "C"), ("c-1985", "C"), ("ra-23", "RA"),
        ("cannes-2019", None), ("dubai-2018", None),
    ],
)  # fmt: skip
def test_some_slugs_name_their_body(slug: str, body: str | None) -> None:
    assert editions.body_of(slug) == body
