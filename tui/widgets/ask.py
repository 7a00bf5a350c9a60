"""A line to type in, made when it is asked for and gone when it is answered."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import Input


class Ask(Input):
    """Tells each change; ends with Enter (keep) or Escape (forget). Up, down and tab end it, too."""

    def __init__(
        self, name: str, prompt: str, typed: Callable[[str], None], done: Callable[[bool], None], text: str = ""
    ) -> None:
        super().__init__(text, placeholder=prompt, id=name, compact=True, select_on_focus=False)
        self._typed = typed
        self._done = done

    def on_input_changed(self, event: Input.Changed) -> None:
        """Each letter counts."""
        event.stop()
        if self.is_attached:
            self._typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self._end(True)

    def on_key(self, event: events.Key) -> None:
        """Leave by any key that leads out."""
        if event.key in ("escape", "tab", "down", "up"):
            event.stop()
            event.prevent_default()
            self._end(event.key != "escape")

    def _end(self, kept: bool) -> None:
        self.remove()
        self._done(kept)
