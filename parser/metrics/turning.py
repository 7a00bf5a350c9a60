"""Rule *either*: where a passage turns to the years under review, or to the last of them.

``openings`` says of which passages the rule holds, and how far.
"""

from __future__ import annotations

import re

from parser.metrics.deeds import turns
from parser.metrics.periods import Clock, cue_at
from parser.metrics.status import Default
from parser.metrics.yearly import spans

OPENING = re.compile(
    r"(?:各位代表[！，：。]?|同志们[！，：]?|——|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|在|到|自|回顾|回首|回望|回眸|展望|我们|(?:[省市县区州盟旗]|自治[区州县])(?=第?[一二三四五六七八九十]{1,3}届)|(?:初步)?(?:预计|统计|核算|测算)，?|据(?:初步)?(?:统计|测算)，|(?:刚刚)?过去的(?=[12]\d{3}年))*"
)
"""What may stand before the time with which a sentence opens."""
_PLAN_YEARS = re.compile("(?:时期|期间|以来|的?[五5]年)")
_SENTENCE = re.compile("[。！：]")
_FIGURE = re.compile("\\d(?![\\d年届次周月日])|百分之")
_SUCH_YEARS = re.compile("这是[^。，；]{2,40}的[五5]年[。，：；]")
LEARNT = re.compile("体会|认识到|启示|经验")
"""What one learnt in the years, told behind what was done in them."""


def such_years(clock: Clock, mode: Default, text: str, at: int) -> Default | None:
    """The years under review, of which a sentence says what they were: 这是人民生活明显改善的五年。"""
    review = clock.review
    if review is None or mode.status != "actual" or _SUCH_YEARS.match(text, at) is None:
        return None
    return Default("actual", f"{review - 4}-{review}")


def years_at(clock: Clock, mode: Default, text: str, start: int) -> Default | None:
    """The years to which a sentence without figures turns: 本届政府任期的五年，发展环境充满挑战。"""
    opening = OPENING.match(text, start)
    match = cue_at(text, opening.end() if opening else start)
    if match is None or not (match["five"] or match["few"] or (match["plan"] and _PLAN_YEARS.match(text, match.end()))):
        return None
    sentence = text[start : text.find("。", start) + 1 or len(text)]
    period = clock.period(match, mode.period)
    if period is None or period.ahead or _FIGURE.search(sentence, match.end() - start) or LEARNT.search(sentence):
        return None
    return Default("actual", period.text) if spans(period.text) else None


def _year_at(clock: Clock, mode: Default, text: str, start: int) -> Default | None:
    """The year under review to which a sentence turns: 2021年，是本届政府任期的最后一年。"""
    opening = OPENING.match(text, start)
    match = cue_at(text, opening.end() if opening else start)
    if match is None or not match["year"] or not turns(text, match.end()):
        return None
    period = clock.period(match, mode.period)
    return Default("actual", period.text) if period and period.last == clock.review else None


def turned_to(clock: Clock, mode: Default, text: str) -> Default | None:
    """To what a paragraph without figures turns: from years to their last, from a year to the years."""
    at = _year_at if spans(mode.period) else years_at
    starts = (0, *(found.end() for found in _SENTENCE.finditer(text)))
    return next(filter(None, (at(clock, mode, text, start) for start in starts)), None)
