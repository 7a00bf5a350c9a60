"""What stands where on a scroll bar: bookmarks, search hits, sections and figures, one mark a line of it."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Mark(NamedTuple):
    """A mark on the bar."""

    glyph: str
    """Of the lines and blocks or of ASCII: one column in every terminal."""
    ink: str
    offset: int
    """Source offset of the first thing it stands for."""


class Kind(NamedTuple):
    """Things of one kind, told by glyph and by colour."""

    glyph: str
    ink: str
    starts: Sequence[int]
    """Source offsets, in order."""


def bar_marks(bounds: Sequence[int], kinds: Sequence[Kind]) -> list[Mark | None]:
    """For each line of the bar the mark of the first kind that has something there.

    Line ``n`` stands for the source from ``bounds[n]`` to ``bounds[n + 1]``.
    """
    found: list[Mark | None] = []
    for first, last in itertools.pairwise(bounds):
        mark = None
        for glyph, ink, starts in kinds:
            at = bisect_left(starts, first)
            if at < len(starts) and starts[at] < last:
                mark = Mark(glyph, ink, starts[at])
                break
        found.append(mark)
    return found
