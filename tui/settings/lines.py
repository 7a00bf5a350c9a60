"""On which line of a TOML file a key stands; ``tomllib`` does not tell."""

from __future__ import annotations

import re

_NAME = r'(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|\'[^\']*\')'
_PATH = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_TABLE = re.compile(rf"[ \t]*\[\[?[ \t]*({_PATH})[ \t]*\]")
_ENTRY = re.compile(rf"[ \t]*({_PATH})[ \t]*=(.*)")
_PART = re.compile(_NAME)
_LONG = re.compile(r"\"\"\"|'''")

Path = tuple[str, ...]


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of each table and each entry of ``text``, by its full path.

    For messages only: a file strange enough to mislead it gets a line less, not a wrong reading.
    """
    found: dict[Path, int] = {}
    table: Path = ()
    closing = ""  # the mark that ends the long string we are in
    for number, line in enumerate(text.splitlines(), 1):
        if closing:
            if closing in line:
                closing = ""
            continue
        if match := _TABLE.match(line):
            table = _parts(match[1])
            found.setdefault(table, number)
        elif match := _ENTRY.match(line):
            found.setdefault(table + _parts(match[1]), number)
            if (opened := _LONG.search(match[2])) and opened[0] not in match[2][opened.end() :]:
                closing = opened[0]
    return found


def _parts(path: str) -> Path:
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in _PART.findall(path))
