"""Calls: the phrases that open a group of clauses, recognised by a grammar over the verbs and names of the lexicon.

    call       = { modifier } verb { modifier | manner } [ marker | "to" base { modifier } | addressees ] [ qualifier ]
                 [ "," | ":" ]
    addressees = [ "to" ] addressee { connector addressee }
    addressee  = { skipped word }
                 ( name | "Director(s) of" bureau { connector bureau } | words nobody knows ) { continuer ... }

"resolves to instruct the Secretary-General to", "considering, however," and "further invites Member States" are calls;
"recognized and understood, so as to allow" is none, because no form of a verb stands at its start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from itures.model.tree import SectionKind
from itures.parse.lexicon import Lexicon
from itures.words import folded

Strength = Literal["bare", "named", "unknown", "sentence"]
LONGEST = 420
"""Characters of the longest call looked at; those of Plenipotentiary resolutions stay under 300."""
TRAILING = " \t\u00a0\n,:"
NUMBERS = re.compile(r"\s+\d+[A-Z]?(?:(?:\s*,\s*|\s+[a-z]{2,3}\s+)\d+[A-Z]?)*(?![\w.])")
"""What numbers the groups: "ITU-T Study Groups 2 and 3"."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call as read. `end` is where it ends in the text that was read.

    `strength`: "bare" (a verb alone), "named" (all addressees known), "unknown" (words after the verb that no list
    knows), "sentence" (a call with a clause after it on the same line, which begins at `end`).
    """

    text: str
    kind: SectionKind
    verbs: tuple[str, ...]
    addressees: tuple[str, ...]
    strength: Strength
    end: int
    open: bool = False
    """The line cannot end here: a connector, a comma or a name cut short stands at its end."""
    qualified: str = ""
    """A phrase on how, when or with whom that follows the addressees, if no "to" closes it."""


STOP = re.compile(r"[^\W\d_]{4}\.\s|;\s")
"""The end of a sentence; abbreviations ("Rev.", "No.") have three letters at most."""
WORD = re.compile(r"[^\W\d_]+")
POINT = re.compile(r"\s+(?:\d{1,3}(?:\.\d+)*[a-z]?\)?|[a-z]{1,4}\))(?=[\s,;:./]|\Z)")


def read_call(text: str, lexicon: Lexicon) -> Call | None:
    """The call at the start of `text`, or None.

    >>> from itures.parse.lexicon import load
    >>> call = read_call("instructs the Directors of the Bureaux, as appropriate,", load())
    >>> call.addressees, call.strength
    (('BR-DIR', 'TSB-DIR', 'BDT-DIR'), 'named')
    """
    if not text[:1].isalpha() or text[1:2] == ")":
        return None
    first = WORD.match(text)
    if first is None or first.group().casefold() not in lexicon.call_starts:
        return None
    head = lexicon.call_head.match(text)
    if head is None:
        return None
    if POINT.match(text, head.end()):
        return None  # "resolves 7 or 8 above" names a point
    form = folded(head["second"] or head["verb"])
    rest = text[head.end() :]
    bare = rest.strip(TRAILING)
    capital = text[:1].isupper()
    if form in lexicon.preambular:
        verbs = (*_verb_before(head, lexicon), lexicon.preambular[form])
        if not bare or folded(bare) in lexicon.markers:
            return Call(text.rstrip(TRAILING), "preambular", verbs, (), "bare", len(text))
        return None if capital else Call(text[: head.end()], "preambular", verbs, (), "sentence", head.end())
    verbs = (*_verb_before(head, lexicon), lexicon.operative[form])
    if not bare or bare in lexicon.markers:
        return Call(text.rstrip(TRAILING), "operative", verbs, (), "bare", len(text))
    end = head.end()
    second = lexicon.call_second.match(text, end)
    if second is not None:
        verbs = (*verbs, lexicon.bases[folded(second["base"])])
        end = second.end()
        bare = text[end:].strip(TRAILING)
        if not bare:
            return Call(text.rstrip(TRAILING), "operative", verbs, (), "bare", len(text), open=True)
    if capital or len(text) > LONGEST:
        return _sentence(text, end, verbs, lexicon) if not capital else _named_only(text, end, verbs, lexicon)
    return _addressed(text, end, verbs, lexicon) or _sentence(text, end, verbs, lexicon)


def _verb_before(head: re.Match[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The first of two verbs: "recognizing and noting"."""
    if head["second"] is None:
        return ()
    form = folded(head["verb"])
    return (lexicon.preambular.get(form) or lexicon.operative[form],)


