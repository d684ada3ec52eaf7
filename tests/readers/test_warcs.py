"""Web archives: pages out of them, and whatever is damaged noticed, named, and read past."""

import base64
import gzip
import hashlib
import io
import random
import tempfile
import time
import zlib

import brotli
import pytest
import zstandard

from rasad.readers.items import Item, Refused, open_items, open_stream
from rasad.readers.letters import may_be_ours
from rasad.readers.streams import Tally
from rasad.readers.tapes import Tape, find_record
from rasad.readers.warcs import NO_PAGES, NOT_THERE, OTHER_SCRIPTS

TEXT = "زار وزير الخارجية العماني تونس اليوم وبحث مع نظيره زيادة التبادل التجاري بين البلدين"
WORDS = TEXT.split()
PACKS = {"warc": bytes, "gz": gzip.compress, "zst": zstandard.compress}


def page(seed=0, words=600):
    rng = random.Random(seed)
    noise = rng.randbytes(2_000).hex()
    return f"<!DOCTYPE html><script>{noise}</script><p>{' '.join(rng.choices(WORDS, k=words))}</p>".encode()


def record(block, url="https://news.test/1", kind="response", media="application/http", length=None, **more):
    lines = {"WARC-Type": kind, "WARC-Date": "2021-06-29T10:00:00Z", "WARC-Target-URI": url, "Content-Type": media}
    lines |= {name.replace("_", "-"): value for name, value in more.items()}
    lines["Content-Length"] = str(len(block) if length is None else length)
    head = "WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return head.encode() + b"\r\n" + block + b"\r\n\r\n"


def http(body, status="200 OK", media="text/html; charset=utf-8", **more):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n" if media else f"HTTP/1.1 {status}\r\n"
    return head.encode() + "".join(f"{n.replace('_', '-')}: {v}\r\n" for n, v in more.items()).encode() + b"\r\n" + body


def capture(number, **more):
    return record(http(page(number)), f"https://news.test/{number}", **more)


def archive(records, pack):
    return b"".join(PACKS[pack](one) for one in records)


def found(raw):
    """Read an archive as a stream and as a file of its own, which must give the same."""
    tally = Tally()
    items = list(open_stream(io.BytesIO(raw), "a.warc", tally=tally))
    with tempfile.NamedTemporaryFile() as file:
        file.write(raw)
        file.flush()
        own = list(open_items(file.name))
    assert [str(one).replace(file.name, "a.warc") for one in own] == [str(one) for one in items]
    good = [int(item.location.rsplit("/", 1)[1]) for item in items if isinstance(item, Item)]
    return good, [str(item.error) for item in items if isinstance(item, Refused)], tally.skipped


@pytest.mark.parametrize("pack", PACKS)
def test_a_page_comes_with_its_address_and_what_was_declared_of_it(tmp_path, pack):
    path = tmp_path / "articles.txt"
    path.write_bytes(archive([record(b"a: b", kind="warcinfo", media="application/warc-fields"), capture(7)], pack))
    (item,) = open_items(path)
    assert item.raw == page(7)
    assert (item.location, item.given.url) == ("https://news.test/7", "https://news.test/7")
    assert (item.media, item.encoding, item.within) == ("text/html", "utf-8", str(path))
    assert (item.notes, item.given.published) == ((), None)


def test_what_is_no_page_in_a_script_that_is_read_is_left_out_and_counted():
    english = b"<!DOCTYPE html><p>" + b"The ministers met and discussed trade. " * 500
    good, refused, skipped = found(
        archive(
            [
                record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
                record(http(b"\xff\xd8\xff" * 900, media="image/jpeg")),
                record(http(page(), status="404 Not Found")),
                record(http(english)),
                record(http(bytes(range(256)) * 300, media="")),
                record(http(page(), media=""), "https://news.test/3"),
                record(b"fetchTimeMs: 7\r\n", kind="metadata", media="application/warc-fields"),
            ],
            "gz",
        )
    )
    assert (good, refused) == ([3], [])
    assert skipped == {NO_PAGES: 2, NOT_THERE: 1, OTHER_SCRIPTS: 1}


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "chunked", "gzip, chunked"])
def test_a_page_is_decoded_from_what_it_was_sent_in(coding):
    body = page()
    for name in coding.split(", "):
        if name == "gzip":
            body = gzip.compress(body)
        elif name == "deflate":
            body = zlib.compress(body)
        elif name == "br":
            body = brotli.compress(body)
        else:
            body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:100], body[100:])) + b"0\r\n\r\n"
    headers = {"Transfer_Encoding": "chunked"} if "chunked" in coding else {}
    if coding != "chunked":
        headers["Content_Encoding"] = coding.split(",")[0]
    (item,) = open_stream(io.BytesIO(record(http(body, **headers))), "a.warc")
    assert item.raw == page()


