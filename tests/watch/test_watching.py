"""A watch takes in what its sources print, once, politely, and goes on where it was."""

import itertools
import threading
import time

import pytest
from tests.readers.web import Answer, site
from tests.watch.press import MEETING, SIGNING, VISIT, html, kept, lines, news, plan_of, rss, source, text, watching

from rasad.errors import StoreError
from rasad.ledger import Ledger
from rasad.store.watching import WatchState


@pytest.fixture
def web():
    with site() as running:
        news(running)
        yield running


def due_again(folder) -> None:
    """Let all sources and pages be due, as if the time had passed."""
    state = WatchState(folder / "l.watch")
    state._connection.execute("UPDATE source SET next_at = 0; UPDATE page SET next_at = 0; UPDATE host SET next_at = 0")
    state.close()


def test_the_pages_of_a_feed_are_read_with_what_the_feed_says_of_them(web, tmp_path) -> None:
    log = lines(tmp_path, plan_of(tmp_path, source(web.url("/feed"))))
    assert log[0].startswith("poll: Al-Ahram: 200, 3 new of 3 in the feed (next 20")
    with Ledger(tmp_path / "l.ledger") as ledger:
        rows = sorted(ledger.documents(), key=lambda row: row.location)
        assert [(row.location, row.outlet, row.published) for row in rows] == [
            (web.url(f"/{number}"), "Al-Ahram", "2019-05-08T10:00:00Z") for number in range(3)
        ]
        assert {row.where.location for row in ledger.events()} == {web.url(f"/{number}") for number in range(3)}
        assert ledger.stored(rows[0].id).report.document.published.steps == (f"given by the list {web.url('/feed')}",)
    assert web.paths() == ["/feed", "/0", "/1", "/2"]


def test_a_second_round_asks_only_what_is_due_and_with_what_it_was_told(web, tmp_path) -> None:
    plan = plan_of(tmp_path, source(web.url("/feed")))
    lines(tmp_path, plan)
    assert lines(tmp_path, plan) == []
    web.pages["/feed"] = lambda handler: Answer(status=304 if handler.headers["If-None-Match"] == '"1"' else 500)
    due_again(tmp_path)
    (line,) = lines(tmp_path, plan)
    assert "304, nothing new" in line
    assert web.paths()[4:] == ["/feed"]


def test_what_is_new_in_a_feed_is_fetched_and_what_was_read_is_not_again(web, tmp_path) -> None:
    plan = plan_of(tmp_path, source(web.url("/feed")))
    lines(tmp_path, plan)
    web.pages |= {"/feed": rss(*(web.url(path) for path in ("/3", "/1#top", "/2?utm_source=rss"))), "/3": text(VISIT)}
    due_again(tmp_path)
    assert "1 new of 3" in lines(tmp_path, plan)[0]
    assert web.paths()[4:] == ["/feed", "/3"]


def test_one_bad_source_does_not_stop_the_others(web, tmp_path) -> None:
    def hang(handler) -> None:
        time.sleep(3)

    web.pages |= {"/hangs": hang, "/empty": Answer(b""), "/wrong": text("no feed"), "/broken": Answer(status=500)}
    bad = ("/hangs", "/empty", "/wrong", "/broken", "/gone")
    with site("127.0.0.3") as unreachable:
        places = [*(web.url(path) for path in bad), unreachable.url("/private"), "http://no-such-host.invalid/feed"]
        log = lines(tmp_path, plan_of(tmp_path, "".join(map(source, [*places, web.url("/feed")])), timeout="2s"))
    told = "\n".join(line for line in log if line.startswith("poll"))
    for reason in (
        "took longer than 2 seconds",
        "it is no feed",
        "answered 500",
        "answered 404",
        "private or reserved",
    ):
        assert reason in told
    assert "cannot be looked up" in told
    assert kept(tmp_path) == ["/0", "/1", "/2"]


def test_a_source_that_fails_is_asked_less_and_less_often(web, tmp_path) -> None:
    web.pages["/feed"] = Answer(status=503)
    plan = plan_of(tmp_path, source(web.url("/feed")))
    pauses = []
    for _ in range(4):
        lines(tmp_path, plan)
        state = WatchState(tmp_path / "l.watch")
        (found,) = state.sources().values()
        pauses.append(round((found.next_at - time.time()) / 3600))
        state.close()
        due_again(tmp_path)
    assert pauses == [1, 2, 4, 8]


