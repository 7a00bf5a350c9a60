"""Names out of text: the words to the left of a figure, and the noun to its right.

A figure's name stands to its left (高标准农田 8万亩) or, after a counting unit, to its right (32项试点任务).
These functions cut names out; ``naming`` decides which side, and restores subjects left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from parser.metrics.tidying import TRIM
from parser.metrics.words import DATE, bare, ends, firsts, flat, last_word, lasts, starts


class Tail(NamedTuple):
    """The end of the text before a figure, read backwards."""

    stem: str
    """What is left: the name, its head not yet stripped."""
    direction: str | None
    """``up`` or ``down`` when a word of change stands there."""
    reached: bool
    """The change leads *to* the figure (提高到28%): it is a value, not a change."""
    compared: str
    """What it is compared with (比上年, 比全省), as printed."""
    trigger: str
    """The word of change itself."""
    noun: bool
    """The word of change is a noun (增速, 降幅)."""


_TAIL = re.compile(
    rf"(?P<fill>(?:{ends('fill')}|年[一二两三四五六七八九十\d]+续连)*)(?:(?:(?P<grows>{ends('grows')})|(?P<shrinks>{ends('shrinks')})|(?P<rise>{ends('rise')})|(?P<fall>{ends('fall')}))"
    rf"(?:均平年[两三四五六七八九十](?![〇零一二三四五六七八九十])|{ends('compare')}|年[一二两三四五六七八九十\d]+续连|年[两三四五六七八九十](?![〇零一二三四五六七八九十])(?:(?:前|近|这)(?![比较提先在]))?)*)?"
)
# What the text before a figure must end with for _TAIL to find anything.
_TAIL_LAST = frozenset("年").union(*map(lasts, ("fill", "grows", "shrinks", "rise", "fall")))
_REACHED = re.compile(r"[到至为成]")
_BESIDE = "(?=[^，；。]{1,14}(?:相比|比较))"
# Each alternative begins with its own character, so that a search skips what cannot begin one.
_COMPARED = re.compile(
    rf"(?:比(?<![占可对]比)(?![重例率照较如])|(?<![占可对同环])比较(?={DATE})|较(?![大快高好为多强低重])|相对于?"
    rf"|与{_BESIDE}|同{_BESIDE}|和{_BESIDE})[^，；。、]{{1,18}}$"
)
_NAMED_AFTER = re.compile(rf"(?:比|较)(?:{DATE}|上年|去年|上一年)(?P<name>[\u4e00-\u9fff]{{2,}})$")
_OF_BASE = re.compile("^[最的同实预计完决执平初底末以之前基增这其它该上]|水平|平均|全国|全省|基础|计划|年")
_WHEN = re.compile(
    rf"(?:在|从|于|自|到|至)?(?:[两三四五十]年(?:间|来|内)|(?<=[\u4e00-\u9fff]{{4}})(?:连续|未来|今后)?(?<!十)[三四五]年|(?:过去的?|近|这|(?<!提)前)[两三四五六七八九十]年(?:[中间内里]|时间)?|过去|{DATE}(?:[至到]{DATE})?(?:的?[^，；。]{{0,5}}?(?:间|期间|时期|内|里|以来))?"
    r"|(?:、?(?:前三个?季度|第?[一二三四1-4]季度|[上下]半年|全年))+)$"
)
_WHEN_LAST = frozenset("去年底末初月份日度间期内里来代中五”画0123456789〇零一二三四六七八九时")
_EARLY = re.compile(
    "(?:^|(?<=..))(?:均|都|又|也)?(?:分别)?提前(?:[一二两三四五六\\d]+个?[年月天]|半年|一年半)(?:多|左右|时间)?(?:超额)?(?:实现|完成|达到)?了?$"
)
"""Before its time: 生产总值提前一年实现翻番."""
_RECKONED = re.compile("(?<=..)按[^，；。、]{2,8}口径$")
_BASIS = re.compile(rf"在?(?:{DATE}|[今去上前明]年)?的?基础上$")
_AFTER_NAME = re.compile(
    "(?:按[^，；。]{0,5}价格?(?:计算)?|以[^，；。]{2,7}计算|(?:扣除|剔除|考虑)[^，；。]{2,9}因素|按同口径|同口径|按可比口径|可比口径|分别|均|都|又|也|同比|总体|平均|则|已|预计|安排为|(?<![主需重只必])要){1,8}$"
)
_LESS = re.compile("，?(?:扣除|剔除|考虑)了?[^，；。、]{2,11}(?:因素|影响)(?:影响)?后?$")
"""What a growth leaves out of account: 扣除留抵退税因素."""
_HEAD = re.compile(
    rf"(?:(?!重点建设[项用工]|对[^，。；、]{{1,12}}(?:出口|进口|贸易|投资)(?:总?额|总值)?$)(?:[按以][^，；。]{{2,7}}(?:计算|口径)|由于[^，；。、]{{2,12}}(?:原因|影响|因素|作用)(?:共|仍|还|尚)*有?|{starts('lead')}|{DATE}|[，。、；：·—―─–\-的了]|（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]{{1,2}}是|\d{{1,2}}[、.．](?!\d)|[①-⑳]|用(?:\d|[两二三四五])年(?:左右)?的?时间|\d+天内?(?=[\u4e00-\u9fff]{{2}}|$)|(?:连续|近)?(?:\d+|[两三四五六七八九十])年(?!义|制|一贯)(?:(?:来|间|中|内|里)(?=[\u4e00-\u9fff]{{2}})|(?![来间中内里])(?=[\u4e00-\u9fff]{{3}}))))+"
)
_HAVING = re.compile("有(?!许|些|一|着|计|步|组|序|力|效|关)[\u4e00-\u9fff]{2,8}的[\u4e00-\u9fff]{2}")
"""有研发活动的规上企业: what those that are counted have is a part of their name."""
_HEAD_FIRST = firsts("lead") | frozenset(
    "0123456789一二三四五六七八九十两用“，。、；：·—-的了（连近①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)
_HARD = re.compile(flat("cut"))
_CUT = re.compile(flat("cut", "verb"))
_NOUN_AFTER_VERB = re.compile(
    r"(?:项目|企业|工程|工作|任务|机制|方案|计划|行动|制度|平台|中心|基地|率|资金|政策|体系|模式|标准|试点|活动|单位|服务|设施|人员|机构|岗位"
    r"|对象|指标|事项|措施|的|人才|贷款|用地|能力|示范|条例|办法|意见|规划|性|和|与|、|及|部门|系统|载体|团队|器|学院|人口|群众|大厅|窗口)"
    r"|(?:区|额|量|者|员|园|点|线|站|品|型|类|业|村|户|商|网|场|店|社|房|车|数|会|件|体|师|家|地|费|款|权|证|案|书|总)(?=$|[，、。；的和及与数率等]|[达占完实获通全均已])"
)
NOT_NOUN = frozenset("（，。、；：）)！？”的了》—和及与或且并以之")


@lru_cache(maxsize=8192)
def tail(left: str) -> Tail:
    """Reads the end of ``left``: fillers, a word of change, and what it compares with."""
    if left[-1:] not in _TAIL_LAST:
        return Tail(left, None, False, "", "", False)
    back = left[::-1]
    match = _TAIL.match(back)
    assert match is not None
    last = match.lastgroup
    stem = left[: len(left) - match.end()]
    if last == "fill" or last is None:
        fill = match["fill"]
        return Tail(stem, None, "到" in fill or "至" in fill, "", "", False)
    trigger = match[last][::-1]
    compared = ""
    found = _COMPARED.search(stem)
    if found:
        compared, stem = found.group(), _AFTER_NAME.sub("", stem[: found.start()])
        named = _NAMED_AFTER.match(compared)
        if (
            named
            and not _OF_BASE.search(named["name"])
            and (len(named["name"]) > 2 or (named["name"] not in _ATTRIBUTES and measure_noun(named["name"])))
        ):
            stem = named["name"]  # 一九五四年比一九五二年医院病床增长34%
    if stem.endswith(("因素", "因素后", "影响")):
        stem = _LESS.sub("", stem)
    if stem.endswith("性") and trigger in _EARNING:
        stem += trigger  # 人均政策性增收66.7元
    noun = last in ("grows", "shrinks")
    between = match["fill"][::-1]
    reached = not noun and _REACHED.match(between) is not None
    return Tail(stem, "up" if last in ("grows", "rise") else "down", reached, compared, trigger, noun)


_EARNING = frozenset(("增收", "减收", "增支", "减支"))
"""Words of change that are nouns behind an adjective."""


@lru_cache(maxsize=8192)
def head(stem: str) -> str:
    """``stem`` without time, place and verbs of doing at its head, and without marks at its ends."""
    stem = stem.strip(TRIM)
    if not stem:
        return stem
    if stem.endswith("基础上"):
        stem = _BASIS.sub("", stem)  # 在2000年的基础上翻一番
        if not stem:
            return stem
    if stem.endswith("口径"):
        stem = _RECKONED.sub("", stem)  # 进出口总额按海关统计口径达到5.4亿美元
    if "提前" in stem:
        stem = _EARLY.sub("", stem)
        if not stem:
            return stem
    if stem[0] in _HEAD_FIRST and (match := _HEAD.match(stem)) and not _HAVING.match(stem):
        stem = stem[match.end() :]
        if not stem:
            return stem
    if stem[-1] in _WHEN_LAST:
        stem = untimed(stem).removesuffix("恢复").removesuffix("分别")  # 恢复到2019年的75%
    return stem.strip(TRIM)


def untimed(name: str) -> str:
    """A name without the time at its end (生产总值一季度, 技术改造项目8月份)."""
    when = _WHEN.search(name) if name[-1:] in _WHEN_LAST else None
    return name[: when.start()] if when else name


_WORKS = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:项目|工程|任务|行动)")
"""What makes the noun of making before it part of a longer name (污染治理重点项目)."""
_HARD_WORDS = frozenset(bare("cut"))
DEVERBAL = frozenset(bare("deverbal"))
_MILESTONE = re.compile("(?:[一二两三四五六七八九\\d]+个)?(?:[百千万]亿元?级?|新|大)*(?:大关|台阶|关口|门槛|高位)")
_FOR = re.compile("(?:主要|全部|专项|重点)?用[于来]")
_FOR_FIRST = frozenset("主全专重用")
_ADDED = re.compile(
    "(?:已开工|已建成|已投产|已落地|已签约|已核准|已竣工|已完工|已备案|新增|新建|新开工|续建|改建|扩建|改扩建|新改建|在建)(?=[\u4e00-\u9fff“”]{1,8}?(?:项目|工程|企业|基地|学校|小区))"
)
"""What opens the noun behind a figure and is no verb of it: 77个新增债券项目."""
MEASURED = re.compile(
    "(?:累计)?(?:计划|年度|已)?(?:总投资|投资|产值|总产值|年产值|营业收入|主营业务收入|销售收入|贷款|融资|担保|税收|利润|面积|建筑面积|总面积|带动就业|产能|年产能"
    "|(?:环境)?空气质量[\u4e00-\u9fff]{2,12}|水质(?!断面)[\u4e00-\u9fff]{2,10})$"
)


def noun_length(right: str, governed: bool = False, governed_at: bool = False) -> int:
    """How much of the text after a figure is the noun that it counts; 0 when none stands there.

    A noun *governed* by a verb (完成12所敬老院改造提升) runs on over verbs that it holds; when more
    figures follow only over the one it begins with (``governed_at``).
    """
    if not right or right[0] in NOT_NOUN:
        return 0
    if _MILESTONE.match(right) or (right[0] in _FOR_FIRST and _FOR.match(right)):
        return 0
    cut = _HARD if governed else _CUT
    at, length = 0, len(right)
    if right[0] in "“《":
        close = right.find("”" if right[0] == "“" else "》")
        at = close + 1 if close > 0 else 0
    while at < length:
        found = cut.search(right, at)
        if found is None:
            return length
        first, last = found.span()
        if _inside(right, first) or _NOUN_AFTER_VERB.match(right, last):
            if first == 0 and not governed and right[last : last + 1] in "、和与及":
                return 0  # 按3.2%左右安排、比去年有所下调
            at = last
            continue
        if found.group() in DEVERBAL and (
            last == length or _CUT.match(right, last) or (first and _WORKS.match(right, last))
        ):
            at = last  # 698个住宅小区的雨污混接改造, 6个流域污染治理重点项目
            continue
        if first == 0:
            if added := _ADDED.match(right):
                at = added.end()
                continue
            if governed_at and found.group() not in _HARD_WORDS:
                at = last  # 推出10项具有自主知识产权的产品
                continue
            return 0
        if first == 1 and right[0] not in "村人乡镇县区省市国店桥河路家":
            at = last
            continue
        return first
    return length


def _inside(text: str, at: int) -> bool:
    """Whether ``text[at]`` stands inside brackets or quotation marks opened in ``text``."""
    return at > 0 and (
        ("“" in text and text.count("“", 0, at) > text.count("”", 0, at))
        or ("（" in text and text.count("（", 0, at) > text.count("）", 0, at))
        or ("《" in text and text.count("《", 0, at) > text.count("》", 0, at))
    )


_COPULA = re.compile("作为|(?:主要|专项|全部)?用[于来]|就?是|为|在|有|以|将|把|的|等|而|之")
_ADVERB = re.compile(
    r"(?:全部|均(?![衡等价])|都(?![市江会])|已|成功(?!率)|顺利|陆续|基本(?![养医公农])|相继|先后|正(?![式常向规在确])|也|(?<![为])了(?!解)|如期|按期|全面|集中(?![供连式区]))"
)


_TITLE = re.compile("(“[^“”]*”)")
_LONGEST = 22
"""Characters of a verb and its object."""
_LOOSE_LONGEST = 8
"""So many more are told where with them all is told: no word is cut for a few."""


def phrase(right: str, noun: int) -> str:
    """The noun after a figure with the verb and object that follow it, adverbs left out."""
    rest = right[noun:]
    counted = right[:noun].removesuffix("的基础上").removesuffix("的同时")
    if _COPULA.match(rest):
        return counted
    for mark in "，；。":
        rest = rest.split(mark, 1)[0]
    rest = "".join([part if at % 2 else _ADVERB.sub("", part) for at, part in enumerate(_TITLE.split(rest))])
    cut = _LONGEST if len(rest) > _LONGEST + _LOOSE_LONGEST else len(rest)
    if rest.count("“", 0, cut) > rest.count("”", 0, cut):  # a title is told whole, or not at all
        closes = rest.find("”", cut, 2 * cut)
        cut = closes + 1 if closes >= 0 else rest.rfind("“", 0, cut)
    return counted + rest[:cut]


DEPENDENT = frozenset(bare("dependent"))
_ATTRIBUTES = frozenset(bare("attribute"))
_DOING_FIRST = firsts("doing")
_DOING = re.compile(starts("doing"))


def verb_of(name: str) -> str:
    """The verb of doing that opens a name (新建 of 新建幼儿园), or empty."""
    if name[:1] not in _DOING_FIRST:
        return ""
    match = _DOING.match(name)
    return match[0] if match and match.end() < len(name) else ""


@lru_cache(maxsize=4096)
def is_verb(stem: str) -> bool:
    """Whether a stem is a verb of doing and nothing else (新建): what it governs stands elsewhere."""
    return stem != "" and verb_of(stem + "物") == stem


def measure_noun(name: str) -> str:
    """The noun of measure that ends a name (人数, 增加值), or empty."""
    return last_word("noun", name)


def join(owner: str, name: str) -> str:
    """Owner and name in one, what both have written once (商品房销售 and 销售金额)."""
    if name.startswith(owner) or owner.endswith(name):
        return name if name.startswith(owner) else owner
    for size in range(min(len(owner), len(name)) - 1, 1, -1):
        if owner.endswith(name[:size]):
            return owner + name[size:]
    return owner + name
