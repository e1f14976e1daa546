# Focal Point. `make run` and `make test` set up what they need first.
SHELL := /bin/bash
.DEFAULT_GOAL := run
VENV := .venv
PY := $(VENV)/bin/python
WORKERS ?= 2
BREAKS ?=

# Python is started some hundreds of times: what it compiled is kept, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup run test lint types layers catalogues tests breaks bench wheels lock screenshots installer clean

setup: ## virtual environment, locked packages, system libraries, fonts, compiled catalogues
	@bash .ci/setup

run: setup ## the window; without a display, the demonstration's files
	@$(PY) .ci/start.py

test: setup ## everything that must hold
	$(MAKE) --no-print-directory -j2 types lint layers catalogues
	$(MAKE) --no-print-directory tests
	$(MAKE) --no-print-directory breaks BREAKS=--green

lint:
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types:
	$(VENV)/bin/mypy

layers:
	$(VENV)/bin/lint-imports --no-logo

catalogues:
	$(PY) .ci/catalogues.py check

tests:
	QT_QPA_PLATFORM=offscreen $(VENV)/bin/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

breaks: setup ## every deliberate fault must turn a test red
	QT_QPA_PLATFORM=offscreen $(PY) tests/breaks/run.py --processes $(WORKERS) $(BREAKS)

bench: setup ## speed against peers, which are installed apart
	@bash .ci/setup-bench
	QT_QPA_PLATFORM=offscreen $(PY) -m benchmarks.run

wheels: setup ## every run-time dependency has wheels for the three platforms
	$(PY) .ci/wheels.py

lock: setup ## renew the locked lists from pyproject.toml and requirements/*.in
	bash .ci/lock

screenshots: setup ## every page and dialog in six languages, into build/screenshots/LL
	@for language in en fr es ru ar zh; do \
		QT_QPA_PLATFORM=offscreen $(PY) -m focalpoint screenshots build/screenshots/$$language --language $$language || exit 1; \
	done

installer: setup ## a one-folder application for this platform, proven by running demo from it
	$(PY) build_installer.py

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
