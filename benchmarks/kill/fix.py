"""``cms fix`` on a site whose pages repeat a tag."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from cms.cli.main import main
from cms.frontmatter.document import parse
from cms.frontmatter.patch import append_item
from cms.frontmatter.promise import splice


def prepare(site: Path) -> list[Path]:
    """Repeats a tag of every page that has one; these pages."""
    pages = []
    for path in sorted(site.rglob("*.md")):
        document = parse(path.read_bytes())
        if not document.data.get("tags"):
            continue
        patch = append_item(document, ("tags",), document.data["tags"][0])
        assert patch is not None
        path.write_bytes(splice(document.raw, patch.edits))
        pages.append(path)
    return pages


def run(site: Path) -> None:
    sys.argv = ["cms", "fix", "--select", "repeated-term", str(site)]
    with (
        Path(os.devnull).open("w") as nowhere,
        redirect_stdout(nowhere),
        redirect_stderr(nowhere),
        suppress(SystemExit),
    ):
        main()
