"""What a user looks for, as FTS5 takes it.

    query   = and { "OR" and }
    and     = not { [ "AND" ] not }
    not     = near { "NOT" near }
    near    = atom { "NEAR" [ "/" number ] atom }
    atom    = word | word "*" | '"' words '"' [ "*" ] | "(" query ")"

Operators are in capitals; words that stand beside each other must all be there. Everything that is no operator is folded, and
quoted, so that nothing of it is an operator of FTS5.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from itures.store.folding import fold, without_article

LONGEST: Final = 1_000
"""Characters of a query: people write a line."""
NEARNESS: Final = 10
"""Words between those that NEAR joins, where the query does not say."""
_DEEPEST: Final = 20
_TOKEN = re.compile(
    r"""(?P<open>[(])|(?P<close>[)])|"(?P<phrase>[^"]*)"(?P<begun>\*?)|(?P<quote>")|(?P<word>[^\s()"]+)""",
)
_NEARNESS = "NEAR"
_NEAR = re.compile(rf"{_NEARNESS}(?:/(?P<distance>\d{{1,3}}))?\Z")
_LIKE_NEAR = re.compile(rf"{_NEARNESS}\Z|(?i:{_NEARNESS})/")
_LETTER = re.compile(r"[^\W_]")


class QueryError(ValueError):
    """What is wrong with a query, in one line."""


class _Token(NamedTuple):
    kind: str
    text: str
    begun: bool = False


class _Atom(NamedTuple):
    """A part of the query as FTS5 takes it; `single` says that it is a word or a phrase, which NEAR can join."""

    text: str
    single: bool


def fts(query: str) -> str:
    """A query for FTS5. Raises QueryError.

    >>> fts("accessib* NEAR disabil*")
    'NEAR("accessib" * "disabil" *, 10)'
    >>> fts('lamps "spare parts" OR 无障碍 NOT rural')
    '("lamps" AND "spare parts") OR ("无 障 碍" NOT "rural")'
    >>> fts("NEAR x")
    Traceback (most recent call last):
    itures.store.query.QueryError: a word is missing before NEAR
    """
    if len(query) > LONGEST:
        raise QueryError(f"the query is longer than {LONGEST} characters")
    if any("\ud800" <= sign <= "\udfff" for sign in query):
        raise QueryError("it has characters that are in no encoding; write it anew")
    tokens = _tokens(query)
    if not tokens:
        raise QueryError("there is nothing to look for")
    parser = _Parser(tokens)
    found = parser.either()
    if parser.token is not None:
        raise QueryError('a bracket ")" closes nothing')
    return found.text


def _tokens(query: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(query):
        kind = str(match.lastgroup)
        if kind == "quote":
            raise QueryError("a quotation mark is not closed")
        if match["phrase"] is not None:
            found.append(_Token("phrase", match["phrase"], bool(match["begun"])))
        elif kind == "word" and match["word"] in ("AND", "OR", "NOT"):
            found.append(_Token(match["word"], match["word"]))
        elif kind == "word" and _LIKE_NEAR.match(match["word"]):
            found.append(_near_token(match["word"]))
        else:
            found.append(_Token(kind, match[0]))
    return found


def _near_token(word: str) -> _Token:
    """NEAR, or NEAR/5. Raises QueryError for what looks like it and is not."""
    if _NEAR.match(word) is None:
        raise QueryError(f"{word}: write {_NEARNESS}, or {_NEARNESS}/5 with a number of words up to 999")
    return _Token("NEAR", word)


class _Parser:
    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    @property
    def token(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next_is(self, *kinds: str) -> bool:
        return self.token is not None and self.token.kind in kinds

    def _take(self) -> _Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def either(self) -> _Atom:
        parts = [self._all()]
        while self._next_is("OR"):
            self._take()
            parts.append(self._all())
        return _joined("OR", parts)

    def _all(self) -> _Atom:
        parts = [self._without()]
        while self._next_is("AND", "word", "phrase", "open"):
            if self._next_is("AND"):
                self._take()
            parts.append(self._without())
        return _joined("AND", parts)

    def _without(self) -> _Atom:
        found = self._near()
        while self._next_is("NOT"):
            self._take()
            found = _joined("NOT", [found, self._near()])
        return found

    def _near(self) -> _Atom:
        first = self._atom()
        if not self._next_is("NEAR"):
            return first
        parts, distances = [first], []
        while self._next_is("NEAR"):
            given = _NEAR.match(self._take().text)
            distances.append(int(given["distance"] or NEARNESS) if given else NEARNESS)
            parts.append(self._atom())
        if not all(part.single for part in parts):
            raise QueryError("NEAR joins words and phrases, not brackets")
        if len(set(distances)) == 1:
            return _Atom(f"NEAR({' '.join([part.text for part in parts])}, {distances[0]})", False)
        # Each distance holds for the two beside it.
        pairs = zip(parts, parts[1:], distances, strict=False)
        return _joined(
            "AND", [_Atom(f"NEAR({one.text} {other.text}, {within})", False) for one, other, within in pairs]
        )

    def _atom(self) -> _Atom:
        token = self.token
        if token is None:
            raise QueryError(f"a word is missing behind {self._tokens[-1].text}")
        if token.kind == "open":
            return self._bracket()
        if token.kind not in ("word", "phrase"):
            raise QueryError(
                'a bracket ")" closes nothing' if token.kind == "close" else f"a word is missing before {token.text}"
            )
        self._take()
        if token.kind == "phrase":
            return _Atom(_quoted(token.text, token.begun, alone=False), True)
        return _word(token.text)

    def _bracket(self) -> _Atom:
        self._take()
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError(f"brackets stand in more than {_DEEPEST} others")
        inner = self.either()
        self._depth -= 1
        if not self._next_is("close"):
            raise QueryError('a bracket "(" is not closed')
        self._take()
        return inner


def _joined(operator: str, parts: list[_Atom]) -> _Atom:
    if len(parts) == 1:
        return parts[0]
    texts = [part.text if part.single or part.text.startswith("NEAR(") else f"({part.text})" for part in parts]
    return _Atom(f" {operator} ".join(texts), False)


def _word(text: str) -> _Atom:
    begun = text.endswith("*")
    plain = text[:-1] if begun else text
    if "*" in plain:
        raise QueryError(f"{text}: an asterisk stands at the end of a word")
    if plain.startswith(("-", "+")) and len(plain) > 1:
        raise QueryError(f"{text}: write NOT before a word that must not be there, nothing before one that must")
    return _Atom(_quoted(plain, begun, alone=True), True)


def _quoted(text: str, begun: bool, *, alone: bool) -> str:
    """A word or a phrase, folded, without the signs that part words for the tokenizer."""
    if "*" in text:
        raise QueryError(f"{text}: an asterisk stands behind a word, or behind the quotation mark that ends a phrase")
    folded = fold(text)
    if alone:
        folded = without_article(folded)
    if _LETTER.search(folded) is None:
        raise QueryError(f"{text or chr(34) * 2}: there is no word in it")
    plain = " ".join(folded.replace('"', " ").replace("\x00", " ").split())
    return f'"{plain}" *' if begun else f'"{plain}"'
