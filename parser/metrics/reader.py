"""The reader: a document's passages in order, figures to rows to metrics."""

from __future__ import annotations

import re
from bisect import bisect_left

from parser.metrics.defaults import Defaults
from parser.metrics.figures import Figure
from parser.metrics.heard import Heard
from parser.metrics.making import Maker, span_of
from parser.metrics.names import why
from parser.metrics.naming import Namer
from parser.metrics.periods import Clock
from parser.metrics.quantities import scan
from parser.metrics.quotes import quoted
from parser.metrics.row import Row
from parser.metrics.sentences import Sentence
from parser.metrics.status import clock_of
from parser.metrics.tables import Table
from parser.metrics.times import Times
from parser.metrics.yearly import YEARLY, spans
from parser.report import Cover, Metric, Paragraph, Passage, Section, Source
from parser.text.vocabulary import table

_SIMPLE = str.maketrans(
    "".join(row["traditional"] for row in table("traditional")),
    "".join(row["simplified"] for row in table("traditional")),
)
_TRADITIONAL = "萬億點個産產爲業"
"""Characters without which no report in traditional characters goes for a paragraph with figures."""
_STOP = re.compile("[。！？|]")
_CLAUSE = re.compile(
    "；|，(?!\\d{3}(?!\\d))|，(?<!\\d，)|：(?<![0-9]：)|：(?![0-9])|——(?<![0-9]——)|——(?![0-9])"
)  # 1，753, 1——2 and 22.2：46.4：31.4 are one; single words: the search skips to their first characters
_NUMBERED = re.compile("^[一二三四五六七八九十]{1,3}、")
_DATED = re.compile(
    "(?:[12]\\d{3}|[一二][九〇零八][一二三四五六七八九〇零]{2})年底?(?:已|预计|约|就)?(?:达|为|突破|超过|实现|完成)"
)
"""A value has a year of its own: 进出口总额增长1倍，1992年达到1656亿美元."""
_LONGEST = 2000
"""Characters. No sound report has a sentence with figures half as long; what goes on further (a list without an end, a
damaged text) is read in stretches of so many, so that its cost grows in step with its length."""


def _start_of(figure: Figure) -> int:
    return figure.start


