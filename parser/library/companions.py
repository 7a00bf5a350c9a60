"""The files that SQLite keeps beside a library, as long as it is written: they come with it, from whoever made it.

A journal may name another file, which SQLite removes when it has put back what the journal holds (the journal of
several files at once: https://www.sqlite.org/fileformat2.html#the_rollback_journal). Ours never does; one that does was
made to remove a file. And a pipe in a journal's place would be waited for as long as nobody writes to it.
"""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

_NAMES_ANOTHER = bytes.fromhex("d9d505f920a163d7")
"""At the end of a journal that names another file."""


def companions(path: Path) -> list[Path]:
    """Where they lie: beside the file itself, where a link leads to it."""
    whole = Path(os.path.realpath(path))
    return [whole.with_name(f"{whole.name}-{end}") for end in ("journal", "wal", "shm")]


def strange(path: Path) -> Path | None:
    """The first of them that no library of ours has beside it.

    Raises:
        OSError: one may not be looked at.
    """
    for one in companions(path):
        try:
            if not S_ISREG(one.lstat().st_mode):
                return one
            if one.name.endswith("-journal") and _names_another(one):
                return one
        except (FileNotFoundError, NotADirectoryError):
            continue
    return None


def _names_another(journal: Path) -> bool:
    with journal.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - len(_NAMES_ANOTHER)))
        return stream.read() == _NAMES_ANOTHER
