"""Entries of the file that remembers. Nothing about their shape is sure: each reader gives ``None`` for
what it cannot understand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

LONGEST = 500
"""Characters of any text that is kept."""
_FURTHEST = 1 << 40


def as_first(value: Any) -> Any:
    """The first of a list."""
    return value[0] if isinstance(value, list) and value else None


def as_offset(value: Any) -> int | None:
    """A source offset, or a number of columns."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _FURTHEST else None


def as_when(value: Any) -> float:
    """A time, in seconds since 1970; 0 for none."""
    return float(value) if isinstance(value, (int, float)) and abs(value) < _FURTHEST else 0.0


def as_text(value: Any) -> str | None:
    """A text of a length that we may have written."""
    return value if isinstance(value, str) and len(value) <= 4 * LONGEST else None


def as_flag(value: Any) -> bool | None:
    """Yes or no."""
    return value if isinstance(value, bool) else None


def as_texts(value: Any) -> tuple[str, ...] | None:
    """A list of texts; what is none is left out."""
    if not isinstance(value, list):
        return None
    return tuple(each for each in value[:LONGEST] if as_text(each) is not None)


def as_sizes(value: Any) -> dict[str, int] | None:
    """Sizes by name; what is no size is left out."""
    if not isinstance(value, Mapping):
        return None
    return {name: size for name, size in value.items() if (as_offset(size) or 0) > 0 and size < 10_000}


def as_facets(value: Any) -> dict[str, tuple[str, ...]] | None:
    """Lists of texts by name; empty ones are left out."""
    if not isinstance(value, Mapping):
        return None
    return {column: facets for column, given in value.items() if (facets := as_texts(given))}


def plain(value: Any) -> Any:
    """The value as JSON gives it back."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
