"""ZIP files as folders: ``reports.zip/2020/kaifeng.txt`` is a file in one.

A member's path is made of the archive's path and the member's name without anything that leads out of it (``..``, a
root, a drive), and is looked up again among the members only: no name in an archive ever reaches the disk. Archives in
archives are not opened.
"""

from __future__ import annotations

import zipfile
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from parser.sources import zipped
from parser.sources.errors import SourceError
from parser.sources.files import is_archive
from parser.text.safety import clean

MOST = 100_000
"""Members: more than all reports that exist."""
LARGEST = 64 * 1024 * 1024
"""Bytes that one member may unpack to; a report has some hundred thousand."""
LARGEST_WHOLE = 16 * 1024 * 1024 * 1024
"""Bytes that all members together may unpack to: forty times the text of all reports that exist."""

TIGHTEST, LARGE = 100, 64 * 1024 * 1024
"""Bytes that one byte of an archive may unpack to, where they are more than ``LARGE`` in all; texts pack to a third,
pages to a tenth."""


def members(path: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """The paths of the files in the archive that end in ``suffixes``, in order of name, hidden ones left out.

    Raises:
        SourceError: it cannot be opened, or holds more than an archive of reports does.
    """
    found = _names(path, _state(path))
    return sorted(path / name for name in found if name.lower().endswith(suffixes) and not _hidden(name))


def member(path: Path) -> bytes:
    """The bytes of the member at ``path``, one of whose folders is an archive.

    Raises:
        SourceError: it is not in the archive, damaged, encrypted, or too large.
    """
    above = next(folder for folder in path.parents if is_archive(folder))
    info = _names(above, _state(above)).get(path.relative_to(above).as_posix())
    if info is None:
        raise SourceError(f"{path}: no such file in {above.name}. Check the path.")
    if info.flag_bits & 1:
        raise SourceError(f"{path}: is encrypted. Unpack {above.name} with its password and give the files in it.")
    try:
        with above.open("rb") as stream:
            return zipped.unpack(stream, info, LARGEST)
    except zipped.RefusedError as error:
        raise SourceError(f"{path}: {error}. Unpack {above.name} yourself and give the files in it.") from error
    except zipped.DAMAGE as error:
        raise SourceError(f"{path}: is damaged in its archive ({error}). Fetch {above.name} anew.") from error


def _state(path: Path) -> tuple[int, int]:
    """What changes when the file does."""
    try:
        known = path.stat()
    except OSError as error:
        raise SourceError(f"{path}: cannot be opened ({error.strerror or error}). Check its permissions.") from error
    return known.st_mtime_ns, known.st_size


@lru_cache(maxsize=4)
def _names(path: Path, state: tuple[int, int]) -> dict[str, zipfile.ZipInfo]:
    """The archive's files by their safe names."""
    try:
        with path.open("rb") as stream:
            infos = [info for info in zipped.members(stream) if not info.is_dir()]
    except zipped.RefusedError as error:
        raise SourceError(f"{path}: {error}. Unpack it and give its folders.") from error
    except zipped.DAMAGE as error:
        raise SourceError(f"{path}: a damaged ZIP file ({error}). Fetch it anew.") from error
    if len(infos) > MOST:
        raise SourceError(f"{path}: holds {len(infos):,} files, more than {MOST:,}. Unpack it and give its folders.")
    whole = sum(info.file_size for info in infos)
    if whole > LARGEST_WHOLE:
        raise SourceError(
            f"{path}: unpacks to {whole // 2**30:,} GB, more than all reports are. It is no archive of them."
        )
    if whole > max(LARGE, TIGHTEST * state[1]):
        times = whole // max(state[1], 1)
        raise SourceError(f"{path}: unpacks to {times:,} times its size, as no texts do. It is no archive of reports.")
    found: dict[str, zipfile.ZipInfo] = {}
    numbers: dict[str, int] = defaultdict(lambda: 1)
    for info in infos:
        first = name = _safe(_decoded(info))
        stem, dot, suffix = first.rpartition(".")
        while name in found:  # two members of one name: both are kept
            numbers[first] += 1
            name = f"{stem}-{numbers[first]}{dot}{suffix}"
        found[name] = info
    return found


def _decoded(info: zipfile.ZipInfo) -> str:
    """The name; one that is not marked as UTF-8 is in the encoding of whoever packed it, mostly GBK."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _safe(name: str) -> str:
    parts = clean(name).replace("\n", " ").replace("\\", "/").replace(":", "_").split("/")
    return "/".join(part for part in parts if part.strip() not in ("", ".", "..")) or "_"


def _hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
