"""Names and where each stands, in a file: the names are read whole, where they stand when it is asked for.

What thousands of reports state takes 30 MB so, and a look at it a few kilobytes. The file's first lines say what it is
and how long each part is.
"""

from __future__ import annotations

import json
import os
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from parser.topics.flat import FlatNames

_MAGIC = b"govtui catalogue\n"


class Stored:
    """Numbers in a file that stays open."""

    def __init__(self, stream: BinaryIO, at: int, count: int) -> None:
        self._stream = stream
        self._at = at
        self._count = count

    def __getitem__(self, asked: slice) -> array[int]:
        first, last, _ = asked.indices(self._count)
        numbers = array("I")
        self._stream.seek(self._at + first * numbers.itemsize)
        numbers.frombytes(self._stream.read(max(0, last - first) * numbers.itemsize))
        return numbers


@dataclass(slots=True)
class Rows:
    """Stands of names, in compressed rows: those of name ``n`` are ``start[n]`` to ``start[n + 1]``."""

    start: array[int]
    stands: array[int] | Stored
    """Four numbers a stand: the report's, and three more."""

    @classmethod
    def of_stands(cls, stands: Sequence[Sequence[tuple[int, ...]]]) -> Rows:
        """Those of these stands, a list a name."""
        starts, numbers = array("I", (0,)), array("I")
        for each in stands:
            for stand in each:
                numbers.extend(stand)
            starts.append(len(numbers) // 4)
        return cls(starts, numbers)

    def of(self, number: int, most: int | None = None) -> Iterator[tuple[int, int, int, int]]:
        """The stands of a name, or the first of them."""
        first, last = self.start[number], self.start[number + 1]
        numbers = iter(self.stands[4 * first : 4 * (last if most is None else min(last, first + most))])
        return zip(numbers, numbers, numbers, numbers, strict=True)

    def size(self, number: int) -> int:
        """How many stands it has."""
        return self.start[number + 1] - self.start[number]


class Standing(Mapping[str, Sequence[int]]):
    """Of each code, the numbers of the names in which it stands."""

    def __init__(self, codes: str, sizes: Sequence[int], numbers: Stored) -> None:
        ends = accumulate(sizes)
        self._spans = {code: (end - size, end) for code, size, end in zip(codes, sizes, ends, strict=True)}
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._spans)

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def __getitem__(self, code: str) -> Span:
        return Span(self._numbers, *self._spans[code])


class Span(Sequence[int]):
    """Some of the numbers of a file; how many is known before they are read."""

    def __init__(self, numbers: Stored, first: int, last: int) -> None:
        self._numbers, self._first, self._last = numbers, first, last

    def __len__(self) -> int:
        return self._last - self._first

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers[self._first : self._last])

    def __getitem__(self, at: int | slice) -> int | array[int]:  # type: ignore[override]
        return self._numbers[self._first : self._last][at]


class Writing:
    """The parts of a file to be."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def names(self, names: FlatNames) -> None:
        """A list of names."""
        standing = names.standing
        for text in (names.text, names.codes, "".join(standing)):
            self._parts.append(text.encode("utf-16-le", "surrogatepass"))
        self.numbers(array("I", map(len, standing.values())))
        self._parts.append(b"".join(array("I", held).tobytes() for held in standing.values()))
        self.numbers(names.starts)

    def rows(self, rows: Rows) -> None:
        """Where names stand."""
        self.numbers(rows.start)
        self.numbers(rows.stands[:])

    def numbers(self, numbers: array[int]) -> None:
        """Numbers."""
        self._parts.append(numbers.tobytes())

    def to(self, path: Path, form: int) -> None:
        """Write it, so that it is there whole or not at all. A failure costs only the next start's time."""
        head = json.dumps({"form": form, "order": sys.byteorder, "sizes": list(map(len, self._parts))}).encode()
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            being_made = path.with_name(f"{path.name}.{os.getpid()}")
            with being_made.open("wb") as stream:
                stream.write(_MAGIC + head + b"\n")
                stream.writelines(self._parts)
            being_made.replace(path)


class Reading:
    """The parts of a file, one after the other, in the order in which they were written.

    Raises:
        OSError: it cannot be read.
        ValueError: it is of another form, or not whole.
    """

    def __init__(self, path: Path, form: int) -> None:
        self._stream = path.open("rb")
        try:
            start = self._stream.read(1 << 16).split(b"\n", 2)
            head = json.loads(start[1]) if start[0] + b"\n" == _MAGIC and len(start) > 2 else {}
            if head.get("form") != form or head.get("order") != sys.byteorder:
                raise ValueError("of another form")
            self._at = len(_MAGIC) + len(start[1]) + 1
            self._sizes = iter(head["sizes"])
            if self._stream.seek(0, os.SEEK_END) != self._at + sum(head["sizes"]):
                raise ValueError("not whole")
        except BaseException:
            self._stream.close()
            raise

    def close(self) -> None:
        """Close it: nothing more can be asked for."""
        self._stream.close()

    def names(self) -> FlatNames:
        """A list of names."""
        text, codes, chars = (self._bytes().decode("utf-16-le", "surrogatepass") for _ in range(3))
        standing = Standing(chars, self.numbers(), self._stored())
        return FlatNames.of(text, codes, self.numbers(), standing)

    def rows(self) -> Rows:
        """Where names stand."""
        return Rows(self.numbers(), self._stored())

    def numbers(self) -> array[int]:
        """Numbers."""
        return self._stored()[:]

    def _stored(self) -> Stored:
        at, size = self._at, next(self._sizes)
        self._at += size
        return Stored(self._stream, at, size // array("I").itemsize)

    def _bytes(self) -> bytes:
        self._stream.seek(self._at)
        size = next(self._sizes)
        self._at += size
        return self._stream.read(size)
