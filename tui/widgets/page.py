"""A report's text by the line API: broken into lines by Chinese rules, drawn line by line, with what lies over it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region
from textual.selection import Selection
from textual.strip import Strip

from tui.ink import inks
from tui.reading.marks import Kind, Mark, bar_marks
from tui.widgets.drawn import Bar
from tui.widgets.ink import Overlay, draw
from tui.widgets.marked_bar import MarkedBar
from tui.widgets.sheet import TOP, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from parser.report import Report
    from tui.reading.calls import NoteCall
    from tui.reading.picking import Picked

FLASH = 0.9
"""Seconds for which a sentence stays lit."""
KEPT = 200
"""Lines kept as they were drawn, some 3.5 kB each: three windows of sixty."""
_WEIGHT = {"target": "ink--target", "rank": "ink--rank"}


class Page(Sheet, inherit_bindings=False):
    """Shows the text of a report, and what is lit, marked or selected in it."""

    ALLOW_SELECT: ClassVar[bool] = True

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.hits: list[tuple[int, int]] = []
        """Source spans that the last search found, in order."""
        self.hit: int | None = None
        """Index of the one gone to."""
        self.calls: list[NoteCall] = []
        """Where the text calls a note."""
        self.call: int | None = None
        """Index of the call whose note is open."""
        self.bookmarks: list[int] = []
        """Source offsets of the bookmarks, in order."""
        self.picked: Picked | None = None
        """What is picked by keys."""
        self.held: tuple[int, int] | None = None
        """What was selected with the mouse before lines ended elsewhere, a source span."""
        self._hit_starts: list[int] = []
        self._call_starts: list[int] = []
        self._flash: tuple[int, int] | None = None
        self._flashing: Timer | None = None
        self._strips: dict[int, Strip] = {}
        self._marks: tuple[int, list[Mark | None]] = (-1, [])
        """What stands on the scroll bar at a height."""

    def put(self, report: Report) -> None:
        """Put another report on the page."""
        from tui.reading.calls import note_calls

        self.calls, self.call = note_calls(report), None
        self._call_starts = [call.start for call in self.calls]
        self.hit, self.hits, self._hit_starts, self._flash, self.bookmarks = None, [], [], None, []
        self.picked = self.held = None
        super().put(report)

    # -- the scroll bar

    def make_bar(self) -> Bar:
        """One with marks."""
        return MarkedBar(self.marks)

    def marks(self, height: int) -> Sequence[Mark | None]:
        """What stands on a scroll bar of ``height`` lines; the same list until the text or its marks change."""
        if self._marks[0] != height:
            self._marks = (height, self._find_marks(height) if self.report else [])
        return self._marks[1]

    def _find_marks(self, height: int) -> list[Mark | None]:
        report, layout = self.report, self.layout_now
        if report is None or layout is None or height <= 0:
            return []
        if layout.settled:
            total = layout.height + TOP
            bounds = [layout.offset(max(0, -(-number * total // height) - TOP)) for number in range(height)]
        else:  # where lines will end is not known yet: by the length of the text
            bounds = [report.start + (report.end - report.start) * number // height for number in range(height)]
        headings = [section for section in report.sections if section.kind == "heading"]
        parts = [section.start for section in headings if section.level == 1]
        sections = [section.start for section in headings if section.level == 2]
        if len(parts) + len(sections) > 0.8 * height:  # a mark in every line would tell nothing
            sections = []
        here = [] if self.hit is None else [self.hits[self.hit][0]]
        return bar_marks(
            [report.start, *bounds[1:], report.end],
            [
                Kind("*", "bar--bookmark", self.bookmarks),
                Kind("█", "bar--hit-here", here),
                Kind("▐", "bar--hit", self._hit_starts),
                Kind("━", "bar--part", parts),
                Kind("─", "bar--section", sections),
                Kind(".", "bar--figures", self._starts),
            ],
        )

    def set_bookmarks(self, offsets: list[int]) -> None:
        """Mark these places in the margin and on the scroll bar."""
        if offsets != self.bookmarks:
            self.bookmarks = offsets
            self.remark()
            self.redraw()

    def remark(self) -> None:
        """The scroll bar's marks are others."""
        self._marks = (-1, [])
        if self._vertical_scrollbar is not None:
            self._vertical_scrollbar.refresh()

    def settled(self) -> None:
        """The marks find their places."""
        self.remark()

    def on_marked_bar_picked(self, message: MarkedBar.Picked) -> None:
        """To a mark on the scroll bar, or to that part of the text."""
        message.stop()
        if message.mark is not None:
            self.go(message.mark.offset, max(1, self.size.height // 3))
        else:
            self.scroll_to(y=message.part * self.max_scroll_y, animate=False)

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
        self.remark()
        self.redraw()

    def selection_updated(self, selection: Selection | None) -> None:
        """Another stretch is selected with the mouse; what the keys picked is not any more."""
        if selection is not None:
            self.picked = self.held = None
        self.redraw()

    @property
    def selected(self) -> tuple[int, int] | None:
        """The source span that is selected, by keys or with the mouse."""
        if self.picked is not None:
            return self.picked.span
        if self.held is not None:
            return self.held
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
                at = min(max(offset.x, line.first), line.last)  # left of the text is the line's beginning
                ends.append(line.block.offset(at) if at < len(line.block.text) else line.block.end)
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
            if len(self._strips) >= KEPT:
                self._strips.clear()
            self._strips[at] = self._draw(at)
        return self._strips[at]

    def _draw(self, at: int) -> Strip:
        line = self.layout_now.line(at - TOP) if self.layout_now and at >= TOP else None
        if line is None:
            return Strip.blank(self.size.width, self.rich_style).apply_offsets(0, at)
        start, end = line.span
        margin = "*" if bisect_left(self.bookmarks, start) < bisect_left(self.bookmarks, end) else ""
        over, ink = self._over(start, end), inks(self.app)
        return draw(line, over, self.rich_style, ink, self.left, self.size.width, at, margin)

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
