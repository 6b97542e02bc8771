"""The Word file of a comparison: rejected it is the old text, accepted the new one."""

from __future__ import annotations

import random
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given

from corpus import ABSENT, CORPUS, ROOT
from itures.analyse.diff.edits import diff
from itures.model.clauses import clauses_of
from itures.model.diff import Side
from itures.model.stream import View
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from itures.render.diff.docx import write
from lamps import HEAD, document, texts

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


def sides(document: Document) -> list[Side]:
    return [clause.side for clause in clauses_of(document)]


def told(document: Document) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """The clauses of a text: path, label, words and the marks of notes in them."""
    return [
        (
            side.at,
            side.label,
            " ".join(side.text.split()),
            [(side.text[: mark.offset], mark.mark) for mark in side.marks],
        )
        for side in sides(document)
    ]


def written(old: Document, new: Document, author: str | None = "Norway") -> bytes:
    return write(sides(old), sides(new), diff(old, new), author)


def seen(data: bytes, view: View) -> Document:
    return parse(read("x.docx", data).project(view))


def holds(old: Document, new: Document) -> bytes:
    """Rejected the file is the old text, accepted the new one."""
    data = written(old, new)
    assert told(seen(data, "original")) == told(old)
    assert told(seen(data, "revised")) == told(new)
    return data


def text(body: str) -> Document:
    return parse(read("x.txt", body.encode()))


@pytest.mark.parametrize("name", NEWS)
def test_rejected_it_is_the_old_text_and_accepted_the_new_one(name: str) -> None:
    holds(text(OLD), text(NEWS[name]))
    holds(text(NEWS[name]), text(OLD))


def test_the_sample() -> None:
    folder = ROOT / "data" / "samples"
    old, new = (
        parse(read(folder / name).project("revised")) for name in ("resolution-900-old.txt", "resolution-900-new.docx")
    )
    data = holds(old, new)
    assert data == written(old, new)
    assert {change.author for change in parse(read("x.docx", data)).changes} == {"Norway"}


def test_a_changed_word_is_a_change_of_that_word() -> None:
    changes = parse(read("x.docx", written(text(OLD), text(OLD.replace("should", "shall"))))).changes
    assert [(change.kind, change.text) for change in changes] == [("delete", "should"), ("insert", "shall")]


def test_hostile_text_is_kept_or_replaced() -> None:
    old = text(OLD)
    new = text(OLD.replace("that lamps burn oil", 'that <w:p/> & "]]>" \ufffe burn'))
    data = written(old, new, 'N<o>"rway\x00')
    assert 'that <w:p/> & "]]>" \ufffd burn;' in [side.text for side in sides(seen(data, "revised"))]


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
    clauses = sides(seen(path.read_bytes(), view))
    assert printed.split() == " ".join([f"{side.label} {side.text}" for side in clauses]).split()


@given(texts())
def test_any_two_texts(pair: tuple[str, str]) -> None:
    holds(document(pair[0]), document(pair[1]))


def test_a_clause_that_moved_is_a_move() -> None:
    changes = parse(read("x.docx", written(text(OLD), text(NEWS["moved"])))).changes
    moves = [change for change in changes if change.kind.startswith("move")]
    assert {change.kind for change in moves} == {"move-from", "move-to"}
    assert {change.name for change in moves if change.text != "¶"} == {"move1"}


