"""Word files (.docx): one module for each part of the package, as ECMA-376 cuts it."""

from itures.read.docx.reader import read_docx

__all__ = ["read_docx"]
