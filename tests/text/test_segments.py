import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shared import SHARED, needs_shared

from rasad.text.segments import segment_page

LEAD = "استقبل وزير الخارجية اليوم نظيره الزائر وبحث معه سبل تطوير العلاقات الثنائية وعددا من الملفات الإقليمية."
MORE = "وقال الوزير في تصريحات للصحفيين عقب اللقاء إن الجانبين اتفقا على مواصلة المشاورات خلال الأسابيع المقبلة."
LAST = "وأضاف أن لجنة مشتركة ستجتمع الشهر المقبل لمتابعة تنفيذ ما اتفق عليه في مجالي النقل والطاقة."
LEAD_FA = "وزیر امور خارجه امروز با همتای خود دیدار کرد و دو طرف درباره روابط گمرکی و مسائل منطقه گفت‌وگو کردند."
MORE_FA = "وی در دیدار یادشده با اشاره به سابقه طولانی روابط دو کشور بر گسترش همکاری‌های اقتصادی تاکید کرد."

LINES = st.sampled_from(
    [LEAD, MORE, LEAD_FA, "عنوان", "اقرأ أيضا", "نظر شما", "الرياض - واس", "", " \t", "***", "سوريا&"]
)
PAGES = st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=80)


def kinds(text):
    return [(segment.kind, text[segment.start : segment.end].strip()) for segment in segment_page(text)]


def of_kind(text, kind):
    return [found for each, found in kinds(text) if each == kind]


@given(PAGES)
def test_segments_tile_the_page(text):
    segments = segment_page(text)
    assert [s.start for s in segments] == [0, *(s.end for s in segments[:-1])][: len(segments)]
    assert (segments[-1].end if segments else 0) == len(text)
    assert all(s.start < s.end for s in segments)


@given(PAGES)
def test_parts_are_numbered_in_order(text):
    parts = [s.part for s in segment_page(text)]
    assert parts == sorted(parts)
    assert set(parts) == set(range(len(set(parts))))


@given(PAGES)
def test_blank_lines_belong_to_the_segment_before(text):
    assert all(text[s.start : s.end].strip("\n") for s in segment_page(text)[1:])


def test_headline_and_paragraphs_of_a_plain_article():
    page = f"وزير الخارجية يبحث العلاقات مع نظيره\n\n{LEAD}\n\n{MORE}\n"
    assert kinds(page) == [("headline", "وزير الخارجية يبحث العلاقات مع نظيره"), ("body", LEAD), ("body", MORE)]


def test_a_headline_that_asks_is_a_headline():
    page = f"ماذا قال الوزير لنظيره في اللقاء المغلق أمس؟\n\n{LEAD}\n\n{MORE}"
    assert kinds(page)[0][0] == "headline"


def test_a_first_line_that_is_a_sentence_is_the_lead():
    assert kinds(f"{LEAD}\n\n{MORE}")[0] == ("body", LEAD)


def test_author_category_and_repeated_headline_stand_between_headline_and_lead():
    head = "لقاء ثنائي يركز على التعاون الاقتصادي وملفات المنطقة"
    page = f"{head}\n\nسامر الحداد\nأخبار دولية\n{head}\n{LEAD}\n{MORE}"
    assert [kind for kind, _ in kinds(page)] == ["headline", "byline", "byline", "headline", "body", "body"]


@pytest.mark.parametrize(
    ("prefix", "lead"),
    [
        ("الرياض - واس: ", LEAD),
        ("موسكو- ", LEAD),
        ("باكو (رويترز) - ", LEAD),
        ("سامر الحداد: ", LEAD),
        ("سامر الحداد - بيروت - ", LEAD),
        ("مسکو - ایرنا - ", LEAD_FA),
        ("تهران-ایسنا- ", LEAD_FA),
        ("گروه سیاسی: ", LEAD_FA),
        ("خبرگزاری مهر ـ گروه بین‌الملل: ", LEAD_FA),
    ],
)
def test_a_byline_on_the_line_of_the_lead_is_cut_off(prefix, lead):
    page = f"{prefix}{lead}\n\n{MORE if lead == LEAD else MORE_FA}"
    first, second = segment_page(page)[:2]
    assert (first.kind, page[first.start : first.end]) == ("byline", prefix)
    assert second.kind == "body"


