"""Limits that define what is counted: 投资500万元以上的项目 counts projects, not money."""

from __future__ import annotations

import re

from parser.metrics import units
from parser.metrics.figures import Figure
from parser.metrics.rhetoric import made
from parser.metrics.signs import CLAUSE_END
from parser.metrics.words import starts

_LIMITS = frozenset((">=", "<=", "~"))
_NOUN_LIMITED = re.compile(
    r"(?:的|及)?(?:规模)?(?:以上)?(?:工业|产业|龙头|招商|重大|重点|大型|特|单体|纳税|固定资产投资|规上|服务业|电商|商贸|农业|骨干|上市"
    r"|外资|行政|贫困|经济强|产粮|一般|科技|大|强|专业|自然|集体|农|建制|标准化|养殖|税收|工程|新)?"
    r"(?:企业|项目|园区|村|乡镇|镇|街道|楼宇|集团|集群|大户|单位|商场|市场|品牌|基地|开发区|集聚区|县|市|区|乡|户|合作社|家庭|产品"
    r"|工程|老人|群众|人口|个体|车间|平台|景区|纳税人|贷款|部分|人员|学校|公司|养殖场|行业|产业|店|支柱|金融机构|小区|水库|道路)"
)
_AND_UP = re.compile(
    "[、和或及]?[\\d.]+万?[户人](?:及?以上|以下)的?[^，。；、\\d]{0,10}?(?:村|屯|寨|组|点|社区|小区|单元)"
)
"""The second of two limits: 25户100人以上自然村."""
_OF_HOUSES = re.compile("的?[^，。；、]{0,8}?(?:[村屯寨组点]|小区|社区|木质|连片|集中|聚居)")
"""What is limited by how many live there: 20户以上自然村."""
_PEOPLE = re.compile("的?(?:省内|全省|全市|农村|建档立卡)*(?:贫困人口|困难群众|贫困群众|干部|群众|劳动力|游客|农民)")
_WHO = re.compile("[^，；。、]{2,12}的(?:高校|毕业生|企业|单位|家庭|合作社|用人|经营|创业)")
"""Those of whom a number is asked: 吸纳3名以上劳动者就业的企业."""
_COUNTING = frozenset("个座处块家条幢栋")
"""What stands right before the size of things that are counted: 7个3万平方米左右的广场."""
_LAND = frozenset(("area", "surface", "length"))
_SITE = re.compile(
    "的?[^，。；、]{0,12}(?:园|基地|示范|连片|集中|[公广]场|区|水库|河流|道路|大户|绿地|地块|[\\d一二三四五六七八九十][个家处座块片])"
)
"""What is as large as that, and is counted itself: 新建500亩以上示范点57个."""
_SET_AT = re.compile("的?(?:标准|目标|水平|规模)")
_AIM = re.compile("的(?:年度|年初|预期|控制|调控|全年)(?:预期|调控)?(?:目标|水平|任务|计划)")
_SUCH_FIRMS = re.compile(
    r"(?!实施|完成|建设|支持|推进|用于|新建|改造|扶持|建成|投向)[\u4e00-\u9fff]{0,6}(?:企业|项目|园区|集群|村|镇)(?:达到?|增至|增加到|发展到|超过|突破|新增)?[\d一二三四五六七八九十]+[家个户]"
)
_SUCH_MANY = re.compile(
    r"的(?:(?:共|已|也|达到?|有|为|增加到|发展到)+[\d一二三四五六七八九十]+[家户个]|[\d一二三四五六七八九十]+[家户个](?=[，。；、）]|$))"
)
_LISTS = frozenset("、和及以")
_POWERS = frozenset(("亿", "万亿", "千亿", "百亿"))
_ROUND = frozenset(("万", *_POWERS))
_REACHING = re.compile("(?:达到|达|在|高于|低于)$")
_GOES_ON = re.compile(
    r"(?:的?(?:速度|增长|增速|增幅|目标|水平|幅度|比重|比例|高位|区间|资金|优惠|补助)|以上|左右|增长|下降|提高|占|其中|全部|均|已|都"
    r"|达到|实现|为|是|在|得到|完成|通过|用于|支持|投入|来自|——|新|改|建|力争|确保|高标准|以)"
)


