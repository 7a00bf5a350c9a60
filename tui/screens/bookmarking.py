"""Bookmarks: set, noted, listed, gone to. What is kept of them is ``settings.bookmarks``' business."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parser.text.safety import one_line
from tui.commands import COMMANDS, key_name
from tui.locale import say
from tui.reading.names import label
from tui.reading.sentence import sentence_at, stretch
from tui.reading.trail import heading_text
from tui.screens.beside import Beside
from tui.screens.history import Spot
from tui.settings.bookmarks import SAID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parser.report import Report
    from tui.settings.bookmarks import Bookmark
    from tui.settings.kept import Place


class Bookmarking(Beside, inherit_bindings=False):
    """The part of the main screen that keeps bookmarks."""

    def __init__(self) -> None:
        super().__init__()
        self._dropped: dict[Place, str] = {}
        """Notes of bookmarks taken away, in case they come back."""
        self._sought: Bookmark | None = None
        """A bookmark in a file that is being read."""

    # -- set and take away

    def here(self) -> Place | None:
        """The sentence one reads, or that of the figure under the cursor."""
        from tui.settings.kept import Place

        if self.report is None:
            return None
        metric = self.reader.metric_under_cursor
        span = sentence_at(self.report, metric.start if metric else self.reader.place)
        return Place(self.key_of(self.report), span[0]) if span else None

    def _mark_here(self) -> Bookmark | None:
        """The bookmark in the sentence one reads."""
        here = self.here()
        if here is None or self.report is None:
            return None
        span = sentence_at(self.report, here.offset) or (here.offset, here.offset + 1)
        marks = self.state.bookmarks(here.report)
        return next((mark for mark in marks if span[0] <= mark.offset < span[1]), None)

    def action_bookmark(self) -> None:
        """Set a bookmark, or take away the one that is here."""
        from tui.settings.kept import Place

        mark, here = self._mark_here(), self.here()
        key = key_name(COMMANDS["main.bookmark"].keys[0])
        if mark is not None:
            place = Place(mark.report, mark.offset)
            self._dropped[place] = mark.note
            self.state.drop_bookmark(place)
            self.foot.say(say("bookmark.removed", key=key))
        elif here is None:
            self.foot.say(say("bookmark.nowhere"), warning=True)
        elif self._set(here, self._dropped.pop(here, "")):
            more = key_name(COMMANDS["main.bookmark-note"].keys[0])
            self.foot.say(say("bookmark.set", where=self._label(here.offset), key=more))
        self.show_bookmarks()

    def _set(self, place: Place, note: str) -> bool:
        """Set it; say so where there are too many."""
        path = self.paths.get(self.report.id, "") if self.report else ""
        done = self.state.add_bookmark(place, note, self._label(place.offset), path, self._said(place.offset))
        if not done:
            self.foot.say(say("bookmark.too-many"), warning=True)
        elif self.report is not None:
            self.reader.flash(*(sentence_at(self.report, place.offset) or (place.offset, place.offset)))
        return done

    def _label(self, offset: int) -> str:
        if self.report is None or self.trail is None:
            return ""
        number = self.trail.at(offset)
        parts = [label(self.report), *([heading_text(self.trail.sections[number])] if number is not None else [])]
        return " › ".join(parts)

    def _said(self, offset: int) -> str:
        """How the sentence begins."""
        if self.report is None or (span := sentence_at(self.report, offset)) is None:
            return ""
        return one_line(stretch(self.report, *span)[:SAID])

    def action_bookmark_note(self) -> None:
        """Write a note to the bookmark that is here; set it, where there is none."""
        from tui.settings.kept import Place

        mark, here = self._mark_here(), self.here()
        place = Place(mark.report, mark.offset) if mark else here
        if place is None:
            self.foot.say(say("bookmark.nowhere"), warning=True)
            return
        text = [mark.note if mark else ""]

        def typed(words: str) -> None:
            text[0] = words

        def done(kept: bool) -> None:
            if kept and self._set(place, text[0].strip()):
                self.foot.say(say("bookmark.noted"))
            self.show_bookmarks()
            self.reader.focus()

        self.ask("bookmark-note", "bookmark.note", typed, done, text=text[0])

    def show_bookmarks(self) -> None:
        """Mark them in the texts."""
        if self.kept is None:
            return
        for side in self.sides:
            if side.report is not None:
                marks = self.state.bookmarks(self.key_of(side.report))
                side.reader.set_bookmarks([mark.offset for mark in marks])

    def keep_step(self) -> None:
        """Answer what the texts told."""
        raise NotImplementedError

    def forget(self) -> None:
        """All that is remembered was forgotten: the screen shows none of it."""
        for side in self.sides:
            side.history.forget()
        self._dropped.clear()
        self.show_bookmarks()
        self.update_foot()

    # -- list and go

    def action_bookmarks(self) -> None:
        """The list of all bookmarks."""
        from tui.screens.bookmarks import BookmarkBox

        here = self.key_of(self.report) if self.report else ""
        known = {self.key_of(report) for report in self.shelf.reports}
        self.app.push_screen(BookmarkBox(self.state, here, known, self.show_bookmarks), self._picked)

    def _picked(self, mark: Bookmark | None) -> None:
        if mark is None:
            return
        from parser.sources.looking import is_file

        report = next((each for each in self.shelf.reports if self.key_of(each) == mark.report), None)
        if report is not None:
            self.leave()
            self._go_to_mark(report, mark)
        elif mark.path and is_file(mark.path):
            self._sought = mark
            self.foot.say(say("open.reading"))
            self.open_files([Path(mark.path)])
        else:
            self.foot.say(say("bookmark.gone", path=mark.path or mark.label), warning=True)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read more files; their reports join the shelf."""
        raise NotImplementedError

    def arrived(self, reports: Iterable[Report]) -> None:
        """Reports were read: to the bookmark that waits for them."""
        if (mark := self._sought) is None:
            return
        report = next((each for each in reports if self.key_of(each) == mark.report), None)
        self._sought = None
        if report is None:
            self.foot.say(say("bookmark.changed", path=Path(mark.path).name), warning=True)
        else:
            self.leave()
            self._go_to_mark(report, mark)

    def _go_to_mark(self, report: Report, mark: Bookmark) -> None:
        self.go(Spot(report.id, mark.offset, max(1, self.reader.size.height // 3)))
        self.reader.flash(*(sentence_at(report, mark.offset) or (mark.offset, mark.offset + 1)))
        self.keep_step()  # what the panes show now is no answer to it, and does not wipe it away
        self.foot.say(mark.note or mark.label)
