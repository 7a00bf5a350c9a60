"""What was done over the years of a review, told beside how things stood in one of them.

Rule *deed*: 2012年，农民人均纯收入达到8993元。… 建设寄宿制学校56所: a sentence that gives how things stood in a
year dates what stands in later ones as well; but what was built, added, solved or spent is of the years under review.
Where the passage tells of the year itself (刚刚过去的2020年，我们…; 比上年增长8%), what was done was done in it.
Vocabulary: ``knowledge/cues.tsv``, kinds ``doing``, ``ofayear`` and ``passage``.
"""

from __future__ import annotations

import re

from parser.metrics.words import starts

_BEFORE = re.compile(
    "^(?:全[市省县区州国盟旗]|[我本][市省县区州]|重新|共计|先后|累计|总共|共|已|又|还|再|并|新|相继|连续|成功|顺利|圆满|全面|积极|妥善|有效|持续|扎实|基本|其中|以及|另)*"
)
_DOING = re.compile(starts("doing"))
_OF_A_YEAR = re.compile(starts("ofayear"))
"""By these the measure of a year may be told as well: 完成进出口总额39.5亿美元, 接待游客2656万人次."""
_WORKED = re.compile("^完成[^，；。]*(?:造林|改造|治理|搬迁|绿化|安置|整治|修复|移民|植树|改厕|拆迁)[^，；。、]{0,4}$")
_SPENT = re.compile("^(?:总?投资|投入|筹集|安排|落实|(?:直接)?融资)[^，；。]{0,8}$")
_REACHED = ("达", "达到", "为", "到", "至", "在", "占", "突破", "超过", "超")
"""How a clause ends that tells how things stand: 规划面积达1061平方公里."""
_SUMMED = re.compile("累计|先后|共(?:有|计)?(?:完成|投入|新增|实现|引进|建成|发放|解决|争取|实施)")
_ADDED = re.compile("新增|净增")
_OUT = re.compile("[^，；。]{0,14}(?:脱贫|摘帽|出列|实现就业|再就业|饮水|喜迁|入住)")
"""What people came to, behind their number: 101.8万农村贫困人口脱贫."""
_PASSAGE = re.compile(f"，?(?:{starts('passage')}|在[^，。]{{2,30}}下|是(?!.{{1,12}}倍))")
_YEAR_BEFORE = re.compile(
    "同比|[比较](?:上|去|前)年|(?<!年均)(?<!平均)(?<!分别)(?:增长|下降)(?:分别)?[约近]?[\\d.]+[%％]"
)
_YEARS_BEFORE = re.compile(
    "[比较是与为][^，。；]{0,4}(?:20\\d\\d|19\\d\\d|[一二三四五六七八九十]{4})年|五”|[比较][三四五]年前|翻[了一两]|年均|平均"
)


def turns(text: str, at: int) -> bool:
    """Whether what follows a year at ``at`` turns to it, and tells no level of it: 2020年，面对…; 2020年是…"""
    return _PASSAGE.match(text, at) is not None


def of_its_year(text: str, at: int) -> bool:
    """Whether a sentence whose opening names a year, and goes on at ``at``, begins a passage that is of the year."""
    if turns(text, at):
        return True
    stop = text.find("。", at)
    sentence = text[at : stop if stop >= 0 else len(text)]
    return _YEAR_BEFORE.search(sentence) is not None and _YEARS_BEFORE.search(sentence) is None


def done(text: str, start: int, at: int, behind: int) -> bool:
    """Whether the figure from ``at`` to ``behind``, in a sentence from ``start`` on, counts what was done."""
    begins = max(text.rfind(mark, start, at) for mark in "，；：") + 1
    clause = text[max(begins, start) : at]
    if _SUMMED.search(clause) or _ADDED.search(clause) or _OUT.match(text, behind):
        return True
    bare = clause[_BEFORE.match(clause).end() :]  # type: ignore[union-attr]
    if _SPENT.match(bare) or _WORKED.match(bare):
        return True
    return _DOING.match(bare) is not None and _OF_A_YEAR.match(bare) is None and not clause.endswith(_REACHED)
