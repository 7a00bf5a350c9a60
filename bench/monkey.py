"""A monkey at the keyboard, the mouse and the window of a program in a pseudo-terminal."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import signal
import time
from collections import Counter, deque
from collections.abc import Mapping
from pathlib import Path

import pyte

from bench.keyboard import KEYS
from bench.patience import Patience, worked
from bench.startup import environment
from bench.terminal import ESCAPE, Terminal

SIZES = [(80, 24), (120, 40), (200, 60), (40, 10), (10, 3), (100, 30)]
LEAST, LARGEST = (10, 3), (200, 60)
WORDS = [
    "jiaoyu",
    "kaifeng",
    "增长",
    "GDP",
    "就业 2020",
    "[/]",
    "%",
    "（一）",
    "x" * 40,
    "\x1b[200~粘贴\n的\t字\x1b[201~",
]
FOOT = ("Jump", "跳转")
"""What stands at the foot of the screen, in either language, when one reads."""
GOES_ON = ("Keeping", "正在入库")
"""What stands there while files come into the library, read by other processes."""
BOX = "╰"
"""What the frame of every box has, and nothing else."""
_BACK = b"\x1b[?1049h"
"""What a program writes that takes the whole screen."""
_RESTS = 0.015
"""Seconds of processor time, had or waited for, that a program at rest takes in 0.3 s at most."""
_ESCAPES = 0.15
"""Seconds after an Escape in which a key would be one with it."""
ROUNDS = 40
"""Times that Escape is pressed, and the screen looked at, before it is said to lead nowhere."""
KINDS = {
    "key": 70,
    "word": 4,
    "click": 9,
    "wheel": 9,
    "drag": 2,
    "resize": 4,
    "storm": 0.4,
    "stop": 0.2,
    "reload": 0.05,
}
"""What it does, and how often."""


class StuckError(Exception):
    """It does not answer, or has ended."""


class Monkey:
    """Acts on one program after another, with one home."""

    def __init__(self, command: list[str], home: Path, seed: int, kinds: Mapping[str, float] = KINDS) -> None:
        self.choose = random.Random(seed)
        self.kinds = kinds
        self.command, self.home = command, home
        self.did: Counter[str] = Counter()
        self.lately: deque[str] = deque(maxlen=160)
        self.starts = 0
        self.since = 0
        """Actions since the program began."""
        self.longest = 0.0
        """Seconds of processor time that an answer took at most."""
        self.terminal = self._begin()

    def _begin(self) -> Terminal:
        self.starts += 1
        self.since = 0
        terminal = Terminal(self.command, environment(self.home), cwd=self.home)
        terminal.painted(120)
        return terminal

    def act(self, keys: str | None = None) -> None:
        """One action: these keys, or what comes to its mind.

        Raises:
            StuckError: it ended otherwise than by its own command, or takes no keys.
        """
        kind = self.choose.choices([*self.kinds], [*self.kinds.values()])[0] if keys is None else "key"
        self.did[kind] += 1
        self.since += 1
        if keys is None:
            getattr(self, f"_{kind}")()
        else:
            self._send(keys)
            self._drain(_ESCAPES if keys == "\x1b" else 0.05)
        if self.terminal.read(0.02):
            for _ in range(20):  # what it draws is read as it comes
                if not self.terminal.read(0):
                    break
        self._ended()
        self._cut()

    def settled(self) -> None:
        """It answers: out of every box, to the text, the whole window drawn, and then it rests.

        Raises:
            StuckError: it does not, however long it is waited for, or goes on drawing.
        """
        patience, begun = Patience(self.terminal.pid), self.terminal.work()
        for number in itertools.count():
            self._send("\x1b")
            self._drain(_ESCAPES)
            self._send("3")
            drawn = len(self.terminal.output)
            self.terminal.resize(119, 40)
            self._drain(0.15)
            self.terminal.resize(120, 40)
            self._drain(0.15)
            if number >= 3:
                self._wait_for_rest()  # busy, or its machine is: another round would only add to what it has to do
            if self._ended():
                return
            seen = self.picture(drawn)
            if any(word in seen for word in FOOT) and BOX not in seen:
                break
            self._cut()
            if why := patience.out() or (number > ROUNDS and "no Escape leads back to the text"):
                self._stuck(f"no answer ({why})")
        self.longest = max(self.longest, self.terminal.work() - begun)
        rest = time.monotonic() + 60
        patience = Patience(self.terminal.pid)
        while self.terminal.read(0.3):
            self._cut()
            if time.monotonic() > rest and (why := patience.out()):
                self._stuck(f"it draws on and on ({why})")
        self._ended()
        self._cut()

    def done(self) -> None:
        """It answers, and what was begun is done.

        Raises:
            StuckError: it does not, or what was begun has no end.
        """
        for _ in range(ROUNDS):
            self.settled()
            if not any(word in self.picture() for word in GOES_ON):
                return
            self._drain(0.5)
        self._stuck("what was begun goes on and on")

    def tell(self, number: int) -> None:
        """Have the program add to its notes (``bench.watched``)."""
        with contextlib.suppress(OSError):
            os.kill(self.terminal.pid, number)
            time.sleep(1)

    # -- actions

    def _key(self) -> None:
        self._send(self.choose.choice(KEYS))

    def _word(self) -> None:
        self._send(self.choose.choice(["t", "/", "f", ":", "t", ""]))
        self._drain(0.05)
        self._send(self.choose.choice(WORDS))

    def _at(self) -> str:
        return f"{self.choose.randint(1, 120)};{self.choose.randint(1, 40)}"

    def _click(self) -> None:
        at = self._at()
        for _ in range(self.choose.choice((1, 1, 2))):
            self._send(f"\x1b[<0;{at}M\x1b[<0;{at}m")

    def _wheel(self) -> None:
        self._send(f"\x1b[<{self.choose.choice((64, 65))};{self._at()}M" * self.choose.randint(1, 5))

    def _drag(self) -> None:
        self._send(f"\x1b[<0;{self._at()}M\x1b[<32;{self._at()}M\x1b[<32;{self._at()}M\x1b[<0;{self._at()}m")

    def _resize(self) -> None:
        anything = (self.choose.randint(LEAST[0], LARGEST[0]), self.choose.randint(LEAST[1], LARGEST[1]))
        size = self.choose.choice([*SIZES, anything])
        self.lately.append(f"{size}")
        self.terminal.resize(*size)

    def _storm(self) -> None:
        for _ in range(self.choose.randint(5, 40)):
            self._resize()
            self.terminal.read(self.choose.choice((0, 0.002, 0.01)))

    def _stop(self) -> None:
        self.lately.append("stop")
        os.kill(self.terminal.pid, self.choose.choice((signal.SIGTSTP, signal.SIGSTOP)))
        patience = Patience(self.terminal.pid)
        while self._state() not in "TZ":
            self._drain(0.02)
            if why := patience.out():
                self._stuck(f"it does not stop ({why})")
        self.terminal.output = b""
        os.kill(self.terminal.pid, signal.SIGCONT)
        # until it has the terminal back, Ctrl-Z and Ctrl-C are the terminal's, and stop or end it rightly
        patience = Patience(self.terminal.pid)
        while _BACK not in self.terminal.output and self._state() != "Z":
            self.terminal.read(0.05)
            if why := patience.out():
                self._stuck(f"it does not come back ({why})")
        self._drain(0.1)

    def _state(self) -> str:
        return Path(f"/proc/{self.terminal.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def _reload(self) -> None:
        self.settled()
        self.lately.append("reload")
        self._send("\x11")
        patience, starts = Patience(self.terminal.pid), self.starts
        while not self._ended() and self.starts == starts:
            self._drain(0.05)
            if "--stay" in self.command:
                return
            if why := patience.out():
                self._stuck(f"it does not leave ({why})")

    def _send(self, keys: str) -> None:
        self.lately.append(repr(keys))
        os.set_blocking(self.terminal.fd, False)
        data, patience = keys.encode(), Patience(self.terminal.pid)
        while data:
            try:
                data = data[os.write(self.terminal.fd, data) :]
            except BlockingIOError:
                self.terminal.read(0.02)
                if why := patience.out():
                    self._stuck(f"it takes no keys ({why})")
            except OSError:
                break  # it has ended
        os.set_blocking(self.terminal.fd, True)

    def _drain(self, quiet: float) -> None:
        until = time.monotonic() + 20
        while self.terminal.read(quiet) and time.monotonic() < until:
            self._cut()

    def _wait_for_rest(self) -> None:
        """Until it has nothing more to do, or has had the time of a whole answer."""
        patience = Patience(self.terminal.pid)
        before = sum(worked(self.terminal.pid))
        while patience.out() is None:
            quiet = not self.terminal.read(0.3)
            self._cut()
            before, now = sum(worked(self.terminal.pid)), before
            if quiet and before - now < _RESTS:
                return

    def _cut(self) -> None:
        if len(self.terminal.output) > 1_000_000:
            self.terminal.output = self.terminal.output[-60_000:]

    def _stuck(self, why: str) -> None:
        for _ in range(3):  # where it is, three times over
            self.tell(signal.SIGUSR2)
        self.tell(signal.SIGVTALRM)
        raise StuckError(f"{why}\n{self.picture()}")

    def picture(self, since: int = 0) -> str:
        """The screen as it was drawn last, of what came since so many bytes."""
        screen = pyte.Screen(120, 40)
        pyte.ByteStream(screen).feed(self.terminal.output[max(since, len(self.terminal.output) - 200_000) :])
        rows = (screen.buffer[line] for line in range(screen.lines))
        return "\n".join("".join(row[column].data for column in range(screen.columns)) for row in rows)

    def _ended(self) -> bool:
        """Whether it ended, by its own command; another is begun then.

        Raises:
            StuckError: it ended otherwise.
        """
        pid, status = os.waitpid(self.terminal.pid, os.WNOHANG)
        if not pid:
            return False
        while self.terminal.read(0.05):
            pass
        os.close(self.terminal.fd)
        last = ESCAPE.sub(b"", self.terminal.output[-60_000:])[-9000:]
        if os.waitstatus_to_exitcode(status) != 0 or b"Traceback" in last:
            raise StuckError(f"it ended with {os.waitstatus_to_exitcode(status)}:\n{last.decode('utf-8', 'replace')}")
        self.terminal = self._begin()
        return True
