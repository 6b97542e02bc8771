"""Lists of more than 999 points: a number of four digits is a label where it goes on with the list, else a year or a quantity."""

from __future__ import annotations

import pytest

from itures.model.paths import ClausePath
from itures.parse import parse
from itures.read import read

HEAD = "RESOLUTION 910 (Kyoto, 1994)\nLamps\nresolves\n"


def labels(text: str) -> list[str]:
    (section,) = parse(read("x.txt", f"{HEAD}{text}".encode())).instruments[0].sections
    return [item.label for item in section.items]


@pytest.mark.parametrize("last", [999, 1000, 1002])
def test_a_list_goes_on_above_999(last: int) -> None:
    points = "".join(f"{number} to burn lamps;\n" for number in range(1, last + 1))
    assert labels(points) == [str(number) for number in range(1, last + 1)]


@pytest.mark.parametrize("line", ["1994 and after;", "1001 lamps are lit;", "1002 to burn;"])
def test_another_number_of_four_digits_is_of_the_sentence(line: str) -> None:
    points = "".join(f"{number} to burn lamps;\n" for number in range(1, 1000))
    assert labels(f"{points}1000 to burn until\n{line}\n")[-1] == ("1001" if line.startswith("1001") else "1000")


def test_a_path_tells_a_label_from_a_year() -> None:
    assert ClausePath.read("resolves 1000").labels == ("1000",)
    assert ClausePath.read("invites WRC 2027").labels == ()
