"""What reports are called, and the part of a query that says in which of them to look: ``kaifeng edu``, 长葛教育."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from parser.report import Report
from parser.topics.hits import Hit

MOST_TYPED = 2_000  # characters of a query that are looked at, as a box takes no more: the rest names nothing new
_LONGEST = 12  # characters of a name that may stand before the rest without a space
_SPELT, _LAST = 4, 2  # letters of a name that may stand so before the rest, and of the rest, at the least
_MOST_SPELT = 40  # letters of both
WHOLE = 91.5  # the score from which on a name was given whole, be it by its initials


def by_reports_named(
    query: str,
    limit: int,
    names: Container[str],
    everywhere: Callable[[str, int], list[Hit]],
    within: Callable[[str, int], list[Hit]],
) -> list[Hit]:
    """The hits for a query: in the reports that words of it name, where some do (``within``); else everywhere, and
    before these, where nothing is called so as a whole, those in a report whose name begins a word of it. Where nothing
    is found at all, letters may be a report's name and what to look for in it in one: ``kaifengjiaoyu``.
    """
    if kept := within(query, limit):
        return kept
    found = everywhere(query, limit)
    parted = _parted(query, names)
    if parted == query and not found:
        return next(filter(None, (within(each, limit) for each in _spelt_apart(query))), [])
    if parted == query or (found and found[0].score >= WHOLE):
        return found
    kept = within(parted, limit)
    told = {(hit.kind, hit.label) for hit in kept}
    return [*kept, *(hit for hit in found if (hit.kind, hit.label) not in told)][:limit]


def asked_of(query: str, named: Callable[[str], set[int]]) -> tuple[set[int], str]:
    """The reports that words of the query name as wholes (``named``, for one word), and the words that name none."""
    asked: set[int] | None = None
    rest: list[str] = []
    parts = query.split()
    for part in parts if len(parts) > 1 else ():
        found = named(part)
        if not found:
            rest.append(part)
        else:
            asked = found if asked is None else asked & found
    return asked or set(), " ".join(rest)


def _parted(query: str, names: Container[str]) -> str:
    """The query with a space behind each name of a report that begins a word of it: 长葛教育 is 长葛 教育."""
    parts: list[str] = []
    for part in query.split():
        ends = range(min(len(part) - 1, _LONGEST), 1, -1)
        end = next((end for end in ends if not part[:end].isascii() and part[:end] in names), len(part))
        parts += filter(None, (part[:end], part[end:]))
    return " ".join(parts)


def _spelt_apart(query: str) -> Iterator[str]:
    """A word of letters in two, the longest first part first."""
    if len(query) <= _MOST_SPELT and query.isascii() and query.isalpha():
        for end in range(len(query) - _LAST, _SPELT - 1, -1):
            yield f"{query[:end]} {query[end:]}"


def report_names(report: Report) -> list[str]:
    """What a report may be called."""
    return names_of(*_said(report))


def names_of(place: str | None, year: int | None, title: str | None, name: str) -> list[str]:
    """What a report may be called of which its cover says so much, and whose id is ``name``: its place with and without
    省, 市 or 县, its year, its title, its id.
    """
    names = [title or "", name]
    if place:
        short = place[:-1] if len(place) > 2 and place[-1] in "省市县区旗盟" else place
        names += [place, short]
        if year:
            names += [f"{place}{year}年", f"{short}{year}"]
    if year:
        names.append(f"{year}年")
    return list(dict.fromkeys(" ".join(each.split()) for each in names if each.strip()))


def report_label(report: Report) -> str:
    """Place, year and title, as far as the report says them; else its id."""
    return label_of(*_said(report))


def label_of(place: str | None, year: int | None, title: str | None, name: str) -> str:
    """Place, year and title, as far as there are any; else ``name``."""
    return " ".join(part for part in (place, str(year or ""), title) if part) or name


def _said(report: Report) -> tuple[str | None, int | None, str | None, str]:
    cover = report.cover
    return cover.place.name if cover.place else None, cover.year, cover.title, report.id