def _named_only(text: str, end: int, verbs: tuple[str, ...], lexicon: Lexicon) -> Call | None:
    """A call that begins with a capital letter counts only where every word of it is known."""
    call = _addressed(text, end, verbs, lexicon)
    return call if call is not None and call.strength == "named" and not call.qualified else None


def _addressed(text: str, end: int, verbs: tuple[str, ...], lexicon: Lexicon) -> Call | None:
    body = text.rstrip(" \t\u00a0\n")
    if body[-1:] in ".;" or STOP.search(body, end):
        return None
    named: tuple[str, ...] = ()
    rest = body[end:].lstrip(TRAILING)
    if lexicon.lead_opener.match(rest) and (verbs[-1] not in lexicon.addressing or not lexicon.to_whom.match(rest)):
        return None
    if verbs[-1] not in lexicon.addressing:
        found = Who((), False, len(body), False)
    else:
        found = read_addressees(body, end, lexicon)
        named = found.names
    tail = body[found.end :].strip(TRAILING)
    call = body.rstrip(TRAILING)
    if found.known and lexicon.lead_opener.match(tail) and tail not in lexicon.markers:
        return Call(body[: found.end].rstrip(TRAILING), "operative", verbs, named, "sentence", found.end)
    strength: Strength = "named" if found.known and named else "unknown"
    return Call(
        call,
        "operative",
        verbs,
        named,
        strength,
        len(text),
        open=_open_end(body, lexicon),
        qualified="" if not tail or tail.split()[-1] in lexicon.markers else tail,
    )


def _open_end(body: str, lexicon: Lexicon) -> bool:
    if body.endswith((",", "/", "-", "–", "‑")):
        return True
    return body.rsplit(None, 1)[-1].casefold() in lexicon.last_words


def _sentence(text: str, end: int, verbs: tuple[str, ...], lexicon: Lexicon) -> Call | None:
    """A call that runs into its clause: "resolves that ...", "instructs the Secretary-General to report"."""
    tail = text[end:].lstrip(TRAILING)
    if lexicon.lead_opener.match(tail) or verbs[-1] not in lexicon.addressing:
        return Call(text[:end].rstrip(TRAILING), "operative", verbs, (), "sentence", end)
    found = read_addressees(text, end, lexicon)
    if not found.known or not found.names:
        return None
    return Call(text[: found.end].rstrip(TRAILING), "operative", verbs, found.names, "sentence", found.end)


@dataclass(frozen=True, slots=True)
class Who:
    """Addressees found: their identifiers, whether all of them are known, where they end, whether a qualifier follows."""

    names: tuple[str, ...]
    known: bool
    end: int
    qualified: bool


def read_addressees(text: str, start: int, lexicon: Lexicon) -> Who:
    """Who is named in `text` from `start` on, in the order of naming (gold identifiers: SG, BR-DIR, MS, "OTHER:...")."""
    names: list[str] = []
    known = True
    at = start + len(text[start:]) - len(text[start:].lstrip(" \t\u00a0\n,"))
    marker = lexicon.to_whom.match(text, at)
    if marker is not None and not lexicon.call_second.match(" " + text[at:]):
        at = marker.end()
    size = len(text.rstrip(TRAILING))
    while at < size:
        if names and lexicon.qualifier.match(text, at):
            return Who(tuple(names), known, at, True)
        found = _one(text, at, size, lexicon)
        names += [name for name in found.names if name not in names]
        known = known and found.known
        at = found.end
        connector = lexicon.connector.match(text, at)
        if at >= size or connector is None:
            break
        if lexicon.qualifier.match(text, at):
            return Who(tuple(names), known, at, True)
        at = connector.end()
    return Who(tuple(names), known, at, at < size)


