"""Pages made to break parsers end in seconds, with a reading or a clear refusal."""

import time

import pytest

from rasad.errors import ReadError
from rasad.readers.pages import read_page

TEXT = "وصل وزير النقل إلى العاصمة صباح الأحد على رأس وفد من الخبراء لبحث مشروع السكة الجديدة بين الميناءين."
ARTICLE = f"<html><body><h1>عنوان الخبر</h1><p>{TEXT}</p><p>{TEXT}</p>".encode()
SECONDS = 20
TEN_MB = 10_000_000


def read(raw: bytes) -> str:
    begin = time.monotonic()
    try:
        return read_page(raw, location="hostile.html").text
    finally:
        assert time.monotonic() - begin < SECONDS


@pytest.mark.parametrize(
    "raw",
    [
        ARTICLE + b"<div " + b'data-x="y" ' * 200_000 + b">end</div>",
        ARTICLE + b"<div " + b"a=" * 2_000_000,
        ARTICLE.replace("عنوان".encode(), "عنوا\0ن".encode()) + b"\0" * 1_000_000,
        ARTICLE + b"<p>&" + b"&#x;&#99999999999;&amp&lt" * 50_000,
        ARTICLE + b"<!--" + b"-" * TEN_MB,
        ARTICLE + b"<script>" + b"<script>" * 1_000_000,
        ARTICLE + b"<" * TEN_MB,
        ARTICLE + b"<a b='" * 1_000_000,
        ARTICLE + b"</div>" * 1_500_000,
        ARTICLE + b"<div>" * 300_000,
        ARTICLE + b"<table><tr><td>" * 100_000,
        ARTICLE + b'<script type="application/ld+json">' + b"[" * 500_000 + b"</script>",
    ],
    ids=[
        "many attributes",
        "open attributes",
        "null bytes",
        "broken entities",
        "open comment",
        "nested scripts",
        "angle brackets",
        "open quotes",
        "end tags",
        "deep",
        "nested tables",
        "deep json",
    ],
)
def test_an_article_before_the_trap_is_read(raw):
    assert TEXT in read(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<html>" + b"<div>" * 2_000_000, "more than 400,000 elements"),
        (b"<html>" + b"<p><b><i><a>" * 800_000, "more than 400,000 elements"),
        (b"<html>" + b"x" * 20_000_001, "more than the limit"),
        (b"<html>" + bytes(range(1, 9)) * 10_000, "binary"),
        (b"<html><title>" + b"x" * TEN_MB, "no article"),
        (b"<html><body></body></html>", "no article"),
        (ARTICLE + b"word<br>" * 1_000_000, "more than 50,000 lines"),
        (ARTICLE + b"word " * 1_000_000, "so it is no article"),
    ],
    ids=["nested 10 MB", "nested inline 10 MB", "too long", "binary", "open title", "empty", "lines", "long text"],
)
def test_what_is_no_article_is_refused_with_the_reason(raw, reason):
    with pytest.raises(ReadError, match=reason):
        read(raw)
