"""Presets are found by a site's themes, and read by name."""

import pytest

from cms.errors import ConfigError
from cms.schema import presets
from cms.schema.renew import INDEX, index
from cms.schema.renew import presets as read_presets


@pytest.mark.parametrize(
    ("themes", "preset"),
    [
        ((), None),
        (("nobody-knows-it",), None),
        (("blowfish",), "blowfish"),
        (("Blowfish",), "blowfish"),
        (("github.com/nunocoracao/blowfish/v2",), "blowfish"),
        (("github.com/Nunocoracao/Blowfish/v3",), "blowfish"),
        (("github.com/google/docsy",), "docsy"),
        (("github.com/somebody/congo",), "congo"),
        (("../shared/themes/hextra/",), "hextra"),
        (("..\\shared\\themes\\hextra",), "hextra"),
        (("own-changes", "congo", "docsy"), "congo"),
        (("v2",), None),
    ],
)  # fmt: skip
def test_the_strongest_theme_that_has_a_preset_decides(
    themes: tuple[str, ...], preset: str | None
) -> None:
    assert presets.detect(themes) == preset


def test_the_index_is_current() -> None:
    assert INDEX.read_text("utf-8") == index(read_presets()), "run python -m cms.schema.renew"


def test_two_presets_cannot_claim_a_theme() -> None:
    theme = {"x-theme": {"folders": ["same"], "modules": []}}
    with pytest.raises(ValueError, match="same belongs to a and b"):
        index({"a": theme, "b": theme})


@pytest.mark.parametrize("name", [*presets.names(), "Docsy"])
def test_a_preset_is_read_by_name(name: str) -> None:
    assert presets.load(name)["type"] == "object"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("blowfisch", "did you mean blowfish?"),
        ("diagnostics", f"presets: {', '.join(presets.names())}"),
        ("../secret", f"presets: {', '.join(presets.names())}"),
    ],
)
def test_an_unknown_preset_is_an_error_with_a_hint(name: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        presets.load(name)
    assert caught.value.hint == hint
