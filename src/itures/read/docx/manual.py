"""Changes marked by hand: underlined for new, struck through for deleted, without the tracking of Word."""

from __future__ import annotations

from collections.abc import Sequence

from itures.model.stream import Paragraph, Revision, Run
from itures.read.docx.report import Report


def honour(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with manual marks as tracked changes, without author and date.

    A paragraph that is struck through or underlined as a whole is deleted or inserted with its mark.

    >>> from itures.model.stream import Origin
    >>> honour([Paragraph((Run("a"), Run("b", manual="delete")), Origin(1))])[0].runs[1].revision.kind
    'delete'
    """
    return [
        _honoured(paragraph) if any(run.manual is not None for run in paragraph.runs) else paragraph
        for paragraph in paragraphs
    ]


def _honoured(paragraph: Paragraph) -> Paragraph:
    runs = tuple([run if run.manual is None else _tracked(run) for run in paragraph.runs])
    kinds = {run.manual for run in paragraph.runs if run.text.strip()}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind is None or paragraph.mark is not None:
        return paragraph._replace(runs=runs)
    whole = Revision(kind)
    every = tuple([run if run.revision is not None else run._replace(revision=whole) for run in runs])
    return paragraph._replace(runs=every, mark=whole)


def _tracked(run: Run) -> Run:
    assert run.manual is not None  # noqa: S101  # asked by the caller
    return run._replace(manual=None, revision=Revision(run.manual))


def report_manual(paragraphs: Sequence[Paragraph], report: Report) -> None:
    """Report text that looks like changes marked by hand, which is read as text like any other.

    Struck-through text is hardly ever anything else. Underlined text alone may be emphasis or a heading.
    """
    struck = underlined = 0
    first = None
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if run.manual is not None and run.text.strip():
                first = first or (paragraph.origin.part, paragraph.origin.paragraph)
                if run.manual == "delete":
                    struck += len(run.text)
                else:
                    underlined += len(run.text)
    if struck:
        report.add("docx-manual-marks", first, struck=struck, underlined=underlined)
    elif underlined:
        report.add("docx-manual-marks", first, variant="underlined", underlined=underlined)
