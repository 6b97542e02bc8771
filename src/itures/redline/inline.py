"""The characters of a paragraph, each with the run that holds it: runs are split where a change begins and ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Final, NamedTuple
from zlib import crc32

from lxml import etree

from itures.read.docx.names import M_NAMESPACE, P, R, T, w

OBJECT: Final = "\ufffc"
"""Stands for what has no characters: a picture, an equation."""
_OWN, _OWN_SIGNS = 0xF000, 0x800
"""Signs of the private use area for notes whose marks the file writes itself."""
RPR: Final = w("rPr")
PPR: Final = w("pPr")
REFERENCES: Final = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS: Final = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("drawing"): OBJECT,
    w("pict"): OBJECT, w("object"): OBJECT, w("sym"): "\u25a1",
}  # fmt: skip
_EQUATIONS: Final = (f"{{{M_NAMESPACE}}}oMath", f"{{{M_NAMESPACE}}}oMathPara")
_WRAPPERS: Final = frozenset(
    map(w, ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir", "ins", "moveTo"))
)


class Atom(NamedTuple):
    """A character: its run (or equation), the child of the run that has it, and its place in the text of that child."""

    sign: str
    holder: etree._Element
    child: etree._Element
    offset: int


NoteSign = Callable[[etree._Element], str]
"""The sign of a reference to a note: notes that are the same one in both files have the same."""
Reference = Callable[[etree._Element], etree._Element | None]
"""A reference to the same note in the other file."""
Copy = Callable[[etree._Element], etree._Element]


def holders(parent: etree._Element) -> Iterator[etree._Element]:
    """The runs and equations of a paragraph, in order."""
    for child in parent:
        if child.tag == R or child.tag in _EQUATIONS:
            yield child
        elif child.tag in _WRAPPERS:
            yield from holders(child)


def atoms(paragraph: etree._Element, note: NoteSign) -> list[Atom]:
    """The characters of a paragraph."""
    found: list[Atom] = []
    for holder in holders(paragraph):
        if holder.tag != R:
            found.append(Atom(OBJECT, holder, holder, 0))
            continue
        own = _with_own_mark(holder)
        if own is not None:
            # The reference and the mark that the file writes for it are one: "*" without its note would be a star.
            found.append(Atom(_own_sign(note(own), holder), holder, own, 0))
            continue
        for child in holder:
            if child.tag == T:
                found += [Atom(sign, holder, child, at) for at, sign in enumerate(child.text or "")]
            elif child.tag in REFERENCES:
                found.append(Atom(note(child), holder, child, 0))
            elif child.tag in _SIGNS:
                found.append(Atom(_SIGNS[str(child.tag)], holder, child, 0))
    return found


def _with_own_mark(run: etree._Element) -> etree._Element | None:
    """The reference to a note in a run that writes its mark itself (section 17.11.7)."""
    for child in run.iterchildren(*REFERENCES):
        if child.get(w("customMarkFollows"), "0") not in ("0", "false", "off"):
            return child
    return None


def _own_sign(sign: str, run: etree._Element) -> str:
    """The sign of a note with the mark that the file writes for it: another mark is another sign."""
    return chr(_OWN + crc32(f"{sign}{_words(run)}".encode()) % _OWN_SIGNS)


def _words(run: etree._Element) -> str:
    return "".join([text.text or "" for text in run.iterchildren(T)])


def text_of(element: etree._Element, note: NoteSign) -> str:
    """The characters of all paragraphs in an element, a line for each."""
    paragraphs = [element] if element.tag == P else element.iter(P)
    return "\n".join("".join([atom.sign for atom in atoms(one, note)]) for one in paragraphs)


def cut(atom: Atom) -> etree._Element:
    """Splits the run before a character, if anything stands before it; the run that begins with the character."""
    child, offset = atom.child, atom.offset
    run = child.getparent()
    # Where the run was cut before something that has no characters, the character is in another one by now.
    if atom.holder.tag != R or run is None:
        return atom.holder
    before = [one for one in run.iterchildren() if one.tag != RPR]
    if before and before[0] is child and not offset:
        return run
    rest = etree.Element(R)
    properties = run.find(RPR)
    if properties is not None:
        rest.append(deepcopy(properties))
    following = list(child.itersiblings())
    if offset:
        text = child.text or ""
        part = etree.SubElement(rest, T)
        part.text, child.text = text[offset:], text[:offset]
        for one in (part, child):
            one.set(_SPACE, "preserve")
    else:
        rest.append(child)
    rest.extend(following)
    run.addnext(rest)
    return rest


def behind(atom: Atom) -> None:
    """Splits the run behind a character, if anything stands behind it."""
    run, child, offset = atom.holder, atom.child, atom.offset
    if run.tag != R or _with_own_mark(run) is not None:
        return
    if child.tag == T and offset + 1 < len(child.text or ""):
        cut(atom._replace(offset=offset + 1))
    else:
        following = child.getnext()
        if following is not None:
            cut(Atom("", run, following, 0))


def deleted_runs(part: Sequence[Atom], copied: Copy, reference: Reference) -> list[etree._Element]:
    """Copies of the runs of some characters, as they stand in a deletion. Pictures are left out: they are parts of another file.

    `copied` gives a copy for the new file, `reference` the reference to a note there.

    >>> deleted_runs([], deepcopy, lambda reference: None)
    []
    """
    found: list[etree._Element] = []
    last: etree._Element | None = None
    for atom in part:
        if atom.holder.tag != R:
            found.append(copied(atom.holder))
            last = None
            continue
        if atom.holder is not last or not found:
            found.append(_like(atom.holder, copied))
            last = atom.holder
        run = found[-1]
        if atom.child.tag == T:
            _append_deleted(run, atom.sign)
        elif atom.child.tag in REFERENCES:
            kept = reference(atom.child)
            if kept is not None:
                run.append(kept)
                if _with_own_mark(atom.holder) is not None:
                    _append_deleted(run, _words(atom.holder))
        elif atom.sign != OBJECT:
            run.append(deepcopy(atom.child))
    return [run for run in found if any(child.tag != RPR for child in run)]


def _append_deleted(run: etree._Element, words: str) -> None:
    """Adds deleted characters to a run."""
    text = run[-1] if len(run) and run[-1].tag == w("delText") else None
    if text is None:
        text = etree.SubElement(run, w("delText"))
        text.set(_SPACE, "preserve")
    text.text = (text.text or "") + words


def _like(run: etree._Element, copied: Copy) -> etree._Element:
    """A run without text that looks like another one."""
    made = etree.Element(R)
    properties = run.find(RPR)
    if properties is not None:
        made.append(copied(properties))
    return made
