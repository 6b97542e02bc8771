"""The ledger of what is open: 40 generated texts whose brackets are known, as text and as Word files, and those of real texts."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus import ABSENT, real, samples
from itures.analyse.brackets import find_brackets
from itures.model.brackets import BracketEntry
from itures.model.walk import walk
from itures.parse import parse
from itures.read import read
from redline import Para, Row, redline

HEAD = "RESOLUTION 300 (Rev. Dubai, 2018)\nUse of lighthouses\nThe Plenipotentiary Conference (Dubai, 2018),\n"
WORDS = [
    "lamps",
    "towers",
    "keepers",
    "bells",
    "buoys",
    "oil",
    "paint",
    "glass",
    "harbours",
    "coasts",
    "charts",
    "masts",
]


def found_in(text: str) -> list[BracketEntry]:
    return list(find_brackets(parse(read("x.txt", (HEAD + text).encode()))))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.at, one.kind, one.text) for one in found_in(text)]


# Generated texts.


@dataclass
class Draft:
    """Clauses, each with its path, and what is open in them: path, kind, text, depth, path of the end."""

    rng: random.Random
    lines: list[str] = field(default_factory=list)
    open: list[tuple[str, str, str, int, str | None]] = field(default_factory=list)

    def words(self, least: int = 2, most: int = 5) -> str:
        return " ".join(self.rng.choices(WORDS, k=self.rng.randint(least, most)))

    def wording(self, at: str) -> str:
        """The words of one clause with what is open in it."""
        match self.rng.randrange(8):
            case 0:
                inner = self.words()
                self.open.append((at, "bracket", inner, 1, None))
                return f"to light [{inner}] in spring"
            case 1:
                inner, before = self.words(), self.words()
                self.open += [
                    (at, "bracket", f"{before} [{inner}]", 1, None),
                    (at, "bracket", inner, 2, None),
                ]
                return f"to paint [{before} [{inner}]]"
            case 2:
                one, other = self.words(), self.words()
                self.open += [(at, "alternative", one, 1, None), (at, "alternative", other, 1, None)]
                return f"to repair [{one}] [{other}]"
            case 3:
                self.open.append((at, "placeholder", "TBD", 1, None))
                return "to meet by [TBD]"
            case 4:
                one, other = self.rng.sample(WORDS, 2)
                self.open.append((at, "bracket", f"{one} / {other}", 1, None))
                return f"to buy [{one} / {other}]"
            case _:
                return f"to count {self.words()}"

    def section(self, call: str, labelled: int) -> None:
        self.lines.append(call)
        number = 0
        while number < labelled:
            number += 1
            at = f"{call} {number}"
            match self.rng.randrange(5):
                case 0 if number + 1 < labelled:
                    first, last = self.words(), self.words()
                    after = f"{call} {number + 1}"
                    self.open.append((at, "bracket", f"to list {first};\n{number + 1} to sell {last};", 1, after))
                    self.lines += [f"[{number}\tto list {first};", f"{number + 1}\tto sell {last};]"]
                    number += 1
                case 1:
                    inner = self.words()
                    self.open.append((at, "alternative", f"to send {inner};", 1, None))
                    self.lines.append(f"[Alt {number}: {number}\tto send {inner};]")
                case _:
                    self.lines.append(f"{number}\t{self.wording(at)};")


def drafts() -> Iterator[Draft]:
    for seed in range(40):
        draft = Draft(random.Random(seed))
        draft.section("resolves", draft.rng.randint(2, 5))
        draft.section("instructs the Secretary-General", draft.rng.randint(1, 4))
        draft.section("invites Member States", draft.rng.randint(1, 4))
        yield draft


@pytest.mark.parametrize("draft", list(drafts()), ids=[str(seed) for seed in range(40)])
def test_the_ledger_is_exact(draft: Draft) -> None:
    text = "\n".join(draft.lines)
    got = [(one.at, one.kind, one.text, one.depth, one.until) for one in found_in(text)]
    assert sorted(got, key=str) == sorted(draft.open, key=str)
    paragraphs = [Para(line) for line in (HEAD + text).split("\n")]
    document = parse(read("x.docx", redline(paragraphs, paragraphs)))
    again = [(one.at, one.kind, one.text, one.depth, one.until) for one in find_brackets(document)]
    assert again == got


@pytest.mark.parametrize("draft", list(drafts()), ids=[str(seed) for seed in range(40)])
def test_the_ledger_of_a_word_file_with_tables_notes_and_tracked_brackets_is_exact(draft: Draft) -> None:
    cell, note = draft.words(), draft.words()
    lines = (HEAD + "\n".join(draft.lines)).split("\n")
    last = draft.open[-1][0] if draft.open else "invites Member States 1"
    new = [Para(line) for line in lines]
    new[-1] = Para(new[-1].text + f"{{about [{note}] here}}")
    table: list[Para | Row] = [*new, Row((f"[{cell}]", "1")), Para("(Dubai, 2018)")]
    old = [without_brackets(one) for one in table]
    document = parse(read("x.docx", redline(old, table, seed=len(last), moves=False)).project("marked"))
    found = find_brackets(document)
    inside = [
        (one.kind, one.text, one.depth) for one in found if not one.at.startswith("footnote") and one.text != cell
    ]
    assert sorted(inside) == sorted((kind, text, depth) for _, kind, text, depth, _ in draft.open)
    assert [one.text for one in found if one.at.startswith("footnote")] == [note]
    assert cell in [one.text for one in found]
    # A note of which the mark stays is not written twice, so that its bracket has no author.
    assert all(one.author for one in found if one.kind != "placeholder" and not one.at.startswith("footnote"))
    assert find_brackets(parse(read("x.docx", redline(old, table, moves=False)).project("original"))) == tuple(
        one for one in find_brackets(parse(read("x.docx", redline(old, old))))
    )


def without_brackets(one: Para | Row) -> Para | Row:
    def bare(text: str) -> str:
        return re.sub(r"[][]", "", text)

    return Para(bare(one.text)) if isinstance(one, Para) else Row(tuple(map(bare, one.cells)))


# Kinds.


def test_what_a_bracket_holds() -> None:
    text = """resolves
