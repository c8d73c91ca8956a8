"""Writes a Chinese news site of any size, the same one for the same seed.

The pages are what authors for the Mainroad theme write: every front matter field of the theme,
one to three kilobytes of text with images, quotations and bold print, a translation beside every
fifth article, some page bundles, a few articles in TOML and JSON.
"""

from __future__ import annotations

import argparse
import base64
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from benchmarks.phrases import SIMPLIFIED, TRADITIONAL, Phrases

SECTIONS = ("post", "market", "tech", "culture")
WIDGETS = ("search", "recent", "categories", "taglist", "social")
CHINA = timezone(timedelta(hours=8))
FIRST_DAY = datetime(2019, 1, 1, 6, 0, tzinfo=CHINA)
MINUTES = 7 * 365 * 24 * 60
LOCAL_IMAGES = 24
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
CONFIG = """\
baseURL = "https://news.example.org/"
title = "青屿早报"
defaultContentLanguage = "zh-cn"
timeZone = "Asia/Shanghai"
hasCJKLanguage = true

[languages.zh-cn]
label = "简体中文"
locale = "zh-CN"
weight = 1

[languages.zh-tw]
label = "繁體中文"
locale = "zh-TW"
weight = 2
"""


class Article(NamedTuple):
    """What the translations of one article have in common."""

    number: int
    section: str
    date: datetime
    is_bundle: bool
    languages: tuple[Phrases, ...]

    @property
    def folder(self) -> str:
        return f"{self.section}/{self.date:%Y%m%d}-{self.number:06d}"


def generate(target: Path, pages: int, seed: int = 1) -> None:
    """Writes a site of ``pages`` articles, translations counted, into a new folder."""
    random = Random(seed)
    _write(target / "hugo.toml", CONFIG)
    _write(target / "layouts/all.html", "<h1>{{ .Title }}</h1>\n{{ .Content }}\n")
    for number in range(LOCAL_IMAGES):
        _write(target / f"static/images/{number:02d}.png", PIXEL)
    for section in SECTIONS:
        _write(target / f"content/{section}/_index.md", f'---\ntitle: "{section}"\n---\n')
    written = 0
    while written < pages:
        article = _article(random, written, pages - written)
        for phrases in article.languages:
            _write(target / "content" / _path(article, phrases), _page(random, article, phrases))
        if article.is_bundle:
            _write(target / "content" / article.folder / "cover.png", PIXEL)
        written += len(article.languages)


def _article(random: Random, number: int, left: int) -> Article:
    is_translated = left > 1 and random.random() < 0.2
    return Article(
        number=number,
        section=random.choice(SECTIONS),
        date=FIRST_DAY + timedelta(minutes=random.randrange(MINUTES)),
        is_bundle=random.random() < 0.15,
        languages=(SIMPLIFIED, TRADITIONAL) if is_translated else (SIMPLIFIED,),
    )


def _path(article: Article, phrases: Phrases) -> str:
    suffix = "" if phrases is SIMPLIFIED else ".zh-tw"
    return f"{article.folder}{'/index' if article.is_bundle else ''}{suffix}.md"


def _page(random: Random, article: Article, phrases: Phrases) -> str:
    write = random.choices((_yaml, _toml, _json), weights=(92, 5, 3))[0]
    return f"{write(_fields(random, article, phrases))}\n{_body(random, article, phrases)}"


def _fields(random: Random, article: Article, phrases: Phrases) -> dict[str, Any]:
    return {
        "title": _fill(random, random.choice(phrases.titles), phrases),
        "date": article.date.strftime("%Y-%m-%d %H:%M:%S+08:00"),
        "summary": _fill(random, random.choice(phrases.sentences), phrases),
        "categories": [random.choice(phrases.categories)],
        "lang": [phrases.language],
        "translations": [translation.language for translation in article.languages],
        "tags": random.sample(phrases.tags, random.randint(1, 4)),
        "thumbnail": _thumbnail(random, article),
        "lead": random.choice(phrases.leads),
        "comments": random.random() < 0.5,
        "authorbox": False,
        "pager": True,
        "toc": random.random() < 0.2,
        "mathjax": False,
        "sidebar": random.choice(("right", "right", "left", False)),
        "widgets": random.sample(WIDGETS, 3),
        "post_meta": ["date", "categories", "translations"],
    }


def _thumbnail(random: Random, article: Article) -> str | dict[str, Any]:
    if article.is_bundle:
        return f"{article.folder}/cover.png"
    image = _image(random).removeprefix("/")
    return {"src": image, "visibility": ["list"]} if random.random() < 0.1 else image


def _image(random: Random) -> str:
    if random.random() < 0.5:
        return f"/images/{random.randrange(LOCAL_IMAGES):02d}.png"
    return f"https://img.example.org/om_bt/{random.getrandbits(96):024x}/641"


def _body(random: Random, article: Article, phrases: Phrases) -> str:
    def sentences(count: int) -> str:
        chosen = random.sample(phrases.sentences, count)
        return "".join(_fill(random, sentence, phrases) for sentence in chosen)

    paper = phrases.paper.format(month=article.date.month, day=article.date.day)
    blocks = [f"**{paper}** {sentences(2)}", f"> {_quote(random, phrases)}"]
    for heading in random.sample(phrases.headings, random.randint(1, 4)):
        alt = _fill(random, random.choice(phrases.alts), phrases)
        blocks += [f"**【{heading}】**", sentences(2), f"![{alt}]({_image(random)})", sentences(1)]
        if random.random() < 0.4:
            blocks.append(f"> {_quote(random, phrases)}")
    items = "\n".join(f"- {sentences(1)}" for _ in range(random.randint(0, 3)))
    return "\n\n".join(block for block in (*blocks, items) if block) + "\n"


def _quote(random: Random, phrases: Phrases) -> str:
    return _fill(random, random.choice(phrases.quotes), phrases)


def _fill(random: Random, text: str, phrases: Phrases) -> str:
    words = {name: random.choice(choices) for name, choices in phrases.words.items()}
    return text.format(
        **words,
        number=random.randint(20, 9800),
        percent=f"{random.uniform(0.2, 19.9):.1f}",
        month=random.randint(1, 12),
        day=random.randint(1, 28),
    )


def _yaml(fields: Mapping[str, Any]) -> str:
    lines: list[str] = []
    for name, value in fields.items():
        if isinstance(value, dict):
            inner = [f'  src: "{value["src"]}"', "  visibility:", *_items(value["visibility"], 4)]
            lines += [f"{name}:", *inner]
        elif isinstance(value, list):
            lines += [f"{name}:", *_items(value, 2)]
        else:
            lines.append(f"{name}: {_json_text(value)}")
    return "\n".join(["---", *lines, "---", ""])


def _items(values: list[str], indent: int) -> list[str]:
    return [f'{" " * indent}- "{value}"' for value in values]


def _toml(fields: Mapping[str, Any]) -> str:
    return "\n".join(
        ["+++", *(f"{name} = {_toml_text(v)}" for name, v in fields.items()), "+++", ""]
    )


def _toml_text(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_json_text(v)}" for name, v in value.items()) + " }"
    return _json_text(value)


def _json(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"


# Strings, booleans and lists of strings are written alike in all three formats.
_json_text: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False).encode


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a Chinese news site of any size.")
    parser.add_argument("target", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.target.exists():
        parser.error(f"{options.target} exists already")
    generate(options.target, options.pages, options.seed)


if __name__ == "__main__":
    main()
