"""Which files were dropped onto the terminal: it pastes their paths, each in its own manner."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from parser.sources.looking import exists

MOST = 4096
"""Characters of a path; no system takes longer ones."""


def dropped(text: str) -> list[Path]:
    """The files and folders whose paths ``text`` is, all of them; none where any of it is something else.

    A path may be bare, in quotation marks, with a backslash before what the shell would take for its own, or a
    ``file:`` address; several are parted by spaces or line ends. Terminals give whole paths: what is relative is none.
    """
    for words in (_lines(text), _shell_words(text)):
        paths = [path for word in words if (path := _path(word)) is not None]
        if words and len(paths) == len(words):
            return paths
    return []


def _lines(text: str) -> list[str]:
    return [line.strip().strip("'\"") for line in text.splitlines() if line.strip()]


def _shell_words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:  # a quotation mark without its other
        return []


def _path(word: str) -> Path | None:
    if len(word) > MOST or "\0" in word:
        return None
    if word.startswith("file:"):
        try:
            quoted = urlsplit(word).path
        except ValueError:  # file://[ is the beginning of another kind of address
            return None
        # a name that is no UTF-8 as Python has names of files
        word = url2pathname(quoted) if os.name == "nt" else unquote(quoted, errors="surrogateescape")
        if "\0" in word:
            return None
    path = Path(word).expanduser() if word.startswith("~/") else Path(word)
    return path if path.is_absolute() and exists(path) else None
