"""Language tags: which exist, how they are spelled, and what authors write instead."""

from cms.languages.tags import Tag, agree, canonical, equal, read_tag

__all__ = ["Tag", "agree", "canonical", "equal", "nearest", "read_tag"]


def nearest(text: str) -> str | None:
    """See ``cms.languages.mistakes``, which only mistakes need."""
    from cms.languages import mistakes

    return mistakes.nearest(text)
