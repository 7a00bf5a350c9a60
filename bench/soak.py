"""A monkey at the keyboard: random keys, words, pastes, clicks, wheel, drags, resizes, stops, new starts, over reports
in a real pseudo-terminal. Prints what memory the program holds as it goes.

    python -m bench.soak FOLDER [--actions 100000] [--seed 1] [--files 12]

Every two hundred actions it must still answer: out of any box, to the text, and drawn anew. Ends with 1 and the last
actions when it does not, or when the program ended otherwise than by its own command. The same seed chooses the same
actions.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter, deque
from pathlib import Path

from bench.startup import environment, govtui
from bench.terminal import ESCAPE, Terminal
from tui.commands import COMMANDS

SIZES = [(80, 24), (120, 40), (200, 60), (40, 10), (10, 3), (100, 30)]
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
FOOT = (b"Jump", "跳转".encode())
"""What stands at the foot of the screen, in either language."""
LEAVING = {"q", "ctrl+q"}
SPECIAL = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "backspace": "\x7f", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "shift+tab": "\x1b[Z", "f1": "\x1bOP", "delete": "\x1b[3~", "question_mark": "?", "colon": ":", "slash": "/",
    "right_square_bracket": "]", "left_square_bracket": "[", "right_curly_bracket": "}", "left_curly_bracket": "{",
    "backslash": "\\", "plus": "+", "underscore": "_", "vertical_line": "|", "apostrophe": "'", "full_stop": ".",
    "comma": ",", "dollar_sign": "$", "equals_sign": "=", "minus": "-", "less_than_sign": "<", "greater_than_sign": ">",
    "left_parenthesis": "(", "right_parenthesis": ")", "quotation_mark": '"', "ctrl+up": "\x1b[1;5A",
    "ctrl+down": "\x1b[1;5B", "shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "shift+left": "\x1b[1;2D",
    "shift+right": "\x1b[1;2C", "alt+left": "\x1b[1;3D", "alt+right": "\x1b[1;3C", "alt+up": "\x1b[1;3A",
    "alt+down": "\x1b[1;3B",
}  # fmt: skip


class StuckError(Exception):
    """It does not answer, or has ended."""


def typed(key: str) -> str | None:
    """What a terminal sends for a key; ``None`` for one that it has no sequence for here."""
    if key in SPECIAL or len(key) == 1:
        return SPECIAL.get(key, key)
    if key.startswith("ctrl+") and len(key) == 6:
        return chr(ord(key[5].upper()) - 64)
    return None


KEYS = sorted(filter(None, {typed(key) for command in COMMANDS.values() for key in command.keys if key not in LEAVING}))


class Monkey:
    """Acts on one program after another, with one home."""

    def __init__(self, command: list[str], home: Path, seed: int) -> None:
        self.choose = random.Random(seed)
        self.command, self.home = command, home
        self.did: Counter[str] = Counter()
        self.lately: deque[str] = deque(maxlen=120)
        self.starts = 0
        self.since = 0
        """Actions since the program began."""
        self.terminal = self._begin()

    def _begin(self) -> Terminal:
        self.starts += 1
        self.since = 0
        terminal = Terminal(self.command, environment(self.home), cwd=self.home)
        terminal.painted()
        return terminal

    def act(self) -> None:
        """One action."""
        kind = self.choose.choices(
            ("key", "word", "click", "wheel", "drag", "resize", "stop", "reload"), (70, 4, 9, 9, 2, 5, 0.2, 0.05)
        )[0]
        self.did[kind] += 1
        self.since += 1
        getattr(self, f"_{kind}")()
        if self.terminal.read(0.02):
            for _ in range(20):  # what it draws is read as it comes
                if not self.terminal.read(0):
                    break
        self._ended()
        self._cut()

    def settled(self) -> None:
        """It answers: out of every box, to the text, the whole window drawn.

        Raises:
            StuckError: it does not, for a minute.
        """
        for _ in range(8):
            self._send("\x1b")
            self._drain(0.04)
        self._drain(0.15)  # an Escape and a key behind it would be one
        self._send("3")
        drawn, until = len(self.terminal.output), time.monotonic() + 60
        for columns in itertools.cycle((119, 120)):
            self.terminal.resize(columns, 40)
            self._drain(0.3)
            if columns == 120 and any(word in self.terminal.output[drawn:] for word in FOOT):
                break
            if self._ended():
                return
            if time.monotonic() > until:
                raise StuckError(f"no answer: {self.terminal.output[-600:]!r}")
        self._cut()

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
        size = self.choose.choice(SIZES)
        self.lately.append(f"{size}")
        self.terminal.resize(*size)

    def _stop(self) -> None:
        self.lately.append("stop")
        os.kill(self.terminal.pid, self.choose.choice((signal.SIGTSTP, signal.SIGSTOP)))
        until = time.monotonic() + 20
        while Path(f"/proc/{self.terminal.pid}/stat").read_text().rpartition(")")[2].split()[0] != "T":
            self._drain(0.02)
            if time.monotonic() > until:
                raise StuckError("it does not stop")
        os.kill(self.terminal.pid, signal.SIGCONT)

    def _reload(self) -> None:
        self.settled()
        self.lately.append("reload")
        self._send("\x11")
        until = time.monotonic() + 30
        while not self._ended():
            if time.monotonic() > until:
                raise StuckError("it does not leave")
            self._drain(0.05)

    def _send(self, keys: str) -> None:
        self.lately.append(repr(keys))
        os.set_blocking(self.terminal.fd, False)
        data, until = keys.encode(), time.monotonic() + 30
        while data:
            try:
                data = data[os.write(self.terminal.fd, data) :]
            except BlockingIOError:
                self.terminal.read(0.02)
                if time.monotonic() > until:
                    raise StuckError("it takes no keys") from None
            except OSError:
                break  # it has ended
        os.set_blocking(self.terminal.fd, True)

    def _drain(self, quiet: float) -> None:
        until = time.monotonic() + 20
        while self.terminal.read(quiet) and time.monotonic() < until:
            self._cut()

    def _cut(self) -> None:
        if len(self.terminal.output) > 1_000_000:
            self.terminal.output = self.terminal.output[-60_000:]

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


def soak(monkey: Monkey, actions: int, every: int = 1000) -> list[tuple[int, int, float]]:
    """Do so many actions; at each thousandth: actions, actions of this program, megabytes that it holds.

    Raises:
        StuckError: it broke.
    """
    curve = []
    for number in range(1, actions + 1):
        monkey.act()
        if number % 20 == 0:
            monkey._drain(0.05)  # what a person would wait for as well
        if number % 200 == 0:
            monkey.settled()
        if number % every == 0:
            curve.append((number, monkey.since, monkey.terminal.memory()))
            print(f"{number:>7}  since start {monkey.since:>6}  {curve[-1][2]:6.1f} MB", flush=True)
    return curve


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--actions", type=int, default=100_000)
    arguments.add_argument("--files", type=int, default=12)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    files = sorted(path for path in given.folder.iterdir() if path.suffix in (".txt", ".md"))
    chosen = random.Random(given.seed).sample(files, min(given.files, len(files)))
    with tempfile.TemporaryDirectory() as home:
        monkey = Monkey(govtui([str(path) for path in chosen]), Path(home), given.seed)
        began = time.monotonic()
        try:
            curve = soak(monkey, given.actions)
        except StuckError as broken:
            with contextlib.suppress(OSError):
                monkey.terminal.close()
            print(f"BROKE at {monkey.did.total()}, seed {given.seed}: {broken}\nlast: {' '.join(monkey.lately)}")
            return 1
        monkey.terminal.close()
    print(f"{dict(monkey.did)} in {time.monotonic() - began:.0f} s, {monkey.starts} starts")
    if len(curve) > 1:
        print(f"memory after the first thousand {curve[0][2]:.1f} MB, at the end {curve[-1][2]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
