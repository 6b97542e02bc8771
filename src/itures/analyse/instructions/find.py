"""Document to instructions: each thing that a named body is told to do (rules: annotation guide, sections 5 and 6).

A call that names addressees gives them to all its points; one that only addresses ("invites") leaves it to the points;
under any other call ("resolves") a point counts that tells a body to act itself, or says that a body shall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import NamedTuple

from itures.analyse.instructions.acts import Act, base_form, find_act, is_verb
from itures.analyse.instructions.entries import Entry, entries, find_limits, find_partners, read_by_rules
from itures.analyse.instructions.further import MOST, Told
from itures.analyse.instructions.wording import Wording
from itures.analyse.provisions import nested
from itures.foundation.collector import building
from itures.foundation.words import last_word
from itures.grammar.addressees import read_addressees
from itures.language import Language, Languages, built_in
from itures.language.broken import Vocabulary
from itures.language.instructions import ActPatterns, InstructionPatterns
from itures.language.parsing import Lexicon
from itures.model.clauses import clauses_of
from itures.model.folding import folded
from itures.model.instructions import Acts, Force, Instruction
from itures.model.stream import Span
from itures.model.tree import Document, Instrument, Item, Section
from itures.register.conferences import bodies_of

_BUREAUX = {"WRC": "BR", "RA": "BR", "WTSA": "TSB", "WTDC": "BDT"}
"""The Bureau of the Sector whose conference or assembly adopts a text."""
_BLANK = " \t\u00a0\n"
_COMMA = re.compile(r",\s")
_LABEL = re.compile(r"(?<![\w(])(?:[a-z]{1,2}|\d{1,2})\)")
"""A label that is cited: "in considering a) above"."""
_BREAK = re.compile(r"-\s")
_MODALS = 100
"""So many times a clause may say "shall" before somebody who is known shall do something; no clause of ITU's says it as often."""
_JOINT = 20
"""No joint before a modal is longer."""
_REACH = 1500
"""A subject begins no farther before its modal, whatever is inserted between them."""
_HEAD_WORDS = 8
"""So many words may a body have before "of ..." that no table names: longer groups are no name but a sentence."""


@building
def find_instructions(
    document: Document, acts: Acts = "rules", languages: Languages | None = None
) -> tuple[Instruction, ...]:
    r"""Who is told to do what in a document, in text order. Never raises on what the document holds.

    The words are those of the document's language, among `languages` (of data/lexicon without any). `acts` says how the verb
    of an act is found: by rules, or by a dependency parse (NoModelError where there is no model).

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\ninstructs the Secretary-General\nto report annually to the Council."
    >>> [(one.to, one.does, one.due, one.reports) for one in find_instructions(parse(read("x.txt", text)))]
    [(('SG',), 'report', 'annually', ('COUNCIL',))]
    """
    return tuple([one.instruction for one in find_entries(document, acts, languages)])


@building
def find_entries(document: Document, acts: Acts = "rules", languages: Languages | None = None) -> tuple[Entry, ...]:
    r"""The same, each with the part of the wording that is about its act: of a clause with several, what changes in one of them
    changes nothing in the others.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\ninstructs the Secretary-General\nto keep a list and to report annually."
    >>> [one.part for one in find_entries(parse(read("x.txt", text)))]
    ['to keep a list', 'and to report annually.']
    """
    language = (languages or built_in()).of(document.language)
    vocabulary = Vocabulary(language, lambda: [clause.text for clause in clauses_of(document)])
    found: list[Entry] = []
    for instrument in document.instruments:
        bodies = bodies_of(instrument.edition) if instrument.edition is not None else ()
        bureau = next((_BUREAUX[body] for body in bodies if body in _BUREAUX), None)
        reader = _Reader(language, language.lexicon, language.acts, language.instructions, vocabulary, bureau)
        wordings = _of_instrument(instrument, reader)
        found += entries(_read(wordings, language, acts), instrument.edition, language, document.source)
    return tuple(found)


