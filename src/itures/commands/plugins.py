"""Commands that other packages add: any capability of the table can be asked by its name."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from itures.commands.options import Files, Jobs, Manual, Quiet, ViewOption


class Commands(TyperGroup):
    """The commands of the program; a name that is none of them may be a capability of another package."""

    def get_command(self, ctx: Any, name: str) -> Any:
        """The command of a name, None where nobody has one."""
        command = super().get_command(ctx, name)
        if command is not None:
            return command
        from itures.session.capabilities import CAPABILITIES

        return _command(name) if name in CAPABILITIES.added() else None


def _command(capability: str) -> Any:
    """The command that asks a capability of another package: its outputs, and JSON."""
    from itures.render.outputs import formats

    names = (*formats(capability), "json", "jsonl")

    def ask(
        files: Files,
        # As a default, for the names of an annotation are looked for in the module.
        format: str = typer.Option(names[0], "--format", "-f", help=f"One of: {', '.join(names)}."),
        view: ViewOption = "revised",
        manual_marks: Manual = False,
        full: Annotated[bool, typer.Option("--full", help="Show texts whole.")] = False,
        jobs: Jobs = None,
        quiet: Quiet = False,
    ) -> None:
        from itures.commands.answers import Asked, show

        if format not in names:
            raise typer.BadParameter(f"choose among: {', '.join(names)}", param_hint="'--format'")
        show(Asked(files, capability, format, view, manual_marks, jobs, quiet, full))

    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(capability, help=f"Ask for {capability}: a capability of another package.")(ask)
    return typer.main.get_command(app)
