"""Where words and data go: data to standard output or a file, whole or not at all; words to standard error."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path

from parser.text.safety import clean
from tui.locale import say


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
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def narrate(message: str) -> None:
    """Say ``message`` on standard error; control characters that a file's name brought are replaced."""
    if sys.stderr is not None:
        sys.stderr.write(f"govtui: {clean(readable(message))}\n")
        sys.stderr.flush()


def terminal_width() -> int | None:
    """Columns of the terminal that standard output goes to; ``None`` when it is no terminal."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
    except (OSError, ValueError, AttributeError):
        return None


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
