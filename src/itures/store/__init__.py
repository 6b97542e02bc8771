"""The store of a corpus: one SQLite file of documents, their clauses and what was found in them."""
