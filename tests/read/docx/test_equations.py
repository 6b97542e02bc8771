"""Equations as text: each structure of OfficeMath, what is around it, and that nothing is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from itures.read.docx.equations import Part, equation
from word_xml import PREFIXES


def parsed(inner, root="oMath"):
    return etree.fromstring(f"<m:{root} {PREFIXES}>{inner}</m:{root}>")


def text(inner, root="oMath"):
    return "".join([part.text for part in equation(parsed(inner, root))])


def r(characters, properties=""):
    return f"<m:r>{properties}<m:t>{characters}</m:t></m:r>"


def roman(characters):
    return r(characters, '<m:rPr><m:sty m:val="p"/></m:rPr><w:rPr><w:i/></w:rPr>')


def m(local, properties="", **arguments):
    """A structure: properties as "name=value name=value", arguments as runs or as XML."""
    pairs = [pair.split("=", 1) for pair in properties.split()]
    named = "".join([f'<m:{name} m:val="{value}"/>' for name, value in pairs])
    inner = "".join(
        f"<m:{name}>{value if value.startswith('<') else r(value) if value else ''}</m:{name}>"
        for name, values in arguments.items()
        for value in ([values] if isinstance(values, str) else values)
    )
    return f"<m:{local}><m:{local}Pr>{named}<m:ctrlPr><w:rPr/></m:ctrlPr></m:{local}Pr>{inner}</m:{local}>"


def frac(num, den, kind="bar"):
    return m("f", f"type={kind}", num=num, den=den)


def sup(e, up):
    return m("sSup", e=e, sup=up)


def sub(e, low):
    return m("sSub", e=e, sub=low)


def d(*cells, properties=""):
    return m("d", properties, e=list(cells))


def matrix(*rows):
    cells = ["".join([f"<m:e>{r(cell)}</m:e>" for cell in row]) for row in rows]
    return m("m", mr=cells)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (r("x=1"), "x=1"),
        ("<w:r><w:t>dBW</w:t></w:r>", "dBW"),
        (r("if ", "<m:rPr><m:nor/></m:rPr>"), "if"),
        ('<m:r><m:t xml:space="preserve"> if </m:t></m:r>', " if "),
        ("<m:r><m:t>a\n b</m:t></m:r>", "a  b"),
        ('<m:r><m:t>a</m:t></m:r><m:r><w:sym w:font="Symbol" w:char="F0A3"/></m:r><m:r><m:t>b</m:t></m:r>', "a≤b"),
        ("<m:r><m:t>a</m:t><w:br/><m:t>b</m:t><w:tab/><m:t>c</m:t></m:r>", "a\nb\tc"),
        ('<m:r><m:t>a</m:t><w:br w:type="page"/><m:t>b</m:t></m:r>', "ab"),
        # Fractions.
        (frac("a", "b"), "a/b"),
        (frac("a+b", "2"), "(a+b)/2"),
        (frac("1", "2.5"), "1/2.5"),
        (frac("1", "n−1"), "1/(n−1)"),
        (frac("dy", "dx"), "dy/dx"),
        (frac(frac("a", "b"), "c"), "(a/b)/c"),
        (frac(sup("x", "2"), sub("y", "0")), "x^2/y_0"),
        (frac(d("a+b"), d("c")), "(a+b)/(c)"),
        (frac("n", "k", "noBar"), "n¦k"),
        (frac("a", "b", "lin"), "a/b"),
        (frac("", ""), ""),
        (frac("1", "2") + r("mv"), "1/2 mv"),
        (r("x") + frac("1", "2"), "x 1/2"),
        (r("x=") + frac("1", "2") + r("+y"), "x=1/2+y"),
        # Scripts.
        (sup("x", "2"), "x^2"),
        (sub("x", "i"), "x_i"),
        (m("sSubSup", e="x", sub="i", sup="2"), "x_i^2"),
        (sup("10", "3"), "10^3"),
        (sup("10", "−3"), "10^(−3)"),
        (sup("a+b", "2"), "(a+b)^2"),
        (sup("ab", "2"), "(ab)^2"),
        (sup(roman("sin"), "2"), "sin^2"),
        (sub("EIRP", roman("max")), "EIRP_max"),
        (sup(sup("x", "2"), "3"), "(x^2)^3"),
        (sup("x", sup("y", "2")), "x^(y^2)"),
        (sub("x", "i,j"), "x_(i,j)"),
        (sup("x′", "2"), "x′^2"),
        (sup(d("a+b"), "2"), "(a+b)^2"),
        (r("E=m") + sup("c", "2"), "E=mc^2"),
        (sup("x", "2") + r("y"), "x^2 y"),
        (sup("x", "2") + sup("y", "2"), "x^2 y^2"),
        (sub("f", "i") + d("t"), "f_i(t)"),
        (r("5") + sup("10", "3"), "5 10^3"),
        (m("sPre", sub="1", sup="2", e="X"), "(_1^2)X"),
        (m("sPre", sub="", sup="14", e="C"), "(^14)C"),
        # Roots.
        (m("rad", "degHide=1", deg="", e="x"), "√(x)"),
        (m("rad", "degHide=1", deg="", e=d("x+1")), "√(x+1)"),
        (m("rad", deg="3", e="x"), "∛(x)"),
        (m("rad", deg="4", e="x"), "∜(x)"),
        (m("rad", deg="n+1", e="x"), "√(n+1&x)"),
        # N-ary operators.
        (m("nary", "chr=∑", sub="i=1", sup="n", e=sub("x", "i")), "∑_(i=1)^n x_i"),
        (m("nary", "chr=∑", sub="i", sup="", e="x+1"), "∑_i (x+1)"),
        (m("nary", sub="0", sup="1", e="x+1 dx"), "∫_0^1 x+1 dx"),
        (m("nary", "subHide=1 supHide=1", sub="", sup="", e="f dx"), "∫f dx"),
        (m("nary", "chr=∏", sub="k∈K", sup="", e=""), "∏_(k∈K)"),
        # Delimiters.
        (d("x"), "(x)"),
        (d("a", "b", "c"), "(a|b|c)"),
        (d("a", "b", properties="begChr=[ sepChr=; endChr=["), "[a;b["),
        (d("x", properties="begChr= endChr=|"), "x|"),
        ("<m:d><m:e/></m:d>", "()"),
        # Functions and limits.
        (m("func", fName=roman("sin"), e="x"), "sin x"),
        (m("func", fName=roman("sin"), e="2πft"), "sin 2πft"),
        (m("func", fName=roman("sin"), e="x+1"), "sin(x+1)"),
        (m("func", fName=roman("sin"), e=d("x+1")), "sin(x+1)"),
        (m("func", fName=sub(roman("log"), "10"), e="x"), "log_10 x"),
        (m("func", fName=m("limLow", e=roman("lim"), lim="n→∞"), e=sub("a", "n")), "lim_(n→∞) a_n"),
        (r("a") + m("func", fName=roman("sin"), e="x") + r("b"), "a sin x b"),
        (r("10") + m("func", fName=roman("log"), e="x"), "10 log x"),
        (m("limUpp", e="=", lim=roman("def")), "=^def"),
        # Accents, bars, groups, boxes.
        (m("acc", e="x"), "x\u0302"),
        (m("acc", "chr=\u0303", e="ab"), "(ab)\u0303"),
        (sup(m("acc", e="x"), "2"), "x\u0302^2"),
        (m("bar", "pos=top", e="x"), "x\u0305"),
        (m("bar", e="x"), "x\u0332"),
        (m("bar", "pos=top", e="AB"), "¯(AB)"),
        (m("bar", e="AB"), "▁(AB)"),
        (m("limLow", e=m("groupChr", e="a+b"), lim="n"), "(⏟(a+b))_n"),
        (m("groupChr", "chr=→ pos=top", e="f"), "→(f)"),
        (m("box", e="a=b"), "a=b"),
        (m("borderBox", e="a=b"), "a=b"),
        (m("phant", "show=0", e="x") + r("y"), "y"),
        (m("phant", "show=1", e="x"), "x"),
        (m("phant", e="x"), "x"),
        # Matrices and arrays.
        (matrix("ab", "cd"), "[a&b@c&d]"),
        (d(matrix("ab", "cd")), "(a&b@c&d)"),
        (r("A=") + d(matrix("ab", "cd"), properties="begChr=[ endChr=]"), "A=[a&b@c&d]"),
        (m("eqArr", e=["x&amp;=1", "y&amp;=2"]), "x=1\ny=2"),
        (r("f=") + d(m("eqArr", e=["x,", "y"]), properties="begChr={ endChr="), "f={x,@y"),
        (r("f=") + m("eqArr", e=["x", "y"]), "f=[x@y]"),
        (m("eqArr", "maxDist=1", e=r("E=1#") + d("7")), "E=1 (7)"),
        # What wraps, what is unknown.
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('x')}</w:sdtContent></w:sdt>", "x"),
        (f"<w:hyperlink>{r('x')}</w:hyperlink>", "x"),
        (f"<m:new>{r('a')}<m:newer>{r('b')}</m:newer></m:new>{r('c')}", "abc"),
        (
            f"<mc:AlternateContent><mc:Choice>{r('a')}</mc:Choice><mc:Fallback>{r('b')}</mc:Fallback></mc:AlternateContent>",
            "a",
        ),
        ("<w:r><w:instrText>REF x</w:instrText></w:r>" + r("a"), "a"),
        ("<m:f><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>", "/b"),
        ("<m:f>" + r("c") + "<m:num/><m:num>" + r("d") + "</m:num><m:den/></m:f>", "cd"),
        ("", ""),
    ],
)
def test_structures(xml, expected):
    assert text(xml) == expected


def test_the_equations_of_a_paragraph_are_lines():
    one = f"<m:oMath>{r('a=b')}</m:oMath>"
    broken = "<m:oMath><m:r><m:t>a=b</m:t></m:r><m:r><w:br/></m:r></m:oMath>"
    inner = "<m:oMathParaPr><m:jc m:val='left'/></m:oMathParaPr>"
    assert text(inner + one, "oMathPara") == "a=b"
    assert text(inner + one + one, "oMathPara") == "a=b\na=b"
    assert text(inner + broken + one, "oMathPara") == "a=b\na=b"


def ins(inner, number=1):
    return f'<w:ins w:id="{number}" w:author="A">{inner}</w:ins>'


def dele(inner, number=2):
    return f'<w:del w:id="{number}" w:author="B">{inner}</w:del>'


def changes(xml):
    return [
        (part.text, "".join([change.get(f"{{{change.nsmap['w']}}}id") for change in part.changes]))
        for part in equation(parsed(xml))
    ]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (r("a") + ins(r("b")) + r("c"), [("a", ""), ("b", "1"), ("c", "")]),
        (ins(r("a") + dele("<m:r><w:delText>b</w:delText></m:r>")), [("a", "1"), ("b", "12")]),
        # Adjacent parts of one change are one part.
        (ins(r("a") + r("b") + frac("1", "2")), [("ab 1/2", "1")]),
        # A change inside an argument.
        (frac(r("a") + ins(r("+b")), "c"), [("(a", ""), ("+b", "1"), (")/c", "")]),
        # The signs of a structure that was put around an old text, or taken from it.
        (
            f"<m:sSup><m:sSupPr><m:ctrlPr>{dele('<w:rPr/>')}</m:ctrlPr></m:sSupPr><m:e>{r('x')}</m:e>"
            f"<m:sup>{dele(r('2'), 3)}</m:sup></m:sSup>",
            [("x", ""), ("^", "2"), ("2", "3")],
        ),
        # A run that names its change in place of its properties.
        (r("a", ins("<w:rPr><w:i/></w:rPr>")) + r("b"), [("a", "1"), ("b", "")]),
        (r("a", ins('<w:del w:id="2"/>')), [("a", "12")]),
        # The blank before a fraction belongs to what was changed.
        (r("x") + ins(frac("1", "2")), [("x", ""), (" 1/2", "1")]),
        (frac("1", "2") + dele(r("x")), [("1/2", ""), (" x", "2")]),
        # ∛ stands for its degree only where both have the same change.
        (m("rad", deg=ins(r("3")), e="x"), [("√(", ""), ("3", "1"), ("&x)", "")]),
    ],
)
def test_tracked_changes(xml, expected):
    assert changes(xml) == expected


def test_moves_are_changes():
    found = parsed(f'<w:moveFrom w:id="1">{r("a")}</w:moveFrom><w:moveTo w:id="2">{r("b")}</w:moveTo>')
    assert list(equation(found)) == [Part("a", (found[0],)), Part("b", (found[1],))]


# Random equations: arguments by structure, in the order in which they are read.
ARGUMENTS = {
    "f": ("num", "den"),
    "sSub": ("e", "sub"),
    "sSup": ("e", "sup"),
    "sSubSup": ("e", "sub", "sup"),
    "sPre": ("sub", "sup", "e"),
    "rad": ("deg", "e"),
    "nary": ("sub", "sup", "e"),
    "d": ("e", "e"),
    "func": ("fName", "e"),
    "limLow": ("e", "lim"),
    "limUpp": ("e", "lim"),
    "acc": ("e",),
    "bar": ("e",),
    "groupChr": ("e",),
    "box": ("e",),
    "borderBox": ("e",),
    "phant": ("e",),
    "eqArr": ("e", "e", "e"),
    "odd": ("odder", "e"),
}


@st.composite
def equations(draw, depth=4):
    """XML of an equation with its texts in the order of reading."""
    inner, texts = "", []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["run", "run", *ARGUMENTS, "m", "ins", "sdt"] if depth else ["run"]))
        if kind == "run":
            # Of letters that stand nowhere else, so that each text is found again.
            word = draw(st.text("abcxyz019+−=,()[]{} ", max_size=4)) + f"<{len(texts)}"
            inner += f'<m:r><m:t xml:space="preserve">{word.replace("<", "&lt;")}</m:t></m:r>'
            texts.append(word)
            continue
        if kind in ("ins", "sdt"):
            xml, more = draw(equations(depth - 1))
            inner, texts = inner + f"<w:{kind}>{xml}</w:{kind}>", texts + more
            continue
        children = ""
        for name in ("mr", "mr") if kind == "m" else ARGUMENTS[kind]:
            xml, more = draw(equations(depth - 1))
            children += f"<m:mr><m:e>{xml}</m:e></m:mr>" if name == "mr" else f"<m:{name}>{xml}</m:{name}>"
            texts += more
        inner += f"<m:{kind}><m:{kind}Pr><m:chr m:val='∑'/></m:{kind}Pr>{children}</m:{kind}>"
    return inner, texts


@given(equations())
def test_no_text_of_an_equation_is_lost(drawn):
    inner, texts = drawn
    shown = text(inner)
    at = 0
    for word in texts:
        found = shown.find(word, at)
        assert found >= 0, (word, shown[at:])
        at = found + len(word)


TAGS = st.sampled_from(
    [f"m:{name}" for name in (*ARGUMENTS, "e", "num", "sub", "deg", "mr", "m", "r", "rPr", "fPr", "chr")]
    + ["w:ins", "w:del", "w:r"]
)
SHAPES = st.recursive(
    st.text("ab5", min_size=1, max_size=3),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)),
    max_leaves=25,
)


def as_xml(shape):
    if isinstance(shape, str):
        return r(shape)
    tag, children = shape
    return f"<{tag}>{''.join(map(as_xml, children))}</{tag}>"


@given(SHAPES)
@settings(max_examples=300)
def test_elements_in_any_order_raise_nothing_and_lose_nothing(shape):
    root = parsed(as_xml(shape))
    for properties in list(root.iter("{*}rPr", "{*}fPr")):
        properties.clear()  # has no text
    texts = "".join([found.text for found in root.iter("{*}t")])
    shown = "".join([part.text for part in equation(root)])
    assert sorted(re.sub("[^ab5]", "", shown)) == sorted(texts)


def test_a_text_that_looks_like_a_pattern_is_no_slower():
    assert text(frac("1" * 20_000 + "+", "x̂" * 10_000 + "!")).count("1") == 20_000


def test_nesting_as_deep_as_libxml2_allows():
    inner = "<m:f><m:num>" * 60 + r("x") + "</m:num><m:den/></m:f>" * 60
    assert "x" in text(inner)


SQUARE = "<m:oMath>" + sup("x", "2") + "</m:oMath>"


def test_equations_stand_in_paragraphs_with_their_changes(read, codes):
    stream = read(
        f"<w:p><w:r><w:t>where</w:t></w:r>{ins(SQUARE)}</w:p><w:p><m:oMathPara>{SQUARE}{SQUARE}</m:oMathPara></w:p>"
    )
    first, second = stream.paragraphs
    assert [(run.text, run.revision and run.revision.kind) for run in first.runs] == [
        ("where", None),
        ("x^2", "insert"),
    ]
    assert second.text == "x^2\nx^2"
    assert codes(stream) == []


def test_a_change_in_a_deleted_equation_is_inside_the_deletion(read):
    changed = "<m:oMath>" + r("a") + ins(r("b")) + "</m:oMath>"
    (paragraph,) = read(f"<w:p>{dele(changed)}</w:p>").paragraphs
    assert [run.text for run in paragraph.runs] == ["a", "b"]
    inner = paragraph.runs[1].revision
    assert (inner.kind, inner.inside.kind, inner.inside.author) == ("insert", "delete", "B")


@pytest.mark.parametrize("xml", [f"<m:oMathPara>{SQUARE}</m:oMathPara>", SQUARE, ins(SQUARE)])
def test_an_equation_between_paragraphs_is_a_paragraph(read, codes, xml):
    stream = read(f"<w:p/>{xml}<w:p/>")
    assert [paragraph.text for paragraph in stream.paragraphs] == ["", "x^2", ""]
    assert codes(stream) == []
