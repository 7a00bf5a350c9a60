"""Parquet written in a process of its own: the library that writes it takes some 40 MB, and the program that runs for
hours would never give them back.

Run as a program it reads tables and version from standard input, pickled, and writes the file to standard output.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence

from parser import processes
from parser.export.parquet import parquet_bytes
from parser.export.table import Table


def parquet_apart(tables: Sequence[Table], version: str) -> bytes:
    """What ``parquet_bytes`` gives; made here where no other process can be started, or it comes to nothing.

    Raises:
        ImportError: pyarrow is not installed.
    """
    try:
        done = subprocess.run(
            processes.module(__name__),
            input=pickle.dumps((list(tables), version)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=processes.environment(),
        )
        if done.returncode == 0:
            return done.stdout
    except OSError:
        pass
    return parquet_bytes(tables, version)


def main() -> None:
    """Write what standard input brings."""
    tables, version = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(parquet_bytes(tables, version))


if __name__ == "__main__":
    main()
