"""What a user may ask, what FTS5 gets of it, and that nothing else reaches FTS5."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itures.store.folding import fold, fold_places
from itures.store.query import LONGEST, QueryError, fts

TOKENS = st.sampled_from(
    [
        "lamps",
        "light*",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR/3",
        "(",
        ")",
        '"',
        '"two words"',
        "*",
        "-",
        "决议",
        "الاتصالات",
        ":",
        "^",
        "{",
        "+",
        "'",
        "\x00",
        "é",
    ]
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lamps", '"lamps"'),
        ("Lamps SPARE", '"lamps" AND "spare"'),
        ("a OR b c", '"a" OR ("b" AND "c")'),
        ("(a OR b) c", '("a" OR "b") AND "c"'),
        ("a NOT b OR c", '("a" NOT "b") OR "c"'),
        ("a NEAR b NEAR/3 c", 'NEAR("a" "b", 10) AND NEAR("b" "c", 3)'),
        ("a* NEAR/0 b", 'NEAR("a" * "b", 0)'),
        ('"spare parts"*', '"spare parts" *'),
        ("Secretary-General", '"secretary-general"'),
        ("and near or", '"and" AND "near" AND "or"'),
        ("title:lamps", '"title:lamps"'),
        ("accessibilité", '"accessibilite"'),
        ("无障碍*", '"无 障 碍" *'),
        ("الاتصالات", '"اتصالات"'),
        ('"الاتصالات"', '"ال اتصالات"'),
    ],
)
def test_what_fts_gets(query: str, expected: str) -> None:
    assert fts(query) == expected


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "there is nothing to look for"),
        ("   ", "there is nothing to look for"),
        ("AND lamps", "a word is missing before AND"),
        ("lamps OR", "a word is missing behind OR"),
        ("NOT lamps", "a word is missing before NOT"),
        ("lamps NEAR (a b)", "NEAR joins words and phrases, not brackets"),
        ("(lamps", 'a bracket "(" is not closed'),
        ("lamps)", 'a bracket ")" closes nothing'),
        ("()", 'a bracket ")" closes nothing'),
        ('"lamps', "a quotation mark is not closed"),
        ("*", '"": there is no word in it'),
        ("li*ght", "li*ght: an asterisk stands at the end of a word"),
        ("-lamps", "-lamps: write NOT before a word that must not be there, nothing before one that must"),
        ("...", "...: there is no word in it"),
        ("_", "_: there is no word in it"),
        ('""', '"": there is no word in it'),
        ("a" * (LONGEST + 1), "the query is longer than 1000 characters"),
        ("(" * 30 + "a" + ")" * 30, "brackets stand in more than 20 others"),
    ],
)
def test_what_cannot_be_understood(query: str, told: str) -> None:
    with pytest.raises(QueryError) as error:
        fts(query)
    assert str(error.value) == told


@given(st.one_of(st.text(max_size=60), st.lists(TOKENS, max_size=12).map(" ".join)))
def test_fts_takes_whatever_is_understood(query: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (folded, tokenize = 'unicode61 remove_diacritics 0')")
    try:
        match = fts(query)
        match.encode()
    except (QueryError, UnicodeEncodeError):
        return
    connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (match,)).fetchall()


@given(st.text(max_size=80))
def test_places_are_those_of_the_folded_text(text: str) -> None:
    folded = fold_places(text)
    assert folded.text == fold(text)
    assert len(folded.places) == len(folded.text)
    assert folded.places == sorted(folded.places)
    assert all(0 <= place < len(text) for place in folded.places)


@given(st.text(alphabet="abÄéßاللوبكء决议 71-\u0640\u064b\u0301", max_size=40))
def test_folding_twice_changes_no_word(text: str) -> None:
    once = fold(text)
    assert fold(" ".join(once.split())).replace(" ", "") == once.replace(" ", "")
