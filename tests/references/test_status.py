from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itures.analyse.references.resolve import find_references, own_texts
from itures.analyse.references.status import check
from itures.model.references import Reference
from itures.model.stream import Span
from itures.parse import parse
from itures.read import read
from itures.register.register import built_in, load

REGISTER = built_in()


def reference(
    id: str, rev: bool | None = None, *, at: str = "noting a)", raw: str = "", article: str | None = None
) -> Reference:
    return Reference(at, raw, id, rev, None, "resolution", Span(0, 1), article=article)


def judged(id: str, rev: bool | None = None, **more: str) -> Reference:
    return check([reference(id, rev, **more)], REGISTER)[0]


@pytest.mark.parametrize(
    ("id", "rev", "status", "severity", "says"),
    [
        # The example proposal
        ("PP/RES/209@dubai-2018", True, "wrong-rev-mark", "error", "write Resolution 209 (Dubai, 2018)"),
        ("PP/RES/71@dubai-2018", True, "superseded", "error", "write Resolution 71 (Rev. Bucharest, 2022)"),
        ("PP/RES/14@antalya-2006", True, "current", None, "in force as of the Basic Texts 2023"),
        ("CS/No.126", None, "current", None, "stands in Article 21"),
        # The body did not meet there
        ("PP/RES/20@geneva-2022", True, "never-adopted", "error", "WTSA met in Geneva in 2022, PP did not: name WTSA"),
        ("WTDC/RES/37@buenos-aires-2018", True, "never-adopted", "error", "WTDC did not meet there"),
        ("PP/RES/14@atlantis-2006", True, "never-adopted", "error", "write Resolution 14 (Rev. Antalya, 2006)"),
        ("PP/RES/14@geneva-1947", False, "never-adopted", "error", "PP did not meet there"),
        ("PP/RES/14@geneva-1946", False, "unknown", "info", "does not know whether PP met in 1946"),
        # Of radio conferences only those since 1993 are all known: others had other names
        ("WRC/RES/33@warc-92", None, "unknown", "info", "does not know whether WRC met in 1992"),
        ("WRC/RES/33@geneva-1994", None, "never-adopted", "error", "WRC did not meet there"),
        # The text has no such edition
        ("PP/RES/14@dubai-2018", True, "never-adopted", "error", "(Kyoto, 1994), (Rev. Antalya, 2006)"),
        ("WRC/RES/4@wrc-23", True, "never-adopted", "error", "Resolution 4 (Rev.WRC-03) is in force"),
        ("PP/RES/205@busan-2014", False, "never-adopted", "error", "write Resolution 205 (Dubai, 2018)"),
        # All that Dubai adopted or revised is listed, of Bucharest it is not
        ("PP/RES/23@dubai-2018", True, "never-adopted", "error", "PP (Dubai, 2018) neither adopted nor revised"),
        ("PP/RES/300@dubai-2018", False, "never-adopted", "error", "neither adopted nor revised Resolution 300"),
        ("PP/REC/8@dubai-2018", False, "never-adopted", "error", "neither adopted nor revised Recommendation 8"),
        ("PP/RES/130@dubai-2018", True, "unknown", "info", "does not list what Bucharest 2022 adopted"),
        ("PP/RES/300@bucharest-2022", False, "unknown", "info", "does not know Resolution 300"),
        # No longer in force
        ("PP/RES/11@dubai-2018", True, "abrogated", "error", "abrogated by PP-22"),
        ("PP/RES/11", None, "abrogated", "error", "no longer in force"),
        ("WRC/RES/657@wrc-19", True, "abrogated", "warning", "abrogated by Resolution 99 (Rev.WRC-23)"),
        # A later edition is in force
        ("PP/RES/14@kyoto-1994", False, "superseded", "error", "write Resolution 14 (Rev. Antalya, 2006)"),
        (
            "PP/RES/139@guadalajara-2010",
            False,
            "superseded",
            "warning",
            "write Resolution 139 (Rev. Dubai, 2018), the latest",
        ),
        ("PP/RES/162@guadalajara-2010", False, "superseded", "warning", "inferred, not seen in a source: check it"),
        ("WRC/RES/49@wrc-19", True, "superseded", "error", "write Resolution 49 (Rev.WRC-23)"),
        ("RA/RES/2-8", None, "superseded", "error", "write Resolution ITU-R 2-9"),
        ("C/RES/1332@c16", True, "superseded", "warning", "write Council Resolution 1332 (modified C24)"),
        # "Rev." on a first edition, and missing on a later one
        ("WRC/RES/14@wrc-23", True, "wrong-rev-mark", "error", "write Resolution 14 (WRC-23)"),
        ("PP/RES/14@antalya-2006", False, "wrong-rev-mark", "error", "write Resolution 14 (Rev. Antalya, 2006)"),
        ("WTSA/RES/55@johannesburg-2008", False, "superseded", "warning", "write Resolution 55 (Rev. Hammamet, 2016)"),
        # The register cannot say
        ("PP/RES/139@dubai-2018", True, "unknown", "info", "does not list what Bucharest 2022 adopted"),
        ("WTSA/RES/20@geneva-2022", True, "unknown", "info", "what New Delhi 2024 adopted"),
        ("WTDC/RES/71@kigali-2022", True, "unknown", "info", "from a citation only"),
        ("PP/RES/250", None, "unknown", "info", "does not know Resolution 250"),
        ("PP/RES/25@doha-2026", True, "unknown", "info", "the latest one that it knows is"),
        # Number without edition
        ("PP/RES/71", None, "current", None, "in force is Resolution 71 (Rev. Bucharest, 2022)"),
        ("PP/RES/139", None, "current", None, "the latest edition known is Resolution 139 (Rev. Dubai, 2018)"),
        ("RA/RES/2", None, "current", None, "Resolution ITU-R 2-9"),
        # Forums number anew each time
        ("WTPF/OP/3@geneva-2013", False, "current", None, "adopted in 2013"),
        ("WTPF/OP/3", None, "unknown", "info", "Opinion 3 (Geneva, 2021)"),
        # Provisions
        ("CS/Art.19", None, "current", None, "Telecommunication Standardization Study Groups and Advisory Group"),
        ("CS/No.67", None, "abrogated", "error", "was deleted"),
        ("CV/Art.27", None, "abrogated", "error", "was deleted"),
        ("CS/No.300", None, "never-adopted", "error", "its numbers are 1 to 242"),
        ("CS/No.28Z", None, "never-adopted", "error", "write No. 28 or 28A or 28B or 28C"),
        ("CS/Art.99", None, "never-adopted", "error", "its Articles are 1 to 58"),
        ("CS/No.78-104", None, "current", None, "stands in Article 12"),
        ("RR/No.9.11A", None, "current", None, "stands in Article 9 of the Radio Regulations, as of 2024"),
        ("RR/No.9.20", None, "abrogated", "error", "No. 9.20 of the Radio Regulations is deleted or not used"),
    ],
)
def test_what_the_register_says(id: str, rev: bool | None, status: str, severity: str | None, says: str) -> None:
    found = judged(id, rev)
    assert (found.status, found.severity) == (status, severity), found.message
    assert found.message is not None
    assert says in found.message
    assert "\n" not in found.message


