"""What ``compare`` and ``ledger`` have in common: facts from the paths, and years, places and indicators as typed."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from typing import get_args

from parser.questions.facts import Fact, about, facts_of
from parser.questions.verdicts import VERDICTS
from parser.report import PlaceLevel, Report
from tui.cli.output import narrate, terminal_width
from tui.cli.reading import Reading
from tui.cli.usage import UsageError
from tui.locale import say

_YEARS = re.compile(r"(\d{4})(?:[-–~至](\d{4}))?")
_BETWEEN = re.compile("[,，、;；]")


def reports_of(given: argparse.Namespace) -> tuple[list[Report], int]:
    """The reports in the paths, and the exit code that reading them comes to."""
    calm = given.output is not None or given.format == "table"
    reading = Reading(given.paths, bar=calm or terminal_width() is None)
    reports = [report for _, report in reading]
    nowhere = sum(about(report) is None for report in reports)
    if nowhere:
        narrate(say("questions.nowhere", count=nowhere))
    return reports, reading.code if reading.read else reading.code or 2


def facts(reports: Iterable[Report], name: str | None = None) -> Iterator[Fact]:
    """Their facts; of one indicator, when it is given."""
    return facts_of(reports, name)


def words(given: list[str] | None) -> list[str]:
    """Words given by an option more than once, or parted by commas."""
    return [word.strip() for each in given or () for word in _BETWEEN.split(each) if word.strip()]


def years(given: str | None) -> range | None:
    """``2015-2024`` or ``2020``.

    Raises:
        UsageError: it is neither.
    """
    if given is None:
        return None
    found = _YEARS.fullmatch(given.strip())
    if found is None:
        raise UsageError(say("questions.years", given=given))
    first, last = int(found[1]), int(found[2] or found[1])
    if first > last:
        raise UsageError(say("questions.years", given=given))
    return range(first, last + 1)


def levels(given: list[str] | None) -> tuple[str, ...]:
    """Levels of places, as words of a search have them: ``county``, 县, 县级.

    Raises:
        UsageError: one of them is none.
    """
    from parser.questions.words import read_words

    read = read_words(" ".join(f"level:{word}" for word in words(given)))
    if "?" in read.level:
        raise UsageError(say("cli.search.filter", name="level", known=", ".join(get_args(PlaceLevel))))
    return read.level


def verdicts(given: str | None) -> list[str]:
    """Verdicts of the ledger, by their words in the data or in its table, in either language.

    Raises:
        UsageError: one of them is none.
    """
    known = {say(f"questions.verdict.{verdict}", at): verdict for verdict in VERDICTS for at in ("en", "zh")}
    known |= {verdict: verdict for verdict in VERDICTS}
    asked = words([given] if given else None)
    if not all(word in known for word in asked):
        raise UsageError(say("cli.search.filter", name="verdict", known=", ".join(VERDICTS)))
    return [known[word] for word in asked]
