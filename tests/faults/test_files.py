"""Files, folders and disks that fail: a message, and the rest goes on; a good file is never left half-written."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from parser import Library, LibraryError
from parser.sources import SourceError, load
from parser.sources.folder import inside
from tests.faults.pseudo import Pseudo, environment
from tui.saving import save

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
GOVTUI = [sys.executable, "-m", "tui.cli"]
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NOBODY = 65534


def govtui(
    home: Path, *words: str | Path, before: Callable[[], object] | None = None, **more: str | None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*GOVTUI, *map(str, words)], env=environment(home, **more), cwd=home, capture_output=True, text=True,
        timeout=60, stdin=subprocess.DEVNULL, preexec_fn=before,
    )  # fmt: skip


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = ROOT and sys.platform == "linux" and shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", place], capture_output=True
    ).returncode == 0  # fmt: skip
    if not mounted:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture
def many(tmp_path: Path, seeds: Path) -> Path:
    """A folder whose export is larger than the small disk."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3):
        for seed in seeds.glob("*.txt"):
            shutil.copy(seed, folder / f"{number}-{seed.name}")
    return folder


# -- full disks


def test_an_export_to_a_full_disk_leaves_the_old_file(small_disk: Path, seeds: Path, tmp_path: Path) -> None:
    for name in ("out.json", "out.xlsx"):
        target = small_disk / name
        target.write_text("old")
        form = ["--format", "xlsx"] if name.endswith("xlsx") else ["--with-text"]
        (small_disk / "filler").write_bytes(bytes(505_000))
        report = seeds / "minquan-2021.txt"
        ran = govtui(tmp_path, "metrics" if form[0] == "--format" else "export", *form, report, "--output", target)
        assert ran.returncode == 2
        assert "Traceback" not in ran.stderr
        assert "No space left" in ran.stderr and name in ran.stderr
        assert target.read_text() == "old"
        assert sorted(path.name for path in small_disk.iterdir()) == sorted({name, "filler"})
        target.unlink()


def test_a_file_may_not_grow(many: Path, tmp_path: Path) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    (tmp_path / "out.json").write_text("old")
    ran = govtui(tmp_path, "export", many, "--output", "out.json", before=limited)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr and "out.json" in ran.stderr
    assert (tmp_path / "out.json").read_text() == "old"
    assert not list(tmp_path.glob(".out.json*"))


def test_a_library_on_a_full_disk_keeps_what_it_has(small_disk: Path, many: Path) -> None:
    path = small_disk / "library.db"
    files = sorted(many.iterdir())
    told: list[str] = []
    with Library.open(path) as library, pytest.raises(LibraryError, match="full"):
        library.add(files, jobs=1, progress=lambda _, __, file, ___: told.append(file))
    with Library.open(path, readonly=True) as library:
        assert {row.file for row in library.reports(twins=True)} >= {Path(file).name for file in told}


def test_the_screen_on_a_full_disk(small_disk: Path, seeds: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(500_000))
    (small_disk / "state" / "govtui").mkdir(parents=True)
    (small_disk / "state" / "govtui" / "filler").write_bytes(bytes(8_000))
    with Pseudo(small_disk, seeds / "minquan-2021.txt") as terminal:
        terminal.until("民权县", "indicator")
        terminal.send("]t")
        terminal.until("Jump")
        terminal.send("\x1b")
        terminal.rest()
        terminal.send("q")
        assert terminal.ended() == 0
        assert terminal.unsound() == []


# -- homes


