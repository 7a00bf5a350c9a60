"""What stands before a figure that relates: ranks, shares, completion rates, comparisons, multiples.

Each function takes the text before a figure and gives the name in it apart from the relation.
"""

from __future__ import annotations

import re

from parser.metrics.indicators import tail
from parser.metrics.words import cue, lasts, starts

# completion: 完成年度投资计划的105.4% is how much of a plan was done, a row of its own.
_COMPLETION = re.compile(
    r"(?P<own>.*?)(?P<base>(?:占|为|达到?|完成|超额完成|相当于|是|实现|分别占|分别完成|分别为|仅|已|约)*(?:了|到)?"
    r"(?:全年|年度|市定|省定|年初|上级|省|市|县|国家|原定?|当年|下达的?|确定的?|预期|目标|本届政府|“[一-龥]{1,3}五”)*"
    rf"(?:{starts('whole')}))的?(?:约|近|超)?$"
)
_PLAN = re.compile("计划|预算|目标|任务|进度|概算|控制数|总投资|指标")
_OF_PLAN = re.compile("(?:占|为|完成|超额完成|达到|相当于)")
# share: 占一般公共预算支出的79.4% needs the subject before it.
_SHARE = re.compile(
    r"(?:^|(?<=[^侵独]))(?:仅|约|只|要|已|均|各|分别|大约|就|共|将|并)*占(?!地(?![区方级])|用|领|有|道|补)(?P<of>[^，；。]{0,24})$"
)
# rank: 居全省第八位: what is ranked stands before the verb, the field after it.
_HEAD = (
    r"(?:分别|均|都|只|仅|继续|稳|再次|连续|首次|一直|始终|跃|仍|已|由|从|并|总体|历史性|就|排名)*"
    rf"(?!占比)(?:{starts('rank')})"
)
_AT_END, _BEFORE_LAST = re.compile(_HEAD + "$"), re.compile(_HEAD + "(?=.$)")
_RANK_LAST = lasts("rank")
_FIELD_WORDS = frozenset(cue("field"))
_FIELD_PLACE = re.compile("[一-龥]{1,6}[省市县区州国盟]")
_LONGEST_WORD = 7
_FIELD = re.compile(
    r"(?:在)?(?:(?:省会|计划单列|副省级|同类|地级|沿海|重点|大中|参赛)城市|全[国省市县区州球盟]|中部|西部|东部|世界|省内|国内|(?:河[南北]|山[东西]|湖[南北]|广[东西]|江[苏西]|浙江|安徽|福建|四川|贵州|云南"
    r"|陕西|甘肃|青海|海南|辽宁|吉林|黑龙江)省?)(?:各?(?:地级)?[市县区州]|省[区市、]*+|同类城市|排名|排|城市|中|的|之|范围|内|前列)*$"
)
_STREAK = re.compile(r"(?:连续|已连续)[一二两三四五六七八九十\d]+(?:年|个月|次|届|个?年度|个?季度)$")
_SCOPE = re.compile("(?<=..)[在于]?(?:全[国省市县区州盟旗球]|世界|[中西东]部|[省国]内)(?:始终|继续|一直|连续)*$")
"""The field, when it stands before the verb: 综合实力全省排名第三."""
_AMONG = re.compile(
    r"在(?:[^，；。]{2,16}[中里]|(?:全[国省市]|同类|\d)[^，；。]{0,10}(?:城市|地区|行政区|[省市县区]))$"
)  # 在全省地级市中排名第一
# versus: 高于全省13.4个百分点 compares with another place or aim.
_OTHER = (
    r"(?:全国|全省|全市|全区|全州|全县|全盟|“[一-十]五”|平均|同期|目标|指标|预期|GDP|生产总值|经济增|水平|增速|增幅|收入|计划|地区|任务|规定|标准(?!的)|法定|承诺|城镇|城市|农村|居民"
    r"|[\u4e00-\u9fff]{2}[省市国州])"
)
_VERSUS = re.compile(
    r"(?P<own>.*?)(?P<how>(?:分别|均|都|又|仍|继续|较大幅度|大幅)*"
    r"(?<!不)(?:高于|高出|超过了?(?!.*的$)|快于|超出|超(?=[^，；。]{0,8}(?:目标|计划|预期|任务|预算))|好于|优于|领先于?|多于|大于|(?P<less>低于|慢于|少于|落后于?|小于))"
    rf"(?P<of>[^，；。]*?{_OTHER}[^，；。]{{0,6}}?))$"
)
_THAN = re.compile(
    r"(?P<own>.*?)(?P<how>(?:分别|均|都|又|仍|继续)*(?:比(?!重|例|上)|较(?!上|去))"
    rf"(?P<of>[^，；。]*?{_OTHER}[^，；。]{{0,6}}?)(?P<by>高出?|低|快|慢|多|少|高了|低了|快了))$"
)
_MORE = re.compile(
    "高于|高出|超过|超(?=[^，；。]{0,8}(?:目标|计划|预期|任务|预算))|快于|超出|好于|优于|领先|多于|大于|低于|慢于|少于|落后|小于"
)
_BY_LAST = frozenset("高出低快慢多少了")
_TIME = re.compile(
    r"上年|去年|同期|上[半年月]|年初|[\d]{2,4}年|前年|季度|“[一-龥]+五”|以前|期初|月|上届|历史|五年|三年|年均|过去|建国|解放|改革"
)
# multiple: 是一九四九年的四点二倍: how many times another year's or place's figure.
_MULTIPLE = re.compile(
    r"(?P<own>.*?)(?:将|约|已|预计|大约|分别|都|均|就|也|竟|接近|可以|可|能)*"
    r"(?:等于|相当于|达到|是|为|达|占|超过|只有|约为)(?P<of>[^，；。]{0,22})的$"
)


