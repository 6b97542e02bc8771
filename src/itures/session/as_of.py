"""As of when a document is asked about, where nobody says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from itures.analyse.instructions.due_dates import due_at
from itures.analyse.references.resolve import find_references
from itures.model.editions import year_of
from itures.model.ids import TextId

if TYPE_CHECKING:
    from itures.language import Languages
    from itures.model.references import Reference
    from itures.model.tree import Document

_ADOPTED = ("resolution", "decision", "recommendation", "opinion")


def as_of_document(document: Document, languages: Languages, cited: Sequence[Reference] | None = None) -> str:
    r"""The conference that adopted the texts of a document, or the date on the cover of drafts; empty where neither is there.

    What a text cites was right, or wrong, when it was written: a resolution of 2014 cites what was in force in 2014. Where a
    document holds texts of several conferences, or adopted ones beside drafts, the cover alone says when it is of. One that
    cites a later edition (`cited`, looked for where it is not given) was written later: then nothing says as of when.

    >>> from itures.language import built_in
    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> as_of_document(parse(read("x.txt", b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to meet.")), built_in())
    'kyoto-1994'
    """
    editions = {one.edition if one.proposal is None and not one.draft else None for one in document.instruments}
    edition = editions.pop() if len(editions) == 1 else None
    when = edition or due_at(document.header.date, None, languages.of(document.language)) or ""
    year = year_of(edition) if edition else int(when[:4]) if when else None
    if year is None:
        return ""
    cited = find_references(document, languages=languages) if cited is None else cited
    later = (year_of(TextId.read(one.id).edition) for one in cited if one.kind in _ADOPTED)
    return "" if any(other is not None and other > year for other in later) else when
