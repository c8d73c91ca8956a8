"""Which script texts are written in; above all, what must leave the question open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cms.chinese.script import (
    FEWEST,
    Script,
    Writing,
    count_han,
    prose,
    read_writing,
    script_of_language,
    written_otherwise,
)
from cms.frontmatter.document import parse

S, T = Script.SIMPLIFIED, Script.TRADITIONAL

EXAMPLES = Path(__file__).parents[2] / "examples" / "news-zh" / "content"

SIMPLIFIED = """\
青屿港的渡轮从本周起增开夜间班次。港务局说，新班次每半小时一班，票价与白天相同，学生凭证可以减半。
过去两年，岛上的居民一直要求延长营运时间，因为晚班工人常常赶不上最后一班船，只好在码头过夜。
"""
TRADITIONAL = """\
青嶼港的渡輪從本週起增開夜間班次。港務局說，新班次每半小時一班，票價與白天相同，學生憑證可以減半。
過去兩年，島上的居民一直要求延長營運時間，因為晚班工人常常趕不上最後一班船，只好在碼頭過夜。
"""
CANTONESE = """\
佢哋話嗰班船成日都遲到，我哋等咗成個鐘頭先至嚟。係噉樣落去，邊個都唔會再搭夜船㗎喇，
不如自己揸車返屋企仲快過佢。阿媽話聽日會同港務局嗰邊講清楚呢件事，睇下佢哋點樣應承。
"""
POEM = """\
空山新雨後，天氣晚來秋。
明月松間照，清泉石上流。
竹喧歸浣女，蓮動下漁舟。
隨意春芳歇，王孫自可留。
"""
JAPANESE = """\
港の渡し船は今週から夜間の便を増やします。学生証があれば運賃は半額になり、会社員も往復の切符を
買うことができます。島の住民は二年前から営業時間の延長を求めていました。図書館も遅くまで開きます。
"""
HANJA = (
    "大韓民國은 民主共和國이다. 大韓民國의 主權은 國民에게 있고, 모든 權力은 國民으로부터 나온다."
)
NAMES = (
    "陳奕迅、張學友、劉德華、黎明、郭富城、梁朝偉、劉嘉玲、張曼玉、鍾楚紅、葉蒨文、譚詠麟、羅大佑"
)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (SIMPLIFIED, S),
        (TRADITIONAL, T),
        (CANTONESE, T),
        (POEM, None),
        (POEM * 2, T),
        (f"Markdown in English, with a word ({SIMPLIFIED}) of Chinese.", S),
        (SIMPLIFIED * 4 + "他姓陳。", S),
        ("", None),
        ("The quick brown fox", None),
        ("天下大同，山高水清，人心所向，日月在上。", None),
        ("青屿港的渡轮从本周起增开夜间班次", None),
        (SIMPLIFIED + TRADITIONAL, None),
        (SIMPLIFIED * 3 + POEM, None),
        (SIMPLIFIED.partition("\n")[0] + POEM * 4, None),
        (SIMPLIFIED + NAMES, None),
        (TRADITIONAL * 3 + "据《人民日报》报道，国务院总理说，这个问题应该认真处理。", None),
        (JAPANESE, None),
        (JAPANESE * 20, None),
        (HANJA * 5, None),
        ("\ud83d\udcff" + SIMPLIFIED, S),
    ],
)
def test_script_of_a_text(text: str, script: Script | None) -> None:
    assert read_writing(text).script is script


@pytest.mark.parametrize(
    ("writing", "script"),
    [
        (Writing(FEWEST, 0, 40, 0), S),
        (Writing(FEWEST - 1, 0, 40, 0), None),
        (Writing(0, FEWEST, 40, 0), T),
        (Writing(1, FEWEST, 40, 0), None),
        (Writing(1, 30, 100, 0), T),
        (Writing(2, 59, 200, 0), None),
        (Writing(30, 30, 200, 0), None),
        (Writing(0, 50, 200, 100), T),
        (Writing(0, 50, 200, 101), None),
    ],
)
def test_what_a_verdict_needs(writing: Writing, script: Script | None) -> None:
    assert writing.script is script


def test_counts() -> None:
    assert read_writing("这個テスト・한글里ABC，国") == Writing(2, 1, 4, 5)


@pytest.mark.parametrize(
    ("body", "expected", "script"),
    [
        (SIMPLIFIED, S, None),
        (SIMPLIFIED, T, S),
        (TRADITIONAL, S, T),
        (TRADITIONAL, T, None),
        (TRADITIONAL * 50, S, T),
        (SIMPLIFIED * 50 + "他姓陳。", S, None),
        # What is quoted, in whatever script, is not how the page is written.
        (f"诗曰：\n\n> {POEM.replace(chr(10), chr(10) + '> ')}\n", S, None),
        (f"请看「{POEM}」。", S, None),
        (f"```\n{TRADITIONAL}```\n", S, None),
        (f"> {TRADITIONAL}\n{SIMPLIFIED}", T, S),
        ("Plain English", S, None),
        ("Café, naïve, déjà vu — “ça va”", T, None),
    ],
)
def test_page_written_otherwise(body: str, expected: Script, script: Script | None) -> None:
    writing = written_otherwise(body.encode(), expected)
    assert (writing and writing.script) is script


def test_bytes_that_are_no_utf8_are_left_out() -> None:
    body = b"\xe9\xff" + TRADITIONAL.encode().replace("。".encode(), b"\xe3\x80\n")
    assert written_otherwise(body, S) is not None
    assert count_han(body) >= 80


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("正文", "正文"),
        ("前`代码`后", "前 后"),
        ("前``代`码``后", "前 后"),
        ("前```不关` 后", "前```不关` 后"),
        ("前\n```go\n代码\n```\n后", "前 \n后"),
        ("前\n~~~\n代码\n```\n代码\n~~~~\n后", "前 ~\n后"),
        ("- 前\n  ```\n  代码\n  ```\n  后", "- 前 \n  后"),
        ("前\n```\n不关", "前 "),
        ("```代码``` 后", "  后"),
        ("前\r\n```\r\n代码\r\n```\r\n后", "前\r \r\n后"),
        ("前\n> 引文\n续行\n\n后", "前 \n\n后"),
        ("> 引文\n## 标题", " \n## 标题"),
        ("a > b 正文", "a > b 正文"),
        ('前{{< figure title="图" >}}后', "前 后"),
        ("{{% note %}}正文{{% /note %}}", " 正文 "),
        ('前<img alt="图">后</b>', "前 后 "),
        ("前<!-- 注\n<b> -->后", "前 后"),
        ("前<!-- 不关", "前 "),
        ("前<pre lang=x>代码</pre>后", "前 后"),
        ("1 < 2 正文 > 0", "1 < 2 正文 > 0"),
        ('见[标题](/图 "图")后', "见[标题 后"),
        ("见 https://zh.wikipedia.org/wiki/漢字，后", "见  ，后"),
        ("他说「引『文』语」，又说“引文”，见《书名》和『书』", "他说 ，又说 ，见 和 "),
        ("他说「不关，正文", "他说「不关，正文"),
    ],
)
def test_prose(body: str, left: str) -> None:
    assert prose(body).removeprefix("\n") == left


@pytest.mark.parametrize(
    "piece", ["`", "「", "“", "{{", "<!--", "](", "```\n", "\n> ", "<pre", "<a"]
)
def test_prose_of_a_twisted_text_takes_no_longer_than_of_a_plain_one(piece: str) -> None:
    assert len(prose(piece * 100_000)) <= len(piece) * 100_000 + 1


CODES = [
    ("zh-cn zh-CN zh_cn zh-hans zh-Hans-HK zh-sg zh-my cmn-hans ZH-HANS-CN zh-Hans-x-tw", S),
    ("zh-tw zh-hk zh-mo zh-hant zh-hant-hk zh_Hant_CN cmn-Hant-TW yue-HK lzh-Hant zh-yue-hk", T),
    ("zh yue cmn zh-us zh-Latn-CN zh-x-tw en en-TW ja ja-Hant ko-hans chinese zh-XX cn", None),
]


@pytest.mark.parametrize(
    ("code", "script"), [(code, script) for codes, script in CODES for code in codes.split()]
)
def test_script_that_a_language_code_asks_for(code: str, script: Script | None) -> None:
    assert script_of_language(code) is script


def pages(folder: Path, pattern: str) -> Iterator[tuple[Path, bytes]]:
    for path in folder.glob(pattern):
        document = parse(path.read_bytes())
        yield path, document.raw[slice(*document.body)]


def judged(folder: Path, pattern: str = "**/*.md") -> dict[Path, Script | None]:
    """The verdicts about the pages with fifty characters of prose or more."""
    texts = {path: prose(body.decode()) for path, body in pages(folder, pattern)}
    return {
        path: read_writing(text).script
        for path, text in texts.items()
        if count_han(text.encode()) >= 50
    }


@pytest.mark.parametrize(
    ("folder", "script", "at_least"),
    [
        ("glossary/content/zh-cn", S, 74),
        ("glossary/content/zh-tw", T, 43),
        ("opentelemetry/content/zh", S, 160),
        ("glossary/content/ja", None, 70),
        ("opentelemetry/content/ja", None, 330),
    ],
)
def test_verdicts_about_real_sites(
    shared: Path, folder: str, script: Script | None, at_least: int
) -> None:
    verdicts = judged(shared / "corpora" / folder)
    assert len(verdicts) >= at_least
    assert set(verdicts.values()) == {script}


@pytest.mark.parametrize(
    ("folder", "script"),
    [
        ("glossary/content/zh-cn", S),
        ("glossary/content/zh-tw", T),
        ("opentelemetry/content/zh", S),
        ("glossary/content/ja", S),
        ("glossary/content/ja", T),
        ("glossary/content/ko", T),
    ],
)
def test_no_page_of_real_sites_is_written_otherwise(
    shared: Path, folder: str, script: Script
) -> None:
    for path, body in pages(shared / "corpora" / folder, "**/*.md"):
        assert written_otherwise(body, script) is None, path


def test_a_sample_tells_as_much_as_the_whole_page(shared: Path) -> None:
    for folder in ("glossary/content/zh-cn", "opentelemetry/content/zh"):
        for path, body in pages(shared / "corpora" / folder, "**/*.md"):
            whole = read_writing(prose(body.decode())).script is S
            assert (written_otherwise(body, T) is not None) == whole, path


def test_verdicts_about_the_example() -> None:
    assert set(judged(EXAMPLES, "**/*.zh-tw.md").values()) == {T}
    verdicts = judged(EXAMPLES)
    assert {script for path, script in verdicts.items() if ".zh-tw" not in path.name} == {S}
