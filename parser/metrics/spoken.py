"""What a text has spoken of, for figures whose own clause leaves out what they measure.

Rule *examples*: of 个体户、私营企业等非公有制经济 the noun after 等 is what is spoken of.
"""

from __future__ import annotations

import re

from parser.metrics.indicators import DEPENDENT, head, is_verb, measure_noun, noun_length, untimed, verb_of
from parser.metrics.tidying import tidy
from parser.metrics.words import bare, starts

ALONE = frozenset((*bare("alone"), ""))
GENERIC = frozenset(bare("generic"))
_SUCH = re.compile(
    "等(?![级候待])(?:一[批系]列?)?(?P<noun>(?!领域|行业|方面|关键|群体|人群|地区|地方|单位|部门|工作)[^，；。、\\d]{4,20})"
)
_SO_MANY = re.compile("^[\\d.]+[多余]?(?=[\u4e00-\u9fff]{2})")
"""A number without unit before those it counts: 带动近4000农户，户均增收2万元."""
_THOUGHT = re.compile(f"(?:{starts('thought')})$")
_AWARDED = re.compile(rf"^(?:被|获|荣)?(?:{starts('awarded')})(?=.{{2}})")
_SCHEME = re.compile(
    "(?<=[业济])(?:[三五]年)?(?:(?:倍增|提升|提质|增效|升级|培育|振兴|攻坚|促进|引领|突破)+(?:三年)?(?:行动|计划)+)$"
)
"""What is undertaken for a branch, and no part of it: 实施现代服务业倍增计划，确保增加值占比40%."""
_ALSO = re.compile(
    "(?P<noun>[\u4e00-\u9fff]{2,12}?)(?:也|又|还)(?:有所|大幅度?|大量|迅速|明显|不断|相应)?(?:增加|增长|提高|减少|下降|扩大)了?$"
)
"""What a clause says has moved as well."""
_RECKONED = re.compile("由于|(?:其中|不)?包括(?!在)|不含|不计|按|扣除|剔除|考虑|据|与|同上年|比上年|比去年")
"""How a clause begins that says how a figure was reckoned, or what is in it, and measures nothing."""
_CROPS = re.compile("粮食|夏粮|秋粮|小麦|玉米|水稻|棉花|油料|蔬菜|水果|烤烟|原煤|原油")
_URGED = re.compile("^(?:加大|强化|深化|优化|突出|狠抓|紧抓|完善|健全|做[大强精优实]|稳定|严格|严守|夯实|提升)(?=.{3})")
"""What a clause says is to be done to what it speaks of."""


class Spoken:
    """What the text has spoken of so far."""

    def __init__(self) -> None:
        self.subject = ""
        """The noun counted last in the clause at hand."""
        self.leads: list[str] = []
        """The clauses without a figure since the last one with."""
        self.verb = ""
        """The verb of doing that opened the last item of a list."""
        self.led = ""
        """The verb of change that opened it: 压减一般性支出23.5%、“三公”经费27.1%."""
        self.opening = ""
        """The short sentence without figures that opened the passage: 服装产业再上新水平。"""

    def begin(self) -> None:
        """A new sentence."""
        self.subject = self.verb = ""
        self.leads = []

    def spoken(self, opened: bool = True) -> str:
        """The noun that the last clause without figures speaks of, or else (``opened``) the passage's opening."""
        for text in (*reversed(self.leads), *(self.opening.split("，") if opened else ())):
            if _RECKONED.match(text) or text.endswith("的同时"):
                continue
            lead = _URGED.sub("", _AWARDED.sub("", head(text)))
            if 4 < len(lead) <= 30 and measure_noun(lead) not in ("", "产能"):
                return tidy(lead)
            if not lead:
                continue
            verb = verb_of(lead)
            thing = head(lead.removeprefix(verb)) if verb else lead
            length = noun_length(thing) or (len(thing) if len(thing) <= 10 else 0)
            noun = self._such(tidy(untimed(thing[:length])), thing[length:])
            noun = _SO_MANY.sub("", noun)
            if noun.endswith(("经济发展", "业发展")):
                noun = noun.removesuffix("发展")
            noun = noun.removesuffix("方面")
            if noun.endswith(("计划", "行动", "工程")):
                noun = _SCHEME.sub("", noun) or noun
            if (
                len(noun) > 1
                and not is_verb(noun)
                and noun not in ALONE
                and noun not in DEPENDENT
                and not _THOUGHT.search(noun)
            ):
                return noun
        return ""

    @staticmethod
    def _such(noun: str, rest: str) -> str:
        """Rule *examples*: of 个体户、私营企业和外资企业等非公有制经济 the noun after 等, or ``noun`` itself."""
        such = _SUCH.match(rest) if noun.count("、") and rest.startswith("等") else None
        what = such["noun"][: noun_length(such["noun"])] if such else ""
        return what if len(what) >= 4 and what not in GENERIC else noun

    def crop(self) -> str:
        """The crop that the last clauses without figures speak of."""
        for text in reversed(self.leads):
            found = _CROPS.findall(text)
            if found:
                return str(found[-1])
        return ""

    def moved_on(self) -> str:
        """A measure that a clause since the last row speaks of: 预算外资金也大幅度增加，一九八五年达到…"""
        for text in reversed(self.leads):
            lead = head(text)
            noun = tidy(lead[: noun_length(lead)])
            if 2 < len(noun) < len(lead) and measure_noun(noun):
                return noun
            if also := _ALSO.match(lead):  # 预算外资金也大幅度增加，一九八五年达到1430亿元
                return tidy(also["noun"])
        return ""
