"""Comparison: an indicator over places and years, one answer a cell.

A report of 2020 tells the achievements of 2019 and the targets of 2020; which of several rows answers for a cell is
``choice``'s rule. Value and change of a cell may come from different sentences. What nobody states stays empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from parser.metrics.standard import indicators
from parser.questions.choice import Answer, Chosen, Doubt, answers, choose, place_key
from parser.questions.facts import About, Fact, named
from parser.questions.scales import Scale, common
from parser.report import Status

_LEVELS = ("national", "province", "prefecture", "county", "township", None)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of an indicator at a place in a year."""

    place: str
    """Its key in ``Comparison.places``."""
    year: int
    status: Status
    value: Chosen | None
    change: Chosen | None
    number: Decimal | None
    """The value in the table's unit; ``None`` where it is of another family, or there is only a change."""
    high: Decimal | None
    """The upper end of a range, in the table's unit."""
    doubts: tuple[Doubt, ...]

    @property
    def lead(self) -> Chosen:
        """The sentence that the cell opens: the value's, else the change's."""
        chosen = self.value or self.change
        assert chosen is not None  # a cell without either is not made
        return chosen

    @property
    def period(self) -> str:
        """The period as stated: ``2021H1`` where no report tells the whole year."""
        return self.lead.period

    @property
    def signed(self) -> Decimal | None:
        """The change with its sign."""
        quantity = self.change.quantity if self.change else None
        if quantity is None or quantity.number is None:
            return None
        return -quantity.number if quantity.direction == "down" else quantity.number


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator over places and years."""

    name: str
    english: str
    scale: Scale | None
    """The unit of ``Cell.number``; ``None`` where nothing has a value."""
    places: dict[str, About]
    """By key, in the order of level and code; any report of the place says what it is."""
    years: tuple[int, ...]
    cells: dict[tuple[str, int], Cell]
    other_units: tuple[str, ...] = ()
    """Units of another family that some cells are told in: those are not mixed with the rest."""

    def row(self, place: str) -> list[Cell | None]:
        """The cells of a place, a year each."""
        return [self.cells.get((place, year)) for year in self.years]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which places and years are asked for; nothing given asks for all."""

    places: Collection[str] = ()
    """Names, with or without 省, 市, 县; or codes."""
    provinces: Collection[str] = ()
    years: range | None = None
    status: Status | None = None
    levels: Collection[str] = field(default=())

    def takes(self, about: About) -> bool:
        """Whether the place is asked for."""
        if self.places and not any(_called(about, name) for name in self.places):
            return False
        if self.provinces and not any(about.province and _short(about.province, name) for name in self.provinces):
            return False
        return not self.levels or about.level in self.levels


def compare(facts: Iterable[Fact], name: str, wanted: Wanted | None = None) -> Comparison:
    """The indicator called ``name`` (see ``facts.named``) over places and years.

    ``facts`` may be of any indicators; those of others are left out. Without a status asked for, a cell holds the
    achievement, or the target of a year of which no achievement is told.
    """
    wanted = wanted or Wanted()
    return next(comparisons(facts, name, (wanted.status,), wanted))


def comparisons(
    facts: Iterable[Fact], name: str, statuses: Iterable[Status | None], wanted: Wanted | None = None
) -> Iterator[Comparison]:
    """What ``compare`` gives for each of these statuses, in their order; what two of them have in common is made, and
    held, once.
    """
    wanted = wanted or Wanted()
    mine = [fact for fact in facts if named(fact.metric, name) and wanted.takes(fact.about)]
    values, changes = answers(mine, "value"), answers(mine, "change")
    known = {place_key(fact): fact.about for fact in mine}
    del mine
    chosen = {
        key: _same_part(key[2], values.pop(key, None), changes.pop(key, None))
        for key in dict.fromkeys((*values, *changes))
        if wanted.years is None or key[1] in wanted.years
    }
    made: defaultdict[Scale | None, dict[tuple[str, int, Status], Cell]] = defaultdict(dict)
    for status in statuses:
        yield _comparison(name, status, chosen, known, made)


