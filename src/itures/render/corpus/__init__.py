"""What a corpus answers, as tables for people, rows for programs, and pages."""
