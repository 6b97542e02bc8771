"""The table of outputs: what writes the answers of a capability in a format, by "capability.format".

JSON is none of them: the record of any capability has it. Another package adds one by an entry point in the group
"itures.outputs".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from itures.foundation.tables import Table
from itures.model.answer import Answer
from itures.render import Look


class Output(NamedTuple):
    """`write` takes the answers about files, the look, whether nothing was written before and whether several files were
    given, and gives text.

    `follows`: files follow one another, so that each is written as soon as it is read; else all of them are written together.
    `once`: it goes through the answers once and keeps what it writes of them, so that nobody else need keep them.
    `suffix` is that of files in this format.
    """

    write: Callable[[Any, Look, bool, bool], str]
    suffix: str = ".txt"
    follows: bool = False
    once: bool = False


def following(rows: Callable[[Answer[Any], bool], str]) -> Output:
    r"""The output of rows for spreadsheets, file after file: `rows` takes an answer and whether the heading stands above it.

    >>> following(lambda answer, heading: "a,b\n" if heading else "").write([None, None], Look(), True, False)
    'a,b\n'
    """

    def written(files: Sequence[Answer[Any]], look: Look, first: bool, several: bool) -> str:
        return "".join([rows(file, first and not number) for number, file in enumerate(files)])

    return Output(written, ".csv", follows=True)


OUTPUTS: Table[Output] = Table(
    "itures.outputs",
    {
        "references.table": "itures.render.references.table:TABLE",
        "references.csv": "itures.render.references.table:CSV",
        "references.dot": "itures.render.references.graph:DOT",
        "references.graphml": "itures.render.references.graph:GRAPHML",
        "references.mermaid": "itures.render.references.graph:MERMAID",
        "footnotes.table": "itures.render.footnotes:TABLE",
        "footnotes.csv": "itures.render.footnotes:CSV",
        "instructions.table": "itures.render.instructions:TABLE",
        "instructions.csv": "itures.render.instructions:CSV",
        "instructions.markdown": "itures.render.instructions:MARKDOWN",
        "brackets.table": "itures.render.brackets:TABLE",
        "brackets.csv": "itures.render.brackets:CSV",
        "brackets.markdown": "itures.render.brackets:MARKDOWN",
        "provisions.table": "itures.render.provisions:TABLE",
        "provisions.csv": "itures.render.provisions:CSV",
        "provisions.register": "itures.render.provisions:REGISTER",
        "actors.table": "itures.render.actors:TABLE",
        "actors.csv": "itures.render.actors:CSV",
        "actors.markdown": "itures.render.actors:MARKDOWN",
        "actors.json": "itures.render.actors:JSON",
    },
)


def formats(capability: str) -> tuple[str, ...]:
    """The formats in which the answers of a capability are written, without JSON.

    >>> formats("footnotes")
    ('table', 'csv')
    """
    prefix = f"{capability}."
    return tuple([name[len(prefix) :] for name in OUTPUTS if name.startswith(prefix)])
