"""Patterns made of phrases find the longest phrase that stands at a place, in each way in which it may be printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itures.language.phrases import beginnings, phrases

WORD = st.text("aAbfi-", min_size=1, max_size=5)
FORMS = st.lists(st.lists(WORD, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=8)
TEXT = st.text("aAbfil -\n", max_size=16)


@given(FORMS, TEXT, st.sampled_from([0, re.IGNORECASE]))
def test_the_longest_phrase_is_found(forms: list[str], text: str, flags: int) -> None:
    alone = [re.compile(phrases([form]), flags).match(text) for form in forms]
    longest = max((match.end() for match in alone if match is not None), default=None)
    match = re.compile(phrases(forms), flags).match(text)
    assert (match.end() if match is not None else None) == longest


@given(FORMS, TEXT)
def test_a_form_may_be_repeated_or_left_out(forms: list[str], text: str) -> None:
    wanted = re.compile(f"(?:{phrases(forms)}){{0,2}}").match(text)
    match = re.compile(f"{phrases(forms)}{{0,2}}").match(text)
    assert match is not None
    assert wanted is not None
    assert match.end() == wanted.end()


@pytest.mark.parametrize("text", ["office", "o\ufb03ce", "o\ufb00ice", "of\ufb01ce"])
def test_letters_may_be_printed_as_one(text: str) -> None:
    match = re.match(phrases(["of", "office"]), text)
    assert match is not None
    assert match.group() == text


@given(st.lists(st.text("abc", max_size=4), max_size=8), st.text("abcd", max_size=6))
def test_the_alternatives_begin_what_the_forms_begin(forms: list[str], text: str) -> None:
    match = re.match("|".join(beginnings(forms)), text) if forms else None
    longest = max((form for form in forms if text.startswith(form)), key=len, default=None)
    assert (match.group() if match is not None else None) == longest
