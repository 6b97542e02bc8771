"""How long `itures --help` and `itures --version` take beside an empty typer program: the budget is 2 x.

    python benchmarks/startup.py [ROUNDS]

Both programs run in turn in the same run, so that what else the machine does hits both; the figures are medians. All
bytecode is compiled first, as it is for whoever has started the program once.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BUDGET = 2.0
# The same help without rich's panels that itures prints: with them the empty program is more than twice as slow.
EMPTY = """
import typer

app = typer.Typer(rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def main() -> None:
    pass


app()
"""


def compiled(environment: dict[str, str]) -> None:
    """Writes the bytecode of the modules that either program loads."""
    code = "import sys, itures.cli; print(*(getattr(m, '__file__', None) for m in sys.modules.values()), sep='\\n')"
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    for path in found.stdout.splitlines():
        if path.endswith(".py"):
            compileall.compile_file(path, quiet=2)


def seconds(arguments: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(arguments, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled(environment)
    with tempfile.TemporaryDirectory() as folder:
        # Imported, so that it is compiled, as the modules of itures are; both start through a script of two lines.
        for name, text in {"empty_typer.py": EMPTY, "start_empty.py": "import empty_typer\n"}.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        Path(folder, "start_itures.py").write_text("from itures.cli import main\n\nmain()\n", encoding="utf-8")
        compileall.compile_file(Path(folder, "empty_typer.py"), quiet=2)
        programs = {
            "empty --help": [str(Path(folder, "start_empty.py")), "--help"],
            "itures --help": [str(Path(folder, "start_itures.py")), "--help"],
            "itures --version": [str(Path(folder, "start_itures.py")), "--version"],
            "itures parse --help": [str(Path(folder, "start_itures.py")), "parse", "--help"],
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for number in range(rounds + 1):
            for name, arguments in programs.items():
                taken = seconds([sys.executable, *arguments], environment)
                if number:  # the first round warms the cache of files
                    times[name].append(taken)
    base = statistics.median(times["empty --help"])
    worst = 0.0
    for name, taken in times.items():
        median = statistics.median(taken)
        ratio = statistics.median([one / other for one, other in zip(taken, times["empty --help"], strict=True)])
        print(f"{name:22}{median * 1000:8.1f} ms{ratio:8.2f} x")
        worst = max(worst, ratio)
    print(f"budget {BUDGET} x of {base * 1000:.1f} ms: {'kept' if worst <= BUDGET else 'missed'}")
    return int(worst > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
