"""Puts the labels that Word computes on their paragraphs: for each view by itself, for what is absent does not count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from itures.model.stream import Hint, Paragraph, Properties, Revision, Run
from itures.model.views import survivors
from itures.read.docx.numbering import Counter, Label, Numbering
from itures.read.docx.paragraphs import Numbered
from itures.read.docx.report import Place

_Views = Literal["original", "revised"]


class _Labels(NamedTuple):
    """The labels of one paragraph; None where it has none, or is not in the view."""

    original: Label | None
    revised: Label | None


def with_labels(
    paragraphs: Sequence[Paragraph], numbered: Mapping[Place, Numbered], numbering: Numbering
) -> list[Paragraph]:
    """Return the paragraphs of a file with `hint.label` where Word computes a label.

    Takes where the paragraphs stand in the lists of the file. A label that differs in the original text goes to
    `before`. In the view "marked", a deleted paragraph has the label that it had, all others that of the revised text.
    What a list writes in words ("Annex 2") becomes text of the paragraph: two runs, one deleted and one inserted,
    where it differs between the views.
    """
    if not numbered:
        return list(paragraphs)
    revised = _count(paragraphs, numbered, numbering, "revised")
    tracked = any(one.revised != one.original for one in numbered.values()) or any(
        paragraph.mark is not None or (paragraph.cell is not None and paragraph.cell.revision is not None)
        for paragraph in paragraphs
    )
    original = _count(paragraphs, numbered, numbering, "original") if tracked else revised
    return [
        _labelled(paragraph, _Labels(original.get(index), revised.get(index)), tracked)
        if index in original or index in revised
        else paragraph
        for index, paragraph in enumerate(paragraphs)
    ]


def _count(
    paragraphs: Sequence[Paragraph], numbered: Mapping[Place, Numbered], numbering: Numbering, view: _Views
) -> dict[int, Label]:
    counter = Counter(numbering)
    labels: dict[int, Label] = {}
    for members in survivors(paragraphs, view):
        # The mark that remains says whether the joined paragraph is in a list.
        index = members[-1]
        origin = paragraphs[index].origin
        found = numbered.get((origin.part, origin.paragraph))
        position = None if found is None else found.revised if view == "revised" else found.original
        if position is not None:
            label = counter.next(position, found.language if found is not None else "")
            if label.text.strip():
                labels[index] = label
    return labels


def _labelled(paragraph: Paragraph, labels: _Labels, tracked: bool) -> Paragraph:
    original, revised = labels
    if any(label.words for label in labels if label is not None):
        return paragraph._replace(runs=(*_written(original, revised, tracked), *paragraph.runs))
    in_revised = paragraph.mark is None or not paragraph.mark.hidden("revised")
    if paragraph.cell is not None and paragraph.cell.revision is not None:
        in_revised = in_revised and not paragraph.cell.revision.hidden("revised")
    if not in_revised:
        return paragraph._replace(hint=_hint(original))
    hint, before = _hint(revised), paragraph.before
    if original != revised and not _only_in_revised(paragraph):
        known = before if before is not None else Properties(paragraph.style)
        before = Properties(known.style, _hint(original), known.author, known.date)
    elif before is not None:
        before = Properties(before.style, hint, before.author, before.date)
    return paragraph._replace(hint=hint, before=before)


def _only_in_revised(paragraph: Paragraph) -> bool:
    changes = (paragraph.mark, paragraph.cell.revision if paragraph.cell is not None else None)
    return any(change is not None and change.hidden("original") for change in changes)


def _hint(label: Label | None) -> Hint | None:
    return Hint(label=label.text.strip(), level=label.level) if label is not None else None


def _written(original: Label | None, revised: Label | None, tracked: bool) -> list[Run]:
    if original == revised or not tracked:
        return [Run(revised.text + revised.suffix)] if revised is not None else []
    runs = []
    if original is not None:
        runs.append(Run(original.text + original.suffix, revision=Revision("delete")))
    if revised is not None:
        runs.append(Run(revised.text + revised.suffix, revision=Revision("insert")))
    return runs
