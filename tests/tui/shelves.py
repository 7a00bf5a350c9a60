"""A shelf of many reports, made of their covers alone."""

from __future__ import annotations

from parser.report import Cover, Place
from tui.reading.shelf import Entry, place_on_shelf

PLACES = [
    Place("全国", "national", "000000"),
    Place("河南省", "province", "410000"),
    Place("开封市", "prefecture", "410200", ("河南省",)),
    Place("商丘市", "prefecture", "411400", ("河南省",)),
    Place("民权县", "county", "411421", ("河南省", "商丘市")),
    Place("山东省", "province", "370000"),
    Place("济南市", "prefecture", "370100", ("山东省",)),
    None,
]
YEARS = range(2010, 2022)


def entries() -> list[Entry]:
    """Eight places, one of them unknown, over twelve years: 96 reports."""
    made = []
    for place in PLACES:
        for year in YEARS:
            name = f"{place.name if place else '不明'}{year}"
            kind = "speech" if year == 2011 else "government-work-report"
            cover = Cover(f"{year}年政府工作报告", kind, place, year, f"{year}-01-16", None, "高建军")
            made.append(Entry(f"{name}#1", cover, f"{name}.txt", 0, 100 + year % 7))
    return sorted(made, key=place_on_shelf)
