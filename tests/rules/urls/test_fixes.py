"""What fixes make of addresses in front matter."""

import pytest

from tests.rules.fixing import SAFE, UNSAFE, fixed_head, fixed_site

HEADS = [
    ("UR022", "url: ' /a/' # 注", "url: '/a/' # 注"),
    ("UR022", "url: /a\u200b/", "url: /a/"),
    ("UR022", 'url: "/a\\u00ad/ b /"', 'url: "/a/b/"'),
    ("UR022", "url = '/a/ '", "url = '/a/'"),
    ("UR022", '{"url": "/a\u00a0/"}', '{"url": "/a/"}'),
    ("UR022", "aliases:\n- /b/\n- '/a/ ' # 旧\n- /c/", "aliases:\n- /b/\n- '/a/' # 旧\n- /c/"),
    ("UR022", "aliases: /b\u200b/ /c/", "aliases: /b/ /c/"),
    ("UR015", "url: /v1.2 # 注", "url: /v1.2/ # 注"),
    ("UR015", 'url = "v1.2/a"', 'url = "v1.2/a/"'),
    ("UR015", '{"url": "/v1.2"}', '{"url": "/v1.2/"}'),
]
LEFT = [
    ("UR022", "url: '/ /'"),
    ("UR022", "url: '/a\u200cb/'"),
    ("UR022", "url: '/a\u00a0b/'"),
]


@pytest.mark.parametrize(("code", "before", "after"), HEADS)
def test_heads(code: str, before: str, after: str) -> None:
    assert fixed_head(before, code, level=UNSAFE) == after
    assert fixed_head(before, code, level=SAFE) == before


@pytest.mark.parametrize(("code", "head"), LEFT)
def test_what_may_be_meant_is_left(code: str, head: str) -> None:
    assert fixed_head(head, code, level=UNSAFE) == head


ALIASES = [
    ("UR005", SAFE, "aliases: [/x/, /a/, /y/] # 注", "aliases: [/x/, /y/] # 注"),
    ("UR005", SAFE, "title: a\naliases:\n- /a/\n", "title: a\n"),
    ("UR005", SAFE, "title: a\naliases: /a/", "title: a"),
    ("UR005", SAFE, "aliases:\n- /x/ # 一\n- a # 二\n", "aliases:\n- /x/ # 一\n"),
    ("UR006", UNSAFE, "aliases:\n- /A/\n- /x/\n", "aliases:\n- /x/\n"),
]


@pytest.mark.parametrize(("code", "level", "before", "after"), ALIASES)
def test_aliases_go(code: str, level: int, before: str, after: str) -> None:
    before, after = before.rstrip("\n"), after.rstrip("\n")
    for end in ("\n", "\r\n"):
        site = f"-- hugo.toml --\n-- content/a.md --\n---\n{before}\n---\n"
        site = site.replace("\n", end).replace(f" --{end}", " --\n")
        changed = fixed_site(site, code, level=level)
        assert changed == {"content/a.md": f"---\n{after}\n---\n".replace("\n", end)}


def test_an_alias_among_others_in_one_text_stays() -> None:
    site = "-- hugo.toml --\n-- content/a.md --\n---\naliases: /x/ /a/\n---\n"
    assert fixed_site(site, "UR005", level=UNSAFE) == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: a\nslug: b # 注\nurl: /b/\n---\n", "---\ntitle: a\n---\n"),
        ('+++\ntitle = "a"\nurl = "/b/"\n+++\n', '+++\ntitle = "a"\n+++\n'),
        ('{"title": "a", "url": "/b/"}\n', '{"title": "a"}\n'),
    ],
)
def test_home_pages_lose_what_has_no_effect(before: str, after: str) -> None:
    site = f"-- hugo.toml --\n-- content/_index.md --\n{before}"
    assert fixed_site(site, "UR013") == {"content/_index.md": after}
