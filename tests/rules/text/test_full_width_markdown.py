"""Full-width signs of Markdown, and that the real Hugo prints them."""

from pathlib import Path

import pytest

from tests.conftest import RunHugo
from tests.rules.cases import judge, lay_out

MEANT = {
    "见[时刻表]（https://example.org/t）。": "[时刻表](https://example.org/t)",
    "见［时刻表］(/timetable/)。": "[时刻表](/timetable/)",
    "见［时刻表］（timetable.md）。": "[时刻表](timetable.md)",
    "＊＊票价不变＊＊，单程": "**票价不变**",
    "正文\n\n＃＃时刻表": "## 时刻表",
    "＃　时刻表": "# 时刻表",
    "＃ 时刻表\n正文": "# 时刻表",
}

SILENT = [
    "见[时刻表](https://example.org/t)。",
    "见[时刻表]（二十二点开出）。",
    "见［注］（票价不变）。",
    "见[1]（https://example.org/t）。",
    "见[^a]（https://example.org/t）。\n\n[^a]: 注",
    "见[时刻表]（https://example.org/t）。\n\n[时刻表]: /t/",
    "！[图]（/a.png）",
    "![图]（/a.png）",
    "`＊＊票价不变＊＊`",
    "```\n＃＃ 时刻表\n```",
    "<!-- ＊＊票价不变＊＊ -->",
    "＊ 票价不变 ＊",
    "＊＊＊",
    "＃轮渡 ＃夜班",
    "＃1 码头",
]


def messages(body: str, **site: object) -> list[str]:
    return [str(each.message) for each in judge(f"---\ntitle: 船\n---\n{body}\n", "CT008", **site)]


@pytest.mark.parametrize("body", MEANT)
def test_flagged(body: str) -> None:
    (message,) = messages(body)
    assert message.endswith(f"; write {MEANT[body]}")


@pytest.mark.parametrize("body", SILENT)
def test_silent(body: str) -> None:
    assert messages(body) == []


def test_only_markdown_is_looked_at() -> None:
    assert messages("＊＊票价不变＊＊", extension="html") == []


def test_the_finding_covers_what_is_written() -> None:
    (each,) = judge("船\n\n今天，＊＊票价不变＊＊。", "CT008")
    assert ((each.start.line, each.start.column), each.end.column) == ((3, 4), 12)


@pytest.mark.hugo
def test_hugo_prints_the_signs(tmp_path: Path, hugo: RunHugo) -> None:
    bodies = "\n\n".join(MEANT)
    lay_out(tmp_path, f"-- content/a.md --\n{bodies}\n-- layouts/all.html --\n{{{{ .Content }}}}\n")
    lay_out(tmp_path, "-- hugo.toml --\n")
    assert hugo(tmp_path).returncode == 0
    printed = (tmp_path / "public" / "a" / "index.html").read_text("utf-8")
    assert "<h" not in printed
    assert "<strong" not in printed
    assert "时刻表</a>" not in printed
