"""How a further process of this program is started, what is called and where it looks for modules; and how it ends.

It looks where this one looks, and in the folder of this package; never in the folder that one happens to stand in,
where a file or folder that is named like one of our modules would be run (docs/security.md).
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

_HOME = str(Path(__file__).parents[1])


def module(name: str, *words: str) -> list[str]:
    """The command that runs a module of ours, by its full name, with these arguments."""
    return [*_python(), "-m", name, *words]


def script(path: Path, *words: str) -> list[str]:
    """The command that runs a file of ours without its package, whose import may take longer than its work."""
    return [*_python(), str(path), *words]


def environment() -> dict[str, str]:
    """What the process has of ours, and ``PYTHONPATH``: an application may have found this package by a path that it
    set up itself, which another interpreter would not know of.
    """
    places = [place for place in sys.path if place and isinstance(place, str)]  # "" is the folder one stands in
    if _HOME not in places:
        places.append(_HOME)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places)}


def end_with_input() -> None:
    """For the process itself: end at once when standard input does, which whoever started it holds open; so none is
    left over by a program that was killed. What it does may be broken off at any moment.
    """
    from threading import Thread

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 1):  # past its buffer, whose lock an orderly end would want
            pass
        os._exit(1)

    Thread(target=wait, daemon=True).start()


def give_way(by: int) -> None:
    """For the process itself: leave the processor to others, by so many steps of niceness, where the system can."""
    with suppress(OSError, AttributeError):
        os.nice(by)


def _python() -> list[str]:
    return [sys.executable, "-P"]  # -P: not in the folder one stands in
