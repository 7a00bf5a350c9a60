"""What Textual would hold for as long as the app runs, though nobody will ask for it again."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from textual._styles_cache import StylesCache
from textual.color import Color


def install() -> None:
    """Have widgets that are gone let go of the lines they drew. Textual keeps two colours for each pair of grounds in a
    cache, and the widget's own lines as a part of its key: a thousand widgets, boxes opened and closed, stay in memory
    with all that stood in them. The colours depend on the grounds alone (Textual is pinned: docs/architecture.md).
    """
    if hasattr(StylesCache.get_inner_outer, "__wrapped__"):
        StylesCache.get_inner_outer = _inner_outer  # type: ignore[method-assign, assignment]


_asked: Any = StylesCache.get_inner_outer


@lru_cache(1024)
def _colours(base_background: Color, background: Color) -> Any:
    return _asked.__wrapped__(None, base_background, background)


def _inner_outer(_: StylesCache, base_background: Color, background: Color) -> Any:
    return _colours(base_background, background)
