"""Links in every form, and moves of every sort, drawn at random from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from posixpath import relpath


def add_links(site: Path, draw: random.Random, per_page: int = 12) -> None:
    """Writes links of all forms to the end of every page; many lead nowhere."""
    content = site / "content"
    files = sorted(path.relative_to(content).as_posix() for path in content.rglob("*.*"))
    pages = [name for name in files if name.endswith(".md")]
    for name in pages:
        lines = [random_link(draw, name, draw.choice(files)) for _ in range(per_page)]
        path = content / name
        raw = path.read_bytes()
        newline = "\r\n" if b"\r\n" in raw else "\n"
        text = newline.join(["", "", *(line.replace("\n", newline) for line in lines), ""])
        path.write_bytes(raw + text.encode())


def random_link(draw: random.Random, here: str, there: str) -> str:
    """One link or image in the page ``here`` to the file ``there``."""
    is_page = there.endswith(".md")
    address = draw.choice(list(_addresses(here, there, is_page)))
    if draw.random() < 0.2:
        address += draw.choice(["#part", "?x=1", "?x=1#part"])
    number = draw.randrange(10**6)
    if not is_page:
        return draw.choice(
            [
                f"![i]({address})\n",
                f'<img src="{address}">\n',
                f"![i](<{address}>)\n",
                f"[i]({address})\n",
                f'{{{{< figure src="{address}" >}}}}\n',
            ]
        )
    forms = [
        f"[l]({address})\n",
        f"[l](<{address}> 'title')\n",
        f"- [l {number}][r{number}]\n\n[r{number}]: {address}\n",
        f'<a href="{address}">l</a>\n',
        f'[l]({{{{< ref "{address}" >}}}})\n',
        f"[l]({{{{% relref `{address}` %}}}})\n",
        f'{{{{< relref path="{address}" >}}}}\n',
    ]
    return draw.choice(forms)


def _addresses(here: str, there: str, is_page: bool) -> Iterator[str]:
    folder = here.rpartition("/")[0]
    near = relpath(there, folder or ".")
    yield from (near, f"/{there}", there, there.rpartition("/")[2])
    if not is_page:
        name = there.lower()
        yield from (f"/{name}", relpath(f"/{name}", f"/{_logical(here)}"))
        return
    path = _logical(there)
    yield from (path, f"/{path}", f"/{path}/", near.removesuffix(".md"), path.rpartition("/")[2])
    yield from (f"./{near}" if not near.startswith(".") else near, f"/{path}.md")
    address = relpath(f"/{path}", f"/{_logical(here)}")
    yield from (address, f"{address}/", f"{address}/index.html", f"/zh-tw/{path}/")
    yield f"https://news.example.org/{path}/"


def _logical(name: str) -> str:
    """The path of a page without extension, language and index."""
    path = name.removesuffix(".md").removesuffix(".zh-tw")
    for index in ("_index", "index"):
        if path.rpartition("/")[2] == index:
            path = path.rpartition("/")[0]
    return path


def random_move(site: Path, draw: random.Random, *, folders: bool = True) -> tuple[str, str]:
    """The arguments of a move that may be possible, from the site's root on."""
    content = site / "content"
    everything = sorted(path for path in content.rglob("*"))
    sources = [
        path
        for path in everything
        if not path.name.startswith("_index") and (folders or path.is_file())
    ]
    source = draw.choice(sources)
    if source.name.startswith("index."):
        source = source.parent if draw.random() < 0.7 else source
    inside = [content, *(path for path in everything if path.is_dir())]
    folder = draw.choice(inside)
    stem = draw.choice(["renamed", "新名字", "New Name", "x.y", source.stem.partition(".")[0]])
    stem += str(draw.randrange(100))
    target = draw.choice(
        [
            folder,
            folder / f"{stem}{source.suffix}",
            folder / stem / f"index{source.suffix}",
            folder / f"{stem}.md",
            folder / stem,
            folder / "fresh" / f"{stem}.md",
            source.parent / f"{stem}{source.suffix}",
        ]
    )
    return source.relative_to(site).as_posix(), target.relative_to(site).as_posix()