@pytest.mark.parametrize(
    "lead",
    [
        "قال الوزير: إن بلاده ترفض هذه الخطوة وستواصل العمل مع شركائها من أجل حل سياسي دائم في المنطقة كلها.",
        "وزیر امور خارجه گفت: ما این پیشنهاد را بررسی کردیم و پاسخ خود را در روزهای آینده اعلام خواهیم کرد.",
        "أعلنت أنقرة -اليوم الأحد- أن وفدا رفيعا سيزور العاصمة في الأسبوع المقبل لإجراء محادثات فنية وسياسية.",
        "عقدت قمة تركية - روسية في المدينة أمس بحضور جمع غفير من الوزراء ورجال الأعمال من البلدين الجارين.",
        "رئيس الوفد: لن نعود إلى المفاوضات قبل وقف إطلاق النار الكامل في جميع المناطق التي شملها الاتفاق.",
        "أولا: توافق الأطراف على وقف شامل لإطلاق النار في جميع المناطق وعلى تبادل الأسرى خلال عشرة أيام.",
    ],
)
def test_a_sentence_with_a_dash_or_colon_is_not_cut(lead):
    assert kinds(f"{lead}\n{MORE}")[0] == ("body", lead)


def test_a_line_of_place_date_and_agency_is_a_byline():
    page = f"وزير يلتقي سفيرا\nالمنامة 3 صفر 1437 هـ الموافق 15 نوفمبر 2015 م بنا\n{LEAD}\n{MORE}"
    assert kinds(page)[1][0] == "byline"


def test_subheadings_inside_the_text_are_told():
    page = f"{LEAD}\n\n{MORE}\n\nملف الطاقة&\n\n{LAST}\n"
    assert of_kind(page, "subheading") == ["ملف الطاقة&"]


def test_lines_of_a_list_are_text():
    names = "\n".join(f"- السفير رقم {word}" for word in ("واحد", "اثنان", "ثلاثة", "أربعة"))
    page = f"{LEAD}\n{MORE}\n{names}\n{LAST}"
    assert "subheading" not in {kind for kind, _ in kinds(page)}


@pytest.mark.parametrize(
    "tail",
    [
        "مقالات ذات صلة\n\nطقس\n\nسفير جديد في العاصمة\n\nتابعونا على الشبكات",
        "اترك تعليقا\n\nلا ننشر البريد الإلكتروني للمعلقين.\n\nيمنع ما يسيء إلى الآخرين. والحوار المهذب واجب هنا.",
        "اشترك الآن في نشرتنا واحصل على آخر الأخبار على بريدك",
        "شارك الخبر\nتويتر\nفيسبوك\nواتساب",
        "التعليقات مغلقة.",
        "// انتهى //",
        "https://example.org/news/123",
        "0 تعليق",
        "كلمات مفتاحية: السفير، العلاقات الثنائية",
        "موضوعات قد تهمك\nسفير جديد في العاصمة",
    ],
)
def test_page_furniture_after_the_article_is_boilerplate(tail):
    page = f"عنوان الخبر القصير\n\n{LEAD}\n\n{MORE}\n\n{tail}"
    assert kinds(page)[-1] == ("boilerplate", tail)
    assert of_kind(page, "body") == [LEAD, MORE]


@pytest.mark.parametrize(
    "tail",
    ["نظر شما\n\nنام\nایمیل\ncaptcha", "انتهای پیام", "بیشتر بخوانید:\nدیدار دو وزیر در پایتخت", "کد خبر: 83012"],
)
def test_page_furniture_after_a_persian_article_is_boilerplate(tail):
    page = f"دیدار وزیر خارجه با همتای خود\n\n{LEAD_FA}\n\n{MORE_FA}\n\n{tail}"
    assert kinds(page)[-1] == ("boilerplate", tail)


def test_a_box_of_links_in_the_middle_does_not_swallow_the_rest():
    page = f"{LEAD}\n\nاقرأ أيضا: سفير جديد في العاصمة\n\n{MORE}\n\n{LAST}"
    assert of_kind(page, "boilerplate") == ["اقرأ أيضا: سفير جديد في العاصمة"]
    assert of_kind(page, "body") == [LEAD, MORE, LAST]


def test_an_invitation_above_the_lead_is_boilerplate():
    invitation = "احصل على إشعارات فورية على هاتفك. اشترك الآن"
    page = f"عنوان الخبر القصير\n\n{invitation}\n\n{LEAD}\n{MORE}"
    assert of_kind(page, "boilerplate") == [invitation]


def test_tags_that_run_on_behind_the_last_sentence_are_cut_off():
    page = f"{LEAD}\n{MORE} سمات السفير العلاقات الثنائية"
    assert kinds(page)[-1] == ("boilerplate", "سمات السفير العلاقات الثنائية")


