"""How large the panes are: the sidebar's width, and the table's height, or its width where it is beside the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.desk import Desk

Measure = Literal["side", "table-height", "table-width"]
STEPS: dict[Measure, int] = {"side": 2, "table-height": 1, "table-width": 4}
LEAST: dict[Measure, int] = {"side": 20, "table-height": 4, "table-width": 40}
ROOM: dict[Measure, int] = {"side": 44, "table-height": 8, "table-width": 48}
"""What is left to the text at least, in cells or lines."""


def measure_of(desk: Desk) -> tuple[Measure, int] | None:
    """Which size a larger pane means here, and whether more of it is more (1) or less (-1) of the pane with the focus.

    ``None`` in a narrow window, where each pane has the screen to itself, and when the text stands alone.
    """
    if desk.narrow:
        return None
    if desk.side_shown and desk.focused in (desk.reports, desk.outline):
        return "side", 1
    if desk.table_shown:
        across = desk.has_class("-wide") and not desk.has_class("beside")
        return ("table-width" if across else "table-height"), (1 if desk.table.has_focus else -1)
    return ("side", -1) if desk.side_shown else None


def resize(desk: Desk, by: int) -> bool:
    """Make the pane with the focus larger (1) or smaller (-1) by a step; whether it could."""
    found = measure_of(desk)
    if found is None:
        return False
    name, sense = found
    pane = _pane(desk, name)
    drawn = pane.outer_size.height if name == "table-height" else pane.outer_size.width
    # keys may come faster than frames: what was chosen goes before what is drawn
    now = _bounded(desk, name, desk.sizes.get(name, drawn))
    size = _bounded(desk, name, now + by * sense * STEPS[name])
    if size == now:
        return False
    desk.sizes = {**desk.sizes, name: size}
    apply(desk)
    return True


def edge_at(desk: Desk, x: int, y: int) -> Measure | None:
    """The pane whose edge towards the text lies at a place on the screen: what the mouse may take hold of there."""
    if desk.narrow:
        return None
    side, table = desk.query_one("#side").region, desk.table.region
    if desk.side_shown and x == side.right - 1 and side.y <= y < side.bottom:
        return "side"
    if not desk.table_shown:
        return None
    if desk.has_class("-wide") and not desk.has_class("beside"):
        return "table-width" if x == table.x and table.y <= y < table.bottom else None
    return "table-height" if y == table.y and table.x <= x < table.right else None


def drag(desk: Desk, name: Measure, x: int, y: int) -> None:
    """Bring the edge of a pane that the mouse holds to where the mouse is, as far as the window has room."""
    if name == "side":
        size = x + 1
    elif name == "table-width":
        size = desk.table.region.right - x
    else:
        size = desk.table.region.bottom - y
    size = _bounded(desk, name, size)
    if size != desk.sizes.get(name):
        desk.sizes = {**desk.sizes, name: size}
        apply(desk)


def apply(desk: Desk) -> None:
    """Give the panes the sizes that were chosen, as far as the window has room; those of another arrangement rest."""
    across = desk.has_class("-wide") and not desk.has_class("beside")
    sizes: Mapping[str, int] = {} if desk.narrow else desk.sizes
    side, table = desk.query_one("#side"), desk.table
    side.styles.width = _bounded(desk, "side", sizes["side"]) if "side" in sizes else None
    height = None if across else sizes.get("table-height")
    width = sizes.get("table-width") if across else None
    table.styles.height = None if height is None else _bounded(desk, "table-height", height)
    table.styles.width = table.styles.max_width = None if width is None else _bounded(desk, "table-width", width)


def _pane(desk: Desk, name: Measure) -> Widget:
    return desk.query_one("#side") if name == "side" else desk.table


def _bounded(desk: Desk, name: Measure, size: int) -> int:
    room = desk.size.height if name == "table-height" else desk.size.width
    if name == "table-width" and desk.side_shown:
        room -= desk.query_one("#side").outer_size.width
    return max(LEAST[name], min(size, room - ROOM[name]))
