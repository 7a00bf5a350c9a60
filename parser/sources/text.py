"""Plain text: bytes to ``Source``.

UTF-8 first (with or without byte-order mark), then GB18030; UTF-16 by its byte-order mark or by where its zero bytes
stand; Big5 where it makes plainly more of the bytes than GB18030 does. The detectors were wrong more often than this
order on 200 real files. Only when all fail is the text decoded with replacement, and a warning says so.
"""

from __future__ import annotations

import codecs
import re

from parser.report import Source
from parser.text import entities
from parser.text.safety import clean

_CLAUSE_ENDS = re.compile("[\n\u3000。，]")
_SAMPLE = 200_000
"""Characters by which an encoding is judged."""
_WRITTEN = re.compile("[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
"""What nearly all of a Chinese text is made of."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
"""No encoding of Chinese uses these bytes for anything else."""
_LABELS = {
    "big5": "cp950",
    "big5-hkscs": "big5hkscs",
    "cp950": "cp950",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
"""What a page that claims an encoding is read in, by the WHATWG's Encoding Standard; all that it calls gbk and gb2312,
and whatever no Chinese page is written in (iso-8859-1, which fits any bytes), is read as gb18030."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, tuple[str, ...]]:
    """The text of ``data``, the encoding used, and warnings.

    ``declared`` is the encoding a page claims; it is tried where the bytes are not UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig"), ()
            except UnicodeDecodeError:
                break
    if wide := _wide(data):
        return data.decode(wide, "replace"), wide, ()
    for encoding in dict.fromkeys(("utf-8", _LABELS.get((declared or "").lower(), "gb18030"), "gb18030")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and (taiwan := _big5(data, text)):
            return taiwan, "big5", ()
        return text, encoding, ()
    # A damaged file: the encoding that loses fewer characters is the one it was written in.
    tries = [(data.decode(encoding, "replace"), encoding) for encoding in ("utf-8", "gb18030")]
    text, encoding = min(tries, key=lambda pair: pair[0].count("\N{REPLACEMENT CHARACTER}"))
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    return text, encoding, (f"{lost} damaged characters; read as {encoding} with replacement",)


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text at all: zero bytes stand in them, more than a slip leaves, and not as in UTF-16;
    or control characters do, and no encoding makes much of the rest.
    """
    head = data[:4096]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _wide(data):
        return False
    if head.count(0) > len(head) // 200 + 1:
        return True
    if len(head.translate(None, _CONTROLS)) > 0.95 * len(head):  # as in every text, damaged ones too
        return False
    tries = [head.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")]
    return all(text.count("\N{REPLACEMENT CHARACTER}") > len(text) / 20 for text in tries)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: zero bytes stand in it (by every digit and line end), and read by twos, in one of the
    two orders, it is made of what Chinese texts are made of.
    """
    head = data[:4096]
    if head.count(0) < 2 or len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, "ignore")
        if len(_WRITTEN.findall(text)) >= 0.9 * len(head) / 2:
            return encoding
    return None


def _big5(data: bytes, as_gb: str) -> str | None:
    """The text as Big5, where GB18030 makes odd characters of the bytes and Big5 common ones.

    Nine tenths of what any Chinese text holds are among the 6,763 characters of GB 2312, or, written in traditional
    characters, among the 5,401 of Big5's first level. Bytes read in the wrong one of the two fall outside.
    """
    if _share(as_gb, "gb2312") >= 0.9:
        return None
    try:
        text = data.decode("cp950")
    except UnicodeDecodeError:
        return None
    wide = [c for c in text[:_SAMPLE] if c > "\x7f"]
    first = sum(b"\xa1\x40" <= c.encode("cp950", "replace") <= b"\xc6\x7e" for c in wide)
    return text if wide and first >= 0.9 * len(wide) else None


def _share(text: str, encoding: str) -> float:
    """How much of what is not ASCII the encoding has."""
    wide = "".join(c for c in text[:20000] if c > "\x7f")
    return len(wide.encode(encoding, "ignore")) / (2 * len(wide)) if wide else 1.0


def load(data: bytes, name: str, kind: str = "text") -> Source:
    """A plain text or Markdown file as a ``Source``."""
    text, encoding, warnings = decode(data)
    misread = sum(len(part) for part in _CLAUSE_ENDS.split(text) if _is_misread(part)) if "锛" in text else 0
    if misread:
        warnings += (f"some {misread} characters are damaged: UTF-8 that was read as GBK before it was saved",)
    return Source(name, clean(entities.decode(text)), kind, encoding, warnings)


def _is_misread(part: str) -> bool:
    """Whether UTF-8 was read as GBK here: 。 becomes 銆, and ， becomes 锛."""
    first = part.find("銆")
    return first >= 0 and part.find("锛", first) >= 0
