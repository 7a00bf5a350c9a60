"""What each section says of the rows under it, by its title, by those above it, or by the words that lead up to it.

Rules:

- *section*: a title tells (``status``), else the section above it.
- *again*: where the plan has no heading of its own, its parts stand under the review and are numbered anew; the aims
  told before them say what they are. Under “十五五”时期目标任务和2026年工作安排 they are of the year.
- *planned*: behind a main heading that says it plans (2007年工作的指导思想和目标任务), and from where one has told this
  year's aims, what a title hopes for (取得新进展) is no review; only one that says so (回顾) is.
- *before*: main headings that do not say what they are of, before 2025年工作安排, are a review that lost its heading.
- *reported*: 2006年重点抓了以下工作： tells of the parts that follow it without a heading above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.metrics.periods import Clock, Period, cue_at
from parser.metrics.status import Default, names_its_year, names_two, of_title, outspoken, plans, reviews
from parser.metrics.yearly import spans
from parser.report import Section

_AIMED = re.compile(
    "(?:预期|奋斗|主要|工作|发展)目标(?:建议)?(?:是|为|：)|(?:今年|全年)[^。，]{0,16}(?:抓好|做好)(?:以下|如下)[^。]{0,12}：$"
)
_AIMED_YEAR = re.compile("(?:预期|主要)(?:发展)?目标(?:建议)?(?:是|为|：)")
_REPORTED = re.compile(
    "(?:抓|做|开展|完成|取得)了[^。，]{0,6}(?:以下|如下|下列|[一二三四五六七八九十]个?方面|[一二三四五六七八九十]项)[^。，]{0,10}：$"
)


def numbered_again(sections: tuple[Section, ...]) -> Iterator[int]:
    """The sections that begin their numbers anew beside others of the same parent, and those after them."""
    seen: dict[str | None, set[str]] = {}
    again: set[str | None] = set()
    for at, section in enumerate(sections):
        if section.kind != "heading" or not section.number or (section.parent is None and section.level > 1):
            continue
        numbers = seen.setdefault(section.parent, set())
        before = sections[at - 1] if at else None  # a heading that is printed twice begins nothing
        if section.number in numbers and before and (before.number, before.title) != (section.number, section.title):
            again.add(section.parent)
        numbers.add(section.number)
        if section.parent in again:
            yield at


class Defaults:
    """The defaults of a document's sections, asked for in reading order."""

    def __init__(self, sections: tuple[Section, ...], clock: Clock) -> None:
        self.sections = sections
        self.clock = clock
        self._index = {section.id: number for number, section in enumerate(sections)}
        self._again = frozenset(numbered_again(sections))
        self._anew = any(sections[at].parent is None for at in self._again)
        """Whether the numbers of the top sections begin anew."""
        self._known: dict[int, Default | None] = {}
        self._top_now: int | None = None
        """The main section that is being read."""
        self._planned: set[int] = set()
        """Main sections that plan, whatever their titles hope for."""
        self._plans = False
        """Whether one of them has said so."""
        self._plan_begins = self._first_plan()
        """The main section before which, where none says what it is of, all tell what was done."""
        self._aimed = False
        self._ahead: str | None = None
        """The time to come that was spoken of last."""
        self._reported = False

    def hear(self, text: str) -> None:
        """A paragraph is over; it may say what the sections are that follow it."""
        if self._again and not self._aimed and (ahead := self._ahead_in(text)):
            self._ahead = ahead.text
        if (self._again and not self._aimed and "目标" in text) or text.endswith("："):
            self._aimed = self._aimed or _AIMED.search(text) is not None
            self._reported = _REPORTED.search(text) is not None
        top = self._top_now
        if top is not None and "目标" in text and _AIMED_YEAR.search(text) and self._is_vague(self.sections[top]):
            self._planned.add(top)
            self._plans = True

    def _ahead_in(self, text: str) -> Period | None:
        """The time to come with which a paragraph begins: “十三五”时期是…决胜期."""
        match = cue_at(text, 0)
        period = self.clock.period(match, None) if match else None
        return period if period is not None and period.ahead else None

    def _is_vague(self, section: Section) -> bool:
        """Whether a main heading does not say that it is of what was done."""
        return section.level == 1 and not reviews(section.title, self.clock)

    def of(self, index: int | None) -> Default | None:
        """What the section says of status and period, or else those above it."""
        if index is None or not 0 <= index < len(self.sections):
            return None
        if index not in self._known:
            if self.sections[index].parent is None:
                self._top_now = index
            self._known[index] = self._of(index, self.sections[index])
        return self._known[index]

    def said_by(self, index: int | None) -> int | None:
        """The section whose title says what holds in this one: itself, or one above it."""
        while index is not None and 0 <= index < len(self.sections):
            section = self.sections[index]
            above = self._index.get(section.parent) if section.parent is not None else None
            if above is None or self.of(index) is not self.of(above):
                return index
            index = above
        return None

    def of_two(self, index: int | None) -> bool:
        """Whether a title is of years and of one of them: 2020年和“十三五”工作回顾."""
        if index is None or not 0 <= index < len(self.sections):
            return False
        return names_two(self.sections[index].title, self.clock)

    def _of(self, index: int, section: Section) -> Default | None:
        above = self._index.get(section.parent) if section.parent is not None else None
        if above is None:
            self._reported = self._reported and section.level > 1
            if self._reported and self.clock.review:
                return Default("actual", str(self.clock.review))
            found = self._top(index, section)
            if self._plans and found is not None and found.status == "actual" and self._is_vague(section):
                return self._of_year()
            self._plans = self._plans or (
                found is not None and found.status == "target" and section.level == 1 and plans(section.title)
            )
            return found
        own = of_title(section.title, self.clock) if names_its_year(section.title) else None
        if own is not None:
            return own
        whole = self.of(above)
        if above in self._planned and whole is not None and whole.status == "actual":
            return self._of_year()
        if index not in self._again or whole is None:
            return whole
        if self._aimed and whole.status == "actual" and self.clock.year:
            return Default("target", self._ahead if self._ahead and spans(self._ahead) else str(self.clock.year))
        year = self.clock.year if whole.status == "target" else self.clock.review
        if year and spans(whole.period) and f"{year}年" in self.sections[above].title:
            return Default(whole.status, str(year))
        return whole

    def _first_plan(self) -> int:
        """The main section that says it plans this year (2025年工作安排), behind several that do not say what they are;
        0 where there is none.
        """
        before = 0
        for index, section in enumerate(self.sections):
            if section.parent is not None or section.level > 1:
                continue
            if outspoken(section.title):
                year = f"{self.clock.year}年"
                return index if before > 1 and year in section.title and not reviews(section.title, self.clock) else 0
            before += 1
        return 0

    def _of_year(self) -> Default:
        """Planned, of the report's year."""
        return Default("target", str(self.clock.year) if self.clock.year else None)

    def _top(self, index: int, section: Section) -> Default | None:
        """Of a section that stands under none; where the numbers begin anew among them, 加快 and 着力 say nothing."""
        if index < self._plan_begins and self.clock.review:
            return Default("actual", str(self.clock.review))
        if not self._anew or section.level > 1 or outspoken(section.title):
            return of_title(section.title, self.clock)
        if not self._aimed and index not in self._again and self.clock.review:
            return Default("actual", str(self.clock.review))
        if self._aimed and index in self._again and self.clock.year:
            return Default("target", str(self.clock.year))
        return of_title(section.title, self.clock)
