"""Each bound of docs/security.md is kept: what lies within is read, what lies beyond is not; with the bounds set
low.
"""

from __future__ import annotations

import io
import itertools
import re
import sys
import tracemalloc
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from parser import parse
from parser.questions import asking
from parser.sources import (
    SourceError,
    archive,
    content,
    docx,
    docx_numbering,
    docx_styles,
    files,
    load_bytes,
    page_shape,
    pdf_pages,
    table,
    xml,
    zipped,
)
from parser.structure import calls, furniture
from parser.text import flow
from tests.hostile import bombs, pdfs
from tests.hostile.adversarial import COVER

PARAGRAPH = "<w:p><w:r><w:t>工作回顾</w:t></w:r></w:p>"


def test_a_file_may_be_so_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 60)
    (tmp_path / "a.txt").write_bytes(b"a" * 60)
    (tmp_path / "b.txt").write_bytes(b"a" * 61)
    assert len(content(tmp_path / "a.txt")) == 60
    with pytest.raises(SourceError, match="too large"):
        content(tmp_path / "b.txt")


@pytest.mark.parametrize("size", [60, 61])
def test_what_is_piped_in_may_be_so_large(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(files, "LARGEST", 60)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"a" * size)))
    files._standard_input.cache_clear()
    try:
        if size == 60:
            assert len(content(files.STANDARD_INPUT)) == 60
        else:
            with pytest.raises(SourceError, match="too large"):
                content(files.STANDARD_INPUT)
    finally:
        files._standard_input.cache_clear()


@pytest.mark.parametrize(
    ("module", "bound", "least", "data", "name", "said"),
    [
        (xml, "MOST_ELEMENTS", 32, bombs.docx(PARAGRAPH * 10), "a.docx", "elements"),
        (xml, "MOST_BESIDE", 8, bombs.docx(PARAGRAPH * 10, styles="<w:style/>" * 7), "a.docx", "elements"),
        (xml, "DEEPEST", 5, bombs.docx(PARAGRAPH), "a.docx", "nested"),
        (docx, "_LARGEST_PART", 293, bombs.docx(PARAGRAPH * 4), "a.docx", "unpacks to more"),
        (zipped, "DIRECTORY", 63, bombs.docx(PARAGRAPH), "a.docx", "lists more files"),
        (page_shape, "LARGEST", 22, b"<html><p>\xe7\x94\xb2\xe4\xb9\x99</p></html>", "a.html", "characters"),
        (page_shape, "MOST_TAGS", 12, b"<html>" + b"<p>\xe7\x94\xb2" * 11, "a.html", "tags"),
        (page_shape, "DEEPEST", 11, b"<html>" + b"<div>" * 11 + "甲".encode(), "a.html", "deep"),
        (page_shape, "MOST_REOPENED", 29, b"<html><b><i>" + b"<p>\xe7\x94\xb2" * 14, "a.html", "marks of style"),
        (
            page_shape, "MOST_ATTRIBUTES", 2000,
            b"<html><div " + b" ".join(b"a%07d=1" % at for at in range(1999)) + ">甲".encode(), "a.html", "attributes",
        ),
    ],
    ids=itertools.count(),
)  # fmt: skip
def test_what_lies_beyond_is_refused(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, bound: str, least: int, data: bytes, name: str, said: str
) -> None:
    """``least`` is the least bound with which the file is read."""
    for value in range(least - 3, least + 3):
        monkeypatch.setattr(module, bound, value)
        try:
            load_bytes(data, name)
            read = True
        except SourceError as error:
            assert said in str(error).removeprefix(name), error
            read = False
        assert read == (value >= least), (bound, value)


def test_only_stored_and_deflated_members_are_unpacked() -> None:
    with pytest.raises(SourceError, match="packed in a way"):
        load_bytes(bombs.archive({"word/document.xml": f"<w:document {bombs.W}/>"}, 14), "a.docx")


def test_a_lying_member_is_unpacked_as_far_as_it_says() -> None:
    data = bombs.lying(bombs.archive({"a.txt": b"\0" * (60 * bombs.MEGABYTE)}), 1000)
    stream = io.BytesIO(data)
    (info,) = zipped.members(stream)
    tracemalloc.start()
    with pytest.raises(Exception, match="more than its directory says"):
        zipped.unpack(stream, info, archive.LARGEST)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * bombs.MEGABYTE


def test_no_drive_is_named_by_a_member() -> None:
    assert not set(archive._safe("C:\\x\\secret.txt:stream")) & set(":\\")


def test_counts_of_a_list_begin_where_words_do() -> None:
    assert load_bytes(bombs.numbered(bombs.level("0", start="99999"), "0", 1), "a.docx").text == "32767、工作"
    assert load_bytes(bombs.numbered(bombs.level("0", start="-7"), "0", 1), "a.docx").text == "0、工作"


def test_the_number_of_a_list_has_so_many_characters_as_it_is_printed() -> None:
    text = load_bytes(bombs.numbered(bombs.level("0", "%1" * 32, "32767"), "0", 1), "a.docx").text
    assert text == ("32767" * 13)[:64] + "工作"


def test_a_style_is_made_of_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>' for n in range(9)
    )
    last = '<w:style w:type="paragraph" w:styleId="S9"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    text = '<w:p><w:pPr><w:pStyle w:val="S0"/></w:pPr><w:r><w:t>工作回顾</w:t></w:r></w:p>'
    for most, heading in ((10, True), (9, False)):
        monkeypatch.setattr(docx_styles, "_MOST_BASES", most)
        assert load_bytes(bombs.docx(text, styles=styles + last), "a.docx").text.startswith("# ") == heading


