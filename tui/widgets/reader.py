"""The reader: a page of text that one moves through, from line to line and from figure to figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from tui.commands import bindings
from tui.widgets.selecting import Selecting
from tui.widgets.sheet import TOP

if TYPE_CHECKING:
    from parser.report import Metric, Report


class Reader(Selecting, inherit_bindings=False):
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

    class NoteWanted(Message):
        """The note called here is to be shown, or none; ``go`` when one wants to read it where it stands."""

        def __init__(self, reader: Reader, go: bool = False) -> None:
            super().__init__()
            self.reader = reader
            self.go = go

    class CopyWanted(Message):
        """What is selected, or a sentence, is to be copied: with its citation, or ``plain``."""

        def __init__(self, plain: bool = False) -> None:
            super().__init__()
            self.plain = plain

    def __init__(self) -> None:
        super().__init__("reader")
        self.moved = self.figure_changed = False
        """What was told and not yet answered: the screen may answer at once, so that all panes come in
        one frame, and need not wait for the message."""

    def moved_on(self) -> None:
        """Tell that the text stands elsewhere."""
        self.moved = True
        self.post_message(self.Moved())

    def _tell_figure(self) -> None:
        self.figure_changed = True
        self.post_message(self.FigureChanged())

    def show(self, report: Report, offset: int | None = None) -> None:
        """Show a report from its beginning, or from a source offset."""
        self.put(report)
        if offset is None:
            self.scroll_to(y=0, animate=False)
        else:
            self.go(offset)
        self._tell_figure()
        self.moved_on()

    @property
    def metric_under_cursor(self) -> Metric | None:
        """The row of the figure under the cursor."""
        if self.cursor is None or self.report is None:
            return None
        return self.report.metrics[self.figures[self.cursor].metric]

    # -- figures

    def set_cursor(self, figure: int | None, reveal: bool = True) -> None:
        """Put the cursor on a figure (its index)."""
        if figure == self.cursor:
            return
        for number in (self.cursor, figure):
            if number is not None:
                self.redraw_span(self.figures[number].start, self.figures[number].end)
        self.cursor = figure
        if figure is not None and reveal:
            line = self.line_of(self.figures[figure].start)
            top, height = self.scroll_offset.y, self.size.height
            margin = min(3, height // 4)
            if not top + margin <= line < top + height - margin:
                above = margin if line >= top + margin else height - 1 - margin
                far = abs(line - top) > 2 * height
                self.go(self.figures[figure].start, height // 3 if far else height - 1 - above)
        if figure is not None:
            self.stand(self.figures[figure].start)
        self._tell_figure()

    def find_figure(self, offset: int) -> int | None:
        """The index of the figure that stands at a source offset."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.figures[number].end else None

    def _step(self, by: int) -> None:
        if not self.figures or self.layout_now is None:
            return
        number = self.cursor
        if number is None or not self.shows(self.line_of(self.figures[number].start)):
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
        """To the figure's row, or to the note that is open."""
        if self.call is not None:
            self.post_message(self.NoteWanted(self, go=True))
        else:
            self.post_message(self.RowWanted())

    # -- notes

    def set_call(self, call: int | None, reveal: bool = True) -> None:
        """Open the note that is called here (index of the call), or none."""
        if call == self.call:
            return
        for number in (self.call, call):
            if number is not None:
                self.redraw_span(*self.calls[number][:2])
        self.call = call
        if call is not None:
            start, end, _ = self.calls[call]
            if reveal:
                self.reveal(start, end)
        self.post_message(self.NoteWanted(self))

    def _step_note(self, by: int) -> None:
        number = self.call
        if number is None or not self.shows(self.line_of(self.calls[number].start)):
            after = bisect_left(self._call_starts, self.place)
            number = after if by > 0 else after - 1
        else:
            number += by
        self.set_call(min(max(number, 0), len(self.calls) - 1))

    def action_next_note(self) -> None:
        """The note called next."""
        self._step_note(1)

    def action_previous_note(self) -> None:
        """The note called before."""
        self._step_note(-1)

    def action_copy(self) -> None:
        """Copy the sentence, or what is selected."""
        self.post_message(self.CopyWanted())

    def action_copy_text(self) -> None:
        """Copy what is selected, and nothing else."""
        self.post_message(self.CopyWanted(plain=True))

    # -- moving

    def _by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_y + lines, animate=False)

    def action_down(self) -> None:
        """A line on; with something picked, a sentence more."""
        if self.picked is None:
            self._by(1)
        else:
            self._extend(1)

    def action_up(self) -> None:
        """A line back; with something picked, a sentence upwards."""
        if self.picked is None:
            self._by(-1)
        else:
            self._extend(-1)

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
        self.settle()
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def on_click(self, event: events.Click) -> None:
        """A click on a figure puts the cursor there; a second one goes to its row. Elsewhere a second one selects the
        sentence, a third the paragraph.
        """
        event.prevent_default()  # Textual would select all there is
        if self.layout_now is None or self.text_selection is not None:  # the mouse was drawn over a stretch
            return
        offset = self.layout_now.offset_at(event.y + self.scroll_offset.y - TOP, event.x - self.left)
        figure = None if offset is None else self.find_figure(offset)
        if offset is not None and (event.chain == 3 or (event.chain == 2 and figure is None)):
            self.pick_at(offset, whole=event.chain == 3)
            return
        self.drop_selection()
        self.set_cursor(figure, reveal=False)
        if offset is not None and (call := self._call_at(offset)) is not None:
            self.set_call(call, reveal=False)
        if figure is not None and event.chain == 2:
            self.action_row()

    def _call_at(self, offset: int) -> int | None:
        number = bisect_right(self._call_starts, offset) - 1
        return number if number >= 0 and offset < self.calls[number].end else None
