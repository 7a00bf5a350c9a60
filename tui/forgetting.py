"""What Textual would hold for as long as the app runs, though nobody will ask for it again."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.strip import Strip

MOST = 4000
"""Entries of a cache of what was drawn, after which it begins anew."""


def install() -> None:
    """Have widgets that are gone let go of the lines they drew. Textual keeps two colours for each pair of grounds in a
    cache, and the widget's own lines as a part of its key: a thousand widgets, boxes opened and closed, stay in memory
    with all that stood in them. The colours depend on the grounds alone (Textual is pinned: docs/architecture.md).
    """
    if hasattr(StylesCache.get_inner_outer, "__wrapped__"):
        StylesCache.get_inner_outer = _inner_outer  # type: ignore[method-assign, assignment]


def tidy() -> None:
    """Empty the caches that hold a piece of each text that was ever drawn: they are of use for what is on screen, and
    Textual and Rich let them grow to sixteen thousand entries.
    """
    for cache in (Strip.render_ansi, Segment._split_cells):
        if cache.cache_info().currsize > MOST:
            cache.cache_clear()


_asked: Any = StylesCache.get_inner_outer


@lru_cache(1024)
def _colours(base_background: Color, background: Color) -> Any:
    return _asked.__wrapped__(None, base_background, background)


def _inner_outer(_: StylesCache, base_background: Color, background: Color) -> Any:
    return _colours(base_background, background)
