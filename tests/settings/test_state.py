"""What is remembered comes back; what cannot be understood counts as nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parser import read
from tests.settings.test_store import any_json
from tui.locale import set_language
from tui.settings import bookmarks, histories
from tui.settings import state as module
from tui.settings.bookmarks import Bookmark
from tui.settings.kept import Place, Stand
from tui.settings.state import Last, Layout, State, report_key

LAYOUT = Layout(
    sizes={"side": 32, "table": 12},
    hidden=("outline",),
    scope="report",
    columns=("indicator", "value"),
    widths={"indicator": 30},
    sort="value",
    descending=True,
    grouping="topic",
    filter_text="教育",
    filter_chosen={"status": ("target",)},
    form="csv",
)


def everything(state: State) -> None:
    """Ask for all there is."""
    for history in ("jumps", "searches"):
        state.words(history)  # type: ignore[arg-type]
    _ = state.last, state.theme, state.language, state.tips_seen, state.layout, state.message
    state.place("r"), state.trail(), state.bookmarks(), state.bookmarks("r"), state.ambiguous_width("xterm")


def test_all_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    state = State(path, clock=lambda: 1000.0)
    state.keep_place("r#0", 123, 7)
    state.keep_last("r#0", Path("/reports/kaifeng.txt"))
    state.theme, state.language, state.tips_seen = "govtui-light", "zh", True
    state.keep_layout(LAYOUT)
    for words in ("education", "jy", "education"):
        state.add_words("jumps", words)
    state.add_words("searches", "  学位 ")
    state.keep_trail([Place("r#0", 1), Place("s#0", 2)], [Place("r#0", 3)])
    assert state.add_bookmark(Place("r#0", 50), "figures to check", "开封市 2020", "/reports/kaifeng.txt")
    assert state.add_bookmark(Place("r#0", 20), "")
    state.keep_ambiguous_width("iTerm.app", "wide")
    assert state.save()

    again = State(path)
    assert again.place("r#0") == Stand(123, above=7)
    assert again.last == Last("r#0", "/reports/kaifeng.txt")
    assert (again.theme, again.language, again.tips_seen) == ("govtui-light", "zh", True)
    assert again.layout == LAYOUT
    assert again.words("jumps") == ["education", "jy"]
    assert again.words("searches") == ["学位"]
    assert again.trail() == ([Place("r#0", 1), Place("s#0", 2)], [Place("r#0", 3)])
    assert [(mark.offset, mark.note, mark.label) for mark in again.bookmarks("r#0")] == [
        (20, "", ""),
        (50, "figures to check", "开封市 2020"),
    ]
    assert again.ambiguous_width("iTerm.app") == "wide"
    assert not again.message


def test_nothing_remembered_is_nothing(tmp_path: Path) -> None:
    state = State(tmp_path / "state.json")
    assert state.place("r") is None
    assert state.last is None
    assert (state.theme, state.language, state.tips_seen) == (None, None, False)
    assert state.layout == Layout()
    assert (state.words("jumps"), state.trail(), state.bookmarks()) == ([], ([], []), [])


def test_only_what_changed_of_the_layout_is_written(tmp_path: Path) -> None:
    """Of two govtui, one hides the sidebar and the other sorts the table: both hold."""
    path = tmp_path / "state.json"
    one, other = State(path), State(path)
    one.keep_layout(Layout(hidden=("side",)))
    other.keep_layout(Layout(sort="value"))
    one.save()
    other.save()
    assert State(path).layout == Layout(hidden=("side",), sort="value")
    one.keep_layout(Layout())
    one.save()
    assert State(path).layout == Layout(sort="value")


def test_two_keep_each_others_places_and_bookmarks(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    one, other = State(path), State(path)
    one.keep_place("a", 1)
    one.add_bookmark(Place("a", 1), "mine")
    other.keep_place("b", 2)
    other.add_bookmark(Place("b", 2), "theirs")
    one.save()
    other.save()
    both = State(path)
    assert (both.place("a"), both.place("b")) == (Stand(1), Stand(2))
    assert {mark.note for mark in both.bookmarks()} == {"mine", "theirs"}


def test_a_bookmark_kept_without_its_sentence_is_read(tmp_path: Path) -> None:
    state = State(tmp_path / "state.json")
    state.add_bookmark(Place("a", 1), "note", "开封市 2020", "/a.txt", "全年" * 200)
    state.save()
    kept = json.loads((tmp_path / "state.json").read_text("utf-8"))
    (mark,) = State(tmp_path / "state.json").bookmarks()
    assert mark.said == ("全年" * 200)[:80]
    kept["bookmarks"]["a@1"] = kept["bookmarks"]["a@1"][:6]
    (tmp_path / "state.json").write_text(json.dumps(kept), "utf-8")
    assert State(tmp_path / "state.json").bookmarks() == [mark._replace(said="")]


def test_a_bookmark_can_be_changed_and_taken_away(tmp_path: Path) -> None:
    state = State(tmp_path / "state.json")
    state.add_bookmark(Place("a", 1), "first")
    state.add_bookmark(Place("a", 1), "second")
    assert [mark.note for mark in state.bookmarks()] == ["second"]
    assert state.drop_bookmark(Place("a", 1))
    assert not state.drop_bookmark(Place("a", 1))
    state.save()
    assert State(tmp_path / "state.json").bookmarks() == []


def test_it_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bookmarks, "MOST_BOOKMARKS", 3)
    path = tmp_path / "state.json"
    state = State(path)
    for number in range(module.MOST_PLACES + 50):
        state.keep_place(f"r{number}", number)
    for number in range(histories.MOST_WORDS + 50):
        state.add_words("jumps", f"{number}" + "x" * 1000)
    state.keep_trail([Place("r", number) for number in range(500)], [])
    kept = [state.add_bookmark(Place("r", number), "n" * 9999) for number in range(5)]
    state.save()
    again = State(path)
    assert again.place("r0") is None
    assert again.place(f"r{module.MOST_PLACES + 49}") == Stand(module.MOST_PLACES + 49)
    assert len(again.words("jumps")) == histories.MOST_WORDS
    assert again.words("jumps")[0].startswith("149")
    assert len(again.trail()[0]) == histories.MOST_TRAIL
    assert again.trail()[0][-1].offset == 499
    assert kept == [True, True, True, False, False], "no bookmark is dropped: the fourth is refused"
    assert len(again.bookmarks()) == 3
    assert path.stat().st_size < 200_000


def test_loading_takes_two_milliseconds(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    state = State(path)
    for number in range(300):
        state.keep_place(f"{number:018x}#0", number * 7)
    for number in range(100):
        state.add_words("jumps", f"words {number}")
        state.add_bookmark(Place(f"{number:018x}#0", number), "a note of some length", "开封市 2020 · 优先发展教育")
    state.keep_layout(LAYOUT)
    state.save()
    best = 1.0
    for _ in range(10):
        start = time.perf_counter()
        again = State(path)
        _ = again.layout, again.last, again.theme, again.place("0#0")
        best = min(best, time.perf_counter() - start)
    assert best < 0.002


def test_a_report_is_known_by_what_it_says(seeds: Path, tmp_path: Path) -> None:
    report = read(seeds / "changge-2021.txt")[0]
    other = read(seeds / "changge-2021.txt")[1]
    renamed = tmp_path / "renamed.txt"
    renamed.write_bytes((seeds / "changge-2021.txt").read_bytes())
    assert report_key(read(renamed)[0]) == report_key(report)
    assert report_key(other) != report_key(report)


def test_messages_say_what_was_done(tmp_path: Path) -> None:
    set_language("en")
    path = tmp_path / "state.json"
    path.write_text("{")
    assert "put aside" in State(path).message
    path.write_text('{"version": 9}')
    assert "newer" in State(path).message
    blocked = State(tmp_path / "state.json" / "state.json")
    blocked.keep_place("r", 1)
    assert not blocked.save()
    assert "will not be remembered" in blocked.message


def test_not_remembering_keeps_nothing(home: Path) -> None:
    state = State.load(remember=False)
    state.keep_place("r", 1)
    assert state.place("r") == Stand(1)
    assert not state.save()
    assert not list(home.rglob("*"))


READ_ONLY = """
import fcntl, json, os
from tui.settings.chosen import choose
choose()  # all is imported now: another user may be unable to read what is left
if os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)  # root may write anywhere
chosen = choose()
state = chosen.state
state.keep_place("r", 1)
print(state.save(), bool(state.message), state.place("r").offset, chosen.theme(["govtui-dark"]), len(chosen.messages()))
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions")
@pytest.mark.parametrize("mode", [0o555, 0o000], ids=["read-only", "closed"])
def test_a_home_that_is_not_ours_breaks_nothing(home: Path, mode: int) -> None:
    above = [
        folder
        for folder in home.parents
        if folder.stat().st_uid == os.getuid() and folder.is_relative_to(tempfile.gettempdir())
    ]
    before = [folder.stat().st_mode for folder in above]
    for folder in above:
        folder.chmod(0o755)
    home.chmod(mode)
    try:
        ran = subprocess.run([sys.executable, "-c", READ_ONLY], capture_output=True, text=True, env={**os.environ})
    finally:
        home.chmod(0o755)
        for folder, was in zip(above, before, strict=True):
            folder.chmod(was)
    messages = "2" if mode == 0 else "1"  # nor can the config file be read
    assert ran.stdout.split() == ["False", "True", "1", "govtui-dark", messages], ran.stderr


