"""A program in a real pseudo-terminal, and the times at which it wrote."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# CSI and OSC sequences, one that is cut off at the end included, and two-character escapes.
ESCAPE = re.compile(rb"\x1b\[[0-?]*[ -/]*(?:[@-~]|$)|\x1b[\]P_][^\x07\x1b]*(?:\x07|\x1b\\|$)|\x1b(?:.|$)")
QUIET = 0.7
"""Seconds without output after which a screen counts as settled."""


@dataclass(frozen=True)
class Launch:
    """Milliseconds from the start of the process."""

    first_paint: float
    """Until the first text on the screen."""
    filled: float
    """Until the output that holds the marker."""
    settled: float
    """Until the last output before it fell quiet."""
    painted_work: float
    """Of processor time until the first paint, in all threads: the one to believe on a machine that is busy with
    other things."""
    settled_work: float
    """Of processor time until it fell quiet."""
    written: int
    """Bytes written until then."""


class Terminal:
    """A program in a pseudo-terminal of ``columns`` × ``lines``."""

    def __init__(
        self,
        command: list[str],
        environment: dict[str, str],
        size: tuple[int, int] = (120, 40),
        cwd: Path | None = None,
    ) -> None:
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if not self.pid:
            if cwd:
                os.chdir(cwd)
            os.execvpe(command[0], command, environment)
        self.resize(*size)
        self.output = b""

    def read(self, patience: float) -> bytes:
        """What was written within ``patience`` seconds, nothing if nothing was, or the program ended."""
        ready, _, _ = select.select([self.fd], [], [], patience)
        try:
            piece = os.read(self.fd, 1 << 16) if ready else b""
        except OSError:
            piece = b""
        self.output += piece
        return piece

    def until(self, marker: str, patience: float = 20) -> float:
        """Seconds from the start until the output holds ``marker``.

        Raises:
            TimeoutError: it never did.
        """
        wanted = marker.encode()
        while wanted not in self.output:
            if time.perf_counter() - self.began > patience:
                raise TimeoutError(f"no {marker!r} in {len(self.output)} bytes: {self.output[-400:]!r}")
            self.read(0.05)
        return time.perf_counter() - self.began

    def painted(self, patience: float = 20) -> float:
        """Seconds from the start until there is text on the screen, escape sequences and spaces aside.

        Raises:
            TimeoutError: there never was.
        """
        while not ESCAPE.sub(b"", self.output).strip():
            if time.perf_counter() - self.began > patience:
                raise TimeoutError(f"nothing painted: {self.output[-400:]!r}")
            self.read(0.05)
        return time.perf_counter() - self.began

    def settle(self, quiet: float = QUIET) -> float:
        """Seconds from the start until the last output before ``quiet`` seconds without any."""
        last = time.perf_counter()
        while self.read(quiet):
            last = time.perf_counter()
        return last - self.began

    def send(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def answer(self, act: Callable[[], object], quiet: float, most: float = 60.0) -> tuple[float, float]:
        """Seconds from an act to the first output, and to the last one before ``quiet`` seconds of none; zeros
        where a second passes without any.

        Raises:
            TimeoutError: it still writes after ``most`` seconds.
        """
        begin = time.perf_counter()
        act()
        first = last = begin
        patience = 1.0
        while self.read(patience):
            last = time.perf_counter()
            first = last if first == begin else first
            patience = quiet
            if last - begin > most:
                raise TimeoutError(f"it writes on and on: {self.output[-400:]!r}")
        return first - begin, last - begin

    def work(self) -> float:
        """Seconds of processor time that the program has taken until now, in all its threads (Linux)."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(each.read_text().split()[0]) for each in threads) / 1e9

    def memory(self) -> float:
        """Megabytes of it that are resident (Linux)."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def close(self, keys: str = "\x11", patience: float = 5) -> None:
        """Send the keys that end the program (ctrl+q), wait, and end it by force when it stays."""
        until = time.perf_counter() + patience
        try:
            self.send(keys)
            while time.perf_counter() < until:
                self.read(0.02)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    return
        except OSError:
            pass
        finally:
            os.close(self.fd)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def launch(command: list[str], environment: dict[str, str], marker: str, size: tuple[int, int] = (120, 40)) -> Launch:
    """Start, wait until painted and settled, and end it."""
    terminal = Terminal(command, environment, size)
    try:
        painted, painted_work = terminal.painted(), terminal.work()
        filled, settled, settled_work = terminal.until(marker), terminal.settle(), terminal.work()
        times = (painted, filled, settled, painted_work, settled_work)
        return Launch(*(1000 * each for each in times), written=len(terminal.output))
    finally:
        terminal.close()
