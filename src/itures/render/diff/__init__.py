"""A comparison of two texts: terminal, page, Word."""
