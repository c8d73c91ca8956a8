"""Which presets there are, and for which themes, without reading them: see ``presets``.

Written by ``python -m cms.schema.renew``.
"""

NAMES: tuple[str, ...] = (
    "ananke",
    "blowfish",
    "congo",
    "docsy",
    "even",
    "hextra",
    "mainroad",
    "next",
    "papermod",
    "stack",
)

THEMES: dict[str, str] = {
    "@docsy/theme": "docsy",
    "ananke": "ananke",
    "blowfish": "blowfish",
    "congo": "congo",
    "docsy": "docsy",
    "docsy/theme": "docsy",
    "even": "even",
    "github.com/adityatelange/hugo-papermod": "papermod",
    "github.com/caijimmy/hugo-theme-stack": "stack",
    "github.com/gohugo-ananke/ananke": "ananke",
    "github.com/google/docsy": "docsy",
    "github.com/google/docsy/theme": "docsy",
    "github.com/hugo-next/hugo-theme-next": "next",
    "github.com/imfing/hextra": "hextra",
    "github.com/jpanther/congo": "congo",
    "github.com/nunocoracao/blowfish": "blowfish",
    "github.com/olowolo/hugo-theme-even": "even",
    "github.com/thenewdynamic/gohugo-theme-ananke": "ananke",
    "github.com/vimux/mainroad": "mainroad",
    "gohugo-theme-ananke": "ananke",
    "hextra": "hextra",
    "hugo-blowfish-theme": "blowfish",
    "hugo-congo-theme": "congo",
    "hugo-next": "next",
    "hugo-papermod": "papermod",
    "hugo-theme-ananke": "ananke",
    "hugo-theme-even": "even",
    "hugo-theme-mainroad": "mainroad",
    "hugo-theme-next": "next",
    "hugo-theme-stack": "stack",
    "mainroad": "mainroad",
    "next": "next",
    "papermod": "papermod",
    "stack": "stack",
}
