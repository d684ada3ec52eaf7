"""Times made of others, stamps, loose parts of the day, and what must not be taken for them."""

import pytest

from rasad.annotate.times import find_times
from rasad.langpack.pack import load_pack
from rasad.text.documents import line_document

TODAY = "2021-06-16"  # a Wednesday


def read(text: str, language: str, reference: str | None = TODAY) -> list[tuple[str, str | None]]:
    found = find_times(line_document(text, language=language), load_pack(language), reference=reference)
    return [(time.text, time.value) for time in found]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("صادرات در سه ماه منتهی به مهر ۱۳۹۸ رشد کرد", "در سه ماه منتهی به مهر ۱۳۹۸", "2019-07-23/2019-10-22"),
        ("مهلت از امروز تا پنج روز دیگر است", "از امروز تا پنج روز دیگر", "2021-06-16/2021-06-21"),
        ("جلسه شنبه دو هفته آینده برپاست", "شنبه دو هفته آینده", "2021-06-26"),
        ("هر روز از هفته تمرین دارند", "هر روز از هفته", "P1D"),
        ("چهارشنبه آخر سال جشن می‌گیرند", "چهارشنبه آخر سال", "2022-03-16"),
        ("در نیمه دوم قرن هجدهم", "در نیمه دوم قرن هجدهم", "1750/1799"),
        ("درنیمه اول دهه ۱۹۹۰", "درنیمه اول دهه ۱۹۹۰", "1990/1994"),
        ("شب یلدا سه سال پیش آمد", "شب یلدا سه سال پیش", "2018-12-21"),
        ("نمایندگان دیروز حدود ساعت ۱۰ وارد شدند", "دیروز حدود ساعت ۱۰", "2021-06-15T10:00:00"),
        ("جشن نیمه شعبان برگزار شد", "نیمه شعبان", "2021-03-28"),
    ],
)
def test_persian_times_are_joined_to_what_they_hang_on(text: str, found: str, value: str) -> None:
    assert read(text, "fa") == [(found, value)]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("یک ربع به هشت رسیدند", "یک ربع به هشت", "2021-06-16T07:45:00"),
        ("بیست دقیقه به ساعت ۹ راه افتادند", "بیست دقیقه به ساعت ۹", "2021-06-16T08:40:00"),
        ("ده دقیقه پیش از ساعت ۱۱ تمام شد", "ده دقیقه پیش از ساعت ۱۱", "2021-06-16T10:50:00"),
        ("امشب ساعت ۹ پخش می‌شود", "امشب ساعت ۹", "2021-06-16T21:00:00"),
        ("ساعت 4 : 20 ب . ظ", "ساعت 4 : 20 ب . ظ", "2021-06-16T16:20:00"),
    ],
)
def test_hours_are_read_with_the_minutes_before_them(text: str, found: str, value: str) -> None:
    assert read(text, "fa") == [(found, value)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("در سال هزاروسیصدوپنجاه", [("در سال هزاروسیصدوپنجاه", "1971-03-21/1972-03-20")]),
        ("سنگ‌ها ۸۰ میلیون سال دارند", [("۸۰ میلیون سال", "P80000000Y")]),
        ("چهل و دوسال گذشت", [("چهل و دوسال", "P42Y")]),
        ("صدسال قبل ساخته شد", [("صدسال قبل", "1921")]),
        ("در دقایق ۷، ۳۳ و ۸۰ گل زد", [("در دقایق ۷، ۳۳ و ۸۰", None)]),
        ("سی دقیقه‌ست که رفته", [("سی دقیقه", "PT30M")]),
        ("در سال 1440 ه.ق درگذشت", [("در سال 1440 ه.ق", "2018-09-11/2019-08-30")]),
        ("پس از انتخابات ۸۴ بود", [("۸۴", "2005-03-21/2006-03-20")]),
        ("سال ۹۴ در روسیه", [("سال ۹۴", "2015-03-21/2016-03-19")]),
        ("از ۹۵ تا کنون", [("از ۹۵ تا کنون", "2016-03-20/2021-06-16")]),
        ("( 1811 1870 میلادی )", [("1811 1870 میلادی", "1811/1870")]),
    ],
)
def test_numbers_of_times_are_read_in_every_writing(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [row for row in read(text, "fa") if row in found] == found


def test_a_stamp_is_parted_at_its_marks_and_keeps_its_day() -> None:
    day, time = read("5 خرداد 1398 - 14 : 05", "fa")
    assert day == ("5 خرداد 1398", "2019-05-26")
    assert time == ("14 : 05", "2019-05-26T14:05:00")
    assert read("شنبه ، 4 خرداد 1398 10 : 30", "fa") == [
        ("شنبه", "2019-05-25"),
        ("4 خرداد 1398 10 : 30", "2019-05-25T10:30:00"),
    ]
    assert read("از 1398 . 03 . 04 لازم است", "fa") == [("از 1398 . 03 . 04", "2019-05-25")]


def test_one_day_in_two_calendars_is_one_time_and_no_range() -> None:
    assert read("5 . 25 . 2019 9 : 10 : 00 AM شنبه 4 خرداد 1398", "fa") == [
        ("5 . 25 . 2019 9 : 10 : 00 AM شنبه 4 خرداد 1398", "2019-05-25T09:10:00")
    ]
    assert [value for _, value in read("25 مه 2019 - 4 خرداد 1398", "fa")] == ["2019-05-25", "2019-05-25"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("این کار صبح انجام شد", "صبح"),
        ("چهلمین سالگرد تاسیس شرکت", "چهلمین سالگرد"),
        ("در دومین روز جشنواره", "در دومین روز"),
        ("شبانه‌روز کار می‌کنند", "شبانه‌روز"),
        ("سالروز تاسیس بانک", "سالروز"),
    ],
)
def test_loose_times_have_no_value(text: str, found: str) -> None:
    assert read(text, "fa") == [(found, None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "روزنامه صبح نو نوشت"),
        ("fa", "المپیک زمستانی برگزار شد"),
        ("fa", "بودجه ۱۷ تا ۲۰ میلیاردی"),
        ("fa", "پانزده نفر به تهران رفتند"),
        ("ar", "اجتمع الأمين العام السابق للحزب بالصحفيين"),
        ("ar", "ارتفع عدد الضحايا إلى 27"),
        ("ar", "دفع في المزاد ألفين وخمسمئة دينار"),
        ("ar", "عدت إلى 27 قرية"),
    ],
)
def test_names_and_counts_are_no_times(language: str, text: str) -> None:
    assert read(text, language) == []


