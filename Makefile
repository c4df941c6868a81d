# make run     the main job on a sample story     make check          format, lint, types, layers
# make test    every test                         make bench          speed and memory of each stage
# make score   the scores on development data     make bench-values   values: scores and speed
# make clean   what make made                     make bench-align, bench-peers, bench-page, score-names
# make docs    the documentation as a site
# The first two set up all they need; PYTHON=/path/to/python3 chooses the interpreter (3.11 or newer).

.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3 python; do \
  "$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
STORY := seeds/panjshir
QUIET := --quiet --disable-pip-version-check
JOBS ?= 2

.PHONY: help run test check format docs bench bench-values bench-align bench-peers bench-page score score-names clean
help:
	@sed -n '1,6s/^# *//p' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "make: no python3 of 3.11 or newer with venv (Debian: apt install python3-venv)" >&2; exit 1; }
	@echo "setting up $(VENV) with $(PYTHON)" >&2
	@"$(PYTHON)" -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install $(QUIET) --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

# Dependency groups (PEP 735) need pip 25.1, and a new Python may bring an older one.
$(VENV)/installed-dev: pyproject.toml $(VENV)/installed
	@$(BIN)/python -m pip install $(QUIET) --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install $(QUIET) --group dev
	@touch $@

run: $(VENV)/installed
	@$(BIN)/tieout check $(STORY)

# Every check runs and says what it found, whatever the others found.
check: $(VENV)/installed-dev
	@status=0; \
	$(BIN)/ruff format --check --quiet src tests docs || { echo "format: run make format"; status=1; }; \
	$(BIN)/ruff check --quiet src tests docs || status=1; \
	$(BIN)/mypy --no-error-summary || status=1; \
	$(BIN)/lint-imports >$(VENV)/layers.log 2>&1 || { cat $(VENV)/layers.log; status=1; }; \
	exit $$status

# pytest's summary comes last; a fault that the checks found fails the whole all the same.
test: $(VENV)/installed-dev
	@$(MAKE) --no-print-directory check && checked=0 || checked=1; \
	$(BIN)/pytest -n $(JOBS) && exit $$checked

format: $(VENV)/installed-dev
	@$(BIN)/ruff check --quiet --fix src tests docs
	@$(BIN)/ruff format --quiet src tests docs

$(VENV)/installed-docs: pyproject.toml $(VENV)/installed
	@$(BIN)/python -m pip install $(QUIET) --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install $(QUIET) --group docs
	@touch $@

# The site needs no network. Its search needs a server, such as python -m http.server --directory site.
docs: $(VENV)/installed-docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "site/index.html"

bench: $(VENV)/installed
	@$(BIN)/python tests/bench/pipeline.py

bench-values: $(VENV)/installed
	@$(BIN)/python tests/bench/values.py
	@$(BIN)/python tests/bench/dates.py

bench-align: $(VENV)/installed
	@$(BIN)/python tests/bench/align.py

bench-peers: $(VENV)/installed
	@$(BIN)/python tests/bench/peers.py

bench-page: $(VENV)/installed
	@$(BIN)/python tests/bench/page.py

score: $(VENV)/installed
	@$(BIN)/python tests/bench/score.py
	@$(BIN)/python tests/bench/score_findings.py
	@$(BIN)/python tests/bench/score_passages.py

score-names: $(VENV)/installed
	@$(BIN)/python tests/bench/score_names.py
	@$(BIN)/python tests/bench/planted.py

clean:
	@rm -rf $(VENV) build dist site out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
