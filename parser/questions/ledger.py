"""The ledger: every target of a report beside the outcome that a later report of the place states.

What a report of 2020 promises for 2020 is told by the report of 2021; what it promises for 2025, by that of 2026; what
it promises for 2021-2025 as a whole, by that of 2026 as a whole. Promise and outcome meet under one name
(``matching``), of one period, value with value, rate with rate, points with points, in one base unit. That a target
was 超额完成, without a figure, is no outcome. Which of several rows of a report is the outcome is
``choice``'s rule, as in comparison.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from parser.metrics.standard import indicators
from parser.questions.answering import alike, far, may_answer, within_a_year
from parser.questions.choice import Answer, Measure, answers, choose, place_key, spans
from parser.questions.facts import About, Fact, is_span, up_is_good
from parser.questions.matching import answered_by, meets, says
from parser.questions.verdicts import VERDICTS, GapUnit, Verdict, judge
from parser.report import Quantity, Status

_WORST: tuple[Verdict, ...] = ("missed", "unclear", "compared", "met", "not-reported", "no-report")


@dataclass(frozen=True, slots=True)
class Entry:
    """A target, and what became of it."""

    target: Fact
    measure: Measure
    promised: Quantity
    period: str
    due: int
    """The year of the report that is to tell the outcome."""
    verdict: Verdict
    outcome: Fact | None = None
    reported: Quantity | None = None
    gap: Decimal | None = None
    """Outcome less promise, in ``gap_unit``."""
    gap_unit: GapUnit | None = None
    doubtful: bool = False
    """Whether the report that tells the outcome also states another figure for it; whether that its outcome is of the
    year was inferred from a span of years; or whether it is so far from the promise that it is mostly of another thing:
    then the verdict is ``unclear``."""

    @property
    def name(self) -> str:
        """The standard name, else the words of the promise."""
        return self.target.metric.canonical or self.target.metric.indicator


@dataclass(frozen=True, slots=True)
class Score:
    """How many of a report's targets came to what."""

    place: About
    counts: dict[Verdict, int]

    @property
    def judged(self) -> int:
        """Targets of which it is told whether they were met."""
        return self.counts["met"] + self.counts["missed"]

    @property
    def share(self) -> Decimal | None:
        """Of those, how many percent were met."""
        if not self.judged:
            return None
        return (Decimal(100) * self.counts["met"] / self.judged).quantize(Decimal("0.1"))


def ledger(facts: Iterable[Fact], year: int | None = None) -> list[Entry]:
    """The targets of every report among ``facts`` (those of ``year`` only, when it is given), each with its outcome.

    In the order of place, year of the report, and place in the report. ``facts`` must hold all rows of the reports, for
    targets and outcomes are both looked for in them.
    """
    by_place: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_place[place_key(fact)].append(fact)
    found: list[Entry] = []
    for here in by_place.values():
        found += _of_place(here, year)
    return found


def scores(entries: Iterable[Entry]) -> list[Score]:
    """A score a report, in the order of the entries."""
    found = []
    for _, group in groupby(entries, key=lambda entry: (place_key(entry.target), entry.target.about.year)):
        told = list(group)
        counts: dict[Verdict, int] = dict.fromkeys(VERDICTS, 0)
        for entry in told:
            counts[entry.verdict] += 1
        found.append(Score(told[0].target.about, counts))
    return found


def _of_place(facts: list[Fact], wanted: int | None) -> list[Entry]:
    years = {fact.about.year for fact in facts}
    named: dict[str, list[Fact]] = defaultdict(list)
    nameless: list[Fact] = []
    for fact in facts:
        if fact.metric.status != "target" or not is_promise(fact):
            continue
        name = meets(fact)
        if name is not None:
            named[name].append(fact)
        else:
            nameless.append(fact)
    promised = {name: {fact.metric.period for fact in group} for name, group in named.items()}
    periods = set[str | None]().union(*promised.values())
    others: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:  # most of what was achieved nobody promised for that time
        if fact.metric.status != "actual" or not (told := _told_for(fact) & periods):
            continue
        if (name := meets(fact)) is None:
            continue
        if told & promised.get(name, set()):
            named[name].append(fact)
        for other in answered_by(name):
            if told & promised.get(other, set()):
                others[other][name].append(fact)
    entries: list[Entry] = []
    for name, group in named.items():
        entries += _of_name(name, group, others[name], years)
    for fact in nameless:
        entries += _unanswered(fact, years)
    if wanted is not None:
        entries = [entry for entry in entries if entry.target.about.year == wanted]
    return sorted(entries, key=lambda entry: (entry.target.about.year, entry.target.about.report, entry.promised.start))


def is_promise(fact: Fact) -> bool:
    """Whether a row may stand in the ledger: no target of a speech, which promises nothing to a congress, and none of a
    sentence that tells what came about, though its section made it a target.
    """
    metric = fact.metric
    if metric.status != "target":
        return True
    if fact.about.kind == "speech":
        return False
    if metric.known.status == "said":
        return True
    return not says("done", fact.sentence) or says("promise", fact.sentence)