@pytest.mark.parametrize(
    "line",
    [
        "واعتبر أن التعليقات التي صدرت عن المسؤول غير مقبولة.",
        "وقال إن سمات المرحلة المقبلة هي الحوار والتعاون بين الجيران.",
        "ودعا إلى متابعة تنفيذ الاتفاق الآن من دون إبطاء.",
        "شارك في الاجتماع وزراء من سبع دول ومبعوث الأمم المتحدة.",
    ],
)
def test_sentences_with_form_words_stay_text(line):
    assert line in of_kind(f"{LEAD}\n{line}\n{MORE}", "body")


@pytest.mark.parametrize(
    "headline",
    [
        "بازدید وزیر خارجه از نمایشگاه کتاب پایتخت",
        "آخرین اخبار از نشست وزیران خارجه در پایتخت",
        "نظرات متفاوت درباره توافق",
    ],
)
def test_a_headline_that_begins_with_a_form_word_stays_a_headline(headline):
    assert kinds(f"{headline}\n\n{LEAD_FA}\n\n{MORE_FA}")[0] == ("headline", headline)


def test_a_share_bar_in_a_line_of_its_own_is_boilerplate():
    page = f"{LEAD}\n{MORE}\nطباعة Email فيسبوك تويتر واتساب"
    assert of_kind(page, "boilerplate") == ["طباعة Email فيسبوك تويتر واتساب"]


def test_a_headline_with_form_words_stays_a_headline():
    page = f"تطبيق جديد للهاتف يثير جدلا بين شركات المرور والبريد\n\n{LEAD}\n{MORE}"
    assert kinds(page)[0][0] == "headline"


def test_a_page_of_forms_alone_is_all_boilerplate():
    page = "الرئيسية\nاتصل بنا\nتسجيل الدخول\nجميع الحقوق محفوظة\n"
    assert {kind for kind, _ in kinds(page)} == {"boilerplate"}


def test_an_empty_page_has_no_segments():
    assert segment_page("") == ()
    assert [s.kind for s in segment_page("  \n\n")] == ["boilerplate"]


def test_text_wrapped_by_hand_has_no_subheadings_inside():
    line = "این سطر از متن روزنامه بدون نقطه تمام می‌شود و ادامه آن در سطر بعد می‌آید و"
    page = "\n".join(["عنوان مطلب", *[line] * 9, "پایان."])
    assert {kind for kind, _ in kinds(page)[1:]} == {"body"}


MENU = "الرئيسية\nسياسة\nاقتصاد\nرياضة\nثقافة\nصحة\nعلوم\nسيارات\nسفر\nمطبخ\nاتصل بنا\nتسجيل الدخول"
LINKS = "\n".join(f"خبر قصير عن حدث رقم {word}" for word in ("واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة"))


def test_the_article_is_found_between_a_menu_and_a_list_of_links():
    head = "وزير الخارجية يبحث العلاقات مع نظيره"
    page = f"{MENU}\n{head}\nالاثنين 24 أغسطس 2020\n{LEAD}\n{MORE}\nأخبار أخرى هنا\n{LINKS}\nاتصل بنا\nمن نحن"
    running = [(kind, found) for kind, found in kinds(page) if kind != "boilerplate"]
    assert running == [("headline", head), ("byline", "الاثنين 24 أغسطس 2020"), ("body", LEAD), ("body", MORE)]


def test_a_poll_above_the_lead_of_a_crowded_page_is_not_the_lead():
    poll = "هل تؤيد فتح المدارس في الشهر المقبل أم تأجيله؟"
    page = f"{MENU}\nوزير الخارجية يبحث العلاقات مع نظيره\n{poll}\nنعم\nلا\nعرض النتائج\n{LEAD}\n{MORE}\n{LAST}"
    assert of_kind(page, "body") == [LEAD, MORE, LAST]
    assert of_kind(page, "headline") == ["وزير الخارجية يبحث العلاقات مع نظيره"]


def test_a_list_at_the_end_of_a_clean_article_stays_text():
    page = f"عنوان الخبر القصير\n{LEAD}\n{MORE}\n{LINKS}"
    assert LINKS.splitlines()[-1] in of_kind(page, "body")


def test_windows_line_ends_are_kept_inside_segments():
    page = f"عنوان الخبر القصير\r\n\r\n{LEAD}\r\n{MORE}\r\n"
    assert [kind for kind, _ in kinds(page)] == ["headline", "body", "body"]


@needs_shared("articles")
def test_the_shared_articles_keep_their_bodies():
    for path in sorted((SHARED / "articles").glob("*.txt")):
        text = path.read_bytes().decode()
        segments = segment_page(text)
        running = sum(s.end - s.start for s in segments if s.kind != "boilerplate")
        assert running > 0.85 * len(text)
        assert segments[-1].part == (1 if path.name.startswith("002") else 0)