def _read(wordings: Iterable[Wording], language: Language, by: Acts) -> Iterable[tuple[Wording, list[Told], str]]:
    """Wordings with their acts, and with what read these."""
    if by == "rules":
        return ((one, read_by_rules(one, language), by) for one in wordings)
    from itures.analyse.instructions.dependency import read_by_model

    return read_by_model(tuple(wordings), language)


@dataclass(frozen=True, slots=True)
class _Reader:
    language: Language
    lexicon: Lexicon
    acts: ActPatterns
    patterns: InstructionPatterns
    vocabulary: Vocabulary
    bureau: str | None
    """Which Bureau "the Bureau" is, by the body that adopts the text."""


class _Place(NamedTuple):
    """A point, or the lead of a call, and the points below."""

    at: str
    clause: str
    text: str
    span: Span
    items: tuple[Item, ...] = ()


def _place(item: Item) -> _Place:
    return _Place(item.at, item.id, item.text, item.span, item.items)


def _of_instrument(instrument: Instrument, reader: _Reader) -> Iterator[Wording]:
    if instrument.kind == "provisions":
        for item in nested(instrument, reader.lexicon):
            yield from _resolved(_place(_mended_item(item, reader)), reader)
        return
    for section in instrument.sections:
        if section.kind == "operative" and not (section.revision is not None and section.revision.hidden("revised")):
            yield from _of_section(_mended(section, reader), reader)


def _mended(section: Section, reader: _Reader) -> Section:
    """The section with the words whole that a printer broke at the ends of lines."""
    lead = section.lead
    if lead is not None and _BREAK.search(lead):
        section = replace(section, lead=reader.vocabulary.mended(lead))
    if any(_is_broken(item) for item in section.items):
        section = replace(section, items=tuple([_mended_item(item, reader) for item in section.items]))
    return section


def _is_broken(item: Item) -> bool:
    return _BREAK.search(item.text) is not None or any(_is_broken(inner) for inner in item.items)


def _mended_item(item: Item, reader: _Reader) -> Item:
    inner = tuple([_mended_item(one, reader) for one in item.items])
    return replace(item, text=reader.vocabulary.mended(item.text), items=inner)


def _of_section(section: Section, reader: _Reader) -> Iterator[Wording]:
    force = _force(section, reader)
    if section.addressees and force is not None:
        partners = find_partners(section.call, reader.language)
        limits = find_limits(section.call, reader.language)
        found: Iterable[Wording] = ()
        if section.items:
            found = chain.from_iterable(_addressed(item, section.addressees, force, reader) for item in section.items)
        elif section.lead:
            found = _told(_Place(section.at, section.id, section.lead, section.span), section.addressees, force, reader)
        # What the call says of partners and limits holds for all its points.
        yield from (replace(one, partners=partners, limits=limits) for one in found) if partners or limits else found
        return
    named = _named_in_lead(section, reader) if force is None and section.items else None
    if named is not None:
        for item in section.items:
            yield from _addressed(item, named, "instruct", reader)
        return
    places = [_place(item) for item in section.items]
    if not section.items and section.lead:
        places.append(_Place(section.at, section.id, section.lead, section.span))
    for place in places:
        if force is not None:
            yield from _self_addressed(place, force, reader)
        else:
            yield from _resolved(place, reader)


def _named_in_lead(section: Section, reader: _Reader) -> tuple[str, ...] | None:
    """`resolves that administrations / 1 use the rules;`: the subject of all points stands above them."""
    lead = section.lead
    if lead is None:
        opened = reader.patterns.that_within.search(section.call)
        return _named(section.call[opened.end() :], reader) if opened is not None else None
    opened = reader.acts.that.match(lead)
    if opened is None or lead.rstrip()[-1:] in ".;":
        return None
    return _named(lead[opened.end() :].rstrip(_BLANK + ",:"), reader)


