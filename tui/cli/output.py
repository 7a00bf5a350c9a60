"""Where words and data go: data to standard output or a file, whole or not at all; words to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path

from parser.text.safety import clean


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


def write(pieces: Iterable[str], target: Path | None, *, mark: bool = False) -> None:
    """Write ``pieces`` to ``target``, or to standard output when there is none.

    A file appears whole under its name or stays as it was: the text goes to a file beside it
    that takes its name at the end. ``mark`` puts a UTF-8 byte-order mark first.

    Raises:
        OSError: the file cannot be written.
    """
    start = "\ufeff" if mark else ""
    if target is None:
        sys.stdout.write(start)
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    from tempfile import NamedTemporaryFile  # 8 ms that opening the screen does without

    target = target.resolve()  # a link keeps being a link
    if target.exists() and not target.is_file():  # /dev/null, a named pipe
        with target.open("w", encoding="utf-8", newline="") as out:
            out.write(start)
            out.writelines(pieces)
        return
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=target.parent, prefix=f".{target.name}.", suffix=".part", delete=False
    ) as beside:
        part = Path(beside.name)
        try:
            beside.write(start)
            beside.writelines(pieces)
            beside.close()
            part.chmod(mode)
            part.replace(target)
        except BaseException:
            beside.close()
            part.unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
