"""Running govtui: in this process where only words and data matter, in one of its own where streams do."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.cli import run
from tui.locale import language, set_language


@dataclass
class Ran:
    """What a run of govtui came to."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Ran]


@pytest.fixture
def govtui(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs ``govtui`` with these words in this process, in an empty folder, away from any terminal."""
    before = language()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GOVTUI_LIBRARY", str(tmp_path / "library" / "library.db"))

    def here(*words: str | Path, **environment: str) -> Ran:
        streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(3)]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", streams[2])
            for name, value in environment.items():
                patch.setenv(name, value)
            with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
                try:
                    code = run([str(word) for word in words])
                except SystemExit as end:  # --help and --version
                    code = int(end.code or 0)
        for stream in streams:
            stream.flush()
        return Ran(code, *(stream.buffer.getvalue().decode("utf-8") for stream in streams[:2]))  # type: ignore[attr-defined]

    yield here
    set_language(before)


@pytest.fixture
def filled(govtui: Run, kept: Path, tmp_path: Path) -> Run:
    """Runs ``govtui`` over a library of the seeds, a copy of its own."""
    (tmp_path / "library").mkdir()
    shutil.copy(kept, tmp_path / "library" / "library.db")
    return govtui


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Runs ``govtui`` with these words in a process of its own."""

    def away(*words: str | Path, **environment: str) -> Ran:
        ran = subprocess.run(
            [sys.executable, "-m", "tui.cli", *map(str, words)],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "GOVTUI_LIBRARY": str(tmp_path / "library" / "library.db"), **environment},
            stdin=subprocess.DEVNULL,
            timeout=60,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return away
