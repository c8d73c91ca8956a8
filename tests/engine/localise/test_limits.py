"""What stays where it is, what is said of it, and that nothing is written anywhere else."""

import os
import sys
from pathlib import Path

import pytest

from cms.engine.localise import run
from cms.errors import UsageError
from cms.remote.addresses import Address
from cms.remote.fetching import Answer, Request
from tests.engine.localise.bringing import HOST, Hosts, Picture, bring
from tests.remote.server import png
from tests.rules.cases import lay_out

A = png()
URL = f"{HOST}/a.png"
NAME = "01-6375e072.png"
NOWHERE = Address("https", "img.example.net", 443, "/a.png")
PNG = {"content-type": "image/png"}
links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


def site_with(folder: Path, text: str = f"![船]({URL})\n", settings: str = "") -> Path:
    site = folder / "site"
    lay_out(
        site,
        f"-- hugo.toml --\nbaseURL = 'https://news.example.net/'\n-- content/a.md --\n{text}"
        f"-- cms.toml --\n[remote-images]\n{settings}\n",
    )
    return site


def snapshot(folder: Path) -> dict[str, bytes]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("answer", "settings", "said"),
    [
        (None, "", "error[RI001] the image is on a host that does not exist"),
        (Answer(NOWHERE, 404, {}), "", "error[RI001] the image is gone"),
        (Answer(NOWHERE, 403, {}), "", "warning[RI002] the image may be there"),
        (Answer(NOWHERE, 200, PNG, A, is_whole=False, is_cut=True), "", "the image is cut off"),
        (Answer(NOWHERE, 206, PNG, A, is_whole=False), "", "the image is cut off"),
        (Picture(b"<!DOCTYPE html><p>404"), "", "the image is a web page"),
        (Picture(b""), "", "the image is empty"),
        (Picture(b"<svg/>", "image/svg+xml"), "", "is SVG, which can hold scripts"),
        (Picture(A), "maximum-bytes = 300", "has more than 0.0 MB"),
        (Picture(A), "maximum-pixels = 300000", "has 640 x 480 pixels"),
        (Picture(png(40_000, 30_000)), "", "has 40000 x 30000 pixels"),
    ],
)
def test_what_is_not_kept(
    tmp_path: Path, answer: Picture | Answer | None, settings: str, said: str
) -> None:
    site = site_with(tmp_path, settings=settings)
    before = snapshot(tmp_path)
    found = bring(site, Hosts({URL: answer} if answer else {}))
    said_of = [f"{each.severity.value}[{each.code}] {each.message}" for each in found.remaining]
    said_of += [str(each.reason) for each in found.edits.left]
    assert len(said_of) == 1
    assert said in said_of[0]
    assert snapshot(tmp_path) == before


def test_one_that_is_dead_keeps_no_other_from_coming(tmp_path: Path) -> None:
    site = site_with(tmp_path, f"![](https://gone.example.net/x)\n\n![船]({URL})\n")
    (found,) = bring(site, Hosts({URL: Picture(A)})).remaining
    assert (site / "content/a.md").read_text("utf-8") == (
        f"![](https://gone.example.net/x)\n\n![船](/images/a/{NAME})\n"
    )
    assert (found.code, found.start.line) == ("RI001", 1)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        (f"![船]({URL})\n", 'skip = ["https://img.example.net/*"]'),
        ("![船](https://news.example.net/own.png)\n", ""),
        ("![船](data:image/png;base64,AA==) ![](file:///etc/passwd)\n", ""),
        ("---\ntitle: [\n---\n![船](https://img.example.net/a.png)\n", ""),
    ],
)
def test_nobody_is_asked(tmp_path: Path, text: str, settings: str) -> None:
    hosts = Hosts({URL: Picture(A)})
    site = site_with(tmp_path, text, settings)
    before = snapshot(tmp_path)
    bring(site, hosts)
    assert hosts.asked == []
    assert snapshot(tmp_path) == before


def test_hosts_that_want_a_referer_get_the_sites_own(tmp_path: Path) -> None:
    hosts = Hosts({URL: Picture(A, only_for="https://news.example.net/")})
    found = bring(site_with(tmp_path), hosts)
    assert len(hosts.asked) == 2
    assert len(found.saved) == 1


