"""The core and the command line's data commands never load the screen's libraries; nor any that is optional."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCREEN = {"textual", "rich"}
LATE = {"pypdfium2", "selectolax", "pypinyin", "rapidfuzz", "sqlite3", "xlsxwriter", "pyarrow"}


def loaded(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after ``code``."""
    tell = "import sys, json; sys.stderr.write(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return set(json.loads(ran.stderr.splitlines()[-1]))


def command(*words: str) -> str:
    return f"from tui.cli import run; assert run({list(words)!r}) == 0"


def test_importing_the_core_loads_no_screen_and_nothing_optional() -> None:
    assert not loaded("import parser") & (SCREEN | LATE | {"tui", "argparse"})


def test_no_module_of_the_core_loads_the_screen() -> None:
    code = (
        "import pkgutil, importlib, parser\n"
        "for found in pkgutil.walk_packages(parser.__path__, 'parser.'): importlib.import_module(found.name)"
    )
    assert not loaded(code) & (SCREEN | {"tui"})


@pytest.mark.parametrize(
    "words",
    [
        ("export",),
        ("export", "--format", "csv"),
        ("metrics", "--status", "target"),
        ("outline", "--format", "markdown"),
        ("list", "--format", "json"),
        ("jump", "education"),
    ],
    ids=lambda words: " ".join(words),
)
def test_commands_that_print_data_load_no_screen(words: tuple[str, ...], seeds: Path) -> None:
    assert not loaded(command(*words, str(seeds / "minquan-2021.txt"))) & SCREEN


def test_reading_loads_no_optional_library(seeds: Path) -> None:
    assert not loaded(command("export", str(seeds / "minquan-2021.txt"))) & LATE
