"""Signals at random moments to a govtui that opens a folder, exports or adds to the library, and what is left of it.

    python -m bench.signals [--times 100] [--seed 1]

After each round the exit code must be that of the signal, the terminal as it was, what is remembered whole, each
exported file whole or not there, the library sound and holding all that it held before. Some are stopped first, as by
Ctrl-Z, and told to end then or after they were sent on. Linux.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.kills import held, reports, unsound
from tests.faults.pseudo import Pseudo

ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)
SEED = Path(__file__).parent.parent / "seeds" / "minquan-2021.txt"
FILES = 240
_SCREEN = b"\x1b[?1049h"
"""Once it has sent this, the screen is its own, and so are the signals."""
_STOPS = 3.0
"""Seconds in which it is stopped; one that has only just begun is not, as nobody could send it on."""


class Signals:
    """Rounds over one home, one folder and one library."""

    def __init__(self, place: Path, seed: int) -> None:
        self.choose = random.Random(seed)
        self.home, self.folder, self.out = place / "home", place / "reports", place / "out"
        for folder in (self.home, self.out):
            folder.mkdir()
        reports(self.folder, FILES)
        shutil.copy(SEED, self.folder / "000-minquan.txt")
        self.library = place / "library.db"
        self.did: Counter[str] = Counter()
        self.held: set[str] = set()
        self.tasks: list[Callable[[Pseudo], None]] = [self.open, self.export, self.add]
        self.whole: dict[str, bytes] = {}
        """What an export writes where nothing comes between."""
        self.adding = 0.0
        """Seconds that it takes to add all."""
        with self._begun() as terminal:
            self.export(terminal)
            end = time.monotonic() + 20
            while not any(self.out.glob("*.csv")):
                assert time.monotonic() < end, terminal.text
                terminal.read(0.1)
            began = time.monotonic()
            self.add(terminal)
            terminal.until("In the library now")
            self.adding = time.monotonic() - began
            terminal.send("\x11")
            assert terminal.ended() == 0
            self._anew()
            self.whole = {path.name: path.read_bytes() for path in self.out.glob("*.csv")}

    def _begun(self) -> Pseudo:
        return Pseudo(self.home, self.folder, cwd=self.out, GOVTUI_LIBRARY=str(self.library))

    # -- what it is busy with; how long the signal may keep waiting

    def open(self, terminal: Pseudo) -> None:
        """It reads the folder."""
        self._read(terminal, 1.5)

    def export(self, terminal: Pseudo) -> None:
        """It writes the rows."""
        terminal.until("民权县", "indicator")
        terminal.rest()
        terminal.send("me")
        terminal.until(".csv")
        if self.whole:
            terminal.send("\r")  # it is there: asked twice
            self._read(terminal, 0.1)
        terminal.send("\r")
        self._read(terminal, 0.1)

    def add(self, terminal: Pseudo) -> None:
        """It keeps what is open, and what is still to be read."""
        terminal.until("民权县")
        terminal.send("W")
        self._read(terminal, 1.1 * self.adding)

    def _read(self, terminal: Pseudo, most: float) -> None:
        until = time.monotonic() + self.choose.uniform(0, most)
        while (left := until - time.monotonic()) > 0:
            terminal.read(left)

    # -- a round

    def once(self) -> None:
        """One signal, or a stop and one, and what it left.

        Raises:
            AssertionError: something is lost or not as it was.
        """
        task, number = self.choose.choice(self.tasks), self.choose.choice(ENDS)
        stops, on = self.choose.random() < 0.3, self.choose.random() < 0.5
        name = f"{task.__name__}, {'stopped, ' * stops}{'sent on, ' * (stops and on)}{number.name}"
        with self._begun() as terminal:
            task(terminal)
            if stops:
                self._stop(terminal)
                if on:
                    terminal.signal(signal.SIGCONT)
                    self._read(terminal, 0.5)
            owned = _SCREEN in terminal.raw
            terminal.signal(number)
            terminal.signal(signal.SIGCONT)
            code = terminal.ended()
            owned |= _SCREEN in terminal.raw
            self.did[f"{task.__name__} {number.name}"] += 1
            self.did["stopped before"] += stops
            right = (128 + number,) if owned and number != signal.SIGKILL else (128 + number, -number)
            assert code in right, (name, code, terminal.raw[-2000:])
            assert b"Traceback" not in terminal.raw, (name, terminal.raw[terminal.raw.index(b"Traceback") - 200 :])
            if number != signal.SIGKILL:
                assert not terminal.unsound(), (name, terminal.unsound())
        self._look(name, number)

    def _stop(self, terminal: Pseudo) -> None:
        terminal.signal(signal.SIGTSTP)
        until = time.monotonic() + _STOPS
        while time.monotonic() < until and terminal.process.poll() is None:
            if terminal.state() == "T":
                self.did["was stopped"] += 1
                while terminal.read(0.05):
                    pass
                assert not terminal.unsound(), ("while it is stopped", terminal.unsound())
                return
            terminal.read(0.05)

    def _look(self, name: str, number: signal.Signals) -> None:
        for path in self.home.rglob("state.json"):
            json.loads(path.read_text("utf-8"))
        for path in self.out.iterdir():
            if path.name.endswith(".part"):
                assert number == signal.SIGKILL, (name, "left beside", path.name)
                path.unlink()
            else:
                assert path.read_bytes() == self.whole[path.name], (name, path.name)
        if self.library.exists() and self.library.stat().st_size:
            wrong = unsound(self.library)
            assert not wrong, (name, wrong)
            now = held(self.library)
            assert self.held <= now, (name, sorted(self.held - now))
            self.did["files added"] += len(now - self.held)
            self.held = now
            if len(now) > FILES and self.choose.random() < 0.5:  # all is in it: begun anew
                self._anew()
                self.did["libraries"] += 1

    def _anew(self) -> None:
        """No library."""
        for path in self.library.parent.glob("library.db*"):
            path.unlink()
        self.held = set()


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--times", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as place:
        signals = Signals(Path(place), given.seed)
        for done in range(1, given.times + 1):
            signals.once()
            if done % 20 == 0:
                print(done, dict(sorted(signals.did.items())), flush=True)
    print(f"{given.times} rounds: nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
