"""Numbers that are names, parts of names, or thresholds inside a definition: not metrics.

Each rule has a name and one sentence that justifies it; ``why`` returns the name of the rule that
rules a figure out, or ``None`` when the figure may be a metric.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from string import ascii_letters

from parser.metrics import units
from parser.metrics.figures import Figure
from parser.text.vocabulary import any_of, table, words


def _kind(kind: str) -> list[str]:
    return [word for row in table("names") if row["kind"] == kind for word in words(row["words"])]


def _ends(kind: str) -> str:
    return any_of([word[::-1] for word in _kind(kind)])


_OPENS = frozenset("“‘《〔【")
_QUOTE = re.compile("[“”‘’《》〔〕【】]")
_CLAUSE_END = "，。；、：）！？"
_LETTERS = frozenset(ascii_letters)
_JOINED_BEFORE = _LETTERS | frozenset("+＋/#№×")
_JOINED_AFTER = frozenset("+＋#×")
_AFTER = re.compile(any_of(_kind("after")))
_ABSTRACT = re.compile(
    f"(?:大|类|[百千万亿]+级?元?)?(?:方面|(?:{any_of(_kind('abstract'))})(?:[，。；：、）”的上和中里]|$))"
)
_RANKED = re.compile(rf"(?:了|的|个|之|围范|中|内|列前|[市省县区州国盟][\u4e00-\u9fff]{{0,5}}?)*(?:{_ends('ranked')})")
_RANKED_BEFORE = re.compile(r"(?:第[\d一二三四五六七八九十]+[位名]?[、和及与](?:全[省国市])?)+$")
_CAPACITY = re.compile(f"(?:到?达|为|超|过)?(?:{_ends('capacity')})")
_STREAK = re.compile(_ends("streak"))
_INDEX = re.compile(rf"(?:[由从为达到至降升]|提高|上升|下降|缩小|扩大|\d|\.)*(?:{_ends('index')})")
_MAKING = re.compile(f"(?:了)?(?:{_ends('making')})")
_AGE = re.compile(f"(?:[到至为达约再]|高提|加增|长延)*(?:{_ends('age')})")
_ANNOUNCED = re.compile("(?:下以|下如|列下|述上|这|那)(?!全)")
_LIMITS = frozenset((">=", "<=", "~"))
_AMONG = frozenset("个家座所")
_RANKED_AMONG = re.compile(r"[^，。；、]{1,12}中(?:只|仅|均|也|稳|跃|名|继续|连续)*(?:排名?|位[居列]|居|列)")
_FIELD_AHEAD = re.compile(r"[^，。；\d]{2,14}(?:第[\d一二三四五六七八九十]+[位名]?|之首|首位)")
_FIELD_VERBS = frozenset("居列在")
_FIELD_PLACES = frozenset("国省市区州球界部")
_FIELD_BEFORE = re.compile("(?:居|列|在|排|排名)(?:全[国省市区州球]|世界|[中西东]部)$")
_NEARBY = re.compile("范围|半径|以?内(?![河部])|见绿|见园|覆盖率|缓冲")
_CAPACITY_LAST = frozenset("到达为超过") | frozenset(word[-1] for word in _kind("capacity"))
_STREAK_LAST = frozenset(word[-1] for word in _kind("streak"))
_AFTER_FIRST = frozenset(word[0] for word in _kind("after"))
_ANNOUNCED_LAST = frozenset("下列述这那")
_ODD_BEFORE = frozenset("第前每")
_DISTANCES = frozenset(("米", "公里", "千米"))
_TELLING = frozenset("高宽深厚径初后") | _ODD_BEFORE | _STREAK_LAST | _CAPACITY_LAST | _ANNOUNCED_LAST
"""Characters right before a figure of which some rule speaks."""
_TOLD_ALONE = frozenset("番类")
"""Units of which some rule speaks whatever follows."""
_COUNTERS = frozenset("个项大类点面层线站格本期位条")
_SHAPES = frozenset("点线站期层段面分")
_ROSE = re.compile("(?:跃|上|提|晋|前|进|升|下|退|降)[居升至到进移降]{0,2}")
_RISEN = re.compile("[从由][^，；。从由]{0,11}$")
_PLACES_BEHIND = frozenset(("位", "名"))
_FIELD_LAST = frozenset("省市县区国州盟、和")
_RHETORICAL = frozenset("点线面站层类段批期方度本部队班把对分里元两端包升车列轮代步股")
_BULK = frozenset(("mass", "power", "apparent", "volume", "energy", "data", "steam"))
_PLANT = re.compile(
    r"[^，。；、：\d的]{0,14}(?:项目|工程|基地|机组|码头|电站|电厂|生产线|装置|变电站|泊位|油田|气田|煤矿|航道|示范园|级)|[^，。；：]{0,60}?等[^，。；：]{0,8}(?:项目|工程)"
)
_NOUN_LIMITED = re.compile(
    r"(?:的|及)?(?:规模)?(?:以上)?(?:工业|产业|龙头|招商|重大|重点|大型|特|单体|纳税|固定资产投资|规上|服务业|电商|商贸|农业|骨干|上市"
    r"|外资|行政|贫困|经济强|产粮|一般|科技|大|强|专业|自然|集体|农|建制|标准化|养殖|税收|工程|新)?"
    r"(?:企业|项目|园区|村|乡镇|镇|街道|楼宇|集团|集群|大户|单位|商场|市场|品牌|基地|开发区|集聚区|县|市|区|乡|户|合作社|家庭|产品"
    r"|工程|老人|群众|人口|个体|车间|平台|景区|纳税人|贷款|部分|人员|学校|公司|养殖场|行业|产业|店|支柱|金融机构|小区|水库|道路)"
)
_AIM = re.compile("的(?:年度|年初|预期|控制|调控|全年)(?:预期|调控)?(?:目标|水平|任务|计划)")
_SUCH_FIRMS = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:企业|项目|园区|集群|村|镇)(?:达到?|增至|增加到|发展到|超过|突破|新增)?[\d一二三四五六七八九十]+[家个户]"
)
_SUCH_MANY = re.compile(
    r"的(?:(?:共|已|也|达到?|有|为|增加到|发展到)+[\d一二三四五六七八九十]+[家户个]|[\d一二三四五六七八九十]+[家户个](?=[，。；、）]|$))"
)
_REACHING = re.compile("(?:达到|达|在|高于|低于)$")
_GOES_ON = re.compile(
    r"(?:的?(?:速度|增长|增速|增幅|目标|水平|幅度|比重|比例|高位|区间|资金|优惠|补助)|以上|左右|增长|下降|提高|占|其中|全部|均|已|都"
    r"|达到|实现|为|是|在|得到|完成|通过|用于|支持|投入|来自|——|新|改|建|力争|确保|高标准|以)"
)
_FOR_TIME = re.compile(
    "时间|时限|缩短|压|提速|减少|[至到]|控制|用时|超过|办结|响应|时长|天数|优良|增加|提前|达|为|学时|课时|多|少|不|下降|近"
)
_CLASSED = re.compile("(?:[为达到于类]|[质水])")
_EPITHET = re.compile(any_of(_kind("epithet")))
_POWERS = frozenset("万亿")
_EPITHET_FIRST = frozenset(word[0] for word in _kind("epithet"))
_DEEDS = re.compile("(?:民生)?(?:实事|任务|工作|重点工作|重点任务|措施|举措|行动|工程)(?:[，。：；]|$)")


def quoted(text: str) -> list[tuple[int, int]]:
    """Spans of text inside quotation marks and book-title marks, in order; none within another."""
    spans: list[tuple[int, int]] = []
    if not any(map(text.__contains__, _OPENS)):
        return spans
    opened: list[int] = []
    for match in _QUOTE.finditer(text):
        if match[0] in _OPENS:
            opened.append(match.end())
        elif opened:
            start = opened.pop()
            if match.start() - start <= 40:
                while spans and spans[-1][0] >= start:
                    spans.pop()
                spans.append((start, match.start()))
    return spans


def inside(start: int, end: int, quotes: list[tuple[int, int]]) -> bool:
    """Whether ``text[start:end]`` stands within one of the spans that ``quoted`` found."""
    at = bisect_right(quotes, start, key=_first) - 1
    return at >= 0 and end <= quotes[at][1]


_first = itemgetter(0)


def why(text: str, figure: Figure, quotes: list[tuple[int, int]]) -> str | None:
    """The rule by which the figure is a name or a threshold; ``None`` when it may be a metric."""
    start, end, kind, unit = figure.start, figure.end, figure.kind, figure.unit
    before = text[start - 1] if start else ""
    after = text[end : end + 1]
    # quoted: “13710”工作制度, 《规划（2019~2022年）》: what stands in quotation marks is a name.
    if quotes and inside(start, end, quotes):
        return "quoted"
    # damaged: $1.$2万: what is left of a number that was lost is not one.
    if before == "$" or after == "$":
        return "damaged"
    # joined: 1+4+6, 5G, PM2.5, A股: a number joined to letters, a plus or a slash is part of a name.
    if before in _JOINED_BEFORE or after in _JOINED_AFTER:
        return "joined"
    if kind == "bare":
        if after in _LETTERS:
            return "joined"
        # index: only an index, a coefficient or a score is a number without unit.
        if _INDEX.match(text[max(0, figure.head - 14) : figure.head][::-1]) and (
            not after or after in _CLAUSE_END + "上下降升提增减缩扩"
        ):
            return None
        return "bare"
    grade = units.kind(unit)
    plain = grade == "" and kind == "number" and unit not in _TOLD_ALONE and before not in _TELLING
    if plain and (not after or after in _CLAUSE_END) and figure.head == start and figure.tail == end:
        return None  # nothing follows that it could limit, and nothing before it tells: as most amounts stand
    if grade == "share" and kind == "number" and before not in _ODD_BEFORE and after != "级":
        return None  # the most common figure by far: no further rule speaks of it
    back = text[start - 16 if start > 16 else 0 : start][::-1]
    if kind == "ordinal":
        return _ordinal(text, figure, back)
    # ordinal: 第二批, 初三, 前三名: where in a row, not how many. frequency: 每2天.
    if before in _ODD_BEFORE or (before == "初" and kind == "chinese"):
        return "ordinal"
    # ordinal: 退出全省后30位; line: 水库38米线以下.
    if before == "后" and unit in _PLACES_BEHIND and text[start - 2 : start - 1] in _FIELD_LAST:
        return "ordinal"
    if unit == "米" and after == "线":
        return "named"
    # time: 中断航运1个多月.
    if unit == "个" and text.startswith(("月", "多月"), end):
        return "time"
    # grade: 110千伏变电站: a voltage names the thing it stands before.
    if grade == "grade":
        return "grade"
    # time: a span of years or months is when, not how much — but for spans that are themselves measured.
    if grade in ("months", "years"):
        return None if _AGE.match(back) else "time"
    if grade == "time" and _span_of_time(text, figure, back):
        return "time"
    # streak: 连续3年, 八连冠: how often in a row, not how much.
    if before in _STREAK_LAST and _STREAK.match(back):
        return "streak"
    free = bool(after) and after not in _CLAUSE_END  # a noun or a verb follows at once
    # level: 千亿级, 500强: a class of things, told by its limit.
    if after in _AFTER_FIRST and _AFTER.match(text, end):
        return "level"
    # field: 在全国27个省会城市中排名第23位: those among whom is ranked are not counted.
    among = free and unit in _AMONG
    if among and (_RANKED_AMONG.match(text, end) or (_in_field(text, start, before) and _FIELD_AHEAD.match(text, end))):
        return "field"
    # nearby: 沿岸1000米范围内, 500米覆盖率: how far, in a definition.
    if unit in _DISTANCES and free and _NEARBY.match(text, end):
        return "nearby"
    # rhetoric: 一番事业, 两位数增长, 信心百倍; only 翻两番 is a measure.
    if unit == "番" or (unit == "位" and after == "数") or (before == "心" and text.startswith("百倍", start)):
        return "rhetoric"
    if figure.tail > end and _AFTER.match(text, figure.tail):
        return "level"
    # size: 高109米的大桥: a dimension describes the thing.
    if unit == "米" and before and before in "高宽深厚径" and text.startswith("的", end):
        return "size"
    # capacity: 年产10万吨聚甲醛, 260万千瓦机组: what a plant is called by.
    if free and (
        (before in _CAPACITY_LAST and _CAPACITY.match(back))
        or (units.family(unit) in _BULK and _PLANT.match(text, figure.tail))
    ):
        return "capacity"
    if grade not in ("share", "time") and _threshold(text, figure):
        return "threshold"
    if kind == "chinese":
        if after in _EPITHET_FIRST and unit[-1:] in _POWERS and _EPITHET.match(text, end):
            return "epithet"
        return _chinese(text, figure, back)
    # epithet: 带领500万人民, 14亿人口的发展中大国: who or what is meant, not how many.
    if after in _EPITHET_FIRST and unit[-1:] in _POWERS and _EPITHET.match(text, end):
        return "epithet"
    # rhetoric: 抓好以下8项工作, 5个方面: what is announced, not what is counted.
    if (before in _ANNOUNCED_LAST and _ANNOUNCED.match(back)) or (unit in _COUNTERS and _ABSTRACT.match(text, end)):
        return "rhetoric"
    # grade: 水质为1~3类: a class of quality, not a count of classes.
    if unit == "类" and (figure.high is not None or _CLASSED.match(back)):
        return "grade"
    # named: 3号线, 二期: shapes and stages are counted only by a verb of making.
    if unit in _SHAPES and free and after != "的" and not _MAKING.match(back):
        return "named"
    return None


def _in_field(text: str, start: int, before: str) -> bool:
    """Whether a verb of rank stands before a figure: 位列全国169个重点城市第4."""
    if before in _FIELD_VERBS:
        return True
    return before in _FIELD_PLACES and _FIELD_BEFORE.search(text, max(0, start - 4), start) is not None


def _span_of_time(text: str, figure: Figure, back: str) -> bool:
    """time: 24小时值班, 15分钟生活圈, 3天前: how long, unless a time is what is measured."""
    end = figure.end
    if text.startswith(("前", "后", "来", "以来", "期间", "之后", "之前"), end) or "圈" in text[end : end + 6]:
        return True
    return not (_FOR_TIME.search(back[::-1]) or text.startswith("内办", end) or figure.unit.endswith("工作日"))


def _threshold(text: str, figure: Figure) -> bool:
    """threshold: 投资500万元以上的项目, 产值过亿元企业, 80岁以上老人: the limit that defines what is counted."""
    end, tail = figure.end, figure.tail
    if tail > end and figure.bound in _LIMITS:
        if units.family(figure.unit) == "count":
            return False  # 实施600个以上重点项目
        rest = text[tail : tail + 6]
        return bool(rest) and rest[0] not in _CLAUSE_END + "（和与及或且并而”了" and not _GOES_ON.match(rest)
    bounded = figure.head < figure.start
    if bounded and figure.bound != "~" and _NOUN_LIMITED.match(text, tail):
        return True
    if units.family(figure.unit) == "money" and _SUCH_FIRMS.match(text, tail):
        return True  # 产值超200亿元工业企业1家、60亿元企业2家
    if bounded and _SUCH_MANY.match(text, tail):
        return True  # 超100亿元的达到5家
    if bounded and _AIM.match(text, tail):
        return True  # 稍高于4%左右的年度目标
    if not text.startswith("的", tail) or not _NOUN_LIMITED.match(text, tail):
        return False
    return _REACHING.search(text, max(0, figure.head - 3), figure.head) is not None


def _ordinal(text: str, figure: Figure, back: str) -> str | None:
    """rank: 居全省第八位 is a rank; 第一产业, 第二批, 第一时间, 放在第一位 are not."""
    after = text[figure.end : figure.end + 1]
    if figure.number is None:
        return "ordinal"
    listed = after == "、" and re.match("、(?:全[省国市])?第", text[figure.end : figure.end + 5])
    rose = _ROSE.match(text, figure.end)
    if rose and _RISEN.search(text, max(0, figure.start - 12), figure.start):
        return None  # 从1998年的第十一位跃居第四位, 从全省第五升至第三
    if after and not figure.unit and after not in _CLAUSE_END + "和及与":
        return "ordinal"
    if _RANKED.match(back) or (figure.unit and listed):
        return None
    first = _RANKED_BEFORE.search(text, max(0, figure.start - 14), figure.start)
    ends = not after or after in _CLAUSE_END or text.startswith("第", figure.end + 1)
    if first and ends and _RANKED.match(text[max(0, first.start() - 16) : first.start()][::-1]):
        return None  # 分别跃居全省第2、第3位
    return "ordinal"


def _chinese(text: str, figure: Figure, back: str) -> str | None:
    """rhetoric: 抓好三个方面, 两个确保: a small Chinese number before a thought counts nothing."""
    value, unit, end = figure.number, figure.unit, figure.end
    if value is None:
        return "rhetoric"
    if units.kind(unit) in ("points", "share", "multiple") or unit in ("个位次", "位次"):
        return None
    # power: 亿元项目, 千万吨基地, 千家万户: a bare power names a size, unless a bound makes it a measure.
    if figure.why == "power":
        free = bool(text[end : end + 1]) and text[end] not in _CLAUSE_END
        return "power" if figure.head == figure.start or (free and figure.bound != "~") else None
    if unit in _RHETORICAL and value < 20:
        return "rhetoric"
    if _ABSTRACT.match(text, end) or _ANNOUNCED.match(back):
        return "rhetoric"
    if unit == "次" and text[end : end + 1] not in _CLAUSE_END and value < 4:
        return "ordinal"  # 二次供水
    if value == 1 and not unit.startswith(("万", "亿")):
        return "rhetoric"
    if unit in ("件", "项", "个") and _DEEDS.match(text, end):
        return "rhetoric"
    if (
        value < 11
        and figure.bound is None
        and unit[0] not in "百千万亿"
        and units.family(unit) in ("count", "person", "household", "day")
    ):
        return None if _MAKING.match(back) else "rhetoric"
    before = back[:1]
    # 数百, 上千, 成千上万; but 完成一百二十亿元 and 跃上三百亿元 are figures.
    if before in ("数", "几", "成", "上") and text[figure.start] in "十百千万亿":
        return "rhetoric"
    return "rhetoric" if before in ("第", "十", "每", "这", "那", "各") else None
