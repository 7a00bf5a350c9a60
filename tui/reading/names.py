"""What a report is called on screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from tui.locale import say

if TYPE_CHECKING:
    from parser.report import Cover, Report
    from tui.reading.shelf import Failure


class Covered(Protocol):
    """A report, or an entry of the shelf."""

    @property
    def cover(self) -> Cover:
        """What it says of itself."""


def place_name(report: Covered) -> str:
    """The place, or the words for not knowing it."""
    return report.cover.place.name if report.cover.place else say("report.no-place")


def kind_name(report: Covered) -> str:
    """What kind of document it is, in the language on screen."""
    return say(f"kind.{report.cover.kind}")


def title(report: Covered) -> str:
    """The title as printed, spaces taken out; the kind of document, when it prints none."""
    printed = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", report.cover.title or "")
    return printed or kind_name(report)


def short_title(report: Covered) -> str:
    """A name short enough for a list where place and year stand beside it: the kind of document, or
    for a kind that says little its title without them.
    """
    if report.cover.kind != "other-report":
        return kind_name(report)
    printed = title(report)
    for known in (report.cover.place.name if report.cover.place else "", f"{report.cover.year}年"):
        printed = printed.replace(known, "", 1) if known else printed
    printed = re.sub(r"^[（(《—·\s-]+|[）)》—·\s-]+$", "", printed)
    return printed if len(printed) > 1 else kind_name(report)


def label(report: Covered) -> str:
    """Place and year: enough to tell a report in passing."""
    year = str(report.cover.year) if report.cover.year else ""
    return f"{place_name(report)} {year}".strip()


def headline(report: Report) -> str:
    """Place, title, date, speaker: all that the cover says."""
    cover = report.cover
    name = title(report)
    place = cover.place.name if cover.place else ""
    parts = [
        place if place not in name else "",
        name,
        cover.date or (str(cover.year) if cover.year else ""),
        cover.speaker or "",
        report.source.name,
    ]
    return " · ".join(part for part in parts if part)


def failure_name(failure: Failure) -> str:
    """A file that could not be read, or how many were not looked into."""
    if failure.unread:
        return say("open.unread", count=f"{len(failure.unread):,}")
    return failure.path.name
