"""Feeds, lists of feeds and sitemaps: what they say of articles, and nothing that they could do."""

import json
import time

import pytest

from rasad.errors import ReadError
from rasad.readers.items import Item, Refused, open_items, read_item
from rasad.readers.listings import ListedFeed, listed_feeds
from rasad.readers.worker import LIMITS, in_worker

ARABIC = "زار وزير الخارجية العماني تونس أمس، وبحث مع نظيره زيادة التبادل التجاري بين البلدين."
PERSIAN = "وزیر امور خارجه ارمنستان دیروز گفت که گفت‌وگوها می‌تواند ادامه یابد."
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>أخبار | الرئيسية</title><language>ar-om</language>{}</channel></rss>"""
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{}</feed>'


def item(body, title="خبر", link="https://www.news.test/1", date="Wed, 08 May 2019 21:30:00 +0400"):
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate>{body}</item>"


def read(tmp_path, text, name="feed"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(open_items(path))


def test_an_entry_of_a_feed_is_an_article_with_its_day_its_zone_and_its_address(tmp_path):
    body = f"<description>x</description><content:encoded><![CDATA[<p>{ARABIC}</p>]]></content:encoded>"
    (entry,) = read(tmp_path, RSS.format(item(body)))
    assert entry.location == entry.given.url == "https://www.news.test/1"
    assert entry.raw.decode() == f"<h1>خبر</h1>\n<div><p>{ARABIC}</p></div>"
    assert (entry.given.published, entry.given.said_by) == ("2019-05-08T21:30:00+04:00", "the feed")
    assert (entry.given.outlet, entry.within, entry.notes) == ("news.test", str(tmp_path / "feed"), ())
    text = read_item(entry).text
    assert text.split("\n")[0] == "خبر"
    assert ARABIC in text


def test_a_summary_is_read_as_one_and_says_so(tmp_path):
    (entry,) = read(tmp_path, RSS.format(item(f"<description>{ARABIC}</description>")))
    assert entry.raw.decode() == f"خبر\n\n{ARABIC}"
    assert entry.notes == ("the feed gives a summary only; the article is at https://www.news.test/1",)


def test_joiners_and_references_are_kept_as_they_are_meant(tmp_path):
    (entry,) = read(tmp_path, RSS.format(item(f"<description>{PERSIAN} &amp;laquo;الف&amp;raquo;</description>")))
    assert entry.raw.decode() == f"خبر\n\n{PERSIAN} «الف»"


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ("<published>2019-05-08T21:30:00+03:30</published><updated>2020-01-01T00:00:00Z</updated>", "2019-05-08"),
        ("<updated>2020-01-01T00:00:00Z</updated>", None),
    ],
)  # fmt: skip
def test_when_an_entry_was_changed_is_not_when_it_was_published(tmp_path, dates, day):
    link = '<link rel="alternate" href="https://news.test/2"/><id>tag:2</id>'
    entry = f'<entry><title>خبر</title>{link}{dates}<content type="html">&lt;p&gt;{ARABIC}&lt;/p&gt;</content></entry>'
    (found,) = read(tmp_path, ATOM.format(entry))
    assert (found.location, (found.given.published or "")[:10] or None) == ("https://news.test/2", day)
    assert f"<p>{ARABIC}</p>" in found.raw.decode()


def test_the_day_of_an_entry_of_rss_may_stand_in_dublin_core(tmp_path):
    entry = f"<item><title>x</title><dc:date>2019-05-09</dc:date><description>{ARABIC}</description></item>"
    (found,) = read(tmp_path, RSS.format(entry))
    assert found.given.published == "2019-05-09"
    assert (found.location, found.given.url, found.given.outlet) == (f"{tmp_path}/feed!1", None, None)


def test_a_day_that_is_not_understood_is_left_out_and_said(tmp_path):
    (entry,) = read(tmp_path, RSS.format(item(f"<description>{ARABIC}</description>", date="أمس")))
    assert entry.given.published is None
    assert "was not understood" in entry.notes[0]


def test_a_long_text_tells_its_language_itself_and_a_short_one_has_it_from_the_feed(tmp_path):
    entries = [item(f"<description>{text}</description>") for text in (ARABIC, PERSIAN * 9)]
    assert [entry.given.language for entry in read(tmp_path, RSS.format("".join(entries)))] == ["ar", None]


def test_a_json_feed_is_read(tmp_path):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "x",
        "items": [
            {"id": 7, "url": "https://news.test/7", "title": "أ < ب", "content_text": f"{ARABIC} 3 < 4",
             "date_published": "2019-05-08T21:30:00+03:00"},
            {"id": "8", "content_html": f"<p>{ARABIC}</p>"},
            "nothing", {"id": 9},
        ],
    }  # fmt: skip
    one, two, nothing = read(tmp_path, json.dumps(feed, ensure_ascii=False))
    assert one.raw.decode() == f"أ < ب\n\n{ARABIC} 3 < 4"
    assert (one.location, one.given.published) == ("https://news.test/7", "2019-05-08T21:30:00+03:00")
    assert two.location == f"{tmp_path}/feed!8"
    assert "neither headline nor text" in str(nothing.error)


def test_a_feed_that_is_cut_short_says_so(tmp_path):
    whole = RSS.format(item(f"<description>{ARABIC}</description>") * 2)
    *entries, refused = read(tmp_path, whole[: len(whole) - 60])
    assert isinstance(entries[0], Item)
    assert "cut short" in str(refused.error)


def test_a_feed_that_is_no_correct_xml_is_read_as_well_as_it_goes(tmp_path):
    (entry,) = read(tmp_path, RSS.format(item(f"<description>{ARABIC} & <![CDATA[<br>]]> &nbsp;</description>")))
    assert ARABIC in entry.raw.decode()


def test_a_feed_without_entries_is_refused(tmp_path):
    (refused,) = read(tmp_path, RSS.format(""))
    assert "holds no entries" in str(refused.error)


BOMB = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize("root", ["rss", "opml", "urlset"])
@pytest.mark.parametrize(
    "doctype", [f'<!DOCTYPE x [<!ENTITY a0 "x">{BOMB}]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">']
)
def test_xml_with_a_doctype_is_refused(tmp_path, root, doctype):
    begun = time.monotonic()
    (refused,) = read(tmp_path, f'<?xml version="1.0"?>\n<!-- a -->{doctype}<{root}><channel>&a9;</channel></{root}>')
    assert "has a DOCTYPE" in str(refused.error)
    assert time.monotonic() - begun < 5


def test_a_list_of_feeds_says_what_it_is_for(tmp_path):
    opml = """<opml version="2.0"><body><outline text="وكالات"><outline text="أ" xmlUrl="https://a.test/rss" htmlUrl="https://a.test"/>
    </outline><outline xmlUrl="https://b.test/rss"/></body></opml>"""
    (refused,) = read(tmp_path, opml, "feeds.opml")
    assert "lists 2 feeds and holds no articles. To read what they bring: rasad watch" in str(refused.error)
    assert listed_feeds(opml) == [
        ListedFeed("https://a.test/rss", "أ"),
        ListedFeed("https://b.test/rss", None),
    ]


def test_a_sitemap_says_what_it_is_for(tmp_path):
    sitemap = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
    <loc> https://a.test/1 </loc><lastmod>2019-05-09</lastmod>
    <news:news><news:publication><news:name>أ</news:name><news:language>ar</news:language></news:publication>
    <news:publication_date>2019-05-08T21:30:00+03:00</news:publication_date><news:title>خبر</news:title></news:news></url>
    <url><loc>https://a.test/2</loc></url></urlset>"""
    (refused,) = read(tmp_path, sitemap)
    assert "names 2 pages and holds no articles" in str(refused.error)
    (refused,) = read(tmp_path, "<sitemapindex><sitemap><loc>https://a.test/s.xml</loc></sitemap></sitemapindex>")
    assert "names 1 sitemaps and holds no articles" in str(refused.error)


