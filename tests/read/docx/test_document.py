from itures.model.stream import Cell, Revision


def p(text=""):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" if text else "<w:p/>"


def tc(*content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def table(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cells(stream):
    return [(q.text, q.cell and (q.cell.table, q.cell.row, q.cell.column)) for q in stream.paragraphs]


def test_paragraphs_of_a_table_know_their_cell(read, codes):
    stream = read(p("before") + table(tc(p("a"), p("b")) + tc(p("c")), tc(p("d")) + tc(p())) + p("after"))
    assert cells(stream) == [
        ("before", None), ("a", (0, 0, 0)), ("b", (0, 0, 0)), ("c", (0, 0, 1)), ("d", (0, 1, 0)), ("", (0, 1, 1)),
        ("after", None),
    ]  # fmt: skip
    assert codes(stream) == []


def test_tables_are_numbered(read):
    stream = read(table(tc(p("a"))) + table(tc(p("b"))))
    assert [q.cell for q in stream.paragraphs] == [Cell(0, 0, 0), Cell(1, 0, 0)]


def test_columns_are_those_of_the_grid(read):
    rows = (
        tc(p("wide"), properties='<w:gridSpan w:val="2"/>') + tc(p("third")),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc(p("second")) + tc(p("third")),
        tc(p("odd"), properties='<w:gridSpan w:val="x"/>') + tc(p("next")),
    )
    assert cells(read(table(*rows))) == [
        ("wide", (0, 0, 0)), ("third", (0, 0, 2)), ("second", (0, 1, 1)), ("third", (0, 1, 2)), ("odd", (0, 2, 0)),
        ("next", (0, 2, 1)),
    ]  # fmt: skip


def test_merged_cells_below_are_empty(read, codes):
    stream = read(
        table(
            tc(p("tall"), properties='<w:vMerge w:val="restart"/>') + tc(p("a")),
            tc(p(), properties="<w:vMerge/>") + tc(p("b")),
        )
    )
    assert cells(stream) == [("tall", (0, 0, 0)), ("a", (0, 0, 1)), ("", (0, 1, 0)), ("b", (0, 1, 1))]
    assert codes(stream) == []


def test_a_nested_table_stays_in_the_outer_cell(read, codes):
    inner = table(tc(p("in1")) + tc(p("in2")), tc(p("in3")))
    stream = read(table(tc(p("a"), inner, p("b")) + tc(p("c"))) + table(tc(p("d"))))
    assert cells(stream) == [
        ("a", (0, 0, 0)), ("in1", (0, 0, 0)), ("in2", (0, 0, 0)), ("in3", (0, 0, 0)), ("b", (0, 0, 0)),
        ("c", (0, 0, 1)), ("d", (1, 0, 0)),
    ]  # fmt: skip
    assert codes(stream) == ["docx-nested-table"]


def test_a_text_box_in_a_cell_is_in_the_cell(read):
    box = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{p('box')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    assert cells(read(table(tc(box)))) == [("", (0, 0, 0)), ("box", (0, 0, 0))]


def test_tracked_rows_and_cells_are_recorded(read, codes):
    cell = f'<w:tc><w:tcPr><w:cellDel w:author="B"/></w:tcPr>{p("y")}</w:tc>'
    stream = read(table('<w:trPr><w:ins w:author="A"/></w:trPr>' + tc(p("x")) + cell))
    inserted = Revision("insert", "A")
    assert [paragraph.cell.revision for paragraph in stream.paragraphs] == [
        inserted,
        Revision("delete", "B", inside=inserted),
    ]
    assert codes(stream) == []


def test_content_controls_are_transparent_around_paragraphs_rows_and_cells(read, codes):
    def sdt(inner):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{sdt(tc(sdt(p('cell'))))}</w:tr>"
    stream = read(f"{sdt(p('one'))}<w:tbl>{sdt(row)}</w:tbl><w:customXml>{p('two')}</w:customXml>")
    assert cells(stream) == [("one", None), ("cell", (0, 0, 0)), ("two", None)]
    assert codes(stream) == []


def test_a_tracked_change_may_hold_paragraphs(read):
    stream = read(f'<w:moveToRangeStart w:id="1" w:name="m"/><w:ins w:author="A">{p("new")}</w:ins>')
    assert stream.paragraphs[0].runs[0].revision.author == "A"


def test_marks_of_places_between_blocks_are_ignored(read, codes):
    stream = read(f'<w:bookmarkStart w:id="1" w:name="x"/>{p("a")}<w:bookmarkEnd w:id="1"/><w:permStart/><w:sectPr/>')
    assert stream.text == "a"
    assert codes(stream) == []


def test_alternatives_between_blocks(read):
    choice, fallback = f"<mc:Choice>{p('a')}</mc:Choice>", f"<mc:Fallback>{p('b')}</mc:Fallback>"
    assert read(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>").text == "a"
    assert read(f"<mc:AlternateContent>{fallback}</mc:AlternateContent>").text == "b"


def test_unknown_blocks_keep_their_text(read):
    stream = read(f'<w:altChunk r:id="x"/><w:odd>{p("one")}</w:odd><w:r><w:t>two</w:t></w:r>')
    assert [q.text for q in stream.paragraphs] == ["one", "two"]
    assert [d.message.split()[2] for d in stream.diagnostics] == ["w:altChunk", "w:odd", "w:r"]


def test_an_empty_body(read):
    stream = read("")
    assert (stream.paragraphs, stream.text, stream.diagnostics) == ((), "", ())