def _one(text: str, at: int, size: int, lexicon: Lexicon) -> Who:
    begin = at
    skipped = lexicon.skipped.match(text, at)
    bureaux = lexicon.director.match(text, at if skipped is None else skipped.end())
    if bureaux is not None:
        found = _directors(text, bureaux.end(), lexicon)
        if found is not None:
            return found
    alone = lexicon.directors.match(text, at if skipped is None else skipped.end())
    if alone is not None:
        return Who(tuple(lexicon.words["addressees"]["bureaux"]), True, alone.end(), False)
    name = lexicon.name.match(text, at)
    if name is None and skipped is not None:
        at = skipped.end()
        name = lexicon.name.match(text, at)
    if name is not None and folded(name["name"]) not in lexicon.others:
        end = _behind(text, name.end(), size, lexicon)
        if end is not None:
            return Who((lexicon.names[folded(name["name"])],), True, end, False)
    stop = size
    joined = lexicon.after_connector.search(text, begin, size)
    if joined is not None:
        stop = joined.start()
    how = re.compile(rf",\s+{lexicon.qualifier.pattern}", re.IGNORECASE).search(text, begin, stop)
    if how is not None:
        stop = how.start()
    words = text[begin:stop].strip(TRAILING)
    opener = lexicon.infinitive.search(words)
    if opener is not None:
        stop = begin + text[begin:].index(words) + opener.start()
        words = words[: opener.start()]
    return Who(tuple([f"OTHER:{name}" for name in _others(words, lexicon)]), False, stop, False)


def _others(words: str, lexicon: Lexicon) -> list[str]:
    """Names nobody knows, as printed without their article: "the UNDP and the World Bank" are two."""
    parts = []
    begin = 0
    for connector in lexicon.between_others.finditer(words):
        left = words[begin : connector.start()]
        last = left.rsplit(None, 1)[-1]
        whole = last[0].isupper() or last.endswith("s")  # "research and development institutions" are one
        if whole and lexicon.continuer.search(left) is None:
            parts.append(left)
            begin = connector.end()
    parts.append(words[begin:])
    names = []
    for part in parts:
        article = lexicon.article.match(part)
        name = part[article.end() :] if article is not None else part
        if name.strip(TRAILING):
            names.append(" ".join(name.split()))
    return names


def _directors(text: str, at: int, lexicon: Lexicon) -> Who | None:
    every = lexicon.all_bureaux.match(text, at)
    if every is not None:
        return Who(tuple(lexicon.words["addressees"]["bureaux"]), True, every.end(), False)
    names = []
    end = at
    whole = False
    while True:
        bureau = lexicon.bureau.match(text, at)
        if bureau is None:
            break
        whole = folded(bureau["bureau"]) not in lexicon.short_bureaux
        names.append(lexicon.bureaux[folded(bureau["bureau"])])
        end = bureau.end()
        connector = lexicon.connector.match(text, end)
        if connector is None:
            break
        owner = lexicon.possessive.match(text, connector.end() - 1)  # "of the Bureau A and of the Bureau B"
        at = owner.end() if owner is not None else connector.end()
    return Who(tuple(names), whole, end, False) if names else None


def _behind(text: str, at: int, size: int, lexicon: Lexicon) -> int | None:
    """Where a known name ends with what goes on with it, or None where what follows makes it somebody else's name."""
    bracket = re.compile(r"\s*\([^()]*\)").match(text, at, size)
    if bracket is not None:
        at = bracket.end()
    numbers = NUMBERS.match(text, at, size)
    if numbers is not None:
        at = numbers.end()
    if at >= size or lexicon.connector.match(text, at) or lexicon.qualifier.match(text, at):
        return at
    if lexicon.continuer.match(text, at) is None:
        return None
    following = lexicon.after_connector.search(text, at, size)
    while (
        following is not None
        and lexicon.possessive.match(text, at)
        and _joins_sectors(text[at : following.start()], text[following.end() : size], lexicon)
    ):
        following = lexicon.after_connector.search(text, following.end(), size)
    ends = [
        found.start()
        for found in (
            following,
            lexicon.name_end.search(text, at, size),
        )
        if found is not None
    ]
    return min(ends, default=size)


def _joins_sectors(owner: str, joined: str, lexicon: Lexicon) -> bool:
    """Whether, as in "of ITU-T and ITU-D", what is joined is one more owner of the same kind, not one more addressee."""
    sectors = {"ITU-R", "ITU-T", "ITU-D"}
    first, second = lexicon.name.search(owner), lexicon.name.match(joined)
    return (
        first is not None
        and second is not None
        and lexicon.names[folded(first["name"])] in sectors
        and lexicon.names[folded(second["name"])] in sectors
    )
