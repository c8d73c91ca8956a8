"""What a decoder's answer says of a text: the places in it."""

from cms.hugo.formats.syntax import Decoded
from cms.model import Route


def problem_and_text(decoded: Decoded, text: str) -> tuple[str, str]:
    """The kind of the problem, and what it covers; nothing else may be there."""
    assert decoded.data is None
    assert decoded.marks is None
    assert decoded.problem
    return decoded.problem.kind, text[decoded.problem.start : decoded.problem.end]


def key_and_value(decoded: Decoded, text: str, route: Route) -> tuple[str, str]:
    """What is written at the places of a key and its value."""
    assert decoded.marks
    key, value = decoded.marks.key(route), decoded.marks.value(route)
    assert key
    assert value
    return text[slice(*key)], text[slice(*value)]
