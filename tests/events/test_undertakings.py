"""Words of undertaking where no event tells it: who is bound, towards whom, and by whose words."""

import pytest

from tests.events.coding import coded


def bound(text: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.status, one.parties) for one in coded(text, language).commitments]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("قال وزير الخارجية النرويجي إن بلاده ستوزع أدوية في تشاد.", "ar", ["planned"]),
        ("قال وزير الخارجية التشادي إن النرويج ستوزع أدوية في تشاد.", "ar", []),
        ("وزیر خارجه نروژ گفت: نروژ از چاد حمایت خواهد کرد.", "fa", ["planned"]),
        ("وزیر خارجه چاد گفت: نروژ از چاد حمایت خواهد کرد.", "fa", []),
    ],
)
def test_what_others_foretell_binds_nobody(text, language, expected):
    found = coded(f"{text} {'وعادت تشاد.' if language == 'ar' else 'چاد منتظر است.'}", language).commitments
    assert [one.status for one in found] == expected


def test_what_a_state_does_at_home_alone_is_no_matter_between_states():
    assert bound("أعلنت الحكومة النرويجية أنها ستوزع أدوية في أوسلو.", "ar") == []


def test_an_official_binds_his_state_and_is_named_as_the_debtor():
    (one,) = coded("قال وزير الخارجية النرويجي إنه سيرسل مدرسين إلى تشاد.", "ar").commitments
    assert one.parties == ("NOR", "TCD")
    assert one.debtor == ("office:foreign-minister:NOR",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("التقى الرئيس النرويجي نظيره التشادي في أوسلو. وجرى خلال اللقاء استعراض العلاقات الثنائية.", "ar"),
        ("وزیر خارجه نروژ با همتای چادی خود دیدار کرد. دو طرف راه‌های گسترش همکاری‌ها را بررسی کردند.", "fa"),
    ],
)
def test_what_is_talked_about_binds_those_who_met(text, language):
    found = [one for one in coded(text, language).commitments if one.status == "discussed"]
    assert [set(one.parties) for one in found] == [{"NOR", "TCD"}]


def test_the_other_of_two_sides_comes_from_the_text_before():
    text = "استقبلت النرويج وفدا من تشاد أمس. وأكد وزير الخارجية النرويجي حرص بلاده على تطوير العلاقات الثنائية."
    assert ("planned", ("NOR", "TCD")) in bound(text, "ar")


def test_a_will_that_is_not_there_is_no_plan():
    text = "تحدث تقرير من تشاد عن عدم رغبة النرويج في توزيع الأدوية في تشاد."
    assert "planned" not in [status for status, _ in bound(text, "ar")]


def test_a_will_that_nobody_has_is_a_refusal():
    text = "قالت النرويج في تشاد إنه ليس لديها أي نية لتوزيع الأدوية في تشاد."
    assert bound(text, "ar") == [("refused", ("NOR",))]


@pytest.mark.parametrize(("verb", "statuses"), [("لن تشارك", ["refused"]), ("لم تشارك", []), ("ستشارك", ["planned"])])
def test_what_will_not_be_done_is_refused_and_what_was_not_done_is_not(verb, statuses):
    text = f"أعلن وزير الخارجية النرويجي أن بلاده {verb} في بناء مدارس تشاد. وردت تشاد على ذلك."
    assert [status for status, _ in bound(text, "ar")] == statuses


def test_a_need_that_names_the_doer_is_a_demand_of_him():
    (one,) = coded("وزیر خارجه نروژ بر لزوم خروج نیروها از سوی چاد تاکید کرد.", "fa").commitments
    assert (one.status, one.parties) == ("demanded", ("TCD",))


def test_a_headline_that_the_text_repeats_is_told_once():
    text = "النرويج تحرص على تطوير علاقاتها مع تشاد\n\nتحرص النرويج على تطوير علاقاتها مع تشاد، بحسب بيان صدر اليوم."
    assert len(bound(text, "ar")) == 1


def test_what_one_side_must_not_do_is_told_by_another():
    text = "وزیر خارجه نروژ گفت: {} نباید خاک خود را به دشمنان چاد بدهد."
    assert bound(text.format("چاد"), "fa") == [("demanded", ("TCD",))]
    assert bound(text.format("نروژ"), "fa") == []


def test_what_is_wanted_of_another_is_no_plan():
    found = coded("نروژ می‌خواهد چاد زندانیان را به چاد بازگرداند.", "fa").commitments
    assert not [one for one in found if one.status == "planned"]


def test_a_state_or_growth_alone_is_no_work():
    assert bound("چاد اعلام کرد صادرات نروژ به چاد در حال افزایش است.", "fa") == []


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        ("قال وزير الدفاع النرويجي إن بلاده لن تسمح لتشاد بعبور الحدود.", "ar", ("NOR", "TCD")),
        ("وزیر دفاع نروژ گفت: نروژ به چاد اجازه عبور نخواهد داد.", "fa", ("NOR", "TCD")),
    ],
)
def test_not_to_allow_binds_too(text, language, parties):
    assert bound(text, language) == [("planned", parties)]


