"""What is not the report: web and page furniture, front matter, a summary that repeats the opening."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import accumulate

from parser.report import Paragraph
from parser.text.normal import normal
from parser.text.vocabulary import table

SALUTATION = re.compile(r"^(?:各位(?:代表|委员|同志)|同志们|代表们|主席、各位|尊敬的)")
OPENING = re.compile(
    r"(?:我|现在).{0,12}(?:代表|受).{0,24}(?:政府|国务院|委员会|行政公署|委托).{0,60}(?:报告|汇报)|向大会.{0,6}(?:作|报告|提出)"
    r"|向[^，。]{4,30}会议.{0,6}(?:作|提出).{0,8}报告"
)
COVER_LINE = re.compile(
    r"报告|讲话|会议|大会|全会|通过|^.{0,16}(?:[省市县区州盟旗]长|主席|总理|主任|书记|专员)|年.{1,3}月|^[-—]{3}$|^[\u4e00-\u9fff]{2,3}$"
    r"|^(?:title|标题|来源|时间|正文|发文|发布|作者)"
)
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]+部分)"
)
_MISREAD = re.compile("[銆锛鐨鍜鍥涓鏈缁閫浠]")
"""How 。 and ， and the commonest words look then."""
_RUNNING_HEADS = ("政府工作报告", "《政府工作报告》")
_CONTENTS = ("目录", "目次")
_LEADERS = re.compile(r"[…·.．]{2,}\d{0,3}$|(?<=[\u4e00-\u9fff])（?\d{1,3}）?$")
_MAIN = re.compile("[一二三四五六七八九十]{1,3}、")
_PARTS = re.compile("(?:报告|汇报|讲|谈).{0,6}[分讲谈].{0,4}[二两三四五六七八九][个点](?:大?部分|方面|问题).{0,6}：$")
_LEAST_CONTENTS = 3
_LIKE = 10
"""A line of the contents is a heading's when they begin alike so far: titles are shortened in it."""
_RUNNING = re.compile("报告|文件|公报|会议|汇编")
_RUNNING_MAX = 50
_OFTEN = 3
MENU_RUN = 12
MENU_LINE = 30
MENU_LONG = 60
MENU_TEXT = 10
"""Paragraphs of the text that stand before an annex."""
_ANNEX = re.compile("附[件表][一二三四五1-5]?[：:]?")
_SMALL = 400
_ITEM = 14
"""Characters; a link below a page has fewer, an item of an annex more."""
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|ofd|wps|zip|rar)", re.I)
HEAD_MAX = 60
"""The report's text begins within this many paragraphs."""


@cache
def _patterns(where: str) -> re.Pattern[str]:
    parts = [row["pattern"] for row in table("furniture") if row["where"] == where]
    end = "" if where == "tail" else "$"
    return re.compile("^(?:" + "|".join(f"(?:{part})" for part in parts) + ")" + end)


def is_of_page(text: str) -> bool:
    """Whether a line above the text is one of the web page's own: 当前位置：首页>政府工作报告."""
    return _patterns("head").match(text) is not None


def text_begins(document: list[Paragraph]) -> int:
    """Index of the paragraph at which the report's own text begins.

    That is its salutation, its opening words, its first numbered heading or its first long paragraph.
    """
    start = max(front_matter(document), contents(document).stop)
    limit = min(len(document), start + HEAD_MAX)
    long = 0
    for index in range(start, limit):
        text = document[index].text
        if len(text) < 40 and SALUTATION.match(text) and not text.endswith("上"):
            return index
        long += len(text) > 70
        if long > 2:  # 各位代表！ in mid-text opens nothing
            break
    for index in range(start, limit):
        text = document[index].text
        if OPENING.search(text, 0, 80) or _NUMBERED.match(text):
            return index
        if len(text) > 70 and not _patterns("head").match(text):
            return index
    return 0


def cover_ends(document: list[Paragraph], begins: int) -> int:
    """Number of paragraphs of the cover: up to its last title, session, date or speaker, or to the salutation."""
    if begins < len(document) and SALUTATION.match(document[begins].text):
        return begins
    for index in range(begins, 0, -1):
        if COVER_LINE.search(document[index - 1].text):
            return index
    return 0


