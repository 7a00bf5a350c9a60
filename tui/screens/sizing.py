"""How large the panes are: the sidebar and in it the list of reports, the table, and of two texts the first one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.desk import Desk

Measure = Literal["side", "table-height", "table-width", "list-height", "text-width", "text-height"]
STEPS: dict[Measure, int] = {
    "side": 2, "table-height": 1, "table-width": 4, "list-height": 1, "text-width": 4, "text-height": 1,
}  # fmt: skip
LEAST: dict[Measure, int] = {
    "side": 20, "table-height": 4, "table-width": 40, "list-height": 3, "text-width": 30, "text-height": 5,
}  # fmt: skip
ROOM: dict[Measure, int] = {
    "side": 44, "table-height": 8, "table-width": 48, "list-height": 4, "text-width": 30, "text-height": 5,
}  # fmt: skip
"""What is left to the pane at the other side of the edge at least, in cells or lines."""


def measure_of(desk: Desk) -> tuple[Measure, int] | None:
    """Which size a larger pane means here, and whether more of it is more (1) or less (-1) of the pane with the focus.

    ``None`` in a narrow window, where each pane has the screen to itself, and when the text stands alone.
    """
    if desk.narrow:
        return None
    if desk.side_shown and desk.focused in (desk.reports, desk.outline):
        return "side", 1
    if desk.table_shown:
        return _of_table(desk), (1 if desk.table.has_focus else -1)
    return ("side", -1) if desk.side_shown else None


def other_measure_of(desk: Desk) -> tuple[Measure, int] | None:
    """The same of the pane's other edge: between reports and outline, and between two texts."""
    if desk.side_shown and desk.focused in (desk.reports, desk.outline):
        return "list-height", (1 if desk.focused is desk.reports else -1)
    if len(desk.sides) == 2 and desk.focused in [side.reader for side in desk.sides]:
        return _of_texts(desk), (1 if desk.focused is desk.sides[0].reader else -1)
    return None


def resize(desk: Desk, found: tuple[Measure, int] | None, by: int) -> bool:
    """Make the pane with the focus larger (1) or smaller (-1) by a step at the edge ``found``; whether it could."""
    if found is None:
        return False
    name, sense = found
    pane = _pane(desk, name)
    drawn = pane.outer_size.height if name.endswith("height") else pane.outer_size.width
    # keys may come faster than frames: what was chosen goes before what is drawn
    now = _bounded(desk, name, desk.sizes.get(name, drawn))
    size = _bounded(desk, name, now + by * sense * STEPS[name])
    if size == now:
        return False
    desk.sizes = {**desk.sizes, name: size}
    apply(desk)
    return True


def edge_at(desk: Desk, x: int, y: int) -> Measure | None:
    """The edge that lies at a place on the screen: what the mouse may take hold of there."""
    side, table, outline = desk.query_one("#side").region, desk.table.region, desk.outline.region
    if desk.side_shown and side.contains(x, y):
        if x == side.right - 1:
            return None if desk.narrow else "side"
        return "list-height" if y == outline.y else None
    if desk.table_shown and table.contains(x, y):
        if desk.narrow:
            return None
        name = _of_table(desk)
        return name if (x == table.x if name == "table-width" else y == table.y) else None
    if len(desk.sides) == 2 and (second := desk.sides[1].region).contains(x, y):
        name = _of_texts(desk)
        return name if (x == second.x if name == "text-width" else y == second.y) else None
    return None


def drag(desk: Desk, name: Measure, x: int, y: int) -> None:
    """Bring the edge that the mouse holds to where the mouse is, as far as the window has room."""
    pane = _pane(desk, name).region
    size = {
        "side": x + 1,
        "table-width": pane.right - x,
        "table-height": pane.bottom - y,
        "list-height": y - pane.y,
        "text-width": x - pane.x,
        "text-height": y - pane.y,
    }[name]
    size = _bounded(desk, name, size)
    if size != desk.sizes.get(name):
        desk.sizes = {**desk.sizes, name: size}
        apply(desk)


def apply(desk: Desk) -> None:
    """Give the panes the sizes that were chosen, as far as the window has room; those of another arrangement rest."""
    sizes: Mapping[str, int] = desk.sizes
    wanted: dict[str, int | None] = dict.fromkeys(STEPS)
    shown: set[Measure] = {"list-height"}
    if not desk.narrow:
        shown |= {"side", _of_table(desk)}
    if len(desk.sides) == 2:
        shown.add(_of_texts(desk))
    # the sidebar's width first: what is left to the others depends on it
    side = desk.query_one("#side")
    side.styles.width = _bounded(desk, "side", sizes["side"]) if "side" in shown and "side" in sizes else None
    for name in shown - {"side"}:
        if name in sizes:
            wanted[name] = _bounded(desk, name, sizes[name])
    reports, table = desk.reports.styles, desk.table.styles
    reports.height = reports.max_height = wanted["list-height"]
    table.height = wanted["table-height"]
    table.width = table.max_width = wanted["table-width"]
    for number, each in enumerate(desk.sides):
        each.styles.width = None if number else wanted["text-width"]
        each.styles.height = None if number else wanted["text-height"]


def _of_table(desk: Desk) -> Measure:
    return "table-width" if desk.has_class("-wide") and not desk.has_class("beside") else "table-height"


def _of_texts(desk: Desk) -> Measure:
    return "text-height" if desk.narrow else "text-width"


def _pane(desk: Desk, name: Measure) -> Widget:
    """The pane whose size it is."""
    if name == "side":
        return desk.query_one("#side")
    return desk.reports if name == "list-height" else desk.sides[0] if name.startswith("text") else desk.table


def beyond(desk: Desk, name: Measure) -> Widget:
    """The pane that the edge is drawn on."""
    return desk.outline if name == "list-height" else desk.sides[1] if name.startswith("text") else _pane(desk, name)


def _bounded(desk: Desk, name: Measure, size: int) -> int:
    if name == "list-height":
        room = desk.query_one("#side").size.height
    elif name.startswith("text"):
        pages = desk.query_one("#pages").size
        room = pages.height if name == "text-height" else pages.width
    else:
        room = desk.size.height if name == "table-height" else desk.size.width
    if name == "table-width" and desk.side_shown:
        room -= desk.query_one("#side").outer_size.width
    return max(LEAST[name], min(size, room - ROOM[name]))
