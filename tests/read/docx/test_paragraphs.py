import pytest

from itures.model.stream import Revision, Run


def t(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"{instruction}"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{result}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


INSTRUCTION = "<w:r><w:instrText> REF x </w:instrText></w:r>"


def test_a_clause_is_an_italic_label_a_tab_and_text(read):
    stream = read(f"<w:p>{t('a)', '<w:i/><w:iCs/>')}<w:r><w:tab/><w:t>that</w:t></w:r></w:p>")
    assert stream.paragraphs[0].runs == (Run("a)", italic=True), Run("\tthat"))
    assert (stream.form, stream.view, stream.source) == ("docx", "marked", "test.docx")


@pytest.mark.parametrize("value", ["0", "false", "off"])
def test_a_toggle_can_be_switched_off(read, value):
    stream = read(f'<w:p>{t("x", f"""<w:i w:val="{value}"/><w:b/>""")}</w:p>')
    assert stream.paragraphs[0].runs == (Run("x", bold=True),)


def test_a_character_style_gives_italics_and_the_run_takes_them_back(read):
    style = '<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    both = t("x", '<w:rStyle w:val="E"/>') + t("y", '<w:rStyle w:val="E"/><w:i w:val="0"/>')
    assert read(f"<w:p>{both}</w:p>", styles=style).paragraphs[0].runs == (Run("x", italic=True), Run("y"))


def test_adjacent_runs_of_the_same_look_are_one(read):
    stream = read(
        f"<w:p>{t('one ')}<w:proofErr w:type='x'/>{t('two', '<w:lang w:val=`en-GB`/>'.replace('`', chr(34)))}</w:p>"
    )
    assert stream.paragraphs[0].runs == (Run("one two"),)


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:tab/>", "\t"),
        ("<w:ptab w:alignment='left'/>", "\t"),
        ("<w:br/>", "\n"),
        ("<w:cr/>", "\n"),
        ('<w:br w:type="page"/>', ""),
        ('<w:br w:type="column"/>', ""),
        ("<w:noBreakHyphen/>", "\u2011"),
        ("<w:softHyphen/>", ""),
        ("<w:lastRenderedPageBreak/>", ""),
        ("<w:t>\u00a0</w:t>", "\u00a0"),
        ("<w:t> x </w:t>", "x"),
        ("<w:t xml:space='preserve'> x </w:t>", " x "),
        ("<w:t>x\ny</w:t>", "x y"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/>', "•"),
        ('<w:sym w:font="Symbol" w:char="F02D"/>', "−"),
        ('<w:sym w:font="Symbol" w:char="F0E3"/>', "©"),
        ('<w:sym w:font="Symbol" w:char="00B3"/>', "≥"),
    ],
)
def test_characters_that_are_elements(read, codes, xml, text):
    stream = read(f"<w:p><w:r><w:t>a</w:t>{xml}<w:t>b</w:t></w:r></w:p>")
    assert stream.text == f"a{text}b"
    assert codes(stream) == []


def test_an_unknown_symbol_is_kept_and_reported(read):
    stream = read('<w:p><w:r><w:sym w:font="Wingdings 3" w:char="F039"/></w:r></w:p>')
    assert stream.text == "\uf039"
    (found,) = stream.diagnostics
    assert (found.code, found.severity, found.span) == ("docx-unknown-symbol", "warning", (0, 1))


def test_an_empty_paragraph_is_kept(read):
    stream = read(f"<w:p/><w:p>{t('x')}</w:p><w:p><w:pPr/></w:p>")
    assert [p.runs for p in stream.paragraphs] == [(), (Run("x"),), ()]
    assert [p.origin.paragraph for p in stream.paragraphs] == [1, 2, 3]


@pytest.mark.parametrize("name", ["hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir"])
def test_wrappers_are_transparent(read, codes, name):
    stream = read(f"<w:p>{t('a')}<w:{name}>{t('b')}</w:{name}>{t('c')}</w:p>")
    assert stream.text == "abc"
    assert codes(stream) == []


def test_a_content_control_is_transparent_within_a_paragraph(read, codes):
    stream = read(f"<w:p>{t('a')}<w:sdt><w:sdtPr/><w:sdtEndPr/><w:sdtContent>{t('b')}</w:sdtContent></w:sdt></w:p>")
    assert stream.text == "ab"
    assert codes(stream) == []