SECTIONS = st.sampled_from(["places", "choices", "layout", "jumps", "searches", "bookmarks", "terminals"])
KEYS = st.sampled_from(
    ["r", "last", "theme", "sizes", "columns", "filter_chosen", "back", "hidden", "sort", "r@1", "xterm"]
)


@settings(max_examples=40)
@given(st.dictionaries(SECTIONS, st.dictionaries(KEYS, any_json, max_size=6)))
def test_no_entry_is_too_strange(tmp_path_factory: pytest.TempPathFactory, sections: dict[str, object]) -> None:
    path = tmp_path_factory.getbasetemp() / "odd" / "state.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"version": 1, **sections}))
    state = State(path)
    everything(state)
    assert all(isinstance(mark, Bookmark) for mark in state.bookmarks())
    state.keep_place("r", 7)
    state.keep_layout(LAYOUT)
    assert state.save()
    assert (State(path).place("r"), State(path).layout) == (Stand(7), LAYOUT)


@given(st.binary(max_size=300))
def test_no_file_is_too_strange(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes" / "state.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    state = State(path)
    everything(state)
    assert state.message


def test_no_screen_is_loaded(home: Path) -> None:
    code = (
        "import sys\nfrom tui.settings.chosen import choose\nchoose()\n"
        "print({'textual', 'rich'} & set(sys.modules), 'tomllib' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["set()", "False"]
