"""A screen is as large as the window is now, whatever size an event tells of."""

from __future__ import annotations

from typing import Any, cast

from textual.geometry import Size


class InWindow:
    """For a screen to be made of. Textual's screen tells itself of each new size once more; where two sizes are under
    way at once, it would change from the one to the other and back for ever. Laid out for the window as it is, the
    second change is none.
    """

    def _screen_resized(self, size: Size) -> None:
        cast(Any, super())._screen_resized(cast(Any, self).app.size or size)
