"""How reports word what is added, rebuilt, begun or brought in, and at what level.

建成农村公厕, 新增农村公厕 and 农村公厕建设 say one thing, and ``knowledge/indicators.tsv`` has one name for it;
改造农村公厕 and 农村公厕开工 are others. A level (国家级, 省级以上) is never taken off, only brought to one form.
Vocabulary: ``knowledge/wordings.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.text.vocabulary import any_of, table, words

_KINDS = {verb: row["kind"] for row in table("wordings") for verb in words(row["verbs"])}
_LAST_KINDS = {verb: row["kind"] for row in table("wordings") for verb in words(row["last"])}
_FORMS = {row["kind"]: words(row["forms"]) for row in table("wordings")}
_VERB = re.compile(f"(?!新(?:增|建)?设[施备]){any_of(list(_KINDS))}|新[增建](?=设[施备])")
_VERB_LAST = re.compile(rf"(?:{any_of(list(_LAST_KINDS))})$")
_FIRSTS = frozenset(verb[0] for verb in _KINDS)
_LASTS = frozenset(verb[-1] for verb in _LAST_KINDS)
_LEVEL = re.compile(
    "(?P<both>国家级和省级|省级和国家级|国家和省级|国省级)|(?P<nation>国家级(?!以)|国家(?!级)|全国|中国)|(?P<above>自治区级以上|省级以上|省以上)"
    "|(?P<city>市级以上|市以上)|(?P<province>自治区级(?!以)|省级(?!以)|省(?=[^级以定市内外部会和]))"
)
_LEVELS = {"both": "国省级", "nation": "国家级", "above": "省级以上", "city": "市级以上", "province": "省级"}
_LEVEL_FIRSTS = frozenset("国省全中自市各")
_FIGURE = re.compile("(?:面积|里程|总数|数量|个数|任务|工程|问题)$")
_TASK = re.compile("(?:任务|工程|问题)$")
_FIGURE_LAST = frozenset("积程数量务题")
_FILLERS = ("累计", "实现", "完成")
_FILLED = re.compile("(?<=..)(?:累计实现|累计完成|累计|实现|完成)(?=..)")


def forms(wording: str) -> Iterator[str]:
    """The forms under which what ``wording`` names may be kept, the likeliest first."""
    kind, thing = "", wording
    if wording[0] in _FIRSTS and (found := _VERB.match(wording)) and len(wording) - found.end() >= 2:
        kind, thing = _KINDS[found[0]], wording[found.end() :]
    elif wording[-1] in _LASTS and (found := _VERB_LAST.search(wording)) and found.start() >= 2:
        kind, thing = _LAST_KINDS[found[0]], wording[: found.start()]
    plain = leveled(thing)
    if kind:
        for form in _FORMS[kind]:
            yield form.format(plain)
    elif plain != wording:
        yield plain
    if plain[-1] in _FIGURE_LAST and len(plain) > 4:
        figure = (_FIGURE if kind else _TASK).search(plain)
        if figure:
            plain = plain[: figure.start()]
            for form in _FORMS[kind] if kind else ("{}",):
                yield form.format(plain)
    if any(map(wording.__contains__, _FILLERS)) and (filled := _FILLED.sub("", wording)) != wording:
        yield filled


def leveled(thing: str) -> str:
    """A thing with its level in one form (国家绿色工厂 and 全国绿色工厂: 国家级绿色工厂), 各类 before it left out."""
    if thing[0] not in _LEVEL_FIRSTS:
        return thing
    if thing.startswith("各"):
        thing = thing.removeprefix("各类").removeprefix("各级") or thing
    level = _LEVEL.match(thing)
    if level and level.lastgroup and len(thing) - level.end() >= 2:
        return _LEVELS[level.lastgroup] + thing[level.end() :]
    return thing