def test_a_host_that_says_when_to_come_back_is_left_alone_until_then(web, tmp_path) -> None:
    web.pages["/feed"] = Answer(status=429, headers={"Retry-After": "7200"})
    log = lines(tmp_path, plan_of(tmp_path, source(web.url("/feed")) + source(web.url("/other"))))
    assert "answered 429 (too many requests)" in log[0]
    assert web.paths() == ["/feed"]
    state = WatchState(tmp_path / "l.watch")
    assert 7100 < state.free_at()["127.0.0.1"] - time.time() < 7300
    assert 7100 < state.sources()[web.url("/feed")].next_at - time.time() < 7300
    state.close()


def test_a_page_that_fails_is_tried_again_later_and_given_up_in_the_end(web, tmp_path) -> None:
    web.pages |= {"/1": Answer(status=502), "/2": Answer(status=404)}
    plan = plan_of(tmp_path, source(web.url("/feed")))
    log = lines(tmp_path, plan)
    assert any("/1: the server answered 502" in line and "(next 20" in line for line in log)
    assert any("/2: given up: the server answered 404" in line for line in log)
    with Ledger(tmp_path / "l.ledger") as ledger:
        assert [(row.location, "404" in row.message) for row in ledger.failures()] == [(web.url("/2"), True)]
    for _ in range(5):
        due_again(tmp_path)
        web.pages["/feed"] = Answer(status=304)
        lines(tmp_path, plan)
    assert web.paths().count("/1") == 6
    assert web.paths().count("/2") == 1
    with Ledger(tmp_path / "l.ledger") as ledger:
        assert sorted(row.location for row in ledger.failures()) == [web.url("/1"), web.url("/2")]


def test_a_page_that_comes_back_is_read_after_all(web, tmp_path) -> None:
    web.pages["/1"] = Answer(status=502)
    plan = plan_of(tmp_path, source(web.url("/feed")))
    lines(tmp_path, plan)
    web.pages["/1"] = text(SIGNING)
    due_again(tmp_path)
    lines(tmp_path, plan)
    assert kept(tmp_path) == ["/0", "/1", "/2"]


def test_robots_rules_are_heeded_for_feeds_and_pages(web, tmp_path) -> None:
    web.pages["/robots.txt"] = Answer(
        b"User-agent: other\nDisallow: /\n\nUser-agent: rasad\nDisallow: /1\nDisallow: /no\n"
    )
    log = lines(tmp_path, plan_of(tmp_path, source(web.url("/feed")) + source(web.url("/no/feed"))))
    assert web.paths() == ["/feed", "/0", "/2"]
    assert any("/no/feed: its robots.txt asks robots to leave this alone" in line for line in log)
    with Ledger(tmp_path / "l.ledger") as ledger:
        assert list(ledger.failures()) == []


def test_without_its_rules_a_site_is_not_asked_at_all(web, tmp_path) -> None:
    web.pages["/robots.txt"] = Answer(status=500)
    log = lines(tmp_path, plan_of(tmp_path, source(web.url("/feed"))))
    assert "not asked, since its robots.txt cannot be fetched: the server answered 500" in log[0]
    assert web.paths() == []


def test_rules_are_asked_for_once_a_day(web, tmp_path) -> None:
    plan = plan_of(tmp_path, source(web.url("/feed")))
    lines(tmp_path, plan)
    due_again(tmp_path)
    lines(tmp_path, plan)
    asked = [asked.path for asked in web.asked]
    assert [asked.count(path) for path in ("/robots.txt", "/.well-known/tdmrep.json", "/feed")] == [1, 1, 2]


@pytest.mark.parametrize(
    "page",
    [
        html(VISIT, **{"TDM-Reservation": "1"}),
        html(VISIT, '<meta name="tdm-reservation" content="1">'),
        html(VISIT, "<meta content='index, noai' name=robots>"),
        html(VISIT, "<META NAME='robots' CONTENT='NOML'>"),
        html(VISIT, **{"X-Robots-Tag": "noindex, noai"}),
        html(VISIT, **{"X-Robots-Tag": "rasad: noml"}),
    ],
    ids=["header", "mark", "noai", "noml", "robots header", "to us by name"],
)
def test_a_page_that_reserves_text_mining_is_not_read_without_permission(web, tmp_path, page) -> None:
    web.pages["/1"] = page
    log = lines(tmp_path, plan_of(tmp_path, source(web.url("/feed"))))
    assert any("the site reserves text mining by" in line for line in log)
    assert kept(tmp_path) == ["/0", "/2"]
    (tmp_path / "other").mkdir()
    lines(tmp_path / "other", plan_of(tmp_path, source(web.url("/feed"), 'permission = "letter of 2026-03-01"')))
    assert kept(tmp_path / "other") == ["/0", "/1", "/2"]


def test_a_site_that_reserves_text_mining_of_some_paths_is_heeded(web, tmp_path) -> None:
    web.pages["/.well-known/tdmrep.json"] = Answer(
        b'[{"location": "/", "tdm-reservation": 0}, {"location": "/1", "tdm-reservation": 1}]'
    )
    lines(tmp_path, plan_of(tmp_path, source(web.url("/feed"))))
    assert kept(tmp_path) == ["/0", "/2"]
    assert "/1" not in web.paths()


