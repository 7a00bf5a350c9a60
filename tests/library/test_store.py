"""The library gives back what was put in, keeps it once, and notices what changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from parser import Library, LibraryError, read
from parser import library as kept

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))


def report(place: str, year: int, figure: str = "275.5", sentences: int = 60) -> str:
    """The text of a report that is long enough to be told from others."""
    body = "".join(
        f"{place}{year}年第{n}项工作扎实推进，完成投资{n}.5亿元，群众满意度持续提升到{year % 100}{n}分。\n"
        for n in range(sentences)
    )
    return (
        f"政府工作报告\n——{year}年1月10日在{place}第十五届人民代表大会第五次会议上\n市长 张三\n各位代表：\n"
        f"一、{year - 1}年工作回顾\n地区生产总值完成{figure}亿元，增长4%。\n{body}"
        f"二、{year}年工作安排\n主要预期目标：地区生产总值增长6%以上。\n"
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "data" / "library.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


def test_a_report_comes_back_as_it_was_read(library: Library) -> None:
    library.add(SEEDS, jobs=1)
    originals = [one for path in SEEDS for one in read(path)]
    assert {row.id for row in library.reports(twins=True)} == {one.id for one in originals}
    for one in originals:
        assert library.report(one.id) == one


def test_metrics_come_back_with_their_place_and_sentence(library: Library) -> None:
    library.add(SEEDS, jobs=1)
    rows = list(library.metrics(canonical="地区生产总值", status="actual", place="民权"))
    assert rows
    for row in rows:
        whole = library.report(row.report.id)
        assert row.metric == whole.metrics[row.number]
        assert row.sentence == whole.source.text[row.metric.start : row.metric.end]
        assert (row.place, row.code, row.province, row.year) == ("民权县", "411421", "河南省", 2021)
        assert row.si is None or (isinstance(row.si, Decimal) and row.si_unit == "元")
        assert row.record()["value"] == row.value


def test_all_metrics_are_those_of_the_reports(library: Library) -> None:
    library.add(SEEDS, jobs=1)
    found: dict[str, list[object]] = {}
    for row in library.metrics(twins=True):
        found.setdefault(row.report.id, []).append(row.metric)
    assert found == {one.id: list(one.metrics) for path in SEEDS for one in read(path) if one.metrics}


def test_an_unchanged_file_is_not_read_again(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(report("商丘市", 2020), "utf-8")
    assert library.add(folder).new == 1
    monkeypatch.setattr(kept.taking, "load_bytes", lambda *_: pytest.fail("read again"))
    assert library.add(folder).unchanged == 1


def test_a_touched_file_costs_a_hash_only(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "a.txt"
    path.write_text(report("商丘市", 2020), "utf-8")
    library.add(path)
    os.utime(path, (1, 1))
    monkeypatch.setattr(kept.taking, "taken_reports", lambda source: pytest.fail("parsed again"))
    assert library.add(path).known == 1
    assert library.add(path).unchanged == 1


def test_a_changed_file_takes_the_place_of_the_old(library: Library, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(report("商丘市", 2020, "111.1"), "utf-8")
    library.add(path)
    path.write_text(report("商丘市", 2020, "222.2"), "utf-8")
    assert library.add(path).changed == 1
    (row,) = library.metrics(canonical="地区生产总值", status="actual")
    assert (row.value, len(library.reports(twins=True))) == (Decimal("222.2"), 1)


def test_newer_rules_read_again(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "a.txt"
    path.write_text(report("商丘市", 2020), "utf-8")
    library.add(path)
    for module in ("taking", "adding"):
        monkeypatch.setattr(getattr(kept, module), "rules_mark", lambda: "newer")
    assert library.add(path).reread == 1
    assert library.add(path).unchanged == 1
    assert library.report("a#1") == read(path)[0]


def test_what_older_rules_put_into_the_index_goes(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in range(2010, 2022):
        (folder / f"{year}.txt").write_text(report("商丘市", year, f"{year}.5"), "utf-8")
    monkeypatch.setattr("parser.library.index.BATCH", 4)
    sizes = []
    for rules in ("first", "second", "third", "fourth"):
        for module in ("taking", "adding"):
            monkeypatch.setattr(f"parser.library.{module}.rules_mark", lambda rules=rules: rules)
        told = library.add(folder, jobs=1)
        sizes.append(library._db.execute("SELECT sum(length(block)) FROM grams_data").fetchone()[0])
        assert told.new + told.reread == 12
        assert (library.search("2015.5亿元").total, library.search("地区生产总值").total) == (1, 24)
    assert max(sizes) < 1.1 * min(sizes)


def test_one_text_under_two_names_is_kept_once(library: Library, folder: Path) -> None:
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(report("商丘市", 2020), "utf-8")
    told = library.add(folder)
    assert (told.new, told.known, len(library.reports(twins=True))) == (1, 1, 1)


def test_two_files_of_one_name_keep_apart(library: Library, folder: Path) -> None:
    for place in ("商丘市", "开封市"):
        (folder / place).mkdir()
        (folder / place / "report.txt").write_text(report(place, 2020), "utf-8")
    library.add(folder)
    rows = library.reports()
    assert {row.id for row in rows} == {"report#1", "report~2#1"}
    for row in rows:
        found = library.report(row.id)
        assert found.id == "report#1"
        assert found.cover.place is not None and found.cover.place.name == row.place


def test_what_is_told_twice_is_held_once(library: Library, folder: Path) -> None:
    (folder / "a.txt").write_text(report("商丘市", 2020), "utf-8")
    library.add(folder)
    with Library.open(library.path, readonly=True) as other:
        assert all(one is two for one, two in zip(library.reports(), other.reports(), strict=True))
        before = library.reports()[0]
        library._db.execute("UPDATE reports SET title = '另一份' WHERE id = ?", (before.row,))
        assert other.reports()[0].title == library.reports()[0].title == "另一份" != before.title


def test_the_same_report_in_two_forms_is_folded(library: Library, folder: Path) -> None:
    text = report("商丘市", 2020)
    (folder / "a.txt").write_text(text, "utf-8")
    (folder / "b.md").write_text("# 首页 导航\n\n" + text.replace("\n", "\n\n"), "utf-8")
    (folder / "c.txt").write_text(report("商丘市", 2021), "utf-8")
    library.add(folder)
    rows = library.reports(twins=True)
    assert sorted(row.year or 0 for row in library.reports()) == [2020, 2021]
    (folded,) = [row for row in rows if row.twin]
    assert {folded.id, folded.twin} == {"a#1", "b#1"}
    assert len(list(library.metrics(canonical="地区生产总值", status="actual", year=2020))) == 1


def test_what_the_name_says_otherwise_is_told(library: Library, folder: Path) -> None:
    (folder / "开封市-2024.txt").write_text(report("商丘市", 2022), "utf-8")
    (folder / "商丘市-2021.txt").write_text(report("商丘市", 2021), "utf-8")
    library.add(folder)
    by_file = {row.file: row for row in library.reports()}
    wrong = by_file["开封市-2024.txt"]
    assert (wrong.place, wrong.year, wrong.said_place, wrong.said_year) == ("商丘市", 2022, "开封市", 2024)
    assert not by_file["商丘市-2021.txt"].conflict


def test_a_bad_file_is_told_and_the_rest_goes_on(library: Library, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")
    (folder / "good.txt").write_text(report("商丘市", 2020), "utf-8")
    told = library.add([folder, folder / "gone.txt"])
    assert told.new == 1
    assert [Path(path).name for path, _ in told.failed] == ["gone.txt", "bad.txt"]
    assert all("\n" not in message and Path(path).name in message for path, message in told.failed)


def test_cancelling_keeps_what_was_added(library: Library, folder: Path) -> None:
    for year in range(2010, 2020):
        (folder / f"{year}.txt").write_text(report("商丘市", year, sentences=3), "utf-8")
    done: list[str] = []
    told = library.add(folder, jobs=1, progress=lambda *step: done.append(step[3]), cancel=lambda: len(done) == 4)
    assert told.stopped and told.new == 4
    assert library.add(folder, jobs=1).new == 6


def test_workers_read_the_same(library: Library, folder: Path, tmp_path: Path) -> None:
    for year in range(2004, 2020):
        (folder / f"{year}.txt").write_text(report("商丘市", year, sentences=3), "utf-8")
    (folder / "bad.txt").write_bytes(b"")
    told = library.add(folder, jobs=2)
    assert (told.new, len(told.failed)) == (16, 1)
    for path in sorted(folder.glob("2*.txt")):
        assert library.report(f"{path.stem}#1") == read(path)[0]


@pytest.mark.parametrize(
    "damage", [b"not a database at all, but long enough to be looked at", b"SQLite format 3\0" + b"x" * 5000]
)
def test_another_file_is_no_library(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(damage)
    with pytest.raises(LibraryError, match=r"x\.db"):
        Library.open(path)
    assert path.read_bytes() == damage


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as theirs:
        theirs.execute("CREATE TABLE sources (x)")
    theirs.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="no library of govtui"):
        Library.open(path)
    assert path.read_bytes() == before


def test_reading_needs_a_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library yet"):
        Library.open(tmp_path / "none.db", readonly=True)
    assert list(tmp_path.iterdir()) == []
