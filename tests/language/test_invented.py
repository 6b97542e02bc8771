"""Documents in a language that nobody speaks are read, cited, compared and followed up as their English originals are.

The language is made by the test (cipher.py) and exists nowhere else. What differs shows a word of English in the code.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cases import cases
from cipher import CODE, ciphered, invented
from corpus import CORPUS, samples
from itures.analyse.diff.edits import diff
from itures.analyse.footnotes import find_footnotes
from itures.analyse.instructions.find import find_instructions
from itures.analyse.references.resolve import find_references
from itures.language import Languages, built_in
from itures.model.tree import Division, Document, Footnote, Instrument, Item, Section
from itures.model.walk import walk
from itures.parse import parse
from itures.read import read
from test_diff_cases import text_of

LANGUAGES = invented()
OWN = ("footnote", "reasons", "title", "designation", "before the first proposal", "between the proposals")
"""Places that are named by itures, whatever the language."""
Say = Callable[[str], str]
REAL = [
    path
    for folder in ("gold-sources", "pp18")
    for path in sorted((CORPUS / folder).glob("*.txt") if CORPUS.is_dir() else ())
]
TEXTS = [path for path in (*samples(), *REAL) if path.suffix == ".txt"]


def same(text: str) -> str:
    return text


def both(text: str) -> tuple[Document, Document]:
    english = parse(read("x.txt", text.encode()))
    other = parse(read("x.txt", ciphered(text).encode()), LANGUAGES)
    return english, other


def place(at: str | None, say: Say) -> str:
    return at if at is not None and at.startswith(OWN) else say(at or "")


def named(names: tuple[str, ...], say: Say) -> list[str]:
    return [f"OTHER:{say(name[6:])}" if name.startswith("OTHER:") else name for name in names]


def tree(document: Document, say: Say) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for node in walk(document):
        match node:
            case Instrument():
                what = (
                    node.kind,
                    node.number,
                    node.edition,
                    node.revised,
                    say(node.title or ""),
                    say(node.formula or ""),
                )
                found.append((*what, node.history, say(node.reasons or ""), node.proposal))
            case Section():
                what = (say(node.call), node.kind, named(node.addressees, say), [say(verb) for verb in node.verbs])
                found.append((*what, say(node.lead or ""), say(node.tail or "")))
            case Item():
                found.append((say(node.at), node.label, say(node.text)))
            case Division():
                found.append((node.kind, node.label, say(node.heading), say(node.title or "")))
            case Footnote():
                found.append((node.mark, place(node.at, say), say(node.text)))
    header = document.header
    cover = (header.conference, header.document, header.date, header.original, header.agenda)
    return [tuple(say(one or "") for one in cover), *found]


def references(document: Document, say: Say, languages: Languages | None) -> list[tuple[Any, ...]]:
    return [
        (
            place(one.at, say),
            say(one.raw),
            _id(one.id, say),
            one.rev,
            say(one.pin or ""),
            one.kind,
            one.article,
            one.status,
        )
        for one in find_references(document, languages=languages)
    ]


def _id(id: str, say: Say) -> str:
    # What is known by its name alone in the lexicon keeps that name in all languages.
    if id.startswith("#"):
        return f"#{say(id[1:])}"
    return f"OTHER:{say(id[6:])}" if id.startswith("OTHER:") and "WSIS+10" not in id else id


def instructions(document: Document, say: Say, languages: Languages | None) -> list[tuple[Any, ...]]:
    return [
        (
            (say(one.at), named(one.to, say), one.force, say(one.does), say(one.object or "")),
            (
                say(one.due or ""),
                one.due_at,
                named(one.reports, say),
                named(one.partners, say),
                [*map(say, one.limits)],
            ),
        )
        for one in find_instructions(document, languages=languages)
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_document_is_read_as_its_original(path: Path) -> None:
    english, other = both(path.read_text(encoding="utf-8"))
    assert other.language == CODE
    assert tree(other, same) == tree(english, ciphered)
    assert references(other, same, LANGUAGES) == references(english, ciphered, None)
    assert instructions(other, same, LANGUAGES) == instructions(english, ciphered, None)
    cited = [[one.id for one in note.references] for note in find_footnotes(other, LANGUAGES)]
    assert cited == [[_id(one.id, ciphered) for one in note.references] for note in find_footnotes(english)]


@pytest.mark.parametrize("case", cases("diff"), ids=str)
def test_a_comparison_is_that_of_the_originals(case: Any) -> None:
    texts = [text_of(side) for side in case.input.split("=>\n")]
    (old, old_other), (new, new_other) = map(both, texts)
    if CODE not in (old_other.language, new_other.language):
        pytest.skip("too short for its language to be told")
    found, found_other = diff(old, new), diff(old_other, new_other, languages=LANGUAGES)
    assert [edit.kinds for edit in found_other.edits] == [edit.kinds for edit in found.edits]
    if "proposal" not in str(case):  # the parts of a proposal's id are words of their own there
        assert [[ciphered(word.text) for word in edit.words] for edit in found.edits] == [
            [word.text for word in edit.words] for edit in found_other.edits
        ]
    assert len(found_other.stale) == len(found.stale)
    assert found_other.summary == found.summary


def test_the_invented_language_is_none_of_ours() -> None:
    assert CODE not in built_in().codes
    document = parse(read("x.txt", ciphered(samples()[1].read_text(encoding="utf-8")).encode()))
    assert document.instruments == ()


def test_a_document_in_another_language_says_that_it_was_not_understood() -> None:
    text = "RÉSOLUTION 2 (Kyoto, 1994)\nLe Conseil, considérant que les travaux de la Conférence et des États pour les pays"
    document = parse(read("x.txt", text.encode()))
    assert document.language == "fr"
    assert "language-without-lexicon" in [one.code for one in document.diagnostics]
