"""The cover: title, place, date, meeting and speaker, where the text says so."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from parser.report import Cover, Paragraph, Place, ReportKind, Source
from parser.structure import dates, furniture, places
from parser.structure.documents import is_title
from parser.structure.furniture import front_fields, front_matter, is_of_page, text_begins
from parser.structure.speakers import find_speaker
from parser.structure.years import is_web_date, year_and_date
from parser.text.normal import normal
from parser.text.vocabulary import any_of, table, words

_CN = "[一二三四五六七八九十〇○零百\\d]{1,4}"
_MEETINGS = (
    re.compile(
        rf"((?:[\u4e00-\u9fff]{{2,20}}?)?第?{_CN}届(?:全国)?(?:人民代表大会|人大)(?:常务委员会|常委会)?第?{_CN}次(?:全体)?会(?:议|(?=上)))"
    ),
    re.compile(r"在([^。，]{4,50}?(?:会议|大会|全会))上"),
)
_OPENING_MEETING = re.compile("[向在]([\u4e00-\u9fff]{0,12}第.{1,4}届.{2,20}?会议)")
_NO_TITLE = re.compile("^工作报告$|点击|查阅|出席|摄$|作.{0,8}《?政府工作报告|作.{0,12}工作报告》?$|的通知$")
_FIELD = re.compile(r"^(title|标题|名称|报告人|发文单位|发布机构)：(.+)$")
_TITLE_HEAD = re.compile(r"^(?:原标题：|来源：.{2,10}网(?=.{0,16}报告)|[（(][^）)\d]*\d[^）)]*[）)])")
_TITLE_TAIL = re.compile(
    r"\[\^?\d{1,2}\]$|[（(【](?:[^（(]|(?<=[）)】])[（(])*[）)】]$|[—－―─-]{1,2}.*$|(?<=报告)(?:19|20)\d\d年\d.*$"
)
_DASHED = "—－―─-"
_SELF = re.compile(r"([我全])([省市县区州盟旗国])(?!域)")
_NATION = re.compile("代表国务院|國務院|国务院总理|全国人民代表大会|全國人民代表大會|受国务院")
_REPRESENTS = re.compile(r"代表(?!大会)([\u4e00-\u9fff]{2,24}?)(?:第.{1,4}届)?(?:人民)?政府")
_OWN_KIND = re.compile("代表(自治区|省|市|州|盟|县|区|旗)(?:人民)?政府")
_DIGEST_BODY = re.compile(r"《?政府工作报告》?(?:中)?(?:提出|指出|显示|明确|强调)|作政府工作报告时(?:指出|说)")
_SPEECH_BODY = re.compile(r"^同志们[：:，！]")
_OF_OTHERS = re.compile("常委会|常务委员会|人民法院|人民检察院|政协")
_CAPTION = re.compile(r"<!--(.{4,120}?)-->", re.S)


@cache
def _uses(use: str) -> re.Pattern[str]:
    return re.compile(any_of([word for row in table("cover") if row["use"] == use for word in words(row["words"])]))


def read_cover(source: Source, document: list[Paragraph]) -> Cover:
    """What the document says of itself; ``None`` where it does not."""
    begins = text_begins(document)
    fields = front_fields(source.text, document[0].start)
    lines: list[str] = []
    front = front_matter(document)
    for text in [text for paragraph in document[:begins] for text in _printed(paragraph)]:
        field = _FIELD.match(text)
        if field:
            if len(field[2]) <= furniture.FIELD_MAX:
                fields.setdefault("title" if field[1] == "名称" else field[1], field[2])
        elif len(text) <= 90 and "摄" not in text[-4:]:
            lines.append(text)
    opening = [paragraph.text[:160] for paragraph in document[begins : begins + 2]]
    captions = _captions(source.text, document, begins)
    title, title_line = _title(document[max(front, 0) : begins], fields)
    named = [text for text in (title_line, fields.get("title"), fields.get("标题")) if text]
    heads = [*named, *lines, *[caption for caption in captions if "报告" in caption and "会议" in caption]]
    printed, named_in = ("".join(line for line in some if not is_web_date(line)) for some in (lines, named))
    at_opening = "".join(_OPENING_MEETING.findall("".join(opening)))
    meeting = _meeting(printed) or _meeting(named_in) or _meeting(at_opening) or _meeting("—".join(captions))
    year, date = year_and_date(heads, lines, meeting, "".join(opening), document)
    speaker = find_speaker(lines, fields, title, captions)
    # Opening words name other places, too; only 我代表…人民政府 tells whose report it is.
    own = [found[0] for text in opening for found in (_NATION.search(text), _REPRESENTS.search(text)) if found]
    official = [*lines, fields.get("报告人", ""), fields.get("发文单位", ""), *own, *captions]
    kind = next((found[1] for text in opening if (found := _OWN_KIND.search(text))), "")
    place = _place(named, official, kind, year, document)
    return Cover(title, _kind(title, opening, document), place, year, date, meeting, speaker)


def _printed(paragraph: Paragraph) -> list[str]:
    """What the paragraph prints: itself, or the cells of a table's row (名称：…; 发布日期：…)."""
    if paragraph.mark != "table":
        return [paragraph.text]
    return [cell for cell in paragraph.text.strip("|").split("|") if cell.strip("-")]