@pytest.mark.parametrize("kind", ["none", "unset", "not there", "a file", "read-only"])
def test_a_home_that_cannot_be_used(tmp_path: Path, seeds: Path, kind: str) -> None:
    home: str | None = str(tmp_path / "home")
    if kind in ("none", "unset"):
        home = "" if kind == "none" else None
    elif kind == "a file":
        (tmp_path / "home").write_text("")
    elif kind == "read-only":
        (tmp_path / "home").mkdir(mode=0o555)
        home = "/proc/self" if ROOT and Path("/proc/self").exists() else home  # root may write anywhere else
    names = {f"XDG_{each}_HOME": None for each in ("CONFIG", "STATE", "DATA", "CACHE")}
    ran = govtui(tmp_path, "list", seeds / "minquan-2021.txt", HOME=home, **names)
    assert ran.returncode == 0 and "民权县" in ran.stdout
    if kind != "unset" and kind != "none":  # else the account's own home is found
        with Pseudo(tmp_path, seeds / "minquan-2021.txt", HOME=home, **names) as terminal:
            terminal.until("民权县", "indicator")
            terminal.rest()
            terminal.send("q")
            assert terminal.ended() == 0
            assert terminal.unsound() == []
        if kind == "not there":  # it is made
            return
        ran = govtui(tmp_path, "add", seeds / "minquan-2021.txt", HOME=home, **names)
        assert ran.returncode == 2
        assert "Traceback" not in ran.stderr and "library" in ran.stderr


