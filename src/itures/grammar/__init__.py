"""Small grammars: text to a small value (labels, calls, designations, editions, addressees)."""
