"""Bytes to ``Source``: one module a format, chosen by the file's name and first bytes."""

from __future__ import annotations

from pathlib import Path

from parser.report import Source
from parser.sources import text as _text


class SourceError(Exception):
    """A file that cannot be read. The message names the file, says why, and what to do."""


def load(path: Path) -> Source:
    """Read the file at ``path``.

    Raises:
        SourceError: it cannot be opened, or it is in a form that cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file. Check the path.") from None
    except IsADirectoryError:
        raise SourceError(f"{path}: is a folder. Give the files in it.") from None
    except OSError as error:
        raise SourceError(f"{path}: cannot be opened ({error.strerror}).") from error
    return _text.load(data, path.name, "markdown" if path.suffix.lower() in (".md", ".markdown") else "text")
