"""Which files were dropped onto the terminal: it pastes their paths, each in its own manner."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from parser.sources.looking import exists

MOST = 4096
"""Characters of a path; no system takes longer ones."""
_WORD = re.compile(r"""\s*+((?:[^\s'"\\]++|\\.|'[^']*+'|"(?:[^"\\]++|\\.)*+")++|\Z)(?=\s|\Z)""", re.DOTALL)
_QUOTED = re.compile(r"""\\(.)|'([^']*+)'|"((?:[^"\\]++|\\.)*+)\"""", re.DOTALL)


def dropped(text: str) -> list[Path]:
    """The files and folders whose paths ``text`` is, all of them, each once; none where any of it is something else.

    A path may be bare, in quotation marks, with a backslash before what the shell would take for its own, or a
    ``file:`` address; several are parted by spaces or line ends. Terminals give whole paths: what is relative is none.
    """
    for words in (_lines(text), _shell_words(text)):
        paths: dict[Path, None] = {}
        for word in words:
            path = _path(word) if word is not None else None
            if path is None:  # and no other is looked for
                break
            paths[path] = None
        else:
            if paths:
                return list(paths)
    return []


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if word := line.strip().strip("'\""):
            yield word


def _shell_words(text: str) -> Iterator[str | None]:
    """The words that a shell would see; ``None`` for a quotation mark without its other. A line of millions of
    characters costs no more than each of them, as it would with ``shlex``.
    """
    at = 0
    while (found := _WORD.match(text, at)) and found[1]:
        yield _QUOTED.sub(_unquoted, found[1])
        at = found.end()
    if found is None:
        yield None


def _unquoted(found: re.Match[str]) -> str:
    escaped, single, double = found.groups()
    if double is not None:
        return re.sub(r'\\(["\\])', r"\1", double)
    return escaped if escaped is not None else str(single)


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
