"""The vocabulary by which clauses are read (``knowledge/cues.tsv``), compiled once.

A name is read leftwards from its figure. Patterns that strip the end of a name run on the reversed
text, so that each is one anchored match and not a search.
"""

from __future__ import annotations

import re
from functools import cache

from parser.text.vocabulary import any_of, table, words


@cache
def cue(kind: str) -> tuple[str, ...]:
    """The words of one kind in ``cues.tsv``, each once, their conditions left on (``居!民家``)."""
    found: dict[str, None] = {}
    for row in table("cues"):
        if row["kind"] == kind:
            found.update(dict.fromkeys(words(row["words"])))
    return tuple(found)


def bare(kind: str) -> tuple[str, ...]:
    """The words of one kind without their conditions."""
    return tuple(re.split("[!<]", word)[0] for word in cue(kind))


def starts(kind: str) -> str:
    """A pattern for any word of a kind, as it stands."""
    return f"(?:{_pattern(kind, 1)})"


def ends(kind: str) -> str:
    """A pattern for any word of a kind in reversed text."""
    return f"(?:{_pattern(kind, -1)})"


def firsts(kind: str) -> frozenset[str]:
    """The characters with which the words of a kind begin: where none stands, none need be tried."""
    return frozenset(word[0] for word in cue(kind))


def lasts(kind: str) -> frozenset[str]:
    """The characters with which the words of a kind end."""
    return frozenset(word[-1] for word in bare(kind))


@cache
def _at_end(kind: str) -> tuple[re.Pattern[str], frozenset[str]]:
    return re.compile(ends(kind)), lasts(kind)


def last_word(kind: str, name: str) -> str:
    """The word of a kind that ends a name, the longest of them, or empty."""
    pattern, last = _at_end(kind)
    match = pattern.match(name[::-1]) if name[-1:] in last else None
    return match[0][::-1] if match else ""


def flat(*kinds: str) -> str:
    """A pattern for any word of some kinds as one flat alternation, each branch beginning with its
    own character: a search then skips over the characters with which no word begins.
    """
    branches: dict[str, list[str]] = {}
    for kind in kinds:
        for word in cue(kind):
            body, after, before = _CONDITIONS.fullmatch(word).groups()  # type: ignore[union-attr]
            rest = re.escape(body[1:])
            if after:
                rest += f"(?![{after}])"
            if before:
                rest += "".join(f"(?<!{char}{body})" for char in before)
            branches.setdefault(body[0], []).append(rest)
    return "|".join(
        re.escape(first) + "(?:" + "|".join(sorted(set(rests), key=lambda rest: (-len(rest), rest))) + ")"
        for first, rests in branches.items()
    )


def _pattern(kind: str, step: int) -> str:
    plain: list[str] = []
    special: list[str] = []
    for word in cue(kind):
        body, after, before = _CONDITIONS.fullmatch(word).groups()  # type: ignore[union-attr]
        if not after and not before:
            plain.append(body[::step])
            continue
        text = re.escape(body[::step])
        if after:
            text = text + f"(?![{after}])" if step == 1 else f"(?<![{after}])" + text
        if before:
            text = f"(?<![{before}])" + text if step == 1 else text + f"(?![{before}])"
        special.append(text)
    special.sort(key=len, reverse=True)
    # One class of first characters ahead of the alternatives: where none can begin, none is tried.
    firsts = "".join(sorted({_CONDITIONS.fullmatch(word)[1][::step][0] for word in cue(kind)}))  # type: ignore[index]
    return f"(?=[{re.escape(firsts)}])(?:" + "|".join([any_of(plain), *special]) + ")"


_CONDITIONS = re.compile(r"([^!<]+)(?:!([^<]*))?(?:<(.*))?")
DATE = (
    r"(?:(?:1[89]|20)\d{2}(?!届)年?(?:[-~～—–至到/]+(?:(?:1[89]|20)\d{2}|\d\d))?年?度?(?:底|末|初)?(?:前(?![一二两三四几后沿期景端列半]))?"
    r"|[一二][〇零○一二三四五六七八九]{3}年?(?:底|末|初)?"
    r"|(?:\d{1,2}[-~～—–至到])?\d{1,2}月(?:份|底|末|[上中下]旬)?(?:\d{1,2}日)?|“[一二三四五六七八九十]+五”(?:时期|期间|末|以来|规划)?)"
)
"""A date, forwards."""
