"""Run as a program, with the library as its argument: reads again, in the background, what older rules read.

A line of standard output is how many texts are done and how many there are. It gives way to whatever else wants the
processor, and ends, at any moment without loss, when its standard input does.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

from .errors import LibraryError
from .store import Library


def serve(path: str) -> int:
    """Read all outdated texts again."""
    with suppress(OSError, AttributeError):
        os.nice(15)
    threading.Thread(target=_end_with_input, daemon=True).start()

    def progress(done: int, total: int, path: str, outcome: str) -> None:
        print(done, total, flush=True)  # noqa: T201 -- whoever started this reads it

    try:
        with Library.open(path) as library:
            library.refresh(jobs=1, progress=progress)
    except LibraryError:
        return 1
    return 0


def _end_with_input() -> None:
    while sys.stdin.buffer.read(1):
        pass
    os._exit(0)


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1]))
