"""Names that stand behind a figure: 32项试点任务, 总投资398亿元的54个项目, 3人被评为先进.

Rules:

- *counted*: after a unit, the noun that follows is what is counted; a verb before the figure goes with it.
- *acts*: persons, firms and the like may be told by what they did.
- *of*: the noun after 的 owns the figure, or is that of which a share is taken.
- *apposition*: of 甲、乙2家企业, which names as many as it counts, the noun is what is counted.
"""

from __future__ import annotations

import re

from parser.metrics import units
from parser.metrics.figures import Figure
from parser.metrics.indicators import (
    DEPENDENT,
    DEVERBAL,
    head,
    is_verb,
    join,
    noun_length,
    phrase,
    untimed,
    verb_of,
)
from parser.metrics.lists import split
from parser.metrics.naming import CAUSE, GIVES, GOVERNS_LAST, PEOPLE
from parser.metrics.parts import level_ahead
from parser.metrics.spending import Spending
from parser.metrics.spoken import ALONE, GENERIC
from parser.metrics.tidying import tidy
from parser.metrics.words import starts

_RELATIVE = re.compile("[^，；。]{2,14}的[^，；。的]{2,12}(?=[，；。]|$)")  # 10条列入督办的黑臭水体
_PASSIVE = re.compile("^(?:被|获|受到|得到|左右|以上)+")
_LISTS_ON = ("和", "及", "与", "、")
_OWNED = re.compile(
    r".(?P<measure>(?:计划|概算)?总投资|总建筑面积|总装机容量|(?<=启动|推进|抓好|推动|实施|加快|确保|开工|引进)投资)$|(?:给予|给|补助|奖励|按照?)(?:每[人户亩]|一次性)*$"
)
"""What ends the words before N元的: a measure that only what follows can own, or a grant."""
_WORK = re.compile("[^，；。、]+?(?:项目|工程)(?:[一二三四五]期)?(?![区师机资库款用群建及和与、”])")
_GRANT = re.compile("^[^，。；、]{0,14}(?:补[助贴]|奖[励补]|资助|津贴|救助金?|奖学金|报销)")
_SUCH = re.compile("等(?:地|企业|共)?$")
_NUMBERED = re.compile(r"[\d.,多余万亿]+[个家项座条所处]")
_RECEIVED = frozenset("为给对向让使")
"""Words after which stands who receives; what stands before them does it and is no part of the name."""
_SET_ASIDE = re.compile("(?<=..)(?:设立|安排|拿出|给予|提供|发放|筹集|募集|下达|承担)了?$")
"""Verbs of money, and of tasks, whose object stands behind the amount."""
_PACE = re.compile("(?:速度|增速|增长|目标|水平|幅度|比例|比重|高位|区间|任务)")
MONEY = frozenset(("money", "usd"))
SPENDS = re.compile(f"{starts('doing')}|改善|推广|用于|支持|实施")
"""What money is spent on begins so."""
_PLACES_COUNTED = frozenset(
    ("县", "村", "镇", "乡", "区", "市", "贫困县", "贫困村", "贫困乡镇", "行政村", "乡镇", "社区")
)
_ALL_DO = re.compile(
    r"(?:[、和及与]?[\d.,]+[万亿]?[余多]?[个户人名]?(?:建档立卡|农村)?(?:贫困|行政|建制|自然)?(?:县（市、区）|县|村（社区）|村|乡镇|乡（镇）|乡|镇|社区|人口|群众|户|人)?){1,12}+"
    r"(?:全部|全面|如期|均|已|稳定|顺利|成功|率先)*(?P<do>脱贫(?:摘帽|出列|退出)?|出列|摘帽|退出|实现(?:稳定)?脱贫|(?:入选|获评|荣获|创成|建成|通过|被评为|被命名为|建立了?)[^，。；、\d]{2,20})"
)
"""What all of a list of places do, told behind the last of them."""
_REACHES = re.compile("(?:全覆盖|覆盖|惠及)(?:了|全[省市县区]|我[省市县区])?$")
"""What is done to those who are counted, and so a part of the name."""
_COVERS = re.compile("(?P<whose>[^，；。、]{2,12}?)(?P<verb>全?覆盖|惠及|连通|通达)[^，；。\\d]{2,16}$")
"""What reaches places that a list ends with a share of: 5G网络覆盖所有城区、镇区和93%以上行政村."""
_INVESTED = frozenset(("总投资", "计划总投资", "计划投资", "概算投资", "概算总投资", "总规模"))
"""Measures that what stands behind their amount owns."""
_HAS_TO_DO = re.compile(
    "(?:与[^，；。]{2,24}(?:相关|有关|配套|相适应)|(?:以|由|被|对|在)[^，；。]{2,16})的(?P<noun>[^，；。的\\d]{2,16})(?=[，；。]|$)"
)
_HAS_TO_DO_FIRST = frozenset("与以由被对在")
_TO_ALL = re.compile("(?:^(?:免费)?(?:为|向|给|帮助)(?:全|我|本)|(?:^|..)对(?:全|我|本))[市县省区州国]$")
_PLACES = frozenset("市县省区州国")
_ENCLOSED = re.compile("（[^（）]*）|“[^“”]*”|《[^《》]*》")
_LED_ON = re.compile("(?:带动|帮助|促进|推动|扶持|支持|助力)$")
COMES_TO = re.compile("(?:就近|就地|实现|稳定|转移|灵活|返乡)*(?:就业|再就业|创业|脱贫|增收|致富)")
"""带动2.5万人就业: what people came to needs the verb that led them to it."""
_BULK = frozenset(("mass", "power", "energy", "volume", "area", "length", "money"))
_BESIDE = re.compile("[^和与及]{2,}(?=[和与及])")
"""What is counted of those named before it; what stands beside it is not among them."""
_ADVERBS = re.compile("(?<=..)(?:更多|全面|基本(?!医疗|养老)|陆续|相继|先后|全部|均|已|正)$")
"""What ends the noun behind a figure and begins what is said of it: 24所高中基建工程基本进入施工阶段."""
_NAMED_SHORT = re.compile("(?:[\u4e00-\u9fff]{2,5}、)+[\u4e00-\u9fff]{2,5}")
"""Examples, each a word or two, before 等."""
_ADVERB_LAST = frozenset("多本续继后部均已正面")
_SUCH_AS = re.compile("等(?P<noun>(?![级候待])[^，。；、\\d]{2,20})")
_SCHOOLS = ("高中", "初中", "集中", "途中", "完中", "一中", "二中", "三中", "附中", "职中", "之中", "其中", "手中")


