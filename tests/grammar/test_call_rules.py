"""Which lines are calls, what each of them says, and where it ends."""

from __future__ import annotations

import pytest

from itures.grammar.calls import Call, read_call
from itures.language import built_in

EN = built_in().of("en").lexicon


def call(text: str) -> Call:
    found = read_call(text, EN)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("benches that are lent", id="no verb of a call"),
        pytest.param("a) noting", id="a label before the verb"),
        pytest.param("1 resolves", id="a number before the verb"),
        pytest.param("noted and kept", id="a form of the verb that calls nothing"),
        pytest.param("and benches", id="a word that may stand before a verb, without the verb"),
        # A verb and a point: the wording cites what stands under a call, as in "see".
        pytest.param("resolves 7 and 8 above", id="a point cited by its number"),
        pytest.param("resolves 7", id="a point cited at the end of the line"),
        pytest.param("resolves 999 above", id="a number of three digits may be a point"),
        pytest.param("resolves 2.1, in particular", id="a part of a point"),
        pytest.param("resolves 7a above", id="a number and a letter"),
        pytest.param("resolves 3) above", id="a number and a bracket"),
        pytest.param("noting b) above", id="a point cited by its letter"),
        pytest.param("noting viii) above", id="a point cited by a number of four signs"),
        # A verb that tells somebody, and nobody known before the sentence ends
        pytest.param(
            "invites keepers " + "of benches and owners " * 4 + "to repair them.",
            id="a sentence about somebody unknown",
        ),
        # A capital begins a heading or a sentence, so that every word has to be known
        pytest.param("Noting the bench", id="a heading that begins like a preamble"),
        pytest.param("Instructs the keepers of benches", id="a capital, and nobody known"),
        pytest.param("Instructs the Council and the keepers of benches", id="a capital, and one of two known"),
        pytest.param("Instructs the Council, as appropriate,", id="a capital, and words on how"),
        pytest.param("Resolves the question", id="a capital, and a verb that tells nobody"),
        pytest.param("Instructs the Council to lend benches.", id="a capital, and a whole sentence"),
    ],
)
def test_what_is_no_call(text: str) -> None:
    assert read_call(text, EN) is None


@pytest.mark.parametrize(
    ("text", "kind", "verbs"),
    [
        pytest.param("considering", "preambular", ("consider",), id="a verb"),
        pytest.param("Considering", "preambular", ("consider",), id="a verb with a capital"),
        pytest.param("considering,", "preambular", ("consider",), id="a comma"),
        pytest.param("further noting with concern:", "preambular", ("note",), id="a modifier and a manner"),
        pytest.param("recalling the fact that", "preambular", ("recall",), id="words that announce a clause"),
        pytest.param("Recalling The Fact That", "preambular", ("recall",), id="the same in capitals"),
        pytest.param("recalling and noting", "preambular", ("recall", "note"), id="two verbs"),
        pytest.param("resolves", "operative", ("resolve",), id="a verb that decides"),
        pytest.param("Resolves", "operative", ("resolve",), id="the same with a capital"),
        pytest.param("resolves that", "operative", ("resolve",), id="its clause is announced"),
        pytest.param("decides as follows:", "operative", ("decide",), id="its points are announced"),
        pytest.param("resolves and decides", "operative", ("resolve", "decide"), id="two verbs that decide"),
        pytest.param("recognizing and resolves", "operative", ("recognize", "resolve"), id="verbs of both kinds"),
    ],
)
def test_a_verb_alone(text: str, kind: str, verbs: tuple[str, ...]) -> None:
    found = call(text)
    assert (found.kind, found.verbs, found.addressees, found.strength) == (kind, verbs, (), "bare")
    assert (found.text, found.end) == (text.rstrip(",:"), len(text))
    assert (found.open, found.qualified) == (False, "")


def test_a_second_verb_without_its_addressee_leaves_the_line_open() -> None:
    found = call("resolves to instruct")
    assert (found.verbs, found.strength, found.open) == (("resolve", "instruct"), "bare", True)


@pytest.mark.parametrize(
    ("text", "addressees", "strength"),
    [
        pytest.param("instructs the Council", ("COUNCIL",), "named", id="one addressee"),
        pytest.param("Instructs the Council", ("COUNCIL",), "named", id="a capital, and every word known"),
        pytest.param("requests and invites the Council", ("COUNCIL",), "named", id="two verbs"),
        pytest.param("resolves to instruct the Council", ("COUNCIL",), "named", id="the second verb tells somebody"),
        pytest.param("recommends to Member States", ("MS",), "named", id="a preposition before the addressee"),
        pytest.param("resolves to recommend to Member States", ("MS",), "named", id="the same after a second verb"),
        pytest.param("instructs the Council to", ("COUNCIL",), "named", id="what is to be done begins the next line"),
        pytest.param(
            "invites the Council and keepers of benches",
            ("COUNCIL", "OTHER:keepers of benches"),
            "unknown",
            id="one of two known",
        ),
        pytest.param("invites keepers of benches", ("OTHER:keepers of benches",), "unknown", id="nobody known"),
        pytest.param("invites 1200 volunteers", ("OTHER:1200 volunteers",), "unknown", id="four digits name no point"),
        pytest.param("invites 5G operators", ("OTHER:5G operators",), "unknown", id="nor does a number inside a word"),
        pytest.param("resolves a loan of benches", (), "unknown", id="a verb that tells nobody"),
        pytest.param("instructs to decide the Council", (), "unknown", id="a second verb that tells nobody"),
    ],
)
def test_a_call_that_takes_its_line(text: str, addressees: tuple[str, ...], strength: str) -> None:
    found = call(text)
    assert (found.addressees, found.strength) == (addressees, strength)
    assert (found.text, found.end) == (text, len(text))


