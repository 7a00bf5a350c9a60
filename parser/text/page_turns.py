"""Where a newspaper says upon which page its text goes on: （下转第二版） （上接第一版）. They are no words of it."""

from __future__ import annotations

import re

from parser.text.blanks import trim

_TURN = re.compile(
    r"[（(]\s*(?:[下紧]?转|[上紧]?接)\s*(?:第\s*)?[A-Za-z]?[\d０-９一二三四五六七八九十]{1,3}\s*版\s*[）)]"
)
_END = re.compile("版[）)]")
"""re finds this ten times as quickly as ``in`` does."""


def has_turns(text: str) -> bool:
    """Whether the text may hold such marks; most hold none."""
    return _END.search(text) is not None


def outside_turns(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of ``text[start:end]`` between the marks, trimmed; none where it is but marks."""
    parts, at = [], start
    for found in [*_TURN.finditer(text, start, end), None]:
        first, last = trim(text, at, found.start() if found else end)
        if first < last:
            parts.append((first, last))
        at = found.end() if found else end
    return parts
