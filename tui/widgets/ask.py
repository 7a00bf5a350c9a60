"""A line to type in, made when it is asked for and gone when it is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.widgets import Input

from tui.reading.recall import Recall
from tui.widgets.typed import Typed


class Ask(Typed):
    """Tells each change; ends with Enter (keep) or Escape (forget). Tab ends it, too, and so do up and
    down, which with a ``history`` bring back what was typed before.
    """

    def __init__(
        self,
        name: str,
        prompt: str,
        typed: Callable[[str], None],
        done: Callable[[bool], None],
        text: str = "",
        history: Sequence[str] | None = None,
    ) -> None:
        super().__init__(text, placeholder=prompt, id=name, compact=True, select_on_focus=False)
        self._typed = typed
        self._done = done
        self._recall = Recall(history) if history is not None else None

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
        """Leave by any key that leads out; go through what was typed before."""
        if event.key not in ("escape", "tab", "down", "up"):
            return
        event.stop()
        event.prevent_default()
        if self._recall is not None and event.key in ("up", "down"):
            words = self._recall.step(1 if event.key == "up" else -1, self.value)
            if words is not None:
                self.value = words
                self.cursor_position = len(words)
        else:
            self._end(event.key != "escape")

    def _end(self, kept: bool) -> None:
        self.remove()
        self._done(kept)
