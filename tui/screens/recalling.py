"""A box whose line brings back what was typed before: from the first row on, the up arrow leads there."""

from __future__ import annotations

from collections.abc import Sequence

from tui.reading.recall import Recall
from tui.screens.box import Box, BoxLines, Result


class RecallingBox(Box[Result], inherit_bindings=False):
    """``history`` is what was typed before, the newest first."""

    def __init__(self, name: str, lines: BoxLines, text: str = "", history: Sequence[str] = ()) -> None:
        super().__init__(name, lines, text)
        self._recall = Recall(history)

    def action_up(self) -> None:
        """The row before; from the first one on, what was typed before."""
        if self.lines.cursor > 0:
            super().action_up()
        else:
            self.action_older()

    def action_older(self) -> None:
        """What was typed before."""
        self._bring_back(1)

    def action_newer(self) -> None:
        """What was typed after that."""
        self._bring_back(-1)

    def _bring_back(self, by: int) -> None:
        words = self._recall.step(by, self.typed.value)
        if words is not None:
            self.typed.value = words
            self.typed.cursor_position = len(words)
