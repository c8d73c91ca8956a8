"""Sites with the names and front matter that real ones have, drawn at random from a seed."""

import json
import random
from typing import Any

_NAMES = """
    a b Hello·World 文章 第1章 中文，标题 A&B x.y v1.2 é Café a_b -lead trail- a··b 「q」 ｆｕｌｌ
    C++ c# 100% a%20b İx ß 日本 2025-02-07-hello 2025-02-07_X·y README Index2 _index2 tags a!b
    em—dash a+b @me (p) a.zh draft.v2 emoji😀x ① Σας ǅ
"""
_FOLDERS = "post blog Docs 文档 a·b sub x.y tags series tagsoup Café deep.dir post/sub 文档/Docs"
_PATTERNS = """
    /:year/:month/:slug/ /:sections/:slugorfilename/ /:section/:title.html /文/:slug/
    /:sectionslugs/:contentbasename /p/:slugorcontentbasename/ /:sections[1:]/:day-:title/
    /:2006/:Jan/:filename/ /\\:x/:yearday/
"""
_CASCADES: list[Any] = [
    {"slug": "c1"},
    {"draft": True, "params": {"title": "from params"}},
    [{"target": {"kind": "page"}, "date": "2011-11-11"}],
    [{"target": {"path": "/post/*/**"}, "title": "below"}, {"title": "here"}],
    [{"target": {"path": "/{post,blog}/[a-h]*"}, "slug": "glob"}],
    [{"target": {"sites": {"matrix": {"languages": ["zh"]}}}, "title": "zh only"}],
    [{"target": {"environment": "{production,x}"}, "weight": 3}],
    {"build": {"list": "never"}},
    {"outputs": ["json", "html"]},
    {"sites": {"matrix": {"languages": ["zh"]}}},
]
_VALUES: dict[str, tuple[float, list[Any]]] = {
    "title": (
        0.7,
        ["T", "A/b", "Hello, 世界", "C# & C++", "", "  sp ", "É", "..", "100% a", "第一"],
    ),
    "slug": (0.15, ["s", "My Slug", "-x-", "x/y", "文 章", "a.html", "a#b", "../up", "q&a", "/r"]),
    "url": (0.08, ["/u/", "/U x/", "u/v.html", "/中文/", "/:year/:slug/", ":filename", "/e!文/"]),
    "date": (0.5, ["2024-05-06", "2025-02-07T21:31:14+08:00", "2030-01-01", "1999-01-02 03:04:05"]),
    "lastmod": (0.1, ["2026-03-04T05:06:07Z"]),
    "publishDate": (0.08, ["2031-01-01", "2001-02-03"]),
    "expiryDate": (0.08, ["2031-01-01", "2001-02-03"]),
    "draft": (0.1, [True, False, "true"]),
    "type": (0.1, ["other"]),
    "aliases": (0.1, [["/old/", "old2"], ["../x"], ["/中/", "/x.html"]]),
    "translationKey": (0.1, ["k1", "k2"]),
    "tags": (0.2, [["x", "Hello World"], ["C#", "中文"], "one"]),
    "build": (0.05, [{"list": "never"}, {"render": "never"}, {"render": "link"}]),
    "headless": (0.04, [True]),
    "outputs": (0.05, [["json"], ["html", "json"], ["HTML", "amp"], []]),
    "sites": (
        0.04,
        [{"matrix": {"languages": globs}} for globs in (["zh"], ["**"], ["**", "! en"])],
    ),
}


def random_site(seed: int, size: int = 250) -> dict[str, str]:
    """Files of a site by name."""
    draw = random.Random(seed)
    settings = _settings(draw)
    files: dict[str, str] = {}
    for _ in range(size):
        name = _name(draw, list(settings["languages"]))
        if not any(name.startswith(f"{other}/") or other.startswith(f"{name}/") for other in files):
            chance = 0.3 if "/_index." in name else 0.05
            files[name] = f"---\n{_front_matter(draw, chance)}---\nbody\n"
    return {**files, "hugo.json": json.dumps(settings)}


def _settings(draw: random.Random) -> dict[str, Any]:
    codes = draw.sample(["en", "zh", "zh-cn", "fr"], draw.randint(1, 3))
    patterns = [pattern.replace("·", " ") for pattern in _PATTERNS.split()]
    settings: dict[str, Any] = {
        "baseURL": draw.choice(["https://example.org/", "https://example.org/a b/", "/"]),
        "languages": {code: {"weight": weight} for weight, code in enumerate(codes, 1)},
        "defaultContentLanguage": draw.choice(codes),
        "defaultContentLanguageInSubdir": draw.random() < 0.3,
        "timeZone": draw.choice(["UTC", "Asia/Shanghai"]),
        "permalinks": {
            kind: {"post": draw.choice(patterns), "文档": draw.choice(patterns)}
            for kind in ("page", "section")
            if draw.random() < 0.5
        },
    }
    choices = {"uglyURLs": True, "removePathAccents": True, "cascade": draw.choice(_CASCADES[2:7])}
    own_dates = {"frontmatter": {"date": [":filename", ":default"]}}
    settings |= {key: value for key, value in choices.items() if draw.random() < 0.2}
    return settings | (own_dates if draw.random() < 0.3 else {})


def _name(draw: random.Random, codes: list[str]) -> str:
    folder = draw.choice(["", *(f"{name}/" for name in _FOLDERS.split())])
    suffix = "" if draw.random() < 0.6 else f".{draw.choice([*codes, 'zh-CN', 'xx', 'bak'])}"
    stem = draw.choice(_NAMES.split())
    form = draw.choice(["{}", "{}", "{}", "{}/index", "_index"])
    extension = draw.choice(["md", "md", "md", "md", "markdown", "png"])
    return f"content/{folder}{form.format(stem)}{suffix}.{extension}".replace("·", " ")


def _front_matter(draw: random.Random, chance: float) -> str:
    values = {
        key: draw.choice(choices)
        for key, (often, choices) in _VALUES.items()
        if draw.random() < often
    }
    if draw.random() < chance:
        values["cascade"] = draw.choice(_CASCADES)
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return "".join(lines)
