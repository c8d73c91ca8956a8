"""python-frontmatter for Hugo: posts for scripts, read with Hugo's eyes.

``load`` and ``loads`` give a ``frontmatter.Post`` whose metadata are what Hugo sees and whose
content is the body, every character of it. The handlers serve python-frontmatter's own functions;
what those read is stripped first. Writing makes a file anew: comments and quotes are lost.
"""

from __future__ import annotations

import base64
import json
import math
import re
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from frontmatter import Post
from frontmatter.default_handlers import BaseHandler

from cms.errors import FrontMatterError, InputError
from cms.frontmatter.document import Document, parse
from cms.frontmatter.split import Format, split
from cms.hugo.time.gotime import GoTime
from cms.model.message import msg


def load(path: str | Path, encoding: str = "utf-8") -> Post:
    """Read a content file; raises ``InputError`` or ``FrontMatterError``.

    Hugo reads UTF-8 only, with U+FFFD for what is none; another ``encoding`` is strict.
    """
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise InputError(
            msg("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)
        ) from error
    if encoding.lower().replace("_", "-") not in ("utf-8", "utf8", "utf-8-sig"):
        try:
            raw = raw.decode(encoding).encode("utf-8")
        except (LookupError, UnicodeError) as error:
            raise InputError(
                msg(
                    "{path} cannot be read as {encoding}: {error}",
                    path=path,
                    encoding=encoding,
                    error=error,
                )
            ) from error
    return _post(parse(raw), str(path))


def loads(text: str | bytes) -> Post:
    """Read the text of a content file; raises ``FrontMatterError``."""
    raw = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
    return _post(parse(raw))


def _post(document: Document, path: str = "") -> Post:
    if document.problem:
        raise _error(document, path)
    handler = _HANDLERS.get(document.format, YamlHandler)()
    post = Post(document.raw[slice(*document.body)].decode("utf-8", "replace"), handler)
    # Not through Post's keyword arguments: a front matter may have a key "content".
    post.metadata = document.data
    return post


def _error(document: Document, path: str = "") -> FrontMatterError:
    assert document.problem
    line, column = document.position(document.problem.start)
    place = f"{path}:{line}:{column}" if path else f"line {line}, column {column}"
    detail = f" ({document.problem.detail})" if document.problem.detail else ""
    kind = document.problem.kind
    message = f"{place}: Hugo cannot read the front matter: {kind}{detail}"
    return FrontMatterError(message, msg("cms validate explains it"), kind, line, column)


class HugoHandler(BaseHandler):
    """Front matter of one format as Hugo finds and decodes it."""

    format_name: ClassVar[Format]

    def detect(self, text: str) -> bool:
        return split(text.encode("utf-8", "surrogateescape")).format == self.format_name

    def split(self, text: str) -> tuple[str, str]:
        """Front matter with its delimiters, so that ``load`` can read it by itself, and body."""
        raw = text.encode("utf-8", "surrogateescape")
        body = split(raw).body.start
        return raw[:body].decode("utf-8", "replace"), raw[body:].decode("utf-8", "replace")

    def load(self, fm: str) -> dict[str, Any]:
        return loads(fm).metadata

    def format(self, post: Post, **kwargs: Any) -> str:
        """The whole file: the content follows the closing delimiter as it is."""
        metadata = self.export(post.metadata, **kwargs).strip("\n")
        lines = [self.START_DELIMITER, metadata, self.END_DELIMITER]
        return "".join(f"{line}\n" for line in lines if line) + post.content


class YamlHandler(HugoHandler):
    format_name = "yaml"
    FM_BOUNDARY = re.compile("^---", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def export(self, metadata: dict[str, Any], **kwargs: Any) -> str:
        import yaml

        options: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": math.inf}
        values = _writable(metadata, (bytes, date))
        text: str = yaml.dump(values, Dumper=_yaml_dumper(), **(options | kwargs))
        return text if metadata else ""


class TomlHandler(HugoHandler):
    format_name = "toml"
    FM_BOUNDARY = re.compile(r"^\+\+\+", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def export(self, metadata: dict[str, Any], **kwargs: Any) -> str:
        import tomlkit

        return tomlkit.dumps(_without_null(_writable(metadata, (date, time))), **kwargs)


class JsonHandler(HugoHandler):
    format_name = "json"
    FM_BOUNDARY = re.compile(r"^\{", re.MULTILINE)
    # The braces are part of what is exported.
    START_DELIMITER = END_DELIMITER = ""

    def export(self, metadata: dict[str, Any], **kwargs: Any) -> str:
        options = {"indent": 2, "ensure_ascii": False, "allow_nan": False}
        return json.dumps(_writable(metadata, ()), **(options | kwargs))


_HANDLERS: dict[str, type[HugoHandler]] = {
    handler.format_name: handler for handler in (YamlHandler, TomlHandler, JsonHandler)
}


@cache
def _yaml_dumper() -> type:
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, *_: object) -> bool:
            return True

        def check_simple_key(self) -> bool:
            # Hugo reads no block scalar after PyYAML's "? key" for empty and long keys.
            return super().check_simple_key() or isinstance(self.event, yaml.ScalarEvent)

    def represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_yaml_style(text))

    Dumper.add_representer(str, represent_text)
    return Dumper


def _yaml_style(text: str) -> str | None:
    """A style in which Hugo reads what PyYAML writes.

    They differ on what is a number, such as 0o17, and on what ends a line, such as U+2028.
    """
    lines = text.split("\n")
    if not all(map(str.isprintable, lines)):
        return '"'
    if len(lines) > 1:
        return '"' if text[0].isspace() or text.endswith("\n\n") else "|"
    return "'" if text[:1] in set("0123456789+-.") else None


def _writable(value: Any, known: tuple[type, ...]) -> Any:
    """The value with text in place of instants, dates and bytes that are not ``known``."""
    if isinstance(value, GoTime):
        return value.rfc3339()
    if isinstance(value, dict):
        return {name: _writable(inner, known) for name, inner in value.items()}
    if isinstance(value, list):
        return [_writable(inner, known) for inner in value]
    if isinstance(value, known):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _without_null(value: Any) -> Any:
    """TOML has no null: such entries and items go."""
    if isinstance(value, dict):
        return {name: _without_null(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_null(inner) for inner in value if inner is not None]
    return value
