"""A line that is typed into: what comes from a keyboard or a clipboard is only text."""

from __future__ import annotations

from textual.reactive import reactive
from textual.widgets import Input

from parser.text.safety import one_line

LONGEST = 2_000
"""Characters; what is pasted beyond is left out. Nobody looks for more, and each letter looks anew."""


def only_text(value: str) -> str:
    """``value`` on one line, without what acts on a terminal; one character for one."""
    return one_line(value[:LONGEST])


class Typed(Input):
    """An input that holds only what can be shown. Its cursor stands still: one that blinks writes to the terminal twice
    a second for as long as the line is open, over SSH too.
    """

    cursor_blink = reactive(False, init=False)

    def validate_value(self, value: str) -> str:
        """Textual takes the clipboard's escape sequences for text, and draws them."""
        return only_text(value)

    def on_mount(self) -> None:
        """Textual's line hears of the screen's selections for as long as the screen lives, and is held by it."""
        self._heard_of = self.screen.text_selection_started_signal

    def on_unmount(self) -> None:
        """It is gone, and hears of nothing: the screen lets go of it, and of the pane it stood in."""
        self._heard_of.unsubscribe(self)
