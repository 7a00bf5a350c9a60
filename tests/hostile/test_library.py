"""A library of hostile files, named and asked in hostile ways: no answer acts, and every count is true.

What the command line writes is looked at as text, as JSON and as the bytes that reach a terminal; then the boxes of the
screen over the same library.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from parser import Library, read
from parser.library.counting import count_in
from parser.library.grams import compact
from parser.library.search import forms
from parser.questions.words import read_words
from tests.hostile.cases import FORBIDDEN
from tests.hostile.terminal import only_ours
from tests.hostile.test_faces import FORMULA
from tests.hostile.test_screen_faces import NAMES, PAYLOADS, alone, filled, furnished, look, paste, press
from tui.app import Govtui
from tui.cli import run
from tui.locale import language, set_language

__all__ = ["alone"]  # every test runs away from home
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names that other systems do not allow")

LONG = "甲" * 40_000
"""As long as a word of a command line may be."""
ASKED = (
    '"', '""', "*", "教育*", "教育 OR 小学", "AND", "NOT 教育", "NEAR(教 育)", "tokens:教育", "-教育", "^教",
    "教 + 育", "(", ")", "{", "'", "'; DROP TABLE reports; --", "%", "%%", "教_", "_", "教%", "\\", "\0",
    "教\0育", "\ud800", "\udc9b2J", "\udcff\udcfe", "教育\n年", "教\u3000育", "\ue000", "\ue001教\ue000",
    "[/]", "[教育]", "\u200b教", "e\u0301", "İ", "ß", "ﬁ", "\U0010f761", "\U0010fffe", "place:%",
    "place:\x1b[2J 教育", "province:' 教育", "level:\x1b 教育", "kind:* 教育", "topic:\u202e 教育",
    "year:99999999999999999999 教育", "year:2021-2020 教育", "year:-1 教育", "--", "-h", "=cmd|' !A0", "教育",
    "X", "𠀀", "\ufffd", LONG, "a" * 120_000,
)  # fmt: skip
"""What the index's own language, SQL, patterns, Python and terminals would make of a phrase."""


@pytest.fixture(scope="module")
def filled_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a report a payload, of two years in turn, so that there is something to compare and to keep; no name is the
    same, and one is no UTF-8.
    """
    home = tmp_path_factory.mktemp("hostile")
    folder = home / "reports"
    folder.mkdir()
    for number, payload in enumerate(["", *PAYLOADS]):
        text = filled(payload)
        if number % 2:
            text = text.replace(b"2021", b"2022").replace(b"2020", b"2021")
        (folder / f"{number}{NAMES[number % len(NAMES)]}.md").write_bytes(text)
    (folder / os.fsdecode(b"\xff\xfe\x9b2J.md")).write_bytes(filled("别名"))
    with Library.open(home / "library.db") as library:
        library.add(folder, jobs=1)
        assert len(library.reports()) > 70
    return home


@pytest.fixture
def home(filled_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library, the one that questions are asked of, where nothing that a test does to it stays."""
    shutil.copy(filled_library / "library.db", tmp_path / "library.db")
    monkeypatch.setenv("GOVTUI_LIBRARY", str(tmp_path / "library.db"))
    return filled_library