def _told_for(fact: Fact) -> set[str | None]:
    """The periods for which a row may tell an outcome: its own; of a rate whose span of years was inferred, their last
    year, too, for a review of several years mostly tells growth of the last one.
    """
    period = fact.metric.period
    if period is None or not is_span(period) or fact.metric.known.period == "said" or fact.metric.change is None:
        return {period}
    return {period, period[5:]}


def _of_name(name: str, facts: list[Fact], others: Mapping[str, list[Fact]], years: set[int]) -> Iterator[Entry]:
    """``others``: what else answers the name, by its own (城镇新增就业, where 新增就业 was promised)."""
    for measure in ("value", "change"):
        told = _told(facts, measure)
        instead = [_told(group, measure) for group in others.values()]
        done: set[tuple[int, Decimal | None, str, str]] = set()
        for (place, period, status), ranked in told.items():
            if status != "target":
                continue
            for answer in ranked:
                about, quantity = answer.fact.about, answer.quantity
                key = (about.year, quantity.si[0] if quantity.si else None, quantity.unit, answer.period)
                if key in done or about.year > _last(answer.period):
                    continue  # said twice; or a target of which a later report reminds
                done.add(key)
                first = next(a for a in ranked if a.fact.about.year == about.year and alike(name, a.quantity, quantity))
                outcomes = [each.get((place, period, "actual"), []) for each in (told, *instead)]
                yield _entry(name, measure, answer, answer is first, outcomes, years)


def _told(facts: list[Fact], measure: Measure) -> dict[tuple[str, str, Status], list[Answer]]:
    """The figures by place, period and status, the best first; those whose year was inferred from a span of years stand
    for it where no other does.
    """
    told = spans(facts, measure)
    for (place, year, status), ranked in answers(facts, measure).items():
        whole = [answer for answer in ranked if answer.period == str(year) and not answer.rank[0]]
        if not whole and status == "actual":
            whole = [answer for answer in ranked if answer.rank[4] and not answer.rank[0]]
        if whole:
            told[place, str(year), status] = whole
    return told


def _entry(
    name: str, measure: Measure, answer: Answer, first: bool, outcomes: list[list[Answer]], years: set[int]
) -> Entry:
    """``outcomes``: under the name itself, and under each that answers it."""
    fact, promised, period = answer.fact, answer.quantity, answer.period
    due = _last(period) + 1
    if due not in years:
        return Entry(fact, measure, promised, period, due, "no-report")
    running = not is_span(period) and int(period) > fact.about.year and says("adding", fact.metric.indicator)
    nothing = Entry(fact, measure, promised, period, due, "not-reported")
    if not first or running:  # 到2025年新增床位1.5万张 is of all the years until then
        return nothing
    own, *instead = [
        [
            outcome
            for outcome in each
            if outcome.fact.about.year == due
            and (outcome.period == period or outcome.rank[4])
            and alike(name, outcome.quantity, promised)
            and may_answer(fact, promised, outcome)
        ]
        for each in outcomes
    ]
    held = [_held(nothing, name, each) for each in ([own] if own else instead) if each]
    # of several that answer together, the worst: both incomes are to grow by 8%
    return min(held, key=lambda entry: _WORST.index(entry.verdict), default=nothing)


def _held(entry: Entry, name: str, told: list[Answer]) -> Entry:
    """The promise of ``entry`` held against the best of what was told."""
    fact, promised = entry.target, entry.promised
    chosen = choose(told)
    standard = name in indicators()
    guessed = "span-of-years" in chosen.doubts and chosen.period != entry.period
    if guessed and not within_a_year(promised, chosen.quantity):
        return entry
    good = up_is_good(name) if standard else not says("worse", name)
    ceiling = says("ceiling", fact.before(promised.start)[-12:])
    judged = judge(promised, chosen.quantity, up_is_good=good, ceiling=ceiling)
    distant = entry.measure == "value" and promised.kind == "amount" and far(promised, chosen.quantity)
    if distant and not standard:  # 脱贫 13,227 人, and 400,524 a year later: those of all years
        return entry
    torn = bool(chosen.others) and not standard
    return replace(
        entry,
        verdict="unclear" if distant or torn else judged.verdict,
        outcome=chosen.fact,
        reported=chosen.quantity,
        gap=judged.gap,
        gap_unit=judged.unit,
        doubtful=distant or guessed or bool(chosen.others),
    )


def _last(period: str) -> int:
    """The last year of a period."""
    return int(period[5:]) if is_span(period) else int(period[:4])


def _unanswered(fact: Fact, years: set[int]) -> Iterator[Entry]:
    """A target whose name is too general to be found again."""
    period = fact.metric.period
    if period is None or not period[:4].isdecimal():
        return
    for measure, quantity in (("value", fact.metric.value), ("change", fact.metric.change)):
        if quantity is not None and quantity.number is not None:
            due = _last(period) + 1
            verdict: Verdict = "not-reported" if due in years else "no-report"
            yield Entry(fact, measure, quantity, period, due, verdict)  # type: ignore[arg-type]
