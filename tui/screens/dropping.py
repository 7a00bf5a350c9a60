"""Files dropped onto the terminal are opened: it pastes their paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from parser.text.safety import one_line
from tui.commands import COMMANDS, key_name
from tui.locale import say
from tui.screens.receiving import Receiving
from tui.settings.paths import short

if TYPE_CHECKING:
    from parser.report import Report
    from tui.reading.shelf import Failure


class Dropping(Receiving, inherit_bindings=False):
    """The part of the main screen on which files may be dropped."""

    class Looked(Message):
        """Whether what was pasted are files and folders that are there."""

        def __init__(self, there: bool) -> None:
            super().__init__()
            self.there = there

    class Dropped(Message):
        """The files among what was dropped, in its folders and archives, too; and a path in which there is none."""

        def __init__(self, files: Sequence[Path], empty: Path | None) -> None:
            super().__init__()
            self.files = files
            self.empty = empty

    def __init__(self) -> None:
        super().__init__()
        self._dropped_files: set[Path] = set()
        """Those that were dropped and are being read: the first that comes is opened."""

    def on_paste(self, event: events.Paste) -> None:
        """Open the files whose paths were pasted. In a web page nothing is opened but what the server was given."""
        event.stop()
        text = event.text
        if not text.strip():
            return
        if self.app.is_web:
            self._say_why_not("drop.web")
            return

        def look() -> None:  # thousands of paths take a while, a folder of thousands, too, and one on a share longer
            from tui.cli.paths import find
            from tui.reading.dropped import dropped

            paths = dropped(text)
            self.post_message(self.Looked(bool(paths)))
            if paths:
                files, lost = find(paths)
                self.post_message(self.Dropped(files, lost[0][0] if lost and not files else None))

        self.run_worker(look, thread=True, group="dropped", exclusive=False)

    def on_dropping_looked(self, message: Looked) -> None:
        """Say what is done."""
        if message.there:
            self.foot.say(say("open.reading"))
        else:
            self._say_why_not("drop.nothing")

    def _say_why_not(self, why: str) -> None:
        jump, search = (key_name(COMMANDS[f"main.{name}"].keys[0]) for name in ("jump", "search"))
        self.foot.say(say(why, jump=jump, search=search), warning=True)

    def on_dropping_dropped(self, message: Dropped) -> None:
        """Read them; what is open already is gone to."""
        if message.empty is not None:
            self.foot.say(say("drop.empty", path=one_line(short(message.empty))), warning=True)
            return
        by_path = {path: name for name, path in self.paths.items()}
        if new := [path for path in message.files if path not in by_path and path not in self._dropped_files]:
            self._dropped_files.update(new)
            self.open_files(new)
        elif message.files and (report := self.find(by_path.get(message.files[0], ""))) is not None:
            self.leave()
            self.open_report(report)

    def add_failures(self, failures: Sequence[Failure]) -> None:
        """Why not is told as of any file."""
        super().add_failures(failures)
        gone = {path for failure in failures for path in (failure.path, *failure.unread)}
        if mine := self._dropped_files & gone:
            self._dropped_files -= mine
            self.foot.show_detail(())

    def arrived(self, reports: Iterable[Report]) -> None:
        """To the first of what was dropped."""
        super().arrived(reports)
        new = [each for each in reports if self.paths.get(each.id) in self._dropped_files]
        if new:
            self._dropped_files.clear()
            self.leave()
            self.open_report(next((each for each in new if each.cover.kind == "government-work-report"), new[0]))
            self.foot.say(say("drop.opened", name=one_line(new[0].source.name)))
