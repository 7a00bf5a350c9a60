"""What the library answers with: reports and metrics as plain records, each knowing where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from parser.text.marks import STARS

if TYPE_CHECKING:  # to list or search is to wait for no more than it needs
    from decimal import Decimal

    from parser.report import Metric, PlaceLevel, Quantity, ReportKind


class ReportRow(NamedTuple):
    """A report of the library, without its text: what its cover says, and how much it holds."""

    id: str
    """Name for ``Library.report``: that of ``Report.id``, with a mark where two files share a name."""
    row: int
    """The library's own number for it, never given again."""
    number: int
    """The document's number in its file, from 1."""
    file: str
    """Name of the first file that held it."""
    path: str | None
    """Where that file lay when it was added."""
    form: str
    """``text``, ``markdown``, ``html``, ``docx`` or ``pdf``."""
    title: str | None
    kind: ReportKind
    place: str | None
    level: PlaceLevel | None
    code: str | None
    """GB/T 2260, six digits."""
    province: str | None
    """The province that the place is, or lies in."""
    parents: tuple[str, ...]
    year: int | None
    """The year for which it plans."""
    date: str | None
    body: str | None
    speaker: str | None
    start: int
    end: int
    sections: int
    metrics: int
    said_year: int | None
    """The year in the file's name, where the text says another."""
    said_place: str | None
    """The place in the file's name, where the text says another."""
    twin: str | None
    """Id of the report that stands for this one, which is the same in another form."""

    @property
    def characters(self) -> int:
        """Its length in the source."""
        return self.end - self.start

    @property
    def conflict(self) -> bool:
        """Whether the file's name says otherwise than the text."""
        return self.said_year is not None or self.said_place is not None


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric of the library and the report that states it.

    ``metric`` is the whole of it, as ``Report.metrics`` has it; the properties below are what a table needs.
    """

    report: ReportRow
    number: int
    """Its position in ``Report.metrics``."""
    metric: Metric
    sentence: str
    """``source.text[metric.start:metric.end]``, line breaks and all, so that offsets count in it."""

    @property
    def place(self) -> str | None:
        """The report's place."""
        return self.report.place

    @property
    def code(self) -> str | None:
        """Its code by GB/T 2260."""
        return self.report.code

    @property
    def province(self) -> str | None:
        """The province it is or lies in."""
        return self.report.province

    @property
    def level(self) -> PlaceLevel | None:
        """Its level."""
        return self.report.level

    @property
    def year(self) -> int | None:
        """The year for which the report plans."""
        return self.report.year

    @property
    def indicator(self) -> str:
        """What is measured, in the report's words."""
        return self.metric.indicator

    @property
    def canonical(self) -> str | None:
        """Its standard name."""
        return self.metric.canonical

    @property
    def status(self) -> str:
        """``actual`` or ``target``."""
        return self.metric.status

    @property
    def period(self) -> str | None:
        """``2020``, ``2020H1``, ``2016-2020`` …"""
        return self.metric.period

    @property
    def topic(self) -> str | None:
        """Id of its topic."""
        return self.metric.topic

    @property
    def value(self) -> Decimal | None:
        """The figure as written, in ``unit``."""
        return self.metric.value.number if self.metric.value else None

    @property
    def unit(self) -> str | None:
        """The unit of ``value``, as printed."""
        return self.metric.value.unit if self.metric.value else None

    @property
    def si(self) -> Decimal | None:
        """The figure scaled, exactly, in ``si_unit``: 86000 for 8.6万人."""
        return self.metric.value.si[0] if self.metric.value and self.metric.value.si else None

    @property
    def si_unit(self) -> str | None:
        """The base unit: 人, 元, 平方米."""
        return self.metric.value.si[1] if self.metric.value and self.metric.value.si else None

    @property
    def change(self) -> Decimal | None:
        """The change, negative when it is down, in ``change_unit``."""
        change = self.metric.change
        if change is None or change.number is None:
            return None
        return -change.number if change.direction == "down" else change.number

    @property
    def change_unit(self) -> str | None:
        """The unit of ``change``: %, 个百分点, 倍 …"""
        return self.metric.change.unit if self.metric.change else None

    def record(self) -> dict[str, Any]:
        """All of it in one flat dict, a key a column, ready for a data frame."""
        report, metric = self.report, self.metric
        known = metric.known
        return {
            "report": report.id,
            "place": report.place,
            "level": report.level,
            "code": report.code,
            "province": report.province,
            "year": report.year,
            "date": report.date,
            "kind": report.kind,
            "section": metric.section,
            "indicator": metric.indicator,
            "canonical": metric.canonical,
            "topic": metric.topic,
            "status": metric.status,
            "period": metric.period,
            **_quantity("value", metric.value),
            "si": self.si,
            "si_unit": self.si_unit,
            "from": metric.origin.number if metric.origin else None,
            **_quantity("change", metric.change),
            "direction": metric.change.direction if metric.change else None,
            "known_indicator": known.indicator,
            "known_status": known.status,
            "known_period": known.period,
            "sentence": " ".join(STARS.sub("", self.sentence).split()),
            "file": report.file,
            "start": metric.start,
            "end": metric.end,
        }


def _quantity(name: str, quantity: Quantity | None) -> dict[str, Any]:
    return {
        name: quantity.number if quantity else None,
        f"{name}_high": quantity.high if quantity else None,
        f"{name}_unit": quantity.unit if quantity else None,
        f"{name}_bound": quantity.bound if quantity else None,
        f"{name}_kind": quantity.kind if quantity else None,
        f"{name}_text": quantity.text if quantity else None,
        f"{name}_start": quantity.start if quantity else None,
        f"{name}_end": quantity.end if quantity else None,
    }