def test_without_writing_all_is_found_and_nothing_changed(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    before = snapshot(tmp_path)
    found = bring(site, Hosts({URL: Picture(A)}), writes=False)
    (edited,) = found.edits.edited
    assert edited.revision.after == f"![船](/images/a/{NAME})\n".encode()
    assert snapshot(tmp_path) == before


def test_sources_are_added_to_those_that_are_known(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    table = site / "image-sources.csv"
    table.write_text('image,source\n09-12345678.png,"https://o.example.net/a,b"\n', "utf-8")
    bring(site, Hosts({URL: Picture(A)}))
    assert table.read_text("utf-8") == (
        f'image,source\n{NAME},{URL}\n09-12345678.png,"https://o.example.net/a,b"\n'
    )


# Nothing is written anywhere else


def outside(folder: Path) -> Path:
    other = folder / "other"
    other.mkdir()
    (other / "kept.txt").write_text("kept", "utf-8")
    return other


@links
@pytest.mark.parametrize("link", ["static", "static/images", "static/images/a"])
def test_folders_behind_links(tmp_path: Path, link: str) -> None:
    site, other = site_with(tmp_path), outside(tmp_path)
    (site / link).parent.mkdir(parents=True, exist_ok=True)
    (site / link).symlink_to(other)
    found = bring(site, Hosts({URL: Picture(A)}))
    assert [path.name for path in other.iterdir()] == ["kept.txt"]
    assert (site / "content/a.md").read_text("utf-8") == f"![船]({URL})\n"
    assert len(found.edits.left) == 1


@links
def test_articles_and_bundles_behind_links(tmp_path: Path) -> None:
    site, other = site_with(tmp_path), outside(tmp_path)
    (other / "index.md").write_text(f"![船]({URL})\n", "utf-8")
    (site / "content/linked").symlink_to(other)
    (site / "content/b.md").symlink_to(other / "index.md")
    before = snapshot(other)
    bring(site, Hosts({URL: Picture(A)}))
    assert snapshot(other) == before


@links
@pytest.mark.parametrize("name", ["image-sources.csv", f"static/images/a/{NAME}"])
def test_files_that_are_links(tmp_path: Path, name: str) -> None:
    site, other = site_with(tmp_path), outside(tmp_path)
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).symlink_to(other / "kept.txt")
    before = snapshot(other)
    try:
        bring(site, Hosts({URL: Picture(A)}))
    except Exception as error:
        assert "through a link" in str(error)
    assert snapshot(other) == before


@links
def test_content_of_other_folders_is_left(tmp_path: Path) -> None:
    site, other = site_with(tmp_path), outside(tmp_path)
    (other / "b.md").write_text(f"![船]({URL})\n", "utf-8")
    with (site / "hugo.toml").open("a") as file:
        file.write("[[module.mounts]]\nsource = '../other'\ntarget = 'content'\n")
    before = snapshot(other)
    bring(site, Hosts({URL: Picture(A)}))
    with pytest.raises(UsageError, match="is not in a Hugo site"):
        bring(site, Hosts({URL: Picture(A)}), other / "b.md")
    assert snapshot(other) == before


@pytest.mark.parametrize(
    "name", ["..%2f..%2fx", "%2e%2e/%2e%2e/x", "..%5c..%5cx", "CON", "a.png%00.md", "x" * 3000]
)
def test_names_on_other_hosts_are_nobodys_paths(tmp_path: Path, name: str) -> None:
    class Any(dict[str, Picture]):
        def get(self, *_: object) -> Picture:  # type: ignore[override]
            return Picture(A)

    site = site_with(tmp_path, f"![船]({HOST}/{name})\n")
    bring(site, Hosts(Any()))
    files = set(snapshot(tmp_path)) - {"site/hugo.toml", "site/cms.toml", "site/content/a.md"}
    assert files == {f"site/static/images/a/{NAME}", "site/image-sources.csv"}


def test_a_name_that_other_contents_have_is_not_taken(tmp_path: Path) -> None:
    """Eight digits of a digest can be made the same."""
    site = site_with(tmp_path)
    other = site / "static/images/a" / NAME
    other.parent.mkdir(parents=True)
    other.write_bytes(b"other")
    bring(site, Hosts({URL: Picture(A)}))
    assert other.read_bytes() == b"other"
    assert (other.parent / f"02{NAME[2:]}").read_bytes() == A


def test_leftovers_are_removed_and_used(tmp_path: Path) -> None:
    """What a run has left that was killed."""
    site = site_with(tmp_path)
    folder = site / "static/images/a"
    folder.mkdir(parents=True)
    (folder / f"07{NAME[2:]}").write_bytes(A)
    dead = 2**22 + os.getpid()
    (folder / f".08-11111111.jpg.{dead}.tmp").write_bytes(A[:9])
    (site / f".image-sources.csv.{dead}.tmp").write_bytes(b"image,")
    (site / f"content/.a.md.{dead}.tmp").write_bytes(b"![")
    bring(site, Hosts({URL: Picture(A)}))
    assert [path.name for path in folder.iterdir()] == [f"07{NAME[2:]}"]
    assert list(site.rglob(".*.tmp")) == []


def test_what_is_done_when_the_user_has_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Impatient(Hosts):
        async def fetch(self, request: Request) -> Answer:
            if len(self.asked) == 1:
                raise KeyboardInterrupt
            return await super().fetch(request)

    monkeypatch.setattr(run, "AT_ONCE", 1)
    site = site_with(tmp_path)
    (site / "content/b.md").write_text(f"![船]({HOST}/b.png)\n", "utf-8")
    found = bring(site, Impatient({URL: Picture(A)}))
    assert found.is_interrupted
    assert [each.revision.new.rpartition("/")[2] for each in found.edits.edited] == ["a.md"]
    assert (site / "content/a.md").read_text("utf-8") == f"![船](/images/a/{NAME})\n"
    assert (site / "content/b.md").read_text("utf-8") == f"![船]({HOST}/b.png)\n"


@pytest.mark.parametrize(
    "line", ["draft: true", "date: 2099-01-01T00:00:00Z", "expiryDate: 2000-01-01"]
)
def test_articles_that_nobody_sees_yet(tmp_path: Path, line: str) -> None:
    site = site_with(tmp_path, f"---\n{line}\n---\n![船]({URL})\n")
    bring(site, Hosts({URL: Picture(A)}))
    assert f"![船](/images/a/{NAME})" in (site / "content/a.md").read_text("utf-8")


def test_a_file_that_is_a_page_in_two_languages(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    with (site / "hugo.toml").open("a") as file:
        file.write(
            "[languages.en]\n[languages.fr]\n[[module.mounts]]\nsource = 'content'\n"
            "target = 'content'\n[module.mounts.sites.matrix]\nlanguages = ['en', 'fr']\n"
            "[[module.mounts]]\nsource = 'static'\ntarget = 'static'\n"
        )
    hosts = Hosts({URL: Picture(A)})
    bring(site, hosts)
    assert (site / "content/a.md").read_text("utf-8") == f"![船](/images/a/{NAME})\n"
    assert hosts.asked == [URL]
