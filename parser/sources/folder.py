"""The files in a folder that may be reports."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from parser.sources import SUFFIXES
from parser.sources.errors import SourceError


def inside(folder: Path) -> Iterator[Path]:
    """The files below ``folder``, and in its ZIP archives, that are named like a report (``SUFFIXES``), in order of
    name, without hidden ones. An archive that cannot be opened is given itself: reading it says what is wrong.
    """
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            if name.lower().endswith(SUFFIXES):
                yield Path(here, name)
            elif name.lower().endswith(".zip"):
                from parser.sources.archive import members

                try:
                    yield from members(Path(here, name), SUFFIXES)
                except SourceError:
                    yield Path(here, name)
