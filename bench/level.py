"""Whether what a program holds in memory stays level, from readings at even distances."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

RISE = 5.0
"""Megabytes by which the mean of the last quarter may lie above that of the second. Readings at rest differ by some two
megabytes, with the report that is open and the box that was closed last; over 20,000 actions these quarters lie 10,000
apart, so that half a kilobyte kept of each action is seen, or one closed box (50 kB and more) of a hundred actions.
"""
LEAST = 8
"""Readings that a judgement takes."""


def slope(held: Sequence[float]) -> float:
    """Megabytes from one reading to the next, by least squares."""
    return statistics.linear_regression(range(len(held)), held).slope


def rise(held: Sequence[float]) -> float:
    """Megabytes of the last quarter's mean over that of the second: what fills once has filled by then."""
    quarter = len(held) // 4
    return statistics.fmean(held[-quarter:]) - statistics.fmean(held[quarter : 2 * quarter])
