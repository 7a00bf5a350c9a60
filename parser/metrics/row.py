"""A row in the making, and what all rules that make rows share."""

from __future__ import annotations

import re

from parser.metrics import units
from parser.metrics.figures import Figure
from parser.metrics.indicators import DEPENDENT, head, join, tail
from parser.metrics.lists import names_of
from parser.metrics.naming import Namer
from parser.metrics.tidying import tidy

UNKNOWN = "未详"
"""The indicator of a figure whose subject the text leaves open."""
_LONGEST = 400
"""Characters of a name. A longer one is no name but was put together of others without an end: its last are kept."""
_FROM = re.compile(r"(?:由|从(?![业事严]))(?P<base>[^，；。由从]{0,18}?)(?:的|约|不足|不到|近|仅|只有|为|是)*$")
_LEADS_ON = re.compile("，(?:又|已)?(?:增|提|上升|下降|减|降|扩|发展|调)")
_LEADS_TO = re.compile("[到至为成向增升提降减下缩扩跃晋]")
_DERIVED = frozenset(("share", "completion", "rank", "versus", "multiple"))


class Row:
    """A row in the making. Figures are those of the paragraph."""

    __slots__ = (
        "at",
        "change",
        "direction",
        "indicator",
        "origin",
        "own",
        "period",
        "rules",
        "said",
        "status",
        "told",
        "value",
    )

    def __init__(self, indicator: str, at: int) -> None:
        self.indicator = indicator
        self.at = at
        """Where its first figure stands."""
        self.value: Figure | None = None
        self.change: Figure | None = None
        self.direction: str | None = None
        self.origin: Figure | None = None
        self.own = True
        """Its own clause gave all of the indicator."""
        self.rules: list[str] = []
        self.status = "actual"
        self.period: str | None = None
        self.told = False
        """Its sentence said the status."""
        self.said = False
        """Its sentence said the period."""


class Rows:
    """The rows of one sentence as they come, and the names that earlier ones lend."""

    def __init__(self, text: str, before: Row | None, namer: Namer) -> None:
        self.text = text
        self.before = before
        """The last row of the sentence before."""
        self.rows: list[Row] = []
        self.namer = namer
        namer.begin()
        self.origin: tuple[Figure, str] | None = None
        """The starting figure of 由7家增加到52家, and the text before it."""
        self.origins: list[Figure] = []
        """Those that follow it in a list: 分别由7306元、2352元增加到11222元、3465元."""
        self.named: list[str] | None = None
        """What those in the list measure, as far as they are not taken."""
        self.headed = ""
        """What a list behind a colon measures: 主要工业产品的产量：钢950万吨."""
        self.segment = 0
        """Index of the first row since the last semicolon: owners are not sought beyond it."""
        self.begun = 0
        """How many rows stood before the clause at hand."""
        self.outside = 0
        """Behind a bracket, how many rows stood before it: 进步奖11项（一等奖1项）、居全省第5."""

    def row(self, indicator: str, figure: Figure, rule: str, own: bool) -> Row:
        """A new row, made by ``rule``."""
        if len(indicator) > _LONGEST:
            indicator = indicator[-_LONGEST:]
        row = Row(indicator or UNKNOWN, figure.start)
        row.own = own
        row.rules = [rule]
        if figure.high is not None:
            row.rules.append("range")
        if figure.why and figure.why != "power":
            row.rules.append(figure.why)
        self.rows.append(row)
        return row

    def last_plain(self) -> Row | None:
        """The last row that measures a thing itself, not a share, rank or comparison of it."""
        rows = self.rows
        for index in range((self.outside or len(rows)) - 1, self.segment - 1, -1):
            if rows[index].rules[0] not in _DERIVED:
                return rows[index]
        return rows[-1] if len(rows) > self.segment else None

    def named_anew(self, made: int = 0) -> str:
        """What a part behind a semicolon speaks of before its first figure; empty when it goes on with what was.

        ``made``: how many rows it has already.
        """
        begins = self.segment and len(self.rows) == self.segment + made and self.namer.leads
        return self.namer.spoken(False) if begins else ""

    def moved_on(self) -> str:
        """A measure that a clause since the last row speaks of; within the row's own clause none does."""
        return self.namer.moved_on() if len(self.rows) == self.begun else ""

    def whole_name(self, name: str) -> tuple[str, bool]:
        """A name that stands on its own, and whether its clause gave all of it."""
        row = self.last_plain()
        last = row.indicator if row else ""
        if not name:
            moved = self.moved_on()
            if moved:
                return moved, False
            # …；主要日用品，增长50%: behind a semicolon, what the part itself has spoken of
            last = last or self.named_anew() or (self.rows[-1].indicator if self.rows else "") or self.namer.spoken()
            return last or (self.before.indicator if self.before else ""), False
        several = name.removesuffix("等").split("、") if "、" in name else []  # 总数、总收入等均居全国第一
        if name in DEPENDENT or (several and DEPENDENT.issuperset(several)):
            owner = self.namer.owner(last, several[0] if several else name)
            if several:
                owner, name = owner.removesuffix("数量"), name.removesuffix("等")
            if owner and owner != name:
                return join(owner, name), False
        return name, True

    # -- from … to

    def starts_from(self, left: str, right: str, after: int, more: bool) -> bool:
        """Whether the figure between is where a change began (由7家增加到52家; 从1847元，增加到3900元)."""
        if ("由" not in left and "从" not in left) or not _FROM.search(left):
            return False
        if more:
            return _LEADS_TO.search(right) is not None
        return _LEADS_ON.match(self.text, after) is not None

    def take_origin(self, row: Row) -> None:
        """Rule *from-to*: the starting figure joins the row of the figure reached."""
        if self.origin is None:
            return
        row.origin, left = self.origin
        several = len(self.origins) + 1
        self.origin = (self.origins.pop(0), left) if self.origins else None
        row.rules.append("from-to")
        found = _FROM.search(left)
        start = tail(tidy(head(left[: found.start()]))) if found else None
        stem = tidy(head(start.stem)) if start else ""
        if start and start.noun and stem and not start.compared:
            stem += start.trigger  # 投资增长幅度由58.6%回落到27.8%: the pace, not what grew
        if self.named is None:
            self.named = (names_of(stem, several) if several > 1 else None) or []
        if self.named:
            stem = self.named.pop(0)
        if self.origin is None:
            self.named = None
        last = self.rows[-2].indicator if len(self.rows) > 1 else ""
        row.own = False
        if stem.startswith("占") and (whose := self.named_anew(1) or last or self.namer.spoken()):
            row.indicator = whose + stem
        elif stem and stem not in DEPENDENT:
            row.indicator, row.own = stem, True
        else:
            owner = self.named_anew(1) or self.namer.subject or last or self.namer.spoken()
            if stem:
                row.indicator = join(owner, stem)
            else:
                row.indicator = owner or row.indicator or (self.before.indicator if self.before else UNKNOWN)


def fits(value: Figure, change: Figure) -> bool:
    """Whether a change can be the change of a value: points only of a share, an amount only of its own unit."""
    kind = units.kind(change.unit)
    if kind == "points":
        return units.kind(value.unit) == "share" or units.family(change.unit) == "places" or value.kind == "bare"
    if kind in ("share", "multiple") or units.family(change.unit) == "permille":
        return True
    return units.family(value.unit) == units.family(change.unit)
