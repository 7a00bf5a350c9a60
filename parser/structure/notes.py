"""Notes, glossaries and annexes: where they stand in a document."""

from __future__ import annotations

import re
from functools import cache

from parser.report import Paragraph
from parser.text.vocabulary import any_of, table, words

MARKER = re.compile(
    r"^(?:[\[［〔【（(]?\^?注?(\d{1,3})[\]］〕】）)](?:[:：、.]?)|([①-⑳])|(\d{1,3})[.、．]|[（(]?(注\d{0,2})[：:、]|([*＊※]{1,3}))"
)
EXPLAINS = re.compile(r"^.{0,44}?(?:[：:—]|是?指|即|】|是)")
_CLOSES = re.compile("(?:让我们|我们要更加|更加紧密地?团结).{10,}[！。]$|谢谢大家")
_CLOSING_WORDS = ("让我们", "我们要更加", "更加紧密", "谢谢大家")
_NUMBER = re.compile(r"^\d{1,2}[.．、]")
_SECTION = re.compile("[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")
_REVISION = re.compile(r"^(?:在《?.{0,8}报告》?第|第)\d+页第?\d+行")


@cache
def _begins(annexed: bool = False) -> re.Pattern[str]:
    kinds = ("list",) if annexed else ("glossary", "annex")
    found = [word for row in table("notes") if row["kind"] in kinds for word in words(row["words"])]
    return re.compile(
        rf"^[（(【\[※＊*■●◆—-]*(?:附件?[一二三\d]?[：:、]?)?(?:资料：)?《?.{{0,14}}?(?:{any_of(found)}|修改\d+处)[）)】\]※＊*—-]*(?:（.{{0,14}}）)?[：:]?$"
    )


def is_begin(text: str) -> bool:
    """Whether a line is the title of notes, a glossary or an annex: 名词解释, 附件：1.有关注释."""
    return len(text) <= 40 and (_begins().match(_NUMBER.sub("", text)) or _begins(annexed=True).match(text)) is not None


def notes_begin(document: list[Paragraph], furniture: list[bool]) -> int:
    """Index of the first paragraph of the notes at the document's end; its length when there are none."""
    total = sum(len(item.text) for item in document)
    begins, lists = _begins(), _begins(annexed=True)
    seen = 0
    closed = False
    for index, item in enumerate(document):
        text = item.text
        if seen > total * 0.4 and len(text) <= 40 and not furniture[index] and begins.match(text):
            return index
        if closed and len(text) <= 40 and not furniture[index] and lists.match(text) and not _SECTION.match(text):
            return index
        if len(text) > 60 and seen > total * 0.5:
            # Looking for words first is quicker than the pattern is at saying no.
            closed = any(word in text for word in _CLOSING_WORDS) and _CLOSES.search(text) is not None
        seen += len(text)
    return _run_of_notes(document, furniture)


def _run_of_notes(document: list[Paragraph], furniture: list[bool]) -> int:
    """Notes without a heading: a run of explained markers or terms up to the end."""
    first = index = len(document)
    misses = 0
    while index > 0:
        index -= 1
        text = document[index].text
        if furniture[index]:
            continue
        if (MARKER.match(text) and _explained(text)) or text.startswith("【") or _REVISION.match(text):
            first, misses = index, 0
        elif first < len(document) and misses < 1 and len(text) < 200 and text[:1] not in "一二三四五六七八九（":
            misses += 1
        else:
            break
    count = sum(1 for item in document[first:] if MARKER.match(item.text) or item.text.startswith("【"))
    return first if count >= 3 and first > len(document) * 0.3 and _restarts(document, first) else len(document)


def _explained(text: str) -> bool:
    found = MARKER.match(text)
    return found is not None and EXPLAINS.match(text[found.end() :]) is not None


def _restarts(document: list[Paragraph], first: int) -> bool:
    """Whether the run counts from one, or its markers are called in brackets."""
    found = MARKER.match(document[first].text)
    if found is None:
        return document[first].text.startswith("【")
    return "".join(filter(None, found.groups()))[-2:] in ("1", "①", "注", "注1") or document[first].text[0] in "[〔【"
