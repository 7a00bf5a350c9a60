"""Files into the app: read in a thread, told together, put on the shelf where one left them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from textual.message import Message

from tui.commands import COMMANDS, key_name
from tui.locale import say
from tui.reading.opening import open_all
from tui.reading.shelf import Failure

if TYPE_CHECKING:
    from parser.report import Report
    from tui.beginning import Beginning
    from tui.settings.kept import Stand

Found: TypeAlias = "list[tuple[Path, list[Report] | Failure]]"
"""Files, and the reports in each, or why there are none."""
TOGETHER = 0.06
"""Seconds within which files that were read are shown together."""
LATER = 0.0003
"""Seconds more of these for each file read before: to lay out a list of thousands takes a twentieth of that."""
MOST = 100_000_000
"""Characters of text that are open at once: with what is read in them they take some 2 GB (19 bytes a character,
measured on 3,258 reports). A folder may hold any number; the library holds them on disk.
"""


class Opened(Message):
    """Files were read, or could not be."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self.found = found


def read(app: Beginning, paths: Sequence[Path], *, more: bool = False) -> None:
    """Read the files in a thread; what was read within a moment is told together, so that it comes in one frame. Where
    as much is open as ``MOST``, the rest stays unread: one failure of them all.

    ``more``: beside what is being read already; else instead of it.
    """
    app.main.coming = {**(app.main.coming if more else {}), **dict.fromkeys(map(lying, paths))}
    open_now = {id(report.source): report.source for report in app.main.opened.reports}
    taken = sum(len(source.text) for source in open_now.values())

    def work() -> None:
        nonlocal taken
        found: Found = []
        since = monotonic()
        reading = open_all(paths)
        for number, path in enumerate(paths):
            if taken >= MOST:
                full = say("open.room", key=key_name(COMMANDS["main.keep"].keys[0]))
                found.append((path, Failure(path, full, tuple(paths[number:]))))
                break
            one = next(reading)
            found.append((path, one))
            if not isinstance(one, Failure):
                taken += len(one[0].source.text)
            if monotonic() - since > TOGETHER + number * LATER:
                app.post_message(Opened(found))
                found, since = [], monotonic()
        if found:
            app.post_message(Opened(found))

    app.run_worker(work, thread=True, group="one-more" if more else "reading", exclusive=not more, exit_on_error=True)


def lying(path: Path) -> Path:
    """Where a file lies, whatever folder is ours by then."""
    from parser.sources import STANDARD_INPUT

    return path if path == STANDARD_INPUT else path.absolute()


def shelve(app: Beginning, read: Found) -> None:
    """They join the shelf, each opened where one was in it; what could not be read stands struck on it."""
    main, memory = app.main, app.memory
    failures = [one for _, one in read if isinstance(one, Failure)]
    reports: list[Report] = []
    places: dict[str, Stand] = {}
    for path, one in read:
        main.coming.pop(lying(path), None)
        if isinstance(one, Failure):
            for unread in one.unread:
                main.coming.pop(lying(unread), None)
            continue
        found = main.opened.named(one, reports)
        places |= memory.opened(path, found) if memory else {}
        main.paths |= {report.id: lying(path) for report in found}
        reports += found
    main.add_failures(failures)
    if reports:
        main.add_reports(reports, places, memory.first(reports) if memory else None, files=len(read) - len(failures))
        if memory and (beside := memory.beside(reports)):
            main.call_after_refresh(main.open_beside, *beside)
    if memory and main.waiting <= 0:
        memory.recall(main)
        main.update_foot()
