from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itures.model.editions import canonical
from itures.model.stream import UnreadableError
from itures.parse import parse
from itures.read import read
from itures.register.gaps import gaps
from itures.register.learn import learned, table
from itures.register.records import BODIES, STRENGTH
from itures.register.register import Register, built_in, load
from itures.register.tables import imported, parse_table, personal

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "register"
SHARED = ROOT.parent / "shared"
HEADER = "body,type,number,label,title,status,as_of,confidence\n"


@pytest.fixture(autouse=True)
def _no_tables_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


@pytest.fixture
def register() -> Register:
    return built_in()


def with_table(tmp_path: Path, text: str) -> Register:
    path = tmp_path / "ours.csv"
    path.write_text(text, encoding="utf-8")
    return load([path])


# Conferences


@pytest.mark.parametrize(
    ("edition", "bodies"),
    [
        ("dubai-2018", ("PP",)),
        ("dubai-2012", ("WTSA", "WCIT")),
        ("kigali-2022", ("WTDC",)),
        ("sharm-el-sheikh-2019", ("WRC", "RA")),
        ("wrc-2000", ("WRC",)),
        ("wrc-00", ("WRC",)),
        ("mob-87", ("WRC",)),
        ("geneva-1992", ("APP",)),
        ("c-1985", ("C",)),
        ("c19", ("C",)),
        ("atlantis-2020", ()),
        ("", ()),
    ],
)
def test_who_met_at_the_place_and_in_the_year_of_an_edition(
    register: Register, edition: str, bodies: tuple[str, ...]
) -> None:
    assert register.bodies(edition) == bodies


def test_a_conference_is_found_by_its_name_and_by_its_place(register: Register) -> None:
    by_name = register.conference("WRC", "wrc-19")
    assert by_name is not None
    assert by_name.place == "Sharm el-Sheikh"
    assert register.conference("WRC", "sharm-el-sheikh-2019") is by_name
    assert register.conference("PP", "wrc-19") is None


# Texts and editions


def test_editions_come_from_the_oldest_to_the_newest(register: Register) -> None:
    for text in register.texts():
        years = [edition.year for edition in text.editions]
        if text.id != "RA/RES/41":  # its sources date the first edition after the second
            assert years == sorted(years), text.id
        assert text.body in BODIES


def test_the_edition_in_force_carries_its_date(register: Register) -> None:
    latest = register.latest("PP/RES/71")
    assert latest is not None
    assert (latest.label, latest.in_force, latest.as_of) == ("Rev. Bucharest, 2022", True, "Basic Texts 2023")
    assert register.latest("PP/RES/9999") is None


def test_editions_of_the_radiocommunication_assembly_are_cited_by_number(register: Register) -> None:
    text = register.text("RA/RES/2")
    assert text is not None
    assert text.cite() == "Resolution ITU-R 2-9"
    assert text.editions[-1].suffix == 9


def test_sessions_of_the_council_are_the_same_in_both_spellings(register: Register) -> None:
    text = register.text("C/RES/1332")
    assert text is not None
    assert text.edition("c16") is text.edition("2016") is not None
    assert canonical("C", "c-1985") == canonical("C", "c85")


def test_an_edition_cited_once_without_rev_is_not_listed_twice(register: Register) -> None:
    assert [one.label for one in register.editions("PP/RES/86")] == ["Minneapolis, 1998", "Rev. Marrakesh, 2002"]


def test_numbers_go_up_so_a_new_text_cannot_be_older_than_one_of_a_lower_number(register: Register) -> None:
    bound = register.not_before("PP/RES/209")
    assert bound is not None
    assert bound.year == 2018
    assert register.not_before("WRC/RES/49") is None
    assert register.not_before("PP/RES/²") is None


def test_search_takes_the_beginnings_of_words(register: Register) -> None:
    assert "PP/RES/70" in [text.id for text in register.search("mainstream gender")]
    assert register.search("mainstream gender", "WRC") == []
    assert register.search("no such words at all") == []


# Provisions


