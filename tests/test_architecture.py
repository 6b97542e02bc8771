"""What the code must not do, read from its syntax: ids of texts and words of languages have one place each."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from corpus import ROOT

SOURCE = ROOT / "src" / "itures"
CUTS = frozenset(
    [
        "partition",
        "rpartition",
        "split",
        "rsplit",
        "startswith",
        "endswith",
        "removeprefix",
        "removesuffix",
        "find",
        "index",
    ]
)
SEPARATOR = re.compile(r"[/@#]|(?:PP|C|WRC|RA|WTSA|WTDC|CS|CV|RR)/")
JOINT = re.compile(r"/|@|/[A-Z]+/|/(?:No|Art)\.")
OWN = ("model/ids.py", "model/paths.py")
"""Where ids of texts and of nodes are put together and taken apart."""
NO_IDS = ("read/docx/", "render/word/", "language/")
"""Names of parts and elements of Word files have slashes, too, and so have the patterns of what is printed on pages."""


def modules(*, without: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if not name.startswith(without):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def cut(node: ast.AST) -> bool:
    """Whether a string is taken apart where an id has a sign, or put together with one."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CUTS:
        first = node.args[0] if node.args else None
        return (
            isinstance(first, ast.Constant) and isinstance(first.value, str) and bool(SEPARATOR.fullmatch(first.value))
        )
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        first = node.values[0]
        begins = isinstance(first, ast.Constant) and re.match(r"(?:PP|C|CS|CV|RR)/", str(first.value))
        return bool(begins) or any(JOINT.fullmatch(str(part)) for part in parts)
    return False


def test_ids_are_taken_apart_and_put_together_in_one_place() -> None:
    wrong = [
        f"{name}:{node.lineno} {ast.unparse(node)[:80]}"
        for name, tree in modules(without=(*OWN, *NO_IDS))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call | ast.JoinedStr) and cut(node)
    ]
    assert wrong == []


def test_the_rule_finds_what_it_forbids() -> None:
    for line in (
        'id.partition("@")',
        'id.split("/")',
        'f"{body}/{kind}/{number}"',
        'f"{id}@{edition}"',
        'f"CS/{place}"',
    ):
        (node,) = (one for one in ast.walk(ast.parse(line)) if isinstance(one, ast.Call | ast.JoinedStr))
        assert cut(node), line
    for line in ('text.partition(" ")', 'f"{one}, {other}"', 'f"{count} of {size} / {unit}"'):
        assert not any(cut(node) for node in ast.walk(ast.parse(line))), line


# Words of languages.

CODES = frozenset(["MOD", "ADD", "SUP", "NOC", "OTHER", "XX", "ITU", "Rev", "ix", "iv", "ivxl", "ordinal", "bis"])
"""Marks of proposals, names of Sectors and labels: the same in every language, and "Rev" of the labels of the register."""
NOT_A_WORD = re.compile(
    r"\\[a-zA-Z]|\\u[0-9a-f]{4}|\(\?P[<=]\w+[>)]|\(\?[a-zA-Z]+[:)]|\[[^\]]*\]|\{[^}]*\}|[^\W\d_](?![^\W\d_])(?<![^\W\d_]{2})"
)
"""What stands in patterns and is no word: escapes, names of groups, flags, sets of characters, single letters."""


def patterns(tree: ast.Module) -> Iterator[ast.Constant]:
    """The strings that are patterns, whole or in part."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part


def words_in(pattern: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]{2,}", NOT_A_WORD.sub(" ", pattern))) - CODES


def test_no_pattern_outside_of_the_language_has_a_word() -> None:
    wrong = [
        f"{name}:{node.lineno} {sorted(words_in(node.value))}"
        for name, tree in modules(without=("language/", "read/", "render/", "model/"))
        for node in patterns(tree)
        if words_in(node.value)
    ]
    assert wrong == []


def test_the_rule_finds_words_in_patterns() -> None:
    tree = ast.parse(r"""re.compile(rf"(?:the\s+)?{phrases(x)}\b"); re.search(r"(?P<word>\w+)[a-z]{1,2}\Z", y)""")
    assert [words_in(node.value) for node in patterns(tree)] == [{"the"}, set(), set()]


def test_no_module_names_a_language() -> None:
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in modules(without=("language/", "render/html_page.py"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in {"en", "English", "fr", "es", "ar", "ru", "zh"}
    ]
    assert wrong == []
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                defaults = [
                    one for one in (*node.args.defaults, *node.args.kw_defaults) if isinstance(one, ast.Constant)
                ]
                assert "en" not in [one.value for one in defaults], name
