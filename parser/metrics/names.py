"""Numbers that are names, parts of names, or thresholds inside a definition: not metrics.

Each rule has a name and one sentence that justifies it; ``why`` returns the name of the rule that
rules a figure out, or ``None`` when the figure may be a metric.
"""

from __future__ import annotations

import re
from string import ascii_letters

from parser.metrics import signs, units
from parser.metrics.figures import Figure
from parser.metrics.limits import threshold
from parser.metrics.quotes import inside
from parser.metrics.ranks import among, why_ordinal
from parser.metrics.rhetoric import ANNOUNCED_LAST, announced, made, small
from parser.metrics.signs import CLAUSE_END
from parser.text.vocabulary import any_of

_LETTERS = frozenset(ascii_letters)
_JOINED_BEFORE = _LETTERS | frozenset("+＋/#№×ⅠⅡⅢⅣⅤⅥⅦⅧ")
_JOINED_AFTER = frozenset("+＋#×")
_AFTER = re.compile(any_of(signs.of("after")))
_CAPACITY = re.compile(f"(?:到?达|为|超|过)?(?:{signs.backwards('capacity')})")
_STREAK = re.compile(signs.backwards("streak"))
_INDEX = re.compile(
    rf"(?:[由从为达到至降升约近]|高提|升上|降下|小缩|大扩|的|期末|年|\d|\.)*(?:{signs.backwards('index')})"
)
_AGE = re.compile(f"(?:[到至为达约再]|高提|加增|长延)*(?:{signs.backwards('age')})")
_OLDER = re.compile("岁[^。；]*(?:提高|增加|延长|增长)了?$")
"""人均期望寿命达73.1岁，比1996年提高3.1岁"""
_AMONG = frozenset("个家座所")
_NEARBY = re.compile("范围|半径|以?内(?![河部])|见绿|见园|覆盖率|缓冲")
_CAPACITY_LAST = frozenset("到达为超过") | frozenset(word[-1] for word in signs.of("capacity"))
_STREAK_LAST = frozenset(word[-1] for word in signs.of("streak"))
_AFTER_FIRST = frozenset(word[0] for word in signs.of("after"))
_ODD_BEFORE = frozenset("第前每")
_DISTANCES = frozenset(("米", "公里", "千米"))
_TELLING = frozenset("高宽深厚径初后") | _ODD_BEFORE | _STREAK_LAST | _CAPACITY_LAST | ANNOUNCED_LAST
"""Characters right before a figure of which some rule speaks."""
_TOLD_ALONE = frozenset(("番", "类", "个环节", "线"))
"""Units of which some rule speaks whatever follows."""
_SHAPES = frozenset("点线站期层段面分")
_PLACES_BEHIND = frozenset(("位", "名"))
_FIELD_LAST = frozenset("省市县区国州盟、和")
_BULK = frozenset(("mass", "power", "apparent", "volume", "energy", "data", "steam"))
_MADE = frozenset("套台辆头只羽件条")
_NAMED = re.compile("[\u4e00-\u9fff]{2}$(?<![建增改造完成施开工产新制购安装供放有达共过为超到])")
"""A firm or a place right before what its plant makes: 银川橡胶厂30万套全钢子午胎."""
_PLANT = re.compile(
    r"(?:[^，。；、：\d的]{0,14}[、和及与](?=\d)[\d.]+[余多]?[万亿]?(?:吨|千瓦时?+|立方米)){0,12}[^，。；、：\d的]{0,14}(?:项目|工程|基地|机组|码头|电站|电厂|生产线|装置|变电站|泊位|油田|气田|煤矿|航道|示范园|级)|[^，。；：\d的]{1,24}[及和与][^，。；、：\d的]{1,14}(?:项目|工程)(?!建设|投资)|[^，。；：]{0,120}?等[^，。；：]{0,8}(?:项目|工程)"
)
_SHUT = re.compile(f"(?:{any_of(signs.of('shut'))})了?(?:[\\d.][^，。；、：]{{2,20}}、)*$")
"""A verb of doing away, which counts what a plant can do."""
_TREATED = re.compile("[^，。；、]{2,12}(?:改造|关停|淘汰|治理)")
_SHORTER = re.compile("(?:大幅|分别|进一步)?(?:压减|压缩|缩短|缩减|精简|延长)")
_SHORTENED = re.compile("(?:压减|压缩|缩短|缩减|精简|延长)(?:到|至|为|了)(?:平均|最快|原来的)?$")
_ALL_DAY = ("过境", "免签", "动态", "自助", "无理由", "值班", "值守", "营业", "开放")
_ZEAL = re.compile("心[百千]倍|[百千]倍的?(?:努力|信心|热情|干劲|勇气)")
_INSTITUTES = frozenset(("电科", "重工", "集团", "航天", "船舶", "兵器"))
_RULES = re.compile("(?:配套|实施|具体|若干)?(?:规定|准则|禁令|铁规|纪律|承诺)")
_KEPT = re.compile("(?:落实|执行|遵守|贯彻|恪守|遵循)(?:[^，；。]|，(?=[市县省区委]))*$")
_FOR_TIME = re.compile(
    "时间|时限|缩短|压|提速|减少|[至到]|控制|用时|超过|办结|响应|时长|天数|优良|增加|提前|达|为|学时|课时|多|少|不|下降|近"
)
_CLASSED = re.compile("(?:[为达到于类]|[质水])")
_EPITHET = re.compile(any_of(signs.of("epithet")))
_POWERS = frozenset("万亿")
_EPITHET_FIRST = frozenset(word[0] for word in signs.of("epithet"))


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
        if _INDEX.match(text[max(0, figure.head - 22) : figure.head][::-1]) and (
            not after
            or after in CLAUSE_END + "上下降升提增减缩扩"
            or text.startswith(("左右", "以内", "以下", "以上"), end)
        ):
            return None
        return "bare"
    grade = units.kind(unit)
    plain = grade == "" and kind == "number" and unit not in _TOLD_ALONE and before not in _TELLING
    if plain and (not after or after in CLAUSE_END) and figure.head == start and figure.tail == end:
        return None  # nothing follows that it could limit, and nothing before it tells: as most amounts stand
    if grade == "share" and kind == "number" and before not in _ODD_BEFORE and after != "级":
        return None  # the most common figure by far: no further rule speaks of it
    back = text[start - 16 if start > 16 else 0 : start][::-1]
    if kind == "ordinal":
        return why_ordinal(text, figure, back)
    # ordinal: 第二批, 初三, 前三名: where in a row, not how many. frequency: 每2天.
    if before in _ODD_BEFORE or (kind == "chinese" and (before == "初" or text.startswith("一二三", start))):
        return "ordinal"
    # ordinal: 退出全省后30位; line: 水库38米线以下.
    if before == "后" and unit in _PLACES_BEHIND and text[start - 2 : start - 1] in _FIELD_LAST:
        return "ordinal"
    if unit == "米" and after == "线":
        return "named"
    if unit == "线" and (before == "道" or (figure.number or 0) >= 100):
        return "named"  # 国道112线、省道241线、232线
    # time: 中断航运1个多月.
    if unit == "个" and text.startswith(("月", "多月"), end):
        return "time"
    # grade: 110千伏变电站: a voltage names the thing it stands before.
    if grade == "grade":
        return "grade"
    # time: a span of years or months is when, not how much — but for spans that are themselves measured.
    if grade in ("months", "time") and unit not in ("年", "岁") and _shortened(text, figure):
        return None
    if grade in ("months", "years"):
        older = unit == "岁" and _OLDER.search(text, max(0, start - 24), start)
        return None if older or _AGE.match(back) else "time"
    if grade == "time" and _span_of_time(text, figure, back):
        return "time"
    # streak: 连续3年, 八连冠: how often in a row, not how much.
    if before in _STREAK_LAST and _STREAK.match(back):
        return "streak"
    return _why_by_noun(text, figure, before, after, back)