@pytest.mark.parametrize(
    ("body", "coding", "told"),
    [
        (gzip.compress(b"x" * 30_000_000), "gzip", "swells more than 100 times"),
        (gzip.compress(page())[:-40] + b"\xff" * 40, "gzip", "cannot be decoded"),
        (page(), "klingon", "encoding 'klingon' is not known"),
    ],
)
def test_a_page_that_cannot_be_decoded_is_named_and_the_next_is_read(body, coding, told):
    good, refused, _ = found(archive([record(http(body, Content_Encoding=coding)), capture(2)], "gz"))
    assert good == [2]
    assert told in refused[0]
    assert refused[0].startswith("https://news.test/1: ")


def test_a_page_over_the_limit_is_named_and_not_held(monkeypatch):
    monkeypatch.setattr("rasad.readers.warcs.MAX_BYTES", 20_000)
    good, refused, _ = found(archive([record(http(page() * 9)), capture(2)], "gz"))
    assert good == [2]
    assert "more than the limit of 20,000" in refused[0]


@pytest.mark.parametrize("pack", PACKS)
def test_an_archive_that_is_cut_short_is_never_read_in_silence(pack):
    records = [capture(number) for number in range(4)]
    raw = archive(records, pack)
    ends = [len(archive(records[:number], pack)) for number in range(5)]
    rng = random.Random(5)
    for cut in [ends[1] + 3, ends[2] - 20, *rng.sample(range(ends[1] + 1, len(raw) - 20), 40)]:
        if any(end - 16 <= cut <= end for end in ends):  # all of the page is there, or nothing of the next
            continue
        good, refused, _ = found(raw[:cut])
        whole = sum(end <= cut for end in ends[1:])
        assert good == list(range(whole)), cut
        assert len(refused) == 1 and "cut short" in refused[0], cut


@pytest.mark.parametrize("pack", PACKS)
def test_an_archive_that_is_cut_short_in_what_is_no_page_says_so_too(pack):
    raw = archive([capture(0), record(b"x" * 5_000, kind="metadata"), record(b"y" * 5_000, kind="request")], pack)
    whole = found(raw)
    assert (whole[0], whole[1]) == ([0], [])
    good, refused, _ = found(raw[:-30])
    assert good == [0]
    assert "cut short" in refused[0]


@pytest.mark.parametrize("pack", PACKS)
def test_behind_every_kind_of_damage_the_reading_goes_on(pack):
    records = [capture(number) for number in range(9)]
    begin, end = (len(archive(records[:number], pack)) for number in (3, 4))
    raw = archive(records, pack)
    damages = {
        "header": raw[:begin] + b"\x00" * 60 + raw[begin + 60 :],
        "hole": raw[:begin] + raw[begin + 900 :],
        "between": raw[:begin] + b"what does not belong here " * 9 + raw[begin:],
        "over two": raw[: end - 300] + b"\xff" * 600 + raw[end + 300 :],
    }
    for name, damaged in damages.items():
        good, refused, _ = found(damaged)
        assert set(range(9)) - set(good) <= {3, 4}, name
        assert good == sorted(set(good)), name
        assert len(refused) == 1 and "the reading goes on at byte" in refused[0], (name, refused)


def test_a_record_that_has_swallowed_the_next_gives_it_back():
    long = record(http(page(1)), "https://news.test/1", length=len(http(page(1))) + len(capture(2)) + 4)
    good, refused, _ = found(capture(0) + long + capture(2) + capture(3))
    assert good == [0, 2, 3]
    assert "its length is wrong" in refused[0]


