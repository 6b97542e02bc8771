"""The verbs of the package: what a program that imports itures can ask."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import jsonschema
import pytest

import itures
from corpus import ROOT
from itures.session.schemas import names

SAMPLES = ROOT / "data" / "samples"
OLD = "RESOLUTION 900 (Kyoto, 1994)\nLamps\nresolves\n1\tto keep a list1;\n2\tto go home.\n_____________\n1 Of lamps.\n"


def written(folder: Path, name: str, text: str) -> itures.Document:
    (folder / name).write_text(text, encoding="utf-8")
    return itures.parse(folder / name)


def test_every_public_name_is_there() -> None:
    assert all(hasattr(itures, name) for name in itures.__all__)
    assert callable(itures.parse)
    with pytest.raises(AttributeError, match="nothing"):
        _ = itures.nothing


def test_the_package_goes_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(itures)) is itures


def test_a_diff_and_a_comparison(tmp_path: Path) -> None:
    old = written(tmp_path, "old.txt", OLD)
    new = written(tmp_path, "new.txt", OLD.replace("to go", "to walk"))
    found = itures.diff(old, new)
    assert isinstance(found, itures.Diff)
    assert [(edit.kinds, edit.new[0].at) for edit in found.edits] == [(("changed",), "resolves 2")]
    compared = itures.compare(old, [new, old])
    assert isinstance(compared, itures.Comparison)
    assert [one.name for one in compared.proposals] == ["new.txt", "old.txt"]
    assert [row.verdict for row in compared.rows if row.verdict != "kept"] == ["one"]


def test_a_redlined_file() -> None:
    found = itures.diff_redlined(SAMPLES / "redlined-resolution.docx")
    assert {edit.author for edit in found.edits} - {None}
    with pytest.raises(itures.UnreadableError, match="no tracked changes"):
        itures.diff_redlined(SAMPLES / "resolution-900-old.txt")


def test_a_redline_in_the_users_own_file() -> None:
    old, new = SAMPLES / "draft-new-resolution.docx", SAMPLES / "resolution-900-new.docx"
    made = itures.redline(old, new.read_bytes(), author="Kenya")
    assert made.changes
    views = [itures.parse(made.data, view).instruments[0].number for view in ("original", "revised")]
    assert views == [itures.parse(path).instruments[0].number for path in (old, new)]


def test_answers(tmp_path: Path) -> None:
    (note,) = itures.find_footnotes(written(tmp_path, "x.txt", OLD))
    assert (note.mark, note.at, note.text) == ("1", "resolves 1", "Of lamps.")
    document = itures.parse(SAMPLES / "draft-new-resolution.txt")
    assert ("SG",) in {one.to for one in itures.find_instructions(document)}


def test_a_document_may_be_a_path_its_content_or_an_open_file() -> None:
    path = SAMPLES / "draft-new-resolution.docx"
    by_path = itures.parse(path)
    with path.open("rb") as file:
        by_file = itures.parse(file)
    by_content = itures.parse(path.read_bytes(), name=str(path))
    assert by_path == by_file == by_content == itures.parse(str(path))
    assert itures.parse(path.read_bytes()).source == "document"
    assert itures.parse(BytesIO(path.read_bytes())).source == "document"
    assert itures.parse(path, name="31-E").source == "31-E"


def test_a_file_open_as_text_is_refused() -> None:
    with pytest.raises(TypeError, match="binary mode"):
        itures.parse(StringIO(OLD))  # type: ignore[arg-type]  # what the check is for


def test_every_analysis_has_one_pattern() -> None:
    document = itures.parse(SAMPLES / "draft-new-resolution.docx")
    session = itures.Session()
    for name in ("references", "footnotes", "instructions"):
        verb = getattr(itures, f"find_{name}")
        answer = verb(document, session=session)
        assert isinstance(answer, itures.Answer)
        assert answer == verb(document) == getattr(session, name)(document)
        assert [*answer] == [answer[index] for index in range(len(answer))] == [*answer[:]]
        assert answer
        assert {row.source for row in answer} == {document.source}
        assert itures.to_dict(answer)["format"] == f"itures.{name}/1"


def test_rows_of_other_files_are_equal_all_the_same() -> None:
    one, other = (itures.find_instructions(itures.parse(TEXT, name=name)) for name in ("a.txt", "b.txt"))
    assert [*one] == [*other]
    assert one[0].source != other[0].source


TEXT = (
    b"RESOLUTION 901 (Kyoto, 1994)\nLamps\nThe Plenipotentiary Conference (Kyoto, 1994),\nrecalling\nResolution 900,\nresolves\n"
    b"1\tto keep a list, which:\na)\tis public;\nb)\tis short;\n2\tto go home;\nresolves further\n3\tto sleep,\n"
    b"instructs the Secretary-General, in consultation with the Directors\n1\tto publish the list.\n"
)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("resolves 1 a)", "is public;"),
        ("Resolves 1b", "is short;"),
        ("resolves 1 (b)", "is short;"),
        ("resolves further 3", "to sleep,"),
        ("instructs the Secretary-General 1", "to publish the list."),
        ("instructs 1", "to publish the list."),
    ],
)
def test_clauses_are_found_by_the_places_that_people_name(place: str, text: str) -> None:
    document = itures.parse(TEXT)
    found = itures.find(document, place)
    assert isinstance(found, itures.tree.Item)
    assert found.text == text
    assert itures.find(document, found.id) is found


@pytest.mark.parametrize("place", ["resolves 3", "resolves 1 c)", "recalling a)", "notes", "", "1 a)"])
def test_a_place_that_is_not_there_is_none(place: str) -> None:
    assert itures.find(itures.parse(TEXT), place) is None


def test_a_place_in_several_texts_is_not_guessed() -> None:
    document = itures.parse(TEXT + TEXT.replace(b"901", b"902"))
    with pytest.raises(LookupError, match=r"1/resolves/2, 2/resolves/2"):
        itures.find(document, "resolves 2")


def test_every_clause_is_found_by_its_own_path() -> None:
    for path in sorted(SAMPLES.glob("*.docx")):
        document = itures.parse(path)
        for node in itures.walk(document):
            if isinstance(node, itures.tree.Section | itures.tree.Item | itures.tree.Division):
                assert itures.find(document, node.id) is node
                try:
                    assert itures.find(document, node.at) is node
                except LookupError as error:
                    assert node.id in str(error)  # bullets share a path


def test_clauses_are_flat() -> None:
    clauses = itures.clauses(itures.parse(TEXT))
    assert [(one.kind, one.at) for one in clauses][3:6] == [
        ("call", "recalling"),
        ("text", "recalling"),
        ("call", "resolves"),
    ]


@pytest.mark.parametrize(
    ("capability", "command"), [("references", "refs"), ("footnotes", "footnotes"), ("instructions", "instructions")]
)
def test_what_is_written_is_what_the_command_prints(capability: str, command: str, tmp_path: Path) -> None:
    path = SAMPLES / "draft-new-resolution.docx"
    answer = getattr(itures, f"find_{capability}")(itures.parse(path))
    for format in ("json", "jsonl", "csv", "table"):
        done = subprocess.run(
            [sys.executable, "-c", "from itures.cli import main; main()", command, str(path), "-f", format],
            capture_output=True,
            env={**os.environ, "XDG_DATA_HOME": str(tmp_path), "COLUMNS": "80"},
        )
        assert str(itures.write(answer, format)).encode() == done.stdout


def test_records_are_written_to_a_path_or_an_open_file(tmp_path: Path) -> None:
    document = itures.parse(TEXT)
    text = itures.write(document, "outline")
    assert isinstance(text, str)
    assert itures.write(document, "outline", tmp_path / "x.txt") is None
    target = BytesIO()
    itures.write(document, "outline", target)
    assert (tmp_path / "x.txt").read_bytes() == target.getvalue() == text.encode()


def test_comparisons_are_written_with_their_texts() -> None:
    old, new = itures.parse(TEXT, name="old.txt"), itures.parse(TEXT.replace(b"home", b"away"), name="new.txt")
    found = itures.diff(old, new)
    package = itures.write(found, "docx", documents=(old, new), author="Kenya", date="2026-11-09T00:00:00Z")
    assert isinstance(package, bytes)
    assert {change.author for change in itures.parse(package, "marked").changes} == {"Kenya"}
    assert "<html" in str(itures.write(found, "html", documents=(old, new)))
    assert "to go" in str(itures.write(found, "terminal", documents=(old, new)))
    with pytest.raises(ValueError, match="the old and the new one"):
        itures.write(found, "html")
    compared = itures.compare(old, [new])
    assert all(itures.write(compared, format) for format in ("terminal", "json", "html", "markdown", "docx"))


def test_what_cannot_be_written_is_refused() -> None:
    document = itures.parse(TEXT)
    references, notes = itures.find_references(document), itures.find_footnotes(document)
    with pytest.raises(ValueError, match=r"pdf: there is no such format for this; choose one of: .*csv"):
        itures.write(references, "pdf")
    with pytest.raises(ValueError, match="answers of one kind"):
        itures.write([references, notes], "csv")
    with pytest.raises(ValueError, match="use jsonl"):
        itures.write([references, references], "json")
    with pytest.raises(TypeError, match="int is no record"):
        itures.write(7)
    assert str(itures.write([references, references], "jsonl")).count("\n") == 2


def test_schemas_have_ids() -> None:
    for name in names():
        schema = itures.schema(name)
        assert schema["$id"] == f"urn:itures:{name}:1"
        jsonschema.Draft202012Validator.check_schema(schema)
    with pytest.raises(KeyError, match="there is no such format"):
        itures.schema("nothing")


@pytest.mark.parametrize(
    "arguments",
    [
        ("actors", str(SAMPLES / "draft-new-resolution.docx"), "-f", "json"),
        ("register", "show", "PP/RES/14", "-f", "json"),
        ("register", "show", "CS/Art.3", "-f", "json"),
        ("register", "show", "wrc-23", "-f", "json"),
        ("register", "gaps", "-f", "json"),
        ("register", "list", "-f", "json"),
    ],
)
def test_what_is_no_record_of_a_file_has_a_schema_too(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from itures.cli import main; main()", *arguments], capture_output=True, check=True
    )
    jsonschema.validate(json.loads(done.stdout), itures.schema(arguments[0]))


def test_reprs_are_short() -> None:
    document = itures.parse(SAMPLES / "draft-new-resolution.docx")
    other = itures.parse(SAMPLES / "resolution-900-old.txt")
    values = [
        *itures.walk(document),
        *itures.find_references(document),
        *itures.find_footnotes(document),
        *itures.find_instructions(document),
        *itures.diff(other, itures.parse(SAMPLES / "resolution-900-new.docx")).edits,
        itures.diff(other, document),
        itures.compare(other, [other]),
        itures.read(SAMPLES / "resolution-900-old.txt"),
        itures.Session(),
        itures.Register.load(),
    ]
    assert max(len(repr(value)) for value in values) < 320
    assert repr(document.instruments[0].sections[0]) == "<Section 'recalling': 4 points>"


def test_a_session_takes_one_table_or_several(tmp_path: Path) -> None:
    table = tmp_path / "ours.csv"
    table.write_text("id,label,year,title\nPP/RES/901,Kyoto 1994,1994,Lamps\n", encoding="utf-8")
    one, several = itures.Session(str(table)), itures.Session([table])
    assert one.settings == several.settings
    assert repr(itures.Session(table)) == repr(several)
