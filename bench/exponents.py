"""What a piece of work costs at sizes that double, and the exponents with which its time and its memory grow.

Each run is in a process of its own: processor time, and the most memory beyond what was there before. The exponent is
the slope of the line through the logarithms of at least four sizes: 1 is in step with the size, 2 is its square. A
machine that does other things makes a run dearer, never cheaper: of repeats the least counts, and a size is run as
often as it goes into the largest. What seems to grow too fast is to be measured once more, larger and more often.
"""

from __future__ import annotations

import ctypes
import gc
import math
import os
import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

LEAST_SECONDS, LEAST_MEGABYTES = 0.05, 6.0
"""What is below says nothing of growth."""
POINTS = 4
"""Sizes that an exponent is told of."""


class Work(NamedTuple):
    """``run`` is measured on what ``make`` makes of a size; that is made before, and costs nothing."""

    make: Callable[[int], Any]
    run: Callable[[Any], object]


class Cost(NamedTuple):
    """What one run took."""

    size: int
    seconds: float
    megabytes: float


class Growth(NamedTuple):
    """How the cost of a work grows; an exponent is ``None`` where it costs too little to tell."""

    time: float | None
    memory: float | None
    last: Cost
    """At the largest size."""
    late: int = 0
    """The size at which it took longer than one is willing to wait."""

    @property
    def worst(self) -> float:
        return 9.0 if self.late else max(self.time or 0.0, self.memory or 0.0)


def growth(work: Work, size: int, steps: int, repeats: int, patience: float, largest: int) -> Growth:
    """The exponents of a work, at ``steps`` sizes up to ``size``, or, where it costs too little to tell, to as much as
    ``largest``. The largest size is run ``repeats`` times, the one before it twice as often, and so on.
    """
    costs: dict[int, Cost] = {}
    begin = size >> (steps - 1)
    while True:
        for step in range(steps):
            at = begin << step
            if at not in costs:
                cost = least(work, at, repeats << (steps - 1 - step), patience)
                if cost is None:
                    return Growth(None, None, costs[max(costs)] if costs else Cost(0, 0.0, 0.0), at)
                costs[at] = cost
        if begin << steps > largest or costs[begin].seconds >= LEAST_SECONDS:
            break
        begin <<= 1
    told = [cost for _, cost in sorted(costs.items())]
    return Growth(
        exponent([(cost.size, cost.seconds) for cost in told], LEAST_SECONDS),
        exponent([(cost.size, cost.megabytes) for cost in told], LEAST_MEGABYTES),
        told[-1],
    )


def least(work: Work, size: int, repeats: int, patience: float) -> Cost | None:
    """The least time and memory of some runs; ``None`` where one takes too long."""
    made = work.make(size)
    found = []
    for _ in range(repeats):
        cost = measured(work, made, size, patience)
        if cost is None:
            return None
        found.append(cost)
    return Cost(size, min(cost.seconds for cost in found), min(cost.megabytes for cost in found))


def measured(work: Work, made: Any, size: int, patience: float) -> Cost | None:
    """The cost of one run, in a process of its own; ``None`` when it takes too long."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            gc.collect()
            gc.freeze()  # what was made is no garbage, and is not looked through for any
            with suppress(OSError, AttributeError):  # what making it has freed is no room for the run
                ctypes.CDLL(None).malloc_trim(0)
            signal.setitimer(signal.ITIMER_PROF, patience)  # ends the process
            Path("/proc/self/clear_refs").write_text("5")
            before, began = _peak(), time.process_time()
            kept = work.run(made)
            seconds = time.process_time() - began
            os.write(write, f"{seconds} {_peak() - before}".encode())
            del kept
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        said = answer.read().split()
    os.waitpid(child, 0)
    return Cost(size, float(said[0]), float(said[1])) if len(said) == 2 else None


def _peak() -> float:
    """Megabytes of the most memory this process has had since its mark was wiped."""
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def exponent(points: list[tuple[float, float]], least: float) -> float | None:
    """The slope of the line through the logarithms of the points that are no smaller than ``least``."""
    kept = [(math.log(x), math.log(y)) for x, y in points if y >= least]
    if len(kept) < POINTS:
        return None
    mean_x, mean_y = (sum(point[axis] for point in kept) / len(kept) for axis in (0, 1))
    return sum((x - mean_x) * (y - mean_y) for x, y in kept) / sum((x - mean_x) ** 2 for x, _ in kept)
