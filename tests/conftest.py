"""What all tests share."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

SEEDS = Path(__file__).parent.parent / "seeds"

# Tests say the same wherever they run: the language by the locale would differ from machine to machine.
for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "GOVTUI_DEBUG"):
    os.environ.pop(name, None)
os.environ["LANG"] = "C.UTF-8"

# No example has a deadline: a machine that does other things as well would fail the test, and speed is bench/'s matter.
settings.register_profile("govtui", deadline=None)
settings.load_profile("govtui")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five seeds."""
    return SEEDS


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
