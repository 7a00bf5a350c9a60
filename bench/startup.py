"""Time to first paint of govtui in a real pseudo-terminal, beside the smallest Textual app.

    python -m bench.startup [PATH …] [--rounds 7] [--marker 开封市]

The smallest app, govtui on a first launch (nothing remembered) and govtui on a later one take turns, so that the
ratios hold on a machine that is busy with other things. Medians are printed, and the lower quartile of the
processor time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from bench.terminal import Launch, launch

PARTS = ("first_paint", "filled", "settled")
WORKS = ("painted_work", "settled_work")
HERE = Path(__file__).parent


def environment(home: Path) -> dict[str, str]:
    """The user's environment, but with everything that is remembered under ``home``, and with modules compiled once
    and kept, as they are everywhere but in some containers: pip compiles Textual when it installs it.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
    return {
        **kept,
        **folders,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }


def govtui(paths: list[str]) -> list[str]:
    script = Path(sys.executable).parent / "govtui"
    return [*([str(script)] if script.exists() else [sys.executable, "-m", "tui.cli"]), *paths]


def quartile(launches: list[Launch], part: str) -> float:
    """The lower quartile: what others did on the machine only ever adds."""
    return sorted(getattr(one, part) for one in launches)[len(launches) // 4]


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="*")
    ask.add_argument("--rounds", type=int, default=7)
    ask.add_argument("--marker", default="开封市", help="text that the screen holds when the reports are there")
    ask.add_argument("--size", default="120x40")
    given = ask.parse_args()
    width, _, height = given.size.partition("x")
    size = (int(width), int(height))
    smallest = [sys.executable, str(HERE / "smallest.py")]
    ours = govtui(given.paths)
    times: dict[str, list[Launch]] = {"smallest": [], "first": [], "later": []}
    for number in range(given.rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            env = environment(Path(folder))
            found = {
                "smallest": launch(smallest, env, "smallest", size),
                "first": launch(ours, env, given.marker, size),
                "later": launch(ours, env, given.marker, size),
            }
        if number:  # the first round warms the disk
            for name, one in found.items():
                times[name].append(one)
    bare = {part: statistics.median(getattr(one, part) for one in times["smallest"]) for part in PARTS}
    least = {part: quartile(times["smallest"], part) for part in WORKS}
    print(f"{given.rounds} rounds at {given.size}, medians in ms (× the smallest Textual app)")
    for name, launches in times.items():
        row = [f"{name:<9}"]
        for part in PARTS:
            value = statistics.median(getattr(one, part) for one in launches)
            row.append(f"{part.replace('_', ' ')} {value:5.0f} (×{value / bare[part]:.2f})")
        row.append(f"{statistics.median(one.written for one in launches) / 1000:.0f} kB")
        print("   ".join(row))
        row = [f"{'':<9}", "processor time"]
        for part in WORKS:
            value = quartile(launches, part)
            row.append(f"until {part.partition('_')[0]} {value:5.0f} (×{value / least[part]:.2f})")
        print("   ".join(row))
    for name in ("first", "later"):
        ratios = sorted(b.first_paint / a.first_paint for a, b in zip(times["smallest"], times[name], strict=True))
        middle = statistics.median(ratios)
        print(f"first paint, {name} launch, round by round: ×{ratios[0]:.2f}–{ratios[-1]:.2f}, median ×{middle:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