NOTED = HEAD + (
    "considering\na)\tthat lamps1 burn oil;\nb)\tthat ships rely on them2,\nresolves\n1\tto keep a list.\n"
    "_____________\n1 Of any size.\n2 By night.\n"
)
NOTES = {
    "the same": NOTED,
    "a note changed": NOTED.replace("any size", "a certain size"),
    "a note added before": NOTED.replace("lamps1", "lamps2")
    .replace("them2", "them3")
    .replace("that lamps", "that all1 lamps")
    .replace("1 Of any size.\n2 By night.", "1 In use.\n2 Of any size.\n3 By night."),
    "a note removed": NOTED.replace("lamps1", "lamps").replace("them2", "them1").replace("1 Of any size.\n2", "1"),
    "a mark moved": NOTED.replace("lamps1 burn oil", "lamps burn oil1"),
    "words before a mark": NOTED.replace("rely on them2", "rely on all of them2 at sea"),
    "clauses swapped": NOTED.replace(
        "a)\tthat lamps1 burn oil;\nb)\tthat ships rely on them2,",
        "a)\tthat ships rely on them1;\nb)\tthat lamps2 burn oil,",
    ).replace("1 Of any size.\n2 By night.", "1 By night.\n2 Of any size."),
    "a clause removed": NOTED.replace("b)\tthat ships rely on them2,\n", "").replace("2 By night.\n", ""),
    "other marks": NOTED.replace("lamps1", "lamps*")
    .replace("them2", "them1")
    .replace("1 Of any size.\n2", "* Of any size.\n1"),
}


@pytest.mark.parametrize("name", NOTES)
def test_notes_are_footnotes_at_their_marks(name: str) -> None:
    old, new = text(NOTED), text(NOTES[name])
    assert [side.kind for side in sides(new)].count("footnote") == NOTES[name].partition("____\n")[2].count("\n")
    data = holds(old, new)
    holds(new, old)
    assert b"footnoteReference" in zipfile.ZipFile(BytesIO(data)).read("word/document.xml")


def test_a_split_keeps_what_stayed() -> None:
    changes = parse(read("x.docx", written(text(OLD), text(NEWS["split"])))).changes
    assert [(change.kind, change.text) for change in changes if change.at and change.at.startswith("resolves")][:3] == [
        ("delete", " "),
        ("insert", ";¶"),
        ("insert", "3\t"),
    ]


REAL = sorted((CORPUS / "gold-sources").glob("*.txt")) if CORPUS.is_dir() else []


@pytest.mark.skipif(not REAL, reason=ABSENT)
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_texts_with_lines_left_out_and_put_elsewhere(path: Path) -> None:
    """Rejected and accepted, every word of both texts stands in its place; how lines part may be read otherwise."""
    clauses = [clause for clause in clauses_of(parse(read(path))) if clause.kind != "footnote"]
    lines = [f"{clause.label}\t{clause.exact}".strip() for clause in clauses]
    chance = random.Random(3)
    other = list(lines)
    for _ in range(6):
        other.pop(chance.randrange(len(other)))
        other.insert(chance.randrange(len(other)), other.pop(chance.randrange(len(other))))
        at = chance.randrange(len(other))
        other[at] = other[at].replace(chance.choice(other[at].split()), "otherwise")
    old, new = text("\n".join(lines)), text("\n".join(other))
    data = written(old, new)
    for view, wanted in (("original", old), ("revised", new)):
        got = [word for line in told(seen(data, view)) for word in (*line[1].split(), *line[2].split())]  # type: ignore[arg-type]
        assert got == [word for line in told(wanted) for word in (*line[1].split(), *line[2].split())]


def test_what_must_not_be_overlooked_is_in_comments() -> None:
    citing = OLD.replace("to publish the list", "to publish the list of resolves 2")
    renumbered = citing.replace("1\tto keep a list;\n2", "1").replace(
        "3\tthat the list should", "2\tthat the list shall"
    )
    old, new = text(citing), text(renumbered)
    data = written(old, new)
    comments = {(comment.at, comment.text) for comment in parse(read("x.docx", data).project("revised")).comments}
    assert comments == {
        ("resolves 2", "stronger: should became shall"),
        ("instructs the Secretary-General 1", "'resolves 2' cites resolves 2 now; what it cited is resolves 1"),
    }
    quiet = write(sides(old), sides(new), diff(old, new), comments=False)
    assert parse(read("x.docx", quiet)).comments == ()
