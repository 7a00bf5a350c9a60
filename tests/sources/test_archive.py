"""A ZIP file is a folder of reports, and nothing in it reaches further than that."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from parser import read
from parser.sources import SourceError, archive, load
from tui.cli.paths import find


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(name, data)
    return path


def names(path: Path) -> list[str]:
    return [each.relative_to(path).as_posix() for each in find([path])[0]]


@pytest.fixture
def kaifeng(seeds: Path) -> bytes:
    return (seeds / "kaifeng-2020.txt").read_bytes()


def test_the_same_report_from_an_archive(tmp_path: Path, seeds: Path, kaifeng: bytes) -> None:
    path = packed(
        tmp_path / "reports.zip", {"2020/开封.txt": kaifeng, "readme.exe": b"MZ", "__MACOSX/2020/x.txt": b"x"}
    )
    assert names(path) == ["2020/开封.txt"]
    (here,), (there,) = read(path / "2020/开封.txt"), read(seeds / "kaifeng-2020.txt")
    assert (here.metrics, here.sections) == (there.metrics, there.sections)
    assert here.source.name == "开封.txt"


def test_archives_in_a_folder_are_found(tmp_path: Path, kaifeng: bytes) -> None:
    packed(tmp_path / "a.ZIP", {"k.txt": kaifeng})
    (tmp_path / "b.txt").write_bytes(kaifeng)
    assert [path.relative_to(tmp_path).as_posix() for path in find([tmp_path])[0]] == ["a.ZIP/k.txt", "b.txt"]


def test_names_packed_as_gbk(tmp_path: Path, kaifeng: bytes) -> None:
    path = packed(tmp_path / "old.zip", {"xxxx.txt": kaifeng})
    path.write_bytes(path.read_bytes().replace(b"xxxx.txt", "开封".encode("gbk") + b".txt"))
    assert names(path) == ["开封.txt"]
    assert read(path / "开封.txt")


@pytest.mark.parametrize(
    "name",
    [
        "../../secret.txt",
        "/etc/secret.txt",
        "..\\..\\secret.txt",
        "C:\\x\\secret.txt",
        "a/../../secret.txt",
        "./secret.txt",
    ],
)
def test_no_name_leads_out(tmp_path: Path, kaifeng: bytes, name: str) -> None:
    (tmp_path / "secret.txt").write_text("政府工作报告\n一、秘密\n", encoding="utf-8")
    (tmp_path / "in").mkdir()
    path = packed(tmp_path / "in" / "evil.zip", {name: kaifeng})
    (found,) = find([path])[0]
    assert path in found.parents
    assert ".." not in found.parts
    assert load(found).text.startswith(kaifeng.decode()[:20])


def test_members_of_one_name_are_both_kept(tmp_path: Path) -> None:
    path = packed(tmp_path / "two.zip", {"a.txt": "一、甲".encode(), "./a.txt": "一、乙".encode()})
    assert [load(each).text for each in find([path])[0]] == ["一、乙", "一、甲"]


def test_what_cannot_be_read_is_said(tmp_path: Path, kaifeng: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as out:
        out.writestr("a.txt", kaifeng)
    whole = packed(tmp_path / "whole.zip", {"k.txt": kaifeng, "inner.zip": inner.getvalue()})
    assert names(whole) == ["k.txt"]
    for path, said in (
        (whole / "inner.zip", "an archive inside an archive"),
        (whole / "none.txt", "no such file in whole.zip"),
    ):
        with pytest.raises(SourceError, match=said):
            load(path)
    monkeypatch.setattr(archive, "LARGEST", 1000)
    with pytest.raises(SourceError, match="unpacks to more than"):
        load(whole / "k.txt")
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(whole.read_bytes()[:500])
    assert find([damaged]) == ([damaged], [])
    with pytest.raises(SourceError, match="damaged"):
        load(damaged)
    locked = tmp_path / "locked.zip"
    data = bytearray(whole.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of encryption, in the directory
    locked.write_bytes(data)
    with pytest.raises(SourceError, match=r"is encrypted\. Unpack locked\.zip"):
        load(next(path for path in find([locked])[0] if path.name.startswith("k")))
    empty = packed(tmp_path / "empty.zip", {"a.exe": b"MZ"})
    assert find([empty]) == ([], [(empty, "cli.empty-archive")])


def test_a_bomb_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1 << 20)
    path = packed(tmp_path / "bomb.zip", {"bomb.txt": bytes(50 << 20)})
    assert path.stat().st_size < 1 << 20
    with pytest.raises(SourceError, match="unpacks to more than 1 MB"):
        load(path / "bomb.txt")


def test_standard_input(kaifeng: bytes) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tui.cli", "list", "-", "--format", "csv"], input=kaifeng, capture_output=True
    )
    assert ran.returncode == 0
    assert "开封市" in ran.stdout.decode()
    head, row = (line.split(",") for line in ran.stdout.decode().splitlines())
    assert dict(zip(head, row, strict=True))["file"] == "stdin"
