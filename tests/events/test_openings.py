"""Sources named at the edge of a sentence: with a name or without one, and whom an outlet quotes."""

from tests.events.coding import coded


def told(text: str, language: str) -> list[tuple[tuple[str, ...], str]]:
    return [(statement.speakers, statement.content.text) for statement in coded(text, language).statements]


def test_a_source_without_a_name_that_opens_a_sentence_tells_the_rest() -> None:
    text = "وبحسب مصادر مطلعة، عادت الطائرات إلى قواعدها."
    assert told(text, "ar") == [((), "عادت الطائرات إلى قواعدها")]
    assert told("به گفته تحلیلگران، بهای نفت بالا می‌رود.", "fa") == [((), "بهای نفت بالا می‌رود")]


def test_a_source_without_a_name_at_the_end_tells_what_stands_before() -> None:
    assert told("عادت الطائرات إلى قواعدها، وفق التقرير.", "ar") == [((), "عادت الطائرات إلى قواعدها")]


def test_a_source_in_the_middle_of_a_clause_tells_nothing_by_itself() -> None:
    assert told("وتتضمن الاتفاقية بحسب صحف محلية بناء جسر جديد.", "ar") == []


def test_an_outlet_and_the_official_whom_it_quotes_both_say_it() -> None:
    text = "ونقلت رويترز عن مسؤول تركي قوله إن المعبر مغلق."
    assert told(text, "ar") == [(("reuters",), "إن المعبر مغلق"), ((), "إن المعبر مغلق")]


def test_what_an_outlet_moves_or_carries_is_no_quotation() -> None:
    assert told("نقلت رويترز مكاتبها بعيدا عن وسط بيروت.", "ar") == []


def test_an_agency_behind_the_comma_of_another_is_no_second_source() -> None:
    text = "به گزارش ایسنا، خبرگزاری رویترز با اشاره به بهای نفت، نوشت که بازار آرام است."
    assert told(text, "fa")[0][0] == ("isna",)


def test_a_comma_parts_the_source_from_the_officials_it_reports_on() -> None:
    text = "به گزارش رویترز، نمایندگان پارلمان اسپانیا دیروز طرح مالیات را رد کردند."
    assert told(text, "fa")[0] == (("reuters",), "نمایندگان پارلمان اسپانیا دیروز طرح مالیات را رد کردند")


def test_our_country_behind_a_source_belongs_to_its_name() -> None:
    text = "سفارت ایران به نقل از وزارت خارجه کشورمان توضیح تازه‌ای درباره پرچم ارائه داد."
    assert told(text, "fa") == [(("mfa-irn",), "توضیح تازه‌ای درباره پرچم ارائه داد")]


def test_a_semicolon_parts_the_source_from_what_it_tells() -> None:
    assert told("به گزارش رویترز؛ سفارت دوباره باز شد.", "fa") == [(("reuters",), "سفارت دوباره باز شد")]


def test_what_a_source_wrote_begins_behind_the_verb() -> None:
    text = "خبرگزاری رویترز به نقل از سرگئی لاوروف گزارش داد که روسیه آماده مذاکره است."
    assert told(text, "fa") == [
        (("Q58217",), "روسیه آماده مذاکره است"),
        (("reuters",), "روسیه آماده مذاکره است"),
    ]


def test_the_desk_of_an_outlet_is_no_content() -> None:
    text = "به گزارش رویترز-منطقه خلیج فارس، سفارت دوباره باز شد."
    assert told(text, "fa") == [(("reuters",), "سفارت دوباره باز شد")]


def test_a_second_source_is_no_part_of_what_the_first_reports() -> None:
    text = "به گزارش ایرنا به نقل از تارنمای وزارت خارجه فرانسه، پاریس آماده گفتگو است."
    assert (("irna",), "پاریس آماده گفتگو است") in told(text, "fa")


def test_a_second_source_joined_to_the_first_is_no_part_of_what_is_said() -> None:
    text = "به گزارش ایسنا و به نقل از روزنامه سپهر، بهای گندم در بازار جهانی پایین آمد."
    assert coded(text, "fa").statements[0].content.text == "بهای گندم در بازار جهانی پایین آمد"


