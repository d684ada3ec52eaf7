import pytest
from tests.annotate.annotating import mentions

PUTIN, ERDOGAN, LAVROV = "Q7747", "Q39259", "Q58217"


def referred(language: str, text: str, day: str | None = None) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Kind and entities by text; of equal texts the last."""
    return {m.text: (m.kind, m.entities) for m in mentions(language, text, day).mentions}


def test_a_title_beside_a_name_is_that_person() -> None:
    found = referred("ar", "استقبل الرئيس الروسي بوتين الوفد")
    assert found["الرئيس الروسي"] == ("title", (PUTIN,))


def test_a_title_behind_a_quoted_name_is_that_person() -> None:
    found = referred("fa", "«سرگئی لاوروف» وزیر خارجه روسیه وارد شد")
    assert found["وزیر خارجه روسیه"] == ("title", (LAVROV,))


def test_an_office_alone_is_its_holder_on_the_day() -> None:
    assert referred("ar", "وصل الرئيس التركي", "2018-05-01")["الرئيس التركي"] == ("nominal", (ERDOGAN,))


def test_an_office_is_nobody_without_a_day_or_a_name() -> None:
    kind, entities = referred("ar", "وصل الرئيس التركي")["الرئيس التركي"]
    assert (kind, entities) == ("nominal", ("office:president:TUR",))


def test_an_office_is_the_one_whom_the_document_names_with_it() -> None:
    text = "وصل الرئيس التركي أردوغان. وقال الرئيس التركي كلمة."
    assert referred("ar", text)["الرئيس التركي"] == ("nominal", (ERDOGAN,))


def test_a_former_holder_is_not_the_holder_of_the_day() -> None:
    found = referred("ar", "وصل الرئيس التركي السابق", "2018-05-01")
    assert "الرئيس التركي السابق" not in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "سفیر پیشین مصر در قطر از این طرح دفاع کرد"),
        ("fa", "نخست وزیر وقت هند این سند را امضا کرد"),
        ("fa", "رئیس جمهور فقید مصر"),
        ("ar", "كتبت وزيرة الخارجية الإسبانية السابقة مقالا"),
        ("ar", "استقال وزير الدفاع الفرنسي آنذاك"),
    ],
)
def test_a_former_office_whose_holder_has_no_name_is_left_out(language: str, text: str) -> None:
    found = referred(language, text, "2016-05-01").values()
    assert not [entities for kind, entities in found if kind in ("title", "nominal")]


def test_a_former_office_beside_a_name_is_that_person() -> None:
    found = referred("ar", "وصل الرئيس التركي السابق عبد الله غول", "2018-05-01")
    assert found["الرئيس التركي السابق"] == ("title", ("abdullah-gul",))


def test_a_name_behind_kin_and_an_office_is_not_the_holders() -> None:
    found = referred("ar", "وصلت زوجة الرئيس السوري ليلى حداد", "2018-05-01")
    assert found["الرئيس السوري"][0] == "nominal"


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("fa", "سخنگوی دبیرکل سازمان ملل این خبر را رد کرد", "سخنگوی دبیرکل سازمان ملل"),
        ("ar", "نفى الناطق باسم الأمين العام للأمم المتحدة ذلك", "الناطق باسم الأمين العام للأمم المتحدة"),
    ],
)
def test_the_spokesman_of_a_secretary_general_is_one_title(language: str, text: str, title: str) -> None:
    assert referred(language, text, "2012-05-01")[title] == ("nominal", ("office:spokesman:un",))


def test_one_below_a_holder_is_not_the_holder() -> None:
    assert "الرئيس التركي" not in referred("ar", "وصل مساعد الرئيس التركي", "2018-05-01")


def test_a_counterpart_holds_the_same_office_elsewhere() -> None:
    found = referred("ar", "التقى الرئيس التركي أردوغان نظيره الروسي على العشاء", "2018-05-01")
    assert found["نظيره الروسي"] == ("nominal", (PUTIN,))


def test_two_sides_are_the_two_states_of_the_text() -> None:
    found = referred("ar", "أجرت روسيا وتركيا محادثات، وأكد الجانبان أهمية التعاون")
    assert found["الجانبان"] == ("nominal", ("RUS", "TUR"))


def test_the_ministers_of_two_states_are_two_people() -> None:
    found = referred("fa", "وزرای خارجه روسیه و ترکیه ناهار خوردند", "2021-06-29")
    assert found["وزرای خارجه روسیه و ترکیه"] == ("nominal", (LAVROV, "mevlut-cavusoglu"))


def test_this_country_is_the_last_place_named() -> None:
    assert referred("fa", "آلمان در سوریه است و نیروهایش در این کشور ماندند")["این کشور"][1] == ("SYR",)


def test_a_pronoun_is_the_one_who_spoke() -> None:
    found = referred("fa", "سرگئی لاوروف گفت نشست خوب بود.\nوی افزود کار ادامه دارد.")
    assert found["وی"] == ("pronoun", (LAVROV,))


def test_a_pronoun_bound_to_a_complementiser_is_the_speaker() -> None:
    assert referred("ar", "قال سيرغي لافروف إنه سيزور دمشق")["إنه"] == ("clitic", (LAVROV,))


@pytest.mark.parametrize("word", ["يجب", "لا"])
def test_a_pronoun_before_an_impersonal_verb_is_nobody(word: str) -> None:
    assert "إنه" not in referred("ar", f"قال سيرغي لافروف إنه {word} العمل")


def test_a_body_is_known_by_its_state() -> None:
    found = referred("ar", "دخلت القوات الفرنسية المدينة")
    assert found["القوات الفرنسية"] == ("nominal", ("army-fra",))


def test_an_unknown_minister_is_a_person_of_the_document() -> None:
    found = referred("ar", "استقبل وزير النقل الفرنسي الوفد، وقال الدكتور مروان الشمري خلال اللقاء")
    assert found["مروان الشمري"][0] == "name"
    assert found["مروان الشمري"][1][0].startswith("local:")


def test_words_behind_a_title_are_no_name_without_a_given_name() -> None:
    found = referred("ar", "أعلن رئيس الوزراء العراقي استقالة حكومته أمس", "2018-01-01")
    assert "استقالة حكومته" not in found


def test_there_is_a_place_only_where_a_clause_ends_with_it() -> None:
    assert referred("ar", "عاد الوفد إلى سوريا، وبقي هناك.")["هناك"] == ("pronoun", ("SYR",))
    assert "هناك" not in referred("ar", "عاد الوفد إلى سوريا. وهناك أمور كثيرة.")


def test_a_minister_is_the_last_one_of_that_state() -> None:
    text = "قال وزير الخارجية الروسي لافروف كلمة. ثم غادر الوزير الروسي"
    assert referred("ar", text, "2015-08-02")["الوزير الروسي"] == ("nominal", (LAVROV,))


def test_a_minister_whom_nobody_named_is_the_office() -> None:
    assert referred("ar", "غادر الوزير الفرنسي", "2015-08-02")["الوزير الفرنسي"][1] == ("office:minister:FRA",)


def test_a_bare_office_is_the_one_named_without_a_state() -> None:
    text = "قال وزير الخارجية سامح شكري كلمة. والتقى الوزير الفرنسي لوران فابيوس. وشدد وزير الخارجية على الحل"
    assert referred("ar", text)["وزير الخارجية"] == ("nominal", ("sameh-shoukry",))


def test_the_ambassador_of_a_king_is_that_of_his_state() -> None:
    found = referred("ar", "أهدى سفير خادم الحرمين الشريفين في الأردن لوحة")
    assert found["سفير خادم الحرمين الشريفين في الأردن"][1] == ("office:ambassador:SAU",)


@pytest.mark.parametrize(
    ("language", "text"),
    [("ar", "مندوب تونس الدائم لدى الجامعة العربية"), ("fa", "نماینده دائم عمان در اتحادیه عرب")],
)
def test_a_delegate_elsewhere_is_none_to_the_united_nations(language: str, text: str) -> None:
    assert referred(language, text)[text][1][0].startswith("office:permanent-delegate:")


def test_the_head_of_a_city_is_its_mayor() -> None:
    assert referred("ar", "افتتح أمين عمان الحديقة")["أمين عمان"] == ("nominal", ("office:mayor:Q3805",))


def test_a_deputy_crown_prince_has_an_office_of_his_own() -> None:
    found = referred("ar", "استقبل ولي ولي العهد الوفد", "2015-08-02")
    assert found["ولي ولي العهد"] == ("nominal", ("mohammed-bin-salman",))


def test_titles_in_a_row_are_one_persons() -> None:
    found = referred("ar", "زار ولي ولي العهد وزير الدفاع محمد بن سلمان المصنع", "2015-08-02")
    assert found["ولي ولي العهد"] == ("title", ("mohammed-bin-salman",))
    assert found["وزير الدفاع"] == ("title", ("mohammed-bin-salman",))


def test_a_counterpart_whom_nobody_knows_is_the_office() -> None:
    found = referred("ar", "استقبل سيرغي لافروف نظيره الفيجي", "2015-08-02")
    assert found["نظيره الفيجي"] == ("nominal", ("office:foreign-minister:FJI",))


def test_a_joined_nationality_with_a_name_shares_the_title() -> None:
    found = mentions("ar", "اتفق الرئيس الأمريكي أوباما والتركي أردوغان على اللقاء", "2015-08-02").mentions
    kinds = {m.kind: m.entities for m in found if m.text == "التركي"}
    assert kinds == {"demonym": ("TUR",), "title": (ERDOGAN,)}


def test_a_title_of_several_may_have_each_name_behind_its_nationality() -> None:
    text = "التقى وزيرا الخارجية الأمريكي جون كيري والروسي سيرغي لافروف في الدوحة"
    found = mentions("ar", text, "2015-08-02").mentions
    titles = {m.text: m.entities for m in found if m.kind == "title"}
    assert titles == {"وزيرا الخارجية الأمريكي": ("john-kerry",), "الروسي": (LAVROV,)}


def test_the_head_of_a_region_is_its_governor() -> None:
    found = referred("ar", "افتتح أمير المنطقة الشرقية المصنع")
    assert found["أمير المنطقة الشرقية"] == ("nominal", ("office:governor:eastern-province-ksa",))


def test_his_counterpart_may_have_the_pronoun_on_the_nationality() -> None:
    found = referred("fa", "دیدار جان کری و فیلیپ هاموند همتای بریتانیایی‌اش", "2015-08-02")
    assert found["همتای بریتانیایی‌اش"] == ("title", ("philip-hammond",))


def test_another_office_is_no_title_of_the_person() -> None:
    assert "الرئيس" not in referred("ar", "استقبل السيسي هيلج لوند الرئيس التنفيذي للشركة")


def test_i_is_the_speaker_of_the_quotation() -> None:
    text = "قال لافروف: «التقى كيري أوباما أمس. أوباما وافق. أنا متفائل»."
    assert referred("ar", text, "2015-08-02")["أنا"] == ("pronoun", (LAVROV,))


@pytest.mark.parametrize(
    ("text", "word", "entity"),
    [
        ("قالت وزارة الخارجية الروسية إنها تتابع الوضع", "إنها", "mfa-rus"),
        ("أعلنت تركيا أنها ستشارك", "أنها", "TUR"),
        ("وقال الجيش السوري إنه تقدم", "إنه", "army-syr"),
    ],
)
def test_a_clause_speaks_of_the_one_who_said_it(text: str, word: str, entity: str) -> None:
    assert referred("ar", text)[word] == ("clitic", (entity,))


@pytest.mark.parametrize("text", ["قالت إيران إنه لا بد من الحل", "من الواضح أنه إجراء صعب", "تضررت المدينة وسكانها"])
def test_a_clause_about_nobody_has_no_pronoun(text: str) -> None:
    assert not [kind for kind, _ in referred("ar", text).values() if kind == "clitic"]


def test_this_country_is_none_of_a_title_where_another_is_named() -> None:
    found = referred("fa", "وزیر خارجه روسیه در دیدارش از سوریه از مردم این کشور تشکر کرد")
    assert found["این کشور"] == ("nominal", ("SYR",))


def test_this_country_is_that_of_the_one_who_speaks_where_none_else_is_named() -> None:
    assert referred("fa", "سفیر عربستان در مصر گفت این کشور آماده است")["این کشور"][1] == ("SAU",)


def test_countries_with_an_adjective_are_many() -> None:
    assert "البلدان" not in referred("ar", "عبرت سوريا ولبنان عن قلقهما ورحبت البلدان المجاورة")


def test_both_are_the_states_named_together() -> None:
    text = "تنشط الجماعة في سوريا والعراق بينما تدعم روسيا حكومتي البلدين"
    assert referred("ar", text)["البلدين"] == ("nominal", ("IRQ", "SYR"))


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("fa", "سخنگوی رئیس جمهور روسیه دمیتری پسکوف آمد", "رئیس جمهور روسیه"),
        ("ar", "نفى الناطق باسم الرئيس الروسي دميتري بيسكوف ذلك", "الرئيس الروسي"),
    ],
)
def test_a_name_behind_a_spokesman_and_an_office_is_not_the_holders(language: str, text: str, title: str) -> None:
    assert referred(language, text, "2016-01-01")[title] == ("nominal", (PUTIN,))


def test_a_title_is_of_the_one_known_to_have_held_it() -> None:
    found = referred("fa", "کوفی عنان دبیرکل سازمان ملل متحد «بهنام توکلی» را فرستاد.", "2004-07-14")
    assert found["دبیرکل سازمان ملل متحد"] == ("title", ("kofi-annan",))


def test_a_dash_sets_a_title_off_like_a_comma() -> None:
    found = referred("fa", "بیژن زنگنه - وزیر نفت - در این نشست گفت.", "2019-07-14")
    assert found["وزیر نفت"] == ("title", ("bijan-zanganeh",))


def test_and_to_is_no_governor() -> None:
    assert "وإلى إيران" not in referred("ar", "تهريب النفط من وإلى إيران مستمر")
    assert referred("ar", "زار والي الخرطوم المعرض")["والي الخرطوم"][0] == "nominal"


def test_a_pronoun_behind_an_office_of_nobody_known_points_to_no_one() -> None:
    assert not any(kind == "pronoun" for kind, _ in referred("fa", "وزیر همتای وی").values())


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("ar", "وقال وزير النقل العماني إن الطريق مفتوح.", "office:transport-minister:OMN"),
        ("fa", "وزیر حمل‌ونقل عمان گفت راه باز است.", "office:transport-minister:OMN"),
        ("ar", "صرحت وزيرة الصناعة المنغولية بأن العمل بدأ.", "office:industry-minister:MNG"),
        ("fa", "وزیر کشاورزی ارمنستان در ایروان سخن گفت.", "office:agriculture-minister:ARM"),
    ],
)
def test_a_minister_of_any_portfolio_is_an_office_of_the_state(language: str, text: str, office: str) -> None:
    assert (office,) in [entities for _, entities in referred(language, text).values()]


def test_a_bare_ministry_is_not_what_is_called_by_its_word() -> None:
    found = mentions("fa", "در سال‌های دفاع مقدس کارخانه ساخته شد. وزارت دفاع از آن یاد کرد.").mentions
    assert all(m.entities != ("iran-iraq-war",) for m in found if m.read_by == "references:organ")


def test_the_embassy_of_a_ruler_s_title_is_his_state_s() -> None:
    found = mentions("ar", "أعلنت سفارة خادم الحرمين الشريفين في روما موعد الحفل.").mentions
    assert ("سفارة خادم الحرمين الشريفين", ("embassy:SAU",)) in [(m.text, m.entities) for m in found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أعلن مكتب رئيس الوزراء التركي أن الحملة بدأت.", "ar"),
        ("دفتر نخست‌وزیری ترکیه اعلام کرد که عملیات آغاز شده است.", "fa"),
    ],
)
def test_the_office_of_a_prime_minister_is_a_body_of_the_state(text, language):
    assert ("pm-office:TUR",) in [entities for _, entities in referred(language, text).values()]


@pytest.mark.parametrize("text", ["دولت بولیوی مالیات را کم کرد", "دولت موقت عراق کار را آغاز کرد", "حکومت عراق ماند"])
def test_the_government_of_a_state_is_a_description_of_the_state(text: str) -> None:
    found = [(m.kind, m.entities[0]) for m in mentions("fa", text).mentions]
    assert found[0] == ("nominal", found[1][1])


def test_officials_of_a_state_are_described_and_not_named() -> None:
    assert referred("fa", "دولتمردان بولیوی نپذیرفتند")["دولتمردان بولیوی"] == ("nominal", ("officials:BOL",))


def test_a_body_of_this_country_is_that_of_the_state_named_before() -> None:
    found = referred("fa", "بولیوی مرزها را بست و ارتش این کشور به جنوب رفت")
    assert found["ارتش این کشور"][1] == ("army:BOL",)


def titled(language: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(m.text, m.entities) for m in mentions(language, text).mentions if m.read_by == "references:rank"]


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("ar", "وصل الدكتور رجب طيب أردوغان", "الدكتور"),
        ("ar", "التقى بالشيخ رجب طيب أردوغان", "الشيخ"),
        ("ar", "سلمها للمحامي رجب طيب أردوغان", "للمحامي"),
        ("ar", "رأى المحلل السياسي التركي رجب طيب أردوغان", "المحلل السياسي التركي"),
        ("ar", "كتب الفريق أول رجب طيب أردوغان", "الفريق أول"),
        ("ar", "وسلم آية الله رجب طيب أردوغان الرسالة", "آية الله"),
        ("fa", "سردار رجب طیب اردوغان وارد شد", "سردار"),
    ],
)
def test_a_rank_before_a_name_is_a_title_of_that_person(language: str, text: str, title: str) -> None:
    assert titled(language, text) == [(title, (ERDOGAN,))]


@pytest.mark.parametrize(
    "text",
    [
        "في المكتب السياسي رجب طيب أردوغان حاضر",  # an adjective of the office
        "وصل الدكتور، رجب طيب أردوغان غائب",
        "وصل السيد رجب طيب أردوغان",  # a word of courtesy
    ],
)
def test_what_is_no_rank_of_his_is_no_title(text: str) -> None:
    assert titled("ar", text) == []


def test_a_rank_behind_another_s_joined_one_begins_anew() -> None:
    assert titled("ar", "الأكاديمي للكاتب رجب طيب أردوغان") == [("للكاتب", (ERDOGAN,))]
