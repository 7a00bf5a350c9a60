"""What jump answers with: hits, the places they lead to, and the rows of the JSON export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

HitKind = Literal["topic", "heading", "indicator", "report", "text"]
_FURTHER = 0.93  # of its topic's score, for a section after a report's best


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit leads in one report."""

    report: str
    """The report's id."""
    section: str | None
    """The section's id; ``None`` for the report itself."""
    title: str
    """The section's title, or the report's."""
    start: int
    """The source offset to go to."""
    sections: int = 0
    """For a topic: how many of the report's sections have it. For a heading: 1."""
    metrics: int = 0
    """For a topic: the report's metrics that have it. For an indicator: its rows. For a heading: those under it."""
    metric: int | None = None
    """For an indicator: the row's index in ``Report.metrics``."""
    further: tuple[Place, ...] = ()
    """For a topic: more of the report's sections that have it, the best first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the jump box."""

    kind: HitKind
    label: str
    """Chinese: the topic's name, the heading's title, the indicator's name, the report's place, year and title; of a
    text, what was looked for."""
    label_en: str
    """English, for a topic and a standard indicator; else empty."""
    topic: str | None
    """The topic's id; for a heading its first topic, for an indicator its metrics'."""
    score: float
    """0 to 100; hits come by it, the highest first."""
    places: tuple[Place, ...] = ()
    """Where it leads, a place a report, the best first; none for a topic that is in no open report."""
    sections: int = 0
    """Over all open reports."""
    metrics: int = 0

    @property
    def report(self) -> str | None:
        """The report of the best place."""
        return self.places[0].report if self.places else None

    @property
    def section(self) -> str | None:
        """The section of the best place."""
        return self.places[0].section if self.places else None

    @property
    def title(self) -> str:
        """The title of the best place."""
        return self.places[0].title if self.places else ""

    @property
    def start(self) -> int | None:
        """The source offset of the best place."""
        return self.places[0].start if self.places else None


def rows(hits: Iterable[Hit]) -> list[dict[str, object]]:
    """Hits as the JSON export has them, a row a place, the best first, no place twice.

    The contract's keys are ``topic``, ``label``, ``report``, ``section``, ``title``, ``start`` and ``score``; beside
    these stand ``kind``, ``label_en``, ``sections`` and ``metrics``. A topic that is in no open report has one row,
    with ``report``, ``section``, ``title`` and ``start`` null.
    """
    found: list[tuple[float, Hit, Place | None]] = []
    for hit in hits:
        if not hit.places:
            found.append((hit.score, hit, None))
        for place in hit.places:
            found.append((hit.score, hit, place))
            found += [(hit.score * _FURTHER, hit, further) for further in place.further]
    found.sort(key=lambda row: -row[0])
    told: set[tuple[str, str | None, int]] = set()
    made: list[dict[str, object]] = []
    for score, hit, where in found:
        if where is not None:
            key = (where.report, where.section, where.start)
            if key in told:
                continue
            told.add(key)
        made.append(
            {
                "topic": hit.topic,
                "label": hit.label,
                "report": where.report if where else None,
                "section": where.section if where else None,
                "title": where.title if where else None,
                "start": where.start if where else None,
                "score": round(score, 1),
                "kind": hit.kind,
                "label_en": hit.label_en or None,
                "sections": where.sections if where else 0,
                "metrics": where.metrics if where else 0,
            }
        )
    return made
