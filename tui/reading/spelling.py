"""Whether what a person typed stands in a text, in letters or in Chinese, or is its pinyin."""

from __future__ import annotations


def holds(text: str, word: str) -> bool:
    """Whether ``word`` stands in ``text``, or letters in it spell some of it: ``kf``, ``kaifeng`` and
    ``kaif`` are in 开封市. Case does not count. For short texts.
    """
    text, word = text.casefold(), word.casefold()
    if word in text:
        return True
    if not (word.isascii() and word.isalpha()):
        return False
    return any(_spells(text, at, word) for at in range(len(text)))


def _spells(text: str, at: int, word: str) -> bool:
    """Whether the characters from ``at`` on are read ``word``: each by a whole syllable or its first
    letter, the last one by any beginning of it, in any of its readings.
    """
    from parser.topics.pinyin import readings  # a table of readings, read when letters are first typed

    if at >= len(text):
        return False
    for reading in readings(text[at]):
        if reading.startswith(word):
            return True
        for part in (reading, reading[0]):
            if word.startswith(part) and _spells(text, at + 1, word[len(part) :]):
                return True
    return False
