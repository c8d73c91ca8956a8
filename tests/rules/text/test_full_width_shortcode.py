"""Shortcodes with full-width signs, beside what the real Hugo makes of them."""

from pathlib import Path

import pytest

from tests.conftest import RunHugo
from tests.rules.cases import judge

STOPS = {
    "{{< ref “b.md” >}}": 9,
    "{{< ref ‘b.md’ >}}": 9,
    "[航线]({{< ref “b.md” >}})": 14,
    "`{{% ref 「b.md」 %}}`": 10,
    '{{< figure src="a.png” >}}': 22,
    '{{< figure src="a.png” alt="b" >}}': 22,
    '{{< figure src="a.png"，alt="b" >}}': 23,
    '{{< figure src＝"a.png" >}}': 15,
    '{{<　ref "b.md" >}}': 4,
    '{{< ref "b.md" ＞}}': 16,
    '{{< ref "b.md" >｝｝': 17,
    "{{< p （注） >}}": 7,
    "{{< p 甲、乙 >}}": 8,
}
"""The columns of the signs that Hugo does not know."""

QUOTED = {
    "{{< figure src=“a.png” >}}": 16,
    "{{< figure src=「a.png」 >}}": 16,
}

SHOWN = {
    'A {{＜ ref "b.md" ＞}}': 3,
    "｛｛< p >｝｝": 1,
    "{{％ p ％}}": 1,
}

SILENT = [
    '{{< figure src="a.png" alt="“图”，甲＝乙" >}}',
    "{{< p 中文 >}}",
    "{{< p a=甲，乙。 >}}",
    "{{< p `“甲”` >}}",
    "{{</* p “甲” */>}}",
    "“{{< p >}}”",
    "｛甲｝、{{ 乙 }}",
    "`{{＜ p ＞}}`",
    "```\n{{＜ p ＞}}\n```",
]


def columns(body: str) -> list[int]:
    return [each.start.column for each in judge(f"---\ntitle: 船\n---\n{body}\n", "CT007")]


def test_flagged() -> None:
    flagged = {**STOPS, **QUOTED, **SHOWN}
    assert {body: columns(body) for body in flagged} == {
        body: [column] for body, column in flagged.items()
    }


@pytest.mark.parametrize("body", SILENT)
def test_silent(body: str) -> None:
    assert columns(body) == []


def test_every_call_over_which_hugo_would_stop_is_flagged() -> None:
    body = "{{< p >}}\n{{< ref “b.md” >}}{{< /p >}}\n{{< figure src＝x >}}{{< ref 'c' >}}"
    found = judge(f"---\ntitle: 船\n---\n{body}\n", "CT007")
    assert [(each.start.line, each.start.column) for each in found] == [(5, 9), (6, 15)]


def render(tmp_path: Path, hugo: RunHugo, body: str) -> tuple[str, str]:
    """What Hugo prints and what it complains of."""
    for name, text in {
        "hugo.toml": 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term"]\n',
        "layouts/all.html": "{{ range site.RegularPages }}{{ .Content }}{{ end }}",
        "layouts/_shortcodes/p.html": "{{ .Params }}",
        "content/b.md": "",
        "content/a.md": f"---\ntitle: a\n---\n{body}\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    run = hugo(tmp_path)
    page = tmp_path / "public" / "index.html"
    return page.read_text("utf-8") if run.returncode == 0 else "", run.stdout + run.stderr


@pytest.mark.hugo
@pytest.mark.parametrize("body", STOPS)
def test_hugo_stops(tmp_path: Path, hugo: RunHugo, body: str) -> None:
    printed, said = render(tmp_path, hugo, body)
    assert not printed
    assert "content/a.md:4:" in said


@pytest.mark.hugo
def test_hugo_keeps_quotes_and_prints_what_is_no_call(tmp_path: Path, hugo: RunHugo) -> None:
    printed, _ = render(tmp_path, hugo, "\n\n".join([*QUOTED, *SHOWN]))
    assert printed.count("<img src=") == printed.count("a.png%E2%80%9D") + 1 == len(QUOTED)
    assert "{{＜ ref" in printed
    assert "｛｛&lt; p &gt;｝｝" in printed
    assert "{{％ p ％}}" in printed


@pytest.mark.hugo
def test_hugo_reads_what_is_not_flagged(tmp_path: Path, hugo: RunHugo) -> None:
    printed, said = render(tmp_path, hugo, "\n\n".join(SILENT))
    assert printed, said
