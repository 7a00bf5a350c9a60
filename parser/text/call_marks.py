"""What is printed in a text where it calls a note: no part of the word behind which it stands."""

from __future__ import annotations

import re

_MARKS = frozenset("[［〔【①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_CALL = re.compile(r"\^?[\[［〔【]\^?\d{1,3}[\]］〕】]|(?<=.)[①-⑳]")


def without_calls(text: str) -> str:
    """A name or title without the calls in it, in whatever brackets: “三品一标”[^8]农产品, 标准地〔16〕, 企业④."""
    return text if _MARKS.isdisjoint(text) else _CALL.sub("", text)
