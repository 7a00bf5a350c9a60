"""Time from a key to its first frame and to the settled frame, in a real pseudo-terminal.

    python -m bench.keys [PATH …] [--large] [--size 120x40] [--times 20]

``--large`` opens one report of 1.5 MB (``bench.large``). Beside the wall clock stands the processor time that the
program took for a key: on a machine that is busy with other things it is the one to believe. At the end: a change
of the window's size, and memory beside the smallest Textual app.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from bench import large
from bench.startup import HERE, environment, govtui
from bench.terminal import Terminal

STEPS: dict[str, list[tuple[str, str]]] = {
    "3": [  # the text
        ("line down", "j"), ("page down", " "), ("page up", "\x02"), ("next figure", "."), ("previous figure", ","),
        ("next section", "]"), ("previous section", "["), ("next hit", "n"),
    ],
    "4r": [("row down", "j"), ("row up", "k"), ("page of rows", " "), ("page back", "\x02"), ("column", "l")],
    "t": [("typing: jump", "jiaoyu\x7f\x7f\x7f\x7f\x7f\x7f经济\x7f\x7f就业\x7f\x7f")],
    "\x1b": [("other pane", "\t")],
}  # fmt: skip
"""By the key that goes there: what is done there, and the keys, which take turns."""


class Pressed(NamedTuple):
    """Milliseconds for one key."""

    first: float
    """Until the first output."""
    settled: float
    """Until the last output before a moment of none."""
    work: float
    """Of processor time, in all threads."""


def pressed(terminal: Terminal, key: str, quiet: float = 0.06) -> Pressed | None:
    """Press a key and wait until the screen is still; ``None`` when the key changed nothing on it."""
    before = terminal.work()
    first, last = terminal.answer(lambda: terminal.send(key), quiet)
    return Pressed(first * 1000, last * 1000, (terminal.work() - before) * 1000) if last else None


def line(name: str, times: list[Pressed]) -> str:
    """Medians, and the 95th of 100."""
    settled = sorted(one.settled for one in times)
    first, work = (statistics.median(column) for column in zip(*((o.first, o.work) for o in times), strict=True))
    most = sorted(one.work for one in times)[int(0.95 * (len(times) - 1))]
    p95 = settled[int(0.95 * (len(settled) - 1))]
    middle = statistics.median(settled)
    return (
        f"{name:<18} first {first:5.1f}   settled {middle:5.1f}   p95 {p95:5.1f}   work {work:5.1f}"
        f"   p95 {most:5.1f} ms   n={len(times)}"
    )


def keys(terminal: Terminal, times: int) -> None:
    """Every step, so many times."""
    everything: list[Pressed] = []
    for key in "/经济\r":
        pressed(terminal, key)
    for way, steps in STEPS.items():
        pressed(terminal, way, 0.4)
        for name, turns in steps:
            found = [pressed(terminal, turns[number % len(turns)]) for number in range(times)]
            if shown := [one for one in found if one]:
                everything += shown
                print(line(name, shown))
        if way == "t":
            pressed(terminal, "\x1b", 0.4)
    print(line("all", everything))


def sizes(terminal: Terminal, size: tuple[int, int], times: int) -> None:
    """A change of the window's size, until the frame is settled."""
    other = (size[0] + 30, size[1] + 5)
    found: list[Pressed] = []
    for number in range(times):
        before = terminal.work()
        now = size if number % 2 else other
        first, last = terminal.answer(lambda now=now: terminal.resize(*now), 0.25)
        found.append(Pressed(first * 1000, last * 1000, (terminal.work() - before) * 1000))
    print(line("another size", found))


def memory(terminal: Terminal, folder: Path, size: tuple[int, int]) -> None:
    """Resident memory now, and that of the smallest Textual app."""
    bare = Terminal([sys.executable, str(HERE / "smallest.py")], environment(folder), size)
    bare.painted()
    bare.settle()
    ours, least = terminal.memory(), bare.memory()
    bare.close()
    print(f"{'memory':<18} {ours:.1f} MB, the smallest Textual app {least:.1f}: {ours - least:.1f} MB over it")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="*")
    ask.add_argument("--large", action="store_true", help="one report of 1.5 MB")
    ask.add_argument("--times", type=int, default=20)
    ask.add_argument("--size", default="120x40")
    given = ask.parse_args()
    width, _, height = given.size.partition("x")
    size = (int(width), int(height))
    with tempfile.TemporaryDirectory() as folder:
        paths = given.paths
        if given.large:
            paths = [str(Path(folder) / "large.txt")]
            large.make(Path(paths[0]))
        terminal = Terminal(govtui(paths), environment(Path(folder)), size)
        terminal.painted()
        terminal.settle(3 if given.large else 1.5)
        memory(terminal, Path(folder), size)
        keys(terminal, given.times)
        sizes(terminal, size, max(6, given.times // 3))
        memory(terminal, Path(folder), size)
        terminal.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
