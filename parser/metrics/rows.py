"""Rows: figures joined with their indicator, status and period into metrics."""

from __future__ import annotations

import re
from bisect import bisect_right

from parser.metrics import units
from parser.metrics.canonical import canonical
from parser.metrics.indicators import DEPENDENT, Tail, head, names_of, noun_length, tail, tidy
from parser.metrics.names import quoted, why
from parser.metrics.periods import SCAN, Clock
from parser.metrics.quantities import Figure, scan
from parser.metrics.status import Default, clock_of, in_sentence, of_title
from parser.report import Cover, Known, Metric, Paragraph, Passage, Quantity, Section, Source

_MARK = re.compile(r"[。！？；，：]|——")
_LIST = re.compile(r"[、，]?(?:和|与|及|以及|、)?(?:第)?")
_GIVING = re.compile(r"(?:为|给|对|向|让|帮助|支持|带动|使|组织|引导|安排|推动|促进|解决|累计为|共为)$")
_FROM = re.compile(r"[由从](?:[^，；。由从]{0,14}?)(?:的|约|不足|不到|近)?$")
_SHARE = re.compile(
    r"(?:仅|约|只|始终|要)?占(?!地|用|领|有)|^(?:为|达到?|相当于|完成|超额完成)?(?:全年|年度|市定|省定|年初|省市|上级|预期|省下达|市下达|县定|当年|原定)*(?:目标|计划|预算|任务|年度计划|投资计划|年度投资计划|调整预算)(?:任务|目标|数|指标|值)*的$"
)
_VERSUS = re.compile(
    r"(?:高于|低于|快于|高出|超出|好于|优于|领先于?|超过|超|慢于|多于|少于|低)(?=[^，；。]{0,12}(?:全省|全国|全市|平均|同期|目标|预期|GDP|生产总值|经济增|全区|水平))"
)


