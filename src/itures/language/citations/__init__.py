"""How texts are cited in one language: the patterns (`patterns`), by family, and the words that a search begins with."""

from itures.language.citations.forms import BLANKS, bare
from itures.language.citations.patterns import Patterns, patterns
from itures.language.citations.trigger import family_of

__all__ = ["BLANKS", "Patterns", "bare", "family_of", "patterns"]
