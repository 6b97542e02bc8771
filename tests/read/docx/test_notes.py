from itures.model.stream import Note, Run

REFERENCE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def t(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def raised(text):
    return f'<w:r>{REFERENCE}<w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(number, custom=None, kind="footnote"):
    follows = "" if custom is None else ' w:customMarkFollows="1"'
    text = f"<w:t>{custom}</w:t>" if custom else ""
    return f'<w:r>{REFERENCE}<w:{kind}Reference{follows} w:id="{number}"/>{text}</w:r>'


def note(number, *paragraphs, kind="footnote"):
    return f'<w:{kind} w:id="{number}">' + "".join(f"<w:p>{p}</w:p>" for p in paragraphs) + f"</w:{kind}>"


REPEATED = f"<w:r>{REFERENCE}<w:footnoteRef/></w:r>"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>____</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def test_an_automatic_mark_and_its_note(read, codes):
    stream = read(
        f"<w:p>{t('countries')}{mark(2)}{t(' and')}</w:p>",
        footnotes=SEPARATORS + note(2, REPEATED + t(" These."), t("More.")),
    )
    body, first, second = stream.paragraphs
    assert body.runs == (Run("countries"), Run("1", note="footnote:2"), Run(" and"))
    assert first.runs == (Run("1", note="footnote:2"), Run(" These."))
    assert (first.note, first.origin.part, first.origin.paragraph) == ("footnote:2", "footnotes", 1)
    assert (second.text, second.note, second.origin.paragraph) == ("More.", "footnote:2", 2)
    assert stream.notes == (Note("footnote:2", "1"),)
    assert codes(stream) == []


def test_notes_stand_in_the_order_of_their_marks(read):
    stream = read(
        f"<w:p>{mark(2)}{mark(1)}</w:p>", footnotes=note(1, t("of the second mark")) + note(2, t("of the first"))
    )
    assert [p.text for p in stream.paragraphs] == ["12", "of the first", "of the second mark"]
    assert [(n.key, n.mark) for n in stream.notes] == [("footnote:2", "1"), ("footnote:1", "2")]


def test_custom_marks_do_not_count_and_bis_is_part_of_the_mark(read, codes):
    # As in WTSA Resolution 1 (Rev. Hammamet, 2016): "(Hammamet, 2016)1, 1bis".
    bis = t("bis", "<w:i/><w:vertAlign w:val='superscript'/>")
    stream = read(
        f"<w:p>{t('(Hammamet, 2016)')}{mark(1, '1')}{raised(', ')}{mark(2)}{raised('bis')}</w:p>",
        footnotes=note(1, raised("1") + t(" ") + t("Previously")) + note(2, REPEATED + bis + t(" This edition")),
    )
    assert stream.paragraphs[0].runs == (
        Run("(Hammamet, 2016)"), Run("1", note="footnote:1"), Run(", "), Run("1bis", note="footnote:2"),
    )  # fmt: skip
    assert stream.paragraphs[1].runs == (Run("1", note="footnote:1"), Run(" Previously"))
    assert stream.paragraphs[2].runs == (
        Run("1", note="footnote:2"), Run("bis", italic=True, note="footnote:2"), Run(" This edition"),
    )  # fmt: skip
    assert [n.mark for n in stream.notes] == ["1", "1bis"]
    assert codes(stream) == []


def test_a_custom_mark_may_stand_in_the_next_run(read):
    stream = read(f"<w:p>{t('x')}{mark(1, '')}{raised('*')}{t(' y')}</w:p>", footnotes=note(1, raised("*") + t(" See")))
    assert stream.notes == (Note("footnote:1", "*"),)
    assert stream.paragraphs[0].runs == (Run("x"), Run("*", note="footnote:1"), Run(" y"))


def test_a_custom_mark_raised_by_hand(read):
    # As in Recommendation A.1: no character style, a position.
    reference = '<w:footnoteReference w:customMarkFollows="1" w:id="2"/>'
    run = f'<w:r><w:rPr><w:position w:val="6"/></w:rPr>{reference}<w:t>1</w:t></w:r>'
    stream = read(f"<w:p>{t('x')}{run}{t(' y')}</w:p>", footnotes=note(2, t("1\tIf")))
    assert stream.paragraphs[0].runs == (Run("x"), Run("1", note="footnote:2"), Run(" y"))
    assert stream.paragraphs[1].runs == (Run("1", note="footnote:2"), Run("\tIf"))


def test_a_custom_mark_may_be_a_symbol(read):
    star = '<w:sym w:font="Symbol" w:char="F02A"/>'
    run = f'<w:r>{REFERENCE}<w:footnoteReference w:customMarkFollows="1" w:id="1"/>{star}</w:r>'
    assert read(f"<w:p>{run}</w:p>", footnotes=note(1, t("x"))).notes == (Note("footnote:1", "∗"),)


def test_text_after_a_custom_reference_without_mark_is_not_its_mark(read, codes):
    stream = read(f"<w:p>{mark(1, '')}{t('plain')}</w:p>", footnotes=note(1, t("x")))
    assert stream.paragraphs[0].runs == (Run("plain"),)
    assert stream.notes == (Note("footnote:1", ""),)
    assert codes(stream) == ["docx-note-without-mark"]


def test_a_number_at_the_head_of_a_note_is_no_mark_without_cause(read):
    stream = read(f"<w:p>{mark(1, '1')}</w:p>", footnotes=note(1, t("1988 was the year.")))
    assert stream.paragraphs[1].runs == (Run("1988 was the year."),)


def test_a_mark_may_be_repeated_without_reference(read):
    # As in section 2.1.5 of WTSA Resolution 1: a second "2" refers to the same note.
    stream = read(f"<w:p>{mark(1)}{t(' and ')}{raised('1')}</w:p>", footnotes=note(1, REPEATED + t(" x")))
    assert stream.paragraphs[0].runs == (Run("1", note="footnote:1"), Run(" and "), Run("1", note="footnote:1"))
    assert len(stream.notes) == 1


def test_endnotes_are_roman_and_follow_the_footnotes(read):
    stream = read(
        f"<w:p>{mark(1, kind='endnote')}{mark(2, kind='endnote')}{mark(1)}</w:p>",
        footnotes=note(1, t("foot")),
        endnotes=note(1, t("end one"), kind="endnote") + note(2, t("end two"), kind="endnote"),
    )
    assert stream.notes == (
        Note("endnote:1", "i", "endnote"), Note("endnote:2", "ii", "endnote"), Note("footnote:1", "1"),
    )  # fmt: skip
    assert [p.text for p in stream.paragraphs[1:]] == ["foot", "end one", "end two"]
    assert [p.origin.part for p in stream.paragraphs] == ["body", "footnotes", "endnotes", "endnotes"]


def test_a_reference_in_a_tracked_change_keeps_it(read, codes):
    stream = read(f'<w:p><w:ins w:author="A">{mark(1)}</w:ins></w:p>', footnotes=note(1, t("x")))
    assert stream.paragraphs[0].runs[0].revision.kind == "insert"
    assert codes(stream) == []


def test_a_note_that_is_not_there_is_reported(read, codes):
    stream = read(f"<w:p>{mark(7)}</w:p>")
    assert stream.notes == (Note("footnote:7", "1"),)
    assert codes(stream) == ["docx-note-missing"]


def test_a_note_that_nothing_refers_to_is_reported(read, codes):
    stream = read(f"<w:p>{t('x')}</w:p>", footnotes=SEPARATORS + note(1, t("orphan")))
    assert (stream.text, stream.notes) == ("x", ())
    assert codes(stream) == ["docx-note-unused"]


def test_a_table_in_a_note_is_counted_on(read):
    table = "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>"
    inner = f'<w:footnote w:id="1">{table.format(t("note"))}</w:footnote>'
    stream = read(table.format(mark(1)), footnotes=inner)
    assert [p.cell.table for p in stream.paragraphs] == [0, 1]


def test_spans_reach_into_notes(read):
    stream = read(f"<w:p>{mark(1)}</w:p>", footnotes=note(1, t("odd: ") + "<w:novelty/>"))
    (found,) = stream.diagnostics
    assert stream.text[slice(*found.span)] == "odd: "