class Reader:
    """Reads a document's passages in order, carrying what later sentences lean on."""

    def __init__(self, source: Source, cover: Cover, sections: tuple[Section, ...]) -> None:
        self.source = source
        self.traditional = False
        self.sections = sections
        self.clock: Clock = clock_of(cover, sections)
        self.times = Times(self.clock)
        self.maker = Maker(cover, sections)
        self.defaults = Defaults(sections, self.clock)
        self.section: int | None = -1
        self.last: Row | None = None
        self.namer = Namer()
        self.table: Table | None = None
        self.metrics: list[Metric] = []

    def read(self, passages: tuple[Passage, ...]) -> tuple[Metric, ...]:
        """Reads all passages."""
        if passages:  # of this document alone: a compilation must not be gone through once for each of its reports
            start, end = passages[0].paragraph.start, passages[-1].paragraph.end
            self.traditional = any(self.source.text.find(char, start, end) >= 0 for char in _TRADITIONAL)
        for passage in passages:
            if passage.kind in ("note", "furniture", "cover"):
                continue
            if passage.section != self.section:
                self.section = passage.section
                self.last = None
                said_by = self.defaults.said_by(passage.section)
                self.times.section(self.defaults.of(passage.section), said_by, self.defaults.of_two(said_by))
            if passage.kind == "table" or passage.paragraph.mark == "table":
                self.row(passage.paragraph)
            else:
                self.table = None
                self.paragraph(passage.paragraph, self.heading_end(passage))
                self.times.announce(passage.paragraph.text)
                self.defaults.hear(passage.paragraph.text)
        return tuple(self.metrics)

    def heading_end(self, passage: Passage) -> int:
        """Where the text begins in a paragraph that a heading opens: 四、做好开局工作 今年是…; 0 where none does."""
        index, paragraph = passage.section, passage.paragraph
        if index is None or not 0 <= index < len(self.sections):
            return 0
        section = self.sections[index]
        if section.kind != "heading" or section.start != paragraph.start or not section.end < paragraph.end:
            return 0
        at = paragraph.text.find(section.title)
        return 0 if at < 0 else at + len(section.title)

    def row(self, paragraph: Paragraph) -> None:
        """Reads one row of a table: numbers by their heads, prose as prose."""
        if self.table is None:
            self.table = Table(self.clock)
        rows = self.table.row(paragraph.text, self.times.here)
        if rows is None:
            self.paragraph(paragraph)
            return
        span = (paragraph.start, paragraph.end)
        for row in rows:
            self.metrics.append(self.maker.metric(paragraph, paragraph.text, 0, span, row))

    def paragraph(self, paragraph: Paragraph, body: int = 0) -> None:
        """Reads one paragraph, sentence by sentence; its own text begins at ``body``."""
        text = paragraph.text
        if self.traditional and any(char in text for char in _TRADITIONAL):
            text = text.translate(_SIMPLE)  # one for one: positions stay
        self.namer.opening = ""
        figures, _ = scan(text)
        quotes = quoted(text) if figures else []
        figures = [figure for figure in figures if not why(text, figure, quotes)]
        self.times.paragraph(text, body, figures[0].start if figures else None)
        if not figures:
            self.times.turn(text)
            return
        start, index, count = 0, 0, len(figures)
        for match in _STOP.finditer(text):
            end = match.start()
            if end - start > _LONGEST:
                start, index = self.stretches(paragraph, text, start, end, figures, index, quotes)
                if index == count:
                    return
            self.times.sentence(text, start)
            if figures[index].start < end:
                index = self.sentence(paragraph, text, start, end, figures, index, quotes)
                if index == count:
                    return
            elif end - start <= 24 and not text.startswith("各位代表", start):
                self.namer.opening = _NUMBERED.sub("", text[start:end])
            start = match.end()
        if len(text) - start > _LONGEST:
            start, index = self.stretches(paragraph, text, start, len(text), figures, index, quotes)
            if index == count:
                return
        self.times.sentence(text, start)
        self.sentence(paragraph, text, start, len(text), figures, index, quotes)

    def stretches(
        self,
        paragraph: Paragraph,
        text: str,
        start: int,
        end: int,
        figures: list[Figure],
        index: int,
        quotes: list[tuple[int, int]],
    ) -> tuple[int, int]:
        """Reads all of a sentence beyond all measure but its last stretch; returns where that begins, and the index of
        the first figure in it. No stretch ends within a figure.
        """
        while end - start > _LONGEST and index < len(figures) and figures[index].start < end:
            stop = start + _LONGEST
            behind = bisect_left(figures, stop, index, key=_start_of)
            if behind > index:
                stop = max(stop, figures[behind - 1].tail)
            if stop >= end:
                break
            if behind > index:
                self.times.sentence(text, start)
                index = self.sentence(paragraph, text, start, stop, figures, index, quotes)
            start = stop
        return start, index

    def sentence(
        self,
        paragraph: Paragraph,
        text: str,
        start: int,
        end: int,
        figures: list[Figure],
        index: int,
        quotes: list[tuple[int, int]],
    ) -> int:
        """Reads a sentence that holds figures and emits its rows; returns the index of the first figure behind it."""
        count = len(figures)
        reader = Sentence(text, self.last, self.namer)
        first, mark = start, ""
        next_at = figures[index].start
        for last, after in [*[match.span() for match in _CLAUSE.finditer(text, start, end)], (end, end)]:
            if mark == "；":
                reader.part()
            if next_at < last:
                begin = index
                while next_at < last:
                    index += 1
                    next_at = figures[index].start if index < count else len(text)
                reader.clause(first, last, figures[begin:index])
            elif last > first:
                reader.skip(first, last)
            first, mark = after, text[last] if last < end else ""
        rows = reader.rows
        if rows:
            self.last = rows[-1]
            times = self.times
            reach = max([row.value.start if row.value else row.at for row in rows])
            heard = times.hear(text, start, reach, end, quotes)
            pieces = paragraph.pieces
            span = span_of(paragraph, pieces[0][1] if len(pieces) == 1 else None, start, end)
            for row in rows:
                times.tell(row, text, start, heard)
                parted = self.parted(row, text, start, heard) if row.change and row.value else None
                self.metrics.append(self.maker.metric(paragraph, text, start, span, row))
                if parted is not None:
                    self.metrics.append(self.maker.metric(paragraph, text, start, span, parted))
        return index

    def parted(self, row: Row, text: str, start: int, heard: list[Heard]) -> Row | None:
        """Rules *yearly* and *parted*: 2016年达到92亿元，年均增长12%, 五年间增长1倍，2010年达到92亿元.

        The growth is of other years, and so a row of its own.
        """
        change, value = row.change, row.value
        if change is None or value is None:
            return None
        yearly = YEARLY.search(text, max(0, change.start - 14), change.start) is not None
        dated = not yearly and spans(row.period) and _DATED.search(text, change.tail, value.head) is not None
        if not yearly and not dated:
            return None
        growth = Row(row.indicator, change.start)
        growth.change, growth.direction, growth.own = change, row.direction, row.own
        growth.rules = [row.rules[0], "parted"]
        self.times.tell(growth, text, start, heard)
        measured = row
        if row.at != value.start:  # the growth came first: the value has times of its own
            measured = Row(row.indicator, value.start)
            measured.value, measured.origin, measured.own = value, row.origin, row.own
            measured.rules = [row.rules[0]]
            self.times.tell(measured, text, start, heard)
        if growth.period == measured.period:
            row.period, row.said = growth.period, growth.said
            return None
        row.change = row.direction = None
        row.at, row.rules, row.status, row.told = measured.at, measured.rules, measured.status, measured.told
        row.period, row.said = measured.period, measured.said
        return growth
