# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO_INDEX ?= .demo-index
DEMO_SERVE ?= 1
PORT ?= 8000
EACH ?= 20
SECONDS ?= 300

.PHONY: help demo test lint mutate fuzz translations clean

$(VENV)/.ready: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.demo: requirements.lock pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: $(VENV)/.demo  ## index corpus/, trace 846/QĐ-UBND, serve the pages on 127.0.0.1 (DEMO_SERVE=0: do not serve)
	$(BIN)/tracuu index corpus --prune --index $(DEMO_INDEX)
	$(BIN)/tracuu trace 846/QĐ-UBND --index $(DEMO_INDEX)
ifeq ($(DEMO_SERVE),1)
	$(BIN)/tracuu serve --port $(PORT) --index $(DEMO_INDEX)
endif

test: $(VENV)/.ready  ## install what the tests need and run them all
	sh tests/need-browser.sh
	sh tests/need-opensearch.sh
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.ready  ## style, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

mutate: $(VENV)/.ready  ## change the code in small ways, and see whether the tests notice (EACH=20 changes of each area)
	$(BIN)/python benchmarks/mutating.py --each $(EACH)

$(VENV)/.fuzz: requirements-fuzz.lock pyproject.toml | $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.lock
	touch $@

fuzz: $(VENV)/.fuzz  ## throw random input at everything that reads some (SECONDS=300 for each way)
	$(BIN)/python benchmarks/fuzzing.py --seconds $(SECONDS)
	$(BIN)/python benchmarks/guided_fuzzing.py --seconds $(SECONDS)
	$(BIN)/tracuu index corpus --index $(DEMO_INDEX)
	$(BIN)/python benchmarks/fuzzing_api.py $(DEMO_INDEX)

translations: $(VENV)/.ready  ## collect the messages and compile the English catalogue
	$(BIN)/pybabel -q extract -F pyproject.toml --no-location --sort-output -k mark_message -o indexer/messages/translations/messages.pot .
	$(BIN)/pybabel -q update -i indexer/messages/translations/messages.pot -d indexer/messages/translations -l en --no-fuzzy-matching --ignore-obsolete
	$(BIN)/pybabel -q compile -d indexer/messages/translations
	rm indexer/messages/translations/messages.pot

clean:
	rm -rf $(VENV) $(DEMO_INDEX) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*  ## /  make \1\t/p' Makefile
