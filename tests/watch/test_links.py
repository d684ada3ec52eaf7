"""Feeds, sitemaps and section pages give the addresses that they name, also when they are broken or hostile."""

import gzip
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.errors import ReadError
from rasad.watch.links import host_of, links_of, origin_of

URL = "https://www.example.org/rss/all.xml"
ATOM = "http://www.w3.org/2005/Atom"


def feed(inner: str, head: str = "<?xml version='1.0'?>") -> bytes:
    return f"{head}<rss version='2.0'><channel><title>t</title><link>https://x.example/</link>{inner}</channel></rss>".encode()


def urls(body: bytes, **options) -> list[str]:
    return [page.url for page in links_of(body, URL, **options).pages]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<item><link>https://a.example/1</link></item>", ["https://a.example/1"]),
        ("<item><link> /news/2 </link></item>", ["https://www.example.org/news/2"]),
        ("<item><link><![CDATA[https://a.example/3?x=1&y=2]]></link></item>", ["https://a.example/3?x=1&y=2"]),
        ("<item><link>https://a.example/4?x=1&amp;y=2</link></item>", ["https://a.example/4?x=1&y=2"]),
        ("<item><guid isPermaLink='true'>https://a.example/5</guid></item>", ["https://a.example/5"]),
        ("<item><guid>no address</guid></item>", []),
        ("<item><link>https://a.example/6#c</link></item><item><link>https://a.example/6</link></item>",
         ["https://a.example/6"]),
        ("<item><link>https://a.example/7?utm_source=rss&amp;id=7&amp;fbclid=x</link></item>",
         ["https://a.example/7?id=7"]),
        ("<item><link>https://a.example/خبر</link></item>", ["https://a.example/%D8%AE%D8%A8%D8%B1"]),
        ("<item><link>https://a.example/%D8%AE</link></item>", ["https://a.example/%D8%AE"]),
        ("<item><description><![CDATA[<link>https://ad.example/</link>]]></description>"
         "<link>https://a.example/8</link></item>", ["https://a.example/8"]),
        ("<!-- <item><link>https://a.example/old</link></item> -->", []),
        ("<item><link>javascript:alert(1)</link></item><item><link>file:///etc/passwd</link></item>", []),
        ("<items><link>https://a.example/x</link></items>", []),
        ("<item><title>&nbsp;broken & open</title><link>https://a.example/9</link>", ["https://a.example/9"]),
        ("<item rdf:about='x'><link>https://a.example/10</link></item>", ["https://a.example/10"]),
    ],
)  # fmt: skip
def test_the_links_of_a_feed(inner, expected) -> None:
    assert urls(feed(inner)) == expected


def test_the_date_of_publication_comes_with_an_entry_and_a_doubtful_one_with_a_note() -> None:
    items = "".join(
        f"<item><link>https://a.example/{n}</link><title>A &amp; B</title><pubDate>{date}</pubDate></item>"
        for n, date in enumerate(("Tue, 29 Jun 2021 10:00:00 +0300", "04/06/2021", ""))
    )
    first, second, third = (page.said for page in links_of(feed(items), URL).pages)
    assert (first.published, first.title) == ("2021-06-29T10:00:00+03:00", "A & B")
    assert second.published is None
    assert "two ways" in second.note
    assert (third.published, third.note) == (None, "")


def test_atom_gives_the_page_and_not_the_comments_or_the_sound() -> None:
    body = (
        f"<feed xmlns='{ATOM}'><entry><link rel='replies' href='/c'/><link rel='enclosure' href='/a.mp3'/>"
        "<link rel='alternate' type='text/html' href='/1?a=1&amp;b=2'/>"
        "<published>2021-06-29T10:00:00Z</published></entry><entry><id>https://a.example/2</id><updated>2021-06-29T10:00:00Z</updated></entry></feed>"
    )
    listing = links_of(body.encode(), URL)
    assert listing.kind == "feed"
    assert [(page.url, page.said.published) for page in listing.pages] == [
        ("https://www.example.org/1?a=1&b=2", "2021-06-29T10:00:00Z"),
        ("https://a.example/2", None),  # the day of a change is none of publication
    ]


def test_a_json_feed_is_a_feed_and_other_json_is_none() -> None:
    items = [{"url": "https://a.example/1", "date_published": "2021-06-29"}, {"external_url": "/2"}, {"id": 3}, "x"]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    assert urls(body) == ["https://a.example/1", "https://www.example.org/2"]
    assert links_of(b'{"a": 1}', URL).kind is None


def test_json_beyond_all_depth_is_no_feed() -> None:
    deep = b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 200_000
    assert urls(deep) == []


def test_a_feed_in_another_encoding_is_read() -> None:
    head = "<?xml version='1.0' encoding='windows-1256'?>"
    item = "<item><link>https://a.example/1</link><title>خبر</title></item>"
    body = feed(item, head).decode().encode("cp1256")
    assert links_of(body, URL).pages[0].said.title == "خبر"
    assert urls(feed(item).decode().encode("utf-16")) == ["https://a.example/1"]
    assert urls(feed(item, "<?xml version='1.0' encoding='no-such'?>")) == ["https://a.example/1"]


