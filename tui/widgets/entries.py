"""How a report stands in the list: what names it there, and what tells it from another of the same name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Literal, TypeAlias

from parser.text.safety import one_line
from tui.reading.names import place_name, short_title
from tui.reading.shelf import Entry

if TYPE_CHECKING:
    from tui.reading.groups import Grouping
    from tui.widgets.lines import Span

Mark = Literal["here", "shown", ""]
"""It is the report that one reads, or another on screen."""
_BARS: dict[Mark, str] = {"here": "▌", "shown": "▏", "": " "}
_Name: TypeAlias = "tuple[str, int | None, str]"
"""Place, year and kind."""


class Twins:
    """Reports that have the name of another, found once for each list of reports."""

    def __init__(self) -> None:
        self._entries: Sequence[Entry] = ()
        self._names: dict[_Name, str] = {}
        """Names that more than one report has, and how the names of all their files begin."""

    def apart(self, entries: Sequence[Entry], entry: Entry) -> str | None:
        """What tells the entry from others of its name that say nothing else: its file, whose name begins like
        theirs, or its number among those in one file; ``None`` where none of these entries has its name.
        """
        if self._entries is not entries:
            self._entries, self._names = entries, _alike(entries)
        alike = self._names.get(_name(entry))
        if alike is None:
            return None
        number = entry.id.rpartition("#")[2]
        if number != "1":
            return f"#{number}"
        stem = one_line(entry.file.rpartition(".")[0] or entry.file)
        return f"…{stem[len(alike) :]}" if 3 < len(alike) < len(stem) else stem


def entry_line(entry: Entry, by: Grouping, mark: Mark, deep: int, apart: str | None) -> tuple[list[Span], str]:
    """Its line ``deep`` groups in, which are made ``by``, and how many figures are in it; ``apart`` tells it from
    others of its name where it has a twin.
    """
    cover = entry.cover
    style = "lines--head" if mark == "here" else ""
    year = str(cover.year) if cover.year else "····"
    if by in ("year", "kind"):
        words = [place_name(entry), short_title(entry) if by == "year" else year]
    else:
        words = [year, short_title(entry)]
    spans: list[Span] = [(_BARS[mark], "lines--bar"), (f"{'  ' * deep}{words[0]} ", style), (words[1], style)]
    more = cover.speaker or (cover.date or "")[5:] or apart
    if more and (cover.kind == "speech" or apart is not None):
        spans.append((f"  {more}", "lines--dim"))
    return spans, f"{entry.metrics} " if entry.metrics else ""


def _alike(entries: Sequence[Entry]) -> dict[_Name, str]:
    seen = Counter(map(_name, entries))
    files: dict[_Name, list[str]] = {name: [] for name, times in seen.items() if times > 1}
    for entry in entries:
        if (name := _name(entry)) in files:
            files[name].append(entry.file)
    return {name: _beginning(each) for name, each in files.items()}


def _beginning(names: list[str]) -> str:
    """How all the names begin."""
    alike = takewhile(lambda chars: len(set(chars)) == 1, zip(*names, strict=False))
    return "".join(chars[0] for chars in alike)


def _name(entry: Entry) -> _Name:
    return place_name(entry), entry.cover.year, short_title(entry)
