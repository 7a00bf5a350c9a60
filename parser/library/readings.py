"""Readings kept on disk, so that a text that was read before is not read again.

A reading is what ``parse`` makes of a text: the same on any machine, so it may be kept under the
hash of the text. It is good for the rules and the knowledge that made it, and for no others: the
file says which. The readings of the seeds come with the wheel (hatch_build.py). What is damaged,
out of date or cannot be written is simply read anew.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from parser.report import Call, Cover, Known, Metric, Note, Paragraph, Passage, Place, Quantity, Report, Section, Source
from parser.sources import load

_Made = TypeVar("_Made")
_Same = Callable[[Any, Any], Any]
"""Gives the one that is held already, of things that are equal."""

MOST = 400
"""Readings kept; the ones used longest ago go first."""


class Readings:
    """The readings kept in a folder, which is made when the first is kept."""

    def __init__(self, folder: Path, shipped: Path | None = None) -> None:
        self.folder = folder
        self.shipped = shipped
        """A second folder, of readings that came with the program; nothing is written there."""

    def read(self, path: Path) -> list[Report]:
        """The reports in the file at ``path``: kept ones, or read now and kept.

        Raises:
            SourceError: the file cannot be read as a report; the message says what to do.
        """
        return self.of(load(path))

    def of(self, source: Source) -> list[Report]:
        """The reports in a source: kept ones, or read now and kept."""
        name = name_of(source)
        place = self.folder / name
        for known in (place, self.shipped / name) if self.shipped else (place,):
            kept = _kept(known, source)
            if kept is not None:
                return kept
        from parser.reading import parse  # the rules load when something is read by them

        reports = parse(source)
        self._keep(place, reports)
        return reports

    def forget(self) -> None:
        """Remove all that is kept."""
        for place in self._places():
            place.unlink(missing_ok=True)

    def _places(self) -> list[Path]:
        try:
            return [place for place in self.folder.iterdir() if place.suffix == ".json" and len(place.stem) == 64]
        except OSError:
            return []

    def _keep(self, place: Path, reports: list[Report]) -> None:
        content = written(reports)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".new")
            try:
                with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as stream:
                    stream.write(content)
                Path(name).replace(place)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            places = self._places()
            if len(places) > MOST:
                for old in sorted(places, key=lambda one: one.stat().st_mtime)[: len(places) - MOST]:
                    old.unlink(missing_ok=True)
        except OSError:
            pass  # no room, or not ours to write: the next start reads anew


def name_of(source: Source) -> str:
    """The name of the file that keeps a source's reading."""
    return f"{sha256(source.text.encode('utf-8', 'surrogatepass')).hexdigest()}.json"


def written(reports: list[Report]) -> str:
    """The content of a file that keeps a reading."""
    return json.dumps({"rules": rules_mark(), "reports": [plain(report) for report in reports]}, ensure_ascii=False)


def _kept(place: Path, source: Source) -> list[Report] | None:
    try:
        kept = json.loads(place.read_bytes())
        if kept["rules"] != rules_mark():
            return None
        reports = _reports(kept["reports"], source)
        with suppress(OSError):
            os.utime(place)  # used just now
    except (OSError, ValueError, LookupError, TypeError, ArithmeticError):
        return None
    return reports


@cache
def rules_mark() -> str:
    """What tells one state of the rules and knowledge from another: what is in their files. Some 5 ms."""
    package = Path(__file__).parent.parent
    mark = sha256()
    mark.update(Path(__file__).read_bytes())
    for folder in ("", "sources", "text", "structure", "metrics", "topics", "knowledge"):
        for entry in sorted(os.scandir(package / folder), key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".tsv")):
                mark.update(entry.name.encode())
                mark.update(Path(entry.path).read_bytes())
    return mark.hexdigest()


def plain(value: Any) -> Any:
    """A model object as nested lists, its fields in order; a number as its digits."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Report):
        return [plain(getattr(value, name)) for name in value.__dataclass_fields__ if name not in ("id", "source")]
    names = getattr(value, "__dataclass_fields__", None)
    return value if names is None else [plain(getattr(value, name)) for name in names]


def _reports(kept: list[Any], source: Source) -> list[Report]:
    stem = Path(source.name).stem
    reports = []
    same: _Same = {}.setdefault  # thousands of rows say the same few words: each is held once
    for number, (start, end, cover, sections, metrics, passages, notes, repeats) in enumerate(kept, 1):
        reports.append(
            Report(
                f"{stem}#{number}",
                source,
                start,
                end,
                _cover(cover),
                tuple([_section(row) for row in _taken(sections)]),
                tuple([_metric(row, same) for row in _taken(metrics)]),
                tuple([Passage(same(kind, kind), _paragraph(row), section) for kind, row, section in _taken(passages)]),
                tuple([note_of(row) for row in notes]),
                repeats,
            )
        )
    return reports


def _taken(rows: list[Any]) -> Iterator[Any]:
    """The rows, each let go of once it was used: a large report is not held twice."""
    rows.reverse()
    while rows:
        yield rows.pop()


def note_of(row: list[Any]) -> Note:
    """The note that ``plain`` made the row of."""
    marker, start, end, calls, term = row
    return Note(marker, start, end, tuple([Call(*call) for call in calls]), term)


def _cover(row: list[Any]) -> Cover:
    title, kind, place, year, date, body, speaker = row
    if place:
        name, level, code, parents = place
        place = Place(name, level, code, tuple(parents))
    return Cover(title, kind, place, year, date, body, speaker)


def _section(row: list[Any]) -> Section:
    id, parent, level, number, title, kind, start, end, body_end, topics = row
    return Section(id, parent, level, number, title, kind, start, end, body_end, tuple(topics))


def _paragraph(row: list[Any]) -> Paragraph:
    text, pieces, gaps, *rest = row
    return Paragraph(text, tuple([(at, start, end) for at, start, end in pieces]), tuple(gaps), *rest)


def _metric(row: list[Any], same: _Same) -> Metric:
    section, indicator, start, end, status, period, value, origin, change = row[:9]
    canonical, topic, indicator_start, indicator_end, known, rules = row[9:]
    how, why = Known(*known), tuple(rules)
    return Metric(
        same(section, section),
        same(indicator, indicator),
        start,
        end,
        same(status, status),
        same(period, period),
        None if value is None else _quantity(value, same),
        None if origin is None else _quantity(origin, same),
        None if change is None else _quantity(change, same),
        same(canonical, canonical),
        same(topic, topic),
        indicator_start,
        indicator_end,
        same(how, how),
        same(why, why),
    )


def _quantity(row: list[Any], same: _Same) -> Quantity:
    start, end, text, number, unit, high, bound, kind, direction, parts, si = row
    return Quantity(
        start,
        end,
        text,
        _or_none(Decimal, number),
        same(unit, unit),
        _or_none(Decimal, high),
        same(bound, bound),
        same(kind, kind),
        same(direction, direction),
        tuple([Decimal(part) for part in parts]),
        (Decimal(si[0]), same(si[1], si[1])) if si else None,
    )


def _or_none(make: Callable[[Any], _Made], plain: Any) -> _Made | None:
    return None if plain is None else make(plain)
