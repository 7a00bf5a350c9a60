"""Reads a spec file and one of its sentences, without the stages before: the section is given."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from parser.metrics.rows import read_metrics
from parser.report import Cover, Metric, Passage, Quantity, Section, Source
from parser.text.flow import paragraphs

FOLDER = Path(__file__).parent / "spec"
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass
class Example:
    """A sentence (or a short paragraph), where it stands, and the rows it should give."""

    file: str
    line: int
    text: str
    section: str
    year: int | None
    date: str | None
    rows: list[str] = field(default_factory=list)


def examples() -> list[Example]:
    """All examples of ``spec/*.txt``.

    ``@ 2021 2020年工作回顾`` sets the report's year (or its date) and the section for what follows, ``> …``
    is a sentence, and the lines under it are its rows: ``indicator | value | change | status | period``.
    """
    found: list[Example] = []
    for path in sorted(FOLDER.glob("*.txt")):
        year, date, section = None, None, ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("@"):
                when, _, section = line[1:].strip().partition(" ")
                date = when if "-" in when else None
                year = int(when[:4]) if _YEAR.match(when) else None
            elif line.startswith(">"):
                found.append(Example(path.stem, number, line[1:].strip(), section, year, date))
            else:
                found[-1].rows.append(line.strip())
    return found


def metrics(example: Example) -> tuple[Metric, ...]:
    """The metrics of an example's sentence."""
    text = example.text.replace("\\n", "\n")
    source = Source("spec.txt", text)
    cover = Cover(year=example.year, date=example.date)
    section = Section("1", None, 1, "", example.section, "heading", 0, 0, len(text) + 1)
    passages = tuple(Passage("body", paragraph, 0) for paragraph in paragraphs(text))
    return read_metrics(source, cover, (section,), passages)


def line(metric: Metric) -> str:
    """A metric as a spec file writes it."""
    value = shown(metric.value)
    if metric.origin is not None:
        value = f"{shown(metric.origin)}→{value}"
    cells = (metric.indicator, value, shown(metric.change), metric.status, metric.period or "-")
    return " | ".join(cell or "-" for cell in cells)


def shown(quantity: Quantity | None) -> str:
    """``>600家``, ``+8%``, ``-6.6%``, ``第8位``; the unit from the end of the list where the figure has none."""
    if quantity is None:
        return ""
    sign = {"up": "+", "down": "-", None: ""}[quantity.direction]
    if quantity.kind == "ratio":
        figure = "∶".join(map(str, quantity.parts))
    else:
        figure = f"{quantity.number:f}" + (f"~{quantity.high:f}" if quantity.high is not None else "") + quantity.unit
    if quantity.kind == "rank":
        figure = f"第{quantity.number}"
    return sign + (quantity.bound or "") + figure
