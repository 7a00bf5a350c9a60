"""The shelf in groups that fold: by province and place, by place, by year, by kind.

Groups are made once for what is shown; folding only chooses rows among them, so that it costs the same over five
reports and over eighty thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import Literal

from tui.locale import say
from tui.reading.names import kind_name, place_name
from tui.reading.shelf import Entry

Grouping = Literal["province", "place", "year", "kind"]
GROUPINGS: tuple[Grouping, ...] = ("province", "place", "year", "kind")
Key = tuple[str, ...]
"""The names of a group and of those around it, the outermost first."""
_KINDS = ("government-work-report", "other-report", "digest", "speech")


@dataclass(slots=True)
class Group:
    """Entries with something in common, and the groups within."""

    key: Key
    order: tuple[object, ...]
    groups: dict[str, Group] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    count: int = 0
    """Entries, those of the groups within included."""

    @property
    def label(self) -> str:
        """What it is called."""
        return self.key[-1]

    @property
    def depth(self) -> int:
        """How many groups are around it."""
        return len(self.key) - 1


_Step = tuple[str, tuple[object, ...]]
"""A group that an entry belongs to: its name, and its place among its neighbours."""


def grouped(entries: Iterable[Entry], by: Grouping) -> list[Group]:
    """The groups of these entries, which are in the order of the shelf; so are those of a group."""
    steps, root = _STEPS[by], Group((), ())
    for entry in entries:
        group = root
        for name, order in steps(entry):
            inner = group.groups.get(name)
            if inner is None:
                inner = group.groups[name] = Group((*group.key, name), order)
            group = inner
            group.count += 1
        group.entries.append(entry)
    _sort(root)
    return list(root.groups.values())


def unfolded(groups: Iterable[Group], open_keys: Set[Key] | None) -> Iterator[Group | Entry]:
    """The rows to show: groups, and under those that are open what is in them; ``None`` opens all."""
    for group in groups:
        yield group
        if open_keys is None or group.key in open_keys:
            yield from group.entries
            yield from unfolded(group.groups.values(), open_keys)


def around(entry: Entry, by: Grouping) -> list[Key]:
    """The keys of the groups that an entry is in, the outermost first."""
    names = [name for name, _ in _STEPS[by](entry)]
    return [tuple(names[: size + 1]) for size in range(len(names))]


def _sort(group: Group) -> None:
    if len(group.groups) > 1:
        group.groups = dict(sorted(group.groups.items(), key=lambda item: item[1].order))
    for inner in group.groups.values():
        _sort(inner)


def _province(entry: Entry) -> _Step:
    place = entry.cover.place
    if place is None:
        return place_name(entry), ("~",)
    name = place.name if place.level in ("province", "national") else next(iter(place.parents), None)
    if name is None:  # a place of which it is not known where it lies
        return say("report.no-province"), ("}",)
    return name, ((place.code or "}")[:2],)


def _place(entry: Entry) -> _Step:
    place = entry.cover.place
    if place is None:
        return place_name(entry), (9, "~", "")
    return place.name, (_DEPTHS.get(place.level or "", 5), place.code or "~", place.name)


_DEPTHS = {"national": 0, "province": 1, "prefecture": 2, "county": 3, "township": 4}


def _by_province(entry: Entry) -> Iterator[_Step]:
    yield _province(entry)
    place = entry.cover.place
    if place is not None and place.level not in ("province", "national"):
        yield place.name, (place.code or "~", place.name)


def _by_place(entry: Entry) -> Iterator[_Step]:
    yield _place(entry)


def _by_year(entry: Entry) -> Iterator[_Step]:
    year = entry.cover.year
    yield (str(year) if year else say("report.no-year")), (-(year or 0),)
    yield _province(entry)


def _by_kind(entry: Entry) -> Iterator[_Step]:
    yield kind_name(entry), (_KINDS.index(entry.cover.kind),)
    yield _province(entry)


_STEPS: dict[Grouping, Callable[[Entry], Iterator[_Step]]] = {
    "province": _by_province,
    "place": _by_place,
    "year": _by_year,
    "kind": _by_kind,
}
