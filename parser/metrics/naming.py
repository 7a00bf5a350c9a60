"""What a figure measures: the side its name stands on, and the subject restored when it is left out.

Each rule has a name, which the rows it made carry, and the sentence that justifies it beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.metrics.indicators import (
    DEPENDENT,
    Tail,
    head,
    join,
    measure_noun,
    noun_length,
    tail,
    tidy,
    verb_of,
)
from parser.metrics.words import starts


class Name(NamedTuple):
    """What a figure measures, before it is known which row it goes to."""

    text: str
    """Empty when the sentence leaves the subject out."""
    rule: str
    own: bool
    """It stands on its own: nothing was added from an earlier clause."""
    direction: str | None = None
    versus: bool = False
    """A comparison with another place or aim: a row of its own."""
    total: bool = False
    """A total beside its increase: 新增18家，总数达到52家."""


_WHOLE = starts("whole")
# completion: 完成年度投资计划的105.4% is how much of a plan was done, a row of its own.
_COMPLETION = re.compile(
    rf"(?P<own>.*?)(?P<base>(?:占|为|达到?|完成|超额完成|相当于|是|实现|分别占|分别完成|分别为|仅|已|约)*(?:了|到)?(?:全年|年度|市定|省定|年初|省市|上级|省|市|县|国家|原定?|当年|下达的?|确定的?|预期|目标|本届政府|“[一-龥]{{1,3}}五”)*(?:{_WHOLE}))的?(?:约|近|超)?$"
)
_PLAN = re.compile("计划|预算|目标|任务|进度|概算|控制数|总投资|指标")
# share: 占一般公共预算支出的79.4% needs the subject before it.
_SHARE = re.compile(
    r"(?:^|(?<=[^侵独]))(?:仅|约|只|要|已|均|各|分别|大约|就|共|将|并)*占(?!地|用|领|有|道)(?P<of>[^，；。]{0,24})$"
)
# rank: 居全省第八位: what is ranked stands before the verb, the field after it.
_RANK = re.compile(
    rf"(?:分别|均|都|继续|稳|再次|连续|首次|一直|始终|跃|仍|已|由|从|并|总体|历史性|就|排名)*(?:{starts('rank')})(?P<field>(?:全|中部|西部|东部|世界|河南|同类|省|市|县|区|州|国|百强|第|[一-龥]{{1,6}}[省市县区州国盟]|城市|地级|个|各|中|的|前列|首位|、|和|副省级|计划单列|内|新|排名|榜|强|位居|综合|类|组|地区|沿海|沿江|长三角|珠三角|以上|在|[\d]+|位)*)$"
)
_FIELD = re.compile(
    r"(?:在)?(?:全[国省市县区州球盟]|中部|西部|东部|世界|省内|国内|(?:河[南北]|山[东西]|湖[南北]|广[东西]|江[苏西]|浙江|安徽|福建|四川|贵州|云南|陕西"
    r"|甘肃|青海|海南|辽宁|吉林|黑龙江)省?)(?:各?(?:地级)?[市县区州]|省[区市、]*|同类城市|排名|排|城市|中|的|范围|内|前列)*$"
)
# versus: 高于全省13.4个百分点 compares with another place or aim.
_FIELD_OF = (
    r"(?:全国|全省|全市|全区|全州|全县|全盟|“[一-十]五”|平均|同期|目标|预期|GDP|生产总值|经济增|水平|增速|增幅|收入|计划|地区|任务|城镇|城市|农村|居民"
    r"|[\u4e00-\u9fff]{2}[省市国州])"
)
_VERSUS = re.compile(
    rf"(?P<own>.*?)(?P<how>(?:分别|均|都|又|仍|继续|较大幅度|大幅)*(?:(?P<more>高于|高出|快于|超出|好于|优于|领先于?|多于|大于)|(?P<less>低于|慢于|少于|落后于?|小于))"
    rf"(?P<of>[^，；。]*?{_FIELD_OF}[^，；。]{{0,6}}?))$"
)
_THAN = re.compile(
    rf"(?P<own>.*?)(?P<how>(?:分别|均|都|又|仍|继续)*(?:比(?!重|例|上)|较(?!上|去))(?P<of>[^，；。]*?{_FIELD_OF}[^，；。]{{0,6}}?)(?P<by>高出?|低|快|慢|多|少|高了|低了|快了))$"
)
_MORE = re.compile("高于|高出|快于|超出|好于|优于|领先|多于|大于|低于|慢于|少于|落后|小于")
_BY_LAST = frozenset("高出低快慢多少了")
TIME = re.compile(
    r"上年|去年|同期|上[半年月]|年初|[\d]{2,4}年|前年|季度|“[一-龥]+五”|以前|期初|月|上届|历史|五年|三年|年均|过去|建国|解放|解放前|改革"
)
# per: 98%的政务服务事项一网通办: a share of what follows it.
GIVES = re.compile(
    r"(?:为|给|对|向|让|帮助|支持|带动|使|引导|推动|促进|助力|指导|累计为|共为|有|全省有|全市有|全县有|全区有|全国有|其中|另有|还有|已有|先后有|共有|由|在|于|从|将|把|被|与|和|及|、)$"
)
CAUSE = re.compile(r"(?:推动|带动|帮助|支持|使|组织|引导|促进|助力|指导|让|鼓励|确保|保障|扶持)(?:了|全市|全县|全省)?$")
NEW = re.compile(
    r"^(?:新增加?|净增|新认定|新培育|新引进|新建|新设立|新发展|新创建|新获批|新备案|今年新增|新获|新成立|新开|培育|认定|创建|新申报|新增首次申报|新(?=入规|升规|入库|入统|纳统))(?=[^、和及].{1,})"
)
TOTAL = re.compile(r"^(?:总数|总量|总数量|累计|总计|共计|合计|全市总数|总户数|总数达|总人数|总规模|总数已)?$")
_EXAMPLES = re.compile(r"^(?P<verb>.{0,4}?)(?P<list>[^，；。]*?)等(?:地区|地|城市)?(?P<noun>[^、等]{3,})$")
ALONE = {
    "初步",
    "最后",
    "剩余",
    "其余",
    "最终",
    "仅",
    "另",
    "还",
    "同时",
    "全市",
    "全县",
    "全省",
    "全区",
    "全州",
    "全国",
    "其中",
    "我市",
    "我县",
    "我省",
    "我区",
    "",
    "首批",
    "第一批",
    "各类",
    "全年",
    "已",
    "又",
    "新",
}
PEOPLE = {"人", "名", "万人", "万名", "户", "位", "万户", "家", "个", "项", "件"}
GENERIC = {
    "项目",
    "企业",
    "村",
    "社区",
    "小区",
    "单位",
    "学校",
    "县",
    "乡镇",
    "镇",
    "园区",
    "工程",
    "产品",
    "市",
    "区",
    "省",
    "县市",
    "村庄",
    "事项",
    "行政村",
    "自然村",
    "村屯",
    "建制村",
    "县（市、区）",
    "县市区",
    "县区",
    "乡",
    "街道",
    "城市",
    "地区",
    "州市",
    "市县",
    "地州",
    "群众",
    "居民",
    "学生",
    "人员",
    "农户",
    "农民",
}


class Namer:
    """Names the figures of one sentence, clause after clause."""

    def __init__(self) -> None:
        self.subject = ""
        """What the last clause spoke of."""
        self.leads: list[str] = []
        """The clauses without a figure so far."""
        self.verb = ""
        """The verb of doing that opened the last item of a list."""
        self.opening = ""
        """The short sentence without figures that opened the passage: 服装产业再上新水平。"""

    def begin(self) -> None:
        """A new sentence."""
        self.subject = self.verb = ""
        self.leads = []

    def moved_on(self) -> str:
        """A measure that a clause since the last row speaks of: 预算外资金也大幅度增加，一九八五年达到…"""
        for text in reversed(self.leads):
            lead = head(text)
            noun = tidy(lead[: noun_length(lead)])
            if len(noun) > 2 and len(noun) < len(lead) and measure_noun(noun):
                return noun
        return ""

    # -- left ---------------------------------------------------------------------------------

    def owner(self, before: str, name: str) -> str:
        """What a dependent name belongs to: the subject so far, the row before, or what the text speaks of.

        总量 and 增速 are of the whole measure before (主营业务收入总量), 投资 of whose measure it is.
        """
        if name in _ATTRIBUTES:
            return before or self.subject or self.spoken()
        return NEW.sub("", self.subject or owner_of(before)) or self.spoken()

    def spoken(self) -> str:
        """The noun that the last clause without figures speaks of, or else the passage's opening."""
        for text in (*reversed(self.leads), *self.opening.split("，")):
            lead = _AWARDED.sub("", head(text))
            if 4 < len(lead) <= 30 and measure_noun(lead):
                return tidy(lead)
            if not lead:
                continue
            verb = verb_of(lead)
            thing = head(lead.removeprefix(verb)) if verb else lead
            length = noun_length(thing) or (len(thing) if len(thing) <= 10 else 0)
            noun = tidy(thing[:length])
            if len(noun) > 1 and noun not in ALONE and noun not in DEPENDENT and not _THOUGHT.search(noun):
                return noun
        return ""

    def moved_on(self) -> str:
        """A measure that a clause since the last row speaks of: 预算外资金也大幅度增加，一九八五年达到…"""
        for text in reversed(self.leads):
            lead = head(text)
            noun = tidy(lead[: noun_length(lead)])
            if len(noun) > 2 and len(noun) < len(lead) and measure_noun(noun):
                return noun
        return ""

    # -- left ---------------------------------------------------------------------------------

    def owner(self, before: str, name: str) -> str:
        """What a dependent name belongs to: the subject so far, the row before, or what the text speaks of.

        总量 and 增速 are of the whole measure before (主营业务收入总量), 投资 of whose measure it is.
        """
        if name in _ATTRIBUTES:
            return before or self.subject or self.spoken()
        return NEW.sub("", self.subject or owner_of(before)) or self.spoken()

    def spoken(self) -> str:
        """The noun that the last clause without figures speaks of, or else the passage's opening."""
        for text in (*reversed(self.leads), *self.opening.split("，")):
            lead = _AWARDED.sub("", head(text))
            if 4 < len(lead) <= 30 and measure_noun(lead):
                return tidy(lead)
            if lead:
                length = noun_length(lead) or (len(lead) if len(lead) <= 10 else 0)
                noun = tidy(lead[:length])
                if len(noun) > 1 and noun not in ALONE and noun not in DEPENDENT:
                    return noun
        return ""

    def from_left(self, left: str, end: Tail, stem: str, before: str) -> Name:
        """The name that stands to the left of a figure, its head stripped."""
        stem = stem.removesuffix("等")
        limit = _LIMIT.search(end.stem) if before and stem[-1:] in _LIMIT_LAST else None
        thing = _THING.search(before) if limit else None
        if limit and thing:  # 500亿元以上企业5家、超1000亿元的3家
            return Name(limit.group().removesuffix("的") + "的" + thing.group(), "owner", False, end.direction)
        if TOTAL.match(stem):
            return Name("", "subject", False, end.direction, total=bool(stem) or "累计" in left or "总数" in left)
        if stem in DEPENDENT and not _SCOPED.search(end.stem):
            if end.direction and stem in _ALSO_WHOLE:
                return Name(stem, "left", True, end.direction)
            owner = self.owner(before, stem)
            if owner and owner != stem:
                return Name(join(owner, stem), "owner", False, end.direction)
        if stem and len(stem) <= 6 and verb_of(stem + "物") == stem and stem not in _ALSO_NOUNS:
            noun = self.subject or self.spoken()
            noun = "" if verb_of(noun) else noun.removesuffix("建设")  # 高标准农田建设稳步推进，新建25万亩
            if noun:
                return Name(join(stem, noun), "owner", False, end.direction)
        shorter = _EXAMPLES.match(stem) if len(stem) > 12 and "等" in stem else None
        if shorter and shorter["noun"] not in GENERIC and not measure_noun(stem):
            verb = verb_of(stem)
            return Name(verb + shorter["noun"], "examples", True, end.direction)
        return Name(stem, "left", True, end.direction)


