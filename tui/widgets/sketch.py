"""A chart (``tui.charts``) in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip

from tui.charts import Chart
from tui.ink import inks
from tui.widgets.drawn import Drawn

_INKS = ("figure--value", "figure--rise", "figure--target", "figure--rank", "figure--fall", "lines--head")


class Sketch(Drawn):
    """Draws what ``make`` gives for its size."""

    DEFAULT_CSS = """
    Sketch { height: 1fr; width: 1fr; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="sketch")
        self._make: Callable[[int, int], Chart] | None = None
        self._chart: Chart = []
        self._most = 10
        self.empty = ""
        """What is said when there is nothing to draw."""

    def show(self, make: Callable[[int, int], Chart], empty: str) -> None:
        """Draw another chart."""
        self._make, self.empty = make, empty
        self.on_resize()

    def allow(self, lines: int) -> None:
        """Let it be so many lines high: a chart that needs fewer takes fewer."""
        if lines != self._most:
            self._most = lines
            self.on_resize()

    def on_resize(self) -> None:
        """A chart is made for a size."""
        if self._make is not None and self.size.width:
            self._chart = self._make(self.size.width, self._most)
            self.styles.height = max(1, len(self._chart))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the chart."""
        width, base = self.size.width, self.rich_style
        ink = inks(self.app)
        if not self._chart and y == 0:
            return Strip([Segment(self.empty, base + ink["lines--dim"])]).adjust_cell_length(width, base)
        if y >= len(self._chart):
            return Strip.blank(width, base)
        segments = [
            Segment(text, base + ink["lines--dim" if owner is None else _INKS[owner % len(_INKS)]])
            for text, owner in self._chart[y]
        ]
        return Strip(segments).adjust_cell_length(width, base)