class Row:
    """A row in the making."""

    __slots__ = (
        "change",
        "end",
        "figure",
        "indicator",
        "known",
        "origin",
        "paragraph",
        "period",
        "rules",
        "said",
        "start",
        "status",
        "value",
        "where",
    )

    def __init__(self, indicator: str, figure: Figure) -> None:
        self.indicator = indicator
        self.figure = figure
        self.value: Figure | None = None
        self.change: tuple[Figure, str] | None = None
        self.origin: Figure | None = None
        self.said = True
        self.rules: list[str] = []
        self.period: str | None = None
        self.status = "actual"
        self.known = (False, False)
        self.start = self.end = 0


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
        self.by_id = {section.id: section for section in sections}
        self.starts = [section.start for section in sections]
        self.mode = Default("actual", str(self.clock.review) if self.clock.review else None)
        self.defaults: dict[int | None, Default | None] = {}
        self.section: int | None = -1
        self.last: Row | None = None
        self.metrics: list[Metric] = []

    def read(self, passages: tuple[Passage, ...]) -> tuple[Metric, ...]:
        for passage in passages:
            if passage.kind in ("note", "furniture", "cover"):
                continue
            if passage.section != self.section:
                self.section = passage.section
                self.last = None
                default = self.default(passage.section)
                if default:
                    self.mode = default
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
            inside = []
            while index < len(figures) and figures[index].start < after:
                inside.append(figures[index])
                index += 1
            if inside:
                bounds = [sentence_start, *(b for _, b, _m in marks if sentence_start < b <= after)]
                if bounds[-1] != after:
                    bounds.append(after)
                self.sentence(paragraph, text, sentence_start, at, inside, bounds, cues)
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
    ) -> None:
        self.subject = ""
        rows: list[Row] = []
        index = 0
        for a, b in zip(bounds, bounds[1:], strict=False):
            stop = b
            while stop > a and text[stop - 1] in "，；：。！？—":
                stop -= 1
            inside = []
            while index < len(figures) and figures[index].start < b:
                inside.append(figures[index])
                index += 1
            if inside:
                self.clause(text, start, a, stop, inside, rows)
            elif not rows:
                self.lead = text[a:stop]
        for row in rows:
            self.when(text, start, end, row, cues)
            self.emit(paragraph, text, start, end, row)
        if rows:
            self.last = rows[-1]

    lead = ""
    subject = ""

    def clause(self, text: str, sentence: int, a: int, b: int, figures: list[Figure], rows: list[Row]) -> None:
        at = a
        count = len(figures)
        i = 0
        while i < count:
            # a list of figures that share one name or several: 分别增长8.8%、10.8%
            j = i
            while j + 1 < count and self.listed(text, figures[j], figures[j + 1]):
                j += 1
            group = figures[i : j + 1]
            stop = figures[j + 1].head if j + 1 < count else b
            left = text[at : figures[i].head]
            right = text[figures[j].tail : stop]
            if figures[j].tail > stop:
                right = ""
            at = self.place(text, left, right, group, figures[j].tail, j + 1 < count, rows)
            i = j + 1

    def listed(self, text: str, one: Figure, two: Figure) -> bool:
        between = text[one.tail : two.head]
        if len(between) > 3 or not _LIST.fullmatch(between):
            return False
        if between == "":
            return one.kind != "ordinal" and two.start == one.end
        return units.family(one.unit) == units.family(two.unit) or one.kind == two.kind == "ordinal"

    def place(
        self, text: str, left: str, right: str, group: list[Figure], after: int, more: bool, rows: list[Row]
    ) -> int:
        """Makes the rows of a group of figures; returns where the next one's left text begins."""
        next_left = after
        comma = left.rfind("，")
        end = tail(left)
        stem = end.stem
        noun = ""
        first = group[0]
        if not end.direction and not end.reached and first.kind not in ("ordinal", "ratio"):
            candidate = right
            if more:
                sep = max(right.rfind("、"), right.rfind("和"), right.rfind("及"))
                if right[:1] not in "、和及与" and sep > 0:
                    candidate = right[:sep]
            length = noun_length(candidate)
            noun = candidate[:length]
            if noun and more and length < len(candidate):
                next_left = after  # the noun goes on as subject of the next figure
            elif noun and more:
                next_left = after + len(candidate)
        del comma
        if more and text[next_left : next_left + 1] in "、和及与":
            next_left += 1
        # from … to
        if _FROM.search(left) and not noun:
            for row_figure in group[:1]:
                self.origin = (row_figure, stem)
            return next_left
        names = self.names(left, end, noun, group, rows)
        for figure, name in zip(group, names, strict=True):
            self.add(figure, name, end, noun, rows, left)
        if noun and _GIVING.search(left) and more:
            next_left = after + len(noun) if next_left == after else next_left
        return next_left

    origin: tuple[Figure, str] | None = None

    def names(self, left: str, end: Tail, noun: str, group: list[Figure], rows: list[Row]) -> list[str]:
        if noun:
            base = tidy(noun)
            lead = head(end.stem)
            if lead and not lead.endswith(base):
                base = lead + base
            elif not lead:
                doing = tidy(re.sub("^.*，", "", left))
                doing = doing.removeprefix("共").removeprefix("累计")
                if 0 < len(doing) <= 4 and doing not in (
                    "全市",
                    "全县",
                    "全省",
                    "其中",
                    "我市",
                    "我县",
                    "完成",
                    "实现",
                    "达到",
                    "实施",
                    "有",
                ):
                    base = doing + base
            self.subject = tidy(noun)
            return [base] * len(group)
        stem = end.stem
        if len(group) > 1 and group[0].tail != group[1].head:
            found = names_of(stem, len(group))
            if found:
                return [self.whole(name, end, rows) for name in found]
        return [self.whole(head(stem), end, rows)] * len(group)

    def whole(self, name: str, end: Tail, rows: list[Row]) -> str:
        name = tidy(name)
        before = rows[-1].indicator if rows else ""
        subject = self.subject or before
        if _SHARE.match(name):
            return (before or subject) + name
        if name in DEPENDENT:
            owner = subject
            if not owner and self.lead:
                lead = head(self.lead)
                owner = lead[: noun_length(lead)]
            if owner and not owner.endswith(name):
                return owner + name
        return name

    def add(self, figure: Figure, name: str, end: Tail, noun: str, rows: list[Row], left: str) -> None:
        kind = units.kind(figure.unit)
        last = rows[-1] if rows else None
        changed = end.direction is not None and not end.reached and figure.kind != "ordinal" and not noun
        if not name or name in ("总数", "总量"):
            base = last or self.last
            said = False
            label = base.indicator if base else ""
            if changed and last and last.value is not None and last.change is None and last.value.kind != "ordinal":
                if not (kind == "points" and last.value.unit and units.kind(last.value.unit) != "share"):
                    last.change = (figure, end.direction or "up")
                    last.rules.append("same-row")
                    return
            if not changed and last and last.value is None and last.change is not None and kind != "share":
                last.value = figure
                last.rules.append("same-row")
                return
        else:
            said = True
            label = name
        if not label:
            label = tidy(noun) or tidy(head(self.lead)) or "未详"
        row = Row(label, figure)
        row.said = said
        if self.origin is not None:
            first, stem = self.origin
            row.origin = first
            named = tidy(head(re.sub(r"[由从][^由从]*$", "", stem)))
            if named:
                row.indicator = named
            self.origin = None
        if changed:
            row.change = (figure, end.direction or "up")
        else:
            row.value = figure
        rows.append(row)

    def when(self, text: str, start: int, end: int, row: Row, cues: list[re.Match[str]]) -> None:
        period, said = self.mode.period, False
        ahead = False
        at = row.figure.start
        for cue in cues:
            if cue.start() < start:
                continue
            if cue.start() >= at:
                break
            if text[max(0, cue.start() - 1) : cue.start()] in ("比", "较", "由", "从", "自"):
                continue
            found, future = self.clock.period(cue, period)
            if found:
                period, said, ahead = found, True, future
        status, told = in_sentence(text[start:at], self.mode.status)
        if (
            ahead
            and self.mode.status == "actual"
            and period
            and period[-4:].isdigit()
            and self.clock.year
            and int(period[-4:]) > self.clock.year
        ):
            status = "target"
        row.status = status
        row.period = period
        row.known = (told, said)

    def emit(self, paragraph: Paragraph, text: str, start: int, end: int, row: Row) -> None:
        a, b = paragraph.span(start, end)
        value = quantity(paragraph, text, row.value, None) if row.value else None
        change = quantity(paragraph, text, row.change[0], row.change[1]) if row.change else None
        origin = quantity(paragraph, text, row.origin, None) if row.origin else None
        where = text.find(row.indicator, start, row.figure.start + 80)
        spot: tuple[int | None, int | None] = (None, None)
        if where >= 0:
            spot = paragraph.span(where, where + len(row.indicator))
        self.metrics.append(
            Metric(
                self.section_at(paragraph.offset(row.figure.start)),
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
                    "said" if row.said else "inferred",
                    "said" if row.known[0] else "inferred",
                    ("said" if row.known[1] else "inferred") if row.period else None,
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
