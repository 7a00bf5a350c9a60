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
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from tui.locale import say
from tui.settings import paths
from tui.settings.ambiguous import Width
from tui.settings.bookmarks import Bookmarks
from tui.settings.entries import (
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
from tui.settings.histories import MOST_WORDS, Histories
from tui.settings.kept import Stand
from tui.settings.store import Sections
from tui.troubles import in_words

if TYPE_CHECKING:
    from parser.report import Report

MOST_PLACES = 1000

_NONE: Mapping[str, Any] = MappingProxyType({})


class Last(NamedTuple):
    """The report that was open when govtui was left."""

    report: str
    path: str = ""
    """The file it came from: reading it first brings the first screen early."""


class BesideLast(NamedTuple):
    """The report that stood beside the one that was read."""

    report: str
    path: str = ""
    """The file it came from."""
    left: bool = False
    """Whether it stood to the left."""


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


class State(Bookmarks, Histories):
    """All that is remembered. What was never kept, or cannot be understood, is ``None`` or empty."""

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.time) -> None:
        super().__init__(path, _trim, clock)

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
        return say(f"state.{kind}", path=paths.short(store.path), kept=kept, reason=in_words(store.reason))

    def save(self) -> bool:
        """Write what changed; ``False`` when that cannot be (``message`` says why). Never raises."""
        return self._store.save()

    def forget(self) -> bool:
        """Forget everything, here and on the disk; ``False`` when the file stays."""
        return self._store.forget()

    # -- places

    def place(self, report: str) -> Stand | None:
        """Where one was in a report."""
        kept = self._store.get("places", report)
        offset = as_offset(as_first(kept))
        return None if offset is None else Stand(offset, as_offset(kept[2] if len(kept) > 2 else None) or 0)

    @property
    def places(self) -> int:
        """In how many reports a place is kept."""
        return len(self._store.entries("places"))

    def keep_place(self, report: str, offset: int, above: int = 0) -> None:
        """One is here, with so many lines in view above."""
        if self.place(report) != (offset, above):
            self._store.put("places", report, [offset, self._now(), above])

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

    @property
    def last_kept(self) -> str | None:
        """Id of the report of the library that was open last."""
        return as_text(self._store.get("choices", "last_kept"))

    @last_kept.setter
    def last_kept(self, report: str) -> None:
        self._choose("last_kept", report)

    @property
    def beside(self) -> BesideLast | bool | None:
        """The report that stood beside; ``False`` where one wanted none, ``None`` where one said nothing."""
        found = self._store.get("choices", "beside")
        if found is False:
            return False
        report, path, left = found if isinstance(found, list) and len(found) == 3 else (None, None, None)
        return BesideLast(report, as_text(path) or "", left is True) if isinstance(report, str) else None

    def keep_beside(self, beside: BesideLast | bool | None) -> None:
        """A report stands beside the other, or none shall; ``None`` for not having said."""
        self._choose("beside", list(beside) if isinstance(beside, BesideLast) else beside)

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
