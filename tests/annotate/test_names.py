import pytest
from tests.annotate.annotating import mentions

from rasad.annotate.mentions import annotate_mentions
from rasad.knowledge import load_knowledge
from rasad.langpack.pack import load_pack
from rasad.text.documents import line_document


def named(language: str, text: str) -> list[tuple[str, str, str]]:
    """Text, kind and entity of the named mentions."""
    found = mentions(language, text).mentions
    return [(m.text, m.kind, m.entities[0]) for m in found if m.kind in ("name", "demonym")]


def test_joined_particles_are_left_out_of_the_span() -> None:
    found = named("ar", "اتفقت وفرنسا وبألمانيا")
    assert ("فرنسا", "name", "FRA") in found
    assert ("ألمانيا", "name", "DEU") in found


def test_a_fused_article_stays_in_the_span() -> None:
    assert ("للعراق", "name", "IRQ") in named("ar", "قدمت المساعدات للعراق")


def test_a_name_does_not_reach_over_a_comma_or_a_line_end() -> None:
    assert [row[0] for row in named("ar", "رجب طيب أردوغان")] == ["رجب طيب أردوغان"]
    assert [row[0] for row in named("ar", "رجب، طيب أردوغان")] == ["طيب أردوغان"]
    assert [row[0] for row in named("fa", "رجب طیب\nاردوغان")] == ["اردوغان"]


def test_every_span_repeats_its_characters() -> None:
    text = "التقى وزير الخارجية الفرنسي نظيره المصري في القاهرة، وبحث الجانبان الوضع في ليبيا."
    found = mentions("ar", text, "2017-01-05").mentions
    assert len(found) > 5
    for mention in found:
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text", ["بين باريس وبرلين", "أعلنت باريس وبرلين"])
def test_a_capital_stands_for_its_government_between_governments(text: str) -> None:
    found = {m.text: m for m in mentions("ar", text).mentions}
    assert found["باريس"].entities == ("FRA",)
    assert found["باريس"].metonym
    assert found["برلين"].entities == ("DEU",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "عقد الاجتماع في باريس"),
        ("ar", "وصل الوفد إلى باريس"),
        ("ar", "العاصمة الفرنسية باريس"),
        ("fa", "نشست در پاریس برگزار شد"),
        ("fa", "سفر به پاریس"),
    ],
)
def test_a_capital_where_something_happens_is_the_city(language: str, text: str) -> None:
    capital = mentions(language, text).mentions[-1]
    assert not capital.metonym
    assert capital.entities != ("FRA",)


def test_a_dateline_is_the_city() -> None:
    first = mentions("fa", "پاریس - خبرگزاری: نشست برگزار شد").mentions[0]
    assert not first.metonym


def test_an_article_belongs_to_a_nationality() -> None:
    assert ("الفرنسي", "demonym", "FRA") in named("ar", "الموقف الفرنسي")


@pytest.mark.parametrize("text", ["سوریه ای", "سوریه‌ای"])
def test_a_persian_ending_is_read_spaced_or_joined(text: str) -> None:
    assert named("fa", f"مقام {text} آمد") == [(text, "demonym", "SYR")]


def test_the_state_inside_the_name_of_its_body_is_a_mention_too() -> None:
    found = named("ar", "قالت وزارة الخارجية الفرنسية أمس")
    assert ("الفرنسية", "demonym", "FRA") in found
    assert any(text == "وزارة الخارجية الفرنسية" for text, _, _ in found)


def test_a_word_for_the_kind_of_place_is_no_part_of_its_name() -> None:
    assert ("إسطنبول", "name", "Q406") in named("ar", "مدينة إسطنبول")


def test_entities_of_all_mentions_are_given() -> None:
    found = mentions("ar", "التقى وزير الخارجية الفرنسي المسلحين")
    used = {entity for mention in found.mentions for entity in mention.entities}
    assert used == set(found.entities)


