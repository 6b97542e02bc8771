"""What the styles and lists of the old file are called in the new one."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from itures.read.docx.names import VAL, w
from itures.redline.blocks import remove
from itures.redline.lists import Lists
from itures.redline.package import WordFile

_STYLES: Final = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_NUM_PR, _NUM_ID = w("numPr"), w("numId")
_NO_LIST: Final = "0"
"""The list of what is in none (section 17.9.18)."""


class Names:
    """Styles by their names, and lists: ids are those of one file."""

    def __init__(self, old: WordFile, new: WordFile) -> None:
        styles, others = _styles(old.part("styles")), _styles(new.part("styles"))
        by_name = {named: own for own, named in reversed(others.items())}
        self._styles = {own: own if others.get(own) == named else by_name.get(named) for own, named in styles.items()}
        self._defaults = _defaults(new.part("styles"))
        self.lists = Lists(old, new)

    def is_default(self, kind: str, id: str | None) -> bool:
        """Whether this is the style of what names none, in the new file."""
        return self._defaults.get(kind) == id

    def translate(self, element: etree._Element) -> etree._Element:
        """Gives a copy of something of the old file the names of the new one; what that one has not is taken out."""
        for tag, kind in _STYLES.items():
            for one in list(element.iter(tag)):
                named = self.style(kind, one.get(VAL, ""))
                if named is None:
                    remove(one)
                elif named != one.get(VAL):
                    one.set(VAL, named)
        for one in list(element.iter(_NUM_PR)):
            number = one.find(_NUM_ID)
            if number is None or number.get(VAL) == _NO_LIST:
                continue
            listed = self.lists.called(number.get(VAL, ""))
            if listed is None:
                remove(one)
            elif listed != number.get(VAL):
                number.set(VAL, listed)
        return element

    def copied(self, properties: etree._Element) -> etree._Element:
        """A copy of properties of the old file, for the new one.

        >>> from itures.redline.package import WordFile  # doctest: +SKIP
        >>> Names(WordFile(old), WordFile(new)).copied(run.find(RPR))  # doctest: +SKIP
        """
        return self.translate(deepcopy(properties))

    def style(self, kind: str, id: str) -> str | None:
        """What a style of the old file is called in the new one; one that it does not define has no name but its id."""
        found = self._styles.get((kind, id), (kind, id))
        return found[1] if found is not None else None


_Style = tuple[str, str]


def _styles(root: etree._Element | None) -> dict[_Style, _Style]:
    """The kinds and names of the styles of a file, by their kinds and ids."""
    found: dict[_Style, _Style] = {}
    for style in root.iterchildren(w("style")) if root is not None else ():
        kind, id, name = style.get(w("type"), "paragraph"), style.get(w("styleId")), style.find(w("name"))
        if id is not None:
            found[kind, id] = (kind, (name.get(VAL) or id).lower() if name is not None else id.lower())
    return found


def _defaults(root: etree._Element | None) -> dict[str, str | None]:
    styles = root.iterchildren(w("style")) if root is not None else ()
    return {
        one.get(w("type"), ""): one.get(w("styleId")) for one in styles if one.get(w("default")) in ("1", "true", "on")
    }
