"""What a piece of work costs at sizes that double, and the exponents with which its time and its memory grow.

Each run is in a process of its own: its processor time, and the most memory beyond what was there before. What bounded
caches remember of making the text is forgotten first, for it would make small sizes cheap and large ones not. The
exponent is the slope of the line through the logarithms of the last sizes: 1 is in step with the size, 2 is its square.

A machine that does other things makes a run dearer, never cheaper: of repeats the least counts. A short run is
repeated as a matter of course; a long one only where the line is steeper than ``STEEP`` or the points lie far off it,
and, where it stays steep, at twice the size as well.
"""

from __future__ import annotations

import ctypes
import functools
import gc
import math
import os
import re
import resource
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

LEAST_SECONDS, LEAST_MEGABYTES = 0.01, 4.0
"""What is below says nothing of growth."""
ENOUGH_SECONDS, OFTEN = 0.1, 8
"""A size is run until it has taken so long altogether, or so often."""
FEWEST, POINTS = 4, 5
"""Sizes that an exponent is told of: at least, and at most; the largest count."""
STEEP, UNSURE, BEYOND = 1.05, 0.04, 1.08
"""A slope beyond the first, or a standard error of it beyond the second, is measured again; what is then still beyond
the third, at twice the size as well."""
ROOM = 8 << 30
"""Bytes that a run may ask for."""
TINY = 1000
"""The size of what is run first, unmeasured."""


class Work(NamedTuple):
    """``run`` is measured on what ``make`` makes of a size; that is made before, and costs nothing."""

    make: Callable[[int], Any]
    run: Callable[[Any], object]


class Cost(NamedTuple):
    """What a run took: the least of all runs at this size."""

    size: int
    seconds: float
    megabytes: float


class Slope(NamedTuple):
    """An exponent, and the standard error of it."""

    exponent: float
    error: float


class Growth(NamedTuple):
    """How the cost of a work grows."""

    costs: list[Cost]
    """By size."""
    late: int = 0
    """The size at which it took too long, or too much memory."""
    again: bool = False
    """Whether it was measured again, and larger."""

    @property
    def time(self) -> Slope | None:
        """``None`` where it costs too little to tell."""
        return slope([(cost.size, cost.seconds) for cost in self.costs], LEAST_SECONDS)

    @property
    def memory(self) -> Slope | None:
        """``None`` where it takes too little to tell."""
        return slope([(cost.size, cost.megabytes) for cost in self.costs], LEAST_MEGABYTES)

    @property
    def worst(self) -> float:
        """The larger exponent."""
        return 9.0 if self.late else max(each.exponent if each else 0.0 for each in (self.time, self.memory))

    @property
    def doubtful(self) -> bool:
        """Whether it is steep, or the points lie so far off the line that one cannot tell."""
        return any(each.exponent > STEEP or each.error > UNSURE for each in (self.time, self.memory) if each)


def growth(work: Work, size: int, largest: int, patience: float) -> Growth:
    """How a work grows, at sizes that double up to ``size``; where it costs too little to tell, up to ``largest``.

    ``patience``: seconds of processor time that a run may take.
    """
    costs: dict[int, Cost] = {}

    def found(late: int = 0, again: bool = False) -> Growth:
        return Growth([cost for _, cost in sorted(costs.items())], late, again)

    def run(at: int, made: Any, times: int) -> bool:
        cost = least(work, made, at, times, patience)
        if cost is not None:
            before = costs.get(at, cost)
            costs[at] = Cost(at, min(cost.seconds, before.seconds), min(cost.megabytes, before.megabytes))
        return cost is not None

    at = size >> POINTS - 1
    while at <= size or (found().time is None and at <= largest):
        if not run(at, work.make(at), 1):
            return found(late=at)
        at *= 2
    if not found().doubtful:
        return found()
    for again in sorted(costs)[-POINTS:]:
        run(again, work.make(again), 2)
    if found().worst > BEYOND:
        run(at, work.make(at), 2)
    return found(again=True)


def least(work: Work, made: Any, size: int, times: int, patience: float) -> Cost | None:
    """The least time and memory of at least so many runs; ``None`` where one takes too long."""
    runs: list[Cost] = []
    while len(runs) < times or (len(runs) < OFTEN and sum(cost.seconds for cost in runs) < ENOUGH_SECONDS):
        cost = measured(work, made, size, patience)
        if cost is None:
            return None
        runs.append(cost)
    return Cost(size, min(cost.seconds for cost in runs), min(cost.megabytes for cost in runs))


def measured(work: Work, made: Any, size: int, patience: float) -> Cost | None:
    """The cost of one run, in a process of its own; ``None`` when it takes too long, or too much memory."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            work.run(work.make(TINY))  # what a process pays once is no cost of the text
            forget()
            gc.collect()
            gc.freeze()  # what was made is no garbage, and is not looked through for any
            with suppress(OSError, AttributeError):  # what making it has freed is no room for the run
                ctypes.CDLL(None).malloc_trim(0)
            resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
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


def forget() -> None:
    """Empties every cache that has a bound; what has none is knowledge, and stays."""
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper) and each.cache_parameters()["maxsize"] is not None:
            each.cache_clear()


def _peak() -> float:
    """Megabytes of the most memory this process has had since its mark was wiped."""
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def slope(points: Iterable[tuple[float, float]], least: float) -> Slope | None:
    """The line through the logarithms of the last points that are no smaller than ``least``."""
    kept = [(math.log(x), math.log(y)) for x, y in points if y >= least][-POINTS:]
    if len(kept) < FEWEST:
        return None
    mean_x, mean_y = (sum(point[axis] for point in kept) / len(kept) for axis in (0, 1))
    width = sum((x - mean_x) ** 2 for x, _ in kept)
    found = sum((x - mean_x) * (y - mean_y) for x, y in kept) / width
    off = sum((y - mean_y - found * (x - mean_x)) ** 2 for x, y in kept)
    return Slope(found, math.sqrt(off / (len(kept) - 2) / width))
