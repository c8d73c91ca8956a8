"""How hosts are treated: patience, pauses, no more requests than needed, and what is remembered."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from cms.remote.cache import Cache, Known
from cms.remote.checking import Order
from cms.remote.manners import Manners
from cms.remote.verdicts import Verdict
from tests.remote.asking import SITE, Clock, Setting, check
from tests.remote.server import Asked, Reply, Server, Table, image, png, serving

PNG = image(png())


def many(number: int, answer: Reply = PNG) -> Table:
    return {f"/{n}.png": answer for n in range(number)}


def urls(server: Server) -> list[str]:
    return [f"http://127.0.0.1:{server.port}{path}" for path in server.table]


def test_a_host_is_asked_at_intervals_and_by_few_at_once(tmp_path: Path) -> None:
    clock = Clock()
    with serving(many(20)) as server:
        setting = Setting(manners=Manners(per_host=3, interval=2))
        found = check(urls(server), tmp_path, clock, setting)
    assert {each.kind for each in found.values()} == {"ok"}
    assert clock.now - 1_700_000_000 >= 19 * 2
    assert server.most_at_once <= 3


@pytest.mark.parametrize(
    ("header", "waited"),
    [("7", 7), ("Tue, 14 Nov 2023 22:13:40 GMT", 20), ("soon", 0.5), ("-1", 0.5), ("0", 0.5)],
)
def test_a_host_that_asks_for_time_gets_it(tmp_path: Path, header: str, waited: float) -> None:
    clock = Clock()
    with serving({"/a.png": [Reply(429, b"", {"Retry-After": header}), PNG]}) as server:
        found = check(urls(server), tmp_path, clock)
    assert [each.kind for each in found.values()] == ["ok"]
    assert sum(clock.slept) == pytest.approx(waited)


def test_pauses_grow_with_every_attempt(tmp_path: Path) -> None:
    clock = Clock()
    with serving({"/a.png": Reply(503)}) as server:
        check(urls(server), tmp_path, clock, Setting(manners=Manners(interval=0, attempts=4)))
    assert clock.slept == [0.5, 1.0, 2.0]


def test_a_host_that_wants_a_day_is_left_alone(tmp_path: Path) -> None:
    with serving(many(30, Reply(429, b"", {"Retry-After": "86400"}))) as server:
        found = check(urls(server), tmp_path, setting=Setting(manners=Manners(2, 1, 0)))
    assert {each.kind for each in found.values()} == {"unverified"}
    assert len(server.asked) == 1


def test_a_host_without_any_connection_is_given_up(tmp_path: Path) -> None:
    with serving({}) as server:
        port = server.port
    addresses = [f"http://127.0.0.1:{port}/{n}.png" for n in range(100)]
    clock = Clock()
    found = check(addresses, tmp_path, clock, Setting(manners=Manners(1, 1, 0)))
    assert {each.kind for each in found.values()} == {"unverified"}
    assert len(clock.slept) == 3 * 2  # three addresses were tried three times


def test_a_host_that_goes_away_is_given_up(tmp_path: Path) -> None:
    async def nothing(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(60)

    table = {"/first.png": PNG} | {f"/{n}.png": nothing for n in range(100)}
    with serving(table) as server:  # type: ignore[arg-type]
        setting = Setting(manners=Manners(16, 16, 0, attempts=1), timeout=1)
        found = check(urls(server), tmp_path, Clock(), setting)
        assert len(server.asked) < 50
    assert sorted({each.kind for each in found.values()}) == ["ok", "unverified"]


def test_a_name_service_that_fails_is_asked_again(tmp_path: Path) -> None:
    class Failing(dict[str, list[str]]):
        asked = 0

        def __getitem__(self, name: str) -> list[str]:
            self.asked += 1
            if self.asked == 1:
                raise OSError(-3, "Temporary failure in name resolution")
            return ["127.0.0.1"]

    with serving({"/a.png": PNG}) as server:
        setting = Setting(Failing({"img.example.net": []}))
        found = check([f"http://img.example.net:{server.port}/a.png"], tmp_path, None, setting)
    assert [each.kind for each in found.values()] == ["ok"]


def test_what_is_fresh_is_not_asked_for_again(tmp_path: Path) -> None:
    clock = Clock()
    table: Table = {"/a.png": PNG, "/b.png": Reply(404), "/c.png": Reply(500)}
    with serving(table) as server:
        first = check(urls(server), tmp_path, clock)
        number = len(server.asked)
        assert check(urls(server), tmp_path, clock) == first
        assert len(server.asked) == number
        clock.now += 61  # nobody can tell for a minute, as this test has it
        check(urls(server), tmp_path, clock)
        assert set(server.paths[number:]) == {"/c.png"}
        number, clock.now = len(server.asked), clock.now + 540
        check(urls(server), tmp_path, clock)
        assert set(server.paths[number:]) == {"/b.png", "/c.png"}


def test_a_verdict_of_old_is_confirmed_without_the_image(tmp_path: Path) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == '"1"':
            assert asked.headers["if-modified-since"] == "Tue, 14 Nov 2023 22:13:20 GMT"
            return Reply(304)
        return image(png(), etag='"1"', last_modified="Tue, 14 Nov 2023 22:13:20 GMT")

    clock = Clock()
    with serving({"/a.png": answer}) as server:
        first = check(urls(server), tmp_path, clock)
        clock.now += 4000
        assert check(urls(server), tmp_path, clock) == first
        clock.now += 3000
        assert check(urls(server), tmp_path, clock) == first
        assert len(server.asked) == 2


def test_other_readers_have_other_verdicts(tmp_path: Path) -> None:
    with serving({"/a.png": PNG}) as server:
        for referer in (SITE, "https://other.example.org/", SITE):
            setting = Setting(order=Order(referer, lifetimes={"ok": 60}))
            check(urls(server), tmp_path, Clock(), setting)
        assert len(server.asked) == 2


def test_a_spelling_more_is_no_request_more(tmp_path: Path) -> None:
    with serving({"/a.png": PNG}) as server:
        base = f"127.0.0.1:{server.port}"
        spellings = [f"http://{base}/a.png", f"HTTP://{base}/./a.png", f"http://{base}/a.png#x"]
        check(spellings, tmp_path)
        assert len(server.asked) == 1


@pytest.mark.parametrize("damage", [b"no database at all", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_cache_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "remote-images.sqlite3").write_bytes(damage)
    with serving({"/a.png": PNG}) as server:
        for _ in range(2):
            check(urls(server), tmp_path, Clock())
        assert len(server.asked) == 1


def test_a_cache_that_breaks_while_it_is_used_is_begun_anew(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for n in range(3000):
        cache.store(f"https://img.example.net/{n}.png", "", Known(1, Verdict("ok")))
    cache.close()
    raw = bytearray(cache.path.read_bytes())
    raw[4096:] = bytes(len(raw) - 4096)
    cache.path.write_bytes(raw)
    cache = Cache(tmp_path)
    assert cache.load(["https://img.example.net/1.png"], "") == {}
    cache.store("https://img.example.net/1.png", "", Known(2, Verdict("dead")))
    cache.flush()
    assert (
        cache.load(["https://img.example.net/1.png"], "")["https://img.example.net/1.png"].at == 2
    )
    assert cache.trouble == ""
    cache.close()


def test_a_cache_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "remote-images.sqlite3") as other:
        other.execute("CREATE TABLE verdicts (x)")
        other.execute("PRAGMA user_version = 99")
    other.close()
    cache = Cache(tmp_path)
    cache.store("u", "", Known(1, Verdict("ok")))
    cache.flush()
    assert cache.load(["u"], "") == {"u": Known(1, Verdict("ok"))}
    cache.close()


def test_two_runs_share_a_cache(tmp_path: Path) -> None:
    one, other = Cache(tmp_path), Cache(tmp_path)
    for number, cache in enumerate((one, other) * 300):
        cache.store(f"https://img.example.net/{number}.png", "", Known(1, Verdict("ok")))
    one.flush()
    other.flush()
    names = [f"https://img.example.net/{n}.png" for n in range(600)]
    assert len(one.load(names, "")) == len(other.load(names, "")) == 600
    one.close()
    other.close()
    assert (one.trouble, other.trouble) == ("", "")


def test_without_a_place_to_write_verdicts_are_forgotten(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    cache.store("u", "", Known(1, Verdict("ok")))
    cache.flush()
    assert len(cache.load(["u"], "")) == 1
    assert cache.trouble
    cache.close()
