"""``govtui add [PATH…]``: reports into the library; without a path, what older rules read is read again."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from parser.library import Added
from tui.cli.bar import Bar, shows_bar
from tui.cli.opened import opened
from tui.cli.output import narrate
from tui.cli.paths import find
from tui.locale import say
from tui.troubles import in_words

TOLD = ("new", "changed", "reread", "known", "unchanged")
"""What is said of files, where there are any: fields of ``Added``."""


def add(given: argparse.Namespace) -> int:
    """Add the files; say what became of them. Ctrl+C stops after the file in hand, twice at once."""
    files, missing = find(given.paths) if given.paths else ([], [])
    for path, key in missing:
        narrate(say(key, path=path))
    if given.paths and not files:
        return 2
    with opened(readonly=False) as library, stoppable() as stopped:
        total = len(files) or library.outdated
        with progress(total) as step:
            if files:
                told = library.add(files, jobs=given.jobs, progress=step, cancel=stopped)
            else:
                told = library.refresh(jobs=given.jobs, progress=step, cancel=stopped)
        for path_said, message in told.failed:
            narrate(located(path_said, in_words(message)))
        narrate(summary(told, refreshed=not given.paths))
        narrate(say("cli.add.holds", count=f"{len(library.reports(twins=True)):,}", path=library.path))
    if told.stopped:
        return 130
    lost = len(told.failed) + len(missing)
    return (1 if told.read else 2) if lost else 0


def summary(told: Added, *, refreshed: bool) -> str:
    """What came of adding, in one line."""
    parts = [say(f"cli.add.{what}", count=f"{number:,}") for what in TOLD if (number := getattr(told, what))]
    if told.failed:
        parts.append(say("cli.add.failed", count=f"{len(told.failed):,}"))
    said = " · ".join(parts) or say("cli.add.nothing" if refreshed else "cli.add.none")
    return say("cli.add.stopped", told=said) if told.stopped else said


def located(path: str, message: str) -> str:
    """The message with the file's whole path, where it has only its name."""
    name = Path(path).name
    return path + message[len(name) :] if message.startswith(f"{name}:") else message


@contextmanager
def progress(total: int) -> Iterator[Callable[[int, int, str, str], None] | None]:
    """What is to be called after each file: it moves a bar, where there is a terminal to show one."""
    if not shows_bar():
        yield None
        return
    bar = Bar(total, say("cli.reading"))
    try:
        yield lambda done, *_: bar.reach(done)
    finally:
        bar.close()


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed, or the program told to end; pressed again, it interrupts at once."""
    asked = False

    def ask(number: int, _: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        narrate(say("cli.add.stopping"))

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
