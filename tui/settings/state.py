"""What govtui remembers from one start to the next: places, layout, choices, history, bookmarks.

One file (``paths.state_file``), read in a millisecond or two. Each thing is an entry of its own in
a ``Store``, so that two govtui running at once do not take each other's places or bookmarks away,
and an entry of a shape nobody expected counts as none. Reports are known by what they say, not by
the name of a file: a report that was moved or renamed opens where one left it.

    state = State.load()
    ...
    state.keep_place(report_key(report), offset)
    state.save()            # when one leaves, and now and then; from any thread; never raises
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from tui.locale import say
from tui.settings import paths
from tui.settings.ambiguous import Width
from tui.settings.entries import (
    LONGEST,
    as_facets,
    as_first,
    as_flag,
    as_offset,
    as_sizes,
    as_text,
    as_texts,
    as_when,
    plain,
)
from tui.settings.store import Sections, Store

if TYPE_CHECKING:
    from parser.report import Report

MOST_PLACES = 1000
MOST_BOOKMARKS = 1000
MOST_WORDS = 100
MOST_TRAIL = 100

_NONE: Mapping[str, Any] = MappingProxyType({})

History = Literal["jumps", "searches"]


class Place(NamedTuple):
    """A place in a report."""

    report: str
    """The report's key (``report_key``)."""
    offset: int
    """Source offset."""


class Last(NamedTuple):
    """The report that was open when govtui was left."""

    report: str
    path: str = ""
    """The file it came from: reading it first brings the first screen early."""


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


class Layout(NamedTuple):
    """How the screen was left. Names of panes, columns and the rest are the screen's own; one it
    does not know (any more) it passes over.
    """

    sizes: Mapping[str, int] = _NONE
    """Pane's id → columns or rows."""
    hidden: tuple[str, ...] = ()
    """Ids of the panes put away."""
    scope: str | None = None
    """What the table shows: ``section``, ``report``, …"""
    columns: tuple[str, ...] = ()
    """The table's columns in order; none: as they come."""
    widths: Mapping[str, int] = _NONE
    """Column → width that was chosen for it."""
    sort: str | None = None
    descending: bool = False
    grouping: str | None = None
    filter_text: str = ""
    filter_chosen: Mapping[str, tuple[str, ...]] = _NONE
    """Column → facets allowed."""
    form: str | None = None
    """In which form tables are copied."""


def report_key(report: Report) -> str:
    """What a report is known by: its source's text, and where in it the report begins.

    2 ms for half a million characters.
    """
    from hashlib import blake2b

    text = report.source.text.encode("utf-8", "surrogatepass")
    return f"{blake2b(text, digest_size=9).hexdigest()}#{report.start}"


