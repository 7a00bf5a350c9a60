"""Which reports are asked for: place, province, level, year and kind as conditions of SQL; and which metrics of them.

A place is named in full (商丘市), short (商丘) or by its code (411400); years are one (2020), several, or a span
("2015-2024"). Values go to SQLite as parameters, never into the statement.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypedDict

from .kinds import Kinds
from .records import ReportRow

Several = str | Iterable[str] | None
Years = int | str | Iterable[int] | None


class Filters(TypedDict, total=False):
    """Which reports; ``None`` is any. Every question to the library takes these."""

    place: Several
    """A name in full or short, or a code, or several."""
    province: Several
    """All that lies in it."""
    level: Several
    """national, province, prefecture, county, township."""
    year: Years
    """2020, several, or "2015-2024"."""
    kind: Several


_KIND_OF_PLACE = re.compile(
    "特别行政区|地区|林区|新区|矿区|特区|省|市|盟|州|县|区|旗|[\u4e00-\u9fff]{0,12}自治[区州县旗]"
)
_SPAN = re.compile(r"(\d{4})\s*(?:-|–|—|~|至|到|\.\.)\s*(\d{4})")


@dataclass(slots=True)
class Conditions:
    """Conditions that must all hold, and their parameters."""

    said: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """One more condition."""
        self.said.append(condition)
        self.values.extend(values)

    def among(self, column: str, values: Iterable[Any]) -> None:
        """The column holds one of the values."""
        given = list(values)
        self.add(f"{column} IN ({', '.join('?' * len(given))})", *given)

    @property
    def where(self) -> str:
        """The WHERE clause; empty where all is wanted."""
        return f"WHERE {' AND '.join(self.said)}" if self.said else ""


def conditions(
    db: sqlite3.Connection,
    *,
    place: Several = None,
    province: Several = None,
    level: Several = None,
    year: Years = None,
    kind: Several = None,
    twins: bool = False,
) -> Conditions:
    """The conditions on the table ``reports``, called ``r``.

    Raises:
        ValueError: a year is no year.
    """
    found = Conditions()
    if not twins:
        found.add("r.twin IS NULL")
    if place is not None:
        wanted = list(several(place))
        names = meant(wanted, _known(db, "place"))
        codes = [one for one in wanted if one.isdecimal() and len(one) == 6]
        found.add(
            f"(r.place IN ({', '.join('?' * len(names))}) OR r.code IN ({', '.join('?' * len(codes))}))", *names, *codes
        )
    if province is not None:
        found.among("r.province", meant(several(province), _known(db, "province")))
    if level is not None:
        found.among("r.level", several(level))
    if kind is not None:
        found.among("r.kind", several(kind))
    if year is not None:
        spans = years(year)
        found.add(
            f"({' OR '.join(['r.year BETWEEN ? AND ?'] * len(spans)) or '0'})", *[end for span in spans for end in span]
        )
    return found


def metric_conditions(
    canonical: Several, indicator: str | None, status: str | None, topic: Several, period: Several
) -> Conditions:
    """The conditions on the table ``metrics``, called ``m``; ``indicator`` is part of the name as printed."""
    found = Conditions()
    if canonical is not None:
        found.among("m.canonical", several(canonical))
    if indicator is not None:
        found.add("instr(m.indicator, ?)", indicator)
    if status is not None:
        found.add("m.status = ?", status)
    if topic is not None:
        found.among("m.topic", several(topic))
    if period is not None:
        found.among("m.period", several(period))
    return found


def taken(
    rows: Iterable[ReportRow],
    *,
    place: Several = None,
    province: Several = None,
    level: Several = None,
    year: Years = None,
    kind: Several = None,
) -> list[ReportRow]:
    """Those of the rows that meet the conditions, which mean what they mean to ``conditions``.

    Raises:
        ValueError: a year is no year.
    """
    kept = list(rows)
    if place is not None:
        names = set(meant(several(place), dict.fromkeys(row.place for row in kept if row.place)))
        codes = set(several(place))
        kept = [row for row in kept if row.place in names or (row.code is not None and row.code in codes)]
    if province is not None:
        names = set(meant(several(province), dict.fromkeys(row.province for row in kept if row.province)))
        kept = [row for row in kept if row.province in names]
    if level is not None:
        kept = [row for row in kept if row.level in several(level)]
    if kind is not None:
        kept = [row for row in kept if row.kind in several(kind)]
    if year is not None:
        spans = years(year)
        kept = [row for row in kept if row.year is not None and any(a <= row.year <= b for a, b in spans)]
    return kept


def several(given: str | Iterable[str]) -> list[str]:
    """One or several, as a list."""
    return [given] if isinstance(given, str) else list(given)


def meant(given: Iterable[str], known: Iterable[str]) -> list[str]:
    """The known names that are meant: 商丘 means 商丘市, 广西 means 广西壮族自治区."""
    names = list(known)
    found: dict[str, None] = {}
    for one in given:
        if one in names:
            found[one] = None
            continue
        found.update({name: None for name in names if _short_for(one, name)})
    return list(found)


def years(given: int | str | Iterable[int]) -> list[tuple[int, int]]:
    """Years as spans, both ends in it.

    Raises:
        ValueError: it names no year.
    """
    if isinstance(given, int):
        return [(given, given)]
    if not isinstance(given, str):
        return [(int(one), int(one)) for one in given]
    spans = []
    for part in re.split("[,，、]", given):
        part = part.strip().removesuffix("年")
        span = _SPAN.fullmatch(part)
        if span:
            spans.append((int(span[1]), int(span[2])))
        elif part.isdecimal():
            spans.append((int(part), int(part)))
        else:
            raise ValueError(f"{given!r} names no year: write 2020, 2018,2020 or 2015-2024")
    return spans


def _short_for(short: str, name: str) -> bool:
    return len(short) > 1 and name.startswith(short) and _KIND_OF_PLACE.fullmatch(name, len(short)) is not None


def _known(db: sqlite3.Connection, column: str) -> list[str]:
    rows = db.execute(f"SELECT DISTINCT {column} FROM reports WHERE {column} IS NOT NULL")
    return [name for (name,) in Kinds("report", "text").each(rows)]
