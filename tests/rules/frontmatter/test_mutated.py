"""Mistakes made in front matter of real sites, and mended again to what had been written."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cms.engine.fix import fix_bytes
from cms.frontmatter.document import Document, parse
from cms.frontmatter.promise import same
from tests.rules.cases import case
from tests.rules.fixing import SAFE
from tests.rules.frontmatter.findings import RULES

# With another colon the value would look like a key.
KEY = re.compile(r"[A-Za-z_][\w-]*: (?!.*: )\S.*")
FILES = 400

MISTAKES: dict[str, Callable[[str], str]] = {
    "full-width colon": lambda line: line.replace(": ", "：", 1),
    "no space after the colon": lambda line: line.replace(": ", ":", 1),
    "tab": lambda line: "\t" + line,
    "ideographic space": lambda line: "\u3000" + line,
    "space": lambda line: " " + line,
    "no closing quote": lambda line: re.sub(r"""(?<=.)(["'])\Z""", "", line),
    "typographic closing quote": lambda line: re.sub(r'(?<=: ")(.*)"\Z', r"\1”", line),
    "no closing bracket": lambda line: line.removesuffix("]"),
    "full-width closing bracket": lambda line: re.sub(r"\]\Z", "］", line),
    "full-width commas": lambda line: line.replace('", "', '"， "'),
    "no commas": lambda line: line.replace('", "', '" "'),
    "written twice": lambda line: f"{line}\n{line}",
}


def pages(folder: Path, seed: int) -> Iterator[Document]:
    """Some pages of real sites with front matter in YAML."""
    paths = sorted((folder / "corpora").glob("*/**/content/**/*.md"))
    for path in random.Random(seed).sample(paths, FILES):
        document = parse(path.read_bytes())
        if document.format == "yaml" and document.problem is None:
            yield document


def with_mistakes(document: Document, chance: random.Random, number: int) -> bytes:
    """The page with this many mistakes in lines of outermost keys."""
    start, end = document.head
    lines = document.raw[start:end].decode("utf-8", "replace").split("\n")
    for _ in range(number):
        places = [at for at, line in enumerate(lines) if KEY.fullmatch(line)]
        if places:
            at = chance.choice(places)
            lines[at] = chance.choice(list(MISTAKES.values()))(lines[at])
    return document.raw[:start] + "\n".join(lines).encode() + document.raw[end:]


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_mended_is_what_had_been_written(shared: Path, seed: int, number: int) -> None:
    chance = random.Random(seed)
    mended = 0
    for document in pages(shared, seed):
        raw = with_mistakes(document, chance, number)
        file, _, plan = case(raw, *RULES)
        done = fix_bytes(file, raw, plan, SAFE)
        assert done.raw.endswith(document.raw[slice(*document.body)])
        assert fix_bytes(file, done.raw, plan, SAFE).raw == done.raw
        if done.raw != raw and not done.remaining:
            mended += 1
            assert same(parse(done.raw).data, document.data), done.raw[: document.body.start]
    assert mended > FILES / 4
