"""How the app begins: the first frame, then the files or the library, then what is remembered of them."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tui.intake import Opened, read, shelve
from tui.locale import say
from tui.screens.main import MainScreen
from tui.screens.stack import Stack
from tui.troubles import in_words

if TYPE_CHECKING:
    from tui.ending import Ending
    from tui.remembering import Memory

SAVE_EVERY = 20  # seconds between two savings of what is remembered
_REST = 2.0  # seconds after the reports are open until what is of no use by then is let go of
PATIENCE = 0.15  # seconds for which the second frame waits for the first report


class Beginning(Stack, inherit_bindings=False):
    """For the app to be made of: what it does until one can read, and at intervals from then on."""

    memory: Memory | None
    """What is set and remembered; without it the app starts plain and keeps nothing."""
    paths: list[Path]
    """The files to begin with."""
    library: Path | None
    """The library to begin with, where no files were named."""
    main: MainScreen
    ending: Ending | None
    """What sees to it that the terminal is left as it was; none in tests of the app alone."""

    def __init__(self) -> None:
        super().__init__()
        self._held = ExitStack()
        """Holds the second frame back."""

    def on_mount(self) -> None:
        """The first frame first; then the files."""
        self.call_after_refresh(self._begin)
        if self.ending:
            self.ending.listen(self._driver)

    async def _begin(self) -> None:
        if self.paths or self.library:  # table and first report come in one frame, unless reading takes its time
            self._held.enter_context(self.batch_update())
            self.set_timer(PATIENCE, self._held.close)
        if self.library:
            last = self.memory.chosen.state.last_kept if self.memory else None
            self.main.open_library(self.library, last, start=True)
        else:
            read(self, self.paths)
        await self.main.furnish()
        if self.memory:
            self.memory.put_on(self.main)
            self.set_interval(SAVE_EVERY, self._remember)
            for message in self.memory.chosen.messages():
                self.notify(message, severity="warning", timeout=10, markup=False)
            if tips := self.memory.tips():
                self.main.foot.show_tips(say("tips.title"), tips)

    def on_shelving_library_read(self, message: MainScreen.LibraryRead) -> None:
        """The library is shown; where nothing is in it, the reports that come with govtui are read."""
        if message.start and message.first is None:
            from tui.cli.paths import find

            if message.trouble:
                self.notify(
                    in_words(message.trouble),
                    severity="warning",
                    title=say("library.damaged"),
                    timeout=15,
                    markup=False,
                )
            self.paths, _ = find([])
            self.main.waiting = len(self.paths)
            read(self, self.paths)
            return
        self._held.close()
        if message.start and self.memory:
            self.memory.recall(self.main)
            if beside := self.memory.beside_kept(self.main):
                self.main.call_after_refresh(self.main.open_beside, *beside)
        self.call_after_refresh(self._collect_again)

    def on_main_screen_files_wanted(self, message: MainScreen.FilesWanted) -> None:
        """They are read beside what is being read already."""
        read(self, message.paths, more=True)

    def on_opened(self, message: Opened) -> None:
        """They join the shelf."""
        shelve(self, message.found)
        self._held.close()
        self.call_after_refresh(self._collect_again)

    async def _remember(self) -> None:
        from tui.forgetting import tidy

        tidy(self)
        if self.ending:
            self.ending.look()
        if self.memory:
            self.memory.keep(self.main)
            if trouble := await self.memory.save():
                self.main.foot.say(trouble, warning=True)

    def _collect_again(self) -> None:
        """The collector was off for the first frame; what is there by now stays, and need not be looked at."""
        if not gc.isenabled():
            from tui.forgetting import small_heap, sweep

            gc.freeze()
            gc.enable()
            small_heap()
            self.set_timer(_REST, sweep)
