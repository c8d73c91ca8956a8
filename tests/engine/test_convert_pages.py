"""Articles converted, rendered by the real Hugo before and after: texts differ, and only they.

What texts become is what OpenCC makes of each block as a whole.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cms.chinese.conversion import Converter
from cms.chinese.script import Script, prose, read_writing
from cms.engine.convert.article import How, convert_article
from cms.frontmatter.document import parse
from cms.markdown.options import DEFAULT_OPTIONS
from cms.markdown.readable import ReadableOptions
from cms.schema.text_keys import ALWAYS
from tests.engine.converted_pages import kept, skeleton, wrong_texts
from tests.markdown.rendered import render
from tests.markdown.test_random_markdown_hugo import PIECES
from tests.markdown.test_readable_hugo import CHINESE, HTML, TORN, UNCLEAR
from tests.stub_site import RunHugo

HOW = How(ReadableOptions(DEFAULT_OPTIONS), ALWAYS)
HEAD = b"---\ntitle: T\n---\n"
CALL = re.compile(rb"\{\{[<%].*?[%>]\}\}", re.DOTALL)
WORDS = [
    "头发", "发布", "软件", "**皇**后", "后*天*", "[干](文)燥", "[面](x)[条](y)", "里程", "数据库",
    "`数据`", "台\n湾", "> 系\n> 统", "只有", "<b>一</b>只", "鼠标", "了解", "复<br>制",
    '![出租](车 "复制")车', "一出", "[么][]", "什么", "《复》", "软 *件* 里", "发\n\n", " ",
]  # fmt: skip
# Chinese behind an address belongs to it; where a tag ends that never does nobody knows.
OPEN = re.compile("(?:://|www)[!-~]*[/=?&#_-][\u3400-\u9fff]|<http[^>]*[\u3400-\u9fff]|<<")
BODIES = settings(
    max_examples=3,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def converted(body: bytes, converter: Converter) -> bytes:
    return convert_article(parse(HEAD + body), HOW, converter).raw.removeprefix(HEAD)


def check(
    hugo: RunHugo, site: Path, bodies: Sequence[bytes], converters: Sequence[Converter]
) -> None:
    after = [converted(*each) for each in zip(bodies, converters, strict=True)]
    settings = {"parser": {"autoHeadingID": False}}
    html = render(hugo, site, [*bodies, *after], settings, hooks=False)
    pairs = zip(bodies, html[: len(bodies)], html[len(bodies) :], converters, strict=True)
    for body, old, new, converter in pairs:
        if TORN not in old:
            assert skeleton(old) == skeleton(new), body.decode()
            assert wrong_texts(old, new, converter.convert) == [], body.decode()


@pytest.mark.hugo
def test_hostile_markdown(hugo: RunHugo, tmp_path_factory: pytest.TempPathFactory) -> None:
    pieces = st.sampled_from([*WORDS, *WORDS, *WORDS, *CHINESE, *PIECES, *HTML])
    bodies = (
        st.lists(pieces, min_size=3, max_size=30)
        .map("".join)
        .filter(lambda body: not UNCLEAR.search(body) and not OPEN.search(body))
    )

    @BODIES
    @given(st.lists(bodies, min_size=250))
    def run(bodies: list[str]) -> None:
        converter = Converter("s2twp")
        raws = [body.encode() for body in bodies]
        check(hugo, tmp_path_factory.mktemp("hostile") / "site", raws, [converter] * len(raws))

    run()


def chinese_articles(shared: Path) -> list[tuple[Path, Converter]]:
    converters = {Script.TRADITIONAL: Converter("t2s"), Script.SIMPLIFIED: Converter("s2twp")}
    found = []
    for pattern in ("glossary/content/zh-*", "opentelemetry/content/zh"):
        for folder in (shared / "corpora").glob(pattern):
            for path in sorted(folder.rglob("*.md")):
                script = read_writing(prose(path.read_text("utf-8"))).script
                found.append((path, converters[script or Script.SIMPLIFIED]))
    return found


def test_what_is_kept_of_real_articles(shared: Path) -> None:
    articles = chinese_articles(shared)
    assert len(articles) > 300
    changed = 0
    for path, converter in articles:
        raw = path.read_bytes()
        done = convert_article(parse(raw), HOW, converter)
        changed += done.raw != raw
        assert not done.left, path
        assert kept(done.raw) == kept(raw), path
    assert changed > 300


@pytest.mark.hugo
def test_real_articles(hugo: RunHugo, shared: Path, tmp_path: Path) -> None:
    bodies, converters = [], []
    for path, converter in chinese_articles(shared):
        document = parse(path.read_bytes())
        # What templates make of shortcodes is not known here.
        bodies.append(CALL.sub(b"", document.raw[slice(*document.body)]))
        converters.append(converter)
    check(hugo, tmp_path / "site", bodies, converters)
