"""Filters that are typed as words among others: ``province:河南 level:county year:2015-2024 教育``.

What may be filtered by is ``place``, ``province``, ``level``, ``year``, ``topic`` and ``kind``, each also by its
Chinese name (省份：河南), with either colon. A word that is unfinished (``province:``, ``year:20``) asks for nothing;
one that cannot become anything (``year:20a1``) asks for what there is not, and is told as ``unknown``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parser.topics.flat import FlatNames

_KEYS = {
    "place": ("place", "地区", "地方", "市县"),
    "province": ("province", "prov", "省份", "省"),
    "level": ("level", "层级", "级别"),
    "year": ("year", "years", "年份", "年"),
    "topic": ("topic", "主题"),
    "kind": ("kind", "类别", "类型"),
}
_KEY_OF = {word: key for key, words in _KEYS.items() for word in words}
_LEVELS = {
    "national": ("国家", "全国", "中央"),
    "province": ("省", "省级"),
    "prefecture": ("city", "市", "市级", "地级", "地市"),
    "county": ("县", "县级", "区县", "县区"),
    "township": ("乡", "乡镇", "镇"),
}
_KINDS = {
    "government-work-report": ("work", "report", "工作报告", "政府工作报告", "报告"),
    "speech": ("讲话",),
    "digest": ("解读", "报告解读", "摘要"),
    "other-report": ("other", "其他", "其它"),
}
_KNOWN = {"level": _LEVELS, "kind": _KINDS}
_WORD = re.compile(r"(\w+)[:：](\S*)")
_UNFINISHED = re.compile(r"\d{0,3}|\d{4}(?:-|–|—|~|至|到|\.\.?)\d{0,3}")
_NO_YEARS = (0, 0)
_SPAN = re.compile(r"(\d{4})(?:\s*(?:-|–|—|~|至|到|\.\.)\s*(\d{4})?)?年?")


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed: filters, and the rest."""

    rest: str = ""
    """What is no filter, white space brought to single spaces."""
    place: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    """``national``, ``province``, ``prefecture``, ``county``, ``township``."""
    year: tuple[tuple[int, int], ...] = ()
    """Spans of years, both ends in them."""
    topic: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """Filters by a level, kind or year that there is none of, as they were typed."""

    @property
    def filtered(self) -> bool:
        """Whether any filter is among the words."""
        return any((self.place, self.province, self.level, self.year, self.topic, self.kind))

    def in_years(self, year: int | None) -> bool:
        """Whether a year is asked for."""
        return not self.year or (year is not None and any(first <= year <= last for first, last in self.year))


def read_words(typed: str, *, bare_years: bool = False) -> Words:
    """Take the filters out of what was typed; ``bare_years``: 2015 and 2015-2024 are filters, too."""
    found: dict[str, list[str]] = {key: [] for key in _KEYS}
    spans: list[tuple[int, int]] = []
    rest, unknown = [], []
    for word in typed.split():
        match = _WORD.fullmatch(word)
        key = _KEY_OF.get(match[1].casefold()) if match else None
        if match is None or key is None:
            if bare_years and (span := _span(word)):
                spans.append(span)
            else:
                rest.append(word)
            continue
        for value in filter(None, re.split("[,，、]", match[2])):
            if key == "year":
                if span := _span(value):
                    spans.append(span)
                elif not _UNFINISHED.fullmatch(value):
                    spans.append(_NO_YEARS)
                    unknown.append(f"{match[1]}:{value}")
                continue
            if _KNOWN.get(key) and _meant(value, _KNOWN[key]) == ["?"]:
                unknown.append(f"{match[1]}:{value}")
            found[key].append(value)
    level = [name for value in found["level"] for name in _meant(value, _LEVELS)]
    kind = [name for value in found["kind"] for name in _meant(value, _KINDS)]
    return Words(
        " ".join(rest),
        tuple(found["place"]),
        tuple(found["province"]),
        tuple(dict.fromkeys(level)),
        tuple(spans),
        tuple(found["topic"]),
        tuple(dict.fromkeys(kind)),
        tuple(unknown),
    )


def called(typed: Iterable[str], names: Sequence[str]) -> list[int]:
    """The numbers of the names that are typed, each by characters of it or by its pinyin, whole or begun."""
    found: set[int] = set()
    beginnings: FlatNames | None = None
    for word in typed:
        holding = {number for number, name in enumerate(names) if word in name}
        if not holding:
            beginnings = beginnings or FlatNames.of_each(names)
            holding = set(beginnings.begun(word))
        found |= holding
    return sorted(found)


def without(typed: str, key: str) -> str:
    """What was typed, without its filters by ``key``, whatever name they were given."""
    kept = [
        word
        for word in typed.split()
        if (match := _WORD.fullmatch(word)) is None or _KEY_OF.get(match[1].casefold()) != key
    ]
    return " ".join(kept)


def _span(word: str) -> tuple[int, int] | None:
    match = _SPAN.fullmatch(word)
    if match is None:
        return None
    first = int(match[1])
    if match[2] is None:
        open_end = len(match[0].rstrip("年")) > 4
        return first, 9999 if open_end else first
    return min(first, int(match[2])), max(first, int(match[2]))


def _meant(value: str, known: dict[str, tuple[str, ...]]) -> list[str]:
    folded = value.casefold()
    exact = [name for name, others in known.items() if folded == name or folded in others]
    return exact or [name for name in known if name.startswith(folded)] or ["?"]
