"""Run as a program, with a folder as its argument: reads the source that standard input brings, pickled, its text
apart from it as UTF-8, and keeps the reading in the folder. It ends when its standard input does, so that it is not
left over by the program that started it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from dataclasses import replace
from pathlib import Path

from parser import processes

from .readings import Readings


def main(folder: str) -> None:
    """Read it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal reaches us, too: whoever asks decides
    source, text = pickle.load(sys.stdin.buffer)
    processes.end_with_input()
    Readings(Path(folder)).read_here(replace(source, text=text.decode("utf-8", "surrogatepass")))
    sys.stdout.flush()
    os._exit(0)  # the watching thread holds standard input, on which an orderly end would wait


if __name__ == "__main__":
    main(sys.argv[1])
