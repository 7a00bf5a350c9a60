"""The short forms of the fuzzer: what was found before, some hundred mutations of each target; long, atheris itself.

The long run is ``python -m tests.fuzz.run TARGET`` (see there).
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS
from tests.fuzz.vocabulary import words, write_dictionary

CORPUS = Path(__file__).parent / "corpus"
FOUND = sorted(path for path in CORPUS.rglob("*") if path.is_file())
SECONDS = 1.0
"""Of the clock, for each target; on a slow machine fewer mutations are tried."""
MOST = 400


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_found_before(path: Path) -> None:
    TARGETS[path.parent.name].run(path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_mutations(name: str) -> None:
    target = TARGETS[name]
    chance = random.Random(name)
    pool = list(target.seeds)
    until = time.monotonic() + SECONDS
    for tried in range(MOST):
        data = target.mutate(chance.choice(pool), chance)
        if tried % 4 == 0:  # go on from what was changed before
            pool = [*pool, data][-40:]
        try:
            target.run(data)
        except Exception:
            print(f"{name}: {data!r}")
            raise
        if time.monotonic() > until:
            break


def test_the_dictionary_holds_the_words_of_the_field() -> None:
    assert len(words()) > 2000 and {"生产总值", "分别", "亩", "一是"} <= set(words())
    assert write_dictionary().isascii()


@pytest.mark.long
@pytest.mark.parametrize("name", TARGETS)
def test_guided_by_coverage(name: str, tmp_path: Path) -> None:
    if find_spec("atheris") is None:
        pytest.skip("atheris is not installed (the extra 'fuzz')")
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.run", name, str(tmp_path), "-max_total_time=20", "-print_final_stats=1"],
        capture_output=True,
        text=True,
        errors="replace",
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert "stat::number_of_executed_units" in done.stderr
