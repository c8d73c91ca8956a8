"""Fields against the table of Hugo's answers, and rules of reading one by one."""

import base64
import datetime
import json
import pickle

import pytest

from cms.frontmatter.document import parse
from cms.hugo.config import DateChains
from cms.hugo.config.load import load_config
from cms.hugo.fields.options import Build
from cms.hugo.fields.policy import DEFAULT_EXEC_ALLOW, denied_content, powerless_content
from cms.hugo.fields.reading import FieldPolicy, Refusal, read_fields
from cms.hugo.site.cascade import CascadeError, Scope, merge, read_cascade
from cms.hugo.time.dates import chains_from, default_chains
from cms.hugo.time.gotime import GoTime
from tests.tables import rows

OUTPUT_FORMATS = frozenset(("amp", "calendar", "csv", "html", "json", "markdown", "rss"))
DENY_HTML_AND_ORG = ("! ^text/html$", "! ^text/org$")


def policy(
    chains: DateChains | None = None, allow_content: tuple[str, ...] = DENY_HTML_AND_ORG
) -> FieldPolicy:
    return FieldPolicy(
        chains or default_chains(),
        "",
        OUTPUT_FORMATS,
        denied_content(allow_content),
        powerless_content(DEFAULT_EXEC_ALLOW),
    )


PLAIN = policy()


def fields(data, **given):
    return read_fields(data, PLAIN, **given)


def refused(data, **given):
    return [(refusal.kind, *refusal.route) for refusal in fields(data, **given).refusals]


def test_every_row_of_the_table():
    wrong = []
    for row in rows("frontmatter"):
        ours = _answer(row)
        theirs = {key: _plain(row.get(key)) for key in ours}
        theirs["error"] = bool(row["error"])
        if "keywords" in ours:
            theirs["keywords"] = theirs["keywords"] or []
        if ours != theirs:
            wrong.append((row["name"], ours, theirs))
    assert wrong == []


def _answer(row):
    """Our columns of a row: all of them for a page that Hugo builds or builds in part."""
    raw = base64.b64decode(row["text_b64"]) if "text_b64" in row else row["text"].encode()
    document = parse(raw)
    if document.problem:
        return {"error": True}
    allow = row.get("config", {}).get("security", {}).get("allowContent", DENY_HTML_AND_ORG)
    extension = row["file"].rpartition(".")[2]
    read = read_fields(
        _with_own_cascade(document.data), policy(allow_content=tuple(allow)), extension=extension
    )
    answer = {"error": bool(read.refusals)}
    if row["params"] is not None:
        answer |= {"params": _plain(read.params), "title": read.title, "draft": read.draft}
    if "weight" in row:
        date = read.dates.date
        answer |= {
            "weight": read.weight,
            "keywords": list(read.keywords),
            "type": read.type or "page",
            "date": None if date.is_zero else date.rfc3339_nano(),
        }
    return answer


def _with_own_cascade(data):
    scope = Scope(("en",), "production")
    try:
        return merge(data, read_cascade(data.get("cascade"), scope), "page", "/p", "en")
    except CascadeError:
        return data


