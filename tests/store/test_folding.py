"""The form in which words are searched."""

from __future__ import annotations

import pytest

from itures.store.folding import fold, fold_places, without_article


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("آلية", "الآلية"),  # mechanism: an alef with a sign begins no article
        ("إلكترونية", "الإلكترونية"),
        ("التزام", "الالتزام"),  # a word that begins like an article
        ("اتصالات", "والاتصالات"),
        ("\u0627\u0653لية", "آلية"),  # the sign as a character of its own
    ],
)
def test_arabic_words_are_the_same_with_and_without_their_article(one: str, other: str) -> None:
    assert without_article(fold(one)) == without_article(fold(other))
    for word in (one, other):
        folded = fold_places(word)
        assert folded.text == fold(word)
        assert len(folded.places) == len(folded.text)
