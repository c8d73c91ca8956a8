"""The mistakes: of each rule that has a fix those that its page shows, and more of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cms.model import Applicability
from cms.rules.base import Rule
from cms.rules.pages import examples
from cms.rules.registry import all_rules, load_rule

UNSAFE, SAFE = Applicability.UNSAFE, Applicability.SAFE

DEFAULT_SITE = "-- hugo.toml --\n"

MORE = [
    ("DT001", "date: 2025-2-7", "date: 2025-02-07"),
    ("DT001", "lastmod: 2025年2月7日", "lastmod: 2025-02-07"),
    ("DT001", "publishDate: 2025-02-07 21:31", "publishDate: 2025-02-07 21:31:00"),
    ("DT001", "date: 2025/02/07 21:31:14 +08:00", "date: 2025-02-07 21:31:14+08:00"),
    ("DT011", "published: true", ""),
    ("LG002", "lang: zh-tw", "lang: zh-TW"),
    ("LG002", "lang: [zh_CN, ZH-tw]", "lang: [zh-CN, zh-TW]"),
    ("TX001", 'tags: [港股, "", A股]', "tags: [港股, A股]"),
    ("TX002", 'tags: [a, " b　", c]', "tags: [a, b, c]"),
    ("TX003", "tags: [a, a, b, a]", "tags: [a, b]"),
    ("TX003", "categories: [甲, 乙, 乙]", "categories: [甲, 乙]"),
]
"""Rule, front matter with its mistake, and what a safe fix makes of it."""

BROUGHT = {
    "DT001": {"DT007", "DT009", "DT010"},
    "LG001": {"LG005"},
    "LG002": {"LG005"},
}
"""What is found in pages only once a rule's fix has made sense of a value."""

LITERAL = {"FD011"}
"""Rules that go by how a value is written, besides what comes of it."""

AT_THE_TOP = {"FM013"}
"""Rules whose mistakes mean something else below other entries."""

NOT_PUT_INTO_PAGES = {
    "FM002": "the mistake is in the delimiters",
    "FM003": "the mistake is in the delimiters",
    "FM004": "the mistake is that there is no front matter",
    "FM005": "the mistake is in front of the front matter",
    "FM044": "the mistake is in all bytes of the file",
    "SC002": "the mistake is what is not there",
    "SC003": "the mistake is what is not there",
}
"""Rules with fixes whose mistakes have no place in another page, and why."""


class Sample(NamedTuple):
    """A file with a mistake, what its fix makes of it, and the other files of the site."""

    code: str
    level: Applicability
    path: str
    bad: str
    good: str
    site: str = DEFAULT_SITE

    @property
    def rule(self) -> Rule:
        return load_rule(self.code)

    @property
    def ordered(self) -> list[str]:
        """Keys that the site wants in an order; others of them would move as well."""
        order = re.search(r"key-order = \[(.*)\]", self.site)
        return re.findall(r'"(.+?)"', order[1]) if order else []


def samples() -> dict[str, list[Sample]]:
    """The mistakes of all rules with fixes, by code."""
    found = {rule.code: list(_shown(rule)) for rule in all_rules()}
    for code, bad, good in MORE:
        texts = (f"---\n{text}\n---\n" for text in (bad, good))
        found[code].append(Sample(code, SAFE, "content/p.md", *texts))
    return {code: several for code, several in found.items() if several}


def _shown(rule: Rule) -> Iterator[Sample]:
    """The fixed examples of a rule's page; of a site, those where one page changes."""
    for example in examples(rule):
        if example.fixed is None:
            continue
        good, level = example.fixed
        if not example.text.startswith("-- "):
            yield Sample(rule.code, level, "content/p.md", example.text, good)
            continue
        before, after = files(example.text), files(good)
        if len(after) == 1 and after.keys() <= before.keys():
            ((path, content),) = after.items()
            bad = before.pop(path)
            site = "".join(f"-- {name} --\n{text}" for name, text in before.items())
            yield Sample(rule.code, level, path, bad, content, site)


def files(text: str) -> dict[str, str]:
    """The files of a txtar text."""
    _, *parts = re.split(r"^-- (.+) --\n", text, flags=re.M)
    return dict(zip(parts[::2], parts[1::2], strict=True))