def test_an_empty_text_has_no_mentions() -> None:
    assert mentions("ar", "").mentions == ()


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("افتتح سلمان بن عبد العزيز المعرض", "سلمان بن عبد العزيز", "salman-bin-abdulaziz-al-saud"),
        ("افتتح سلمان بن عبدالعزيز المعرض", "سلمان بن عبدالعزيز", "salman-bin-abdulaziz-al-saud"),
        ("عاد تميم بن حمد آل ثاني مساء", "تميم بن حمد آل ثاني", "tamim-bin-hamad-al-thani"),
        ("عاد عبد الله الثاني بن الحسين", "عبد الله الثاني بن الحسين", "abdullah-ii-of-jordan"),
        ("عاد محمد بن نايف بن عبدالعزيز", "محمد بن نايف بن عبدالعزيز", "muhammad-bin-nayef"),
    ],
)
def test_a_full_name_goes_before_a_short_one_that_crosses_it(text: str, name: str, entity: str) -> None:
    assert [row for row in named("ar", text) if row[1] == "name"] == [(name, "name", entity)]


def test_a_father_is_no_mention_of_his_own() -> None:
    found = named("ar", "زار الأمير راكان بن عبدالله بن عبدالعزيز في المتحف")
    assert [row[0] for row in found] == ["راكان بن عبدالله بن عبدالعزيز"]


def test_a_given_name_like_a_nationality_is_a_name() -> None:
    found = named("ar", "حضر الأمير تركي بن منصور في الحفل")
    assert [(row[0], row[1]) for row in found] == [("تركي بن منصور", "name")]


@pytest.mark.parametrize(
    ("text", "names"), [("قال الرئيس تحت شعار السلام", []), ("أعلن كمال جنبلاط يهدد الجميع", ["كمال جنبلاط"])]
)
def test_a_name_holds_no_verb_and_no_preposition(text: str, names: list[str]) -> None:
    assert [row[0] for row in named("ar", text)] == names


def test_a_surname_is_not_that_of_another_given_name() -> None:
    found = named("ar", "وصل صائب عريقات صباحا. وكتب واصف عريقات مقالا")
    assert [row[2] for row in found].count("saeb-erekat") == 1


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "محادثات مجموعة 5+1 مستمرة", "مجموعة 5+1"),
        ("ar", "محادثات دول 5 + 1 مستمرة", "5 + 1"),
        ("fa", "گفتگوهای گروه ۱+۵ ادامه دارد", "گروه ۱+۵"),
    ],
)
def test_a_group_named_by_a_sum_is_found(language: str, text: str, name: str) -> None:
    found = named(language, text)
    assert [row for row in found if row[0].endswith(name) and row[2] == "p5-plus-1"], found


def test_a_state_behind_a_team_is_a_nationality() -> None:
    assert named("fa", "تیم ملی ایران پیروز شد") == [("ایران", "demonym", "IRN")]


def test_a_football_union_is_not_the_union_of_states() -> None:
    assert ("الاتحاد الأوروبي لكرة القدم", "name", "uefa") in named("ar", "عاقب الاتحاد الأوروبي لكرة القدم النادي")
    assert "eu" not in [row[2] for row in named("ar", "ناقش الاتحاد الأوروبي لألعاب القوى اللائحة")]


def test_a_university_is_no_capital() -> None:
    assert not {"Q61", "USA"} & {row[2] for row in named("fa", "او در دانشگاه واشنگتن درس می‌دهد")}


def test_a_state_spelt_like_its_nationality_is_one_behind_a_definite_noun() -> None:
    found = named("ar", "وصلت المساعدات السعودية بعد زيارة إلى السعودية")
    assert [row[1] for row in found] == ["demonym", "name"]


def test_a_ministry_is_no_adjective() -> None:
    assert named("ar", "تقوم السياسة الخارجية المصرية على الحوار") == [("المصرية", "demonym", "EGY")]
    assert "mfa-egy" in [row[2] for row in named("ar", "نفت الخارجية المصرية الخبر")]


def test_a_common_surname_may_open_a_headline() -> None:
    assert named("ar", "كيري: لا بديل عن الحوار")[0] == ("كيري", "name", "john-kerry")


def test_a_common_surname_is_supported_by_the_name_beside_it() -> None:
    found = named("ar", "بحث لافروف وظريف الملف")
    assert [row[2] for row in found] == ["Q58217", "mohammad-javad-zarif"]


def test_a_common_surname_alone_is_a_word() -> None:
    assert named("ar", "هذا سبب رئيسي للأزمة") == []


