"""Word's automatic numbering (一、 （一） 1.): what stands before a paragraph in print, and in no text of the file.

ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from parser.sources.word import W, integer, value

_DEEPEST_LEVEL = 8
"""Lists have nine levels, numbered from nought (ECMA-376 part 1, 17.9.3)."""
_LONGEST_LABEL = 64
"""Characters of a list's printed number; each paragraph of the list repeats it."""
_LARGEST_START = 32_767
"""The number with which Word's counts begin at most."""
_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """Word's counters: the label that Word would print before each numbered paragraph."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._lists: dict[str, str] = {}
        if root is None:
            return
        abstract: dict[str, dict[int, _Level]] = {}
        for element in root.iterfind(f"{W}abstractNum"):
            abstract[element.get(f"{W}abstractNumId") or ""] = {
                integer(level.get(f"{W}ilvl")): _Level(
                    value(level, "numFmt") or "decimal",
                    (value(level, "lvlText") or "")[:_LONGEST_LABEL],
                    _start(value(level, "start")),
                )
                for level in element.iterfind(f"{W}lvl")
                if 0 <= integer(level.get(f"{W}ilvl")) <= _DEEPEST_LEVEL
            }
        for element in root.iterfind(f"{W}num"):
            number, base = element.get(f"{W}numId") or "", value(element, "abstractNumId") or ""
            levels = dict(abstract.get(base, {}))
            overridden = False
            for override in element.iterfind(f"{W}lvlOverride"):
                at = integer(override.get(f"{W}ilvl"))
                start = value(override, "startOverride")
                if start is not None and at in levels:
                    levels[at] = _Level(levels[at].format, levels[at].text, _start(start))
                    overridden = True
            self._levels[number] = levels
            # lists of one abstract definition count on together, unless one starts anew
            self._lists[number] = number if overridden else f"abstract {base}"

    def label(self, number: str, at: int) -> str:
        """The printed number of the next paragraph of list ``number`` at level ``at``."""
        levels = self._levels.get(number)
        if not levels or at not in levels or number == "0":
            return ""
        counts = self._counts.setdefault(self._lists[number], {})
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        text = levels[at].text
        for level in range(at + 1):
            count = counts.get(level, levels[level].start if level in levels else 1)
            form = levels[level].format if level in levels else "decimal"
            text = text.replace(f"%{level + 1}", _printed(count, form))
        return "• " if levels[at].format == "bullet" else text[:_LONGEST_LABEL]


def _start(text: str | None) -> int:
    return min(max(integer(text, 1), 0), _LARGEST_START)


def _printed(count: int, form: str) -> str:
    if form.startswith(("chinese", "japaneseCounting", "taiwanese", "ideograph")) and form != "ideographTraditional":
        return _CIRCLED[count - 1] if "Circle" in form and count <= len(_CIRCLED) else _chinese(count)
    if form.startswith("decimalEnclosedCircle") and 0 < count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    if form == "decimalFullWidth":
        return str(count).translate({48 + digit: 0xFF10 + digit for digit in range(10)})
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        return chr((96 if form == "lowerLetter" else 64) + count)
    return "" if form in ("none", "bullet") else str(count)


def _chinese(count: int) -> str:
    if count < 10:
        return _DIGITS[count]
    if count < 100:
        tens, ones = divmod(count, 10)
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    return str(count)
