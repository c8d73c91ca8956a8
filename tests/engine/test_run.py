"""Work spread over executors: the same results in any order, and whoever gets lost."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cms.engine import results, run
from cms.engine.clock import Moment
from cms.engine.results import Means
from cms.engine.run import Workers, map_chunks
from cms.engine.validate import validate
from cms.model import Diagnostic
from tests.engine.cache.test_equality import EXAMPLES, NOW

NUMBERS = list(range(1000))


def squares(numbers: Sequence[int], offset: int) -> list[int]:
    return [number * number + offset for number in numbers]


def squares_or_death(numbers: Sequence[int], own: int) -> list[int]:
    """Squares; a process other than ``own`` dies over 500."""
    if 500 in numbers and os.getpid() != own:
        os.kill(os.getpid(), signal.SIGKILL)
    return [number * number for number in numbers]


seen: list[int] = []


def how_many_seen(numbers: Sequence[int], _: None) -> list[int]:
    return [len(seen)] * len(numbers)


class Scrambled(Executor):
    """Does what it has when somebody waits, in any order, and loses some of it."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._waiting: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []

    def submit(self, work: Any, /, *args: Any, **_: Any) -> Future[Any]:
        outer = self

        class Waiting(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                outer.work()
                return super().result(timeout)

        future = Waiting()
        self._waiting.append((future, work, args))
        return future

    def work(self) -> None:
        self._random.shuffle(self._waiting)
        for future, work, args in self._waiting:
            if self._random.random() < 0.2:
                future.set_exception(ConnectionError("the machine is gone"))
            else:
                future.set_result(work(*args))
        self._waiting.clear()


@pytest.mark.parametrize("seed", range(10))
def test_any_order_gives_the_same_results(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "CHUNK", 7)
    monkeypatch.setattr(run, "AHEAD", seed + 1)
    wanted = squares(NUMBERS, seed)
    assert list(Workers(Scrambled(seed)).begin(squares, NUMBERS, seed)) == wanted
    assert map_chunks(squares, NUMBERS, seed, jobs=seed % 3) == wanted


def test_work_that_is_begun_together_keeps_its_order() -> None:
    with Workers() as workers:
        begun = [workers.begin(squares, NUMBERS, offset, jobs=2) for offset in range(5)]
        done = [list(results) for results in reversed(begun)]
    assert done == [squares(NUMBERS, offset) for offset in reversed(range(5))]


def test_processes_end_with_the_last_result() -> None:
    with Workers() as workers:
        begun = [workers.begin(squares, NUMBERS, offset, jobs=2) for offset in range(2)]
        for results in begun:
            assert multiprocessing.active_children()
            assert [next(results) for _ in NUMBERS][-1] >= 999 * 999
        assert not multiprocessing.active_children()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_processes_are_started_while_many_items_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """They know nothing of what was in memory after the first of the items."""
    monkeypatch.setattr(run, "MANY", 10)
    seen.clear()
    with Workers() as workers:
        for number in workers.expecting(NUMBERS, jobs=2):
            seen.append(number)  # noqa: PERF402 (processes look at it meanwhile)
        counts = set(workers.begin(how_many_seen, NUMBERS, None, jobs=2))
    assert seen == NUMBERS
    assert counts == {10}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_process_that_dies_takes_nothing_along() -> None:
    assert map_chunks(squares_or_death, NUMBERS, os.getpid(), jobs=2) == squares(NUMBERS, 0)


def test_what_is_wrong_with_the_work_is_said() -> None:
    with ThreadPoolExecutor(2) as executor, pytest.raises(TypeError):
        list(Workers(executor).begin(squares, NUMBERS, None))


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small sites go to executors, too, and in small chunks."""
    monkeypatch.setattr(results, "WORTHWHILE", 1)
    monkeypatch.setattr(run, "CHUNK", 5)


def judged(site: Path, executor: Executor | None = None) -> list[Diagnostic]:
    return list(
        validate([site], {}, {}, Moment(NOW), means=Means(executor=executor)).report.diagnostics
    )


@pytest.fixture(params=["shared", "sent"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether workers find the site's folder, or are sent the bytes."""
    if request.param == "sent":
        monkeypatch.setattr("cms.engine.cluster._is_shared", lambda *_: False)
    return str(request.param)


@pytest.mark.parametrize("name", ["news-zh", "news-zh-broken"])
@pytest.mark.parametrize("seed", range(3))
def test_pages_analysed_elsewhere(name: str, seed: int, way: str) -> None:
    assert judged(EXAMPLES / name, Scrambled(seed)) == judged(EXAMPLES / name)


def test_pages_analysed_by_other_processes(way: str) -> None:
    with ProcessPoolExecutor(2) as executor:
        assert judged(EXAMPLES / "news-zh-broken", executor) == judged(EXAMPLES / "news-zh-broken")


def test_bytes_that_are_sent_are_enough_without_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages with nothing to look up are not analysed twice."""
    here: list[str] = []
    monkeypatch.setattr("cms.engine.cluster._is_shared", lambda *_: False)
    monkeypatch.setattr("cms.engine.cluster.analyse_file", lambda file, _: here.append(file.path))
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_bytes(b"")
    for number in range(20):
        (tmp_path / f"content/{number}.md").write_text(f"---\ntitle: {number}\ndraft: yes\n---\n")
    assert len(judged(tmp_path, Scrambled(99))) == 20
    assert here == []


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes under Dask's scheduler."""
    distributed = pytest.importorskip("distributed", reason="needs Dask (hugo-cms[dask])")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield made


@pytest.mark.filterwarnings("ignore")
def test_dask_finds_the_same(cluster: Any, way: str) -> None:
    from cms.engine.cluster import cluster as connected

    with connected(cluster.scheduler_address) as executor:
        assert judged(EXAMPLES / "news-zh-broken", executor) == judged(EXAMPLES / "news-zh-broken")


class Killing(Executor):
    """Kills the worker that takes the third chunk, with what it has to do."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor
        self.handed_out = 0

    def submit(self, work: Any, /, *args: Any, **_: Any) -> Any:
        self.handed_out += 1
        if self.handed_out == 3:
            os.kill(self.executor.submit(os.getpid).result(), signal.SIGKILL)
        return self.executor.submit(work, *args)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.filterwarnings("ignore")
def test_a_worker_of_dask_is_killed(cluster: Any) -> None:
    from cms.engine.cluster import cluster as connected

    with connected(cluster.scheduler_address) as executor:
        killing = Killing(executor)
        assert judged(EXAMPLES / "news-zh-broken", killing) == judged(EXAMPLES / "news-zh-broken")
    assert killing.handed_out > 5
