"""itures reads resolutions of the International Telecommunication Union into a typed clause tree.

>>> import itures
>>> document = itures.parse("proposal.docx")  # doctest: +SKIP
>>> print(itures.render(document, "outline"))  # doctest: +SKIP
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from itures.analyse.instructions.dependency import NoModelError as NoModelError
    from itures.model.compare import Comparison as Comparison
    from itures.model.diff import Diff as Diff
    from itures.model.footnotes import NoteEntry as NoteEntry
    from itures.model.instructions import Instruction as Instruction
    from itures.model.references import Reference as Reference
    from itures.model.stream import Stream, View
    from itures.model.stream import UnreadableError as UnreadableError
    from itures.model.tree import Document as Document

from itures.foundation.version import version as __version__

__all__ = [
    "Comparison",
    "Diff",
    "Document",
    "Instruction",
    "NoModelError",
    "NoteEntry",
    "Reference",
    "UnreadableError",
    "__version__",
    "compare",
    "diff",
    "diff_redlined",
    "find_footnotes",
    "find_instructions",
    "find_references",
    "parse",
    "parse_record",
    "read",
    "render",
]


def read(path: str | PathLike[str], *, manual_marks: bool = False) -> Stream:
    """The paragraphs of a file, as its reader records them; "-" is standard input. Raises UnreadableError.

    With `manual_marks`, what is underlined in a Word file counts as inserted and what is struck through as deleted.

    >>> itures.read("proposal.docx").form  # doctest: +SKIP
    'docx'
    """
    from os import fspath

    from itures.read import read as verb

    return verb(fspath(path), manual_marks=manual_marks)


def parse(path: str | PathLike[str], view: View = "revised", *, manual_marks: bool = False) -> Document:
    """The clause tree of a file, with its tracked changes rejected, accepted or kept. Raises UnreadableError.

    What the document itself gets wrong never raises: it is in `diagnostics` of the result.

    >>> itures.parse("proposal.docx").instruments[0].sections[0].call  # doctest: +SKIP
    'recalling'
    """
    from itures.parse import parse as verb

    return verb(read(path, manual_marks=manual_marks).project(view))


def parse_record(path: str, view: View = "revised", *, manual_marks: bool = False) -> dict[str, Any]:
    """The itures.document/1 record of a file: a pure function for process pools and clusters. Raises UnreadableError.

    >>> list(map(itures.parse_record, ["a.docx", "b.docx"]))  # doctest: +SKIP
    """
    from itures.model.codec import builtins

    return builtins(parse(path, view, manual_marks=manual_marks))


def find_references(
    document: Document, *, check: bool = True, registers: Sequence[str | PathLike[str]] = ()
) -> tuple[Reference, ...]:
    """What the clauses of a document cite, in the order of the text, each with its status.

    With `check` off the register is not asked, and status and message stay None (but for clauses that the text itself
    does not have). `registers` are CSV files that add to it; UnreadableError is raised for one that cannot be read.

    >>> [each.id for each in itures.find_references(itures.parse("proposal.docx"))]  # doctest: +SKIP
    ['PP/RES/14@antalya-2006']
    """
    if not check:
        from itures.analyse.references.resolve import find_references as verb

        return verb(document)
    from itures.session.session import Session

    return Session(registers).references(document)


def find_footnotes(document: Document) -> tuple[NoteEntry, ...]:
    """The notes of a document, each with the clause that carries its mark and what it cites.

    >>> [(note.mark, note.at) for note in itures.find_footnotes(itures.parse("proposal.docx"))]  # doctest: +SKIP
    [('1', 'recalling d)')]
    """
    from itures.analyse.footnotes import find_footnotes as verb

    return verb(document)


def find_instructions(document: Document, acts: Literal["rules", "model"] = "rules") -> tuple[Instruction, ...]:
    """Who is told to do what, by when, reporting to whom, in the order of the text.

    With `acts` "model" the verbs come from a dependency parse; it needs the extra `en`, and raises NoModelError without it.

    >>> [(one.to, one.does) for one in itures.find_instructions(itures.parse("proposal.docx"))]  # doctest: +SKIP
    [(('SG',), 'report')]
    """
    from itures.analyse.instructions.find import find_instructions as verb

    return verb(document, acts)


def diff(old: Document, new: Document) -> Diff:
    """What changed between two texts, clause by clause, and what is only renumbering.

    >>> [edit.kinds for edit in itures.diff(itures.parse("old.txt"), itures.parse("new.docx")).edits]  # doctest: +SKIP
    [('removed',), ('renumbered',)]
    """
    from itures.analyse.diff.edits import diff as verb

    return verb(old, new)


def diff_redlined(path: str | PathLike[str], *, manual_marks: bool = False) -> Diff:
    """What the tracked changes of one Word file do, with authors and dates. Raises UnreadableError, also for text files.

    >>> itures.diff_redlined("redlined.docx").edits[0].author  # doctest: +SKIP
    'Kenya'
    """
    from itures.session.redlined import redlined

    return redlined(read(path, manual_marks=manual_marks))[2]


def compare(base: Document, proposals: Sequence[Document], names: Sequence[str] | None = None) -> Comparison:
    """What several proposals do to the same text, with what they agree on and where they conflict.

    `names` are what they go by, one for each (ValueError otherwise); without them, a proposal goes by its sources, else by
    the name of its file. What is on another resolution is in `left_out` of the result.

    >>> base, *others = map(itures.parse, ["base.docx", "africa.docx", "europe.docx"])  # doctest: +SKIP
    >>> [row.verdict for row in itures.compare(base, others).rows]  # doctest: +SKIP
    ['kept', 'conflict']
    """
    from itures.analyse.compare.rows import compare as verb

    return verb(base, proposals, names)


def render(document: Document, format: str = "tree", *, full: bool = False, width: int = 80) -> str:
    """The document as text without colours: "tree" (for people), "outline", "json" or "jsonl". Others raise KeyError.

    `full` shows texts whole; `width` is the longest line of a tree.

    >>> itures.render(document, "outline")  # doctest: +SKIP
    """
    from itures.render import Look
    from itures.render import render as verb

    return verb(document, format, Look(full=full, width=width))


_TYPES = {
    "Comparison": "itures.model.compare",
    "Diff": "itures.model.diff",
    "Document": "itures.model.tree",
    "Instruction": "itures.model.instructions",
    "NoModelError": "itures.analyse.instructions.dependency",
    "NoteEntry": "itures.model.footnotes",
    "Reference": "itures.model.references",
    "UnreadableError": "itures.model.stream",
}


def __getattr__(name: str) -> Any:
    """The types that callers name, loaded when they are first asked for."""
    if name in _TYPES:
        return getattr(import_module(_TYPES[name]), name)
    raise AttributeError(f"module 'itures' has no attribute {name!r}")


class _Package(ModuleType):
    """Keeps `itures.parse` the function: importing the subpackage of that name would put the module in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in {"read", "parse", "render"} and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
