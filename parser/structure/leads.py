"""Headings without a number: lines that stand alone, and lead sentences that open a paragraph.

- *line*: a short line without closing punctuation, with text after it; in bold, marked ``#``, or
  one of several like it in the document.
- *lead*: a short first sentence that names what the rest of the paragraph tells
  (服务好市场主体。), as its neighbours do; or a bold lead.
- *inner lead*: the same within a long paragraph that runs several leads together: no comma, no
  figure, a fuller sentence after each (精准促脱贫。).
"""

from __future__ import annotations

import re
from functools import cache

from parser.report import Paragraph
from parser.structure.headings import Mark
from parser.text.vocabulary import any_of, table, words

LINE_MAX = 44
LEAD_MAX = 28
LONG_MAX = 40
_CLAUSES_MAX = 22
_THANKS = re.compile("(?:感谢|谢意|敬意)[！!]?$")
_ARGUES = re.compile("，我们|必须|事关|关系到?|意义|离不开")
"""实施这两大战略，对于今后十五年的发展具有重要意义: why it is done, and no title of it."""
_SAYS_WHY = re.compile("，必须|打铁|事关|关系(?:到|(?=全局|人民|群众|千家|现代化|我))|至关重要|离不开|意义重大")
"""打铁还需自身硬: the same, where nothing else tells that it is none."""
_CALL = re.compile("(?:让我们|我们要).{0,30}紧密地?团结在")
_INNER = re.compile(r"。([^，。；：！？、\d%]{3,17})(?=。)")
_FIGURE = re.compile(r"[\d百千万亿](?:(?<=\d)(?!G)|(?<!\d)分)")
_NAMED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年")
_YEARS = re.compile(r"^(?:(?:过去|这|回顾)?[一二三四五六七八九十两几过去的这]{1,4}年(?:来|里|间)?|\d{4}年)")
_ALL_YEARS = re.compile(
    "(?:(?:过去|这)[一二三四五六七八九十几两]年|[三四五几]年来|“[一二三四五六七八九十]{1,2}五”时期)[，是]"
)
_YEAR_IS = re.compile(r"(?:\d{4}年|[今明去]年|这一年|.{0,8}时期)，?(?:既|也|又|正)?是")
CLAIM = re.compile("是(?<![不就正都凡于但老一二三四五六七八九十]是)(?!非)|不(?:平凡|寻常|容易|简单)")
"""安全是发展的前提; 过去一年极不平凡: a sentence that says so is no title, which says what was or will be done."""
_PLANNED = re.compile(
    r"(?:(?:(?:今后|未来)[三四五]年|“[一二三四五六七八九十]{1,2}五”(?:时期|期间)?)[和及与、暨])?\d{4}年.{0,8}(?:要求|目标|思路|任务|部署|工作)"
    r"|[^。：]{0,16}\d{4}年(?:各项|全年|全[省市县区州])工作[^，。：；]{0,12}$"
    r"|.{2,6}[年届]的?政府工作$|.{0,2}[做抓]好(?:\d{4}|今)年.{0,6}工作$"
)
"""A line that plans: 2023年工作部署, 今后五年及2022年工作, 扎实做好2012年工作."""
_CLOSING = "。！？；：，、…,;:!?.》"
_PUNCTUATION = re.compile("[。！？；…]|：(?=.{0,2}$)|^.{0,2}：|：.*[\\d：](?!.*年)")
_HANZI = re.compile("[\u4e00-\u9fff]")
_DATE_OR_NAME = re.compile(
    r"^[（(]?(?:[\d一二三四五六七八九十〇○零]{2,4}年.{0,3}月.{0,4}日?.{0,2}|\d+|第?\d+页?|[-—]\d+[-—])[）)]?$"
)


@cache
def title_words(use: str) -> re.Pattern[str]:
    """The words of one use, as ``knowledge/headings.tsv`` has them."""
    found = [word for row in table("headings") if row["use"] == use for word in words(row["words"])]
    return re.compile(any_of(found))


def is_lead_in(text: str) -> bool:
    """Whether a line announces a list: 一年来，主要做了以下工作。"""
    return title_words("lead-in").search(text) is not None


def turns(text: str) -> bool:
    """Whether a paragraph without a heading speaks of the whole again: 各位代表！, 五年来…, 我们也清醒地看到…."""
    return title_words("turn").match(text) is not None


def tells_of_years(text: str) -> bool:
    """Whether one of several dashed items tells of all the years: 这五年，是…的五年; 五年来，…."""
    return _ALL_YEARS.match(text) is not None


def is_top(text: str) -> bool:
    """Whether a line's words are those of a main heading: 2023年工作安排."""
    return title_words("top").search(text) is not None or _PLANNED.match(text) is not None


def shape(sentence: str) -> str:
    """How a sentence begins and ends."""
    return sentence[:2] + sentence[-2:]


def lead(index: int, paragraph: Paragraph, claims: frozenset[str], same: dict[int, int]) -> Mark | None:
    """The lead sentence that opens the paragraph, if it has the shape of one.

    ``claims``, ``same``: see ``parallel_claims`` and ``alike`` in ``neighbours``.
    """
    text = paragraph.text
    if paragraph.mark and paragraph.mark != "bullet":
        return None
    if index in same:
        stop = text.find("。") + 1
        alone = stop >= len(text)
        return Mark(index, 0, same[index], stop, "alike", 0, "heading" if alone else "run-in", None, alone)
    mark = _lead(index, paragraph, claims, LEAD_MAX, _CLAUSES_MAX)
    return None if mark is None or (not paragraph.bold and _is_fixed_part(text, mark.stop)) else mark


