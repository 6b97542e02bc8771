"""What the parser knows of one language: the patterns of its calls, addressees, labels and lines (`lexicon`)."""

from itures.language.parsing.calls import Head
from itures.language.parsing.lexicon import Lexicon, lexicon

__all__ = ["Head", "Lexicon", "lexicon"]
