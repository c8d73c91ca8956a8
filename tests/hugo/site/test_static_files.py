"""Files that are copied to a place in the publish folder."""

import json

import pytest

from cms.hugo.config.load import load_config
from cms.hugo.site.static_files import static_file
from tests.conftest import RunHugo
from tests.hugo.sites import write_site

FILES = ["static/a/index.html", "static/.hidden", "more/b.html", "more/left/c.html", "one.html"]
MOUNTS = [
    {"source": "static", "target": "static"},
    {"source": "more", "target": "static/x", "files": ["! left/**"]},
    {"source": "one.html", "target": "static/y/two.html"},
]
HOSTS = {"en": {"baseURL": "https://en.example.org"}, "zh": {"baseURL": "https://zh.example.org"}}
PLACES = ["a/index.html", ".hidden", "x/b.html", "x/left/c.html", "b.html", "y/two.html", "a"]


@pytest.mark.parametrize("languages", [{"en": {}}, HOSTS])
@pytest.mark.hugo
def test_they_are_where_hugo_copies_them(tmp_path, hugo: RunHugo, languages):
    settings = {"module": {"mounts": MOUNTS}, "languages": languages}
    write_site(tmp_path, {"hugo.json": json.dumps(settings), **dict.fromkeys(FILES, "x")})
    assert hugo(tmp_path).returncode == 0
    config = load_config(tmp_path)
    for code in languages:
        for place in PLACES:
            file = f"{code}/{place}" if config.is_multihost else place
            found = static_file(file, code, config)
            assert (found is not None) == (tmp_path / "public" / file).is_file(), file
