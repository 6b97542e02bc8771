"""Several proposals beside one text."""
