"""Files judged by the front matter rules alone."""

from pathlib import Path

from cms.engine.page import analyse, analyse_unread
from cms.engine.plan import make_plan
from cms.hugo.config.load import default_config
from cms.model import Diagnostic
from cms.rules.base import Site
from cms.rules.registry import all_rules
from cms.settings import Settings
from tests.files import content_file

RULES = {rule.code: rule for rule in all_rules() if rule.topic == "frontmatter"}

_CONFIG = default_config(Path("/site"))
_PLAN = make_plan(Site(_CONFIG, Settings(), now=1_760_000_000), tuple(RULES), "/site")
_FILE = content_file("content/p.md", _CONFIG.default_language)


def found(raw: bytes) -> list[Diagnostic]:
    """What the rules find in a file."""
    return analyse(_FILE, raw, _PLAN).diagnostics


def found_unread(error: OSError) -> list[Diagnostic]:
    """What the rules find in a file that cannot be opened."""
    return analyse_unread(_FILE, "unreadable", error.strerror or "", _PLAN).diagnostics
