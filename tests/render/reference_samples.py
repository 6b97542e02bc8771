"""Files with references of every status, built by hand."""

from __future__ import annotations

from itures.model.answer import Answer, OwnText
from itures.model.references import Confidence, Reference, ReferenceKind, Status
from itures.model.stream import Severity, Span


def reference(
    id: str,
    at: str = "recalling a)",
    raw: str = "Resolution 14",
    kind: ReferenceKind = "resolution",
    rev: bool | None = None,
    status: Status | None = None,
    severity: Severity | None = None,
    message: str | None = None,
    confidence: Confidence | None = None,
    pin: str | None = None,
    start: int = 10,
) -> Reference:
    return Reference(
        at, raw, id, rev, pin, kind, Span(start, start + len(raw)), "1/recalling/a", None, status, severity, message,
        confidence,
    )  # fmt: skip


OWN = OwnText("PP/RES/2@kyoto-1994", "Resolution 2 (Kyoto, 1994)", "resolution", Span(0, 500), False)
DRAFT = OwnText(None, 'Draft new Resolution [A"1]', "resolution", Span(500, 900), False)

CURRENT = reference("PP/RES/14@antalya-2006", rev=True, status="current", confidence="seen")
NEVER = reference(
    "PP/RES/9@kyoto-1994", "recalling b)", "Resolution 9 (Kyoto, 1994)", rev=False, status="never-adopted",
    severity="error", message="Kyoto did not adopt it; write Resolution 9 (Minneapolis, 1998)", start=60,
)  # fmt: skip
UNSURE = reference(
    "PP/RES/101@kyoto-1994", "resolves 1", "Resolution 101", rev=True, status="wrong-rev-mark", severity="warning",
    message="it is a first edition; leave Rev. out", start=100,
)  # fmt: skip
NOTED = reference(
    "CS/No.28A", "resolves 2", "No. 28A", "provision", status="unknown", severity="info",
    message="the register does not have it", pin="2", start=140,
)  # fmt: skip
INTERNAL = reference("#resolves 7", "resolves 3", "resolves 7", "internal", status="dangling", severity="warning",
                     message="the text has no resolves 7", start=180)  # fmt: skip

FILE = Answer("one/a.txt", (OWN,), (CURRENT, NEVER, UNSURE, NOTED, INTERNAL, CURRENT))
OTHER = Answer("two/b.txt", (OWN, DRAFT), (CURRENT, reference("PP/RES/14@antalya-2006", "resolves 1", start=600)))
