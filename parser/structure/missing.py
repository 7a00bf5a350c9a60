"""Headings that a lost line break left within a paragraph: …安心创业！（三）聚焦扩大内需，实施….

Only a number that its count misses is looked for: （三） between a （二） and a （四） that open paragraphs, or （一）
before a （二）. Whatever else stands in brackets within a text is no heading. Behind the last main heading the next one
is looked for at the ends of paragraphs: …认真加以解决。二、2004年政府工作安排.
"""

from __future__ import annotations

import re
from functools import cache

from parser.report import Paragraph, PassageKind
from parser.structure.headings import RANK, Mark, title_end

_PRINTED = {"cn": "{}、(?=[^、，\\s])", "cnp": "（{}）(?=[^，。；、）])"}
_MOST = 20


def _numeral(order: int) -> str:
    """12 as it is printed: 十二."""
    tens, ones = divmod(order, 10)
    return (
        ("" if tens < 2 else "〇一二三四五六七八九"[tens])
        + ("十" if tens else "")
        + ("〇一二三四五六七八九"[ones] if ones else "")
    )


_TITLE = re.compile("[^，。；、！？：\\s][^。；、！？：]{3,28}")


@cache
def _pattern(style: str, order: int) -> re.Pattern[str]:
    return re.compile("(?<=[。！？；：”）])" + _PRINTED[style].format(_numeral(order)))


def _line_end(paragraph: Paragraph, at: int) -> int:
    """Where the printed line ends that ``at`` stands in: a heading at its end has no mark by which it could be told."""
    return next((begins for begins, _, _ in paragraph.pieces if begins > at), len(paragraph.text))


def _ends_line(text: str, start: int, at: int, stop: int, before: re.Pattern[str]) -> bool:
    """Whether ``text[at:stop]`` is the title that ends a line, and no item of a list told in one paragraph."""
    if text[start - 1] in "；：" or not _TITLE.fullmatch(text[at:stop].strip()):
        return False
    return before.search(text, 0, start) is None


def find_missing(
    document: list[Paragraph], kinds: list[PassageKind], numbers: list[Mark | None]
) -> dict[int, list[Mark]]:
    """Headings within paragraphs, by paragraph. ``numbers``: the numbered heading that opens each paragraph."""
    found: dict[int, list[Mark]] = {}
    for style in _PRINTED:
        expected, since = 1, 0
        for index, mark in enumerate(numbers):
            if mark is None or mark.rank is None or mark.rank > RANK[style]:
                continue
            if mark.style == style:
                if expected < mark.order <= _MOST:
                    _look(document, kinds, range(since, index), style, range(expected, mark.order), found)
                expected = mark.order + 1
            else:
                expected = 1  # a main heading: the count begins anew
            since = index
        if style == "cn" and expected <= _MOST:
            _look(document, kinds, range(since, len(document)), style, range(expected, expected + 3), found, True)
    for marks in found.values():
        marks.sort(key=lambda mark: mark.at)
    return found


def _look(
    document: list[Paragraph],
    kinds: list[PassageKind],
    where: range,
    style: str,
    orders: range,
    found: dict[int, list[Mark]],
    last: bool = False,
) -> None:
    """Looks for headings of ``orders``, in order, in paragraphs ``where``; ``last``: only where they end a line."""
    index, at = where.start, 0
    for order in orders:
        pattern = _pattern(style, order)
        while index < where.stop:
            paragraph = document[index]
            match = pattern.search(paragraph.text, at) if kinds[index] == "body" else None
            if match is None:
                index, at = index + 1, 0
                continue
            at = match.end()
            stop = _line_end(paragraph, at) if last else title_end(paragraph, at)
            if last and not _ends_line(paragraph.text, match.start(), at, stop, _pattern(style, order - 1)):
                continue
            mark = Mark(
                index, match.start(), at, stop, style, order, "heading", RANK[style], stop >= len(paragraph.text)
            )
            found.setdefault(index, []).append(mark)
            break
