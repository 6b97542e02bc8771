"""The words that lead from one wording to another, and whether they change more than its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import Indel

from itures.model.diff import Word

_TOKEN = re.compile(r"\w+(?:['’]\w+)?|\s+|[^\w\s]")
_SENTENCE = re.compile(r"[^.;:\n]*[.;:\n]?\s*")
_LONG = 4_000
"""Tokens from which on a wording is compared by its sentences first: time and memory grow with the square of tokens."""
# Quotation marks; behind a digit they are minutes and seconds, or feet and inches.
_QUOTES = re.compile("(?<![\\d°])[\"'`´‘’‚“”„«»‹›]")
# A blank that parts no numbers.
_BLANK = re.compile(r"(?<!\d) | (?!\d)")
# A dash or hyphen between letters or blanks; between digits it is a range, before one a minus.
_DASH = re.compile("(?<=[^\\W\\d_])[-‐‑‒–—](?=[^\\W\\d_])|(?<=\\s)[-‐‑‒–—](?=\\s)")
# A sign that parts words: behind it stands no letter and no digit, as in 10.5 or 9.11A.
_SIGN = re.compile(r"[,;:.](?!\w)")
_CAPITALS = 4


def word_diff(old: str, new: str) -> tuple[Word, ...]:
    """The words that lead from one wording to another; what both have is as the old one has it.

    >>> [(word.op, word.text) for word in word_diff("it should meet", "it shall meet")]
    [('equal', 'it '), ('delete', 'should'), ('insert', 'shall'), ('equal', ' meet')]
    """
    here, there = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(here), len(there)) <= _LONG:
        return _tidy(_changes(here, there))
    found: list[Word] = []
    for one, other in _blocks([*_SENTENCE.findall(old)], [*_SENTENCE.findall(new)]):
        if one == other:
            found.append(Word("equal", one))
            continue
        tokens = _TOKEN.findall(one), _TOKEN.findall(other)
        if max(map(len, tokens)) <= _LONG:
            found += _changes(*tokens)
        else:
            found += [word for word in (Word("delete", one), Word("insert", other)) if word.text]
    return _tidy(found)


def editorial(old: str, new: str) -> bool:
    """Whether two wordings differ in nothing but the signs between words, quotation marks, dashes, capitals and blanks.

    Signs beside digits, brackets, units and signs of quantities say something, and so do capitals inside a word (mW, MW).

    >>> editorial("the Union, and its Members", "The Union and its members"), editorial("10.5 MHz", "105 MHz")
    (True, False)
    """
    return plain(old) == plain(new)


def plain(text: str) -> str:
    """A wording without what is editorial in it: two that differ in nothing else have the same.

    >>> plain("The Union, and Articles 4, 5")
    'theunionandarticles4 5'
    """
    text = _SIGN.sub("", _DASH.sub("", _QUOTES.sub("", text.replace("\u2011", "-"))))
    words = text.split()
    return _BLANK.sub("", " ".join([_lower(word, first=not index) for index, word in enumerate(words)]))


def _lower(word: str, *, first: bool) -> str:
    """A word without its capitals, where they say nothing: the first one, and those of a word in capitals."""
    if word[1:].islower() or (first and len(word) == 1) or (word.isupper() and len(word) >= _CAPITALS):
        return word.casefold()
    return word


def _blocks(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The sentences that both have, and what stands between them in each."""
    ops = Indel.opcodes([_blank(one) for one in here], [_blank(one) for one in there])
    for same, group in groupby(ops, key=lambda op: op.tag == "equal"):
        parts = list(group)
        one = here[parts[0].src_start : parts[-1].src_end]
        other = there[parts[0].dest_start : parts[-1].dest_end]
        if same:
            yield from [(sentence, sentence) for sentence in one]
        else:
            yield "".join(one), "".join(other)


def _blank(text: str) -> str:
    return " ".join(text.replace("\u2011", "-").split())


def _changes(here: Sequence[str], there: Sequence[str]) -> list[Word]:
    """The tokens of two wordings with what became of them."""
    start = 0
    most = min(len(here), len(there))
    keys, others = [_seen(token) for token in here], [_seen(token) for token in there]
    while start < most and keys[start] == others[start]:
        start += 1
    end = 0
    while end < most - start and keys[-1 - end] == others[-1 - end]:
        end += 1
    found: list[Word] = [Word("equal", "".join(here[:start]))] if start else []
    here_end, there_end = len(here) - end, len(there) - end
    for op in Indel.opcodes(keys[start:here_end], others[start:there_end]):
        deleted = "".join(here[start + op.src_start : start + op.src_end])
        inserted = "".join(there[start + op.dest_start : start + op.dest_end])
        if op.tag == "equal":
            found.append(Word("equal", deleted))
            continue
        if deleted:
            found.append(Word("delete", deleted))
        if inserted:
            found.append(Word("insert", inserted))
    if end:
        found.append(Word("equal", "".join(here[here_end:])))
    return found


def _seen(token: str) -> str:
    """A token as a reader sees it: a no-break space is a space, and a no-break hyphen a hyphen."""
    if token.isspace():
        return "\n" if "\n" in token else " "
    return token.replace("\u2011", "-")


def _tidy(found: Sequence[Word]) -> tuple[Word, ...]:
    """Blanks between two changes belong to them: "the [old-]new[ ]words" reads badly; deletions before insertions."""
    runs: list[Word] = []
    deleted = inserted = ""
    for index, word in enumerate(found):
        only_blank = word.op == "equal" and not word.text.strip() and "\n" not in word.text
        between = 0 < index < len(found) - 1
        if word.op == "equal" and not (only_blank and between and (deleted or inserted)):
            _flush(runs, deleted, inserted)
            deleted = inserted = ""
            _equal(runs, word.text)
            continue
        if word.op in ("equal", "delete"):
            deleted += word.text
        if word.op in ("equal", "insert"):
            inserted += word.text
    _flush(runs, deleted, inserted)
    return tuple(runs)


def _flush(runs: list[Word], deleted: str, inserted: str) -> None:
    """Adds a change; blanks that both begin or end with are no part of it."""
    before = after = ""
    if deleted[:1] == inserted[:1] == " ":
        before, deleted, inserted = " ", deleted[1:], inserted[1:]
    if deleted[-1:] == inserted[-1:] == " ":
        after, deleted, inserted = " ", deleted[:-1], inserted[:-1]
    _equal(runs, before)
    if deleted:
        runs.append(Word("delete", deleted))
    if inserted:
        runs.append(Word("insert", inserted))
    _equal(runs, after)


def _equal(runs: list[Word], text: str) -> None:
    if text and runs and runs[-1].op == "equal":
        runs[-1] = Word("equal", runs[-1].text + text)
    elif text:
        runs.append(Word("equal", text))
