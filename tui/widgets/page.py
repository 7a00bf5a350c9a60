"""A report's text by the line API: broken into lines by Chinese rules, drawn line by line, with what lies over it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.ink import inks
from tui.widgets.drawn import Drawn
from tui.widgets.ink import Overlay, draw

if TYPE_CHECKING:  # the text is laid out after the first frame, which does not wait for the modules that do it
    from textual.timer import Timer

    from parser.report import Report
    from tui.reading.blocks import Block
    from tui.reading.calls import NoteCall
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
_WEIGHT = {"target": "ink--target", "rank": "ink--rank"}


class Page(Drawn, ScrollView, can_focus=True, inherit_bindings=False):
    """Shows the text of a report; knows where in it one is, and what is lit, marked or selected."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.report: Report | None = None
        self.figures: list[Figure] = []
        self.cursor: int | None = None
        """Index of the figure under the cursor."""
        self.hits: list[tuple[int, int]] = []
        """Source spans that the last search found, in order."""
        self.hit: int | None = None
        """Index of the one gone to."""
        self.calls: list[NoteCall] = []
        """Where the text calls a note."""
        self.call: int | None = None
        """Index of the call whose note is open."""
        self.layout_now: Layout | None = None
        self._blocks: list[Block] = []
        self._starts: list[int] = []
        self._hit_starts: list[int] = []
        self._call_starts: list[int] = []
        self._flash: tuple[int, int] | None = None
        self._flashing: Timer | None = None
        self._pin: tuple[int, float] | None = None
        """Source offset gone to, and the scroll position at which it holds."""
        self._waiting: tuple[int, int] | None = None
        """Source offset to go to when there is room to lay the text out, and the lines to leave above it."""
        self._strips: dict[int, Strip] = {}

    def moved_on(self) -> None:
        """The text stands elsewhere."""

    # -- laying out

    def put(self, report: Report) -> None:
        """Put another report on the page."""
        from tui.reading.blocks import blocks
        from tui.reading.calls import note_calls
        from tui.reading.figures import figures

        self.report = report
        self.figures = figures(report)
        self._starts = [figure.start for figure in self.figures]
        self._blocks = blocks(report, self.figures)
        self.calls, self.call = note_calls(report), None
        self._call_starts = [call.start for call in self.calls]
        self.cursor, self.hit, self.hits, self._flash, self._pin = None, None, [], None, None
        self._waiting = None
        self.layout_now = None
        self._lay_out()

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

    def settle(self) -> None:
        """Break all of it into lines now."""
        if self.layout_now:
            self.layout_now.settle()
            self._settle()

    def on_resize(self) -> None:
        """Break the lines anew, and keep one's place."""
        here, above = self.place, self.above
        if self.cursor is not None and self.shows(self.line_of(self.figures[self.cursor].start)):
            here = self.figures[self.cursor].start
            above = self.line_of(here) - self.scroll_offset.y
        self._lay_out()
        if self._waiting and self.layout_now is not None:
            waiting, self._waiting = self._waiting, None
            self.go(*waiting)
        elif self.report is not None and self.layout_now is not None:
            self.go(here, min(max(0, above), max(0, self.size.height - 2)))

    # -- where one is

    def line_of(self, offset: int) -> int:
        """The line, counted from the top of all, that shows a source offset."""
        return TOP + self.layout_now.find(offset) if self.layout_now else 0

    def shows(self, line: int) -> bool:
        """Whether a line is in the window."""
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    @property
    def place(self) -> int:
        """The source offset at which one reads: what was gone to, else what stands near the top."""
        if self.layout_now is None or self.report is None:
            return self._waiting[0] if self._waiting else 0
        if self._pin and self._pin[1] == self.scroll_y:
            return self._pin[0]
        down = min(2, self.size.height // 4)
        if self.max_scroll_y and self.scroll_y >= self.max_scroll_y:
            down = self.size.height // 2
        return self.layout_now.offset(max(0, self.scroll_offset.y + down - TOP))

    @property
    def above(self) -> int:
        """Lines in view above where one reads."""
        return self.line_of(self.place) - self.scroll_offset.y

    @property
    def progress(self) -> float:
        """How far through one is, from 0 to 1."""
        return self.scroll_y / self.max_scroll_y if self.max_scroll_y > 0 else 1.0

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the others."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.moved_on()

    def go(self, offset: int, above: int = 1) -> None:
        """Bring a source offset to the top, under ``above`` lines, and read on from there."""
        if self.layout_now is not None:
            self.scroll_to(y=max(0, self.line_of(offset) - above), animate=False)
            self.stand(offset)
        else:
            self._waiting = (offset, above)

    def stand(self, offset: int) -> None:
        """Read on from a source offset that is in view."""
        self._pin = (offset, self.scroll_y)
        self.moved_on()

    def reveal(self, start: int, end: int) -> None:
        """Bring a stretch into view, moving no more than one must, and read on from there."""
        if self.shows(self.line_of(start)) and self.shows(self.line_of(max(start, end - 1))):
            self.stand(start)
        else:
            self.go(start, max(1, self.size.height // 3))

    # -- what lies over the text

    def flash(self, start: int, end: int) -> None:
        """Light a stretch for a moment."""
        if self._flashing:
            self._flashing.stop()
        self._unflash()
        self._flash = (start, end)
        self.redraw_span(start, end)
        self._flashing = self.set_timer(FLASH, self._unflash)

    def _unflash(self) -> None:
        if self._flash:
            span, self._flash = self._flash, None
            self.redraw_span(*span)

    def mark(self, hits: list[tuple[int, int]], here: int | None = None) -> None:
        """Mark the places found; ``here`` is the one gone to."""
        self.hits, self.hit = hits, here
        self._hit_starts = [start for start, _ in hits]
        if here is not None:
            self.reveal(*hits[here])
        self.redraw()

    def selection_updated(self, selection: Selection | None) -> None:
        """Another stretch is selected with the mouse."""
        self.redraw()

    @property
    def selected(self) -> tuple[int, int] | None:
        """The source span that is selected with the mouse."""
        selection = self.text_selection
        if selection is None or self.layout_now is None or self.report is None:
            return None
        ends = []
        for offset, otherwise in ((selection.start, self.report.start), (selection.end, self.report.end)):
            line = self.layout_now.line(offset.y - TOP) if offset is not None else None
            if offset is None:
                ends.append(otherwise)
            elif line is None:
                ends.append(self.layout_now.offset(max(0, offset.y - TOP)))
            else:
                ends.append(line.block.offset(offset.x) if offset.x < len(line.block.text) else line.block.end)
        return (ends[0], ends[1]) if ends[0] < ends[1] else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the report says there, without the line ends of the screen."""
        span = self.selected
        if span is None or self.report is None:
            return None
        from tui.reading.sentence import stretch

        return stretch(self.report, *span), "\n"

    # -- drawing

    def redraw_span(self, start: int, end: int) -> None:
        """Draw a stretch of the source anew."""
        first, last = self.line_of(start), self.line_of(max(start, end - 1))
        for line in range(first, last + 1):
            self._strips.pop(line, None)
        self.refresh(Region(0, first - self.scroll_offset.y, self.size.width, last - first + 1))

    def redraw(self) -> None:
        """Draw all anew: the text, its marks or its colours are others."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._strips.clear()

    @property
    def left(self) -> int:
        """Cells to the left of the measure."""
        return max(0, (self.size.width - (self.layout_now.measure if self.layout_now else 0)) // 2)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        at = y + self.scroll_offset.y
        if at not in self._strips:
            if len(self._strips) > 500:
                self._strips.clear()
            self._strips[at] = self._draw(at)
        return self._strips[at]

    def _draw(self, at: int) -> Strip:
        line = self.layout_now.line(at - TOP) if self.layout_now and at >= TOP else None
        if line is None:
            return Strip.blank(self.size.width, self.rich_style)
        return draw(line, self._over(*line.span), self.rich_style, inks(self.app), self.left, self.size.width, at)

    def _over(self, start: int, end: int) -> list[Overlay]:
        """What lies over a stretch of the source, the lowest first."""
        over: list[Overlay] = []
        for number in range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end)):
            figure = self.figures[number]
            styles = (f"figure--{figure.kind}", _WEIGHT.get(figure.kind, "ink--figure"))
            over.append(Overlay(figure.start, figure.end, styles, len(figure.mark)))
        for number in range(max(0, bisect_right(self._call_starts, start) - 1), bisect_left(self._call_starts, end)):
            ink = "ink--call-here" if number == self.call else "ink--call"
            over.append(Overlay(*self.calls[number][:2], (ink,)))
        if self._flash:
            over.append(Overlay(*self._flash, ("ink--flash",)))
        if self.hits:
            first = max(0, bisect_right(self._hit_starts, start) - 1)
            for number in range(first, bisect_left(self._hit_starts, end)):
                over.append(Overlay(*self.hits[number], ("ink--hit-here" if number == self.hit else "ink--hit",)))
        if self.cursor is not None:
            figure = self.figures[self.cursor]
            over.append(Overlay(figure.start, figure.end, ("ink--cursor",), len(figure.mark)))
        if (selected := self.selected) is not None:
            over.append(Overlay(*selected, ("ink--selected",)))
        return over
