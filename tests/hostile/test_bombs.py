"""Files made to become large, or to keep a reader busy, are refused with a message, or read; at once, either way."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from parser.sources import SourceError, archive, load_bytes, pdf
from parser.sources.archive import members
from parser.text.safety import clean
from tests.hostile import bombs, pdfs

SECONDS = 15
"""Of processor time for one file, ten times what any takes: no number that a busy machine passes."""


@pytest.mark.parametrize("name", bombs.REFUSED)
def test_refused(name: str) -> None:
    make, word = bombs.REFUSED[name]
    data = make()
    began = time.process_time()
    with pytest.raises(SourceError) as caught:
        load_bytes(data, name)
    assert time.process_time() - began < SECONDS
    assert str(caught.value).startswith(name) and word in str(caught.value).removeprefix(name), caught.value
    assert str(caught.value).count(". ") >= 1 or "password" in word, "it says what to do"


@pytest.mark.parametrize("name", bombs.READ)
def test_read(name: str) -> None:
    make, word = bombs.READ[name]
    data = make()
    began = time.process_time()
    source = load_bytes(data, name)
    assert time.process_time() - began < SECONDS
    assert word in source.text and clean(source.text) == source.text
    assert len(source.text) < 5_000_000


@pytest.mark.parametrize("what", ["time", "memory", "crash", ""])
def test_a_pdf_that_unpacks_to_gigabytes_costs_a_process_that_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, what: str
) -> None:
    """The limits themselves take a minute; here they are set lower in the copy that is run. It does what takes too
    much once it has set them; and where it does nothing of the kind, it reads the page.
    """
    does = {
        "time": "while True: 1",
        "memory": "import mmap; held = mmap.mmap(-1, 4 * 1024**3)",
        "crash": "import os; os.kill(os.getpid(), 11)",
        "": "pass",
    }
    child = Path(pdf.__file__).with_name("pdf_pages.py").read_text(encoding="utf-8")
    for old, new in (("SECONDS = 60", "SECONDS = 1"), ("    said = pages(", f"    {does[what]}\n    said = pages(")):
        assert child.count(old) == 1
        child = child.replace(old, new)
    (tmp_path / "pdf_pages.py").write_text(child, encoding="utf-8")
    for beside in ("pdf_lines.py", "pdf_notes.py", "raised.py"):
        shutil.copy(Path(pdf.__file__).with_name(beside), tmp_path)
    monkeypatch.setattr(pdf, "__file__", str(tmp_path / "pdf.py"))
    monkeypatch.setattr(pdf, "_SECONDS", 30)  # stopped from outside it is told in other words
    data = pdfs.page(pdfs.flate(pdfs.DRAWN))
    if what:
        with pytest.raises(SourceError, match="takes more time or memory"):
            load_bytes(data, "a.pdf")
    else:
        assert "work of the year" in load_bytes(data, "a.pdf").text


@pytest.mark.long
def test_a_page_of_a_gigabyte_is_refused_within_the_limits() -> None:
    data = pdfs.page(pdfs.flate(pdfs.DRAWN * (1000 * bombs.MEGABYTE // len(pdfs.DRAWN))))
    began = time.monotonic()
    try:
        source = load_bytes(data, "a.pdf")
    except SourceError as error:
        assert "a.pdf" in str(error)
    else:
        assert len(source.text) < 100_000_000
    assert time.monotonic() - began < 120


@pytest.mark.long
@pytest.mark.parametrize(
    "data",
    [pdfs.forms(9, 10, pdfs.DRAWN), pdfs.forms(1, 1, b"/X0 Do /X0 Do /X0 Do")],
    ids=["a thousand million drawings", "drawings of themselves"],
)
def test_drawings_in_drawings_are_stopped(data: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(SourceError, match=r"a\.pdf: .*than any report does"):
        load_bytes(data, "a.pdf")
    assert time.monotonic() - began < 120


def test_an_archive_of_archives_is_not_opened(tmp_path: Path) -> None:
    inner = bombs.archive({"b.txt": "甲" * 1000})
    path = tmp_path / "outer.zip"
    path.write_bytes(bombs.archive({"a.zip": inner, "c.txt": "乙"}))
    assert [found.name for found in members(path, (".txt", ".zip"))] == ["a.zip", "c.txt"]
    with pytest.raises(SourceError, match="archive inside an archive"):
        load_bytes(archive.member(path / "a.zip"), "a.zip")


def test_members_of_one_name_are_all_kept_and_none_costs_more_than_another(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "same.zip"
    with zipfile.ZipFile(path, "w") as made, pytest.warns(UserWarning):
        for _ in range(3000):
            made.writestr("a.txt", "甲")
    assert len(members(path, (".txt",))) == 3000


@pytest.mark.parametrize(
    ("limit", "value", "word"),
    [("LARGEST", 10, "more than 0 MB"), ("LARGEST_WHOLE", 10, "more than all reports"), ("MOST", 1, "more than 1")],
)
def test_the_bounds_of_an_archive(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, limit: str, value: int, word: str
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(bombs.archive({"a.txt": "甲" * 10, "b.txt": "乙" * 10}))
    monkeypatch.setattr(archive, limit, value)
    with pytest.raises(SourceError, match=word) as caught:
        archive.member(members(path, (".txt",))[0])
    assert "Unpack" in str(caught.value) or "archive" in str(caught.value)


@pytest.mark.parametrize(("list", "level"), [("abstractNum", "lvl"), ("num", "lvlOverride")])
def test_lists_within_lists_are_gone_through_once(list: str, level: str) -> None:
    def seconds(deep: int) -> float:
        inside = f'<w:{level} w:ilvl="0"/>' * 30_000
        data = bombs.docx(numbering=f"<w:{list}>" * deep + inside + f"</w:{list}>" * deep)
        began = time.process_time()
        load_bytes(data, "a.docx")
        return time.process_time() - began

    assert seconds(190) < 4 * max(0.1, min(seconds(1), seconds(1)))


@pytest.mark.parametrize("inside", ["<br>{}", "<div>{}</div>", "{} "], ids=["line break", "box", "blank"])
def test_bold_within_bold_is_gone_through_once(inside: str) -> None:
    """Where it holds boxes it is no words in bold, and what it holds is looked at in its turn."""

    def seconds(deep: int) -> float:
        text = " " * 3_000_000 if inside == "{} " else "甲乙丙丁 " * 60_000
        data = f"<html><p>甲乙</p><section>{'<b>' * deep}{inside.format(text)}".encode()
        began = time.process_time()
        load_bytes(data, "a.html")
        return time.process_time() - began

    assert seconds(380) < 4 * max(0.05, min(seconds(1), seconds(1)))


def test_short_rows_of_a_long_table_are_not_filled_with_more_than_they_hold() -> None:
    def length(rows: int) -> int:
        page = "<html><table>" + "<tr><td>1" * rows + "<tr>" + "<td>2" * 64 + "</table>"
        return len(load_bytes(page.encode(), "a.html").text)

    assert length(1_000) > 190 * 1_000, "a table of a report is filled"
    assert length(40_000) < 30 * 40_000


@pytest.mark.parametrize("far", [2**31, 2**40, 2**62, 2**63 + 5, 2**64 - 1])
@pytest.mark.parametrize("what", ["size", "packed", "offset"])
def test_lengths_and_places_beyond_all_bounds_are_told(tmp_path: Path, what: str, far: int) -> None:
    whole = bombs.archive({"a.txt": "甲" * 100})
    path = tmp_path / "far.zip"
    path.write_bytes(bombs.far(whole, **({"size": 300, "packed": 9, "offset": 0} | {what: far})))
    with pytest.raises(SourceError, match=r"damaged|unpacks to") as caught:
        archive.member(members(path, (".txt",))[0])
    assert str(path) in str(caught.value)


def test_few_bytes_that_unpack_to_gigabytes_are_no_archive(tmp_path: Path) -> None:
    """Members that share their bytes, and members that are packed as no texts are."""
    one = bombs.archive({"a.txt": b"\0" * bombs.MEGABYTE})
    path = tmp_path / "over.zip"
    path.write_bytes(bombs.overlapping(one, 5_000))
    with pytest.raises(SourceError, match="over one another"):
        members(path, (".txt",))
    path = tmp_path / "tight.zip"
    path.write_bytes(bombs.archive({f"{number}.txt": b"\0" * (8 * bombs.MEGABYTE) for number in range(9)}))
    with pytest.raises(SourceError, match="times its size"):
        members(path, (".txt",))
    path = tmp_path / "repeated.zip"
    path.write_bytes(bombs.archive({"a.txt": "全年生产总值完成270亿元，" * 400_000}))
    assert len(members(path, (".txt",))) == 1, "a member alone is bounded by itself"


def test_a_member_that_unpacks_to_more_than_it_says_costs_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "lying.zip"
    path.write_bytes(bombs.lying(bombs.archive({"a.txt": b"\0" * (60 * bombs.MEGABYTE)}), 1000))
    with pytest.raises(SourceError, match="unpacks to more than its directory says"):
        archive.member(members(path, (".txt",))[0])


def test_damage_anywhere_in_an_archive_is_told(tmp_path: Path) -> None:
    whole = bombs.archive({"a.txt": "全年生产总值完成270亿元" * 20})
    for at in range(0, len(whole), 3):
        path = tmp_path / f"{at}.zip"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            found = [archive.member(each) for each in members(path, (".txt",))]
        except SourceError as error:
            assert str(path) in str(error)
        else:
            assert all(data == "全年生产总值完成270亿元".encode() * 20 for data in found)