def test_a_broken_list_says_what_it_names_all_the_same(tmp_path):
    (refused,) = read(tmp_path, '<opml><body><outline xmlUrl="https://a.test/rss?x=1&y=2"><outline')
    assert "lists 1 feeds" in str(refused.error)
    (refused,) = read(tmp_path, "<urlset><url><loc>https://a.test/1</loc>")
    assert "names 1 pages" in str(refused.error)


@pytest.mark.parametrize(
    "text",
    [
        "<rss>" + "<item>" * 50_000,
        "<rss><channel>" + "<item><title>" * 50_000,
        RSS.format(item("<description>" + "<![CDATA[" * 50_000)),
        "<opml><body>" + "<outline>" * 300_000,
        "<urlset>" + "<url>" * 300_000 + "</url>" * 300_000 + "</urlset>",
    ],
)
def test_hostile_markup_ends_in_seconds_with_a_problem_or_an_article(tmp_path, text):
    begun = time.monotonic()
    found = read(tmp_path, text)
    assert all(isinstance(one, Item | Refused) for one in found) and found
    assert time.monotonic() - begun < 45


def test_a_feed_that_takes_too_long_is_stopped():
    raw = ("<rss " + " ".join(f"a{n}=''" for n in range(100_000)) + ">").encode()
    with pytest.raises(ReadError, match="took longer than 1 s"):
        in_worker("feed", raw, limits=LIMITS._replace(deadline_s=1))