def _force(section: Section, reader: _Reader) -> Force | None:
    for verb in reversed(section.verbs):
        force = reader.patterns.forces.get(folded(verb))
        if force is not None:
            return force
    return None


# Points under a call that says who is meant.


def _addressed(item: Item, to: tuple[str, ...], force: Force, reader: _Reader) -> Iterator[Wording]:
    if item.revision is not None and item.revision.hidden("revised"):
        return
    acts = _children_act(item, reader)
    parent = find_act(item.text, reader.acts)
    if parent is None or (acts and _only_announces(item.text, reader)):
        for child in item.items:
            if acts:
                yield from _addressed(child, to, force, reader)
        return
    yield from _told(_place(item), to, force, reader, parent, below=() if acts else item.items)
    if acts:
        for child in item.items:
            yield from _addressed(child, to, force, reader)


def _only_announces(text: str, reader: _Reader) -> bool:
    """A parent that ends in "shall:" or "to:" tells nothing by itself."""
    rest = text.rstrip(_BLANK + ":")
    last = last_word(rest).casefold()
    return last in reader.patterns.modals or last == reader.lexicon.words["infinitive"]


def _children_act(item: Item, reader: _Reader) -> bool:
    """Whether each of the points below is an act of its own, begun by a verb in its base form."""
    return bool(item.items) and all(_begins_act(child.text, reader) for child in item.items)


def _begins_act(text: str, reader: _Reader) -> bool:
    if reader.acts.infinitive.match(text):
        return True
    first = reader.acts.verb.match(text)
    return first is not None and is_verb(first["verb"], text[first.end() :], reader.acts)


# Points that say who is meant themselves.


def _self_addressed(place: _Place, force: Force, reader: _Reader) -> Iterator[Wording]:
    """`invites / 1 administrations to contribute to the studies`."""
    found = _named_then_infinitive(place.text, 0, reader)
    if found is None:
        yield from _resolved(place, reader)
        return
    to, end = found
    yield from _told(place, to, force, reader, start=end, below=place.items)


def _named_then_infinitive(text: str, start: int, reader: _Reader) -> tuple[tuple[str, ...], int] | None:
    """Who is named from `start` on, and where the "to" of what they shall do stands."""
    lexicon = reader.lexicon
    stop = reader.patterns.clause_end.search(text, start)
    body = text[: stop.start()] if stop is not None else text
    if lexicon.addressees.infinitive.search(body, start) is None:
        return None
    who = read_addressees(body, start, lexicon)
    if not who.names:
        return None
    end = _opening_infinitive(body, max(start, who.end - 1), lexicon)
    if end is None:
        return None
    names = who.names
    if len(names) == 1 and names[0].startswith("OTHER:"):
        names = (f"OTHER:{_shortened(names[0].removeprefix('OTHER:'))}",)
    plain = [name for name in names if not reader.patterns.singled_out.match(name)]
    plain = [name for name in plain if not reader.patterns.adverbial.match(name)] or plain
    return (*(plain or names), *_in_particular(body, start, end, tuple(plain), reader)), end


def _in_particular(text: str, start: int, end: int, names: tuple[str, ...], reader: _Reader) -> list[str]:
    """Bodies that are singled out: "the organs of the Sector, in particular the RAG, to contribute"."""
    found: list[str] = []
    for match in reader.patterns.particular.finditer(text, start, end):
        who = read_addressees(text[:end], match.end(), reader.lexicon)
        found += [name for name in who.names if not name.startswith("OTHER:") and name not in (*names, *found)]
    return found


def _shortened(name: str) -> str:
    return re.split(r",\s", name, maxsplit=1)[0]