@pytest.mark.parametrize(
    ("number", "article"),
    [
        ("CS/No.28A", "CS/Art.3"),
        ("CS/No.126", "CS/Art.21"),
        ("CS/No.73bis", "CS/Art.11"),
        ("CS/No.145A", "CS/Chapter IVA"),
        ("CS/No.1017", "CS/Annex"),
        ("CS/No.166", "CS/Art.28"),
        ("CV/No.340C", "CV/Art.32A"),
        ("CV/No.298E", "CV/Art.25"),
        ("CS/No.300", None),
    ],
)
def test_the_article_of_a_number(register: Register, number: str, article: str | None) -> None:
    assert register.article_of(number) == article


def test_each_number_stands_in_one_article(register: Register) -> None:
    for instrument in ("CS", "CV"):
        numbers = [number for one in register.articles(instrument) for number in (*one.numbers, *one.deleted)]
        assert len(numbers) == len(set(numbers))
        assert all(one.title for one in register.articles(instrument))


# Tables of users


def test_a_row_adds_an_edition_and_leaves_the_others(tmp_path: Path, register: Register) -> None:
    ours = with_table(tmp_path, HEADER + 'PP,Resolution,14,"Rev. Doha, 2026",,in force,PP-26,seen\n')
    assert [one.slug for one in ours.editions("PP/RES/14")] == ["kyoto-1994", "antalya-2006", "doha-2026"]
    assert ours.latest("PP/RES/14") == ours.editions("PP/RES/14")[-1]
    assert len(register.editions("PP/RES/14")) == 2
    assert ours.text("PP/RES/16") == register.text("PP/RES/16")


def test_a_row_replaces_what_it_says_and_keeps_what_it_leaves_open(tmp_path: Path) -> None:
    ours = with_table(tmp_path, HEADER + 'PP,Resolution,14,"Rev. Antalya, 2006",Another title,,,own\n')
    edition = ours.latest("PP/RES/14")
    assert edition is not None
    assert (edition.title, edition.in_force, edition.confidence) == ("Another title", True, "own")


def test_optional_columns_may_be_missing_and_names_may_be_words(tmp_path: Path) -> None:
    ours = with_table(tmp_path, "\ufeffType;Body;Number;Place;Year\nDecision;council;700;;\nRES;PP;300;Pusan;2014\n")
    assert ours.text("C/DEC/700") is not None
    edition = ours.editions("PP/RES/300")[0]
    assert (edition.slug, edition.confidence, edition.source) == (
        "busan-2014",
        "own",
        f"{tmp_path / 'ours.csv'}, line 3",
    )


def test_a_new_text_stands_in_the_order_of_ids(tmp_path: Path) -> None:
    ours = with_table(tmp_path, HEADER + 'PP,RES,300,"Doha, 2026",,,,\n')
    ids = [text.id for text in ours.texts() if text.id.startswith("PP/RES")]
    assert ids[-1] == "PP/RES/300"
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: the column 'body' is missing"),
        ("body,type\nPP,RES\n", "line 1: the column 'number' is missing"),
        ("body,type,number\nXX,RES,1\n", "line 2: the body 'XX' is not one of PP, "),
        ("body,type,number\nPP,Law,1\n", "line 2: the type 'Law' is not one of resolution, "),
        ("body,type,number\nPP,RES,\n", "line 2: 'number' is empty"),
        ("body,type,number\n\nPP,RES,one two\n", "line 3: 'one two' is no number"),
        ("body,type,number,label\nPP,RES,1,sometime\n", "line 2: the edition 'sometime' cannot be read"),
        ("body,type,number,year\nPP,RES,1,99\n", "line 2: the year '99' is none"),
        ("body,type,number,place\nPP,RES,1,Busan\n", "line 2: place and year make an edition only together"),
        ("body,type,number,revised\nPP,RES,1,maybe\n", "line 2: 'revised' is 'maybe'; write yes or no"),
        ("body,type,number,status\nPP,RES,1,gone\n", "line 2: the status 'gone' is not one of in force, "),
        ("body,type,number,confidence\nPP,RES,1,sure\n", "line 2: the confidence 'sure' is not one of seen, "),
        ("body,type,number\nPP,RES,1,2\n", "line 2: 4 fields, but 3 columns"),
        ('body,type,number\nPP,"RES,1\n', "it is no CSV"),
    ],
)
def test_a_bad_table_is_refused_in_one_line_with_its_place(text: str, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        list(parse_table(text, "ours.csv"))
    assert str(caught.value).startswith("ours.csv, line ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=80) | st.lists(st.lists(st.text(max_size=8), max_size=5).map(",".join), max_size=4).map("\n".join)
)
def test_any_text_is_rows_or_an_error_of_one_line(text: str) -> None:
    for given_text in (text, "body,type,number,label,year,edition\n" + text):
        try:
            for row in parse_table(given_text, "ours.csv"):
                assert row["confidence"] in STRENGTH
        except UnreadableError as error:
            assert str(error).splitlines() == [str(error)]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"none\.csv: it cannot be read"):
        load([tmp_path / "none.csv"])
    (tmp_path / "latin.csv").write_bytes(b"body,type,number\nPP,RES,\xe9\n")
    with pytest.raises(UnreadableError, match="not UTF-8"):
        load([tmp_path / "latin.csv"])


