"""Reports made by hand, small and large, for the tests of the table, jump and copying."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from parser.report import Cover, Known, Metric, Place, Quantity, Report, Section, Source

_TEXT = """一、2019年工作回顾
（一）改善民生增福祉
全年城镇新增就业7.03万人，城镇登记失业率控制在4%以内。新建、改扩建中小学幼儿园69所，新增学位1.8万个，补充师资2900人。
医保财政补助标准提高到520元，PM2.5平均浓度下降6.6%。高新技术企业由7家增加到52家。社会消费品零售总额居全省第1位。
三次产业结构调整为13.4∶38.6∶48.0。
二、2020年工作安排
生产总值增长8%以上，城镇新增就业6万人。[/]粮食总产量稳定在100亿斤[5%]以上。
"""
_ROWS = [
    # indicator, value, change, status, period, topic, section
    ("城镇新增就业", ("7.03万人", "7.03", "万人", "", "70300", "人"), None, "actual", "2019", "employment", "1.1"),
    ("城镇登记失业率", ("4%", "4", "%", "<=", "4", "%"), None, "actual", "2019", "employment", "1.1"),
    ("新建、改扩建中小学幼儿园", ("69所", "69", "所", "", "69", "所"), None, "actual", "2019", "education", "1.1"),
    ("新增学位", ("1.8万个", "1.8", "万个", "", "18000", "个"), None, "actual", "2019", "education", "1.1"),
    ("补充师资", ("2900人", "2900", "人", "", "2900", "人"), None, "actual", "2019", "education", "1.1"),
    ("医保财政补助标准", ("520元", "520", "元", "", "520", "元"), None, "actual", "2019", "health-care", "1.1"),
    ("PM2.5平均浓度", None, ("6.6%", "6.6", "%", "", "down"), "actual", "2019", "air-pollution", "1.1"),
    ("高新技术企业", ("52家", "52", "家", "", "52", "家"), None, "actual", None, "innovation", "1.1"),
    ("社会消费品零售总额", ("第1位", "1", "位", "", "1", "位"), None, "actual", "2019", None, "1.1"),
    ("三次产业结构", ("13.4∶38.6∶48.0", None, "", "", "", ""), None, "actual", "2019", None, "1.1"),
    ("生产总值", None, ("8%", "8", "%", ">=", "up"), "target", "2020", "economy", "2"),
    ("城镇新增就业", ("6万人", "6", "万人", "", "60000", "人"), None, "target", "2020", "employment", "2"),
    ("粮食总产量", ("100亿斤", "100", "亿斤", ">=", "5000000000", "千克"), None, "target", "2020", "grain", "2"),
]


def _span(text: str, piece: str, start: int) -> tuple[int, int]:
    at = text.index(piece, start)
    return at, at + len(piece)


def _metric(text: str, row: tuple, start: int) -> Metric:
    indicator, value, change, status, period, topic, section = row
    quantity = difference = origin = None
    anchor = value[0] if value else change[0]
    first = text.index(anchor, start)
    begin = max(text.rfind("。", 0, first), text.rfind("\n", 0, first)) + 1
    end = text.index("。", first) + 1
    if value:
        printed, number, unit, bound, si, base = value
        quantity = Quantity(
            *_span(text, printed, start),
            printed,
            Decimal(number) if number else None,
            unit,
            bound=bound or None,
            kind="ratio" if number is None else "rank" if unit == "位" else "share" if unit == "%" else "amount",
            parts=() if number else tuple(Decimal(part) for part in printed.split("∶")),
            si=(Decimal(si), base) if si else None,
        )
    if change:
        printed, number, unit, bound, direction = change
        difference = Quantity(
            *_span(text, printed, start),
            printed,
            Decimal(number),
            unit,
            bound=bound or None,
            kind="rate",
            direction=direction,
            si=(Decimal(number), unit),
        )
    if indicator == "高新技术企业":
        origin = Quantity(*_span(text, "7家", start), "7家", Decimal(7), "家", si=(Decimal(7), "家"))
    known = Known("said", "inferred" if status == "actual" else "said", "inferred" if period else None)
    return Metric(
        section, indicator, begin, end, status, period, quantity, origin, difference, None, topic, known=known
    )


def report(name: str = "kaifeng-2020", place: str = "开封市", year: int = 2020) -> Report:
    """A small report with every kind of figure, and text that markup would choke on."""
    text = _TEXT
    heads = [
        ("1", None, 1, "一、", "2019年工作回顾"),
        ("1.1", "1", 2, "（一）", "改善民生增福祉"),
        ("2", None, 1, "二、", "2020年工作安排"),
    ]
    sections = []
    for id_, parent, level, number, title in heads:
        start = text.index(number + title)
        body_end = len(text) if id_ == "2" else text.index("二、2020年")
        sections.append(
            Section(id_, parent, level, number, title, "heading", start, start + len(number + title), body_end)
        )
    metrics = tuple(_metric(text, row, sections[2].end if row[-1] == "2" else 0) for row in _ROWS)
    cover = Cover(
        "政府工作报告", "government-work-report", Place(place, "prefecture"), year, f"{year}-01-16", speaker="高建军"
    )
    return Report(f"{name}#1", Source(f"{name}.txt", text), 0, len(text), cover, tuple(sections), metrics)


def large(count: int) -> Report:
    """The same rows over and over, ``count`` in all; up to 4,000 of them with a number of their own."""
    small = report("large")
    metrics: list[Metric] = []
    for number in range(min(count, 4000)):
        metric = small.metrics[number % len(small.metrics)]
        value = metric.value
        if value is not None and value.number is not None:
            scaled = (Decimal(number), value.si[1]) if value.si else None
            value = replace(value, number=Decimal(number), si=scaled)
        metrics.append(replace(metric, indicator=f"{metric.indicator}{number % 977}", value=value))
    return replace(small, metrics=tuple((metrics * (count // len(metrics) + 1))[:count]))
