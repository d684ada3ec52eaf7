"""Limits as open intervals, windows in the grain they are counted in, likes of periods, and numbers that are no years."""

import pytest
from tests.annotate.annotating import read, times


@pytest.mark.parametrize(
    ("language", "text", "found", "value"),
    [
        ("fa", "این طرح تا پایان سال ۸۶ کنار گذاشته شد", "تا پایان سال ۸۶", "../2008-03-19"),
        ("fa", "بیشتر کالاها پس از مردادماه ۱۳۹۷ وارد شد", "پس از مردادماه ۱۳۹۷", "2018-08-23/.."),
        ("fa", "پرونده پیش از سال ۲۰۱۵ باز شده بود", "پیش از سال ۲۰۱۵", "../2014"),
        ("fa", "تا دهه ۲۰۴۰ میلادی ادامه دارد", "تا دهه ۲۰۴۰ میلادی", "204X"),
        ("ar", "يتوقع التوقيع قبل نهاية سبتمبر 2019", "قبل نهاية سبتمبر 2019", "../2019-09-30"),
        ("ar", "يبقى في منصبه حتى عام 2024", "حتى عام 2024", "../2024"),
        ("ar", "توقف الإنتاج وبعد عام 2016 عاد", "بعد عام 2016", "2017/.."),
        ("ar", "عاد الوفد بعد بداية عام 2018", "بعد بداية عام 2018", "2018-01/.."),
        ("ar", "تأجل الافتتاح قبل 18 أغسطس 2019", "قبل 18 أغسطس 2019", "../2019-08-17"),
        ("ar", "وصل في عام 2016", "عام 2016", "2016"),
    ],
)
def test_limits_are_open_intervals(language: str, text: str, found: str, value: str) -> None:
    assert read(text, language) == [(found, value)]


