"""A line filter that draws frames, blocks and scroll bars in ASCII, for terminals that would draw them
two columns wide (``ambiguous.apply("wide")``). The one module here that imports Textual.

    def get_line_filters(self) -> Sequence[LineFilter]:     # of the app
        return [*super().get_line_filters(), *self._more_filters]
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.settings.ambiguous import plain


class PlainLines(LineFilter):
    """Lines and blocks as ASCII; all else as it is."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, each as many columns wide as Textual takes it to be."""
        return [segment if segment.text.isascii() else _plain(segment) for segment in segments]


def _plain(segment: Segment) -> Segment:
    text, style, control = segment
    return Segment(plain(text), style, control)
