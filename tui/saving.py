"""Writing files that a person names: whole under their name, or as they were."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex


def whole(pieces: Iterable[str] | Iterable[bytes]) -> bytes:
    """The pieces in one, text as UTF-8."""
    return b"".join(piece.encode("utf-8") if isinstance(piece, str) else piece for piece in pieces)


def save(pieces: Iterable[str] | Iterable[bytes], target: Path) -> None:
    """Write ``pieces``, text as UTF-8, to ``target``; the data go to a file beside it that takes its name at the end.

    Raises:
        OSError: the file cannot be written.
    """
    data = (piece.encode("utf-8") if isinstance(piece, str) else piece for piece in pieces)
    target = target.resolve()  # a link keeps being a link
    if target.exists() and not target.is_file():  # /dev/null, a named pipe
        with target.open("wb") as out:
            out.writelines(data)
        return
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    part = target.with_name(f".{target.name}.{token_hex(4)}.part")
    try:  # named before it is there, so that whatever stops us at any moment leaves nothing behind
        with open(part, "xb", opener=_private) as beside:
            beside.writelines(data)
        part.chmod(mode)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
