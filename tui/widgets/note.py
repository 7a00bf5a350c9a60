"""A note under the text that calls it."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from tui.ink import inks
from tui.reading.linebreak import wrap
from tui.widgets.drawn import Drawn

MOST = 0.45
"""Of the height of text and note, what the note may take."""
MEASURE = 80


class NoteBox(Drawn):
    """Its title and its text, as high as that needs; a click goes to where the note stands."""

    DEFAULT_CSS = """
    NoteBox { height: 3; width: 1fr; border-top: solid $primary; border-title-color: $primary; background: $surface; }
    """

    class Picked(Message):
        """The note was clicked."""

    def __init__(self) -> None:
        super().__init__(id="note")
        self.text: list[str] = []
        """Its paragraphs."""
        self._lines: list[str] = []
        self._most = 0

    def tell(self, title: str, text: list[str], width: int, height: int) -> None:
        """Show a note where ``width`` × ``height`` cells are there for it and the text together."""
        self.border_title = Content(title)
        self.text, self._most = text, max(2, int(height * MOST))
        self._lay(width)

    def _lay(self, width: int) -> None:
        measure = max(16, min(MEASURE, width - 6))
        self._lines = []
        for paragraph in self.text:
            starts = wrap(paragraph, measure)
            self._lines += [paragraph[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
        if len(self._lines) > self._most:
            last = self._lines[self._most - 1]
            while last and cell_len(last) > measure - 2:
                last = last[:-1]
            self._lines[self._most - 1 :] = [last + " …"]
        self.styles.height = len(self._lines) + 1
        self.refresh()

    def on_resize(self) -> None:
        """Break its lines anew."""
        if self.text:
            self._lay(self.size.width)

    def on_click(self) -> None:
        """To the note itself."""
        self.post_message(self.Picked())

    def render_line(self, y: int) -> Strip:
        """Draw a line of it."""
        width, base = self.size.width, self.rich_style
        line = self._lines[y] if y < len(self._lines) else ""
        left = max(0, (width - max(16, min(MEASURE, width - 6))) // 2)  # under the text that calls it
        style = base + inks(self.app)["note--text"]
        return Strip([Segment(" " * left, base), Segment(line, style)]).adjust_cell_length(width, base)