def test_what_may_not_be_read_or_written(tmp_path: Path, seeds: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "closed").mkdir(parents=True)
    shutil.copy(seeds / "minquan-2021.txt", folder / "open.txt")
    shutil.copy(seeds / "minquan-2021.txt", folder / "shut.txt")
    (folder / "shut.txt").chmod(0)
    (folder / "closed").chmod(0)
    for place in [tmp_path, *tmp_path.parents] if ROOT else []:
        if place != Path("/"):
            place.chmod(place.stat().st_mode | 0o055)
    code = (
        "import os, sys\n"
        "from tui.cli import run\n"
        "from parser.reading import parse\n"
        "import parser.export.tables, tui.cli.tables\n"
        f"os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    words = [sys.executable, "-c", code] if ROOT else GOVTUI
    ran = subprocess.run(
        [*words, "list", folder], env=environment(tmp_path), capture_output=True, text=True, timeout=60
    )
    if "ModuleNotFoundError" in ran.stderr or "ImportError" in ran.stderr:
        pytest.skip("the program itself lies where nobody else may look")
    assert ran.returncode == 1, ran.stderr
    assert "shut.txt" in ran.stderr and "Traceback" not in ran.stderr
    assert ran.stdout.count("民权县") == 1
    (folder / "out.csv").write_text("old")
    ran = subprocess.run(
        [*words, "list", folder / "open.txt", "--format", "csv", "--output", folder / "out.csv"],
        env=environment(tmp_path), capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 2
    assert "out.csv" in ran.stderr and "Permission denied" in ran.stderr
    assert (folder / "out.csv").read_text() == "old"


# -- what is no file


def test_links_pipes_sockets_and_devices(tmp_path: Path, seeds: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    shutil.copy(seeds / "minquan-2021.txt", folder / "good.txt")
    (folder / "round").symlink_to(folder)  # a loop
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "lost.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.fspath(folder / "socket.txt"))
        for device in ("zero", "random"):
            (folder / f"{device}.txt").symlink_to(f"/dev/{device}")
        ran = govtui(tmp_path, "list", folder)
    assert ran.returncode == 1
    assert ran.stdout.count("民权县") == 1
    assert "Traceback" not in ran.stderr
    for name in ("self", "lost", "pipe", "socket", "zero", "random"):
        assert sum(f"{name}.txt" in line for line in ran.stderr.splitlines()) == 1, (name, ran.stderr)
    for path in (folder / "pipe.txt", Path("/dev/zero"), folder / "self.txt"):
        with pytest.raises(SourceError):
            load(path)
        ran = govtui(tmp_path, "list", path)
        assert ran.returncode == 2 and "Traceback" not in ran.stderr


@pytest.mark.parametrize("count", [20_000, pytest.param(1_000_000, marks=pytest.mark.long)])
def test_a_folder_of_very_many_entries(tmp_path: Path, count: int) -> None:
    for number in range(count):
        os.close(os.open(tmp_path / f"{number}.{'txt' if number % 1000 == 0 else 'dat'}", os.O_CREAT | os.O_WRONLY))
    assert len(list(inside(tmp_path))) == len(range(0, count, 1000))


def test_a_very_deep_folder(tmp_path: Path, seeds: Path) -> None:
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(1500):  # deeper than a path may be long
            Path("d").mkdir()
            os.chdir("d")
    finally:
        os.chdir(before)
    shutil.copy(seeds / "minquan-2021.txt", tmp_path / "good.txt")
    try:
        ran = govtui(tmp_path, "list", tmp_path)
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)
    assert ran.returncode in (0, 1)
    assert "Traceback" not in ran.stderr and "民权县" in ran.stdout


# -- files that change while they are open


def test_reading_goes_on_when_the_file_is_gone(tmp_path: Path, seeds: Path) -> None:
    path = Path(shutil.copy(seeds / "minquan-2021.txt", tmp_path / "report.txt"))
    with Pseudo(tmp_path, path) as terminal:
        terminal.until("民权县", "indicator")
        terminal.rest()
        path.unlink()
        terminal.send("]]")
        terminal.until("› （一）")
        terminal.send("t")
        terminal.until("Jump")
        terminal.send("jiaoyu")
        terminal.until("Education")
        terminal.send("\r")
        terminal.rest()
        path.write_text("something else")
        terminal.send("my")
        terminal.rest()
        terminal.send("q")
        assert terminal.ended() == 0


# -- shares that stall


def test_a_file_that_never_comes_holds_nothing_up(tmp_path: Path, seeds: Path) -> None:
    code = (
        "import sys, threading\n"
        "from parser.sources import files\n"
        "from pathlib import Path\n"
        "import tui.reading.opening as opening\n"
        "opening.PATIENCE = 1.0\n"
        "real = Path.read_bytes\n"
        "def stalled(self):\n"
        "    if 'stalled' in self.name:\n"
        "        threading.Event().wait()\n"
        "    return real(self)\n"
        "Path.read_bytes = stalled\n"
        "from tui.cli import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    for name in ("a-stalled-1.txt", "z.txt"):
        shutil.copy(seeds / "minquan-2021.txt", tmp_path / name)
    command = [sys.executable, "-c", code]
    with Pseudo(tmp_path, tmp_path / "a-stalled-1.txt", tmp_path / "z.txt", command=command) as terminal:
        terminal.until("民权县", "indicator")  # the other one is read
        terminal.send("t")
        terminal.until("Jump")
        terminal.send("\x1b")
        terminal.rest()
        began = time.monotonic()
        terminal.send("q")
        assert terminal.ended() == 0
        assert time.monotonic() - began < 10
        assert terminal.unsound() == []
    assert threading.active_count() < 50


# -- how a file takes its place


def test_an_export_takes_the_place_of_a_file_and_does_not_write_into_it(tmp_path: Path, seeds: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    with target.open() as still_read:
        assert govtui(tmp_path, "export", seeds / "minquan-2021.txt", "--output", target).returncode == 0
        assert still_read.read() == "old"
    assert target.read_text("utf-8").startswith("{")


def test_what_is_being_written_is_its_owners_alone_and_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, done, synced = tmp_path / "out.txt", list[str](), os.fsync

    def pieces() -> Iterator[str]:
        yield "new"
        (part,) = tmp_path.glob(".govtui-*.part")
        assert part.stat().st_mode & 0o077 == 0

    def sync(file: int) -> None:
        assert not target.exists()
        done.append("synced")
        synced(file)

    monkeypatch.setattr(os, "fsync", sync)
    save(pieces(), target)
    assert done == ["synced"] and target.read_text() == "new"


@pytest.mark.parametrize("name", ["政" * 83 + ".csv", "a" * 251 + ".csv"])
def test_a_name_as_long_as_the_system_takes_is_written(tmp_path: Path, name: str) -> None:
    for data in (["甲"], ["乙"]):
        save(data, tmp_path / name)
        assert (tmp_path / name).read_text("utf-8") == data[0]
    assert [path.name for path in tmp_path.iterdir()] == [name]