def front_matter(document: list[Paragraph]) -> int:
    """Number of paragraphs of YAML front matter at the document's start."""
    if not document or document[0].text.strip("-—") or len(document[0].text) < 3:
        return 0
    for index in range(1, min(len(document), 14)):
        if not document[index].text.strip("-—"):
            return index + 1
    return 0


_TEXT = re.compile(r"[^*#>_ \t\r\n]")
FIELD_MAX = 400
"""Characters of a field; a longer one is text."""
_FRONT_MATTER = re.compile(r"\ufeff?-{3,}[ \t]*\r?\n((?:[^\n]*\n){1,12}?)-{3,}[ \t]*\r?\n")


def front_fields(source: str, start: int) -> dict[str, str]:
    """The fields of YAML front matter before the document that starts at ``start``; none before a later document."""
    found = _FRONT_MATTER.match(source)
    if found is None or _TEXT.search(source, found.end(), start):
        return {}
    # without spaces, as the text of a paragraph is
    lines = ["".join(line.split()).partition(":") for line in found[1].splitlines()]
    return {key: normal(value.strip("\"'")) for key, colon, value in lines if colon and 0 < len(value) <= FIELD_MAX}


def is_furniture(document: list[Paragraph], begins: int) -> list[bool]:
    """For each paragraph, whether it is furniture; ``begins`` is where the text begins."""
    anywhere, head, tail = _patterns("anywhere"), _patterns("head"), _patterns("tail")
    found = [len(item.text) < 60 and anywhere.match(item.text) is not None for item in document]
    for index in range(front_matter(document)):
        found[index] = True
    for index, item in enumerate(document):
        if index < begins:
            found[index] |= head.match(item.text) is not None
        else:
            found[index] |= item.text in _RUNNING_HEADS or ("\ufffd" in item.text and is_damaged(item.text))
    for index in contents(document):
        found[index] = True
    _mark_summary(document, begins, found)
    _mark_menus(document, found)
    _mark_repeats(document, found)
    _mark_running_heads(document, begins, found)
    total = sum(len(item.text) for item in document)
    long = _long_behind(document)
    seen = 0
    for index, item in enumerate(document):
        seen += len(item.text)
        if (
            seen > total * 0.66
            and index > begins
            and long[index] < _SMALL
            and tail.match(item.text)
            and not _is_annexed(document, index)
        ):
            # No long run of text follows: a source line may stand before the glossary.
            found[index:] = [True] * (len(document) - index)
            break
    return found


def contents(document: list[Paragraph]) -> range:
    """The paragraphs of a table of contents before the text: lines behind 目录 that are printed again as headings, or,
    where it has no title, main headings that follow one another and are all printed again.
    """
    first = next((index for index, item in enumerate(document[:HEAD_MAX]) if item.text in _CONTENTS), None)
    if first is None:
        return _untitled_contents(document)
    if any(len(item.text) > 3 * HEAD_MAX for item in document[:first]):
        return range(0)
    later = {item.text[:_LIKE] for item in document[first + 1 :]}
    last = {item.text[:size]: at for at, item in enumerate(document) for size in range(_LIKE + 1)}
    """Which paragraph is the last that begins so."""
    stop = first + 1
    while stop < len(document):
        line = _LEADERS.sub("", document[stop].text)
        again = line[:_LIKE] in later and last.get(line[:_LIKE], 0) > stop
        if len(document[stop].text) > HEAD_MAX or not (again or line != document[stop].text):
            break
        stop += 1
    return range(first, stop)


def announced(document: list[Paragraph]) -> range:
    """The paragraphs that say what a report's parts will be, before any of them: 我的报告分四个部分：一、…；二、…."""
    limit = min(len(document), HEAD_MAX)
    for index in range(limit):
        if _PARTS.search(document[index].text):
            stop = index + 1
            while stop < limit and _MAIN.match(document[stop].text) and len(document[stop].text) < HEAD_MAX:
                stop += 1
            return range(index + 1, stop) if stop - index > 2 else range(0)
        if len(document[index].text) > 3 * HEAD_MAX:
            break
    return range(0)