def test_initials_are_not_read_in_a_word() -> None:
    assert named("ar", "الاتفاق جيد بيد أنه ناقص") == []


def test_a_capital_where_others_meet_is_the_city() -> None:
    assert not mentions("ar", "تستمر مفاوضات فيينا غدا").mentions[0].metonym
    assert mentions("ar", "قالت فيينا إنها ستشارك").mentions[0].metonym


def test_our_country_is_that_of_the_agency() -> None:
    text = "سفیر کشورمان در بغداد سخن گفت"
    assert "IRN" not in [row[2] for row in named("fa", text)]
    assert ("کشورمان", "name", "IRN") in named("fa", "به گزارش ایسنا، " + text)


def test_our_country_is_that_of_the_outlet() -> None:
    document = line_document("سفیر کشورمان سخن گفت", language="fa")
    found = annotate_mentions(document, load_pack("fa"), load_knowledge(), day=None, home="AFG").mentions
    assert "AFG" in [m.entities[0] for m in found if m.text == "کشورمان"]


def test_the_entity_bears_its_preferred_name() -> None:
    entities = mentions("ar", "قال سيرجي لافروف كلمة").entities
    assert entities["Q58217"].names == {"ar": "سيرغي لافروف"}


def test_mentions_do_not_cross() -> None:
    found = mentions("fa", "رئیس جمهوری آذربایجان وارد شد", "2015-03-01").mentions
    assert len(found) > 1
    assert not [(a, b) for a in found for b in found if a.start < b.start < a.end < b.end]


def test_a_capital_before_the_day_is_a_dateline() -> None:
    assert not mentions("ar", "خبر قصير\nالمنامة 25 شوال: بدأ المؤتمر").mentions[0].metonym


def test_a_name_ends_before_the_office_behind_it() -> None:
    found = named("ar", "وأكد كمال الراوي مساعد مدير البرنامج ذلك. وأكد سامي الراوي المدير الفني للفريق ذلك")
    assert [row[0] for row in found] == ["كمال الراوي", "سامي الراوي"]


def test_a_bare_surname_is_the_documents_own_bearers() -> None:
    rows = named("ar", "وصلت هيلاري كلينتون إلى روما. وقالت كلينتون إن الاجتماع مفيد.")
    assert ("كلينتون", "name", "hillary-clinton") in rows
    assert not [row for row in rows if row[2] == "bill-clinton"]


def test_a_bare_surname_is_the_documents_own_unknown_bearers() -> None:
    rows = named("fa", "توماس موریسون نماینده ویژه انگلیس آمد. موریسون گفت نشست مفید بود.")
    assert "scott-morrison" not in [entity for _, _, entity in rows]
    assert [text for text, _, entity in rows if entity.startswith("local:")] == ["توماس موریسون", "موریسون"]


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("ar", "قالت فيكتوريا سامرز إن النتائج جيدة", "SYC"),
        ("fa", "به گزارش گابریل مارکوتی این بازیکن", "sigmar-gabriel"),
    ],
)
def test_a_given_name_before_an_unknown_surname_is_no_place_or_surname(language: str, text: str, wrong: str) -> None:
    assert wrong not in [entity for _, _, entity in named(language, text)]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("وزیر خارجه عمان آمد", "OMN"),
        ("عمان میانجیگری کرد", "OMN"),
        ("او به عمان سفر کرد", "OMN"),
        ("نشست در عمان پایتخت اردن برگزار شد", "Q3805"),
        ("وزیر خارجه اردن در عمان سخن گفت", "Q3805"),
        ("مراکش این پیشنهاد را پذیرفت", "MAR"),
        ("این نشست در مراکش برگزار شد", "MAR"),
    ],
)
def test_persian_reads_a_shared_name_as_the_likeliest_state(text: str, entity: str) -> None:
    assert entity in [found for word, _, found in named("fa", text) if word in ("عمان", "مراکش")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "این هیأت شهر را ترک کرد"),
        ("fa", "نماز عبادی سیاسی جمعه"),
        ("ar", "افتتح المصنع الجديد"),
        ("fa", "رئیس جمهور پیام تسلیت فرستاد"),
        ("ar", "تراجع التعاون في الصيد أمس"),
        ("ar", "المحل مملوك لتاجر خضار"),
    ],
)
def test_everyday_words_that_are_listed_are_no_names(language: str, text: str) -> None:
    assert named(language, text) == []