def test_a_number_that_is_not_in_the_article_named() -> None:
    assert judged("CS/No.28A", article="CS/Art.3").status == "current"
    found = judged("CS/No.126", article="CS/Art.19")
    assert (found.status, found.severity, found.confidence) == ("provision-mismatch", "error", "seen")
    assert found.message is not None
    assert "No. 126 stands in Article 21 (Functions and Structure), not in Article 19" in found.message


def test_an_edition_outside_brackets_is_told_beside_the_status() -> None:
    found = judged("PP/RES/71@dubai-2018", True, raw="Resolution 71, Rev. Dubai, 2018")
    assert found.status == "superseded"
    assert found.message is not None
    assert found.message.endswith("the edition belongs in brackets")
    good = judged("PP/RES/14@antalya-2006", True, raw="Resolution 14 (Rev. Antalya, 2006)")
    assert good.severity is None
    loose = judged("PP/RES/14@antalya-2006", True, raw="Resolution 14, Rev. Antalya, 2006")
    assert (loose.status, loose.severity) == ("current", "info")


def test_history_is_cited_on_purpose_where_the_clause_cites_the_present_edition() -> None:
    old, new = reference("PP/RES/125@marrakesh-2002", False), reference("PP/RES/125@bucharest-2022", True)
    first, second = check([old, new], REGISTER)
    assert (first.status, first.severity, second.status) == ("superseded", "info", "current")
    elsewhere = reference("PP/RES/125@bucharest-2022", True, at="resolves 1")
    assert check([old, elsewhere], REGISTER)[0].severity == "warning"
    assert check([old], REGISTER)[0].severity == "error"


def test_a_wrong_mark_is_told_even_in_history() -> None:
    old, new = reference("PP/RES/21@minneapolis-1998", False), reference("PP/RES/21@bucharest-2022", True)
    found = check([old, new], REGISTER)[0]
    assert (found.status, found.severity) == ("wrong-rev-mark", "error")


def test_internal_references_and_texts_of_others_are_left_alone() -> None:
    given_ = [
        Reference("resolves 1", "", "#resolves 9", None, None, "internal", Span(0, 1), status="dangling", message="x"),
        reference("#resolves 1"),
        reference("UNGA/RES/67/19"),
        reference("ITU-T/REC/D.150"),
        reference("RR/No.5.340.1"),
        reference("CS"),
        reference("OTHER:ISO 9001"),
    ]
    assert check(given_, REGISTER) == tuple(given_)


