"""Boxes over the main screen: each of them once, and at any time."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import AwaitMount

_REST = 1.0
"""Seconds after which what a box held, and let go of, goes back to the system."""


class Stack(App[int], inherit_bindings=False):
    """An app whose screens come and go as quickly as keys do."""

    _rest: Timer | None = None

    def push_screen(self, screen: Any, *how: Any, **named: Any) -> Any:
        """Show a box. One that stands there already, as of two clicks that came together, stays; one that is going and
        has not quite gone, as when the key comes right behind Escape, is in nobody's way: Textual would say that its id
        is taken, and end.
        """
        if isinstance(screen, Screen) and screen.id is not None:
            for each in tuple(self._nodes):
                if each.id == screen.id and each in self.screen_stack:
                    return AwaitMount(each, [])
                if each.id == screen.id:
                    self._nodes._nodes_by_id.pop(screen.id, None)
        return super().push_screen(screen, *how, **named)

    def pop_screen(self) -> AwaitComplete:
        """Close a box. What was asked in it of a library of thousands took some MB."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_REST, self._give_back)
        return super().pop_screen()

    def _give_back(self) -> None:
        from tui.forgetting import give_back

        self._rest = None  # a timer holds what was active when it was set: the box
        give_back()
