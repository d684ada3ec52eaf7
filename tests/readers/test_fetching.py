"""A server may do what it likes: each case ends in a page, or soon in a line that says what, where and what to do."""

import gzip
import time
from datetime import UTC, datetime

import httpcore
import httpx
import pytest
from tests.readers.web import LOOPBACK, Answer, listener, site

from rasad.errors import ReadError
from rasad.readers.fetching import Fetched, Limits, Request, fetch
from rasad.readers.transport import Deadline, Transport

OTHER = "127.0.0.2"  # this machine too, but not allowed by name
TEXT = "زار الوزير مسقط أمس.".encode()
QUICK = Limits(most_bytes=100_000, timeout_s=1.0, most_redirects=3)
PATIENT = QUICK._replace(timeout_s=10.0)


@pytest.fixture
def web():
    with site() as running:
        yield running


def get(url: str, limits: Limits = PATIENT, **options) -> Fetched:
    return fetch(url, limits=limits, allowed_hosts=[LOOPBACK], **options)


def drip(handler) -> None:
    """Send a byte now and then, for ever: no single wait is long."""
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(200):
        handler.raw(b"x")
        time.sleep(0.05)


def drip_head(handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(200):
        handler.raw(b"x")
        time.sleep(0.05)


def endless(handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.raw(b"<p>" * 10_000)


def endless_head(handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.raw(b"X-More: " + b"y" * 10_000 + b"\r\n")


def silent(handler) -> None:
    time.sleep(10)


def cut_short(handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this")


def no_http(handler) -> None:
    handler.raw(b"220 mail.example ESMTP\r\n")


def to(place: str, status: int = 302) -> Answer:
    return Answer(b"", status, {"Location": place})


def test_a_page_comes_with_all_that_the_server_says_of_it(web) -> None:
    headers = {"Content-Type": 'Text/HTML; Charset="Windows-1256"', "ETag": '"7"', "Last-Modified": "then"}
    web.pages["/a?b=1"] = Answer(TEXT, headers=headers)
    found = get(web.url("/a?b=1#part"), contact="desk@example.org")
    assert (found.body, found.status, found.fault()) == (TEXT, 200, None)
    assert (found.media, found.encoding, found.etag, found.last_modified) == (
        "text/html",
        "windows-1256",
        '"7"',
        "then",
    )
    assert (found.url, found.address, found.moved_to) == (web.url("/a?b=1"), LOOPBACK, None)
    (asked,) = web.asked
    assert asked.headers["host"] == f"{LOOPBACK}:{web.port}"
    assert asked.headers["user-agent"].startswith("rasad/")
    assert asked.headers["user-agent"].endswith("(desk@example.org)")
    assert "cookie" not in asked.headers


def test_an_address_in_letters_of_another_script_is_asked(web) -> None:
    web.pages["/%D8%AE%D8%A8%D8%B1"] = Answer(TEXT)
    assert get(web.url("/خبر")).body == TEXT


def test_a_packed_page_is_unpacked(web) -> None:
    web.pages["/"] = Answer(gzip.compress(TEXT), headers={"Content-Encoding": "gzip"})
    assert get(web.url("/")).body == TEXT


def test_what_has_not_changed_is_said_to_be_so(web) -> None:
    def page(handler):
        return Answer(status=304) if handler.headers["If-None-Match"] == '"7"' else Answer(TEXT)

    web.pages["/"] = page
    found = get(web.url("/"), request=Request({"If-None-Match": '"7"'}))
    assert (found.is_unchanged, found.body) == (True, b"")
    assert get(web.url("/")).body == TEXT


def test_what_a_server_is_asked_with_may_be_any_text(web) -> None:
    web.pages["/"] = Answer(TEXT)
    assert get(web.url("/"), request=Request({"If-None-Match": '"\u0642"'})).body == TEXT
    with pytest.raises(ReadError, match="no HTTP"):
        get(web.url("/"), request=Request({"If-None-Match": "a\r\nX-Evil: 1"}))


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120.0), ("Sun, 22 Nov 2026 10:02:00 GMT", 120.0), ("Sun, 22 Nov 2026 09:00:00 GMT", 0.0), ("soon", None)],
)
def test_a_server_that_is_asked_too_often_says_when_to_come_back(web, said, seconds) -> None:
    web.pages["/"] = Answer(status=429, headers={"Retry-After": said})
    found = get(web.url("/"))
    assert found.fault() == "the server answered 429 (too many requests). Try again later."
    assert found.retry_after_s(datetime(2026, 11, 22, 10, tzinfo=UTC)) == seconds


@pytest.mark.parametrize(
    ("status", "advice"), [(404, "Check the address."), (410, "Check"), (500, "Try again later."), (299, "Check")]
)
def test_a_refusal_is_no_page(web, status, advice) -> None:
    web.pages["/"] = Answer(b"<p>Sorry", status)
    fault = get(web.url("/")).fault()
    assert fault is not None
    assert f"answered {status}" in fault
    assert advice in fault


def test_redirects_are_followed_and_a_move_for_good_is_told(web) -> None:
    web.pages |= {"/old": to("/new", 301), "/new": to("here?a=1#x", 307), "/here?a=1": Answer(TEXT)}
    found = get(web.url("/old"))
    assert (found.asked, found.url) == (web.url("/old"), web.url("/here?a=1"))
    assert (found.body, found.moved_to) == (TEXT, web.url("/new"))


BAD = {
    "slow body": (drip, "took longer than 1 seconds"),
    "slow head": (drip_head, "took longer than 1 seconds"),
    "no answer": (silent, "took longer than 1 seconds"),
    "endless body": (endless, "more than 100,000 bytes"),
    "endless head": (endless_head, "broke off or is no HTTP"),
    "cut short": (cut_short, "broke off"),
    "no HTTP": (no_http, "is no HTTP"),
    "gzip bomb": (Answer(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"}), "more than 100,000"),
    "brotli": (Answer(b"x", headers={"Content-Encoding": "br"}), "only gzip, deflate was asked for"),
    "redirect to a private address": (to(f"http://{OTHER}:1/"), "has the address 127.0.0.2, which is private"),
    "redirect to the metadata of a cloud": (to("http://169.254.169.254/latest/"), "private or reserved"),
    "redirect to a disguised address": (to("http://[::ffff:127.0.0.2]/"), "private or reserved"),
    "redirect to an address as a number": (to("http://2130706434/"), "has the address 127.0.0.2, which is private"),
    "redirect to a file": (to("file:///etc/passwd"), "only http and https are fetched"),
    "redirect with a password": (to(f"http://root:toor@{LOOPBACK}/"), "holds a name or password"),
    "redirect to nowhere": (to("http://[zz/"), "no address"),
    "redirect to itself": (to("/bad"), "redirects more than 3 times"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_server_is_named_with_what_it_did_and_what_to_do(web, case) -> None:
    page, reason = BAD[case]
    web.pages["/bad"] = page
    begun = time.monotonic()
    with pytest.raises(ReadError, match=reason) as caught:
        get(web.url("/bad"), QUICK)
    assert str(caught.value).startswith(web.url("/bad"))
    assert any(verb in str(caught.value) for verb in ("Try", "Check", "Leave", "Save", "Correct", "allow it by name"))
    assert time.monotonic() - begun < 4


def test_a_bomb_within_the_size_allowed_is_still_one(web) -> None:
    web.pages["/"] = Answer(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"})
    with pytest.raises(ReadError, match="swells more than 100 times"):
        get(web.url("/"), Limits())


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "file:///etc/passwd", "http:///x", "http://a b/", "http://u:p@example.org/", "http://["],
)
def test_what_is_no_address_of_the_web_is_not_asked(url) -> None:
    with pytest.raises(ReadError, match=r"Correct|Save|Leave"):
        fetch(url)


def test_this_machine_is_asked_only_where_it_is_allowed_by_name(web) -> None:
    web.pages["/"] = Answer(TEXT)
    for url in (web.url("/"), web.url("/", "localhost"), f"http://127.1:{web.port}/", f"http://0:{web.port}/"):
        with pytest.raises(ReadError, match=r"private or reserved.*--allow-host"):
            fetch(url)
    assert web.asked == []
    assert fetch(web.url("/", "LocalHost"), allowed_hosts=["localhost"]).body == TEXT


def test_a_name_is_looked_up_once_and_the_address_that_was_judged_is_the_one_connected_to(web) -> None:
    answers = [[LOOPBACK], [OTHER]]
    web.pages["/"] = Answer(TEXT)
    transport = Transport(
        Deadline(5), allowed_hosts={"rebinding.example"}, resolver=lambda _host, _port: answers.pop(0)
    )
    answer = transport.handle_request(httpx.Request("GET", web.url("/", "rebinding.example")))
    assert (answer.read(), transport.address) == (TEXT, LOOPBACK)
    assert answers == [[OTHER]]
    assert web.asked[0].host == f"rebinding.example:{web.port}"
    transport.close()


def test_a_name_that_points_elsewhere_the_second_time_is_judged_again(web) -> None:
    answers = [["192.0.2.1", LOOPBACK], ["10.0.0.1"]]
    transport = Transport(Deadline(5), allowed_hosts=(), resolver=lambda _host, _port: answers.pop(0))
    for address in ("192.0.2.1", "10.0.0.1"):
        with pytest.raises(ReadError, match=f"rebinding.example has the address {address}, which is private"):
            transport.handle_request(httpx.Request("GET", web.url("/", "rebinding.example")))
    assert web.asked == []


def test_the_name_goes_into_the_handshake_of_tls_though_the_address_is_connected_to() -> None:
    hello: list[bytes] = []
    with listener(lambda connection: hello.append(connection.recv(4096))) as port:
        transport = Transport(Deadline(5), allowed_hosts={"news.example"}, resolver=lambda _host, _port: [LOOPBACK])
        with pytest.raises(httpcore.ConnectError):
            transport.handle_request(httpx.Request("GET", f"https://news.example:{port}/"))
    assert b"news.example" in hello[0]


def test_a_name_that_nobody_knows_is_said_to_be_so() -> None:
    with pytest.raises(ReadError, match="cannot be looked up"):
        fetch("http://no-such-host.invalid/", limits=QUICK)


def test_a_resolver_that_never_answers_ends_with_the_deadline() -> None:
    transport = Transport(Deadline(0.2), allowed_hosts=(), resolver=lambda _host, _port: time.sleep(5) or [])
    with pytest.raises(httpcore.ConnectTimeout):
        transport.handle_request(httpx.Request("GET", "http://slow.example/"))


def test_no_environment_sends_requests_elsewhere(web, monkeypatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{OTHER}:1")
    web.pages["/"] = Answer(TEXT)
    assert get(web.url("/")).body == TEXT


def test_each_hop_is_told_before_it_is_asked_and_the_wait_does_not_count(web) -> None:
    web.pages |= {"/a": to("/b"), "/b": Answer(TEXT)}
    told: list[str] = []

    def before(url: str) -> None:
        told.append(url)
        time.sleep(0.7)

    assert get(web.url("/a"), QUICK, before_each=before).body == TEXT
    assert told == [web.url("/a"), web.url("/b")]


def test_what_is_sent_goes_by_post_and_is_not_sent_on(web) -> None:
    web.pages |= {"/hook": Answer(b"ok"), "/moved": to("/hook", 308)}
    assert get(web.url("/hook"), request=Request({"Content-Type": "application/json"}, b"{}")).status == 200
    assert (web.asked[0].method, web.asked[0].body) == ("POST", b"{}")
    with pytest.raises(ReadError, match="what is sent is not sent on"):
        get(web.url("/moved"), request=Request(body=b"{}"))
