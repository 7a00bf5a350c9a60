"""Search over all reports at hand, and going on from one place found to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from tui.locale import say
from tui.reading.finding import Found, find
from tui.screens.asking import Asking
from tui.screens.bookmarking import Bookmarking

if TYPE_CHECKING:  # nothing here is needed for the first frame
    from parser.library import Library
    from tui.reading.shelf import Shelf
    from tui.reading.sought import Answer
    from tui.screens.sought import SearchBox, Sought


class Finding(Asking, Bookmarking, inherit_bindings=False):
    """A mixin for the main screen: the box of search over all, and where it leads."""

    _answer: Answer | None = None
    """What was found last, and where in it one was: the box opens with it again."""
    _answer_at = 0
    _searching: _Searched | None = None

    def action_find(self) -> None:
        """Search all reports at hand."""
        from tui.screens.sought import SearchBox

        if self._searching is None or self._searching.shelf is not self.shelf:
            if self._searching is not None:
                self._searching.close()
            self._searching, self._answer = _Searched(self.shelf, self.library), None
        box = SearchBox(
            self,
            len(self.shelf.entries),
            self._searching.ask,
            self._answer,
            self._answer_at,
            self.state.words("searches"),
        )

        def went(sought: Sought | None) -> None:
            self._remember_search(box)
            if sought is not None:
                self._go_to_found(sought)

        self.app.push_screen(box, went)

    def let_go_of_shelves(self) -> None:
        """Nor what was found in it; a search that is under way ends first, and then its file is closed."""
        super().let_go_of_shelves()
        if self._searching is not None and self._searching.shelf not in (self.library, self.opened):
            self._searching = self._answer = None

    def _remember_search(self, box: SearchBox) -> None:
        self._answer, self._answer_at = box.answer, max(0, box.finds.cursor) if box.finds.view == "places" else 0

    def _go_to_found(self, sought: Sought) -> None:
        report = self.find(sought.report)
        if report is None:
            return
        self.leave()
        self.state.add_words("searches", sought.words)
        if report is not self.report:
            self.open_report(report)
        spans = sorted({*find(report, sought.words), (sought.start, sought.end)})
        number = bisect_left(spans, (sought.start, sought.end))
        self._found = Found(spans)
        self.side.reader.mark(spans, number)
        self.side.reader.focus()
        self.keep_step()
        self._say_hit(self.side)
        self.foot.say(say("find.at", told=self.foot.said))


class _Searched:
    """What is searched: the library, whose file stays open between two letters, or the reports that are read."""

    def __init__(self, shelf: Shelf, library: Shelf | None) -> None:
        self.shelf = shelf
        self._kept = shelf is library
        self._library: Library | None = None
        self._lock = Lock()

    def ask(self, typed: str, limit: int, stopped: Callable[[], bool]) -> Answer | None:
        """Look for it; ``None`` where something else was typed before its turn came. For a thread."""
        from tui.reading.sought import search_library, search_reports

        with self._lock:
            if stopped():
                return None
            if not self._kept:
                return search_reports(self.shelf, typed, limit)
            if self._library is None:
                from parser.library import Library
                from tui.reading.kept import KeptShelf

                assert isinstance(self.shelf, KeptShelf)
                self._library = Library.open(self.shelf.path, readonly=True)
            return search_library(self._library, self.shelf, typed, limit)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._library is not None:
                self._library.close()
                self._library = None
