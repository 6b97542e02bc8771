"""The corpus that the questions of these tests are put to."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import ROOT
from lamps_corpus import built


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of the samples, for each module its own."""
    path = tmp_path_factory.mktemp("store") / "x.db"
    built(path, ROOT / "data" / "samples" / "corpus")
    return path
