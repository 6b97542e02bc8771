"""Steps for the workers of a cluster in the tests: they find this module by PYTHONPATH."""

from __future__ import annotations

import os

from itures.session.session import Session

POISON = "poison"


def doubled(thing: str, session: Session) -> str:
    """Twice the thing; what is poison ends its worker."""
    if thing == POISON:
        os._exit(1)
    return thing * 2


def refused(thing: str, session: Session) -> str:
    """A step that breaks its promise to raise nothing."""
    raise ValueError(f"no {thing}")