def test_a_word_that_is_a_place_and_a_surname_is_the_place() -> None:
    assert ("باردو", "name", "bardo") in named("ar", "وقعت معاهدة باردو قبل قرن")


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        ("fa", "هیأت برزیلی پاریس را ترک کرد", "پاریس"),
        ("ar", "غادر الوفد باريس", "باريس"),
        ("ar", "زار الوزير برلين", "برلين"),
    ],
)
def test_a_capital_that_somebody_visits_or_leaves_is_the_city(language: str, text: str, city: str) -> None:
    assert [m.metonym for m in mentions(language, text).mentions if m.text == city] == [False]


def test_a_surname_behind_a_word_of_staff_is_a_name() -> None:
    assert ("ظریف", "name", "mohammad-javad-zarif") in named("fa", "معاون ظریف به وین رفت")


@pytest.mark.parametrize(("text", "count"), [("سپاه این خبر را تأیید کرد", 1), ("سپاه سوم ارتش", 0), ("سپاه دانش", 0)])
def test_the_bare_corps_is_the_guards_in_persian(text: str, count: int) -> None:
    assert len([row for row in named("fa", text) if row[2] == "irgc"]) == count


def test_a_short_first_word_of_a_name_bears_a_conjunction() -> None:
    assert ("تل أبيب", "name", "ISR") in named("ar", "محادثات بين أنقرة وتل أبيب")


def test_a_name_of_two_letters_bears_no_particle() -> None:
    assert named("ar", "لم يكتب بقم واحد") == []


@pytest.mark.parametrize(
    ("language", "text", "name", "entity"),
    [
        ("ar", "عقد اللقاء في سيول صباحا", "سيول", "Q8684"),
        ("ar", "وصل المبعوث الجديد أمس إلى بكين", "بكين", "Q956"),
        ("ar", "بعث برسالة خطية إلى بكين", "بكين", "CHN"),
        ("ar", "استعدادا لزيارة بكين", "بكين", "Q956"),
        ("ar", "ينص الاتفاق لطهران على ذلك", "طهران", "IRN"),
        ("ar", "قبل أن تسقط كابول", "كابول", "Q5838"),
        ("fa", "این هیأت به پکن سفر کرد", "پکن", "Q956"),
        ("fa", "وزیر خارجه به پکن هشدار داد", "پکن", "CHN"),
        ("fa", "نمایشگاه کتاب تهران باز شد", "تهران", "Q3616"),
    ],
)
def test_a_capital_is_the_city_where_somebody_goes(language: str, text: str, name: str, entity: str) -> None:
    assert (name, "name", entity) in named(language, text)


@pytest.mark.parametrize(
    ("language", "text"), [("ar", "كتب باللغة الفرنسية رسالة"), ("fa", "این کتاب به زبان فرانسوی است")]
)
def test_a_language_is_no_state(language: str, text: str) -> None:
    assert "FRA" not in [entity for _, _, entity in named(language, text)]


def test_of_two_parties_of_one_name_it_is_that_of_the_state_spoken_of() -> None:
    assert ("حزب العدالة والتنمية", "name", "pjd-mar") in named("ar", "فاز حزب العدالة والتنمية في المغرب")
    assert ("حزب العدالة والتنمية", "name", "akp") in named("ar", "فاز حزب العدالة والتنمية في تركيا")


def test_two_common_words_do_not_make_names_of_each_other() -> None:
    assert named("ar", "على المدى القصير والمتوسط والطويل") == []


@pytest.mark.parametrize(
    ("language", "text", "name", "wording"),
    [
        ("ar", "أدان الوزير نظام بشار الأسد وميليشيا حزب الله", "ميليشيا حزب الله", "delegitimising"),
        ("ar", "هاجم المتحدث تنظيم داعش الإرهابي", "تنظيم داعش الإرهابي", "delegitimising"),
        ("ar", "هاجم المتحدث تنظيم داعش صباحا", "تنظيم داعش", None),
        ("fa", "سالگرد شهید قاسم سلیمانی برگزار شد", "قاسم سلیمانی", "honorific"),
        ("fa", "قاسم سلیمانی در سوریه بود", "قاسم سلیمانی", None),
        ("fa", "مواضع رژیم بحرین محکوم شد", "رژیم بحرین", "delegitimising"),
    ],
)
def test_the_wording_of_a_mention_is_kept(language: str, text: str, name: str, wording: str | None) -> None:
    assert [m.wording for m in mentions(language, text).mentions if m.text == name] == [wording]


