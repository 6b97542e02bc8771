"""Holds the answers of this checkout against those of an earlier state, over every sample and every real text at hand.

    python tools/freeze.py v0.1.0            a commit, a tag
    python tools/freeze.py ../itures-before  another checkout

Both states run the same command lines on the same files: parse in its three views, refs, instructions, footnotes, diff and
compare, as JSON and, with --text, as terminals show them. A key that is new in the JSON is left out of the comparison,
for formats may grow; everything else that differs is printed, and the exit status is 1.

Texts for diff and compare are made from each file by a fixed set of edits, since no real text is at hand in two editions.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SHOWN = 40
"""So many differences are printed; all are counted."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", help="a commit of this repository, or the folder of another checkout")
    parser.add_argument("--text", action="store_true", help="compare what terminals show as well")
    parser.add_argument("--only", metavar="WORD", default="", help="only the commands that contain this")
    parser.add_argument("--record", metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument("--made", metavar="DIR", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.record:
        return record(Path(given.before), Path(given.record), Path(given.made), given.text, given.only)
    with tempfile.TemporaryDirectory() as scratch:
        before = checkout(given.before, Path(scratch))
        made = Path(scratch, "made")
        made.mkdir()
        revise(made)
        sides = [(before, Path(scratch, "before.jsonl")), (ROOT, Path(scratch, "after.jsonl"))]
        running = [start(given, path, output, made, Path(scratch)) for path, output in sides]
        statuses = [process.wait() for process in running]  # all of them, for none may outlive the files
        if any(statuses):
            return 2
        return compare(*(output for _, output in sides))


def checkout(name: str, scratch: Path) -> Path:
    if Path(name).is_dir():
        return Path(name).resolve()
    packed = subprocess.run(["git", "archive", name], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(scratch / "checkout", filter="data")
    return scratch / "checkout"


def start(given: argparse.Namespace, path: Path, output: Path, made: Path, scratch: Path) -> subprocess.Popen[bytes]:
    environment = dict(os.environ, PYTHONPATH=str(path / "src"), XDG_DATA_HOME=str(scratch), PYTHONHASHSEED="0")
    command = [sys.executable, __file__, str(path), "--record", str(output), "--made", str(made), "--only", given.only]
    return subprocess.Popen([*command, *(["--text"] if given.text else [])], env=environment)


def sources() -> list[Path]:
    return sorted(
        path
        for folder in (ROOT / "data" / "samples", CORPUS)
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix in (".docx", ".txt")
    )


def revise(folder: Path) -> None:
    """Two revisions of every text file, by edits that a drafter makes: points out, in, moved, renumbered, weakened."""
    for number, path in enumerate(path for path in sources() if path.suffix == ".txt"):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for kind in (1, 2):
            revised = lines[:]
            for at in range(8 + kind, len(revised) - 1, 11 + kind):
                match (at + kind + number) % 5:
                    case 0:
                        revised[at] = ""
                    case 1:
                        revised[at], revised[at + 1] = revised[at + 1], revised[at]
                    case 2:
                        revised[at] = revised[at].replace("instructs", "invites").replace("shall", "should")
                    case 3:
                        revised[at] = revised[at].replace(" the ", f" the {'further' if kind == 1 else 'new'} ", 1)
                    case _:
                        revised[at] = re.sub(r"\A(\d)(?=[\s.)])", lambda match: str(int(match[1]) + 1), revised[at])
            (folder / f"{number:03}-{kind}.txt").write_text("\n".join(revised) + "\n", encoding="utf-8")


def command_lines(made: Path, text: bool) -> Iterator[list[str]]:
    number = 0
    for path in sources():
        name = str(path)
        for view in ("original", "revised", "marked"):
            yield ["parse", name, "--view", view, "--format", "json"]
        for command in ("refs", "instructions", "footnotes"):
            yield [command, name, "--format", "json"]
        if text:
            yield ["parse", name, "--full"]
            yield ["parse", name, "--format", "outline"]
            yield ["refs", name, "--full"]
            yield ["refs", name, "--graph", "mermaid"]
            yield ["instructions", name, "--full"]
            yield ["instructions", name, "--format", "csv"]
            yield ["footnotes", name, "--full"]
            yield ["actors", name]
        if path.suffix == ".docx":
            yield ["diff", name, "--format", "json"]
            continue
        one, two = (str(made / f"{number:03}-{kind}.txt") for kind in (1, 2))
        number += 1
        yield ["diff", name, one, "--format", "json"]
        yield ["diff", two, one, "--format", "json"]
        yield ["compare", name, one, two, "--format", "json"]
        if text:
            yield ["diff", name, one, "--full"]
            yield ["diff", name, one, "--format", "html"]
            yield ["compare", name, one, two]
    samples = [str(path) for path in sources() if path.parent.name == "samples"]
    for old in samples:
        for new in samples:
            yield ["diff", old, new, "--format", "json"]
        yield ["compare", old, *[new for new in samples if new != old], "--format", "json"]
    for text_file in ("PP/RES/14", "PP/RES/71", "WTDC/RES/17", "PP/DEC/5"):
        yield ["register", "show", text_file]
    yield ["register", "list"]
    yield ["register", "learn", *(name for name in map(str, sources()) if "gold-sources" in name or "samples" in name)]


def record(state: Path, output: Path, made: Path, text: bool, only: str) -> int:
    """Runs all command lines in this process, with the package of a checkout."""
    import itures

    if Path(itures.__file__).resolve().parents[2] != state.resolve():
        print(f"{state}: another itures is imported ({itures.__file__})", file=sys.stderr)
        return 2
    from itures.cli import app

    with output.open("w", encoding="utf-8") as file:
        for arguments in command_lines(made, text):
            line = " ".join(argument.replace(str(ROOT.parent), "").replace(str(made), "made") for argument in arguments)
            if only not in line:
                continue
            out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
            status: object = 0
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                try:
                    app(arguments)
                except SystemExit as ending:
                    status = ending.code
                except Exception as error:  # a crash is an answer too: it is compared
                    status = f"{type(error).__name__}: {error}"
            out.flush()
            printed = out.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
            answer = {"line": line, "status": status, "out": printed, "err": err.getvalue()}
            file.write(json.dumps(answer) + "\n")
    return 0


def compare(before: Path, after: Path) -> int:
    found, count = [], 0
    with before.open(encoding="utf-8") as old_file, after.open(encoding="utf-8") as new_file:
        for old_line, new_line in zip(old_file, new_file, strict=True):
            old, new = json.loads(old_line), json.loads(new_line)
            count += 1
            for side in (old, new):
                with contextlib.suppress(ValueError):
                    side["out"] = json.loads(side["out"])
            found += [(old["line"], *each) for each in differences(old, new)]
    for line, path, was, now in found[:SHOWN]:
        print(f"{line}\n  {path}\n  - {was}\n  + {now}")
    print(f"{count} answers, {len(found)} differences in {len({line for line, *_ in found})} of them")
    return 1 if found else 0


def differences(old: Any, new: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Where two values differ; keys that only the new one has are left out."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            if key in new:
                yield from differences(value, new[key], f"{path}/{key}")
            else:
                yield f"{path}/{key}", short(value), "(gone)"
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, two) in enumerate(zip(old, new, strict=True)):
            yield from differences(one, two, f"{path}/{index}")
    elif isinstance(old, str) and isinstance(new, str) and "\n" in old and old != new:
        lines = [pair for pair in zip(old.split("\n"), new.split("\n"), strict=False) if pair[0] != pair[1]]
        yield path, short(lines[0][0] if lines else old[-80:]), short(lines[0][1] if lines else new[-80:])
    elif old != new:
        yield path, short(old), short(new)


def short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else text[:200] + " ..."


if __name__ == "__main__":
    sys.exit(main())
