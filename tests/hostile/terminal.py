"""What may reach a terminal: our own sequences, and text."""

from __future__ import annotations

import re

# What Textual and we ourselves write: CSI sequences, saved cursor, keypad, the shape of the pointer.
ALLOWED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[78=>]|\(B|\]22;[a-z-]*\x07)")
OWN_COPY = re.compile(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
STRANGE = re.compile(
    rb"[\x00-\x06\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae\xa8\xa9]|\xe2\x81[\xa6-\xa9]"
)


def only_ours(raw: bytes) -> None:
    """Nothing in what was written acts but what Textual and we ourselves write."""
    left = ALLOWED.sub(b"", OWN_COPY.sub(b"", raw))
    assert b"\x1b" not in left, left[max(0, left.index(b"\x1b") - 40) : left.index(b"\x1b") + 40]
    found = STRANGE.search(left)
    assert found is None, left[max(0, found.start() - 40) : found.start() + 40]