def test_a_limit_does_not_hide_the_year_from_the_story() -> None:
    text = "سربازگیری تا پایان سال ۸۶ ادامه دارد و پس از پایان این سال کم می‌شود"
    assert [value for _, value in read(text, "fa")] == ["../2008-03-19", "2008-03-20/.."]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fa", "طی ۲۵ سال آینده آب کم می‌شود", "2021/2046"),
        ("fa", "در ۲۵ سال اخیر زلزله کم نبود", "1996/2021"),
        ("ar", "خلال الخمسة عشر عاما المقبلة", "2021/2036"),
        ("ar", "في الأشهر الأربعة الماضية", "2021-02/2021-06"),
        ("fa", "در ده روز گذشته", "2021-06-06/2021-06-15"),
        ("fa", "اوایل سال ۱۴۰۰ راه می‌افتد", "2021-03/2021-06"),
        ("fa", "در پایان سال ۱۳۹۹ امضا شد", "2021-02-19/2021-03-20"),
    ],
)
def test_windows_and_edges_are_as_exact_as_their_words(language: str, text: str, value: str) -> None:
    assert [found for _, found in read(text, language)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "لإنتاج ما بين 2000 و3000 ميغاواط من الكهرباء"),
        ("ar", "شارك بين 1900 و2100 شخص في المسيرة"),
        ("fa", "لایحه در مجلس ششم جدی دنبال شد"),
        ("fa", "کارنامه دولت هفتم مهر تایید گرفت"),
        ("fa", "مسابقه را از شبکه 2 می توان دنبال کرد"),
        ("fa", "فیلمی از فردریک مارچ پخش شد"),
    ],
)
def test_counts_and_numbered_nouns_are_no_times(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ar", "بين 2009 و2013 شغل المنصب", [("بين 2009 و2013", "2009/2013")]),
        ("fa", "در هفتم مهر ۱۳۹۸ رای داد", [("در هفتم مهر ۱۳۹۸", "2019-09-29")]),
        ("fa", "در مارچ ۲۰۱۹ آمد", [("در مارچ ۲۰۱۹", "2019-03")]),
    ],
)
def test_years_and_days_beside_such_words_stay(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert read(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ar", "تراجع الزوار مقارنة بنفس الفترة من العام الماضي", [("نفس الفترة من العام الماضي", None)]),
        (
            "ar",
            "نما الناتج في الربع الأول من 2021 مقارنة مع الفترة نفسها من عام 2019",
            [("الربع الأول من 2021", "2021-01/2021-03"), ("الفترة نفسها من عام 2019", "2019-01/2019-03")],
        ),
        ("fa", "صادرات از مدت مشابه پارسال بیشتر است", [("از مدت مشابه پارسال", None)]),
        (
            "fa",
            "در سه ماهه اول سال ۱۳۹۹ فروش از دوره مشابه سال ۱۳۹۸ پیش افتاد",
            [
                ("در سه ماهه اول سال ۱۳۹۹", "2020-03-20/2020-06-20"),
                ("از دوره مشابه سال ۱۳۹۸", "2019-03-21/2019-06-21"),
            ],
        ),
    ],
)
def test_the_same_period_of_a_year_is_never_the_whole_year(
    language: str, text: str, found: list[tuple[str, str | None]]
) -> None:
    assert read(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found", "value"),
    [
        ("ar", "خطة العام 1436/1437هـ", "العام 1436/1437هـ", "2014-10-25/2016-10-01"),
        ("ar", "تبدأ في العام الدراسي المقبل", "العام الدراسي المقبل", "2021-09/2022-08"),
        ("fa", "هر 5/1 سال یک بار می‌لرزد", "هر 5/1 سال", "P1Y6M"),
        ("fa", "او ۲/۵ سال زندانی بود", "۲/۵ سال", "P2Y6M"),
        ("ar", "يسمح بالصيد من مايو حتى نوفمبر من كل عام", "من مايو حتى نوفمبر من كل عام", "P1Y"),
        ("ar", "الشواطئ مفتوحة طوال العام", "العام", "P1Y"),
        ("ar", "وجهة للزوار خلال العام بأكمله", "العام بأكمله", "P1Y"),
        ("ar", "في الأيام الـ17 الأخيرة من المفاوضات", "الأيام الـ17 الأخيرة", "P17D"),
        ("ar", "في الأيام الثلاثة الأخيرة من دون توقف", "الأيام الثلاثة الأخيرة", "2021-06-13/2021-06-15"),
        ("ar", "يغلق المكتب الساعة 2 ظهرا", "الساعة 2 ظهرا", "2021-06-16T14:00:00"),
        ("fa", "شنبه شب گذشته شلیک شد", "شنبه شب گذشته", "2021-06-12"),
        ("fa", "پهپاد در ۱۴ دقیقه بامداد برخاست", "در ۱۴ دقیقه بامداد", "2021-06-16T00:14:00"),
        ("ar", "غادر اليوم اللي قبل امبارح", "اليوم اللي قبل امبارح", "2021-06-14"),
    ],
)
def test_pairs_recurrences_and_parts_of_days(language: str, text: str, found: str, value: str) -> None:
    assert (found, value) in read(text, language)


def test_a_weekday_alone_is_the_one_whose_date_stood_before() -> None:
    text = "نشست روز جمعه (۷ تیر ۱۳۹۸) در وین است. وزیر روز جمعه سخن می‌گوید و شنبه بازمی‌گردد."
    assert [time.value for time in times(text, "fa", None)] == ["2019-06-28", "2019-06-28", "2019-06-28", None]
    text = "تعقد القمة يوم الأحد 3 مارس 2019. ويصل الوزير الأحد."
    assert [time.value for time in times(text, "ar", None)] == ["2019-03-03", "2019-03-03"]


def test_a_month_of_last_year_is_relative() -> None:
    assert [(time.value, time.kind) for time in times("در اکتبر سال گذشته", "fa")] == [("2020-10", "relative")]
    assert [(time.value, time.kind) for time in times("در اکتبر سال ۲۰۱۹", "fa")] == [("2019-10", "date")]