_THOUGHT = re.compile("(?:力度|机制|水平|能力|结构|红线|作用|模式|体系|政策|环境|步伐|基础|成效|氛围|意识|理念|格局|局面|短板|问题)$")
_ATTRIBUTES = frozenset(
    ("总量", "增速", "增幅", "数量", "总数", "增量", "规模", "位次", "占比", "比重", "比例", "余额", "个数", "平均")
)
_ALSO_NOUNS = frozenset("出口 进口 投资 贷款 融资 销售 生产 就业 存栏 出栏 流转 出口额 进口额 减负 供应 发行".split())
_ALSO_WHOLE = frozenset(("投资", "贷款", "产值", "利润", "价格", "融资", "新增", "标准", "资产"))
_AWARDED = re.compile(
    "^(?:被|获|荣)?(?:评为|评选为|列为|认定为|确定为|命名为|授予|入选|入围|跻身|荣获|获评|获得|列入|纳入|组建了?|成立了?|建立了?)(?=.{2})"
)
_LIMIT = re.compile(r"(?:^|(?<=[，、中]))(?:超|过|超过)?[\d.,]+(?:[万亿]*元|人|亩|个)(?:以上)?的?$")
_LIMIT_LAST = frozenset("元人亩个上的")
_THING = re.compile("(?:企业|项目|村|镇|乡镇|园区|集群|楼宇|品牌|大户|合作社|单位|基地|产品)$")
_SCOPED = re.compile("(?:全|我|本)[市省县区州国盟旗社]")
_ENDS_DOING = re.compile(r"(?:实现|完成|达到?|年|全年|累计|预计|共|总)+$")


