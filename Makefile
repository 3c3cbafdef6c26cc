# Everything begins here: `make` lists what there is.
# Each target builds what it needs from nothing, with Python 3.11, make and apt.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
PY := .venv/bin/python
RUNTIME := .venv/.runtime
DEV := .venv/.dev
FUZZ := .venv/.fuzz

.PHONY: help
help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

.PHONY: demo
demo: $(RUNTIME) ## the whole product on this machine, without any account: prints the address to open
	@$(PY) -m app demo $(ARGS)

.PHONY: run
run: $(RUNTIME) ## the bot, with the settings in .env
	@$(PY) -m app run $(ARGS)

.PHONY: test
test: $(DEV) browser phone ## every test, on SQLite and PostgreSQL
	@$(PY) -m pytest -n auto --dist loadfile --cov --cov-report= --cov-fail-under=0 $(ARGS)

.PHONY: check
check: lint test coverage ## all that CI runs

.PHONY: fix
fix: $(DEV) ## put right what a tool can put right
	@$(PY) -m ruff check --fix-only .
	@$(PY) -m ruff format .

.PHONY: bench
bench: $(DEV) phone ## measure against the bare libraries, as ratios of one run
	@$(PY) -m bench $(ARGS)

.PHONY: fuzz
fuzz: $(FUZZ) ## five minutes each: whatever is imported, said in a chat, or sent into a call
	@$(PY) -m fuzz $(ARGS)

.PHONY: voice-samples
voice-samples: $(RUNTIME) speech ## write every conversation by phone as a WAV to listen to, into samples/
	@$(PY) -m scripts.voice_samples $(ARGS)

.PHONY: docs
docs: $(DEV) ## write the generated pages anew
	@$(PY) -m scripts.docs

.PHONY: lock
lock: $(DEV) ## resolve pyproject.toml into requirements/*.txt
	@scripts/lock

# ---------------------------------------------------------------- parts of the above

.PHONY: lint
lint: $(DEV)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports
	@$(PY) -m scripts.docs --check

.PHONY: coverage
coverage: $(DEV)
	@$(PY) -m coverage report --format=total
	@$(PY) -m coverage report --include='clinic/*,locales/*' --fail-under=100

.PHONY: browser
browser:
	@scripts/browser

.PHONY: speech
speech:
	@scripts/speech

.PHONY: phone
phone:
	@scripts/phone

# ---------------------------------------------------------------- the environment, from nothing

$(RUNTIME): requirements/build.txt requirements/runtime.txt
	@scripts/venv $(PYTHON) requirements/build.txt requirements/runtime.txt
	@touch $@

$(DEV): $(RUNTIME) requirements/dev.txt
	@scripts/venv $(PYTHON) requirements/dev.txt
	@touch $@

$(FUZZ): $(DEV) requirements/fuzz.txt
	@scripts/venv $(PYTHON) requirements/fuzz.txt
	@touch $@
