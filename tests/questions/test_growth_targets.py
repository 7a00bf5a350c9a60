"""Growth targets of the gross product, as a person read them in 60 reports, beside what ``compare`` answers.

The clauses are tested always. Where the reports themselves are at hand (``GOVTUI_CORPUS`` names their folder; a file is
called 湖南省-2007 and whatever ending), the whole reports are, too.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from parser import parse, read
from parser.questions.compare import Wanted, compare
from parser.questions.facts import facts_of
from parser.report import Report, Source

_TABLE = Path(__file__).parent / "growth-targets.tsv"
_CORPUS = os.environ.get("GOVTUI_CORPUS")
_FLOOR = Decimal("0.97")


@dataclass(frozen=True)
class Read:
    place: str
    year: int
    target: tuple[Decimal, Decimal | None] | None
    bound: str | None
    excerpt: str


def table() -> list[Read]:
    rows = []
    for line in _TABLE.read_text("utf-8").splitlines():
        if line.startswith(("#", "place")):
            continue
        place, year, target, bound, excerpt = line.split("\t")
        low, _, high = target.partition("-")
        told = (Decimal(low), Decimal(high) if high else None) if low else None
        rows.append(Read(place, int(year), told, bound or None, excerpt))
    return rows


def answer(reports: list[Report], year: int) -> tuple[tuple[Decimal, Decimal | None] | None, str | None]:
    """What we say is the growth target of ``year``: rate, upper end, bound."""
    found = compare(
        facts_of(reports, "地区生产总值"), "地区生产总值", Wanted(status="target", years=range(year, year + 1))
    )
    cells = [cell for cell in found.cells.values() if cell.change is not None]
    if not cells or cells[0].change is None:
        return None, None
    quantity = cells[0].change.quantity
    assert quantity.number is not None
    return (quantity.number, quantity.high), quantity.bound


def made(row: Read) -> list[Report]:
    """A report that says no more than the clause."""
    text = (
        f"{row.place}人民政府工作报告\n（{row.year}年）\n\n一、{row.year - 1}年工作回顾\n各项工作取得新进展。\n"
        f"二、{row.year}年工作安排\n{row.excerpt}，财政收入增长1%。\n"
    )
    return parse(Source(f"{row.place}-{row.year}.txt", text))


def test_the_clauses_are_answered_as_they_were_read() -> None:
    told = [row for row in table() if row.target is not None]
    wrong = [(row.place, row.year, row.target, answer(made(row), row.year)) for row in told]
    wrong = [each for each, row in zip(wrong, told, strict=True) if each[3] != (row.target, row.bound)]
    assert len(told) == 58
    assert Decimal(len(told) - len(wrong)) / len(told) >= _FLOOR, wrong


def test_the_table_has_the_year_of_each_report_once() -> None:
    keys = [(row.place, row.year) for row in table()]
    assert len(keys) == len(set(keys)) == 60


@pytest.mark.long
@pytest.mark.skipif(not _CORPUS, reason="GOVTUI_CORPUS names no folder with the reports")
def test_the_reports_are_answered_as_they_were_read() -> None:
    files = {
        path.stem: path for path in Path(_CORPUS or "").rglob("*") if path.suffix in (".md", ".txt", ".docx", ".html")
    }
    wrong, equal, invented = [], 0, []
    for row in table():
        reports = read(files[f"{row.place}-{row.year}"])
        found, bound = answer(reports, row.year)
        if row.target is None:
            invented += [(row.place, row.year, found)] if found else []
        elif found == row.target and bound == row.bound:
            equal += 1
        else:
            wrong.append((row.place, row.year, row.target, row.bound, found, bound))
    assert Decimal(equal) / (equal + len(wrong)) >= _FLOOR, wrong
    assert not invented
