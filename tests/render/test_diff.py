from __future__ import annotations

import json
import re

from comparisons import HOSTILE, editions, shown, texts
from itures.model.codec import encode
from itures.model.diff import Diff, Edit, Summary, Word
from itures.render import Look
from itures.render.diff.groups import Changed, Renumbered, Same, clipped, groups, parts
from itures.render.diff.terminal import render, summary

CONSIDERING = (
    "considering\na)\tthat keepers of lighthouses are few and far between;\nb)\tthat lamps use oil of many kinds;\n"
    "c)\tthat ships rely on the light they give;\nd)\tthat storms put out many of them,\n"
)
RESOLVES = "resolves\n1\tto keep a list of all lamps;\n2\tto ask keepers for a report on oil;\n3\tto make it public,\n"
INSTRUCTS = "instructs the Secretary-General\n1\tto publish the list every year;\n2\tto report to the Council."
TEXT = CONSIDERING + RESOLVES + INSTRUCTS
RELETTERED = (
    TEXT.replace("b)\tthat lamps use oil of many kinds;\n", "").replace("c)\tthat", "b)\tthat").replace("d)\t", "c)\t")
)


def test_clauses_that_only_got_another_letter_are_one_line() -> None:
    text = shown(TEXT, RELETTERED)
    assert "considering\n    1 clause unchanged\n  - b)  [-that lamps use oil of many kinds;-]\n" in text
    assert "  # b) and c): renumbered, were c) and d)\n" in text
    assert "7 clauses unchanged: resolves, instructs the Secretary-General\n" in text
    assert "1 removed, 2 renumbered; 12 unchanged." in text


def test_a_changed_clause_stands_under_its_call_with_its_old_label() -> None:
    text = shown(TEXT, TEXT.replace("2\tto ask keepers", "3\tto ask all keepers").replace("3\tto make", "4\tto make"))
    assert "resolves\n    1 clause unchanged\n  ~ 3 [was 2]  to ask {+all +}keepers for a report on oil;\n" in text
    assert "  # 4: renumbered, was 3\n" in text


def test_a_move_names_both_ends() -> None:
    moved = TEXT.replace("3\tto make it public,\n", "").replace("the Council.", "the Council;\n3\tto make it public,")
    text = shown(TEXT, moved)
    assert "  < 3  moved to instructs the Secretary-General 3\n" in text
    assert "  > 3  moved from resolves 3  to make it public,\n" in text


def test_a_section_that_moved_is_named_where_it_was() -> None:
    old = CONSIDERING + "noting\na)\tthat whales are safe;\nb)\tthat gas burns,\n" + RESOLVES
    new = "noting\na)\tthat whales are safe;\nb)\tthat gas burns,\n" + CONSIDERING + RESOLVES
    text = shown(old, new)
    assert len(re.findall(r"^ *< ", text, re.MULTILINE)) == 1
    assert re.search(r"> moved from \w+, (above|below)", text)
    assert ", with" not in text
    assert "1 moved" in text


def test_a_call_that_asks_for_less_is_called_out() -> None:
    text = shown(TEXT, TEXT.replace("instructs the", "invites the"))
    assert "~ [-instructs-]{+invites+} the Secretary-General\n      ! weaker: " in text
    assert text.endswith("1 call changed; 14 unchanged.\n[-deleted-] {+new+}\n")


def test_a_split_clause_is_shown_by_its_parts() -> None:
    text = shown(
        TEXT.replace("list of all lamps;", "list of all the lamps of the coast, and to show it to every keeper;"),
        TEXT.replace(
            "list of all lamps;\n2", "list of all the lamps of the coast;\n2\tto show it to every keeper;\n3"
        ).replace("3\tto make", "4\tto make"),
    )
    assert "  ~ 1 and 2  split, was 1\n    1  to keep a list of all the lamps of the coast" in text
    assert re.search(r"\n    2  .*to show it to every keeper;\n", text)


def test_references_that_are_out_of_date_stand_at_the_end() -> None:
    cited = TEXT.replace("1\tto publish the list", "1\tto publish the list in _resolves_ 3 above".replace("_", ""))
    text = shown(cited, cited.replace("1\tto keep a list of all lamps;\n2", "1").replace("3\tto make", "2\tto make"))
    assert "References to clauses that have another number now\n  ! instructs the Secretary-General 1: " in text


