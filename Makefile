# make run: the main job on the papers we ship. make test: the tests. Both set up what they need by themselves.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
DATA   ?= pledgeline-data
BIG    ?= big-data
PAPERS ?= 100

# Debian keeps a part of Python's venv in a package of its own; root may have it put in, others are told.
define VENV_PACKAGE
{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "first: sudo apt install python3-venv"; exit 1; }; \
  apt-get update -qq && apt-get install -y -qq python3-venv; }
endef

.DEFAULT_GOAL := help
.PHONY: help run test check serve bench load score cookbook examples samples clean

help: ## say what each target does
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/pledgeline: pyproject.toml
	$(PYTHON) -m venv $(VENV) || { $(VENV_PACKAGE) && $(PYTHON) -m venv $(VENV); }
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(BIN)/pytest: $(BIN)/pledgeline
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

run: $(BIN)/pledgeline ## read the sample papers, load the graph, and answer two questions
	$(BIN)/pledgeline run --data $(DATA)
	$(BIN)/pledgeline lineage "Anti-Social Behaviour" --since 2014 --data $(DATA)
	$(BIN)/pledgeline owner "Gangs Strategy" --data $(DATA)
	@echo
	@echo "Next: $(BIN)/pledgeline search \"county lines\" --data $(DATA)"
	@echo "      $(BIN)/pledgeline run FOLDER-OF-YOUR-PAPERS --data my-data"
	@echo "      make serve   (a search page at http://127.0.0.1:8765)"

test: $(BIN)/pytest ## pass the tests
	$(BIN)/pytest -n 2 -m "not neo4j"
	$(BIN)/pytest -n 1 -m neo4j

check: $(BIN)/pytest ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: $(BIN)/pledgeline ## answer over HTTP on this machine
	$(BIN)/pledgeline serve --data $(DATA)

bench: $(BIN)/pytest ## pages a second against pdfplumber, and memory over thousands of pages
	$(BIN)/python tests/bench/whole_way.py
	PYTHONPATH=. $(BIN)/python tests/bench/reading.py
	PYTHONPATH=. $(BIN)/python tests/bench/extracting.py

load: $(BIN)/pytest ## fifty clients at once over a made-up graph of PAPERS=100 papers, kept in BIG=big-data
	test -d $(BIG)/graph || PYTHONPATH=. $(BIN)/python tests/bench/big_graph.py load $(BIG) --papers $(PAPERS)
	PYTHONPATH=. $(BIN)/python tests/bench/load.py $(BIG) --papers $(PAPERS)

score: $(BIN)/pledgeline ## the sample papers' facts against their gold
	$(BIN)/pledgeline run --data $(DATA)
	$(BIN)/pledgeline score corpus/samples/gold --data $(DATA)

cookbook: $(BIN)/pledgeline ## write docs/cookbook.md anew from the sample papers
	$(BIN)/pledgeline run --data $(DATA)
	$(BIN)/python -m api.cookbook $(DATA) > docs/cookbook.md

examples: $(BIN)/pytest ## record the examples of the API's operations anew from the sample papers
	$(BIN)/pledgeline run --data $(DATA)
	$(BIN)/python -m tests.api.record_examples $(DATA)

samples: $(BIN)/pytest ## build the sample papers anew from their sources
	$(BIN)/python -m corpus.samples.build

clean: ## take away what was made here
	rm -rf $(VENV) $(DATA) .pytest_cache .mypy_cache .ruff_cache .hypothesis
