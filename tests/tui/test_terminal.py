"""The program in a real pseudo-terminal: it starts on the seeds, moves, and leaves the terminal as it was."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import pexpect
import pyte
import pytest

ROWS, COLUMNS = 40, 120
OTHERS = ("LC_", "XDG_", "TMUX", "COLUMNS", "LINES")  # what the terminal of whoever runs the tests has set


class Session:
    """govtui in a pseudo-terminal, and what a terminal would show of it."""

    def __init__(self, home: Path, *arguments: str, **environment: str) -> None:
        env = {name: value for name, value in os.environ.items() if not name.startswith(OTHERS)}
        env |= {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
        env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "HOME": str(home)} | environment
        self.process = pexpect.spawn(
            sys.executable, ["-m", "tui.cli", *arguments], env=env, dimensions=(ROWS, COLUMNS), encoding="utf-8"
        )
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.Stream(self.screen)
        self.raw = ""

    def read(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                piece = self.process.read_nonblocking(65536, 0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
            self.raw += piece
            self.stream.feed(piece.replace("\x1b[>25u", "").replace("\x1b[<u", ""))

    def until(self, text: str, patience: float = 20) -> str:
        """The screen, once it shows ``text``."""
        end = time.monotonic() + patience
        while text not in self.text and time.monotonic() < end:
            self.read(0.1)
        assert text in self.text, f"no {text!r} in:\n{self.text}"
        return self.text

    @property
    def text(self) -> str:
        # pyte keeps an empty cell after a wide character, and its own way of joining them fails where half of one is
        # written over
        return "\n".join(
            "".join(row[x].data for x in range(COLUMNS)) for row in (self.screen.buffer[y] for y in range(ROWS))
        )

    def send(self, keys: str) -> None:
        self.process.send(keys)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def test_it_opens_the_seeds_moves_and_leaves_the_terminal_as_it_was(home: Path) -> None:
    session = Session(home)
    session.until("民权县")
    session.until("商丘市")
    session.until("Metrics")
    session.send("]]")
    session.until("› （一）快速反应")
    progress = session.text.split("\n")[1].split()[-1]
    assert progress.endswith("%")
    assert progress != "0%"
    session.send(".")
    session.until("achieved")
    session.send("t")
    session.until("Jump")
    session.send("\x1b")
    session.read(0.5)
    session.send("q")
    session.read(3)
    session.process.close()
    assert session.process.exitstatus == 0
    # alternate screen left, cursor shown, mouse and paste reports off
    for ending in ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l"):
        assert session.raw.rindex(ending) > session.raw.index("\x1b[?1049h")


def test_no_color_means_none(home: Path, seeds: Path) -> None:
    session = Session(home, str(seeds / "minquan-2021.txt"), NO_COLOR="1")
    session.until("民权县")
    session.until("生产总值")
    session.send("q")
    session.read(2)
    session.process.close()
    assert not re.search(r"\x1b\[[0-9;]*[34]8;[25];", session.raw)


def test_chinese_by_the_locale_or_the_argument(home: Path, seeds: Path) -> None:
    session = Session(home, "--lang", "zh", str(seeds / "minquan-2021.txt"))
    session.until("目录")
    session.send("q")
    session.read(2)
    session.process.close()
    assert session.process.exitstatus == 0
