"""Comparisons for the tests of what shows them."""

from __future__ import annotations

from corpus import ROOT
from itures.analyse.compare.rows import compare
from itures.analyse.diff.edits import diff
from itures.model.clauses import clauses_of
from itures.model.compare import Comparison
from itures.model.diff import Diff, Side
from itures.model.stream import View
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from itures.render import Look
from itures.render.diff import html as diff_html
from itures.render.diff import terminal

HEAD = "RESOLUTION 900 (Kyoto, 1994)\nLamps\nThe Plenipotentiary Conference (Kyoto, 1994),\n"
HOSTILE = "to <script>alert(1)</script> <img src=x onerror=alert(1)> </style> ]]> --> \x1b[31m \u202e {{7*7}} &amp; \"'"

Compared = tuple[Diff, list[Side], list[Side]]


def texts(old: str, new: str) -> Compared:
    """Two texts, each below the same head, compared."""
    return _compared(*[parse(read("x.txt", f"{HEAD}{text}\n".encode()).project("revised")) for text in (old, new)])


def compared(old: str, new: str) -> str:
    return diff_html.render(*texts(old, new))


def shown(old: str, new: str, width: int = 80, *, full: bool = False, colour: bool = False) -> str:
    """The comparison of two texts as a terminal shows it, without its first and last lines."""
    return terminal.render(*texts(old, new), Look(full, width, colour, colour))


def editions() -> Compared:
    return _compared(_sample("resolution-900-old.txt"), _sample("resolution-900-new.docx"))


def sample() -> str:
    return diff_html.render(*editions())


def page(name: str, *, full: bool = False) -> str:
    return diff_html.render(*_compared(_sample(name, "original"), _sample(name)), full=full)


def proposals() -> Comparison:
    """The proposals in data/samples beside the edition that they would change."""
    names = ("proposal-900-afcp.txt", "proposal-900-eur.txt", "proposal-900-nmb.docx")
    return compare(_sample("resolution-900-old.txt"), [_sample(name) for name in names])


def many(count: int) -> Comparison:
    """So many proposals: each changes one point in its own words, most add another one, and long words stand in them."""
    point = "2\tthat keepers be paid for interconnection of telecommunication lamps once a month"
    base = f"{HEAD}resolves\n1\tto keep a list of all lamps;\n{point};\n3\tthat internationalization be left to harbours,\n"
    texts = [base.replace("once", f"at telecommunicationresponsibility{number}") for number in range(count - 2)]
    texts += [base.replace("to keep", "to [keep] and publish"), base]
    documents = [parse(read("x.txt", text.encode())) for text in (base, *texts)]
    return compare(documents[0], documents[1:], [f"DELEGATION-{number}" for number in range(1, count + 1)])


def _sample(name: str, view: View = "revised") -> Document:
    path = ROOT / "data" / "samples" / name
    return parse(read(name, path.read_bytes()).project(view))


def _compared(old: Document, new: Document) -> Compared:
    one, other = ([clause.side for clause in clauses_of(document)] for document in (old, new))
    return diff(old, new), one, other
