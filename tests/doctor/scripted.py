"""A terminal that answers as it is told to, at the other end of a pseudo-terminal."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

PROGRAM = "import sys\nfrom tui.doctor import run_doctor\nsys.exit(run_doctor(sys.argv[1:]))"


@dataclass
class Scripted:
    """Answers the cursor's position and the device attributes; ``None`` for silence."""

    width: Callable[[str], int] | None = None
    """Columns that a character takes."""
    attributes: str | None = None
    late: float = 0.0
    """Seconds before each answer."""
    noise: bytes = b""
    """What the person types into the first answer."""
    _line: bytes = field(default=b"", init=False)

    def answer(self, data: bytes) -> bytes:
        """What the terminal says to ``data``."""
        said = b""
        self._line += data
        while match := re.search(rb"\x1b\[6n|\x1b\[c", self._line):
            text = self._line[: match.start()].rpartition(b"\r")[2].decode("utf-8", "replace")
            self._line = self._line[match.end() :]
            if match[0] == b"\x1b[c":
                said += f"\x1b[?{self.attributes}c".encode() if self.attributes is not None else b""
            elif self.width is not None:
                said += self.noise + f"\x1b[12;{1 + sum(map(self.width, text))}R".encode()
                self.noise = b""
        return said


@dataclass
class Ran:
    """What a run came to."""

    code: int
    output: str
    restored: bool
    """Whether the terminal's mode was put back."""
    seconds: float


def run(terminal: Scripted, *words: str, environment: Mapping[str, str], kill: int = 0, program: str = PROGRAM) -> Ran:
    """Run the doctor on the scripted terminal; with ``kill``, send it this signal while it waits."""
    import pty
    import termios

    start = time.monotonic()
    child, master = pty.fork()
    if child == 0:
        os.execvpe(sys.executable, [sys.executable, "-c", program, *words], {**os.environ, **environment})
    before = termios.tcgetattr(master)
    output = b""
    while time.monotonic() - start < 30:
        if not select.select([master], [], [], 5)[0]:
            break
        try:
            data = os.read(master, 65536)
        except OSError:  # Linux tells the end like this
            break
        if not data:
            break
        output += data
        if kill and b"\x1b[6n" in data:
            assert termios.tcgetattr(master)[3] & termios.ICANON == 0, "it does not wait for a line"
            os.kill(child, kill)
        if said := terminal.answer(data):
            time.sleep(terminal.late)
            os.write(master, said)
    after = _mode(master) or before
    os.close(master)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - start
    return Ran(os.waitstatus_to_exitcode(status), output.decode("utf-8", "replace"), after == before, seconds)


def _mode(master: int) -> list[object] | None:
    import termios

    try:
        return list(termios.tcgetattr(master))
    except termios.error:
        return None


KILLS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)
