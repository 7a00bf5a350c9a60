"""The scanner finds what a reader with a ruler would: left to right, the longest word that begins at each place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parser.text.scanner import Scanner
from parser.topics.scan import topic_scanner

# Characters whose low bytes are alike (教 and 䅙 end in 59), so that different pairs look the same to the scanner.
_FEW = st.text("教䅙育业\U00020000扶贫G+，\n", max_size=30)
_WORDS = st.lists(st.text("教䅙育业扶贫G+", min_size=2, max_size=5), max_size=8)


def _by_ruler(words: tuple[str, ...], text: str) -> tuple[list[int], list[int]]:
    positions, numbers, at = [], [], 0
    while at < len(text):
        here = [word for word in words if text.startswith(word, at)]
        if here:
            longest = max(here, key=len)
            positions.append(at)
            numbers.append(words.index(longest))
            at += len(longest)
        else:
            at += 1
    return positions, numbers


@given(_WORDS, _FEW)
def test_the_first_and_longest_words_are_found(words: list[str], text: str) -> None:
    scanner = Scanner(words)
    assert scanner.find(text) == _by_ruler(scanner.words, text)


@given(_WORDS, st.lists(_FEW.filter(lambda text: "\n" not in text)))
def test_many_texts_are_searched_as_one_by_one(words: list[str], texts: list[str]) -> None:
    scanner = Scanner(words)
    few = scanner.find_each(texts)  # the pattern for long texts has not been made
    assert few == [scanner.find(text)[1] for text in texts]
    assert few == scanner.find_each(texts)


@given(_WORDS, _FEW)
def test_words_across_others_are_counted_too(words: list[str], text: str) -> None:
    scanner = Scanner(words)
    expected = {word: sum(text.startswith(word, at) for at in range(len(text))) for word in scanner.words}
    assert scanner.count(text) == {word: count for word, count in expected.items() if count}


def test_words_of_topics_are_found_in_a_sentence() -> None:
    scanner, _ = topic_scanner()
    text = "实施教育扶贫，开展警示教育，推进5G基站建设。"
    positions, numbers = scanner.find(text)
    assert [scanner.words[number] for number in numbers][:2] == ["教育扶贫", "警示教育"]
    assert all(text.startswith(scanner.words[number], at) for at, number in zip(positions, numbers, strict=True))
