"""YAML that people write and YAML that nobody should, made up from a seed.

A text is a mapping in all the styles that front matter comes in; then, mostly, something in it is
broken: a character more or less, a line moved, indented or cut.
"""

import random

SCALARS = (
    *("标题", "C #1", "a#b", "it's", "“引号”", "x: y", "http://a.b/c", "[a，b]", "【x】", "，x"),
    *("1", "012", "08", "1.5", "1e3", "0x1F", "1_000", "-1", "true", "yes", "null", "~", ".5"),
    *("2025-02-07", "2025-02-07T21:31:14+08:00", "12:30", "- x", "-x", "@x", "`x`", "%x", "*a"),
    *("&a x", "!t x", "!!str 1", "|x", ">x", "a\tb", "\u3000x", "a  b", "{{ .X }}"),
    *("[a, b]", "{a: 1}", "[推荐] 文章", '"a" b', "'it''s'", '"\\u4e2d\\/"', '"\\q"', "a\\b", ":x"),
)
KEYS = ("title", "tags", "a", "b", "c", "标签", "my key", '"q k"', "'s k'", "Title", "k.d", "a:b")
PIECES = (
    *("key", "标题", "[", "]", "{", "}", "- ", "-", ": ", ":", "#", " # c", "&x ", "*x", "|", ">"),
    *("|-", ">+", "|2", '"', "'", ",", "\t", " ", "  ", "\n", "\n  ", "\n- ", "\n  - ", "\na: "),
    *("：", "，", "“", "@", "%", "<<: ", "<<: *x", "\\", "\r\n", "\u3000", "\x00", "null", "012"),
)


class Writer:
    """Writes one random text after another."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.pick = self.random.choice

    def likely(self, chance: float) -> bool:
        return self.random.random() < chance

    def text(self) -> str:
        text = self.filler() + self.mapping(self.pick((0, 0, 0, 0, 2)), 0)
        for _ in range(self.pick((0, 1, 1, 2))):
            text = self.broken(text)
        if self.likely(0.06):
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        return text if text.endswith("\n") else text + "\n"

    def broken(self, text: str) -> str:
        at = self.random.randrange(len(text) + 1)
        lines = text.split("\n")
        line = self.random.randrange(len(lines))
        how = self.random.randrange(6)
        if how == 0:
            return text[:at] + self.pick(PIECES) + text[at:]
        if how == 1:
            return text[:at] + text[at + self.pick((1, 1, 2, 5)) :]
        if how == 2:
            lines[line] = self.pick(("  ", " ", "\t", "    ", "- ", "# ")) + lines[line]
        elif how == 3:
            lines[line] = lines[line].lstrip()
        elif how == 4:
            lines[line] += self.pick((" ", "\t", " #c", " ,", ":"))
        else:
            other = self.random.randrange(len(lines))
            lines[line], lines[other] = lines[other], lines[line]
        return "\n".join(lines)

    def mapping(self, indent: int, depth: int) -> str:
        keys = self.random.sample(KEYS, self.pick((1, 2, 2, 3, 4)))
        lines = (f"{' ' * indent}{key}:{self.value(indent, depth)}{self.filler()}" for key in keys)
        return "".join(lines)

    def sequence(self, indent: int, depth: int) -> str:
        text = ""
        for _ in range(self.pick((1, 2, 3))):
            text += " " * indent + "-"
            if self.likely(0.3):
                text += " " + self.mapping(indent + 2, depth).lstrip()
            else:
                text += self.value(indent, depth)
        return text

    def value(self, indent: int, depth: int) -> str:
        chance = self.random.random()
        if chance < 0.4 or depth > 3:
            return f" {self.pick(SCALARS)}{self.line_end()}"
        if chance < 0.5:
            return f" {self.quoted()}{self.line_end()}"
        if chance < 0.6:
            return f" {self.flow(0)}{self.line_end()}"
        if chance < 0.7:
            return f" {self.block(indent)}"
        if chance < 0.76:
            more = "\n" + " " * (indent + self.pick((1, 2, 2, 4))) + self.pick(SCALARS)
            return f" {self.pick(SCALARS)}{more}{self.line_end()}"
        if chance < 0.8:
            return self.line_end()
        if chance < 0.9:
            return self.line_end() + self.mapping(indent + self.pick((1, 2, 2, 4)), depth + 1)
        return self.line_end() + self.sequence(indent + self.pick((0, 0, 2, 4)), depth + 1)

    def quoted(self) -> str:
        quote = self.pick("\"'")
        inside = ("a", "中 文", ":", "#", "{", "“", "\n  ", "\n\n", "  ", "\\n", "''", '\\"')
        return quote + "".join(self.pick(inside) for _ in range(self.pick((0, 1, 2, 4)))) + quote

    def flow(self, depth: int) -> str:
        if depth > 2 or self.likely(0.35):
            return self.pick((*SCALARS[:24], '"q"', "'s'"))
        gap = self.pick(("", " ", " ", " ", "\n  "))
        items = [self.flow(depth + 1) for _ in range(self.pick((0, 1, 2, 3)))]
        if self.likely(0.6):
            return f"[{gap}{(',' + gap).join(items)}{gap}]"
        pairs = [f"{self.pick('abc')}{self.pick((': ', ':'))}{item}" for item in items]
        return f"{{{gap}{(',' + gap).join(pairs)}{gap}}}"

    def block(self, indent: int) -> str:
        header = self.pick("|>") + self.pick(("", "", "-", "+", "2", "-1", "x"))
        indent += self.pick((2, 2, 4))
        text = header + self.line_end()
        for _ in range(self.pick((0, 1, 2, 3))):
            deeper = " " * (indent + self.pick((0, 0, 0, 2, 1)))
            line = self.pick(("文本", "text here", "- x", "a: b", "# no", "x  ", "[a", '"'))
            text += deeper + line + self.pick(("\n", "\n", "\n", "\n\n", "\n  \n"))
        return text

    def line_end(self) -> str:
        return self.pick(("",) * 8 + (" ", "\t", " # c", "# c")) + "\n"

    def filler(self) -> str:
        return self.pick(("",) * 10 + ("\n", "  \n", "# c\n", "    # c\n"))


def texts(seed: int, count: int) -> list[str]:
    """That many texts, without the line ``---`` that would end front matter."""
    writer = Writer(seed)
    made: list[str] = []
    while len(made) < count:
        text = writer.text()
        if not text.startswith("---") and "\n---" not in text and text.strip():
            made.append(text)
    return made
