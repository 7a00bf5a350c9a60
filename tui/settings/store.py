"""A small JSON file that several govtui may write at once, and that damage cannot stop.

The file is ``{"version": 1, section: {key: value}}``. A program keeps the entries it changed since
its last save; saving takes a lock, reads the file again, puts these entries in, and replaces the
file whole (write beside, fsync, rename). So each key has the value of whoever saved it last, and a
key that only the other govtui touched keeps the other's value.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from typing import Any, Literal

VERSION = 1
LARGEST = 8_000_000
"""Bytes; no file of ours comes near, and a larger one is not read."""
_PATIENCE = 1.0  # seconds to wait for the lock; who holds it longer is stopped or dead

Sections = dict[str, dict[str, Any]]
Trouble = Literal["damaged", "newer", "unreadable", "unwritable", ""]
_NONE: Sections = {}


class Store:
    """The file at ``path``; with no path, nothing is read or written, and all else works.

    ``trim`` is given all entries before they are written, to keep them bounded.
    """

    def __init__(self, path: Path | None, trim: Callable[[Sections], None] | None = None) -> None:
        self.path = Path(os.path.realpath(path)) if path else None  # a link stays a link
        self.trouble: Trouble = ""
        """What was wrong with the file, when it was last read or written."""
        self.reason = ""
        """The system's words for it."""
        self.kept: Path | None = None
        """Where a damaged file was put aside."""
        self.sections: Sections = {}
        self._trim = trim
        self._changes: dict[tuple[str, str], Any] = {}
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._frozen = False
        self._read()

    # -- entries

    def get(self, section: str, key: str) -> Any:
        """An entry as the file had it (nothing about its shape is sure); ``None`` when there is none."""
        return self.sections.get(section, _NONE).get(key)

    def entries(self, section: str) -> dict[str, Any]:
        """A section's entries."""
        return dict(self.sections.get(section, _NONE))

    def put(self, section: str, key: str, value: Any) -> None:
        """Change an entry, or drop it with ``None``; it is written by the next ``save``."""
        with self._guard:
            entries = self.sections.setdefault(section, {})
            if value is None:
                entries.pop(key, None)
            else:
                entries[key] = value
            self._changes[section, key] = value

    @property
    def changed(self) -> bool:
        """Whether there is something to save."""
        return bool(self._changes)

    # -- the file

    def save(self) -> bool:
        """Write what changed since the last save; ``False`` when that cannot be. Never raises.

        May be called from any thread. What could not be written is tried again by the next save.
        """
        if self.path is None or self._frozen:
            return False
        with self._writing:
            with self._guard:
                changes, self._changes = self._changes, {}
            if not changes:
                return True
            try:
                self._write(self.path, changes)
            except (OSError, ValueError) as error:
                if not self._frozen:
                    self._complain("unwritable", error)
                with self._guard:
                    self._changes = {**changes, **self._changes}
                return False
            if self.trouble == "unwritable":
                self.trouble = ""
            return True

    def forget(self) -> bool:
        """Remove the file, what was put aside, and all entries; ``False`` when a file stays."""
        with self._guard:
            self.sections, self._changes = {}, {}
        if self.path is None:
            return True
        try:
            with self._writing, _lock(self.path):
                for path in (self.path, _aside(self.path), _beside(self.path, locked=True)):
                    path.unlink(missing_ok=True)
                with suppress(OSError):  # Windows keeps it while it is open
                    _lock_file(self.path).unlink()
        except (FileNotFoundError, NotADirectoryError):
            pass  # not even the folder is there
        except (OSError, ValueError) as error:
            self._complain("unwritable", error)
            return False
        self._frozen, self.trouble, self.kept = False, "", None
        return True

    def _read(self) -> None:
        if self.path is None:
            return
        try:
            data = _bytes(self.path)
        except (OSError, ValueError) as error:
            self._complain("unreadable", error)
            self._frozen = True  # what cannot be read must not be written over
            return
        if data is None:
            return
        found, version = _understood(data)
        if found is None:
            self.trouble = "damaged"
            self._put_aside(self.path, data)
        elif version > VERSION:
            # what a newer govtui means by its entries cannot be known: they are left alone
            self.trouble, self._frozen = "newer", True
        else:
            self.sections = found

    def _put_aside(self, path: Path, seen: bytes) -> None:
        with suppress(OSError, ValueError), _lock(path):
            if _bytes(path) == seen:  # else another govtui has mended it meanwhile
                path.replace(_aside(path))
                self.kept = _aside(path)

    def _write(self, path: Path, changes: dict[tuple[str, str], Any]) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _lock(path) as locked:
            data = _bytes(path)
            found, version = _understood(data) if data is not None else ({}, VERSION)
            if version > VERSION:
                self.trouble, self._frozen = "newer", True
                raise ValueError("written by a newer version")
            if found is None:
                path.replace(_aside(path))
                found = {}
            for (section, key), value in changes.items():
                entries = found.setdefault(section, {})
                if value is None:
                    entries.pop(key, None)
                else:
                    entries[key] = value
            if self._trim:
                self._trim(found)
            import json

            text = json.dumps({"version": VERSION, **found}, ensure_ascii=False, separators=(",", ":"))
            _replace(path, text.encode("utf-8", "surrogatepass"), locked)

    def _complain(self, trouble: Trouble, error: Exception) -> None:
        self.trouble, self.reason = trouble, getattr(error, "strerror", None) or str(error)


def _bytes(path: Path) -> bytes | None:
    """What the file holds; ``None`` when there is none."""
    try:
        if not S_ISREG(path.stat().st_mode):  # to open a pipe would wait for whoever writes to it
            raise OSError("not a file")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _understood(data: bytes) -> tuple[Sections | None, int]:
    """The sections in ``data`` and its version; ``None`` when it is no file of ours."""
    if len(data) > LARGEST:
        return None, 0
    import json  # costs a few milliseconds, and a first start needs none of it

    try:
        found = json.loads(data)
    except (ValueError, RecursionError):  # bad JSON, bad UTF-8, absurd numbers, absurd nesting
        return None, 0
    if not isinstance(found, dict):
        return None, 0
    version = found.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return None, 0
    return {name: entries for name, entries in found.items() if isinstance(entries, dict)}, version


def _replace(path: Path, data: bytes, locked: bool) -> None:
    part = _beside(path, locked)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _aside(path: Path) -> Path:
    return path.with_name(path.name + ".damaged")


def _beside(path: Path, locked: bool) -> Path:
    # two writers without a lock must not share a name
    return path.with_name(f".{path.name}.part" if locked else f".{path.name}.{os.getpid()}.part")


def _lock_file(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


@contextmanager
def _lock(path: Path) -> Iterator[bool]:
    """Hold the lock of ``path``; after a second without it, or where the file system has no locks, go
    on (``False``): the file stays whole all the same, and at worst one save of the other is lost.
    """
    name, until = _lock_file(path), time.monotonic() + _PATIENCE
    file = os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while (held := _try_lock(file)) is False and time.monotonic() < until:
            time.sleep(0.005)
        if held and not _is(file, name):  # forgotten by another govtui while this one waited for it
            os.close(file)
            file = os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
            held = _try_lock(file)
        yield bool(held)
    finally:
        os.close(file)  # which gives the lock back


def _is(file: int, name: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), name.stat())
    except OSError:
        return False


def _try_lock(file: int) -> bool | None:
    """Whether the lock was free; ``None`` where there are no locks."""
    try:
        if sys.platform == "win32":  # pragma: no cover
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except (OSError, ImportError):
        return None
    return True
