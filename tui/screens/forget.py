"""Asks before all that is remembered is forgotten, and says what that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.commands import bindings
from tui.locale import say
from tui.screens.box import Box, BoxLines
from tui.settings.state import State
from tui.widgets.lines import Span


class Told(BoxLines):
    """What would be forgotten, a line each."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self.told = told

    @property
    def count(self) -> int:
        """How many lines."""
        return len(self.told)

    def can_stop(self, number: int) -> bool:
        """There is nothing to choose."""
        return False

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """One of them."""
        return [(f"  {self.told[number]}", "")], ""


class ForgetBox(Box[bool]):
    """Gives back whether to forget."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("forget")]
    PLACEHOLDER = "forget.prompt"

    def __init__(self, state: State) -> None:
        words = len(state.words("searches")) + len(state.words("jumps"))
        counts = (("places", state.places), ("bookmarks", len(state.bookmarks())), ("words", words))
        told = [say(f"forget.{name}", count=count) for name, count in counts]
        self.told_lines = Told([*told, say("forget.rest"), say("forget.readings")])
        super().__init__("forget", self.told_lines)

    def on_mount(self) -> None:
        """Tell."""
        super().on_mount()
        self.told_lines.fresh()

    def action_sure(self) -> None:
        """Forget."""
        self.dismiss(True)
