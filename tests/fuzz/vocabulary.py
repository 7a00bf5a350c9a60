"""The words of the field, out of the knowledge files: what a mutation puts in, so that it gets past the first rule."""

from __future__ import annotations

import re
from functools import cache

from parser.text.vocabulary import FOLDER

_FILES = ("bounds", "cover", "cues", "furniture", "headings", "names", "notes", "periods", "units", "indicators")
MARKS = (
    *"，。；：、！？（）()《》“”‘’【】[]〔〕——…·|#*-_>&<\\/%％‰~～+0123456789０１２３４５６７８９一二三四五六七八九十百千万亿零〇两",
    *("\n", "\n\n", "\r\n", "\t", " ", "\u3000", "\u3000\u3000", "\\n", "\\r\\n", "&nbsp;", "&mdash;", "<br>", "<!--"),
    *(
        "-->",
        "</p>",
        "<b>",
        "**",
        "---",
        "| --- |",
        "\u200b",
        "\ufffd",
        "\x1b[2J",
        "\u202e",
        "\ud800",
        "\x00",
        "\U00020000",
    ),
    *("\u0301", "\ufeff", "\x85", "\u2028"),
)
FORMS = (
    "一、", "（一）", "1.", "（1）", "①", "一是", "二要", "第一，", "第一部分 ", "首先，", "——", "● ", "[1]",
    "注1", "名词解释", "政府工作报告", "各位代表：", "各位代表！",
    "2021年3月1日在民权县第十五届人民代表大会第五次会议上", "县长 张三", "目录", "一、2020年工作回顾",
    "二、2021年工作安排", "我代表市人民政府", "“双减”：指减负。", "附件", "title: ", "来源：", "谢谢大家！",
    "全年生产总值完成270亿元，增长4%。", "由7家增加到52家", "分别增长7%、9%", "居全省第八位", "占全市的50%以上",
    "翻两番", "13.4∶38.6∶48.0", "百分之八", "四分之三", "3～5个", "1,234.5万吨", "到2025年", "“十三五”时期",
    "比上年提高0.5个百分点", "其中", "力争", "预计", "| 指标 | 2020年 |", "1.2、0.7和1.4万吨", "金牌、银牌各5枚",
    "去年同期", "五年来，", "城乡居民收入", "（下转第二版）", "（上接A3版）",
    "“口袋公园”③15个", "[^8]", "〔16〕", "①", "301。2亿元", "注释",
    "过去五年，", "2020年和“十三五”", "这五年，是人民生活明显改善的五年。", "净增3193户、", "不低于每人每月500元",
    "\u2003",
)  # fmt: skip


@cache
def words() -> tuple[str, ...]:
    """All words, marks and forms, each once."""
    found: dict[str, None] = dict.fromkeys((*MARKS, *FORMS))
    for name in _FILES:
        text = (FOLDER / f"{name}.tsv").read_text("utf-8")
        for cell in re.split("[\t\n|]", text):
            if 0 < len(cell) <= 12 and not cell.isascii():
                found[cell] = None
    return tuple(found)


def write_dictionary() -> str:
    """The same as libFuzzer reads one: a word a line, as escaped bytes."""
    lines = []
    for word in words():
        data = word.encode("utf-8", "surrogatepass")
        lines.append('"' + "".join(f"\\x{byte:02x}" for byte in data) + '"')
    return "\n".join(lines) + "\n"
