"""Reports made by hand for the tests of the screen: what the parser makes of a text is not their matter.

A line is a paragraph. ``=`` begins a cover line, ``#`` and ``##`` headings, ``*lead*`` a run-in, ``~lead~`` a point;
``<KIND INDICATOR|FIGURE>`` a figure: ``v`` a value, ``+`` a rise, ``-`` a fall, ``t`` a target, ``k`` a rank.
"""

from __future__ import annotations

import re
from decimal import Decimal

from parser.report import (
    Cover,
    Known,
    Metric,
    Paragraph,
    Passage,
    Place,
    PlaceLevel,
    Quantity,
    Report,
    Section,
    Source,
)

KAIFENG = """=2020年开封市政府工作报告
各位代表：现在，我代表市人民政府，向大会报告工作，请予审议，并请各位政协委员和其他列席人士提出意见。
#一、2019年工作回顾
刚刚过去的一年，是全市人民深受鼓舞、倍感振奋的一年。全市生产总值增长<+ 生产总值|7.5%>，一般公共预算收入完成<v 一般公共预算收入|154.86亿元>，增长<+ 一般公共预算收入|8.1%>；PM2.5平均浓度下降<- PM2.5平均浓度|6.6%>，社会消费品零售总额居全省<k 社会消费品零售总额|第1位>。[/]粮食总产量稳定在<v 粮食总产量|61.8亿斤>，市场主体[5%]以上。
##（一）打好攻坚补短板
*精准促脱贫*。坚持把脱贫攻坚作为头等大事和第一民生工程，全年投入财政专项扶贫资金<v 财政专项扶贫资金|5.9亿元>，实现<v 脱贫人口|2.9万人>脱贫、<v 贫困村退出|73个>贫困村退出，贫困发生率降至<v 贫困发生率|0.32%>。
*铁腕治污染*。强力推进“三散”治理，完成<v “双替代”|18.6万户>“双替代”；城市水体全部消除劣五类。
##（二）改善民生增福祉
*优先发展教育事业*。推进优质教育资源倍增工程，出台《中小学幼儿园规划建设条例》，新建、改扩建中小学幼儿园<v 新建、改扩建中小学幼儿园|69所>，新增学位<v 新增学位|1.8万个>，补充师资<v 补充师资|2900人>；实行市区公办小学课后延时服务，中小学教师“一补两贴”全部发放到位，启动农村教师周转宿舍和保障性住房规划建设。
*优化医疗卫生服务*。打造城市15分钟院前急救黄金圈；公立医院全面实施药品零差价销售；“两癌”“两筛”超额完成省定任务；人均基本公共卫生服务经费补助标准提高到<v 基本公共卫生服务经费补助标准|60元>；城乡居民医保财政补助标准提高到<v 医保财政补助标准|520元>。
#二、2020年工作安排
今年政府工作的总体要求是：坚持稳中求进工作总基调，确保全面建成小康社会。主要目标是：生产总值增长<t 生产总值|7.2%>，城镇新增就业<t 城镇新增就业|6万人>，居民消费价格涨幅控制在<t 居民消费价格涨幅|3%>左右。
##（一）全力打好三大攻坚战
我们要重点抓好三件事。~一是决战决胜脱贫攻坚~。剩余<t 贫困人口脱贫|5700人>贫困人口全部脱贫，巩固“两不愁三保障”成果；~二是坚决打好污染防治攻坚战~。PM2.5平均浓度控制在<t PM2.5平均浓度|60微克/立方米>以内；~三是防范化解重大风险~。守住不发生区域性风险的底线。
##（二）办好民生实事
新建、改扩建中小学幼儿园<t 新建、改扩建中小学幼儿园|50所>，新增学位<t 新增学位|3万个>。改造老旧小区<t 改造老旧小区|227个>，惠及群众<t 惠及群众|2.8万户>。
各位代表！让我们更加紧密地团结在以习近平同志为核心的党中央周围，不忘初心、牢记使命，为决胜全面建成小康社会而努力奋斗！
"""

MINQUAN = """=政府工作报告
#一、2020年及“十三五”工作回顾
2020年，全县生产总值完成<v 生产总值|275.5亿元>；固定资产投资增长<+ 固定资产投资|1.8%>；一般公共预算收入完成<v 一般公共预算收入|11.3亿元>。
##（一）疫情防控扎实有效
*扛牢疫情防控政治责任*。成立指挥部，<v 乡镇（街道）|19个>乡镇（街道）成立了防控组织。
#二、2021年工作安排
地区生产总值增长<t 地区生产总值|8%>以上。
"""

_MARKED = re.compile(r"<([v+\-tk]) ([^|]+)\|([^>]+)>|([*~])([^*~]+)\4")


