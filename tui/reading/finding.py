"""Finding words in a report's text: white space, line ends and the width of letters do not count.

Letters that stand nowhere in the text are taken for pinyin, whole or by initials: ``jiaoyu`` and ``jy`` find 教育.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parser.report import Paragraph, Report

LIMIT = 5000


class Found(NamedTuple):
    """Where words stand."""

    spans: list[tuple[int, int]]
    """Source offsets, in reading order."""
    spelled: tuple[tuple[str, int], ...] = ()
    """The words that were found by their pinyin, each with how often, the commonest first; empty where
    the text itself has what was typed."""


class _Spelled:
    """The text of a report by the readings of its characters, kept from one letter typed to the next: 70 ms for half a
    million.
    """

    def __init__(self, report: Report) -> None:
        from parser.topics.pinyin import codes

        self.report = report
        self.paragraphs = [passage.paragraph for passage in report.passages]
        self.starts = [0, *accumulate(len(paragraph.text) + 1 for paragraph in self.paragraphs)]
        self.codes = codes("\n".join([paragraph.text for paragraph in self.paragraphs]))

    def at(self, first: int) -> tuple[Paragraph, int]:
        """The paragraph in which ``codes[first]`` is, and where in it."""
        number = bisect_right(self.starts, first) - 1
        return self.paragraphs[number], first - self.starts[number]

    def find(self, letters: str) -> list[tuple[int, int]]:
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


_spelled: _Spelled | None = None


def forget() -> None:
    """Let go of what was kept for the next letter."""
    global _spelled
    _spelled = None


def find(report: Report, words: str, limit: int = LIMIT) -> list[tuple[int, int]]:
    """The source spans at which ``words`` stand, in reading order."""
    from parser.text.flow import normal

    wanted = normal(words.strip()).casefold()
    ways = {wanted, "".join(wanted.split())} - {""}
    folded = any(way.upper() != way for way in ways)  # of Chinese there is one form
    found: list[tuple[int, int]] = []
    for passage in report.passages:
        paragraph = passage.paragraph
        text = paragraph.text.casefold() if folded else paragraph.text
        if len(text) != len(paragraph.text):  # a letter that folds into two: look for it as it is
            text = paragraph.text
        here = {at for way in ways if way in text for at in _each(way, text)} if ways else ()
        found += [paragraph.span(*each) for each in sorted(here)]
        if len(found) >= limit:
            break
    return found[:limit]


def _each(words: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def look_for(report: Report, words: str, limit: int = LIMIT) -> Found:
    """Where ``words`` stand; where they stand nowhere and are letters, what they spell."""
    spans = find(report, words, limit)
    letters = "".join(words.casefold().split())
    if spans or len(letters) < 2 or not (letters.isascii() and letters.isalpha()):
        return Found(spans)
    global _spelled
    if _spelled is None or _spelled.report is not report:
        _spelled = _Spelled(report)
    counted: Counter[str] = Counter()
    for first, last in _spelled.find(letters)[:limit]:
        paragraph, at = _spelled.at(first)
        counted[paragraph.text[at : at + last - first]] += 1
        spans.append(paragraph.span(at, at + last - first))
    return Found(spans, tuple(counted.most_common()))
