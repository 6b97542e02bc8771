"""Redlines in the user's own Word file: a copy of the new file, in which the differences to the old one are tracked changes.

`redlined` (redlining.py) is the way in. Layout, styles, headers, pictures and sections of the new file are not touched.
"""
