# Set-up, the main job, and the checks. Everything runs inside .venv, made from the lock file.
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
OUT    := data/structured/samples

unexport PYTHONDONTWRITEBYTECODE  # compiled libraries are kept: a second start takes a fifth of the time

.PHONY: run test score bench audit lint format lock clean

run: $(STAMP)                ## the main job on the bundled samples: tables, who carries out what, who has issued what
	$(BIN)/kehoach run data/raw/samples --out $(OUT) --assume-covered
	@echo; $(BIN)/kehoach links --out $(OUT)
	@echo; $(BIN)/kehoach comply --out $(OUT) --assume-covered

test: $(STAMP)               ## every test
	@deploy/system-packages browser
	$(BIN)/pytest --numprocesses auto --dist loadfile

lint: $(STAMP)               ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

score: $(STAMP)              ## accuracy on every labelled set there is, each apart
	$(BIN)/python -m tests.score_sets
	$(BIN)/python -m tests.calibration

audit: $(STAMP)              ## times and quantities that no claim covers, by a second reader
	$(BIN)/python -m bench.audit

bench: $(STAMP)              ## speed, with ratios taken in the same run
	@$(BIN)/python -c "import docx2python, trafilatura, underthesea" 2>/dev/null || $(BIN)/pip install -qq --no-build-isolation -e ".[bench]" || true
	$(BIN)/python -m bench.bench_extract --size 4700 --beside 0
	$(BIN)/python -m bench.bench_extract
	$(BIN)/python -m bench.bench_growth
	$(BIN)/python -m bench.bench_crawl
	$(BIN)/python -m bench.bench_links
	$(BIN)/python -m bench.bench_read
	$(BIN)/python -m bench.bench_web

soak: $(STAMP)               ## 20,000 damaged files of every format: nothing uncaught, nothing hung, nothing lost
	$(BIN)/python -m bench.soak

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "needs Python 3.11 as $(PYTHON) (or: make PYTHON=python3)"; exit 1; }
	@deploy/system-packages & \
	$(PYTHON) -m venv $(VENV) && \
	$(BIN)/pip install -qq --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements.lock && \
	$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable . && wait
	@touch $(STAMP)

lock:                        ## write requirements.lock again from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra dev --generate-hashes --no-header --python-version 3.11 -o requirements.lock -q

clean:
	rm -rf $(VENV) build *.egg-info
