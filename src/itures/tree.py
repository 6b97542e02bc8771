"""The clause tree: its types, and going through it.

>>> from itures import tree
>>> tree.Section.__name__, tree.walk.__name__
('Section', 'walk')
"""

from itures.model.tree import (
    Block,
    Change,
    Division,
    Document,
    Footnote,
    Header,
    Instrument,
    Item,
    MarkedRun,
    Node,
    Passage,
    Proposal,
    Section,
)
from itures.model.walk import children, walk

__all__ = [
    "Block",
    "Change",
    "Division",
    "Document",
    "Footnote",
    "Header",
    "Instrument",
    "Item",
    "MarkedRun",
    "Node",
    "Passage",
    "Proposal",
    "Section",
    "children",
    "walk",
]
