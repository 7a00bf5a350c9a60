"""Reports made by hand, so that what is written does not hang on what is read."""

from __future__ import annotations

from decimal import Decimal

from parser.report import Cover, Known, Metric, Paragraph, Passage, Place, Quantity, Report, Section, Source

TEXT = "一、去年工作\n财政收入154.86亿元，\n增长10.1%；森林覆盖率居全市第1位。三次产业结构为13.4∶38.6∶48。"


def quantity(printed: str, number: str | None, unit: str, **more: object) -> Quantity:
    start = TEXT.index(printed)
    return Quantity(start, start + len(printed), printed, None if number is None else Decimal(number), unit, **more)  # type: ignore[arg-type]


def report() -> Report:
    """A report of one section and three rows: value and change, rank, ratio."""
    line = TEXT.index("\n")
    second = TEXT.index("增长")
    pieces = ((0, line + 1, second - 1), (second - 1 - (line + 1), second, len(TEXT)))
    body = Paragraph("".join(TEXT[a:b] for _, a, b in pieces), pieces)
    sentence = (line + 1, len(TEXT))
    return Report(
        id="made#1",
        source=Source("made.txt", TEXT),
        start=0,
        end=len(TEXT),
        cover=Cover(
            title="政府工作报告",
            kind="government-work-report",
            place=Place("开封市", "prefecture", "410200", ("河南省",)),
            year=2020,
        ),
        sections=(Section("1", None, 1, "一、", "去年工作", "heading", 0, line, len(TEXT), ("fiscal",)),),
        metrics=(
            Metric(
                "1",
                "财政收入",
                *sentence,
                "actual",
                "2019",
                value=quantity("154.86亿元", "154.86", "亿元", si=(Decimal("15486000000"), "元")),
                change=quantity("10.1%", "10.1", "%", kind="rate", direction="up"),
                canonical="一般公共预算收入",
                topic="fiscal",
                known=Known("said", "inferred", "inferred"),
                rules=("verb-less value",),
            ),
            Metric("1", "森林覆盖率", *sentence, "actual", value=quantity("第1位", "1", "位", kind="rank")),
            Metric(
                "1",
                "三次产业结构",
                *sentence,
                "actual",
                value=quantity(
                    "13.4∶38.6∶48", None, "", kind="ratio", parts=(Decimal("13.4"), Decimal("38.6"), Decimal("48"))
                ),
            ),
        ),
        passages=(
            Passage("heading", Paragraph(TEXT[:line], ((0, 0, line),)), 0),
            Passage("body", body, 0),
        ),
    )
