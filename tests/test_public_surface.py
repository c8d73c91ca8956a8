"""What scripts may rely on, and what ``import cms`` costs."""

import subprocess
import sys

import pytest

import cms


def test_the_names() -> None:
    assert cms.__all__ == [
        "CmsError",
        "ConfigError",
        "FrontMatterError",
        "InputError",
        "UsageError",
        "__version__",
        "load",
        "loads",
    ]
    assert all(hasattr(cms, name) for name in cms.__all__)


def test_other_names_are_missing() -> None:
    with pytest.raises(AttributeError, match="module 'cms' has no attribute 'dump'"):
        cms.dump  # noqa: B018


def test_import_is_light() -> None:
    script = "import sys; import cms; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    modules = done.stdout.decode().split()
    assert [name for name in modules if name.startswith("cms")] == ["cms"]
    assert not {"frontmatter", "yaml", "tomlkit", "dataclasses", "pathlib"} & set(modules)
