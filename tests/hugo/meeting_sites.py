"""Sites on which many pages want one address, drawn at random from a seed."""

import json
import random
from typing import Any

_NAMES = """
    a b A&B ab a!b 中文，标题 中文标题 x s É é tags 1.2 a.html zh index Index2 ？ go a·b
    2024-05-06-a
"""
_FOLDERS = "post blog post/sub zh en tags tags/go 文档 a post/a.html A&B"
_PATTERNS = """
    /:slug/ /:year/:slug/ /:title/ /:section/:title/ /post/:contentbasename/ /tags/:slug/
"""
_VALUES: dict[str, tuple[float, list[Any]]] = {
    "title": (0.6, ["A", "a", "T", "", "A/b", "？", "第一"]),
    "slug": (0.15, ["a", "S", "s", "x/y", "a.html", "../a", "q&a", "", "Tags", "index"]),
    "url": (
        0.1,
        [*("/a/", "/A/", "a", "/zh/a/", "/a.html"), *("/tags/", "/:slug/", "/post/x", "/tags/go/")],
    ),
    "aliases": (0.1, [["/a/"], ["b", "/B/"], ["../x"], ["/post/a/"], ["/zh/a/", "/tags/go/"]]),
    "tags": (0.15, [["go"], ["G&o", "q"], ["a"], ["É", "中文"]]),
    "date": (0.3, ["2024-05-06", "2025-05-06"]),
    "outputs": (0.03, [["json"], ["html", "json"]]),
    "headless": (0.03, [True]),
}
_RARE: dict[str, Any] = {
    "uglyURLs": True,
    "removePathAccents": True,
    "disablePathToLower": True,
    "disableAliases": True,
    "outputs": {"page": ["html", "amp"]},
    "cascade": {"slug": "a", "target": {"path": "/blog/**"}},
    "frontmatter": {"date": [":filename", ":default"]},
    "taxonomies": {"tag": "tags", "serie": "post"},
}


def meeting_site(seed: int, size: int = 40) -> dict[str, str]:
    """Files of a site by name."""
    draw = random.Random(seed)
    settings = _settings(draw)
    files: dict[str, str] = {}
    for _ in range(size):
        name = _name(draw, list(settings["languages"]))
        if not any(name.startswith(f"{other}/") or other.startswith(f"{name}/") for other in files):
            files[name] = f"---\n{_front_matter(draw)}---\nbody\n"
    return {**files, "hugo.json": json.dumps(settings)}


def _settings(draw: random.Random) -> dict[str, Any]:
    codes = draw.sample(["en", "zh", "fr"], draw.randint(1, 3))
    settings: dict[str, Any] = {
        "baseURL": "https://example.org/",
        "languages": {code: {"weight": weight} for weight, code in enumerate(codes, 1)},
        "defaultContentLanguage": draw.choice(codes),
        "defaultContentLanguageInSubdir": draw.random() < 0.2,
    }
    if draw.random() < 0.4:
        settings["permalinks"] = {
            kind: {draw.choice(["post", "blog", "tags"]): draw.choice(_PATTERNS.split())}
            for kind in ("page", "section", "term", "taxonomy")
            if draw.random() < 0.4
        }
    return settings | {key: value for key, value in _RARE.items() if draw.random() < 0.05}


def _name(draw: random.Random, codes: list[str]) -> str:
    folder = draw.choice(["", *(f"{name}/" for name in _FOLDERS.split())])
    suffix = "" if draw.random() < 0.7 else f".{draw.choice([*codes, 'xx'])}"
    stem = draw.choice(_NAMES.split())
    form = draw.choice(["{}", "{}", "{}", "{}/index", "_index"])
    return f"content/{folder}{form.format(stem)}{suffix}.md".replace("·", " ")


def _front_matter(draw: random.Random) -> str:
    values = {
        key: draw.choice(choices)
        for key, (often, choices) in _VALUES.items()
        if draw.random() < often
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return "".join(lines)
