"""Facts out of a library's rows are those out of the reports themselves."""

from __future__ import annotations

from types import SimpleNamespace

from parser.questions.facts import About, facts_of
from parser.questions.kept import facts_of_rows
from tests.questions.sample import reports


def test_rows_of_a_library_ask_as_well_as_reports() -> None:
    direct = list(facts_of(reports()))

    def kept(about: About) -> SimpleNamespace:
        names = ("file", "place", "level", "code", "province", "year", "date", "kind")
        return SimpleNamespace(id=about.report, **{name: getattr(about, name) for name in names})

    rows = [SimpleNamespace(report=kept(f.about), metric=f.metric, sentence=f.sentence) for f in direct]
    assert list(facts_of_rows(rows)) == direct  # type: ignore[arg-type]


def test_rows_without_place_or_year_are_left_out() -> None:
    fact = next(facts_of(reports()))
    bare = SimpleNamespace(
        id="x", file="x", place=None, level=None, code=None, province=None, year=2020, date=None, kind="speech"
    )
    row = SimpleNamespace(report=bare, metric=fact.metric, sentence=fact.sentence)
    assert list(facts_of_rows([row])) == []  # type: ignore[list-item]
