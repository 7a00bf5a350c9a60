"""Output that is stopped, and a program that is stopped, in the background or told to end just then."""

from __future__ import annotations

import os
import signal
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.faults.pseudo import ENDING, Pseudo, alive
from tests.faults.test_terminals import left, opened, place_kept

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc"),
    pytest.mark.long,
]


@pytest.fixture
def report(seeds: Path) -> Path:
    return seeds / "minquan-2021.txt"


def unread(terminal: Pseudo) -> None:
    """Have it draw the whole screen over and over, while nobody reads."""
    os.write(terminal.fd, b"T" * 60)
    time.sleep(1.5)


def halted(terminal: Pseudo) -> None:
    """The same, and output is stopped, as by XOFF."""
    termios.tcflow(terminal.inner, termios.TCOOFF)
    unread(terminal)


@pytest.mark.parametrize("number", [*ENDING, signal.SIGQUIT], ids=lambda number: number.name)
@pytest.mark.parametrize("stop", [unread, halted])
def test_it_ends_within_seconds_while_output_is_stopped(
    tmp_path: Path, report: Path, stop: object, number: signal.Signals
) -> None:
    with Pseudo(tmp_path, report) as terminal:
        opened(terminal)
        assert callable(stop)
        stop(terminal)
        terminal.resize(80, 24)
        terminal.signal(number)
        assert terminal.process.wait(20) == 128 + number
        terminal.ended()
        assert terminal.unsound() == []
    assert place_kept(tmp_path)


@pytest.mark.parametrize("stop", [unread, halted])
def test_a_stop_that_is_over_before_it_could_be_heeded_is_none(tmp_path: Path, report: Path, stop: object) -> None:
    with Pseudo(tmp_path, report) as terminal:
        opened(terminal)
        assert callable(stop)
        stop(terminal)
        for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGTERM):
            terminal.signal(number)
            time.sleep(0.2)
        assert terminal.process.wait(20) == 143
        terminal.ended()
        assert terminal.unsound() == []


@pytest.mark.parametrize("stop", [unread, halted])
def test_windows_that_change_while_output_is_stopped(tmp_path: Path, report: Path, stop: object) -> None:
    with Pseudo(tmp_path, report) as terminal:
        opened(terminal)
        assert callable(stop)
        stop(terminal)
        for number in range(100):
            terminal.resize(*((80, 24), (10, 3), (200, 60))[number % 3])
            time.sleep(0.005)
        terminal.signal(signal.SIGTSTP)
        terminal.resize(120, 40)
        termios.tcflow(terminal.inner, termios.TCOON)
        terminal.stopped()
        assert terminal.unsound() == []
        terminal.screen.reset()
        terminal.signal(signal.SIGCONT)
        opened(terminal)
        assert left(terminal) == 0
        assert terminal.unsound() == []


def test_a_window_that_is_smaller_for_a_moment_is_drawn_anew(tmp_path: Path, report: Path) -> None:
    with Pseudo(tmp_path, report) as terminal:
        opened(terminal)
        terminal.resize(40, 10)
        terminal.resize(120, 40)
        terminal.screen.reset()  # what lay outside is lost
        opened(terminal)
        assert left(terminal) == 0


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="no bash here")
@pytest.mark.parametrize("stop", [signal.SIGTSTP, signal.SIGSTOP], ids=lambda number: number.name)
@pytest.mark.parametrize("words", [("kill %1",), ("bg", "kill %1"), ("bg", "bg", "kill -HUP %1"), ("bg", "fg", "\x11")])
def test_a_shells_jobs(tmp_path: Path, report: Path, stop: signal.Signals, words: tuple[str, ...]) -> None:
    with Pseudo(tmp_path, command=["/bin/bash", "--norc", "-i"]) as terminal:
        terminal.rest()
        terminal.send(f"{sys.executable} -m tui.cli {report}\r")
        opened(terminal)
        (number,) = terminal.children()
        os.kill(number, stop)
        terminal.rest(0.5)
        for line in words:
            terminal.send(line + "\r")
            terminal.rest(0.5)
        end = time.monotonic() + 10
        while alive(number):
            assert time.monotonic() < end, "it is there still"
            terminal.read(0.1)
        terminal.send("stty -a; exit\r")
        terminal.ended()
        assert "isig icanon iexten echo " in terminal.raw.decode()
        assert [each for each in terminal.unsound() if "2004" not in each and "settings" not in each] == []
    assert place_kept(tmp_path)


def test_keys_of_a_terminal_that_is_gone_are_not_asked_for_without_end(tmp_path: Path, report: Path) -> None:
    other, inner = os.openpty()
    with Pseudo(tmp_path, report, streams={"stdin": inner}) as terminal:
        os.close(inner)
        opened(terminal)
        os.close(other)
        terminal.rest(1.0)
        before = spent(terminal.process.pid)
        time.sleep(2)
        assert spent(terminal.process.pid) - before < 0.5, "it asks without end"
        assert terminal.ended(60) == 129
        assert terminal.unsound() == []


def spent(number: int) -> float:
    """Seconds of processor time that a process took."""
    words = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
