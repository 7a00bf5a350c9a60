"""Promises and outcomes as a person read them in reports of consecutive years, beside what the ledger says of them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from parser import parse
from parser.metrics.standard import indicators
from parser.questions.facts import facts_of
from parser.questions.ledger import ledger
from parser.report import Source
from tests.gate.measure import GOLD


@dataclass
class Read:
    place: str
    year: int
    promise: str = ""
    outcome: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)


def table() -> list[Read]:
    """``@ place year``, ``> promise``, ``< outcome`` and under these a line an indicator."""
    found: list[Read] = []
    for line in (GOLD / "promises.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            _, place, year = line.split()
            found.append(Read(place, int(year)))
        elif line.startswith(">"):
            found[-1].promise = line[1:].strip()
        elif line.startswith("<"):
            found[-1].outcome = line[1:].strip()
        elif line.startswith("  "):
            found[-1].rows.append(tuple(line.strip().split(" | ")))
    return found


def made(place: str, year: int, review: str, plan: str) -> Source:
    text = (
        f"政府工作报告\n\n——{year}年2月15日在{place}人民代表大会上\n\n{place}人民政府 王某\n\n各位代表：\n\n"
        f"一、{year - 1}年工作回顾\n\n{review}\n\n二、{year}年工作安排\n\n{plan}\n"
    )
    return Source(f"{place}-{year}.txt", text)


@pytest.mark.parametrize("read", table(), ids=lambda read: f"{read.place}{read.year}")
def test_the_ledger_says_what_a_person_read(read: Read) -> None:
    sources = (
        made(read.place, read.year, "各项工作都有进展。", read.promise),
        made(read.place, read.year + 1, read.outcome, "继续做好各项工作。"),
    )
    entries = ledger(facts_of(report for source in sources for report in parse(source)), read.year)
    told = {
        (entry.name, entry.promised.text, entry.reported.text if entry.reported else "-", entry.verdict)
        for entry in entries
    }
    assert set(read.rows) <= told, sorted(told)


def test_the_table_has_seventeen_places_and_names_that_are_standard() -> None:
    found = table()
    assert len({read.place for read in found}) == 17
    assert sum(len(read.rows) for read in found) == 102
    assert all(row[0] in indicators() and len(row) == 4 for read in found for row in read.rows)
