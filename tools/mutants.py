"""Changes one thing at a time in the modules whose rules matter most, and tells which changes no test notices.

    python tools/mutants.py                 a sample of 300 mutants, always the same one for the same code
    python tools/mutants.py --all           every mutant
    python tools/mutants.py labels align    of these modules alone

A mutant is a module with one comparison, number, condition, sign, pattern or member of a set changed. It is killed if a test
of that module fails, hangs or cannot be collected. The share of killed ones is printed with a list of the survivors; the
exit status is 1 if it is below FLOOR. A survivor is either a missing test or a change that makes no difference; which of the
two, CONTRIBUTING.md says.

Each mutant runs in a fork of a process that has the libraries loaded already, so that 300 take minutes; nothing is written
to the source. That needs POSIX.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import random
import re
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SAMPLE, SEED = 300, 16
FLOOR = 0.8
SECONDS = 90
"""So long may the tests of a mutant take: ten times what they need."""
MEMORY = 4 * 1024**3

ALIGNED = ["tests/align/test_align.py", "tests/diff/test_diff_cases.py", "tests/diff/test_diff.py"]
WORDS = ["tests/grammar", "tests/parse", "tests/language"]
MODULES = {
    "labels": ("itures.grammar.labels", ["tests/grammar", "tests/parse"]),
    "calls": ("itures.grammar.calls", ["tests/grammar", "tests/parse"]),
    "call-patterns": ("itures.language.parsing.calls", WORDS),
    "addressee-patterns": ("itures.language.parsing.addressees", WORDS),
    "label-patterns": ("itures.language.parsing.labels", WORDS),
    "line-patterns": ("itures.language.parsing.lines", WORDS),
    "instructions": (
        "itures.language.instructions",
        ["tests/instructions/test_deadline_rules.py", "tests/instructions/test_instructions.py"],
    ),
    "status": (
        "itures.analyse.references.status",
        ["tests/references/test_status_rules.py", "tests/references/test_status.py", "tests/register/test_register.py"],
    ),
    "alignment": ("itures.analyse.align.alignment", ALIGNED),
    "align": ("itures.analyse.align.align", ALIGNED),
    "splits": ("itures.analyse.align.splits", ALIGNED),
    "align-calls": ("itures.analyse.align.calls", ALIGNED),
    "numbering": (
        "itures.read.docx.numbering",
        [
            "tests/read/docx/test_numbering_rules.py",
            "tests/read/docx/test_numbering.py",
            "tests/read/docx/test_styles.py",
        ],
    ),
    "deadlines": (
        "itures.analyse.instructions.deadlines",
        ["tests/instructions/test_deadline_rules.py", "tests/instructions/test_instructions.py"],
    ),
    "due_dates": (
        "itures.analyse.instructions.due_dates",
        ["tests/instructions/test_deadline_rules.py", "tests/instructions/test_instructions.py"],
    ),
    "learn": ("itures.register.learn", ["tests/register/test_learn_rules.py", "tests/register/test_register.py"]),
}
"""Short name: the module, and the tests that are its own."""


class Mutant(NamedTuple):
    """What is changed in a module: the line, what stood there, what stands there now; which node, and which change of it."""

    module: str
    line: int
    before: str
    after: str
    node: int
    change: int

    def __str__(self) -> str:
        return f"{self.module}:{self.line}  {self.before}  ->  {self.after}"


OPPOSITES: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip
PATTERN_CHANGES = (
    (r"\{(\d*),(\d+)\}", lambda match: f"{{{match[1]},{int(match[2]) + 1}}}"),
    (r"(?<=[\w)\]])\?(?!:)", lambda match: ""),
    (r"\(\?=", lambda match: "(?!"),
    (r"\(\?!", lambda match: "(?="),
    (r"\\b|\\Z", lambda match: ""),
)


def mutants(name: str) -> list[Mutant]:
    """All mutants of a module, in the order of its text."""
    tree = parsed(name)
    patterns = _pattern_strings(tree)
    found = []
    for index, (node, parent) in enumerate(_with_parents(tree)):
        for number in range(_choices(node, patterns)):
            before = ast.unparse(node)
            after = _change(copy.deepcopy(node), parent, number)
            if after is not None and after != before:
                found.append(Mutant(name, node.lineno, _short(before), _short(after), index, number))  # type: ignore[attr-defined]
    return sorted(found, key=lambda mutant: mutant.line)


def parsed(name: str) -> ast.Module:
    """The tree of a module."""
    module = MODULES[name][0]
    return ast.parse((ROOT / "src" / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8"))


def mutated(mutant: Mutant) -> ast.Module:
    """The tree of a module with the change of a mutant."""
    tree = parsed(mutant.module)
    node, parent = next(pair for place, pair in enumerate(_with_parents(tree)) if place == mutant.node)
    _change(node, parent, mutant.change)
    return ast.fix_missing_locations(tree)


def _pattern_strings(tree: ast.Module) -> set[int]:
    """The string constants that are patterns: the arguments of re.compile and of the functions of re."""
    return {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
        for argument in node.args[:1]
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


def _choices(node: ast.AST, patterns: set[int]) -> int:
    """How many changes a node allows."""
    match node:
        case ast.Compare(ops=[_]) | ast.BoolOp() | ast.IfExp():
            return 1
        case ast.UnaryOp(op=ast.Not()):
            return 1
        case ast.BinOp(op=op) if type(op) in OPPOSITES:
            return 1
        case ast.Constant(value=bool()):
            return 1
        case ast.Constant(value=int() | float()):
            return 2
        case ast.Constant(value=str() as text) if id(node) in patterns:
            return sum(len(re.findall(pattern, text)) for pattern, _ in PATTERN_CHANGES)
        case ast.Set(elts=elements) | ast.List(elts=elements) | ast.Tuple(elts=elements):
            return len(elements) if all(isinstance(one, ast.Constant) for one in elements) and len(elements) > 1 else 0
        case ast.If() | ast.While() | ast.Continue() | ast.Break() | ast.AugAssign() | ast.Expr(value=ast.Call()):
            return 1
        case _:
            return 0


def _with_parents(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.AST | None]]:
    parents: dict[int, ast.AST] = {}
    for node in ast.walk(tree):
        yield node, parents.get(id(node))
        for child in ast.iter_child_nodes(node):
            parents[id(child)] = node


def _change(node: ast.AST, parent: ast.AST | None, number: int) -> str | None:
    """Changes a node in place; what it reads like now, None where it must not be changed."""
    if isinstance(node, ast.Constant | ast.Tuple) and _is_type(parent):
        return None
    match node:
        case ast.Compare():
            node.ops = [OPPOSITES[type(node.ops[0])]()]  # type: ignore[list-item]
        case ast.BoolOp() | ast.BinOp():
            node.op = OPPOSITES[type(node.op)]()  # type: ignore[assignment]
        case ast.UnaryOp():
            return ast.unparse(_replace(node, parent, ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])))
        case ast.IfExp():
            node.body, node.orelse = node.orelse, node.body
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int()):
            node.value += 1 if number == 0 else -1
        case ast.Constant(value=float()):
            node.value = round(node.value + (0.1 if number == 0 else -0.1), 4)
        case ast.Constant(value=str() as text):
            node.value = _other_pattern(text, number)
        case ast.Set() | ast.List() | ast.Tuple():
            del node.elts[number]
        case ast.If() | ast.While():
            before = node.test
            node.test = ast.UnaryOp(ast.Not(), before)
            return f"not ({ast.unparse(before)})"
        case ast.Continue() | ast.Break() | ast.AugAssign() | ast.Expr():
            return ast.unparse(_replace(node, parent, ast.Pass()))
    return ast.unparse(node)


def _is_type(parent: ast.AST | None) -> bool:
    """Whether a constant stands in an annotation such as Literal["a", "b"]."""
    return isinstance(parent, ast.Subscript) and ast.unparse(parent.value) in ("Literal", "tuple", "dict", "list")


def _replace(node: ast.AST, parent: ast.AST | None, by: ast.AST) -> ast.AST:
    """Puts a node in the place of another, if that one stands there (a copy does not)."""
    for name, value in ast.iter_fields(parent) if parent is not None else ():
        if value is node:
            setattr(parent, name, by)
        elif isinstance(value, list):
            value[:] = [by if one is node else one for one in value]
    return ast.copy_location(by, node)


def _other_pattern(text: str, number: int) -> str:
    for pattern, change in PATTERN_CHANGES:
        found = list(re.finditer(pattern, text))
        if number < len(found):
            match = found[number]
            return text[: match.start()] + change(match) + text[match.end() :]
        number -= len(found)
    return text


def _short(text: str) -> str:
    first = text.split("\n")[0]
    return first if len(first) <= 100 else first[:97] + "..."


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives a mutated module in the place of the one on disk."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self.name, self.tree = name, tree

    def find_spec(self, name, path, target=None):  # type: ignore[no-untyped-def]
        if name != self.name:
            return None
        origin = str(ROOT / "src" / (name.replace(".", "/") + ".py"))
        return importlib.util.spec_from_file_location(name, origin, loader=self)

    def create_module(self, spec):  # type: ignore[no-untyped-def]
        return None

    def exec_module(self, module):  # type: ignore[no-untyped-def]
        exec(compile(self.tree, module.__spec__.origin, "exec"), module.__dict__)


def start(name: str, tree: ast.Module | None) -> int:
    """Runs the tests of a module in a fork, with the mutated module in its place; gives the number of the process."""
    process = os.fork()
    if process:
        return process
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.alarm(SECONDS)
    os.chdir(ROOT)
    module, tests = MODULES[name]
    status = 3
    try:
        if tree is not None:
            sys.meta_path.insert(0, _Finder(module, tree))
        import pytest

        given = [test for test in tests if Path(test).exists()]
        options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:faulthandler", "--assert=plain"]
        status = int(pytest.main([*given, "src/" + module.replace(".", "/") + ".py", *options]))
    finally:
        os._exit(status)


def warm() -> None:
    """Loads what the tests need, so that no fork has to."""
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(ROOT / "src"))
    for name in (
        "pytest",
        "_pytest.doctest",
        "hypothesis",
        "lxml.etree",
        "docx",
        "msgspec",
        "rapidfuzz.distance",
        "typer",
    ):
        importlib.import_module(name)
    if any(name.partition(".")[0] == "itures" for name in sys.modules):
        raise SystemExit("itures is loaded already: nothing would be mutated")


def survivors(chosen: Sequence[Mutant], jobs: int) -> list[Mutant]:
    """Those that no test notices."""
    found: list[tuple[int, Mutant]] = []
    running: dict[int, tuple[int, Mutant]] = {}
    for count, mutant in enumerate(chosen):
        while len(running) >= jobs:
            found += _ended(running)
        running[start(mutant.module, mutated(mutant))] = (count, mutant)
        if count % 20 == 19:
            print(f"{count + 1} of {len(chosen)}", file=sys.stderr, flush=True)
    while running:
        found += _ended(running)
    return [mutant for _, mutant in sorted(found, key=lambda pair: pair[0])]


def _ended(running: dict[int, tuple[int, Mutant]]) -> list[tuple[int, Mutant]]:
    process, status = os.wait()
    ended = running.pop(process)
    return [ended] if os.waitstatus_to_exitcode(status) == 0 else []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(MODULES))
    parser.add_argument("--all", action="store_true", help="every mutant, not a sample")
    parser.add_argument("--sample", type=int, default=SAMPLE, metavar="N")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    given = parser.parse_args()
    names = given.modules or list(MODULES)
    if any(name not in MODULES for name in names):
        parser.error(f"choose among: {', '.join(MODULES)}")
    chosen = [mutant for name in names for mutant in mutants(name)]
    if not given.all and len(chosen) > given.sample:
        kept = sorted(random.Random(SEED).sample(range(len(chosen)), given.sample))
        chosen = [chosen[place] for place in kept]
    warm()
    begun = time.monotonic()
    for name in names:
        _, status = os.waitpid(start(name, None), 0)
        if os.waitstatus_to_exitcode(status):
            print(f"{name}: its tests fail as it is; run them first", file=sys.stderr)
            return 2
    left = survivors(chosen, given.jobs)
    for mutant in left:
        print(mutant)
    killed = len(chosen) - len(left)
    for name in names:
        of_name = [mutant for mutant in chosen if mutant.module == name]
        alive = sum(mutant.module == name for mutant in left)
        print(f"{name:10} {len(of_name) - alive} of {len(of_name)} killed")
    share = killed / max(len(chosen), 1)
    print(f"{killed} of {len(chosen)} killed ({share:.1%}) in {time.monotonic() - begun:.0f} s")
    return 0 if share >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
