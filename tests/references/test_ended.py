"""What the citing text itself abrogates, replaces or revises is not told to be out of date."""

from __future__ import annotations

import pytest

from itures.parse import parse
from itures.read import read
from itures.session.session import Session

TEXT = """RESOLUTION 900 (Doha, 2026)
Lamps

The Plenipotentiary Conference of the International Telecommunication Union (Doha, 2026),

{clause}
"""


@pytest.mark.parametrize(
    ("clause", "ended"),
    [
        ("resolves\n1\tto abrogate Resolution 71 (Rev. Dubai, 2018);", [True]),
        ("resolves\n1\tto replace the former Resolution 71 (Rev. Dubai, 2018) by this one;", [True]),
        ("resolves\n1\tthat Resolution 71 (Rev. Dubai, 2018) is abrogated;", [True]),
        (
            "resolves\n1\tthat Resolutions 70 (Rev. Busan, 2014) and 25 (Rev. Busan, 2014) shall be suppressed;",
            [True, True],
        ),
        ("resolves to abrogate\nResolution 71 (Rev. Dubai, 2018).", [True]),
        # Cited as other texts are
        ("resolves\n1\tto apply Resolution 71 (Rev. Dubai, 2018);", [False]),
        ("resolves\n1\tto apply Resolution 71 (Rev. Dubai, 2018) as amended;", [False]),
        ("resolves\n1\tto abrogate the plan in Resolution 71 (Rev. Dubai, 2018);", [False]),
        ("resolves\n1\tto apply Resolution 71 (Rev. Dubai, 2018), which was revised in 2022;", [False]),
        ("considering\na)\tthat lamps are abrogated;\nb)\tResolution 71 (Rev. Dubai, 2018);", [False]),
    ],
)
def test_what_the_text_ends_itself(clause: str, ended: list[bool]) -> None:
    session = Session()
    found = session.references(parse(read("x.txt", TEXT.format(clause=clause).encode())))
    assert [one.ended for one in found] == ended
    for one in found:
        assert one.status == "superseded"
        assert (one.severity == "info") == one.ended
        assert (one.replacement is None) == one.ended
        assert one.message is not None
        assert ("cited here as what is abrogated" in one.message) == one.ended