def test_a_sitemap_leaves_out_what_is_older_than_wanted_and_takes_only_dates_of_publication() -> None:
    rows = (
        "<url><loc>https://a.example/1</loc><lastmod>2021-06-29</lastmod></url>"
        "<url><loc>https://a.example/2</loc><news:news><news:publication_date>2021-06-28T01:00:00Z"
        "</news:publication_date><news:title>T</news:title></news:news></url>"
        "<url><loc>https://a.example/3</loc><lastmod>2021-06-01</lastmod></url><url><loc>https://a.example/4</loc></url>"
    )
    listing = links_of(f"<?xml version='1.0'?><urlset>{rows}</urlset>".encode(), URL, since="2021-06-27")
    assert [(page.url[-1], page.said.published) for page in listing.pages] == [
        ("1", None), ("2", "2021-06-28T01:00:00Z"), ("4", None)
    ]  # fmt: skip
    assert listing.older == 1


def test_a_packed_sitemap_is_unpacked_and_a_bomb_is_one() -> None:
    assert urls(gzip.compress(b"<urlset><url><loc>https://a.example/1</loc></url></urlset>")) == ["https://a.example/1"]
    with pytest.raises(ReadError, match="swells"):
        links_of(gzip.compress(b"<urlset>" + b" " * 30_000_000), URL)


def test_of_a_divided_sitemap_the_latest_parts_are_asked_again_when_they_change() -> None:
    parts = "".join(f"<sitemap><loc>/m{n}.xml</loc><lastmod>2021-06-{n:02}</lastmod></sitemap>" for n in range(1, 9))
    listing = links_of(f"<sitemapindex>{parts}</sitemapindex>".encode(), URL)
    assert [page.url for page in listing.pages][:2] == [
        "https://www.example.org/m8.xml#2021-06-08", "https://www.example.org/m7.xml#2021-06-07"
    ]  # fmt: skip
    assert len(listing.pages) == 5
    assert all(page.said.is_list for page in listing.pages)


def test_a_section_page_gives_what_looks_like_articles_of_its_host_or_what_is_asked_for() -> None:
    hrefs = [
        "/2021/06/29/a",
        "/about",
        "one-two-three-four-five",
        "https://example.org/news/12345",
        "//other.example/1234",
    ]
    anchors = "".join(f"<a class=x href={href}>t</a>" for href in hrefs)
    body = f"<!doctype html><base href='https://www.example.org/sec/'>{anchors}"
    assert urls(body.encode()) == [
        "https://www.example.org/2021/06/29/a", "https://www.example.org/sec/one-two-three-four-five",
        "https://example.org/news/12345",
    ]  # fmt: skip
    assert urls(body.encode(), links="/about*") == ["https://www.example.org/about"]


def test_what_is_said_to_be_a_feed_and_is_a_page_is_none() -> None:
    page = b"<html><body><a href='/2021/1'>x</a></body></html>"
    assert links_of(page, URL, kind="feed").kind is None
    assert links_of(page, URL, kind="section").kind == "section"
    for other in (b"", b"plain text", b"%PDF-1.4", b"<?xml version='1.0'?><other/>"):
        assert links_of(other, URL).kind is None


def test_entities_that_would_expand_do_not() -> None:
    bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    item = "<item><title>&b;&x;</title><link>https://a.example/1</link></item>"
    (page,) = links_of(feed(item, f"<?xml version='1.0'?>{bomb}"), URL).pages
    assert page.said.title == "&b;&x;"


@pytest.mark.parametrize(
    "piece",
    [
        "<item>",
        "<item><link>",
        "<link ",
        "<![CDATA[",
        "<!--",
        "<a href=",
        "<a ",
        "<entry><link href='x'",
        "<url><loc>",
        "&amp;",
    ],
)
def test_no_feed_takes_long(piece) -> None:
    begun = time.monotonic()
    for head in ("<rss>", "<feed>", "<urlset>", "<html>"):
        links_of((head + piece * (500_000 // len(piece))).encode(), URL)
    assert time.monotonic() - begun < 6


@given(
    st.lists(
        st.sampled_from(
            [
                "<item>",
                "</item>",
                "<link>",
                "</link>",
                "<entry ",
                "<loc>",
                "]]>",
                "<![CDATA[",
                "<!--",
                "-->",
                "https://a.example/1",
                "http://[",
                "&#x110000;",
                "&#0;",
                "\x00",
                "'",
                '"',
                ">",
            ]
        )
    )
)
def test_no_feed_breaks_the_reading(pieces) -> None:  # fmt: skip
    for head in ("<rss>", "<feed>", "<urlset>", "<html>", "<sitemapindex>"):
        for page in links_of((head + "".join(pieces)).encode(), URL).pages:
            assert page.url.startswith(("http://", "https://"))
            assert page.host


def test_a_host_is_one_with_and_without_www_and_a_port_and_rules_are_of_an_origin() -> None:
    assert {host_of(url) for url in ("http://www.A.example/", "https://a.example:8443/x")} == {"a.example"}
    assert origin_of("https://A.example:8443/x") == "https://a.example:8443"
