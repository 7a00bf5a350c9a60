"""Run as a program, with the library as its argument: reads files in a process of its own, one after another.

Standard input brings what is wanted, a path or a text, pickled behind its length (eight bytes); a ``Taken`` answers on
standard output in the same form. It ends when its standard input does, so that none is left over when the program that
started it is killed.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sqlite3
import sys
from pathlib import Path

from .connection import connect
from .crew import heard, tell
from .errors import LibraryError
from .taking import take


def serve(library: str) -> None:
    """Answer until there is nobody to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal reaches us, too: whoever asks decides
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not break into the answers
    db: sqlite3.Connection | None = None
    with contextlib.suppress(LibraryError):
        db = connect(Path(library), readonly=True)
    gc.freeze()
    while (wanted := heard(sys.stdin.buffer)) is not None:
        try:
            answer = take(wanted, db)
        except sqlite3.Error:  # the library is busy or damaged: the writer will say so
            answer = take(wanted, None)
        try:
            tell(answers, answer)
        except BrokenPipeError:
            return


if __name__ == "__main__":
    serve(sys.argv[1])
