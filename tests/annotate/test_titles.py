"""Tests for titles: whose an office is, who leads a body, and what a word below an office leaves of it."""

import pytest
from tests.annotate.annotating import mentions


def referred(language: str, text: str, day: str | None = None) -> dict[str, tuple[str, ...]]:
    return {mention.text: mention.entities for mention in mentions(language, text, day).mentions}


def texts(language: str, text: str) -> list[str]:
    """The texts of the mentions that titles make."""
    return [m.text for m in mentions(language, text).mentions if m.read_by.startswith("references:office")]


def test_the_head_of_a_body_is_no_head_of_its_state() -> None:
    assert referred("ar", "وصل رئيس البنك المركزي التركي إلى عمان.", "2016-05-01")["رئيس البنك المركزي التركي"] == (
        "office:central-bank-governor:TUR",
    )
    assert referred("fa", "رئیس هلال احمر ایران به بغداد رفت.", "2016-05-01")["رئیس هلال احمر ایران"] == (
        "office:head:red-crescent-irn",
    )


def test_the_head_of_a_state_organ_holds_the_office_of_the_state() -> None:
    text = "رئیس قوه قضائیه و رئیس مجلس شورای اسلامی با هم دیدار کردند."
    found = referred("fa", text, "2019-10-01")
    assert found["رئیس قوه قضائیه"] == ("ebrahim-raisi",)
    assert found["رئیس مجلس شورای اسلامی"] == ("ali-larijani",)


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("fa", "غلامحسین شاکری، رئیس اتاق بازرگانی ایران، از صنعا آمد. شاکری گفت کار آسان نیست.", "شاکری"),
        ("fa", "حسن رستمی، معاون سیاسی سازمان هواپیمایی پارسیان، سخن گفت. رستمی گفت هوا خوب است.", "رستمی"),
        ("ar", "قال رئيس حزب النهوض القومي سالم العلوي إن الأبواب مفتوحة. وأضاف العلوي أن الوقت ضيق.", "العلوي"),
    ],
)
def test_who_leads_a_body_is_known_by_his_surname_afterwards(language: str, text: str, title: str) -> None:
    found = mentions(language, text)
    heads = [m for m in found.mentions if m.kind == "title" and m.read_by == "references:office"]
    assert [found.entities[m.entities[0]].type for m in heads] == ["person"]
    assert heads[0].entities == next(m.entities for m in found.mentions if m.text == title)


def test_the_commander_of_an_army_is_its_commander_on_the_day() -> None:
    assert referred("ar", "زار قائد الجيش اللبناني الجنوب.", "2019-03-01")["قائد الجيش اللبناني"] == ("joseph-aoun",)


def test_a_body_without_a_known_head_is_led_by_whom_an_apposition_names() -> None:
    text = "منوچهر متکی، رئیس هلال احمر ایران، به مسقط رفت. وی گفت راه باز است."
    found = referred("fa", text, "2019-05-01")
    assert found["رئیس هلال احمر ایران"] == ("manouchehr-mottaki",)
    assert found["وی"] == ("manouchehr-mottaki",)


def test_whoever_heads_an_agency_may_be_called_by_another_title() -> None:
    text = "فرناندو آریاس، دبیرکل سازمان منع تسلیحات شیمیایی، سخن گفت."
    assert referred("fa", text)["دبیرکل سازمان منع تسلیحات شیمیایی"] == ("fernando-arias",)


def test_what_is_below_an_office_leaves_no_shorter_office_of_it() -> None:
    found = referred("fa", "مشاور نخست وزیر و سفیر کویت به بغداد آمدند.", "2004-02-01")
    assert "وزیر" not in found
    assert "سفیر کویت" in found


def test_a_deputy_is_no_head() -> None:
    assert referred("ar", "أعلن نائب رئيس مجلس الوزراء العراقي تأجيل الجلسة.")["نائب رئيس مجلس الوزراء العراقي"] == (
        "office:deputy-prime-minister:IRQ",
    )
    assert referred("fa", "معاون حقوقی قوه قضائیه از ژنو بازگشت.")["معاون حقوقی قوه قضائیه"] == (
        "office:deputy-head:judiciary-irn",
    )


def test_ministers_of_several_states_may_stand_in_a_list_with_commas() -> None:
    found = referred("fa", "وزیران خارجه فنلاند، پرو و کویت به رم رفتند.")
    assert len(found["وزیران خارجه فنلاند، پرو و کویت"]) == 3
    lone = referred("fa", "وزیران خارجه فنلاند، که در رم بودند، چیزی نگفتند.")
    assert "وزیران خارجه فنلاند، که" not in lone


