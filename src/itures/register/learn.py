"""What adopted texts tell the register: their designation, the editions in their closing line, their title."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from itures.language import built_in
from itures.model.editions import body_code, canonical, label, year_of
from itures.model.folding import folded
from itures.model.ids import TextId, order
from itures.model.tree import Document, Instrument
from itures.register.records import BODIES
from itures.register.register import Register
from itures.register.tables import COLUMNS

_LONGEST_TITLE = 400


def learned(document: Document, register: Register) -> Iterator[dict[str, str]]:
    r"""Rows for a register table: one for each edition that an adopted text of the document names.

    Drafts and proposals teach nothing: nobody has adopted them. The source of each row is the file's name, its confidence
    `seen`. A text that prints the line of all its editions is `complete`.

    >>> from itures.register.register import load
    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 300 (REV. BUSAN, 2014)\nRules\nresolves\nto meet.\n(Antalya, 2006) - (Rev. Busan, 2014)"
    >>> [row["label"] for row in learned(parse(read("x.txt", text)), load())]
    ['Antalya, 2006', 'Rev. Busan, 2014']
    """
    source = document.name
    for instrument in document.instruments:
        if instrument.kind == "provisions" or instrument.draft is not None or instrument.proposal is not None:
            continue
        body = _body(instrument, document, register)
        if instrument.number is None or instrument.edition is None or body not in BODIES:
            continue
        text = TextId.adopted(body, instrument.kind, instrument.number.upper()).text
        if not text.number[:1].isdigit():  # what a committee of the conference gave it for the time being ("COM5/4")
            continue
        known = dict.fromkeys((*instrument.history, instrument.edition))
        slugs = [slug for slug in known if year_of(slug) is not None]
        for place, slug in enumerate(slugs):
            itself = slug == instrument.edition
            revised = instrument.revised if itself else place > 0
            row = dict.fromkeys(COLUMNS, "")
            row.update(
                body=body,
                type=text.type,
                number=text.number,
                year=str(year_of(slug)),
                label=_label(body, slug, revised, instrument.number, register),
                edition=slug,
                revised="yes" if revised else "no",
                title=_title(instrument) if itself else "",
                source=source,
                confidence="seen",
            )
            conference = register.conference(body, slug)
            if conference is not None:
                row["place"] = conference.place
            if instrument.history and itself:
                row["complete"] = "yes"
            yield row


def table(rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as the text of a table that `--register` takes, without doubles, in a fixed order.

    >>> table([]).partition(",")[0]
    'body'
    """
    kept: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        key = (row["body"], row["type"], row["number"], canonical(row["body"], row["edition"]))
        before = kept.get(key, {})
        # A text says its own title; the closing line of a later edition only that there was this one.
        kept[key] = {column: row[column] or before.get(column, "") for column in COLUMNS}
        if before.get("title"):
            kept[key]["title"], kept[key]["source"] = before["title"], before["source"]
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(kept.values(), key=_order))
    return written.getvalue()


def _order(row: Mapping[str, str]) -> tuple[str | int, ...]:
    return *order(str(TextId(row["body"], row["type"], row["number"]))), row["year"], row["edition"]


def _body(instrument: Instrument, document: Document, register: Register) -> str | None:
    """Who adopted a text: by its number, the place and year of its edition, or its enacting formula."""
    if (instrument.number or "").upper().startswith("ITU-R"):
        return "RA"
    bodies = tuple(dict.fromkeys(map(body_code, register.bodies(instrument.edition or ""))))
    if len(bodies) == 1:
        return bodies[0]
    formula = folded(f"{instrument.formula or ''} {document.header.conference or ''}")
    languages = built_in()
    names = languages.of(document.language).references.bodies if document.language in languages else {}
    named = [names[name] for name in sorted(names, key=lambda name: (-len(name), name)) if name in formula]
    return next((code for code in named if not bodies or code in bodies), None)


def _title(instrument: Instrument) -> str:
    """The title, unless it is so long that a damaged text must have put others into it."""
    title = " ".join((instrument.title or "").split())
    return title if len(title) <= _LONGEST_TITLE else ""


def _label(body: str, slug: str, revised: bool, number: str, register: Register) -> str:
    """What stands in the brackets of the designation."""
    if body == "RA":
        return f"ITU-R {TextId.adopted(body, 'resolution', number.upper()).number} ({year_of(slug)})"
    conference = register.conference(body, slug)
    # Sessions of the Council are given without "Rev.", also where they amend a text.
    return label(slug, revised and body != "C", conference.place if conference is not None else "")
