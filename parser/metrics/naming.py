"""Subjects: what a figure measures when its own clause says only part of it, or nothing.

Rules:

- *left*: the name stands before the figure.
- *owner*: a dependent name (投资, 产值, 数量) takes whose it is from the row before, from what the last
  clause spoke of (现代畜牧业有序发展，产值达27.1亿元), or from the passage's opening sentence.
- *subject*: a clause without a name goes on with the row before.
- *examples*: of 甲、乙等重点项目 the noun after 等 is what is counted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.metrics.indicators import DEPENDENT, Tail, head, is_verb, join, measure_noun, noun_length, verb_of
from parser.metrics.lists import CASUALTIES
from parser.metrics.owners import owner_of
from parser.metrics.spoken import GENERIC, Spoken
from parser.metrics.tidying import tidy
from parser.metrics.words import bare, last_word, starts


class Name(NamedTuple):
    """What a figure measures, before it is known which row it goes to."""

    text: str
    """Empty when the sentence leaves the subject out."""
    rule: str
    own: bool
    """It stands on its own: nothing was added from an earlier clause."""
    total: bool = False
    """A total beside its increase: 新增18家，总数达到52家."""


GIVES = re.compile(
    r"(?:为|给|对|(?<!意)向|让|帮助|支持|带动|使|引导|推动|促进|助力|指导|累计为|共为|有|全省有|全市有|全县有|全区有|全国有|其中|另有|还有|已有|先后有|共有"
    r"|由|在|于|从|将|把|被|与|和|(?<![惠普涉遍波])及|、)$"
)
"""Words before a figure that govern what follows it and are no part of its name."""
CAUSE = re.compile(r"(?:推动|带动|帮助|支持|使|组织|引导|促进|助力|指导|让|鼓励|确保|保障|扶持)(?:了|全市|全县|全省)?$")
"""Verbs whose object does what follows it (推动20家企业实施改造)."""
GOVERNS_LAST = frozenset("为给对向让助持动使引导进力有中由在于从将把被与和及、织励保障扶了市县省")
"""The characters with which ``GIVES`` and ``CAUSE`` end."""
NEW = re.compile(rf"^(?:{starts('fresh')}|新(?=入规|升规|入库|入统|纳统))(?=[^、和及].)")
"""An increase, which its total leaves out (新增高新技术企业 → 高新技术企业)."""
PEOPLE = frozenset(bare("people"))
_TOTAL = frozenset(
    (
        "",
        "总数",
        "总量",
        "总数量",
        "累计",
        "总计",
        "共计",
        "合计",
        "全市总数",
        "总户数",
        "总数达",
        "总人数",
        "总规模",
        "总数已",
    )
)
_EXAMPLES = re.compile(
    r"^(?P<verb>.{0,4}?)(?P<list>[^，；。]*?)(?!(?<=中)等(?:职业|专业|收入|教育|技术|城市|学校|发达)|(?<=[高初同平])等)等(?![级候待离])"
    r"(?:地区|地|城市)?(?P<noun>[^、等]{3,})$"
)
_MEANS = re.compile("^(?:方式|形式|途径|渠道|措施|手段|举措)(?:促进|推动|帮助|带动)?(?=.{2})")
_ATTRIBUTES = frozenset(bare("attribute"))
_ALSO_NOUNS = frozenset(bare("verbnoun"))
_ALSO_WHOLE = frozenset(bare("standing"))
_LIMIT = re.compile(
    r"(?:^|(?<=[，、中]))(?:(?:超|过|超过|突破|近)?(?:[\d.,]+(?:[万亿]+元?|元|人|亩|个)(?:以上)?|[十百千]?[万亿]元以上)"
    r"|(?:超|过|超过|突破|近)[十百千]?[万亿]元?)的?$"
)
_LIMIT_LAST = frozenset("元人亩个上的万亿")
_SCOPED = re.compile("(?:全|我|本)[市省县区州国盟旗社]")
_BRANCH = re.compile(
    "(?:[全我][市县区省州])?(?P<whose>(?!推[动进]|加[快强]|促进|做[大强优]|发展|培育|提升|坚持|大力|着力|支持)[\u4e00-\u9fff、]{2,24}?"
    "(?:产业|园区|开发区|高新区|集聚区|集群|示范区|工业区|基地))(?:规模|实力)?(?:带动|支撑|引领|拉动|主导|集聚)?(?:作用|效应|能力)?"
    "(?:日益|不断|更加|进一步|持续|明显|显著|快速|迅速|较快|健康|蓬勃|稳步)?(?:突出|明显|显著|增强|壮大|发展|提升|扩大|凸显|提速|显现|向好)$"
)
"""A clause that says of a branch or an estate how it does; what it then completes is its own."""


_ALL = ("全年", "全省", "全市", "全县", "全区", "全州")
_ENDS_HEADING = frozenset("长强升高快好展善化破进效良稳著显力优新固实大增")
_NO_NAME = frozenset((*"以只按比再还则将各每共约年", "多", "大关", "关口", "台阶", "新台阶", "门槛", "间", "第"))
"""What may be left of a clause that leaves its subject out (并以每年12%的速度; 突破2000亿元大关、增长5.8%)."""
_YEARS = re.compile(r"(?:近|这|过去)?[\d一二三四五六七八九十两]+年(?:来|间|内)?")
"""A number of years, which names nothing (占比达到55.7%、5年提升10.6个百分点)."""
_SHARE_OF = re.compile("(?P<measure>增加值|产值|销售收入|营业收入|主营业务收入)?占(?!地(?![区方级])|用|领|有|道|补)")
"""A share that leaves out whose it is."""
_SHARE_FIRST = frozenset("占增产销营主")
_OF_BEARERS = frozenset(("产值", "总产值", "利润", "利税"))
"""Measures that grow of somebody."""
_PROJECTS = ("项目", "工程")
"""Those whose investment grows, when they are counted before it: 新上项目341个，投资增长66.6%."""
_TRADE = frozenset(("", "出口", "进口", "进出口"))
_EARNINGS = frozenset(("收入", "总收入", "综合收入", "外汇收入", "营业收入", "消费", "总消费", "综合消费"))
"""What visitors bring, said without them."""
_HARVEST = frozenset(("产量", "总产", "总产量", "单产", "亩产"))
_REGISTERED = ("新登记", "新注册")
"""Those of whom what they brought is told: 新登记企业19万户、注册资本4109亿元."""
_STAGES = ("新开工", "开工", "施工", "在建", "竣工", "完工", "销售", "成交", "交付", "存栏", "出栏")
"""What happens to one thing in turn."""
_STAGE_LAST = re.compile(f"(?<=..)(?:{'|'.join(_STAGES)})$")
_MEANT = re.compile("(?<=..)(?:力争|预计|确保)(?=..)")
_ANEW = re.compile("、(?:全年|年内|累计|共|完成|实现|总数|预计|力争|已|再(?![就生造]))+(?=.{2})")
"""Where a clause begins anew after a mark that parts no list (航线实现零突破、累计开通7条)."""


_STEPPED = re.compile(
    "(?<=..)(?:[两三四五]年|再次|接连|连续|先后|相继|首次|成功|又|再)*(?:(?:跨(?:[过上越入]|(?=[十百千万两]))|跃[上过]|迈[上过入]|突破|登上|站上|越过|连跨|连上)[^，；。、]{0,14})?"
    "[一二三四五六两\\d]?(?:个|个千亿|个百亿)?(?:(?![跨跃迈突登站越连])[^，；。、个]){0,5}(?:新?台阶|大关|关口)$"
)
"""A step that a measure has taken, said before where it stands: 地区生产总值跨过两个千亿台阶、达到8712亿元."""


def renewed(stem: str) -> str:
    """The last of several clauses in a stem, with the noun of the one before where it is a verb alone."""
    if stem.endswith(("台阶", "大关", "关口")) and (stepped := _STEPPED.search(stem)):
        stem = stem[: stepped.start()]
    if "、" in stem:
        anew = list(_ANEW.finditer(stem))[-1:]
        if anew:
            rest = stem[anew[0].end() :]
            if not is_verb(rest):
                return rest
            before = head(stem[: anew[0].start()])
            return rest + tidy(before[: noun_length(before)])
    if "力争" in stem or "预计" in stem or "确保" in stem:
        stem = _MEANT.sub("", stem)
    # A heading without a mark behind it: 经济实力稳步增强全年地区生产总值, 国民经济较快增长全省生产总值.
    at = max(map(stem.rfind, _ALL)) if "全" in stem else -1
    headed = at >= 6 and stem[at - 1] in _ENDS_HEADING and measure_noun(stem[at + 2 :])
    return stem[at + 2 :] if headed else stem


class Namer(Spoken):
    """Names figures by what stands before them and by what the text has spoken of."""

    def _bearer(self, before: str) -> str:
        """Who makes what grows, when the last clause or the row before names them: 大力发展绿色食品产业，产值增长9%."""
        for name in (self.spoken(False) if self.leads else "", self.subject, before):
            if name and last_word("producer", name) and len(name) <= 24:
                return NEW.sub("", name.removeprefix(verb_of(name)))
        return ""

    def owner(self, before: str, name: str) -> str:
        """What a dependent name belongs to: the subject so far, the row before, or what the text speaks of.

        总量 and 增速 are of the whole measure before (主营业务收入总量), 投资 of whose measure it is.
        """
        if name in _ATTRIBUTES:
            measured = before.removesuffix("增速").removesuffix("增幅") if name not in ("增速", "增幅") else before
            return measured or self.subject or self.spoken()
        if name == "授权量":  # 专利申请量9200件、授权量4300件
            return (self.subject or before).removesuffix("量").removesuffix("申请") or self.spoken()
        if name in _HARVEST and not self.subject and (crop := self.crop()):
            return crop  # 扭转了粮食生产多年徘徊的局面，总产达到1160.4万吨
        if name in _HARVEST:  # 粮食种植面积106万亩、产量6.31亿斤
            return (self.subject or owner_of(before)).removesuffix("种植").removesuffix("播种") or self.spoken()
        if not self.subject and self.leads and (branch := _BRANCH.match(self.leads[-1])):
            return str(branch["whose"])  # 绿色食品生产基地规模进一步扩大，种植面积增长40%
        whose = self.subject or owner_of(before)
        if name.startswith(_STAGES):
            whose = _STAGE_LAST.sub("", whose)  # 商品房新开工面积300万平方米，竣工面积200万平方米
        return (whose if whose.startswith(_REGISTERED) else NEW.sub("", whose)) or self.spoken()

    def from_left(self, left: str, end: Tail, stem: str, before: str) -> Name:
        """The name that stands to the left of a figure; ``stem`` is it with its head stripped."""
        stem = renewed(stem.removesuffix("等").rstrip("、"))
        if stem in _NO_NAME or _YEARS.fullmatch(stem):
            return Name("", "subject", False)
        if (
            self.leads
            and left.lstrip("，").startswith(("完成", "实现"))
            and stem not in DEPENDENT
            and measure_noun(stem)
        ):
            branch = _BRANCH.match(self.leads[-1])  # 三大支柱产业带动作用突出，完成规模以上工业总产值2235亿元
            if branch and not verb_of(branch["whose"]):
                return Name(join(branch["whose"], stem), "owner", False)
        if stem == "支出" and before.endswith("收入"):  # 一般预算收入1722亿元、支出4246亿元
            return Name(before.removesuffix("收入") + stem, "owner", False)
        if stem in _EARNINGS and ("游客" in before or "旅游" in before):  # 接待游客2656万人次、实现收入205亿元
            return Name("旅游" + stem.removeprefix("旅游"), "owner", False)
        limit = _LIMIT.search(end.stem) if before and stem[-1:] in _LIMIT_LAST else None
        thing = last_word("thing", before) if limit else ""
        if limit and thing:  # 500亿元以上企业5家、超1000亿元的3家
            return Name(limit.group().removesuffix("的") + "的" + thing, "owner", False)
        if stem in _TOTAL:
            return Name("", "subject", False, bool(stem) or "累计" in left or "总数" in left)
        if stem in CASUALTIES and "事故" in before:
            return Name(before[: before.index("事故") + 2] + stem, "owner", False)
        if stem[:1] in _SHARE_FIRST and (owned := _SHARE_OF.match(stem)):
            # 服务业增加值…，占GDP比重提高7.1个百分点; 民营经济发展壮大，增加值占GDP比重达到57.9%
            if owned["measure"]:
                owner = self.owner(before, owned["measure"])
            else:
                owner = before or self.subject or self.spoken()
            if owner and "占" not in owner:
                return Name(join(owner, stem), "owner", False)
        if stem.endswith("贡献率") and "对" in left and left.lstrip("，").startswith("对"):
            owner = (
                before.removesuffix("增加值").removesuffix("实现") or self.spoken()
            )  # 服务业增加值…，对经济增长贡献率达58%
            if owner:
                return Name(owner + "对" + stem, "owner", False)
        if stem in DEPENDENT and not _SCOPED.search(end.stem):
            if end.direction and stem in _ALSO_WHOLE and not (stem == "投资" and before.endswith(_PROJECTS)):
                bearer = self._bearer(before) if stem in _OF_BEARERS else ""
                return Name(join(bearer, stem), "owner", False) if bearer else Name(stem, "left", True)
            owner = self.owner(before, stem)
            if owner and owner != stem:
                return Name(join(owner, stem), "owner", False)
        if len(stem) <= 6 and is_verb(stem) and stem not in _ALSO_NOUNS:
            noun = self.subject or self.spoken()
            noun = "" if verb_of(noun) else noun.removesuffix("建设")  # 高标准农田建设稳步推进，新建25万亩
            if noun:
                return Name(join(stem, noun), "owner", False)
        shorter = _EXAMPLES.match(stem) if len(stem) > 12 and "等" in stem else None
        if shorter and shorter["noun"] not in GENERIC and measure_noun(stem) in _TRADE:
            return Name(verb_of(stem) + _MEANS.sub("", shorter["noun"]), "examples", True)
        return Name(stem, "left", True)