def _opening_infinitive(text: str, at: int, lexicon: Lexicon) -> int | None:
    """Where the "to" of the act stands: after what is said of the addressees in between."""
    for match in lexicon.addressees.infinitive.finditer(text, max(0, at)):
        before = last_word(text[: match.start()].rstrip(" ,")).casefold()
        words = lexicon.words["addressees"]
        if before in words["takes_infinitive"] or before in words["before_no_infinitive"]:
            continue
        if lexicon.addressees.pronoun.match(text, match.end()) is not None:
            continue  # "through assistance provided to it"
        return match.start()
    return None


def _ordered(text: str, reader: _Reader) -> tuple[tuple[str, ...], Force, int] | None:
    """`to instruct the Director of BR to report`: who, how strongly, and where the act begins."""
    match = reader.patterns.ordered.match(text)
    if match is None:
        return None
    if reader.acts.that.match(text, match.end()):
        return None  # "to recommend that ...": nobody is told
    found = _named_then_infinitive(text, match.end(), reader)
    if found is None:
        return None
    return found[0], reader.patterns.forces[folded(match["verb"])], found[1]


def _resolved(place: _Place, reader: _Reader) -> Iterator[Wording]:
    """A point of "resolves": it tells somebody to act, or says that somebody shall."""
    text = place.text
    ordered = _ordered(text, reader)
    if ordered is not None:
        yield from _orders(place, ordered, reader)
        return
    said = _says_who_shall(text, reader) or _says_who_is_asked(text, reader)
    if said is not None:
        yield from _said(place, said, reader)
        # "... shall comply with the following: a) administrations shall ...": points below may have subjects of their own.
        for item in place.items:
            yield from _resolved(_place(item), reader)
        return
    agent = _by_whom(text, reader)
    if agent is not None:
        to, force, act, what = agent
        for one in _told(place, to, force, reader, act):
            yield replace(one, object=what)
        return
    announced = _announces(text, reader) if place.items else None
    for item in place.items:
        if announced is not None and _tells(item.text, reader):
            yield from _addressed(item, *announced, reader)
        else:
            yield from _resolved(_place(item), reader)


def _tells(text: str, reader: _Reader) -> bool:
    """Whether a point begins with its act, or with a phrase on how or when before it."""
    negated = reader.acts.negated.match(text)
    text = text[negated.end() :] if negated is not None else text
    opened = reader.acts.behind_phrase.match(text)
    return _begins_act(text, reader) or (opened is not None and opened["verb"].casefold() in reader.acts.verbs)


def _announces(text: str, reader: _Reader) -> tuple[tuple[str, ...], Force] | None:
    """`that the Council shall:`: whom the points below tell what to do, and how strongly."""
    match = reader.patterns.announced.search(text)
    subject = _subject(text, match.start(), reader) if match is not None else None
    if match is None or subject is None:
        return None
    return subject, reader.patterns.modals[folded(match["modal"])]


def _orders(place: _Place, first: tuple[tuple[str, ...], Force, int], reader: _Reader) -> Iterator[Wording]:
    """`to instruct the Director to report, and to invite administrations to contribute`: each with who is told."""
    text = place.text
    to, force, start = first
    follows = False
    for match in islice(reader.patterns.further_order.finditer(text, start), MOST):
        order = _ordered(text[match.end() :], reader)
        if order is None:
            continue
        yield from _told(place, to, force, reader, start=start, end=match.start(), until=match.start(), follows=follows)
        follows = True
        to, force, start = order[0], order[1], match.end() + order[2]
    yield from _told(place, to, force, reader, start=start, follows=follows, below=place.items)


def _said(place: _Place, first: tuple[tuple[str, ...], Force, Act, int], reader: _Reader) -> Iterator[Wording]:
    """`that the Director shall report, and that administrations shall reply`: each with who shall."""
    text = place.text
    to, force, act, start = first
    follows = False
    end: int | None = None
    for match in islice(reader.patterns.further_clause.finditer(text, start), MOST):
        said = _says_who_shall(text, reader, match.end(), to)
        if said is None or reader.patterns.further_clause.search(text, match.end(), said[3]) is not None:
            end = end or match.start()  # "..., and that the list shall be public": of a thing
            continue
        yield from _told(
            place, to, force, reader, act, start=start, end=end or match.start(), until=match.start(), follows=follows
        )
        follows, end = True, None
        to, force, act, start = said
    yield from _told(place, to, force, reader, act, start=start, end=end, follows=follows)


