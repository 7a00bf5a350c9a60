"""How reports word what is added, rebuilt, begun or brought in, and at what level: the forms under which one name is kept.

建成农村公厕, 新增农村公厕 and 农村公厕建设 say one thing, for which ``knowledge/indicators.tsv`` has one name (新建农村公厕);
改造农村公厕 and 农村公厕开工 are others. A level (国家级, 省级以上) is never taken off, only brought to one form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.text.vocabulary import any_of

_VERBS = {
    "mixed": "新改扩建|新改建|新建改造|新建和改造|新建改建|新建和改建|新建和改扩建|新建改扩建|改扩建|新(改)建|新(改和扩)建|新(改扩)建|新建(改)|新改造"
    "|建设改造|建设和改造|改造新建|新建扩建|新建和扩建|新建改造提升|新建和改造提升|新建和维修|新增改造|改建扩建|迁建和新建|新建迁建",
    "rebuilt": "改造提升|提升改造|提质改造|维修改造|更新改造|整治提升|综合整治|改造|整治|维修|修缮|治理|改造升级",
    "begun": "新开工建设|开工建设|新开工|开工|启动建设|动工建设",
    "got": "新引进|引进|新招引|招引|引育|引入",
    "added": "新建成|新建设|新增加|新增设|新认定|新培育|新创建|新获批|新设立|新注册|新登记|新开通|新发展|新入选|新成立|新组建|新打造|新创成|新获|新增"
    "|新建|新设|新创|新评|新开|新辟|新添|新铺设|建成投用|建成投产|建成|建设完成|建设|培育|认定|创建|创成|打造|获批|获评|设立|建立|成立|组建|开通"
    "|修建|兴建|发展|入选|布局|布设|铺设",
}
_LAST = {
    "rebuilt": "综合整治|改造提升|提升改造|提质改造|升级改造|改造|整治",
    "begun": "开工建设|开工",
    "built": "建设",
    "added": "新增|建成|新建",
}
_KINDS = {verb: kind for kind, verbs in _VERBS.items() for verb in verbs.split("|")}
_LAST_KINDS = {verb: kind for kind, verbs in _LAST.items() for verb in verbs.split("|")}
_VERB = re.compile(f"(?!新(?:增|建)?设[施备]){any_of(list(_KINDS))}|新[增建](?=设[施备])")
_VERB_LAST = re.compile(rf"(?:{any_of(list(_LAST_KINDS))})$")
_FIRSTS = frozenset(verb[0] for verb in _KINDS)
_LASTS = frozenset(verb[-1] for verb in _LAST_KINDS)
_FORMS = {
    "mixed": ("新建改造{}", "新改建{}", "新建改扩建{}"),
    "rebuilt": ("{}改造", "改造{}", "{}治理"),
    "begun": ("{}开工", "开工{}"),
    "got": ("引进{}",),
    "built": ("新建{}",),
    "added": ("新增{}", "新建{}"),
}
"""The forms in which a name may stand in the knowledge file, by what is told."""
_LEVEL = re.compile(
    "(?P<both>国家级和省级|省级和国家级|国家和省级|国省级)|(?P<nation>国家级(?!以)|国家(?!级)|全国|中国)|(?P<above>自治区级以上|省级以上|省以上)"
    "|(?P<city>市级以上|市以上)|(?P<province>自治区级(?!以)|省级(?!以)|省(?=[^级以定市内外部会和]))"
)
_LEVELS = {"both": "国省级", "nation": "国家级", "above": "省级以上", "city": "市级以上", "province": "省级"}
_LEVEL_FIRSTS = frozenset("国省全中自市各")
_FIGURE = re.compile("(?:面积|里程|总数|数量|个数|任务|工程|问题)$")
_TASK = re.compile("(?:任务|工程|问题)$")
_FIGURE_LAST = frozenset("积程数量务题")
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
    if (filled := _FILLED.sub("", wording)) != wording:
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
