"""ZIP files that nobody vouches for: their directory and their members, within bounds.

``zipfile`` reads the whole directory before it says how long it is, reads it again for each member that is opened, and
unpacks with whatever memory a member's header asks for. Here the directory's length is looked up first, and only what
nearly all archives use is unpacked: members as they are, or deflated.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO

DIRECTORY = 16 * 1024 * 1024
"""Bytes of a directory: some 100,000 members. Each takes ten times as much in memory."""
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
)
"""What damaged archives raise."""
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_COMMENT = 65_535 + 22
_LOCAL = struct.Struct("<4s5H3L2H")


class RefusedError(Exception):
    """What the archive holds that no archive of reports does; the message goes on from its name."""


def members(stream: IO[bytes]) -> list[zipfile.ZipInfo]:
    """What the archive's directory lists.

    Raises:
        RefusedError: the directory is longer than that of any archive of reports.
        zipfile.BadZipFile and others of ``DAMAGE``: it is no archive, or damaged.
    """
    length = _directory_length(stream)
    if length > DIRECTORY:
        raise RefusedError(f"lists more files than an archive of reports does ({length // 2**20} MB of names)")
    with zipfile.ZipFile(stream) as archive:
        found = archive.infolist()
    if sum(info.compress_size for info in found) > stream.seek(0, 2):
        raise zipfile.BadZipFile("its members lie over one another")  # a few kilobytes would unpack to gigabytes
    return found


def _directory_length(stream: IO[bytes]) -> int:
    """The length that the archive's end gives for its directory, where ``zipfile`` looks for it; 0 when it has none."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _COMMENT))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        return 0
    length = int(struct.unpack_from("<L", tail, at + 12)[0])
    if length == 0xFFFFFFFF:
        far = tail.rfind(_END_64, 0, at)
        length = int(struct.unpack_from("<Q", tail, far + 40)[0]) if 0 <= far <= len(tail) - 48 else size
    return length


def unpack(stream: IO[bytes], info: zipfile.ZipInfo, largest: int) -> bytes:
    """The bytes of a member.

    Raises:
        RefusedError: encrypted, packed in a way that is not unpacked here, or longer than ``largest`` bytes.
        zipfile.BadZipFile and others of ``DAMAGE``: it is damaged.
    """
    if info.flag_bits & 1:
        raise RefusedError("is encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedError("is packed in a way that few programs can unpack")
    if info.file_size > largest:
        raise RefusedError(f"unpacks to more than {largest // 2**20} MB, too large for a report")
    stream.seek(info.header_offset)
    header = stream.read(_LOCAL.size)
    if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile("a member is not where the directory says")
    name, extra = _LOCAL.unpack(header)[-2:]
    stream.seek(name + extra, 1)
    packed = stream.read(info.compress_size)
    if len(packed) < info.compress_size:
        raise EOFError("it is cut off")
    if info.compress_type == zipfile.ZIP_STORED:
        data = packed
    else:
        inflate = zlib.decompressobj(-15)
        data = inflate.decompress(packed, info.file_size + 1)
        if len(data) > info.file_size:
            raise zipfile.BadZipFile("it unpacks to more than its directory says")
        if not inflate.eof:
            raise EOFError("it is cut off")
    if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
        raise zipfile.BadZipFile("its check sum is wrong")
    return data
