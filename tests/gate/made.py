"""A report made of a few sentences of one."""

from __future__ import annotations

from parser import Report, parse
from parser.report import Source


def made(place: str, year: int, sentences: list[str]) -> list[Report]:
    """A report of a year that says no more than these sentences, in its review of the year before."""
    office = "国务院总理" if place == "全国" else f"{place}人民政府"
    said = "\n\n".join(sentence if sentence.endswith("。") else f"{sentence}。" for sentence in sentences)
    text = (
        f"政府工作报告\n\n——{year}年2月15日在{place}人民代表大会上\n\n{office} 王某\n\n各位代表：\n\n"
        f"一、{year - 1}年工作回顾\n\n{said}\n"
    )
    return parse(Source(f"{place}-{year}.txt", text))
