"""Pages that texts name, found here and by ``relref`` and ``.GetPage`` of the real Hugo."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from cms.frontmatter.document import parse
from cms.hugo.config.load import load_config
from cms.hugo.content.files import walk
from cms.hugo.content.tree import classify
from cms.hugo.site.assembly import build_site
from cms.hugo.site.lookup import Context, PageLookup
from tests.hugo.assembled import NOW
from tests.hugo.sites import write_site

pytestmark = pytest.mark.hugo

LAYOUT = """\
{{- $page := . -}}
{{- range hugo.Data.texts -}}
{{- $found := "" -}}
{{- with $page.GetPage . }}{{ $found = .RelPermalink }}{{ end -}}
{{ jsonify (dict "text" . "page" $found "ref" (relref $page (dict "path" .))) }}
{{ end -}}
"""
HEADS = ["title: T", "tags: [t1]", "draft: true"]
NAMES = ["a", "b", "Deep·Dive", "文章", "a.b", "index2", "readme", "c_d", "post", "tags", "x"]
FOLDERS = ["", "post/", "post/sub/", "文档/", "Blog/", "a/", "post.d/"]
FORMS = ["{}", "{}", "{}", "{}/index", "{}/_index"]
UPS = ["", "", "./", "../", "../../", "/", "././", "../."]
TAILS = "· · .md .md / /index.md /_index.md /index .zh.md .html #x .MD".replace("·", "").split(" ")
SPECIAL = """
    / . .. ../ ./ index /index tags/t1 t1 content/a.md ../content/a.md ../../content/post/a.md
    ../zh/a.md ../../en/a.md /tags
"""


def random_content(draw: random.Random, folders: list[str]) -> dict[str, str]:
    """Pages in several languages, by file."""
    files = {f"{folders[0]}/_index.md": "---\ntitle: Home\n---\n"}
    for _ in range(45):
        stem = draw.choice(NAMES).replace("·", " ")
        path = draw.choice(FOLDERS) + draw.choice(FORMS).format(stem)
        name = f"{draw.choice(folders)}/{path}{draw.choice(['', '', '.en', '.zh'])}.md"
        if not any(each.startswith(f"{name}/") or name.startswith(f"{each}/") for each in files):
            files[name] = f"---\n{draw.choice(HEADS)}\n---\n"
    return files


def random_texts(draw: random.Random) -> Iterator[str]:
    yield from SPECIAL.split()
    for _ in range(400):
        parts = draw.sample([*NAMES, "post", "sub", "文档", "Blog", "post.d"], draw.randint(0, 2))
        path = "/".join([*parts, draw.choice([*NAMES, "index", "_index"])]).replace("·", " ")
        yield draw.choice(UPS) + path + draw.choice(TAILS)


@pytest.mark.parametrize("seed", range(1, 9))
def test_texts_name_the_pages_that_hugo_finds(tmp_path, hugo, seed):
    draw = random.Random(seed)
    languages = {code: {"weight": at} for at, code in enumerate(("en", "zh")[: 1 + seed % 2], 1)}
    folders = ["content"]
    if seed % 4 == 1:
        folders = ["content/en", "zh"]
        for language, folder in zip(languages.values(), folders, strict=True):
            language["contentDir"] = folder
    settings = {
        "baseURL": "https://example.org/",
        "languages": languages,
        "refLinksErrorLevel": "WARNING",
        "refLinksNotFoundURL": "none",
    }
    texts = list(dict.fromkeys(random_texts(draw)))
    write_site(
        tmp_path,
        {
            **random_content(draw, folders),
            "hugo.json": json.dumps(settings),
            "data/texts.json": json.dumps(texts),
            "layouts/all.html": LAYOUT,
        },
    )
    built = hugo(tmp_path, "--quiet", "-D", "--destination", "public")
    assert built.returncode == 0, built.stdout + built.stderr
    count = 0
    for file, text, ours, theirs in answers(tmp_path):
        assert ours == theirs, (file, text)
        count += ours != ("", "none")
    assert count > 500


def answers(folder: Path) -> Iterator[tuple[str, str, tuple[str, str], tuple[str, str]]]:
    """What ``.GetPage`` and ``relref`` give on every page, as found here and by Hugo."""
    config = load_config(folder)._replace(build_drafts=True)
    files = list(walk(config))
    tree = classify(files, config)
    data = {each.path: parse(Path(each.location).read_bytes()).data for each in tree.pages}
    site = build_site(config, tree, data, now=NOW)
    lookup = PageLookup(config, site, tree, files)
    # Where two files are one page, which one it is may be luck, and what else follows from it.
    twins = {page.logical for page in site.pages if page.is_unstable}
    twins |= {page.logical for each in site.hidden for page in site.by_path.get(each.winner, ())}
    unsure = {page.url for page in (*site.pages, *site.generated) if page.logical in twins}
    sources = {(each.path, each.language): each for each in tree.pages}
    for page in site.pages:
        if page.logical in twins:
            continue
        source = sources[page.path, page.language]
        context = Context(source.content, source.location, page.language)
        for line in (folder / "public" / page.targets[0]).read_text("utf-8").splitlines():
            row = json.loads(line)
            text, path = row["text"], row["text"].partition("#")[0]
            found, named = lookup.find(context, text), lookup.find(context, path, is_ref=True)
            ours = found.page.url if found else "", named.page.url if named else "none"
            theirs = row["page"], row["ref"].partition("#")[0]
            if not unsure & {*ours, *theirs}:
                yield page.path, text, ours, theirs
