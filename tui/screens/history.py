"""Where one has been: back and forward, as in a browser."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """A place in a report."""

    report: str
    """The report's id."""
    offset: int
    """Source offset."""
    above: int = 1
    """Lines in view above it."""


class History:
    """Places left by a leap. Scrolling is no leap."""

    def __init__(self, limit: int = 200) -> None:
        self._limit = limit
        self._back: list[Spot] = []
        self._forward: list[Spot] = []

    @property
    def back(self) -> int:
        """How many places one can go back to."""
        return len(self._back)

    @property
    def forward(self) -> int:
        """How many places one can go forward to."""
        return len(self._forward)

    def leave(self, spot: Spot | None) -> None:
        """One leaps away from ``spot``."""
        if spot is not None and (not self._back or self._back[-1] != spot):
            self._back.append(spot)
            del self._back[: -self._limit]
        self._forward.clear()

    def go_back(self, here: Spot | None) -> Spot | None:
        """Where one was before; ``here`` is kept for going forward."""
        if not self._back:
            return None
        if here is not None:
            self._forward.append(here)
        return self._back.pop()

    def go_forward(self, here: Spot | None) -> Spot | None:
        """Where one went back from."""
        if not self._forward:
            return None
        if here is not None:
            self._back.append(here)
        return self._forward.pop()

    @property
    def trail(self) -> tuple[list[Spot], list[Spot]]:
        """The places back and those forward, the next one last."""
        return list(self._back), list(self._forward)

    def recall(self, back: list[Spot], forward: list[Spot]) -> None:
        """Put the places of an earlier time behind those of now."""
        if not self._back and not self._forward:
            self._forward = forward
        self._back[:0] = back
        del self._back[: -self._limit]

    def forget(self) -> None:
        """Nowhere to go back to."""
        self._back, self._forward = [], []
