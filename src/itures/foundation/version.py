"""The version of itures, and so of the register that comes with it."""

version = "0.1.0"
