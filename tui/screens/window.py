"""What the window and the mouse tell a screen, where it comes too late to be true."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

Result = TypeVar("Result")


class InWindow(Screen[Result], inherit_bindings=False):
    """For a screen to be made of, beside what it is otherwise.

    Textual tells a screen of a new size, and the screen, laid out for it, tells itself once more. With two sizes under
    way at once it would be laid out for the one and the other in turn, for ever: a size that the window no longer has
    is not answered; that which it has is told as well.
    """

    async def _on_resize(self, event: events.Resize) -> None:
        if event.size != self.app.size:
            event.stop()
            event.prevent_default()

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What the mouse may begin to select there: nothing in a widget that is gone, though the frame in which it goes
        has not been drawn (the second click on a notification, say).
        """
        widget, offset = super().get_widget_and_offset_at(x, y)
        return (widget, offset) if widget is not None and widget.is_attached else (None, None)
