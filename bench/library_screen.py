"""The screen over a library, in a real pseudo-terminal: first paint, keys in every box, memory.

    python -m bench.library_screen LIBRARY [--times 20] [--rounds 5] [--size 120x40]

LIBRARY is a file that ``govtui add`` made. The smallest Textual app takes turns with govtui, so that ratios hold on a
machine that is busy with other things; beside the wall clock of a key stands the processor time that the program took
for it.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.keys import Pressed, line, memory, pressed
from bench.startup import HERE, environment, govtui
from bench.terminal import Terminal
from parser.library.readings import rules_mark

_WORDS = "教育\x7f\x7f就业\x7f\x7f优先发展教育\x7f\x7f\x7f\x7f\x7f\x7f"
_LETTERS = "jiaoyu\x7f\x7f\x7f\x7f\x7f\x7ftpgj\x7f\x7f\x7f\x7fpoverty\x7f\x7f\x7f\x7f\x7f\x7f\x7f"
_PLACES = "henan\x7f\x7f\x7f\x7f\x7f开封\x7f\x7f2015\x7f\x7f\x7f\x7f"
STEPS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("1", "\x1b", [
        ("sidebar: line down", "j"), ("sidebar: unfold, fold", "lh"), ("sidebar: grouping", "O"),
        ("sidebar: page", "\x06\x02"),
    ]),
    ("1f", "\x1b", [("sidebar: filter", "kaifeng\x7f\x7f\x7f\x7f\x7f\x7f\x7f河南 2015\x7f\x7f\x7f\x7f\x7f\x7f\x7f")]),
    ("3", "", [("reader: next report", "}"), ("reader: report before", "{")]),
    ("t", "\x1b", [("jump: characters", _WORDS), ("jump: letters", _LETTERS)]),
    ("S", "\x1b", [("search: words", _WORDS), ("search: view", "\t")]),
    ("c", "\x1b", [("compare: row", "jk"), ("compare: column", "hl"), ("compare: status, turn", "sssbb")]),
    ("c/", "\x1b\x1b", [("compare: filter", _PLACES)]),
    ("p", "\x1b", [("ledger: row", "jk"), ("ledger: year", "{}"), ("ledger: verdict", "v")]),
    ("ps/", "\x1b\x1b", [("scores: filter", _PLACES)]),
]  # fmt: skip
"""The keys that go there, those that leave, and what is done there: keys that take turns."""


def paints(library: str, size: tuple[int, int], rounds: int) -> None:
    """First paint and settled screen of the library, of the seeds, and of the smallest app, in turns."""
    smallest = [sys.executable, str(HERE / "smallest.py")]
    found: dict[str, list[tuple[float, float]]] = {"smallest": [], "seeds": [], "library": []}
    with tempfile.TemporaryDirectory() as folder:
        plain = environment(Path(folder))
        kept = {**plain, "GOVTUI_LIBRARY": library}
        for number in range(rounds + 1):
            for name, command, env in (
                ("smallest", smallest, plain), ("seeds", govtui([]), plain), ("library", govtui([]), kept)
            ):  # fmt: skip
                terminal = Terminal(command, env, size)
                one = terminal.painted(), terminal.settle(1.0)
                terminal.close()
                if number:  # the first round warms the disk
                    found[name].append(one)
    bare = [statistics.median(column) for column in zip(*found["smallest"], strict=True)]
    for name, times in found.items():
        first, settled = (statistics.median(column) for column in zip(*times, strict=True))
        ratio = f"×{first / bare[0]:.2f}, settled ×{settled / bare[1]:.2f}"
        print(f"{name:<10} first paint {1000 * first:5.0f} ms, settled {1000 * settled:5.0f} ms ({ratio})")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("library")
    ask.add_argument("--times", type=int, default=20)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--size", default="120x40")
    given = ask.parse_args()
    width, _, height = given.size.partition("x")
    size = (int(width), int(height))
    library = given.library
    with tempfile.TemporaryDirectory() as copied:
        library = current(library, Path(copied))
        if given.rounds:
            paints(library, size, given.rounds)
        screen(library, size, given.times)
    return 0


def current(library: str, folder: Path) -> str:
    """A copy that passes for read by the rules of now: reading it again in the background is not what is measured."""
    path = folder / "library.db"
    shutil.copy(library, path)
    db = sqlite3.connect(path)
    with db:
        db.execute("UPDATE sources SET rules = ?", (rules_mark(),))
    db.close()
    return str(path)


def wait(terminal: Terminal, quiet: float, most: float) -> None:
    """Until it has written nothing for a while, or so long: a score sheet fills for as long as it takes."""
    until = time.perf_counter() + most
    while terminal.read(quiet) and time.perf_counter() < until:
        pass


def screen(library: str, size: tuple[int, int], times: int) -> None:
    """Keys in the list and in every box, and memory."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**environment(Path(folder)), "GOVTUI_LIBRARY": library}
        terminal = Terminal(govtui([]), env, size)
        terminal.painted()
        terminal.settle(3)
        memory(terminal, Path(folder), size)
        pressed(terminal, "t", 2)
        for _ in range(60):  # what jumping goes through is made once, by a process of its own
            if any((Path(folder) / "cache").rglob("jump-*")):
                break
            terminal.read(0.5)
        terminal.settle(3)
        pressed(terminal, "\x1b", 0.5)
        everything: list[Pressed] = []
        for way, back, steps in STEPS:
            for key in way:
                terminal.send(key)
                wait(terminal, 1.5, 60)
            for name, turns in steps:
                tried = [pressed(terminal, turns[number % len(turns)]) for number in range(max(times, len(turns)))]
                if shown := [one for one in tried if one]:
                    everything += shown
                    print(line(name, shown))
            for key in back:
                pressed(terminal, key, 0.4)
            print(f"{'memory':<18} {terminal.memory():.1f} MB")
        print(line("all", everything))
        memory(terminal, Path(folder), size)
        terminal.close()


if __name__ == "__main__":
    sys.exit(main())
