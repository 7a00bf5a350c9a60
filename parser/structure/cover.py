"""The cover: title, place, date, meeting and speaker, where the text says so."""

from __future__ import annotations

import re
from functools import cache

from parser.report import Cover, Paragraph, Place, ReportKind, Source
from parser.structure import dates, places
from parser.structure.documents import is_title
from parser.structure.furniture import front_fields, front_matter, text_begins
from parser.text.vocabulary import any_of, table, words

_CN = "[一二三四五六七八九十〇○零百\\d]{1,4}"
_MEETINGS = (
    re.compile(
        rf"((?:[\u4e00-\u9fff]{{2,20}}?)?第?{_CN}届(?:全国)?(?:人民代表大会|人大)(?:常务委员会|常委会)?第?{_CN}次(?:全体)?会(?:议|(?=上)))"
    ),
    re.compile(r"在([^。，]{4,50}?(?:会议|大会|全会))上"),
)
_OPENING_MEETING = re.compile("[向在](第.{1,4}届.{2,20}?会议)")
_NAME = (
    r"[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{4}(?![\u4e00-\u9fff])|[\u4e00-\u9fff]{5,6}$"
    r"|[\u4e00-\u9fff]{1,10}[·•・][\u4e00-\u9fff·•・]{1,14}"
)
_NO_TITLE = re.compile("^工作报告$|点击|查阅|出席|摄$")
_BARE_NAME = re.compile(r"^[\u4e00-\u9fff]{2,3}$")
_FIELD = re.compile(r"^(title|标题|报告人|发文单位|发布机构)：(.+)$")
_TITLE_TAIL = re.compile(r"(?:[（(【][^（(]*[）)】])+$|[—－─-]{1,2}.*$")
_PLAN_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})年.{0,12}?(?:工作安排|重点工作|工作任务|目标任务|工作部署|总体部署|主要任务|工作重点"
    r"|总体要求|预期目标|主要目标|主要工作|工作总体|工作打算|政府工作|发展目标|任务|目标)"
)
_FAR = re.compile("五年|远景|时期|完成|执行|计划|规划")
_REVIEW_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})年.{0,16}?(?:回顾|总结)")
_SELF = re.compile(r"(我|全)([省市县区州盟旗国])(?!域)")
_NATION = re.compile("代表国务院|國務院|国务院总理|全国人民代表大会|全國人民代表大會|受国务院")
_REPRESENTS = re.compile(r"代表([\u4e00-\u9fff]{2,24}?)(?:第.{1,4}届)?(?:人民)?政府")
_DIGEST_BODY = re.compile(r"《?政府工作报告》?(?:中)?(?:提出|指出|显示|明确|强调)|作政府工作报告时(?:指出|说)")
_SPEECH_BODY = re.compile(r"^同志们[：:，！]")


@cache
def _offices() -> re.Pattern[str]:
    found = [word for row in table("cover") if row["use"] == "office" for word in words(row["words"])]
    return re.compile(rf"{any_of(found)}[：:、？]*(?P<name>{_NAME})(?=$|[）)，。]|在|作|各位|同志|讲话|\d)")


@cache
def _uses(use: str) -> re.Pattern[str]:
    return re.compile(any_of([word for row in table("cover") if row["use"] == use for word in words(row["words"])]))


_OFTEN = 3  # times that a report which plans for the next year names it; once is a remark


def read_cover(source: Source, document: list[Paragraph]) -> Cover:
    """What the document says of itself; ``None`` where it does not."""
    begins = text_begins(document)
    fields = front_fields(source.text, document[0].start)
    lines: list[str] = []
    front = front_matter(document)
    for paragraph in document[:begins]:
        text = paragraph.text
        field = _FIELD.match(text)
        if field:
            fields.setdefault(field[1], field[2])
        elif len(text) <= 90 and "摄" not in text[-4:]:
            lines.append(text)
    opening = [paragraph.text[:160] for paragraph in document[begins : begins + 2]]
    title, title_line = _title(document[max(front, 0) : begins], fields)
    heads = [text for text in (title_line, fields.get("title"), fields.get("标题"), *lines) if text]
    said = "".join(line for line in heads if not _is_web_date(line))
    meeting = _meeting(said) or _meeting("".join(_OPENING_MEETING.findall("".join(opening))))
    year, date = _date(heads)
    if date is None:
        year = year or _year_of_national_session(meeting, "".join(opening))
    year = year or _year_in_headings(document)
    if date is None and year:
        found = dates.MONTH_DAY.search("".join(line for line in lines if not _is_web_date(line)))
        date = dates.iso(year, found[1], found[2]) if found else None
    if date and date[5:7] >= "11" and year == int(date[:4]) and _plans_for(year + 1, heads, document):
        year += 1
    speaker = _speaker(lines, fields, title)
    # Opening words name other places, too; only 我代表…人民政府 tells whose report it is.
    own = [found[0] for text in opening for found in (_NATION.search(text), _REPRESENTS.search(text)) if found]
    official = [*lines, fields.get("报告人", ""), fields.get("发文单位", ""), *own]
    place = _place([text for text in (title_line, fields.get("title")) if text], official, year, document)
    return Cover(title, _kind(title, opening, document), place, year, date, meeting, speaker)