def test_imported_tables_are_loaded_where_they_are_asked_for(tmp_path: Path) -> None:
    assert load() is built_in()
    assert personal() == tmp_path / "home" / "itures" / "register"
    personal().mkdir(parents=True)
    (personal() / "ours.csv").write_text(HEADER + 'PP,RES,300,"Doha, 2026",,,,\n', encoding="utf-8")
    assert imported() == [personal() / "ours.csv"]
    with_them = load(with_imported=True)
    assert with_them.text("PP/RES/300") is not None
    assert with_them.state.tables == ("ours.csv",)
    assert with_them.state.version == load().state.version
    assert with_them.state.hash != load().state.hash
    assert load().text("PP/RES/300") is None
    assert built_in().text("PP/RES/300") is None


# Learning


def learn_from(text: str) -> list[dict[str, str]]:
    return list(learned(parse(read("adopted.txt", text.encode())), built_in()))


def test_an_adopted_text_teaches_its_editions_and_its_title() -> None:
    rows = learn_from(
        "RESOLUTION 300 (REV. DUBAI, 2018)\nMeasuring the tides\n"
        "The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),\n"
        "resolves\n1\tto measure them;\n2\tto report.\n(Antalya, 2006) – (Rev. Busan, 2014) – (Rev. Dubai, 2018)\n"
    )
    assert [(row["label"], row["revised"], row["title"]) for row in rows] == [
        ("Antalya, 2006", "no", ""),
        ("Rev. Busan, 2014", "yes", ""),
        ("Rev. Dubai, 2018", "yes", "Measuring the tides"),
    ]
    assert {(row["body"], row["source"], row["confidence"]) for row in rows} == {("PP", "adopted.txt", "seen")}
    assert rows[-1]["complete"] == "yes"


def test_what_is_learned_is_a_table_for_the_register(tmp_path: Path) -> None:
    rows = learn_from("RESOLUTION 900 (REV.WRC-23)\nQuiet bands\nresolves\n1\tto be quiet;\n2\tto listen.\n")
    text = table([*rows, *rows])
    assert text.count("\n") == 2
    ours = with_table(tmp_path, text)
    assert ours.editions("WRC/RES/900")[0].label == "Rev.WRC-23"
    assert ours.titles("WRC/RES/900") == ("Quiet bands",)


def test_drafts_and_provisional_numbers_teach_nothing() -> None:
    assert learn_from("DRAFT NEW RESOLUTION [ABC-1]\nTides\nresolves\n1\tto go;\n2\tto come.\n") == []
    assert learn_from("RESOLUTION COM5/4 (Antalya, 2006)\nTides\nresolves\n1\tto go;\n2\tto come.\n") == []


# The data itself