def test_a_field_shows_its_result_and_hides_its_instruction(read, codes):
    stream = read(f"<w:p>{t('see ')}{field(INSTRUCTION + t('hidden'), t('Resolution 2'))}{t('.')}</w:p>")
    assert stream.text == "see Resolution 2."
    assert codes(stream) == []


def test_a_field_within_the_instruction_of_another_is_hidden(read):
    inner = field(INSTRUCTION, t("inner"))
    assert read(f"<w:p>{field(INSTRUCTION + inner, t('outer'))}</w:p>").text == "outer"


def test_a_field_within_the_result_of_another_is_shown(read):
    inner = field(INSTRUCTION, t("12"))
    assert read(f"<w:p>{field(INSTRUCTION, t('page ') + inner)}</w:p>").text == "page 12"


def test_a_field_may_reach_over_paragraphs(read):
    begin, end = field(INSTRUCTION, "|").split("|")
    assert read(f"<w:p>{begin}{t('one')}</w:p><w:p>{t('two')}{end}</w:p>").text == "one\ntwo"


def test_a_field_without_result_shows_nothing(read):
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read(f'<w:p>{start}{INSTRUCTION}<w:r><w:fldChar w:fldCharType="end"/></w:r>{t("x")}</w:p>').text == "x"


def test_a_field_without_end_hides_nothing_but_its_instruction(read, codes):
    stream = read(f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{INSTRUCTION}</w:p><w:p>{t("kept")}</w:p>')
    assert stream.text == "\nkept"
    assert codes(stream) == ["docx-unclosed-field"]


def test_of_alternatives_only_the_first_choice_is_read(read, codes):
    stream = read(
        f"<w:p><mc:AlternateContent><mc:Choice Requires='wps'>{t('first')}</mc:Choice>"
        f"<mc:Choice Requires='x'>{t('second')}</mc:Choice><mc:Fallback>{t('third')}</mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )
    assert stream.text == "first"
    assert codes(stream) == []


BOX = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>"


def test_text_boxes_follow_their_paragraph_once(read, codes):
    box = BOX.format(t("box"))
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    stream = read(f"<w:p>{t('before ')}{drawing}{t('after')}</w:p><w:p>{t('next')}</w:p>")
    assert [p.text for p in stream.paragraphs] == ["before after", "box", "next"]
    assert codes(stream) == []


def test_a_box_within_a_box_is_read_once(read):
    inner = f"<w:r><w:pict><v:textbox>{BOX.format(t('inner'))}</v:textbox></w:pict></w:r>"
    stream = read(f"<w:p><w:r><w:drawing><wps:txbx>{BOX.format(t('outer') + inner)}</wps:txbx></w:drawing></w:r></w:p>")
    assert [p.text for p in stream.paragraphs] == ["", "outer", "inner"]


def test_a_text_box_takes_no_part_in_the_field_around_it(read):
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    rest = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    box = f"<w:r><w:pict><v:textbox>{BOX.format(t('box'))}</v:textbox></w:pict></w:r>"
    stream = read(f"<w:p>{start}{rest.format(box)}{start}</w:p><w:p>{rest.format(t('end'))}</w:p>")
    assert [p.text for p in stream.paragraphs] == ["", "box", "end"]


def test_lettering_in_a_drawing_is_reported(read):
    stream = read("<w:p><w:r><w:drawing><a:p><a:t>art</a:t></a:p></w:drawing></w:r></w:p>")
    (found,) = stream.diagnostics
    assert found.code == "docx-unhandled-element"
    assert "a:t" in found.message


def test_hidden_text_is_left_out_and_reported(read):
    style = (
        '<w:style w:type="character" w:styleId="H"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="HP"><w:name w:val="HP"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    by_style, shown = t("d", '<w:rStyle w:val="H"/>'), t("f", '<w:vanish w:val="0"/>')
    stream = read(
        f"<w:p>{t('a')}{t('bc', '<w:vanish/>')}{by_style}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="HP"/></w:pPr><w:r><w:t>e</w:t></w:r>{shown}</w:p>',
        styles=style,
    )
    assert stream.text == "a\nf"
    (found,) = stream.diagnostics
    assert (found.code, found.severity) == ("docx-hidden-text", "info")
    assert "4 characters" in found.message


def test_unknown_elements_are_reported_once_by_name_and_their_text_kept(read):
    stream = read(
        f"<w:p>{t('plain')}</w:p>"
        f'<w:p><x:odd xmlns:x="urn:x">{t("one")}</x:odd><x:odd xmlns:x="urn:x">{t(" two")}</x:odd><w:novelty/></w:p>'
    )
    assert stream.text == "plain\none two"
    first, second = stream.diagnostics
    assert (first.code, first.severity, first.span) == ("docx-unhandled-element", "warning", (6, 13))
    assert "x:odd" in first.message
    assert "(2)" in first.message
    assert "w:novelty" in second.message


def test_unknown_elements_in_a_run_keep_their_text(read):
    assert read("<w:p><w:r><w:t>a</w:t><w:odd><w:t>b</w:t></w:odd></w:r></w:p>").text == "ab"


def test_an_equation_is_text_of_its_paragraph(read, codes):
    stream = read(f"<w:p>{t('x = ')}<m:oMath><m:r><m:t>y+1</m:t></m:r></m:oMath></w:p>")
    assert stream.text == "x = y+1"
    assert codes(stream) == []


AUTHOR = 'w:id="1" w:author="Ana" w:date="2026-10-01T08:00:00Z"'


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [("ins", "insert", "t"), ("del", "delete", "delText"), ("moveTo", "move-to", "t"), ("moveFrom", "move-from", "t")],
)
def test_tracked_changes_are_recorded(read, name, kind, text):
    stream = read(f"<w:p>{t('a')}<w:{name} {AUTHOR}><w:r><w:{text}>b</w:{text}></w:r></w:{name}>{t('c')}</w:p>")
    revision = Revision(kind, "Ana", "2026-10-01T08:00:00Z")
    assert stream.paragraphs[0].runs == (Run("a"), Run("b", revision=revision), Run("c"))


def test_the_views_apply_tracked_changes(read):
    change = f"<w:ins {AUTHOR}>{t('new')}</w:ins><w:del {AUTHOR}><w:r><w:delText>old</w:delText></w:r></w:del>"
    stream = read(f"<w:p>{change}</w:p>")
    assert (stream.text, stream.project("original").text, stream.project("revised").text) == ("newold", "old", "new")


def test_the_two_ends_of_a_move_share_a_name(read):
    def end(name):
        return (
            f'<w:p><w:{name}RangeStart w:id="1" w:name="move7"/><w:{name} {AUTHOR}>{t("x")}</w:{name}>'
            f'<w:{name}RangeEnd w:id="1"/><w:{name} {AUTHOR}>{t("y")}</w:{name}></w:p>'
        )

    stream = read(end("moveFrom") + end("moveTo"))
    assert [(r.revision.kind, r.revision.name) for p in stream.paragraphs for r in p.runs] == [
        ("move-from", "move7"), ("move-from", None), ("move-to", "move7"), ("move-to", None),
    ]  # fmt: skip


def test_a_deleted_insertion_is_a_deletion_inside_an_insertion(read, codes):
    stream = read(f"<w:p><w:ins {AUTHOR}><w:del {AUTHOR}><w:r><w:delText>x</w:delText></w:r></w:del></w:ins></w:p>")
    revision = stream.paragraphs[0].runs[0].revision
    assert (revision.kind, revision.inside.kind) == ("delete", "insert")
    assert codes(stream) == []


@pytest.mark.parametrize(("name", "kind"), [("ins", "insert"), ("del", "delete"), ("moveFrom", "move-from")])
def test_a_tracked_paragraph_mark_is_recorded(read, name, kind):
    stream = read(f"<w:p><w:pPr><w:rPr><w:{name} {AUTHOR}/></w:rPr></w:pPr>{t('x')}</w:p>")
    assert stream.paragraphs[0].mark == Revision(kind, "Ana", "2026-10-01T08:00:00Z")
    assert stream.diagnostics == ()


def test_labels_come_from_the_paragraph_and_from_its_style(read):
    def numbered(properties):
        return f"<w:p><w:pPr>{properties}</w:pPr>{t('x')}</w:p>"

    number = '<w:numPr><w:numId w:val="2"/></w:numPr>'
    by_style = f'<w:style w:styleId="L"><w:name w:val="List"/><w:pPr>{number}</w:pPr></w:style>'
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for key, form, text in ((1, "lowerLetter", "%1)"), (2, "decimal", "%1"))
    ) + "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in (1, 2))
    stream = read(
        numbered('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + numbered('<w:pStyle w:val="L"/>')
        + numbered('<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + numbered("")
        + numbered('<w:numPr><w:numId w:val="7"/></w:numPr>'),  # a list that is not there
        styles=by_style,
        numbering=lists,
    )
    assert [p.hint.label if p.hint else None for p in stream.paragraphs] == ["a)", "1", None, None, None]
