"""The metric table beside the text: from a figure to its row, from a row to its sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.commands import COMMANDS, key_name
from tui.locale import say
from tui.reading.row import row_line
from tui.reading.sentence import sentence_at, stretch
from tui.screens.jumping import Jumping
from tui.screens.turning import Turning
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parser.report import Metric, Report
    from tui.widgets.table import RowChosen


class Tabling(Turning, Jumping, inherit_bindings=False):
    """The part of the main screen that goes between figures, rows and sentences."""

    _row_starts: Sequence[int] = ()

    def put_rows(self) -> None:
        """Another report is read: its rows."""
        from tui.widgets.table import rows_of

        side = self.side
        if side.report is None:
            return
        if not side.rows or side.rows[0].report is not side.report:
            side.rows = rows_of(side.report)
        self._row_starts = [metric.start for metric in side.report.metrics]
        self.forget_rows()

    def follow(self) -> None:
        """The table's cursor goes to the first row from where one reads on."""
        if self.report is None or self.reader.cursor is not None or not self.table.display:
            return
        number = bisect_left(self._row_starts, self.reader.place)
        if number < len(self._row_starts) and self.table.choose(self.report.metrics[number]):
            self.table.scroll_to(y=max(0, self.table.cursor[0] - 1), animate=False)

    def show_figure(self) -> None:
        """The row of the figure under the cursor: in the foot, and under the table's cursor."""
        metric = self.reader.metric_under_cursor
        if metric is not None:
            self.foot.show_detail(row_line(metric))
        else:
            self.foot.show_no_detail()
        if metric is not None and not self.table.has_focus and self.table.display:
            self.table.choose(metric)
        self.show_detail()
        self.update_foot()

    @property
    def _at_table(self) -> bool:
        """Whether one is in the table, or in a box that changes it."""
        return self.table.has_focus or (self.focused is not None and self.focused.id == "typed")

    def show_detail(self) -> None:
        """The row under the cursor, in the text or the table, whole, where that pane is open."""
        if not self.has_class("detail-open") or not self.furnished:
            return
        from tui.reading.detail import detail
        from tui.widgets.detail import DetailPane

        pane = next(iter(self.query(DetailPane)), None)
        if pane is None:
            pane = DetailPane()
            self.query_one("#desk").mount(pane)
        row = self.table.row if self._at_table else None
        metric, report, trail = self.reader.metric_under_cursor, self.report, self.trail
        if row is not None:
            pane.tell(detail(row.report, row.metric, row.path))
        elif metric is not None and report is not None and trail is not None:
            path = [trail.sections[number] for number in trail.path(trail.number(metric.section))]
            pane.tell(detail(report, metric, path))
        else:
            pane.tell(None)

    def action_detail(self) -> None:
        """Open the pane of the row under the cursor, or close it."""
        self.toggle_class("detail-open")
        self.show_detail()
        self.foot.say(say("detail.open" if self.has_class("detail-open") else "detail.closed"))

    def on_reader_note_wanted(self, message: Reader.NoteWanted) -> None:
        """A note is to be shown under the text that calls it, or to be read where it stands."""
        side = next((side for side in self.sides if side.reader is message.reader), None)
        if side is None or side.report is None:
            return
        call = side.reader.call
        if message.go and call is not None:
            note = side.report.notes[side.reader.calls[call].note]
            self.leave()
            side.reader.set_call(None)
            side.reader.reveal(note.start, note.end)
            side.reader.flash(note.start, note.end)
        else:
            side.show_note()
        self.update_foot()

    def on_note_box_picked(self) -> None:
        """A click on the note leads to where it stands."""
        self.reader.action_row()

    def on_reader_row_wanted(self) -> None:
        """From a figure to its row."""
        metric = self.reader.metric_under_cursor
        if metric is None:
            return
        self.open_table()
        self.fill_table()
        if not self.table.choose(metric):
            self.table.set_filter(None)
            self.scope = "report"
            self.fill_table()
            self.table.choose(metric)
        self.table.focus()

    def keep_step(self) -> None:
        """Answer what the panes told."""
        raise NotImplementedError

    def on_row_highlighted(self) -> None:
        """Another row is under the table's cursor."""
        self.keep_step()

    def show_row(self) -> None:
        """The text shows the row under the table's cursor."""
        row = self.table.row
        if self.table.has_focus and row is not None and row.report is self.report:
            self._show_figure(row.metric)
        elif self._at_table:
            self.foot.show_detail(row_line(row.metric) if row is not None else ())
        self.show_detail()
        self.update_foot()

    def on_row_chosen(self, message: RowChosen) -> None:
        """From a row to its sentence, which lights up."""
        self.leave()
        self.go_to_row(message.row.report, message.row.metric)

    def go_to_row(self, report: Report, metric: Metric) -> None:
        """Go to a row's sentence, which lights up; no leap by itself."""
        if report is not self.report:
            self.open_report(report)
        self._show_figure(metric)
        self.reader.focus()
        self.reader.reveal(metric.start, metric.end)
        self.reader.flash(metric.start, metric.end)

    def _show_figure(self, metric: Metric) -> None:
        quantity = metric.value or metric.change
        figure = self.reader.find_figure(quantity.start) if quantity else None
        self.reader.set_cursor(figure)
        self.foot.show_detail(row_line(metric))

    def on_text_selected(self) -> None:
        """The mouse has let go; say so where it selected something."""
        if self.furnished and self.reader.text_selection is not None:
            self.on_selecting_picked_changed()

    def on_selecting_picked_changed(self) -> None:
        """Say how much is picked, and what can be done with it."""
        if self.report is not None and (span := self.reader.selected):
            count = len("".join(stretch(self.report, *span).split("\n")))
            whole, plain = (key_name(COMMANDS[f"reader.{name}"].keys[0]) for name in ("copy", "copy-text"))
            self.foot.say(say("picked", count=count, whole=whole, plain=plain))

    def on_reader_copy_wanted(self, message: Reader.CopyWanted) -> None:
        """What is selected, or the sentence of the figure under the cursor, or the one at the top, with its
        citation; or what is selected alone.
        """
        from tui.copying import Clip, quotation

        report, trail, metric, selected = self.report, self.trail, self.reader.metric_under_cursor, self.reader.selected
        if report is None or trail is None:
            return
        if selected and message.plain:
            text = stretch(report, *selected)
            self.copy(lambda: Clip(text, "copied.txt", say("copied.text", count=len(text))))
            return
        span = selected or ((metric.start, metric.end) if metric else sentence_at(report, self.reader.place))
        if span is None:
            return
        self.reader.flash(*span)
        path = [trail.sections[number] for number in trail.path(trail.at(span[0]))]
        what = say("copy.selected" if selected else "copy.sentence")
        self.copy(lambda: quotation(report, *span, path, what))
