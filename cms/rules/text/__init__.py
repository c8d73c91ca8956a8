"""Rules about the text itself, mostly about what goes wrong in Chinese only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cms.markdown.options import MarkdownOptions
    from cms.rules.base import Page


def is_markdown(page: Page) -> bool:
    """Whether Hugo reads the body as Markdown."""
    return page.fields.media_type == "text/markdown"


def options_of(page: Page) -> MarkdownOptions:
    """How Hugo reads Markdown in the page's language."""
    from cms.markdown.options import markdown_options

    return markdown_options(page.language.settings.get("markup") or {})