def _says_who_shall(
    text: str, reader: _Reader, at: int = 0, last: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], Force, Act, int] | None:
    """`that the Council shall propose`: the first act of a named body from `at` on; `last` is who was named before."""
    before: tuple[str, ...] | None = None  # of the last modal: a thing is none
    for match in islice(reader.patterns.subject.finditer(text, at), _MODALS):
        subject = _subject(text, match.start(), reader)
        if subject is None and reader.patterns.pronoun.search(text[max(0, match.start() - 60) : match.start()]):
            subject = last or None
        if subject is None and reader.patterns.again.search(text[max(0, match.start() - _JOINT) : match.start()]):
            subject = before  # "shall not accept notices but shall return them"
        before = subject
        if subject is not None:
            last = subject
        tasked = reader.acts.going_on.match(text, match.start("verb")) is not None  # "shall have the task of saving"
        if subject is None or match["not"] is not None or (reader.acts.state.match(match["verb"]) and not tasked):
            continue
        opener = f"{reader.language.infinitive} "
        act = find_act(opener + text[match.start("verb") :], reader.acts)
        if act is None:
            continue
        return (
            subject,
            reader.patterns.modals[folded(match["modal"])],
            Act(act.verb, act.end - len(opener)),
            match.start("verb"),
        )
    return None


def _says_who_is_asked(text: str, reader: _Reader) -> tuple[tuple[str, ...], Force, Act, int] | None:
    """`that administrations are urged to take steps`: who is asked, and what to do."""
    match = reader.patterns.asked.search(text)
    subject = _subject(text, match.start(), reader) if match is not None else None
    if match is None or subject is None:
        return None
    act = find_act(text[match.end("participle") :], reader.acts)
    force = reader.patterns.asked_forces[folded(match["participle"])]
    return (subject, force, act, match.end("participle")) if act is not None else None


def _by_whom(text: str, reader: _Reader) -> tuple[tuple[str, ...], Force, Act, str | None] | None:
    """`that the limits shall be reviewed by WRC-27`: the body that acts stands behind "by", and what it acts on before."""
    match = reader.patterns.passive.search(text)
    if match is None:
        return None
    stop = reader.patterns.clause_end.search(text, match.end())
    body = _COMMA.split(text[match.end() : stop.start() if stop is not None else len(text)])[0].rstrip(" .;,")
    conference = reader.patterns.conference.match(body)
    to = (conference["body"].upper(),) if conference is not None else _named(body, reader)
    if to is None:
        return None
    verb = base_form(match["stem"].casefold(), reader.acts)
    opened = max([found.end() for found in reader.patterns.opens_clause.finditer(text[: match.start()])], default=0)
    what = " ".join(_COMMA.split(text[opened : match.start()])[0].split()) or None
    return to, reader.patterns.modals[folded(match["modal"])], Act(verb, match.end("stem")), what


def _subject(text: str, end: int, reader: _Reader) -> tuple[str, ...] | None:
    """The named body that stands before "shall": the nearest noun group in front of it, or the one before what is inserted.

    "the Director, in consultation with the chairmen, shall", "administrations operating ..., for which ..., shall".
    """
    text = text[max(0, end - _REACH) : end]
    before = text.rstrip(_BLANK + ",")
    opened = max([found.end() for found in reader.patterns.opens_clause.finditer(text)], default=0)
    groups = _COMMA.split(before[opened:]) if opened < len(before) else []
    last = len(groups) - 1
    nearest = _named(groups[last], reader) if groups and text.rstrip()[-1:] != "," else None
    if nearest is not None:
        return _with_those_before(nearest, groups, last, reader)
    # Behind the subject only phrases are inserted that say how, when or which.
    for index in range(last, -1, -1):
        inserted = groups[index + 1 :] if text.rstrip()[-1:] == "," else groups[index + 1 : -1]
        if index < last and not all(reader.patterns.inserted.match(group.strip()) for group in inserted[:1]):
            continue
        found = _named(groups[index], reader)
        if found is not None:
            return _with_those_before(found, groups, index, reader)
    return None


