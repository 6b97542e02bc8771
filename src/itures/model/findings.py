"""Findings: what a rule finds fault with in a document."""

from __future__ import annotations

from dataclasses import dataclass

from itures.model.stream import Severity, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, by the code of its rule; `at` is the path of the clause, None where there is none."""

    code: str
    severity: Severity
    message: str
    at: str | None = None
    span: Span | None = None
