"""Who is told to do what, by when, reporting to whom."""
