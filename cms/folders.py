"""Folders of the program itself."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Where caches are: ``CMS_CACHE_DIR``, or as the system has it."""
    own = environ.get("CMS_CACHE_DIR")
    if own:
        return Path(own)
    if sys.platform == "linux":  # what platformdirs says, which takes 10 ms to import
        home = environ.get("XDG_CACHE_HOME", "").strip()
        return Path(home) / "cms" if home else Path(os.path.expanduser("~/.cache/cms"))  # noqa: PTH111 (pathlib raises where there is no home)
    from platformdirs import user_cache_path

    return user_cache_path("cms", appauthor=False)