def _with_those_before(found: tuple[str, ...], groups: Sequence[str], index: int, reader: _Reader) -> tuple[str, ...]:
    """The bodies of a group that ends a list, with those before its commas: "the RAG, TSAG and the TDAG shall"."""
    if len(found) < 2:
        return found
    for group in reversed(groups[:index]):
        who = read_addressees(group, 0, reader.lexicon)
        if not who.known or not who.names or who.end < len(group.rstrip()):
            break
        found = (*[name for name in who.names if name not in found], *found)
    return found


def _named(group: str, reader: _Reader) -> tuple[str, ...] | None:
    """The body that a noun group names, with whatever is said of it; None where it is none."""
    group = group.strip(_BLANK + ",")
    joined = reader.lexicon.addressees.joining.match(group)  # "..., and the General Secretariat shall"
    group = group[joined.end() :] if joined is not None else group
    bare_of_labels = _LABEL.sub("", group)
    if reader.patterns.nobody.match(group):
        return None  # "no Director shall"
    if not group or bare_of_labels.count(")") > bare_of_labels.count("("):
        return None  # "(Minneapolis, 1998) and later conferences" was cut at its comma
    lexicon = reader.lexicon
    who = read_addressees(group, 0, lexicon)
    if who.names and who.known and who.end >= len(group.rstrip()):
        return who.names
    article = lexicon.addressees.article.match(group)
    bare = group[article.end() :] if article is not None else group
    behind = next(
        (
            found
            for found in lexicon.addressees.continuer.finditer(bare)
            if lexicon.addressees.connector.match(bare, found.start()) is None  # "regional and area offices"
        ),
        None,
    )
    # The head of the group is its last word before "of ...", "in ...", "referred to ...", "operating ...".
    head = bare[: behind.start()] if behind is not None else bare
    participle = reader.patterns.participle.search(head)
    head = head[: participle.start()] if participle is not None else head
    known = lexicon.addressees.names.get(folded(head))
    if known is not None and (behind is None or lexicon.addressees.possessive.match(bare, behind.start()) is None):
        return (known,)
    if folded(head) == reader.patterns.bureau and reader.bureau is not None:
        return (reader.bureau,)
    words_of = head.split()
    if reader.patterns.inserted.match(bare) is not None:
        return None  # "at its session before the conference": no body is called so
    if words_of and len(words_of) <= _HEAD_WORDS and words_of[-1].casefold() in reader.patterns.heads:
        return (f"OTHER:{bare}",)
    return None


# What is told.


def _told(
    place: _Place,
    to: tuple[str, ...],
    force: Force,
    reader: _Reader,
    act: Act | None = None,
    *,
    start: int = 0,
    end: int | None = None,
    until: int | None = None,
    follows: bool = False,
    below: Sequence[Item] = (),
) -> Iterator[Wording]:
    """What a place tells somebody in `start:end`, and in the points below that are no acts of their own; nothing without an act.

    What stands from `end` to `until` tells of the act as the points below do.
    """
    asked = place.text[start:end]
    act = act or find_act(asked, reader.acts)
    if act is None:
        return
    points = tuple([one.text for one in _leaves(below)])
    if end is not None and place.text[end:until].strip():
        points = (place.text[end:until], *points)
    yield Wording(place.at, place.clause, place.text, place.span, to, force, asked, act, points, follows=follows)


def _leaves(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if item.revision is None or not item.revision.hidden("revised"):
            yield item
            yield from _leaves(item.items)
