"""What the time engine reads in Arabic and Persian sentences, with the value a reader of the news would give."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotate.annotating import TODAY, read, times


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("وصل الوفد إلى عمان في 12 أيار/مايو 2019", "12 أيار/مايو 2019", "2019-05-12"),
        ("وقع الاتفاق في ٣ كانون الثاني ٢٠٢٠", "٣ كانون الثاني ٢٠٢٠", "2020-01-03"),
        ("افتتح المعرض يوم 5 جانفي 2018", "يوم 5 جانفي 2018", "2018-01-05"),
        ("صدر المرسوم في 10 رمضان 1436 هـ", "10 رمضان 1436 هـ", "2015-06-27"),
        ("عاد السفير في الـ14 من آذار 2017", "14 من آذار 2017", "2017-03-14"),
        ("عقدت الدورة في الحادي والعشرين من يوليو 2020", "الحادي والعشرين من يوليو 2020", "2020-07-21"),
        ("نشر التقرير بتاريخ 07/11/2018", "07/11/2018", "2018-11-07"),
        ("جرت الزيارة في أكتوبر (تشرين الأول) 2019", "أكتوبر (تشرين الأول) 2019", "2019-10"),
        ("اندلعت الأزمة عام 2011", "عام 2011", "2011"),
        ("تعود الاتفاقية إلى ثمانينيات القرن الماضي", "ثمانينيات القرن الماضي", "198X"),
        ("بدأ العمل في الربع الأول من عام 2020", "الربع الأول من عام 2020", "2020-01/2020-03"),
        ("تستمر المناورات من 3 إلى 9 يوليو", "من 3 إلى 9 يوليو", "2021-07-03/2021-07-09"),
        ("امتدت الولاية بين 2014 و2018", "بين 2014 و2018", "2014/2018"),
        ("أنشئت الشركة حوالي عام 1990", "حوالي عام 1990", "1990~"),
        ("حل عيد الفطر 2019", "عيد الفطر 2019", "2019-06-04"),
    ],
)
def test_arabic_dates_are_read_in_every_usual_shape(text: str, found: str, value: str) -> None:
    assert (found, value) in read(text, "ar")


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("این دیدار ۲۵ مهر ۱۳۹۵ انجام شد", "۲۵ مهر ۱۳۹۵", "2016-10-16"),
        ("قرارداد در ۱۶ اکتبر ۲۰۱۶ امضا شد", "در ۱۶ اکتبر ۲۰۱۶", "2016-10-16"),
        ("نشست در تاریخ ۱۳۹۸/۰۴/۱۰ برگزار شد", "در تاریخ ۱۳۹۸/۰۴/۱۰", "2019-07-01"),
        ("هفتم آذر ۹۴ اعلام شد", "هفتم آذر ۹۴", "2015-11-28"),
        ("صادرات در مردادماه ۱۳۹۹ کاهش یافت", "در مردادماه ۱۳۹۹", "2020-07-22/2020-08-21"),
        ("این سند در سال ۱۳۹۲ تصویب شد", "در سال ۱۳۹۲", "2013-03-21/2014-03-20"),
        ("از سال ۲۰۱۲ تا ۲۰۱۵ سفیر بود", "از سال ۲۰۱۲ تا ۲۰۱۵", "2012/2015"),
        ("نمایشگاه ۴ تا ۸ تیر ۱۴۰۰ برپا است", "۴ تا ۸ تیر ۱۴۰۰", "2021-06-25/2021-06-29"),
        ("این طرح در دهه ۱۹۷۰ آغاز شد", "در دهه ۱۹۷۰", "197X"),
    ],
)
def test_persian_dates_are_read_in_three_calendars(text: str, found: str, value: str) -> None:
    assert (found, value) in read(text, "fa")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ar", "التقى الوزيران اليوم", "2021-06-16"),
        ("ar", "وصل الوفد مساء أمس الأول", "2021-06-14"),
        ("ar", "تعقد الجلسة بعد غد", "2021-06-18"),
        ("ar", "أعلن ذلك الأسبوع الماضي", "2021-06-07/2021-06-13"),
        ("ar", "تصل الشحنة الشهر المقبل", "2021-07"),
        ("ar", "غادر البلاد قبل يومين", "2021-06-14"),
        ("ar", "زار المدينة قبل ثلاثة أعوام", "2018"),
        ("ar", "وقعت الحوادث خلال الأشهر الثلاثة الماضية", "2021-03/2021-06"),
        ("ar", "ارتفعت الأسعار منذ مطلع العام الجاري", "2021-01-01/2021-06-16"),
        ("ar", "تراجع النمو في الأشهر الأربعة الأولى من العام الماضي", "2020-01/2020-04"),
        ("fa", "او پریروز وارد پکن شد", "2021-06-14"),
        ("fa", "این خبر سه ماه پیش منتشر شد", "2021-03"),
        ("fa", "هفته گذشته رای دادند", "2021-06-05/2021-06-11"),
        ("fa", "در پنج ماه اول سال جاری میلادی", "2021-01/2021-05"),
        ("fa", "تا سه روز دیگر پاسخ می‌دهند", "2021-06-19"),
        ("fa", "اواخر سال گذشته میلادی", "2020-07/2020-12"),
    ],
)
def test_relative_times_are_counted_from_the_day_of_publication(language: str, text: str, value: str) -> None:
    assert [found for _, found in read(text, language)] == [value]


def test_a_weekday_in_a_report_is_the_last_one_and_in_a_plan_the_next_one() -> None:
    assert read("التقى الوزير نظيره يوم الاثنين", "ar")[-1][1] == "2021-06-14"
    assert read("من المقرر أن يصل الوزير يوم الاثنين", "ar")[-1][1] == "2021-06-21"
    assert read("وزیر خارجه روز دوشنبه وارد مسکو شد", "fa")[-1][1] == "2021-06-14"
    assert read("وزیر خارجه روز دوشنبه وارد مسکو خواهد شد", "fa")[-1][1] == "2021-06-21"


def test_a_weekday_with_today_is_today() -> None:
    assert read("وصل الوفد اليوم الأربعاء", "ar") == [("اليوم الأربعاء", TODAY)]


def test_a_text_dated_a_day_late_is_read_from_the_day_it_was_written() -> None:
    found = read("قال الوزير أمس (الاثنين) إنه وصل صباح اليوم", "ar")
    assert [value for _, value in found] == ["2021-06-14", "2021-06-14", "2021-06-15"]


def test_an_open_year_stays_open_without_a_reference() -> None:
    assert read("وصل الوفد في 10 أكتوبر", "ar", None) == [("10 أكتوبر", "XXXX-10-10")]
    assert read("من 2 إلى 6 تشرين الثاني", "ar", None)[0][1] == "XXXX-11-02/XXXX-11-06"
    assert read("وصل الوفد أمس", "ar", None) == [("أمس", None)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ar", "دام الحفل ساعتين وعشرين دقيقة", "PT2H20M"),
        ("ar", "مدد الاتفاق لمدة عامين", "P2Y"),
        ("ar", "انتظروا نصف ساعة", "PT30M"),
        ("ar", "بقي هناك ثلاثة أيام", "P3D"),
        ("fa", "مذاکرات دو ساعت و نیم طول کشید", "PT2H30M"),
        ("fa", "این سفر چهار روزه است", "P4D"),
    ],
)
def test_durations_are_iso_8601(language: str, text: str, value: str) -> None:
    found = times(text, language)
    assert [(time.kind, time.value) for time in found] == [("duration", value)]


def test_what_recurs_is_a_set() -> None:
    assert [(time.kind, time.value) for time in times("يعقد الاجتماع كل عام", "ar")] == [("set", "P1Y")]
    assert [(time.kind, time.value) for time in times("هفته‌ای دو بار پرواز دارد", "fa")] == [("set", "P1W")]


def test_times_of_day_join_their_day_and_zone() -> None:
    assert read("بدأ الاجتماع اليوم الساعة 10:30 بتوقيت غرينتش", "ar")[0][1] == "2021-06-16T10:30:00Z"
    assert read("دیروز ساعت ۹ صبح", "fa")[0][1] == "2021-06-15T09:00:00"


def test_vague_times_have_no_value() -> None:
    assert read("دعا إلى وقف النار في أقرب وقت", "ar") == [("في أقرب وقت", None)]
    assert read("به زودی سفر می‌کند", "fa") == [("به زودی", None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "او می گوید که می رود"),
        ("fa", "خبرگزاری مهر نوشت"),
        ("ar", "بلغت النسبة 32%"),
        ("ar", "فاز الفريق 3-2"),
        ("ar", "زار رجب طيب أردوغان المدينة"),
        ("ar", "قتل 2015 شخصا"),
        ("ar", "اتصل بالرقم 0501234567"),
        ("fa", "نماز جمعه برگزار شد"),
        ("ar", "قطاع عام وأمين عام"),
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(language: str, text: str) -> None:
    assert read(text, language) == []


def test_the_current_year_of_an_iranian_text_is_solar_unless_it_speaks_of_abroad() -> None:
    home = times("صادرات ایران در سال جاری افزایش یافت", "fa")
    abroad = times("به گزارش کرملین تجارت روسیه در سال جاری افزایش یافت", "fa")
    assert [(time.value, time.calendar) for time in home] == [("2021-03-21/2022-03-20", "solar_hijri")]
    assert [(time.value, time.calendar) for time in abroad] == [("2021", "gregorian")]


def test_the_same_period_of_another_year_takes_the_months_named_before() -> None:
    found = read("تجارت در ۳ ماه اول سال جاری میلادی در برابر مدت مشابه سال گذشته رشد کرد", "fa")
    assert [value for _, value in found] == ["2021-01/2021-03", "2020-01/2020-03"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ar", "فتح المعبر منذ الأول من أغسطس", "2020-08-01"),
        ("ar", "ينتهي المشروع نهاية العام", "2021-12"),
        ("ar", "سيزور باريس بعد أسبوعين", "2021-06-30"),
        ("ar", "رفض الطلب بعد أسبوعين", None),
        ("ar", "في السنة المالية 2020/2021", "2020/2021"),
        ("ar", "خلال الـ24 ساعة الماضية", "2021-06-15/2021-06-16"),
        ("fa", "هفت‌ماهه اول سال جاری میلادی", "2021-01/2021-07"),
        ("fa", "در سال‌های ۱۳۹۰ تا ۱۳۹۲", "2011-03-21/2014-03-20"),
        ("fa", "۱۵ حمل ۱۴۰۰ در کابل", "2021-04-04"),
        ("fa", "دهه هفتاد میلادی", "197X"),
    ],
)
def test_distances_and_edges_keep_the_grain_of_the_words(language: str, text: str, value: str | None) -> None:
    assert [found for _, found in read(text, language)] == [value]


def test_two_different_dates_of_one_month_are_a_list() -> None:
    assert read("در روزهای ۴ و ۹ دی ۱۳۹۹", "fa")[0][1] == "{2020-12-24,2020-12-29}"


_SCRAPS = (
    "اليوم",
    "من",
    "إلى",
    "3",
    "2016",
    "أكتوبر",
    "الاثنين",
    "منذ",
    "عام",
    "و",
    "قبل",
    "شهر",
    "الماضي",
    "/",
    "-",
    "،",
    "الساعة",
    ":",
)
_SCRAPS_FA = (
    "امروز",
    "از",
    "تا",
    "۳",
    "۱۳۹۵",
    "مهر",
    "دوشنبه",
    "سال",
    "ماه",
    "گذشته",
    "و",
    "ساعت",
    "پیش",
    "نیمه",
    "/",
    "قرن",
    "دهه",
    "(",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(_SCRAPS), max_size=12), st.lists(st.sampled_from(_SCRAPS_FA), max_size=12))
def test_any_heap_of_words_gives_ordered_exact_spans(arabic: list[str], persian: list[str]) -> None:
    for language, words in (("ar", arabic), ("fa", persian)):
        text = " ".join(words)
        last = 0
        for time in times(text, language):
            assert last <= time.start < time.end <= len(text)
            assert text[time.start : time.end] == time.text
            assert time.id == f"t:{time.start}-{time.end}"
            last = time.end
