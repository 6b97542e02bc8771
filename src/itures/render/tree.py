"""The clause tree for people: one indented page that reads well at 80 columns, with or without colours.

Every text of the document goes through `visible` and into rich as a Text, never as markup: a document that holds
"[bold]" or an escape sequence is shown, not obeyed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING, assert_never

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from itures.model.stream import Comment
from itures.model.tree import Block, Division, Document, Footnote, Instrument, Item, Passage, Section
from itures.render.redline import Redline, summary
from itures.render.visible import visible

if TYPE_CHECKING:
    from itures.render import Look

_NARROWEST = 24
_LINES = 2
_ROWS = 6
_CELL = 120
_LABEL = 10
_INDENT = 2
_ACTIONS = {"ADD": "bold green", "MOD": "bold yellow", "SUP": "bold red", "NOC": "dim"}
_READ = {"proposal", "designation", "title", "formula", "history", "reasons"}
_BLANKS = re.compile(" {2,}")
_SILENT = {"separator", "running-head"}

_Part = Instrument | Section | Division | Passage | Item | Block


def render(document: Document, look: Look) -> str:
    """The document as a page of `look.width` columns (24 at least); texts end after two lines without `look.full`.

    >>> from itures.model.tree import Document, Header
    >>> from itures.render import Look
    >>> document = Document("x.txt", "en", "revised", Header(document="Document 77-E"), (), (), (), (), ())
    >>> print(render(document, Look()), end="")
    Document 77-E
    <BLANKLINE>
    No resolution, decision, recommendation or opinion found.
    """
    page = _Page(look, Redline(document.changes, colour=look.colour))
    _header(page, document)
    _body(page, document)
    _footnotes(page, document.footnotes)
    if look.comments:
        _comments(page, document.comments)
    return page.text()


class _Page:
    """Lines of a page, written from top to bottom. Only this class knows rich's console."""

    def __init__(self, look: Look, redline: Redline) -> None:
        self.full = look.full
        self.colour = look.colour
        self.redline = redline
        self._width = max(look.width, _NARROWEST)
        self._file = StringIO()
        self._blank = True
        self._console = Console(
            file=self._file,
            width=self._width,
            force_terminal=look.styled,
            force_jupyter=False,
            color_system="standard" if look.styled else None,
            no_color=not look.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def text(self) -> str:
        return self._file.getvalue().rstrip("\n") + "\n"

    def gap(self) -> None:
        """An empty line, unless there is one already."""
        if not self._blank:
            self._file.write("\n")
            self._blank = True

    def write(self, content: str | Text, indent: int = 0, label: str = "", column: int = 0, style: str = "") -> None:
        """A paragraph; with a label, its text hangs `column` cells to the right of it.

        Text of a document comes as a str, so that it is cut and made safe here; a Text comes from `_call` and its like,
        and is shown whole: a call says at its end who is told to act, and a change may stand anywhere.
        """
        indent = min(indent, self._width // 2 - column)  # the deepest text keeps half of the width
        label = visible(label)
        if column and cell_len(label) >= column:
            # A label longer than any that ITU prints stands above its text, so that all texts stay aligned.
            self._print(self._wrapped(Text(label), self._width - indent), indent)
            label = ""
        for number, part in enumerate(self._parts(content, style)):
            lines = self._wrapped(part, self._width - indent - column, whole=isinstance(content, Text))
            first = label if number == 0 else ""
            head = first + " " * (column - cell_len(first))
            self._print(lines, indent, head, " " * column)

    def table(self, block: Block, indent: int) -> None:
        """The cells of a block with role "table": as a table, or a line a row where there are too many columns."""
        indent = min(indent, self._width // 2)
        rows = block.rows if self.full else block.rows[:_ROWS]
        columns = max((len(row) for row in rows), default=0)
        if columns * 6 >= self._width - indent:
            for row in rows:
                self.write(Text(" | ").join([_cell(cell, self.redline) for cell in row]), indent)
        elif columns:
            table = Table(box=box.SQUARE, show_header=False, show_lines=True)
            for _ in range(columns):
                table.add_column(overflow="fold")
            for row in rows:
                texts = [_cell(cell, self.redline) for cell in row]
                table.add_row(*[text if self.full or len(text) <= _CELL else _cut(text, _CELL) for text in texts])
            self._console.print(Padding(table, (0, 0, 0, indent), expand=False))
            self._blank = False
        if len(block.rows) > len(rows):
            self.write(_hidden(len(block.rows) - len(rows), "row", "of the table"), indent, style="dim")

    def _parts(self, content: str | Text, style: str) -> list[Text]:
        if isinstance(content, Text):
            return list(content.split("\n")) if "\n" in content.plain else [content]
        # The paragraphs of one clause stand apart where texts are whole, and run together where they are cut.
        parts = content.split("\n") if self.full else [content]
        return [Text(_BLANKS.sub(" ", visible(part)).strip(" "), style=style) for part in parts]

    def _wrapped(self, text: Text, room: int, whole: bool = False) -> list[Text]:
        whole = whole or self.full
        if not whole:
            text = text[: room * (_LINES + 1)] if len(text) > room * (_LINES + 1) else text
        lines = list(text.wrap(self._console, room)) or [Text()]
        for line in lines:
            line.rstrip()
        if whole or len(lines) <= _LINES:
            return lines
        last = lines[_LINES - 1]
        if last.cell_len > room - 2:
            last.truncate(room - 2)
            words = last.plain.rfind(" ")
            if words > room // 2:
                last.right_crop(len(last) - words)
        last.append(" …")
        return lines[:_LINES]

    def _print(self, lines: Iterable[Text], indent: int, first: str = "", rest: str = "") -> None:
        head = first
        for line in lines:
            whole = Text.assemble(" " * indent + head, line)
            whole.rstrip()
            self._console.print(whole, soft_wrap=True)
            head = rest
        self._blank = False


def _header(page: _Page, document: Document) -> None:
    header, view = document.header, document.view
    if header.conference is not None:
        page.write(header.conference, style="bold")
    facts = [fact for fact in (header.document, header.date, header.original, header.agenda) if fact is not None]
    if facts:
        page.write(" · ".join(facts))
    if header.sources:
        page.write(", ".join(header.sources))
    if view == "original":
        page.write("Tracked changes rejected", style="dim")
    elif view == "marked":
        page.write(Text(summary(document), "dim"))
        if document.changes and not page.colour:
            page.write(Text("[-deleted-] {+new+}, ¶ a paragraph mark", "dim"))
    page.gap()


def _body(page: _Page, document: Document) -> None:
    """Instruments, and the blocks around them, which are only counted where there are instruments to look at."""
    if not document.instruments:
        page.write("No resolution, decision, recommendation or opinion found.")
        page.gap()
    mark = "proposal" if any(instrument.proposal for instrument in document.instruments) else "text"
    whole = page.full or not document.instruments
    before: list[Block] = []
    seen = 0
    for node in _in_order(document.blocks, document.instruments):
        if isinstance(node, Instrument):
            _outside(page, before, f"before the first {mark}" if seen == 0 else f"between the {mark}s", whole)
            before = []
            _instrument(page, node)
            seen += 1
        elif isinstance(node, Block):
            before.append(node)
    _outside(page, before, f"after the last {mark}", whole)


def _outside(page: _Page, blocks: Sequence[Block], where: str, whole: bool) -> None:
    """Blocks beside the clauses, or a line that says how many there are."""
    blocks = [block for block in blocks if block.role not in _SILENT]
    if whole:
        for block in blocks:
            _node(page, block, 0)
    elif blocks:
        page.write(_hidden(len(blocks), "paragraph", where), style="dim")
    page.gap()


def _instrument(page: _Page, instrument: Instrument) -> None:
    proposal = instrument.proposal
    if proposal is not None:
        action = _ACTIONS.get(proposal.action.strip("()*").upper(), "bold")
        page.write(Text.assemble((visible(proposal.action), action), "  ", (visible(proposal.id or ""), "bold")))
    edition = f" · {instrument.edition}" if instrument.edition is not None else ""
    style = "bold" if proposal is None else ""
    _head(page, instrument, "designation", _designation(instrument) + edition, style, edition)
    if instrument.title is not None:
        _head(page, instrument, "title", instrument.title, "bold")
    for block in instrument.head:
        if block.role not in _READ:
            _node(page, block, 0)
    if instrument.formula is not None:
        _head(page, instrument, "formula", instrument.formula, "")
    page.gap()
    for node in (*_in_order(instrument.sections, instrument.divisions), *instrument.annexes):
        _node(page, node, _INDENT)
        page.gap()
    if instrument.history:
        page.write(f"History: {' → '.join(instrument.history)}")
    if instrument.reasons is not None and not any(block.runs for block in instrument.foot if block.role == "reasons"):
        page.write(instrument.reasons, label="Reasons:", column=len("Reasons: "))
    elif instrument.reasons is not None:
        for block in instrument.foot:
            if block.role == "reasons":
                _node(page, block, 0)
    read = {"history"} if instrument.history else set()
    read |= {"reasons"} if instrument.reasons is not None else set()
    _outside(page, [block for block in instrument.foot if block.role not in read], "after the last clause", page.full)
    _footnotes(page, instrument.footnotes)
    page.gap()


def _head(page: _Page, instrument: Instrument, role: str, text: str, style: str, more: str = "") -> None:
    """A line of the head, with its changes if it has any."""
    blocks = [block for block in instrument.head if block.role == role]
    if any(block.runs for block in blocks):
        parts = [page.redline.text(block.runs, style) if block.runs else Text(visible(block.text)) for block in blocks]
        page.write(Text.assemble(Text(" ").join(parts), visible(more)))
    else:
        page.write(text, style=style)


def _designation(instrument: Instrument) -> str:
    """The designation as printed, or put together from what was read where no line of the head is marked as one."""
    printed = " ".join(block.text for block in instrument.head if block.role == "designation")
    if printed:
        return printed
    number = instrument.number or (f"[{instrument.draft}]" if instrument.draft is not None else "")
    draft = "draft new " if instrument.draft is not None else ""
    revised = " (Rev.)" if instrument.revised else ""
    name = f"{draft}{instrument.kind} {number}".strip() + revised
    return name[0].upper() + name[1:]


def _node(page: _Page, node: _Part, indent: int) -> None:
    match node:
        case Instrument():
            _instrument(page, node)
        case Section():
            page.write(_call(node, page.redline), indent)
            if node.lead is not None or node.lead_runs:
                page.write(page.redline.text(node.lead_runs) if node.lead_runs else node.lead or "", indent + _INDENT)
            _nodes(page, (*node.items, *node.blocks), indent + _INDENT)
            if node.tail is not None or node.tail_runs:
                page.write(page.redline.text(node.tail_runs) if node.tail_runs else node.tail or "", indent + _INDENT)
        case Division():
            heading = node.heading or node.label or node.kind
            page.write(page.redline.text(node.runs, "bold") if node.runs else heading, indent, style="bold")
            if node.title is not None or node.title_runs:
                title = page.redline.text(node.title_runs, "bold") if node.title_runs else node.title or ""
                page.write(title, indent, style="bold")
            for part in _in_order(node.passages, node.sections, node.divisions):
                page.gap()
                _node(page, part, indent + _INDENT)
        case Passage():
            _nodes(page, (*node.blocks, *node.items), indent)
        case Item():
            _nodes(page, (node,), indent)
        case Block():
            if node.rows:
                page.table(node, indent)
            elif node.role not in _SILENT or page.full:
                style = "bold" if node.role == "heading" else ""
                content = page.redline.text(node.runs, style) if node.runs else node.text
                label = node.label or ""
                page.write(content, indent, label, cell_len(visible(label)) + 2 if label else 0, style)
        case _:
            assert_never(node)


def _nodes(page: _Page, nodes: Sequence[Item | Block], indent: int) -> None:
    """Points and blocks in the order of the text. The labels of all points share one column."""
    labels = [cell_len(visible(node.label)) for node in nodes if isinstance(node, Item)]
    column = min(max(labels, default=0), _LABEL) + 2
    for node in _in_order(nodes):
        if isinstance(node, Item):
            page.write(_wording(node, page.redline), indent, node.label, column)
            _nodes(page, node.items, indent + column)
        else:
            _node(page, node, indent)


def _wording(item: Item, redline: Redline) -> str | Text:
    """The wording of a point: whole with its changes, or a str that may be cut."""
    was = Text(visible(redline.label(item)), "dim")
    if item.runs:
        return Text.assemble(was, redline.text(item.runs))
    return Text.assemble(was, visible(item.text)) if was else item.text


def _call(section: Section, redline: Redline) -> Text:
    call = redline.text(section.runs, "italic") if section.runs else Text(visible(section.call), style="italic")
    call.append(visible(redline.formerly(section)), "dim")
    deleted = section.revision is not None and section.revision.hidden("revised")
    if not section.addressees or deleted:
        return call
    return Text.assemble(call, "  ", (f"→ {', '.join(map(visible, section.addressees))}", "cyan"))


def _footnotes(page: _Page, footnotes: Sequence[Footnote]) -> None:
    """Notes, each with its mark and the clause that carries it."""
    column = min(max((cell_len(visible(note.mark)) for note in footnotes), default=0), _LABEL) + 2
    if footnotes:
        page.write("Footnotes", style="bold")
    for note in footnotes:
        place = note.at if note.at is not None else "no mark found"
        if note.runs:
            page.write(Text.assemble(f"[{visible(place)}] ", page.redline.text(note.runs)), _INDENT, note.mark, column)
        else:
            page.write(f"[{place}] {note.text}", _INDENT, note.mark, column)
    page.gap()


def _comments(page: _Page, comments: Sequence[Comment]) -> None:
    """Comments in the margin, each with its clause and author; answers below what they answer."""
    page.write("Comments" if comments else "No comments", style="bold" if comments else "")
    keys = {comment.key for comment in comments}
    answers: dict[str, list[Comment]] = {}
    for comment in comments:
        if comment.parent in keys and comment.parent is not None:
            answers.setdefault(comment.parent, []).append(comment)
    for comment in comments:
        if comment.parent not in keys:
            _comment(page, comment, _INDENT)
            for answer in answers.get(comment.key, ()):
                _comment(page, answer, 2 * _INDENT)
    page.gap()


def _comment(page: _Page, comment: Comment, indent: int) -> None:
    place = f"[{comment.at}] " if comment.at is not None and indent == _INDENT else ""
    date = f", {comment.date[:10]}" if comment.date else ""
    resolved = ", resolved" if comment.resolved else ""
    who = f"{comment.author or 'unknown'}{date}{resolved}: "
    page.write(Text.assemble((visible(f"{place}{who}"), "dim"), visible(comment.text.replace("\n", " "))), indent)


def _in_order(*groups: Sequence[_Part]) -> list[_Part]:
    """The nodes of several fields in the order of the text; those with the same start keep the order given."""
    return sorted((node for group in groups for node in group), key=lambda node: node.span.start)


def _cell(blocks: Sequence[Block], redline: Redline) -> Text:
    """The text in a cell; a table within is read row by row."""
    return Text(" ").join(
        [
            Text(" ").join([_cell(cell, redline) for row in block.rows for cell in row])
            if block.rows
            else redline.text(block.runs)
            if block.runs
            else Text(visible(f"{block.label}  {block.text}" if block.label else block.text))
            for block in blocks
        ]
    )


def _hidden(count: int, noun: str, where: str) -> str:
    return f"{count} {noun}{'s' if count != 1 else ''} {where}, --full shows {'them' if count != 1 else 'it'}"


def _cut(text: Text, length: int) -> Text:
    cut = text[: length - 1]
    cut.rstrip()
    return cut.append("…")
