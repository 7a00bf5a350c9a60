"""Small reports made by hand."""

from __future__ import annotations

from decimal import Decimal

from parser.report import Cover, Metric, Paragraph, Passage, Place, Quantity, Report, Section, Source
from parser.topics.tagging import tag


def report(
    *parts: tuple[int, str, str], metrics: tuple[tuple[str, str], ...] = (), name: str = "made", place: str = "长葛市"
) -> Report:
    """A report of sections ``(level, title, text)``, tagged; metrics are ``(indicator, figure)``, found in the text."""
    text = ""
    sections: list[Section] = []
    passages: list[Passage] = []
    counts: dict[str, int] = {}
    path: list[str] = []
    for level, title, body in parts:
        path = path[: level - 1]
        parent = path[-1] if path else None
        counts[parent or ""] = counts.get(parent or "", 0) + 1
        number = counts[parent or ""]
        section_id = f"{parent}.{number}" if parent else str(number)
        path.append(section_id)
        start = len(text)
        text += title + "\n"
        passages.append(Passage("heading", Paragraph(title, ((0, start, start + len(title)),)), len(sections)))
        sections.append(Section(section_id, parent, level, "", title, "heading", start, start + len(title), 0))
        if body:
            at = len(text)
            text += body + "\n"
            passages.append(Passage("body", Paragraph(body, ((0, at, at + len(body)),)), len(sections) - 1))
    ended = []
    for index, section in enumerate(sections):
        later = (other.start for other in sections[index + 1 :] if other.level <= section.level)
        end = next(later, len(text))
        ended.append(
            Section(
                section.id,
                section.parent,
                section.level,
                "",
                section.title,
                "heading",
                section.start,
                section.end,
                end,
            )
        )
    rows = tuple(_metric(text, ended, indicator, figure) for indicator, figure in metrics)
    source = Source(f"{name}.txt", text)
    tagged, told = tag(tuple(ended), tuple(passages), rows)
    cover = Cover("政府工作报告", "government-work-report", Place(place, "county"), 2021)
    return Report(f"{name}#1", source, 0, len(text), cover, tagged, told, tuple(passages))


def _metric(text: str, sections: list[Section], indicator: str, figure: str) -> Metric:
    at = text.index(figure)
    start = max(text.rfind(mark, 0, at) for mark in "。\n") + 1
    end = min(place for mark in "。\n" if (place := text.find(mark, at)) >= 0)
    section = next(section.id for section in reversed(sections) if section.start <= at < section.body_end)
    value = Quantity(at, at + len(figure), figure, Decimal(1))
    return Metric(section, indicator, start, end, "actual", value=value)
