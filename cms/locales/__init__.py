"""The languages that the program speaks besides English, and which one is meant.

``zh_CN.po`` and ``zh_TW.po`` hold the sentences, ``*.mo`` the same for gettext; both are kept up to
date by ``python -m cms.locales.renew``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from cms.model.message import speak

DOMAIN = "cms"
FOLDER = Path(__file__).parent
_TRADITIONAL = ("hant", "hk", "mo", "tw")


def meant(environ: Mapping[str, str], setting: str = "") -> str:
    """The catalogue for ``CMS_LANG``, else the setting, else the locale; empty for English."""
    by_locale = next(
        (environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), ""
    )
    return catalogue(environ.get("CMS_LANG") or setting or by_locale)


def catalogue(language: str) -> str:
    """The catalogue for a language tag or the name of a locale; empty where there is none."""
    parts = language.lower().partition(".")[0].replace("_", "-").split("-")
    if parts[0] != "zh":
        return ""
    is_traditional = "hans" not in parts and any(part in _TRADITIONAL for part in parts)
    return "zh_TW" if is_traditional else "zh_CN"


def speak_language(code: str) -> None:
    """Shows all messages from one catalogue; in English where ``code`` is empty."""
    if not code:
        speak(str)
        return
    import gettext

    # Typer asks gettext for its own headings when help is shown.
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
    speak(gettext.translation(DOMAIN, FOLDER, [code]).gettext)
