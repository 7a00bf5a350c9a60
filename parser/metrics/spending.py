"""What money is for, which stands behind it.

Rule *spent-on*: 投入26.6亿元改善办学条件, 投资3000万元，建设1500个农家书屋, 安排1亿元用于职业技能培训.
"""

from __future__ import annotations

import re

from parser.metrics.figures import Figure
from parser.metrics.indicators import DEPENDENT, is_verb, join, noun_length, phrase, verb_of
from parser.metrics.row import Rows
from parser.metrics.tidying import tidy
from parser.metrics.words import starts

_IDLE = re.compile("^(?:完成|实施|加快|推进)|了$")
"""What of a verb says nothing of what was done."""
_DONE_WITH = re.compile(
    rf"[，、](?:用于)?(?:先后|共|累计|集中)?(?P<verb>(?:{starts('doing')}、)?(?:{starts('doing')}|完善|加强和?完善|加强|改善|优化|健全|加快|推进)+)(?:了|各类)?(?:一批|一系列)?(?:[\d.,多余]+[万亿]?[个家座条所项套处台公里米亩户件人名]+)?"
    r"(?P<noun>(?![一二三四五六七八九十百])[\u4e00-\u9fff“”]{2,24})"
)
_LIST_WITH = re.compile(
    rf"，(?:先后|共|累计|集中)?(?P<verb>{starts('doing')}|加快|推进)(?:了)?(?:[^，；。、\d]{{2,14}}、)+[^，；。、\d]{{2,14}}(?<![中高初])等[\d.]+[个家座条所项套处件]"
    r"(?P<noun>[\u4e00-\u9fff“”]{2,24})"
)
"""What the money is for is a list, with the noun that counts it: 投资8亿元，完成甲路、乙路等10条道路改造提升."""
_SORTS = re.compile("[一二三四五六七八九十]+(?:大类|大|类|个方面)$")
_REST = re.compile("[^，；。\\d]{2,36}(?=[，；。])")
_EXAMPLES = re.compile("[^，；。\\d]{2,60}(?<![中高初])等(?![级候待])(?P<noun>[^，；。、\\d]{3,24})")
_FOR = re.compile("(?:主要|全部|专项|重点)?用[于来](?P<what>[^，；。、\\d]{2,24})")
_BUILT_WITH = re.compile(
    r"，(?P<noun>[\u4e00-\u9fff“”]{3,16}?)(?:成效|主体|已?基本|全部|全面|顺利|正式|如期|已?建成|竣工|完工|开工|投入使用|投用|通车)"
)
_THINGS = re.compile(r"、[\d.,多余万亿]+[个家项座条所处](?P<noun>[^，。；、]{2,20})")
_DOES = re.compile(r"了?[\d.,多余]+[万亿]?[个家项座条所处件公里米平方亩]+(?P<noun>[^，。；、\d]{2,24})")
_SPENDING = {
    "投资": "投资",
    "总投资": "投资",
    "完成投资": "投资",
    "投入": "投入",
    "投入资金": "投入",
    "安排": "资金",
    "安排资金": "资金",
    "筹集": "资金",
    "筹集资金": "资金",
    "筹资": "资金",
    "拨付": "资金",
    "下拨": "资金",
    "落实资金": "资金",
}
_GIVEN = re.compile("(?:安排|拨付|下拨|筹集|筹措|落实)(?:财政|专项|补助)?(?:资金)?[了约近]?$")
_FUNDS = frozenset(("资金", "专项资金", "财政资金", "补助资金"))


class Spending(Rows):
    """Names amounts of money by what they are for."""

    def _all_of(self, ahead: re.Match[str]) -> str:
        """What was done with the money: all of a list without figures (完成甲路、乙路翻新), of examples their noun."""
        noun, end = ahead["noun"], ahead.end()
        if noun.endswith("的"):
            return ""  # 加快自治区确定的170项重点项目建设
        if self.text[end : end + 1] == "、":
            if such := _EXAMPLES.match(self.text, end):
                noun = such["noun"]
            elif rest := _REST.match(self.text, end):
                noun += rest.group()
        return tidy(noun[: noun_length(noun, True)])

    def spent(self, stem: str, right: str, figure: Figure) -> str | None:
        """Rule *spent-on*, of an amount of money: 投入26.6亿元改善办学条件, 总投资638亿元、128个重点项目."""
        ahead_of = len(right)
        right = _SORTS.sub("", right.removesuffix("等"))  # 投入182.5亿元实施十大类33项民生实事
        verb = verb_of(stem)
        bare = stem.removeprefix(verb) if verb and stem.removeprefix(verb) in DEPENDENT else stem
        if right == "" and bare in _SPENDING and not self.namer.leads and len(self.rows) == self.segment:
            if listed := _LIST_WITH.match(self.text, figure.tail):
                what = tidy(listed["noun"][: noun_length(listed["noun"], True)])
                return (_IDLE.sub("", listed["verb"]) + what + _SPENDING[bare]) if what else None
            ahead = _DONE_WITH.match(self.text, figure.tail)  # 投资3000万元，建设1500个农家书屋
            if ahead is None and (built := _BUILT_WITH.match(self.text, figure.tail)):
                return tidy(built["noun"]) + _SPENDING[bare]  # 投资4500万元，月明河桥主体基本完工
            what = self._all_of(ahead) if ahead else ""
            verb = _IDLE.sub("", ahead["verb"]) if ahead else ""
            return f"{verb}{what}{_SPENDING[bare]}" if ahead and len(what) > 1 else None
        if meant := _FOR.match(right):  # 投入2.7亿元用于农村饮水安全工程
            given = _GIVEN.search(self.text, max(0, figure.head - 8), figure.head)
            what = tidy(meant["what"][: noun_length(meant["what"], True)])
            if len(what) > 1 and (given or bare in _SPENDING or stem in _FUNDS):
                return what + (_SPENDING.get(bare) or "资金")
        if (
            is_verb(right.removesuffix("了"))
            and bare in _SPENDING
            and (done := _DOES.match(self.text, figure.tail + ahead_of))
        ):
            noun = tidy(done["noun"][: noun_length(done["noun"], True)])  # 投资8.8亿元实施157个社会事业建设项目
            return noun + _SPENDING[bare] if len(noun) > 1 else None
        if right == "" or right[0] == "、":
            found = _THINGS.match(self.text, figure.tail) if bare in DEPENDENT else None
            if found is None:
                return None
            noun = found["noun"][: noun_length(found["noun"])]
            return join(tidy(noun), bare) if len(noun) > 1 else None
        if bare not in _SPENDING or right[0] in "，；：。）的":
            return None
        what = tidy(phrase(right, 0))
        return what + _SPENDING[bare] if len(what) >= 4 else None
