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
    waiting = [folder]
    while waiting:  # not os.walk, which before Python 3.12 goes no deeper than calls may be nested
        here = waiting.pop()
        folders, names = _entries(here)
        for name in names:
            if name.lower().endswith(SUFFIXES):
                yield here / name
            elif name.lower().endswith(".zip"):
                from parser.sources.archive import members

                try:
                    yield from members(here / name, SUFFIXES)
                except SourceError:
                    yield here / name
        waiting += [here / name for name in reversed(folders)]


def _entries(folder: Path) -> tuple[list[str], list[str]]:
    """Names of the folders in a folder, and of all else in it, without hidden ones; a folder behind a link is neither,
    for links may lead round in a circle. What cannot be looked into holds nothing.
    """
    folders, names = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if not _is_folder(entry):
                    names.append(entry.name)
                elif not entry.is_symlink():
                    folders.append(entry.name)
    except OSError:
        pass
    return sorted(folders), sorted(names)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False
