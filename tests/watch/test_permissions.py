"""What sites say to robots and to those who mine texts is understood as its authors mean it."""

import time

import pytest

from rasad.readers.fetching import Fetched
from rasad.watch.permissions import opt_out, parse_reservations, parse_robots

SITE = "https://a.example"


def page(body: bytes = b"", **headers: str) -> Fetched:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fetched(asked=SITE, url=SITE, status=200, headers=named, body=body)


@pytest.mark.parametrize(
    ("rules", "path", "is_allowed"),
    [
        ("User-agent: *\nDisallow: /private", "/private/1", False),
        ("User-agent: *\nDisallow: /private", "/news/1", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: rasad\nAllow: /", "/news/1", True),
        ("User-agent: rasad\nDisallow: /", "/news/1", False),
        ("User-agent: otherbot\nDisallow: /", "/news/1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf.html", True),
        ("User-agent: *\nDisallow: /n\nAllow: /news", "/news/1", True),
        ("<html>not found</html>", "/news", True),
        ("", "/news", True),
    ],
)
def test_robots_rules(rules, path, is_allowed) -> None:
    assert parse_robots(rules).forbids(SITE + path) is not is_allowed
    assert not parse_robots(None).forbids(SITE + path)


def test_the_longest_wait_that_a_site_asks_for_counts() -> None:
    assert parse_robots("User-agent: *\nCrawl-delay: 7\nRequest-rate: 1/20s").delay_s == 20
    assert parse_robots("User-agent: *\nCrawl-delay: -5").delay_s == 0
    assert parse_robots(None).delay_s == 0


@pytest.mark.parametrize(
    ("body", "path", "is_reserved"),
    [
        ('[{"location": "/", "tdm-reservation": 1}]', "/news", True),
        ('[{"location": "/", "tdm-reservation": "1", "tdm-policy": "https://a.example/p"}]', "/news", True),
        ('[{"location": "/", "tdm-reservation": 0}]', "/news", False),
        ('[{"location": "/", "tdm-reservation": 1}, {"location": "/open/*", "tdm-reservation": 0}]', "/open/1", False),
        ('[{"location": "/*.jpg$", "tdm-reservation": 1}]', "/news", False),
        ('{"location": "/", "tdm-reservation": 1}', "/news", True),
        ('[{"location": 7}, {"tdm-reservation": 1}, 3, null]', "/news", False),
        ("<html>", "/news", False),
        ("[" * 200_000, "/news", False),
        ("", "/news", False),
    ],
)
def test_reservations_of_a_site(body, path, is_reserved) -> None:
    assert parse_reservations(body).reserves(SITE + path) is is_reserved


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (page(tdm_reservation="1"), "the header tdm-reservation"),
        (page(tdm_reservation="0"), None),
        (page(x_robots_tag="noarchive, noai"), "the header X-Robots-Tag"),
        (page(x_robots_tag="otherbot: noai"), None),
        (page(x_robots_tag="otherbot: noindex, rasad: noai"), "the header X-Robots-Tag"),
        (page(x_robots_tag="noindex, nofollow, noimageai"), None),
        (page(b"<head><META content=' noml, nofollow' NAME=robots></head>"), "its mark robots: noml, nofollow"),
        (page(b"<meta name='rasad' content='noai'>"), "its mark rasad: noai"),
        (page(b"<meta name='otherbot' content='noai'>"), None),
        (page(b'<meta name="tdm-reservation" content="1">'), "its mark tdm-reservation"),
        (page(b"<meta name='robots' content='index, follow'>"), None),
        (page("<meta name='robots' content='noai'>".encode("utf-16")), "its mark robots: noai"),
    ],
)
def test_what_a_page_says_of_text_mining(found, reason) -> None:
    assert opt_out(found) == reason


def test_no_rules_take_long() -> None:
    begun = time.monotonic()
    parse_robots("User-agent: *\nDisallow: /" + "*a" * 200 + "*b\n").forbids(f"{SITE}/{'a' * 3000}")
    parse_reservations('[{"location": "/' + "*a" * 200 + '*b", "tdm-reservation": 1}]').reserves(f"{SITE}/{'a' * 3000}")
    opt_out(page(b"<meta " * 50_000))
    opt_out(page(b"<meta name=" + b"'" * 300_000))
    assert time.monotonic() - begun < 5
