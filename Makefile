# The two commands of the README: `make serve` and `make test`. Everything they need, they set up.

# The first Python on this machine that is new enough (macOS and older Debians call it python3.x).
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
RUN := $(VENV)/bin/python
# Dates in the built site come from the last commit, so that two builds of it are the same.
export SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve test audit dependencies sbom published build check zensical zip pr onderhoud lint schema lock vendor clean help

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

serve: $(VENV)/site ## Build the site and show it, live, at http://127.0.0.1:8000/
	$(RUN) -m mkdocs serve

test: $(VENV)/test ## Check the code and the data, build the site, run every test
	$(MAKE) --no-print-directory lint
	$(RUN) scripts/browser.py
	$(RUN) -m pytest

audit: $(VENV)/test $(VENV)-zensical/site $(VENV)-audit/site ## What takes too long for every change: every page in a browser, and more
	$(RUN) scripts/browser.py
	$(RUN) -m pytest -m audit -rs --ignore=tests/test_audit.py
	$(RUN) -m pytest -m audit --dist=worksteal tests/test_audit.py
	$(MAKE) --no-print-directory sbom dependencies

dependencies: $(VENV)-audit/site ## Look up known leaks in everything that is installed
	@$(VENV)-audit/bin/python -m scripts.dependencies

sbom: $(VENV)-audit/site ## Write what the site is made of, with licences, to build/sbom.json
	@$(VENV)-audit/bin/python -m scripts.sbom build/sbom.json

build: $(VENV)/site ## Build the site into site/, strictly
	$(RUN) -m mkdocs build --strict

check: $(VENV)/site ## Check the data alone
	@$(RUN) -m macros check

zensical: $(VENV)-zensical/site ## Build the site with Zensical into build/zensical/site/
	@$(VENV)-zensical/bin/python -m scripts.zensical_site

published: build ## Add what is new on the site to the list of addresses that must keep working
	@$(RUN) -m scripts.published site tests/published.txt

zip: build ## Build the site as site.zip, to open from disk
	@$(RUN) -m macros offline site site.zip

pr: $(VENV)/site ## Check what the last commit changes and build it as voorbeeld.zip
	@$(RUN) -m scripts.pull_request

onderhoud: $(VENV)/site ## Write the monthly issue on GitHub (needs gh)
	@$(RUN) -m scripts.maintenance_issue

lint: $(VENV)/test ## Check the style and the types of the code
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

schema: $(VENV)/site ## Write the JSON Schemas from the model to schema/
	$(RUN) -m macros schema

lock: $(VENV)/test ## Renew the lock files from pyproject.toml
	$(VENV)/bin/pip install --quiet uv
	$(RUN) -m uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
		--no-emit-index-url --custom-compile-command "make lock" -o requirements.lock
	$(RUN) -m uv pip compile pyproject.toml --group test --universal --python-version 3.11 --generate-hashes --quiet \
		--no-emit-index-url --custom-compile-command "make lock" -o requirements-test.lock
	$(RUN) -m uv pip compile pyproject.toml --group zensical --universal --python-version 3.11 --generate-hashes --quiet \
		--no-emit-index-url --custom-compile-command "make lock" -o requirements-zensical.lock
	$(RUN) -m uv pip compile --group audit --universal --python-version 3.11 --generate-hashes --quiet \
		--no-emit-index-url --custom-compile-command "make lock" -o requirements-audit.lock

vendor: ## Renew the libraries of the search box (needs npm)
	cd scripts/vendor && npm ci --no-audit --no-fund && npm run --silent bundle

clean: ## Remove what was made: the environment, the site and the caches
	rm -rf $(VENV) $(VENV)-zensical $(VENV)-audit build site .pytest_cache .mypy_cache .ruff_cache

$(VENV)/site: requirements.lock scripts/environment.py
	@$(if $(PYTHON),,echo "Python 3.11 of nieuwer ontbreekt. Debian: sudo apt install python3 python3-venv. macOS: brew install python." >&2; exit 1)
	@$(PYTHON) scripts/environment.py requirements.lock
	@touch $@

$(VENV)/test: requirements-test.lock $(VENV)/site
	@$(PYTHON) scripts/environment.py requirements-test.lock
	@touch $@

$(VENV)-zensical/site: requirements-zensical.lock $(VENV)/site
	@$(PYTHON) scripts/environment.py requirements-zensical.lock $(VENV)-zensical
	@touch $@

$(VENV)-audit/site: requirements-audit.lock $(VENV)/site
	@$(PYTHON) scripts/environment.py requirements-audit.lock $(VENV)-audit
	@touch $@
