"""Pages broken at random places: no fault, and what is read still stands in the bytes."""

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rasad.errors import ReadError
from rasad.readers.pages_article import read_article

PAGES = sorted((Path(__file__).parents[1] / "pages").glob("*_??.html"))
RAW = [path.read_bytes() for path in PAGES]
LOST = (
    Path(__file__).parents[1] / "pages" / "lists_ar.html"
)  # broken so, a line of it stands in no element below the one it is in
SNIPPETS = [
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"<script>", b"</script>", b"<p", b"<div class='", b'"', b"'",
    b"&#x", b"&zwnj;", b"&#0;", b"&#xD800;", b"\x00", b"\xff\xfe", b"\x85", b"</div></div>", b"<table><td>",
    b"<a href=x><a>",
    b"<svg><title>", b"<h1>", b"</body></html>", b"<plaintext>", b"<frameset>", b"<article><h1>", b"=", b"\r\n\t ",
    b'<script type="application/ld+json">{"@type":"NewsArticle","datePublished":[{}],"author":{"name":[1]}}</script>',
]  # fmt: skip
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.sampled_from(SNIPPETS), st.integers(0, 40)), min_size=1, max_size=6)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page=st.sampled_from(RAW), changes=CHANGES)
@example(page=LOST.read_bytes(), changes=[(0.0, b"<", 0), (0.12141293829543878, b"<", 1)])
def test_a_broken_page_is_read_or_refused_and_every_piece_stands_in_it(page, changes):
    for place, snippet, gone in changes:
        at = int(place * len(page))
        page = page[:at] + snippet + page[at + gone :]
    try:
        found = read_article(page, url="https://marfa.example/2021/06/28/a")
    except ReadError:
        return
    assert found.text == found.text.encode().decode()
    ends = first = 0
    for piece in found.page.raw.pieces:
        assert ends <= piece.start < piece.end <= len(found.text)
        assert first <= piece.first < piece.last <= len(page)
        ends, first = piece.end, piece.last
    for block in found.page.blocks:
        assert found.text[block.start : block.end].strip()
