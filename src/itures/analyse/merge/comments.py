"""What a comment in the margin says of what was not taken."""

from __future__ import annotations

from itures.model.brief import listed
from itures.model.merge import Change, Conflict


def comment(what: Conflict | Change) -> str:
    """A conflict, with who wants what, or a change that was left out, a line for each.

    >>> from itures.model.merge import Option
    >>> said = Conflict(1, "resolves 2", "x", "touching words", "once", (Option(("A", "B"), "twice"), Option(("C",), None)))
    >>> print(comment(said))
    Not agreed: touching words
    A and B: “twice”
    C: take it away
    """
    if isinstance(what, Change):
        return f"Not taken: {what.why}\n{listed(what.names)}: {_does(what)}"
    head = f"Taken: the wording of {what.winner}" if what.winner else "Not agreed"
    lines = [f"{head}: {what.why}"]
    for option in what.options:
        wanted = "keep it" if option.keeps else "take it away" if not option.text else f"“{option.text}”"
        lines.append(f"{listed(option.names)}: {wanted}")
    return "\n".join(lines)


def _does(change: Change) -> str:
    """What a change would do."""
    old, new = f"“{change.old.strip()}”", f"“{change.new.strip()}”"
    match change.kind:
        case "removed" | "sup":
            return "take it away"
        case "note-removed":
            return f"take the note {old} away"
        case "note-added":
            return f"add the note {new}"
        case "added":
            return f"add {new}"
        case "moved":
            return f"put it elsewhere: {new}"
        case _:
            return f"{new} for {old}" if change.old.strip() and change.new.strip() else _one(change, old, new)


def _one(change: Change, old: str, new: str) -> str:
    return f"add {new}" if change.new.strip() else f"take {old} away"
