"""Outcomes that reports state, beside what statistical communiques and yearbooks give for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache

import pytest

from bench.yearbooks import GOLD, KINDS, Finding, Known, findings, judge, rows, table, were_read
from parser import read
from parser.metrics.units import scaled
from parser.report import Quantity
from tests.gate.made import made
from tests.gate.measure import SETS

_STATED = GOLD / "yearbooks-stated.tsv"
_OF_THE_TABLE = ("国务院", "guowuyuan", "银川")
"""Names of the annotated reports whose places the table has."""


@cache
def of_sentences() -> list[Finding]:
    reports: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in rows(_STATED):
        reports[row["place"], int(row["report"])].append(row["sentence"])
    known, reasons = table(), were_read()
    return [one for (place, year), said in reports.items() for one in findings(made(place, year, said), known, reasons)]


@cache
def of_reports() -> list[Finding]:
    paths = [
        path for folder in SETS.values() for path in (folder / "texts").glob("*") if path.name.startswith(_OF_THE_TABLE)
    ]
    known, reasons = table(), were_read()
    return [one for path in sorted(paths) for one in findings(read(path), known, reasons)]


@pytest.mark.parametrize(("found", "least", "equal"), [(of_sentences, 277, 0.93), (of_reports, 32, 0.96)])
def test_what_reports_state_is_what_the_yearbooks_give(found: object, least: int, equal: float) -> None:
    """``equal``: the share that is neither preliminary nor rounded further than the table."""
    stated: list[Finding] = found()  # type: ignore[operator]
    count = Counter(one.kind for one in stated)
    assert not [one for one in stated if one.kind == "different"]
    assert len(stated) >= least, count
    assert count["equal"] / len(stated) >= equal, count


def test_the_table_says_where_each_figure_is_from() -> None:
    for key, figures in table().items():
        assert key.place and 1949 <= key.year <= 2030
        for figure in figures:
            assert figure.source, key
            assert all(scaled(number, figure.unit) for number in figure.numbers), key


def test_each_figure_that_was_read_is_in_the_table() -> None:
    known = table()
    for (_, key), why in were_read().items():
        assert key in known and len(why) > 10, key


def quantity(number: str, unit: str, bound: str | None = None, direction: str | None = None) -> Quantity:
    figure = Decimal(number)
    kind = "rate" if direction else "amount"
    return Quantity(0, 1, number, figure, unit, None, bound, kind, direction, (), scaled(figure, unit))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "known", "kind"),
    [
        (quantity("99.1", "万亿元"), ("990865", "亿元"), "equal"),  # as far as it is rounded
        (quantity("990865", "亿元"), ("990865", "亿元"), "equal"),
        (quantity("98.8", "万亿元"), ("990865", "亿元"), "near"),  # preliminary
        (quantity("90", "万亿元"), ("990865", "亿元"), "different"),
        (quantity("1000", "亿元", ">"), ("1035", "亿元"), "equal"),  # 突破1000亿元
        (quantity("1000", "亿元", ">"), ("990", "亿元"), "near"),  # and it was less
        (quantity("1000", "亿元", ">"), ("1300", "亿元"), "different"),
        (quantity("6.1", "%", None, "up"), ("6.1", "%"), "equal"),
        (quantity("6.3", "%", None, "up"), ("6.1", "%"), "near"),
        (quantity("6.1", "%", None, "down"), ("6.1", "%"), "different"),
        (quantity("6.1", "%", None, "down"), ("-6.1", "%"), "equal"),
        (quantity("100", "万人"), ("100", "亿元"), None),
    ],
)
def test_how_near_two_figures_are(stated: Quantity, known: tuple[str, str], kind: str | None) -> None:
    assert judge(stated, Known((Decimal(known[0]),), known[1], "a yearbook")) == kind
    assert kind is None or kind in KINDS


def test_growth_in_money_and_in_real_terms_both_count() -> None:
    both = Known((Decimal("14.1"), Decimal("8.4")), "%", "a yearbook")
    assert judge(quantity("8.4", "%", None, "up"), both) == "equal"
    assert judge(quantity("14.1", "%", None, "up"), both) == "equal"
    assert judge(quantity("11.2", "%", None, "up"), both) == "different"
