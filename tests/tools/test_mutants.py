"""The tool that changes rules and tells which changes no test notices (tools/mutants.py)."""

from __future__ import annotations

import ast
import sys

from corpus import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import mutants


def changes(source: str) -> list[str]:
    tree = ast.parse(source)
    patterns = mutants._pattern_strings(tree)
    found = []
    for index in range(len(list(mutants._with_parents(tree)))):
        node, _ = list(mutants._with_parents(tree))[index]
        for number in range(mutants._choices(node, patterns)):
            other = ast.parse(source)
            mutants._change(*list(mutants._with_parents(other))[index], number)
            found.append(ast.unparse(other))
    return found


def test_comparisons_conditions_and_numbers_are_changed() -> None:
    assert changes("a < 2") == ["a <= 2", "a < 3", "a < 1"]
    assert changes("x = a and not b") == ["x = a or not b", "x = a and bool(b)"]
    assert changes("x = 0.5") == ["x = 0.6", "x = 0.4"]
    assert changes("if a:\n    b += c") == ["if not a:\n    b += c", "if a:\n    pass"]


def test_members_and_patterns_are_changed_and_words_are_not() -> None:
    assert changes("x = frozenset(['a', 'b'])") == ["x = frozenset(['b'])", "x = frozenset(['a'])"]
    assert changes(r"x = re.compile('a{1,2}b?\\Z')") == [
        r"x = re.compile('a{1,3}b?\\Z')",
        r"x = re.compile('a{1,2}b\\Z')",
        r"x = re.compile('a{1,2}b?')",
    ]
    assert changes("x = 'a{1,2}'") == []


def test_types_are_no_rules() -> None:
    assert changes("x: Literal['a', 'b']") == ["x: Literal['a', 'b']"] * 2  # offered, and refused
    assert not [mutant for name in mutants.MODULES for mutant in mutants.mutants(name) if "Literal" in mutant.before]


def test_every_mutant_can_be_made() -> None:
    for mutant in mutants.mutants("deadlines"):
        assert ast.unparse(mutants.mutated(mutant)) != ast.unparse(mutants.parsed("deadlines"))
