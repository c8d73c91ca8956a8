"""Front matter that Hugo silently takes for body."""

import pytest

from cms.frontmatter.document import parse

BLOCK = "---\ntitle: 标题\ntags:\n- a\n---\n"


@pytest.mark.parametrize(
    "before",
    [
        "\u00a0",
        "\u3000",
        "\u200b",
        "\ufeff\ufeff",
        "\n\ufeff",
        "\n \u2003\n",
        "\0",
        "<!-- a comment -->\n",
        "<!--\n---\nmore: dashes -->\n\n",
        "<!--\n",
        "One line of text\n",
    ],
)
def test_what_stands_before_it(before: str) -> None:
    document = parse(f"{before}{BLOCK}Body\n".encode())
    assert document.format == ""
    assert document.unseen
    assert document.raw[slice(*document.unseen)].decode() == BLOCK


@pytest.mark.parametrize(
    "block",
    [
        "\u3000{}\n".replace("{}", '{"title": "T"}'),
        "\u3000+++\ntitle = 'T'\n[params]\na = 1\n+++\n",
        "\u3000#+title: T\n",
        "———\ntitle: T\n———\n",
        "－－－\r\n标题：一\r\n－－－\r\n",
        "＋＋＋\ntitle = 'T'\n+++\n",
    ],
)
def test_other_formats_and_full_width_delimiters(block: str) -> None:
    document = parse(f"{block}Body\n".encode())
    assert document.unseen
    assert document.raw[slice(*document.unseen)].decode() == block.lstrip("\u3000")


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]
)
def test_a_file_in_utf_16(encoding: str, mark: bytes) -> None:
    document = parse(mark + f"{BLOCK}Body\n".encode(encoding))
    assert document.unseen
    assert document.raw[slice(*document.unseen)].decode(encoding) == BLOCK
    assert document.invalid_utf8 == (0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Body\n",
        BLOCK + "Body\n",
        "- a\n---\ntitle: T\n---\n",
        "***\n\ntext\n\n***\n",
        "Title\n---\n\nProse: with a colon, and then\nmore of it.\n\n---\n",
        "```yaml\n---\ntitle: T\n---\n```\n",
        "a\n" * 20 + BLOCK,
        "\u3000text\n",
        "\u3000---\n\n---\n",
        "— a dash\n",
        '\ufeff\ufeff{"unclosed": 1\n',
    ],
)
def test_what_is_no_hidden_front_matter(text: str) -> None:
    assert parse(text.encode()).unseen is None