def test_an_office_holder_is_known_by_his_surname_however_his_given_name_is_written() -> None:
    found = referred("ar", "وصل الرئيس الجزائري عبد العزيز تبون إلى أنقرة.", "2022-05-15")
    assert found["عبد العزيز تبون"] == ("abdelmadjid-tebboune",)
    assert referred("ar", "قال الناقد عبد العزيز تبون إن الكتاب جميل.").get("تبون") is None


def test_the_palestinian_authority_has_a_president() -> None:
    assert referred("ar", "زار رئيس السلطة الفلسطينية عمان.", "2018-05-15")["رئيس السلطة الفلسطينية"] == (
        "mahmoud-abbas",
    )


def test_what_kind_of_state_it_is_may_stand_between_an_office_and_its_state() -> None:
    assert referred("fa", "سفیر کشور ترکیه آمد.")["سفیر کشور ترکیه"] == ("office:ambassador:TUR",)
    assert "المندوب الدائم لجمهورية جزر فيجي" in referred("ar", "زارنا المندوب الدائم لجمهورية جزر فيجي أمس.")


def test_a_bare_office_is_held_by_the_only_one_named_who_holds_it() -> None:
    text = "سخنگوی وزارت امور خارجه این حمله را نکوهید. حمیدرضا آصفی از همسایگان تشکر کرد."
    assert referred("fa", text, "2004-05-18")["سخنگوی وزارت امور خارجه"] == ("hamid-reza-asefi",)
    assert "سخنگوی وزارت امور خارجه" not in referred("fa", text, "2014-05-18")
    of_two = "وزیر خارجه و رئیس جمهور فرانسه آمدند. کمال خرازی به پیشواز رفت."
    assert "وزیر خارجه" not in referred("fa", of_two, "2004-05-18")
    called_after = "افتتحت مكتبة الملك فهد أبوابها. وحضر سلمان بن عبدالعزيز."
    assert "الملك" not in referred("ar", called_after, "2016-05-18")


def test_the_presidency_is_a_body_and_no_president() -> None:
    assert "ریاست جمهوری" not in referred("fa", "نامزدهای ریاست جمهوری با دونالد ترامپ سخن گفتند.", "2019-05-01")


def test_a_nationality_of_another_spelling_is_no_one_else_s() -> None:
    text = "قال وزير الخارجية الماليزي حنيفة أمان إن الأمر صعب. ودعا وزير الخارجية الطفاري ألبرت روزال إلى الهدوء."
    assert "وزير الخارجية" not in referred("ar", text)
    assert referred("ar", "وصل وزير الخارجية الأسباني.")["وزير الخارجية الأسباني"] == ("office:foreign-minister:ESP",)


def test_presidents_of_several_republics_are_several() -> None:
    found = referred("fa", "روسای جمهوری آذربایجان و ترکیه آمدند.", "2021-03-01")
    assert found["روسای جمهوری آذربایجان و ترکیه"] == ("ilham-aliyev", "Q39259")


def test_a_chancellor_is_of_a_state_that_has_one() -> None:
    assert "المستشار الأمريكي" not in referred("ar", "عاد المستشار الأمريكي إلى بلاده.")
    assert referred("ar", "عاد المستشار النمساوي إلى فيينا.", "2018-05-01")["المستشار النمساوي"] == ("sebastian-kurz",)


def test_an_adjective_of_a_part_of_the_world_is_no_state() -> None:
    assert "نظرائه الخليجيين" not in referred("ar", "التقى الوزير السعودي نظرائه الخليجيين.")


def test_a_counterpart_has_no_crown_where_there_is_none() -> None:
    found = referred("ar", "التقى ولي العهد السعودي محمد بن سلمان نظيره المصري.", "2018-05-01")
    assert "نظيره المصري" not in found


def test_the_union_s_foreign_minister_is_its_high_representative() -> None:
    found = referred("ar", "أعربت وزيرة خارجية الاتحاد الأوروبي عن أسفها.", "2016-05-01")
    assert found["وزيرة خارجية الاتحاد الأوروبي"] == ("federica-mogherini",)


def test_an_office_may_be_of_a_state_named_with_its_kind_behind_a_particle() -> None:
    text = "بحث ناصر بوريطة مع وزير الشؤون الخارجية لجمهورية مصر العربية ووزير الخارجية بدولة قطر الأزمة."
    found = referred("ar", text, "2019-05-01")
    assert found["وزير الشؤون الخارجية لجمهورية مصر العربية"] == ("sameh-shoukry",)
    assert "وزير الخارجية بدولة قطر" in found


