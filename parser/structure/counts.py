"""Counts among the marks of a document: which number goes on with which, and which count stands within another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from parser.structure.headings import RANK, Mark

_DEEPEST = 1.8
"""Counts within counts are told apart three deep; reports go one deep, and a tree as deep as it is long is none."""
COUNTED_RANK = 1.5
"""A count such as 第一，… may go on across a （一）, never across a 一、."""
COUNTED = {"is", "must", "di", "first"}
"""Styles that count but have no rank."""
LAST = 99
"""The order of 最后, whatever number it follows."""
LISTED = {"dash", "bullet"}
"""Styles without numbers."""


def is_turned(marks: list[Mark]) -> bool:
    """Whether （一） is the main heading and 一、 stands under it: two or three （一）, all before the first 一、; or
    one count of them goes on through the document, and 一、 begins anew within it again and again, or once, between
    two of them.
    """
    main = [mark.order for mark in marks if mark.style == "cnp"]
    if len(main) > 2 and main == list(range(1, len(main) + 1)):
        first = next(mark for mark in marks if mark.style in ("cn", "cnp"))
        last = next(mark for mark in reversed(marks) if mark.style in ("cn", "cnp"))
        begun = sum(mark.style == "cn" and mark.order == 1 for mark in marks)
        if first.style == "cnp" and (begun > 1 or (begun == 1 and last.style == "cnp")):
            return True
    styles = [mark.style for mark in marks if mark.style in ("cn", "cnp")]
    parts = styles.index("cn") if "cn" in styles else 0
    return 2 <= parts <= 3 and "cnp" not in styles[parts:]


def nest_restarts(marks: list[Mark], is_main: Callable[[Mark], bool]) -> None:
    """Rank a count that begins anew inside another below it: 二、 … 一、 二、 三、 … 三、 is a 一、 within 二、.

    The outer count tells: it goes on where it stopped, after one or several inner counts that had gone elsewhere;
    or it ends with a main heading (四、2006年工作重点) right before the new count. See also ``is_turned``.
    """
    where = [at for at, mark in enumerate(marks) if mark.style == "cn"]
    main = [marks[at] for at in where]
    if is_turned(marks):
        for mark in main:
            mark.rank = 2.4
        return
    # Where two counts stopped at the same number, the one is taken with which all numbers find their place.
    open_runs, nested, _ = min((_runs(main, inmost) for inmost in (False, True)), key=lambda found: found[2])
    for run in sorted(nested):
        _nest(marks, [where[one] for one in run])
    for run in open_runs:
        if main[run[0]].order == 1 and _is_within_counted(marks, where[run[0]], where[run[-1]]):
            _nest(marks, [where[one] for one in run])
    for outer, inner in pairwise(open_runs):
        last, first = where[outer[-1]], where[inner[0]]
        if main[inner[0]].order == 1 < main[outer[-1]].order and first - last == 1 and is_main(marks[last]):
            _nest(marks, [where[one] for one in inner])


def _runs(main: list[Mark], inmost: bool) -> tuple[list[list[int]], list[list[int]], int]:
    """The counts among the main headings: those that nothing closed, outermost first; those that stand inside another;
    and how many numbers go on with none.

    ``inmost``: of several counts that a number may go on with, the innermost is taken; else the last, then the
    outermost.
    """
    runs: list[list[int]] = []
    nested: list[list[int]] = []
    at_number: dict[int, list[int]] = {}
    """Where among the runs, outermost first, those stand whose last number this is."""
    astray = 0
    for at, mark in enumerate(main):
        before = at_number.get(mark.order - 1)
        if mark.order == 1 or not before:
            astray += mark.order > 1
            at_number.setdefault(mark.order, []).append(len(runs))
            runs.append([at])
            continue
        last = len(runs) - 1
        outer = before[-1] if inmost or before[-1] == last else before[0]
        while len(runs) > outer + 1:
            inner = runs.pop()
            at_number[main[inner[-1]].order].pop()
            if main[inner[0]].order == 1:
                nested.append(inner)
        before.pop()
        at_number.setdefault(mark.order, []).append(outer)
        runs[outer].append(at)
    return runs, nested, astray


def _is_within_counted(marks: list[Mark], first: int, last: int) -> bool:
    """Whether the count from ``first`` to ``last`` stands between 第一、 and 第二、 that stand alone on their lines."""
    before = marks[first - 1] if first else None
    if before is None or before.style not in COUNTED or not before.alone:
        return False
    after = next((mark for mark in marks[last + 1 :] if mark.style == before.style and mark.alone), None)
    return after is not None and after.order == before.order + 1


def _nest(marks: list[Mark], inner: list[int]) -> None:
    """Rank the inner count below the headings that are open where it begins and go on behind it."""
    before = next((marks[at] for at in range(inner[0] - 1, -1, -1) if marks[at].kind == "heading"), marks[inner[0] - 1])
    behind = (marks[at] for at in range(inner[-1] + 1, len(marks)))
    after = next((mark for mark in behind if mark.style in (before.style, "cn", "part")), None)
    continues = after is not None and (after.style, after.order) == (before.style, before.order + 1)
    rank = min(_DEEPEST, max(1.4, (before.rank or 0) + 0.2)) if before.style == "cn" else 1.4
    if before.style == "cnp" and continues:
        rank = 2.4
    elif before.style in COUNTED and before.alone and (continues or before.order > 1):
        rank = 2.6  # 第一，…问题: 一、 二、 三、
    for at in inner:
        if (marks[at].rank or 0) < rank:
            marks[at].rank = rank


def goes_on(marks: list[Mark]) -> list[bool]:
    """For each mark, whether its number counts on before a heading of higher rank comes.

    For styles without numbers: whether another of the kind follows.
    """
    found = [False] * len(marks)
    following: dict[str, int] = {}
    for at in range(len(marks) - 1, -1, -1):
        mark = marks[at]
        style = mark.style
        if style in following:
            # A point that counts on keeps only its own list open; 99 is 最后.
            found[at] = following[style] in (mark.order + 1, 99) if mark.order else style in LISTED
        if mark.rank is not None:
            for other in [other for other in following if RANK.get(other, COUNTED_RANK) > mark.rank]:
                del following[other]
        following[style] = mark.order
    return found
