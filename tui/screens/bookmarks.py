"""The list of bookmarks: filter, go, write a note, delete, and take that back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content

from tui.commands import COMMANDS, Command, bindings, key_name
from tui.locale import say
from tui.reading.spelling import holds
from tui.screens.box import Box, BoxLines
from tui.settings.bookmarks import Bookmark
from tui.settings.kept import Place
from tui.settings.state import State
from tui.widgets.lines import Span, clip

_NOTING = {"bookmarks.go": "bookmarks.keep-note", "bookmarks.leave": "bookmarks.leave-note"}
"""The keys while a note is written, and what they mean then."""


class Marks(BoxLines):
    """The bookmarks found."""

    def __init__(self, known: set[str]) -> None:
        super().__init__()
        self.marks: list[Bookmark] = []
        self.known = known
        """Keys of the open reports."""

    @property
    def count(self) -> int:
        """How many were found."""
        return len(self.marks)

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """Where it is; its note, or how its sentence begins; and the file of a report that is not open."""
        mark = self.marks[number]
        open_now = mark.report in self.known
        right = "" if open_now else f"{clip(Path(mark.path).name or say('bookmark.closed'), width // 3)} "
        room = width - 4 - cell_len(right)
        # of a place and a note that have no room side by side, the note, which is the reader's own, loses less
        note = clip(mark.note or mark.said, max(room // 2, room - cell_len(mark.label) - 2))
        label = clip(mark.label, room - cell_len(note) - 2) if note else mark.label
        spans: list[Span] = [("* ", "box--key"), (label, "" if open_now else "lines--dim")]
        if note:
            spans += [("  ", ""), (note, "lines--head" if mark.note else "lines--dim")]
        return spans, right


class BookmarkBox(Box[Bookmark]):
    """Gives back the bookmark to go to. ``changed`` is called when one was noted or deleted."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("bookmarks")]
    PLACEHOLDER = "bookmarks.prompt"
    _noting: Bookmark | None = None
    """The bookmark whose note is in the line."""

    def __init__(self, state: State, here: str, known: set[str], changed: Callable[[], None]) -> None:
        self.marks = Marks(known)
        super().__init__("bookmarks", self.marks)
        self.state = state
        self.here = here
        """Key of the report that is read: its bookmarks come first, in the order of the text."""
        self.changed = changed
        self._words = ""
        """What was typed to filter, meanwhile."""
        self._deleted: list[Bookmark] = []

    def on_mount(self) -> None:
        """All of them."""
        super().on_mount()
        self._show()

    def typing(self, text: str) -> None:
        """Each letter counts."""
        if self._noting is None:
            self._show()

    def _show(self, at: Bookmark | None = None) -> None:
        words = self.typed.value.split()
        mine = self.state.bookmarks(self.here) if self.here else []
        others = [mark for mark in self.state.bookmarks() if mark.report != self.here]
        found = [mark for mark in (*mine, *others) if all(_has(mark, word) for word in words)]
        self.marks.marks = found
        places = [mark[:2] for mark in found]
        self.marks.fresh(places.index(at[:2]) if at and at[:2] in places else 0)
        self.say_count(say("bookmarks.count", count=len(found)) if found else say("bookmarks.none"))
        if not mine and not others:
            self.say(say("bookmarks.how", key=key_name(COMMANDS["main.bookmark"].keys[0])))

    @property
    def _under(self) -> Bookmark | None:
        return self.marks.marks[self.marks.cursor] if 0 <= self.marks.cursor < self.marks.count else None

    def keys(self) -> list[Command]:
        """While a note is written, those that keep it or leave it."""
        own = super().keys()
        return own if self._noting is None else [each for each in own if each.id in _NOTING]

    def words(self) -> Mapping[str, str]:
        """What they mean then."""
        return {} if self._noting is None else {each: say(word) for each, word in _NOTING.items()}

    def on_box_lines_moved(self) -> None:
        """The sentence of the bookmark under the cursor, as far as it is kept."""
        if self._noting is None and (mark := self._under) is not None and mark.said:
            self.say(mark.said)

    def on_box_lines_picked(self) -> None:
        """With the mouse."""
        if self._noting is None:
            self.action_go()

    def action_go(self) -> None:
        """To the bookmark; or the note is written."""
        if self._noting is not None:
            self._write(self.typed.value.strip())
        elif (mark := self._under) is not None:
            self.dismiss(mark)

    def action_note(self) -> None:
        """Write the note of the bookmark under the cursor."""
        mark = self._under
        if mark is None or self._noting is not None:
            return
        self._noting, self._words = mark, self.typed.value
        self._entitle("bookmarks.note")
        self.foot.offer(self.keys(), self.words())
        self.typed.value = mark.note
        self.typed.cursor_position = len(mark.note)

    def _write(self, note: str) -> None:
        mark = self._noting
        assert mark is not None
        self.state.add_bookmark(Place(mark.report, mark.offset), note, mark.label, mark.path, mark.said)
        self._end_note(mark)
        self.changed()

    def _end_note(self, mark: Bookmark) -> None:
        self._noting = None
        self._entitle("bookmarks.title")
        self.typed.value = self._words
        self._show(mark)

    def _entitle(self, key: str) -> None:
        self.query_one("#box").border_title = Content(say(key))

    def action_delete(self) -> None:
        """Take the bookmark under the cursor away."""
        mark, row = self._under, self.marks.cursor
        if mark is None or self._noting is not None:
            return
        self.state.drop_bookmark(Place(mark.report, mark.offset))
        self._deleted.append(mark)
        self.changed()
        rest = [each for each in self.marks.marks if each != mark]
        self._show(rest[min(row, len(rest) - 1)] if rest else None)
        self.say(say("bookmarks.deleted"))

    def action_undelete(self) -> None:
        """Bring back the bookmark deleted last."""
        if self._noting is not None:
            return
        if not self._deleted:
            self.say(say("bookmarks.none-deleted"))
        else:
            mark = self._deleted.pop()
            self.state.add_bookmark(Place(mark.report, mark.offset), mark.note, mark.label, mark.path, mark.said)
            self.changed()
            self._show(mark)

    def action_down(self) -> None:
        """The next bookmark."""
        if self._noting is None:
            super().action_down()

    def action_up(self) -> None:
        """The bookmark before."""
        if self._noting is None:
            super().action_up()

    def action_leave(self) -> None:
        """Close the box; or the note stays as it was."""
        if self._noting is not None:
            self._end_note(self._noting)
        else:
            self.dismiss(None)


def _has(mark: Bookmark, word: str) -> bool:
    """Whether a word stands in it, or in its place or note letters spell one."""
    return word.casefold() in mark.said.casefold() or holds(f"{mark.label} {mark.note}", word)
