"""itures reads resolutions of the International Telecommunication Union into a typed clause tree.

>>> import itures
>>> document = itures.parse("proposal.docx")  # doctest: +SKIP
>>> itures.find(document, "resolves 2 a)").text  # doctest: +SKIP
>>> for reference in itures.find_references(document):  # doctest: +SKIP
...     print(reference.at, reference.id, reference.status)
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from itures.foundation.version import version as __version__
from itures.library import (
    clauses,
    compare,
    diff,
    diff_redlined,
    find_brackets,
    find_footnotes,
    find_instructions,
    find_provisions,
    find_references,
    merge,
    parse,
    parse_record,
    read,
    redline,
    render,
    schema,
    to_dict,
    write,
)

if TYPE_CHECKING:
    from itures.analyse.instructions.dependency import NoModelError as NoModelError
    from itures.model.answer import Answer as Answer
    from itures.model.brackets import BracketEntry as BracketEntry
    from itures.model.clauses import Clause as Clause
    from itures.model.compare import Comparison as Comparison
    from itures.model.diff import Diff as Diff
    from itures.model.diff import Edit as Edit
    from itures.model.footnotes import NoteEntry as NoteEntry
    from itures.model.instructions import Instruction as Instruction
    from itures.model.merge import Merge as Merge
    from itures.model.places import find as find
    from itures.model.provisions import ProvisionEntry as ProvisionEntry
    from itures.model.references import Reference as Reference
    from itures.model.stream import Diagnostic as Diagnostic
    from itures.model.stream import Span as Span
    from itures.model.stream import Stream as Stream
    from itures.model.stream import UnreadableError as UnreadableError
    from itures.model.tree import Document as Document
    from itures.model.walk import walk as walk
    from itures.register.register import Register as Register
    from itures.session.corpus.corpus import Corpus as Corpus
    from itures.session.session import Session as Session
    from itures.store.opening import StoreError as StoreError

__all__ = [
    "Answer",
    "BracketEntry",
    "Clause",
    "Comparison",
    "Corpus",
    "Diagnostic",
    "Diff",
    "Document",
    "Edit",
    "Instruction",
    "Merge",
    "NoModelError",
    "NoteEntry",
    "ProvisionEntry",
    "Reference",
    "Register",
    "Session",
    "Span",
    "StoreError",
    "Stream",
    "UnreadableError",
    "__version__",
    "clauses",
    "compare",
    "diff",
    "diff_redlined",
    "find",
    "find_brackets",
    "find_footnotes",
    "find_instructions",
    "find_provisions",
    "find_references",
    "merge",
    "parse",
    "parse_record",
    "read",
    "redline",
    "render",
    "schema",
    "to_dict",
    "tree",
    "walk",
    "write",
]

_ELSEWHERE = {
    "Answer": "itures.model.answer",
    "BracketEntry": "itures.model.brackets",
    "Clause": "itures.model.clauses",
    "Comparison": "itures.model.compare",
    "Corpus": "itures.session.corpus.corpus",
    "Diagnostic": "itures.model.stream",
    "Diff": "itures.model.diff",
    "Document": "itures.model.tree",
    "Edit": "itures.model.diff",
    "Instruction": "itures.model.instructions",
    "Merge": "itures.model.merge",
    "NoModelError": "itures.analyse.instructions.dependency",
    "NoteEntry": "itures.model.footnotes",
    "ProvisionEntry": "itures.model.provisions",
    "Reference": "itures.model.references",
    "Register": "itures.register.register",
    "Session": "itures.session.session",
    "Span": "itures.model.stream",
    "StoreError": "itures.store.opening",
    "Stream": "itures.model.stream",
    "UnreadableError": "itures.model.stream",
    "find": "itures.model.places",
    "walk": "itures.model.walk",
}
"""What stands in a module that is loaded when it is first asked for: the import of the package alone costs next to nothing."""


def __getattr__(name: str) -> Any:
    if name == "tree":
        return import_module("itures.tree")
    if name in _ELSEWHERE:
        return getattr(import_module(_ELSEWHERE[name]), name)
    raise AttributeError(f"module 'itures' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """Keeps `itures.parse` the function: importing the subpackage of that name would put the module in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in {"read", "parse", "redline", "render"} and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)

    def __reduce__(self) -> tuple[Any, ...]:
        # Functions that speak of itures are sent to the workers of clusters.
        return import_module, (self.__name__,)


sys.modules[__name__].__class__ = _Package
