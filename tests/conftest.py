"""What all tests share."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests import settling

SEEDS = Path(__file__).parent.parent / "seeds"

# Tests say the same wherever they run: the language by the locale would differ from machine to machine.
for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "GOVTUI_DEBUG"):
    os.environ.pop(name, None)
os.environ["LANG"] = "C.UTF-8"

# No example has a deadline: a machine that does other things as well would fail the test, and speed is bench/'s matter.
settings.register_profile("govtui", deadline=None)
settings.load_profile("govtui")

settling.install()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five seeds."""
    return SEEDS


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """``-n auto``: two workers more than cores, as half of the time goes into waiting."""
    cores = yield
    return cores if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else cores + 2


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Each worker begins with a stretch of its own, and takes of another's when it has come to the end: what waits runs
    beside what computes, what a module prepares is prepared once, and none is left alone with the slow tests.
    """
    if config.getoption("dist") != "load":
        return None  # asked for another way
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


def pytest_collection_finish() -> None:
    """What has been loaded by now stays: no collection of garbage goes through it again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the gate measured beside its floors, when it ran."""
    gate = sys.modules.get("tests.gate.measure")
    if gate is not None and gate.scores.cache_info().currsize:
        terminalreporter.section("reading of the annotated reports: measured beside its floor")
        for chosen in gate.SETS:
            terminalreporter.write_line("\n".join([chosen, *gate.lines(gate.measured(chosen), chosen)]))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the seeds; nobody writes into it."""
    from parser.library import Library

    path = tmp_path_factory.mktemp("library") / "library.db"
    with Library.open(path) as library:
        library.add(SEEDS, jobs=1)
    return path
