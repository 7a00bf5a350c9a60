"""What stands within quotation marks and book-title marks: there a number is part of a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

_OPENS = frozenset("“‘《〔【")
_QUOTE = re.compile("[“”‘’《》〔〕【】]")
_first = itemgetter(0)


def quoted(text: str) -> list[tuple[int, int]]:
    """Spans of text inside quotation marks and book-title marks, in order; none within another."""
    spans: list[tuple[int, int]] = []
    if not any(map(text.__contains__, _OPENS)):
        return spans
    opened: list[int] = []
    for match in _QUOTE.finditer(text):
        if match[0] in _OPENS:
            opened.append(match.end())
        elif opened:
            start = opened.pop()
            if match.start() - start <= 40:
                while spans and spans[-1][0] >= start:
                    spans.pop()
                spans.append((start, match.start()))
    return spans


def inside(start: int, end: int, quotes: list[tuple[int, int]]) -> bool:
    """Whether ``text[start:end]`` stands within one of the spans that ``quoted`` found."""
    at = bisect_right(quotes, start, key=_first) - 1
    return at >= 0 and end <= quotes[at][1]
