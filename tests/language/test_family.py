"""A family of patterns: each member is made when it is first asked for, and once."""

from __future__ import annotations

import pytest

from itures.language.family import Family


class Numbers(Family):
    one: int
    two: int


def test_a_member_is_made_once_and_no_other_with_it() -> None:
    made: list[str] = []

    def one() -> int:
        made.append("one")
        return 1

    def two() -> int:
        made.append("two")
        return 2

    numbers = Numbers(one=one, two=two)
    assert made == []
    assert numbers.two + numbers.two == 4
    assert made == ["two"]


def test_all_members_must_be_given_and_no_others() -> None:
    with pytest.raises(TypeError, match="two"):
        Numbers(one=lambda: 1)
    with pytest.raises(TypeError, match="three"):
        Numbers(one=lambda: 1, two=lambda: 2, three=lambda: 3)


def test_what_is_no_member_is_no_attribute() -> None:
    assert not hasattr(Numbers(one=lambda: 1, two=lambda: 2), "three")
