"""What the invariant tests run over: the samples of this project, and the real texts beside it where they are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"
ABSENT = "the real texts (../shared/corpus) are not beside this checkout"


def samples() -> list[Path]:
    return sorted(path for path in (ROOT / "data" / "samples").iterdir() if path.suffix in (".docx", ".txt"))


def real() -> list[Path]:
    return sorted(path for path in CORPUS.rglob("*") if path.suffix in (".docx", ".txt")) if CORPUS.is_dir() else []
