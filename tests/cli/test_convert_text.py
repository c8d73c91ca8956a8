"""``cms convert --text``: a text or standard input, in one direction of OpenCC."""

import io
from pathlib import Path
from typing import Any

import pytest

from cms.chinese.conversion import Converter
from cms.cli.pipe import convert_stream
from cms.errors import InputError
from tests.chinese.opencc_cases import read_cases
from tests.cli.runner import run


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("软件发布了", ("--to", "zh-TW"), "軟件發佈了"),
        ("软件发布了", ("--to", "zh-TW", "--idioms"), "軟體釋出了"),
        ("软件发布了", ("--config", "s2hk"), "軟件發佈了"),
        ("裡面", ("--from", "zh-TW", "--to", "zh-HK"), "裏面"),
        ("軟體", ("--from", "zh-TW", "--to", "zh-CN", "--idioms"), "软件"),
        ("軟體", ("--to", "zh-CN"), "软体"),
    ],
)
def test_a_text_is_printed_as_the_direction_writes_it(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    text: str,
    options: tuple[str, ...],
    expected: str,
) -> None:
    outcome = run(monkeypatch, tmp_path, "convert", "--text", text, *options)
    assert outcome == (0, f"{expected}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--text", "软件", "--to", "zh-TW", "--idioms", "--no-idioms"),
        ("--to", "zh-HK", "--text", "硬件", "--to", "zh-TW", "--text", "软件"),
        ("--text=软件", "--to=zh-TW"),
        ("--to", "zh-TW", "--text", "--x"),
        ("--to", "zh-TW", "--text"),
        ("--text", "软件", "--to", "zh-TW", "a.md"),
        ("--text", "软件", "--to", "zh-TW", "--none"),
        ("--text", "--help"),
    ],
)
def test_a_plain_command_line_means_what_typer_makes_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    plain = run(monkeypatch, tmp_path, "convert", *arguments)
    monkeypatch.setattr("cms.cli.convert_text.plain_arguments", lambda _: None)
    assert run(monkeypatch, tmp_path, "convert", *arguments) == plain


def test_a_pipe_carries_the_cases_of_opencc(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shared: Path
) -> None:
    cases = read_cases(shared)
    for direction in {case.direction for case in cases}:
        mine = [case for case in cases if case.direction == direction]
        # With both kinds of line breaks, and none at the end.
        texts, expected = ("\r\n".join(case[which] for case in mine) for which in (1, 2))
        arguments = ("convert", "--text", "-", "--config", direction)
        outcome = run(monkeypatch, tmp_path, *arguments, stdin=texts.encode())
        assert (outcome.exit_code, outcome.stdout) == (0, expected), direction


@pytest.mark.parametrize(
    ("options", "stdin", "reason"),
    [
        (("--config", "s2x"), b"", "there is no"),
        (("--config", "s2x"), b"", "s2twp"),
        (("--config", "s2t", "--to", "zh-TW"), b"", "leave out --to"),
        ((), b"", "name a language with --to"),
        (("--to", "en"), b"", "no Chinese"),
        (("--to", "zh"), b"", "zh-Hant"),
        (("--to", "zh-CN", "--idioms"), b"", "--from zh-TW"),
        (("--to", "zh-TW"), "软件\n发".encode() + b"\xff\n", "byte 0xff at offset 10"),
        (("--to", "zh-TW"), "软件\n发".encode()[:-1], "at offset 7"),
    ],
)
def test_what_cannot_be_converted_is_one_line(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    options: tuple[str, ...],
    stdin: bytes,
    reason: str,
) -> None:
    outcome = run(monkeypatch, tmp_path, "convert", "--text", "-", *options, stdin=stdin)
    assert outcome.exit_code == 2
    assert outcome.stderr.count("\n") == 1
    assert reason in outcome.stderr.replace("OpenCC has no direction", "there is no")


def test_the_terms_of_the_site_hold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").touch()
    (tmp_path / "terms.toml").write_text('protect = ["软件"]', "utf-8")
    (tmp_path / "own.toml").write_text('[pairs]\n"发布" = "發佈"', "utf-8")
    folder = tmp_path / "content"
    folder.mkdir()
    arguments = ("convert", "--text", "软件发布", "--config", "s2twp")
    assert run(monkeypatch, folder, *arguments).stdout == "软件釋出\n"
    (tmp_path / "cms.toml").write_text('convert.terms = ["own.toml"]')
    assert run(monkeypatch, folder, *arguments).stdout == "軟體發佈\n"
    (tmp_path / "own.toml").write_text("[pairs", "utf-8")
    outcome = run(monkeypatch, folder, *arguments)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "own.toml:1:" in outcome.stderr


class SmallBlocks(io.BytesIO):
    """Hands out a few bytes at a time, as a pipe may."""

    def read1(self, size: Any = -1) -> bytes:
        return self.read(5)


def test_a_stream_is_converted_by_lines_however_it_comes() -> None:
    source = "皇后的头发\n很干燥\n\n，数据\n库" * 3
    target = io.BytesIO()
    convert_stream(Converter("s2twp"), SmallBlocks(source.encode()), target)
    assert target.getvalue().decode() == Converter("s2twp").convert(source)


def test_a_stream_tells_where_it_is_not_utf8() -> None:
    with pytest.raises(InputError, match="0xe8 at offset 7"):
        convert_stream(Converter("s2t"), SmallBlocks("头发\n软".encode()[:-1]), io.BytesIO())
