"""Addresses that would have the program ask this computer or its network: none gets there."""

from pathlib import Path

import pytest

from cms.remote.addresses import Unfit, literal, read_address, vet
from cms.remote.checking import Order
from cms.remote.verdicts import Verdict
from tests.remote.asking import SITE, Clock, Setting, check
from tests.remote.server import Reply, image, png, serving

NAMES = {
    "localhost": ["127.0.0.1", "::1"],
    "localhost.": ["127.0.0.1"],
    "rebound.example": ["127.0.0.1"],
    "router.example": ["192.168.1.1", "fe80::1%eth0"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "metadata.google.internal": ["169.254.169.254"],
    "nothing.example": [],
    "xn--fsq.example": ["127.0.0.1"],
}
"""What the resolver of these tests says."""

HOSTILE = [
    "http://127.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.0.0.1:{port}/",
    "http://0X7F.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://017700000001:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://127%2E0.0%2e1:{port}/",
    "http://１２７.０.０.１:{port}/",
    "http://127。0。0。1:{port}/",
    "http://①②⑦.0.0.1:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://[64:ff9b:1::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[2001:0:7f00:1::1]:{port}/",
    "http://[fe80::1%25lo]:{port}/",
    "http://[fe80::1%lo]:{port}/",
    "http://[fd00:ec2::254]:{port}/",
    "http://[ff02::1]:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://ⓛocalhost:{port}/",
    "http://rebound.example:{port}/",
    "http://router.example:{port}/",
    "http://mapped.example:{port}/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://nothing.example:{port}/",
    "http://例.example:{port}/",
    "http://user:secret@127.0.0.1:{port}/",
    "http://img.example.org@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@img.example.org/",
    "http:\\\\127.0.0.1:{port}\\",
    "http:/127.0.0.1:{port}/",
    "\thttp://127.0\n.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/latest/meta-data/",
    "http://168.63.129.16/",
    "http://10.0.0.1/",
    "http://172.31.255.255/",
    "http://192.168.0.1/",
    "http://255.255.255.255/",
    "http://224.0.0.1/",
    "file:///etc/passwd",
    "file://127.0.0.1/etc/passwd",
    "data:image/png;base64,iVBORw0KGgo=",
    "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/",
    "\\\\127.0.0.1\\share\\a.png",
    "http://[127.0.0.1]:{port}/",
    "http://127.0.0.256:{port}/",
    "http://a..b:{port}/",
    "http://127.0.0.1:99999/",
    "http://:{port}/",
]

OPEN = Setting(NAMES, allowed=())


def verdict_on(address: str, folder: Path, setting: Setting = OPEN) -> Verdict:
    try:
        read_address(address)
    except Unfit as unfit:
        return Verdict("refused", unfit.message)
    (verdict,) = check([address], folder, Clock(), setting).values()
    return verdict


@pytest.mark.parametrize("address", HOSTILE)
def test_nothing_reaches_this_computer(tmp_path: Path, address: str) -> None:
    with serving({}) as server:
        verdict = verdict_on(address.replace("{port}", str(server.port)), tmp_path)
        assert server.asked == []
        assert server.most_at_once == 0
    assert verdict.kind == "refused", verdict


@pytest.mark.parametrize("address", HOSTILE)
def test_nothing_gets_there_by_a_redirect(tmp_path: Path, address: str) -> None:
    """A host that may be asked, here the only one, sends the program inward."""
    with serving({}) as inner, serving({}, hosts=("::1",)) as outer:
        location = address.replace("{port}", str(inner.port)).strip().replace("\n", "")
        outer.table["/a.png"] = Reply(302, b"", {"Location": location})
        setting = Setting({**NAMES, "img.example": ["::1"]}, ("::1/128",), Order(SITE))
        url = f"http://img.example:{outer.port}/a.png"
        (verdict,) = check([url], tmp_path, Clock(), setting).values()
        assert set(outer.paths) == {"/a.png"}
        assert (inner.asked, inner.most_at_once) == ([], 0)
    assert verdict.kind in ("refused", "unverified"), verdict


def test_a_name_is_resolved_once(tmp_path: Path) -> None:
    """The second meaning of a name, which leads inward, is never asked for."""
    answers = [["127.0.0.1"], ["10.0.0.1"]]

    class Rebinding(dict[str, list[str]]):
        def __getitem__(self, name: str) -> list[str]:
            return answers.pop(0)

    with serving({"/a.png": image(png()), "/b.png": image(png())}) as server:
        setting = Setting(Rebinding({"img.example": []}))
        urls = [f"http://img.example:{server.port}/{name}.png" for name in "ab"]
        found = check(urls, tmp_path, Clock(), setting)
    assert [each.kind for each in found.values()] == ["ok", "ok"]
    assert len(answers) == 1


def test_of_several_addresses_only_public_ones_are_asked(tmp_path: Path) -> None:
    with serving({"/a.png": image(png())}) as server:
        setting = Setting({"img.example": ["10.0.0.1", "127.0.0.1"]})
        (verdict,) = check(
            [f"http://img.example:{server.port}/a.png"], tmp_path, None, setting
        ).values()
    assert verdict.kind == "ok"


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "1.1.1.1", "223.5.5.5", "2606:4700::1111", "2400:3200::1", "64:ff9b::8.8.8.8",
     "2002:808:808::1", "::ffff:8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1"],
)  # fmt: skip
def test_public_addresses_may_be_asked(address: str) -> None:
    parsed = literal(address)
    assert parsed is not None
    assert vet(parsed) is None


READ = {
    "https://img.example.org/图 片.png?名=a b": "https://img.example.org/%E5%9B%BE%20%E7%89%87.png?%E5%90%8D=a%20b",
    "HTTPS://IMG.Example.org:443/a.png#top": "https://img.example.org/a.png",
    "//img.example.org/a.png": "https://img.example.org/a.png",
    "https://例え.jp/a.png": "https://xn--r8jz45g.jp/a.png",
    "https://img.example.org/x/../a%2fb.png": "https://img.example.org/a%2fb.png",
    "https://img_1.example.org/a.png": "https://img_1.example.org/a.png",
    " https://img.example.org/a.png\n": "https://img.example.org/a.png",
    "https://img.example.org": "https://img.example.org/",
    "https://[2606:4700::1111]:8443/a.png": "https://[2606:4700::1111]:8443/a.png",
}  # fmt: skip
"""As the WHATWG's URL standard has it."""


@pytest.mark.parametrize("text", READ)
def test_addresses_are_read_as_browsers_read_them(text: str) -> None:
    assert str(read_address(text)) == READ[text]
