"""What Textual would hold for as long as the app runs, though nobody will ask for it again."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastHolder, ToastRack

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import Notifications

MOST = {"textual": 200, "rich": 200, "parser": 1000}
"""Entries of a cache, by the package that has it, after which it begins anew: of what was drawn, what a screen needs (a
blank line alone holds each piece that was ever cut of it); of what was read, the wordings of some reports.
They take 200 to 300 bytes each, lines some kilobytes.
"""


class Cache(Protocol):
    """A function that remembers its answers (``functools.lru_cache``)."""

    def cache_info(self) -> Any:
        """How many it remembers."""

    def cache_clear(self) -> None:
        """Forget them."""


def install() -> None:
    """Have widgets that are gone let go of the lines they drew. Textual keeps two colours for each pair of grounds in a
    cache, and the widget's own lines as a part of its key: a thousand widgets, boxes opened and closed, stay in memory
    with all that stood in them. The colours depend on the grounds alone (Textual is pinned: docs/architecture.md).
    And have what a notification stands in go with it: Textual leaves that on the screen, empty, where something else
    than its own clock took the notification away.
    """
    if hasattr(StylesCache.get_inner_outer, "__wrapped__"):
        StylesCache.get_inner_outer = _inner_outer  # type: ignore[method-assign, assignment]
    ToastRack.show = _show  # type: ignore[method-assign, assignment]


def tidy(app: App[Any] | None = None) -> None:
    """Let go of what is of use for what is on screen, and of no more once something else is: the caches of Textual and
    Rich hold a piece of each text that was ever drawn and each size that a window ever had, those of the parser each
    wording that was read, and they fill for hours; where widgets stood is kept with the widgets, the last four times of
    each, gone or not; and what was asked for by name, by the state of the screen in which it was, a thousand times of
    each. What is free by then goes back to the system.
    """
    for each, most in caches():
        if each.cache_info().currsize > most:
            each.cache_clear()
    re.purge()  # up to 512 patterns, of letters once typed, some of 30 kB
    if app is not None:
        app._query_one_cache.clear()
        for screen in app.screen_stack:
            for node in screen.walk_children(Widget, with_self=True):
                node._arrangement_cache.clear()
                node._query_one_cache.clear()
                node._nodes._displayed_nodes = node._nodes._displayed_visible_nodes = (-1, [])
    give_back()


def caches() -> list[tuple[Cache, int]]:
    """Those that hold many answers, and how many each may hold."""
    return _caches_of(tuple(name for name in sys.modules if name.partition(".")[0] in MOST))


@lru_cache(1)
def _caches_of(modules: tuple[str, ...]) -> list[tuple[Cache, int]]:
    found: dict[int, tuple[Cache, int]] = {}
    for name in modules:
        most = MOST[name.partition(".")[0]]
        for each in list(vars(sys.modules[name]).values()):
            own = isinstance(each, type) and each.__module__ == name
            for one in (each, *(vars(each).values() if own else ())):
                one = getattr(one, "fget" if isinstance(one, property) else "__func__", one)
                if isinstance(one, _KIND) and one.__module__.partition(".")[0] == name.partition(".")[0]:
                    limit = one.cache_parameters()["maxsize"]
                    if limit is None or limit > most:
                        found[id(one)] = one, most
    return list(found.values())


def give_back() -> None:
    """Give the system what is free between pieces that are held: the C library would keep it, each time that something
    large was made and let go of. Only the GNU library can be asked.
    """
    trim = _asked_of_c("malloc_trim")
    if trim is not None:
        trim(0)


def sweep() -> None:
    """Look once at what was kept from the collector, and keep it from it again: half a megabyte of it was of use while
    modules were imported, and no longer.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def small_heap() -> None:
    """Have all threads take memory from the heaps that are there: the GNU library would give each new one a heap of its
    own, up to eight a core, and what is held for long in each keeps the rest of it from going back: 7 MB more over
    20,000 keys. Python lets one thread work at a time, so that none waits for another. And have what is large stand
    apart, so that it goes back as a whole when it is let go of: the library would do so only until something larger
    was let go of once (mallopt(3): the threshold is dynamic), and a text or a table of answers that came later would
    leave a hole in the heap.
    """
    choose = _asked_of_c("mallopt")
    if choose is not None:
        choose(_ARENA_MAX, 1)
        choose(_MMAP_THRESHOLD, LARGE)


LARGE = 128 * 1024
"""Bytes: with how much the GNU library begins."""
_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
"""``M_ARENA_MAX`` and ``M_MMAP_THRESHOLD`` of malloc.h."""


@cache
def _asked_of_c(name: str) -> Callable[..., int] | None:
    """A function of the GNU C library; ``None`` where another is used."""
    if sys.platform != "linux":
        return None
    import ctypes

    found: Callable[..., int] | None = getattr(ctypes.CDLL(None), name, None)
    return found


def _show(rack: ToastRack, notifications: Notifications) -> None:
    for toast in rack.query(Toast):
        if toast._notification not in notifications and isinstance(toast.parent, ToastHolder):
            toast.parent.remove()
    _shown(rack, notifications)


_shown = ToastRack.show
_KIND: Any = type(lru_cache(lambda: None))
_asked: Any = StylesCache.get_inner_outer


@lru_cache(512)
def _colours(base_background: Color, background: Color) -> Any:
    return _asked.__wrapped__(None, base_background, background)


def _inner_outer(_: StylesCache, base_background: Color, background: Color) -> Any:
    return _colours(base_background, background)
