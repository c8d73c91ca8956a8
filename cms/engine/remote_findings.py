"""What rules say of images on other hosts, once there are verdicts."""

from collections.abc import Iterable

from cms.engine.page import PageResult, diagnose, read
from cms.engine.plan import Plan
from cms.model import Finding
from cms.rules.index import INDEX
from cms.rules.registry import choose_rules, load_rule
from cms.rules.remote_uses import RemoteImage
from cms.settings import Settings


def remote_rules(settings: Settings) -> tuple[str, ...]:
    """The codes of the rules in force."""
    chosen = choose_rules(settings.select, settings.extend_select, settings.ignore)
    return tuple(code for code in chosen if INDEX[code].scope == "remote")


def with_findings(result: PageResult, images: Iterable[RemoteImage], plan: Plan) -> PageResult:
    """A page's result with what the rules of a plan say of its images."""
    rules = [load_rule(code) for code in plan.remote_rules]
    found = [
        (rule, Finding(image.use.place, message))
        for image in images
        for rule in rules
        for message in rule.check(image)
    ]
    if not found:
        return result
    more = diagnose(result.file, read(result.file.location), found, plan.here)
    return result._replace(diagnostics=result.diagnostics + more)