def test_a_solution_with_two_states_names_no_two_states_of_the_text() -> None:
    assert ("حل الدولتين", "name", "two-state-solution") in named("ar", "ناقشت مصر والأردن حل الدولتين")


def test_the_letter_of_the_future_is_no_particle_of_names() -> None:
    found = named("ar", "مات ستالين في موسكو")
    assert found == [("ستالين", "name", "joseph-stalin"), ("موسكو", "name", "Q649")]


def test_a_surname_that_is_a_common_word_needs_its_full_name_first() -> None:
    assert named("ar", "قال الشاهد إنه رأى الحريق") == []
    assert ("الشاهد", "name", "youssef-chahed") in named("ar", "استقبل يوسف الشاهد الوفد. وأضاف الشاهد أنه راض.")


def test_a_nationality_behind_a_definite_noun_is_no_medium_or_person() -> None:
    text = "دعت السلطات الفرنسية إلى الهدوء بحسب وكالة الصحافة الفرنسية. وذكرت الفرنسية أن المتاجر مغلقة."
    assert ("الفرنسية", "demonym", "FRA") in named("ar", text)
    assert ("الفرنسية", "name", "afp") in named("ar", text)
    found = named("ar", "وصل وزير العدل السوداني إلى بغداد، حيث التقى محمد شياع السوداني.")
    assert ("السوداني", "demonym", "SDN") in found


def test_a_surname_behind_a_ruler_s_name_makes_it_another_man_s() -> None:
    text = "فاز المهندس سلمان بن عبدالعزيز الوادعي بالجائزة."
    assert [row[0] for row in named("ar", text)] == ["سلمان بن عبدالعزيز الوادعي"]
    king = named("ar", "استقبل الملك عبدالله بن عبدالعزيز المبعوث.")
    assert ("عبدالله بن عبدالعزيز", "name", "abdullah-bin-abdulaziz-al-saud") in king


def test_the_kingdom_is_the_one_that_a_text_speaks_of_most() -> None:
    text = "قال وزير الخارجية السعودي إن المملكة تراقب الوضع في اليمن. وأضاف أن السعوديين حريصون على السلام."
    assert ("المملكة", "name", "SAU") in named("ar", text)
    assert "المملكة" not in [row[0] for row in named("ar", "رحب السعوديون والأردنيون بما قالته المملكة.")]


def test_a_report_of_a_province_s_name_is_the_agency_s() -> None:
    assert ("فارس", "name", "fars") in named("fa", "به گزارش فارس، نشست آغاز شد.")
    assert ("فارس", "name", "fars") not in named("fa", "در استان فارس باران آمد.")


def test_what_ends_a_title_makes_a_nationality_only_behind_that_title() -> None:
    assert named("ar", "تراجعت تجارة الألبان في الأسواق.") == []
    assert named("fa", "بخش مالی شرکت بزرگ است.") == []


def test_a_quoted_medium_is_the_one_of_the_nationality_behind_it() -> None:
    assert ("الجزيرة", "name", "al-jazirah-sau") in named("ar", "في صحيفة «الجزيرة» السعودية مقال عنه.")
    assert ("الجزيرة", "name", "al-jazeera") in named("ar", "قال لقناة «الجزيرة» القطرية إنه عاد.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("نجا مراسل الجزيرة من القصف", ("الجزيرة", "name", "al-jazeera")),
        ("أوضح لموقع سبق أن الطريق مفتوح", None),
        ("عقدت الندوة في مبنى بجدة", ("جدة", "name", "jeddah")),
        ("ساءت العلاقة مع الغرب", ("الغرب", "name", "the-west")),
        ("تقع القرية إلى الغرب من النهر", None),
        ("أطلق المهاجمون وابلا، وابل من الرصاص", None),
        ("باعت شركة آبل هواتف", ("شركة آبل", "name", "apple")),
    ],
)
def test_words_around_a_doubtful_name_decide(text: str, name: tuple[str, str, str] | None) -> None:
    assert named("ar", text) == ([name] if name else [])


