"""Widgets whose contents change without the screen being laid out anew.

Textual lays the whole screen out whenever a scrolling widget's virtual size changes, an ``Input``'s
at every letter: some 20 ms a key that a box of fixed size can do without.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.lines import clip
from tui.widgets.typed import Typed


def make_tall(view: ScrollView, height: int) -> None:
    """Let ``view`` scroll over ``height`` lines; only its scroll bar is told."""
    size = Size(view.virtual_size.width, height)
    if size != view.virtual_size:
        view.set_reactive(Widget.virtual_size, size)
        if view.is_attached:
            view._scroll_update(size)
    view.refresh()


class StillInput(Typed):
    """A line to type in that never asks for a new layout: its place does not depend on what is typed.

    Each letter is told to ``heard`` at once, not by a message, so that it and what it finds come
    to the screen in one frame.
    """

    def __init__(self, prompt: str, heard: Callable[[str], None], *, text: str = "", id: str = "typed") -> None:
        super().__init__(text, placeholder=prompt, compact=True, id=id)
        self._heard = heard

    def watch_value(self, before: str, value: str) -> None:
        """Tell it."""
        if self.is_attached and before != value:
            self._heard(value)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> StillInput:
        """Draw again, where it stands."""
        super().refresh(*regions, repaint=repaint, layout=layout and not self.size, recompose=recompose)
        return self


class Told(Widget):
    """One line of text, drawn by itself."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    Told { height: 1; width: 1fr; }
    """

    def __init__(self, text: str = "", *, right: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = text
        self._right = right

    def tell(self, text: str) -> None:
        """Say something else."""
        if text != self.text:
            self.text = text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The text, cut where the room ends."""
        width = self.size.width
        text = Content(clip(self.text, width))
        spaces = " " * (width - text.cell_length)
        line = Content(spaces) + text if self._right else text + spaces
        return Strip(list(line.render_segments(self.visual_style)), width)
