"""Budgets: how much of one document is read. What exceeds one is refused in one line, or cut with a diagnostic that says so.

They are far above the documents that we have (WTSA Resolution 1 of 2016, 45 pages, has 14,000 elements and 400 paragraphs), and
low enough that what a stranger sends takes seconds and some hundred megabytes (ARCHITECTURE.md, "Limits on input").
"""

from __future__ import annotations

from typing import Final

FILE: Final = 512 * 1024 * 1024
"""Bytes of the largest file; the whole of the Final Acts of a conference is under 50 MB."""

PART: Final = 256 * 1024 * 1024
"""Bytes of a part of a Word file. One of 1,000 pages has about 30 MiB; a tree of lxml takes several times that."""
PARTS: Final = 512 * 1024 * 1024
"""Bytes of all parts that one reading takes in: body, notes, styles and settings of the largest acceptable kind together."""
RATIO: Final = 200
"""How much larger a part may be than it is in the zip. Deflate reaches about 1000:1 on zeros and about 15:1 on
WordprocessingML; repetitive tables reach 60:1."""
ANY_RATIO: Final = 1024 * 1024
"""Below this size a high ratio is harmless, and small parts that repeat one element do reach it."""

ELEMENTS: Final = 1_000_000
"""Elements in the parts of a Word file; 200 pages with 2,000 changes have 72,000. In lxml one takes some 200 bytes."""
PARAGRAPHS: Final = 80_000
"""Paragraphs of a Word file, or lines of a text, in which something stands: two hundred times those of Resolution 1."""
LINES: Final = 1_000_000
"""Lines of a text, empty ones too."""

TREE: Final = 1024 * 1024 * 1024
"""Bytes of the JSON of one tree in a corpus: that of the largest text that is read has some 400 MiB. A corpus may come from
somebody else."""

LABEL: Final = 255
"""Characters of a label that Word computes ("Annex 2", "1.1.1"), and of the text that its list gives for it."""
MARK: Final = 32
"""Characters of the mark of a note ("1", "*", "2bis")."""
