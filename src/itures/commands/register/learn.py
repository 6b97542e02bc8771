"""The command `itures register learn`: adopted texts to a table of their editions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from itures.commands.destination import refuse_inputs, save
from itures.commands.register.known import known
from itures.commands.terminal import DONE, FAILED, complain, say, write

if TYPE_CHECKING:
    from itures.register.register import Register
    from itures.session.files import Task
    from itures.session.session import Session

_EPILOG = """\b
Examples:
  itures register learn basic-texts/ -o ours.csv
  itures register learn WTSA-24/ | less
"""


def mount(app: typer.Typer) -> None:
    """Add the command `register learn` to an app.

    >>> mount(typer.Typer())
    """
    app.command("learn", epilog=_EPILOG)(learn)


def learn(
    files: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="Adopted texts, or folders of them.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE.csv", help="Write the table there, not to the terminal."),
    ] = None,
) -> None:
    """Read adopted resolutions, and write the editions and titles found in them as a table for --register and import."""
    from itures.register.learn import table
    from itures.session.files import expand
    from itures.session.session import Session

    register = known(None)
    session = Session()
    tasks = expand(files)
    if output is not None:
        refuse_inputs(output, [task.source for task in tasks])
    found = [_learned(task, session, register) for task in tasks]
    text = table([row for rows in found for row in rows or ()])
    if output is None:
        write(text)
    else:
        _save(output, text, sum(map(bool, found)))
    raise typer.Exit(FAILED if None in found else DONE)


def _learned(task: Task, session: Session, register: Register) -> list[dict[str, str]] | None:
    """What a file teaches; None for one that cannot be read, which is complained about."""
    from itures.model.stream import UnreadableError
    from itures.register.learn import learned

    if task.error is not None:
        complain(f"{task.source}: {task.error}")
        return None
    try:
        rows = list(learned(session.parse(task.source, task.data), register))
    except (UnreadableError, OSError) as error:
        complain(str(error) if task.source in str(error) else f"{task.source}: {error}")
        return None
    if not rows:
        say(f"{task.source}: no adopted text with number and edition in it")
    return rows


def _save(output: str, text: str, files: int) -> None:
    """Writes the table, and says how much is in it."""
    save(output, text, ())
    editions = text.count("\n") - 1
    told = f"{editions} {'edition' if editions == 1 else 'editions'} from {files} {'file' if files == 1 else 'files'}"
    say(f"{output}: {told}")