def _plans_for(year: int, heads: list[str], document: list[Paragraph]) -> bool:
    """Whether a report given at the end of a year is that of the next, for which it plans."""
    named = "".join(head for head in heads if "报告" in head)
    if re.search(rf"{year - 1}年(?!.{{1,3}}月)", named):  # 1981年政府工作报告, of 1981年11月30日
        return False
    if f"{year}年" in named or _year_in_headings(document) == year:
        return True
    return sum(paragraph.text.count("明年") + paragraph.text.count(f"{year}年") for paragraph in document) >= _OFTEN


def _is_web_date(line: str) -> bool:
    """Whether a line tells when a web page was published, not when the report was given."""
    return re.match(r"(?:发布|发文|时间|添加|来源|日期|作者|浏览|更新|source)", line) is not None or (
        re.match(r"\d{4}-\d", line) is not None
    )


def _title(cover: list[Paragraph], fields: dict[str, str]) -> tuple[str | None, str | None]:
    """The title, and the line it was printed on. A title line on the page goes before a field of the web page."""
    found = [item.text for item in cover if is_title(item)]
    found = [text for text in found if not _FIELD.match(text) and not _NO_TITLE.search(text)]
    line = next((text for text in found if _uses("report").search(text)), found[0] if found else None)
    line = line or fields.get("title") or fields.get("标题")
    if line is None:
        return None, None
    title = line if len(line) < 8 else _TITLE_TAIL.sub("", line) or line
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


def _date(lines: list[str]) -> tuple[int | None, str | None]:
    year = None
    for line in lines:
        if _is_web_date(line):
            continue
        found, date = dates.read(line)
        if date:
            return int(date[:4]), date
        if year is None:
            year = found
    return year, None


def _year_of_national_session(meeting: str | None, opening: str) -> int | None:
    """The National People's Congress has met every year since its fifth, elected in 1978."""
    found = re.search(rf"第({_CN})届全国人民代表大会第({_CN})次会议", (meeting or "") + opening)
    if not found:
        return None
    congress, session = dates.number(found[1]), dates.number(found[2])
    return 1978 + 5 * (congress - 5) + session - 1 if congress >= 5 and 1 <= session <= 5 else None


def _year_in_headings(document: list[Paragraph]) -> int | None:
    """The year a report plans for (二、2020年工作安排), or the year after the one it reviews."""
    planned: list[int] = []
    reviewed: list[int] = []
    for item in document:
        text = item.text
        if len(text) > 44 or "年" not in text:
            continue
        found = _REVIEW_YEAR.search(text)
        if found:
            reviewed.append(dates.year_of(found["year"]))
            continue
        found = _PLAN_YEAR.search(text)
        if found and not _FAR.search(text) and "—" not in text[: found.start()]:
            planned.append(dates.year_of(found["year"]))
    if reviewed:
        return reviewed[0] + 1 if reviewed[0] + 1 in planned or not planned else planned[0]
    return planned[0] if planned else None


def _speaker(lines: list[str], fields: dict[str, str], title: str | None) -> str | None:
    for line in (fields.get("报告人", ""), *lines):
        clean = line.replace("？", "").replace("&nbsp；", "")
        if clean == title:
            continue
        found = _offices().search(clean)
        if found and not found["name"].endswith(("人民政府", "会议", "会上", "讲话", "团")):
            return found["name"]
    for at, line in enumerate(lines[1:], 1):
        clean = line.replace("？", "")
        if _BARE_NAME.match(clean) and not is_office(clean) and (at == len(lines) - 1 or is_office(lines[at - 1][-2:])):
            return clean
    for field in (fields.get("title", ""),):
        found = re.search(r"[日月](?P<name>[\u4e00-\u9fff·]{2,12})[）)]$", field)
        if found and (len(found["name"]) <= 3 or "·" in found["name"]):
            return found["name"]
    return None


def is_office(text: str) -> bool:
    """Whether ``text`` is the name of an office."""
    return _uses("office").fullmatch(text) is not None


def _kind(title: str | None, opening: list[str], document: list[Paragraph]) -> ReportKind:
    if title:
        if _uses("digest").search(title) and not title.endswith("工作报告"):
            return "digest"
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


def _place(titles: list[str], lines: list[str], year: int | None, document: list[Paragraph]) -> Place | None:
    """The place a title names, else a session line, an office or 我代表…人民政府; else the one the body speaks of."""
    near = "".join([*titles, *lines])
    for line in (*titles, *lines):
        if _NATION.search(line):
            return places.find(places.NATION)
        place = places.in_text(_names_only(line), year, near, short=line in titles)
        if place:
            return place
    return _place_in_body(document, year)


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
    for found in _SELF.finditer(text):
        # 我市 is the speaker's own; 全省 is as often the place it is compared with.
        own[found[2]] = own.get(found[2], 0) + (20 if found[1] == "我" and found[2] != "国" else 1)
    if not own:
        return None
    kind = max(own, key=lambda key: own[key])
    return places.find(places.NATION) if kind == "国" else places.most_named(text, kind, year)