def test_a_doubtful_party_is_that_of_the_state_that_the_text_speaks_of_most() -> None:
    party = ("الحزب الجمهوري", "name", "republicans-usa")
    assert party in named("ar", "في الولايات المتحدة يرفض الحزب الجمهوري الاتفاق")
    assert party not in named("ar", "في تونس يرفض الحزب الجمهوري الاتفاق")


def test_an_agency_is_named_at_the_head_of_what_it_reports() -> None:
    text = "اخبار کوتاه\nمهر: وزیر نفت به قزوین رفت.\nفارس: بازار در مهر گرم بود."
    assert [m for m in named("fa", text) if m[2] in ("mehr", "fars", "fars-province")] == [
        ("مهر", "name", "mehr"),
        ("فارس", "name", "fars"),
    ]


def test_a_given_name_is_no_particle_and_place() -> None:
    assert not [m for m in named("ar", "درست فاطمة في الجامعة وسكنت أطمة") if m[0] == "اطمة"]
    assert ("أطمة", "name", "atme") in named("ar", "درست فاطمة في الجامعة وسكنت أطمة")


def test_a_word_that_leans_on_another_is_no_surname() -> None:
    text = "منوچهر متکی به رم رفت. اقتصاد متکی بر نفت است."
    assert [m[0] for m in named("fa", text) if m[2] == "manouchehr-mottaki"] == ["منوچهر متکی"]


def test_a_kingdom_is_that_of_the_people_whom_the_text_names() -> None:
    assert ("المملكة", "name", "SAU") in named("ar", "أكد عادل الجبير حرص المملكة على السلام")
    assert ("المملكة", "name", "MAR") in named("ar", "أكد ناصر بوريطة حرص المملكة على السلام")


def test_the_sahara_is_a_territory_where_its_question_is_meant() -> None:
    assert ("الصحراء", "name", "ESH") in named("ar", "ناقش المجلس قضية الصحراء أمس")
    assert not [m for m in named("ar", "عبر البدو الصحراء ليلا") if m[2] == "ESH"]


def test_a_state_inside_the_name_of_its_government_is_named_once() -> None:
    found = [m for m in named("ar", "زار عادل الجبير مقر حكومة المملكة العربية السعودية") if m[2] == "SAU"]
    assert found == [("المملكة العربية السعودية", "name", "SAU")]


def test_the_state_that_ends_the_name_of_its_minister_or_branch_is_named() -> None:
    assert ("الأردن", "name", "JOR") in named("ar", "وصل وزير خارجية الأردن ناصر جودة")
    assert ("اليمن", "name", "YEM") in named("ar", "هاجم تنظيم القاعدة في اليمن ثكنة")


def test_a_nationality_is_none_where_the_text_has_it_as_a_given_name() -> None:
    assert not [m for m in named("ar", "قال تركي الحربش إن تركي وصل") if m[2] == "TUR"]
    assert [m for m in named("ar", "قال تركي الحربش إن قائد تركيا وصل ومعه ضابط تركي") if m[1:] == ("demonym", "TUR")]


def test_korea_is_the_south_unless_the_text_names_the_north() -> None:
    assert ("كوريا", "name", "KOR") in named("ar", "وصل الوفد إلى كوريا ليلا")
    assert ("كوريا", "name", "PRK") in named("ar", "قالت كوريا الشمالية إن الوفد وصل إلى كوريا ليلا")
    assert ("کره", "name", "KOR") in named("fa", "هیئت به کره رفت")
    assert not [m for m in named("fa", "دمای کره زمین بالا رفت") if m[2] == "KOR"]


def test_the_latin_initials_of_a_body_are_its_name() -> None:
    assert ("wto", "name", "wto") in named("fa", "ایران به wto نزدیک شد")
    assert ("UNRWA", "name", "unrwa") in named("ar", "قالت UNRWA إن المدارس فتحت")


def test_a_firm_called_after_a_place_is_not_the_place() -> None:
    assert not [m for m in named("fa", "سهام سیمان خوزستان بالا رفت") if m[2] == "khuzestan"]
    assert not [m for m in named("fa", "کیهان نورد به مدار رسید") if m[2] == "kayhan"]
