"""The nouns of itures: what readers record, what the parser builds. They do no IO and know no verb."""