def govtui(*words: str) -> tuple[int, str, str]:
    """The exit code and what was written to both streams: nothing in it acts."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
    before = language()
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        code = run(words)
    set_language(before)
    told = []
    for stream in streams:
        stream.flush()
        told.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
        found = FORBIDDEN.search(told[-1])
        assert found is None, (words[:3], ascii(told[-1][max(0, found.start() - 60) : found.start() + 60]))
    assert code in (0, 1, 2), words[:3]
    assert len(told[1]) < 20_000, words[:3]
    return code, told[0], told[1]


QUESTIONS = (
    ("compare", "地区生产总值", "--library"),
    ("compare", "地区生产总值", "--library", "--by", "year", "--chart"),
    ("compare", "新建幼儿园", "--library"),
    ("ledger", "--library"),
    ("ledger", "--library", "--score"),
    ("list", "--library"),
    ("metrics", "--library"),
    ("outline", "--library"),
    ("jump", "教育", "--library"),
    ("search", "教育"),
    ("search", "教育", "--counts", "place"),
)


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "html", "markdown"])
def test_every_question_in_every_form(home: Path, form: str) -> None:
    for words in QUESTIONS:
        if form in ("html", "csv", "tsv") and words[0] == "jump":
            continue  # it has no such form
        code, out, said = govtui(*words, *([] if "--chart" in words else ["--format", form]))
        assert (code, bool(out)) == (0, True), (words, said)
        if form == "json" and "--chart" not in words:
            json.loads(out)
        if form == "csv" and "--chart" not in words:
            rows = list(csv.reader(io.StringIO(out)))
            assert len({len(row) for row in rows}) == 1
            assert not [cell for row in rows for cell in row if FORMULA.match(cell)]


def searched(words: str) -> None:
    """The phrase is looked for as it stands, and found as often as the texts print it."""
    typed = read_words(words)
    for form in ("json", "table"):
        code, out, said = govtui("search", "--format", form, "--limit", "100000", "--", words)
        if form == "json" and code == 0 and not typed.filtered:
            told = json.loads(out)
            counts = [sum(count_in(text, phrase) for text in TEXTS) for phrase in forms(compact(typed.rest))]
            assert told["total"] == next(filter(None, counts), 0), ascii(words[:80])
            assert len(told["hits"]) == told["total"]
        assert code == 0 or said, ascii(words[:80])


TEXTS: list[str] = []


@pytest.fixture
def texts(home: Path) -> Iterator[None]:
    """The compact texts of the library, in ``TEXTS``; one that stands twice counts once."""
    own = [each for path in sorted((home / "reports").iterdir()) for each in read(path)]
    TEXTS[:] = dict.fromkeys(compact(each.source.text[each.start : each.end]) for each in own)
    yield
    TEXTS.clear()


@pytest.mark.usefixtures("texts")
def test_whatever_is_searched_is_a_phrase_and_nothing_else() -> None:
    for words in (*ASKED, *PAYLOADS[::10]):
        searched(words)
    with Library.open(os.environ["GOVTUI_LIBRARY"]) as library:
        assert not library.verify()


@pytest.mark.long
@pytest.mark.usefixtures("texts")
def test_every_payload_is_found_as_often_as_it_is_printed() -> None:
    for payload in PAYLOADS:
        for words in (payload, f"X{payload}", f"教育{payload}", f"{payload}" * 20):
            searched(words)


@pytest.mark.parametrize("option", ["--place", "--province", "--level", "--kind", "--years", "--topic"])
def test_filters_are_names_and_nothing_else(home: Path, option: str) -> None:
    for asked in ("%", "_", "*", "'", '"', "\udcff", "\x1b[2J", "[/]", "../..", "-", ",,", LONG):
        code, out, _ = govtui("search", "教育", f"{option}={asked}", "--format", "json")
        assert code == 2 or asked == ",," or json.loads(out)["total"] == 0, (option, asked[:20])


def test_names_and_places_that_are_asked_for_are_told_harmlessly_and_at_once(home: Path) -> None:
    for asked in (*PAYLOADS[::24], "%", "\udc9b2J", "\ud800", "a\rb\nc", LONG, "a" * 120_000, "a甲 " * 30_000):
        for words in (
            ["compare", "--library", "--", asked],
            ["compare", "gdp", "--library", f"--place={asked}"],
            ["ledger", "--library", f"--place={asked}"],
            ["library", "list", f"--place={asked}"],
            ["jump", "--library", "--", asked],
        ):
            code, out, said = govtui(*words)
            assert code in (0, 2)
            assert out or said
            assert len(said.splitlines()) <= 3, "a name with a line end in it made a line of its own"


def test_what_is_removed_is_listed_a_line_each(home: Path) -> None:
    code, out, said = govtui("library", "remove", "--yes", str(home / "reports"))
    assert code == 0
    assert not out
    assert said and all(line.startswith("govtui: ") for line in said.splitlines())
    assert "govtui: line" not in said
    assert list((home / "reports").iterdir())


def test_a_library_whose_own_name_is_hostile(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lib\x1b]0;PWNED\x07\rx\ny\u202e.db"
    shutil.copy(home / "library.db", path)
    monkeypatch.setenv("GOVTUI_LIBRARY", str(path))
    for words in (["library", "info"], ["library", "verify"], ["add", str(home / "reports")], ["search", "教育"]):
        assert govtui(*words)[0] == 0
    path.write_bytes(b"no library")
    assert govtui("library", "info")[0] == 2


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal")
def test_the_bytes_that_reach_a_terminal(home: Path) -> None:
    words = [["search", "小学"], ["compare", "地区生产总值", "--library", "--chart"], ["ledger", "--library"]]
    words += [["library", verb] for verb in ("list", "info", "verify")] + [["jump", "教育", "--library"]]
    words += [["search", PAYLOADS[3]], ["search", "\udc9b2J教"], ["compare", "\x1b]0;PWNED\x07", "--library"]]
    ours = os.environ | {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
    for asked in words:
        process = pexpect.spawn(sys.executable, ["-m", "tui.cli", *asked], env=ours, dimensions=(40, 120), timeout=60)
        raw = process.read()
        process.close()
        assert raw
        assert process.exitstatus in (0, 2)
        only_ours(raw.replace(b"\r\n", b"\n"))
        assert b"\r" not in raw.replace(b"\r\n", b"")


async def test_the_boxes_over_the_library(home: Path) -> None:
    app = Govtui([], library=Path(os.environ["GOVTUI_LIBRARY"]))
    async with app.run_test(size=(110, 36)) as pilot:
        await furnished(pilot)
        await press(pilot, "1", *["down"] * 12, "enter", "O", "O", "O")
        for key in ("S", "t", "p", "l"):
            await press(pilot, key)
            for asked in ("教育", *ASKED[: -2 if key != "S" else None : 6], *PAYLOADS[::16]):
                if hasattr(app.focused, "value"):
                    app.focused.value = ""
                await paste(pilot, asked)
                await pilot.pause(0.02)
                look(pilot, f"{key}: {asked[:40]!r}")
            await press(pilot, "down", "down", "escape", "escape")
