"""Random YAML, read by us and by the real Hugo."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cms.hugo.formats.syntax import lower_keys
from cms.hugo.formats.yaml import decode_yaml
from tests.conftest import RunHugo
from tests.hugo.unmarshal import equal, lowered, unmarshal
from tests.hugo.yaml_texts import Writer, texts

SEED = 20250207


@pytest.mark.hugo
def test_reads_random_texts_as_hugo_does(hugo: RunHugo, tmp_path: Path) -> None:
    assert list(differences(hugo, tmp_path, texts(SEED, count=2000))) == []


@pytest.mark.hugo
def test_reads_damaged_front_matter_as_hugo_does(
    hugo: RunHugo, tmp_path: Path, shared: Path
) -> None:
    writer = Writer(SEED)
    damaged = [writer.broken(head) for head in heads(shared / "corpora", count=2000)]
    assert list(differences(hugo, tmp_path, damaged)) == []


def heads(folder: Path, count: int) -> list[str]:
    """Real front matter, picked at random."""
    paths = random.Random(SEED).sample(sorted(folder.rglob("*.md")), count)
    found = (re.match(r"---\n(.*?\n)---", path.read_text("utf-8"), re.DOTALL) for path in paths)
    return [head[1] for head in found if head is not None]


def differences(hugo: RunHugo, site: Path, asked: list[str]) -> Iterator[tuple[str, Any, Any]]:
    """The texts that we and Hugo read differently, or of which only one reads anything."""
    answers = unmarshal(hugo, site, "yaml", [text.encode() for text in asked])
    for text, answer in zip(asked, answers, strict=True):
        ours = decode_yaml(text).data
        hugos = front_matter(answer)
        if (ours is None) != (hugos is None) or not (hugos is None or equal(ours, hugos)):
            yield text, ours, hugos


def front_matter(answer: Any) -> dict[str, Any] | None:
    """What a page would get where ``transform.Unmarshal`` yields ``answer``."""
    if answer is None or "map" not in answer:
        empty = answer is not None and answer.get("type") == "<nil>"
        return {} if empty else None
    data = lowered(answer)
    if "null" in data:  # only as front matter does a null key become the empty text
        data[""] = data.pop("null")
    return lower_keys(data)
