# Two commands do all: `make demo` and `make test`. Everything is installed into .venv from locked versions.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SHARED ?= ../shared

.PHONY: demo test check exam bench lock docs site clean

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q .venv/lib src # also where the environment says not to write bytecode: start-up halves
	touch $(READY)

demo: $(READY) ## read the sample articles, fill a ledger, print a brief and the path of its page
	mkdir -p demo
	rm -f demo/rasad.ledger demo/rasad.ledger-wal demo/rasad.ledger-shm
	$(BIN)/rasad --ledger demo/rasad.ledger ledger add src/rasad/data/samples --manifest src/rasad/data/samples/manifest.csv
	$(BIN)/rasad --ledger demo/rasad.ledger brief --format html --output demo/brief.html
	$(BIN)/rasad --ledger demo/rasad.ledger brief
	@echo
	@echo "The same brief as a page: $(CURDIR)/demo/brief.html"

test: $(READY) ## run all tests
	$(BIN)/python -m pytest -n auto

check: $(READY) ## format, lint, types, layers, generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

exam: $(READY) ## score every layer on the gold and the suites, and write benchmarks/quality/
	$(BIN)/python benchmarks/quality/exam.py --shared $(SHARED)
	$(BIN)/python benchmarks/quality/statuses.py
	$(BIN)/python benchmarks/quality/fresh.py --shared $(SHARED)

bench: $(READY) ## measure speed, and kill an ingest a hundred times
	$(BIN)/python benchmarks/speed/reading.py
	$(BIN)/python benchmarks/speed/ledger.py
	$(BIN)/python benchmarks/speed/aliases.py
	$(BIN)/python benchmarks/speed/crashes.py
	$(BIN)/python benchmarks/speed/linking.py $(SHARED)
	$(BIN)/python benchmarks/speed/asking.py $(SHARED)
	$(BIN)/python benchmarks/speed/warcs.py
	$(BIN)/python benchmarks/robustness/inputs.py
	$(BIN)/python benchmarks/watch/kills.py
	$(BIN)/python benchmarks/quality/pages.py --shared $(SHARED)

docs: $(READY) ## write the generated pages of docs/
	$(BIN)/python docs/generate.py

site: docs/requirements.lock ## write the documentation as a site into site/, with an environment of its own
	$(PYTHON) -m venv .venv-site
	.venv-site/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r docs/requirements.lock
	.venv-site/bin/sphinx-build -q -n -W --keep-going -b html docs site

lock: $(READY) ## lock the newest versions that pyproject.toml allows (needs uv)
	uv pip compile -q pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock
	uv pip compile -q docs/requirements.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o docs/requirements.lock

clean:
	rm -rf .venv .venv-site demo site
