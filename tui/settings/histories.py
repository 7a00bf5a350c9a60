"""What was typed, and where one has been: the histories of the boxes and of ``b`` and ``B``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from tui.settings.entries import LONGEST, as_offset, as_text, as_when
from tui.settings.kept import Kept, Place

MOST_WORDS = 100
MOST_TRAIL = 100

History = Literal["jumps", "searches"]


class Histories(Kept):
    """The histories in the file that remembers."""

    def words(self, history: History) -> list[str]:
        """What was typed into the jump box or the search, the latest first."""
        entries = self._store.entries(history)
        return sorted(entries, key=lambda words: -as_when(entries[words]))[:MOST_WORDS]

    def add_words(self, history: History, words: str) -> None:
        """Words were typed, and led somewhere."""
        if words := words.strip()[:LONGEST]:
            self._store.put(history, words, self._now())

    def trail(self) -> tuple[list[Place], list[Place]]:
        """Where ``b`` and ``B`` lead: the places back, and those forward; the next one last."""
        back, forward = (_places(self._store.get("choices", name)) for name in ("back", "forward"))
        return back, forward

    def keep_trail(self, back: Iterable[Place], forward: Iterable[Place]) -> None:
        """The history of leaps is this now."""
        for name, places in (("back", back), ("forward", forward)):
            self._choose(name, [[place.report, place.offset] for place in places][-MOST_TRAIL:])


def _places(value: Any) -> list[Place]:
    found = []
    for each in value[-MOST_TRAIL:] if isinstance(value, list) else ():
        if isinstance(each, list) and len(each) == 2 and as_text(each[0]) and as_offset(each[1]) is not None:
            found.append(Place(each[0], each[1]))
    return found
