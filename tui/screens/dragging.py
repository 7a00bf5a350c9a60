"""Edges between the panes that the mouse takes hold of and draws to where it likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

from tui.screens.desk import Desk

if TYPE_CHECKING:
    from tui.screens.sizing import Measure


class Dragging(Desk, inherit_bindings=False):
    """The main screen's panes, their edges in the mouse's reach."""

    _held: Measure | None = None
    """The edge that the mouse holds."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the edge under the mouse, if one is there."""
        self.foot.fade()  # as before a command
        if not self.furnished or event.button != 1:
            return
        from tui.screens.sizing import edge_at

        self._held = edge_at(self, event.screen_x, event.screen_y)
        if self._held is not None:
            self._pane(self._held).capture_mouse()  # what the mouse does now bubbles up to here

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The edge follows."""
        if self._held is not None:
            from tui.screens.sizing import drag

            drag(self, self._held, event.screen_x, event.screen_y)

    def on_mouse_up(self) -> None:
        """Let go."""
        if self._held is not None:
            self._pane(self._held).release_mouse()
            self._held = None

    def _pane(self, edge: Measure) -> Widget:
        from tui.screens.sizing import beyond

        return beyond(self, edge)
