"""Languages for which templates have texts under another name, asked of the real Hugo as well."""

import html
from pathlib import Path

import pytest

from tests.conftest import RunHugo
from tests.hugo.sites import write_site
from tests.rules.cases import judge_site

LANGUAGES = {
    "another name": ({"zh-hans": ""}, "zh-cn zh-tw", {"zh-hans": ""}, 'set its locale to "zh-CN"'),
    "the locale": ({"zh-hans": "zh-CN"}, "zh-cn zh-tw", {"zh-hans": "zh-cn"}, None),
    "no region": ({"zh": ""}, "zh-cn", {"zh": ""}, 'set its locale to "zh-CN"'),
    "two variants": (
        {"zh": ""},
        "zh-cn zh-tw",
        {"zh": ""},
        "set its locale to one of zh-CN, zh-TW",
    ),
    "a region": ({"pt-br": ""}, "pt", {"pt-br": ""}, "copy the file of pt to i18n under the name"),
    "the default's": (
        {"en": "", "zh-hans": ""},
        "en zh-cn",
        {"en": "en", "zh-hans": "en"},
        "so labels in templates are in en on all pages in this language",
    ),
    "the default's, which will do": (
        {"zh-cn": "", "zh-hans": ""},
        "zh-cn",
        {"zh-cn": "zh-cn", "zh-hans": "zh-cn"},
        None,
    ),
    "of a relative": ({"en": "", "en-gb": ""}, "en", {"en": "en", "en-gb": "en"}, None),
    "of nobody": ({"zh-tw": ""}, "en zh-cn", {"zh-tw": ""}, None),
    "none at all": ({"zh-hans": ""}, "", {"zh-hans": ""}, None),
}
"""Locales by language, the default first; texts there are; what is shown; part of the message."""


@pytest.mark.hugo
@pytest.mark.parametrize(
    ("locales", "texts", "shown", "expected"), LANGUAGES.values(), ids=LANGUAGES
)
def test_labels(
    locales: dict[str, str],
    texts: str,
    shown: dict[str, str],
    expected: str | None,
    tmp_path: Path,
    hugo: RunHugo,
) -> None:
    config = [f'theme = "t"\ndefaultContentLanguage = "{next(iter(locales))}"']
    config.append("defaultContentLanguageInSubdir = true")
    config += [f'[languages.{code}]\nlocale = "{locale}"' for code, locale in locales.items()]
    site = {"hugo.toml": "\n".join(config), "themes/t/layouts/home.html": '[{{ T "search" }}]'}
    site |= {f"themes/t/i18n/{code}.toml": f'search = "{code}"' for code in texts.split()}
    site |= {f"content/{name}.{code}.md": "" for code in locales for name in ("_index", "a")}
    write_site(tmp_path, site)
    assert hugo(tmp_path).returncode == 0
    for code, text in shown.items():
        page = (tmp_path / "public" / code / "index.html").read_text("utf-8")
        assert html.unescape(page) == f"[{text}]"
    messages = found(site)
    assert len(messages) == (expected is not None)
    for path, message in messages.items():
        language = next(code for code, text in shown.items() if text != code)
        assert path == f"content/_index.{language}.md"
        assert message.startswith(f"i18n has no texts for {language}, only for ")
        assert expected is not None
        assert expected in message


def found(site: dict[str, str]) -> dict[str, str]:
    text = "".join(f"-- {path} --\n{content}\n" for path, content in site.items())
    return {each.path: str(each.message) for each in judge_site(text, "LG008")}


CONFIG = 'defaultContentLanguage = "zh-hans"\n'
PARTS = {"layouts/home.html": "", "i18n/zh-cn.toml": ""}


def test_without_a_home_page_the_first_page_has_the_finding() -> None:
    pages = {"content/post/a.md": "", "content/b.md": ""}
    assert list(found({"hugo.toml": CONFIG, **PARTS, **pages})) == ["content/b.md"]


@pytest.mark.parametrize(
    "site",
    [
        {"hugo.toml": CONFIG, **PARTS},
        {"hugo.toml": CONFIG, "i18n/zh-cn.toml": "", "content/a.md": ""},
        {"hugo.toml": 'theme = "gone"\n' + CONFIG, **PARTS, "content/a.md": ""},
    ],
    ids=["no pages", "no templates", "a theme that is missing"],
)
def test_silent(site: dict[str, str]) -> None:
    assert found(site) == {}