def _captions(text: str, document: list[Paragraph], begins: int) -> list[str]:
    """What the page says under its pictures, which Markdown keeps as comments: 省长某某作政府工作报告."""
    end = document[min(begins, len(document) - 1)].start
    found = _CAPTION.findall(text, document[0].start, end) if text.find("<!--", document[0].start, end) >= 0 else []
    return [normal("".join(caption.split())) for caption in found]


def _title(cover: list[Paragraph], fields: dict[str, str]) -> tuple[str | None, str | None]:
    """The title, and the line it was printed on. A title line on the page goes before a field of the web page."""
    found = [item.text for item in cover if item.mark != "table" and is_title(item)]
    found = [text for text in found if not (_FIELD.match(text) or _NO_TITLE.search(text) or is_of_page(text))]
    field = fields.get("title") or fields.get("标题")
    if field:  # ——在某市第十二届人民代表大会第五次会议上的报告: under a theme, or under nothing
        found = [text for text in found if text[0] not in _DASHED]
    line = next((text for text in found if _uses("report").search(text)), found[0] if found else None) or field
    if line is None:
        return None, None
    title = _TITLE_HEAD.sub("", line).lstrip(_DASHED)
    title = title if len(title) < 8 else _TITLE_TAIL.sub("", title) or title
    half = len(title) // 2
    return (title[:half] if title[:half] == title[half:] else title), line  # some pages print it twice


def _meeting(text: str) -> str | None:
    text = dates.DATE.sub("—", text)
    for pattern in _MEETINGS:
        found = pattern.search(text)
        if found:
            meeting = re.split(r"[在—－（《》]", found[1])[-1] if pattern is _MEETINGS[0] else found[1]
            return re.sub(r"^.*?报告(?=.{6})", "", meeting) or None
    return None


def _kind(title: str | None, opening: list[str], document: list[Paragraph]) -> ReportKind:
    if title:
        if _uses("digest").search(title) and not title.endswith("工作报告"):
            return "digest"
        if title.endswith("的决议") or (_OF_OTHERS.search(title) and "政府" not in title):
            return "other-report"
        if _uses("report").search(title):
            return "government-work-report"
        if _uses("speech").search(title):
            return "speech"
    said = "".join(opening)
    if re.search(r"代表.{0,20}(?:政府|国务院).{0,24}(?:报告|汇报)", said):
        return "government-work-report"
    if title:
        return "other-report"
    deputies = comrades = 0
    for item in document:
        text = item.text
        if text.startswith("各位代表"):
            deputies += 1
        elif _SPEECH_BODY.match(text):
            comrades += 1
        elif _DIGEST_BODY.search(text, 0, 60):
            return "digest"
    if deputies and deputies >= comrades:
        return "government-work-report"
    if comrades:
        return "speech"
    return "government-work-report" if any("政府自身建设" in item.text[:30] for item in document) else "other-report"


def _place(titles: list[str], lines: list[str], kind: str, year: int | None, document: list[Paragraph]) -> Place | None:
    """The place a title names, else a session line, an office or 我代表…人民政府; else the one the body speaks of.

    ``kind``: the kind of place whose government reports (我代表州人民政府); one that another line names goes before
    a title that names another kind.
    """
    near = "".join([*titles, *lines])
    first: Place | None = None
    for line in (*titles, *lines):
        if _NATION.search(line):
            return places.find(places.NATION)
        place = places.in_text(_names_only(line), year, near, short=line in titles)
        if place and (not kind or places.is_of_kind(place.name, kind)):
            return place
        first = first or place
    return first or _place_in_body(document, year)


def _names_only(line: str) -> str:
    """The part of a line in which its place is named: dates, numbers and the speaker's office left out."""
    found = _REPRESENTS.search(line)
    if found:
        return found[1]
    return re.sub(r"[\d〇○零（）()—–\-《》：:，。]+|第.{1,4}届.*$", "", line[:80])


def _place_in_body(document: list[Paragraph], year: int | None) -> Place | None:
    """The place that the body names most, of the kind it calls itself (我市, 全县): for a document without a cover."""
    text = "\n".join([item.text for item in document])[:40_000]
    own: dict[str, int] = {}
    for (whose, kind), times in Counter(_SELF.findall(text)).items():
        # 我市 is the speaker's own; 全省 is as often the place it is compared with, and all speak of 我国.
        own[kind] = own.get(kind, 0) + times * (20 if whose == "我" and kind != "国" else 1)
    local = {key: count for key, count in own.items() if key != "国"}
    if local and max(local.values()) * 3 >= own.get("国", 0):
        return places.most_named(text, max(local, key=lambda key: local[key]), year)
    return places.find(places.NATION) if own else None
