"""Opening files one after another, so that one that cannot be read costs only itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from tui.locale import say
from tui.reading.shelf import Failure

if TYPE_CHECKING:
    from parser.report import Report

PATIENCE = 10.0
"""Seconds that the bytes of a file may take to come."""


def open_all(paths: Iterable[Path]) -> Iterator[list[Report] | Failure]:
    """For each path its reports, or why there are none. Slow: for a worker."""
    from parser.library.folders import folder
    from parser.library.readings import Readings
    from parser.sources import STANDARD_INPUT, load_bytes
    from parser.sources.errors import SourceError
    from tui.cli.paths import seeds

    cache = folder("cache")
    if cache is not None:
        read = Readings(cache / "readings", seeds().with_name("readings")).of
    else:
        from parser.reading import parse as read
    silent: set[Path] = set()  # folders from which nothing came

    for path in paths:
        try:
            data = fetched(path, 1.0 if path.parent in silent else PATIENCE)
            reports = read(load_bytes(data, "stdin" if path == STANDARD_INPUT else path.name))
        except TimeoutError:
            silent.add(path.parent)
            yield Failure(path, say("open.silent", file=path.name))
        except SourceError as error:
            yield Failure(path, str(error))
        except Exception as error:  # a fault of ours in one file must not close the others
            yield Failure(path, say("open.fault", file=path.name, error=f"{type(error).__name__}: {error}"))
        else:
            yield reports or Failure(path, say("open.empty", file=path.name))


def fetched(path: Path, patience: float) -> bytes:
    """The bytes of a file, read in a thread that is left behind where a network share does not answer.

    Raises:
        SourceError: it cannot be opened.
        TimeoutError: nothing came for ``patience`` seconds.
    """
    from parser.sources.files import STANDARD_INPUT, content

    answers: SimpleQueue[bytes | BaseException] = SimpleQueue()

    def fetch() -> None:
        try:
            answers.put(content(path))
        except BaseException as error:
            answers.put(error)

    if path == STANDARD_INPUT:  # whoever writes to it may take his time
        return content(path)
    Thread(target=fetch, daemon=True, name="fetching").start()
    try:
        answer = answers.get(timeout=patience)
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, BaseException):
        raise answer
    return answer
