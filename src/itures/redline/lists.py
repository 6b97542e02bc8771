"""The lists of both files: which look the same, and those of the old file that the new one has not, which come along."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from itures.read.docx.names import VAL, W_NAMESPACE, w
from itures.redline.blocks import free_number, remove
from itures.redline.package import WordFile

_NUM, _NUM_ID = w("num"), w("numId")
_ABSTRACT, _ABSTRACT_ID = w("abstractNum"), w("abstractNumId")
_OWN_ONLY: Final = frozenset(map(w, ("nsid", "tmpl")))
"""What tells apart lists that look the same (sections 17.9.15 and 17.9.29)."""
_OF_STYLES: Final = tuple(map(w, ("nsid", "tmpl", "styleLink", "pStyle", "lvlPicBulletId")))
"""What ties a list to others of its file, to styles and to pictures."""


class Lists:
    """Lists by what they look like: ids are those of one file."""

    def __init__(self, old: WordFile, new: WordFile) -> None:
        self._old, self._new = old.part("numbering"), new
        self._old_looks, self._new_looks = _looks(self._old), _looks(new.part("numbering"))
        like = {look: id for id, look in reversed(self._new_looks.items())}
        self._names: dict[str, str | None] = {
            id: id if self._new_looks.get(id) == look else like.get(look) for id, look in self._old_looks.items()
        }
        self._taken: dict[str, str] = {}
        """What each definition that came along is called in the new file."""

    def looks(self, id: str, *, new: bool) -> bytes | None:
        """What a list looks like, None for one that is not there."""
        return (self._new_looks if new else self._old_looks).get(id)

    def called(self, id: str) -> str | None:
        """What a list of the old file is called in the new one, where it comes along if it is not there.

        >>> from itures.redline.package import WordFile  # doctest: +SKIP
        >>> Lists(WordFile(old), WordFile(new)).called("3")  # doctest: +SKIP
        '7'
        """
        if id in self._names and self._names[id] is None:
            self._names[id] = self._take(id)
        return self._names.get(id)

    def _take(self, id: str) -> str | None:
        """Copies a list into the new file. One that only names a style of lists stays away."""
        if self._old is None:
            return None
        number = next((one for one in self._old.iterchildren(_NUM) if one.get(_NUM_ID) == id), None)
        abstract = number.find(_ABSTRACT_ID) if number is not None else None
        if number is None or abstract is None:
            return None
        root = self._new.part("numbering")
        if root is None:
            root = etree.Element(w("numbering"), nsmap={"w": W_NAMESPACE})
            self._new.make("numbering", root)
        definition = self._definition(abstract.get(VAL, ""), root)
        if definition is None:
            return None
        copied = _bare(number)
        made = _free(root, _NUM, _NUM_ID)
        copied.set(_NUM_ID, made)
        named = copied.find(_ABSTRACT_ID)
        if named is not None:
            named.set(VAL, definition)
        _behind(root, copied, (_ABSTRACT, _NUM))
        return made

    def _definition(self, id: str, root: etree._Element) -> str | None:
        if id not in self._taken:
            definitions = self._old.iterchildren(_ABSTRACT) if self._old is not None else ()
            found = next((one for one in definitions if one.get(_ABSTRACT_ID) == id), None)
            if found is None or found.find(w("numStyleLink")) is not None:
                return None
            copied = _bare(found)
            made = _free(root, _ABSTRACT, _ABSTRACT_ID)
            copied.set(_ABSTRACT_ID, made)
            _behind(root, copied, (w("numPicBullet"), _ABSTRACT))
            self._taken[id] = made
        return self._taken[id]


def _bare(element: etree._Element) -> etree._Element:
    copied = deepcopy(element)
    for one in list(copied.iter(*_OF_STYLES)):
        remove(one)
    for one in copied.iter():
        _without_extensions(one)
    return copied


def _free(root: etree._Element, tag: str, attribute: str) -> str:
    return str(free_number([one.get(attribute) for one in root.iterchildren(tag)]))


def _behind(root: etree._Element, element: etree._Element, tags: tuple[str, ...]) -> None:
    """Puts an element behind the last of these, for the order of a part of lists is fixed (section 17.9.16)."""
    place = max([at for at, one in enumerate(root, 1) if one.tag in tags], default=0)
    root.insert(place, element)


def _without_extensions(element: etree._Element) -> None:
    for name in [str(name) for name in element.attrib if not str(name).startswith(f"{{{W_NAMESPACE}}}")]:
        del element.attrib[name]


def _looks(root: etree._Element | None) -> dict[str, bytes]:
    """What each list of a file looks like, by its id."""
    if root is None:
        return {}
    definitions = {one.get(_ABSTRACT_ID): _look(one) for one in root.iterchildren(w("abstractNum"))}
    found: dict[str, bytes] = {}
    for one in root.iterchildren(w("num")):
        abstract = one.find(_ABSTRACT_ID)
        id = one.get(_NUM_ID)
        if id is not None:
            own = b"".join([_canonical(override) for override in one.iterchildren(w("lvlOverride"))])
            found[id] = definitions.get(abstract.get(VAL) if abstract is not None else None, b"") + own
    return found


def _look(abstract: etree._Element) -> bytes:
    return b"".join([_canonical(child) for child in abstract if child.tag not in _OWN_ONLY])


def _canonical(element: etree._Element) -> bytes:
    """An element as bytes that are the same for the same content, whatever namespaces are declared around it."""
    copied = deepcopy(element)
    for one in copied.iter():
        _without_extensions(one)
        if w("tplc") in one.attrib:
            del one.attrib[w("tplc")]
    return etree.tostring(copied, method="c14n", exclusive=True, with_tail=False)
