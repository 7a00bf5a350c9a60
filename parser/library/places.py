"""Where a phrase stands in a text, white space aside, and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from parser.text.marks import STARS

from .found import Hit
from .records import ReportRow

_BEFORE, _AFTER = 32, 48
"""Characters of a snippet before and after the phrase."""
_BLANK, _BREAK = re.compile(r"\s+"), r"\s*"

Span = tuple[int, int]
SectionSpan = tuple[str, int, int]
"""A section's id, where it begins, and where its last descendant ends."""


def places(text: str, phrase: str, start: int, end: int, count: int | None = None) -> list[Span]:
    """Every place where the compact phrase begins between two offsets, and where it ends.

    ``count``: how many there are, where that is known: it saves looking for those that are broken over a line end.
    """
    plain = list(_plain(text, phrase, start, end))
    if len(plain) == count or len(phrase) == 1:
        return plain
    broken = re.compile(f"(?=({_BREAK.join(map(re.escape, phrase))}))")
    return [found.span(1) for found in broken.finditer(text, start, end)]


def count_within(text: str, phrase: str, whole: Span, count: int, spans: Iterable[Span]) -> int:
    """How often the compact phrase begins in the spans; ``count`` is how often it does in the ``whole``.

    Where none is broken over a line end, and none can begin within another, all of it is counting.
    """
    longer = len(phrase) - 1
    if not any(phrase.startswith(phrase[at:]) for at in range(1, len(phrase))) and text.count(phrase, *whole) == count:
        return sum(text.count(phrase, start, min(end + longer, whole[1])) for start, end in spans)
    starts = [start for start, _ in places(text, phrase, *whole, count)]
    return sum(bisect_left(starts, end) - bisect_left(starts, start) for start, end in spans)


def hit(row: ReportRow, text: str, place: Span, sections: Sequence[SectionSpan]) -> Hit:
    """The place as a hit, with its section and a snippet."""
    start, end = place
    before = _one_line(STARS.sub("", text[max(row.start, start - _BEFORE) : start])).lstrip()
    phrase = _one_line(text[start:end])
    after = _one_line(STARS.sub("", text[end : min(row.end, end + _AFTER)])).rstrip()
    above = sections[: bisect_right(sections, start, key=lambda section: section[1])]
    section = next((id for id, _, last in reversed(above) if last > start), None)
    return Hit(row, section, start, end, before + phrase + after, len(before), len(before) + len(phrase))


def _plain(text: str, phrase: str, start: int, end: int) -> Iterator[Span]:
    at = text.find(phrase, start, end)
    while at >= 0:
        yield at, at + len(phrase)
        at = text.find(phrase, at + 1, end)


def _one_line(text: str) -> str:
    """White space as one space between Latin words, and left out between Chinese characters."""
    return _BLANK.sub(lambda found: " " if _latin(text, found.start() - 1) and _latin(text, found.end()) else "", text)


def _latin(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii()
