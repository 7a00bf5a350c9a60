"""A path to bytes: an ordinary file, a file in a ZIP archive, or ``-`` for standard input."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

from parser.sources.errors import SourceError
from parser.sources.looking import is_file

LARGEST = 256 * 1024 * 1024
"""Bytes. A larger file is no report; reading it would cost memory for nothing."""
STANDARD_INPUT = Path("-")


def is_archive(path: Path) -> bool:
    """Whether ``path`` is a ZIP file by its name. Here and not in ``archive``, whose library only archives need."""
    return path.suffix.lower() == ".zip" and is_file(path)


def content(path: Path) -> bytes:
    """All bytes of the file that ``path`` stands for.

    Raises:
        SourceError: there is none, it cannot be opened, or it is too large for a report.
    """
    if path == STANDARD_INPUT:
        return _standard_input()
    try:
        if not path.is_file():
            if path.exists():
                what = (
                    "a folder; give the files in it" if path.is_dir() else "not an ordinary file; give a report's file"
                )
                raise SourceError(f"{path}: is {what}.")
            if any(is_archive(folder) for folder in path.parents):
                from parser.sources import archive

                return archive.member(path)
        size = path.stat().st_size
        if size > LARGEST:
            raise SourceError(f"{path}: {size // 2**20} MB is too large for a report (at most {LARGEST // 2**20} MB).")
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file. Check the path.") from None
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise SourceError(f"{path}: cannot be opened ({why}). Check its permissions.") from error


@lru_cache(maxsize=1)
def _standard_input() -> bytes:
    """What was piped in; it can be read once, and is asked for again where a file would be."""
    if sys.stdin is None:
        raise SourceError("-: there is no standard input.")
    data = getattr(sys.stdin, "buffer", sys.stdin).read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SourceError(f"-: standard input holds more than {LARGEST // 2**20} MB, too large for a report.")
    return data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape")
