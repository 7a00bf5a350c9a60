"""The sentences behind a cell, each under its title, its figure marked; as many lines as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from tui.ink import inks
from tui.reading.linebreak import wrap
from tui.widgets.drawn import Drawn
from tui.widgets.lines import Span, clip

_NAME = 12
"""Characters before a figure in which mostly stands what it measures."""


class Quote(NamedTuple):
    """A sentence: who says it, and where in it the figures stand."""

    title: str
    text: str
    figures: tuple[tuple[int, int], ...] = ()
    """Spans of ``text``."""
    style: str = "figure--value"


class Evidence(Drawn):
    """Quotes one under the other."""

    DEFAULT_CSS = """
    Evidence { height: 4; width: 1fr; margin-top: 1; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="evidence")
        self.quotes: Sequence[Quote] = ()
        self._lines: list[list[Span]] = []

    def show(self, quotes: Sequence[Quote]) -> None:
        """Show these."""
        self.quotes = quotes
        self._lay()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay()

    def _lay(self) -> None:
        width, height = self.size.width or 60, self.size.height or 4
        self._lines = []
        each = max(2, height // max(1, len(self.quotes)))
        for quote in self.quotes:
            self._lines.append([(quote.title, "lines--dim")])
            self._lines += self._sentence(quote, width, each - 1)
        self.refresh()

    def _sentence(self, quote: Quote, width: int, most: int) -> list[list[Span]]:
        """The lines of a quote; where they are too many, those around its first figure, with what it measures."""
        starts = wrap(quote.text, max(16, width))
        ends = [*starts[1:], len(quote.text)]
        first = 0
        if len(starts) > most and quote.figures:
            at = quote.figures[0][0]
            holding = next((n for n, end in enumerate(ends) if at < end), 0)
            before = (most - 1) // 2
            if not before and most > 1 and at - starts[holding] < _NAME:
                before = 1  # a figure without what it measures says nothing
            first = max(0, min(holding - before, len(starts) - most))
        lines = []
        last = first + most - 1
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if not first <= number <= last:
                continue
            before, after = first and number == first, number == last < len(starts) - 1  # more than is shown
            line = _spans(quote, start + bool(before), end - bool(after))
            mark: list[Span] = [("…", "lines--dim")]
            lines.append([*(mark if before else []), *line, *(mark if after else [])])
        return lines

    def render_line(self, y: int) -> Strip:
        """A line of a title or a sentence."""
        width, base = self.size.width, self.rich_style
        ink = inks(self.app)
        if y >= len(self._lines):
            return Strip.blank(width, base)
        segments, room = [], width
        for text, style in self._lines[y]:
            shown = clip(text, room)
            room -= cell_len(shown)
            segments.append(Segment(shown, base + ink[style] if style else base))
        return Strip(segments).adjust_cell_length(width, base)


def _spans(quote: Quote, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    at = start
    for first, last in sorted(quote.figures):
        first, last = max(first, start), min(last, end)
        if first < last and first >= at:
            spans += [(quote.text[at:first], ""), (quote.text[first:last], "ink--cursor")]
            at = last
    spans.append((quote.text[at:end], ""))
    return [(text.replace("\n", ""), style) for text, style in spans if text]
