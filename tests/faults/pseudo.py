"""A program in a pseudo-terminal of which the other end stays open, so that what it leaves behind can be looked at."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyte

OTHERS = ("LC_", "LANG", "XDG_", "TMUX", "COLUMNS", "LINES", "PYTHONIOENCODING", "PYTHONUTF8", "GOVTUI_", "SSH_")
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
USUAL = {b"7": "wrapping of lines", b"25": "the cursor"}
"""Modes that are on in a terminal that nobody has changed."""
_KITTY = re.compile(rb"\x1b\[([<>])[0-9;]*u")


def environment(home: Path, **more: str | None) -> dict[str, str]:
    """That of a person whose home is ``home``; ``None`` takes a variable away."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(OTHERS)}
    env |= {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
    env |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": str(home)}
    for name, value in more.items():
        env.pop(name, None)
        if value is not None:
            env[name] = value
    return env


class Pseudo:
    """A command in a pseudo-terminal of ``size`` (columns, lines), by default govtui, as leader of its session."""

    def __init__(
        self,
        home: Path,
        *arguments: str | Path,
        size: tuple[int, int] = (120, 40),
        command: list[str] | None = None,
        cwd: Path | None = None,
        streams: dict[str, Any] | None = None,
        before: Callable[[], object] | None = None,
        **more: str | None,
    ) -> None:
        self.fd, self.inner = os.openpty()
        self.resize(*size)
        self.before = termios.tcgetattr(self.inner)
        inner = self.inner

        def prepare() -> None:
            os.setsid()
            fcntl.ioctl(inner, termios.TIOCSCTTY, 0)
            if before:
                before()

        given = {"stdin": inner, "stdout": inner, "stderr": inner} | (streams or {})
        self.process = subprocess.Popen(
            [*(command or [sys.executable, "-m", "tui.cli"]), *map(str, arguments)],
            env=environment(home, **more), cwd=cwd, preexec_fn=prepare, pass_fds=(inner,), **given,
        )  # fmt: skip
        self.raw = b""
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)

    def __enter__(self) -> Pseudo:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.fd)
        os.close(self.inner)

    # -- what a person does

    def send(self, keys: str | bytes) -> None:
        """Type; what does not fit is sent while the output is read."""
        data = keys.encode() if isinstance(keys, str) else keys
        os.set_blocking(self.fd, False)
        end = time.monotonic() + 60
        try:
            while data:
                assert time.monotonic() < end, "the program takes no keys"
                try:
                    data = data[os.write(self.fd, data) :]
                except BlockingIOError:
                    self.read(0.02)
        finally:
            os.set_blocking(self.fd, True)

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        if hasattr(self, "screen"):
            self.screen.resize(lines, columns)

    def signal(self, number: int) -> None:
        self.process.send_signal(number)

    # -- what a person sees

    def read(self, patience: float) -> bytes:
        """What comes within ``patience`` seconds, at once when something does."""
        ready, _, _ = select.select([self.fd], [], [], patience)
        piece = os.read(self.fd, 1 << 16) if ready else b""
        self.raw += piece
        self.stream.feed(_KITTY.sub(b"", piece))
        return piece

    def rest(self, quiet: float = 0.25, patience: float = 20) -> None:
        """Read until nothing comes for a while."""
        end = time.monotonic() + patience
        while self.read(quiet) and time.monotonic() < end:
            pass

    @property
    def text(self) -> str:
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        return "\n".join("".join(row[x].data for x in range(self.screen.columns)) for row in rows)

    def until(self, *words: str, patience: float = 40) -> str:
        """The screen, once all these words stand on it."""
        end = time.monotonic() + patience
        while not all(word in self.text for word in words):
            assert time.monotonic() < end, f"no {words} in:\n{self.text}\n{self.raw[-2000:]!r}"
            assert self.process.poll() is None or self.read(0.1), f"ended ({self.process.returncode}): {self.raw!r}"
            self.read(0.1)
        return self.text

    def ended(self, patience: float = 30) -> int:
        """The exit code, when it has ended, and all that it wrote is read."""
        end = time.monotonic() + patience
        while self.process.poll() is None:
            assert time.monotonic() < end, f"has not ended:\n{self.text}"
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.returncode

    def stopped(self, patience: float = 20) -> None:
        """Wait until it is stopped, as by Ctrl-Z."""
        end = time.monotonic() + patience
        while self.state() != "T":
            assert time.monotonic() < end, f"is not stopped, but {self.state()}"
            self.read(0.05)
        while self.read(0.05):
            pass

    def state(self) -> str:
        """What the system says it does: R(uns), S(leeps), T (is stopped)."""
        return Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def children(self) -> list[int]:
        """Processes that it started and that still are (Linux)."""
        return [
            int(each) for each in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        ]

    # -- what it leaves

    def unsound(self) -> list[str]:
        """What is wrong with the terminal: modes left on, its settings changed, the cursor hidden."""
        modes: dict[bytes, bytes] = {}
        for numbers, state in _MODE.findall(self.raw):
            modes |= dict.fromkeys(numbers.split(b";"), state)
        wrong = [
            f"mode {mode.decode()} left on" for mode, state in modes.items() if state == b"h" and mode not in USUAL
        ]
        wrong += [f"{what} is off" for mode, what in USUAL.items() if modes.get(mode) == b"l"]
        depth = 0
        for way in _KITTY.findall(self.raw):
            depth += 1 if way == b">" else -1
        if depth > 0:
            wrong.append("the keyboard's protocol is left on")
        if termios.tcgetattr(self.inner) != self.before:
            wrong.append("the terminal's settings are not as they were")
        return wrong


def alive(pid: int) -> bool:
    """Whether there is a process of this number that has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


ENDING = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
"""Signals that end a program, and the exit codes that a shell gives them."""
