"""Verbs put together without a terminal."""
