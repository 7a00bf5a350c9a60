"""What the metric table and the boxes ask for and a widget does not do itself: copying, filtering, exporting.

A mixin for a screen that has a table and a foot. Copying runs in a thread, so that a tool that
hangs, or a hundred thousand rows, never hold the screen up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from tui.locale import say

if TYPE_CHECKING:  # nothing here is needed for the first frame
    from tui.clipboard import Delivery, Held
    from tui.copying import Clip, Form
    from tui.widgets.foot import Foot
    from tui.widgets.table import ColumnsWanted, CopyWanted, ExportWanted, FilterWanted, FormatWanted, MetricTable


class Errands(Screen[None], inherit_bindings=False):
    """Runs the table's errands and says in the foot what was done."""

    table: MetricTable
    foot: Foot
    form: Form = "tsv"
    """The form in which tables are copied."""
    held: Held = "auto"
    """The way to the clipboard that the person holds to."""

    class Copied(Message):
        """A text was brought to the clipboard, or was not."""

        def __init__(self, clip: Clip, done: Delivery) -> None:
            super().__init__()
            self.clip = clip
            self.done = done

    def copy(self, make: Callable[[], Clip]) -> None:
        """Make a text and bring it to the clipboard, in a thread; the foot says what was done."""
        from tui import clipboard

        held = self.held

        def work() -> None:
            clip = make()
            self.post_message(self.Copied(clip, clipboard.deliver(clip.text, clip.name, held=held)))

        self.run_worker(work, thread=True, exclusive=True, group="copy", exit_on_error=False)

    def on_errands_copied(self, message: Copied) -> None:
        """Write what the terminal must be told, and say what was done."""
        from tui import copying
        from tui.screens.box import Box

        done = message.done
        driver = self.app._driver
        if done.sequence and driver is not None:
            driver.write(done.sequence)
            driver.flush()
        told = copying.said(message.clip, done)
        warning = done.way in ("file", "nowhere")
        self.foot.say(told, warning=warning)
        if not warning and not self.foot.holds(told):  # the file's name would be cut
            self.app.notify(told, markup=False, timeout=6)
        if isinstance(self.app.screen, Box):
            self.app.screen.say(told)

    def on_copy_wanted(self, message: CopyWanted) -> None:
        """A unit of the table is to be copied."""
        from tui import copying

        table, form, unit = message.table, self.form, message.unit
        columns = table.columns_selected()
        if unit == "table":
            rows, shown = table.rows_shown(), table.columns.told
            self.copy(lambda: copying.rows_clip(rows, shown, form))
        elif unit == "column":
            rows, column = table.rows_shown(), table.column
            self.copy(lambda: copying.rows_clip(rows, [column], form))
        elif unit in ("row", "selection"):
            rows, told = table.rows_selected(), table.columns_told()
            self.copy(lambda: copying.rows_clip(rows, told, form))
        elif unit == "cells":
            rows = table.rows_selected()
            self.copy(lambda: copying.cells_clip(rows, columns))
        elif (row := table.row) is not None:
            column = table.column
            if unit == "cell" and not copying.cell_text(row, column):  # an empty clipboard would be no copy
                self.foot.say(say("copy.empty-cell"), warning=True)
                return
            self.copy(lambda: copying.sentence_clip(row) if unit == "sentence" else copying.cell_clip(row, column))

    def on_format_wanted(self, message: FormatWanted) -> None:
        """The next form."""
        self.foot.say(self.next_form())

    def next_form(self) -> str:
        """Copy tables in the next form from now on; gives back what is said of it."""
        from tui import copying

        self.form = copying.FORMS[(copying.FORMS.index(self.form) + 1) % len(copying.FORMS)]
        return say("copy.form.now", form=say(f"copy.form.{self.form}"))

    def on_filter_wanted(self, message: FilterWanted) -> None:
        """The filter box, over the table that it filters."""
        from tui.screens.filter import FilterPane

        table = message.table
        if not self.query(FilterPane):
            self.mount(FilterPane(table.model, table.set_filter, table.focus))

    def on_columns_wanted(self, message: ColumnsWanted) -> None:
        """The box of columns, over the table whose they are."""
        from tui.screens.columns import ColumnsPane

        if not self.query(ColumnsPane):
            self.mount(ColumnsPane(message.table, message.table.focus))

    def on_export_wanted(self, message: ExportWanted) -> None:
        """The export box; what it wrote is said."""
        from tui.screens.export import ExportBox

        table = message.table
        rows, columns = table.rows_shown(), table.columns.told
        if table.selection is not None:
            rows, columns = table.rows_selected(), table.columns_told()

        def written(told: str | None) -> None:
            if told:
                self.foot.say(told)

        self.app.push_screen(ExportBox(rows, columns, download=self.app.is_web), written)
