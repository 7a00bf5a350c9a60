"""Two lines over the text: what is read, and where in it one is."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from tui.ink import inks
from tui.widgets.drawn import Drawn
from tui.widgets.lines import clip

_PLACE, _LAST = 16, 12
"""Cells for the report's name in a short path, and those that its last step needs at least."""


class Crumb(Drawn):
    """The report's headline, the path of headings, how far through one is."""

    DEFAULT_CSS = """
    Crumb { height: 2; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(id="crumb")
        self._headline = ""
        self._path: tuple[str, ...] = ()
        self._progress: float | None = None
        self._marked = False

    def mark(self, marked: bool) -> None:
        """Of two texts beside each other, this is the one that is read."""
        if marked != self._marked:
            self._marked = marked
            self.refresh()

    def show(self, headline: str, path: tuple[str, ...], progress: float | None) -> None:
        """Show where one is; ``progress`` from 0 to 1, ``None`` for no report."""
        if (headline, path, progress) != (self._headline, self._path, self._progress):
            self._headline, self._path, self._progress = headline, path, progress
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the headline, then the path."""
        width = self.size.width
        base, ink = self.rich_style, inks(self.app)
        inner = max(0, width - 4)
        edge = Segment("▌ ", base + ink["crumb--bar"]) if self._marked else Segment("  ", base)
        if y == 0 and self.size.height > 1:
            style = base + ink["crumb--headline"]
            return Strip([edge, Segment(clip(self._headline, inner), style)]).adjust_cell_length(width, base)
        progress = "" if self._progress is None else f"{self._progress:4.0%}"
        faint = base + ink["crumb--path"]
        strong = base + ink["crumb--last"]
        path, last = shorten(self._path, inner - cell_len(progress) - 2)
        room = inner - cell_len(progress) - cell_len(path + last)
        return Strip(
            [
                edge,
                Segment(path, faint),
                Segment(last, strong),
                Segment(" " * max(0, room), base),
                Segment(progress, base + ink["crumb--progress"]),
            ]
        ).adjust_cell_length(width, base)


def shorten(path: tuple[str, ...], room: int) -> tuple[str, str]:
    """The path in ``room`` cells: all but its last step, and that. The middle is cut first: where
    one is, and in which report, matter more than the way between.
    """
    if not path:
        return "", ""
    *steps, last = path
    head = cell_len(" › ".join([clip(steps[0], _PLACE), *(["…"] if len(steps) > 1 else []), ""])) if steps else 0
    last = clip(last, room - head if room - head >= _LAST else room)  # place and year stay where both have room
    room -= cell_len(last)
    if not steps:
        return "", last
    joint = " › "
    for limit in (80, 24, 16, 12, 8):
        shown = joint.join([clip(steps[0], max(limit, _PLACE)), *(clip(step, limit) for step in steps[1:]), ""])
        if cell_len(shown) <= room:
            return shown, last
    shown = joint.join([clip(steps[0], _PLACE), *(["…"] if len(steps) > 1 else []), ""])
    return (shown, last) if cell_len(shown) <= room else ("", last)
