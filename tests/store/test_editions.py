"""Which texts of a corpus are editions of one text: by place and year, or by their numbers; drafts are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from itures.cli import app
from itures.session.session import Session
from itures.store.reading import StoredEdition, reading
from lamps_corpus import built

BODY = "\n\nThe Conference,\n\nrecalling\n\na)\tthe lamps of the sea;\n\nresolves\n\n1\tto meet.\n"


def editions(tmp_path: Path, text: str, **designations: str) -> list[StoredEdition]:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, designation in designations.items():
        (folder / f"{name}.txt").write_text(f"{designation}\nLamps{BODY}", encoding="utf-8")
    corpus = tmp_path / "x.db"
    built(corpus, folder)
    with reading(corpus) as reader:
        return reader.editions(text)


def test_the_radiocommunication_assembly_numbers_editions(tmp_path: Path) -> None:
    """They are printed without a place and a year: those are in the register, or below the title."""
    found = editions(
        tmp_path,
        "RA/RES/1",
        ten="RESOLUTION ITU-R 1-10\nLamps\n(1993-2012-2027)",
        seven="RESOLUTION ITU-R 1-7",
        six="RESOLUTION ITU-R 1-6",
        printed="RESOLUTION ITU-R 1-6 (Geneva, 2012)",
    )
    assert [(one.id, one.same, one.year) for one in found] == [
        ("RA/RES/1-6@geneva-2012", "geneva-2012", 2012),
        ("RA/RES/1-7", "geneva-2015", 2015),
        ("RA/RES/1-10", "", 2027),
    ]
    assert [Path(one).name for one in found[0].others] == ["six.txt"]


def test_pins_are_followed_through_numbered_editions(tmp_path: Path) -> None:
    """Resolution ITU-R 1-6 is that of 2012, and 1-7 that of 2015, which was in force then."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "6.txt").write_text(f"RESOLUTION ITU-R 1-6\nLamps{BODY}", encoding="utf-8")
    moved = BODY.replace("1\tto meet.", "1\tto keep a list of all lamps;\n\n2\tto meet.")
    (folder / "7.txt").write_text(f"RESOLUTION ITU-R 1-7\nLamps{moved}", encoding="utf-8")
    draft = tmp_path / "draft.txt"
    citing = BODY.replace("the lamps of the sea", "resolves 1 of Resolution ITU-R 1-6")
    draft.write_text(f"RESOLUTION 5 (Rev. Dubai, 2018)\nLamps{citing}", encoding="utf-8")
    done = CliRunner().invoke(app, ["refs", str(draft), "--as-of", "2016", "-f", "json", "--texts", str(folder)])
    assert "texts: 2 editions" in done.stderr
    assert '"pin_now": "resolves 2"' in done.stdout


@pytest.mark.parametrize("above", ["DRAFT REVISION OF ", "MOD\n"])
def test_a_draft_is_not_the_edition_that_it_changes(tmp_path: Path, above: str) -> None:
    adopted = "RESOLUTION 14 (Rev. Antalya, 2006)"
    found = editions(tmp_path, "PP/RES/14", draft=f"{above}{adopted}", adopted=adopted)
    assert [(one.id, Path(one.source).name, one.others) for one in found] == [
        ("PP/RES/14@antalya-2006", "adopted.txt", ())
    ]


def test_a_draft_of_a_numbered_edition_has_no_id(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    for designation, id in (
        ("RESOLUTION ITU-R 1-6", "RA/RES/1-6"),
        ("DRAFT REVISION OF RESOLUTION ITU-R 1-6", None),
        ("RESOLUTION 14", None),
    ):
        file.write_text(f"{designation}\nLamps{BODY}", encoding="utf-8")
        session = Session()
        assert [one.id for one in session.texts(session.parse(str(file)))] == [id]
