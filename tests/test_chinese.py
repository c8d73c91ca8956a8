"""What readers of Chinese see: no English sentence, and the same codes as everybody."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from polib import pofile

from cms.locales.renew import po_file

BROKEN = Path(__file__).parents[1] / "examples" / "news-zh-broken"

QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"|'[^']*'|“[^”]*”")
ENGLISH = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){3,}")
"""Four words in a row, which no list of keys or names in the example is."""

LANGUAGES = ["zh-CN", "zh-TW"]


def run(language: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cms", *args],
        cwd=BROKEN,
        env={**os.environ, "CMS_LANG": language},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def findings(language: str) -> tuple[int, list[dict[str, object]]]:
    done = run(language, "validate", "--output-format", "json", "--no-cache")
    return done.returncode, json.loads(done.stdout)["diagnostics"]


def said(each: dict[str, object]) -> list[str]:
    fix = each["fix"]
    texts = [str(each["message"]), *([str(fix["title"])] if isinstance(fix, dict) else [])]
    return [QUOTED.sub("", text) for text in texts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_differ_in_words_only(language: str) -> None:
    def codes(found: list[dict[str, object]]) -> list[dict[str, object]]:
        return [{k: v for k, v in each.items() if k not in ("message", "fix")} for each in found]

    (code, english), (other_code, chinese) = findings("en"), findings(language)
    assert other_code == code == 1
    assert codes(chinese) == codes(english)
    assert [text for each in chinese for text in said(each) if ENGLISH.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "command",
    ["validate content/post", "why content/post", "translations", "fix --diff", "config", "--help"],
)
def test_commands_end_alike(language: str, command: str) -> None:
    english, chinese = (run(each, *command.split()) for each in ("en", language))
    assert chinese.returncode == english.returncode
    assert chinese.stderr.count("\n") == english.stderr.count("\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["fix", "scaffold", "convert", "check-images"])
def test_help_is_chinese_throughout(language: str, command: str) -> None:
    done = run(language, command, "--help")
    assert [line for line in done.stdout.splitlines() if ENGLISH.search(line)] == []
    assert done.stdout.startswith("用法：")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("fix --nope", "没有选项 --nope"),
        ("fix --jobs x", "'--jobs' 的值无效"),
        ("fix --jobs", "选项 '--jobs' 需要一个值。"),
        ("move", "缺少参数 'SRC'。"),
        ("nope", "没有 nope 这个命令"),
    ],
)
def test_wrong_usage_is_said_in_chinese(arguments: str, expected: str) -> None:
    done = run("zh-CN", *arguments.split())
    assert expected in done.stderr
    assert done.returncode == run("en", *arguments.split()).returncode == 2


def test_results_kept_are_in_no_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = run("zh-CN", "validate", "content/post").stdout
    assert run("en", "validate", "content/post").stdout != first
    assert run("zh-CN", "validate", "content/post").stdout == first


def test_english_needs_no_catalogue() -> None:
    script = (
        "import os, sys; sys.argv = ['cms', 'validate', 'content/about.md']\n"
        "os._exit = sys.exit\n"
        "from cms.cli.main import main\n"
        "try: main()\n"
        "finally: print(*(name for name in ('gettext', 'polib') if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=BROKEN.with_name("news-zh"),
        env={**os.environ, "CMS_LANG": "en"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.splitlines()[-1] == ""


def test_code_in_sentences_is_the_same_in_both_scripts() -> None:
    def code(catalogue: str) -> list[list[str]]:
        return [re.findall("`[^`]*`", each.msgstr) for each in pofile(str(po_file(catalogue)))]

    assert code("zh_TW") == code("zh_CN")


@pytest.mark.parametrize("language", LANGUAGES)
def test_settings_are_explained_in_chinese(language: str, tmp_path: Path) -> None:
    site = Path(shutil.copytree(BROKEN.with_name("news-zh"), tmp_path / "site"))
    (site / "cms.toml").unlink()
    script = "import os, sys; os.chdir(sys.argv.pop()); from cms.cli.main import main; main()"
    command = [sys.executable, "-c", script, "init", "--yes", str(site)]
    environ = {**os.environ, "CMS_LANG": language}
    subprocess.run(command, env=environ, capture_output=True, check=True)
    text = (site / "cms.toml").read_text("utf-8")
    assert [line for line in text.splitlines() if ENGLISH.search(QUOTED.sub("", line))] == []