def long_lead(index: int, paragraph: Paragraph) -> Mark | None:
    """A lead sentence that is longer than most, for a paragraph among others that open with one."""
    if paragraph.mark or paragraph.bold:
        return None
    text = paragraph.text
    mark = _lead(index, paragraph, frozenset(), LONG_MAX, LONG_MAX) if title_words("to do").match(text) else None
    if mark is None or mark.alone or turns(text) or _is_fixed_part(text, mark.stop):
        return None
    first = text[: mark.stop]
    return None if _ARGUES.search(first) or is_lead_in(first) else mark


def says_why(text: str) -> bool:
    """Whether a sentence says why something is done, not what."""
    return _SAYS_WHY.search(text) is not None


def lone_sentence(index: int, paragraph: Paragraph, after: Paragraph) -> Mark | None:
    """A sentence on a line of its own, of whatever length, that the longer paragraph behind it tells at length."""
    text = paragraph.text
    if paragraph.mark or not 8 <= len(text) <= LINE_MAX or text.find("。") != len(text) - 1:
        return None
    if 2 * len(text) > len(after.text) or is_lead_in(text) or turns(text) or title_words("opening").match(text):
        return None
    return Mark(index, 0, 0, len(text), "lead", 0, "run-in", None, True)


def _is_fixed_part(text: str, stop: int) -> bool:
    """Whether a paragraph is one of those that every report has and none heads: thanks, what is amiss, the last call.

    ``stop``: where its first sentence ends; 思危方能居安。在充分肯定成绩的同时，… speaks of the whole again behind it.
    """
    if text[-1] != "。" and _THANKS.search(text, max(stop, len(text) - 20)):
        return True
    # Looking for the word first is quicker than the pattern is at saying no.
    return ("团结在" in text and _CALL.search(text) is not None) or turns(text[stop : stop + 20])


def _lead(index: int, paragraph: Paragraph, claims: frozenset[str], most: int, clauses: int) -> Mark | None:
    """``most``: characters of the sentence; ``clauses``: of one with a comma in it."""
    text = paragraph.text
    stop = text.find("。", 0, most + 6)
    bold = 3 < paragraph.bold < len(text) and paragraph.bold <= 60
    if bold:
        stop = paragraph.bold if stop < 0 or stop + 1 < paragraph.bold else stop + 1
    elif stop < 3:
        return None
    else:
        stop += 1
    first = text[: stop - 1]
    if not bold and (_holds_figure(first) or len(first) > most or first.count("，") > clauses // 10):
        return None
    if first.count("“") > first.count("”") or first.count("《") != first.count("》"):
        return None  # 毛主席说过：“…。…”: the sentence goes on within the quotation
    if (title_words("opening").match(first) or _YEAR_IS.match(first)) and not first.endswith("五年"):
        return None
    if not bold and CLAIM.search(first) and shape(first) not in claims:
        return None
    if not bold and says_why(first) and not title_words("to do").match(first):
        return None
    if not bold and not _YEARS.match(first) and "，" in first and len(first) > clauses:
        return None
    return Mark(index, 0, 0, stop, "lead", 0, "run-in", None, stop >= len(text))


def _holds_figure(text: str) -> bool:
    """Whether a sentence tells a figure; “2+1+X”产业支撑 holds none, nor does 办好2024年十件民生实事."""
    if "年" in text[:6] or not _FIGURE.search(text):
        return False
    bare = _NAMED.sub("", text)
    return _FIGURE.search(_YEAR.sub("", bare) if title_words("to do").match(text) else bare) is not None


def inner(index: int, paragraph: Paragraph, start: int) -> list[Mark]:
    """Lead sentences within a long paragraph, from ``start`` on."""
    text = paragraph.text
    if len(text) - start < 160:
        return []
    found = [match.span(1) for match in _INNER.finditer(text, max(0, start - 1))]
    kept: list[tuple[int, int]] = []
    opening = title_words("opening")
    for at, (first, last) in enumerate(found):
        after = found[at + 1][0] if at + 1 < len(found) else len(text)
        if after - last >= 30 and not opening.match(text, first) and not CLAIM.search(text, first, last):
            kept.append((first, last))
    # One short sentence is rhythm; several, each with its fuller text, are leads.
    if len(kept) < 2:
        return []
    return [Mark(index, first, first, last + 1, "lead", 0, "run-in", None, False) for first, last in kept]


def is_line(paragraph: Paragraph, most: int = LINE_MAX) -> bool:
    """Whether the paragraph has the shape of a heading that stands alone, unnumbered, of ``most`` characters."""
    text = paragraph.text
    size = len(text)
    if not 3 <= size <= most or paragraph.mark == "table":
        return False
    marked = paragraph.mark.startswith("#") or paragraph.mark == "bold"
    if not marked and text[-1] in _CLOSING:
        return False
    if text[-1] in "：，、；,:;" or (_PUNCTUATION.search(text, 0, size - 1) and paragraph.mark[:1] != "#"):
        return False
    if (not marked or text[-1] == "。") and is_lead_in(text) and not _PLANNED.match(text):
        return False
    if len(_HANZI.findall(text)) < max(3, size // 2) or _DATE_OR_NAME.match(text):
        return False
    if text.count("《") != text.count("》"):
        return False
    bare = text.strip('“”"！!。')
    if title_words("whole").fullmatch(bare):
        return False
    match = title_words("opening").match(text)
    return not (match and match.group().startswith(("各位", "同志")))


def speaks_on(paragraph: Paragraph) -> bool:
    """Whether an unmarked line begins as a sentence that goes on: 五年来，我们…."""
    text = paragraph.text
    return not paragraph.mark and "，" in text and title_words("opening").match(text) is not None
