# `make` lists the targets. Two commands do everything on a fresh Debian 12 with python3, make and root or sudo:
# `make demo` and `make test`. Both may be run again and again.

PYTHON ?= python3
export PYTHON
PY := .venv/bin/python
TESTING := PPID_MODE=test

# Pango draws the letters, libharfbuzz-subset embeds their fonts, libmagic looks into uploaded files.
RUNTIME_PACKAGES := python3-venv ca-certificates libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libmagic1
# Chromium for the browser tests, libatomic for Playwright that drives it; poppler's tools read the letters back.
DEVELOPMENT_PACKAGES := $(RUNTIME_PACKAGES) chromium libatomic1 poppler-utils

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test check lint types imports templates generated fix setup runtime lock upgrade css screens bench

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: runtime ## install what is needed, load example data, serve on http://localhost:8000 (PPID_PORT=8001 for another port)
	@$(PY) scripts/demo.py

demo-reset: ## forget the demo's cases, files and clock
	rm -rf var/demo

test: setup ## install what is needed, then every check and the whole suite on SQLite and PostgreSQL
	@$(MAKE) --no-print-directory check
	@$(PY) scripts/run_tests.py

check: ## lint, types, import rules, templates, migrations, generated files; changes nothing
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync=target lint types imports templates generated

lint:
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types:
	@$(TESTING) $(PY) -m mypy

imports:
	@.venv/bin/lint-imports --no-logo

templates:
	@$(PY) -m djlint templates --lint --quiet

# Written by a program and kept in the repository: lock files, migrations, style sheet, state diagram.
generated:
	@$(PY) scripts/lock.py --check
	@$(TESTING) DATABASE_URL=sqlite://:memory: $(PY) manage.py check
	@$(TESTING) DATABASE_URL=sqlite://:memory: $(PY) manage.py makemigrations --check --dry-run
	@$(TESTING) $(PY) manage.py build_css --check
	@$(TESTING) $(PY) manage.py state_diagram --check

fix: ## format the code, repair what can be repaired, write what is generated
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@$(TESTING) $(PY) manage.py build_css
	@$(TESTING) $(PY) manage.py state_diagram

setup: ## only install: system packages, .venv, requirements for development
	@scripts/system-packages $(DEVELOPMENT_PACKAGES)
	@scripts/python-environment development

runtime:
	@scripts/system-packages $(RUNTIME_PACKAGES)
	@scripts/python-environment runtime

lock: ## write requirements/*.txt from pyproject.toml, keeping the versions that still fit
	@$(PY) scripts/lock.py

upgrade: ## the same with the newest versions that fit
	@$(PY) scripts/lock.py --upgrade

css: ## assemble static/css/portal.css from its parts
	@$(TESTING) $(PY) manage.py build_css

screens: setup ## photograph every page at 360 and 1280 pixels, light and dark, into var/screens
	@$(PY) scripts/screens.py

bench: setup ## measure letters (first, warm, after 500), pages (queries, milliseconds, bytes) and a dispute bundle
	@$(PY) scripts/bench_letters.py
	@$(PY) scripts/bench_pages.py
	@$(PY) scripts/bench_bundle.py
