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
from collections import Counter
from functools import cache

from parser.report import Paragraph, PassageKind
from parser.structure.headings import Mark
from parser.text.vocabulary import any_of, table, words

LEAD_MAX = 28
_INNER = re.compile(r"。([^，。；：！？、\d%]{3,17})(?=。)")
_FIGURE = re.compile(r"[\d百千万亿](?:(?<=\d)(?!G)|(?<!\d)分)")
_YEARS = re.compile(r"^(?:(?:过去|这|回顾)?[一二三四五六七八九十两几过去的这]{1,4}年(?:来|里|间)?|\d{4}年)")
_SAME_TIME = re.compile(r"[^，。：；、—─–－―-]{0,6}(?:年|年来|年间|年里|以来)，(?:我们|[我全本].|.{2})")
_FULL = 60
"""Characters of a paragraph that could open with a lead."""
_FEW = 0.3
"""Share of paragraphs that open with a lead; where fewer do, a lead may be chance."""
_NAME_MAX = 8
_NEAR = 8
"""Paragraphs from one to the next of those that begin alike: what is told at length takes a few more."""
_ALIKE_MAX = 66
"""Characters of a first sentence that begins as its neighbours do; more is no title."""
_YEAR_IS = re.compile(r"(?:\d{4}年|[今明去]年|这一年|.{0,8}时期)，?(?:既|也|又|正)?是")
_CLAIM = re.compile("是(?<![不就正都凡于但老一二三四五六七八九十]是)(?!非)|不(?:平凡|寻常|容易|简单)")
"""安全是发展的前提; 过去一年极不平凡: a sentence that says so is no title, which says what was or will be done."""
_PLANNED = re.compile(
    r"(?:(?:(?:今后|未来)[三四五]年|“[一二三四五六七八九十]{1,2}五”(?:时期|期间)?)[和及与、暨])?\d{4}年.{0,8}(?:要求|目标|思路|任务|部署|工作)"
    r"|.{2,6}[年届]的?政府工作$"
)
"""A line that plans: 2023年工作部署, 今后五年及2022年工作."""
_CLOSING = "。！？；：，、…,;:!?.》"
_PUNCTUATION = re.compile("[。！？；…]|：(?=.{0,2}$)|^.{0,2}：|：.*[\\d：](?!.*年)")
_HANZI = re.compile("[\u4e00-\u9fff]")
_DATE_OR_NAME = re.compile(
    r"^[（(]?(?:[\d一二三四五六七八九十〇○零]{2,4}年.{0,3}月.{0,4}日?.{0,2}|\d+|第?\d+页?|[-—]\d+[-—])[）)]?$"
)


@cache
def _words(use: str) -> re.Pattern[str]:
    found = [word for row in table("headings") if row["use"] == use for word in words(row["words"])]
    return re.compile(any_of(found))


def is_lead_in(text: str) -> bool:
    """Whether a line announces a list: 一年来，主要做了以下工作。"""
    return _words("lead-in").search(text) is not None


def turns(text: str) -> bool:
    """Whether a paragraph without a heading speaks of the whole again: 各位代表！, 五年来…, 我们也清醒地看到…."""
    return _words("turn").match(text) is not None


def is_top(text: str) -> bool:
    """Whether a line's words are those of a main heading: 2023年工作安排."""
    return _words("top").search(text) is not None or _PLANNED.match(text) is not None


def parallel_claims(document: list[Paragraph]) -> frozenset[str]:
    """How leads that say what something is begin and end, where three or more do alike: 这是…的五年。"""
    shapes: Counter[str] = Counter()
    for paragraph in document:
        stop = paragraph.text.find("。", 0, LEAD_MAX + 6)
        if stop > 6 and paragraph.text.find("是", 0, stop) > 0 and _CLAIM.search(paragraph.text, 0, stop):
            shapes[_shape(paragraph.text[:stop])] += 1
    return frozenset(shape for shape, count in shapes.items() if count >= 3)


def alike(document: list[Paragraph]) -> frozenset[int]:
    """The paragraphs that tell one after the other what was done in the same time: three or more, near one another,
    begin with the same words (一年来，我们…; 这一年，我们…), each with a sentence that a title can hold.
    """
    runs: dict[str, list[int]] = {}
    found: set[int] = set()
    for index, paragraph in enumerate(document):
        begins = None if paragraph.mark else _SAME_TIME.match(paragraph.text)
        if begins is None:
            continue
        run = runs.setdefault(begins.group(), [])
        if run and index - run[-1] > _NEAR:
            run.clear()
        run.append(index)
        fitting = [at for at in run if document[at].text.find("。", 0, _ALIKE_MAX) > 0]
        if len(fitting) >= 3 and 2 * len(fitting) > len(run):
            found.update(fitting)
    return frozenset(found)


def _shape(sentence: str) -> str:
    return sentence[:2] + sentence[-2:]


