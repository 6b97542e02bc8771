"""Document to references: citations found in every clause, then given the text that each of them means.

Finding never fails (find/). Resolving asks, in this order: the words of the citation ("of WTSA"), its list, the
place and year of its edition, and who adopts the citing text. What stays open is cited as the citing body's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from itures.analyse.provisions import held, ids_of, provisions_of
from itures.analyse.references.find import ANNEX, OWN, Citation, Named, find_citations
from itures.analyse.references.links import Links
from itures.analyse.references.passages import Passage, passages
from itures.foundation.collector import building
from itures.grammar.addressees import read_addressees
from itures.language import Language, Languages, built_in
from itures.language.broken import Vocabulary
from itures.language.citations import Patterns
from itures.language.references import ReferencePatterns
from itures.model.clauses import Clause, clauses_of
from itures.model.diagnostics import Code
from itures.model.editions import is_of_council
from itures.model.folding import folded
from itures.model.ids import TextId, internal, other
from itures.model.paths import ClausePath, ends
from itures.model.references import Reference, Status
from itures.model.stream import Severity, Span
from itures.model.tree import Division, Document, Instrument, Item, Section
from itures.model.walk import walk
from itures.model.wording import Wording
from itures.register.conferences import bodies_of, place_of

_NEAR = 80
"""Characters beside a citation in which the words stand that say what becomes of the text cited."""
_SENTENCE = re.compile(r"[^\W\d_]{4}\.\s+[A-Z]|;\s")
_SENTENCE_END = 80
"""So many characters hold the end of a sentence, with the blanks behind it."""
_LETTER = re.compile(r"\)(?<=\s[a-z]\))")
"""A label such as "a)"; the engine looks for a sign faster than for any of many."""
_NAMED_BEFORE = re.compile(r"[A-Z]\w+,\s*\Z")
# ITU-D has two study groups, whose number ends that of a Question; what belongs to a third one is a Question of ITU-T.
_OF_DEVELOPMENT = ("/1", "/2")
_GAPS: frozenset[Code] = frozenset(["label-gap", "label-restart", "clause-without-call", "text-without-call"])
"""Diagnostics of parse that say that clauses may have been lost or misread."""
_NUMBERED = ("CS", "CV")
"""Basic texts whose numbers are counted through, so that an Article holds some of them."""
_RADIO_BODIES = ("WRC", "RA")
_SECTORS = {"WRC": "ITU-R", "RA": "ITU-R", "WTSA": "ITU-T", "WTDC": "ITU-D"}


@building
def find_references(
    document: Document,
    clauses: Collection[str] | None = None,
    languages: Languages | None = None,
    every: Sequence[Clause] | None = None,
) -> tuple[Reference, ...]:
    r"""What the clauses of a document cite, in text order. Never raises on what the document holds.

    The words are those of the document's language, among `languages` (of data/lexicon without any).
    With `clauses`, only those with these ids are read, and what is in no clause (footnotes). `every` are all clauses of the
    document, where they are known already.

    Their status is None: `itures.analyse.references.status.check` asks the register. A reference to a clause that the text does not
    have is `dangling` already.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to apply Resolution 71 (Rev. Kigali, 2022);\n2 to meet."
    >>> [found.id for found in find_references(parse(read("x.txt", text)))]
    ['WTDC/RES/71@kigali-2022']
    """
    languages = languages or built_in()
    language = languages.of(document.language)
    found: list[Reference] = []
    contexts: dict[str, _Context] = {}
    known = clauses_of(document) if every is None else every
    links = Links(document, known) if document.links else None
    vocabulary = Vocabulary(language, lambda: [clause.text for clause in known])
    for passage in passages(document, known):
        wording = vocabulary.mended_wording(passage.wording)
        if wording is not passage.wording:
            passage = passage._replace(wording=wording)
        if clauses is not None and passage.clause is not None and passage.clause not in clauses:
            continue
        instrument = passage.instrument
        key = instrument.id if instrument is not None else ""
        context = contexts.get(key)
        if context is None:
            context = contexts[key] = _context(document, instrument, languages)
        references = _of_passage(passage, context, language)
        if links is not None:
            references = links.told(references, passage)
        found += references if instrument is not None else [one for one in references if not _is_itself(one, document)]
    return tuple(_aimed(found, held(document)))


def _aimed(references: list[Reference], targets: Mapping[str, str]) -> list[Reference]:
    """The references with the provisions that they mean, where the document holds any."""
    return [_aimed_at(one, targets) for one in references] if targets else references


def _aimed_at(reference: Reference, targets: Mapping[str, str]) -> Reference:
    """The reference with the clause that it means, where the document holds it; of a range that is its first number."""
    provision = TextId.read(reference.id).provision if reference.kind == "provision" else None
    if provision is None:
        return reference
    first = str(TextId(TextId.read(reference.id).body, "", str(provision._replace(last=""))))
    target = targets.get(first)
    return replace(reference, target=target) if target is not None else reference


def clauses_named(document: Document, words: str, languages: Languages | None = None) -> tuple[tuple[str, bool], ...]:
    r"""The clauses of the first text of a document that some words name, by their paths, and whether the text has them.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> document = parse(read("x.txt", b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to go;\n2 to meet."))
    >>> clauses_named(document, "resolves 2 and 3")
    (('resolves 2', True), ('resolves 3', False))
    """
    languages = languages or built_in()
    if not document.instruments:
        return ()
    instrument = document.instruments[0]
    language, context = languages.of(document.language), _context(document, instrument, languages)
    for form in (words, _in_full(words, instrument, language)):
        place = Passage(Wording(form, (Span(0, len(form)),), (0,)), "", None, instrument)
        found = [one for one in _of_passage(place, context, language) if one.kind == "internal"]
        if found:
            return tuple([(TextId.read(one.id).number, one.status != "dangling") for one in found])
    return ()


def _in_full(words: str, instrument: Instrument, language: Language) -> str:
    """A clause with the call as the text has it: "instructs the Director of BDT 2" by who is told."""
    path = ClausePath.read(words)
    verb, _, named = path.call.partition(" ")
    names = read_addressees(named, 0, language.lexicon).names
    calls = {
        section.call
        for section in instrument.sections
        if names and section.addressees == names and folded(section.call.partition(" ")[0]) == folded(verb)
    }
    return str(path._replace(call=calls.pop())) if len(calls) == 1 else words


def _is_itself(reference: Reference, document: Document) -> bool:
    """Whether a cover says the number of its own document."""
    own = (document.header.document or "").split(" ")[0]
    return bool(own) and reference.kind == "document" and own in reference.raw.split()


@dataclass(slots=True)
class _Context:
    """What the citing text itself tells: who adopts it, its calls and clauses, its annexes.

    `calls` are folded, with the other forms that citations give them, each with the call as the text has it; `forms`
    are the same, longest first. `complete` says that its numbering has no gaps: a clause that is not there is missing,
    not misread. The rest is filled on the way: the labels of all points under a call, what `_clause` and `_sound`
    found, annexes that are not in the file.
    """

    instrument: Instrument | None
    body: str
    calls: dict[str, str]
    complete: bool
    clauses: dict[str, list[Section]]
    annexes: frozenset[str]
    forms: tuple[str, ...]
    labels: dict[str, list[tuple[str, ...]]]
    meant: dict[tuple[str, str], tuple[str, str | None, bool]]
    sound: dict[str, bool]
    told: set[str]
    source: str
    named: Named = field(default_factory=Named)
    """What the wordings before named, where the reading stands."""
    printed: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)
    """The labels of a point as the text has them, by its call and its labels without signs."""


def _context(document: Document, instrument: Instrument | None, languages: Languages) -> _Context:
    clauses: dict[str, list[Section]] = {}
    annexes: set[str] = set()
    if instrument is not None:
        divisions = list(_divisions((*instrument.divisions, *instrument.annexes)))
        for section in (*instrument.sections, *(one for division in divisions for one in division.sections)):
            clauses.setdefault(folded(section.call), []).append(section)
        names = languages.of(document.language).references.divisions
        annexes.update(
            folded(f"{names[division.kind]} {division.label or ''}".strip())
            for division in divisions
            if division.kind in names
        )
    complete = not any(diagnostic.code in _GAPS for diagnostic in document.diagnostics)
    calls = {call: sections[0].call for call, sections in clauses.items()}
    for call, sections in clauses.items():
        for form in _other_forms(call, languages.of(document.language).references):
            calls.setdefault(form, sections[0].call)
    return _Context(
        instrument,
        adopter(document, instrument, languages),
        calls,
        complete,
        clauses,
        frozenset(annexes),
        tuple(sorted(calls, key=lambda call: (-len(call), call))),
        {},
        {},
        {},
        set(),
        document.source,
    )


def _divisions(divisions: Iterable[Division]) -> Iterator[Division]:
    for division in divisions:
        yield division
        yield from _divisions(division.divisions)


def _other_forms(call: str, patterns: ReferencePatterns) -> Iterator[str]:
    """How else a text names its call "resolves to instruct the Director": "instructs the Director".

    >>> list(_other_forms("resolves to invite member states to", built_in().of("en").references))
    ['resolves to invite member states', 'invites member states to', 'invites member states']
    """
    found = [call]
    for match in patterns.instructing.finditer(call):
        if match[1] is None:
            found += [form[: -(match.end() - match.start())] for form in found]
        elif match.start() == 0:
            found.append(patterns.forms[match[1]] + call[match.end() :])
    yield from sorted(found[1:], key=lambda form: (-len(form), form))


def own_texts(document: Document, languages: Languages | None = None) -> frozenset[TextId]:
    """The texts that a document holds or proposes to revise, whatever their editions.

    >>> from itures.model.tree import Header
    >>> own_texts(Document("x.txt", "en", "revised", Header(), (), (), (), (), ()))
    frozenset()
    """
    found: set[TextId] = set()
    for instrument in document.instruments:
        if instrument.kind == "provisions":
            found.update(TextId.read(id) for item, _ in provisions_of(instrument) for id in ids_of(item, instrument))
        elif instrument.number is not None:
            body = adopter(document, instrument, languages)
            found.add(TextId.adopted(body, instrument.kind, instrument.number).text)
    return frozenset(found)


def adopter(document: Document, instrument: Instrument | None, languages: Languages | None = None) -> str:
    """Who adopts the citing text: by its enacting formula, its edition, its number, the cover, else the highest body.

    >>> from itures.model.tree import Header
    >>> adopter(Document("x.txt", "en", "revised", Header("WTSA-24"), (), (), (), (), ()), None)
    'PP'
    """
    patterns = (languages or built_in()).of(document.language).references
    texts = [instrument.formula] if instrument is not None else []
    for text in (*texts, document.header.conference):
        match = patterns.adopters.search(text) if text else None
        if match is not None:
            return patterns.bodies[folded(match.group())]
        if instrument is not None and text is not None and text in texts:
            break
    if instrument is not None:
        if instrument.number and instrument.number.upper().startswith("ITU-R"):
            return "RA"
        bodies = bodies_of(instrument.edition) if instrument.edition else ()
        if bodies:
            return bodies[0]
    return "PP"


def _of_passage(passage: Passage, context: _Context, language: Language) -> list[Reference]:
    patterns = language.citations
    if passage.call:
        context.named.text = None  # "that Resolution" is one of the same section
    citations = _citations(passage, context, patterns)
    if not citations:
        return []
    families = {one.family for one in citations}
    if "text" in families:
        citations = _with_bodies(citations, passage.text, patterns)
    if "provision" in families:
        _give_instruments(citations, passage.text, context, patterns)
    unsaid = any(one.body is None and one.family in ("technical", "question") for one in citations)
    sector = _sector_named(passage.text, language.references.sectors) if unsaid else None
    citations = [
        one
        for index, one in enumerate(citations)
        if one.series != ANNEX or not _strange(one, citations[index - 1] if index else None, passage.text, context)
    ]
    articles = _articles(citations, passage.text, patterns) if "provision" in families else {}
    found = []
    for index, one in enumerate(citations):
        reference = _reference(one, passage, context, sector)
        if reference is None:
            continue
        article, ended = articles.get(index), _is_ended(one, passage, language.references)
        found.append(reference if article is None and not ended else replace(reference, article=article, ended=ended))
    return found


def _citations(passage: Passage, context: _Context, patterns: Patterns) -> list[Citation]:
    """The citations of a passage, without those of clauses where none can be cited: in calls, titles and outside of texts."""
    if passage.call:
        found = find_citations(passage.text, patterns, (), context.named)
    else:
        found = find_citations(passage.text, patterns, context.forms, context.named)
        if _LETTER.search(passage.text) is not None:
            found = _with_bare_labels(found, passage, context, patterns)
    if passage.call or passage.instrument is None or passage.at == "title":
        found = [one for one in found if one.family != "internal"]
    return found


def _is_ended(citation: Citation, passage: Passage, patterns: ReferencePatterns) -> bool:
    """Whether the text abrogates, replaces or revises what it cites here, alone or in a list, or right behind such a call."""
    if citation.family != "text":
        return False
    start, end = citation.whole
    text = passage.text
    if start == 0 and patterns.ended_before.search(passage.at):
        return True
    return bool(
        patterns.ended_before.search(text[max(0, start - _NEAR) : start])
        or patterns.ended_after.match(text[end : end + _NEAR])
    )


def _with_bare_labels(
    citations: list[Citation], passage: Passage, context: _Context, patterns: Patterns
) -> list[Citation]:
    """Points of the clause's own section that are cited by their letters alone: "as a consequence of a) and b)"."""
    matches = list(patterns.clauses.bare_labels.finditer(passage.text))
    above = [own for own in context.calls.values() if passage.at.startswith(f"{own} ")] if matches else []
    call = max(above, key=len, default=None)  # "resolves further", not "resolves"
    if call is None:
        return citations
    found = list(citations)
    for match in matches:
        place = match.span("labels")
        labels = re.findall(r"[a-z]\)", match["labels"])
        if any(one.whole[0] < place[1] and place[0] < one.whole[1] for one in found):
            continue
        if all(_has(context, folded(call), label) for label in labels):
            group = max((one.group for one in found), default=0) + 1
            found += [
                Citation(*place, place, "internal", "internal", f"{call} {label}", group, called=call)
                for label in labels
            ]
    return sorted(found, key=lambda one: one.start) if len(found) > len(citations) else citations


def _with_bodies(citations: Sequence[Citation], text: str, patterns: Patterns) -> list[Citation]:
    """The body behind a list of texts of one kind is that of all its members, as far as their editions allow.

    "Resolution 125 (Rev. Dubai, 2018) and Resolution 125 (Marrakesh, 2002) of the Plenipotentiary Conference".
    """
    result = list(citations)
    for index in range(len(result) - 2, -1, -1):
        here, after = result[index], result[index + 1]
        if (
            here.family == after.family == "text"
            and here.kind == after.kind
            and here.body is None
            and after.body is not None
            and after.body != "UNGA"
            and (here.group == after.group or patterns.lists.between.match(text[here.end : after.start]))
        ):
            bodies = bodies_of(here.edition.slug) if here.edition is not None else ()
            if not bodies or after.body in bodies or after.body == "own":
                result[index] = replace(here, body=after.body)
    return result


def _give_instruments(citations: Sequence[Citation], text: str, context: _Context, patterns: Patterns) -> None:
    """Provisions without an instrument get that of the list they are in, of their sentence, or of the citing body."""
    for index in range(len(citations) - 1, -1, -1):
        if _is_open(citations[index]):
            citations[index].series = _of_its_list(citations, index, text, patterns)
    last: Citation | None = None
    for here in citations:
        if _is_open(here):
            series = _of_its_sentence(last, here, text)
            if series is None and context.instrument is not None and context.instrument.treaty is not None:
                series = context.instrument.treaty
            elif series is None and here.number.startswith("Art.") and context.body in _RADIO_BODIES:
                series = "RR"
            here.series = series
        if here.family in ("provision", "instrument") and here.series not in (None, "RR"):
            last = here


def _is_open(citation: Citation) -> bool:
    """Whether it is a provision of which nobody has said what it stands in."""
    return citation.family == "provision" and citation.series is None


def _of_its_list(citations: Sequence[Citation], index: int, text: str, patterns: Patterns) -> str | None:
    """The instrument that the list of a provision ends with; some provisions are those of the Radio Regulations anyway."""
    here = citations[index]
    place = TextId("", "", here.number).provision
    # Appendices, and numbers with the Article before a point (5.441), are those of the Radio Regulations.
    if place is not None and (place.unit == "App" or (place.unit == "No" and "." in place.first)):
        return "RR"
    if index + 1 == len(citations):
        return None
    after = citations[index + 1]
    listed = here.group == after.group or patterns.lists.listed.match(text[here.end : after.start]) is not None
    return after.series if after.family == "provision" and listed else None


def _of_its_sentence(last: Citation | None, here: Citation, text: str) -> str | None:
    """The basic text that was named last before a provision, if that was in its sentence."""
    return last.series if last is not None and not _SENTENCE.search(text, last.end, here.start) else None


def _articles(citations: Sequence[Citation], text: str, patterns: Patterns) -> dict[int, str]:
    """Numbers that follow an Article of the same instrument in one sentence: the text says that they stand in it."""
    found: dict[int, str] = {}
    before: Citation | None = None
    seen = 0
    for index, here in enumerate(citations):
        if here.family != "provision":
            continue
        if here.number.startswith("Art."):
            before, seen = here, here.whole[1]
        if before is None or not here.number.startswith("No.") or here.series not in _NUMBERED:
            continue
        between = before.whole[1], here.whole[0]
        if _SENTENCE.search(text, max(between[0], seen - _SENTENCE_END), between[1]) is not None:
            before = None  # another sentence: whatever follows does not stand in this Article either
            continue
        seen = between[1]
        if before.series == here.series and between[0] < between[1] and not _is_listed(text, between, patterns):
            found[index] = str(TextId(before.series, "", before.number))
    return found


def _is_listed(text: str, between: tuple[int, int], patterns: Patterns) -> bool:
    """Whether nothing but a joint stands between two citations."""
    start, end = between
    return end - start < _NEAR and patterns.lists.listed.match(text[start:end]) is not None


def _sector_named(text: str, sectors: re.Pattern[str]) -> str | None:
    """The one Sector that a clause names."""
    named = {(match.lastgroup or "").replace("_", "-") for match in sectors.finditer(text)}
    return named.pop() if len(named) == 1 else None


def _reference(citation: Citation, passage: Passage, context: _Context, sector: str | None) -> Reference | None:
    rev: bool | None = None
    start, end = (
        citation.whole
        if citation.family in ("provision", "internal", "named", "other")
        else (citation.start, citation.end)
    )
    match citation.family:
        case "text":
            cited, rev = _text_id(citation, context)
            rev = None if citation.unmarked else rev
            id = str(cited)
        case "technical":
            body = citation.body or sector or _SECTORS.get(context.body, "ITU-T")
            id = str(TextId(body, citation.series or "", citation.number))
        case "question":
            usual = "ITU-D" if citation.number.endswith(_OF_DEVELOPMENT) else "ITU-T"
            body = citation.body or sector or _SECTORS.get(context.body, usual)
            id = str(TextId(body, "Q", citation.number))
        case "provision":
            if citation.series is None:
                return None
            edition = citation.edition
            id = str(TextId(citation.series, "", citation.number, edition.slug if edition is not None else ""))
            rev = edition.revised if edition is not None else None
        case "instrument":
            id = citation.number
            if citation.edition is not None:
                id, rev = str(TextId(id, edition=citation.edition.slug)), citation.edition.revised
        case "named":
            id = citation.number
        case "internal":
            return _internal(citation, passage, context)
        case _:
            id = other(citation.number)
    return Reference(
        passage.at,
        " ".join(passage.text[start:end].split()),
        id,
        rev,
        citation.pin,
        citation.kind,
        passage.span(citation.start, citation.end),
        passage.clause,
        None,
        *_not_understood(citation),
        source=context.source,
    )


def _not_understood(citation: Citation) -> tuple[Status | None, Severity | None, str | None]:
    """What stands beside a citation as editions do, in no form that is known: whether it is in force, nobody can say."""
    if citation.unread is None:
        return None, None, None
    return "edition-not-understood", "warning", f"the edition {citation.unread!r} is in no form that is known: check it"


def _text_id(citation: Citation, context: _Context) -> tuple[TextId, bool | None]:
    edition = citation.edition
    body = context.body if citation.body == "own" else citation.body
    if body is None and edition is not None:
        bodies = bodies_of(edition.slug)
        body = context.body if context.body in bodies else bodies[0] if bodies else None
    if body is None and is_of_council(citation.series or "", citation.number):
        body = "C"
    body = body or context.body
    id = TextId(body, citation.series or "", citation.number)
    if edition is None or body == "UNGA":
        return id, None
    return id._replace(edition=place_of(edition.slug)), edition.revised


def _internal(citation: Citation, passage: Passage, context: _Context) -> Reference:
    """A place in the citing text itself; dangling where there is no such clause."""
    if citation.series == ANNEX:
        path, missing = citation.number, None if _has_annex(citation, context) else citation.number
        severe = bool(context.annexes) and context.complete
        if missing and not context.annexes:
            # A file without any annex: they may be kept apart, so that it is said once.
            missing = missing if citation.called == OWN and missing not in context.told else None
            context.told.add(citation.number)
    else:
        key = (citation.called or "", citation.number)
        meant = context.meant.get(key)
        if meant is None:
            own = context.clauses.get(folded(context.calls.get(folded(citation.called or ""), "")), ())
            meant = context.meant[key] = (*_clause(citation, context), any(section.items for section in own))
        path, missing, severe = meant
    start, end = citation.whole
    return Reference(
        passage.at,
        " ".join(passage.text[start:end].split()),
        internal(path),
        None,
        citation.pin,
        "internal",
        passage.span(citation.start, citation.end),
        passage.clause,
        None,
        "dangling" if missing else None,
        ("warning" if severe else "info") if missing else None,
        f"the text has no {missing}; name the clause that is meant" if missing else None,
        source=context.source,
    )


def _has_annex(citation: Citation, context: _Context) -> bool:
    name = folded(citation.number)
    return name in context.annexes or (" " not in name and len(context.annexes) == 1)


def _strange(citation: Citation, last: Citation | None, text: str, context: _Context) -> bool:
    """Whether an annex is another text's: the citing one has none such, and has just cited a text that may have it.

    "Recommendation ITU-R RA.769 gives, in Annex 1, ...", "the ICAO Convention, Annex 10", "in the Annex".
    """
    if citation.called == OWN or _has_annex(citation, context):
        return False
    if " " not in citation.number or _NAMED_BEFORE.search(text[max(0, citation.whole[0] - 40) : citation.whole[0]]):
        return True
    return (
        last is not None
        and last.family in ("text", "technical", "other", "standard", "document")
        and not _SENTENCE.search(text[last.end : citation.start])
    )


def _clause(citation: Citation, context: _Context) -> tuple[str, str | None]:
    """The path of the clause that is meant, by the call as the text has it, and the clause that is missing."""
    called = citation.called or ""
    labels = citation.number[len(called) :]
    call = folded(called)
    candidates = [context.calls[call]] if call in context.calls else _alike(call, context)
    for candidate in candidates:
        if all(_has(context, folded(candidate), end) for end in ends(labels)):
            own = context.printed.get((folded(candidate), tuple([_plain(label) for label in labels.split()])))
            return (called if folded(candidate) == call else candidate) + (f" {own}" if own else labels), None
    for end in dict.fromkeys(ends(labels)):
        if all(not _has(context, folded(candidate), end) for candidate in candidates) and _sound(context, call, end):
            return citation.number, f"clause {called + end!r}"
    return citation.number, None


def _alike(call: str, context: _Context) -> list[str]:
    """The call that is cited in more words than the text has, or the only one with the same verb."""
    longer = [context.calls[form] for form in context.forms if call.startswith(form + " ")]
    if longer:
        return longer[:1]
    verb = call.split(" ")[0]
    found = {own for form, own in context.calls.items() if form.split(" ")[0] == verb} if " " in call else set()
    return list(found) if len(found) == 1 else []


def _has(context: _Context, call: str, labels: str) -> bool:
    """Whether a section has the clause: all labels in order, with others between ("2 a)" is "2 2.1 a)" in full)."""
    if not labels:
        return call in context.clauses
    if call not in context.labels:
        found = [pair for section in context.clauses.get(call, ()) for pair in _paths(section.items, (), ())]
        context.labels[call] = [path for path, _ in found]
        context.printed |= {(call, path): " ".join(labels) for path, labels in found}
    wanted = tuple([_plain(label) for label in labels.split()])
    return wanted in context.labels[call] or any(
        path[-1] == wanted[-1] and _within(wanted, path) for path in context.labels[call]
    )


def _paths(
    items: Iterable[Item], above: tuple[str, ...], printed: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The labels of every point and of those above it, without signs and as they stand in paths."""
    for item in items:
        labels = (item.label or "").split()
        path, own = (*above, *map(_plain, labels)), (*printed, "".join(labels))
        if path:
            yield path, own
        yield from _paths(item.items, path, own)


def _plain(label: str) -> str:
    return label.strip("().").casefold()


def _within(wanted: Sequence[str], path: Sequence[str]) -> bool:
    rest = iter(path)
    return all(label in rest for label in wanted)


def _sound(context: _Context, call: str, labels: str) -> bool:
    """Whether the text is read so well that a clause which is not there is missing.

    No gap anywhere; the points under the call count from the first on, one by one; and nowhere does the label that is
    missing stand in the running text, where a point may have begun that was not seen ("...; 7 that", "...: b) the").
    """
    if not context.complete or context.instrument is None:
        return False
    key = f"{call} {labels}"
    if key not in context.sound:
        context.sound[key] = _nowhere_else(context, context.instrument, call, labels)
    return context.sound[key]


def _nowhere_else(context: _Context, instrument: Instrument, call: str, labels: str) -> bool:
    own = folded(context.calls.get(call, call))
    for section in context.clauses.get(own, ()):
        if not _counts([item.label for item in section.items]):
            return False
    last = labels.split()[-1] if labels.split() else ""
    hidden = re.compile(rf"(?:[;:.]|,\s\w+|\A)\s*{re.escape(last)}\s+[^\W\d_]")
    for node in walk(instrument):
        texts = (node.text,) if isinstance(node, Item) else (node.lead, node.tail) if isinstance(node, Section) else ()
        if last and any(text and hidden.search(text) for text in texts):
            return False
    return True


def _counts(labels: Sequence[str | None]) -> bool:
    """Whether labels count from their first on: "1", "2", "3" or "a)", "b)"; inserted ones ("2bis") count for nothing.

    >>> _counts(["a)", "b)", "b)bis", "c)"]), _counts(["1", "3"]), _counts(["–", "–"])
    (True, False, False)
    """
    at = 0
    for label in labels:
        plain = (label or "").strip("().")
        value = int(plain) if plain.isdecimal() else ord(plain) - 96 if re.fullmatch("[a-z]", plain) else None
        if value == at + 1:
            at = value
        elif value is not None or not re.match(r"\d|[a-z]", plain):
            return False
    return True


def merged(references: Iterable[Reference]) -> dict[str, list[Reference]]:
    """References by what they cite, in order of first mention."""
    found: dict[str, list[Reference]] = {}
    for reference in references:
        found.setdefault(reference.id, []).append(reference)
    return found
