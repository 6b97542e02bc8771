"""Where the clause that a citation pins down is in the edition in force, by the texts that a user gave (`refs --texts`)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from itures.cli import app
from itures.model.references import Reference
from itures.session.session import Session

OLD = """RESOLUTION 71 (Rev. Dubai, 2018)
Lamps
The Plenipotentiary Conference (Dubai, 2018),
resolves
1\tto meet at every harbour;
2\tto write letters:
2.1\tto keepers;
2.2\tto sailors;
3\tto sing old songs aloud,
instructs the Director of the Telecommunication Development Bureau
1\tto buy oil for all lamps.
"""
NEW = """RESOLUTION 71 (Rev. Bucharest, 2022)
Lamps
The Plenipotentiary Conference (Bucharest, 2022),
resolves
1\tto go home before the night;
2\tto meet at every harbour;
3\tto write letters and postcards:
3.1\tto keepers;
3.2\tto sailors,
instructs the Director of the Telecommunication Development Bureau
1\tto buy oil for all lamps.
"""
CITING = """RESOLUTION 999 (Bucharest, 2022)
Buoys
The Plenipotentiary Conference (Bucharest, 2022),
recalling
a)\t{cited},
resolves
1\tto go.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "2018.txt").write_text(OLD, encoding="utf-8")
    (texts / "2022.txt").write_text(NEW, encoding="utf-8")
    return texts


def cited(words: str, folder: Path) -> Reference:
    session = Session(texts=[folder])
    (found,) = session.references(session.parse("x.txt", CITING.format(cited=words).encode()))
    return found


@pytest.mark.parametrize(
    ("pin", "change", "now"),
    [
        ("resolves 1", "kept", "resolves 2"),
        ("resolves 2", "changed", "resolves 3"),
        ("resolves 2.2", "kept", "resolves 3.2"),
        ("resolves 3", "gone", None),
        ("resolves 9", "absent", None),
        (
            "instructs the Director of BDT 1",
            "kept",
            "instructs the Director of the Telecommunication Development Bureau 1",
        ),
    ],
)
def test_a_clause_is_followed_to_the_edition_in_force(pin: str, change: str, now: str | None, folder: Path) -> None:
    found = cited(f"{pin} of Resolution 71 (Rev. Dubai, 2018)", folder)
    assert (found.status, found.pin_change, found.pin_now) == ("superseded", change, now)
    assert found.message is not None
    assert found.message.startswith("superseded: write Resolution 71 (Rev. Bucharest, 2022)")
    if now is not None:
        assert "in the edition of Bucharest, 2022" in found.message


def test_a_clause_that_the_edition_in_force_lacks_is_a_warning(folder: Path) -> None:
    found = cited("resolves 9 of Resolution 71 (Rev. Bucharest, 2022)", folder)
    assert (found.status, found.severity, found.pin_change) == ("current", "warning", "absent")
    kept = cited("resolves 3 of Resolution 71 (Rev. Bucharest, 2022)", folder)
    assert (kept.status, kept.severity, kept.pin_change) == ("current", None, "kept")


def test_what_the_texts_do_not_show_is_said(folder: Path) -> None:
    (folder / "2022.txt").unlink()
    found = cited("resolves 1 of Resolution 71 (Rev. Dubai, 2018)", folder)
    assert (found.pin_change, found.pin_now) == (None, None)
    assert "the texts given do not show where resolves 1 is now" in (found.message or "")


def test_a_clause_is_followed_through_the_editions_between(folder: Path) -> None:
    first = OLD.replace("(Rev. Dubai, 2018)", "(Rev. Busan, 2014)").replace("(Dubai, 2018)", "(Busan, 2014)")
    first = (
        first.replace("1\tto meet at every harbour;\n2\t", "1\t").replace("2.1\t", "1.1\t").replace("2.2\t", "1.2\t")
    )
    (folder / "2014.txt").write_text(first.replace("3\tto sing", "2\tto sing"), encoding="utf-8")
    found = cited("resolves 2 of Resolution 71 (Rev. Busan, 2014)", folder)
    assert (found.pin_change, "resolves 2 is gone in the edition of Bucharest, 2022" in (found.message or "")) == (
        "gone",
        True,
    )


def test_the_command_says_which_texts_it_has_and_what_it_leaves_out(folder: Path, tmp_path: Path) -> None:
    (folder / "2018 again.txt").write_text(OLD, encoding="utf-8")
    (folder / "note.txt").write_text("Lamps burn.", encoding="utf-8")
    (tmp_path / "draft.txt").write_text(
        CITING.format(cited="resolves 1 of Resolution 71 (Rev. Dubai, 2018)"), encoding="utf-8"
    )
    result = CliRunner().invoke(app, ["refs", str(tmp_path / "draft.txt"), "--texts", str(folder), "-f", "json"])
    assert result.exit_code == 0
    assert "2 editions" in result.stderr
    assert "2018.txt is left out: PP/RES/71@dubai-2018 stands in" in result.stderr
    assert "note.txt is left out: it holds no adopted text" in result.stderr
    (found,) = json.loads(result.stdout)["references"]
    assert (found["pin_change"], found["pin_now"]) == ("kept", "resolves 2")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(CITING.format(cited="Resolution 71 (Rev. Dubai, 2018)"), encoding="utf-8")
    result = CliRunner().invoke(app, ["refs", str(tmp_path / "draft.txt"), "--texts", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "there is no such file" in result.stderr
