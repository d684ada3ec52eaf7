"""An address is an input like a path: what stands there is read, with what its server says of it, or refused."""

import gzip

import pytest
from click.testing import CliRunner
from tests.readers.web import LOOPBACK, Answer, site

import rasad
from rasad.cli.main import cli
from rasad.readers.items import open_items, read_item
from rasad.readers.online import is_address
from rasad.readers.sources import Item, Refused

TEXT = "زار وزير الخارجية التركي الدوحة أمس الثلاثاء، وبحث مع نظيره القطري زيادة التبادل التجاري.\n"
PAGE = f"<html><head><title>زيارة</title></head><body><article><h1>زيارة</h1><p>{TEXT}</p></article></body></html>"


@pytest.fixture
def web():
    with site() as running:
        running.pages |= {
            "/text": Answer(TEXT.encode(), headers={"Content-Type": "text/plain; charset=utf-8"}),
            "/1256": Answer(TEXT.encode("cp1256"), headers={"Content-Type": "text/plain; charset=windows-1256"}),
            "/wrong": Answer(TEXT.encode(), headers={"Content-Type": "text/plain; charset=windows-1256"}),
            "/unknown": Answer(TEXT.encode(), headers={"Content-Type": "text/plain; charset=no-such"}),
            "/page": Answer(PAGE.encode(), headers={"Content-Type": "text/html"}),
            "/moved": Answer(status=301, headers={"Location": "/page"}),
            "/packed": Answer(gzip.compress(TEXT.encode()), headers={"Content-Type": "application/gzip"}),
            "/none": Answer(status=404),
        }
        yield running


def opened(web, path: str) -> list[Item | Refused]:
    return list(open_items(web.url(path), allowed_hosts=[LOOPBACK]))


@pytest.mark.parametrize("path", ["/text", "/1256", "/wrong", "/unknown", "/packed"])
def test_a_text_is_read_in_the_encoding_that_it_is_in(web, path) -> None:
    (item,) = opened(web, path)
    assert isinstance(item, Item)
    assert (item.location, item.given.url) == (web.url(path), web.url(path))
    assert read_item(item).text == TEXT


def test_a_page_is_read_and_knows_where_it_stood_in_the_end(web) -> None:
    (item,) = opened(web, "/moved")
    assert isinstance(item, Item)
    assert (item.location, item.given.url, item.media) == (web.url("/moved"), web.url("/page"), "text/html")
    assert TEXT.strip() in read_item(item).text


def test_what_cannot_be_fetched_is_refused_and_the_rest_is_read(web) -> None:
    first, second, third = open_items(web.url("/none"), "ftp://x/", web.url("/text"), allowed_hosts=[LOOPBACK])
    assert isinstance(first, Refused)
    assert "answered 404 (not found)" in str(first.error)
    assert isinstance(second, Refused)
    assert isinstance(third, Item)
    (private,) = open_items(web.url("/text"))
    assert isinstance(private, Refused)
    assert "--allow-host" in str(private.error)


def test_the_commands_take_addresses(web, tmp_path) -> None:
    run = CliRunner().invoke
    ledger = str(tmp_path / "l")
    refused = run(cli, ["read", web.url("/text")])
    assert refused.exit_code == 1
    assert f"{web.url('/text')}: the host {LOOPBACK} has the address {LOOPBACK}, which is private" in refused.stderr
    read = run(cli, ["read", web.url("/page"), "--allow-host", LOOPBACK])
    assert read.exit_code == 0
    assert '"kind":"visit"' in read.stdout
    added = run(cli, ["--ledger", ledger, "ledger", "add", web.url("/page"), "--allow-host", LOOPBACK])
    assert added.exit_code == 0, added.stderr
    again = run(cli, ["--ledger", ledger, "ledger", "add", web.url("/page"), "--allow-host", LOOPBACK])
    assert "1 unchanged" in again.stderr


def test_python_callers_take_addresses(web) -> None:
    with pytest.raises(rasad.ReadError, match="private or reserved"):
        rasad.read(web.url("/text"))
    (item,) = rasad.items(web.url("/text"), allowed_hosts=[LOOPBACK])
    assert isinstance(item, Item)


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        ("https://a.example/x", True),
        (" HTTP://a.example ", True),
        ("a.txt", False),
        ("http://a b", False),
        (None, False),
    ],
)
def test_what_is_an_address(source, is_one) -> None:
    assert is_address(source) is is_one


def test_a_text_that_begins_with_an_address_is_a_text() -> None:
    assert not is_address(f"https://a.example/1 {TEXT}")
