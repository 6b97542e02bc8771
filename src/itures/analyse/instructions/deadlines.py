"""Deadlines, rhythms and occasions in a wording, as printed: "annually", "by 2026", "the next plenipotentiary conference"."""

from __future__ import annotations

from itures.language import Language


def find_due(text: str, language: Language) -> str | None:
    """The deadline, the rhythm or the occasion that receives the act, as printed; the surest one, None without any.

    >>> from itures.language import built_in
    >>> find_due("to submit an annual report to the Council", built_in().of("en"))
    'annual'
    >>> find_due("to report before the end of 2026", built_in().of("en"))
    'before the end of 2026'
    """
    for pattern in language.due.found:
        match = pattern.search(text)
        if match is not None:
            groups = match.groupdict()
            return " ".join((groups.get("adjective") or groups.get("whole") or match.group()).split())
    return None
