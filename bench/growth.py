"""How the cost of reading grows with the text: exponents of time and memory for ordinary and adversarial texts.

    python -m bench.growth [NAME …] [--size 1000000] [--steps 4] [--patience 60] [--jobs 1] [--over 1.1]

Each text (``tests/hostile/adversarial.py``) is made at sizes that double up to ``--size`` characters, and parsed in a
process of its own: its processor time and the most memory it took beyond what the text was made of. The exponent is the
slope of the line through the logarithms: 1 is in step with the text, 2 is its square. A text that takes longer than
``--patience`` seconds at one size is not tried at the next. What takes less than a twentieth of a second or than some
megabytes says nothing of growth and has no exponent.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import re
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from parser import parse
from tests.hostile.adversarial import TEXTS

LEAST_SECONDS, LEAST_MEGABYTES = 0.05, 16.0


class Cost(NamedTuple):
    """What one reading took."""

    size: int
    seconds: float
    megabytes: float


def measured(work: Callable[[str], object], make: Callable[[int], str], size: int, patience: float) -> Cost | None:
    """The cost of ``work`` on the text of this size, in a process of its own; ``None`` when it takes too long."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            text = make(size)
            gc.collect()
            signal.setitimer(signal.ITIMER_PROF, patience)  # ends the process
            Path("/proc/self/clear_refs").write_text("5")
            before, began = _peak(), time.process_time()
            kept = work(text)
            seconds = time.process_time() - began
            os.write(write, f"{len(text)} {seconds} {_peak() - before}".encode())
            del kept
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        said = answer.read().split()
    os.waitpid(child, 0)
    return Cost(int(said[0]), float(said[1]), float(said[2])) if len(said) == 3 else None


def _peak() -> float:
    """Megabytes of the most memory this process has had since its mark was wiped."""
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def exponent(points: list[tuple[float, float]], least: float) -> float | None:
    """The slope of the line through the logarithms of the points that are no smaller than ``least``."""
    kept = [(math.log(x), math.log(y)) for x, y in points if y >= least]
    if len(kept) < 2:
        return None
    mean_x, mean_y = (sum(point[axis] for point in kept) / len(kept) for axis in (0, 1))
    return sum((x - mean_x) * (y - mean_y) for x, y in kept) / sum((x - mean_x) ** 2 for x, _ in kept)


def line(name: str, size: int, steps: int, patience: float) -> tuple[str, float, str]:
    """A text's name, the larger of its exponents, and the line to print."""
    costs: list[Cost] = []
    late = ""
    for step in reversed(range(steps)):
        cost = measured(parse, TEXTS[name], size >> step, patience)
        if cost is None:
            late = f"  more than {patience:.0f} s at {size >> step:,}"
            break
        costs.append(cost)
    time_grows = exponent([(cost.size, cost.seconds) for cost in costs], LEAST_SECONDS)
    memory_grows = exponent([(cost.size, cost.megabytes) for cost in costs], LEAST_MEGABYTES)
    worst = max([each for each in (time_grows, memory_grows) if each is not None], default=0.0)
    last = costs[-1] if costs else Cost(0, 0, 0)
    shown = "  ".join("   —" if each is None else f"{each:4.2f}" for each in (time_grows, memory_grows))
    text = f"{name:34.34} {shown}  {last.size:>11,} {last.seconds:8.2f} s {last.megabytes:8.0f} MB{late}"
    return name, (9.0 if late else worst), text


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", help="texts whose name holds one of these; without any, all")
    options.add_argument("--size", type=int, default=1_000_000)
    options.add_argument("--steps", type=int, default=4)
    options.add_argument("--patience", type=float, default=60)
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--over", type=float, help="print only what grows faster than this, or takes too long")
    chosen = options.parse_args()
    names = [name for name in TEXTS if not chosen.names or any(part in name for part in chosen.names)]
    parse("一、热身\n全年生产总值完成270亿元，增长4%。\n")  # what is made once is made here
    print(f"{'text':34} time  memory {'characters':>11} {'at that size':>13}", flush=True)
    worst, slow = 0.0, 0
    with ThreadPoolExecutor(chosen.jobs) as pool:
        jobs = [pool.submit(line, name, chosen.size, chosen.steps, chosen.patience) for name in names]
        for job in jobs:
            _, grows, text = job.result()
            worst, slow = max(worst, grows), slow + (grows > (chosen.over or 1.1))
            if chosen.over is None or grows > chosen.over:
                print(text, flush=True)
    print(f"{len(names)} texts; the largest exponent {worst:.2f}; {slow} above {chosen.over or 1.1}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
