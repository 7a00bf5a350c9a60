"""Rows: figures joined with their indicator, status and period into metrics."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from parser.metrics import units
from parser.metrics.canonical import canonical
from parser.metrics.names import quoted, why
from parser.metrics.naming import Namer
from parser.metrics.periods import SCAN, Clock
from parser.metrics.quantities import Figure, scan
from parser.metrics.sentences import Row, Sentence
from parser.metrics.status import Default, Times, clock_of, of_title
from parser.report import Cover, Known, Metric, Paragraph, Passage, Quantity, Section, Source

_MARK = re.compile(r"[。！？；，：]|——")


def read_metrics(
    source: Source, cover: Cover, sections: tuple[Section, ...], passages: tuple[Passage, ...]
) -> tuple[Metric, ...]:
    """The metrics of one document, in reading order."""
    return Reader(source, cover, sections).read(passages)


class Reader:
    """Reads a document's passages in order, carrying what later sentences lean on."""

    def __init__(self, source: Source, cover: Cover, sections: tuple[Section, ...]) -> None:
        self.source = source
        self.sections = sections
        self.clock: Clock = clock_of(cover, sections)
        self.times = Times(self.clock)
        self.by_id = {section.id: section for section in sections}
        self.starts = [section.start for section in sections]
        self.defaults: dict[int | None, Default | None] = {}
        self.section: int | None = -1
        self.last: Row | None = None
        self.namer = Namer()
        self.metrics: list[Metric] = []

    def read(self, passages: tuple[Passage, ...]) -> tuple[Metric, ...]:
        for passage in passages:
            if passage.kind in ("note", "furniture", "cover"):
                continue
            if passage.section != self.section:
                self.section = passage.section
                self.last = None
                self.times.section(self.default(passage.section))
            if passage.kind == "table" or passage.paragraph.mark == "table":
                continue
            self.paragraph(passage.paragraph)
        return tuple(self.metrics)

    def default(self, index: int | None) -> Default | None:
        """What the section and those above it say of status and period."""
        if index is None or not 0 <= index < len(self.sections):
            return None
        if index not in self.defaults:
            section = self.sections[index]
            found = of_title(section.title, self.clock) if section.level <= 1 or section.parent is None else None
            if found is None and section.parent is not None:
                above = self.by_id.get(section.parent)
                if above is not None:
                    found = self.default(self.sections.index(above))
            if found is None and section.parent is None:
                found = of_title(section.title, self.clock)
            self.defaults[index] = found
        return self.defaults[index]

    def paragraph(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        self.times.paragraph(text)
        self.namer.opening = ""
        figures, _ = scan(text)
        if not figures:
            return
        quotes = quoted(text)
        figures = [figure for figure in figures if why(text, figure, quotes) is None]
        if not figures:
            return
        marks = [(match.start(), match.end(), match.group()) for match in _MARK.finditer(text)]
        sentence_start, index = 0, 0
        cues = list(SCAN.finditer(text))
        for at, after, mark in [*marks, (len(text), len(text), "。")]:
            if mark not in "。！？":
                continue
            self.times.sentence(text, sentence_start, at)
            if index == len(figures) or figures[index].start >= after:
                if at - sentence_start <= 24:
                    self.namer.opening = text[sentence_start:at]
                sentence_start = after
                continue
            inside = []
            while index < len(figures) and figures[index].start < after:
                inside.append(figures[index])
                index += 1
            if inside:
                bounds = [sentence_start, *(b for _, b, _m in marks if sentence_start < b <= after)]
                if bounds[-1] != after:
                    bounds.append(after)
                self.sentence(paragraph, text, sentence_start, at, inside, bounds, cues, quotes)
            sentence_start = after

    def sentence(
        self,
        paragraph: Paragraph,
        text: str,
        start: int,
        end: int,
        figures: list[Figure],
        bounds: list[int],
        cues: list[re.Match[str]],
        quotes: list[tuple[int, int]],
    ) -> None:
        """Reads one sentence and emits its rows."""
        reader = Sentence(text, self.last, self.namer)
        index = 0
        for first, after in pairwise(bounds):
            last = after
            while last > first and text[last - 1] in "，；：。！？—":
                last -= 1
            inside = []
            while index < len(figures) and figures[index].start < after:
                inside.append(figures[index])
                index += 1
            if first > start and text[first - 1] == "；":
                reader.part()
            if inside:
                reader.clause(first, last, inside)
            else:
                reader.skip(first, last)
        for row in reader.rows:
            row.status, row.told, row.period, row.said = self.times.of(
                text, start, end, row.at, cues, quotes, row.change is not None and row.value is None
            )
            self.emit(paragraph, text, start, end, row)
        if reader.rows:
            self.last = reader.rows[-1]

    def emit(self, paragraph: Paragraph, text: str, start: int, end: int, row: Row) -> None:
        a, b = paragraph.span(start, end)
        value = quantity(paragraph, text, row.value, None) if row.value else None
        change = quantity(paragraph, text, row.change, row.direction) if row.change else None
        origin = quantity(paragraph, text, row.origin, None) if row.origin else None
        where = text.find(row.indicator, start, row.at + 80)
        spot: tuple[int | None, int | None] = (None, None)
        if where >= 0:
            spot = paragraph.span(where, where + len(row.indicator))
        self.metrics.append(
            Metric(
                self.section_at(paragraph.offset(row.at)),
                row.indicator,
                a,
                b,
                row.status,  # type: ignore[arg-type]
                row.period,
                value,
                origin,
                change,
                canonical(row.indicator),
                None,
                spot[0],
                spot[1],
                Known(
                    "said" if row.own else "inferred",
                    "said" if row.told else "inferred",
                    ("said" if row.said else "inferred") if row.period else None,
                ),
                tuple(row.rules),
            )
        )

    def section_at(self, offset: int) -> str | None:
        """The id of the innermost section that holds ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        while index >= 0:
            if self.sections[index].body_end > offset:
                return self.sections[index].id
            index -= 1
        return None


def quantity(paragraph: Paragraph, text: str, figure: Figure, direction: str | None) -> Quantity:
    """A figure as the model has it, with its span in the source."""
    start, end = paragraph.span(figure.start, figure.end)
    unit = figure.unit
    sort = units.kind(unit)
    number = figure.number
    if direction is not None:
        kind = "rate" if sort in ("share", "multiple") else "points" if sort == "points" else "amount"
        if number is not None and number < 0:
            number, direction = -number, "down"
    elif figure.kind == "ordinal":
        kind = "rank"
    elif figure.kind == "ratio":
        kind = "ratio"
    else:
        kind = "share" if sort == "share" else "multiple" if sort == "multiple" else "amount"
    return Quantity(
        start,
        end,
        text[figure.start : figure.end],
        number,
        unit,
        figure.high,
        figure.bound,
        kind,
        direction,  # type: ignore[arg-type]
        figure.parts,
        units.scaled(number, unit),
    )
