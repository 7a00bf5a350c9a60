"""Finding words in a report's text: white space, line ends and the width of letters do not count.

Letters that stand nowhere in the text are taken for pinyin, whole or by initials: ``jiaoyu`` and ``jy`` find 教育.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parser.report import Report

LIMIT = 5000
_KEPT = 2  # reports whose text is kept ready: those side by side
_ready: list[Searchable] = []


class Found(NamedTuple):
    """Where words stand."""

    spans: list[tuple[int, int]]
    """Source offsets, in reading order."""
    spelled: tuple[tuple[str, int], ...] = ()
    """The words that were found by their pinyin, each with how often, the commonest first; empty where
    the text itself has what was typed."""


class Searchable:
    """A report's text in one piece, ready to be looked through."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._paragraphs = [passage.paragraph for passage in report.passages]
        folded, self._starts, at = [], [], 0
        for paragraph in self._paragraphs:
            text = paragraph.text.casefold()
            if len(text) != len(paragraph.text):  # a letter that folds into two: look for it as it is
                text = paragraph.text
            folded.append(text)
            self._starts.append(at)
            at += len(text) + 1
        self.text = "\n".join(folded)

    @cached_property
    def codes(self) -> str:
        """The text by the readings of its characters; 70 ms for half a million."""
        from parser.topics.pinyin import codes

        return codes(self.text)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Source offsets of ``text[first:last]``."""
        number = bisect_right(self._starts, first) - 1
        start = self._starts[number]
        return self._paragraphs[number].span(first - start, last - start)

    def exact(self, words: str) -> Iterator[tuple[int, int]]:
        """Where ``words`` stand in ``text``."""
        at = self.text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = self.text.find(words, at + len(words))

    def spelled(self, letters: str) -> list[tuple[int, int]]:
        """Where ``letters`` spell something: by whole syllables, or where they cannot, by initials."""
        import re

        from parser.topics.pinyin import parses

        ways = parses(letters)
        for loose in sorted({way.loose for way in ways}):
            patterns = [
                "".join(f"[{re.escape(''.join(sorted(element)))}]" for element in way.elements)
                for way in ways
                if way.loose == loose
            ]
            found = [match.span() for match in re.finditer("|".join(patterns), self.codes)]
            if found:
                return found
        return []


def searchable(report: Report) -> Searchable:
    """The report's text, kept ready from one letter typed to the next."""
    for each in _ready:
        if each.report is report:
            return each
    _ready[:] = [*_ready[1 - _KEPT :], Searchable(report)]
    return _ready[-1]


def find(report: Report, words: str, limit: int = LIMIT) -> list[tuple[int, int]]:
    """The source spans at which ``words`` stand, in reading order."""
    from parser.text.flow import normal

    wanted = normal(words.strip()).casefold()
    squeezed = "".join(wanted.split())
    if not squeezed:
        return []
    text = searchable(report)
    found = sorted({*text.exact(wanted), *text.exact(squeezed)})
    return [text.span(*each) for each in found[:limit]]


def look_for(report: Report, words: str, limit: int = LIMIT) -> Found:
    """Where ``words`` stand; where they stand nowhere and are letters, what they spell."""
    spans = find(report, words, limit)
    letters = "".join(words.casefold().split())
    if spans or len(letters) < 2 or not (letters.isascii() and letters.isalpha()):
        return Found(spans)
    text = searchable(report)
    found = text.spelled(letters)[:limit]
    counted = Counter(text.text[first:last] for first, last in found)
    return Found([text.span(*each) for each in found], tuple(counted.most_common()))