def _plain(value):
    """A value as JSON would show it after a trip through Go."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, GoTime):
        return value.rfc3339_nano()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if number else value


def test_texts_are_cast_and_kept_in_params():
    read = fields({"title": 5, "linktitle": True, "summary": ["a"], "layout": None, "type": "post"})
    assert (read.title, read.link_title, read.summary, read.layout) == ("5", "true", "", "")
    assert read.params["title"] == "5"
    assert read.params["summary"] == ""
    assert read.type == read.params["type"] == "post"


def test_a_slug_loses_hyphens_at_its_ends():
    read = fields({"slug": "--a-b-"})
    assert read.slug == read.params["slug"] == "a-b"


def test_the_slug_of_a_file_name_is_used_unless_written():
    dated = policy(chains_from({"frontmatter": {"date": ":filename"}}))
    assert read_fields({}, dated, base_filename="2025-02-07-a").slug == "a"
    assert read_fields({"slug": "b"}, dated, base_filename="2025-02-07-a").slug == "b"
    assert read_fields({"slug": ""}, dated, base_filename="2025-02-07-a").slug == ""


@pytest.mark.parametrize(
    ("data", "draft"),
    [
        ({}, False),
        ({"draft": True}, True),
        ({"draft": "yes"}, False),
        ({"draft": "true"}, True),
        ({"draft": None}, False),
        ({"published": False}, True),
        ({"published": None}, True),
        ({"published": "2025-02-07"}, False),
        ({"published": "f"}, True),
        ({"published": 0}, False),
        ({"published": 0, "publishdate": "2025-02-07"}, True),
        ({"published": None, "draft": False}, False),
        ({"published": True, "draft": True}, True),
    ],
)
def test_drafts(data, draft):
    read = fields(data)
    assert read.draft is read.params["draft"] is draft


def test_dates_of_the_chains_reach_params():
    read = fields({"pubdate": "2025-02-07", "lastmod": "never"})
    assert read.dates.date == GoTime.from_civil(2025, 2, 7)
    assert read.params["date"] == read.params["pubdate"] == read.dates.date
    assert read.params["lastmod"] == "never"
    assert read.refusals == (Refusal(("lastmod",), "unparsable-date", "never"),)


def test_a_key_that_is_a_date_on_this_site_is_no_field():
    dated = policy(chains_from({"frontmatter": {"date": ["weight"]}}))
    read = read_fields({"weight": 5}, dated)
    assert read.weight == 0
    assert read.dates.date == GoTime(5)


def test_params_go_over_other_keys_and_set_no_fields():
    read = fields({"title": "T", "foo": 1, "params": {"Foo": 2, "title": "x", "draft": True}})
    assert read.params == {"title": "x", "foo": 2, "draft": False, "iscjklanguage": False}
    assert (read.title, read.draft) == ("T", False)


def test_headless_neither_renders_nor_lists():
    read = fields({"build": {"render": "link", "publishresources": False}, "headless": True})
    assert read.build == Build("never", "never", publish_resources=False)
    assert read.headless


@pytest.mark.parametrize(
    ("build", "read_as"),
    [
        (None, Build()),
        ({}, Build()),
        ({"list": "local", "render": "link"}, Build("local", "link")),
        ({"list": False, "render": 0}, Build("never", "never")),
        ({"list": "Never", "render": "local"}, Build()),
        ({"publishresources": "f"}, Build(publish_resources=False)),
    ],
)
def test_build(build, read_as):
    assert fields({"build": build}).build == read_as


@pytest.mark.parametrize(
    ("value", "entries"),
    [
        (None, {}),
        ("main", {"main": {}}),
        ("", {"": {}}),
        (5, {"5": {}}),
        (["main", 1], {"main": {}, "1": {}}),
        ({"main": None}, {"main": {}}),
        ({"main": {"weight": "010", "name": 5, "other": 1}}, {"main": {"weight": 8, "name": "5"}}),
        ({"main": '{"weight": 3}'}, {"main": {"weight": 3}}),
    ],
)
def test_menus(value, entries):
    assert fields({"menus": value}).menus == entries
    assert fields({"menu": value}).menus == entries


def test_menus_goes_before_menu():
    assert fields({"menu": "side", "menus": "main"}).menus == {"main": {}}
    assert fields({"menus": None, "menu": "side"}).menus == {}


def test_lists_of_texts():
    read = fields({"keywords": "a, b", "aliases": ["/x", 5], "outputs": "HTML rss"})
    assert read.keywords == ("a,", "b")
    assert read.params["keywords"] == ["a,", "b"]
    assert read.aliases == ("/x", "5")
    assert read.outputs == ("html", "rss")
    assert read.params["outputs"] == "HTML rss"
    nothing = fields({"keywords": {"a": 1}, "aliases": [["/x"]]})
    assert nothing.keywords == nothing.aliases == ()
    assert nothing.params["keywords"] is nothing.params["aliases"] is None


def test_maps():
    sites = {"matrix": {"languages": "zh", "roles": ["a", 1]}}
    data = {
        "resources": [{"src": "*.png"}, "x"],
        "sitemap": {"priority": "0.5", "disable": 1, "other": 2},
        "sites": sites,
        "cascade": {"a": 1},
    }
    read = fields(data)
    assert read.resources == ({"src": "*.png"},)
    assert read.sitemap == {"priority": 0.5, "disable": True}
    assert read.sites == {"matrix": {"languages": ["zh"], "roles": ["a", "1"]}}
    assert read.cascade == {"a": 1}
    assert read.refusals == ()


@pytest.mark.parametrize(
    ("data", "refusals"),
    [
        ({"date": "7/2/2025"}, [("unparsable-date", "date")]),
        ({"published": True}, [("unparsable-date", "published")]),
        ({"_build": None}, [("removed-build-key", "_build")]),
        ({"build": ""}, [("build-not-a-map", "build")]),
        ({"build": []}, [("build-not-a-map", "build")]),
        ({"build": {"list": []}}, [("bad-option", "build", "list")]),
        ({"build": {"publishresources": "yes"}}, [("bad-option", "build", "publishresources")]),
        ({"params": "5"}, [("params-not-a-map", "params")]),
        ({"params": []}, [("params-not-a-map", "params")]),
        ({"params": '{"a": 1}'}, []),
        ({"sites": "zh"}, [("sites-not-a-map", "sites")]),
        ({"sites": {"matrix": "zh"}}, [("bad-option", "sites", "matrix")]),
        (
            {"sites": {"matrix": {"languages": [{}, []]}}},
            [("bad-option", "sites", "matrix", "languages")],
        ),
        (
            {"sites": {"matrix": {"languages": ["[zh"]}}},
            [("bad-option", "sites", "matrix", "languages")],
        ),
        ({"sitemap": "x"}, []),
        ({"sitemap": {"priority": "high"}}, [("bad-option", "sitemap", "priority")]),
        ({"cascade": "x"}, [("bad-cascade", "cascade")]),
        ({"cascade": {"target": {"kind": "x"}}}, [("bad-cascade", "cascade")]),
        ({"cascade": ["x"]}, []),
        ({"outputs": "html nope"}, [("unknown-output-format", "outputs")]),
        ({"outputs": ["html", "nope"]}, [("unknown-output-format", "outputs", 1)]),
        ({"outputs": {"a": "b"}}, []),
        ({"markup": "Goldmark"}, []),
        ({"markup": ".md"}, []),
        ({"markup": ""}, []),
        ({"markup": "mmark"}, [("unknown-markup", "markup")]),
        ({"markup": "htm"}, [("content-not-allowed", "markup")]),
        ({"markup": "asciidocext"}, [("program-not-allowed", "markup")]),
        ({"url": "https://example.org/"}, [("http-url", "url")]),
        ({"url": "/https://example.org/"}, []),
        ({"aliases": ["/a", "http://x"]}, [("http-alias", "aliases", 1)]),
        ({"aliases": "/a https://x"}, [("http-alias", "aliases")]),
        ({"aliases": ["/", "/x/..", "//", "/x"]}, [("root-alias", "aliases", i) for i in range(3)]),
        ({"menu": [{"a": 1}]}, [("bad-menu", "menu")]),
        ({"menus": {"main": "x"}}, [("bad-menu", "menus", "main")]),
        ({"menus": {"main": {"weight": "x"}}}, [("bad-option", "menus", "main", "weight")]),
        ({"menu": [{"a": 1}], "menus": "main"}, []),
    ],
)
def test_refusals(data, refusals):
    assert refused(data) == refusals


@pytest.mark.parametrize(
    ("extension", "refusals"),
    [
        ("md", []),
        ("Markdown", []),
        ("mkd", []),
        ("html", [("content-not-allowed",)]),
        ("org", [("content-not-allowed",)]),
        ("rst", [("program-not-allowed",)]),
    ],
)
def test_a_file_name_can_be_refused(extension, refusals):
    assert refused({}, extension=extension) == refusals
    assert refused({"markup": "md"}, extension=extension) == []


@pytest.mark.parametrize(
    ("patterns", "denied"),
    [
        (DENY_HTML_AND_ORG, {"text/html", "text/org"}),
        ((".*",), set()),
        (("^text/markdown$",), {"html", "org", "asciidoc", "pandoc", "rst"}),
        ((), {"markdown", "html", "org", "asciidoc", "pandoc", "rst"}),
        (("! org", "markdown|org"), {"html", "org", "asciidoc", "pandoc", "rst"}),
        ((r"\p{L}", "! html"), {"markdown", "html", "org", "asciidoc", "pandoc", "rst"}),
    ],
)
def test_denied_content(patterns, denied):
    assert {name.removeprefix("text/") for name in denied_content(patterns)} == {
        name.removeprefix("text/") for name in denied
    }


def test_programs_may_be_allowed():
    assert powerless_content(["^rst2html", "^pandoc$"]) == {"text/asciidoc"}


def test_the_policy_of_a_site(tmp_path):
    (tmp_path / "hugo.toml").write_text(
        'timeZone = "Asia/Shanghai"\n'
        "[frontmatter]\ndate = ['written']\n"
        "[security]\nallowContent = ['.*']\nexec.allow = ['^pandoc$']\n"
        "[outputFormats.Mail]\nmediaType = 'text/plain'\n"
    )
    config = load_config(tmp_path)
    own = FieldPolicy.of(config, config.languages[0])
    assert own.denied == frozenset()
    assert own.powerless == {"text/asciidoc", "text/rst"}
    assert "written" in own.date_keys
    read = read_fields({"written": "2025-02-07", "outputs": "mail"}, own)
    assert read.dates.date.rfc3339() == "2025-02-07T00:00:00+08:00"
    assert read.refusals == ()


def test_records_cross_processes():
    read = fields({"title": "T", "date": "2025-02-07", "build": {"list": "never"}})
    assert pickle.loads(pickle.dumps(read)) == read
    assert vars(pickle.loads(pickle.dumps(PLAIN))) == vars(PLAIN)


# Values on which it is not plain whether Hugo builds, each the front matter of a site of its own.
ASKED = [
    {"build": {"list": 1.5, "render": None, "publishResources": ""}},
    {"build": {"publishResources": "yes"}},
    {"params": '{"a": 1}'},
    {"params": "null"},
    {"sitemap": {"priority": "", "disable": "t"}},
    {"sitemap": {"changefreq": ["weekly"]}},
    {"sites": {"matrix": {"languages": 5}}},
    {"sites": {"matrix": {"languages": {"a": 1}}}},
    {"menus": {"main": {"weight": 1.9, "params": [{"a": 1}], "pre": True}}},
    {"menus": {"main": {"params": "x"}}},
    {"outputs": [None]},
    {"markup": "text/markdown"},
    {"aliases": ["/x/../"]},
    {"cascade": {"lang": "en"}},
]


@pytest.mark.hugo
@pytest.mark.parametrize("data", ASKED, ids=json.dumps)
def test_refusals_agree_with_hugo(hugo, tmp_path, data):
    (tmp_path / "content").mkdir()
    (tmp_path / "layouts").mkdir()
    (tmp_path / "hugo.toml").write_text('disableKinds = ["rss", "sitemap", "taxonomy", "term"]\n')
    (tmp_path / "layouts/home.html").write_text("{{ range site.Menus }}{{ len . }}{{ end }}")
    (tmp_path / "layouts/page.html").write_text("{{ .Content }}")
    text = "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in data.items())
    (tmp_path / "content/p.md").write_text(f"{text}---\n*text*\n", encoding="utf-8")
    run = hugo(tmp_path, "--renderToMemory")
    assert bool(fields(parse(f"{text}---\n".encode()).data).refusals) == (run.returncode != 0)
