"""Document to references: citations found in every clause, then given the text that each of them means.

Finding never fails (citations.py). Resolving asks, in this order: the words of the citation ("of WTSA"), its list, the
place and year of its edition, and who adopts the citing text. What stays open is cited as the citing body's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from itures.analyse.citations import Citation, find_citations
from itures.analyse.conferences import bodies_of
from itures.analyse.passages import Passage, passages
from itures.analyse.patterns import Patterns, load
from itures.model.building import building
from itures.model.reference import Reference
from itures.model.tree import Division, Document, Instrument, Item, Section
from itures.model.walk import walk
from itures.words import folded, phrases, words

_LANGUAGES = ("en",)
# Council resolutions and decisions passed these numbers before any conference's did: the Council numbers on since 1947.
_COUNCIL_FROM = {"RES": 1000, "DEC": 300}
_SENTENCE = re.compile(r"[^\W\d_]{4}\.\s+[A-Z]|;\s")
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|or))\s+(?:the\s+)?\Z")
_BETWEEN = re.compile(r"\s*(?:\([^()]*\))?\s*,?\s*(?:\w+\s+)?(?:the\s+)?\Z")
_GAPS = frozenset(["label-gap", "label-restart", "clause-without-call", "text-unplaced"])
"""Diagnostics of parse that say that clauses may have been lost or misread."""
_SERIES = {"resolution": "RES", "decision": "DEC", "recommendation": "REC", "opinion": "OP"}
_CODES = {"council": "C", "app": "PP", "warc": "WRC", "rrc": "WRC"}
_WHOLE = {"CS": "CS", "CV": "CV"}
_RADIO_BODIES = ("WRC", "RA")
_SECTORS = {"WRC": "ITU-R", "RA": "ITU-R", "WTSA": "ITU-T", "WTDC": "ITU-D"}


@building
def find_references(document: Document) -> tuple[Reference, ...]:
    r"""What the clauses of a document cite, in text order. Never raises on what the document holds.

    Their status is None: `itures.analyse.status.check` asks the register. A reference to a clause that the text does not
    have is `dangling` already.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to apply Resolution 71 (Rev. Kigali, 2022);\n2 to meet."
    >>> [found.id for found in find_references(parse(read("x.txt", text)))]
    ['WTDC/RES/71@kigali-2022']
    """
    patterns = load(document.language if document.language in _LANGUAGES else _LANGUAGES[0])
    found: list[Reference] = []
    contexts: dict[str, _Context] = {}
    for passage in passages(document):
        instrument = passage.instrument
        key = instrument.id if instrument is not None else ""
        context = contexts.get(key)
        if context is None:
            context = contexts[key] = _context(document, instrument)
        found += _of_passage(passage, context, patterns)
    return tuple(found)


@dataclass(slots=True)
class _Context:
    """What the citing text itself tells: who adopts it, its calls, the paths of its clauses, its annexes.

    `complete` says that its numbering has no gaps: a clause that is not there is missing, not misread.
    """

    body: str
    calls: tuple[str, ...]
    complete: bool
    paths: frozenset[str]
    annexes: frozenset[str]


def _context(document: Document, instrument: Instrument | None) -> _Context:
    calls: set[str] = set()
    paths: set[str] = set()
    annexes: set[str] = set()
    if instrument is not None:
        for node in walk(instrument):
            if isinstance(node, Section):
                calls.add(folded(node.call))
                paths.add(folded(node.at))
                paths.update(_short_paths(node))
            elif isinstance(node, Division):
                annexes.add(folded(f"{node.kind} {node.label or ''}".strip()))
    complete = not any(diagnostic.code in _GAPS for diagnostic in document.diagnostics)
    return _Context(
        adopter(document, instrument),
        tuple(sorted(calls, key=lambda call: (-len(call), call))),
        complete,
        frozenset(paths),
        frozenset(annexes),
    )


def _short_paths(section: Section) -> Iterator[str]:
    """The paths of the points of a section as people write them: "decides 3.3" is "decides 3 3.3" in full."""
    for node in walk(section):
        if isinstance(node, Item):
            yield folded(node.at)
            labels = [label for label in node.at.removeprefix(section.at).split() if not label.endswith(".")]
            for index, label in enumerate(labels):
                if "." in label:
                    yield folded(" ".join([section.at, *labels[index:]]))


def own_texts(document: Document) -> frozenset[str]:
    """The ids, without edition, of the texts that a document holds or proposes to revise.

    >>> from itures.model.tree import Header
    >>> own_texts(Document("x.txt", "en", "revised", Header(), (), (), (), (), ()))
    frozenset()
    """
    return frozenset(
        [
            f"{adopter(document, instrument)}/{_SERIES[instrument.kind]}/{instrument.number}"
            for instrument in document.instruments
            if instrument.number is not None
        ]
    )


@cache
def _formula(language: str = "en") -> tuple[re.Pattern[str], dict[str, str]]:
    names = words(language)["formula"]["bodies"]
    return re.compile(phrases(names), re.IGNORECASE), {
        folded(name): _CODES.get(slug, slug.upper()) for name, slug in names.items()
    }


def adopter(document: Document, instrument: Instrument | None) -> str:
    """Who adopts the citing text: by its enacting formula, its edition, its number, the cover, else the highest body.

    >>> from itures.model.tree import Header
    >>> adopter(Document("x.txt", "en", "revised", Header("WTSA-24"), (), (), (), (), ()), None)
    'PP'
    """
    pattern, codes = _formula()
    texts = [instrument.formula] if instrument is not None else []
    for text in (*texts, document.header.conference):
        match = pattern.search(text) if text else None
        if match is not None:
            return codes[folded(match.group())]
        if instrument is not None and text is not None and text in texts:
            break
    if instrument is not None:
        if instrument.number and instrument.number.upper().startswith("ITU-R"):
            return "RA"
        bodies = bodies_of(instrument.edition) if instrument.edition else ()
        if bodies:
            return bodies[0]
    return "PP"


def _of_passage(passage: Passage, context: _Context, patterns: Patterns) -> list[Reference]:
    citations = find_citations(passage.text, patterns, () if passage.call else context.calls)
    if passage.call:
        citations = [one for one in citations if one.family != "internal"]
    if not citations:
        return []
    citations = _with_bodies(citations, passage.text)
    citations = _with_instruments(citations, passage.text, context)
    unsaid = any(one.body is None and one.family in ("technical", "question") for one in citations)
    sector = _sector_named(passage.text) if unsaid else None
    articles = _articles(citations, passage.text)
    found = []
    for index, citation in enumerate(citations):
        reference = _reference(citation, passage, context, sector)
        if reference is not None:
            article = articles.get(index)
            found.append(replace(reference, article=article) if article else reference)
    return found


def _with_bodies(citations: Sequence[Citation], text: str) -> list[Citation]:
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
            and (here.group == after.group or _BETWEEN.match(text[here.end : after.start]))
        ):
            bodies = bodies_of(here.edition.slug) if here.edition is not None else ()
            if not bodies or after.body in bodies or after.body == "own":
                result[index] = replace(here, body=after.body)
    return result


def _with_instruments(citations: Sequence[Citation], text: str, context: _Context) -> list[Citation]:
    """Provisions without an instrument get that of the list they are in, of their sentence, or of the citing body."""
    result = list(citations)
    for index in range(len(result) - 1, -1, -1):
        here = result[index]
        if here.family != "provision" or here.series is not None:
            continue
        if here.number.startswith("App.") or re.match(r"No\.\d+\.\d", here.number):
            result[index] = replace(here, series="RR")
        elif index + 1 < len(result):
            after = result[index + 1]
            between = text[here.end : after.start]
            listed = here.group == after.group or _LISTED.match(between) is not None
            if after.family == "provision" and after.series is not None and listed:
                result[index] = replace(here, series=after.series)
    for index, here in enumerate(result):
        if here.family != "provision" or here.series is not None:
            continue
        for before in reversed(result[:index]):
            if before.family in ("provision", "instrument") and before.series is not None and before.series != "RR":
                if not _SENTENCE.search(text[before.end : here.start]):
                    result[index] = replace(here, series=before.series)
                break
        else:
            before = None
        if result[index].series is None and here.number.startswith("Art.") and context.body in _RADIO_BODIES:
            result[index] = replace(here, series="RR")
    return result


def _articles(citations: Sequence[Citation], text: str) -> dict[int, str]:
    """Numbers that follow an Article of the same instrument in one sentence: the text says that they stand in it."""
    found: dict[int, str] = {}
    for index, here in enumerate(citations):
        if here.family != "provision" or not here.number.startswith("No.") or here.series not in _WHOLE:
            continue
        for before in reversed(citations[:index]):
            if before.family == "provision" and before.number.startswith("Art."):
                between = text[before.whole[1] : here.whole[0]]
                if (
                    before.series == here.series
                    and between
                    and not (_SENTENCE.search(between) or _LISTED.match(between))
                ):
                    found[index] = f"{before.series}/{before.number}"
                break
    return found


@cache
def _sectors(language: str = "en") -> re.Pattern[str]:
    forms = words(language)["citations"]["sectors"]
    return re.compile("|".join(f"(?P<{key.replace('-', '_')}>{phrases(names)})" for key, names in forms.items()))


def _sector_named(text: str) -> str | None:
    """The one Sector that a clause names."""
    named = {(match.lastgroup or "").replace("_", "-") for match in _sectors().finditer(text)}
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
            id, rev = _text_id(citation, context)
        case "technical":
            body = citation.body or sector or _SECTORS.get(context.body, "ITU-T")
            id = f"{body}/{citation.series}/{citation.number}"
        case "question":
            body = citation.body or sector or _SECTORS.get(context.body, "ITU-D")
            id = f"{body}/Q/{citation.number}"
        case "provision":
            if citation.series is None:
                return None
            id = f"{citation.series}/{citation.number}"
        case "instrument":
            id = citation.number
            if citation.edition is not None:
                id, rev = f"{id}@{citation.edition.slug}", citation.edition.revised
        case "named":
            id = citation.number
        case "internal":
            return _internal(citation, passage, context)
        case _:
            id = f"OTHER:{citation.number}"
    return Reference(
        passage.at,
        " ".join(passage.text[start:end].split()),
        id,
        rev,
        citation.pin,
        citation.kind,
        passage.span(citation.start, citation.end),
        passage.clause,
    )


def _text_id(citation: Citation, context: _Context) -> tuple[str, bool | None]:
    edition = citation.edition
    body = context.body if citation.body == "own" else citation.body
    if body is None and edition is not None:
        bodies = bodies_of(edition.slug)
        body = context.body if context.body in bodies else bodies[0] if bodies else None
    if body is None:
        plain = re.match(r"\d+", citation.number)
        if plain is not None and int(plain.group()) >= _COUNCIL_FROM.get(citation.series or "", 10_000):
            body = "C"
    body = body or context.body
    id = f"{body}/{citation.series}/{citation.number}"
    if edition is None or body == "UNGA":
        return id, None
    return f"{id}@{edition.slug}", edition.revised


def _internal(citation: Citation, passage: Passage, context: _Context) -> Reference | None:
    """A place in the citing text itself; dangling where there is no such clause."""
    start, end = citation.whole
    path = citation.number
    dangling: str | None = None
    if citation.kind == "internal" and path.startswith(("Annex", "Attachment")):
        if folded(path) not in context.annexes:
            if citation.called != "this" and " " not in path:
                return None  # "in the Annex", of a text that has none or several
            dangling = f"the text has no {path}"
    else:
        first, last = _ends(path)
        missing = [one for one in (first, last) if folded(one) not in context.paths]
        if missing:
            dangling = f"the text has no clause {missing[0]!r}"
    return Reference(
        passage.at,
        " ".join(passage.text[start:end].split()),
        f"#{path}",
        None,
        citation.pin,
        "internal",
        passage.span(citation.start, citation.end),
        passage.clause,
        None,
        "dangling" if dangling else None,
        ("warning" if context.complete else "info") if dangling else None,
        f"{dangling}; name the clause that is meant" if dangling else None,
    )


def _ends(path: str) -> tuple[str, str]:
    """The first and the last clause of a range: "decides 1-3.3" has "decides 1" and "decides 3.3"."""
    match = re.fullmatch(r"(?P<call>.*?)(?P<first>[\w().]+)-(?P<last>[\w().]+)", path)
    if match is None or not any(character.isdigit() or character == ")" for character in match["last"]):
        return path, path
    return match["call"] + match["first"], match["call"] + match["last"]


def merged(references: Iterable[Reference]) -> dict[str, list[Reference]]:
    """References by what they cite, in order of first mention."""
    found: dict[str, list[Reference]] = {}
    for reference in references:
        found.setdefault(reference.id, []).append(reference)
    return found
