"""The act in a wording by a dependency parse: the one module that needs spaCy, which it loads when it is first asked.

`find_instructions(document, acts="model")` uses it; by default the rules of acts.py do, which do better on the annotated
documents and need no model (CHANGELOG.md has both columns).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from itures.analyse.instructions.acts import Act
from itures.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


class NoModelError(Exception):
    """spaCy or its model is not installed. `str(error)` says how to install them."""


@cache
def _model(names: tuple[str, ...], extra: str) -> Any:
    import spacy

    for name in names:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["ner"])
    raise NoModelError(f"no model of spaCy is installed for this language; install itures[{extra}]")


def model_acts(wordings: Iterable[str], language: Language) -> Iterator[Act | None]:
    """The act of each wording, in order, None where the parse shows no verb. Raises NoModelError.

    Wordings begin with what is to be done ("to report to the Council"), as those of points do. All are parsed in one
    batch.

    >>> next(model_acts(["to report to the Council"], language)).verb  # doctest: +SKIP
    'report'
    """
    table = language.tables.get("model")
    if table is None:
        raise NoModelError("there is no model for this language; leave the acts to the rules")
    # A sentence with a subject is what the model was trained on; a bare infinitive is read as a heading.
    opener = table["opener"]
    texts = [opener + wording.strip() for wording in wordings]
    for doc in _model(tuple(table["names"]), table["extra"]).pipe(texts, batch_size=64):
        yield _act(doc, opener, language)


def _act(doc: Doc, opener: str, language: Language) -> Act | None:
    first = len(opener.split())
    told = doc[first - 1]
    verbs = [
        token for token in told.children if token.dep_ in ("xcomp", "ccomp", "advcl") and token.pos_ in ("VERB", "AUX")
    ]
    if not verbs:
        verbs = [token for token in doc[first:] if token.pos_ == "VERB" and token.tag_ == "VB"][:1]
    if not verbs:
        return None
    verb = verbs[0]
    continued = [child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB"]
    if verb.lemma_ in language.tables["instructions"]["words"]["transparent"] and continued:
        verb = continued[0]
    negated = any(child.dep_ == "neg" for child in verb.children)
    end = verb.idx + len(verb) - len(opener)
    return Act(f"{language.acts.negation} {verb.lemma_.casefold()}" if negated else verb.lemma_.casefold(), end)
