"""What ``compare`` and ``ledger`` have in common: facts from the paths, and years, places and indicators as typed."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import get_args

from parser.questions.facts import about
from parser.questions.verdicts import VERDICTS
from parser.report import PlaceLevel, Report
from tui.cli.output import narrate, terminal_width
from tui.cli.reading import Reading
from tui.cli.usage import UsageError
from tui.locale import say

_YEARS = re.compile(r"(\d{4})(?:[-–~至](\d{4}))?")
_BETWEEN = re.compile("[,，、;；]")


class Asked:
    """The reports in the paths, read one after another: what is kept of them is for who asks to say."""

    def __init__(self, given: argparse.Namespace) -> None:
        calm = given.output is not None or given.format == "table"
        self._reading = Reading(given.paths, bar=calm or terminal_width() is None)
        self.count = 0
        """Reports so far."""

    @property
    def code(self) -> int:
        """The exit code that reading them comes to."""
        return self._reading.code if self._reading.read else self._reading.code or 2

    def __iter__(self) -> Iterator[Report]:
        nowhere = 0
        for _, report in self._reading:
            self.count += 1
            nowhere += about(report) is None
            yield report
        if nowhere:
            narrate(say("questions.nowhere", count=nowhere))


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
