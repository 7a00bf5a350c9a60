"""Unnumbered headings that stand on a line of their own, and where they rank in this document."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from parser.report import Paragraph, PassageKind
from parser.structure.headings import RANK, Mark
from parser.structure.leads import LINE_MAX, is_line, is_top, speaks_on

SUB_MAX = 500
BOLD_MAX = 90
"""Characters of a line in bold where several shorter ones are headings."""
_SEVERAL = 3
_CLOSED = "。！？；：…”’）》】.!?;:)*"


def find_lines(document: list[Paragraph], kinds: list[PassageKind], numbers: list[Mark | None]) -> dict[int, Mark]:
    """Unnumbered headings by paragraph, each with the rank its kind has in this document.

    ``numbers``: the numbered heading that opens each paragraph of the body.
    """
    found: dict[str, list[int]] = {}
    long: list[int] = []
    for index, paragraph in enumerate(document):
        if kinds[index] != "body" or len(paragraph.text) > BOLD_MAX or numbers[index] is not None:
            continue
        if len(paragraph.text) > LINE_MAX:
            if paragraph.mark == "bold" and paragraph.text[-1] not in _CLOSED and is_line(paragraph, BOLD_MAX):
                long.append(index)
        elif is_line(paragraph):
            mark = paragraph.mark if paragraph.mark.startswith("#") or paragraph.mark == "bold" else "plain"
            found.setdefault(mark, []).append(index)
    if len(found.get("bold", ())) >= _SEVERAL:
        found["bold"] = sorted([*found["bold"], *long])
    if "plain" in found:
        found["plain"] = _printed_once(document, found["plain"])
    for how, indexes in found.items():
        alike = _alike(document, indexes)
        found[how] = [
            index
            for index in indexes
            if not speaks_on(document[index]) or is_top(document[index].text) or document[index].text[:3] in alike
        ]
    if not any(found.values()):
        return {}
    counts = [mark for mark in numbers if mark is not None and mark.rank is not None and mark.kind != "point"]
    kept: dict[str, list[int]] = {}
    for how, indexes in found.items():
        some = indexes if how != "plain" else _standing(document, kinds, indexes, numbers)
        some = _with_text(document, kinds, some)
        if how == "plain":
            some = _trusted(document, some, counts)
        kept[how] = some
    marks: dict[int, Mark] = {}
    for index, rank in _ranks(document, kept, counts).items():
        marks[index] = Mark(index, 0, 0, len(document[index].text), "line", 0, "heading", rank, True)
    return marks


def _printed_once(document: list[Paragraph], lines: list[int]) -> list[int]:
    """Lines without those that are printed again, word for word: cells of a table that was laid out line by line."""
    times = Counter([document[index].text for index in lines])
    return [index for index in lines if times[document[index].text] == 1 or is_top(document[index].text)]


def _alike(document: list[Paragraph], lines: list[int]) -> frozenset[str]:
    """How three lines or more begin alike: 五年来，我们…, 五年来，我们…. No line is shorter than three characters."""
    starts = Counter([document[index].text[:3] for index in lines])
    return frozenset(start for start, times in starts.items() if times >= 3)


def _trusted(document: list[Paragraph], lines: list[int], counts: list[Mark]) -> list[int]:
    """Plain lines that are headings: in the words of one, with a count that begins anew behind, or several alike."""
    before = set(lines)
    lines = [index for index in lines if index - 1 not in before or is_top(document[index].text)]
    starts, anew = [mark.paragraph for mark in counts], _anew(counts)
    lists = {mark.paragraph for mark in counts if mark.order == 1 and (mark.rank or 0) >= RANK["num"]}
    certain = {
        index for index in lines if is_top(document[index].text) or _restarts(index, starts, anew) or index + 1 in lists
    }
    main = sum(mark.style == "cn" for mark in counts)
    if certain or len(lines) >= (3 if main >= 2 else 2):
        return lines if len(lines) > 2 or main < 2 else [index for index in lines if index in certain]
    return []


def _anew(counts: list[Mark]) -> set[int]:
    """Which marks begin a count anew that had gone on, with nothing above it in between."""
    found: set[int] = set()
    last: dict[str, int] = {}
    for at, mark in enumerate(counts):
        if mark.order == 1 < last.get(mark.style, 0):
            found.add(at)
        for other in [other for other in last if RANK.get(other, 0) > (mark.rank or 0)]:
            del last[other]
        last[mark.style] = mark.order
    return found


def _restarts(line: int, starts: list[int], anew: set[int]) -> bool:
    """Whether a count that was going on begins anew right behind the line. ``starts``: the paragraphs of the counts."""
    at = bisect_right(starts, line)
    return at in anew and starts[at] <= line + 3


def _with_text(document: list[Paragraph], kinds: list[PassageKind], lines: list[int]) -> list[int]:
    """The lines behind which text follows that begins as text does."""
    found: list[int] = []
    after, at = None, len(document)
    for index in reversed(lines):
        while at > index + 1:
            at -= 1
            if kinds[at] in ("body", "table"):
                after = at
        if after is not None and document[after].text[0] not in "的、，。；和与及":
            found.append(index)
    return found[::-1]


def _standing(
    document: list[Paragraph], kinds: list[PassageKind], lines: list[int], numbers: list[Mark | None]
) -> list[int]:
    """The lines that are neither the end of a broken line nor one of a list of slogans."""
    members = set(lines)
    plain = [index for index in lines if not is_top(document[index].text)]
    slogans: set[int] = set()
    """Lines of which three or more follow one another, none in the words of a main heading."""
    row: list[int] = []
    for index in [*plain, -2]:
        if row and index != row[-1] + 1:
            slogans.update(row if len(row) > 2 else ())
            row = []
        row.append(index)
    found: list[int] = []
    before, done = -1, 0
    """The nearest paragraph of the body before a line."""
    for index in lines:
        for at in range(done, index):
            before = at if kinds[at] == "body" else before
        done = index
        broken = before >= 0 and before not in members and document[before].text[-1] not in _CLOSED
        if not (broken and numbers[before] is None) and index not in slogans:
            found.append(index)
    return found


def _ranks(document: list[Paragraph], kept: dict[str, list[int]], counts: list[Mark]) -> dict[int, float]:
    """The rank of each line.

    Lines in the words of main headings (2023年工作安排) rank alike, in bold or not. Where they stand among
    others of their kind with little under each, the others stand under them.
    """
    plain = [(how, index) for how, lines in kept.items() if how[0] != "#" for index in lines]
    alike = {how: _alike(document, lines) for how, lines in kept.items()}
    told = {index for how, index in plain if speaks_on(document[index]) and document[index].text[:3] in alike[how]}
    top = sorted(index for _, index in plain if index not in told and is_top(document[index].text))
    tops = set(top)
    others = sorted(index for _, index in plain if index not in told and index not in tops)
    besides = set(others)
    top_rank = _rank(top, counts) if top else None
    main_marks = [mark for mark in counts if mark.style == "cn"]
    if top_rank and top and main_marks and main_marks[-1].paragraph < top[0]:
        last = main_marks[-1]
        if is_top(document[last.paragraph].text[: last.stop]):
            top_rank = RANK["cn"]  # 一、2009年工作回顾 … 2010年工作部署: it goes on without a number
    if top_rank is None:  # nothing counts across them: beside the other lines, or beside 一、
        main = 1.0 if any(mark.style == "cn" for mark in counts) else 0.5
        top_rank = (_rank(others, counts) if others else None) or main
    ranks: dict[int, float] = {}
    for how, lines in kept.items():
        if how[0] == "#":
            ranks |= _ranks_by_depth(document, lines, how, counts)
            continue
        mine = [index for index in lines if index in tops]
        rest = [index for index in lines if index in besides]
        closed = [index for index in lines if document[index].text[-1] in "。！"]
        by_stop = len(closed) > 1 and len(lines) - len(closed) > 1 and set(rest) <= set(closed)
        if by_stop:  # 2021年工作安排, but 深化改革开放。: the full stop tells the lower ones
            mine, rest = [index for index in mine if index not in closed], closed
        ranks |= dict.fromkeys(mine, top_rank)
        if not rest:
            continue
        rank = _rank(rest, counts)
        if rank is None:  # nothing tells: beside the main lines when there are as many, else below all that is open
            rank = top_rank if len(mine) >= len(rest) else _innermost(counts)
        if (
            len(mine) >= 2
            and len(rest) >= 2
            and (by_stop or _text_under(document, lines, rest) <= SUB_MAX or (not counts and _are_in_parts(mine, rest)))
        ):
            rank = max(rank, top_rank + 0.2)
        elif mine and abs(rank - top_rank) < 1:
            rank = top_rank
        ranks |= dict.fromkeys(rest, rank)
        ranks |= dict.fromkeys(mine, min(rank, top_rank))  # never below lines that look the same
    if told:  # 五年来，我们…; 五年来，我们…: told under a main heading
        ranks |= dict.fromkeys(told, max(_rank(sorted(told), counts) or 0, (top_rank if top else 1.0) + 0.2))
    return ranks


def _ranks_by_depth(document: list[Paragraph], lines: list[int], how: str, counts: list[Mark]) -> dict[int, float]:
    """The rank of unnumbered ``#`` headings: below numbered headings that are marked with fewer ``#``."""
    above = [mark.rank or 0 for mark in counts if 0 < _depth(document[mark.paragraph]) < len(how)]
    same = [mark.rank or 0 for mark in counts if _depth(document[mark.paragraph]) == len(how)]
    rank = max(same) if same else max(above) + 0.5 if above else 0.1 * len(how)
    return dict.fromkeys(lines, rank)


