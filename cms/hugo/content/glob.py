"""Hugo's glob patterns as regular expressions.

Follows github.com/gobwas/glob as Hugo 0.168 has it, for mounts, cascades, permalinks and sites:
``*`` and ``?`` stop at the separator, ``**`` does not, ``{a,b}`` are alternatives and may nest,
``[abc]``, ``[a-z]`` and ``[!a]`` are sets, a backslash quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


class GlobError(ValueError):
    """A pattern that cannot be compiled."""


@lru_cache(maxsize=512)
def compile_glob(pattern: str, separator: str = "/") -> re.Pattern[str]:
    """The expression whose ``fullmatch`` decides; raises ``GlobError``.

    Case counts: where Hugo ignores it, lower the pattern and the text.
    """
    return re.compile(_Translation(pattern, separator).expression(), re.DOTALL)


class _Translation:
    def __init__(self, pattern: str, separator: str) -> None:
        self.pattern = pattern
        self.position = 0
        self.other = f"[^{re.escape(separator)}]"

    def expression(self) -> str:
        """Translates the whole pattern."""
        parts: list[str] = []
        depth = 0
        while self.position < len(self.pattern):
            char = self.pattern[self.position]
            self.position += 1
            if char == "{":
                depth += 1
                parts.append("(?:")
            elif char == "}" and depth:
                depth -= 1
                parts.append(")")
            elif char == "," and depth:
                parts.append("|")
            else:
                parts.append(self._single(char))
        if depth:
            raise GlobError(self.pattern)
        return "".join(parts)

    def _single(self, char: str) -> str:
        if char == "*":
            if self.pattern.startswith("*", self.position):
                self.position += 1
                return ".*"
            return f"{self.other}*"
        if char == "?":
            return self.other
        if char == "[":
            return self._set()
        if char == "\\":
            if self.position == len(self.pattern):
                raise GlobError(self.pattern)
            char = self.pattern[self.position]
            self.position += 1
        return re.escape(char)

    def _set(self) -> str:
        found = _SET.match(self.pattern, self.position)
        if found is None:
            raise GlobError(self.pattern)
        self.position = found.end()
        negated, low, high, chars = found.group("not", "low", "high", "chars")
        if low and low > high:
            raise GlobError(self.pattern)
        inside = f"{re.escape(low)}-{re.escape(high)}" if low else re.escape(_unquoted(chars))
        return f"[{'^' if negated else ''}{inside}]"


# A hyphen as the second character always makes a range.
_SET = re.compile(
    r"(?:(?P<not>!)|(?!!))(?:(?P<low>.)-(?P<high>.)|(?!.-)(?P<chars>(?:\\.|[^\\\]])+))\]", re.DOTALL
)


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def matching(globs: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that a list of globs chooses, as ``sites.matrix`` does for language codes.

    Hugo asks the globs in turn; one with ``! `` in front takes away what it matches, or, where no
    other came before it, chooses what it does not match. Raises ``GlobError``.
    """
    patterns = [glob.strip() for glob in globs if glob.strip()]
    return tuple(text for text in texts if _chosen(patterns, text))


def _chosen(patterns: Iterable[str], text: str) -> bool:
    chosen: bool | None = None
    for pattern in patterns:
        negated = pattern.startswith("! ")
        found = compile_glob(pattern.removeprefix("! "), ".").fullmatch(text) is not None
        if not negated:
            chosen = found or bool(chosen)
        elif found or chosen is False:
            return False
        else:
            chosen = True
    return bool(chosen)
