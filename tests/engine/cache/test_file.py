"""The files of the cache: damaged ones, two runs at once, and how much there may be."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cms.engine.cache import file
from cms.engine.cache.file import files_in, load, path_of, remove_files, save
from cms.engine.cache.key import key_of
from cms.engine.cache.plain import plain, rebuilt
from cms.engine.plan import make_plan
from cms.hugo.config.load import default_config
from cms.hugo.time.gotime import GoTime
from cms.model import REMOVED, Applicability, Change, Edit, Fix, KeyAt, Severity, Span, msg
from cms.rules.base import Site
from cms.settings import Settings

KEY = b"k" * 16
PIECES = [b"one", b"", b"three"]


def test_what_is_saved_is_loaded_under_its_key_only(tmp_path: Path) -> None:
    path = path_of(tmp_path, "site")
    assert save(path, KEY, PIECES)
    assert load(path, KEY) == PIECES
    assert load(path, b"x" * 16) is None


def test_any_damage_is_noticed(tmp_path: Path) -> None:
    path = path_of(tmp_path, "site")
    save(path, KEY, PIECES)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert load(path, KEY) is None
        path.write_bytes(whole[:at])
        assert load(path, KEY) is None


def test_what_is_no_longer_used_or_too_much_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "KEPT", 1 << 40)
    for number, name in enumerate(("oldest", "older", "new")):
        path = path_of(tmp_path, name)
        save(path, KEY, PIECES)
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    monkeypatch.setattr(file, "LIMIT", 3 * path.stat().st_size)
    save(path_of(tmp_path, "newest"), KEY, PIECES)
    assert {path.stem for path in files_in(tmp_path)} == {"older", "new", "newest"}
    monkeypatch.setattr(file, "KEPT", 0)
    save(path_of(tmp_path, "newest"), KEY, PIECES)
    assert [path.stem for path in files_in(tmp_path)] == ["newest"]
    assert remove_files(tmp_path) > 0
    assert list(files_in(tmp_path)) == []


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "pages").write_bytes(b"a file")
    assert not save(path_of(tmp_path, "site"), KEY, PIECES)
    assert load(path_of(tmp_path, "site"), KEY) is None


def test_what_is_not_written_to_its_end_leaves_the_old_file(tmp_path: Path) -> None:
    def stopped() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    path = path_of(tmp_path, "site")
    save(path, KEY, PIECES)
    with pytest.raises(KeyboardInterrupt):
        save(path, KEY, stopped())
    assert load(path, KEY) == PIECES
    assert list(files_in(tmp_path)) == [path]


FIX = Fix(
    msg("write {value}", value=msg("true")),
    (Edit(Span(1, 2), b"\xff"),),
    Applicability.SAFE,
    (Change(("a", 1), REMOVED), Change(("b",), GoTime(1, 2, 3))),
)


@pytest.mark.parametrize(
    "value",
    [FIX, KeyAt(("a", 1)), Severity.ERROR, [(), [1.5, None, True]], {"a": {1: (b"",)}}, "\ud800"],
    ids=str,
)
def test_records_come_back_as_they_were(value: object) -> None:
    again = rebuilt(plain(value))
    assert again == value
    assert repr(again) == repr(value)


def test_what_there_is_no_record_of_is_refused() -> None:
    with pytest.raises(ValueError, match="Path"):
        plain([Path()])


def test_a_key_is_the_same_in_every_process(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = "from tests.engine.cache.test_file import own_key; print(own_key().hex())"  # sets vary
    keys = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            cwd=Path(__file__).parents[3],
        ).stdout
        for seed in (1, 2)
    }
    assert keys == {own_key().hex() + "\n"}


def own_key() -> bytes:
    """The key of a site without files."""
    site = Site(default_config(Path("/site")), Settings(), 0)
    return key_of(make_plan(site, ("DT003", "TX001"), "/site"))
