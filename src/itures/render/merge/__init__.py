"""A merge of proposals for people: in a terminal, in Markdown, as a page."""
