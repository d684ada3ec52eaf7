"""What a page says of itself: each value with where it stands in the bytes; and what it says of what is missing."""

import pytest

from rasad.errors import ReadError
from rasad.readers.pages import read_page

TEXT = "وصل وزير النقل إلى العاصمة صباح الأحد على رأس وفد من الخبراء لبحث مشروع السكة الجديدة بين الميناءين."
LINKED = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},'
    '{"@type":["NewsArticle"],"headline":"عنوان الخبر","datePublished":"2021-06-28T10:00:00+03:00",'
    '"dateModified":"2021-06-28T12:30:00+03:00","author":[{"@type":"Person","name":"سلمى"},{"name":"نادر"}],'
    '"publisher":{"@type":"Organization","name":"صحيفة المرفأ"},"articleSection":"سياسة","inLanguage":"ar"}]}</script>'
)


def page(head: str = "", body: str = f"<h1>عنوان الخبر</h1><p>{TEXT}</p><p>{TEXT}</p>") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def hints(head: str, url: str | None = None):
    found = read_page(page(head), location="p.html", url=url).page
    assert found is not None
    return found.hints


def messages(raw: bytes) -> str:
    return "\n".join(problem.message for problem in read_page(raw, location="p.html").problems)


def test_linked_data_give_all_that_is_known():
    found = hints(LINKED)
    assert found.title.value == "عنوان الخبر"
    assert found.author.value == "سلمى, نادر"
    assert (found.outlet.value, found.section.value, found.language.value) == ("صحيفة المرفأ", "سياسة", "ar")
    assert [claim.value for claim in found.published] == ["2021-06-28T10:00:00+03:00"]
    assert [claim.value for claim in found.updated] == ["2021-06-28T12:30:00+03:00"]
    assert found.published[0].where == "json-ld NewsArticle.datePublished"


def test_a_value_stands_where_it_is_said_to():
    link = '<link rel=canonical href="https://marfa.example/a/1">'
    head = f'{link}<meta property="og:site_name" content="المرفأ &amp; البحر">'
    raw = page(head)
    found = read_page(raw, location="p.html").page.hints
    assert found.outlet.value == "المرفأ & البحر"
    assert raw[found.outlet.start : found.outlet.end].decode() == head[head.index("<meta") :]
    assert raw[found.url.start : found.url.end].decode() == head[: head.index("<meta")]


def test_dates_of_other_articles_and_of_widgets_are_no_claims():
    aside = '<aside><time itemprop="datePublished" datetime="2020-01-01">x</time></aside>'
    hidden = '<div style="display:none"><span itemprop="datePublished" content="2020-01-02"></span></div>'
    body = f"<h1>عنوان</h1><p>{TEXT}</p><p>{TEXT}</p>{aside}{hidden}<footer>2016</footer>"
    assert read_page(page("", body), location="p.html").page.hints.published == ()


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://x.example/2021/06/28/story", "2021/06/28"),
        ("https://x.example/news/20210628101500/story", "20210628"),
        ("https://x.example/1400-04-07/story", "1400-04-07"),
        ("https://x.example/2021/06/story", "2021/06"),
        ("https://x.example/news/2021062", None),
        ("https://x.example/news/120210628", None),
    ],
)
def test_the_address_is_the_last_claim(url, date):
    found = hints('<meta name="date" content="2021-06-29">', url).published
    assert [claim.value for claim in found] == (["2021-06-29", date] if date else ["2021-06-29"])


def test_broken_linked_data_say_nothing_and_harm_nothing():
    assert hints('<script type="application/ld+json">{"@type":"NewsArticle",</script>').published == ()


def test_a_page_of_frames_names_them():
    with pytest.raises(ReadError, match=r"made of frames.*menu\.html, news\.html"):
        read_page(b"<html><frameset><frame src=menu.html><frame src=news.html></frameset></html>", location="p")


def test_a_page_that_scripts_write_is_said_to_be_so():
    with pytest.raises(ReadError, match="written by scripts"):
        read_page(page("", '<div id="root"></div><script src="/app.js"></script>'), location="p.html")


def test_a_page_that_leads_on_says_where():
    head = '<meta http-equiv="refresh" content="0; url=https://marfa.example/real">'
    with pytest.raises(ReadError, match=r"read that: https://marfa\.example/real"):
        read_page(page(head, "<p>انتظر</p>"), location="p.html")