def test_a_minister_of_a_part_of_the_world_is_nobody_named() -> None:
    text = "تومی لاهتی، وزیر خارجه فنلاند، آمد. او به عنوان یک وزیر خارجه اروپایی سخن گفت."
    assert "وزیر خارجه" not in referred("fa", text)


def test_what_is_called_after_a_ruler_is_not_the_ruler() -> None:
    text = "صافح الملك سلمان بن عبد العزيز آل سعود الوفد. وافتتح الوفد مركز الملك سلمان للترجمة"
    assert texts("ar", text).count("الملك") == 1


def test_a_ruler_of_a_city_of_old_is_no_ruler_of_the_state() -> None:
    assert "أمير كييف" not in texts("ar", "اعتنق أمير كييف المسيحية")


def test_an_ambassador_is_somewhere_by_a_joined_particle() -> None:
    found = mentions("ar", "وصرح السفير المصري بالخرطوم أسامة شلتوت بذلك").mentions
    assert ("السفير المصري بالخرطوم", "title") in [(m.text, m.kind) for m in found]


def test_one_of_several_spokesmen_is_not_the_one_known() -> None:
    text = "یک سخنگوی وزارت خارجه آمریکا این خبر را رد کرد"
    found = mentions("fa", text, "2018-10-01").mentions
    assert {m.entities for m in found if m.kind == "nominal"} == {("office:foreign-ministry-spokesman:USA",)}


def test_a_name_may_stand_before_a_title_with_brackets_between() -> None:
    found = mentions("fa", "نارندرا مودی (Narendra Modi) نخست وزیر هند وارد شد").mentions
    assert [m.kind for m in found if m.text == "نخست وزیر هند"] == ["title"]


def test_a_late_king_is_not_the_king_of_today() -> None:
    text = "ورث ذلك عن المغفور له جلالة الملك الحسن الثاني. وأكد جلالة الملك أن الحل قريب"
    found = mentions("ar", text).mentions
    assert [m.entities for m in found if m.text == "الملك"][1:] == []


def test_an_adjective_behind_a_definite_noun_is_no_office() -> None:
    text = "وصل الرئيس أوباما إلى روما. وهذا هو السبب الرئيس للأزمة في الدول الرئيسة"
    assert texts("ar", text).count("الرئيس") == 1
    assert "الرئيسة" not in texts("ar", text)


def test_the_first_of_two_titles_in_a_row_is_nobody_s_before() -> None:
    text = "وصل نائب رئيس الوزراء محمد بن سلمان. واستقبله نائب رئيس الوزراء وزير الداخلية في عمان"
    assert texts("ar", text).count("نائب رئيس الوزراء") == 1


def test_a_short_title_with_its_office_behind_is_not_the_one_before() -> None:
    text = "مایک پمپئو وزیر خارجه آمریکا رسید. وزیر حمایت از حیوانات نیز آمد"
    assert "وزیر" not in texts("fa", text)


def test_there_is_where_something_was_told_to_be() -> None:
    text = "تشن روسيا غارات في سوريا وقالت موسكو إنها تحارب الإرهاب هناك."
    found = mentions("ar", text).mentions
    assert [m.entities for m in found if m.text == "هناك"] == [("SYR",)]


def test_a_paper_called_after_an_office_is_no_office() -> None:
    assert texts("ar", "نشرت جريدة السفير اللبنانية مقابلة") == []


def test_one_manager_of_many_is_not_the_head_of_a_body() -> None:
    assert texts("fa", "یک مدیر وزارت نفت ایران بازداشت شد") == []


def test_without_a_day_one_named_with_another_office_is_not_the_holder() -> None:
    text = "حضر رئيس مجلس الأمة الجزائري عبد القادر بن صالح ممثلا عن الرئيس الجزائري"
    found = mentions("ar", text).mentions
    assert [m.entities for m in found if m.text == "الرئيس الجزائري"] == [("office:president:DZA",)]


def test_a_former_ambassador_elsewhere_is_not_the_one_named_before() -> None:
    text = "كتب السفير السابق يوسف العتيبة مقالا. ورد عليه السفير السابق لدى عمان"
    assert texts("ar", text).count("السفير السابق") <= 1


def test_the_leader_of_an_armed_group_holds_no_office_of_its_state() -> None:
    text = "امیل لحود رئیس جمهور لبنان سخن گفت. رهبر حزب الله نیز آمد"
    found = mentions("fa", text, "2005-03-01").mentions
    assert ("emile-lahoud",) not in [m.entities for m in found if m.text == "رهبر حزب الله"]


def test_one_of_a_number_of_commanders_is_not_the_commander() -> None:
    text = "ترامپ در روز دوشنبه به همراه هشت فرمانده سپاه پاسداران نام برد"
    assert texts("fa", text) == []
