"""The invariants of ARCHITECTURE.md, over every sample and every real text."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from corpus import ABSENT, ROOT, real, samples
from itures.analyse.compare.rows import compare
from itures.analyse.diff.edits import diff
from itures.language import built_in
from itures.model import codec
from itures.model.compare import Comparison
from itures.model.diff import Diff
from itures.model.stream import Stream, View
from itures.model.tree import Document, Item, Node, Section
from itures.model.walk import find, pieces, walk
from itures.parse import parse
from itures.read import read
from itures.session.capabilities import records

INVISIBLE = "\u200b\u200e\u200f\ufeff\u00ad"
"""Characters without a glyph; they may fall away at the ends of lines."""
FILES = samples() + real()
SOURCE = ROOT / "src" / "itures"


@cache
def stream_of(path: Path) -> Stream:
    return read(path).project("revised")


@cache
def document_of(path: Path) -> Document:
    return parse(stream_of(path))


def each(*, names: bool = True) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", FILES, ids=lambda path: path.name if names else None)


def lost_and_doubled(stream: Stream, document: Document) -> tuple[str, str]:
    """Visible characters of the stream that are in no leaf of the tree, and those in more than one."""
    text = stream.text
    seen = [0] * len(text)
    for node in walk(document):
        for piece in pieces(node):
            for at in range(piece.start, piece.end):
                seen[at] += 1
    lost = "".join(
        c for c, times in zip(text, seen, strict=True) if not times and not c.isspace() and c not in INVISIBLE
    )
    doubled = "".join(c for c, times in zip(text, seen, strict=True) if times > 1)
    return lost, doubled


def squeezed(text: str) -> str:
    return re.sub(rf"[\s{INVISIBLE}]", "", text)


def test_there_is_something_to_test() -> None:
    assert samples(), "data/samples is empty"


@pytest.mark.skipif(not real(), reason=ABSENT)
def test_all_real_texts_are_here() -> None:
    assert len(real()) >= 130


@each()
def test_1_nothing_is_printed_and_nothing_raised(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parse(read(path).project("revised"))
    assert capsys.readouterr() == ("", "")


@each()
def test_2_every_visible_character_is_in_exactly_one_leaf(path: Path) -> None:
    lost, doubled = lost_and_doubled(stream_of(path), document_of(path))
    assert (lost[:80], doubled[:80]) == ("", "")


@each()
def test_2_the_wording_of_a_clause_is_what_its_pieces_hold(path: Path) -> None:
    text = stream_of(path).text
    for node in walk(document_of(path)):
        own = squeezed("".join(text[piece.start : piece.end] for piece in pieces(node)))
        match node:
            case Item():
                assert own in (squeezed((node.printed or node.label) + node.text), squeezed(node.text)), node.at
            case Section():
                said = squeezed(node.printed or node.call) + squeezed(node.lead or "") + squeezed(node.tail or "")
                assert own.replace(",", "").replace(":", "") == said.replace(",", "").replace(":", ""), node.at


@pytest.mark.parametrize("view", ["original", "marked"])
@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".docx"], ids=lambda path: path.name)
def test_2_and_9_hold_in_every_view(path: Path, view: View) -> None:
    stream = read(path).project(view)
    document = parse(stream)
    assert lost_and_doubled(stream, document) == ("", "")
    ids = [node.id for node in walk(document) if hasattr(node, "id")]
    assert len(ids) == len(set(ids))
    assert codec.decode(codec.encode(document)) == document
    VALIDATOR.validate(json.loads(codec.encode(document)))


@each()
def test_3_the_tree_is_a_frozen_value_without_parents(path: Path) -> None:
    document = document_of(path)
    assert hash(document) == hash(parse(stream_of(path)))
    assert not any({"parent", "document"} & set(type(node).__slots__) for node in walk(document))
    with pytest.raises(AttributeError):
        document.source = "another"  # type: ignore[misc]


def test_4_no_word_of_a_document_stands_in_the_parser() -> None:
    """String literals of parse/ and analyse/, docstrings and messages left out, hold no word of the lexicon."""
    words = built_in().of("en").lexicon.words
    known = {form for group in (words["calls"]["preambular"], words["calls"]["operative"]) for form in group}
    known |= {name for forms in words["addressees"]["names"].values() for name in forms if name != "RA"}
    known |= {form for forms in words["designations"].values() for form in forms} | set(words["closing_words"])
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(known, key=len, reverse=True))) + r")(?![\w-])"
    )
    wrong: list[tuple[str, int, str]] = []
    for folder in ("parse", "analyse"):
        for path in sorted((SOURCE / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            exempt = _documentation(tree)
            for node in ast.walk(tree):
                if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in exempt:
                    continue
                if set(pattern.findall(node.value)) - codec_words():
                    wrong.append((path.name, node.lineno, node.value))
    assert wrong == []


def codec_words() -> set[str]:
    """Identifiers of the JSON contract that are English words too."""
    return {"ITU-R", "ITU-T", "ITU-D", "WTSA", "WTDC", "WRC", "WTPF", "WCIT", "BR", "TSB", "BDT"}


def _documentation(tree: ast.Module) -> set[int]:
    """Docstrings, and what is said to the user: the messages of diagnostics."""
    exempt: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            exempt.add(id(node.value))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
            "Diagnostic",
            "_diagnose",
            "Stale",
            "UnreadableError",
            "_found",
            "_unknown",
            "_Verdict",
            "Rule",
            "join",
            "append",
        ):
            exempt |= {id(part) for part in ast.walk(node) if isinstance(part, ast.Constant)}
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Case":
            exempt.add(id(node.args[0]))  # the rule in a drafter's words, beside the functions that apply it
        if isinstance(node, ast.Assign) and any(
            getattr(target, "id", "") in ("what", "message", "code", "says", "means", "dangling", "met", "notes")
            for target in node.targets
        ):
            exempt |= {id(part) for part in ast.walk(node) if isinstance(part, ast.Constant)}
    return exempt


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".docx"], ids=lambda path: path.name)
def test_5_no_element_is_dropped_without_a_word(path: Path) -> None:
    assert [d for d in stream_of(path).diagnostics if d.code == "docx-unhandled-element"] == []


@each()
def test_6_decode_of_encode_is_the_same_and_fits_the_schema(path: Path) -> None:
    document = document_of(path)
    text = codec.encode(document)
    assert codec.decode(text) == document
    VALIDATOR.validate(json.loads(text))


VALIDATOR = jsonschema.Draft202012Validator(codec.schema_of(records()["document"]))


def test_6_a_comparison_of_samples_fits_its_schema() -> None:
    one, other = (
        document_of(ROOT / "data" / "samples" / name) for name in ("resolution-900-old.txt", "resolution-900-new.docx")
    )
    for kind, name, record in (
        (Diff, "diff", diff(one, other)),
        (Comparison, "comparison", compare(one, [other, one])),
    ):
        text = codec.encode(record)
        assert codec.decode_as(kind, text) == record
        jsonschema.Draft202012Validator(codec.schema_of(records()[name])).validate(json.loads(text))


def test_6_the_schema_is_strict_enough_to_fail() -> None:
    jsonschema.Draft202012Validator.check_schema(codec.schema_of(records()["document"]))
    record = json.loads(codec.encode(document_of(samples()[0])))
    record["instruments"] = [{"kind": "poem"}]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(record)
    with pytest.raises(ValueError, match=r"itures\.document/1"):
        codec.decode(json.dumps(record))


@each()
def test_7_the_same_input_gives_the_same_bytes(path: Path) -> None:
    assert codec.encode(parse(read(path).project("revised"))) == codec.encode(document_of(path))


def test_7_the_output_does_not_depend_on_the_hash_seed() -> None:
    program = "import itures, sys, json; print(json.dumps(itures.parse_record(sys.argv[1])))"
    command = [sys.executable, "-c", program, str(samples()[0])]
    outputs = {
        subprocess.run(command, env={"PYTHONHASHSEED": seed, "PATH": ""}, capture_output=True, check=True).stdout
        for seed in "12"
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["parse", "SAMPLE"],
        ["parse", "SAMPLE", "--format", "json"],
        ["refs", "SAMPLE"],
        ["footnotes", "SAMPLE"],
        ["instructions", "SAMPLE"],
        ["explain", "label-gap"],
        ["diff", "SAMPLE", "SAMPLE", "--full"],
        ["compare", "SAMPLE", "SAMPLE", "--full"],
    ],
    ids=" ".join,
)
def test_8_no_heavy_library_is_imported(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom itures.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'spacy', 'numpy', 'docx', 'jinja2', 'pydantic'} & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, *[str(samples()[0]) if a == "SAMPLE" else a for a in arguments]]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


@each()
def test_9_ids_are_unique_and_lead_to_their_nodes(path: Path) -> None:
    document = document_of(path)
    named: list[Node] = [node for node in walk(document) if hasattr(node, "id")]
    ids = [node.id for node in named]  # type: ignore[union-attr]
    assert len(ids) == len(set(ids))
    for node in named[:: max(1, len(named) // 20)]:
        assert find(document, node.id) is node  # type: ignore[union-attr]


@each()
def test_spans_lie_in_the_text_and_children_in_their_parents(path: Path) -> None:
    size = len(stream_of(path).text)
    for node in walk(document_of(path)):
        span = getattr(node, "span", None)
        if span is None:
            continue
        assert 0 <= span.start <= span.end <= size
        for piece in pieces(node):
            assert piece.start < piece.end
            inside = span.start <= piece.start and piece.end <= span.end
            assert inside or type(node).__name__ == "Footnote", node  # a footnote's marks stand elsewhere
