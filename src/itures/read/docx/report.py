"""What a reading has to tell beside the text: findings that repeat are counted, and become one diagnostic each."""

from __future__ import annotations

from collections.abc import Sequence

from itures.model.diagnostics import Code, diagnose
from itures.model.stream import Diagnostic, Paragraph, Span

Place = tuple[str, int]


class Report:
    """Collects findings with the place where each was met first.

    A place is the part and the number of the paragraph, as in `Origin`: notes are read in the order of their part and
    put in the order of their marks afterwards, so that offsets are known only at the end.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[Code, str, tuple[tuple[str, object], ...]], tuple[int, Place | None]] = {}

    def add(
        self, code: Code, /, place: Place | None = None, times: int = 1, variant: str = "", **words: object
    ) -> None:
        """Count one more with these words; `n` in its message becomes the number."""
        key = (code, variant, tuple(sorted(words.items())))
        count, first = self._found.get(key, (0, place))
        self._found[key] = (count + times, first)

    def diagnostics(self, paragraphs: Sequence[Paragraph]) -> tuple[Diagnostic, ...]:
        """One diagnostic for each message, in the order of first meeting; spans count in the text of the stream."""
        if not self._found:
            return ()
        spans = {}
        start = 0
        for paragraph in paragraphs:
            end = start + len(paragraph.text)
            spans[(paragraph.origin.part, paragraph.origin.paragraph)] = Span(start, end)
            start = end + 1
        return tuple(
            [
                diagnose(code, None, spans.get(place) if place else None, variant, n=count, **dict(words))
                for (code, variant, words), (count, place) in self._found.items()
            ]
        )
