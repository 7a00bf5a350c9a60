"""Bookmarks: places that somebody wants to find again. None is ever dropped by itself: they are somebody's work."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from tui.settings.entries import LONGEST, as_offset, as_text, as_when
from tui.settings.kept import Kept, Place

MOST_BOOKMARKS = 1000
SAID = 80
"""Characters kept of a sentence."""


class Bookmark(NamedTuple):
    """A place that somebody wants to find again."""

    report: str
    offset: int
    note: str = ""
    label: str = ""
    """Place, year and section, for a list that is shown while the report is not open."""
    path: str = ""
    """The file, so that it can be opened."""
    when: float = 0.0
    """Seconds since 1970."""
    said: str = ""
    """How its sentence begins, so that two in one section can be told apart."""


class Bookmarks(Kept):
    """The bookmarks in the file that remembers."""

    def bookmarks(self, report: str | None = None) -> list[Bookmark]:
        """The bookmarks of a report by their place in it, or all, the latest first."""
        found = [mark for value in self._store.entries("bookmarks").values() if (mark := _bookmark(value))]
        if report is None:
            return sorted(found, key=lambda mark: -mark.when)
        return sorted((mark for mark in found if mark.report == report), key=lambda mark: mark.offset)

    def add_bookmark(
        self, place: Place, note: str = "", label: str = "", path: Path | str = "", said: str = ""
    ) -> bool:
        """Set a bookmark, or give the one there another note; ``False`` when there are too many.

        None is ever dropped by itself: they are somebody's work.
        """
        key = _mark_key(place)
        entries = self._store.entries("bookmarks")
        if key not in entries and len(entries) >= MOST_BOOKMARKS:
            return False
        value = [place.report, place.offset, note[:LONGEST], label[:LONGEST], str(path), self._now(), said[:SAID]]
        self._store.put("bookmarks", key, value)
        return True

    def drop_bookmark(self, place: Place) -> bool:
        """Take the bookmark away; ``False`` when there is none."""
        if self._store.get("bookmarks", _mark_key(place)) is None:
            return False
        self._store.put("bookmarks", _mark_key(place), None)
        return True


def _mark_key(place: Place) -> str:
    return f"{place.report}@{place.offset}"


def _bookmark(value: Any) -> Bookmark | None:
    if not (isinstance(value, list) and len(value) in (6, 7) and as_text(value[0]) and as_offset(value[1]) is not None):
        return None
    note, label, path = (as_text(each) or "" for each in value[2:5])
    said = as_text(value[6]) or "" if len(value) == 7 else ""  # not kept before 0.1
    return Bookmark(value[0], value[1], note, label, path, as_when(value[5]), said)
