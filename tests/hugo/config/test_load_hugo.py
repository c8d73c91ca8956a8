"""Configurations resolved here and by the real Hugo: ``hugo config`` and ``hugo config mounts``."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cms.errors import ConfigError
from cms.hugo.config import LanguageConfig, SiteConfig
from cms.hugo.config.load import load_config
from tests.conftest import RunHugo
from tests.hugo.sites import write_site
from tests.stub_site import overlay

Files = dict[str, str]

TWO = "languages: {en: {weight: 1}, zh-CN: {weight: 2}}\n"

SITES: dict[str, Files] = {
    "no configuration at all": {"content/a.md": ""},
    "hugo.toml": {"hugo.toml": "title = 'T'\nbaseURL = 'https://example.com'"},
    "hugo.* before config.*": {"hugo.json": '{"title": "hugo"}', "config.toml": "title = 'config'"},
    "toml before yaml before json": {
        "hugo.toml": "title = 'toml'",
        "hugo.yaml": "title: yaml",
        "hugo.yml": "title: yml",
        "hugo.json": '{"title": "json"}',
    },
    "yaml before yml": {"config.yml": "title: yml", "config.yaml": "title: yaml"},
    "byte order mark": {"hugo.json": '\ufeff{"title": "T"}'},
    "YAML stream": {"hugo.yaml": "# note\n---\ntitle: first\n---\ntitle: second\n"},
    "YAML stream with a directive": {"hugo.yaml": "%YAML 1.2\n---\ntitle: first\n...\n"},
    "empty file": {"hugo.yaml": "# nothing\n"},
    "keys in capitals": {
        "hugo.toml": "TITLE = 'T'\nBuildDrafts = true\n[Params]\nFooBar = 1\n"
        "[Taxonomies]\nTag = 'Tags'"
    },
    "weak types": {
        "hugo.yaml": "title: 5\nsummaryLength: '12'\ncopyright: true\ntimeout: 60\n"
        "buildDrafts: 'true'\nbuildFuture: 1\nbuildExpired: ''\n"
        "ignoreFiles: x\ndisableKinds: rss\nbaseURL: null\nstaticDir: []\n"
    },
    "text that YAML once took for a bool": {"hugo.yaml": "title: yes\nparams: {on: off}"},
    "config folder": {
        "hugo.toml": "title = 'root'\ncopyright = 'c'",
        "config/_default/hugo.toml": "title = 'default'",
        "config/_default/params.toml": "a = 1\n[b]\nc = 2",
    },
    "config folder only": {"config/_default/config.yaml": "title: T\nparams: {a: 1}"},
    "environment over default": {
        "config/_default/hugo.yaml": "title: default\nparams: {a: 1, b: {c: 1}}\nignoreFiles: [x]",
        "config/production/hugo.yaml": "title: production\nparams: {b: {d: 2}}\nignoreFiles: [y]",
        "config/development/hugo.yaml": "title: development",
    },
    "later extension over earlier": {
        "config/_default/params.json": '{"a": "json"}',
        "config/_default/params.toml": "a = 'toml'",
        "config/_default/params.yaml": "a: yaml",
        "config/_default/params.yml": "a: yml",
    },
    "file names are keys": {
        "hugo.yaml": TWO,
        "config/_default/languages.yaml": "de: {weight: 3, title: Deutsch}",
        "config/_default/params.zh-CN.yaml": "greeting: 你好",
        "config/_default/params.yaml": "greeting: hello\nonce: 1",
        "config/_default/menus.zh-cn.toml": "[[main]]\nname = 'x'",
        "config/_default/permalinks.yaml": "post: /:slug/",
        "config/_default/taxonomies.toml": "series = 'series'",
        "config/_default/notes.txt": "not read",
    },
    "a file names its key again": {
        "config/_default/params.yaml": "params: {a: 1}",
        "config/_default/cascade.yaml": "cascade: [{title: T}]",
        "config/_default/frontmatter.toml": "[frontmatter]\ndate = ['publishDate']",
    },
    "folders in the config folder": {
        "config/_default/b/params.toml": "a = 'b'",
        "config/_default/a/deep/params.toml": "a = 'a'\nz = 1",
    },
    "old names": {
        "hugo.yaml": "indexes: {author: authors}\nmenu: {main: [{name: x}]}\nlanguages: {en: "
        "{menu: {side: [{name: y}]}}}"
    },
    "no languages, another default": {"hugo.toml": "defaultContentLanguage = 'zh-cn'"},
    "languages by weight, then name": {
        "hugo.yaml": "languages: {a: {contentDir: ca}, d: {weight: 2, contentDir: cd}, "
        "c: {weight: 2, contentDir: cc}, b: {contentDir: cb}, e: {weight: -1, contentDir: ce}}"
    },
    "default language is en where there is one": {
        "hugo.yaml": "languages: {de: {weight: 1}, en: {}}"
    },
    "default language is the first": {"hugo.yaml": "languages: {fr: {weight: 2}, de: {weight: 1}}"},
    "default language in capitals": {"hugo.yaml": TWO + "defaultContentLanguage: zh-CN"},
    "default language in a folder": {"hugo.yaml": TWO + "defaultContentLanguageInSubdir: true"},
    "disabled languages": {
        "hugo.yaml": "disableLanguages: [zh-cn]\n"
        "languages: {en: {}, zh-CN: {}, de: {disabled: true}}"
    },
    "language twins by case": {"hugo.yaml": "languages: {zh-CN: {title: A}, en: {}}"},
    "locale of the root": {"hugo.yaml": TWO + "locale: en-GB"},
    "locale of the root, the old way": {"hugo.yaml": TWO + "languageCode: en-GB"},
    "locales of languages": {
        "hugo.yaml": "locale: en-GB\nlanguages: {en: {languageCode: en-US}, zh: {locale: zh-Hans}, "
        "de: {languageCode: de-AT}}"
    },
    "languages override root settings": {
        "hugo.yaml": "title: Root\ntimeZone: UTC\ndisableKinds: [rss, taxonomy]\n"
        "buildDrafts: true\nlanguages:\n  en: {weight: 1}\n  zh:\n    weight: 2\n    title: 标题\n"
        "    timeZone: Asia/Shanghai\n    disableKinds: [home]\n    buildDrafts: false\n"
        "    copyright: 1\n"
    },
    "languages override sections": {
        "hugo.yaml": "permalinks: {post: /a/:slug/, page: {b: /b/}}\ntaxonomies: {tag: tags}\n"
        "params: {a: {b: 1}, c: 2}\nfrontmatter: {date: [lastmod]}\nuglyURLs: {x: true}\n"
        "languages:\n  en: {weight: 1}\n  zh:\n    permalinks: {page: {post: /zh/:slug/}}\n"
        "    taxonomies: {series: series}\n    params: {a: {d: 3}, c: 4}\n"
        "    frontmatter: {lastmod: ':git'}\n    uglyURLs: {y: true}\n"
    },
    "uglyURLs as a bool is no language's": {
        "hugo.yaml": "uglyURLs: true\nlanguages: {en: {}, zh: {uglyURLs: false}}"
    },
    "uglyURLs as text": {"hugo.yaml": "uglyURLs: 'true'"},
    "uglyURLs by section": {"hugo.yaml": "uglyURLs: {post: true, B: 'true', c: 0}"},
    "taxonomies": {"hugo.yaml": "taxonomies: {Series: Series, x: '', y: 5, z: {a: b}}"},
    "no taxonomies": {"hugo.yaml": "taxonomies: {}"},
    "permalinks by section and kind": {
        "hugo.yaml": "permalinks: {Post: /p/, /docs/api/: /d/, /: /r/, section: {post: /s/}, "
        "term: {tags: /t/}, home: {/: /h/}}"
    },
    "permalinks as a list": {
        "hugo.yaml": "permalinks:\n- {target: {kind: Page, path: '/Post/**'}, pattern: /x/:slug/}\n"
        "- {pattern: /y/, target: {environment: production, sites: {matrix: {languages: en}}}}\n"
        "- {pattern: /z/}\n"
    },
    "date chains": {
        "hugo.toml": "[frontmatter]\ndate = [':filename', ':default']\nlastmod = 'a b'\n"
        "publishDate = []\nexpiryDate = ['ExpiryDate', 'x']"
    },
    "security": {"hugo.yaml": "security: {allowContent: ['.*', '! ^text/org$', ' ']}"},
    "nothing allowed": {"hugo.yaml": "security: {allowContent: none}"},
    "outputs of kinds that are not built": {
        "hugo.yaml": "disableKinds: [rss, home]\n"
        "outputs: {home: [nope], other: [nope], page: [html, rss]}"
    },
    "output formats": {
        "hugo.toml": "[mediaTypes.'text/Netlify']\n[outputFormats.Redir]\n"
        "mediaType = 'text/netlify'\n[outputs]\nhome = ['HTML', 'redir']\nrss = 'rss'"
    },
    "path settings": {
        "hugo.yaml": "disablePathToLower: true\nremovePathAccents: true\nenableGitInfo: true\n"
        "ignoreFiles: ['\\.foo$', a]\nbuildDrafts: true\nbuildFuture: true\nbuildExpired: true"
    },
    "folders by setting": {
        "hugo.toml": "contentDir = 'docs/'\nassetDir = 'a'\narchetypeDir = 'b'\nlayoutDir = 'c'\n"
        "dataDir = 'd'\ni18nDir = 'e'\nstaticDir = ['s1', 's2', 's1']\nstaticDir2 = 's3'"
    },
    "folders by language": {
        "hugo.yaml": "contentDir: content/en\nstaticDir: [s1, s2]\nlanguages:\n  en: {weight: 1}\n"
        "  zh: {weight: 2, contentDir: content/zh, staticDir: s3, staticDir1: [s4]}\n"
        "  de: {weight: 3, contentDir: content/en}\n"
    },
    "static folders by language": {
        "hugo.yaml": "staticDir1: [a, b]\nlanguages: {en: {staticDir1: c}, zh: {staticDir: d}, "
        "de: {staticDir: [], staticDir3: [b, a]}}"
    },
    "one host per language": {
        "hugo.yaml": "languages: {en: {baseURL: 'https://en.example/'}, "
        "zh: {baseURL: 'https://zh.example/', staticDir: s}}"
    },
    "one host per language, one of them disabled": {
        "hugo.yaml": "languages: {en: {baseURL: 'https://en.example/'}, zh: {staticDir: s}, "
        "de: {disabled: true}}"
    },
    "three hosts, one of them disabled": {
        "hugo.yaml": "languages: {en: {baseURL: 'https://en.example/'}, zh: {staticDir: s}, "
        "fr: {}, de: {disabled: true}}"
    },
    "no content folder": {"hugo.yaml": "contentDir: ''"},
    "mounts replace defaults": {
        "hugo.yaml": "module: {mounts: [{source: pics, target: static/img}, "
        "{source: ./docs/, target: content//x/}, {source: docs, target: content/x}]}",
        "pics/a.png": "",
        "docs/a.md": "",
    },
    "mounts of missing folders are none": {
        "hugo.yaml": "module: {mounts: [{source: nope, target: content}]}"
    },
    "mounts by language": {
        "hugo.yaml": TWO + "module:\n  mounts:\n  - {source: content, target: content}\n"
        "  - {source: zh, target: content, sites: {matrix: {languages: [zh-cn]}}}\n"
        "  - {source: both, target: content, sites: {matrix: {languages: '**'}}}\n"
        "  - {source: a.md, target: content/b.md, files: ['! **/x.md', '**.md']}\n",
        "content/a.md": "",
        "zh/a.md": "",
        "both/b.md": "",
        "a.md": "",
    },
    "mount as one mapping": {
        "hugo.yaml": "module: {mounts: {Source: content, Target: content}}",
        "content/a.md": "",
    },
    "mount without a source": {"hugo.yaml": "module: {mounts: [{target: content}]}"},
    "theme": {
        "hugo.toml": "theme = 't'\ntitle = 'Site'\n[params]\na = 1\n[params.b]\nc = 2",
        "themes/t/hugo.toml": "title = 'Theme'\ncopyright = 'x'\n[params]\na = 5\nz = 6\n"
        "[params.b]\nd = 7\n[taxonomies]\nx = 'xs'\n[outputFormats.Print]\nmediaType = 'text/html'",
        "themes/t/theme.toml": "name = 't'",
        "themes/t/content/a.md": "",
        "themes/t/static/a.png": "",
        "themes/t/layouts/home.html": "",
    },
    "theme without configuration": {"hugo.toml": "theme = 't'", "themes/t/static/a.css": ""},
    "theme with a config folder": {
        "hugo.toml": "theme = 't'\n[params]\na = 1",
        "themes/t/config.toml": "[params]\nb = 1",
        "themes/t/config/_default/params.toml": "b = 2\nc = 3",
        "themes/t/config/production/params.toml": "c = 4",
    },
    "themes, the left one wins": {
        "hugo.toml": "theme = ['t', 'u']",
        "themes/t/hugo.toml": "[params]\na = 't'\n[params.n]\nx = 1",
        "themes/u/hugo.toml": "[params]\na = 'u'\nb = 'u'\n[params.n]\nx = 2\ny = 2",
        "themes/t/content/a.md": "",
        "themes/u/content/a.md": "",
    },
    "a theme's theme": {
        "hugo.toml": "theme = ['t', 'u']\nthemesDir = 'skins'",
        "skins/t/hugo.toml": "theme = 'u'\n[params]\na = 't'",
        "skins/u/hugo.toml": "theme = 't'\n[params]\na = 'u'\nb = 'u'",
    },
    "theme for languages": {
        "hugo.yaml": "theme: t\nlanguages: {en: {weight: 1}, zh: {weight: 2, params: {a: 1}}}",
        "themes/t/hugo.yaml": "languages: {zh: {params: {a: 2, b: 3}, title: x}, "
        "en: {params: {c: 4}}, de: {weight: 1}}\nparams: {a: 5, d: 6}",
    },
    "theme without languages on the site": {
        "hugo.yaml": "theme: t",
        "themes/t/hugo.yaml": "languages: {en: {params: {c: 4}, title: x}, de: {}}",
    },
    "merge nothing": {
        "hugo.toml": "theme = 't'\n_merge = 'none'\n[params]\na = 1",
        "themes/t/hugo.toml": "[params]\nb = 2",
    },
    "merge all": {
        "hugo.toml": "theme = 't'\n_merge = 'deep'\n[taxonomies]\na = 'as'",
        "themes/t/hugo.toml": "title = 'Theme'\n[taxonomies]\na = 'bs'\nb = 'bs'\n[params]\nb = 2",
    },
    "an empty mapping makes way": {
        "hugo.toml": "theme = 't'\n[params]\n[params.a]\n[taxonomies]",
        "themes/t/hugo.toml": "taxonomies = 5\n[params]\na = ['x']",
    },
    "merge by section": {
        "hugo.toml": "theme = 't'\n[params]\n_merge = 'shallow'\na = 1\n[params.n]\nx = 1\n"
        "[taxonomies]\n_merge = 'shallow'\n[permalinks]\n_merge = 'nonsense'\npost = '/p/'",
        "themes/t/hugo.toml": "[params]\nb = 2\n[params.n]\ny = 1\n[taxonomies]\nb = 'bs'\n"
        "[permalinks]\npost = '/x/'\nnews = '/n/'",
    },
    "mounts of a theme": {
        "hugo.toml": "theme = 't'",
        "themes/t/hugo.toml": "[[module.mounts]]\nsource = 'docs'\ntarget = 'content/docs'\n"
        "[[module.mounts]]\nsource = 'nope'\ntarget = 'static'",
        "themes/t/docs/a.md": "",
        "themes/t/static/a.png": "",
    },
    "imports": {
        "hugo.yaml": "module:\n  imports:\n  - {path: t, mounts: [{source: a, target: content}]}\n"
        "  - {path: u, ignoreConfig: true}\n  - {path: v, noMounts: true}\n"
        "  - {path: w, disable: true}\n  - {path: x, ignoreImports: true}\n",
        "themes/t/a/a.md": "",
        "themes/t/content/a.md": "",
        "themes/u/hugo.yaml": "params: {u: 1}",
        "themes/u/content/a.md": "",
        "themes/v/hugo.yaml": "params: {v: 1}",
        "themes/v/content/a.md": "",
        "themes/x/hugo.yaml": "theme: u",
    },
    "replacements": {
        "hugo.yaml": "module: {replacements: 'github.com/a/b -> t, github.com/c/d -> ../other', "
        "imports: [{path: github.com/a/b}, {path: github.com/c/d}]}",
        "themes/t/hugo.yaml": "params: {t: 1}",
        "other/hugo.yaml": "params: {other: 1}",
        "other/static/a.png": "",
    },
    "vendored modules": {
        "hugo.yaml": "module: {imports: [{path: github.com/a/b}]}",
        "_vendor/modules.txt": "# github.com/a/b v1.0.0\n# github.com/c/d v2.0.0+incompatible\n",
        "_vendor/github.com/a/b/hugo.yaml": "module: {imports: [{path: github.com/c/d}]}\n"
        "params: {b: 1}",
        "_vendor/github.com/a/b/content/a.md": "",
        "_vendor/github.com/c/d/config.toml": "[params]\nb = 2\nd = 2",
        "_vendor/github.com/c/d/static/a.png": "",
    },
    "vendored modules ignored": {
        "hugo.yaml": "ignoreVendorPaths: 'github.com/A/**'\n"
        "module: {imports: [{path: github.com/a/b}]}",
        "_vendor/modules.txt": "# github.com/a/b v1.0.0\n",
        "_vendor/github.com/a/b/hugo.yaml": "params: {vendored: true}",
        "themes/github.com/a/b/hugo.yaml": "params: {vendored: false}",
    },
    "node_modules": {
        "hugo.yaml": "theme: t\nmodule: {mounts: [{source: node_modules/x, target: assets/x}, "
        "{source: node_modules/nope, target: assets/nope}]}",
        "themes/t/hugo.yaml": "module: {mounts: [{source: node_modules/x, target: static/x}, "
        "{source: ../../node_modules/x, target: static/y}, "
        "{source: node_modules/n, target: static}]}",
        "node_modules/x/a.js": "",
    },
    "cascade": {
        "hugo.yaml": "cascade: [{target: {kind: '{home,page}'}, params: {A: 1}}, 5, {title: x}]"
    },
    "Go's own syntax in patterns": {
        "hugo.yaml": "ignoreFiles: ['\\pL', '[[:alpha:]]', '(?i)x', 'a\\z', 'x{2}?', '[*+]']"
    },
    "unknown keys": {"hugo.yaml": "paginate: 5\nauthor: {name: x}\nanything: [1, {a: b}]"},
    "base URLs": {
        "hugo.yaml": "baseURL: /\nlanguages: {en: {baseURL: 'https://例子.org:8080/a b/%20?x#y'}, "
        "de: {baseURL: '//u:p@[::1]:80'}, fr: {baseURL: 'mailto:x'}, zh: {baseURL: example.org}}"
    },
    "timeouts": {
        "hugo.yaml": "timeout: 30\nlanguages: {en: {timeout: 1m30.5s}, de: {timeout: '-2'}}"
    },
    "roles and versions": {
        "hugo.yaml": "roles: {guest: {}, member: {}}\nversions: {v1.0.0: {}, v2.0.0: {}}\n"
        "module: {mounts: [{source: content, target: content, "
        "sites: {matrix: {versions: ['v1**']}}}]}",
        "content/a.md": "",
    },
}


@pytest.mark.hugo
@pytest.mark.parametrize("files", SITES.values(), ids=SITES)
def test_configuration_is_hugos(files: Files, tmp_path: Path, hugo: RunHugo) -> None:
    write_site(tmp_path, files)
    config = load_config(tmp_path)
    default = _hugo_config(hugo, tmp_path)
    assert _site_facts(config) == _hugo_site_facts(default)
    for language in config.languages:
        resolved = _hugo_config(hugo, tmp_path, "--lang", language.code)
        assert _language_facts(language) == _hugo_language_facts(resolved, language.code)
    assert _mount_facts(config) == _hugo_mount_facts(hugo, tmp_path, config)


@pytest.mark.hugo
@pytest.mark.parametrize("name", ["glossary", "hugoDocs", "opentelemetry"])
def test_mounts_of_a_real_site(name: str, shared: Path, tmp_path: Path, hugo: RunHugo) -> None:
    site = overlay(shared / "corpora" / name, tmp_path / "site")
    template = site / "config" / "_default" / "module-template.yaml"
    if template.is_file():
        shutil.copyfile(template, template.with_name("module.yaml"))
    config = load_config(site)
    assert config.notices == ()
    assert _site_facts(config) == _hugo_site_facts(_hugo_config(hugo, site))
    assert _mount_facts(config) == _hugo_mount_facts(hugo, site, config)


BROKEN: dict[str, Files] = {
    "TOML syntax": {"hugo.toml": "title =\n"},
    "YAML syntax": {"hugo.yaml": "title: a: b\n"},
    "JSON syntax": {"hugo.json": '{"title": "T",}'},
    "empty JSON": {"hugo.json": ""},
    "no mapping": {"hugo.yaml": "- a"},
    "not UTF-8": {"hugo.toml": "title = '\udcff'"},
    "syntax in the config folder": {"config/_default/params.toml": "a"},
    "syntax in a theme": {"hugo.toml": "theme = 't'", "themes/t/hugo.toml": "a"},
    "flag": {"hugo.yaml": "buildDrafts: yes"},
    "flag as a list": {"hugo.yaml": "buildDrafts: []"},
    "text as a list": {"hugo.yaml": "title: [a]"},
    "text as a date": {"hugo.toml": "title = 2025-02-07"},
    "number": {"hugo.yaml": "summaryLength: many"},
    "list as a mapping": {"hugo.yaml": "staticDir: {}"},
    "list of mappings": {"hugo.yaml": "ignoreFiles: [{a: b}]"},
    "flag of a language": {"hugo.yaml": "languages: {en: {}, zh: {buildDrafts: yes}}"},
    "flag of a disabled language": {
        "hugo.yaml": "languages: {en: {}, zh: {buildDrafts: yes, disabled: true}}"
    },
    "no languages": {"hugo.yaml": "languages: {}"},
    "languages as text": {"hugo.yaml": "languages: en"},
    "languages as null": {"hugo.yaml": "languages:"},
    "language as null": {"hugo.yaml": "languages: {en: , zh: {}}"},
    "language as a list": {"hugo.yaml": "languages: {en: []}"},
    "language with a space": {"hugo.yaml": "languages: {e n: {}}"},
    "language without a name": {"hugo.yaml": "languages: {'': {}}"},
    "weight as text": {"hugo.yaml": "languages: {en: {weight: '1'}}"},
    "disabled as text": {"hugo.yaml": "languages: {en: {}, zh: {disabled: 'true'}}"},
    "title as a number": {"hugo.yaml": "languages: {en: {title: 5}}"},
    "default language unknown": {"hugo.yaml": "defaultContentLanguage: fr\nlanguages: {en: {}}"},
    "default language disabled": {
        "hugo.yaml": "defaultContentLanguage: en\nlanguages: {en: {disabled: true}, fr: {}}"
    },
    "default language in capitals, alone": {"hugo.yaml": "defaultContentLanguage: zh-CN"},
    "all languages disabled": {"hugo.yaml": "languages: {en: {}}\ndisableLanguages: [en]"},
    "time zone": {"hugo.yaml": "timeZone: CST"},
    "time zone of a language": {"hugo.yaml": "languages: {en: {}, zh: {timeZone: '+08:00'}}"},
    "section against plain value": {
        "hugo.yaml": "uglyURLs: true\nlanguages: {en: {uglyURLs: {a: 1}}}"
    },
    "cascade of a language as a list": {"hugo.yaml": "languages: {en: {cascade: [{title: x}]}}"},
    "theme's section against plain value": {
        "hugo.yaml": "theme: t\nparams: 5",
        "themes/t/hugo.yaml": "params: {a: 1}",
    },
    "permalinks of no kind": {"hugo.yaml": "permalinks: {x: {y: /z/}}"},
    "permalinks as text": {"hugo.yaml": "permalinks: /z/"},
    "pattern as a number": {"hugo.yaml": "permalinks: {post: 5}"},
    "pattern with an unknown token": {"hugo.yaml": "permalinks: {post: '/:kind/'}"},
    "rule with an unknown token": {"hugo.yaml": "permalinks: [{pattern: '/:Year/'}]"},
    "rule without a pattern": {"hugo.yaml": "permalinks: [{target: {kind: page}}]"},
    "cascade as text": {"hugo.yaml": "cascade: x"},
    "cascade of the kind": {"hugo.yaml": "cascade: {kind: page}"},
    "cascade to no kind": {"hugo.yaml": "cascade: {target: {kind: pag}, title: x}"},
    "cascade to a language, the old way": {"hugo.yaml": "cascade: {target: {lang: en}, title: x}"},
    "cascade to no kind by glob": {"hugo.yaml": "cascade: {target: {kind: 'x*'}, title: x}"},
    "cascade to a broken glob": {"hugo.yaml": "cascade: {target: {kind: '[a'}, title: x}"},
    "cascade target with a list": {"hugo.yaml": "cascade: {target: {path: [a]}, title: x}"},
    "cascade target with text for sites": {"hugo.yaml": "cascade: {target: {sites: en}, title: x}"},
    "cascade target as text": {"hugo.yaml": "cascade: {target: x, title: x}"},
    "glob for a regular expression": {"hugo.yaml": "ignoreFiles: ['*.md']"},
    "lookahead": {"hugo.yaml": "ignoreFiles: ['a(?!b)']"},
    "backreference": {"hugo.yaml": "ignoreFiles: ['(a)\\1']"},
    "open group": {"hugo.yaml": "security: {allowContent: ['(']}"},
    "unknown output format": {"hugo.yaml": "outputs: {home: [html, nope]}"},
    "unknown default output format": {"hugo.yaml": "defaultOutputFormat: nope"},
    "unknown media type": {"hugo.yaml": "outputFormats: {x: {mediaType: text/nope}}"},
    "bad media type": {"hugo.yaml": "mediaTypes: {nope: {}}"},
    "no media type": {"hugo.yaml": "outputFormats: {x: {mediaType: null}}"},
    "output formats as text": {"hugo.yaml": "outputFormats: x"},
    "output format as a number": {"hugo.yaml": "outputFormats: {x: 5}"},
    "mount lang": {"hugo.yaml": "module: {mounts: [{source: a, target: content, lang: en}]}"},
    "mount includeFiles": {
        "hugo.yaml": "module: {mounts: [{source: a, target: content, includeFiles: x}]}",
        "a/a.md": "",
    },
    "mount target": {
        "hugo.yaml": "module: {mounts: [{source: a, target: contents}]}",
        "a/a.md": "",
    },
    "mount without a target": {"hugo.yaml": "module: {mounts: [{source: a}]}", "a/a.md": ""},
    "broken glob for languages": {
        "hugo.yaml": "module: {mounts: [{source: a, target: content, "
        "sites: {matrix: {languages: ['[a']}}}]}",
        "a/a.md": "",
    },
    "mounts as text": {"hugo.yaml": "module: {mounts: x}"},
    "mount outside of a theme": {
        "hugo.yaml": "theme: t",
        "themes/t/hugo.yaml": "module: {mounts: [{source: ../x, target: content}]}",
        "themes/x/a.md": "",
    },
    "imports as text": {"hugo.yaml": "module: {imports: x}"},
    "theme outside of the themes folder": {
        "hugo.yaml": "theme: t",
        "themes/t/hugo.yaml": "theme: ../u",
        "u/hugo.yaml": "",
    },
    "replacements without an arrow": {"hugo.yaml": "module: {replacements: a=b}"},
    "one menu entry, not a list": {"hugo.toml": "[menus.main]\nname = 'x'"},
    "menus as text": {"hugo.yaml": "menu: main"},
    "menu of texts": {"hugo.yaml": "menus: {main: [x]}"},
    "minify": {"hugo.yaml": "minify: true"},
    "minifyOutput": {"hugo.yaml": "minifyOutput: false"},
    "render hooks": {"hugo.yaml": "markup: {goldmark: {renderHooks: {image: {useEmbedded: x}}}}"},
    "old render hooks": {
        "hugo.yaml": "markup: {goldmark: {renderHooks: {link: {enableDefault: true}}}}"
    },
    "goldmark as a flag": {"hugo.yaml": "markup: {goldmark: true}"},
    "timeout": {"hugo.yaml": "timeout: 60x"},
    "base URL with a space": {"hugo.yaml": "baseURL: https://exa mple.org/"},
    "base URL without a scheme": {"hugo.yaml": "baseURL: ://example.org/"},
    "base URL with a colon too early": {"hugo.yaml": "baseURL: 1http://example.org/"},
    "base URL with a bad escape": {"hugo.yaml": "baseURL: https://example.org/%zz"},
    "base URL with a bad port": {"hugo.yaml": "baseURL: https://example.org:x/"},
}


@pytest.mark.hugo
@pytest.mark.parametrize("files", BROKEN.values(), ids=BROKEN)
def test_hugo_refuses_what_is_refused_here(files: Files, tmp_path: Path, hugo: RunHugo) -> None:
    write_site(tmp_path, files)
    with pytest.raises(ConfigError) as raised:
        load_config(tmp_path)
    assert "\n" not in raised.value.message
    assert hugo(tmp_path, "--renderToMemory").returncode != 0


ENVIRONMENTS: dict[str, dict[str, str]] = {
    "text": {"HUGO_TITLE": "T"},
    "flags": {"HUGO_BUILDDRAFTS": "true", "HUGO_BUILDFUTURE": "0"},
    "nested": {"HUGO_PARAMS_NEW": "1", "HUGO_PARAMS_A_B": "5"},
    "own separator": {"HUGOxPARAMSxEXTRA_KEY": "k"},
    "list by comma": {"HUGO_DISABLEKINDS": "rss,home"},
    "list by blanks": {"HUGO_DISABLEKINDS": "rss home"},
    "list": {"HUGO_IGNOREFILES": "['a', 'b']"},
    "mapping": {"HUGO_TAXONOMIES": '{"x": "xs"}'},
    "mapping in YAML": {"HUGO_PARAMS": "a: 5"},
    "typed as before": {"HUGO_PARAMS_FLAG": "false", "HUGO_PARAMS_NUMBER": "7"},
    "not of the type before": {"HUGO_PARAMS_NUMBER": "seven"},
    "language": {"HUGO_LANGUAGES_ZH_TITLE": "标题"},
    "environment": {"HUGO_ENVIRONMENT": "staging"},
    "old environment": {"HUGO_ENV": "staging"},
    "theme": {"HUGO_THEME": "t"},
    "below a plain value": {"HUGO_TITLE_X": "1", "HUGO_PARAMS_FLAG_X": "1"},
    "no setting": {"HUGO_": "x", "HUGO": "x", "HUGO_A": "x"},
}


@pytest.mark.hugo
@pytest.mark.parametrize("environ", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_environment_variables(
    environ: dict[str, str], tmp_path: Path, hugo: RunHugo, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(
        tmp_path,
        {
            "hugo.toml": "title = 'Root'\nbuildFuture = true\nignoreFiles = ['x']\n[params]\n"
            "flag = true\nnumber = 2.5\n[params.a]\nb = 1\n[languages.en]\n[languages.zh]",
            "config/staging/params.yaml": "stage: staging",
            "themes/t/hugo.yaml": "params: {theme: 1}",
        },
    )
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    config = load_config(tmp_path, environ=environ)
    assert _site_facts(config) == _hugo_site_facts(_hugo_config(hugo, tmp_path))
    for language in config.languages:
        resolved = _hugo_config(hugo, tmp_path, "--lang", language.code)
        assert _language_facts(language) == _hugo_language_facts(resolved, language.code)


def _hugo_config(hugo: RunHugo, site: Path, *args: str) -> dict[str, Any]:
    answer = hugo(site, "config", "--format", "json", "--printZero", *args)
    assert answer.returncode == 0, answer.stderr
    start = 0 if answer.stdout.startswith("{") else answer.stdout.index("\n{") + 1
    return json.loads(answer.stdout[start:])


def _site_facts(config: SiteConfig) -> dict[str, Any]:
    return {
        "default": config.default_language,
        "subdir": config.default_language_in_subdir,
        "languages": {language.code: language.weight for language in config.languages},
        "disabled": set(config.disabled_languages),
        "ignore": list(config.ignore_files),
        "paths": (config.disable_path_to_lower, config.remove_path_accents),
        "allow": list(config.allow_content),
        "formats": set(config.output_formats),
        "media": set(config.media_types),
    }


def _hugo_site_facts(resolved: dict[str, Any]) -> dict[str, Any]:
    allowed = resolved["security"]["allowcontent"]
    return {
        "default": resolved["defaultcontentlanguage"],
        "subdir": resolved["defaultcontentlanguageinsubdir"],
        "languages": {
            code: own["weight"]
            for code, own in resolved["languages"].items()
            if code not in (resolved["disablelanguages"] or [])
        },
        "disabled": set(resolved["disablelanguages"] or []) & set(resolved["languages"]),
        "ignore": resolved["ignorefiles"] or [],
        "paths": (resolved["disablepathtolower"], resolved["removepathaccents"]),
        "allow": [] if allowed == "none" else allowed,
        "formats": set(resolved["outputformats"]),
        "media": set(resolved["mediatypes"]),
    }


def _language_facts(language: LanguageConfig) -> dict[str, Any]:
    chains = language.date_chains
    return {
        "title": language.title,
        "base": language.base_url,
        "zone": language.time_zone,
        "locale": language.locale,
        "kinds": set(language.disable_kinds),
        "taxonomies": dict(language.taxonomies),
        "ugly": language.ugly_urls,
        "permalinks": sorted(_permalinks(language)),
        "dates": [
            list(chain)
            for chain in (chains.date, chains.lastmod, chains.publish_date, chains.expiry_date)
        ],
        "params": language.settings.get("params") or {},
        "drafts": language.settings.get("builddrafts") in (True, "true", 1),
        "has cascade": bool(language.cascade),
    }


def _permalinks(language: LanguageConfig) -> list[tuple[object, ...]]:
    rules = [(*rule[:4], list(rule.languages)) for rule in language.permalink_rules]
    for kind, patterns in language.permalinks.items():
        for section, pattern in patterns.items():
            path = "/*" if section == "/" else f"/{{{section},{section}/**}}"
            rules.append((pattern, kind, path, "", []))
    return rules


def _hugo_language_facts(resolved: dict[str, Any], code: str) -> dict[str, Any]:
    kinds = {
        kind.lower().replace("taxonomyterm", "taxonomy") for kind in resolved["disablekinds"] or ()
    }
    dates = resolved["frontmatter"]
    rules = []
    for rule in resolved["permalinks"] or ():
        target = rule["target"]
        languages = target["sites"]["matrix"]["languages"] or []
        rules.append(
            (rule["pattern"], target["kind"], target["path"], target["environment"], languages)
        )
    return {
        "title": resolved["title"],
        "base": resolved["baseurl"],
        "zone": resolved["timezone"],
        "locale": resolved["languages"][code]["locale"] or code,
        "kinds": kinds,
        "taxonomies": resolved["taxonomies"] or {},
        "ugly": resolved["uglyurls"] or False,
        "permalinks": sorted(rules),
        "dates": [dates[key] or [] for key in ("date", "lastmod", "publishdate", "expirydate")],
        "params": resolved["params"] or {},
        "drafts": resolved["builddrafts"],
        "has cascade": resolved["cascade"] is not None,
    }


def _mount_facts(config: SiteConfig) -> list[tuple[str, str, str]]:
    return [(mount.source.as_posix(), mount.target, mount.language) for mount in config.mounts]


def _hugo_mount_facts(hugo: RunHugo, site: Path, config: SiteConfig) -> list[tuple[str, str, str]]:
    """Mounts as listed, once per language; globs are resolved by the one that the table has."""
    answer = hugo(site, "config", "mounts")
    text = answer.stdout[answer.stdout.index("{") :]
    decoder = json.JSONDecoder()
    facts = []
    while text:
        module, end = decoder.raw_decode(text)
        text = text[end:].lstrip()
        for mount in module["mounts"] or ():
            if mount["target"].startswith("assets/_jsconfig"):
                continue
            globs = mount.get("sites", {}).get("matrix", {}).get("languages") or [""]
            codes = [language.code for language in config.languages] if globs == ["**"] else globs
            source = (Path(module["dir"]) / mount["source"]).as_posix()
            facts += [(source, mount["target"], code) for code in codes]
    return facts
