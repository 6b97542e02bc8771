"""The table of capabilities: what can be asked of a document, by name.

A capability has a function that finds (session and document in, records out), the type of the record that is published, and the
columns of its rows. Another package adds one by an entry point in the group "itures.capabilities".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple

from itures.foundation.tables import Table

if TYPE_CHECKING:
    from itures.model.answer import Answer
    from itures.model.tree import Document
    from itures.session.session import Session


class Capability(NamedTuple):
    """`find` gives what is found, in the order of the text. `record` is a dataclass of the file's name, what was found, and its
    `format`; a field `register` is filled with the state of the register. `columns` are those of its rows.
    """

    find: Callable[[Session, Document], tuple[Any, ...]]
    record: type
    columns: tuple[str, ...] = ()

    @property
    def asks_register(self) -> bool:
        """Whether the register was asked, so that the record names it."""
        return any(field.name == "register" for field in fields(self.record))


CAPABILITIES: Table[Capability] = Table(
    "itures.capabilities",
    {
        "references": "itures.session.references:REFERENCES",
        "footnotes": "itures.session.footnotes:FOOTNOTES",
        "instructions": "itures.session.instructions:INSTRUCTIONS",
        "brackets": "itures.session.brackets:BRACKETS",
        "provisions": "itures.session.provisions:PROVISIONS",
    },
)


def record_of(answer: Answer[Any]) -> Any:
    """The record that is published of an answer; it names the register where that was asked.

    >>> from itures.model.answer import Answer
    >>> record_of(Answer("a.txt", (), (), "references")).format
    'itures.references/1'
    """
    capability = CAPABILITIES[answer.capability]
    more = {"register": answer.register} if capability.asks_register else {}
    return capability.record(answer.source, answer.found, **more)


def records() -> Mapping[str, type]:
    """Every record that is published, by the name before its version: `itures.NAME/1`.

    >>> records()["footnotes"].__name__
    'Footnotes'
    """
    from itures.model.answer import Failure
    from itures.model.compare import Comparison
    from itures.model.diff import Diff
    from itures.model.merge import Merge
    from itures.model.tree import Document

    found: dict[str, type] = {
        "document": Document,
        "diff": Diff,
        "comparison": Comparison,
        "merge": Merge,
        "error": Failure,
    }
    found.update((name, CAPABILITIES[name].record) for name in CAPABILITIES)
    return found