def test_no_host_is_asked_faster_than_its_limit_over_redirects_rules_and_restarts(web, tmp_path) -> None:
    web.pages |= {"/moved": Answer(status=301, headers={"Location": "/feed"}), "/b": rss(web.url("/0"))}
    plan = plan_of(tmp_path, source(web.url("/moved")) + source(web.url("/b")), per_host="0.3s")
    with watching(tmp_path, plan) as (watch, _):
        for note in watch.run(once=True):
            if note.what == "page":  # as after a kill: nothing more is written down
                break
    lines(tmp_path, plan)
    times = [asked.at for asked in web.asked]
    assert len(times) == 8
    assert min(after - before for before, after in itertools.pairwise(times)) >= 0.3
    assert kept(tmp_path) == ["/0", "/1", "/2"]


def test_many_sources_of_a_host_leave_turns_for_its_pages(web, tmp_path) -> None:
    web.pages |= {f"/feed{number}": rss(web.url("/0"), web.url("/1")) for number in range(4)}
    urls = [source(web.url(f"/feed{number}")) for number in range(4)]
    lines(tmp_path, plan_of(tmp_path, "".join(urls)))
    assert web.paths() == ["/feed0", "/0", "/feed1", "/1", "/feed2", "/feed3"]


def test_a_crawl_delay_is_longer_than_our_own(web, tmp_path) -> None:
    web.pages |= {"/robots.txt": Answer(b"User-agent: *\nCrawl-delay: 0.5\n"), "/feed": rss(web.url("/0"))}
    lines(tmp_path, plan_of(tmp_path, source(web.url("/feed"))))
    times = {asked.path: asked.at for asked in web.asked}
    assert times["/0"] - times["/feed"] >= 0.5


def test_several_hosts_are_asked_at_once_and_one_host_never_is(tmp_path) -> None:
    running: dict[str, int] = {}
    most: dict[str, int] = {}
    lock = threading.Lock()

    def slow(handler) -> Answer:
        host = handler.headers["Host"]
        with lock:
            running[host] = running.get(host, 0) + 1
            most[host] = max(most.get(host, 0), running[host])
            most["all"] = max(most.get("all", 0), sum(running.values()))
        time.sleep(0.4)
        with lock:
            running[host] -= 1
        return rss()

    with site() as one, site("127.0.0.4") as other:
        for web in (one, other):
            web.pages |= {"/a": slow, "/b": slow}
        urls = [web.url(path) for web in (one, other) for path in ("/a", "/b")]
        plan = plan_of(tmp_path, "".join(map(source, urls)))
        plan = type(plan)(
            watch=type(plan.watch)(per_host="0s", allow_hosts=("127.0.0.1", "127.0.0.4")), source=plan.source
        )
        lines(tmp_path, plan)
    assert most.pop("all") == 2
    assert set(most.values()) == {1}


def test_a_sitemap_is_followed_into_its_parts_and_old_pages_are_left_out(web, tmp_path) -> None:
    today = time.strftime("%Y-%m-%d", time.gmtime())
    name = "http://www.sitemaps.org/schemas/sitemap/0.9"
    web.pages["/map"] = Answer(
        f'<sitemapindex xmlns="{name}"><sitemap><loc>{web.url("/part")}</loc></sitemap></sitemapindex>'.encode()
    )
    rows = "".join(
        f"<url><loc>{web.url(path)}</loc><lastmod>{day}</lastmod></url>"
        for path, day in (("/0", today), ("/1", "2019-05-08"), ("/2", today))
    )
    web.pages["/part"] = Answer(f'<?xml version="1.0"?><urlset xmlns="{name}">{rows}</urlset>'.encode())
    plan = plan_of(tmp_path, source(web.url("/map")))
    lines(tmp_path, plan)
    assert web.paths() == ["/map", "/part", "/0", "/2"]
    with Ledger(tmp_path / "l.ledger") as ledger:  # the day of a change is none of publication
        assert {row.published_basis for row in ledger.documents()} != {"given"}


def test_a_section_page_leads_to_the_articles_on_it(web, tmp_path) -> None:
    links = [
        "/news/2019/1.html",
        "/about",
        f"{web.url('/news/2019/2.html')}?utm_source=x",
        "http://other.example/2019/3",
    ]
    body = "".join(f"<a class='x' href='{link}'>t</a>" for link in links)
    web.pages |= {
        "/section": Answer(f"<html><body>{body}</body></html>".encode(), headers={"Content-Type": "text/html"})
    }
    web.pages |= {f"/news/2019/{number}.html": html(VISIT if number == 1 else MEETING) for number in (1, 2)}
    lines(tmp_path, plan_of(tmp_path, source(web.url("/section"))))
    assert web.paths() == ["/section", "/news/2019/1.html", "/news/2019/2.html"]
    assert kept(tmp_path) == ["/news/2019/1.html", "/news/2019/2.html"]


