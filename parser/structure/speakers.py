"""Who gave a report: the name behind an office, before one, in brackets behind the date, or alone on its line."""

from __future__ import annotations

import re
from functools import cache

from parser.text.vocabulary import any_of, table, words

_NAME = (
    r"[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{4}(?![\u4e00-\u9fff])|[\u4e00-\u9fff]{5,6}$"
    r"|[\u4e00-\u9fff]{1,10}[·•・][\u4e00-\u9fff·•・]{1,14}"
)
_BARE_NAME = re.compile(r"^[\u4e00-\u9fff]{2,3}$")
_IN_BRACKETS = re.compile(r"[日月](?P<name>[\u4e00-\u9fff·]{2,14})[）)]$")
_OF_BODIES = ("人民政府", "会议", "会上", "讲话", "团", "同志", "代表")


@cache
def _offices() -> str:
    return any_of([word for row in table("cover") if row["use"] == "office" for word in words(row["words"])])


@cache
def _behind_office() -> re.Pattern[str]:
    ends = "$|[）)，。]|在|作|向|代表|各位|同志|讲话|目录|\\d"
    return re.compile(rf"(?:{_offices()}[：:、？]*)+(?!台|团)(?P<name>{_NAME})(?={ends})")


@cache
def _before_office() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?:同志)?(?:代?{_offices()}(?=在|作|向)|在[^。]{{4,30}}会议?上[作的](?=.{{0,6}}报告)"
        r"|(?=作《?政府工作报告))"
    )


def find_speaker(lines: list[str], fields: dict[str, str], title: str | None, captions: list[str]) -> str | None:
    """The speaker whom the page names; ``None`` where it names none.

    ``captions``: what the page prints under its pictures.
    """
    printed = [fields.get("报告人", ""), *lines]
    shown = [*(field for key in ("title", "标题") if (field := fields.get(key))), *captions]
    for line in (*printed, *shown):
        clean = line.replace("？", "")
        if clean != title:
            found = _behind_office().search(clean)
            if found and not found["name"].endswith(_OF_BODIES) and not is_office(found["name"]):
                return found["name"]
    for at, line in enumerate(lines[1:], 1):
        clean = line.replace("？", "")
        if _BARE_NAME.match(clean) and not is_office(clean) and (at == len(lines) - 1 or is_office(lines[at - 1][-2:])):
            return clean
    for line in (*shown, *printed):
        found = _IN_BRACKETS.search(line) or _before_office().match(line)
        if found and (len(found["name"]) <= 3 or "·" in found["name"]) and not found["name"].endswith(_OF_BODIES):
            return found["name"]
    return None


def is_office(text: str) -> bool:
    """Whether ``text`` is the name of an office."""
    return re.fullmatch(rf"(?:代|副|原)?{_offices()}", text) is not None
