"""The file: whole after anything, shared by two, unhurt by damage."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.settings.store import LARGEST, VERSION, Store

WRITER = """
import sys
from pathlib import Path
from tui.settings import store as module
from tui.settings.store import Store
module._PATIENCE = 60.0  # on a busy machine one of two that save without a pause may wait long for the lock
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    store.put("places", f"{sys.argv[2]}-{number}", [number, "句" * 50])
    assert store.save(), store.reason
"""


def saved(path: Path) -> dict[str, object]:
    found = json.loads(path.read_bytes())
    assert isinstance(found, dict)
    return found


def test_entries_come_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "state.json"
    store = Store(path)
    store.put("places", "a", [1, 2.5])
    store.put("words", "十四五 \udc80", "“…”")
    assert store.changed
    assert store.save()
    assert not store.changed
    again = Store(path)
    assert again.sections == {"places": {"a": [1, 2.5]}, "words": {"十四五 \udc80": "“…”"}}
    again.put("places", "a", None)
    again.save()
    assert Store(path).get("places", "a") is None
    if os.name == "posix":
        for each in (path, path.parent, path.parent / "state.json.lock"):
            assert each.stat().st_mode & 0o077 == 0, "what one reads and looks for is nobody else's business"
    assert sorted(each.name for each in path.parent.iterdir()) == ["state.json", "state.json.lock"]


def test_of_a_file_of_a_gigabyte_no_more_is_read_than_ours_may_have(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    with path.open("wb") as file:
        file.truncate(1 << 30)  # takes no room
    tracemalloc.start()
    assert Store(path).trouble == "damaged"
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 10 * LARGEST


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    assert Store(path).save()
    assert not path.exists()


def test_each_key_is_its_last_writers(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    one, other = Store(path), Store(path)
    one.put("places", "mine", 1)
    one.put("places", "both", "one")
    other.put("places", "theirs", 2)
    other.put("places", "both", "other")
    one.save()
    other.save()
    assert saved(path)["places"] == {"mine": 1, "both": "other", "theirs": 2}
    one.put("places", "mine", 3)  # an old value of `both` in this one's memory is not written again
    one.save()
    assert saved(path)["places"] == {"mine": 3, "both": "other", "theirs": 2}


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name, "60"]) for name in "ab"]
    assert [each.wait(60) for each in running] == [0, 0]
    assert saved(path)["places"].keys() == {f"{name}-{number}" for name in "ab" for number in range(60)}  # type: ignore[attr-defined]


def test_two_threads_lose_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "state.json")

    def write(name: str) -> None:
        for number in range(30):
            store.put("places", f"{name}-{number}", number)
            store.save()

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(saved(tmp_path / "state.json")["places"]) == 60  # type: ignore[arg-type]


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    for wait in (0.0, 0.004, 0.011):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), "a", "100000"])
        while not path.exists():
            time.sleep(0.005)
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        assert saved(path)["version"] == VERSION
    store = Store(path)
    store.put("places", "after", 1)
    assert store.save()
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == ["state.json", "state.json.lock"], "the part that was left is used up"


def test_a_lock_that_nobody_gives_back_does_not_stop_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr("tui.settings.store._PATIENCE", 0.05)
    path = tmp_path / "state.json"
    with (tmp_path / "state.json.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        store = Store(path)
        store.put("places", "a", 1)
        assert store.save()
    assert saved(path)["places"] == {"a": 1}


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[1]", b"null", b"\xff\xfe\x00", b'{"version": "1"}', b'{"places": {}}', b"[" * 200_000, b"1" * 5000],
    ids=["empty", "cut", "list", "null", "bytes", "version", "no-version", "deep", "number"],
)
def test_a_damaged_file_is_put_aside(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(data)
    store = Store(path)
    assert store.trouble == "damaged"
    assert store.kept is not None
    assert store.kept.name == "state.json.damaged"
    assert store.kept.read_bytes() == data
    store.put("places", "a", 1)
    assert store.save()
    assert Store(path).get("places", "a") == 1
    assert not Store(path).trouble


def test_damage_that_comes_while_we_run_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    store = Store(path)
    path.write_bytes(b"oh")
    store.put("places", "a", 1)
    assert store.save()
    assert (tmp_path / "state.json.damaged").read_bytes() == b"oh"


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    data = json.dumps({"version": VERSION + 1, "places": {"a": {"new": 1}}})
    path.write_text(data)
    store = Store(path)
    assert (store.trouble, store.sections) == ("newer", {})
    store.put("places", "a", 1)
    assert not store.save()
    assert path.read_text() == data


def test_a_file_that_becomes_newer_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    store = Store(path)
    data = json.dumps({"version": VERSION + 1})
    path.write_text(data)
    store.put("places", "a", 1)
    assert not store.save()
    assert store.trouble == "newer"
    assert path.read_text() == data


def test_what_is_not_known_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_text(json.dumps({"version": 1, "later": {"x": [1]}, "places": {"odd": "?"}}))
    store = Store(path)
    store.put("places", "a", 1)
    store.save()
    assert saved(path) == {"version": 1, "later": {"x": [1]}, "places": {"odd": "?", "a": 1}}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.json", tmp_path / "state.json"
    link.symlink_to(real)
    store = Store(link)
    store.put("places", "a", 1)
    assert store.save()
    assert link.is_symlink()
    assert saved(real)["places"] == {"a": 1}


def test_what_could_not_be_written_is_written_later(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.write_text("in the way")
    store = Store(folder / "state.json")
    store.put("places", "a", 1)
    assert not store.save()
    assert store.trouble == "unwritable"
    assert store.reason
    folder.unlink()
    store.put("places", "b", 2)
    assert store.save()
    assert not store.trouble
    assert saved(folder / "state.json")["places"] == {"a": 1, "b": 2}


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "state.json"
    folder.mkdir()
    store = Store(folder)
    store.put("places", "a", 1)
    assert store.trouble == "unreadable"
    assert not store.save()
    assert folder.is_dir()


def test_without_a_path_all_works_and_nothing_is_kept() -> None:
    store = Store(None)
    store.put("places", "a", 1)
    assert store.get("places", "a") == 1
    assert not store.save()
    assert store.forget()
    assert store.get("places", "a") is None


def test_forgetting_leaves_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "govtui"
    folder.mkdir()
    (folder / "state.json").write_bytes(b"damaged")
    store = Store(folder / "state.json")
    store.put("places", "a", 1)
    store.save()
    assert store.forget()
    assert not list(folder.iterdir())
    assert not store.changed
    store.put("places", "b", 2)
    assert store.save()
    assert saved(folder / "state.json")["places"] == {"b": 2}
    assert Store(tmp_path / "nowhere" / "state.json").forget()
    assert not (tmp_path / "nowhere").exists()


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.binary(max_size=200) | any_json.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_are_too_strange(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "strange" / "state.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    store = Store(path)
    store.put("places", "a", 1)
    if store.save():
        assert Store(path).get("places", "a") == 1
    else:
        assert store.trouble == "newer"
