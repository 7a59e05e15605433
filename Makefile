# `make run` and `make test` need only python3 (3.11 or newer), its venv module and make.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
# Tests wait for real servers more than they compute; what one file shares stays with one of the two, and files are
# handed out in the order of tests/conftest.py: the longest first.
HANDS := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: help setup run check test lock
.DEFAULT_GOAL := help

help:  ## list these verbs
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

setup: $(INSTALLED)  ## make .venv from the hashed lock

$(INSTALLED): requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/make_venv.sh
	@touch $@

run: setup  ## the whole stack with a demo federation, until Ctrl-C
	@exec $(BIN)/birge up --demo

check: setup  ## format, lint, types, import contracts and the fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/pytest $(HANDS) -m "not slow"

test: setup  ## what check does, with every test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/pytest $(HANDS)

lock:  ## resolve both locks again: with tools for development, and for the image (wants uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		--extra dev pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		--constraint requirements.lock pyproject.toml -o deploy/requirements.lock