class State:
    """All that is remembered. What was never kept, or cannot be understood, is ``None`` or empty."""

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.time) -> None:
        self._store = Store(path, _trim)
        self._clock = clock
        self._latest = 0.0

    @classmethod
    def load(cls, *, remember: bool = True) -> State:
        """What was remembered in the user's own file; nothing, and nothing kept, without ``remember``."""
        return cls(paths.state_file() if remember else None)

    @property
    def path(self) -> Path | None:
        """The file; ``None`` where nothing is kept."""
        return self._store.path

    @property
    def message(self) -> str:
        """What is wrong with the file, and what was done about it, in words; empty when all is well."""
        store = self._store
        if not store.trouble or store.path is None:
            return ""
        kept = paths.short(store.kept) if store.kept else ""
        kind = "damaged-stays" if store.trouble == "damaged" and not kept else store.trouble
        return say(f"state.{kind}", path=paths.short(store.path), kept=kept, reason=store.reason)

    def save(self) -> bool:
        """Write what changed; ``False`` when that cannot be (``message`` says why). Never raises."""
        return self._store.save()

    def forget(self) -> bool:
        """Forget everything, here and on the disk; ``False`` when the file stays."""
        return self._store.forget()

    # -- places

    def place(self, report: str) -> int | None:
        """Where one was in a report."""
        return as_offset(as_first(self._store.get("places", report)))

    def keep_place(self, report: str, offset: int) -> None:
        """One is here."""
        if self.place(report) != offset:
            self._store.put("places", report, [offset, self._now()])

    @property
    def last(self) -> Last | None:
        """The report that was open."""
        found = self._store.get("choices", "last")
        report, path = found if isinstance(found, list) and len(found) == 2 else (None, None)
        return Last(report, as_text(path) or "") if isinstance(report, str) else None

    def keep_last(self, report: str, path: Path | str = "") -> None:
        """Another report is open now."""
        if self.last != (now := Last(report, str(path))):
            self._store.put("choices", "last", [now.report, now.path])

    # -- choices

    @property
    def theme(self) -> str | None:
        """The theme chosen by key."""
        return as_text(self._store.get("choices", "theme"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._choose("theme", name)

    @property
    def language(self) -> str | None:
        """The language chosen by key."""
        return as_text(self._store.get("choices", "language"))

    @language.setter
    def language(self, name: str) -> None:
        self._choose("language", name)

    @property
    def tips_seen(self) -> bool:
        """Whether the tips of the first start were seen."""
        return self._store.get("choices", "tips_seen") is True

    @tips_seen.setter
    def tips_seen(self, seen: bool) -> None:
        self._choose("tips_seen", seen)

    def ambiguous_width(self, terminal: str) -> Width | None:
        """How ``govtui doctor`` found this terminal to draw characters of ambiguous width."""
        found = self._store.get("terminals", terminal)
        return found if found in get_args(Width) else None

    def keep_ambiguous_width(self, terminal: str, width: Width) -> None:
        """The terminal was asked, and draws them like this."""
        if self.ambiguous_width(terminal) != width:
            self._store.put("terminals", terminal, width)

    def _choose(self, key: str, value: Any) -> None:
        if self._store.get("choices", key) != value:
            self._store.put("choices", key, value)

    # -- layout

    @property
    def layout(self) -> Layout:
        """How the screen was left."""
        found: dict[str, Any] = {}
        for name, check in _LAYOUT.items():
            value = check(self._store.get("layout", name))
            if value is not None:
                found[name] = value
        return Layout(**found)

    def keep_layout(self, layout: Layout) -> None:
        """The screen looks like this now."""
        before, usual = self.layout, Layout()
        for name, value, was, default in zip(Layout._fields, layout, before, usual, strict=True):
            if value != was:
                self._store.put("layout", name, None if value == default else plain(value))

    # -- history

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

    # -- bookmarks

    def bookmarks(self, report: str | None = None) -> list[Bookmark]:
        """The bookmarks of a report by their place in it, or all, the latest first."""
        found = [mark for value in self._store.entries("bookmarks").values() if (mark := _bookmark(value))]
        if report is None:
            return sorted(found, key=lambda mark: -mark.when)
        return sorted((mark for mark in found if mark.report == report), key=lambda mark: mark.offset)

    def add_bookmark(self, place: Place, note: str = "", label: str = "", path: Path | str = "") -> bool:
        """Set a bookmark, or give the one there another note; ``False`` when there are too many.

        None is ever dropped by itself: they are somebody's work.
        """
        key = _mark_key(place)
        entries = self._store.entries("bookmarks")
        if key not in entries and len(entries) >= MOST_BOOKMARKS:
            return False
        value = [place.report, place.offset, note[:LONGEST], label[:LONGEST], str(path), self._now()]
        self._store.put("bookmarks", key, value)
        return True

    def drop_bookmark(self, place: Place) -> bool:
        """Take the bookmark away; ``False`` when there is none."""
        if self._store.get("bookmarks", _mark_key(place)) is None:
            return False
        self._store.put("bookmarks", _mark_key(place), None)
        return True

    def _now(self) -> float:
        # later than all before, so that what was typed within one tick of the clock keeps its order
        self._latest = max(round(self._clock(), 3), round(self._latest + 0.001, 3))
        return self._latest


def _mark_key(place: Place) -> str:
    return f"{place.report}@{place.offset}"


def _places(value: Any) -> list[Place]:
    found = []
    for each in value[-MOST_TRAIL:] if isinstance(value, list) else ():
        if isinstance(each, list) and len(each) == 2 and as_text(each[0]) and as_offset(each[1]) is not None:
            found.append(Place(each[0], each[1]))
    return found


def _bookmark(value: Any) -> Bookmark | None:
    if not (isinstance(value, list) and len(value) == 6 and as_text(value[0]) and as_offset(value[1]) is not None):
        return None
    note, label, path = (as_text(each) or "" for each in value[2:5])
    return Bookmark(value[0], value[1], note, label, path, as_when(value[5]))


_LAYOUT: dict[str, Callable[[Any], Any]] = {
    "sizes": as_sizes, "hidden": as_texts, "scope": as_text, "columns": as_texts, "widths": as_sizes, "sort": as_text,
    "descending": as_flag, "grouping": as_text, "filter_text": as_text, "filter_chosen": as_facets, "form": as_text,
}  # fmt: skip


def _trim(sections: Sections) -> None:
    """Keep the file small: the places and words used last stay."""
    for name, most in (("places", MOST_PLACES), ("jumps", MOST_WORDS), ("searches", MOST_WORDS)):
        entries = sections.get(name, {})
        if len(entries) > most:
            for key in sorted(entries, key=lambda key: _used(entries[key]))[: len(entries) - most]:
                del entries[key]


def _used(value: Any) -> float:
    return as_when(value[-1] if isinstance(value, list) and value else value)
