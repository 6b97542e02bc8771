# Needs git, make and Python 3.11 or later; the rest is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
SAMPLE := data/samples/draft-new-resolution.docx

.PHONY: demo test lint types layers bench fuzz freeze mutants accept samples wheel clean

demo: .venv/ready
	@$(BIN)/itures parse $(SAMPLE)

test: .venv/ready
	@$(BIN)/python -m pytest -n 2

lint: .venv/ready
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/complexipy src --max-complexity-allowed 25 --quiet

types: .venv/ready
	@$(BIN)/mypy

layers: .venv/ready
	@$(BIN)/lint-imports

bench: .venv/ready
	@$(BIN)/python benchmarks/run.py

# Random inputs for so many seconds; coverage-guided as well where atheris is installed (make fuzz SECONDS=1800).
fuzz: .venv/ready
	@$(BIN)/python tests/fuzz/fuzz.py $(or $(SECONDS),60)
	@! $(BIN)/python -c "import atheris" 2>/dev/null || $(BIN)/python tests/fuzz/fuzz_docx.py -max_total_time=$(or $(SECONDS),60)

# make freeze BEFORE=<commit or checkout>: what answers differently since then.
freeze: .venv/ready
	@$(BIN)/python tools/freeze.py $(or $(BEFORE),HEAD) --text

# A sample of changes that tests must notice; make mutants ALL=1 makes all of them.
mutants: .venv/ready
	@$(BIN)/python tools/mutants.py $(if $(ALL),--all)

accept: .venv/ready
	@$(BIN)/python -m pytest -n 2 --accept

samples: .venv/ready
	@$(BIN)/python tools/make_samples.py

wheel: .venv/ready
	@$(BIN)/uv build

# The locked versions where uv can get them, else what pip finds.
.venv/ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "itures needs Python 3.11 or later: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --upgrade pip uv
	@$(BIN)/uv sync --quiet --locked --inexact --compile-bytecode --no-python-downloads \
		|| $(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

clean:
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
