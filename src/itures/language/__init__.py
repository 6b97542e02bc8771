"""A language: all its words, and the patterns made of them. What reads documents is handed one and knows no other words.

A Language is made of the tables of one file of data/lexicon; each family of patterns is compiled when it is first asked for.
`Languages` holds several, with how a text's language is told; `built_in()` are those of data/lexicon. There is no default
language: a document names its own, and what is in a language that has no lexicon is read with the one that
data/lexicon/languages.toml says (`fallback`), and a diagnostic says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

from itures.foundation.resources import locate
from itures.language.tables import Tables
from itures.model.folding import folded

if TYPE_CHECKING:
    from itures.language.citations import Patterns
    from itures.language.instructions import ActPatterns, DuePatterns, InstructionPatterns, ReportPatterns
    from itures.language.parsing import Lexicon
    from itures.language.references import ReferencePatterns
    from itures.language.strength import Scale

_OTHER_FILES = frozenset(["languages.toml"])


class Language:
    """The words of one language. `tables` are those of its file, `code` has two letters.

    >>> built_in().of("en").infinitive
    'to'
    """

    def __init__(self, code: str, tables: Mapping[str, Any]) -> None:
        self.code = code
        self.tables = tables

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Language, (self.code, self.tables)

    @property
    def infinitive(self) -> str:
        """The word before a verb that is to be done."""
        return str(self.tables["infinitive"])

    @cached_property
    def lexicon(self) -> Lexicon:
        """Calls, addressees, labels, designations: what the parser asks for."""
        from itures.language.parsing import lexicon

        return lexicon(self)

    @cached_property
    def citations(self) -> Patterns:
        """How texts cite one another."""
        from itures.language.citations import patterns

        return patterns(self)

    @cached_property
    def references(self) -> ReferencePatterns:
        """What tells which text a citation means."""
        from itures.language.references import patterns

        return patterns(self)

    @cached_property
    def acts(self) -> ActPatterns:
        """Verbs, and what stands around them."""
        from itures.language.instructions import acts

        return acts(self)

    @cached_property
    def instructions(self) -> InstructionPatterns:
        """Who is told, how strongly, with whom, within which limits."""
        from itures.language.instructions import instructions

        return instructions(self)

    @cached_property
    def due(self) -> DuePatterns:
        """Deadlines, rhythms and occasions."""
        from itures.language.instructions import due

        return due(self)

    @cached_property
    def reports(self) -> ReportPatterns:
        """Who gets a report."""
        from itures.language.instructions import reports

        return reports(self)

    @cached_property
    def strength(self) -> Scale:
        """How strongly something is asked for."""
        from itures.language.strength import scale

        return scale(self)


class Languages:
    """Languages by their codes. `telling` are the tables that a text's language is told by (`detect.py`).

    `fallback` is the code of the language that texts are read with which are in none of them, or in one that nobody can tell.
    """

    def __init__(self, languages: Iterable[Language], telling: Mapping[str, Any], fallback: str) -> None:
        self._known = {language.code: language for language in languages}
        self.telling = telling
        self.fallback = fallback

    def __contains__(self, code: object) -> bool:
        return code in self._known

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all of them.

        >>> "en" in built_in().codes
        True
        """
        return tuple(self._known)

    def of(self, code: str) -> Language:
        """The language of a code, or the one that stands in for it.

        >>> built_in().of("tlh").code == built_in().fallback
        True
        """
        return self._known.get(code) or self._known[self.fallback]

    def told(self, text: str) -> str:
        """The code of a text's language, also of one that is none of these; "und" where nobody can tell.

        >>> built_in().told("The Council, considering that the work of the Union is in order")
        'en'
        """
        from itures.language.detect import language_of

        return language_of(text, self.telling)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The usual names of places by their other spellings, folded, in any of the languages.

        >>> built_in().places["pusan"]
        'Busan'
        """
        return {
            folded(form): place
            for language in self._known.values()
            for form, place in language.tables.get("places", {}).items()
        }


@cache
def built_in() -> Languages:
    """The languages of data/lexicon.

    >>> built_in() is built_in()
    True
    """
    folder = locate("lexicon")
    files = sorted(path for path in folder.glob("*.toml") if path.name not in _OTHER_FILES)
    telling = tomllib.loads(_text("languages.toml"))
    languages = [Language(path.stem, Tables(partial(_text, path.name))) for path in files]
    return Languages(languages, telling, telling["fallback"])


def _text(name: str) -> str:
    return locate(f"lexicon/{name}").read_text(encoding="utf-8")
