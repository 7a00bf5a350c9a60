"""Under what name a promise and its outcome meet.

A standard indicator is its own name. Where there is none, the wording is brought to one form: words that say no more
than that a thing is done are left out, 建设, 新建 and 建成 are one verb, and a name too general to tell what was
promised has none. Vocabulary: ``knowledge/ledger.tsv``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from parser.metrics.standard import indicators
from parser.questions.facts import Fact, name_of_wording
from parser.text.vocabulary import any_of, table, words

_LEAST = 4
"""Characters that a name needs to tell what was promised."""
_SILENT = re.compile(r"[的了等各类、，\s“”\"'()（）\-—]")


@cache
def vocabulary(kind: str) -> tuple[str, ...]:
    """The words of a kind in ``ledger.tsv``."""
    return tuple(word for row in table("ledger") if row["kind"] == kind for word in words(row["words"]))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(any_of(list(vocabulary(kind))))


def says(kind: str, text: str) -> bool:
    """Whether a word of the kind stands in ``text``."""
    return _pattern(kind).search(text) is not None


@lru_cache(maxsize=1 << 15)
def meeting_name(indicator: str) -> str | None:
    """The name under which promise and outcome meet; ``None`` where it is too general."""
    name = name_of_wording(indicator)
    if name in indicators():
        return name
    if says("share-of-plan", name):
        return None
    verb = ""
    while True:
        for kind in ("begin", "build", "plain"):
            found = _pattern(kind).match(name)
            if found and found.end() < len(name) and not (verb and kind != "plain"):
                name = name[found.end() :]
                verb = "" if kind == "plain" and not verb else verb or kind
                break
        else:
            break
    name = _SILENT.sub("", name)
    if len(name) < _LEAST - bool(verb) or name in vocabulary("loose"):
        return None
    return f"{verb}:{name}" if verb else name


def meets(fact: Fact) -> str | None:
    """``meeting_name`` of a row."""
    metric = fact.metric
    return metric.canonical or meeting_name(metric.indicator)


@cache
def answered_by(name: str) -> tuple[str, ...]:
    """The promises that are answered by what is told under ``name``, too, where nothing is told under theirs."""
    pairs = [word.partition("=") for word in vocabulary("also")]
    return tuple(promise for promise, _, answers in pairs if name in answers.split("+"))


def counted_alike(name: str, one: str, other: str) -> bool:
    """Whether under a standard indicator, whose name says what is counted, two counters stand for each other: 家 and 户
    of firms, 个 and 座 of bridges, none and 人 (24万, 27.75万人).
    """
    if name not in indicators():
        return False
    kinds = ["counter", "vehicle", "person", *(["firm"] if says("firms", name) else [])]
    return any({one, other} <= {*vocabulary(kind), ""} for kind in kinds)