@pytest.mark.parametrize(
    ("text", "clause", "addressees"),
    [
        pytest.param("considering that benches are few,", "that benches are few,", (), id="a preamble"),
        pytest.param("resolves that benches are lent,", "that benches are lent,", (), id="what is decided"),
        pytest.param("resolves to lend benches,", "to lend benches,", (), id="what the conference will do"),
        pytest.param("decides the date and the place.", "the date and the place.", (), id="a sentence that ends"),
        pytest.param("decides the date;", "the date;", (), id="a clause that ends"),
        pytest.param("decides the date. Benches stay", "the date. Benches stay", (), id="a sentence ends inside"),
        pytest.param("instructs that benches be lent,", "that benches be lent,", (), id="told to nobody"),
        pytest.param("instructs the Council to pay,", "to pay,", ("COUNCIL",), id="told to somebody"),
        pytest.param("instructs the Council to pay.", "to pay.", ("COUNCIL",), id="told to somebody, in a sentence"),
        pytest.param("resolves to instruct the Council to pay.", "to pay.", ("COUNCIL",), id="told by a second verb"),
        pytest.param("resolves to invite that benches be lent", "that benches be lent", (), id="told by it to nobody"),
    ],
)
def test_a_call_that_runs_into_its_clause(text: str, clause: str, addressees: tuple[str, ...]) -> None:
    found = call(text)
    assert found.strength == "sentence"
    assert text[found.end :].lstrip() == clause
    assert (found.text, found.addressees) == (text[: -len(clause)].strip(), addressees)


def test_a_clause_behind_somebody_unknown_is_apart_where_a_few_words_name_him() -> None:
    found = call("invites keepers of benches to repair them")
    assert (found.addressees, found.strength) == (("OTHER:keepers of benches",), "sentence")
    words = "invites the keepers of all " + "old " * 12 + "{}benches to repair them"
    assert [call(words.format(more)).strength for more in ("", "very ")] == ["sentence", "unknown"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("decides under Res. 5 on benches", False, id="three letters and a full stop are an abbreviation"),
        pytest.param("decides under Rule. 5 on benches", True, id="four letters and a full stop end a sentence"),
    ],
)
def test_where_a_sentence_ends(text: str, ends: bool) -> None:
    assert (call(text).strength == "sentence") is ends


@pytest.mark.parametrize(
    ("text", "qualified"),
    [
        pytest.param("instructs the Council", "", id="nothing"),
        pytest.param("instructs the Council, as appropriate,", "as appropriate", id="how"),
        pytest.param("instructs the Council, within its means", "within its means", id="within what"),
        pytest.param("instructs the Council, as appropriate, to", "", id="closed by what opens the clause"),
    ],
)
def test_a_phrase_behind_the_addressee(text: str, qualified: str) -> None:
    found = call(text)
    assert (found.strength, found.addressees, found.qualified) == ("named", ("COUNCIL",), qualified)


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        pytest.param("instructs the Council", False, id="a name"),
        pytest.param("instructs the Council:", False, id="a colon"),
        pytest.param("instructs the Council,", True, id="a comma: one more may follow"),
        pytest.param("instructs the Council/", True, id="a slash: the next line names the other"),
        pytest.param("instructs the Secretary-", True, id="a hyphen: a name cut in two"),
        pytest.param("instructs the Secretary\u2011", True, id="a no-break hyphen"),
        pytest.param("instructs the Secretary–", True, id="a dash in the place of a hyphen"),
        pytest.param("instructs the Council and", True, id="a connector"),
        pytest.param("instructs the Council AND", True, id="a connector in capitals"),
        pytest.param("instructs the Directors of the", True, id="an article"),
    ],
)
def test_whether_the_line_can_end_here(text: str, is_open: bool) -> None:
    assert call(text).open is is_open


@pytest.mark.parametrize(
    ("length", "strength"),
    [
        pytest.param(420, "named", id="as long as a call may be"),
        pytest.param(421, "sentence", id="one character more: the line holds more than its call"),
    ],
)
def test_how_long_a_call_may_be(length: int, strength: str) -> None:
    text = "instructs the Council, in consultation with keepers of benches".ljust(length, "x")
    assert call(text).strength == strength
    assert call(text).addressees == ("COUNCIL",)


def test_a_capital_before_a_long_line_of_known_names() -> None:
    text = "Instructs the Council" + ", the Council" * 40
    assert call(text).strength == "named"