def owner_of(name: str) -> str:
    """Whose measure a name is: 重点项目 of 重点项目完成投资, 省属企业 of 省属企业实现营业总收入."""
    noun = measure_noun(name)
    if noun and len(name) - len(noun) >= 2:
        rest = _ENDS_DOING.sub("", name[: len(name) - len(noun)])
        if len(rest) >= 2:
            return rest
    return name


_STREAK = re.compile(r"(?:连续|已连续)[一二两三四五六七八九十\d]+(?:年|个月|次|届)$")


def rank_stem(left: str) -> tuple[str, str] | None:
    """What is ranked and in which field, or ``None`` when ``left`` holds no rank."""
    found = _rank_stem(left)
    return (_STREAK.sub("", found[0]), found[1]) if found else None


def _rank_stem(left: str) -> tuple[str, str] | None:
    found = _RANK.search(left)
    if found:
        return left[: found.start()], found["field"]
    found = _FIELD.search(left)
    if found:
        return left[: found.start()], found.group()
    return None


def completion(left: str) -> tuple[str, str] | None:
    """The name before a completion rate and the plan it refers to."""
    if not _PLAN.search(left):
        return None
    found = _COMPLETION.match(left)
    if not found or not found["base"]:
        return None
    base = found["base"]
    if not left.endswith("的") and not re.match("(?:占|为|完成|超额完成|达到|相当于)", base):
        return None
    return found["own"], base


