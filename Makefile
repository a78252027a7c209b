# Every target makes what it needs, from nothing but Python 3.11 (or later) and make.

VENV := .venv
BIN := $(VENV)/bin
LOCK := .ci/requirements.lock
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

N ?= 300
REPEAT ?= 1

export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test lint pictures bench bench-pages words lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/ready ## Build the demo site into site/
	$(BIN)/mkdocs build --strict

serve: $(VENV)/ready ## Show the demo site at http://127.0.0.1:8000, live
	$(BIN)/mkdocs serve --livereload

test: $(VENV)/ready ## Run every test
	@.ci/driver $(BIN)/python
	@CHROMIUM=$$(.ci/chromium) && YAML_LANGUAGE_SERVER=$$(.ci/language-server) && \
	  export CHROMIUM YAML_LANGUAGE_SERVER && \
	  { $(BIN)/pytest -n auto --dist worksteal || \
	    { [ $$? = 1 ] && [ "$(AGAIN)" ] && echo "Once more, what failed:" && \
	      $(BIN)/pytest --last-failed; }; }

lint: $(VENV)/ready ## Check style, types and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

pictures: $(VENV)/ready ## Take the guide's pictures anew
	CHROMIUM=$$(.ci/chromium) $(BIN)/python tests/browser/made_pictures.py

bench: $(VENV)/ready ## Measure against plain Material: make bench N=500,1000,2000 (or N=company) REPEAT=3
	@$(BIN)/python tests/bench/bench.py --maps $(N) --repeat $(REPEAT)

bench-pages: $(VENV)/ready ## Measure a map's page in Chromium, beside plain Material
	@CHROMIUM=$$(.ci/chromium) && export CHROMIUM && $(BIN)/python tests/bench/pages.py

words: $(VENV)/ready ## Bring the message catalogues up to date with what pages say
	@$(BIN)/python tests/made_catalogues.py

lock: $(VENV)/locked ## Pin the newest versions that pyproject.toml allows
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --fork-strategy fewest \
	  --python-version 3.11 --no-config \
	  --generate-hashes --no-emit-index-url --strip-extras --no-annotate \
	  --custom-compile-command "make lock" \
	  --extra test --extra lint --group build --group neighbours --output-file $(LOCK) pyproject.toml

clean: ## Remove all that was made
	rm -rf $(VENV) site dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find plugin theme tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: made anew when the lock changes, told of the project when that changes.
$(VENV)/locked: $(LOCK)
	@echo "Making the environment in $(VENV) …"
	@python=$$(.ci/python) && "$$python" -m venv --clear $(VENV)
	@$(PIP) install --require-hashes --requirement $(LOCK)
	@touch $@

$(VENV)/ready: $(VENV)/locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@said=$$($(BIN)/python -m pip check) || \
	  { echo "$$said"; echo "$(LOCK) no longer fits pyproject.toml: run make lock." >&2; exit 1; }
	@touch $@