@pytest.mark.skipif(not (SHARED / "register").is_dir(), reason="the sources of the register are not here")
def test_the_data_is_what_the_tool_makes_of_its_sources(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        subprocess.run(
            [
                *(sys.executable, ROOT / "tools" / "make_register.py", SHARED / "register"),
                *(SHARED / "corpus" / "basic-texts", tmp_path / folder),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )
    names = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert names == ["SOURCES.md", "conferences.csv", "provisions.csv", "resolutions.csv"]
    for name in names:
        made = (tmp_path / "first" / name).read_bytes()
        assert made == (tmp_path / "second" / name).read_bytes()
        assert made == (DATA / name).read_bytes(), f"run tools/make_register.py: {name} differs"


def test_every_row_names_its_source_and_how_sure_it_is(register: Register) -> None:
    for text in register.texts():
        for edition in text.editions:
            assert edition.source, text.id
            assert edition.confidence in STRENGTH
        assert not text.status or text.source
    for instrument in ("CS", "CV"):
        assert all(article.source and article.confidence == "seen" for article in register.articles(instrument))


# What was found since the first lists


@pytest.mark.parametrize(
    ("id", "edition", "revised", "confidence"),
    [
        # Cited with "Rev." in one place, while the numbers around it show that it was new
        ("PP/RES/168", "guadalajara-2010", False, "seen inferred"),
        # Cited both ways, and nothing decides
        ("WRC/RES/553", "wrc-15", None, "seen"),
        # New ones, and those that were known from memory only
        ("PP/RES/34", "dubai-2018", True, "seen"),
        ("PP/RES/209", "dubai-2018", False, "seen"),
        ("WTDC/RES/71", "buenos-aires-2017", True, "seen"),
    ],
)
def test_editions_that_were_found_later(
    register: Register, id: str, edition: str, revised: bool | None, confidence: str
) -> None:
    editions = [one for one in register.editions(id) if one.slug == edition]
    assert len(editions) == 1
    assert editions[0].revised is revised
    assert editions[0].confidence in confidence.split()


def test_a_series_of_its_own_is_not_mixed_with_the_one_that_is_known(register: Register) -> None:
    assert register.editions("PP/RES/23") == ()  # Nice numbered its texts anew; the present series began in Kyoto


def test_a_heading_that_was_seen_is_the_title_but_not_one_that_names_the_years_of_an_older_edition(
    register: Register,
) -> None:
    assert register.titles("PP/RES/212")[0] == "The Union's future headquarters premises"
    assert "2020-2023" not in register.titles("PP/RES/71")[0]
    assert "Strategic plan for the Union for 2020-2023" in register.titles("PP/RES/71")


def test_one_row_for_an_edition(register: Register) -> None:
    for text in register.texts():
        slugs = [canonical(text.body, one.slug) for one in text.editions if one.suffix is None]
        assert len(slugs) == len(set(slugs)), text.id


def test_conferences_have_their_days_and_say_if_all_their_texts_are_listed(register: Register) -> None:
    dubai = register.conference("PP", "dubai-2018")
    assert dubai is not None
    assert (dubai.start, dubai.end, dubai.listed_whole) == ("2018-10-29", "2018-11-16", True)
    adopted = [text.id for text in register.texts() if text.body == "PP" and text.edition("dubai-2018") is not None]
    assert len(adopted) == 64
    assert [one.name for one in register.conferences("PP") if one.listed_whole] == ["dubai-2018"]


def test_numbers_of_the_radio_regulations(register: Register) -> None:
    assert register.article_of("RR/No.9.11A") == "RR/Art.9"
    article = register.article("RR/Art.5")
    assert article is not None
    assert (article.title, article.confidence) == ("", "seen")
    assert "5.340" in article.numbers


def test_the_table_of_the_readme_says_what_the_register_knows(register: Register) -> None:
    """Each row: body, texts, editions, texts whose edition in force is known, editions by conference."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = gaps(register).conferences
    for body in dict.fromkeys(text.body for text in register.texts()):
        texts = [text for text in register.texts() if text.body == body]
        held = [
            f"{one.year}: {one.editions}{' (all)' if one.whole else ''}"
            for one in listed
            if one.body == body and one.editions
        ]
        row = (
            body,
            len(texts),
            sum(len(text.editions) for text in texts),
            sum(one.in_force is not None for one in texts),
        )
        wanted = f"| {' | '.join(map(str, row))} | {', '.join(held)} |"
        assert wanted in readme, wanted
