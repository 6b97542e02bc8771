"""Word files that itures writes: paragraphs and tables with tracked changes, and the package around them."""
