"""Citations in the wording of a clause: found in one pass, nothing resolved."""

from itures.analyse.references.find.citation import ANNEX, OWN, Citation
from itures.analyse.references.find.scan import Named
from itures.analyse.references.find.scanner import find_citations

__all__ = ["ANNEX", "OWN", "Citation", "Named", "find_citations"]
