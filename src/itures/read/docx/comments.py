"""Comments in the margin (ECMA-376 part 1, section 17.13.4), and who answers whom ([MS-DOCX], section 2.5.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from itures.model.stream import Comment, Paragraph, Span
from itures.read.docx.changes import AUTHOR, DATE
from itures.read.docx.names import ID, P, w

_COMMENT: Final = w("comment")
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_YES: Final = ("1", "true", "on")


def read_comments(
    comments: etree._Element | None,
    extended: etree._Element | None,
    read: Callable[[etree._Element], list[Paragraph]],
    anchors: dict[str, Span],
) -> tuple[Comment, ...]:
    """Return the comments of a file in the order of the text they stand beside.

    Takes the roots of the parts "comments" and "commentsExtended" (None where there are none), what reads the
    paragraphs of one comment, and the places of the comments in the text of the stream. Never raises.
    """
    if comments is None:
        return ()
    answers = dict(_answers(extended)) if extended is not None else {}
    found: list[Comment] = []
    keys: dict[str, str] = {}
    for element in comments.iterchildren(_COMMENT):
        key = element.get(ID, "")
        text = "\n".join([paragraph.text for paragraph in read(element)])
        # A comment is known to the extended part by its last paragraph.
        paragraphs = [p.get(f"{_W14}paraId", "") for p in element.iter(P)]
        thread = paragraphs[-1].upper() if paragraphs else ""
        if thread:
            keys[thread] = key
        parent, resolved = answers.get(thread, ("", False))
        found.append(
            Comment(
                key,
                text.strip(),
                element.get(AUTHOR),
                element.get(DATE),
                anchors.get(key),
                keys.get(parent),
                resolved,
            )
        )
    return tuple(sorted(found, key=lambda comment: comment.anchor or Span(len(anchors) << 40, 0)))


def _answers(root: etree._Element) -> Iterator[tuple[str, tuple[str, bool]]]:
    for element in root.iterchildren(f"{_W15}commentEx"):
        parent = element.get(f"{_W15}paraIdParent", "").upper()
        yield element.get(f"{_W15}paraId", "").upper(), (parent, element.get(f"{_W15}done") in _YES)
