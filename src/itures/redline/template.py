"""A Word file that was made, in the package of another one: its styles, headers, page setup and whatever else it has."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from lxml import etree

from itures.read.docx.names import ID, TYPE, VAL, w
from itures.redline.accepted import accept
from itures.redline.blocks import SECTION, free_number, remove
from itures.redline.inline import REFERENCES
from itures.redline.names import Names
from itures.redline.package import NOTES, WordFile

_BODY: Final = w("body")
_HEADS: Final = (w("headerReference"), w("footerReference"))
_LINKS: Final = (w("basedOn"), w("next"), w("link"))
_USES: Final = (w("pStyle"), w("rStyle"), w("tblStyle"))
_COMMENTS: Final = ("comments", "commentsExtended")


def in_package_of(template: bytes, made: bytes) -> bytes:
    """A copy of a Word file or template in which the text, the notes and the comments are those of a file that was made.

    Styles are those of the template by their names; those that it has not come along. Its last section is that of the text,
    with the headers that it has there. Raises UnreadableError, with one line, for what is no Word file, a strict one, or one
    with macros.

    >>> in_package_of(b"", b"")
    Traceback (most recent call last):
    itures.model.stream.UnreadableError: the file is empty: get it again
    """
    page, source = WordFile(template), WordFile(made)
    page.as_document()
    body, text = (next(file.document.iter(_BODY), None) for file in (page, source))
    if body is None or text is None:
        return made
    stories = [text, *source.notes.values(), *([part] if (part := source.part("comments")) is not None else [])]
    _take_styles(page, source, stories)
    names = Names(source, page)
    for root in stories:
        names.translate(root)
    _take_notes(page, source, text)
    _take_comments(page, source)
    _take_body(body, text)
    return page.written()


def _take_body(body: etree._Element, text: etree._Element) -> None:
    """Puts the text in the place of that of the template, before the properties of its last section."""
    section = _last_section(body)
    if section is None:
        section = next((one for one in text if one.tag == SECTION), None)
        # Its headers are parts of the file that was made.
        for one in list(section) if section is not None else ():
            if one.tag in _HEADS:
                remove(one)
    for child in list(body):
        body.remove(child)
    body.extend([one for one in text if one.tag != SECTION])
    if section is not None:
        body.append(section)


def _last_section(body: etree._Element) -> etree._Element | None:
    """The properties of the last section, with the headers and footers that it has from those before it (section 17.10.1)."""
    last = body[-1] if len(body) and body[-1].tag == SECTION else None
    if last is None:
        return None
    made = deepcopy(last)
    accept(made)
    known = {(one.tag, one.get(TYPE)) for one in made.iterchildren(*_HEADS)}
    for section in reversed([one for one in body.iter(SECTION) if one is not last and not _is_former(one)]):
        for one in section.iterchildren(*_HEADS):
            if (one.tag, one.get(TYPE)) not in known:
                known.add((one.tag, one.get(TYPE)))
                made.insert(0, deepcopy(one))
    return made


def _is_former(section: etree._Element) -> bool:
    """Whether these are the properties of a section before a tracked change of them."""
    parent = section.getparent()
    return parent is not None and parent.tag == w("sectPrChange")


def _take_styles(page: WordFile, source: WordFile, stories: Iterable[etree._Element]) -> None:
    """Adds the styles that the text has and the template has not."""
    own = source.part("styles")
    if own is None:
        return
    styles = page.part("styles")
    if styles is None:
        page.make("styles", deepcopy(own))
        return
    defined = {one.get(w("styleId"), ""): one for one in own.iterchildren(w("style"))}
    taken = {one.get(w("styleId"), "") for one in styles.iterchildren(w("style"))}
    waiting = [one.get(VAL, "") for root in stories for one in root.iter(*_USES)]
    names = Names(source, page)
    added: list[etree._Element] = []
    while waiting:
        id = waiting.pop()
        style = defined.pop(id, None)
        if style is None or names.style(style.get(TYPE, "paragraph"), id) is not None:
            continue
        copied = deepcopy(style)
        if w("default") in copied.attrib:
            del copied.attrib[w("default")]
        added.append(copied)
        waiting += [one.get(VAL, "") for one in copied.iterchildren(_LINKS[0])]
    for copied in added:
        # An id of a style with another name is not free.
        copied.set(w("styleId"), _free(copied.get(w("styleId"), ""), taken))
        styles.append(copied)
    _relink(page, source, added)


def _relink(page: WordFile, source: WordFile, added: Iterable[etree._Element]) -> None:
    """The styles that came name others as the template does."""
    names = Names(source, page)
    for style in added:
        for one in list(style.iterchildren(*_LINKS)):
            named = names.style(style.get(TYPE, "paragraph"), one.get(VAL, ""))
            if named is None:
                style.remove(one)
            else:
                one.set(VAL, named)


def _free(id: str, taken: set[str]) -> str:
    made, number = id, 1
    while made in taken:
        number += 1
        made = f"{id}{number}"
    taken.add(made)
    return made


def _take_notes(page: WordFile, source: WordFile, text: etree._Element) -> None:
    """Puts the notes in the place of those of the template, whose separators stay; its own ids are not free."""
    for part in NOTES:
        own, notes = source.notes.get(part), page.notes.get(part)
        if notes is None:
            if own is not None:
                page.make(part, deepcopy(own))
            continue
        for note in list(notes):
            if note.get(TYPE, "normal") == "normal":
                notes.remove(note)
        first = free_number([note.get(ID) for note in notes])
        came = [note for note in own if note.get(TYPE, "normal") == "normal"] if own is not None else []
        numbers = {note.get(ID, ""): str(first + place) for place, note in enumerate(came)}
        for note in came:
            note.set(ID, numbers[note.get(ID, "")])
            notes.append(note)
        for reference in text.iter(*[tag for tag, kind in REFERENCES.items() if kind == part]):
            reference.set(ID, numbers.get(reference.get(ID, ""), "0"))


def _take_comments(page: WordFile, source: WordFile) -> None:
    own = source.part("comments")
    for part in _COMMENTS:
        comments = page.part(part)
        for one in list(comments) if comments is not None else ():
            remove(one)
    comments = page.part("comments")
    if comments is not None:
        comments.extend(list(own) if own is not None else [])
    elif own is not None and len(own):
        page.make("comments", deepcopy(own))
