"""Widgets that draw whole lines by themselves, their scroll bar included.

Textual puts every line through a cache of styles, which looks border, padding, outline, opacity, tint
and hatch up anew for each line it renders: more work than the line itself. A widget that gives its
lines in full width, ground included, needs that for its border only.
"""

from __future__ import annotations

from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget


class Drawn(Widget):
    """Its ``render_line`` gives lines as wide as its contents."""

    ALLOW_SELECT: ClassVar[bool] = False
    """Nothing of it is selected with the mouse, unless it shows so: of quick clicks Textual has the second select all
    that a widget says, and the third all that stands around it, the report included."""
    _ground: Style | None = None

    @property
    def rich_style(self) -> Style:
        """The ground of every line: looked up once, not once a line."""
        if self._ground is None:
            self._ground = super().rich_style
        return self._ground

    def notify_style_update(self) -> None:
        """Another theme, another ground."""
        self._ground = None
        super().notify_style_update()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Take the focus at once, not when the messages that wait are done: what follows from it comes
        in the same frame.
        """
        if self.is_attached and self.focusable:
            self.screen.set_focus(self, scroll_visible=scroll_visible)
            return self
        return super().focus(scroll_visible)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again. The screen knows at once: its next frame need not wait until a message has told it,
        and does not leave this for the one after.
        """
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if repaint and self._is_mounted and self.is_attached and self.display:
            self.screen._dirty_widgets.add(self)
        return self

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when first asked for."""
        if self._vertical_scrollbar is None:
            bar = self.make_bar()
            self._vertical_scrollbar = bar
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def make_bar(self) -> Bar:
        """Its scroll bar."""
        return Bar(vertical=True, name="vertical", thickness=self.scrollbar_size_vertical)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of ``crop``: ours, and the border's by Textual; blank once it is gone, before the screen knows of
        that: a click, or a frame, may still ask for what stood there.
        """
        if not self.is_attached:
            return [Strip.blank(crop.width)] * crop.height
        styles = self.styles
        gutter = styles.gutter
        if gutter.left or gutter.right or crop.x or self._must_be_styled:
            return super().render_lines(crop)
        filters, background = self.get_line_filters(), self.background_colors[1]
        bottom = self.outer_size.height - gutter.bottom
        strips: list[Strip] = []
        for y in crop.line_range:
            if y < gutter.top or y >= bottom:
                strips += super().render_lines(Region(0, y, crop.width, 1))
                continue
            strip = self.render_line(y - gutter.top)
            for each in filters:
                strip = strip.apply_filter(each, background)
            strips.append(strip)
        return strips

    @property
    def _must_be_styled(self) -> bool:
        """Whether there is more to a line than its contents: no style of ours asks for it, another's might."""
        styles = self.styles
        return bool(self.opacity != 1.0 or styles.text_opacity != 1.0 or styles.tint.a or self.loading)


class Bar(Drawn, ScrollBar):
    """A scroll bar that draws a line as one cell of what its renderer gives for all."""

    _drawn: tuple[object, list[Strip]] = (None, [])

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again, where it stands: the widget that it scrolls sees to its place."""
        super().refresh(*regions, repaint=repaint, recompose=recompose)
        return self

    def render_lines(self, crop: Region) -> list[Strip]:
        """The cells of ``crop``; blank once its widget is gone, before the screen knows of it."""
        if not self.is_attached:
            return [Strip.blank(crop.width)] * crop.height
        strips = self._cells()[crop.y : crop.bottom]
        strips += [Strip.blank(crop.width, self.rich_style)] * (crop.height - len(strips))  # laid out just now
        filters, background = self.get_line_filters(), self.background_colors[1]
        for each in filters:
            strips = [strip.apply_filter(each, background) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """A cell of the bar."""
        return self._cells()[y]

    def _cells(self) -> list[Strip]:
        shown = self.render()
        assert isinstance(shown, ScrollBarRender)
        style = shown.style
        assert isinstance(style, Style)
        key = (shown.virtual_size, shown.window_size, shown.position, style, self.size)
        if self._drawn[0] != key:
            black = Color(0, 0, 0).rich_color
            segments = shown.render_bar(
                size=self.size.height,
                virtual_size=shown.virtual_size,
                window_size=shown.window_size,
                position=shown.position,
                thickness=self.size.width,
                vertical=True,
                back_color=style.bgcolor or black,
                bar_color=style.color or black,
            ).segments
            ground = self.rich_style
            self._drawn = (
                key,
                [Strip([Segment(text, ground + one)], self.size.width) for text, one, _ in segments if text != "\n"],
            )
        return self._drawn[1]
