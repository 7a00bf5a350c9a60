"""Time from a key to its first frame and to the settled frame, in a real pseudo-terminal.

python -m bench.keys [PATH …] [--size 120x40] [--times 20]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.startup import environment, govtui
from bench.terminal import Terminal

KEYS = {
    "line down": "j", "page down": " ", "page up": "\x02", "next figure": ".", "previous figure": ",",
    "next section": "]", "previous section": "[", "other pane": "\t", "next hit": "n",
}  # fmt: skip


def pressed(terminal: Terminal, key: str, quiet: float = 0.06) -> tuple[float, float]:
    """Milliseconds from the key to the first output and to the last one before ``quiet`` seconds of none."""
    begin = time.perf_counter()
    terminal.send(key)
    first = last = 0.0
    patience = 1.0
    while terminal.read(patience):
        last = time.perf_counter()
        first = first or last
        patience = quiet
    return ((first - begin) * 1000, (last - begin) * 1000) if first else (0.0, 0.0)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="*")
    ask.add_argument("--times", type=int, default=20)
    ask.add_argument("--size", default="120x40")
    given = ask.parse_args()
    width, _, height = given.size.partition("x")
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal(govtui(given.paths), environment(Path(folder)), (int(width), int(height)))
        terminal.painted()
        terminal.settle(1.5)
        for key in "/经济\r":
            pressed(terminal, key)
        everything: list[float] = []
        for name, key in KEYS.items():
            times = [pressed(terminal, key) for _ in range(given.times)]
            settled = sorted(last for _, last in times if last)
            if settled:
                everything += settled
                first = statistics.median(first for first, last in times if last)
                p95 = settled[int(0.95 * (len(settled) - 1))]
                middle = statistics.median(settled)
                print(f"{name:<18} first {first:5.1f}   settled {middle:5.1f}   p95 {p95:5.1f} ms   n={len(settled)}")
        everything.sort()
        middle, p95 = statistics.median(everything), everything[int(0.95 * (len(everything) - 1))]
        print(f"{'all':<18} settled median {middle:.1f}   p95 {p95:.1f} ms")
        terminal.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
