"""Damaged Word files are read as far as they go, in every view: HYPOTHESIS_PROFILE=long tries more of them."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from checks import check
from corpus import samples
from mutations import STEPS, Step, damaged, parts_of


@cache
def sources() -> list[dict[str, bytes]]:
    return [parts_of(path.read_bytes()) for path in samples() if path.suffix == ".docx"]


numbers = st.integers(0, 10_000)
steps = st.lists(st.tuples(st.sampled_from(STEPS), numbers, numbers, numbers), min_size=1, max_size=12)


@given(numbers, steps)
def test_damaged_files_keep_the_invariants(source: int, chosen: list[Step]) -> None:
    found = sources()
    check(damaged(found[source % len(found)], chosen))