def lead(
    index: int, paragraph: Paragraph, claims: frozenset[str] = frozenset(), same: frozenset[int] = frozenset()
) -> Mark | None:
    """The lead sentence that opens the paragraph, if it has the shape of one. ``claims``: see ``parallel_claims``;
    ``same``: see ``alike``.
    """
    text = paragraph.text
    if paragraph.mark and paragraph.mark != "bullet":
        return None
    if index in same:
        stop = text.find("。") + 1
        alone = stop >= len(text)
        shared = text.find("，") + 1
        shared = 0 if text[shared] == "是" else shared + 2 * text.startswith("我们", shared)  # 这五年，是…的五年
        return Mark(index, 0, shared, stop, "alike", 0, "heading" if alone else "run-in", None, alone)
    stop = text.find("。", 0, LEAD_MAX + 6)
    bold = 3 < paragraph.bold < len(text) and paragraph.bold <= 60
    if bold:
        stop = paragraph.bold if stop < 0 or stop + 1 < paragraph.bold else stop + 1
    elif stop < 3:
        return None
    else:
        stop += 1
    first = text[: stop - 1]
    figure = _FIGURE.search(first) and "年" not in first[:6]
    if not bold and (figure or len(first) > LEAD_MAX or first.count("，") > 2):
        return None
    if first.count("“") > first.count("”") or first.count("《") != first.count("》"):
        return None  # 毛主席说过：“…。…”: the sentence goes on within the quotation
    if (_words("opening").match(first) or _YEAR_IS.match(first)) and not first.endswith("五年"):
        return None
    if not bold and _CLAIM.search(first) and _shape(first) not in claims:
        return None
    if not bold and not _YEARS.match(first) and "，" in first and len(first) > 22:
        return None
    return Mark(index, 0, 0, stop, "lead", 0, "run-in", None, stop >= len(text))


def lone_leads(document: list[Paragraph], kinds: list[PassageKind], firsts: dict[int, Mark]) -> list[int]:
    """The paragraphs whose short first sentence is chance: under its heading few others open with one, as where a
    report tells on and on, and it has not the form of a title.
    """
    found: list[int] = []
    full: list[int] = []
    for index in range(len(document) + 1):
        first = firsts.get(index)
        if index < len(document) and (first is None or first.rank is None):
            if kinds[index] == "body" and len(document[index].text) > _FULL:
                full.append(index)
            continue
        opened = [at for at in full if at in firsts]
        leads = [at for at in opened if firsts[at].style == "lead" and not document[at].bold]
        if leads and len(opened) < _FEW * len(full):
            found += [at for at in leads if not _has_title_form(document[at].text[: firsts[at].stop].rstrip("。"))]
        full.clear()
    return found


def _has_title_form(text: str) -> bool:
    """Whether a sentence says what is to be done (加强廉政建设), how things stand (社会事业全面进步) or only what it is
    about (建筑材料工业), as titles do.
    """
    if len(text) <= _NAME_MAX and "，" not in text:
        return True
    return _words("to do").match(text) is not None or text.endswith(_done())


@cache
def _done() -> tuple[str, ...]:
    return tuple([word for row in table("headings") if row["use"] == "done" for word in words(row["words"])])


def inner(index: int, paragraph: Paragraph, start: int) -> list[Mark]:
    """Lead sentences within a long paragraph, from ``start`` on."""
    text = paragraph.text
    if len(text) - start < 160:
        return []
    found = [match.span(1) for match in _INNER.finditer(text, max(0, start - 1))]
    kept: list[tuple[int, int]] = []
    opening = _words("opening")
    for at, (first, last) in enumerate(found):
        after = found[at + 1][0] if at + 1 < len(found) else len(text)
        if after - last >= 30 and not opening.match(text, first) and not _CLAIM.search(text, first, last):
            kept.append((first, last))
    # One short sentence is rhythm; several, each with its fuller text, are leads.
    if len(kept) < 2:
        return []
    return [Mark(index, first, first, last + 1, "lead", 0, "run-in", None, False) for first, last in kept]


def is_line(paragraph: Paragraph) -> bool:
    """Whether the paragraph has the shape of a heading that stands alone, unnumbered."""
    text = paragraph.text
    size = len(text)
    if not 3 <= size <= 44 or paragraph.mark == "table":
        return False
    marked = paragraph.mark.startswith("#") or paragraph.mark == "bold"
    if not marked and text[-1] in _CLOSING:
        return False
    if text[-1] in "：，、；,:;" or (_PUNCTUATION.search(text, 0, size - 1) and paragraph.mark[:1] != "#"):
        return False
    if (not marked or text[-1] == "。") and is_lead_in(text):
        return False
    if len(_HANZI.findall(text)) < max(3, size // 2) or _DATE_OR_NAME.match(text):
        return False
    if text.count("《") != text.count("》"):
        return False
    bare = text.strip('“”"！!。')
    if _words("whole").fullmatch(bare):
        return False
    match = _words("opening").match(text)
    return not (match and match.group().startswith(("各位", "同志")))


def speaks_on(paragraph: Paragraph) -> bool:
    """Whether an unmarked line begins as a sentence that goes on: 五年来，我们…."""
    text = paragraph.text
    return not paragraph.mark and "，" in text and _words("opening").match(text) is not None
