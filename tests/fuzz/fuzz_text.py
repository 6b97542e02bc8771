"""Random texts of the words that documents are made of, through everything that reads one.

python tests/fuzz/fuzz_text.py [SECONDS] [SEED]
"""

from __future__ import annotations

import random
import sys
import time

from itures.model.tree import Document
from itures.read import read
from itures.render import FORMATS
from itures.render.outputs import formats
from itures.session.capabilities import CAPABILITIES
from itures.session.merged import merged
from itures.session.session import Session
from itures.session.writing import JSON, Style, written

PIECES = (
    "RESOLUTION 1 (Doha, 2026)", "RESOLUTION", "(Rev. Doha, 2026)", "The Plenipotentiary Conference (Doha, 2026),", "resolves",
    "instructs", "invites", "considering", "recalling", "the Secretary-General", "Member States,", "Sector Members,", "and", "to",
    "not", "shall", "that", "the Council", "1", "2", "a)", "b)", "1.1", "(", "[", "]", ")", "-", "–", "•", ",", ";", ".", ":", "\n",
    "\n", "\n", "\n\n", "\t", " ", "  ", "\f", "Resolution 71", "No. 1", "of the Constitution", "Annex 1", "ANNEX TO RESOLUTION 1",
    "MOD", "NOR/5/1", "SUP", "ADD", "Reasons:", "____________________", "1 These are notes", "report annually", "by 2027", "Direc-",
    "tor", "1/", "\u00a0", "*", "1)", "¹", "thereto", "respectively", "that Resolution", "Nos. 1 and 2", "with", "in", "resolves 1",
    "CONSTITUTION OF THE INTERNATIONAL TELECOMMUNICATION UNION", "CONVENTION", "ARTICLE 1", "CHAPTER I", "SECTION 2", "Preamble",
    "APPENDIX 30 (REV.WRC-19)", "MOD 3", "SUP 5", "PP-98", "3", "4", "3A", "73 bis", "5.441B", "5.A113", "CV 468", "(SUP)",
    "219 to 221", "200-495 kHz", "TABLE 21-4", "(WRC-27)", "Alt 1:", "Option A:", "[TBD]", "XXX", "[...]", "[EUR-1]", "“", "”",
    "lamps", "each", "Annex", "Table | x", "Document 5-E", "/", "Rev.",
)  # fmt: skip


def text(source: random.Random) -> str:
    """A text of up to sixty pieces."""
    pieces = [source.choice(PIECES) + source.choice((" ", " ", "\n", "")) for _ in range(source.randint(1, 60))]
    return "".join(pieces)


def everything(session: Session, document: Document) -> None:
    """Asks a document all that can be asked, and writes each answer in every format."""
    session.findings(document)
    for format in FORMATS:
        written(document, format, (), Style())
    for capability in CAPABILITIES:
        answer = session.answer(capability, document)
        for format in (*formats(capability), *JSON):
            written(answer, format, (), Style())


def check(given: str, session: Session, before: Document | None = None) -> Document | None:
    """Asks everything of a text, and compares it with another one; raises whatever should not have been raised."""
    if not given.strip():
        return before
    document = session.parse("x.txt", given.encode())
    everything(session, document)
    if before is not None:
        session.diff(before, document)
        session.brackets(document, before)
        session.compare(before, [document, document])
        found = merged(read("x.txt", given.encode()), given.encode(), [before, document], "none").record
        assert all(change.outcome != "taken" for change in found.changes)
    return document


def main() -> None:
    """Run until the time is up."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    source = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else None)
    session, before, count, end = Session(), None, 0, time.monotonic() + seconds
    while time.monotonic() < end:
        given = text(source)
        try:
            before = check(given, session, before)
        except Exception:
            sys.stderr.write(f"{given!r}\n")
            raise
        count += 1
    sys.stderr.write(f"{count} texts, {count / seconds:.0f} a second, nothing was raised\n")


if __name__ == "__main__":
    main()
