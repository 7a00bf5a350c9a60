"""Run as a program, with the library as its argument: reads again, in the background, what older rules read.

A line of standard output is how many texts are done and how many there are. It gives way to whatever else wants the
processor, and ends, at any moment without loss, when its standard input does.
"""

from __future__ import annotations

import sys

from parser import processes

from .errors import LibraryError
from .store import Library


def serve(path: str) -> int:
    """Read all outdated texts again."""
    processes.give_way(15)
    processes.end_with_input()

    def progress(done: int, total: int, path: str, outcome: str) -> None:
        print(done, total, flush=True)  # noqa: T201 -- whoever started this reads it

    try:
        with Library.open(path) as library:
            library.refresh(jobs=1, progress=progress)
    except LibraryError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1]))
