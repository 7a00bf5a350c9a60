#!/usr/bin/env python3
"""Makes parser/knowledge/pinyin.tsv: which characters are read how. Needs pypinyin (a development dependency).

usage: python bench/make_pinyin.py > parser/knowledge/pinyin.tsv

pypinyin lists every reading a character ever had (市 shi, but also fu). A reading is kept when it is the character's
customary one, or when some word of pypinyin's phrase dictionary uses it; a character of GB 2312 that no word uses keeps
all of its readings. Readings that live on in names of places only are added below.
"""

from __future__ import annotations

import sys
from collections import defaultdict

import pypinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

BLOCK = range(0x4E00, 0xA000)  # CJK Unified Ideographs
NO_SYLLABLE = {"ê", "m", "n", "ng", "hm", "hng"}
# What counties are called: 浚县, 洪洞, 荥经, 莘县, 乐亭, 筠连, 枞阳, 中牟, 黄陂, 大埔, 尉犁, 东阿.
OF_PLACES = {
    "浚": "xun", "洞": "tong", "荥": "ying", "莘": "shen", "乐": "lao", "筠": "jun",
    "枞": "zong", "牟": "mu", "陂": "pi", "埔": "bu", "尉": "yu", "阿": "e",
}  # fmt: skip


def main() -> None:
    spoken: dict[str, set[str]] = defaultdict(set)
    for phrase, readings in phrases_dict.items():
        for char, choices in zip(phrase, readings, strict=False):
            spoken[char].update(to_normal(choice) for choice in choices)
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for code in BLOCK:
        if code not in pinyin_dict:
            continue
        char = chr(code)
        found = list(dict.fromkeys(to_normal(reading) for reading in pinyin_dict[code].split(",")))
        found = [reading for reading in found if reading not in NO_SYLLABLE]
        if spoken[char]:
            kept = [reading for reading in found if reading == found[0] or reading in spoken[char]]
        else:
            kept = found if in_gb2312(char) else found[:1]
        if char in OF_PLACES and OF_PLACES[char] not in kept:
            kept.append(OF_PLACES[char])
        if kept:
            alike[tuple(kept)].append(char)
    write = sys.stdout.write
    write("# How characters are read, without tones (ü is v): made by bench/make_pinyin.py, do not edit.\n")
    write(f"# Source: pypinyin {pypinyin.__version__} (github.com/mozillazg/python-pinyin, MIT), from pinyin-data\n")
    write("# (MIT), which draws on the Unihan database (Unicode licence).\n")
    write("# readings: the customary one first. characters: all that are read so.\n")
    write("readings\tcharacters\n")
    for readings, chars in sorted(alike.items()):
        write(f"{'|'.join(readings)}\t{''.join(chars)}\n")


def in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()
