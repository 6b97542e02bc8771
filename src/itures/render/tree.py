"""The clause tree for people: one indented page that reads well at 80 columns, with or without colours.

Every text of the document goes through `visible` and into rich as a Text, never as markup: a document that holds
"[bold]" or an escape sequence is shown, not obeyed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING, Any, assert_never

from rich.text import Text

from itures.model.brief import counted
from itures.model.stream import Comment
from itures.model.tree import Block, Division, Document, Footnote, Instrument, Item, Passage, Section
from itures.model.wording import heading_of, lead_of, printed_call_of, tail_of, title_of, wording_of
from itures.render.box import boxed
from itures.render.names import designation
from itures.render.redline import Redline, summary
from itures.render.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

    from itures.render import Look

_NARROWEST = 24
_LINES = 2
_ROWS = 6
_CELL = 120
_LABEL = 10
_MARKED_LABEL = 14
_INDENT = 2
_ACTIONS = {"ADD": "bold green", "MOD": "bold yellow", "SUP": "bold red", "NOC": "dim"}
_READ = {"proposal", "designation", "title", "formula", "history", "reasons"}
_BLANKS = re.compile(" {2,}")
_SILENT = {"separator", "running-head"}
_NO_CONSOLE: Any = None
"""What rich is given where it breaks lines: it asks a console only how texts are justified, and these are not."""

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
    page = _Page(look, Redline(document, colour=look.colour))
    _header(page, document)
    _body(page, document)
    _footnotes(page, document.footnotes)
    if look.comments:
        _comments(page, document.comments)
    return page.text()


class _Page:
    """Lines of a page, written from top to bottom. Only this class knows rich's console, which styles and tables need."""

    def __init__(self, look: Look, redline: Redline) -> None:
        self.full = look.full
        self.colour = look.colour
        self.redline = redline
        self._width = max(look.width, _NARROWEST)
        self._file = StringIO()
        self._blank = True
        self._styled = look.styled

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(
            file=self._file,
            width=self._width,
            force_terminal=self._styled,
            force_jupyter=False,
            color_system="standard" if self._styled else None,
            no_color=not self.colour,
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

    def write(
        self, content: str | Text, indent: int = 0, label: str | Text = "", column: int = 0, style: str = ""
    ) -> None:
        """A paragraph; with a label, its text hangs `column` cells to the right of it.

        Text of a document comes as a str, so that it is cut and made safe here; a Text comes from `_call` and its like,
        and is shown whole: a call says at its end who is told to act, and a change may stand anywhere.
        """
        indent = max(0, min(indent, self._width // 2 - column))  # the deepest text keeps half of the width
        label = label if isinstance(label, Text) else Text(visible(label))
        if column and label.cell_len >= column:
            # A label longer than any that ITU prints stands above its text, so that all texts stay aligned.
            self._print(self._wrapped(label, self._width - indent, whole=True), indent)
            label = Text()
        for number, part in enumerate(self._parts(content, style)):
            lines = self._wrapped(part, self._width - indent - column, whole=isinstance(content, Text))
            head = label.copy() if number == 0 else Text()
            head.append(" " * (column - head.cell_len))
            self._print(lines, indent, head, Text(" " * column))

    def column(self, labels: Sequence[Text]) -> int:
        """The width of the column of these labels and of the gap behind it."""
        longest = _MARKED_LABEL if self.redline.marked else _LABEL
        return min(max([label.cell_len for label in labels], default=0), longest, self._width // 2 - 2) + 2

    def table(self, block: Block, indent: int) -> None:
        """The cells of a block with role "table": as a table, or a line a row where there are too many columns."""
        indent = min(indent, self._width // 2)
        rows = [
            row
            for number, row in enumerate(block.rows)
            if self.full or number < _ROWS or any(self.redline.changed(part) for cell in row for part in cell)
        ]
        columns = max((len(row) for row in rows), default=0)
        if columns * 6 >= self._width - indent:
            for row in rows:
                self.write(Text(" | ").join([_cell(cell, self.redline) for cell in row]), indent)
        elif columns:
            self._boxed([[self._in_table(cell) for cell in row] for row in rows], columns, indent)
            self._blank = False
        if len(block.rows) > len(rows):
            self.write(_hidden(len(block.rows) - len(rows), "row", "of the table"), indent, style="dim")

    def _boxed(self, rows: Sequence[Sequence[Text]], columns: int, indent: int) -> None:
        lines = None if self._styled else boxed([[cell.plain for cell in row] for row in rows], self._width - indent)
        if lines is not None:
            self._file.writelines(f"{' ' * indent}{line}\n" for line in lines)
            return
        from rich import box
        from rich.padding import Padding
        from rich.table import Table

        table = Table(box=box.SQUARE, show_header=False, show_lines=True)
        for _ in range(columns):
            table.add_column(overflow="fold")
        for row in rows:
            table.add_row(*row)
        self._console.print(Padding(table, (0, 0, 0, indent), expand=False))

    def _in_table(self, cell: Sequence[Block]) -> Text:
        """The text of a cell, cut if it is long and nothing in it has changed."""
        text = _cell(cell, self.redline)
        whole = self.full or len(text) <= _CELL or any(map(self.redline.changed, cell))
        return text if whole else _cut(text, _CELL)

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
        lines = list(text.wrap(_NO_CONSOLE, room)) or [Text()]
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

    def _print(self, lines: Iterable[Text], indent: int, first: Text | None = None, rest: Text | None = None) -> None:
        head = first or Text()
        for line in lines:
            whole = Text.assemble(" " * indent, head, line)
            whole.rstrip()
            if self._styled:
                self._console.print(whole, soft_wrap=True)
            else:  # as the console would, which takes longer to load than a short text to read
                self._file.write(f"{whole.plain}\n")
            head = rest or Text()
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
        for line in page.redline.legend():
            page.write(line)
    if document.brackets:
        page.write(Text(f"{counted(len(document.brackets), 'passage')} in square brackets", "dim"))
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
    blocks = [block for block in blocks if block.role not in _SILENT or page.redline.changed(block)]
    shown = blocks if whole else [block for block in blocks if page.redline.changed(block)]
    for block in shown:
        _node(page, block, 0)
    if len(blocks) > len(shown):
        page.write(_hidden(len(blocks) - len(shown), "other paragraph" if shown else "paragraph", where), style="dim")
    page.gap()


def _instrument(page: _Page, instrument: Instrument) -> None:
    proposal = instrument.proposal
    if proposal is not None:
        action = _ACTIONS.get(proposal.action.strip("()*").upper(), "bold")
        line = Text.assemble((visible(proposal.action), action), "  ", (visible(proposal.id or ""), "bold"))
        _head(page, instrument, "proposal", line, "bold")
    edition = f" · {instrument.edition}" if instrument.edition is not None else ""
    style = "bold" if proposal is None else ""
    _head(page, instrument, "designation", _designation(instrument) + edition, style, edition)
    if instrument.title is not None:
        _head(page, instrument, "title", instrument.title, "bold")
    formula = next((block.span.start for block in instrument.head if block.role == "formula"), instrument.span.end)
    others = [block for block in instrument.head if block.role not in _READ]
    for block in others:
        if block.span.start < formula:
            _node(page, block, 0)
    if instrument.formula is not None:
        _head(page, instrument, "formula", instrument.formula, "")
    page.gap()
    for block in others:
        if block.span.start >= formula:
            _node(page, block, _INDENT)
            page.gap()
    between = _between(instrument)
    for node in (*_in_order(instrument.sections, instrument.divisions, between), *instrument.annexes):
        _node(page, node, _INDENT)
        page.gap()
    _foot(page, instrument, between)
    _footnotes(page, instrument.footnotes)
    page.gap()


def _between(instrument: Instrument) -> list[Block]:
    """Blocks that stand between sections, though they are no part of any."""
    last = max([node.span.start for node in _in_order(instrument.sections, instrument.divisions)], default=0)
    known = (*_SILENT, "history", "reasons")
    return [block for block in instrument.foot if block.span.start < last and block.role not in known]


def _foot(page: _Page, instrument: Instrument, printed: Sequence[Block]) -> None:
    """History and reasons, as they were read, or line by line where they have changes; what else follows."""
    read = {"history": bool(instrument.history), "reasons": instrument.reasons is not None}
    blocks = {role: [block for block in instrument.foot if block.role == role] for role in read}
    for role, known in read.items():
        if any(map(page.redline.changed, blocks[role])):
            for block in blocks[role]:
                _node(page, block, 0)
            read[role] = True
        elif known and role == "history":
            page.write(f"History: {' → '.join(instrument.history)}")
        elif known:
            page.write(instrument.reasons or "", label="Reasons:", column=len("Reasons: "))
    others = [block for block in instrument.foot if not read.get(block.role) and block not in printed]
    _outside(page, others, "after the last clause", page.full)


def _head(page: _Page, instrument: Instrument, role: str, text: str | Text, style: str, more: str = "") -> None:
    """A line of the head, with its changes if it has any."""
    blocks = [block for block in instrument.head if block.role == role]
    if any(block.runs for block in blocks):
        parts = [_content(block, page.redline, style) for block in blocks]
        page.write(Text.assemble(Text(" ").join(map(_text, parts)), visible(more)))
    elif len(blocks) == 1 and text == blocks[0].text + more:
        content = _content(blocks[0], page.redline, style)
        page.write(content if isinstance(content, Text) else content + more, style=style)
    else:
        page.write(text, style=style)


def _designation(instrument: Instrument) -> str:
    """The designation as printed, or put together from what was read where no line of the head is marked as one."""
    printed = " ".join(block.text for block in instrument.head if block.role == "designation")
    if printed and not (printed[0].isdigit() or printed.endswith(",")):  # "RESOLUTIONS 1, 5 AND 7" are three
        return printed
    if instrument.kind == "provisions":
        return designation(instrument)
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
            _section(page, node, indent)
        case Division():
            heading = heading_of(node)
            heading = heading if heading.text else heading._replace(text=node.label or node.kind)
            whole = node.revision
            page.write(page.redline.wording(heading, "bold", revision=whole), indent, style="bold")
            if node.title is not None or node.title_runs:
                title = page.redline.wording(title_of(node), "bold", revision=whole, moved=whole is None)
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
                label = page.redline.sign(node.label or "", node.revision)
                page.write(
                    _content(node, page.redline, style), indent, label, label.cell_len + 2 if label else 0, style
                )
        case _:
            assert_never(node)


def _section(page: _Page, section: Section, indent: int) -> None:
    redline, whole = page.redline, section.revision
    if section.call or section.printed:  # provisions of a treaty text stand under none
        page.write(_call(section, redline), indent)
        indent += _INDENT
    # Where a call was moved is said behind the call, not again behind its text.
    moved = whole is None or whole.name is None
    if section.lead is not None or section.lead_runs:
        label = redline.deleted_label(section)
        lead = redline.wording(lead_of(section), revision=whole, moved=moved)
        page.write(lead, indent, label, label.cell_len + 2 if label else 0)
    _nodes(page, (*section.items, *section.blocks), indent)
    if section.tail is not None or section.tail_runs:
        tail = redline.wording(tail_of(section), revision=whole, moved=moved)
        page.write(tail, indent)


def _content(node: Block | Item | Footnote, redline: Redline, style: str = "") -> str | Text:
    """The wording of a node: whole with its changes, or a str that may be cut."""
    return redline.wording(wording_of(node), style, revision=node.revision)


def _text(content: str | Text) -> Text:
    return content if isinstance(content, Text) else Text(visible(content))


def _nodes(page: _Page, nodes: Sequence[Item | Block], indent: int) -> None:
    """Points and blocks in the order of the text. The labels of all points share one column."""
    column = page.column([page.redline.label(node) for node in nodes if isinstance(node, Item)])
    for node in _in_order(nodes):
        if isinstance(node, Item):
            page.write(_content(node, page.redline), indent, page.redline.label(node), column)
            _nodes(page, node.items, indent + column)
        else:
            _node(page, node, indent)


def _call(section: Section, redline: Redline) -> Text:
    call = redline.wording(printed_call_of(section), "italic", revision=section.revision)
    call = call if isinstance(call, Text) else Text(visible(call), "italic")
    call.append(visible(redline.formerly(section)), "dim")
    deleted = section.revision is not None and section.revision.hidden("revised")
    if not section.addressees or deleted:
        return call
    return Text.assemble(call, "  ", (f"→ {', '.join(map(visible, section.addressees))}", "cyan"))


def _footnotes(page: _Page, footnotes: Sequence[Footnote]) -> None:
    """Notes, each with its mark and the clause that carries it."""
    marks = [page.redline.sign(note.mark, note.revision) for note in footnotes]
    column = page.column(marks)
    if footnotes:
        page.write("Footnotes", style="bold")
    for note, mark in zip(footnotes, marks, strict=True):
        place = note.at if note.at is not None else "no mark found"
        content = _content(note, page.redline)
        if isinstance(content, Text):
            page.write(Text.assemble(f"[{visible(place)}] ", content), _INDENT, mark, column)
        elif note.revision is not None:
            text = page.redline.sign(note.text, note.revision)
            page.write(Text.assemble(f"[{visible(place)}] ", text), _INDENT, mark, column)
        else:
            page.write(f"[{place}] {content}", _INDENT, mark, column)
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
    place = Text()
    if indent == _INDENT:
        quoted = page.redline.quote(comment.anchor) if comment.anchor is not None else Text()
        at = Text(visible(comment.at or ""))
        words = Text.assemble("on “", quoted, "”") if quoted else Text()
        parts = [part for part in (at, words) if part]
        place = Text.assemble("[", Text(", ").join(parts), "] ") if parts else Text()
    date = f", {comment.date[:10]}" if comment.date else ""
    resolved = ", resolved" if comment.resolved else ""
    who = f"{comment.author or 'unknown'}{date}{resolved}: "
    page.write(Text.assemble(place, (visible(who), "dim"), visible(comment.text.replace("\n", " "))), indent)


def _in_order(*groups: Sequence[_Part]) -> list[_Part]:
    """The nodes of several fields in the order of the text; those with the same start keep the order given."""
    return sorted((node for group in groups for node in group), key=lambda node: node.span.start)


def _cell(blocks: Sequence[Block], redline: Redline) -> Text:
    """The text in a cell; a table within is read row by row."""
    return Text(" ").join(
        [
            Text(" ").join([_cell(cell, redline) for row in block.rows for cell in row])
            if block.rows
            else Text.assemble(visible(f"{block.label}  " if block.label else ""), _text(_content(block, redline)))
            for block in blocks
        ]
    )


def _hidden(count: int, noun: str, where: str) -> str:
    return f"{count} {noun}{'s' if count != 1 else ''} {where}, --full shows {'them' if count != 1 else 'it'}"


def _cut(text: Text, length: int) -> Text:
    cut = text[: length - 1]
    cut.rstrip()
    return cut.append("…")
