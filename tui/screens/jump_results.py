"""The list of the jump box: hits, and under each its best section in every report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from parser.topics.hits import Hit, Place
from tui.commands import COMMANDS, key_name
from tui.locale import language, say
from tui.reading.marked import marked
from tui.screens.box import BoxLines
from tui.screens.reached import of_reports
from tui.widgets.lines import Span, clip
from tui.widgets.table.figure import figure_of, shown

MARKS = {"topic": "◆", "heading": "§", "indicator": "#", "report": "▤", "text": "¶"}
_FIRST, _OTHERS = 8, 3
"""Reports shown under the best hit, and under the others, before they are asked for."""
_NAME = 12
"""Cells without which an English name is left out."""


class Line(NamedTuple):
    """A line of the list: a hit, or one of its places."""

    hit: int
    place: int | None = None


class Results(BoxLines):
    """The hits, each with its best section in every report under it."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()
        self.query_text = ""
        self.reached = of_reports([])
        self.lines: list[Line] = []
        self.unfolded: set[int] = set()

    @property
    def count(self) -> int:
        """Lines."""
        return len(self.lines)

    def show(self, hits: Sequence[Hit], query: str) -> None:
        """Other hits: the cursor on the first."""
        self.hits, self.query_text, self.unfolded = hits, query, set()
        self._lay()
        self.fresh()

    def let_go(self) -> None:
        """Hold nothing of the reports."""
        self.hits, self.lines, self.reached = (), [], of_reports([])

    def _lay(self) -> None:
        self.lines = [line for number in range(len(self.hits)) for line in self._of(number)]

    def _of(self, number: int) -> Iterator[Line]:
        yield Line(number)
        places = len(self.hits[number].places)
        if self.hits[number].kind in ("report", "heading", "indicator") and places < 2:
            return
        room = places if number in self.unfolded else _FIRST if number == 0 else _OTHERS
        for place in range(min(places, room)):
            yield Line(number, place)

    @property
    def under(self) -> tuple[Hit, Place | None, int] | None:
        """The hit under the cursor, its place, and that place's number (-1 for the hit itself)."""
        if not 0 <= self.cursor < len(self.lines):
            return None
        line = self.lines[self.cursor]
        hit = self.hits[line.hit]
        place = line.place if line.place is not None else 0
        return hit, (hit.places[place] if place < len(hit.places) else None), -1 if line.place is None else line.place

    def turn(self, by: int) -> None:
        """To the next report of the hit under the cursor; after the last comes the first."""
        if not 0 <= self.cursor < len(self.lines):
            return
        number, place = self.lines[self.cursor]
        places = len(self.hits[number].places)
        if places < 2:
            return
        if number not in self.unfolded:
            self.unfolded.add(number)
            self._lay()
            self.rows_changed()
        wanted = ((0 if by > 0 else -1) if place is None else place + by) % places
        self.stand_on(self.lines.index(Line(number, wanted)))

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """A hit with its kind and counts, or a place with its section."""
        line = self.lines[number]
        hit = self.hits[line.hit]
        if line.place is None:
            return self._hit(hit, width)
        spans, right = self._place(hit, hit.places[line.place], width)
        last = number + 1 == len(self.lines) or self.lines[number + 1].hit != line.hit
        if last and (more := len(hit.places) - line.place - 1):  # Tab shows them
            right = " · ".join(
                filter(
                    None,
                    (right, say("jump.more", count=f"{more:,}", key=key_name(COMMANDS["jump.other-report"].keys[0]))),
                )
            )
        return spans, right

    def _hit(self, hit: Hit, width: int) -> tuple[Sequence[Span], str]:
        name = "box--topic" if hit.places else "lines--gone"
        spans: list[Span] = [(f"{MARKS[hit.kind]} ", "box--key"), *self._marked(hit.label, name)]
        said = ""
        counts = [say(f"jump.kind.{hit.kind}")]
        if not hit.places:
            counts = [say("jump.nowhere")]
        elif hit.kind == "indicator" and len(hit.places) == 1:
            said = f"  {self._said(hit.places[0])}"
            counts += [self._label(hit.places[0])]
        elif hit.kind == "heading" and len(hit.places) == 1:
            counts += [self._label(hit.places[0])]
        else:
            if hit.kind in ("topic", "report", "text"):
                counts.append(counted("sections", hit.sections))
            if hit.kind != "topic" and len(hit.places) > 1:
                counts.append(counted("reports", len(hit.places)))
            if hit.kind not in ("heading", "text"):
                counts.append(counted("metrics", hit.metrics))
        right = " · ".join(counts) if width > 50 else counts[-1]
        if hit.label_en and (language() == "en" or width > 70 or marked(hit.label_en, self.query_text)):
            # a name may be cut, a figure not
            room = width - cell_len(f"{MARKS[hit.kind]} {hit.label}  {said} {right}")
            if room >= min(_NAME, cell_len(hit.label_en)):
                spans += [("  ", ""), *self._marked(clip(hit.label_en, room), "lines--dim")]
        return ([*spans, (said, "")] if said else spans), right

    def _place(self, hit: Hit, place: Place, width: int) -> tuple[Sequence[Span], str]:
        room = 26 if width > 90 else 18
        about = clip(self._label(place), room - 2)
        spans: list[Span] = [("    " + about + " " * (room - cell_len(about)), "lines--dim")]
        if hit.kind == "indicator":
            spans += [(self._said(place) + "   ", ""), (place.title, "lines--dim")]
        else:
            # a section of a topic bears what fitted in the topic's name; letters would fit anywhere
            span = marked(hit.label, self.query_text)
            spans += self._marked(place.title, "", hit.label[slice(*span)] if span else "")
        return spans, counted("metrics", place.metrics) if place.metrics else ""

    def _said(self, place: Place) -> str:
        """The indicator's figure there: value, change, period."""
        metric = None if place.metric is None else self.reached.metric(place.report, place.metric)
        if metric is None:
            return ""
        figures = (shown(figure_of(metric.value)), shown(figure_of(metric.change, change=True)), metric.period or "")
        return "  ".join(figure for figure in figures if figure)

    def _label(self, place: Place) -> str:
        return self.reached.labels.get(place.report, place.report)

    def _marked(self, text: str, name: str, part: str | None = None) -> list[Span]:
        span = marked(text, self.query_text if part is None else part)
        if span is None:
            return [(text, name)]
        first, last = span
        parts = [(text[:first], name), (text[first:last], "box--mark"), (text[last:], name)]
        return [part for part in parts if part[0]]


def counted(what: str, count: int) -> str:
    """``3 reports``, in words."""
    return say(f"jump.{what}.one" if count == 1 else f"jump.{what}", count=f"{count:,}")
