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
from typing import Literal, NamedTuple

from itures.foundation.words import last_word
from itures.grammar.addressees import TRAILING, Who, read_addressees
from itures.language.parsing import Head, Lexicon
from itures.model.folding import folded
from itures.model.tree import SectionKind

Strength = Literal["bare", "named", "unknown", "sentence"]
LONGEST = 420
"""Characters of the longest call looked at; those of Plenipotentiary resolutions stay under 300."""


class Call(NamedTuple):
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


QUALIFIED = 300
"""Characters of the longest phrase between an addressee and what is to be done that is looked at."""
UNKNOWN_WORDS = 16
"""An addressee whom no list knows has no more words: longer ones are clauses."""
WINDOW = 1_000
"""Of a longer text so many characters are read: it can only be a call with its clause behind it."""
STOP = re.compile(r"[^\W\d_]{4}\.\s|;\s")
"""The end of a sentence; abbreviations ("Rev.", "No.") have three letters at most."""
WORD = re.compile(r"[^\W\d_]+")
POINT = re.compile(r"\s+(?:\d{1,3}(?:\.\d+)*[a-z]?\)?|[a-z]{1,4}\))(?=[\s,;:./]|\Z)")


def read_call(text: str, lexicon: Lexicon) -> Call | None:
    """The call at the start of `text`, or None.

    >>> from itures.language import built_in
    >>> call = read_call("instructs the Directors of the Bureaux, as appropriate,", built_in().of("en").lexicon)
    >>> call.addressees, call.strength
    (('BR-DIR', 'TSB-DIR', 'BDT-DIR'), 'named')
    """
    if not text[:1].isalpha() or text[1:2] == ")":
        return None
    first = WORD.match(text)
    if first is None or first.group().casefold() not in lexicon.calls.starts:
        return None
    if len(text) > WINDOW:
        call = _read(text[:WINDOW], lexicon)
        return call if call is not None and call.strength == "sentence" else None
    return _read(text, lexicon)


def _read(text: str, lexicon: Lexicon) -> Call | None:
    head = lexicon.calls.begun(text)
    if head is None:
        return None
    if POINT.match(text, head.end):
        return None  # "resolves 7 or 8 above" names a point
    form = folded(head.second or head.verb)
    rest = text[head.end :]
    bare = rest.strip(TRAILING)
    capital = text[:1].isupper()
    if form in lexicon.calls.preambular:
        verbs = (*_verb_before(head, lexicon), lexicon.calls.preambular[form])
        if not bare or folded(bare) in lexicon.calls.markers:
            return Call(text.rstrip(TRAILING), "preambular", verbs, (), "bare", len(text))
        return None if capital else Call(text[: head.end], "preambular", verbs, (), "sentence", head.end)
    verbs = (*_verb_before(head, lexicon), lexicon.calls.operative[form])
    if not bare or bare in lexicon.calls.markers:
        return Call(text.rstrip(TRAILING), "operative", verbs, (), "bare", len(text))
    end = head.end
    second = lexicon.calls.led_to(text, end)
    if second is not None:
        verbs = (*verbs, lexicon.calls.bases[folded(second["base"])])
        end = second.end()
        bare = text[end:].strip(TRAILING)
        if not bare:
            return Call(text.rstrip(TRAILING), "operative", verbs, (), "bare", len(text), open=True)
    if capital or len(text) > LONGEST:
        return _sentence(text, end, verbs, lexicon) if not capital else _named_only(text, end, verbs, lexicon)
    return _addressed(text, end, verbs, lexicon) or _sentence(text, end, verbs, lexicon)


def _verb_before(head: Head, lexicon: Lexicon) -> tuple[str, ...]:
    """The first of two verbs: "recognizing and noting"."""
    if head.second is None:
        return ()
    form = folded(head.verb)
    return (lexicon.calls.preambular.get(form) or lexicon.calls.operative[form],)


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
    if lexicon.calls.lead_opener.match(rest) and (
        verbs[-1] not in lexicon.calls.addressing or not lexicon.addressees.to_whom.match(rest)
    ):
        return None
    if verbs[-1] not in lexicon.calls.addressing:
        found = Who((), False, len(body), False)
    else:
        found = read_addressees(body, end, lexicon)
        named = found.names
        verbs = (*verbs, *found.verbs)
    tail = body[found.end :].strip(TRAILING)
    call = body.rstrip(TRAILING)
    told = found.known or _is_short(found, body)
    if told and lexicon.calls.lead_opener.match(tail) and tail not in lexicon.calls.markers:
        return Call(body[: found.end].rstrip(TRAILING), "operative", verbs, named, "sentence", found.end)
    clause = _behind_qualifier(body, found, lexicon) if told else None
    if clause is not None:
        return Call(body[:clause].rstrip(TRAILING), "operative", verbs, named, "sentence", clause)
    strength: Strength = "named" if found.known and named else "unknown"
    return Call(
        call,
        "operative",
        verbs,
        named,
        strength,
        len(text),
        open=_open_end(body, lexicon),
        qualified="" if not tail or tail.split()[-1] in lexicon.calls.markers else tail,
    )


def _open_end(body: str, lexicon: Lexicon) -> bool:
    if body.endswith((",", "/", "-", "–", "‑")):
        return True
    return last_word(body).casefold() in lexicon.addressees.last_words


def _sentence(text: str, end: int, verbs: tuple[str, ...], lexicon: Lexicon) -> Call | None:
    """A call that runs into its clause: "resolves that ...", "instructs the Secretary-General to report"."""
    tail = text[end:].lstrip(TRAILING)
    if lexicon.calls.lead_opener.match(tail) or verbs[-1] not in lexicon.calls.addressing:
        return Call(text[:end].rstrip(TRAILING), "operative", verbs, (), "sentence", end)
    found = read_addressees(text, end, lexicon)
    if not found.names or not (found.known or _is_short(found, text)):
        return None
    end = _behind_qualifier(text, found, lexicon) or found.end
    return Call(text[:end].rstrip(TRAILING), "operative", (*verbs, *found.verbs), found.names, "sentence", end)


def _behind_qualifier(text: str, found: Who, lexicon: Lexicon) -> int | None:
    """Where a clause begins behind a phrase on how or with whom: "the Director, in consultation with the groups, to report"."""
    if lexicon.addressees.qualifier.match(text, found.end) is None:
        return None
    stop = STOP.search(text, found.end)
    last = min(found.end + QUALIFIED, stop.start() if stop is not None else len(text))
    into = lexicon.addressees.into_clause.search(text, found.end, last)
    return into.start() if into is not None else None


def _is_short(found: Who, text: str) -> bool:
    """Whether somebody whom no list knows is named in a few words before what is to be done: "invites poorer countries to"."""
    words = sum(len(name.split()) for name in found.names)
    return 0 < words <= UNKNOWN_WORDS and bool(text[found.end :].strip(TRAILING))