def test_a_row_of_a_user_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    path = tmp_path / "ours.csv"
    path.write_text(
        "body,type,number,label,status,as_of,confidence\n"
        'PP,Resolution,209,"Rev. Bucharest, 2022",in force,Basic Texts 2023,seen\n'
        'PP,Resolution,14,"Rev. Doha, 2026",,,own\n',
        encoding="utf-8",
    )
    ours = load([path])
    found = check([reference("PP/RES/209@dubai-2018", False)], ours)[0]
    assert (found.status, found.severity) == ("superseded", "error")
    # What nobody has checked makes no error, and does not unsay what was seen.
    found = check([reference("PP/RES/14@antalya-2006", True)], ours)[0]
    assert (found.status, found.severity, found.confidence) == ("superseded", "info", "own")


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["PP", "WTSA", "WRC", "RA", "C", "CS", "CV", "WTPF", "XX"]),
    st.sampled_from(["RES", "DEC", "REC", "OP", "No.", "Art.", "Q"]),
    st.text(alphabet="0123456789ABab-./²٣", max_size=6),
    st.none()
    | st.text(max_size=10)
    | st.sampled_from(["dubai-2018", "wrc-19", "c19", "geneva-2022", "-5", "geneva-9"]),
    st.sampled_from([None, True, False]),
)
def test_any_id_gets_an_answer_or_none(
    body: str, kind: str, number: str, edition: str | None, rev: bool | None
) -> None:
    for between in ("/", ""):
        id = f"{body}/{kind}{between}{number}" + (f"@{edition}" if edition is not None else "")
        found = judged(id, rev)
        assert (found.status is None) == (found.message is None)
        if found.status == "current":
            assert found.severity is None


def test_every_edition_of_the_register_gets_an_answer_that_fits() -> None:
    for text in REGISTER.texts():
        for edition in text.editions:
            found = judged(f"{text.id}@{edition.slug}", edition.revised)
            assert found.status in ("current", "superseded", "abrogated", "unknown"), (text.id, edition, found)
            if edition.in_force:
                assert found.status == "current", (text.id, edition, found)
            if found.severity == "error":
                assert found.confidence == "seen"


def test_an_earlier_edition_of_a_text_of_the_radiocommunication_assembly_is_history_in_the_next_one() -> None:
    """The Assembly numbers editions: Resolution ITU-R 1-9 that cites 1-8 tells of itself, as PP Resolution 71 does."""
    text = """RESOLUTION ITU-R 1-9
Working methods
The ITU Radiocommunication Assembly,
noting
that Resolution ITU-R 1-8 was in use,
resolves
to work on."""
    document = parse(read("x.txt", text.encode()))
    (found,) = [
        one for one in check(find_references(document), load(), own_texts(document)) if one.kind == "resolution"
    ]
    assert (found.id, found.status, found.severity) == ("RA/RES/1-8", "superseded", "info")
    (alone,) = [one for one in check(find_references(document), load()) if one.kind == "resolution"]
    assert alone.severity == "error"


def test_numbers_of_the_radio_regulations_that_are_not_listed_are_not_judged() -> None:
    assert judged("RR/No.5.340.1").status is None
    assert judged("RR/No.9.11A", article="RR/Art.5").status == "provision-mismatch"


@pytest.mark.parametrize(
    ("id", "rev", "replacement"),
    [
        ("PP/RES/71@dubai-2018", True, "PP/RES/71@bucharest-2022"),
        ("RA/RES/2-8", None, "RA/RES/2-9"),
        ("C/RES/1332@c16", True, "C/RES/1332@c24"),
        ("PP/RES/14@dubai-2018", True, "PP/RES/14@antalya-2006"),
        ("PP/RES/205@busan-2014", False, "PP/RES/205@dubai-2018"),
        ("WRC/RES/4@wrc-23", True, "WRC/RES/4@wrc-03"),
        ("PP/RES/14@atlantis-2006", True, "PP/RES/14@antalya-2006"),
        # What is wrong is the mark alone
        ("PP/RES/209@dubai-2018", True, "PP/RES/209@dubai-2018"),
        # Nothing to write, or nobody can say which: another body met there, no edition is known, it is gone, it is right
        ("PP/RES/20@geneva-2022", True, None),
        ("PP/RES/23@dubai-2018", True, None),
        ("PP/RES/11@dubai-2018", True, None),
        ("PP/RES/14@antalya-2006", True, None),
        ("PP/RES/250", None, None),
        ("CS/No.67", None, None),
    ],
)
def test_what_to_cite_instead_as_data(id: str, rev: bool | None, replacement: str | None) -> None:
    assert judged(id, rev).replacement == replacement


def test_history_has_no_replacement() -> None:
    old, new = reference("PP/RES/125@marrakesh-2002", False), reference("PP/RES/125@bucharest-2022", True)
    assert check([old, new], REGISTER)[0].replacement is None


def test_a_replacement_is_an_edition_that_is_not_wrong_itself() -> None:
    """For every edition of the register: what it says to cite instead, it finds nothing worse in than that it may be older."""
    for text in REGISTER.texts():
        for edition in text.editions:
            found = judged(f"{text.id}@{edition.slug}", edition.revised)
            if found.replacement is not None and found.status != "wrong-rev-mark":
                again = judged(found.replacement)
                assert again.status in ("current", "unknown"), (found.id, found.replacement, again)