def _why_by_noun(text: str, figure: Figure, before: str, after: str, back: str) -> str | None:
    """The rules that ask what the figure stands before: a class, a plant, those among whom is ranked, a thought."""
    start, end, unit = figure.start, figure.end, figure.unit
    free = bool(after) and after not in CLAUSE_END  # a noun or a verb follows at once
    # level: 千亿级, 500强: a class of things, told by its limit.
    if after in _AFTER_FIRST and _AFTER.match(text, end):
        return "level"
    # field: 在全国27个省会城市中排名第23位: those among whom is ranked are not counted.
    if free and unit in _AMONG and (among(text, figure, before) or text[start - 2 : start] in ("赶超", "反超")):
        return "field"
    # nearby: 沿岸1000米范围内, 500米覆盖率: how far, in a definition.
    if unit in _DISTANCES and free and _NEARBY.match(text, end):
        return "nearby"
    # rhetoric: 一番事业, 两位数增长, 信心百倍; only 翻两番 is a measure.
    if unit == "番" or (unit == "位" and after == "数") or _ZEAL.match(text, start - (before == "心")):
        return "rhetoric"
    if figure.tail > end and _AFTER.match(text, figure.tail):
        return "level"
    # size: 高109米的大桥: a dimension describes the thing.
    if unit == "米" and before and before in "高宽深厚径" and text.startswith("的", end):
        return "size"
    then = text[figure.tail : figure.tail + 1]
    if then and then not in CLAUSE_END and _plant(text, figure, before, back):
        return "capacity"
    if units.kind(unit) not in ("share", "time") and threshold(text, figure):
        return "threshold"
    # epithet: 带领500万人民, 14亿人口的发展中大国: who or what is meant, not how many.
    if after in _EPITHET_FIRST and unit[-1:] in _POWERS and _EPITHET.match(text, end):
        return "epithet"
    if figure.kind == "chinese":
        return small(text, figure, back)
    if announced(text, figure, before, back):
        return "rhetoric"
    # grade: 水质为1~3类: a class of quality, not a count of classes.
    if unit == "类" and (figure.high is not None or _CLASSED.match(back)):
        return "grade"
    # named: 中电科49所, 中船重工七二五所: institutes are called by their number.
    if unit == "所" and text[max(0, start - 2) : start] in _INSTITUTES:
        return "named"
    # named: 落实自治区28项配套规定: rules that are kept are called by their number.
    if unit in "条项" and free and _RULES.match(text, end) and _KEPT.search(text, max(0, start - 30), start):
        return "named"
    # named: 3号线, 二期: shapes and stages are counted only by a verb of making.
    if unit in _SHAPES and free and after != "的" and not made(back):
        return "named"
    return None


