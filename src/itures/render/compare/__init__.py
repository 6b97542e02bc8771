"""Several proposals beside a text: terminal, page, Word."""
