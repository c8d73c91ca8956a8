"""Which language is meant, and what the catalogues owe their readers."""

import string

import pytest
from polib import pofile

from cms.locales import catalogue, meant
from cms.locales.renew import po_file, renewed, untranslated


@pytest.mark.parametrize(
    ("environ", "setting", "expected"),
    [
        ({}, "", ""),
        ({"LANG": "zh_CN.UTF-8"}, "", "zh_CN"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "", "zh_TW"),
        ({"LC_ALL": "", "LANG": "zh_HK"}, "", "zh_TW"),
        ({"LANG": "zh_CN.UTF-8"}, "en", ""),
        ({"LANG": "C"}, "zh-Hant", "zh_TW"),
        ({"CMS_LANG": "zh"}, "en", "zh_CN"),
        ({"CMS_LANG": "en", "LANG": "zh_CN"}, "zh-CN", ""),
        ({"CMS_LANG": "de"}, "", ""),
    ],
)
def test_the_language_meant(environ: dict[str, str], setting: str, expected: str) -> None:
    assert meant(environ, setting) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh-SG", "zh_CN"), ("zh-Hans-HK", "zh_CN"), ("zh_MO", "zh_TW"), ("ja", ""), ("", "")],
)
def test_catalogues_of_languages(language: str, expected: str) -> None:
    assert catalogue(language) == expected


@pytest.mark.parametrize("code", ["zh_CN", "zh_TW"])
def test_catalogues_are_fresh(code: str) -> None:
    stale = [
        path.name
        for path, raw in renewed().items()
        if {code, code.replace("_", "-")} & {*path.parts} and path.read_bytes() != raw
    ]
    assert stale == [], "run python -m cms.locales.renew"


def test_every_sentence_has_its_chinese() -> None:
    assert untranslated() == []


def test_translations_keep_what_is_put_in() -> None:
    wrong = [
        entry.msgid
        for entry in pofile(str(po_file("zh_CN")))
        if entry.occurrences[0][0].endswith(".py")
        and arguments(entry.msgid) != arguments(entry.msgstr)
    ]
    assert wrong == []


def arguments(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
