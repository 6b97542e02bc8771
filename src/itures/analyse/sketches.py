"""Wordings that may be alike, among millions: by sketches of their letters (MinHash), with the extra `overlap` (rensa).

A wording is told by the smallest hashes of its pieces of SIZE letters. Two wordings share one of them as often as they share such
pieces; the hashes are taken in bands of ROWS, and wordings that share a band are candidates (Broder 1997; Leskovec, Rajaraman,
Ullman, Mining of Massive Datasets, chapter 3). The index of all pairs of words takes some kilobytes for each wording; sketches take
204 bytes.

Of pairs that are 80 % alike 99.5 % are found where one word in ten was edited, 97.8 % where a letter changed in three of ten words,
98.3 % of short ones with up to three other words (`benchmarks/overlap.py`).
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Sequence
from typing import Final
from zlib import crc32

from rensa import RMinHash  # type: ignore[import-not-found, import-untyped, unused-ignore]  # an extra

from itures.analyse.overlap import Candidates

SIZE: Final = 4
"""Letters of a piece: what is alike in its letters shares more of these than of its words, where changes are spread over many."""
ROWS: Final = 5
"""Hashes of a band: with more, less is found; with fewer, more is compared in vain."""
BANDS: Final = 51
"""Of two wordings that share six of ten pieces, so many bands find 98 %; of two that share one of ten, 0.05 %."""
_SEED: Final = 42
_BATCH: Final = 10_000


def candidates(wordings: Sequence[str], crowd: int, shortest: int) -> Candidates:
    """For each wording, later ones that share a band with it, every two once.

    Wordings are given as `overlap.alike` takes them; those of fewer words than `shortest` have none. A band that more than `crowd`
    wordings share is no help: those that are in no smaller one are counted as crowded.

    >>> old = "that terminals in most places cannot be used by persons with disabilities"
    >>> found = candidates([old, "that spare parts are hard to get in most countries", f"{old} at all"], 400, 8)
    >>> list(found.pairs), found.crowded()
    ([(0, [2])], 0)
    """
    sketches = _Sketches(*_keys(wordings, shortest), crowd)
    return Candidates(sketches.pairs(), sketches.crowded)


class _Sketches:
    """The bands of wordings: for each band, a number that wordings share if they share the band; and which wordings these are."""

    def __init__(self, keys: list[array[int]], told: array[int], crowd: int) -> None:
        self._keys, self._told, self._crowd = keys, told, crowd
        self._compared, self._left = bytearray(len(told)), bytearray(len(told))

    def pairs(self) -> Iterator[tuple[int, list[int]]]:
        """Wordings, each with later ones that share a band with it and none before that."""
        for number, band in enumerate(self._keys):
            for own in _sharing(band):
                crowded = len(own) > self._crowd
                mark = self._left if crowded else self._compared
                for one in own:
                    mark[one] = 1
                if not crowded:
                    yield from self._once(own, self._keys[:number])

    def _once(self, own: Sequence[int], earlier: Sequence[array[int]]) -> Iterator[tuple[int, list[int]]]:
        for place, one in enumerate(own):
            others = [other for other in own[place + 1 :] if not any(key[one] == key[other] for key in earlier)]
            if others:
                yield self._told[one], [self._told[other] for other in others]

    def crowded(self) -> int:
        """How many wordings, of those that `pairs` has gone through, share bands with crowds alone."""
        return sum(left > compared for left, compared in zip(self._left, self._compared, strict=True))


def _keys(wordings: Sequence[str], shortest: int) -> tuple[list[array[int]], array[int]]:
    """For each band, a number that wordings share if they share the band, and which wordings these are."""
    keys = [array("I") for _ in range(BANDS)]
    told = array("I", [number for number, text in enumerate(wordings) if text.count(" ") + 1 >= shortest])
    pack = struct.Struct(f"{ROWS * BANDS}I").pack
    size = 4 * ROWS
    for first in range(0, len(told), _BATCH):
        pieces = [_pieces(wordings[number]) for number in told[first : first + _BATCH]]
        for digest in RMinHash.digests_from_token_sets(pieces, ROWS * BANDS, _SEED):
            packed = pack(*digest)
            for band, own in enumerate(keys):
                own.append(crc32(packed[band * size : (band + 1) * size]))
    return keys, told


def _pieces(text: str) -> list[str]:
    return [text[at : at + SIZE] for at in range(max(1, len(text) - SIZE + 1))]


def _sharing(band: array[int]) -> Iterator[list[int]]:
    """The wordings that share a number, where there are several, in their order."""
    first: dict[int, int] = {}
    several: dict[int, list[int]] = {}
    for number, key in enumerate(band):
        before = first.setdefault(key, number)
        if before != number:
            several.setdefault(key, [before]).append(number)
    return iter(several.values())
