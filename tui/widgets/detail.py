"""The row under the cursor, given whole: a pane under text and table."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.strip import Strip

from tui.ink import inks
from tui.locale import say
from tui.reading.detail import Detail, Run
from tui.reading.linebreak import wrap
from tui.widgets.drawn import Drawn
from tui.widgets.lines import clip

_GAP = 3
_MEASURE = 100
"""Cells that a line of the sentence takes at most: longer ones are hard to follow."""


class DetailPane(Drawn):
    """Facts in lines, then the sentence, its figure always in view; the wheel shows what has no room."""

    DEFAULT_CSS = """
    DetailPane {
        height: 11; width: 1fr; dock: bottom;
        border-top: solid $primary; border-title-color: $text-muted; background: $surface;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="detail")
        self._detail: Detail | None = None
        self._lines: list[list[Run]] = []
        self._top = 0

    def tell(self, told: Detail | None) -> None:
        """Show a row; ``None`` where no figure is under the cursor."""
        self._detail = told
        self._lay()

    @property
    def text(self) -> str:
        """All that it says, in view or not."""
        return "\n".join("".join(text for text, _ in line) for line in self._lines)

    def _lay(self) -> None:
        self.border_title = Content(say("detail.title"))
        width, told = self.size.width - 4, self._detail
        self._top, self._lines = 0, []
        if width < 10:
            return
        if told is None:
            self._lines = [[(say("detail.nothing"), ("lines--dim",))]]
        else:
            self._lines = _flowed(told.facts, width)
            facts = len(self._lines)
            text = "".join(text for text, _ in told.sentence)
            starts = wrap(text, min(width, _MEASURE))
            self._lines += [
                _cut(told.sentence, begin, end) for begin, end in zip(starts, [*starts[1:], len(text)], strict=True)
            ]
            figure = facts + sum(start <= told.figure for start in starts) - 1
            # where there is no room for all, the line of the figure is the last but one in view
            self._top = max(0, min(figure + 2 - self.size.height, len(self._lines) - self.size.height))
        self.refresh()

    def on_resize(self) -> None:
        """Lay its lines out anew."""
        self._lay()

    def _scroll(self, by: int) -> None:
        self._top = max(0, min(self._top + by, len(self._lines) - self.size.height))
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """What has no room below."""
        event.stop()
        self._scroll(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """What has no room above."""
        event.stop()
        self._scroll(-1)

    def render_line(self, y: int) -> Strip:
        """Draw a line of it."""
        width, base, ink = self.size.width, self.rich_style, inks(self.app)
        at = self._top + y
        segments = [Segment("  ", base)]
        for text, names in self._lines[at] if at < len(self._lines) else []:
            style = base
            for name in names:
                style += ink[name]
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, base)


def _flowed(facts: list[tuple[str, list[Run]]], width: int) -> list[list[Run]]:
    """Labels and values side by side, as many in a line as have room."""
    lines: list[list[Run]] = [[]]
    taken = 0
    for name, runs in facts:
        size = cell_len(name) + 1 + sum(cell_len(text) for text, _ in runs)
        if taken and taken + _GAP + size > width:
            lines.append([])
            taken = 0
        if taken:
            lines[-1].append((" " * _GAP, ()))
            taken += _GAP
        lines[-1].append((f"{name} ", ("lines--dim",)))
        room = width - taken - cell_len(name) - 1
        for text, styles in runs:
            shown = clip(text, room)
            lines[-1].append((shown, styles))
            room -= cell_len(shown)
        taken += size
    return lines


def _cut(runs: list[Run], start: int, end: int) -> list[Run]:
    """The part of the runs from one character to another."""
    found: list[Run] = []
    at = 0
    for text, styles in runs:
        piece = text[max(0, start - at) : max(0, end - at)]
        if piece:
            found.append((piece, styles))
        at += len(text)
    return found
