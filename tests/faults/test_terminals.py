"""Strange terminals, signals, streams that end early: the screen keeps working and leaves the terminal as it was."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.pseudo import ENDING, Pseudo, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
GOVTUI = [sys.executable, "-m", "tui.cli"]


@pytest.fixture
def report(seeds: Path) -> Path:
    return seeds / "minquan-2021.txt"


def opened(terminal: Pseudo) -> None:
    """Wait until the report and its table are there."""
    terminal.until("民权县", "indicator")
    terminal.rest()


def left(terminal: Pseudo) -> int:
    """Leave by the key; the exit code."""
    terminal.send("q")
    return terminal.ended()


def place_kept(home: Path) -> bool:
    state = home / "state" / "govtui" / "state.json"
    return state.exists() and "last" in json.loads(state.read_text("utf-8"))["choices"]


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_a_signal_ends_it_as_the_key_does(tmp_path: Path, report: Path, number: signal.Signals) -> None:
    with Pseudo(tmp_path, report) as terminal:
        opened(terminal)
        terminal.send("t")  # in a box
        terminal.until("Jump")
        terminal.signal(number)
        assert terminal.ended() == ENDING[number]
        assert terminal.unsound() == []
    assert place_kept(tmp_path)


def test_stopped_and_resumed_over_and_over(tmp_path: Path, report: Path) -> None:
    with Pseudo(tmp_path, report) as terminal:
        opened(terminal)
        for number in (signal.SIGTSTP, signal.SIGSTOP, signal.SIGTSTP):
            terminal.signal(number)
            terminal.stopped()
            if number == signal.SIGTSTP:
                assert terminal.unsound() == []
            terminal.screen.reset()
            terminal.signal(signal.SIGCONT)
            opened(terminal)
        terminal.send("]")
        terminal.rest()
        assert left(terminal) == 0
        assert terminal.unsound() == []


def test_a_terminal_that_takes_no_output(tmp_path: Path, report: Path) -> None:
    with Pseudo(tmp_path, report) as terminal:
        opened(terminal)
        os.write(terminal.fd, b"T" * 60)  # each draws the whole screen, and nobody reads
        time.sleep(1.5)
        terminal.signal(signal.SIGTERM)
        assert terminal.process.wait(20) == 143
        terminal.ended()
        assert terminal.unsound() == []
    assert place_kept(tmp_path)


def test_leaving_does_not_wait_for_what_hangs(tmp_path: Path, report: Path) -> None:
    code = (
        "import asyncio, sys\n"
        "from textual.app import App\n"
        "async def hang(self):\n"
        "    await asyncio.Event().wait()\n"
        "App._shutdown = hang\n"
        "from tui.cli import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    with Pseudo(tmp_path, report, command=[sys.executable, "-c", code]) as terminal:
        opened(terminal)
        assert left(terminal) == 0
        assert terminal.unsound() == []
    assert place_kept(tmp_path)


@pytest.mark.parametrize("number", [None, signal.SIGTERM])
def test_what_breaks_once_it_was_told_to_leave_is_no_fault(
    tmp_path: Path, report: Path, number: signal.Signals | None
) -> None:
    code = (
        "import os, sys, time\n"
        "from tui.app import Govtui\n"
        "async def furnish(self, *given):\n"
        f"    os.kill(os.getpid(), {number.value if number else 0})\n"
        f"    self.app.{'exit()' if number is None else 'ending._app.exit(return_code=143)'}\n"
        "    raise IndexError('what it is made for is gone')\n"
        "from tui.screens.main import MainScreen\n"
        "MainScreen.furnish = furnish\n"
        "from tui.cli import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    with Pseudo(tmp_path, report, command=[sys.executable, "-c", code]) as terminal:
        assert terminal.ended() == (0 if number is None else 143)
        assert terminal.unsound() == []
        assert b"Traceback" not in terminal.raw and b"of its own" not in terminal.raw


def test_a_fault_of_its_own_is_told_and_the_terminal_is_as_it_was(tmp_path: Path, report: Path) -> None:
    code = (
        "import sys\n"
        "from tui.app import Govtui\n"
        "def broken(self):\n"
        "    words = 'words of a file: \\x1b]52;c;AAAA\\x07 [/]'\n"
        "    raise IndexError(words)\n"
        "Govtui.action_theme = broken\n"
        "from tui.cli import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    with Pseudo(tmp_path, report, command=[sys.executable, "-c", code]) as terminal:
        opened(terminal)
        terminal.send("T")
        assert terminal.ended() == 1
        assert terminal.unsound() == []
        told = terminal.raw.decode()
        assert "by a fault of its own" in told and "in broken" in told and "[/]" in told
        assert "\x1b]52" not in told
    assert place_kept(tmp_path)


def test_slow_output_is_waited_for(tmp_path: Path, report: Path) -> None:
    with Pseudo(tmp_path, report) as terminal:
        opened(terminal)
        os.write(terminal.fd, b"T" * 20)
        end = time.monotonic() + 30
        while terminal.read(0.5) and time.monotonic() < end:
            time.sleep(0.02)
        opened(terminal)
        assert left(terminal) == 0
        assert terminal.unsound() == []


@pytest.mark.parametrize("ignored", [False, True], ids=["told", "untold"])
def test_a_terminal_that_goes_away_takes_the_program_with_it(tmp_path: Path, report: Path, ignored: bool) -> None:
    before = (lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) if ignored else None
    terminal = Pseudo(tmp_path, report, before=before)
    try:
        opened(terminal)
        terminal.send("]")
        terminal.rest()
        os.close(terminal.inner)
        os.close(terminal.fd)
        assert terminal.process.wait(60) == 129
    finally:
        terminal.process.kill()
        terminal.process.wait()
    assert place_kept(tmp_path)


@pytest.mark.parametrize(
    "named",
    [
        {"TERM": "linux", "COLORTERM": None},
        {"TERM": "xterm-16color", "COLORTERM": None},
        {"TERM": None},
        {"TERM": "nonsense"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["linux", "16 colours", "unnamed", "unknown", "no UTF-8"],
)
def test_a_terminal_of_any_kind(tmp_path: Path, report: Path, named: dict[str, str | None]) -> None:
    with Pseudo(tmp_path, report, **named) as terminal:
        opened(terminal)
        terminal.send("]")
        terminal.rest()
        if named.get("TERM") in ("linux", "xterm-16color"):
            assert b"[38;2;" not in terminal.raw
        assert left(terminal) == 0
        assert terminal.unsound() == []


@pytest.mark.parametrize("name", ["dumb", "unknown"])
def test_a_terminal_that_has_no_cursor_is_told_of_the_commands(tmp_path: Path, report: Path, name: str) -> None:
    with Pseudo(tmp_path, report, TERM=name) as terminal:
        assert terminal.ended() == 2
        assert b"\x1b" not in terminal.raw
        assert b"govtui export" in terminal.raw
    with Pseudo(tmp_path, "list", report, TERM=name) as terminal:
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.raw


def test_a_window_of_any_size(tmp_path: Path, report: Path) -> None:
    with Pseudo(tmp_path, report, size=(10, 3)) as terminal:
        terminal.rest(1.0)
        terminal.send("t")
        terminal.rest()
        terminal.send("jiaoyu\r")
        terminal.rest()
        for size in ((1, 1), (2, 1), (1, 40), (400, 2), (500, 200), (120, 40)):
            terminal.resize(*size)
            terminal.rest(0.2)
        opened(terminal)
        assert left(terminal) == 0
        assert terminal.unsound() == []


def test_a_storm_of_resizes(tmp_path: Path, report: Path) -> None:
    with Pseudo(tmp_path, report) as terminal:
        opened(terminal)
        sizes = itertools.cycle([(80, 24), (120, 40), (10, 3), (200, 60), (33, 11)])
        for number, size in zip(range(400), sizes, strict=False):
            terminal.resize(*size)
            if number % 7 == 0:
                terminal.send("j]."[number % 3])
            terminal.read(0.002)
        terminal.resize(120, 40)
        opened(terminal)
        assert left(terminal) == 0
        assert terminal.unsound() == []


@pytest.mark.parametrize(
    "boxes", [("t",), pytest.param(("/", "mf", "m"), marks=pytest.mark.long)], ids=["jump", "others"]
)
def test_a_megabyte_is_pasted(tmp_path: Path, report: Path, boxes: tuple[str, ...]) -> None:
    pasted = b"\x1b[200~" + ("教育投资\x1b[31m\n增长6%\t".encode() * 40_000)[:1_000_000] + b"\x1b[201~"
    with Pseudo(tmp_path, report) as terminal:
        opened(terminal)
        for key in boxes:
            terminal.send(key)
            terminal.rest()
            terminal.send(pasted)
            terminal.rest(0.8)
            terminal.send("\x1b")
            terminal.rest()
            terminal.send("\x1b")
            terminal.rest()
        terminal.send(b"\xff\xfe\xd6")  # keys of another encoding
        terminal.rest()
        opened(terminal)
        assert left(terminal) == 0
        assert terminal.unsound() == []


@pytest.mark.parametrize("command", ["metrics", "list", "outline", "export", "jump 教育", "--help"])
def test_a_reader_that_leaves_early_is_no_error(report: Path, tmp_path: Path, command: str) -> None:
    words = [*GOVTUI, *command.split(), *([] if command == "--help" else [str(report)])]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path)) as ran:
        assert ran.stdout and ran.stderr
        ran.stdout.close()
        assert ran.stderr.read() == b""
        assert ran.wait(60) == 0


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_streams_that_are_closed(report: Path, tmp_path: Path, closed: int) -> None:
    given = {0: subprocess.DEVNULL, 1: subprocess.PIPE, 2: subprocess.PIPE}
    for words in (["list", str(report)], []):
        ran = subprocess.run(
            ["sh", "-c", f'exec "$@" {closed}{"<" if closed == 0 else ">"}&-', "sh", *GOVTUI, *words],
            env=environment(tmp_path), stdin=given[0], stdout=given[1], stderr=given[2], timeout=60,
        )  # fmt: skip
        assert b"Traceback" not in ran.stdout + ran.stderr
        if not words:
            assert ran.returncode == 2  # the screen needs a terminal
        elif closed == 1:
            assert ran.returncode == 2  # there was nowhere to write to
            assert b"standard output" in ran.stderr
        else:
            assert ran.returncode == 0
            assert "民权县".encode() in ran.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", ["metrics", "list --format xlsx", "export --with-text"])
def test_standard_output_on_a_full_disk(report: Path, tmp_path: Path, command: str) -> None:
    words = [*GOVTUI, *command.split(), str(report)]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, env=environment(tmp_path), timeout=60)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr
    assert b"No space left" in ran.stderr
    assert ran.stderr.count(b"\n") == 1
