"""govtui with ears for the one who watches it: what stands in the way, and what fills its memory.

    python -m bench.watched NOTES [--stay] [--] PATH …

Behaves as ``govtui PATH …``. SIGUSR2 adds to the file NOTES where each of its threads is (told by the interpreter even
where a thread never comes back), SIGVTALRM what each of its tasks waits for; SIGALRM adds how many objects of each type
it holds, and which modules of what is large were loaded since it was asked last. With ``--stay`` it does not leave by
its own command, so that one process can be watched for long.
"""

from __future__ import annotations

import asyncio
import faulthandler
import gc
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

MOST = 60
"""Types told, the most numerous first."""
_TOLD = ("parser.", "tui.", "rapidfuzz", "xlsxwriter")


def listen(notes: TextIO) -> None:
    """Answer the three signals into ``notes``."""
    faulthandler.register(signal.SIGUSR2, file=notes, all_threads=True)

    known: set[str] = set()

    def count(_number: int, _frame: object) -> None:
        gc.collect()
        new = {name for name in sys.modules if name.startswith(_TOLD)} - known
        known.update(new)
        print("loaded", *sorted(new), file=notes)
        kinds = Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())
        print("objects", *(f"{kind}={number}" for kind, number in kinds.most_common(MOST)), file=notes, flush=True)

    def waiting(_number: int, _frame: object) -> None:
        for task in asyncio.all_tasks():
            print("task", task.get_name(), *_awaited(task.get_coro()), sep="\n    ", file=notes, flush=True)

    signal.signal(signal.SIGALRM, count)
    signal.signal(signal.SIGVTALRM, waiting)


def _awaited(waits: Any) -> Iterator[str]:
    """Where a coroutine stands, and each that it waits for."""
    while waits is not None:
        frame = getattr(waits, "cr_frame", None) or getattr(waits, "gi_frame", None)
        if frame is None:
            yield repr(waits)[:200]
            return
        where = f"{frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_qualname}"
        message = frame.f_locals.get("message") or frame.f_locals.get("event")
        yield f"{where} {message!r:.160}" if message is not None else where
        waits = getattr(waits, "cr_await", None) or getattr(waits, "gi_yieldfrom", None)


def stay() -> None:
    """Have the app pass over its own command to leave; a signal ends it all the same."""
    from tui.app import Govtui

    leave = Govtui.exit

    def passed_over(app: Govtui, result: int | None = None, return_code: int = 0, message: object = None) -> None:
        if return_code:
            leave(app, result, return_code, message)

    Govtui.exit = passed_over  # type: ignore[method-assign, assignment]


def main() -> int:
    notes, *rest = sys.argv[1:]
    with Path(notes).open("a", encoding="utf-8") as file:
        listen(file)
        if rest[:1] == ["--stay"]:
            stay()
            del rest[0]
        if rest[:1] == ["--"]:
            del rest[0]
        from tui.cli import run

        sys.argv = ["govtui", *rest]
        return run(rest)


if __name__ == "__main__":
    sys.exit(main())
