"""A script that starts processes while it is imported by them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from corpus import ROOT

SCRIPT = """
import itures
with itures.Corpus({path!r}, readonly=False) as corpus:
    corpus.build([{folder!r}], jobs=2)
"""


def test_it_ends_in_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    script = tmp_path / "build.py"
    folder = ROOT / "data" / "samples" / "corpus"
    script.write_text(SCRIPT.format(path=str(tmp_path / "x.db"), folder=str(folder)))
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert 'call this below a line `if __name__ == "__main__":`' in done.stderr
