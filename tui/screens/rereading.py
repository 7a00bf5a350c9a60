"""What older rules read of the library is read again, quietly, while one reads."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from textual.message import Message
from textual.worker import get_current_worker

from tui.locale import say
from tui.screens.keeping import Keeping

_EVERY = 0.1
"""Seconds between two words of progress."""


class Rereading(Keeping, inherit_bindings=False):
    """The part of the main screen that brings the library up to the rules of now."""

    class Rereads(Message):
        """So many texts that older rules read are read again by now."""

        def __init__(self, path: Path, done: int, total: int) -> None:
            super().__init__()
            self.path = path
            self.done = done
            self.total = total

    @property
    def keeping(self) -> bool:
        """Whether files are being kept: that has the right end of the foot."""
        raise NotImplementedError

    def open_library(self, path: Path, first: str | None = None, *, start: bool = False, quiet: bool = False) -> None:
        """Show what is in the library at ``path``."""
        raise NotImplementedError

    def read_again(self, path: Path) -> None:
        """Have a process of its own read again what older rules read, without hurry."""

        def work() -> None:
            import subprocess

            from parser import processes
            from parser.library import Library, LibraryError

            try:
                with Library.open(path, readonly=True) as library:
                    if not library.outdated:
                        return
            except LibraryError:
                return
            worker, last, told = get_current_worker(), 0.0, (0, 0)
            command, env = processes.module("parser.library.quiet", str(path)), processes.environment()
            pipe, none = subprocess.PIPE, subprocess.DEVNULL
            with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=none, text=True, env=env) as process:
                for line in process.stdout or ():
                    if worker.is_cancelled:
                        process.kill()
                        return
                    done, total = map(int, line.split())
                    told = done, total
                    if monotonic() - last > _EVERY and done < total:
                        last = monotonic()
                        self.post_message(self.Rereads(path, done, total))
            self.post_message(self.Rereads(path, told[1], told[1]))

        self.run_worker(work, thread=True, group="rereading", exclusive=True, exit_on_error=False)

    def on_rereading_rereads(self, message: Rereads) -> None:
        """Say at the right end how far it is; when it is done, what was read anew is shown."""
        if message.done < message.total:
            if not self.keeping:
                done, total = f"{message.done:,}", f"{message.total:,}"
                self.foot.tell_progress(say("library.rereading", done=done, total=total))
            return
        self.foot.tell_progress("")
        self.open_library(message.path, quiet=True)
