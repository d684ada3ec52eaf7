"""Hours of a day named before them, pairs of hours, weeks at their turn, and years before the era."""

import pytest

from rasad.annotate.times import find_times
from rasad.langpack.pack import load_pack
from rasad.text.documents import line_document

TODAY = "2021-06-16"  # a Wednesday


def read(text: str, language: str, reference: str | None = TODAY) -> list[tuple[str, str | None]]:
    found = find_times(line_document(text, language=language), load_pack(language), reference=reference)
    return [(time.text, time.value) for time in found]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fa", "فردا مراسم در سالن شهر ساعت ۷ برپا می‌شود", "2021-06-17T07:00:00"),
        ("ar", "يصل الوفد غدا إلى المطار عند الساعة 9 صباحا", "2021-06-17T09:00:00"),
        ("ar", "انتهت الجلسة عند الساعة 9 صباحا", "2021-06-16T09:00:00"),
    ],
)
def test_an_hour_is_of_the_day_named_before_it(language: str, text: str, value: str) -> None:
    assert read(text, language)[-1][1] == value


def test_an_hour_without_any_day_has_no_value() -> None:
    assert [value for _, value in read("فردا مراسم در سالن شهر ساعت ۷ برپا می‌شود", "fa", None)] == [None, None]


@pytest.mark.parametrize(
    ("language", "text", "found", "value"),
    [
        ("fa", "اخبار ساعت ۱۲ و۱۴ پخش می‌شود", "ساعت ۱۲ و۱۴", "{2021-06-16T12:00:00,2021-06-16T14:00:00}"),
        ("fa", "ساعت ۱۲ و ۱۴ نفر آمدند", "ساعت ۱۲", "2021-06-16T12:00:00"),
        ("fa", "از ساعت ۸ تا ۱۰ شب باز است", "از ساعت ۸ تا ۱۰ شب", "2021-06-16T20:00:00/2021-06-16T22:00:00"),
        ("ar", "من الساعة 12 إلى الساعة 14", "من الساعة 12 إلى الساعة 14", "2021-06-16T12:00:00/2021-06-16T14:00:00"),
    ],
)
def test_two_hours_are_one_time(language: str, text: str, found: str, value: str) -> None:
    assert read(text, language) == [(found, value)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ar", "معبد من القرن الثامن قبل الميلاد", "-07XX"),
        ("ar", "معبد من أواخر القرن الثامن قبل الميلاد", "-0749/-0700"),
        ("ar", "نقوش من القرنين الخامس والسادس قبل الميلاد", "-05XX/-04XX"),
        ("ar", "شيدت عام 120 قبل الميلاد", "-0119"),
        ("fa", "تپه‌ای از سده چهارم پیش از میلاد", "-03XX"),
        ("ar", "معبد من القرن الثامن الميلادي", "07XX"),
    ],
)
def test_years_before_the_era_count_below_nought(language: str, text: str, value: str) -> None:
    assert read(text, language)[0][1] == value


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        ("2021-06-16", "2021-06-14/2021-06-20"),
        ("2021-06-19", "2021-06-19/2021-06-25"),  # a Saturday
        ("2021-06-20", "2021-06-19/2021-06-25"),  # a Sunday
    ],
)
def test_the_current_week_reaches_ahead_at_its_turn(reference: str, value: str) -> None:
    assert read("تجتمع اللجنة خلال الأسبوع الجاري", "ar", reference)[0][1] == value


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ar", "في ذلك اليوم الأخير من مايو 2003 رحل", [("ذلك اليوم الأخير من مايو 2003", "2003-05-31")]),
        ("ar", "في 9 أيار (مايو) عام 1945 انتهت", [("9 أيار (مايو) عام 1945", "1945-05-09")]),
        ("ar", "سباق 200م حواجز", []),
        ("ar", "خلال الأشهر السبعة الأولى من العام", [("الأشهر السبعة الأولى من العام", "2021-01/2021-07")]),
        ("ar", "في الربع الثاني من السنة", [("الربع الثاني من السنة", "2021-04/2021-06")]),
        ("fa", "در هفت ماه نخست سال", [("در هفت ماه نخست سال", "2021-03-21/2021-10-22")]),
        ("fa", "در نیمه دوم سال", [("در نیمه دوم سال", "2021-09-23/2022-03-20")]),
        ("fa", "فصل دوم این کتاب", []),
        ("ar", "أغلقت بلدية الحي شارع 5 حزيران", []),
        ("ar", "وبقوى 14 آذار في الجلسة", []),
        ("ar", "بين 2/1437 هـ و 4/1437 هـ", [("بين 2/1437 هـ و 4/1437 هـ", "2015-11-13/2016-02-09")]),
        ("ar", "بعد صلاة العصر يوم أمس", [("يوم أمس", "2021-06-15")]),
        ("ar", "عمل هناك سنوات طويلة", [("سنوات طويلة", None)]),
        ("ar", "سافر بعد أيام قليلة", [("بعد أيام قليلة", None)]),
        ("fa", "بیمارستان ۱۷ شهریور", []),
        ("fa", "طبق فصل نهم آیین‌نامه", []),
        ("fa", "در سامانه Prize2009 ثبت شد", []),
        ("fa", "او روزی ۹ تا ۱۱ ساعت تمرین می‌کند", [("۹ تا ۱۱ ساعت", None)]),
        ("fa", "در بیمارستان ماند تا ۱۷ شهریور ۱۳۹۵", [("تا ۱۷ شهریور ۱۳۹۵", "2016-09-07")]),
        ("fa", "از ۲۰ اسفند تا ۱۰ فروردین ۹۸", [("از ۲۰ اسفند تا ۱۰ فروردین ۹۸", "2019-03-11/2019-03-30")]),
        ("fa", "از مدت‌ها پیش می‌دانستند", [("از مدت‌ها پیش", None)]),
        ("ar", "ولد (1931م) في حلب", [("1931م", "1931")]),
        ("fa", "بیش از شش سال زندان", [("شش سال", "P6Y")]),
        ("fa", "نقاشی‌های دو سالانه شهر", []),
        ("fa", "رسانه‌ها معامله قرن یک دروغ خواندند", []),
    ],
)
def test_spans_hold_what_belongs_to_the_time(language: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert read(text, language) == found