def test_a_paywall_is_said_and_its_offer_is_no_text():
    offer = "<div class='paywall'><p>اشترك الآن لتقرأ بقية المقال ولتصلك نشرتنا اليومية كل صباح.</p></div>"
    raw = page("", f"<h1>عنوان الخبر</h1><p>{TEXT}</p><p>{TEXT}</p>{offer}")
    assert "for subscribers only" in messages(raw)
    assert "اشترك" not in read_page(raw, location="p.html").text


def test_a_further_page_is_named():
    link = '<link rel="canonical" href="https://marfa.example/a">'
    raw = page(link, f"<h1>عنوان</h1><p>{TEXT}</p><p>{TEXT}</p><a href='/a?page=2'>2</a>")
    assert "goes on on another page, which was not read: https://marfa.example/a?page=2" in messages(raw)


def test_a_page_that_was_cut_off_is_said_to_be():
    assert "ends in the middle of a tag" in messages(page() + b'<div class="')


def test_what_a_link_offers_to_skip_is_no_text():
    skipped = (
        '<div role="region"><a href="#end-of-box">تخطى الصندوق وواصل القراءة</a>'
        f"<p>{TEXT[:60]} في صندوق ترويجي.</p><p id='end-of-box' tabindex='-1'>نهاية الصندوق</p></div>"
    )
    raw = page("", f"<h1>عنوان</h1><p>{TEXT}</p>{skipped}<p>{TEXT}</p><p>{TEXT}</p>")
    assert "الصندوق" not in read_page(raw, location="p.html").text


def test_a_second_article_below_is_said_to_be_there():
    one = f"<article><h1>عنوان أول</h1><p>{TEXT}</p><p>{TEXT}</p></article>"
    other = one.replace("أول", "ثان").replace("النقل", "الطاقة")
    raw = page('<meta property="og:title" content="عنوان أول">', f"<div>{one}{other}</div>")
    assert "further articles" in messages(raw)
    assert "الطاقة" not in read_page(raw, location="p.html").text


def test_teasers_do_not_outweigh_a_short_article():
    card = f"<div class=c><h3><a href=1>خبر آخر في الصفحة</a></h3><p>{TEXT.replace('النقل', 'المال')}</p></div>"
    raw = page("", f"<div><div><h1>عنوان</h1><p>{TEXT}</p></div><div>{card * 12}</div></div>")
    assert "المال" not in read_page(raw, location="p.html").text


def test_a_part_called_no_article_that_holds_the_article_is_read():
    raw = page(
        "", f"<form id=aspnetForm><div class=widget><h1>عنوان</h1><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p></div></form>"
    )
    assert read_page(raw, location="p.html").text.count(TEXT) == 3


def test_comments_are_never_the_article():
    talk = f"<div class=comments>{'<p>' + TEXT.replace('الأحد', 'زائر') + '</p>'}</div>"
    raw = page("", f"<h1>عنوان</h1><div><p>{TEXT}</p></div>{talk * 20}")
    assert "زائر" not in read_page(raw, location="p.html").text


def test_a_table_that_lays_out_the_page_is_no_table_of_data():
    cells = f"<td>{TEXT[:40]}</td><td><p>{TEXT}</p><p>{TEXT}</p></td>"
    data = "<table><tr><th>السنة</th><th>الطول</th></tr><tr><td>2021</td><td>120</td></tr></table>"
    found = read_page(page("", f"<h1>عنوان</h1><table><tr>{cells}</tr></table>{data}<p>{TEXT}</p>"), location="p.html")
    parts = [(block.kind, found.text[block.start : block.end]) for block in found.page.blocks]
    assert ("table", "2021\t120") in parts
    assert parts.count(("body", TEXT)) == 3


def test_an_address_is_no_author():
    profile = '<meta property="article:author" content="https://social.example/marfa">'
    assert hints(profile).author is None
    assert hints(f'{profile}<meta name="byl" content="سلمى">').author.value == "سلمى"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("مرفأ نيوز - عنوان الخبر", "مرفأ نيوز"),
        ("عنوان الخبر | مرفأ نيوز", "مرفأ نيوز"),
        ("عنوان الخبر", "شركة البحر للنشر"),
        ("مرفأ نيوز", "شركة البحر للنشر"),
    ],
)
def test_a_paper_goes_by_the_name_in_its_titles_and_not_by_that_of_the_company_that_prints_it(title, outlet):
    said = '<meta name="publisher" content="شركة البحر للنشر"><meta name="author" content="مرفأ نيوز">'
    assert hints(f"{said}<title>{title}</title>").outlet.value == outlet
    assert hints(f'{said}<meta property="og:site_name" content="البحر"><title>{title}</title>').outlet.value == "البحر"
