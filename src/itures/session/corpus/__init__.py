"""A corpus: which files are meant, what is stored of each, and how a store is built of them."""