def test_a_record_whose_length_is_too_short_is_noticed():
    short = record(http(page(1)), "https://news.test/1", length=len(http(page(1))) - 500)
    good, refused, _ = found(capture(0) + short + capture(2))
    assert good[0] == 0 and good[-1] == 2
    assert len(refused) == 1


@pytest.mark.parametrize(("digest", "notes"), [("sha1:" + "A" * 32, 1), ("crc32:00", 0), ("", 0), (None, 0)])
def test_a_page_that_has_not_its_digest_any_more_says_so(digest, notes):
    own = "sha1:" + base64.b32encode(hashlib.sha1(page(7)).digest()).decode()
    (item,) = open_stream(io.BytesIO(capture(7, WARC_Payload_Digest=own if digest is None else digest)), "a.warc")
    assert len(item.notes) == notes


def test_what_is_nothing_but_damage_is_given_up(monkeypatch):
    monkeypatch.setattr("rasad.readers.warcs._MOST_DAMAGED", 20)
    _, refused, _ = found(b"WARC/1.?\r\nWARC-Type: response\r\n\r\n" * 500)
    assert "damaged in 20 places" in refused[-1]
    assert len(refused) <= 21


def test_a_web_archive_lies_in_an_archive(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "z", "w") as file:
        file.writestr("a.warc.gz", archive([capture(1), capture(2)], "gz"))
    items = list(open_items(tmp_path / "z"))
    assert [item.location for item in items] == ["https://news.test/1", "https://news.test/2"]


def test_a_tape_keeps_no_more_than_what_lies_behind_the_last_record(monkeypatch):
    tape = Tape(io.BytesIO(bytes(1_000_000)))
    for place in range(0, 900_000, 1_000):
        assert len(tape.read(1_000)) == 1_000
        tape.forget_before(place)
    assert tape._size <= 2_000
    tape.go_to(0)
    assert tape.tell() == 899_000
    assert find_record(tape, 0, None) is None


@pytest.mark.parametrize(
    ("text", "encoding", "declared", "kept"),
    [
        ("النص العربي الطويل " * 200, "utf-8", None, True),
        ("The text in English with a dash — " * 200, "utf-8", None, False),
        ("متن فارسی بلند درباره همکاری‌ها " * 100, "utf-8", "utf-8", True),
        ("النص العربي الطويل " * 200, "cp1256", "windows-1256", True),
        ("النص العربي الطويل " * 200, "cp1256", "utf-8", True),
        ("النص العربي الطويل " * 200, "cp1256", None, True),
        ("Déjà vu à l'école, où l'été s'achève près de la forêt. " * 100, "latin-1", "iso-8859-1", False),
        ("Русский текст о встрече министров двух стран. " * 100, "utf-8", "utf-8", False),
        ("Русский текст о встрече министров двух стран. " * 100, "cp1251", "windows-1251", False),
        ("النص العربي الطويل " * 200, "utf-16", None, True),
    ],
)
def test_pages_are_told_apart_by_their_script_before_they_are_parsed(text, encoding, declared, kept):
    body = f"<html><body><p>{text}</p></body></html>".encode(encoding)
    assert may_be_ours(body, declared) is kept


def test_a_page_that_is_packed_may_be_anything():
    assert may_be_ours(gzip.compress(page()), "utf-8")
    assert may_be_ours(brotli.compress(page()), "utf-8")


def test_pages_in_other_scripts_are_passed_over_without_a_search_through_all_their_characters():
    text = "Le ministre des Affaires étrangères a été reçu à l'aéroport. Министр заявил о визите. " * 4_000
    started = time.process_time()
    assert not any(may_be_ours(text.encode(), "utf-8") for _ in range(20))
    assert time.process_time() - started < 0.2  # a search with a pattern took 20 ms for each


def test_a_page_written_in_references_is_kept():
    body = "".join(f"&#{ord(char)};" for char in "النص العربي الطويل " * 30)
    assert may_be_ours(f"<html><p>{body}</p></html>".encode())
