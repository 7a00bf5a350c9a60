"""A monkey at the keyboard: random keys, words, pastes, clicks, wheel, drags, resizes, stops, new starts, over reports
in a real pseudo-terminal. Prints what memory the program holds as it goes.

    python -m bench.soak FOLDER [--actions 100000] [--seed 1] [--files 12] [--stay] [--notes FILE]
    python -m bench.soak --library LIBRARY

It goes through everything once (``bench.tour``), for what a first use loads is no growth. Every two hundred actions it
must still answer: out of any box, to the text, drawn anew, and then at rest. Ends with 1, the screen and the last
actions when it does not, or when the program ended otherwise than by its own command; where its threads were then
stands in the notes. What it waits for is measured by the program's processor time: on a busy machine
it takes longer, and that is all. The same seed chooses the same actions; what the program was doing when they came may
differ. With ``--stay`` one process is watched all the time, as it does not leave by its own command: then it must keep
its memory level (``bench.level``), and ends with 1 where it does not.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bench.level import LEAST, RISE, rise, slope
from bench.monkey import Monkey, StuckError
from bench.startup import environment
from bench.tour import REST, tour

SETTLED = 200
"""Actions after which it must answer."""


def soak(monkey: Monkey, actions: int, every: int = 1000, first: Iterable[str] = ()) -> list[tuple[int, int, float]]:
    """Do so many actions, ``first`` these keys; at each ``every``-th: actions, actions of this program, megabytes that
    it held, at rest, on average since the last.

    Raises:
        StuckError: it broke.
    """
    curve, held, keys = [], [], iter(first)
    for number in range(1, actions + 1):
        while (sent := next(keys, None)) == REST:
            monkey.done()
        monkey.act(sent)
        if number % 20 == 0:
            monkey._drain(0.05)  # what a person would wait for as well
        if number % SETTLED == 0:
            monkey.settled()
            held.append(monkey.terminal.memory())
        if number % every == 0:
            curve.append((number, monkey.since, statistics.fmean(held)))
            held.clear()
            print(f"{number:>7}  since start {monkey.since:>6}  {curve[-1][2]:6.1f} MB", flush=True)
            monkey.tell(signal.SIGALRM)
    return curve


def command(paths: list[str], notes: Path, stay: bool = False) -> list[str]:
    """What starts the program, so that it can be asked where it is."""
    return [sys.executable, "-m", "bench.watched", str(notes), *(["--stay"] if stay else []), "--", *paths]


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path, nargs="?")
    ask.add_argument("--library", type=Path, help="a library; a copy of it is opened")
    ask.add_argument("--actions", type=int, default=100_000)
    ask.add_argument("--files", type=int, default=12)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--stay", action="store_true")
    ask.add_argument("--notes", type=Path, default=Path("soak.notes"))
    given = ask.parse_args()
    paths: list[str] = []
    if given.folder:
        files = sorted(path for path in given.folder.iterdir() if path.suffix in (".txt", ".md"))
        paths = [str(path) for path in random.Random(given.seed).sample(files, min(given.files, len(files)))]
    with tempfile.TemporaryDirectory() as home:
        if given.library:
            from parser.library.location import library_file

            own = library_file(environment(Path(home)))
            assert own is not None
            own.parent.mkdir(parents=True)
            shutil.copy(given.library, own)
        monkey = Monkey(command(paths, given.notes.absolute(), given.stay), Path(home), given.seed)
        began = time.monotonic()
        try:
            curve = soak(monkey, given.actions, first=tour())
        except StuckError as broken:
            with contextlib.suppress(OSError):
                monkey.terminal.close()
            print(f"BROKE at {monkey.did.total()}, seed {given.seed}: {broken}\nlast: {' '.join(monkey.lately)}")
            return 1
        monkey.terminal.close()
    print(f"{dict(monkey.did)} in {time.monotonic() - began:.0f} s, {monkey.starts} starts")
    print(f"longest answer {monkey.longest:.1f} s of processor time")
    if monkey.starts > 1 or len(curve) < LEAST:
        print("memory not judged: that takes one process (--stay), and several thousand actions")
        return 0
    held = [megabytes for _, _, megabytes in curve[1:]]
    told = rise(held)
    print(f"memory over the second thousand {held[0]:.1f} MB, over the last {held[-1]:.1f}")
    print(f"from then on {slope(held):+.2f} MB a thousand (least squares)")
    print(f"mean of the last quarter over that of the second {told:+.1f} MB (at most {RISE})")
    return int(told > RISE)


if __name__ == "__main__":
    sys.exit(main())
