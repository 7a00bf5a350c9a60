"""How many columns of a terminal a text takes: two for a Chinese character, none for a combining mark."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal
from unicodedata import category, east_asian_width

_ambiguous = 1


def count_ambiguous(columns: Literal[1, 2]) -> None:
    """Count characters of ambiguous width (“”…—) as one column, as most terminals draw them, or two."""
    global _ambiguous
    _ambiguous = columns
    _one.cache_clear()


@lru_cache(maxsize=8192)
def _one(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    kind = east_asian_width(char)
    if kind == "A" and not "\u2500" <= char <= "\u259f":  # lines and blocks are for drawing
        return _ambiguous
    return 2 if kind in "WF" else 1


def width(text: str) -> int:
    """Columns that ``text`` takes; characters of ambiguous width (“”…—) count one (``count_ambiguous``)."""
    return len(text) if text.isascii() else sum(map(_one, text))


def fit(text: str, columns: int) -> str:
    """``text`` cut to ``columns``, with ``…`` where something was cut."""
    if width(text) <= columns:
        return text
    kept, taken = [], _one("…")
    for char in text:
        taken += _one(char)
        if taken > columns:
            break
        kept.append(char)
    return "".join(kept) + "…" if columns > 0 else ""


@cache
def _piece() -> re.Pattern[str]:
    """A Chinese character with the marks that may not begin a line after it, or a word of another script: made when
    something is wrapped, for it takes 5 ms, and the screen's first frame has use for widths alone.
    """
    return re.compile(
        r"[（《“]?[\u2e80-\uffef][，。、；：？！）》”]*\s*|[^\s\u2e80-\uffef]+[，。、；：？！）》”]*\s*|\s+"
    )


def wrap(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most ``columns``, broken at spaces and beside Chinese characters."""
    lines, line = [], ""
    for piece in _piece().findall(text):
        if line and width((line + piece).rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line else lines