1\tto act in [2027/2028];
2\tto write to [XXX];
3\tto report by [...] the list;
[Editor's note: of Norway.]"""
    assert told(text) == [
        ("resolves 1", "bracket", "2027/2028"),
        ("resolves 2", "placeholder", "XXX"),
        ("resolves 3", "placeholder", "..."),
        ("resolves", "note", "Editor's note: of Norway."),
    ]
    assert found_in(text)[0].options == ("2027", "2028")


def test_a_placeholder_needs_no_bracket_in_a_draft() -> None:
    draft = "MOD\tEUR/1/2\n" + HEAD + "resolves\n1\tto report to PP-XX by TBD;\n2\tto follow Resolution XXX."
    found = find_brackets(parse(read("x.txt", draft.encode())))
    assert [(one.at, one.text) for one in found] == [("resolves 1", "TBD"), ("resolves 2", "XXX")]
    assert find_brackets(parse(read("x.txt", draft.partition("\n")[2].encode()))) == ()  # adopted: an "XXX" is a name


def test_alternatives_of_one_choice() -> None:
    named = "resolves\n1\tto be lit;\nOption 1:\n2\tthat oil be dry;\nOption 2:\n2\tthat oil be wet;\n3\tto rest."
    assert [(one.at, one.id, one.name, one.group, one.text) for one in found_in(named)] == [
        ("resolves 2", "1/resolves/2[1]", "Option 1", 1, "that oil be dry;"),
        ("resolves 2", "1/resolves/2~2[1]", "Option 2", 1, "that oil be wet;"),
    ]
    unnamed = "resolves\n[1\tto be lit;]\n[1\tto be dark;]\n2\tto [burn] or [freeze] in [winter]."
    assert [(one.at, one.kind, one.group) for one in found_in(unnamed)] == [
        ("resolves 1", "alternative", 1),
        ("resolves 1", "alternative", 1),
        ("resolves 2", "alternative", 2),
        ("resolves 2", "alternative", 2),
        ("resolves 2", "bracket", None),
    ]


def test_calls_labels_titles_notes_and_cells() -> None:
    text = (
        HEAD.replace("Use of", "[Use of]")
        + "[further invites] Member States\n"
        + "[2]\tto burn;\n3\tto rest1.\n_______\n1 A note on [oil]."
    )
    assert [(one.at, one.text) for one in find_brackets(parse(read("x.txt", text.encode())))] == [
        ("title", "Use of"),
        ("further invites Member States", "further invites"),
        ("further invites Member States 2", "2"),
        ("footnote 1", "oil"),
    ]
    table: list[Para | Row] = [Para(line) for line in (HEAD + "resolves\nto burn:").split("\n")]
    table += [Row(("[oil]", "1")), Row(("tallow [or", "wax]")), Para("to rest.")]
    found = find_brackets(parse(read("x.docx", redline(table, table))))
    assert [(one.text, one.closed) for one in found] == [("oil", True), ("or", False)]


def test_what_nobody_negotiates() -> None:
    text = """[Addendum 20 to
Document 9-E]
ADD\tEUR/1/2
DRAFT NEW RESOLUTION [EUR-1]
Use of lighthouses
The Plenipotentiary Conference (Dubai, 2018),
resolves
1\tto recall that "lamps [...] are lit";
2\tto follow draft new Resolution [EUR-2];
3\tto count lamps[1] and [3] towers by 20[27]."""
    found = find_brackets(parse(read("x.txt", text.encode())))
    assert [(one.at, one.editorial) for one in found] == [
        ("cover", "document head"),
        ("designation", "draft label"),
        ("resolves 1", "omission"),
        ("resolves 2", "draft label"),
        ("resolves 3", "note mark"),
        ("resolves 3", None),
        ("resolves 3", None),
    ]


def test_a_whole_text_in_brackets_is_one_bracket() -> None:
    text = "[MOD\tEUR/1/2\n" + HEAD + "resolves\n1\tto act.]"
    (one,) = find_brackets(parse(read("x.txt", text.encode())))
    assert (one.at, one.until, one.closed, one.editorial) == ("proposal", "resolves 1", True, None)
    (one,) = find_brackets(parse(read("x.txt", ("[" + HEAD + "resolves\n1\tto act.]").encode())))
    assert (one.at, one.until, one.closed, one.editorial) == ("designation", "resolves 1", True, None)


def test_what_a_designation_has_in_brackets_is_open_but_for_the_label_of_a_draft() -> None:
    text = HEAD.replace("(Rev. Dubai, 2018)\n", "(Rev. [Doha, 2026])\n", 1) + "resolves\n1\tto act."
    (one,) = find_brackets(parse(read("x.txt", text.encode())))
    assert (one.text, one.editorial) == ("Doha, 2026", None)


def test_alternatives_named_without_a_colon_and_placeholders_of_all_kinds() -> None:
    text = (
        "MOD\tEUR/1/2\n"
        + HEAD
        + "resolves\n1\tto act in 202X and 20XX;\n2\tto meet (tbc) at <insert date>;\n3\tto go;\n"
    )
    text += "Alt. 1\n4\tto rest;\nAlt. 2\n4\tto run."
    found = find_brackets(parse(read("x.txt", text.encode())))
    assert [(one.kind, one.text, one.group) for one in found] == [
        ("placeholder", "202X", None),
        ("placeholder", "20XX", None),
        ("placeholder", "(tbc)", None),
        ("placeholder", "<insert date>", None),
        ("alternative", "to rest;", 1),
        ("alternative", "to run.", 1),
    ]


def test_citations_and_insertions_in_quotations_are_not_negotiated() -> None:
    text = """resolves
1\tto apply Recommendation [b-ITU-T X.1205];
2\tto recall that "[Member States] shall act";
3\tto follow draft new Resolution [AFCP-AI] and Resolution [COM5/1];
4\tto keep [many] lamps."""
    assert [(one.text, one.editorial) for one in found_in(text)] == [
        ("b-ITU-T X.1205", "citation"),
        ("Member States", "quotation"),
        ("AFCP-AI", "draft label"),
        ("COM5/1", "draft label"),
        ("many", None),
    ]


def test_a_bracket_that_nothing_closes_is_told_where_it_opens() -> None:
    document = parse(
        read("x.txt", (HEAD + "resolves\n1\tto [burn oil;\n2\tto rest].\n3\tto sleep] well;\n4\tto [eat.").encode())
    )
    assert [(one.code, one.at, one.message) for one in document.diagnostics] == [
        ("bracket-not-closed", "resolves 4", "nothing closes the square bracket that opens here: '[eat.'"),
        ("bracket-not-opened", "resolves 3", "a square bracket closes here that nothing opens: '3\\tto sleep]'"),
    ]
    assert [(one.at, one.until, one.closed) for one in find_brackets(document)] == [
        ("resolves 1", "resolves 2", True),
        ("resolves 4", None, False),
    ]


def test_a_tracked_change_says_who_opened_it_and_when() -> None:
    old = [Para(line) for line in (HEAD + "resolves\n1\tto burn oil.").split("\n")]
    new = [Para(line) for line in (HEAD + "resolves\n1\tto burn [much] oil.").split("\n")]
    stream = read("x.docx", redline(old, new))
    (one,) = find_brackets(parse(stream.project("marked")))
    assert (one.at, one.text) == ("resolves 1", "much")
    (change,) = [change for change in parse(stream.project("marked")).changes if change.kind == "insert"]
    assert (one.author, one.date) == (change.author, change.date)
    assert one.author is not None
    assert find_brackets(parse(stream.project("original"))) == ()


# Real texts.


@pytest.mark.skipif(not real(), reason=ABSENT)
@pytest.mark.parametrize("path", [*samples(), *real()], ids=lambda path: path.name)
def test_every_bracket_is_in_the_ledger_or_explained(path: Path) -> None:
    stream = read(path).project("revised")
    document = parse(stream)
    text = stream.text
    opened = {one.span.start for one in find_brackets(document)}
    marks = [anchor for node in walk(document) for anchor in getattr(node, "anchors", ())]
    apart = [*marks, *[block.span for block in document.furniture]]
    for match in re.finditer(r"\[", text):
        at = match.start()
        if any(span.start <= at < span.end for span in apart) or re.match(r"\[\d+: ", text[at:]):
            continue  # the last is the mark of a note that a converter wrote into the text
        assert at in opened, text[max(0, at - 40) : at + 60]
