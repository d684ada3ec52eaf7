"""Web pages through the reader: the text of the article with its parts, and each character's place in the bytes."""

from pathlib import Path

import pytest

import rasad
from rasad.errors import ReadError
from rasad.readers.pages import read_page
from rasad.records.pages import Page

LONG = "وصل وزير النقل في دولة الشمال إلى العاصمة الجنوبية صباح الأحد على رأس وفد من خبراء السكك الحديدية."
MORE = "وقال الوزير بعد اللقاء إن البلدين اتفقا على مدّ خط جديد بين الميناءين قبل نهاية العام المقبل."


def page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="ar"><head><title>خبر</title>{head}</head><body>{body}</body></html>'


def article(text: str) -> str:
    return page(
        f"<nav><a href='/'>الرئيسية</a></nav><h1>عنوان الخبر هنا</h1><div>{text}</div><footer>حقوق النشر</footer>"
    )


def read(html: str | bytes, **options: str):
    return read_page(html if isinstance(html, bytes) else html.encode(), location="p.html", **options)


def parts(html: str | bytes) -> list[tuple[str, str]]:
    source = read(html)
    assert source.page is not None
    return [(block.kind, source.text[block.start : block.end]) for block in source.page.blocks]


def raw_of(html: bytes, source, words: str) -> bytes:
    start = source.text.index(words)
    place = source.page.raw.place(source.text, start, start + len(words))
    assert place is not None
    return html[place[0] : place[1]]


def test_the_article_is_kept_and_the_page_around_it_is_not():
    assert parts(article(f"<p>{LONG}</p><p>{MORE}</p>")) == [
        ("headline", "عنوان الخبر هنا"),
        ("body", LONG),
        ("body", MORE),
    ]


def test_joiners_and_direction_marks_stay():
    persian = "وزیر نیرو می‌گوید همکاری‌های دو کشور در زمینهٔ آب «\u200fبه‌زودی\u200e» آغاز می‌شود و هیئت‌ها در راه‌اند."
    source = read(article(f"<p>{persian}</p><p>{persian.replace(chr(0x200C), '&zwnj;')}</p>"))
    assert source.text.splitlines()[1:] == [persian, persian]


def test_a_span_leads_back_to_its_bytes_through_entities_and_joined_white_space():
    html = article(
        f"<p>{LONG}</p><p>قال «أبو&nbsp;أحمد»&#8230;\n     إن <b>الاتفاق</b> سي&zwnj;كون جاهزا "
        f"قبل الصيف بحسب ما أعلنه. {MORE}</p>"
    ).encode()
    source = read(html)
    assert raw_of(html, source, "أبو\u00a0أحمد").decode() == "أبو&nbsp;أحمد"
    assert raw_of(html, source, "… إن الاتفاق").decode() == "&#8230;\n     إن <b>الاتفاق"
    assert raw_of(html, source, "سي\u200cكون جاهزا").decode() == "سي&zwnj;كون جاهزا"
    assert raw_of(html, source, "الميناءين").decode() == "الميناءين"


def test_the_line_between_two_parts_stands_in_no_bytes():
    source = read(article(f"<p>{LONG}</p><p>{MORE}</p>"))
    at = source.text.index("\n")
    assert source.page.raw.place(source.text, at, at + 1) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "iso8859-6", "utf-16"])
def test_bytes_are_found_again_in_every_encoding(encoding):
    text = f"{LONG} {MORE}".replace("ّ", "")
    html = article(f"<p>{text}</p>").encode(encoding)
    source = read(html)
    piece = raw_of(html, source, "وقال الوزير بعد")
    assert piece.decode(source.page.raw.encoding) == "وقال الوزير بعد"


def test_a_wrong_declaration_is_set_right_and_said():
    html = page(f"<h1>عنوان</h1><p>{LONG}</p><p>{MORE}</p>", '<meta charset="iso-8859-1">').encode("cp1256")
    source = read(html)
    assert MORE in source.text
    assert "declared as cp1252" in source.problems[0].message


def test_the_declaration_of_the_server_counts():
    latin = "<html>" + (
        "<h1>Visite</h1><p>Le ministre a été reçu à Genève où il a présenté, dès midi, les résultats.</p>"
    )
    assert "été reçu à Genève" in read(latin.encode("latin-1"), encoding="iso-8859-1").text


@pytest.mark.parametrize("second", ["cp1252", "cp1256"])
def test_text_that_was_encoded_twice_is_read_as_it_was(second):
    plain = article(f"<p>{LONG}</p><p>{MORE}</p>")
    twice = "".join(
        bytes((byte,)).decode(second) if _is_in(byte, second) else chr(byte) for byte in plain.encode()
    ).encode()
    source = read(twice)
    assert MORE in source.text
    assert "encoded again" in source.problems[0].message
    piece = raw_of(twice, source, "الميناءين").decode()
    assert piece in twice.decode()
    assert len(piece) == len("الميناءين".encode())


