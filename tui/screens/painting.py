"""Painting a screen: only what changed, and nothing that stands on the terminal already.

Textual's compositor renders, for each frame, every widget that meets the rectangle around all that
changed, containers beneath included, cuts every line where any widget begins or ends, and writes the
lines concerned whether they differ or not. A page of text beside an outline and over a table is
nearly the whole screen: some 25 ms a key, where the lines that changed take six.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual._compositor import Compositor, CompositorUpdate, ReflowResult
from textual.geometry import Region, Size
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from textual.widget import Widget

_NOTHING = Strip([], 0)


class Tile(NamedTuple):
    """A stretch of the screen's lines in which one widget is the foremost."""

    first: int
    """Cells from the left edge of the screen."""
    last: int
    widget: Widget
    region: Region
    """Where the whole widget stands."""


class Painted(CompositorUpdate):
    """A frame, ready to be written."""

    def __init__(self, output: str) -> None:
        self.output = output

    def render_segments(self, console: Console) -> str:
        """What the terminal is to get."""
        return self.output


class Whole(CompositorUpdate):
    """The whole screen: painted when it goes to the terminal, drawn by Textual when a console prints it (a picture)."""

    def __init__(self, painter: Painter) -> None:
        self.painter = painter

    def render_segments(self, console: Console) -> str:
        """What the terminal is to get."""
        painted = self.painter._paint([self.painter.size.region])
        return painted.output if painted else ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Compositor.render_full_update(self.painter)


class Painter(Compositor):
    """Textual's compositor with a shorter way from what changed to the terminal."""

    _writer: ClassVar[Painter | None] = None
    """The one that wrote last."""

    def __init__(self) -> None:
        super().__init__()
        self._tiled: object = None
        self._rows: list[tuple[Tile, ...]] = []
        self._written: list[dict[int, str]] = []
        """For each line of the screen what was last written, with its colours, by the cell at which its tile begins."""
        self._laid_out = self._full_map

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out. Whose size is another is told by the last layout, not by a map that drawing asked for since a
        scroll: with that one, a widget never hears that it has another size.
        """
        self._full_map = self._laid_out
        found = super().reflow(parent, size)
        self._laid_out = self._full_map
        return found

    def render_full_update(self, simplify: bool = False) -> Any:
        """The whole screen; ``simplify`` is asked for pictures, which Textual makes."""
        if simplify:
            return super().render_full_update(simplify)
        if self._must_not_paint:
            return None
        self._dirty_regions.clear()
        return Whole(self)

    def render_partial_update(self) -> Any:
        """What changed, or ``None`` where it looks as it did."""
        if self._must_not_paint:
            return None
        changed = list(self._dirty_regions)
        self._dirty_regions.clear()
        return self._paint(changed) if changed else None

    @classmethod
    def forget(cls) -> None:
        """What stands on the terminal is not known: another program wrote there."""
        cls._writer = None

    @property
    def _must_not_paint(self) -> bool:
        """Whether a frame made now would not be written: what changed is kept for the next."""
        return self.root is None or bool(self.root.app._batch_count)

    def _paint(self, changed: Iterable[Region]) -> Painted | None:
        assert self.root is not None
        console = self.root.app.console
        rows = self._tiles()
        if Painter._writer is not self:  # another screen was there
            Painter._writer = self
            for line in self._written:
                line.clear()
        wanted: dict[Widget, list[tuple[int, Tile]]] = {}
        order: list[tuple[int, Tile]] = []
        for y, first, last in self._regions_to_spans(changed):
            if 0 <= y < len(rows):
                for tile in rows[y]:
                    if tile.first < last and first < tile.last and (not order or order[-1] != (y, tile)):
                        order.append((y, tile))
                        wanted.setdefault(tile.widget, []).append((y, tile))
        strips = {widget: _lines(widget, places) for widget, places in wanted.items()}
        output: list[str] = []
        at = (-1, -1)
        for y, tile in order:
            first, last, widget, region = tile
            strip = strips[widget].get(y, _NOTHING).crop(first - region.x, last - region.x)
            text = strip.adjust_cell_length(last - first).render(console)
            if self._written[y].get(first) == text:
                continue
            self._written[y][first] = text
            if at != (y, first):
                output.append(f"\x1b[{y + 1};{first + 1}H")
            output.append(text)
            at = (y, last)
        return Painted("".join(output)) if output else None

    def _tiles(self) -> list[tuple[Tile, ...]]:
        """For each line of the screen, the foremost widgets from left to right."""
        visible = self.visible_widgets
        if self._tiled is not visible:  # laid out anew: another dictionary
            self._tiled = visible
            before, self._rows = self._rows, _rows(visible, self.size.height)
            if len(before) != len(self._rows) or (before and before[0][-1].last != self.size.width):
                self._written = [{} for _ in self._rows]
            for line, old, new in zip(self._written, before, self._rows, strict=False):
                if [tile[:2] for tile in old] != [tile[:2] for tile in new]:
                    line.clear()
        return self._rows


def _rows(visible: Mapping[Widget, tuple[Region, Region]], height: int) -> list[tuple[Tile, ...]]:
    shown = [(region.intersection(clip), region, widget) for widget, (region, clip) in visible.items()]
    shown = [each for each in shown if each[0]]
    edges = sorted({0, height, *(y for part, _, _ in shown for y in (part.y, part.bottom))})
    rows: list[tuple[Tile, ...]] = []
    for top, bottom in pairwise(edges):
        rows += [_row([each for each in shown if each[0].y <= top < each[0].bottom])] * (bottom - top)
    return rows


def _row(shown: list[tuple[Region, Region, Widget]]) -> tuple[Tile, ...]:
    """The tiles of a line on which these widgets stand, the foremost first."""
    cuts = sorted({x for part, _, _ in shown for x in (part.x, part.right)})
    tiles: list[Tile] = []
    for first, last in pairwise(cuts):
        for part, region, widget in shown:
            if part.x <= first < part.right:
                if tiles and tiles[-1].widget is widget and tiles[-1].last == first:
                    tiles[-1] = tiles[-1]._replace(last=last)
                else:
                    tiles.append(Tile(first, last, widget, region))
                break
    return tuple(tiles)


def _lines(widget: Widget, places: list[tuple[int, Tile]]) -> dict[int, Strip]:
    """The widget's lines at these lines of the screen, rendered in one go where they hang together."""
    found: dict[int, Strip] = {}
    lines = sorted({y for y, _ in places})
    region = places[0][1].region
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or lines[number] != lines[number - 1] + 1:
            top, count = lines[start], number - start
            strips = widget.render_lines(Region(0, top - region.y, region.width, count))
            found.update(zip(range(top, top + count), strips, strict=False))
            start = number
    return found
