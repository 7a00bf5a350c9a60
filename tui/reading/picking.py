"""What is picked out of a text by keys: whole sentences or whole paragraphs, from one to another."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tui.reading.sentence import after_marks, sentence_at

if TYPE_CHECKING:
    from parser.report import Report

Stretch = tuple[int, int]
"""Source offsets."""


class Picked(NamedTuple):
    """From the sentence (or paragraph) one began with to the one that moves."""

    anchor: Stretch
    moving: Stretch
    whole: bool = False
    """Paragraphs, not sentences."""

    @property
    def span(self) -> Stretch:
        """All of it."""
        return min(self.anchor[0], self.moving[0]), max(self.anchor[1], self.moving[1])


def pick(report: Report, offset: int, *, whole: bool = False) -> Picked | None:
    """The sentence or paragraph in which ``offset`` stands; ``None`` in a report without text."""
    span = sentence_at(report, offset)
    if span is not None and whole:
        paragraph = report.passages[_passage(report, span[0])].paragraph
        span = paragraph.start, paragraph.end
    return Picked(span, span, whole) if span else None


def widened(report: Report, picked: Picked) -> Picked:
    """The paragraphs in which what is picked stands."""
    ends = [pick(report, end[0], whole=True) or picked for end in (picked.anchor, picked.moving)]
    return Picked(ends[0].anchor, ends[1].moving, whole=True)


def moved(report: Report, picked: Picked, by: int) -> Picked:
    """With its moving end one sentence or paragraph on (``by`` 1) or back (-1); the same at the text's end."""
    at = _next(report, picked, by)
    other = None if at is None else pick(report, at, whole=picked.whole)
    return picked if other is None else picked._replace(moving=other.moving)


def _next(report: Report, picked: Picked, by: int) -> int | None:
    """A source offset in the sentence or paragraph next to the moving end."""
    start, end = picked.moving
    number = _passage(report, start)
    paragraph = report.passages[number].paragraph
    if not picked.whole and by > 0 and end < paragraph.end:
        return end
    if not picked.whole and by < 0 and start > paragraph.start:
        return paragraph.offset(after_marks(paragraph, start) - 1)
    number += by
    while 0 <= number < len(report.passages):
        passage = report.passages[number]
        if passage.kind != "furniture" and passage.paragraph.text.strip():
            return passage.paragraph.start if by > 0 else passage.paragraph.end - 1
        number += by
    return None


def _passage(report: Report, offset: int) -> int:
    return max(0, bisect_right(report.passages, offset, key=lambda passage: passage.paragraph.start) - 1)
