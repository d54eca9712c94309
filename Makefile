# One command per chore; `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help setup eval test check-tasks lint bench play serve wheel clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: $(STAMP) ## Virtual environment, locked packages, Chromium
	@$(BIN)/python -m webenv.doctor --install

$(STAMP): pyproject.toml requirements/base.txt requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "webenv needs Python 3.11 or newer, and $(PYTHON) is not: type make $(or $(MAKECMDGOALS),setup) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	  echo "$(PYTHON) cannot make virtual environments: on Debian, apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $(STAMP)

eval: setup ## Oracle and two weak agents on a small selection, one table
	$(BIN)/python -m webenv.eval --agent oracle --agent keyword --agent random --limit 12

test: setup ## All tests
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not sweep"

check-tasks: setup ## Prove every template at three seeds, and that idlers get nothing
	$(BIN)/python -m webenv.tasks check --seeds 3 --workers 2
	$(BIN)/python -m pytest -n 2 --dist worksteal -m sweep

lint: setup ## Style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy agents tasks

bench: setup ## Speed, as ratios to bare Playwright in the same run
	$(BIN)/python -m benchmarks

TASK ?= shop.wishlist_add
play: setup ## Do a task yourself: make play TASK=shop.wishlist_add
	$(BIN)/python -m webenv.play $(TASK)

serve: setup ## The sites in your own browser
	$(BIN)/python -m webenv.serve

wheel: setup ## The package, in dist/
	$(BIN)/python -m build --wheel --no-isolation

clean: ## Remove what was built; runs/ and .venv/ stay
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
