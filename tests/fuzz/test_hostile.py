"""Word files that are built to cost much are read or refused, by a process that may not have more than 2 GB."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import hostile

CHILD = """
import json, sys
import hostile
from itures.model.stream import UnreadableError
from itures.session.session import Session

session, outcomes = Session(), {}
for name in sys.argv[2:]:
    try:
        document = session.parse("x.docx", hostile.package(hostile.KINDS[name](int(sys.argv[1]))))
        session.references(document), session.instructions(document), session.footnotes(document)
        outcomes[name] = "read"
    except UnreadableError as error:
        outcomes[name] = str(error)
print(json.dumps(outcomes))
"""
REFUSED = {"entities", "no_xml", "too_deep", "too_long_text"}


@pytest.mark.parametrize("part", range(4))
def test_every_kind_is_read_or_refused(part: int) -> None:
    names = sorted(hostile.KINDS)[part::4]
    done = subprocess.run(
        [sys.executable, "-c", CHILD, "4000", *names],
        cwd=Path(hostile.__file__).parent,
        preexec_fn=hostile.limited,
        capture_output=True,
        timeout=120,
        check=True,
    )
    outcomes = json.loads(done.stdout)
    assert {name for name, outcome in outcomes.items() if outcome != "read"} == REFUSED.intersection(names)
    assert not any("\n" in outcome for outcome in outcomes.values())
