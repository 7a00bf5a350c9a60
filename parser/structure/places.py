"""Places of GB/T 2260 by name: what a report's title, session or self-reference names.

The table is read only when the first cover is, and its lines are parted into cells only for the names that are
asked for.
"""

from __future__ import annotations

import re
from functools import cache

from parser.report import Place, PlaceLevel
from parser.text.scanner import Scanner
from parser.text.vocabulary import FOLDER, table, words

NATION = "全国"
_KINDS = "特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|矿区|特区|省|市|盟|州|县|区|旗"
NAME = re.compile(rf"[\u4e00-\u9fff]{{1,18}}?(?:{_KINDS})")
_RANK = {"national": 0, "province": 1, "prefecture": 2, "county": 3, "township": 4}


@cache
def _lines() -> dict[str, list[str]]:
    """Lines of the table, in order, by the full and the short name in them."""
    found: dict[str, list[str]] = {}
    for line in (FOLDER / "places.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        _, full, _, short, _ = line.split("\t", 4)
        found.setdefault(full, []).append(line)
        if short != full:
            found.setdefault(short, []).append(line)
        if full.endswith(("自治州", "自治县", "自治旗")):  # 大理州, 大厂县
            found.setdefault(short + full[-1], []).append(line)
    return found


@cache
def _beginnings() -> frozenset[str]:
    """The first two characters of every name: most of a text begins no name."""
    return frozenset([name[:2] for name in _lines()])


@cache
def _scanner(kind: str) -> Scanner:
    """Finds the short names of places of the kind; those that are ordinary words (合作, 东方) are left out."""
    common = {word for row in table("cover") if row["use"] == "common" for word in words(row["words"])}
    return Scanner(
        [
            name
            for name in sorted(_lines().keys() - common)
            if 2 <= len(name) <= 4 and any(row[3] == name and is_of_kind(row[1], kind) for row in _rows_with(name))
        ]
    )


@cache
def _around(name: str) -> tuple[str, ...]:
    """The places that have this name within theirs: 雄安新区 names no 安新."""
    return tuple([other for other in _lines() if name in other[1:] and len(other) > len(name) + 1])


def _rows_with(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _lines().get(name, ())]


def find(name: str, year: int | None = None, near: str = "") -> Place | None:
    """The place called ``name`` (in full, or short as texts call it), or ``None``.

    Where several places share the name, the one whose parents ``near`` names is taken; the others
    are not guessed: then the place has no code and no parents. ``year`` chooses between a
    county and the city or district that it became.
    """
    if name == NATION:
        return Place(NATION, "national", "000000")
    rows = _rows_with(name)
    full = [row for row in rows if row[1] == name]
    rows = full or rows
    if not rows:
        return None
    if year is not None:
        rows = [row for row in rows if row[5] and year <= int(row[5])] or rows
    rows = [row for row in rows if not row[5]] or rows
    if len(rows) > 1:
        highest = min(_RANK[row[2]] for row in rows)
        top = [row for row in rows if _RANK[row[2]] == highest]
        named = [row for row in rows if any(_called(parent, near) for parent in row[4].split("|") if parent)]
        rows = named or (top if not full else rows)
    places = {(row[1], row[4]): row for row in rows}
    if len(places) > 1:
        levels = {row[2] for row in rows}
        level = levels.pop() if len(levels) == 1 else None
        return Place(name, _level(level)) if full else None
    row = next(iter(places.values()))
    return Place(row[1], _level(row[2]), row[0] or None, tuple(part for part in row[4].split("|") if part))


def _level(level: str | None) -> PlaceLevel | None:
    return level if level in _RANK else None  # type: ignore[return-value]


def _called(parent: str, text: str) -> bool:
    return parent in text or (len(parent) > 3 and parent[:-1] in text)


def in_text(text: str, year: int | None = None, near: str = "", short: bool = True) -> Place | None:
    """The place that ``text`` names, ``None`` where it names none: the innermost of its first chain of names.

    河北省保定市清苑区 is 清苑区. ``short``: names without their kind (清苑) count.
    """
    best: Place | None = None
    for start in range(len(text)):
        if not "\u4e00" <= text[start] <= "\u9fff":
            continue
        place, end = _longest_at(text, start, year, near + text, short)
        if place is None:
            continue
        best = place
        while end < len(text):
            inner, after = _longest_at(text, end, year, near + text, short)
            if inner is None or inner.level is None or _RANK[inner.level] <= _RANK[best.level or "national"]:
                break
            best, end = inner, after
        return best
    return best


def _longest_at(text: str, start: int, year: int | None, near: str, short: bool) -> tuple[Place | None, int]:
    if text[start : start + 2] not in _beginnings():
        return None, start
    for size in range(min(18, len(text) - start), 1, -1):
        name = text[start : start + size]
        if size == 2 and name[1] in "县区市" and start and text[start - 1] not in "在市州省区盟":
            continue  # 政府和县委 does not name 和县
        if name in _lines():
            place = find(name, year, near)
            if place is not None and (short or place.name == name or _is_shortened(place.name, name)):
                return place, start + size
    return None, start


def _is_shortened(name: str, printed: str) -> bool:
    """Whether ``printed`` is 大理州 for 大理白族自治州."""
    return name.endswith(("自治州", "自治县", "自治旗")) and printed[-1] == name[-1]


def most_named(text: str, kind: str, year: int | None = None) -> Place | None:
    """The place of the given kind (省, 市, 县, 区, 州, 盟, 旗) that ``text`` names most often, if it clearly does."""
    counted = _scanner(kind).count(text)
    least = 2 if kind == "省" else 4  # 我省 is one of a few, and names itself seldom
    best: list[tuple[int, Place]] = []
    for name in sorted(counted):
        count = counted[name]
        if count >= least:
            count -= sum(text.count(other) for other in _around(name))
        if count < least:
            continue
        for row in _rows_with(name):
            if row[3] == name and is_of_kind(row[1], kind) and not (row[5] and year and year > int(row[5]) + 12):
                near = "".join(row[4].split("|"))
                named = sum(part[:2] in text for part in row[4].split("|") if part)
                # A report calls its own place by the short name, others in full: 许昌市委, but 精美长葛.
                full = 0 if kind == "省" or row[1] == name else text.count(row[1])
                score = 4 * count - 6 * full + 4 * named
                best.append((score, find(row[1], year, near + text) or Place(row[1], _level(row[2]))))
    best.sort(key=lambda pair: -pair[0])
    if not best or best[0][0] < 3 * least:
        return None
    rival = next((score for score, place in best if place.name != best[0][1].name), 0)
    return best[0][1] if best[0][0] >= rival * 1.3 else None


def names_of(place: Place) -> tuple[str, ...]:
    """What a place is called, in full and short, the longest first: 西藏自治区, 西藏."""
    short = {row[3] for row in _rows_with(place.name) if row[1] == place.name and len(row[3]) > 1}
    return tuple(sorted({place.name, *short}, key=len, reverse=True))


def is_of_kind(name: str, kind: str) -> bool:
    """Whether a place's name is of the kind that texts call 区 or 州: 广西壮族自治区, 大理白族自治州."""
    return name.endswith(kind)