def share(left: str) -> tuple[str, str] | None:
    """The name before 占 and what the share is of."""
    if "占" not in left:
        return None
    end = tail(left)
    found = _SHARE.search(end.stem)
    if not found:
        return None
    return end.stem[: found.start()], "占" + found["of"].rstrip("的")


def versus(left: str) -> tuple[str, str, str] | None:
    """The name before a comparison with another place or aim, the comparison, and its direction."""
    end = left.rstrip("了约近")
    found = _VERSUS.match(end) if _MORE.search(end) else None
    if found:
        return found["own"], found["how"], "down" if found["less"] else "up"
    found = _THAN.match(end) if end[-1:] in _BY_LAST else None
    if not found or TIME.search(found["of"]):
        return None
    return found["own"], found["how"], "down" if found["by"][0] in "低慢少" else "up"


# multiple: 是一九四九年的四点二倍: how many times another year's or place's figure.
_MULTIPLE = re.compile(
    r"(?P<own>.*?)(?:将|约|已|预计|大约|分别|都|均|就|也|竟|接近|可以|可|能)*(?:等于|相当于|达到|是|为|达|占|超过|只有|约为)(?P<of>[^，；。]{0,22})的$"
)


def multiple(left: str) -> tuple[str, str] | None:
    """The name before 是…的N倍, and of what."""
    if not left.rstrip("约近").endswith("的"):
        return None
    found = _MULTIPLE.match(left.rstrip("约近"))
    return (found["own"], found["of"]) if found else None
