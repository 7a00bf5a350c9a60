"""Where words and data go: data to standard output or a file, whole or not at all; words to standard error."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path

from parser.text.safety import one_line
from tui.locale import say

_LONGEST = 4000
"""Characters of a line that is told."""
_PROSE = 96
"""Columns of a line of sentences, where the terminal has them."""


def prepare() -> None:
    """UTF-8 on both streams whatever the locale: the data are Chinese, and ``LANG=C`` is common on servers."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")


def hush() -> None:
    """Nothing more to standard output, not even what Python flushes at its end."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass  # standard output is closed, or no file: there is nothing to hush


def readable(text: str) -> str:
    """``text`` as UTF-8 where an ASCII locale made Python take its bytes for no characters."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # halves of characters that no locale made
        return text


def narrate(*lines: str) -> None:
    """Say a message on standard error. Each of its lines stays one, whatever the name of a file in it holds: control
    characters are replaced, line ends are blanks, and of a line that is very long the middle is left out.
    """
    if sys.stderr is not None:
        told = [_short(one_line(readable(line))) for line in lines]
        sys.stderr.write("govtui: " + "\n".join(told) + "\n")
        sys.stderr.flush()


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"


def terminal_width() -> int | None:
    """Columns of the terminal that standard output goes to; ``None`` when it is no terminal."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
    except (OSError, ValueError, AttributeError):
        return None


def prose(text: str, indent: int = 0) -> list[str]:
    """``text`` in lines that the terminal has room for, and no longer than reads well; each stands after ``indent``
    columns.
    """
    from parser.export.width import wrap

    return wrap(text, max(20, min(_PROSE, (terminal_width() or _PROSE) - 1) - indent))


def write(pieces: Iterable[str] | Iterable[bytes], target: Path | None) -> None:
    """Write ``pieces``, text as UTF-8, to ``target``, whole or not at all, or to standard output when there is none.

    Raises:
        OSError: the file cannot be written.
    """
    if target is None:
        if sys.stdout is None:
            raise OSError(errno.EBADF, say("cli.no-output"))
        for piece in pieces:
            if isinstance(piece, str):
                sys.stdout.write(piece)
            else:
                sys.stdout.flush()
                sys.stdout.buffer.write(piece)
        sys.stdout.flush()
        return
    from tui.saving import save  # what opening the screen does without

    save(pieces, target)