def build(
    name: str,
    marked: str,
    place: str,
    level: PlaceLevel,
    year: int,
    date: str | None = None,
    speaker: str | None = None,
    times: int = 1,
) -> Report:
    """A report from marked text; ``times`` repeats its body, for long ones."""
    head, _, body = marked.partition("\n")
    text = ""
    passages: list[Passage] = []
    sections: list[Section] = []
    metrics: list[Metric] = []
    counts: list[int] = []

    def section(level: int, number: str, title: str, kind: str, start: int, end: int) -> None:
        del counts[level:]
        counts.extend([0] * (level - len(counts)))
        counts[level - 1] += 1
        ids = [str(count) for count in counts]
        parent = ".".join(ids[:-1]) or None
        sections.append(Section(".".join(ids), parent, level, number, title, kind, start, end, end))  # type: ignore[arg-type]

    for line in [head, *(body.rstrip("\n").split("\n") * times)]:
        kind = {"=": "cover", "#": "heading"}.get(line[0], "body")
        hashes = len(line) - len(line.lstrip("#"))
        line = line.lstrip("=#")
        start = len(text)
        plain, figures, leads, at = "", [], [], 0
        for found in _MARKED.finditer(line):
            plain += line[at : found.start()]
            if found[1]:
                figures.append((found[1], found[2], found[3], start + len(plain)))
                plain += found[3]
            else:
                leads.append((found[4], found[5], start + len(plain)))
                plain += found[5]
            at = found.end()
        plain += line[at:]
        text += plain + "\n"
        if hashes:
            number = re.match(r"[^、）]*[、）]", plain)
            mark = number[0] if number else ""
            section(hashes, mark, plain[len(mark) :], "heading", start, start + len(plain))
        depth = next((s.level for s in reversed(sections) if s.kind == "heading"), 0)
        for sign, lead, where in leads:
            cut = 2 if sign == "~" else 0
            section(depth + 1, lead[:cut], lead[cut:], "point" if sign == "~" else "run-in", where, where + len(lead))
        for sign, indicator, figure, where in figures:
            inner = max((s for s in sections if s.start <= where), key=lambda s: s.start, default=None)
            metrics.append(_metric(sign, indicator, figure, where, inner, text, plain, start, year))
        heading = max((n for n, s in enumerate(sections) if s.kind == "heading"), default=None)
        paragraph = Paragraph(plain, ((0, start, start + len(plain)),))
        passages.append(Passage(kind, paragraph, heading))  # type: ignore[arg-type]
    closed = []
    for number, each in enumerate(sections):
        after = (s.start for s in sections[number + 1 :] if s.level <= each.level)
        closed.append(
            Section(
                each.id, each.parent, each.level, each.number, each.title, each.kind, each.start, each.end,
                next(after, len(text)),
            )
        )  # fmt: skip
    cover = Cover(head.lstrip("="), "government-work-report", Place(place, level), year, date, None, speaker)
    source = Source(f"{name}.txt", text)
    return Report(f"{name}#1", source, 0, len(text), cover, tuple(closed), tuple(metrics), tuple(passages))


def _metric(
    sign: str, indicator: str, figure: str, at: int, inner: Section | None, text: str, plain: str, start: int, year: int
) -> Metric:
    number = re.search(r"[\d.]+", figure)
    assert number
    unit = figure[number.end() :]
    change = sign in "+-" or (sign == "t" and unit == "%")
    kind = "rate" if change else "rank" if sign == "k" else "share" if unit == "%" else "amount"
    way = {"+": "up", "-": "down", "t": "up"}.get(sign) if change else None
    quantity = Quantity(at, at + len(figure), figure, Decimal(number[0]), unit, None, None, kind, way)  # type: ignore[arg-type]
    ends = [start + found.start() for found in re.finditer("[。；]", plain)]
    first = max((end + 1 for end in ends if end < at), default=start)
    last = min((end + 1 for end in ends if end >= at), default=start + len(plain))
    status = "target" if sign == "t" else "actual"
    period = str(year if sign == "t" else year - 1)
    return Metric(
        inner.id if inner else None, indicator, first, last, status, period,
        None if change else quantity, None, quantity if change else None, known=Known("said", "inferred", "inferred"),
    )  # type: ignore[arg-type] # fmt: skip


def kaifeng(times: int = 1) -> Report:
    """A prefecture's report with every kind of figure, run-ins, points, and text that markup would choke on."""
    return build("kaifeng-2020", KAIFENG, "开封市", "prefecture", 2020, "2020-01-16", "高建军", times)


def minquan() -> Report:
    """A county's, short."""
    return build("minquan-2021", MINQUAN, "民权县", "county", 2021, "2021-03-30", "张团结")