def test_who_is_quoted_by_an_outlet_that_no_entry_knows_has_the_floor() -> None:
    text = "وقال هشام قاسم إن الحل بعيد.\nونقل تلفزيون الحارة عن سيرغي لافروف قوله إن الطريق طويل. وأضاف أن الوقت ضيق."
    assert [s.speakers for s in coded(text, "ar").statements][1:] == [("Q58217",), ("Q58217",)]


def test_an_official_without_a_name_behind_according_to_is_not_the_last_speaker() -> None:
    text = "سرگئی لاوروف گفت راه باز است.\nبه گفته یک مقام محلی، هیات روس وارد تهران شد."
    assert [s.speakers for s in coded(text, "fa").statements] == [("Q58217",), ()]


def test_according_to_this_report_is_the_outlet_quoted_before() -> None:
    text = "به گزارش رویترز، نفت ارزان شد. سرگئی لاوروف گفت راه باز است.\nبراساس این گزارش، گاز هم ارزان می‌شود."
    assert [s.speakers for s in coded(text, "fa").statements][-1] == ("reuters",)


def test_what_an_answer_is_to_is_no_source() -> None:
    text = "سرگئی لاوروف در پاسخ به گفته‌های محمدجواد ظریف گفت: راه باز است."
    assert [s.speakers for s in coded(text, "fa").statements] == [("Q58217",)]


def test_dashes_between_whom_an_outlet_quotes_and_his_saying_are_passed_over() -> None:
    text = "ونقلت رويترز عن مسؤول كوبي -طلب عدم ذكر اسمه- قوله إن المحادثات مستمرة، وأضاف أن الوفد سيعود."
    assert told(text, "ar") == [
        (("reuters",), "إن المحادثات مستمرة"),
        ((), "إن المحادثات مستمرة"),
        ((), "أن الوفد سيعود"),
    ]


def test_a_writer_quotes_somebody_in_his_article_and_keeps_the_floor() -> None:
    text = (
        "كتب لافروف في مقال بصحيفة روسية أن الوضع صعب. ونقل لافروف في المقال عن مسؤول كوبي قوله أمس إن المحادثات "
        "مستمرة. وأضاف أن الحل قريب."
    )
    assert told(text, "ar")[1:] == [
        (("Q58217",), "إن المحادثات مستمرة"),
        ((), "إن المحادثات مستمرة"),
        (("Q58217",), "أن الحل قريب"),
    ]


def test_a_page_without_a_name_whose_words_an_agency_relays_says_them_no_second_time() -> None:
    text = "به گزارش ایسنا، به نقل از پایگاه اینترنتی، لاوروف گفت که مذاکره ادامه دارد."
    assert [speakers for speakers, _ in told(text, "fa")] == [("isna",), ("Q58217",)]


def test_according_to_the_same_source_or_the_agency_is_the_outlet_that_spoke_last() -> None:
    lead = "ذكرت رويترز أن لافروف وصل إلى أنقرة. "
    for source, speakers in (("المصدر ذاته", ("reuters",)), ("الوكالة", ("reuters",)), ("مصدر مطلع", ())):
        text = f"{lead}وبحسب {source}، فقد جرى خلال اللقاء بحث العلاقات بين البلدين."
        assert told(text, "ar")[1:] == [(speakers, "فقد جرى خلال اللقاء بحث العلاقات بين البلدين")]


def test_in_his_estimate_is_no_source_of_its_own() -> None:
    text = "قال لافروف إن الوضع صعب. لكن روسيا لم تحرك ساكنا في خطاب نتنياهو، وفق تقديره، مما عقد الأمور."
    assert told(text, "ar") == [(("Q58217",), "إن الوضع صعب")]


def test_a_body_reports_by_its_press_office_without_a_comma() -> None:
    text = "به گزارش روابط عمومی گمرک ایران در فروردین ماه واردات افزایش یافت. این گزارش حاکی است صادرات کم شد."
    assert told(text, "fa") == [
        (("customs-irn",), "در فروردین ماه واردات افزایش یافت"),
        (("customs-irn",), "صادرات کم شد"),
    ]
