"""What the arguments of a command mean: nothing in a folder is passed over in silence that is called like a document."""

from __future__ import annotations

import os
from pathlib import Path

from itures.session.files import expand


def test_a_folder_tells_of_links_to_nothing_and_of_pipes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "dangling.docx").symlink_to(tmp_path / "gone.docx")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "~$a.docx").write_text("x", encoding="utf-8")
    (tmp_path / "note.md").write_text("x", encoding="utf-8")
    found = {Path(task.source).name: task.error for task in expand([str(tmp_path)])}
    assert sorted(found) == ["a.txt", "dangling.docx", "link.txt", "pipe.txt"]
    assert (found["a.txt"], found["link.txt"]) == (None, None)
    assert found["dangling.docx"] is not None
    assert "points to nothing" in found["dangling.docx"]
    assert found["pipe.txt"] is not None
    assert "no file but a pipe" in found["pipe.txt"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "texts" / "around").symlink_to(tmp_path, target_is_directory=True)
    assert [Path(task.source).name for task in expand([str(tmp_path)])] == ["a.txt"]
