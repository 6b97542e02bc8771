"""What a document cites: found, resolved, checked."""
