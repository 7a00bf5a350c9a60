"""Going through what was typed before."""

from __future__ import annotations

from collections.abc import Sequence


class Recall:
    """Older words one way, newer ones the other; after the newest comes what was being typed."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        """The latest first."""
        self._at = -1
        self._typed = ""

    def step(self, by: int, now: str) -> str | None:
        """The words ``by`` steps older than those in the line, which holds ``now``; ``None`` past either end."""
        if not 0 <= self._at < len(self._words) or self._words[self._at] != now:
            self._at, self._typed = -1, now  # something else was typed since
        at = self._at + by
        while 0 <= at < len(self._words) and self._words[at] == now:
            at += by
        if at >= len(self._words) or (at < 0 and self._at < 0):
            return None
        self._at = max(-1, at)
        return self._words[at] if at >= 0 else self._typed
