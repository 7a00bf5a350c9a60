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
# 浚县, 洪洞, 荥经, 东阿, 尉犁, 大埔, 乐亭, 黄陂, 牟平 …: what the county is called.
OF_PLACES = {
    "浚": "xun", "洞": "tong", "荥": "ying", "阿": "e", "尉": "yu", "埔": "bu", "乐": "lao", "陂": "pi", "牟": "mu",
    "莘": "shen", "台": "tai", "六": "lu", "铅": "yan", "泌": "bi", "番": "pan", "蚌": "beng", "亳": "bo", "歙": "she",
    "厦": "xia", "夏": "xia", "侯": "hou", "栖": "qi", "柏": "bai", "枞": "zong", "筠": "jun", "犍": "qian", "洪": "hong",
    "勐": "meng", "珲": "hun", "桦": "hua", "牡": "mu", "砀": "dang", "睢": "sui", "盱": "xu", "眙": "yi", "邳": "pi",
}  # fmt: skip


def main() -> None:
    spoken: dict[str, set[str]] = defaultdict(set)
    for phrase, readings in phrases_dict.items():
        for char, choices in zip(phrase, readings, strict=False):
            spoken[char].update(to_normal(choice) for choice in choices)
    customary: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
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
        for place, reading in enumerate(kept):
            (other if place else customary)[reading].append(char)
    write = sys.stdout.write
    write("# How characters are read, without tones (ü is v): made by bench/make_pinyin.py, do not edit.\n")
    write(f"# Source: pypinyin {pypinyin.__version__} (github.com/mozillazg/python-pinyin, MIT), from pinyin-data (MIT),\n")
    write("# which draws on the Unihan database (Unicode licence).\n")
    write("# customary: characters usually read so. other: characters also read so.\n")
    write("syllable\tcustomary\tother\n")
    for syllable in sorted(set(customary) | set(other)):
        write(f"{syllable}\t{''.join(customary[syllable])}\t{''.join(other[syllable])}\n")


def in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()
