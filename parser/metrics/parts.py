"""Parts of a whole: a word that says of whom or at what level takes the measure of the row before.

Rules:

- *part*: 偿还债务30亿元，其中市本级10亿元; 城镇低保标准提高43元、农村提高16元: the part is of what was measured.
- *level*: 3个国家级、4个省级区域医疗中心: a level alone has the noun of the next one.
"""

from __future__ import annotations

import re

from parser.metrics.indicators import noun_length, verb_of
from parser.text.vocabulary import any_of, table, words

_KIND = {word: row["kind"] for row in table("parts") for word in words(row["words"])}
ENDS = frozenset(word[-2:] for word in _KIND)
"""How parts end: a name that ends otherwise is none."""
_ADDED = {word for row in table("parts") if row["added"] for word in words(row["words"])}
_ANY = {
    kind: re.compile("(?<!中)" + any_of([word for word in _KIND if _KIND[word] == kind]))
    for kind in dict.fromkeys(_KIND.values())
}
_LEVELS = any_of([word for word in _KIND if _KIND[word] == "level"])
_SCOPE = re.compile("^(?:各级财政|各级|全[市省县区州]|我[市省县区州])")
_AHEAD = re.compile(
    rf"(?:以上|左右)?(?:[、和及与](?:{_LEVELS})?[\d.,]+[余多]?[万亿]?[个家项座条所件名户处人类批](?:{_LEVELS})?)+(?P<noun>[^，。；、\d]{{2,24}})"
)


def part_of(name: str, before: str) -> str:
    """The full name of a part by the name of the whole or of its counterpart; empty when ``name`` is no part.

    ``part_of("市本级", "偿还政府债务")`` is ``"市本级偿还政府债务"``,
    ``part_of("新增省级", "新增国家级龙头企业")`` is ``"新增省级龙头企业"``.
    """
    verb = "" if name in _KIND else verb_of(name)
    part = name.removeprefix(verb)
    kind = _KIND.get(part)
    if kind is None or not before:
        return ""
    others = [found for found in _ANY[kind].finditer(before) if found.group() != part]
    if others:
        found = others[-1]
        whole = before[: found.start()] + part + before[found.end() :]
        return whole if whole.startswith(verb) else verb + whole.removeprefix(verb_of(whole))
    if part not in _ADDED or part in before:
        return ""
    doing = "" if kind == "budget" else verb_of(before)
    return (verb or doing) + part + _SCOPE.sub("", before.removeprefix(doing))


def level_ahead(name: str, text: str, at: int) -> str:
    """The noun that a level alone before ``text[at:]`` shares with the next one; empty when there is none."""
    if name[-2:] not in ENDS or _KIND.get(name.removeprefix(verb_of(name))) != "level":
        return ""
    found = _AHEAD.match(text, at)
    if not found:
        return ""
    noun = found["noun"][: noun_length(found["noun"], True)]
    return noun if len(noun) > 1 else ""
