"""Reading of the knowledge files: the only door to ``parser/knowledge/``.

A knowledge file is UTF-8, tab-separated, with a header line; lines that begin with ``#`` are
comments, empty lines are skipped, and a cell may hold several words joined by ``|``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "knowledge"


class KnowledgeError(Exception):
    """A knowledge file is missing or malformed; the message names file and line."""


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``knowledge/NAME.tsv``, each a dict by the header's column names; they are kept.

    Raises:
        KnowledgeError: the file cannot be read, or a line has more cells than the header.
    """
    return tuple(rows(name))


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table one after another, not kept: of large ones, of which something smaller is made and kept.

    Raises:
        KnowledgeError: as ``table`` does.
    """
    path = FOLDER / f"{name}.tsv"
    header: list[str] = []
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip() or line.startswith("#"):
                    continue
                cells = [cell.strip() for cell in line.split("\t")]
                if not header:
                    header = cells
                    continue
                if len(cells) > len(header):
                    raise KnowledgeError(f"{path.name}:{number}: {len(cells)} cells, the header has {len(header)}")
                yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path.name}: cannot be read ({error})") from error


def words(cell: str) -> tuple[str, ...]:
    """The words of a cell: ``教育|学校`` is ``("教育", "学校")``."""
    return tuple(word.strip() for word in cell.split("|") if word.strip())


def any_of(choices: list[str] | tuple[str, ...]) -> str:
    """A regular expression (unanchored source text) that matches any of ``choices``, the longest
    first, written as a trie so that a scan stays fast with thousands of words.
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for choice in choices:
        node = trie
        for char in choice:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(trie)


def _pattern(node: dict) -> str:  # type: ignore[type-arg]
    import re

    ends = "" in node
    branches: list[str] = [re.escape(char) + _pattern(child) for char, child in node.items() if char]
    if not branches:
        return ""
    single = all(len(branch) == 1 for branch in branches)
    if single and len(branches) > 1:
        body = f"[{''.join(branches)}]"
    elif len(branches) == 1 and not ends:
        return branches[0]
    else:
        body = f"(?:{'|'.join(branches)})"
    return body + "?" if ends else body