def _depth(paragraph: Paragraph) -> int:
    return len(paragraph.mark) if paragraph.mark.startswith("#") else 0


def _are_in_parts(main: list[int], rest: list[int]) -> bool:
    """Whether two or more of the main lines have two or more of the others behind them, before the next main line."""
    sizes = Counter([bisect_right(main, index) for index in rest])
    return sum(times > 1 for part, times in sizes.items() if part) > 1


def _text_under(document: list[Paragraph], lines: list[int], some: list[int]) -> float:
    """Characters that stand under each of ``some`` of the lines, on average."""
    ends = [*lines[1:], len(document)]
    chosen = set(some)
    sizes = [
        sum(len(item.text) for item in document[index + 1 : end])
        for index, end in zip(lines, ends, strict=True)
        if index in chosen
    ]
    return sum(sizes) / len(sizes)


def _innermost(counts: list[Mark]) -> float:
    """Below every number that is open at the end."""
    counting: set[float] = set()
    for mark in counts:
        rank = mark.rank or 0
        counting = {other for other in counting if other < rank} | {rank}
    return max(counting, default=0.0) + 0.5


def _rank(lines: list[int], counts: list[Mark]) -> float | None:
    """Where these lines rank among the numbered headings: by what is counted on across them; ``None``: nothing tells.

    （二） … line … （三）: the line stands within （二）. A count that begins anew after the line stands under it.
    Where nothing goes on across them, the lines rank above whatever begins anew behind any of them.
    """
    begins: Counter[float] = Counter()
    votes: Counter[float] = Counter()
    waiting = list(reversed(lines))
    counting: dict[str, int] = {}
    for mark in counts:
        passed = 0
        while waiting and waiting[-1] < mark.paragraph:
            waiting.pop()
            passed += 1
        rank = mark.rank or 0
        if passed:
            if mark.order == 1:
                begins[rank - 0.5] += passed
            elif counting.get(mark.style) == mark.order - 1:
                deeper = [RANK[style] for style in counting if RANK[style] > rank]
                votes[max(deeper, default=rank) + 0.5] += 1 if deeper else passed
        for style in [style for style in counting if RANK[style] > rank]:
            del counting[style]
        counting[mark.style] = mark.order
    if not votes:
        return min(begins, default=None)
    votes.update(begins)
    return votes.most_common(1)[0][0]
