"""Building without Python's cycle collector: streams and trees are many small tuples, and none of them is in a cycle.

The collector runs after every 700 new containers and looks at all it has kept so far; on a document of 200 pages that
is a quarter of the time, and it finds nothing. Mercurial does the same where it builds large containers (`util.nogc`).
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MANY = 10_000


def building(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Make a function run with the cycle collector paused; it is running again afterwards, if it was before.

    Other threads have it paused meanwhile, too: what they leave in cycles is collected later.

    >>> building(gc.isenabled)(), gc.isenabled()
    (False, True)
    """

    @wraps(function)
    def paused(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return paused


def rarely() -> None:
    """For a program that mostly loads modules and reads: the collector runs after many more new containers than usual.

    >>> rarely()  # doctest: +SKIP
    """
    gc.set_threshold(_MANY)


def ending() -> None:
    """For a program that ends: what it still holds is not looked through for cycles, which Python does several times then.

    >>> ending()  # doctest: +SKIP
    """
    gc.freeze()
