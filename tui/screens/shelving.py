"""From the opened files to the library and back, and keeping the opened files in it.

Two shelves may be at hand: that of the files that were opened, and the library. All that is asked of many reports
(the list, jump, search, comparison, the ledger) is asked of the one that is shown; what one reads stays.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from tui.commands import COMMANDS, key_name
from tui.locale import say
from tui.screens.rereading import Rereading
from tui.troubles import in_words

if TYPE_CHECKING:  # nothing of the library is needed for the first frame
    from parser.library import Added
    from parser.report import Report
    from tui.reading.kept import KeptShelf
    from tui.settings.kept import Stand

_REST = 1.5
"""Seconds after which one looks whether older rules read some of the library."""
_EVERY = 0.1
"""Seconds between two words of progress."""


class Shelving(Rereading, inherit_bindings=False):
    """The part of the main screen that knows of the library."""

    class LibraryRead(Message):
        """The library was opened: its shelf, with nothing on it where nothing is kept; or why that failed."""

        def __init__(
            self, shelf: KeptShelf | None, first: Report | None, trouble: str, start: bool, quiet: bool = False
        ) -> None:
            super().__init__()
            self.quiet = quiet
            """Whether nothing need be said of it."""
            self.shelf = shelf
            self.first = first
            self.trouble = trouble
            self.start = start
            """Whether govtui was started on the library."""

    class Keeps(Message):
        """So many of the files are kept by now."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done = done
            self.total = total

    class Kept(Message):
        """The files are kept, or it was stopped; or why it failed."""

        def __init__(self, path: Path, added: Added | None, trouble: str = "") -> None:
            super().__init__()
            self.path = path
            self.added = added
            self.trouble = trouble

    def __init__(self) -> None:
        super().__init__()
        self.library: KeptShelf | None = None
        """The library's shelf, once it was asked for."""
        self._starting = False
        """Whether the library on which govtui was started is still being opened."""
        self._stop: bool | None = None
        """While files are being kept, whether that shall end; else ``None``."""

    @property
    def keeping(self) -> bool:
        """Whether files are being kept."""
        return self._stop is not None

    def take(self, report: Report, place: Stand | None = None) -> None:
        """A report was read out of the library; ``place`` is where one was in it."""
        raise NotImplementedError

    def change_shelf(self) -> None:
        """The other shelf is shown now."""
        raise NotImplementedError

    def forget_shelf(self) -> None:
        """The library that was shown, or kept at hand, is another now: nothing of it is held."""
        raise NotImplementedError

    def find(self, report_id: str) -> Report | None:
        """A report by its id, from the shelf that is shown or from the other; says why it cannot be read."""
        for shelf in (self.shelf, self.opened, self.library):
            if shelf is None or shelf.entry(report_id) is None:
                continue
            known = [each.id for each in shelf.reports]
            if (report := shelf.get(report_id)) is not None:
                if shelf is self.library and report_id not in known:
                    self.take(report, self.state.place(self.key_of(report)))
                return report
        trouble = self.library.trouble if self.library else ""
        self.foot.say(in_words(trouble) or say("library.gone"), warning=True)
        return None

    # -- opening

    def open_library(self, path: Path, first: str | None = None, *, start: bool = False, quiet: bool = False) -> None:
        """Read what is in the library at ``path``, in a thread, and show it; ``first`` is opened at the start."""
        self._starting = start

        def work() -> None:
            from parser.library.errors import LibraryError
            from tui.reading.kept import KeptShelf

            try:
                shelf = KeptShelf.open(path)
                report = _first_of(shelf, first) if start else None
            except LibraryError as error:
                self.post_message(self.LibraryRead(None, None, str(error), start, quiet))
                return
            if not get_current_worker().is_cancelled:
                self.post_message(self.LibraryRead(shelf, report, shelf.trouble, start, quiet))

        self.run_worker(work, thread=True, group="library", exclusive=True, exit_on_error=True)

    def on_shelving_library_read(self, message: LibraryRead) -> None:
        """Show it, or say why not."""
        shelf = message.shelf
        if message.start:
            self._starting = False
        if shelf is None or not shelf.entries:
            if not message.start and not message.quiet:
                self.foot.say(in_words(message.trouble) or _empty(), warning=True)
            return
        before = self.library
        shown = before is None or self.shelf is before or not message.quiet
        self.library = shelf
        shelf.held = lambda: [side.report.id for side in self.sides if side.report]
        if shown:
            self.shelf = shelf
            self.change_shelf()
        if before is not None:
            before.empty()
            self.forget_shelf()
        if message.first is not None:
            self.take(message.first, self.state.place(self.key_of(message.first)))
        if not message.start and not message.quiet:
            self.foot.say(say("library.now", count=f"{len(shelf.entries):,}"))
        if not message.quiet:
            self.set_timer(_REST, lambda: self.read_again(shelf.path))

    def action_library(self) -> None:
        """From the opened files to the library, and back."""
        if self.library is not None and self.shelf is self.library:
            if not self.opened.entries:
                self.foot.say(say("library.only"), warning=True)
                return
            self.shelf = self.opened
            self.change_shelf()
            self.foot.say(say("library.files", count=len(self.opened.entries)))
        elif self.library is not None:
            self.shelf = self.library
            self.change_shelf()
            self.foot.say(say("library.now", count=f"{len(self.library.entries):,}"))
        elif self._starting:  # asked for once more, it would be opened without its first report
            self.foot.say(say("library.opening"))
        else:
            from parser.library.location import library_file
            from parser.sources.looking import is_file

            path = library_file()
            if path is None or not is_file(path):
                self.foot.say(_empty(), warning=True)
                return
            self.foot.say(say("library.opening"))
            self.open_library(path)

    # -- keeping

    def action_keep(self) -> None:
        """Keep the opened files, and those still to be read, in the library; while that goes on, stop it."""
        if self._stop is not None:
            self._stop = True
            return
        from parser.library.location import library_file

        path = library_file()
        read = (self.paths[entry.id] for entry in self.opened.entries if entry.id in self.paths)
        unread = (path for failure in self.opened.failures for path in failure.unread)
        files = list(dict.fromkeys((*read, *self.coming, *unread)))  # asked for early, it is asked of all the same
        if path is None or not files:
            self.foot.say(say("library.no-home" if path is None else "library.no-files"), warning=True)
            return
        self._stop = False
        self.on_shelving_keeps(self.Keeps(0, len(files)))

        def work() -> None:
            from parser.library import Library, LibraryError

            worker, last = get_current_worker(), 0.0

            def progress(done: int, total: int, path: str, outcome: str) -> None:
                nonlocal last
                if monotonic() - last > _EVERY:
                    last = monotonic()
                    self.post_message(self.Keeps(done, total))

            try:
                with Library.open(path) as library:
                    added = library.add(
                        files,
                        progress=progress,
                        cancel=lambda: bool(self._stop) or worker.is_cancelled,
                        apart=True,
                    )
            except LibraryError as error:
                self.post_message(self.Kept(path, None, str(error)))
            else:
                self.post_message(self.Kept(path, added))

        self.run_worker(work, thread=True, group="keeping", exclusive=True, exit_on_error=False)

    def on_shelving_keeps(self, message: Keeps) -> None:
        """Say how far it is."""
        if self._stop is not None:
            done, total, key = f"{message.done:,}", f"{message.total:,}", key_name(COMMANDS["main.keep"].keys[0])
            self.foot.tell_progress(say("library.keeping", done=done, total=total, key=key))

    def on_shelving_kept(self, message: Kept) -> None:
        """Say what came of it; a library that is at hand is read anew."""
        self._stop = None
        self.foot.tell_progress("")
        added = message.added
        if added is None:
            self.foot.say(in_words(message.trouble), warning=True)
            return
        told = say("library.kept", read=f"{added.read:,}", new=f"{added.new + added.changed:,}")
        if added.failed:
            told += " · " + say("library.not-kept", count=len(added.failed), reason=in_words(added.failed[0][1]))
        self.foot.say(say("library.stopped", told=told) if added.stopped else told, warning=bool(added.failed))
        if self.library is not None:
            shown = self.shelf is self.library
            self.library.close()
            self.library = None
            self.forget_shelf()
            if shown:
                self.open_library(message.path)


def _empty() -> str:
    return say("library.empty", key=key_name(COMMANDS["main.keep"].keys[0]))


def _first_of(shelf: KeptShelf, wanted: str | None) -> Report | None:
    """The report to begin with: the one wanted, else the newest work report of the first place."""
    found = shelf.get(wanted) if wanted else None
    if found is None and shelf.entries:
        work = (entry for entry in shelf.entries if entry.cover.kind == "government-work-report")
        found = shelf.get(next(work, shelf.entries[0]).id)
    return found
