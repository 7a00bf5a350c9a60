"""Reports made by hand for the tests of the screen: what the parser makes of a text is not their matter.

A line is a paragraph. ``=`` begins a cover line, ``#`` and ``##`` headings, ``*lead*`` a run-in, ``~lead~`` a point;
``<KIND INDICATOR|FIGURE>`` a figure: ``v`` a value, ``+`` a rise, ``-`` a fall, ``t`` a target, ``k`` a rank.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from parser.report import (
    Cover,
    Known,
    Metric,
    Paragraph,
    Passage,
    Place,
    PlaceLevel,
    Quantity,
    Report,
    Section,
    Source,
)

KAIFENG = (Path(__file__).parent / "samples" / "kaifeng.txt").read_text("utf-8")

MINQUAN = (Path(__file__).parent / "samples" / "minquan.txt").read_text("utf-8")

_MARKED = re.compile(r"<([v+\-tk]) ([^|]+)\|([^>]+)>|([*~])([^*~]+)\4")


def build(
    name: str,
    marked: str,
    place: str,
    level: PlaceLevel,
    year: int,
    date: str | None = None,
    speaker: str | None = None,
    times: int = 1,
) -> Report:
    """A report from marked text; ``times`` repeats its body, for long ones."""
    head, _, body = marked.partition("\n")
    text = ""
    passages: list[Passage] = []
    sections: list[Section] = []
    metrics: list[Metric] = []
    counts: list[int] = []

    def section(level: int, number: str, title: str, kind: str, start: int, end: int) -> None:
        del counts[level:]
        counts.extend([0] * (level - len(counts)))
        counts[level - 1] += 1
        ids = [str(count) for count in counts]
        parent = ".".join(ids[:-1]) or None
        sections.append(Section(".".join(ids), parent, level, number, title, kind, start, end, end))  # type: ignore[arg-type]

    for line in [head, *(body.rstrip("\n").split("\n") * times)]:
        kind = {"=": "cover", "#": "heading"}.get(line[0], "body")
        hashes = len(line) - len(line.lstrip("#"))
        line = line.lstrip("=#")
        start = len(text)
        plain, figures, leads, at = "", [], [], 0
        for found in _MARKED.finditer(line):
            plain += line[at : found.start()]
            if found[1]:
                figures.append((found[1], found[2], found[3], start + len(plain)))
                plain += found[3]
            else:
                leads.append((found[4], found[5], start + len(plain)))
                plain += found[5]
            at = found.end()
        plain += line[at:]
        text += plain + "\n"
        if hashes:
            number = re.match(r"[^、）]*[、）]", plain)
            mark = number[0] if number else ""
            section(hashes, mark, plain[len(mark) :], "heading", start, start + len(plain))
        depth = next((s.level for s in reversed(sections) if s.kind == "heading"), 0)
        for sign, lead, where in leads:
            cut = 2 if sign == "~" else 0
            section(depth + 1, lead[:cut], lead[cut:], "point" if sign == "~" else "run-in", where, where + len(lead))
        for sign, indicator, figure, where in figures:
            inner = max((s for s in sections if s.start <= where), key=lambda s: s.start, default=None)
            metrics.append(_metric(sign, indicator, figure, where, inner, text, plain, start, year))
        heading = max((n for n, s in enumerate(sections) if s.kind == "heading"), default=None)
        paragraph = Paragraph(plain, ((0, start, start + len(plain)),))
        passages.append(Passage(kind, paragraph, heading))  # type: ignore[arg-type]
    closed = []
    for number, each in enumerate(sections):
        after = (s.start for s in sections[number + 1 :] if s.level <= each.level)
        closed.append(
            Section(
                each.id, each.parent, each.level, each.number, each.title, each.kind, each.start, each.end,
                next(after, len(text)),
            )
        )  # fmt: skip
    cover = Cover(head.lstrip("="), "government-work-report", Place(place, level), year, date, None, speaker)
    source = Source(f"{name}.txt", text)
    return Report(f"{name}#1", source, 0, len(text), cover, tuple(closed), tuple(metrics), tuple(passages))


def _metric(
    sign: str, indicator: str, figure: str, at: int, inner: Section | None, text: str, plain: str, start: int, year: int
) -> Metric:
    number = re.search(r"[\d.]+", figure)
    assert number
    unit = figure[number.end() :]
    change = sign in "+-" or (sign == "t" and unit == "%")
    kind = "rate" if change else "rank" if sign == "k" else "share" if unit == "%" else "amount"
    way = {"+": "up", "-": "down", "t": "up"}.get(sign) if change else None
    quantity = Quantity(at, at + len(figure), figure, Decimal(number[0]), unit, None, None, kind, way)  # type: ignore[arg-type]
    ends = [start + found.start() for found in re.finditer("[。；]", plain)]
    first = max((end + 1 for end in ends if end < at), default=start)
    last = min((end + 1 for end in ends if end >= at), default=start + len(plain))
    status = "target" if sign == "t" else "actual"
    period = str(year if sign == "t" else year - 1)
    return Metric(
        inner.id if inner else None, indicator, first, last, status, period,
        None if change else quantity, None, quantity if change else None, known=Known("said", "inferred", "inferred"),
    )  # type: ignore[arg-type] # fmt: skip


def kaifeng(times: int = 1) -> Report:
    """A prefecture's report with every kind of figure, run-ins, points, and text that markup would choke on."""
    return build("kaifeng-2020", KAIFENG, "开封市", "prefecture", 2020, "2020-01-16", "高建军", times)


def minquan() -> Report:
    """A county's, short."""
    return build("minquan-2021", MINQUAN, "民权县", "county", 2021, "2021-03-30", "张团结")
