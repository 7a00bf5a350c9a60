"""The files in a folder that may be reports."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def inside(folder: Path) -> Iterator[Path]:
    """The files below ``folder`` that are named like a report (``SUFFIXES``), in order of name, without hidden ones."""
    from parser.sources import SUFFIXES

    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(here, name)