def test_a_feed_that_holds_its_texts_is_read_without_its_pages(web, tmp_path) -> None:
    rows = "".join(
        f"<item><title>t</title><link>{web.url(path)}?utm_source=x</link><description>{body}</description>"
        "<pubDate>Wed, 08 May 2019 10:00:00 GMT</pubDate></item>"
        for path, body in (("/0", VISIT), ("/1", ""))
    )
    web.pages["/feed"] = Answer(f"<rss version='2.0'><channel>{rows}</channel></rss>".encode())
    lines(tmp_path, plan_of(tmp_path, source(web.url("/feed"), 'text = "feed"')))
    assert web.paths() == ["/feed"]
    with Ledger(tmp_path / "l.ledger") as ledger:
        (row, *_) = ledger.documents()
        assert (row.location, row.outlet, row.published) == (web.url("/0"), "Al-Ahram", "2019-05-08T10:00:00Z")
        assert "visit" in {event.kind for event in ledger.events()}
        document = ledger.stored(row.id).report
        assert any("the feed gives a summary only" in problem.message for problem in document.problems)


def test_what_is_no_article_becomes_a_failure_of_the_ledger(web, tmp_path) -> None:
    web.pages["/1"] = Answer(b"%PDF-1.7 " + bytes(range(256)), headers={"Content-Type": "application/pdf"})
    lines(tmp_path, plan_of(tmp_path, source(web.url("/feed"))))
    assert kept(tmp_path) == ["/0", "/2"]
    with Ledger(tmp_path / "l.ledger") as ledger:
        assert [row.location for row in ledger.failures()] == [web.url("/1")]


def test_more_pages_than_wanted_of_one_poll_come_with_the_next(web, tmp_path) -> None:
    plan = plan_of(tmp_path, source(web.url("/feed")), watch="most_pages = 2")
    assert "only the first 2 were looked at" in lines(tmp_path, plan)[0]
    state = WatchState(tmp_path / "l.watch")
    assert state.sources()[web.url("/feed")].etag is None
    state.close()


def test_a_page_that_was_fetched_before_a_crash_is_read_without_fetching_it_again(web, tmp_path) -> None:
    plan = plan_of(tmp_path, source(web.url("/feed")))
    with watching(tmp_path, plan) as (watch, _):
        for note in watch.run(once=True):
            if "fetched" in note.text:
                break
    lines(tmp_path, plan)
    assert sorted(web.paths()) == ["/0", "/1", "/2", "/feed"]
    assert kept(tmp_path) == ["/0", "/1", "/2"]


def test_a_ledger_that_cannot_be_written_is_waited_for(web, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("rasad.watch.watching._AFTER_FAULT_S", 0.2)
    real, faults = Ledger.add_items, []

    def locked(self, items, **options):
        if len(faults) < 2:
            faults.append(items)
            raise StoreError("cannot add: another process is writing to it")
        return real(self, items, **options)

    monkeypatch.setattr(Ledger, "add_items", locked)
    log = lines(tmp_path, plan_of(tmp_path, source(web.url("/feed"))))
    assert sum(line.startswith("fault") for line in log) == 2
    assert kept(tmp_path) == ["/0", "/1", "/2"]
    assert web.paths() == ["/feed", "/0", "/1", "/2"]


def test_two_watches_do_not_share_a_memory(web, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("rasad.store.watching._LOCK_WAIT_S", 0.05)
    plan = plan_of(tmp_path, source(web.url("/feed")))
    with watching(tmp_path, plan), pytest.raises(StoreError, match="another watch is running"):
        WatchState(tmp_path / "l.watch")


def test_what_is_stopped_ends_soon(web, tmp_path) -> None:
    plan = plan_of(tmp_path, source(web.url("/feed")), per_host="60s")
    with watching(tmp_path, plan) as (watch, _):
        threading.Timer(0.5, watch.stop).start()
        begun = time.monotonic()
        assert list(watch.run()) == []
    assert time.monotonic() - begun < 5


def test_the_memory_of_the_watch_holds_no_text_of_what_was_read(web, tmp_path) -> None:
    lines(tmp_path, plan_of(tmp_path, source(web.url("/feed"))))
    state = WatchState(tmp_path / "l.watch")
    assert state.waiting() == 0
    state.close()
    held = (tmp_path / "l.watch").read_bytes()
    assert VISIT.split()[1].encode() not in held
