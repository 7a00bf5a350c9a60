"""A text and what stands over it: one of the reports that are read beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.locale import say
from tui.reading.calls import note_lines
from tui.screens.history import History
from tui.widgets.crumb import Crumb
from tui.widgets.lines import clip
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from parser.report import Report
    from tui.reading.trail import Trail
    from tui.widgets.note import NoteBox
    from tui.widgets.table import MetricRow


class Side(Vertical):
    """A report with its own place, breadcrumb and way back. The main screen fills it."""

    def __init__(self) -> None:
        super().__init__(classes="page")
        self.crumb, self.reader = Crumb(), Reader()
        self.report: Report | None = None
        self.trail: Trail | None = None
        self.section: int | None = None
        """Index of the section one reads."""
        self.rows: list[MetricRow] = []
        """The report's rows, for the table."""
        self.history = History()
        self.note: NoteBox | None = None
        """The note that is open, under the text."""

    def compose(self) -> ComposeResult:
        """The breadcrumb over the text."""
        yield self.crumb
        yield self.reader

    def show_note(self) -> None:
        """Show the note that the text calls where the reader says, or none."""
        call, report = self.reader.call, self.report
        if call is None or report is None:
            if self.note is not None:
                self.note.remove()
                self.note = None
            return
        from tui.widgets.note import NoteBox

        if self.note is None:
            self.note = NoteBox()
            self.mount(self.note)
        number = self.reader.calls[call].note
        note = report.notes[number]
        title = say("note.title", number=number + 1, count=len(report.notes))
        if note.term:
            title = f"{clip(note.term, 40)} · {title}"
        self.note.tell(title, note_lines(report, note), self.size.width, self.size.height - self.crumb.size.height)
