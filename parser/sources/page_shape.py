"""The shape of an HTML page, told from its tags before anything is built of them.

Building the tree of a page takes time in the square of its depth: 100,000 boxes in one another, half a megabyte, take
half a minute. And what opens a font and never closes it is opened anew in each paragraph that follows, so that a few
kilobytes become gigabytes. Both are told here from one pass over the tags.
"""

from __future__ import annotations

import re
from collections import Counter

LARGEST = 32 * 1024 * 1024
"""Characters. A page of a report has some hundred thousand."""
MOST_TAGS = 1_000_000
"""A page of a report has some thousand; each becomes a node of some hundred bytes."""
DEEPEST = 400
"""Boxes in one another, as far as their tags tell; pages go some 30 deep."""
MOST_REOPENED = 5_000_000
"""Marks of style (``b``, ``font``) that are open, summed over all tags: so many nodes may be made anew."""
MOST_ATTRIBUTES = 1_000
"""Of one tag. Each is held against those before it."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_STYLES = frozenset("a b big code em font i nobr s small strike strong tt u".split())  # noqa: SIM905
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_CLOSED = "p li dt dd option optgroup tr td th thead tbody tfoot caption colgroup rb rt rp html head body"
_FLAT = _EMPTY | frozenset(_CLOSED.split())
"""Tags that hold nothing, or that the next of their kind closes."""
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000}")


def refused(page: str) -> str | None:
    """Why a page is not to be built, to stand behind "the page"; ``None`` when it may be."""
    if len(page) > LARGEST:
        return f"has more than {LARGEST // 2**20} million characters"
    deepest = depth = styles = reopened = count = 0
    opened: Counter[str] = Counter()
    for closes, name in _TAG.findall(page):
        count += 1
        reopened += styles
        name = name.lower()
        if name in _FLAT:
            continue
        if not closes:
            opened[name] += 1
            depth += 1
            styles += name in _STYLES
            deepest = depth if depth > deepest else deepest
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
            styles -= name in _STYLES
    if count > MOST_TAGS:
        return f"has more than {MOST_TAGS:,} tags"
    if deepest > DEEPEST:
        return f"nests its boxes more than {DEEPEST} deep"
    if reopened > MOST_REOPENED:
        return "opens marks of style and does not close them"
    for tag in _LONG_TAG.finditer(page):
        end = page.find(">", tag.start())
        if (
            page.count("=", tag.start(), end) > MOST_ATTRIBUTES
            or len(page[tag.start() : end].split()) > MOST_ATTRIBUTES
        ):
            return f"has a tag with more than {MOST_ATTRIBUTES:,} attributes"
    return None
