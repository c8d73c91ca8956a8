"""python-frontmatter with Hugo's eyes."""

import pickle
from datetime import date, time
from pathlib import Path
from typing import Any

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cms
from cms.frontmatter.document import parse
from cms.frontmatter.handlers import HugoHandler, JsonHandler, TomlHandler, YamlHandler
from cms.hugo.formats.json import decode_json
from cms.hugo.formats.syntax import lower_key
from cms.hugo.formats.toml import decode_toml
from cms.hugo.formats.yaml import decode_yaml
from cms.hugo.time.gotime import GoTime
from cms.model import Route

ARTICLE = "---\ntitle: 标题\ntags: [一, 二]\ndraft: yes\n---\n\nBody  \n\n"


def test_load(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode())
    post = cms.load(path)
    assert isinstance(post, frontmatter.Post)
    assert post.metadata == {"title": "标题", "tags": ["一", "二"], "draft": "yes"}
    assert post.content == "\nBody  \n\n"
    assert cms.load(str(path)).metadata == post.metadata


def test_load_with_an_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(ARTICLE.encode("gb18030"))
    assert cms.load(path, encoding="gb18030")["title"] == "标题"
    assert cms.load(path)["title"] == "\ufffd" * 4
    with pytest.raises(cms.InputError, match="cannot be read as utf-16"):
        cms.load(path, encoding="utf-16")
    with pytest.raises(cms.InputError, match="cannot be read as klingon"):
        cms.load(path, encoding="klingon")


def test_load_of_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(cms.InputError, match=r"a\.md cannot be read: "):
        cms.load(tmp_path / "a.md")


def test_keys_that_name_arguments() -> None:
    post = cms.loads("---\ncontent: 1\nhandler: 2\nself: 3\n---\nBody")
    assert post.metadata == {"content": 1, "handler": 2, "self": 3}
    assert post.content == "Body"


def test_a_text_without_front_matter() -> None:
    post = cms.loads(b"Body")
    assert post.metadata == {}
    assert post.content == "Body"


def test_front_matter_that_hugo_refuses(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("+++\na = 1\na = 2\n+++\n")
    with pytest.raises(cms.FrontMatterError) as caught:
        cms.load(path)
    error = caught.value
    assert str(error) == f"{path}:3:1: Hugo cannot read the front matter: duplicate-key (a)"
    assert (error.kind, error.line, error.column) == ("duplicate-key", 3, 1)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.kind, again.line) == (str(error), "duplicate-key", 3)
    with pytest.raises(cms.CmsError, match="line 1, column 1: "):
        cms.loads("---\na: 1\n")


HANDLERS = [YamlHandler(), TomlHandler(), JsonHandler()]
DECODERS = {"yaml": decode_yaml, "toml": decode_toml, "json": decode_json}
VALUES = {
    "title": "标题：一",
    "number": 1,
    "text": "0o17",
    "day": "2025-02-07",
    "yes": "yes",
    "lines": "a\n\n b\n",
    "012": "012\n---\n",
    "list": ["b", "a", ["c"]],
    "map": {"b": 1, "a": {"c": True}},
    "maps": [{"Src": "x"}],
    "long": "字 " * 100 + "字",
}


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("content", ["", "Body", "\n\nBody\n\n", "---\n"])
def test_what_is_written_is_read_again(handler: HugoHandler, content: str) -> None:
    post = frontmatter.Post(content, handler)
    post.metadata = dict(VALUES)
    text = frontmatter.dumps(post)
    again = cms.loads(text)
    assert again.metadata == VALUES
    assert again.content == content
    assert list(again.metadata)[:6] == list(VALUES)[:6]
    assert "标题：一" in text


def test_no_metadata() -> None:
    assert frontmatter.dumps(cms.loads("Body")) == "---\n---\nBody"
    assert frontmatter.dumps(frontmatter.Post("Body", JsonHandler())) == "{}\nBody"


YAML = """\
---
d: 2025-02-07
t: '21:31:00'
b: !!binary |
  aGk=
n: null
i: '2025-02-07T00:00:00Z'
---
"""
TOML = """\
+++
d = 2025-02-07
t = 21:31:00
b = "aGk="
i = "2025-02-07T00:00:00Z"
+++
"""
JSON = """\
{
  "d": "2025-02-07",
  "t": "21:31:00",
  "b": "aGk=",
  "n": null,
  "i": "2025-02-07T00:00:00Z"
}
"""


@pytest.mark.parametrize(
    ("handler", "written"), [(YamlHandler(), YAML), (TomlHandler(), TOML), (JsonHandler(), JSON)]
)
def test_values_that_not_every_format_has(handler: HugoHandler, written: str) -> None:
    post = frontmatter.Post("", handler)
    instant = GoTime.from_civil(2025, 2, 7)
    post.metadata = {"d": date(2025, 2, 7), "t": time(21, 31), "b": b"hi", "n": None, "i": instant}
    assert frontmatter.dumps(post) == written


TEXT = st.text("ab标 \t\n\r:-#?!&*|>'\"%@`{}[],~=019.+_\\/é\u3000\u2028\x85\xa0\ufeff\x07\x7f😀")
VALUE = st.recursive(
    TEXT | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e9, 1e9),
    lambda inner: st.lists(inner) | st.dictionaries(TEXT.map(lower_key), inner),
    max_leaves=8,
)


def routes(value: Any, route: Route = ()) -> Any:
    yield route, value
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from routes(inner, (*route, step))


@given(st.sampled_from(HANDLERS), st.dictionaries(TEXT.map(lower_key), VALUE, max_size=3))
def test_any_values_are_read_again_and_found(handler: HugoHandler, values: dict[str, Any]) -> None:
    post = frontmatter.Post("Body", handler)
    post.metadata = values
    document = parse(frontmatter.dumps(post).encode())
    assert document.problem is None
    assert document.data == values
    for route, value in routes(values):
        if route and not isinstance(value, dict | list):
            written = document.raw[slice(*document.value_span(route))].decode()
            wrapped = {"json": f'{{"a":{written}}}', "toml": f"a = {written}"}
            again = DECODERS[handler.format_name](wrapped.get(document.format, f"a: {written}"))
            assert again.data == {"a": value}


@pytest.mark.parametrize(
    ("handler", "text", "broken"),
    [
        (YamlHandler(), "---\ntitle: T\n---\nBody", "---\ntitle: [\n---\nBody"),
        (TomlHandler(), "+++\ntitle = 'T'\n+++\nBody", "+++\ntitle = T\n+++\nBody"),
        (JsonHandler(), '{"title": "T"}\nBody', '{"title": T}\nBody'),
    ],
)
def test_reading_through_python_frontmatter(handler: HugoHandler, text: str, broken: str) -> None:
    assert handler.detect(text)
    assert frontmatter.loads(text, handler=handler).metadata == {"title": "T"}
    assert frontmatter.loads(text, handler=handler).content == "Body"
    with pytest.raises(cms.FrontMatterError):
        frontmatter.loads(broken, handler=handler)
