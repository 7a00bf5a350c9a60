"""Paths as the library keeps them, whatever bytes their names are made of."""

from __future__ import annotations

import os


def path_key(path: str) -> str | bytes:
    """A path as the library keeps it: text, or bytes where its name is no UTF-8."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def path_said(key: str | bytes | None) -> str | None:
    """The path again."""
    return os.fsdecode(key) if isinstance(key, bytes) else key
