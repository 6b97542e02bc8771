"""Where data/ is: in the installed package, or beside src/ in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def locate(name: str) -> Path:
    """The path of a file or folder of data/, by its name in there: `locate("lexicon/en.toml")`.

    Raises FileNotFoundError, saying that the installation is damaged, where there is none.
    """
    here = Path(__file__).resolve()
    for root in (here.parents[1] / "data", here.parents[3] / "data"):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"itures is not completely installed: data/{name} is missing; install it again")