def _plant(text: str, figure: Figure, before: str, back: str) -> bool:
    """capacity: 年产10万吨聚甲醛, 260万千瓦机组: what a plant is called by."""
    if before in _CAPACITY_LAST and _CAPACITY.match(back):
        return True
    bulk = units.family(figure.unit) in _BULK
    if not bulk and not (figure.unit[:1] == "万" and figure.unit[1:] in _MADE and _NAMED.search(back[::-1])):
        return False
    if not _PLANT.match(text, figure.tail):
        return False
    if _SHUT.search(text, max(0, figure.start - 40), figure.start):
        return False  # 关停26.3万千瓦小火电机组
    return not (_TREATED.match(text, figure.tail) and back[:2] == "成完")


def _shortened(text: str, figure: Figure) -> bool:
    """Whether a length of time is what something was shortened or lengthened to, or from: 从225天压缩到100天."""
    if _SHORTER.match(text, figure.tail):
        return text[max(0, figure.head - 4) : figure.head][-1:] in ("由", "从", "的")
    return _SHORTENED.search(text, max(0, figure.head - 12), figure.head) is not None


def _span_of_time(text: str, figure: Figure, back: str) -> bool:
    """time: 24小时值班, 15分钟生活圈, 3天前: how long, unless a time is what is measured."""
    end = figure.end
    if text.startswith(_ALL_DAY, end):
        return True  # 72小时过境免签
    if text.startswith(("前", "后", "来", "以来", "期间", "之后", "之前"), end) or "圈" in text[end : end + 6]:
        return True
    return not (_FOR_TIME.search(back[::-1]) or text.startswith("内办", end) or figure.unit.endswith("工作日"))