def test_short_rows_are_filled_up_to_so_many_columns() -> None:
    lines = table.as_lines([["甲"] * 200, ["乙"]])
    assert lines[2].count("|") == table._WIDEST + 1 == 65


def test_pages_and_characters_of_a_pdf() -> None:
    data = pdfs.page(pdfs.flate(pdfs.DRAWN), b"3 0 R " * 9, 9)
    once = pdf_pages.pages(data, 1, 10**6)["pages"]
    letters = sum(map(len, once[0]))  # type: ignore[index]
    assert letters
    for most_pages, most_letters, read in ((4, 10**6, 4), (9, letters - 1, 1), (9, 2 * letters, 3), (9, 10**6, 9)):
        said = pdf_pages.pages(data, most_pages, most_letters)
        assert len(said["pages"]) == read, (most_pages, most_letters)  # type: ignore[arg-type]
        assert said["full"] == (most_letters < 10**6)


def test_a_sentence_has_so_many_characters() -> None:
    text = "政府工作报告\n\n一、工作回顾\n" + "新增幼儿园12所，投资增长5%，" * 700
    found = [metric for report in parse(text) for metric in report.metrics]
    assert len(found) > 700
    assert max(metric.end - metric.start for metric in found) <= 2_100


def test_a_name_has_so_many_characters() -> None:
    text = "政府工作报告\n\n一、工作回顾\n" + "甲乙丙丁戊" * 300 + "项目投资12亿元。"
    assert max(len(metric.indicator) for report in parse(text) for metric in report.metrics) <= 400


def test_a_number_has_so_many_characters() -> None:
    for digits in (39, 41, 400):
        text = f"政府工作报告\n\n一、工作回顾\n投资{'7' * digits}亿元，新增幼儿园12所。"
        quantities = [metric.value for report in parse(text) for metric in report.metrics if metric.value]
        assert all(len(quantity.text) < 50 for quantity in quantities)
        assert any(quantity.text == "12所" for quantity in quantities)


def test_lines_that_run_on_are_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "_MOST_LINES", 5)
    text = (
        "政府工作报告\n\n一、工作回顾\n"
        + "\n".join(["推进各项工作取得新的成效和进展推进各项工作取得新的成效"] * 40)
        + "。"
    )
    longest = max(len(passage.paragraph.pieces) for report in parse(text) for passage in report.passages)
    assert 1 < longest <= 5


def test_notes_that_are_looked_for_are_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{one}{two}行动" for one, two in itertools.product("甲乙丙丁", "子丑寅卯")]
    text = COVER + "\n一、2020年工作回顾\n" + "".join(f"实施“{name}”，成效明显。" for name in names)
    text += "\n二、2021年工作安排\n生产总值增长7%以上。\n\n名词解释\n"
    text += "\n".join(f"{at}.“{name}”：指减轻义务教育阶段学生负担的有关工作。" for at, name in enumerate(names, 1))
    for most in (5, 16):
        monkeypatch.setattr(calls, "_MOST", most)
        called = sum(bool(note.calls) for report in parse(text) for note in report.notes)
        assert called == most


def test_a_field_of_the_page_has_so_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    for most, told in ((6, "政府工作报告"), (5, None)):
        monkeypatch.setattr(furniture, "FIELD_MAX", most)
        (report,) = parse("---\ntitle: 政府工作报告\n---\n各位代表：\n一、工作\n甲。\n")
        assert report.cover.title == told


def test_the_page_tells_the_bounds_that_hold() -> None:
    page = (Path(__file__).parents[2] / "docs" / "security.md").read_text("utf-8")
    for told in (
        f"{files.LARGEST >> 20} MB; {archive.LARGEST >> 20} MB; {docx._LARGEST_PART >> 20} MB",
        f"{archive.MOST:,}; {zipped.DIRECTORY >> 20} MB; {archive.LARGEST_WHOLE >> 30} GB",
        f"none; {xml.MOST_ELEMENTS:,}, {xml.MOST_BESIDE:,}; {xml.DEEPEST}",
        f"9; {docx_numbering._LONGEST_LABEL} characters; {docx_numbering._LARGEST_START:,}; {docx_styles._MOST_BASES}",
        f"{table._WIDEST}; {table._MOST_FILLED:,}",
        f"{page_shape.LARGEST >> 20} million; {page_shape.MOST_TAGS:,}; {page_shape.DEEPEST}; "
        f"{page_shape.MOST_ATTRIBUTES:,}; {page_shape.MOST_REOPENED:,}",
        f"with {pdf_pages.SECONDS} s of processor time and {pdf_pages.MEMORY >> 30} GB",
        f"{flow._MOST_LINES}; {calls._MOST:,}",
        f"a field that a page tells of itself (`title: …`) | {furniture.FIELD_MAX} characters",
    ):
        assert re.search(rf"\| {re.escape(told)}|{re.escape(told)}", page), told


def test_the_name_of_an_indicator_that_is_asked_for_has_so_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asking.meant("地区生产总值").name
    monkeypatch.setattr(asking, "_LONGEST_NAME", 5)
    assert asking.meant("地区生产总值").name is None