def test_a_spaced_verb_behind_a_day_is_no_month() -> None:
    assert read("وزیر امروز مي گويد که می آید", "fa") == [("امروز", TODAY)]
    assert read("دوره دو ساله دیگر آغاز شد", "fa")[0][1] == "P2Y"


def test_a_day_of_the_story_is_not_counted_from_today() -> None:
    assert read("وقع الاتفاق وفي اليوم التالي غادر الوفد", "ar") == [("اليوم التالي", None)]
    assert read("أقره البرلمان في اليوم نفسه", "ar") == [("اليوم نفسه", None)]
    assert read("وفي الليلة التالية عاد الهدوء", "ar") == [("الليلة التالية", None)]
    assert read("سأسافر في اليوم التالي", "ar") == [("اليوم التالي", "2021-06-17")]


def test_last_and_next_are_judged_by_the_day() -> None:
    assert read("وصلت السفينة يوم 3 يونيو الماضي", "ar") == [("يوم 3 يونيو الماضي", "2021-06-03")]
    assert read("وصلت السفينة في يونيو الماضي", "ar") == [("يونيو الماضي", "2020-06")]
    assert read("جلسه در اول مهرماه ۱۳۹۸ بود", "fa") == [("در اول مهرماه ۱۳۹۸", "2019-09-23")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "يتناول ثلاث جرعات في اليوم"),
        ("ar", "جاء اليوم الذي ينتظره الجميع"),
        ("ar", "أثر حرب أكتوبر (تشرين الأول) باق"),
        ("fa", "مردم این دو مي بينند"),
        ("fa", "معامله قرن یک شکست است"),
        ("fa", "سخت‌ترین روزها گذشته و آرام شده‌ایم"),
    ],
)
def test_words_of_time_in_another_sense_are_no_times(language: str, text: str) -> None:
    assert read(text, language) == []


def test_a_short_year_far_ahead_is_of_the_other_calendar() -> None:
    assert read("آنها در سال 95 بحران داشتند", "fa", "2003-09-29") == [("در سال 95", "1995")]
    assert read("آنها در سال 95 بحران داشتند", "fa", "2018-09-29") == [("در سال 95", "2016-03-20/2017-03-20")]


def test_a_wide_gap_parts_a_preposition_from_its_time() -> None:
    assert read("در      ۳ مهر ۱۳۹۵ آمد", "fa")[0][0] == "۳ مهر ۱۳۹۵"
    assert read("در  ۳ مهر ۱۳۹۵ آمد", "fa")[0][0] == "در  ۳ مهر ۱۳۹۵"


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("ثاني جمعة بعد 5 مايو 2020", "ثاني جمعة بعد 5 مايو 2020", "2020-05-15"),
        ("أول أحد بعد عيد الميلاد 2019", "أول أحد بعد عيد الميلاد 2019", "2019-12-29"),
        ("في النصف الأول من القرن الثامن عشر", "النصف الأول من القرن الثامن عشر", "1700/1749"),
        ("هي من مواليد ألفين", "ألفين", "200X"),
        ("نشأوا في الألفينيات", "الألفينيات", "200X"),
        ("ولد عام ثمانية عشر ستة وسبعين", "عام ثمانية عشر ستة وسبعين", "1876"),
        ("سنسافر في 23", "23", "2021-06-23"),
        ("سأبقى هنا بقية أسبوعي", "بقية أسبوعي", "2021-06-16/2021-06-20"),
        ("نشر قبل نحو ثلاثة أسابيع", "قبل نحو ثلاثة أسابيع", "2021-05-26"),
        ("تحدث قبل شهر عن الخطة", "قبل شهر", "2021-05"),
        ("تفتح المدارس خلال الأيام القليلة المقبلة", "الأيام القليلة المقبلة", None),
        ("زاد الطلب خلال العام", "العام", "2021"),
        ("عمرها 3.5 مليون سنة", "3.5 مليون سنة", "P3500000Y"),
        ("في 5 صفر 1430هـ", "5 صفر 1430هـ", "2009-01-31"),
        ("غادروا أواخر مارس", "أواخر مارس", "2021-03-16/2021-03-31"),
    ],
)
def test_arabic_times_are_joined_to_what_they_hang_on(text: str, found: str, value: str | None) -> None:
    assert read(text, "ar") == [(found, value)]