def test_wide_terminals_show_both_texts() -> None:
    text = shown(TEXT, RELETTERED.replace("many of them", "most of them"), 120)
    line = next(line for line in text.splitlines() if "most" in line)
    assert line.index("[-many-]") < line.index(" │ ") < line.index("{+most+}")
    assert max(map(len, text.splitlines())) <= 120
    assert " │ " not in shown(TEXT, RELETTERED, 119)


def test_colours_take_the_place_of_signs() -> None:
    text = shown(TEXT, RELETTERED, colour=True)
    assert "[-" not in text
    assert "\x1b[9;31mthat lamps use oil of many kinds;\x1b[0m" in text


def test_full_shows_unchanged_clauses() -> None:
    text = shown(TEXT, RELETTERED, full=True)
    assert "unchanged" not in text.removesuffix("12 unchanged.\n[-deleted-] {+new+}\n")
    for line in RELETTERED.splitlines():
        assert line.partition("\t")[2] in text


def test_nothing_changed() -> None:
    assert shown(TEXT, TEXT) == "x.txt\n\nNothing changed. 15 clauses unchanged.\n"


def test_a_summary_says_where() -> None:
    diff, _, _ = editions()
    text = summary(diff, Look(width=200))
    assert re.search(r"^weaker +1  invites the Secretary-General$", text, re.MULTILINE)
    assert re.search(r"^moved +1  from resolves 3 to invites Member States 3$", text, re.MULTILINE)
    assert re.search(r"^unchanged +\d+$", text, re.MULTILINE)


def test_no_text_commands_the_terminal() -> None:
    for width in (80, 140):
        text = shown(
            f"resolves\n1\t{HOSTILE};\n2\tto go.", f"resolves\n1\t{HOSTILE} and on;\n2\tto [bold]stay[/bold].", width
        )
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[bold]" in text


def test_json_is_the_record() -> None:
    diff, _, _ = texts(TEXT, RELETTERED)
    record = json.loads(encode(diff))
    assert record["format"] == "itures.diff/1"
    assert record["summary"]["removed"] == 1
    assert record["edits"][0]["kinds"] == ["removed"]
    assert record["edits"][0]["words"] == [{"op": "delete", "text": "that lamps use oil of many kinds;"}]
    assert "\n" not in encode(diff, 0)


def test_every_clause_is_in_one_row() -> None:
    for diff, old, new in (
        editions(),
        texts(TEXT, RELETTERED),
        texts(TEXT, INSTRUCTS),
        texts("", TEXT),
        texts(TEXT, ""),
    ):
        places: list[int] = []
        gone: list[int] = []
        for group in groups(diff, old, new):
            rows = [*group.rows]
            if group.over is not None and not group.again:
                rows.append(Changed(group.over) if isinstance(group.over, Edit) else Same((group.over,)))
            for row in rows:
                match row:
                    case Changed(edit, away):
                        places += [] if away else [side.place for side in edit.new]
                        gone += [] if edit.new else [side.place for side in edit.old]
                    case Renumbered(edits, under):
                        places += [side.place for edit in edits for side in (*edit.new, *under)]
                    case Same(sides):
                        places += [side.place for side in sides]
        assert sorted(places) == [side.place for side in new]
        assert sorted(gone) == [side.place for edit in diff.edits if not edit.new for side in edit.old]


def test_parts_lose_no_word() -> None:
    diff, _, _ = editions()
    for edit in diff.edits:
        whole = "".join(word.text for word in edit.words).replace("\n", "")
        assert "".join(word.text for _, words in parts(edit) for word in words).replace("\n", "") == whole


def test_clipped_leaves_changes_and_what_is_short() -> None:
    words = [Word("equal", "one two three four five six"), Word("insert", "seven"), Word("equal", " eight")]
    assert (
        "".join(word.text for word in clipped(words, 9)) == "one two … six" + "seven eight"
        or clipped(words, 9)[1:] == words[1:]
    )
    assert clipped(words, 40) == words


def test_a_comparison_of_nothing() -> None:
    assert render(Diff("a", "b", Summary(), ()), (), (), Look(width=130)).endswith("Nothing changed.\n")