def _is_annexed(document: list[Paragraph], index: int) -> bool:
    """Whether 附件 heads an annex, printed behind it, and not files to be fetched."""
    if not document[index].text.startswith("附件"):
        return False
    behind = document[index + 1 : index + 9]
    return sum(len(item.text) > _ITEM for item in behind) >= 3 and not any(_FILE.search(item.text) for item in behind)


def _untitled_contents(document: list[Paragraph]) -> range:
    start = 0
    for stop in range(min(len(document), HEAD_MAX) + 1):
        if stop < min(len(document), HEAD_MAX) and _MAIN.match(document[stop].text) and len(document[stop].text) < 60:
            continue
        if stop - start >= _LEAST_CONTENTS:
            listed = {_LEADERS.sub("", item.text)[:_LIKE] for item in document[start:stop]}
            again = {item.text[:_LIKE] for item in document[stop:] if _MAIN.match(item.text)}
            if len(listed) == stop - start and listed <= again:
                return range(start, stop)
        start = stop + 1
    return range(0)


def is_damaged(text: str) -> bool:
    """Whether a paragraph is UTF-8 that was once read as GBK: nobody can read it."""
    return len(text) > 8 and len(_MISREAD.findall(text)) > 0.04 * len(text)


def _mark_menus(document: list[Paragraph], found: list[bool]) -> None:
    """A long run of short, open lines is a menu or a list of links, not a report. Behind the title of an annex, below
    the text, it is a table laid out line by line.
    """
    run: list[int] = []
    long = annexed = 0
    for index in range(len(document) + 1):
        text = document[index].text if index < len(document) else ""
        long += len(text) > MENU_LONG
        if not annexed and long > MENU_TEXT and _ANNEX.fullmatch(text):
            annexed = index
            for at in run if len(run) >= MENU_RUN else ():
                found[at] = True
            run = []
        if 0 < len(text) < MENU_LINE and text[-1] not in "。！；，：" and not _NUMBERED.match(text):
            run.append(index)
            continue
        if len(run) >= MENU_RUN:
            # What stands just before the text may be its title and speaker.
            for at in run if index == len(document) else () if annexed else run[:-4]:
                found[at] = True
        run = []


def _mark_repeats(document: list[Paragraph], found: list[bool]) -> None:
    """A page that holds its report twice: the second printing is furniture."""
    seen: set[str] = set()
    repeats = []
    for index, item in enumerate(document):
        if len(item.text) > 60 and not found[index]:
            if item.text in seen:
                repeats.append(index)
            seen.add(item.text)
    if len(repeats) < 3 or len(repeats) < 0.5 * sum(len(item.text) > 60 for item in document[repeats[0] :]):
        return
    lines = {item.text for item in document[: repeats[0]]}
    again = set(repeats)
    start = repeats[0]
    while start > 0 and len(document[start - 1].text) <= 60 and document[start - 1].text in lines:
        start -= 1
    for index in range(start, len(document)):
        if index in again or document[index].text in lines:
            found[index] = True


def _mark_running_heads(document: list[Paragraph], begins: int, found: list[bool]) -> None:
    """An open line in the words of a title, printed three times or more word for word, is the head of each page."""
    lines = [index for index, item in enumerate(document) if len(item.text) < _RUNNING_MAX and not found[index]]
    times = Counter([document[index].text for index in lines])
    for index in lines:
        text = document[index].text
        if index >= begins and times[text] >= _OFTEN and text[-1] not in "。！？；，：" and _RUNNING.search(text):
            found[index] = True


def _long_behind(document: list[Paragraph]) -> list[int]:
    """For each paragraph, how many characters of long paragraphs follow it."""
    sizes = [len(item.text) if len(item.text) > 80 else 0 for item in document]
    return [*accumulate(reversed(sizes), initial=0)][-2::-1]


def _mark_summary(document: list[Paragraph], begins: int, found: list[bool]) -> None:
    """A summary (内容摘要) before the text: a long paragraph that repeats the opening."""
    for index in range(begins):
        text = document[index].text
        announced = index > 0 and "摘要" in document[index - 1].text[:6]
        if announced or (
            len(text) > 60
            and any(len(item.text) > 4 and item.text in text for item in document[index + 1 : begins + 2])
        ):
            found[index] = True