def _comparison(
    name: str,
    wanted: Status | None,
    chosen: Mapping[tuple[str, int, Status], tuple[Status, Chosen | None, Chosen | None]],
    known: Mapping[str, About],
    made: defaultdict[Scale | None, dict[tuple[str, int, Status], Cell]],
) -> Comparison:
    found: dict[tuple[str, int], tuple[Status, Chosen | None, Chosen | None]] = {}
    for status in (wanted,) if wanted else ("target", "actual"):  # the achievement comes last, and stays
        for (place, year, told), answer in chosen.items():
            if told == status:
                found[place, year] = answer
    scale = common([value.quantity for _, value, _ in found.values() if value])
    cells: dict[tuple[str, int], Cell] = {}
    for key, answer in found.items():
        whole, there = (*key, answer[0]), made[scale if answer[1] else None]  # a change alone is in no table's unit
        if whole not in there:
            there[whole] = _cell(key, *answer, scale)
        cells[key] = there[whole]
    kept = sorted({place for place, _ in cells}, key=lambda place: _order(known[place]))
    years = tuple(sorted({year for _, year in cells}))
    standard = indicators().get(name)
    others = {cell.value.quantity.unit for cell in cells.values() if cell.value and cell.number is None}
    return Comparison(
        name,
        standard.english if standard else "",
        scale,
        {place: known[place] for place in kept},
        years,
        cells,
        tuple(sorted(others)),
    )


def narrowed(
    comparison: Comparison, places: Collection[str], in_years: Callable[[int], bool] = lambda year: True
) -> Comparison:
    """The comparison with only these places (keys of ``Comparison.places``), and the years they tell of that are
    wanted, in its unit.
    """
    wanted = set(places)
    cells = {key: cell for key, cell in comparison.cells.items() if key[0] in wanted and in_years(key[1])}
    told = {place for place, _ in cells}
    kept = {place: about for place, about in comparison.places.items() if place in told}
    return replace(comparison, places=kept, years=tuple(sorted({year for _, year in cells})), cells=cells)


def _same_part(
    status: Status, values: list[Answer] | None, changes: list[Answer] | None
) -> tuple[Status, Chosen | None, Chosen | None]:
    """Value and change of the same part of the year: the whole year's change is no change of a half year's value."""
    value, change = choose(values) if values else None, choose(changes) if changes else None
    if value and change and values and changes and value.period != change.period:
        if values[0].rank[0] <= changes[0].rank[0]:
            change = None
        else:
            value = None
    return status, value, change


def _cell(
    key: tuple[str, int], status: Status, value: Chosen | None, change: Chosen | None, scale: Scale | None
) -> Cell:
    doubts = [doubt for chosen in (value, change) if chosen for doubt in chosen.doubts]
    number = high = None
    if value is not None:
        if scale is not None and scale.holds(value.quantity):
            number, high = scale.number(value.quantity), scale.high(value.quantity)
        else:
            doubts.append("other-unit")
    return Cell(*key, status, value, change, number, high, tuple(dict.fromkeys(doubts)))


def _order(about: About) -> tuple[int, str, str]:
    return _LEVELS.index(about.level), about.code or "~", about.place


def _called(about: About, name: str) -> bool:
    return about.code == name or _short(about.place, name)


def _short(place: str, name: str) -> bool:
    """Whether a place may be called so: 商丘 or 商丘市; but 河南 is no name of 河南蒙古族自治县."""
    return place == name or (place.startswith(name) and place[len(name) :] in _KINDS)


_KINDS = frozenset(
    (
        "省",
        "市",
        "县",
        "区",
        "州",
        "盟",
        "旗",
        "自治区",
        "壮族自治区",
        "回族自治区",
        "维吾尔自治区",
        "地区",
        "自治州",
        "林区",
        "新区",
    )
)
