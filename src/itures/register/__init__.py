"""What is known of texts: conferences, editions, status, provisions, and learning from adopted texts."""
