"""The Word file of a comparison: rejected it is the old text, accepted the new one."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import ROOT
from itures.analyse.diff import diff
from itures.analyse.flat import clauses_of
from itures.model.edit import Side
from itures.model.stream import View
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from itures.render.diff_docx import write

HEAD = """RESOLUTION 900 (Kyoto, 1994)
Lamps
The Plenipotentiary Conference of the International Telecommunication Union (Kyoto, 1994),
"""
OLD = HEAD + (
    "considering\na)\tthat lamps burn oil;\nb)\tthat ships rely on them,\nresolves\n1\tto keep a list;\n2\tto ask keepers "
    "for a report on oil;\n3\tthat the list should be public,\ninstructs the Secretary-General\n1\tto publish the list."
)
NEWS = {
    "the same": OLD,
    "removed": OLD.replace("a)\tthat lamps burn oil;\nb)", "a)"),
    "inserted": OLD.replace("2\tto ask", "2\tto paint all lamps;\n3\tto ask").replace("3\tthat the", "4\tthat the"),
    "moved": OLD.replace("3\tthat the list should be public,\n", "").replace(
        "1\tto publish", "1\tthat the list should be public;\n2\tto publish"
    ),
    "split": OLD.replace("2\tto ask keepers for a report on oil;\n3", "2\tto ask keepers;\n3\tfor a report on oil;\n4"),
    "call": OLD.replace("instructs the", "invites the"),
    "section moved": OLD.replace("resolves\n1\tto keep", "resolves further\n1\tto keep"),
    "other": HEAD + "noting\na)\tthat bread has a crust,\ndecides\n1\tto bake.",
}


def lines(sides: list[Side]) -> list[str]:
    return [" ".join(f"{side.label} {side.text}".split()) for side in sides]


def sides(document: Document) -> list[Side]:
    return [clause.side for clause in clauses_of(document)]


def written(old: Document, new: Document, author: str = "Norway") -> bytes:
    return write(sides(old), sides(new), diff(old, new), author)


def shown(data: bytes, view: View) -> list[str]:
    stream = read("x.docx", data).project(view)
    return [" ".join(text.split()) for paragraph in stream.paragraphs if (text := paragraph.text).strip()]


def text(body: str) -> Document:
    return parse(read("x.txt", body.encode()))


@pytest.mark.parametrize("name", NEWS)
def test_rejected_it_is_the_old_text_and_accepted_the_new_one(name: str) -> None:
    old, new = text(OLD), text(NEWS[name])
    data = written(old, new)
    assert shown(data, "original") == lines(sides(old))
    assert shown(data, "revised") == lines(sides(new))
    assert [clause.at for clause in clauses_of(parse(read("x.docx", data).project("revised")))] == [
        clause.at for clause in clauses_of(new)
    ]


def test_the_sample() -> None:
    folder = ROOT / "data" / "samples"
    old, new = (
        parse(read(folder / name).project("revised")) for name in ("resolution-900-old.txt", "resolution-900-new.docx")
    )
    data = written(old, new)
    assert data == written(old, new)
    assert shown(data, "original") == lines(sides(old))
    assert shown(data, "revised") == lines(sides(new))
    assert {change.author for change in parse(read("x.docx", data)).changes} == {"Norway"}


def test_a_changed_word_is_a_change_of_that_word() -> None:
    changes = parse(read("x.docx", written(text(OLD), text(OLD.replace("should", "shall"))))).changes
    assert [(change.kind, change.text) for change in changes] == [("delete", "should"), ("insert", "shall")]


def test_hostile_text_is_kept_or_replaced() -> None:
    old = text(OLD)
    new = text(OLD.replace("that lamps burn oil", 'that <w:p/> & "]]>" \ufffe burn'))
    data = written(old, new, 'N<o>"rway\x00')
    assert 'that <w:p/> & "]]>" \ufffd burn;' in " ".join(shown(data, "revised"))


def test_others_open_it(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(written(text(OLD), text(NEWS["inserted"])))
    assert docx.Document(str(path)).paragraphs[0].style.name == "Res_No"


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")
@pytest.mark.parametrize(("track", "view"), [("reject", "original"), ("accept", "revised")])
def test_pandoc_reads_the_same_words(tmp_path: Path, track: str, view: View) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(written(text(OLD), text(NEWS["split"])))
    command = ["pandoc", f"--track-changes={track}", "-t", "plain", "--wrap=none", str(path)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert printed.split() == " ".join(shown(path.read_bytes(), view)).split()


WORDS = ("lamp", "keeper", "oil", "ship", "storm", "coast", "list", "harbour", "notice", "report")


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_any_two_texts(one: int, other: int) -> None:
    def body(seed: int) -> Document:
        chance = random.Random(seed)
        calls = ("considering", "resolves", "instructs the Secretary-General")
        found = [HEAD.rstrip("\n")]
        for call in calls[: chance.randrange(1, 4)]:
            found.append(call)
            found += [f"{n}\tthat {' '.join(chance.choices(WORDS, k=4))};" for n in range(1, chance.randrange(2, 6))]
        return text("\n".join(found))

    old, new = body(one), body(other)
    data = written(old, new)
    assert shown(data, "original") == lines(sides(old))
    assert shown(data, "revised") == lines(sides(new))


def test_a_clause_that_moved_is_a_move() -> None:
    changes = parse(read("x.docx", written(text(OLD), text(NEWS["moved"])))).changes
    moves = [change for change in changes if change.kind.startswith("move")]
    assert {change.kind for change in moves} == {"move-from", "move-to"}
    assert {change.name for change in moves if change.text != "¶"} == {"move1"}
