"""``govtui library info|verify|repair|compact|remove``: the library's own file."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from parser.library import Library, LibraryError
from parser.text.safety import one_line
from tui.cli.adding import stoppable
from tui.cli.bar import Bar, shows_bar
from tui.cli.kept import filters
from tui.cli.opened import opened
from tui.cli.output import narrate, write
from tui.cli.usage import UsageError
from tui.locale import say
from tui.troubles import in_words

_MOST = 50
"""Faults, and files, that are told one by one."""


def manage(given: argparse.Namespace) -> int:
    """Do what the word after ``library`` says.

    Raises:
        UsageError: what to remove is not said, or the library cannot be used.
    """
    acts = {"info": _info, "verify": _verify, "repair": _repair, "compact": _compact, "remove": _remove}
    try:
        return acts[given.verb](given)
    except LibraryError as error:
        raise UsageError(in_words(error)) from error


def _info(given: argparse.Namespace) -> int:
    with opened(readonly=True) as library:
        told = library.info()
    size = f"{told.bytes / 1e6:,.1f} MB"
    years = f"{told.first}–{told.last}" if told.first else "—"
    lines = [
        say("cli.library.info.file", path=told.path, size=size, form=told.form),
        say("cli.library.info.reports", reports=f"{told.reports:,}", places=f"{told.places:,}", years=years),
        say("cli.library.info.twins", twins=f"{told.twins:,}"),
        say("cli.library.info.texts", files=f"{told.files:,}", texts=f"{told.texts:,}", count=f"{told.characters:,}"),
        say("cli.library.info.rows", sections=f"{told.sections:,}", metrics=f"{told.metrics:,}"),
    ]
    if told.outdated:
        lines.append(say("cli.library.info.outdated", count=f"{told.outdated:,}"))
    write("".join(f"{one_line(line)}\n" for line in lines), None)
    return 0


def _verify(given: argparse.Namespace) -> int:
    with opened(readonly=True) as library, _bar() as progress:
        faults = library.verify(progress=progress)
        texts = library.info().texts if not faults else 0
    for fault in faults[:_MOST]:
        narrate(say("cli.library.fault", what=say(f"cli.library.fault.{fault.kind}"), name=fault.name, said=fault.said))
    if faults:
        narrate(say("cli.library.faults", count=f"{len(faults):,}"))
        return 1
    narrate(say("cli.library.sound", count=f"{texts:,}"))
    return 0


def _repair(given: argparse.Namespace) -> int:
    with stoppable() as stopped, _bar() as progress:
        told = Library.repair(jobs=given.jobs, progress=progress, cancel=stopped)
    if told.stopped:
        narrate(say("cli.library.repair.stopped"))
        return 130
    for name in told.lost:
        narrate(say("cli.library.repair.lost", name=name))
    narrate(say("cli.library.repaired", count=f"{told.texts:,}", old=told.old))
    return 1 if told.lost else 0


def _compact(given: argparse.Namespace) -> int:
    with opened(readonly=False) as library:
        before = library.path.stat().st_size
        library.compact()
        after = library.path.stat().st_size
    narrate(say("cli.library.compacted", before=f"{before / 1e6:,.1f}", after=f"{after / 1e6:,.1f}"))
    return 0


def _remove(given: argparse.Namespace) -> int:
    asked = filters(given)
    if not given.wanted and not asked:
        raise UsageError(say("cli.library.remove.what"))
    with opened(readonly=False) as library:
        files = _chosen(library, given.wanted)
        if asked:
            whole, shared = library.files_of(library.reports(**asked, twins=True))
            for path in shared:
                narrate(say("cli.library.remove.shared", path=path))
            files = [path for path in files if path in set(whole)] if given.wanted else whole
        if not files:
            raise UsageError(say("cli.library.remove.none"))
        for path in files[:_MOST]:
            narrate(path)
        if len(files) > _MOST:
            narrate(say("cli.library.remove.rest", count=f"{len(files) - _MOST:,}"))
        if not given.yes:
            raise UsageError(say("cli.library.remove.sure", count=f"{len(files):,}"))
        gone = library.remove(files)
    narrate(say("cli.library.removed", count=f"{len(files):,}", texts=f"{gone:,}"))
    return 0


def _chosen(library: Library, wanted: list[str]) -> list[str]:
    """Paths of the files that the words mean: files, folders and archives, or ids of reports."""
    found: dict[str, None] = {}
    ids = {row.id: row for row in library.reports(twins=True)}
    for word in wanted:
        below = library.files_below(word)
        if not below and word in ids:
            below, shared = library.files_of([ids[word]])
            for path in shared:
                narrate(say("cli.library.remove.shared", path=path))
        elif not below:
            narrate(say("cli.library.remove.unknown", name=word))
        found.update(dict.fromkeys(below))
    return list(found)


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None] | None]:
    if not shows_bar():
        yield None
        return
    bar = Bar(1, say("cli.reading"))
    try:
        yield lambda done, total: bar.reach(done, total)
    finally:
        bar.close()
