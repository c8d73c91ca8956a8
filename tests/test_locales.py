"""Which language is meant, and what the catalogues owe their readers."""

import pytest

from cms.locales import catalogue, meant


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
