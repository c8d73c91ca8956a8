"""Marks of emphasis that find each other, and those that would if punctuation were no hindrance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cms.markdown.goldmark.characters import kind_of
from cms.markdown.goldmark.delimiters import Delimiter, match_delimiters
from cms.markdown.goldmark.inlines import InlineReader

_UNDERSCORE, _TILDE = b"_~"
_SHARED = frozenset("“”‘’…—")  # Western signs too, but no others are used in Chinese
# What nobody puts at the start of emphasis, and what nobody puts at its end.
_ENDINGS = frozenset("。，、；：！？．,.;:!?)]}）】」』》〉〕］｝”’»")
_STARTS = frozenset("([{（【「『《〈〔［｛“‘«")

_Matched = tuple[Delimiter, Delimiter, tuple[int, int], tuple[int, int]]


def is_cjk(char: str) -> bool:
    """Whether a character is Chinese, Japanese or Korean, full-width signs and punctuation too."""
    return (
        "\u2e80" <= char <= "\ua4cf"
        or "\uac00" <= char <= "\ud7ff"
        or "\uf900" <= char <= "\ufaff"
        or "\ufe30" <= char <= "\ufe4f"
        or "\uff00" <= char <= "\uffef"
        or char >= "\U00020000"
        or char in _SHARED
    )


def hindered(before: str, after: str) -> tuple[bool, bool]:
    """Whether punctuation keeps marks between two characters from opening, and from closing."""
    if not is_cjk(before) and not is_cjk(after):
        return False, False
    kinds = kind_of(before), kind_of(after)
    return (
        kinds == ("other", "punctuation") and after not in _ENDINGS,
        kinds == ("punctuation", "other") and before not in _STARTS,
    )


class MarkPairs(NamedTuple):
    """The marks that find each other, and those that would if punctuation were no hindrance.

    Of the latter those in ``literal`` are shown, at least in part. Each pair is given by where its
    opening and its closing marks start and end.
    """

    found: set[tuple[int, int, int, int]]
    meant: set[tuple[int, int, int, int]]
    literal: set[tuple[int, int, int, int]]


def add_pairs(
    pairs: MarkPairs, reader: InlineReader, place: Callable[[tuple[int, int]], tuple[int, int]]
) -> None:
    """Adds the pairs of a block; ``place`` tells where marks of its text are."""
    for group in reader.groups:
        kinds = _matched(group), _meant(group), literal_pairs(group)
        for kind, matched in zip(pairs, kinds, strict=True):
            kind.update((*place(opening), *place(closing)) for _, _, opening, closing in matched)


def literal_pairs(group: list[Delimiter]) -> Iterator[_Matched]:
    """Those that would find each other, and at least one of which has found none."""
    if not any(any(hindered(run.before, run.after)) for run in group):
        return
    shown = {place for run in group for place in range(run.start, run.stop)}
    for matched in _meant(group):
        _, _, opening, closing = matched
        if not shown.isdisjoint((*range(*opening), *range(*closing))):
            yield matched


def _meant(group: list[Delimiter]) -> Iterator[_Matched]:
    """Which marks of which runs would find each other if punctuation were no hindrance."""
    freed = [_freed(run) for run in group]
    match_delimiters(freed)
    origin = dict(zip(map(id, freed), group, strict=True))
    for opener, closer, opening, closing in _matched(freed):
        if not _is_arithmetic(opener, closer, opening):
            yield origin[id(opener)], origin[id(closer)], opening, closing


def _matched(runs: Iterable[Delimiter]) -> Iterator[_Matched]:
    """Which marks of which runs have found each other."""
    for run in runs:
        merged: dict[int, tuple[Delimiter, tuple[int, int], tuple[int, int]]] = {}
        for closer, opening, closing in run.pairs:
            # Of three stars two are one pair and one another, but all are one emphasis.
            _, (_, last), (first, _) = merged.get(id(closer), (None, opening, closing))
            merged[id(closer)] = closer, (opening[0], last), (first, closing[1])
        for closer, opening, closing in merged.values():
            yield run, closer, opening, closing


def _is_arithmetic(opener: Delimiter, closer: Delimiter, opening: tuple[int, int]) -> bool:
    """Whether single marks are a product, ``5*（3+2）*4``, or a range, ``10~20``."""
    if opening[1] - opening[0] > 1:
        return False
    around = opener.before + closer.after
    return opener.mark == _TILDE or (around.isascii() and around.isalnum())


def _freed(run: Delimiter) -> Delimiter:
    """The same run, whose marks open and close also beside punctuation."""
    freed = Delimiter(run.mark, run.origin, run.length, run.before, run.after)
    if run.mark in b"*_~":
        opens, closes = hindered(run.before, run.after)
        freed.can_open = run.can_open or opens
        freed.can_close = run.can_close or closes
        if run.mark == _UNDERSCORE and not is_cjk(run.before if opens else run.after):
            freed.can_open, freed.can_close = run.can_open, run.can_close
    return freed