_BY = r"[^，。；、\d]{0,10}?(?:超过?|过|突破|达到?)?"
_SUM = r"[\d.十百千万]*[万亿]元?(?:及?以上)?"
_COUNT = r"(?:\d+[~～—-])?\d+[个家](?:以上)?"
_LIMITED = re.compile(
    rf"(?P<limit>{_BY}{_SUM})(?:[、和及以]+{_COUNT}{_BY}{_SUM}){{1,12}}+的?(?P<noun>[^，。；、\d]{{2,16}})"
)
_SUCH_THINGS = re.compile(f"的?[^，；。、\\d]{{0,18}}{starts('sized')}")
_COUNTED = re.compile(rf"{_COUNT}{_BY}$")
_OTHERS = re.compile(rf"(?:[、和及以]+{_COUNT}{_BY}{_SUM}){{1,12}}+")


def limited(text: str, at: int) -> tuple[str, str]:
    """The limit behind a number of things, and the noun that several share: 5个投资过100亿元、8个过50亿元的项目."""
    near = text[at : at + 24]
    found = _LIMITED.match(text, at) if "亿" in near or "万" in near else None  # few numbers have a limit behind them
    return (found["limit"], found["noun"]) if found else ("", "")


def _among_limits(text: str, figure: Figure) -> bool:
    others = _OTHERS.match(text, figure.tail)
    if others is None or not _COUNTED.search(text, max(0, figure.head - 16), figure.head):
        return False
    return _SUCH_THINGS.match(text, others.end()) is not None


def _counts(text: str, figure: Figure) -> bool:
    """Whether at least so many are counted, and none limited: 实施600个以上重点项目, 培育10户以上企业, 百名以上人才."""
    unit, tail = figure.unit, figure.tail
    family = units.family(unit)
    if family == "count":
        return True
    if unit.endswith("名"):
        return not _WHO.match(text, tail)
    if figure.bound == "~":
        counted = text[figure.head - 1 : figure.head] in _COUNTING  # 7个3万平方米左右的广场
        return not (counted or text.startswith("按照", figure.head - 2) or _SET_AT.match(text, tail))
    if family in _LAND and made(text[max(0, figure.head - 16) : figure.head][::-1]):
        return not _SITE.match(text, tail)  # 新建3000万平方米以上标准厂房
    if family == "household":
        return text[tail : tail + 1] != "的" and not _OF_HOUSES.match(text, tail)
    return unit in _ROUND and _PEOPLE.match(text, tail) is not None


def _exact(figure: Figure) -> bool:
    """Whether a number is no round one, and so a sum: 总投资3588亿元的重点项目260个."""
    return figure.number is not None and len(f"{figure.number:f}".replace(".", "").strip("0")) >= 3


def threshold(text: str, figure: Figure) -> bool:
    """threshold: 投资500万元以上的项目, 产值过亿元企业, 80岁以上老人: the limit that defines what is counted."""
    end, tail = figure.end, figure.tail
    money = text[tail : tail + 1] in _LISTS and (units.family(figure.unit) == "money" or figure.unit in _POWERS)
    if money and _among_limits(text, figure):
        return True  # 5个投资过100亿元、8个过50亿元的项目
    if tail > end and figure.bound in _LIMITS:
        if _counts(text, figure):
            return False
        rest = text[tail : tail + 6]
        return bool(rest) and rest[0] not in CLAUSE_END + "（和与及或且并而”了" and not _GOES_ON.match(rest)
    if figure.unit in ("户", "人") and _AND_UP.match(text, tail):
        return True
    bounded = figure.head < figure.start
    if bounded and figure.bound != "~" and _NOUN_LIMITED.match(text, tail):
        return units.family(figure.unit) != "count"  # 建设至少30个村, 超4000家企业聚集
    if units.family(figure.unit) == "money" and not _exact(figure) and _SUCH_FIRMS.match(text, tail):
        return True  # 产值超200亿元工业企业1家、60亿元企业2家
    if bounded and _SUCH_MANY.match(text, tail):
        return True  # 超100亿元的达到5家
    if bounded and _AIM.match(text, tail):
        return True  # 稍高于4%左右的年度目标
    if not text.startswith("的", tail) or not _NOUN_LIMITED.match(text, tail):
        return False
    return _REACHING.search(text, max(0, figure.head - 3), figure.head) is not None
