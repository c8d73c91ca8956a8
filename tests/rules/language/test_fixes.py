"""What fixes make of the languages that pages state."""

import pytest

from tests.rules.fixing import SAFE, UNSAFE, fixed_head


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("lang: zh_CN # 注", "lang: zh-CN # 注"),
        ("lang: [ZH-cn, 'en_us']", "lang: [zh-CN, 'en-US']"),
        ('lang:\n- "zh_TW" # 注\n- en', 'lang:\n- "zh-TW" # 注\n- en'),
        ("lang = 'zh_CN'", "lang = 'zh-CN'"),
        ('{"lang": ["zh_CN"]}', '{"lang": ["zh-CN"]}'),
    ],
)
def test_a_tag_is_spelled_as_the_standard_does(head: str, after: str) -> None:
    assert fixed_head(head, "LG002", level=SAFE) == after


@pytest.mark.parametrize(
    ("code", "head", "after"),
    [
        ("LG002", "lang: iw", "lang: he"),
        ("LG001", "lang: chinese # 注", "lang: zh # 注"),
        ("LG001", "lang: [zh_CN.UTF-8]", "lang: [zh-CN]"),
        ("LG001", "lang = 'zh_CN.UTF-8'", "lang = 'zh-CN'"),
        ("LG001", "lang: klingonese", "lang: klingonese"),
    ],
)
def test_another_tag_is_written_where_the_user_agrees(code: str, head: str, after: str) -> None:
    assert fixed_head(head, code, level=SAFE) == head
    assert fixed_head(head, code, level=UNSAFE) == after
