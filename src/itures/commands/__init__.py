"""The commands: options in, the session asked, the terminal out."""
