"""Several workers that read files at once, each a process of its own, and their answers as they come.

Processes are started as programs, not forked: the screen has threads, and a worker that dies, hangs or is killed for
want of memory costs its file alone.
"""

from __future__ import annotations

import pickle
import queue
import subprocess
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from parser import processes

from .taking import Taken, Wanted, take

PATIENCE = 300.0
"""Seconds that one file may take. The longest report of thousands takes one."""
FEW = 12
"""Files that are read here: starting workers takes longer."""
_AHEAD = 4
"""Answers a worker that may wait to be written."""


def taken(
    wanted: Iterable[Wanted], count: int, library: Path, jobs: int, *, apart: bool = False
) -> Generator[Taken, None, None]:
    """What the library keeps of each of ``count`` files or texts, in no order. Closing the iterator stops the work.
    ``apart``: other processes read even a few.
    """
    if apart or (jobs > 1 and count > FEW):
        yield from _Crew(wanted, library, max(1, min(jobs, count)))
        return
    from .connection import connect

    db = connect(library, readonly=True)
    try:
        for one in wanted:
            yield take(one, db)
    finally:
        db.close()


class _Crew:
    """A thread a worker: it hands over what is wanted, waits for the answer, and puts that in the queue."""

    def __init__(self, wanted: Iterable[Wanted], library: Path, jobs: int) -> None:
        self._wanted = iter(wanted)
        self._library = library
        self._answers: queue.Queue[Taken | None] = queue.Queue(jobs * _AHEAD)
        self._next = threading.Lock()
        self._stopped = threading.Event()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(jobs)]

    def __iter__(self) -> Iterator[Taken]:
        for thread in self._threads:
            thread.start()
        working = len(self._threads)
        try:
            while working:
                answer = self._answers.get()
                if answer is None:
                    working -= 1
                else:
                    yield answer
        finally:
            self._stop()

    def _stop(self) -> None:
        self._stopped.set()
        for worker in list(self._running):
            worker.kill()
        while any(thread.is_alive() for thread in self._threads):
            try:  # a thread may be waiting for room in the queue
                self._answers.get(timeout=0.05)
            except queue.Empty:
                continue

    def _work(self) -> None:
        worker: subprocess.Popen[bytes] | None = None
        try:
            while not self._stopped.is_set():
                with self._next:
                    wanted = next(self._wanted, None)
                if wanted is None:
                    break
                if worker is None:
                    worker = self._start()
                answer = _ask(worker, wanted)
                if answer is None:
                    self._end(worker)
                    worker = None
                    if self._stopped.is_set():
                        break
                    answer = _broken_off(wanted)
                self._answers.put(answer)
        finally:
            if worker is not None:
                self._end(worker)
            self._answers.put(None)

    def _start(self) -> subprocess.Popen[bytes]:
        worker = subprocess.Popen(
            processes.module(f"{__package__}.worker", str(self._library)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=processes.environment(),
        )
        self._running.add(worker)
        if self._stopped.is_set():
            worker.kill()
        return worker

    def _end(self, worker: subprocess.Popen[bytes]) -> None:
        self._running.discard(worker)
        worker.kill()
        for stream in (worker.stdin, worker.stdout):
            if stream:
                with suppress(OSError):  # it was killed before it took what stands in the pipe
                    stream.close()
        worker.wait()


def heard(stream: IO[bytes]) -> Any:
    """The next object from a stream; ``None`` where it has ended."""
    size = stream.read(8)
    return pickle.loads(stream.read(int.from_bytes(size, "big"))) if len(size) == 8 else None


def tell(stream: IO[bytes], something: object) -> None:
    """Send an object to a stream."""
    data = pickle.dumps(something, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def _broken_off(wanted: Wanted) -> Taken:
    if isinstance(wanted, str):
        return Taken(wanted, error=f"{wanted}: reading it broke off. It may be damaged; save it anew.")
    return Taken(wanted.name, error=f"{wanted.name}: reading it again broke off. Add the file anew.", held=wanted)


def _ask(worker: subprocess.Popen[bytes], wanted: Wanted) -> Taken | None:
    """The worker's answer; ``None`` where it died, or took too long and was ended."""
    assert worker.stdin is not None and worker.stdout is not None
    watch = threading.Timer(PATIENCE, worker.kill)
    watch.daemon = True
    watch.start()
    try:
        tell(worker.stdin, wanted)
        answer = heard(worker.stdout)  # from our own worker
        return answer if isinstance(answer, Taken) else None
    except (OSError, ValueError, EOFError, pickle.UnpicklingError):
        return None
    finally:
        watch.cancel()
