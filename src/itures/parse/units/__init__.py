"""From lines to units: whole paragraphs, each with what it is, in one pass over the lines.

Text from PDF breaks paragraphs over lines, text of converters runs several points together on one, and Word has them
right. So one question is asked of every line, whatever its file: does something begin here, or does the unit before go
on? Something begins with a proposal mark, a designation, a formula, a call, a label that fits the labels before it, the
heading of an annex, a history line. A label or a call in the middle of a sentence ("as referred to in / resolves 4;")
begins nothing: the wording before it is still open.

`assembler.py` asks, in the order of certainty; `headings.py`, `titles.py`, `calls.py` and `points.py` answer. Each
function there that is named `take_` looks at the line under the cursor, and where it begins what the function is for,
adds the unit, moves the cursor behind it and returns True.
"""

from itures.parse.units.assembler import assemble
from itures.parse.units.unit import Kind, Unit, join

__all__ = ["Kind", "Unit", "assemble", "join"]
