"""Content management and linting for Hugo sites.

What scripts use::

    post = cms.load("content/post/a.md")  # a python-frontmatter Post with Hugo's values
    print(post["title"], len(post.content))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cms.errors import CmsError, ConfigError, FrontMatterError, InputError, UsageError
    from cms.frontmatter.handlers import load, loads

__version__ = "0.1.0"

__all__ = [
    "CmsError",
    "ConfigError",
    "FrontMatterError",
    "InputError",
    "UsageError",
    "__version__",
    "load",
    "loads",
]

_MODULES = {"load": "cms.frontmatter.handlers", "loads": "cms.frontmatter.handlers"}


def __getattr__(name: str) -> object:
    # The command line must start fast and needs none of these names.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES.get(name, "cms.errors")), name)
