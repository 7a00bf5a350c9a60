"""The sentence that stands at a place, for copying."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parser.report import Paragraph, Report

_ENDS = "。！？!?"
_AFTER = "”’）》」』)"


def sentence_at(report: Report, offset: int) -> tuple[int, int] | None:
    """Source offsets of the sentence in which ``offset`` stands; ``None`` in a report without text."""
    from tui.reading.blocks import position

    passages = report.passages
    number = bisect_right(passages, offset, key=lambda passage: passage.paragraph.start) - 1
    if not passages:
        return None
    paragraph = passages[max(0, number)].paragraph
    text = paragraph.text
    at = min(position(paragraph, offset), max(0, len(text) - 1))
    first = max(text.rfind(mark, 0, at) for mark in _ENDS) + 1
    while first < at and text[first] in _AFTER:
        first += 1
    ends = [found for found in (text.find(mark, at) for mark in _ENDS) if found >= 0]
    last = min(ends) + 1 if ends else len(text)
    while last < len(text) and text[last] in _AFTER:
        last += 1
    return paragraph.span(first, last)


def after_marks(paragraph: Paragraph, offset: int) -> int:
    """The position in the paragraph that follows the mark which ends the sentence before ``offset``: its closing
    quotes left out, so that what stands before it belongs to that sentence.
    """
    from tui.reading.blocks import position

    at = position(paragraph, offset)
    while at > 1 and paragraph.text[at - 1] in _AFTER:
        at -= 1
    return at


def stretch(report: Report, start: int, end: int) -> str:
    """What the report prints from ``start`` to ``end`` (source offsets), a line for each paragraph."""
    from tui.reading.blocks import position

    text, lines = report.source.text, []
    for passage in report.passages:
        paragraph = passage.paragraph
        if paragraph.start < end and paragraph.end > start:
            first, last = position(paragraph, start), position(paragraph, end)
            lines.append(paragraph.printed(text)[first if start > paragraph.start else 0 : last])
    return "\n".join(line for line in lines if line)