def rank_stem(left: str) -> tuple[str, str] | None:
    """What is ranked and in which field, or ``None`` when ``left`` holds no rank."""
    ranked = _ranked(left)
    if ranked:
        stem = _AMONG.sub("", _STREAK.sub("", left[: ranked[0]]))
        return (_SCOPE.sub("", stem) if stem else stem), left[ranked[1] :]
    found = _FIELD.search(left)
    if found:
        return _STREAK.sub("", left[: found.start()]), found.group()
    return None


def _ranked(left: str) -> tuple[int, int] | None:
    """Where the first verb of rank begins behind which there is only a field, and where that field begins."""
    best: tuple[int, int] | None = None
    for field in _fields(left):
        if left[field - 1 : field] in _RANK_LAST:
            pattern, end = (_AT_END, field) if field == len(left) else (_BEFORE_LAST, field + 1)
            found = pattern.search(left, 0, end)
            if found and (best is None or found.start() < best[0]):
                best = found.start(), field
    return best


def _fields(left: str) -> list[int]:
    """From where on ``left`` is nothing but words of a field, the last place first. Words are put together in very many
    ways (省, 市, 省会城市, any name of a place), of which none is gone through twice.
    """
    found = [len(left)]
    for at in range(len(left) - 1, -1, -1):
        if found[-1] - at > _LONGEST_WORD:
            break
        if any(_is_field_word(left, at, end) for end in found if end - at <= _LONGEST_WORD):
            found.append(at)
    return found


def _is_field_word(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    return word in _FIELD_WORDS or word.isdecimal() or _FIELD_PLACE.fullmatch(word) is not None


def completion(left: str) -> tuple[str, str] | None:
    """The name before a completion rate and the plan it refers to."""
    if not _PLAN.search(left):
        return None
    found = _COMPLETION.match(left)
    if (
        not found
        or not found["base"]
        or "占" in found["own"]
        or not (left.endswith("的") or _OF_PLAN.match(found["base"]))
    ):
        return None
    return found["own"], found["base"]


def share(left: str) -> tuple[str, str] | None:
    """The name before 占 and what the share is of."""
    if "占" not in left:
        return None
    end = tail(left)
    found = _SHARE.search(end.stem)
    return (end.stem[: found.start()], "占" + found["of"].rstrip("的")) if found else None


def versus(left: str) -> tuple[str, str, str] | None:
    """The name before a comparison with another place or aim, the comparison, and its direction."""
    end = left.rstrip("了约近")
    found = _VERSUS.match(end) if _MORE.search(end) else None
    if found:
        return found["own"], found["how"], "down" if found["less"] else "up"
    found = _THAN.match(end) if end[-1:] in _BY_LAST else None
    if not found or _TIME.search(found["of"]):
        return None
    return found["own"], found["how"], "down" if found["by"][0] in "低慢少" else "up"


def multiple(left: str) -> tuple[str, str] | None:
    """The name before 是…的N倍, and of what."""
    end = left.rstrip("约近")
    if not end.endswith("的"):
        return None
    found = _MULTIPLE.match(end)
    return (found["own"], found["of"]) if found else None