class Behind(Spending):
    """Rows whose name stands behind their figure."""

    def counted(
        self, left: str, stem: str, noun: str, right: str, group: list[Figure], more: bool, joined: bool
    ) -> None:
        """Rule *counted*; ``right`` is the text up to the next figure that belongs to this one, or all of it."""
        verb = verb_of(stem + "物")
        if noun[-1] in _ADVERB_LAST:
            noun = _ADVERBS.sub("", noun)
        such = (
            _SUCH_AS.match(right, len(noun)) if "、" in noun and not joined and _NAMED_SHORT.fullmatch(noun) else None
        )
        if such and (length := noun_length(such["noun"])):
            noun = such["noun"][:length]  # 对868家铸造、水泥等涉工业炉窑企业开展整治
        apposed = "、" in stem and self._apposed(stem, group)
        if apposed and group[0].unit in ("名", "位") and (beside := _BESIDE.match(noun)):
            noun = right = beside.group()  # 甲、乙、丙3名院士和丁教授
        base = name = tidy(untimed(noun.removeprefix("长的").removesuffix("的基础上").removesuffix("的同时")))
        if not more or len(noun) < 6:
            base = name = name + level_ahead(base, self.text, group[-1].tail + len(noun))
        if (
            base.endswith("中")
            and (len(base) > 2 or base[0] in GENERIC)
            and not base.endswith(_SCHOOLS)
            and (more or "在" in left or right == noun)
        ):
            base = name = base[:-1]  # 在全国21万个基层选举单位中
            stem = stem.removeprefix("在")
        if (base in _PLACES_COUNTED or base in GENERIC) and (
            act := _ALL_DO.match(self.text, group[-1].tail + len(noun))
        ):
            base = name = base + tidy(act["do"])  # 5个县、243个村、44.25万人全部脱贫
        covers = _COVERS.search(left) if units.kind(group[0].unit) == "share" and "、" in left else None
        reaches = _REACHES.search(left)
        if covers:
            stem = tidy(head(covers["whose"])) + covers["verb"]
        elif reaches:
            if not stem.endswith(reaches[0]) and stem not in ALONE:
                stem += reaches[0]  # 农业保险覆盖203万农户
        elif left.endswith(_LISTS_ON) or apposed:
            stem = verb
        elif base in DEVERBAL and stem in ALONE:
            stem = self.namer.spoken()  # 推进农村气代煤，完成3万户改造
        before, _, last = stem.rpartition("、")
        if before and is_verb(last) and not is_verb(before.partition("、")[0]):
            twin = before[-2:] if is_verb(before[-2:]) else ""  # 滨海新区新建、续建75项工程
            stem = f"{twin}、{last}" if twin else last  # 近期工程建成通水、缓解20万亩耕地缺水问题
        if _SUCH.search(stem):
            stem = verb if verb and len(verb) < len(stem) else ""
        going_on = not more and len(noun) < len(right)
        if stem and stem[-1] in _PLACES and _TO_ALL.search(stem):
            stem = ""  # 向全市2695户低保对象的子女发放助学金
        if left[-1:] in GOVERNS_LAST and (GIVES.search(left) or CAUSE.search(left)):
            led = _LED_ON.search(left) if COMES_TO.match(base) else None
            stem = led.group() if led else "" if left[-1] in _RECEIVED else GIVES.sub("", stem)
            if len(base) <= 4 and not more:
                name = phrase(right, len(noun))
        elif units.kind(group[0].unit) == "share" and not stem:
            name = phrase(right, len(noun))  # 82%审批服务事项实现“一窗受理”
        elif going_on and (base in GENERIC or (len(base) <= 4 and not verb)):
            name = phrase(right, len(noun))
        if stem in ALONE or stem.endswith(("项目中", "企业中", "任务中")):
            stem = ""  # 40个项目中已有28个项目开工建设
        if not stem and joined and self.namer.verb:
            stem = self.namer.verb
        if verb:
            self.namer.verb = verb
        full = tidy(join(stem, name) if stem else name)
        self.namer.subject = base
        for figure in group:
            if stem in _INVESTED:  # 总投资7亿元市政项目, 总投资265亿元56个项目
                work = _WORK.match(name)
                whose = tidy(work.group() if work else name)
                full = tidy(join(whose, stem)) if units.family(figure.unit) in MONEY else whose
            row = self.row(full, figure, "counted", True)
            row.value = figure
            self.take_origin(row)

    @staticmethod
    def _apposed(stem: str, group: list[Figure]) -> bool:
        """Rule *apposition*: 现代煤化工、硅基新材料2个产业集群."""
        number = group[0].number
        if len(group) != 1 or number is None or not 2 <= number <= 12 or units.family(group[0].unit) in _BULK:
            return False
        return number in (len(split(stem)), _ENCLOSED.sub("", stem).count("、") + 1)

    def related_to(self, stem: str, right: str, group: list[Figure], more: bool) -> bool:
        """Rule *counted*, of a noun behind what it has to do with: 颁布25个与市场经济体制相关的法规."""
        found = _HAS_TO_DO.match(right) if right[:1] in _HAS_TO_DO_FIRST and not more else None
        if found is None or (stem not in ALONE and not is_verb(stem)):
            return False
        for figure in group:
            self.row(stem + tidy(found["noun"]), figure, "counted", True).value = figure
        return True

    def acts(self, stem: str, right: str, group: list[Figure]) -> bool:
        """Rule *acts*."""
        unit = group[-1].unit
        if right.startswith(("大关", "关口")):
            return False
        if unit not in PEOPLE and (stem or units.kind(unit) != "share"):
            return False
        if stem and stem not in ALONE and not stem.endswith("等"):
            return False
        named = _RELATIVE.match(right)
        name = tidy(named.group() if named else _PASSIVE.sub("", phrase(right, 0)))
        if len(name) < 2:
            return False
        for figure in group:
            self.row(name, figure, "acts", True).value = figure
        return True

    def of(self, stem: str, right: str, group: list[Figure], more: bool) -> bool:
        """Rule *of*; ``right`` begins with 的."""
        rest = re.split("[，；。]", right[1:], maxsplit=1)[0]
        verb = verb_of(stem)
        if verb and stem.removeprefix(verb) in DEPENDENT:
            stem = stem.removeprefix(verb)
        before, _, last = stem.rpartition("、")
        if before and last in DEPENDENT:
            stem = last
        if _SET_ASIDE.search(stem) and not rest.startswith("基础"):
            stem = ""  # 各县分别设立不低于2000万元的专项资金
        owned = _OWNED.search(stem)
        if owned:  # 滚动推进总投资2488亿元的项目, 给予孕产妇500元的补助
            stem = owned["measure"] or ""
        if _PACE.match(rest) or (stem and stem not in DEPENDENT and not is_verb(stem)):
            return False
        if owned and not owned["measure"] and not _GRANT.search(rest):
            return False
        if not rest and more:
            after = self.text[group[-1].tail + 1 :]
            numbered = _NUMBERED.match(after)
            rest = re.split("[，。；]|(?<![省市县])、", after[numbered.end() :], maxsplit=1)[0] if numbered else ""
        length = noun_length(rest)
        if length and (whole := _WORK.match(rest, 0, length)):
            length = whole.end()  # 投资5.5亿元的长青热电项目主体基本完工
        noun = tidy(untimed(rest[:length]) or re.split("[，。；、]", rest, maxsplit=1)[0][:16])
        before, _, last = noun.rpartition("、")
        if last in DEPENDENT:  # 投资6亿元的甲项目、投资8亿元的乙项目
            noun = before
        if (first := noun.partition("、")[0]).endswith(("项目", "工程")):
            noun = first  # 总投资400亿元的转型升级项目、炭素搬迁等项目: of the one right behind it
        if not noun:
            return False
        if not stem and units.kind(group[0].unit) == "share":
            noun = phrase(rest, length)
        if "、" in noun:
            noun = re.split("等(?![级候待])", noun)[-1] or noun
        name = tidy(join(tidy(noun), stem) if stem in DEPENDENT else stem + tidy(noun))
        for figure in group:
            self.row(name, figure, "of", True).value = figure
        return True
