# make run: serve the app. make test: all that continuous integration runs. Both set up what they need.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
# Extra arguments for pytest, for example: make test PYTEST="-k exports"
PYTEST ?=
# How many processes share the tests; each starts its own browser and server. One more than two cores, for some
# of them wait for a page.
JOBS ?= 3
# Extra arguments for the mutants, for example: make mutants ROOM=survey MUTANTS="--sample 300 --seed 2"
MUTANTS ?=
# How long make fuzz goes on.
SECONDS ?= 3600

.DEFAULT_GOAL := help
.PHONY: help run test long check lint docs audit release-check image fuzz browser postgres java format mutants clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

run: $(VENV)/.installed ## install and serve the app on 127.0.0.1
	@$(BIN)/claims serve --port $(PORT)

test: ## install, check the code, run every test
	@$(MAKE) --no-print-directory -j2 $(VENV)/.tested browser postgres java
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(PYTEST)

long: $(VENV)/.tested ## run what takes minutes: the crawler over every page, claims added in Spark, how time grows with length
	@$(MAKE) --no-print-directory browser postgres java
	$(BIN)/python -m pytest -m long $(PYTEST)

check: $(VENV)/.tested ## install, check the code without running it
	@$(MAKE) --no-print-directory -j2 lint docs
	-@$(MAKE) --no-print-directory audit # a fault that was found since is told, and stops nobody from testing

lint: $(VENV)/.tested ## check form, types and imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Built where the wheel takes it from, and `claims docs` and the app show it.
docs: $(VENV)/.tested ## build the site into claims/site; a warning, such as a broken link, is an error
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet -d build/doctrees docs build/site
	rm -rf claims/site && cp -R build/site claims/site && rm -f claims/site/.buildinfo claims/site/_static/*/*.map

audit: $(VENV)/.tested ## look the dependencies up among known faults; says so where there is no network
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt "pip-audit>=2.10,<3" 2>/dev/null || true
	@$(BIN)/python scripts/audit.py

# uv makes an environment in seconds; the tools of the formats run in environments of their own.
release-check: docs ## build what is released, check it, try it on every Python that is found, and with the lowest versions
	@$(BIN)/python -m pip install -q --disable-pip-version-check "uv>=0.13,<1"
	$(BIN)/python -m scripts.release_check
	$(BIN)/python -m pytest -q -m long tests/project/test_containerfile.py

image: docs ## build the container's image from the wheel, with podman or docker
	@$(BIN)/python -m pip install -q --disable-pip-version-check "uv>=0.13,<1"
	$(BIN)/uv build --quiet --clear --out-dir dist
	$$(command -v podman || command -v docker) build -t competing-claims -f Containerfile .

fuzz: $(VENV)/.tested ## read mutated files for SECONDS (an hour by default), and keep those that show a fault
	$(BIN)/python -m benchmarks.fuzz --seconds $(SECONDS)

format: $(VENV)/.tested ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

mutants: $(VENV)/.tested ## mutate one room, print what no test noticed: make mutants ROOM=discrepancies
	$(BIN)/python scripts/mutants.py $(ROOM) $(MUTANTS)

# What tests need beside Python is installed where make may do so; else the target says what is missing.
MAY_APT = [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null
define apt_install
apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) >/dev/null
endef

browser: ## install the browser that the tests drive
	@command -v chromium >/dev/null && exit 0; \
	$(MAY_APT) || { echo "The browser tests need chromium. Install it (Debian: sudo apt-get install chromium) and run make test again." >&2; exit 1; }; \
	$(call apt_install,chromium)

# After the browser, for one program installs at a time. Tests that need a server are skipped where there is none.
postgres: browser ## install the database that tests start for themselves
	@command -v initdb >/dev/null && exit 0; ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0; \
	$(MAY_APT) || { echo "Tests of workspaces on a server are skipped, for PostgreSQL is not installed (Debian: sudo apt-get install postgresql)." >&2; exit 0; }; \
	$(call apt_install,postgresql)

# After the database, for the same reason.
java: postgres ## install what Spark runs on, where that is possible; without it the tests of the Spark engine are skipped
	@command -v java >/dev/null && exit 0; \
	$(MAY_APT) || { echo "The tests of the Spark engine are skipped: they need Java 17 or later (Debian: sudo apt-get install default-jre-headless)." >&2; exit 0; }; \
	$(call apt_install,default-jre-headless)

clean: ## remove what the other targets made
	rm -rf $(VENV) build dist claims/site docs/reference/made *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .mutants test-results

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try make PYTHON=python3.13." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "No virtual environment could be made. On Debian: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }

# The stamps are newer than what they were made from, so that a second run installs nothing.
$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e ".[extract]"
	@touch $@

# Not compiled ahead: the tests import but a part of it.
$(VENV)/.tested: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --no-compile --disable-pip-version-check -c constraints.txt -e ".[test,docs]"
	@touch $@ $(VENV)/.installed
