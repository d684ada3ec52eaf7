from rasad.langpack.pack import load_pack
from rasad.text.headers import Header, read_header
from rasad.text.segments import segment_page

LEAD = "استقبل وزير الخارجية اليوم نظيره الزائر وبحث معه سبل تطوير العلاقات الثنائية وعددا من الملفات الإقليمية."
MORE = "وقال الوزير في تصريحات للصحفيين عقب اللقاء إن الجانبين اتفقا على مواصلة المشاورات خلال الأسابيع المقبلة."
LEAD_FA = "وزیر امور خارجه امروز با همتای خود دیدار کرد و دو طرف درباره روابط گمرکی گفت‌وگو کردند."


def header(text, language):
    return read_header(text, segment_page(text), 0, load_pack(language))


def text_of(quote):
    return quote.text if quote else None


def test_title_author_and_place_of_an_arabic_article():
    found = header(f"لقاء ثنائي في العاصمة\n\nسامر الحداد - بيروت\n{LEAD}\n{MORE}", "ar")
    assert text_of(found.title) == "لقاء ثنائي في العاصمة"
    assert text_of(found.byline) == "سامر الحداد"
    assert text_of(found.place) == "بيروت"
    assert found.outlet is None


def test_place_and_agency_of_a_persian_dateline():
    page = f"دیدار وزیر خارجه\n\nمسکو - ایرنا - {LEAD_FA}\n"
    found = header(page, "fa")
    assert (text_of(found.place), text_of(found.outlet)) == ("مسکو", "ایرنا")
    assert text_of(found.dateline) == "مسکو - ایرنا"
    assert found.byline is None


def test_a_relay_chain_names_its_last_link_as_origin():
    page = f"تهران - ایرنا - {LEAD_FA}\n\nبه گزارش ایرنا از اسپوتنیک، این دیدار دو ساعت به طول انجامید."
    found = header(page, "fa")
    assert text_of(found.origin) == "اسپوتنیک"
    assert [relay.text for relay in found.relays] == ["به گزارش ایرنا از اسپوتنیک"]


def test_the_outlet_itself_is_no_origin():
    page = f"تهران - ایرنا - {LEAD_FA}\n\nبه گزارش ایرنا، این دیدار دو ساعت به طول انجامید و دو طرف آن را مفید خواندند."
    assert header(page, "fa").origin is None


def test_an_arabic_relay_is_found():
    page = f"{LEAD}\n\nوقال المسؤول نقلا عن وكالة الأناضول، إن الزيارة ستستمر يومين وتشمل لقاءات مع رجال الأعمال."
    assert text_of(header(page, "ar").origin) == "وكالة الأناضول"


def test_a_quoted_paper_is_found_whole():
    page = f'{LEAD}\n\nوذكرت صحيفة "الخبر الجديد" أن الزيارة ستستمر يومين وتشمل لقاءات مع رجال الأعمال.'
    assert text_of(header(page, "ar").origin) == 'صحيفة "الخبر الجديد"'


def test_what_an_official_said_is_no_relay():
    page = f"{LEAD}\n\nوقالت الوزيرة نقلا عن مسؤول كبير إن الزيارة ستستمر يومين وتشمل لقاءات مع رجال الأعمال."
    assert header(page, "ar").relays == ()


def test_the_place_from_which_an_agency_reports_is_no_origin():
    page = f"{LEAD_FA}\n\nبه گزارش خبرگزاری رویترز از بغداد، این دیدار دو ساعت به طول انجامید."
    assert text_of(header(page, "fa").origin) == "خبرگزاری رویترز"


def test_the_reporter_of_an_agency_stands_for_it():
    page = f"{LEAD_FA}\n\nبه گزارش خبرنگار ایرنا، این دیدار دو ساعت به طول انجامید و دو طرف آن را مفید خواندند."
    assert text_of(header(page, "fa").origin) == "ایرنا"


def test_a_credit_is_no_outlet():
    page = f"عنوان الخبر القصير\n\nأخبار: متابعات\n\n{LEAD}\n{MORE}"
    assert header(page, "ar").outlet is None


def test_a_page_without_head_has_an_empty_header():
    assert header(f"{LEAD}\n{MORE}", "ar") == Header()


def test_quotes_are_exact():
    page = f"دیدار وزیر خارجه\n\nمسکو - ایرنا - {LEAD_FA}\n"
    found = header(page, "fa")
    quotes = [q for q in (found.title, found.dateline, found.place, found.outlet) if q]
    assert all(page[q.start : q.end] == q.text for q in quotes)
    assert len(quotes) == 4
