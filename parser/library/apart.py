"""Run as a program, with a folder as its argument: reads the source that standard input brings, pickled, and keeps the
reading in the folder.
"""

from __future__ import annotations

import pickle
import signal
import sys
from pathlib import Path

from .readings import Readings


def main(folder: str) -> None:
    """Read it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal reaches us, too: whoever asks decides
    Readings(Path(folder)).read_here(pickle.load(sys.stdin.buffer))


if __name__ == "__main__":
    main(sys.argv[1])
