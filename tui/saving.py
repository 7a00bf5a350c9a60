"""Writing files that a person names: whole under their name, or as they were."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_guard = threading.Condition()
_underway: list[Path] = []


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
    with _noted(target):
        _save(data, target)


def wait_for_saves(patience: float) -> bool:
    """Wait until what other threads are saving is saved; ``False`` when ``patience`` seconds were too few."""
    with _guard:
        return _guard.wait_for(lambda: not _underway, patience)


@contextmanager
def _noted(target: Path) -> Iterator[None]:
    with _guard:
        _underway.append(target)
    try:
        yield
    finally:
        with _guard:
            _underway.remove(target)
            _guard.notify_all()


def _save(data: Iterable[bytes], target: Path) -> None:
    if target.exists() and not target.is_file():  # /dev/null, a named pipe
        with target.open("wb") as out:
            out.writelines(data)
        return
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    part = target.with_name(f".govtui-{os.urandom(8).hex()}.part")  # a name may be as long as the system takes
    try:  # named before it is there, so that whatever stops us at any moment leaves nothing behind
        with open(part, "xb", opener=_private) as beside:
            beside.writelines(data)
            beside.flush()
            os.fsync(beside.fileno())  # a power cut leaves the old file or the new one
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