def test_both_who_must_are_asked_whoever_says_so():
    text = "حسن رستمی گفت نروژ و چاد باید در مذاکرات مرزی سازش کنند."
    assert bound(text, "fa") == [("demanded", ("NOR", "TCD"))]


def test_who_is_bound_may_be_told_by_others():
    text = "وزیر خارجه چاد گفت نروژ به تعهدات خود در پیمان با چاد پایبند است."
    assert bound(text, "fa") == [("agreed", ("NOR", "TCD"))]


def test_what_must_be_done_binds_nobody_named_as_its_place_but_whoever_asks_for_it():
    assert bound("وزیر خارجه نروژ گفت: بحران چاد باید در چاد حل شود.", "fa") == [("demanded", ("NOR",))]
    assert bound("بحران چاد باید در چاد حل شود.", "fa") == []


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("إنه يجب وقف الحرب في تشاد", ("NOR",)),
        ("إنه لا بد من انسحاب تشاد من المنطقة", ("TCD",)),
        ("إنه على دول الاتحاد الأوروبي التنسيق بين برامجها", ("eu",)),
        ("إن على قادة تشاد (أنجمينا) ألا يمنحوا أحدا سببا للحرب", ("TCD",)),
        ("إننا نأمل من الحكومة التشادية أن تفتح الحدود", ("TCD",)),
    ],
)
def test_a_demand_names_whom_it_is_made_of_else_who_makes_it(words, parties):
    assert bound(f"قال وزير الخارجية النرويجي {words}. وردت تشاد.", "ar") == [("demanded", parties)]


def test_behind_a_name_and_a_comma_nobody_must():
    text = "قال وزير الخارجية النرويجي إنه سيطر على الحدود التشادية، وكان يعرف أن الحرب قريبة."
    assert "demanded" not in [status for status, _ in bound(text, "ar")]


def test_whom_the_words_name_must_also_where_an_unknown_person_says_so():
    text = "قال حسن رستمي إن على تشاد أن تفرج عن السجناء. وعادت تشاد."
    assert bound(text, "ar") == [("demanded", ("TCD",))]


def test_a_state_of_things_that_must_be_is_a_demand_where_it_is_of_a_work():
    text = "وزیر خارجه نروژ در چاد گفت: {} باشد."
    assert bound(text.format("حل بحران چاد باید از راه مذاکره"), "fa") == [("demanded", ("NOR",))]
    assert bound(text.format("رنگ پرچم چاد باید سبز"), "fa") == []


def test_the_only_other_state_that_a_work_names_takes_part_in_it():
    text = "أعلن وزير الخارجية النرويجي قرار بلاده إعادة فتح سفارتها بتشاد."
    assert bound(text, "ar") == [("planned", ("NOR", "TCD"))]


def test_by_whom_a_work_will_be_done_is_bound_to_it():
    text = "وسيتم تسليم المعدات من قبل تشاد إلى ليبيا خلال العام القادم."
    assert ("planned", ("TCD", "LBY")) in bound(text, "ar")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أكد البيان أن التعاون المستمر بين النرويج والجهات الرسمية التشادية مفيد.", "ar"),
        ("أكد البيان إمكانية تبادل الخبرات بين النرويج وتشاد.", "ar"),
    ],
)
def test_two_states_that_a_matter_names_are_its_sides(text, language):
    assert [set(parties) for _, parties in bound(text, language)] == [{"NOR", "TCD"}]


def test_what_two_sides_have_is_talked_about_by_the_two_named_last():
    text = "زارت وفود كثيرة من تشاد مدن النرويج. وقال المتحدث إنه تم استعراض سبل تطوير العلاقات الثنائية."
    assert [(status, set(parties)) for status, parties in bound(text, "ar")] == [("discussed", {"NOR", "TCD"})]


def test_whom_a_work_is_done_against_is_no_party():
    assert bound("تحرص النرويج على تطوير التعاون مع تشاد لمواجهة ليبيا.", "ar") == [("planned", ("NOR", "TCD"))]


def test_a_duty_to_think_of_something_is_no_demand():
    assert bound("وزیر خارجه نروژ گفت: لازم است چاد پیامد این کار را در نظر بگیرد.", "fa") == []
    assert bound("وزیر خارجه نروژ گفت: لازم است چاد این کار را ادامه بدهد.", "fa") == [("demanded", ("TCD",))]


def test_an_effort_of_nobody_named_is_not_the_speakers():
    found = coded("وزیر خارجه نروژ گفت: تلاش برای ایجاد بحران در چاد نتیجه ندارد.", "fa").commitments
    assert not [one for one in found if one.status == "under way"]


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        ("تعمل النرويج على تطوير التعاون مع تشاد", ["under way"]),
        ("حضرت النرويج المؤتمر، وكانت تعمل على تطوير التعاون مع تشاد", []),
        ("من المتوقع أن تفتتح النرويج مدرسة لتشاد", ["planned"]),
        ("كان من المتوقع أن تفتتح النرويج مدرسة لتشاد", []),
    ],
)
def test_what_was_sought_or_expected_once_is_no_commitment(words, statuses):
    assert [status for status, _ in bound(f"{words}.", "ar")] == statuses
