"""As of when a document is asked about, where nobody says so: never as of today."""

from __future__ import annotations

import pytest

from itures.session.session import Session

BODY = "Lamps\nThe Plenipotentiary Conference ({place}),\nrecalling\na)\tResolution 71 (Rev. Busan, 2014),\nresolves\n1\tto meet.\n"
COVER = """PLENIPOTENTIARY CONFERENCE (PP-18)
Dubai, 29 October - 16 November 2018
PLENARY MEETING
Document 55-E
16 August 2018
Original: English
Norway
PROPOSALS FOR THE WORK OF THE CONFERENCE
ADD\tNOR/55/1
DRAFT NEW RESOLUTION [NOR-1]
"""


@pytest.mark.parametrize(
    ("text", "as_of", "status"),
    [
        ("RESOLUTION 901 (Busan, 2014)\n" + BODY.format(place="Busan, 2014"), "2014-11-07", "current"),
        ("RESOLUTION 901 (Dubai, 2018)\n" + BODY.format(place="Dubai, 2018"), "2018-11-16", "superseded"),
        (COVER + BODY.format(place="Dubai, 2018"), "2018-08-16", "current"),
        (COVER.replace("16 August 2018\n", "") + BODY.format(place="Dubai, 2018"), "", "superseded"),
        # A text that cites a later edition was written later than it says.
        ("RESOLUTION 901 (Antalya, 2006)\n" + BODY.format(place="Antalya, 2006"), "", "superseded"),
        # A conference that the register does not know, and texts of two conferences: what is known last.
        ("RESOLUTION 901 (Lunar Base, 2088)\n" + BODY.format(place="Lunar Base, 2088"), "", "superseded"),
        (
            f"RESOLUTION 901 (Busan, 2014)\n{BODY.format(place='Busan, 2014')}\nRESOLUTION 902 (Dubai, 2018)\n"
            + BODY.format(place="Dubai, 2018"),
            "",
            "superseded",
        ),
    ],
)
def test_a_text_is_asked_about_as_of_its_adoption_and_a_draft_as_of_its_cover(
    text: str, as_of: str, status: str
) -> None:
    session = Session()
    answer = session.references(session.parse("x.txt", text.encode()))
    assert answer.register is not None
    assert answer.register.as_of == as_of
    assert {one.status for one in answer.found if one.kind == "resolution"} == {status}


def test_latest_asks_what_is_known_last() -> None:
    session = Session(as_of="latest")
    answer = session.references(
        session.parse("x.txt", f"RESOLUTION 901 (Busan, 2014)\n{BODY.format(place='Busan, 2014')}".encode())
    )
    assert answer.register == session.state
    assert [one.status for one in answer.found] == ["superseded"]
