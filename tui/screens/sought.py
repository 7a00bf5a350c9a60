"""The box of search over all: counts and snippets as one types, how often by place and year, the way to each place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.worker import get_current_worker

from tui.commands import COMMANDS, bindings, key_name
from tui.locale import say
from tui.reading.sought import Answer
from tui.screens.errands import Errands
from tui.screens.finds import VIEWS, Finds
from tui.screens.recalling import RecallingBox
from tui.widgets.lines import clip
from tui.widgets.still import Told

_FIRST, _MORE = 50, 400
"""Places told at first, and when one goes on past them."""
_BARS = "▁▂▃▄▅▆▇█"


class Sought(NamedTuple):
    """Where to go, and what to mark there."""

    report: str
    start: int
    end: int
    words: str


class SearchBox(RecallingBox[Sought]):
    """Gives back where to go. ``ask`` looks for what is typed, in a thread, and tells so many places."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("find")]
    PLACEHOLDER = "find.prompt"

    class Ready(Message):
        """Something was found, or nothing."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(
        self,
        errands: Errands,
        reports: int,
        ask: Callable[[str, int, Callable[[], bool]], Answer | None],
        answer: Answer | None = None,
        at: int = 0,
        history: Sequence[str] = (),
    ) -> None:
        self.finds = Finds()
        self.by_place, self.by_year = Told(id="by-place"), Told(id="by-year")
        super().__init__("find", self.finds, answer.typed if answer else "", history)
        self.errands = errands
        self.reports = reports
        """How many reports are searched."""
        self._ask = ask
        self._start = at
        self.answer = answer
        self._limit = max(_FIRST, len(answer.finds) if answer else 0)

    def compose(self) -> ComposeResult:
        """The line and how much was found, counts by place and year, the places, the keys."""
        with Vertical(id="box"):
            with Horizontal(id="line"):
                yield self.typed
                yield self.count
            yield self.by_place
            yield self.by_year
            yield self.lines
            yield self.foot

    def on_mount(self) -> None:
        """What was found the last time."""
        super().on_mount()
        self._show(self.answer)
        self.typed.select_all()
        if self.answer is not None:
            self.finds.stand_on(min(self._start, self.finds.count - 1))

    def typing(self, text: str) -> None:
        """Each letter counts."""
        self._limit = _FIRST
        self._look()

    def _look(self) -> None:
        typed, limit = self.typed.value, self._limit
        if not typed.strip():
            self._show(None)

        def work() -> None:
            worker = get_current_worker()
            answer = self._ask(typed, limit, lambda: worker.is_cancelled)
            if answer is not None and not worker.is_cancelled:
                self.post_message(self.Ready(answer))

        self.ask(work, "look")

    def on_search_box_ready(self, message: Ready) -> None:
        """Show it, unless something else is typed by now."""
        if message.answer.typed == self.typed.value:
            more = self.answer is not None and self.answer.typed == message.answer.typed
            self._show(message.answer, keep=more)

    def _show(self, answer: Answer | None, *, keep: bool = False) -> None:
        self.answer = answer
        self.finds.show(answer, self.finds.view, keep=keep)
        reports = f"{self.reports:,}"
        if answer is None or not answer.words.rest:
            self.say_count(say("find.over", reports=reports, count=self.reports))
        elif not answer.counts:
            self.say_count(say("find.nothing"))
        else:
            told = {"times": f"{answer.total:,}", "found": f"{len(answer.counts):,}", "reports": reports}
            self.say_count(say("find.found", None, count=answer.total, **told))
        self._tell_counts()

    def _tell_counts(self) -> None:
        width = max(20, self.by_place.size.width or 60)
        answer = self.answer
        if answer is not None and (unknown := answer.words.unknown):
            self.by_place.tell(say("find.unknown", words=" ".join(unknown)))
            self.by_year.tell("")
            return
        if answer is not None and not answer.counts and _letters(answer.words.rest):
            self.by_place.tell(say("find.as-printed", key=key_name(COMMANDS["main.jump"].keys[0])))
            self.by_year.tell("")
            return
        if answer is None or not answer.counts:
            self.by_place.tell(say("find.filters"))
            self.by_year.tell("")
            return
        what = "province" if len(answer.by("province")) > 2 else "place"
        parts = [f"{name or say('report.no-place')} {count:,}" for name, count in answer.by(what)]
        self.by_place.tell(_fitting(parts, width))
        self.by_year.tell(_years(answer, width))

    def on_resize(self) -> None:
        """Counts are cut to the room there is."""
        self._tell_counts()

    def on_box_lines_moved(self) -> None:
        """Towards the end of what is told, more is asked for."""
        answer = self.answer
        if answer is None or self.finds.view != "places" or self._limit >= _MORE:
            return
        if self.finds.cursor >= len(answer.finds) - 8 and len(answer.finds) >= self._limit:
            self._limit = _MORE
            self._look()

    def on_box_lines_picked(self) -> None:
        """With the mouse."""
        self.action_go()

    # -- commands

    def action_go(self) -> None:
        """Go to the place; from a count, look only there."""
        finds = self.finds
        if finds.view != "places":
            if 0 <= finds.cursor < len(finds.groups) and (name := finds.groups[finds.cursor][0]):
                self._narrow(finds.view, name)
            return
        find = finds.under
        if find is not None and finds.answer is not None:
            self.dismiss(Sought(find.report, find.start, find.end, finds.answer.words.rest))

    def _narrow(self, what: str, name: str) -> None:
        from parser.questions.words import without

        self.finds.view = VIEWS[0]
        self.typed.value = f"{without(self.typed.value, what)} {say(f'find.by.{what}', name=name)}".strip()
        self.typed.cursor_position = len(self.typed.value)

    def action_view(self) -> None:
        """The places, counts by place, counts by year."""
        self._turn(1)

    def action_previous_view(self) -> None:
        """The other way round."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        view = VIEWS[(VIEWS.index(self.finds.view) + by) % len(VIEWS)]
        self.finds.show(self.answer, view)
        self.say(say(f"find.view.{view}"))

    def action_copy(self) -> None:
        """What the list shows, as a table."""
        from tui import copying

        finds = self.finds
        if not finds.count:
            self.say(say("why.no-rows"))
            return
        table, form = finds.table(), self.errands.form

        def clip_of() -> copying.Clip:
            what = say("copy.rows", size=copying.size_of(table), form=say(f"copy.form.{form}"))
            return copying.Clip(copying.written(table, form), f"search.{copying.ENDINGS[form]}", what)

        self.errands.copy(clip_of)


def _fitting(parts: Sequence[str], width: int) -> str:
    """As many of the parts as there is room for."""
    told = ""
    for number, part in enumerate(parts):
        more = f"{told} · {part}" if told else part
        rest = len(parts) - number - 1
        if cell_len(more) + (len(f" · +{rest}") if rest else 0) > width:
            return f"{told} · +{rest + 1}" if told else clip(part, width)
        told = more
    return told


def _years(answer: Answer, width: int) -> str:
    """A bar a year, from the first to the last."""
    counted = {int(year): count for year, count in answer.by("year") if year}
    if not counted:
        return ""
    first, last = min(counted), max(counted)
    first = max(first, last - max(1, width - 14))
    if first == last:
        return f"{last}: {counted[last]:,}"
    most = max(counted.values())
    bars = ""
    for year in range(first, last + 1):
        count = counted.get(year, 0)
        bars += _BARS[min(7, int(8 * count / (most + 1)))] if count else " "
    return f"{first} {bars} {last}"


def _letters(typed: str) -> bool:
    """Whether it is English or pinyin: who types these is led to where they are understood."""
    return typed.isascii() and any(map(str.isalpha, typed))
