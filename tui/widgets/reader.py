"""The text: a line-API view of our own, broken into lines by Chinese rules, its figures marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands import bindings
from tui.ink import inks
from tui.widgets.ink import Overlay, draw

if TYPE_CHECKING:  # the text is laid out after the first frame, which does not wait for the modules that do it
    from parser.report import Metric, Report
    from tui.reading.blocks import Block
    from tui.reading.figures import Figure
    from tui.reading.layout import Layout

MEASURE = 80
"""Cells in a line at most: 40 Chinese characters."""
TOP = 1
"""Blank lines over the text."""
BELOW = 2
"""Blank lines under it."""
SLICE, PAUSE = 0.006, 0.015
"""Seconds of breaking lines at a time in a long text, and between two times."""
FLASH = 0.9
"""Seconds for which a sentence stays lit."""


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """One report's text. It says where it stands (``Moved``) and which figure is under the cursor."""

    BINDINGS = bindings("reader")
    DEFAULT_CSS = """
    Reader { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """

    class Moved(Message):
        """The text stands elsewhere."""

    class FigureChanged(Message):
        """Another figure, or none, is under the cursor."""

    class RowWanted(Message):
        """The row of the figure under the cursor is wanted in the table."""

    class CopyWanted(Message):
        """The sentence of the figure under the cursor, or the one in view, is to be copied."""

    def __init__(self) -> None:
        super().__init__(id="reader")
        self.report: Report | None = None
        self.figures: list[Figure] = []
        self.cursor: int | None = None
        """Index of the figure under the cursor."""
        self.hits: list[tuple[int, int]] = []
        """Source spans that the last search found."""
        self.hit: int | None = None
        self.moved = self.figure_changed = False
        """What was told and not yet answered: the screen may answer at once, so that all panes come in
        one frame, and need not wait for the message."""
        self.layout_now: Layout | None = None
        self._blocks: list[Block] = []
        self._starts: list[int] = []
        self._flash: tuple[int, int] | None = None
        self._pin: tuple[int, float] | None = None
        self._strips: dict[int, Strip] = {}

    # -- what it tells

    def _tell_moved(self) -> None:
        self.moved = True
        self.post_message(self.Moved())

    def _tell_figure(self) -> None:
        self.figure_changed = True
        self.post_message(self.FigureChanged())

    # -- what is shown

    def show(self, report: Report | None, offset: int | None = None) -> None:
        """Show a report from its beginning, or from a source offset."""
        from tui.reading.blocks import blocks
        from tui.reading.figures import figures

        self.report = report
        self.figures = figures(report) if report else []
        self._starts = [figure.start for figure in self.figures]
        self._blocks = blocks(report, self.figures) if report else []
        self.cursor, self.hit, self.hits, self._flash, self._pin = None, None, [], None, None
        self.layout_now = None
        self._lay_out()
        if offset is None:
            self.scroll_to(y=0, animate=False)
        else:
            self.go(offset)
        self._tell_figure()
        self._tell_moved()

    def _lay_out(self) -> None:
        from tui.reading.layout import Layout

        width = self.size.width
        if width <= 0 or self.report is None:
            return
        measure = max(16, min(MEASURE, width - 6))
        if self.layout_now is None or self.layout_now.measure != measure:
            self.layout_now = Layout(self._blocks, measure)
            if not self.layout_now.settle(SLICE):
                self._settling.resume()
        self.virtual_size = Size(width, self.layout_now.height + TOP + BELOW)
        self.redraw()

    def on_mount(self) -> None:
        """What is far below is broken into lines while nothing else is to be done."""
        self._settling = self.set_interval(PAUSE, self._settle, pause=True)

    def _settle(self) -> None:
        if self.layout_now is None or self.layout_now.settle(SLICE):
            self._settling.pause()
            if self.layout_now:
                self.virtual_size = Size(self.size.width, self.layout_now.height + TOP + BELOW)

    def _redraw_span(self, start: int, end: int) -> None:
        """Draw a stretch of the source anew."""
        first, last = self._line(start), self._line(max(start, end - 1))
        for line in range(first, last + 1):
            self._strips.pop(line, None)
        self.refresh(Region(0, first - self.scroll_offset.y, self.size.width, last - first + 1))

    def redraw(self) -> None:
        """Draw all anew: the text, its marks or its colours are others."""
        self._strips.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Break the lines anew, and keep one's place."""
        figure = self.metric_under_cursor and self.figures[self.cursor or 0]
        in_view = figure and self._shows(self._line(figure.start))
        here = figure.start if figure and in_view else self.place
        above = self._line(here) - self.scroll_offset.y if self.layout_now else 0
        self._lay_out()
        if self.report is not None:
            above = min(max(0, above), max(0, self.size.height - 2))
            self.scroll_to(y=self._line(here) - above, animate=False)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._strips.clear()

    # -- where one is

    def _line(self, offset: int) -> int:
        return TOP + self.layout_now.find(offset) if self.layout_now else 0

    def _shows(self, line: int) -> bool:
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    @property
    def place(self) -> int:
        """The source offset at which one reads: what was gone to, else what stands near the top."""
        if self.layout_now is None or self.report is None:
            return 0
        if self._pin and self._pin[1] == self.scroll_y:
            return self._pin[0]
        down = min(2, self.size.height // 4)
        if self.max_scroll_y and self.scroll_y >= self.max_scroll_y:
            down = self.size.height // 2
        return self.layout_now.offset(max(0, self.scroll_offset.y + down - TOP))

    @property
    def above(self) -> int:
        """Lines in view above where one reads."""
        return self._line(self.place) - self.scroll_offset.y

    @property
    def progress(self) -> float:
        """How far through one is, from 0 to 1."""
        return self.scroll_y / self.max_scroll_y if self.max_scroll_y > 0 else 1.0

    @property
    def metric_under_cursor(self) -> Metric | None:
        """The row of the figure under the cursor."""
        if self.cursor is None or self.report is None:
            return None
        return self.report.metrics[self.figures[self.cursor].metric]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the others."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._tell_moved()

    def go(self, offset: int, above: int | None = None) -> None:
        """Bring a source offset to the top, or under ``above`` lines, and read on from there."""
        if self.layout_now is None:
            return
        self.scroll_to(y=max(0, self._line(offset) - (1 if above is None else above)), animate=False)
        self._pin = (offset, self.scroll_y)
        self._tell_moved()

    def reveal(self, start: int, end: int) -> None:
        """Bring a stretch into view, moving no more than one must, and flash it."""
        line, last = self._line(start), self._line(max(start, end - 1))
        if not (self._shows(line) and self._shows(last)):
            self.go(start, above=max(1, self.size.height // 3))
        else:
            self._pin = (start, self.scroll_y)
            self._tell_moved()
        self.flash(start, end)

    def flash(self, start: int, end: int) -> None:
        """Light a stretch for a moment."""
        self._unflash()
        self._flash = (start, end)
        self._redraw_span(start, end)
        self.set_timer(FLASH, self._unflash)

    def _unflash(self) -> None:
        if self._flash:
            span, self._flash = self._flash, None
            self._redraw_span(*span)

    # -- figures

    def set_cursor(self, figure: int | None, reveal: bool = True) -> None:
        """Put the cursor on a figure (its index)."""
        if figure == self.cursor:
            return
        for number in (self.cursor, figure):
            if number is not None:
                self._redraw_span(self.figures[number].start, self.figures[number].end)
        self.cursor = figure
        if figure is not None and reveal:
            line = self._line(self.figures[figure].start)
            top, height = self.scroll_offset.y, self.size.height
            margin = min(3, height // 4)
            if not top + margin <= line < top + height - margin:
                above = margin if line >= top + margin else height - 1 - margin
                self.go(
                    self.figures[figure].start,
                    above=height // 3 if abs(line - top) > 2 * height else height - 1 - above,
                )
        if figure is not None:
            self._pin = (self.figures[figure].start, self.scroll_y)
            self._tell_moved()
        self._tell_figure()

    def find_figure(self, offset: int) -> int | None:
        """The index of the figure that stands at a source offset."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.figures[number].end else None

    def _step(self, by: int) -> None:
        if not self.figures or self.layout_now is None:
            return
        number = self.cursor
        if number is None or not self._shows(self._line(self.figures[number].start)):
            first = self.layout_now.offset(max(0, self.scroll_offset.y - TOP))
            after = bisect_left(self._starts, first)
            if by < 0:
                bottom = self.scroll_offset.y + self.size.height - TOP
                after = bisect_left(self._starts, self.layout_now.offset(bottom))
            number = after if by > 0 else after - 1
        else:
            number += by
        self.set_cursor(min(max(number, 0), len(self.figures) - 1))

    def action_next_figure(self) -> None:
        """The next figure, or the first one in view."""
        self._step(1)

    def action_previous_figure(self) -> None:
        """The figure before, or the last one in view."""
        self._step(-1)

    def action_row(self) -> None:
        """To the figure's row."""
        self.post_message(self.RowWanted())

    def action_copy(self) -> None:
        """Copy the sentence."""
        self.post_message(self.CopyWanted())

    # -- what was searched for

    def mark(self, hits: list[tuple[int, int]], here: int | None = None) -> None:
        """Mark the places found; ``here`` is the one gone to."""
        self.hits, self.hit = hits, here
        if here is not None:
            start = hits[here][0]
            line = self._line(start)
            if not self._shows(line) or not self._shows(line + 1):
                self.go(start, above=max(1, self.size.height // 3))
            else:
                self._pin = (start, self.scroll_y)
                self._tell_moved()
        self.redraw()

    # -- moving

    def _by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_y + lines, animate=False)

    def action_down(self) -> None:
        """A line on."""
        self._by(1)

    def action_up(self) -> None:
        """A line back."""
        self._by(-1)

    def action_page_down(self) -> None:
        """A page on; two lines stay in view."""
        self._by(max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        """A page back."""
        self._by(-max(1, self.size.height - 2))

    def action_half_down(self) -> None:
        """Half a page on."""
        self._by(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Half a page back."""
        self._by(-max(1, self.size.height // 2))

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """To the end."""
        if self.layout_now:
            self.layout_now.settle()
            self._settle()
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def on_click(self, event: events.Click) -> None:
        """A click on a figure puts the cursor there; a second one goes to its row."""
        if self.layout_now is None:
            return
        offset = self.layout_now.offset_at(event.y + self.scroll_offset.y - TOP, event.x - self._left())
        figure = None if offset is None else self.find_figure(offset)
        self.set_cursor(figure, reveal=False)
        if figure is not None and event.chain == 2:
            self.action_row()

    # -- drawing

    def _left(self) -> int:
        return max(0, (self.size.width - (self.layout_now.measure if self.layout_now else 0)) // 2)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        at = y + self.scroll_offset.y
        if at not in self._strips:
            if len(self._strips) > 500:
                self._strips.clear()
            self._strips[at] = self._draw(at - TOP)
        return self._strips[at]

    def _draw(self, y: int) -> Strip:
        line = self.layout_now.line(y) if self.layout_now and y >= 0 else None
        base, width = self.rich_style, self.size.width
        if line is None:
            return Strip.blank(width, base)
        start, end = line.span
        over: list[Overlay] = []
        first = max(0, bisect_right(self._starts, start) - 1)
        for number in range(first, bisect_left(self._starts, end)):
            figure = self.figures[number]
            over.append(
                Overlay(
                    figure.start,
                    figure.end,
                    (f"figure--{figure.kind}", _WEIGHT.get(figure.kind, "ink--figure")),
                    len(figure.mark),
                )
            )
        if self._flash:
            over.append(Overlay(*self._flash, ("ink--flash",)))
        over += [
            Overlay(*span, ("ink--hit-here" if number == self.hit else "ink--hit",))
            for number, span in enumerate(self.hits)
            if span[0] < end and span[1] > start
        ]
        if self.cursor is not None:
            figure = self.figures[self.cursor]
            over.append(Overlay(figure.start, figure.end, ("ink--cursor",), len(figure.mark)))
        return draw(line, over, base, inks(self.app), self._left(), width)


_WEIGHT = {"target": "ink--target", "rank": "ink--rank"}