def _is_in(byte: int, encoding: str) -> bool:
    try:
        bytes((byte,)).decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def test_a_report_of_a_page_holds_where_each_character_stands(tmp_path: Path):
    path = tmp_path / "visit.html"
    path.write_text(article(f"<p>{LONG}</p><p>{MORE}</p>"), encoding="utf-8")
    report = rasad.read(path)
    page_ = report.document.page
    assert isinstance(page_, Page)
    assert report.produced_by.reader == "html"
    assert report.document.source_sha256 != report.document.text_sha256
    assert report.document.title.text == "عنوان الخبر هنا"


def test_pages_in_a_folder_are_read_and_kept(tmp_path: Path):
    (tmp_path / "a.htm").write_text(article(f"<p>{LONG}</p><p>{MORE}</p>"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{LONG}\n{MORE}\n", encoding="utf-8")
    with rasad.Ledger(tmp_path / "desk.ledger") as ledger:
        kept = list(ledger.add_paths([tmp_path]))
        assert [Path(one.location).name for one in kept] == ["a.htm", "b.txt"]
        stored = ledger.stored(kept[0].document)
    assert stored.report.document.page is not None
    assert stored.source.startswith("عنوان الخبر هنا\n")


def test_a_kept_page_is_read_again_without_its_file(tmp_path: Path):
    path = tmp_path / "a.html"
    head = '<meta property="article:published_time" content="2021-06-29T10:00:00+03:00">'
    path.write_text(page(f"<h1>عنوان الخبر</h1><p>{LONG}</p><p>{MORE}</p>", head), encoding="utf-8")
    with rasad.Ledger(tmp_path / "desk.ledger") as ledger:
        (added,) = ledger.add_paths([path])
        before = ledger.stored(added.document).report
        path.unlink()
        list(ledger.reread())
        assert ledger.stored(added.document).report == before


def test_a_page_without_an_article_is_refused_with_the_reason():
    with pytest.raises(ReadError, match=r"p\.html: no article was found"):
        read(page("<ul><li><a href=1>خبر أول</a></li><li><a href=2>خبر ثان</a></li></ul>"))


def test_explain_shows_the_bytes_behind_a_datum(tmp_path: Path):
    from rasad.show.explain import explain

    path = tmp_path / "a.html"
    html = article(f"<p>وصل وزير خارجية الأردن إلى <b>بغ&zwnj;داد</b> أمس الأحد.</p><p>{LONG}</p><p>{MORE}</p>")
    path.write_text(html, encoding="utf-8")
    report = rasad.read(path)
    mention = next(mention for mention in report.mentions if mention.text == "الأردن")
    (explanation,) = explain([report], mention.id)
    start = html.encode().index("الأردن".encode())
    assert explanation.raw_places == (f"bytes {start:,}-{start + 12:,}: الأردن",)
    path.unlink()
    (explanation,) = explain([report], mention.id)
    assert explanation.raw_places[0].startswith("bytes ")


def test_the_outlet_of_a_page_is_known_by_its_own_name(tmp_path: Path):
    path = tmp_path / "a.html"
    head = '<meta property="og:site_name" content="وكالة رويترز"><link rel="canonical" href="https://marfa.example/1">'
    path.write_text(page(f"<h1>عنوان الخبر</h1><p>{LONG}</p><p>{MORE}</p>", head), encoding="utf-8")
    header = rasad.read(path).document
    assert header.outlet.id == "reuters"
    assert header.url == "https://marfa.example/1"


def test_what_a_page_says_of_itself_in_words_goes_with_a_redaction(tmp_path: Path):
    path = tmp_path / "a.html"
    name = "فؤاد الزنبقي"
    text = (
        f"<p>{LONG}</p><p>وقال الدبلوماسي السابق {name} إن الاتفاق سيوقع قريبا بعد انتهاء المحادثات.</p><p>{MORE}</p>"
    )
    head = f'<meta name="author" content="{name}"><meta property="og:title" content="{name}: سنوقع">'
    path.write_text(page(f"<h1>عنوان الخبر</h1>{text}", head), encoding="utf-8")
    with rasad.Ledger(tmp_path / "desk.ledger") as ledger:
        (added,) = ledger.add_paths([path])
        ledger.forget(name)
        kept = ledger.stored(added.document).report.document.page
    assert kept is not None
    assert (kept.hints.author, kept.hints.title) == (None, None)
