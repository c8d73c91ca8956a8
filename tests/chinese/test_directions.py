"""Which of OpenCC's configurations converts between two languages."""

import pytest

from cms.chinese.directions import TAGS, check_direction, direction_between, directions, written_by
from cms.errors import UsageError

BETWEEN = [
    # from, to, without and with the words of the region
    ("zh-CN", "zh-TW", "s2tw", "s2twp"),
    ("zh_Hans", "zh-hant-tw", "s2tw", "s2twp"),
    ("zh-SG", "zh-HK", "s2hk", "s2hkp"),
    ("zh-CN", "zh-MO", "s2hk", "s2hkp"),
    ("zh-CN", "zh-Hant", "s2t", None),
    ("zh-TW", "zh-CN", "tw2s", "tw2sp"),
    ("zh-MO", "zh-MY", "hk2s", "hk2sp"),
    ("zh-Hant", "zh-Hans-HK", "t2s", None),
    ("zh-Hant", "zh-TW", "t2tw", None),
    ("zh-TW", "zh-Hant", "tw2t", None),
    ("zh-Hant", "zh-HK", "t2hk", None),
    ("zh-HK", "zh-Hant", "hk2t", None),
    ("zh-TW", "zh-HK", "tw2t+t2hk", None),
    ("zh-MO", "zh-TW", "hk2t+t2tw", None),
    ("yue-HK", "zh-CN", "hk2s", "hk2sp"),
    ("ja", "zh-Hant", "jp2t", None),
    ("zh-Hant", "ja-JP", "t2jp", None),
]

REFUSED = [
    ("zh", "zh-TW", "does not tell"),
    ("zh-CN", "zh-Hans", "written alike"),
    ("zh-HK", "zh-MO", "written alike"),
    ("en", "zh-TW", "en, which is no Chinese"),
    ("zh-CN", "nonsense", "nonsense, which is no Chinese"),
    ("ja", "zh-TW", "nothing converts ja to zh-TW"),
    ("zh-CN", "ja", "nothing converts zh-CN to ja"),
]


@pytest.mark.parametrize(("source", "target", "plain", "with_idioms"), BETWEEN)
def test_a_direction_leads_from_one_language_to_another(
    source: str, target: str, plain: str, with_idioms: str | None
) -> None:
    assert direction_between(source, target) == plain
    if with_idioms:
        assert direction_between(source, target, idioms=True) == with_idioms
    else:
        with pytest.raises(UsageError, match="no words of") as error:
            direction_between(source, target, idioms=True)
        assert "--no-idioms" in error.value.hint


@pytest.mark.parametrize(("source", "target", "reason"), REFUSED)
def test_what_nothing_converts_is_wrong_usage(source: str, target: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        direction_between(source, target)


def test_every_direction_of_opencc_serves_some_languages() -> None:
    tables = {name for row in BETWEEN for name in row[2:] if name and "+" not in name}
    assert tables == directions()
    assert all(written_by(name) in TAGS for name in directions())


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no direction s2x") as error:
        check_direction("s2t+s2x")
    assert "s2twp" in error.value.hint
