"""``cms localise``, from the command line to what the real Hugo then builds."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cms.engine import enquiry
from tests.cli.runner import Outcome, run
from tests.conftest import RunHugo
from tests.remote.server import Reply, Server, image, jpeg, png, serving
from tests.remote.test_hostile_addresses import HOSTILE, NAMES

EXAMPLE = Path(__file__).parents[2] / "examples" / "news-zh"
SETTINGS = '\n[remote-images]\nallow = ["127.0.0.0/8"]\ninterval = 0\n'
MAINROAD = 'extends = ["mainroad"]\n'
URL = "http://img.example.net:{port}"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """All hosts of the world."""

    async def resolve(_: str) -> list[str]:
        return ["127.0.0.1"]

    monkeypatch.setattr(enquiry, "resolve", resolve)
    with serving({}) as server:
        yield server


def localise(monkeypatch: pytest.MonkeyPatch, site: Path, *args: str) -> Outcome:
    return run(monkeypatch, site, "localise", *args)


def lay_out(site: Path, server: Server, **files: str) -> None:
    """A site; ``content__a_md`` is its file ``content/a.md``, and ``HOST`` in it the server."""
    (site / "hugo.toml").write_text("baseURL = 'https://news.example.org/'\n", "utf-8")
    (site / "cms.toml").write_text(MAINROAD + SETTINGS, "utf-8")
    for name, text in files.items():
        path = site / (name.replace("__", "/").removesuffix("_md") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("HOST", URL.format(port=server.port)), "utf-8")


def with_port(text: str, port: int) -> str:
    """A text in which hosts of images answer at a port of this computer."""
    return re.sub(r"https://(inews\.gtimg\.com|img\.example\.org)", rf"http://\1:{port}", text)


# The seed, in a site whose templates are Mainroad's


def test_the_seed(
    monkeypatch: pytest.MonkeyPatch, hugo: RunHugo, shared: Path, server: Server, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(EXAMPLE, site)
    for path in list((site / "content").rglob("*.md")):
        if "https://img.example.org" in path.read_text("utf-8"):
            path.unlink()  # whose images are not the seed's
    seed = site / "content/post/seed.md"
    seed.write_text(
        with_port((shared / "seed/article.md").read_text("utf-8"), server.port), "utf-8"
    )
    with (site / "cms.toml").open("a") as file:
        file.write(SETTINGS)
    # Types are said wrong, and addresses end in 0 and 641.
    bodies = [jpeg(640, 360), png(641, 400), jpeg(641, 401), png(641, 402)]
    urls = re.findall(r"http://inews[^\s\")]+", seed.read_text("utf-8"))
    paths = ["/" + url.split("/", 3)[3] for url in urls]
    server.table |= {
        path: image(body, "text/plain") for path, body in zip(paths, bodies, strict=True)
    }

    first = localise(monkeypatch, site)
    assert first.exit_code == 0, first
    assert first.stdout.endswith("Saved 4 images of 1 article.\n")
    names = sorted(path.name for path in (site / "static/images/post/seed").iterdir())
    endings = [name[:3] + name[-4:] for name in names]
    assert endings == ["01-.jpg", "02-.png", "03-.jpg", "04-.png"]
    text = seed.read_text("utf-8")
    assert f'thumbnail: "images/post/seed/{names[0]}"' in text
    assert text.count("](/images/post/seed/") == 3
    assert len((site / "image-sources.csv").read_text("utf-8").splitlines()) == 5

    asked = list(server.paths)
    assert sorted(asked) == sorted(paths)
    second = localise(monkeypatch, site)
    assert (second.exit_code, second.stdout) == (0, "Nothing to save.\n")
    assert server.paths == asked
    assert seed.read_text("utf-8") == text

    built = hugo(site, "--quiet", "--destination", "public")
    assert built.returncode == 0, built.stderr
    page = (site / "public/post/seed/index.html").read_text("utf-8")
    assert len(re.findall(r"<img[^>]*/images/post/seed/", page)) == 4
    assert "gtimg" not in page
    assert remote_or_missing(site / "public") == []


def remote_or_missing(public: Path) -> list[str]:
    """Images in built pages that are on other hosts, or are not there."""
    wrong = []
    for path in public.rglob("*.html"):
        for source in re.findall(r"<img[^>]*\ssrc=[\"']?([^\"'\s>]+)", path.read_text("utf-8")):
            local = re.sub(r"^https://news\.example\.org", "", source)
            if not (local.startswith("/") and (public / local[1:]).is_file()):
                wrong.append(source)
    return wrong


def test_the_example_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, hugo: RunHugo, server: Server, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(EXAMPLE, site)
    with (site / "cms.toml").open("a") as file:
        file.write(SETTINGS)
    for path in (site / "content").rglob("*.md"):
        text = path.read_text("utf-8")
        for number, name in enumerate(re.findall(r"https://img\.example\.org(/[^\s\")]+)", text)):
            server.table[name] = image(png(640 + len(server.table), 400 + number))
        path.write_text(with_port(text, server.port), "utf-8")
    found = localise(monkeypatch, site)
    assert found.exit_code == 0, found
    saved = list((site / "static/images").rglob("??-????????.png"))
    assert len(saved) == len(server.table) == len(server.paths)
    assert hugo(site, "--quiet", "--destination", "public").returncode == 0
    assert remote_or_missing(site / "public") == []


# What is said


def test_what_stays_is_said_with_its_line(
    monkeypatch: pytest.MonkeyPatch, server: Server, tmp_path: Path
) -> None:
    lay_out(tmp_path, server, content__a_md="---\ntitle: 船\n---\n![](HOST/gone)\n![](HOST/a)\n")
    server.table["/a"] = image(png())
    found = localise(monkeypatch, tmp_path)
    first, second, *last = found.stdout.splitlines()
    assert first == f"{URL.format(port=server.port)}/a -> static/images/a/01-6375e072.png"
    assert second.startswith("content/a.md:4:5: error[RI001] the image is gone")
    assert last == ["Saved 1 image of 1 article.", "Left where they are: 1 image."]
    assert found.exit_code == 1


def test_a_dry_run_asks_nobody(
    monkeypatch: pytest.MonkeyPatch, server: Server, tmp_path: Path
) -> None:
    lay_out(tmp_path, server, content__a_md="![](HOST/a)\n", content__b__index_md="![](HOST/a)\n")
    found = localise(monkeypatch, tmp_path, "--dry-run")
    url = URL.format(port=server.port)
    assert found == Outcome(
        0,
        f"content/a.md:1: {url}/a -> static/images/a/\n"
        f"content/b/index.md:1: {url}/a -> content/b/\n",
        "",
    )
    assert server.paths == []
    assert not (tmp_path / "static").exists()


def test_a_diff_is_nothing_but_a_diff(
    monkeypatch: pytest.MonkeyPatch, server: Server, tmp_path: Path
) -> None:
    lay_out(tmp_path, server, content__a_md="![](HOST/a)\n")
    server.table["/a"] = image(png())
    found = localise(monkeypatch, tmp_path, "--diff")
    assert found.stdout.startswith("diff --git a/content/a.md b/content/a.md\n")
    assert found.stdout.endswith("+![](/images/a/01-6375e072.png)\n")
    assert found.stderr.endswith("Would save 1 image of 1 article.\n")
    assert not (tmp_path / "static").exists()


def test_addresses_do_not_speak_to_terminals(
    monkeypatch: pytest.MonkeyPatch, server: Server, tmp_path: Path
) -> None:
    lay_out(tmp_path, server, content__a_md="---\nimages: ['HOST/\x1b[31m::error::']\n---\n")
    found = localise(monkeypatch, tmp_path)
    assert "error[RI001]" in found.stdout
    assert "\x1b" not in found.stdout + found.stderr


def test_networks_of_ones_own_are_not_asked(
    monkeypatch: pytest.MonkeyPatch, server: Server, tmp_path: Path
) -> None:
    lay_out(tmp_path, server, content__a_md="![](HOST/a)\n")
    (tmp_path / "cms.toml").unlink()
    found = localise(monkeypatch, tmp_path)
    assert "leads to this computer" in found.stdout
    assert server.paths == []


def test_outside_of_sites_nothing_is_done(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("![](https://img.example.net/a.png)\n", "utf-8")
    found = localise(monkeypatch, tmp_path)
    assert found.exit_code == 2
    assert "is not in a Hugo site" in found.stderr


# Bundles


def test_articles_become_bundles(
    monkeypatch: pytest.MonkeyPatch, server: Server, tmp_path: Path
) -> None:
    lay_out(
        tmp_path,
        server,
        content__post__a_md="---\ntitle: 船\n---\n![](HOST/a)\n",
        content__post__b_md="[a]({{< ref a.md >}})\n",
    )
    (tmp_path / "hugo.toml").write_text(
        "defaultContentLanguage = 'zh-cn'\n[languages.zh-cn]\n[languages.zh-tw]\n", "utf-8"
    )
    shutil.copy(tmp_path / "content/post/a.md", tmp_path / "content/post/a.zh-tw.md")
    server.table["/a"] = image(png())
    found = localise(monkeypatch, tmp_path, "--bundle", "content/post/a.md")
    assert found.exit_code == 0, found
    article = tmp_path / "content/post/a/index.md"
    assert article.read_text("utf-8") == "---\ntitle: 船\n---\n![](01-6375e072.png)\n"
    assert sorted(path.name for path in article.parent.iterdir()) == [
        "01-6375e072.png",
        "index.md",
        "index.zh-tw.md",
    ]
    assert [path.name for path in (tmp_path / "content/post").glob("*.md")] == ["b.md"]


@pytest.mark.parametrize("option", ["--diff", "--dry-run"])
def test_bundles_are_not_made_for_show(
    monkeypatch: pytest.MonkeyPatch, server: Server, tmp_path: Path, option: str
) -> None:
    lay_out(tmp_path, server, content__a_md="![](HOST/a)\n")
    assert localise(monkeypatch, tmp_path, "--bundle", option).exit_code == 2
    assert (tmp_path / "content/a.md").exists()


# Hostile addresses: in one article, and behind redirects of a host that may be asked


def quoted(address: str) -> str:
    """As a text of JSON, which is one of YAML."""
    return json.dumps(address)


@pytest.mark.parametrize("by_redirect", [False, True])
def test_nothing_gets_inside_and_nothing_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, by_redirect: bool
) -> None:
    async def resolve(host: str) -> list[str]:
        return ["::1"] if host == "img.example.net" else NAMES.get(host, [])

    monkeypatch.setattr(enquiry, "resolve", resolve)
    site = tmp_path / "site"
    site.mkdir()
    with serving({}) as inner, serving({}, hosts=("::1",)) as outer:
        lay_out(site, outer)
        addresses = [each.replace("{port}", str(inner.port)) for each in HOSTILE]
        if by_redirect:
            places = {
                f"/{number}": each.strip().replace("\n", "")
                for number, each in enumerate(addresses)
            }
            outer.table |= {path: Reply(302, b"", {"Location": to}) for path, to in places.items()}
            addresses = [f"http://img.example.net:{outer.port}{path}" for path in places]
        images = "".join(f"- {quoted(each)}\n" for each in addresses)
        article = site / "content/a.md"
        article.parent.mkdir()
        article.write_text(f"---\nimages:\n{images}---\n", "utf-8")
        settings = SETTINGS.replace("127.0.0.0/8", "::1/128")
        (site / "cms.toml").write_text(MAINROAD + settings, "utf-8")
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        found = localise(monkeypatch, site)
        assert (inner.asked, inner.most_at_once) == ([], 0)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert found.exit_code == 1
