"""Who speaks where the verb comes first: titles, common nouns, owners, relative clauses, words that point back."""

from tests.events.coding import coded, said_by

LAVROV, OBAMA = "Q58217", "barack-obama"


def speakers(text: str) -> list[tuple[str, ...]]:
    return [statement.speakers for statement in coded(text, "ar").statements]


def test_a_speaker_without_a_name_leaves_the_statement_without_speakers() -> None:
    assert speakers("وقال مسؤول أمني كبير إن الحدود ستبقى مغلقة.") == [()]


def test_who_goes_on_after_a_speaker_without_a_name_has_none_either() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nوقال دبلوماسي غربي إن المحادثات تعثرت.\nوأضاف أن الجولة المقبلة تأجلت."
    assert speakers(text) == [(LAVROV,), (), ()]


def test_an_adviser_is_not_the_one_he_advises() -> None:
    assert speakers("وقال مستشار أوباما إن العقوبات ستبقى.") == [()]


def test_the_name_behind_a_title_of_several_words_is_the_speakers() -> None:
    report = coded("وقال رئيس الوفد الدكتور محمد جواد ظريف إن المحادثات مفيدة.", "ar")
    assert said_by(report, "mohammad-javad-zarif")


def test_the_source_points_back_to_a_speaker_without_a_name_only() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nوأضاف المصدر أن المعبر مغلق."
    assert speakers(text) == [(LAVROV,), ()]


def test_the_statement_points_back_to_whoever_issued_it() -> None:
    text = "قالت وزارة الدفاع الروسية إن الغارة لم تقع.\nوأضاف البيان أن الطائرات عادت إلى قواعدها."
    assert speakers(text) == [("mod-rus",), ("mod-rus",)]


def test_the_party_before_a_relative_clause_acts_in_it() -> None:
    assert speakers("غادر الوفد بعد تصريحات سيرغي لافروف الذي اتهم إيران بعرقلة الاتفاق.") == [(LAVROV,)]


def test_a_plural_verb_has_its_subject_before_it() -> None:
    for found in speakers("وذكرت صحف محلية أن الغربيين يطالبون روسيا بتعديل الدستور."):
        assert found != ("RUS",)


def test_the_topic_behind_as_for_speaks() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nأما باراك أوباما فيؤكد أن الحل قريب."
    assert speakers(text) == [(LAVROV,), (OBAMA,)]


def test_a_participle_beside_another_verb_belongs_to_its_subject() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nوغادر باراك أوباما القاعة، مؤكدا أن الحل قريب."
    assert speakers(text) == [(LAVROV,), (OBAMA,)]


def test_what_an_auxiliary_stands_before_is_said_by_the_topic() -> None:
    assert speakers("وكان الوضع هادئا، لكن سيرغي لافروف كان يؤكد أن الخطر قائم.") == [(LAVROV,)]


def test_the_spokesman_of_another_body_is_not_the_last_speaker() -> None:
    text = (
        "وقال مسؤول محلي إن المعبر مغلق.\nوقال المتحدث باسم بلدية رفح إن المياه مقطوعة.\nوأضاف المتحدث أن الأمر طارئ."
    )
    assert speakers(text) == [(), (), ()]


def test_what_was_believed_is_nobodys_statement() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nكان يعتقد أن الحرب ستبدأ من البحر."
    assert speakers(text) == [(LAVROV,)]


def test_as_he_said_behind_a_sentence_makes_it_the_content() -> None:
    (statement,) = coded("عادت الطائرات إلى قواعدها بعد انتهاء التدريب المشترك، كما قال سيرغي لافروف.", "ar").statements
    assert statement.speakers == (LAVROV,)
    assert statement.content.text == "عادت الطائرات إلى قواعدها بعد انتهاء التدريب المشترك"


def test_an_official_of_a_state_is_not_the_state_but_its_army_speaks() -> None:
    assert speakers("وقال مسؤول تركي إن المعبر مغلق.") == [()]
    assert speakers("وبحسب مسؤول تركي، المعبر مغلق منذ أيام.") == [()]
    assert speakers("وأكدت القوات التركية أن المعبر مغلق.") == [("army-tur",)]


def test_a_comma_alone_does_not_make_two_speakers() -> None:
    assert speakers("دعا سيرغي لافروف، محمد جواد ظريف إلى زيارة موسكو.") == [(LAVROV,)]
    assert speakers("دعا سيرغي لافروف ومحمد جواد ظريف إلى وقف القتال.") == [(LAVROV, "mohammad-javad-zarif")]


def test_a_name_written_like_a_preposition_is_a_subject() -> None:
    text = "وفي نوفمبر زار علي باقري كني نائب وزير الخارجية الإيراني الإمارات، وقال إن البلدين اتفقا."
    assert speakers(text) == [("ali-bagheri-kani",)]


def test_nobody_named_behind_what_is_spoken_of_is_the_subject() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nوأعرب عن أسفه للوعود التي تنصل منها باراك أوباما."
    assert speakers(text) == [(LAVROV,), (LAVROV,)]


def names(text: str) -> list[list[str]]:
    report = coded(text, "ar")
    known = {entity.id: entity.name for entity in report.entities}
    return [[known[speaker] for speaker in statement.speakers] for statement in report.statements]


def test_a_name_behind_the_comma_after_a_long_title_speaks() -> None:
    text = "أكد المتحدث الرسمي باسم ديوان الرئاسة، خالد شواني، في تصريحات صحفية أن الزيارة مهمة."
    assert names(text) == [["Khaled Shuani"]]


def test_an_organ_speaks_for_its_body_and_a_text_for_whose_it_is() -> None:
    assert speakers("وأعلن المكتب السياسي لحركة حماس أن الوفد غادر القاهرة.") == [("hamas",)]
    assert speakers("وقال بيان صادر عن وزارة الخارجية التركية إن الوفد سيصل غدا.") == [("mfa-tur",)]
    assert speakers("وقال تقرير عن وزارة الخارجية التركية إن الوفد سيصل غدا.") == [()]
    assert speakers("ونصح التقرير السلطات الإيرانية بوضع قوانين صارمة.") == [()]
    assert speakers("وقال بيان مكتب رئيس الوزراء أحمد داود أوغلو إن الوفد سيصل غدا.") == [()]


def test_a_body_named_between_quotation_marks_speaks() -> None:
    assert speakers("وأفادت صحيفة «نيويورك تايمز» بأن الوفد سيصل غدا.") == [("nyt",)]


def test_a_subject_left_out_agrees_with_its_verb() -> None:
    text = "قال سيرغي لافروف إن الوضع مستقر.\nوأكدت أن الحوار ضروري."
    assert speakers(text) == [(LAVROV,)]
    text = "قالت وزارة الخارجية التركية إن الوضع مستقر.\nوقال سيرغي لافروف إن الحوار ضروري.\nوأضافت أن الوفد وصل."
    assert speakers(text) == [("mfa-tur",), (LAVROV,), ("mfa-tur",)]


def test_what_is_expected_is_expected_by_nobody_in_particular() -> None:
    assert speakers("قال سيرغي لافروف إن الوضع مستقر.\nكما يتوقع أن تعلن السويد ترشحها.") == [(LAVROV,)]


def test_a_nationality_before_a_colon_is_no_speaker() -> None:
    assert speakers("باحث بريطاني: أي تهديد جديد قد يؤدي إلى تصعيد") == [()]


def test_a_subject_that_commas_set_apart_from_its_verb_speaks() -> None:
    text = "ناصر بوريطة، وزير الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج، قال إن بلاده تريد السلام."
    assert names(text) == [["Nasser Bourita"]]
    text = "استعرض سيرغي لافروف، كذلك، يضيف بيان مشترك، الأوضاع الأمنية في المنطقة."
    assert names(text) == [[]]


def test_an_official_who_is_spoken_of_again_is_whoever_spoke_last() -> None:
    text = "قال ناصر بوريطة إن بلاده تريد السلام.\nوأوضح المسؤول الدبلوماسي المغربي أن اللقاء مهم."
    assert names(text) == [["Nasser Bourita"]] * 2
    text = "قال ناصر بوريطة إن بلاده تريد السلام.\nوأشار المسؤول ذاته إلى أن اللقاء مهم."
    assert names(text) == [["Nasser Bourita"]] * 2
    text = "قال ناصر بوريطة إن بلاده تريد السلام.\nوأوضح المسؤول الأمريكي أن اللقاء مهم."
    assert names(text) == [["Nasser Bourita"], []]


def test_a_masculine_verb_has_no_feminine_state_for_its_subject() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب، ودعا إيران إلى التعاون الكامل.\nواتهم أوكرانيا بخرق الهدنة الأخيرة."
    assert speakers(text) == [(LAVROV,)] * 3
    assert speakers("ودعت إيران إلى وقف القتال.\nودعا العراق إلى وقف القتال.") == [("IRN",), ("IRQ",)]


def test_a_name_in_brackets_does_not_part_a_subject_from_its_verb() -> None:
    text = "قالت تركيا إنها جاهزة.\nوكانت صحيفة نيويورك تايمز (The New York Times) قالت إن الحلفاء موضع ترحيب."
    assert speakers(text) == [("TUR",), ("nyt",)]


def test_several_who_are_not_named_are_no_single_speaker() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nوأضافوا أن الحل قريب."
    assert speakers(text) == [(LAVROV,)]


def test_the_object_of_a_verb_behind_its_subject_says_nothing() -> None:
    text = "يذكر أن هيكل قد هاجم السعودية مرارا واصفا إياها بأنها دولة متخلفة."
    assert speakers(text) == []


def test_whom_an_outlet_quotes_goes_on_speaking() -> None:
    text = "ونقلت رويترز -أمس الجمعة- عن دبلوماسي بارز في الاتحاد الأوروبي قوله إنه مرن، موضحا أن الحل قريب."
    assert speakers(text) == [("reuters",), (), ()]


def test_a_word_of_respect_leads_from_a_title_to_its_name() -> None:
    text = "ووصف الأمين العام المساعد لشؤون فلسطين بالجامعة العربية السفير محمد صبيح الهجوم بالأمر الخطير جدا."
    assert names(text) == [["Mohamed Sobeih"]]


def test_an_official_of_a_state_in_a_headline_is_not_the_state() -> None:
    assert speakers("دبلوماسي أوكراني يرفض الحياد المغربي") == [()]


def test_the_subject_of_a_verb_that_nothing_reads_goes_on() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nوردد حسن روحاني هذه الرسالة فقال إن بلاده صامدة."
    assert names(text) == [["Sergey Lavrov"], ["Hassan Rouhani"]]


def test_a_verb_behind_a_quoted_name_has_that_for_its_subject() -> None:
    text = 'قال سيرغي لافروف إن الوضع صعب.\nوكان تكتل "الفجر" قال إنه سيعرض مشروع قانون.'
    assert speakers(text) == [(LAVROV,)]


def test_a_participle_behind_a_speaker_whom_nothing_reads_has_none() -> None:
    assert speakers("انتقد المحجوبي أحرضان تعامل المغرب مع الأمازيغية، قائلا إن وضعها صعب.") == []


def test_the_organization_points_back_to_one_that_has_spoken() -> None:
    text = "أعلن تنظيم الدولة الإسلامية أنه نفذ الهجوم.\nوقال التنظيم إن الهجوم سيتكرر."
    found = speakers(text)
    assert found[0] == found[1] != ()


def test_a_name_that_is_spelt_like_that_opens_no_content() -> None:
    report = coded("وصرح جون كيري لمحطة ام اس ان بي سي انه بحث المسألة يوميا.", "ar")
    assert [s.content.text for s in report.statements] == ["انه بحث المسألة يوميا"]


def test_a_calculation_is_no_source() -> None:
    assert speakers("بحسبان إيران دولة كبيرة فإن المحادثات صعبة.") == []


def test_a_name_between_commas_before_a_verb_is_the_subject_of_its_clause() -> None:
    text = "وأوضح سيرغي لافروف أن رئيس الفريق المشارك في المحادثات، باراك أوباما، رفض تسليم الوثائق."
    assert speakers(text) == [(LAVROV,), (OBAMA,)]


def test_between_with_a_pronoun_before_it_is_no_verb() -> None:
    text = "ونفى سيرغي لافروف أن يكون السبب العلاقات المتوترة بينه وبين أوباما، وقال إن الخلافات حول إيران قديمة."
    report = coded(text, "ar")
    assert [s.speakers for s in report.statements] == [(LAVROV,), (LAVROV,)]
    assert report.statements[0].content.text.endswith("بينه وبين أوباما")


def test_officials_of_a_nationality_before_a_participle_are_not_the_state() -> None:
    assert speakers("استنكر دبلوماسيون مصريون مزاعم الوفد، مؤكدين أن الحل ممكن.") == [("diplomats:EGY",)] * 2


def test_a_plural_verb_has_no_single_person_of_the_clause_before_for_its_subject() -> None:
    text = "استنكر دبلوماسيون المزاعم، فيما يعد سيرغي لافروف المسؤول الأول، وقالوا إن المواقف واضحة، مشيرين إلى دوره."
    assert (LAVROV,) not in speakers(text)


def test_who_explained_something_takes_the_floor_though_nothing_is_quoted() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nوأوضح المدير العام للميناء طريقة التفريغ وقال إن السفن تنتظر."
    assert speakers(text) == [(LAVROV,), ()]


def test_a_verb_that_may_be_in_the_first_person_has_no_speaker() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\n\nاعتقد أن الخطوة المقبلة ستكون أصعب من سابقاتها."
    assert speakers(text) == [(LAVROV,)]


def test_what_is_expected_in_general_is_nobodys_word() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nويتوقع وصول عدد من الوفود إلى العاصمة."
    assert speakers(text) == [(LAVROV,)]


def test_a_lawyer_with_the_article_is_named_by_the_name_behind_it() -> None:
    assert speakers("وأكد المحامي عبد العزيز الصيد لقراء الصحيفة أن الجلسة ستعقد غدا.") == [("local:عبد-العزيز-الصيد",)]


def test_a_participle_behind_a_quotation_of_several_sentences_has_its_speaker() -> None:
    text = "وقال سيرغي لافروف: «الوضع صعب. وعلى ضوء هذا هاجمت القوات الثكنات التي بناها الجيش الإيراني قرب النهر»"
    assert speakers(text + "، مضيفا أن المعركة طويلة.") == [(LAVROV,), (LAVROV,)]


def test_a_title_behind_a_verb_of_going_on_is_whoever_spoke_last() -> None:
    spoken = "قال سيرغي لافروف إن المحادثات مفيدة.\n"
    assert coded(spoken + "وأضاف رئيس الوفد أن الوقت ضيق.", "ar").statements[-1].speakers == ("Q58217",)
    assert coded(spoken + "وقال رئيس الوفد إن الوقت ضيق.", "ar").statements[-1].speakers == ()
    assert coded(spoken + "وأضاف رئيس الوفد المصري أن الوقت ضيق.", "ar").statements[-1].speakers != ("Q58217",)


def test_a_headline_names_whom_the_lead_describes_but_no_official_without_a_name() -> None:
    lead = "لافروف: المحادثات مفيدة\n\n"
    assert coded(lead + "قال رئيس الوفد إن الوقت ضيق.", "ar").statements[-1].speakers == ("Q58217",)
    assert coded(lead + "قال مسؤول روسي إن الوقت ضيق.", "ar").statements[-1].speakers == ()


def test_the_name_behind_an_office_without_a_known_holder_is_the_speaker() -> None:
    named = coded("وقال السفير العماني في المملكة سالم الحارثي إن الوقت ضيق.", "ar").statements[0]
    assert [speaker.partition(":")[0] for speaker in named.speakers] == ["local"]
    other = coded("وقال السفير العماني، بعد لقاء مع سامح شكري، إن الوقت ضيق.", "ar").statements[0]
    assert other.speakers == ("office:ambassador:OMN",)


def test_the_subject_of_the_sentence_before_speaks_unless_somebody_goes_on() -> None:
    text = "قال سيرغي لافروف إن الوقت ضيق.\nثم وصل سامح شكري إلى جنيف."
    assert coded(text + " وقال إن القاهرة ترحب.", "ar").statements[-1].speakers == ("sameh-shoukry",)
    assert coded(text + " وأضاف أن القاهرة ترحب.", "ar").statements[-1].speakers == ("Q58217",)


def test_a_surname_of_two_persons_means_the_one_named_last() -> None:
    text = (
        "قال المتحدث باسم الخارجية الصينية وانغ ون بين إن القضية شأن داخلي. وأضاف وانغ أن بكين سترد. "
        "وقال وزير الخارجية الصيني وانغ يي إن الزيارة مفيدة. وشدد وانغ على أهمية الحوار."
    )
    found = speakers(text)
    assert found[0] == found[1] != found[2] == found[3] == ("wang-yi",)


def test_a_title_before_a_name_and_a_verb_is_the_subject_of_the_verb() -> None:
    text = "قال لافروف إن رئيس بلدية باريس إيمانويل ماكرون أبلغ الحكومة الأمريكية رفضه نقل القوات."
    assert speakers(text)[1] == ("emmanuel-macron",)


def test_a_surname_of_two_words_means_its_bearer() -> None:
    text = "قال ستيفان دي ميستورا إن الوضع صعب. وأشار دي ميستورا إلى تقدم في المفاوضات."
    found = speakers(text)
    assert len(found) == 2 and found[0] == found[1] != ()


def test_saying_beside_another_verb_has_its_subject() -> None:
    assert speakers("وغرد لافروف الخميس على موقع «تويتر» يقول: «لن نتراجع عن موقفنا في ليبيا».") == [(LAVROV,)]


def test_that_official_is_whoever_spoke_last() -> None:
    assert speakers("قال لافروف إن الوضع صعب. وأكد هذا الوزير أن الحل قريب.") == [(LAVROV,), (LAVROV,)]


def test_sources_officials_and_media_of_a_nation_speak_as_such_and_are_meant_again() -> None:
    text = "أوضحت مصادر روسية أن الوزير سيصل غدا. وأكدت المصادر أن المحادثات مستمرة."
    assert speakers(text) == [("sources:RUS",), ("sources:RUS",)]
    assert speakers("وأكد مسؤولون إيرانيون أن المعبر مغلق.") == [("officials:IRN",)]
    assert speakers("وأشارت صحف تونسية إلى تقدم في المفاوضات.") == [("media:TUN",)]


def test_a_subject_behind_an_auxiliary_or_in_quotation_marks_speaks() -> None:
    assert speakers('وكان حزب "الليكود" قال إنه سيعرض مشروع قانون.') == [("likud",)]
    assert speakers("وكانت السلطات الأمنية في البلدة أعلنت أول أمس عن كشف خلية مسلحة.") == [()]


def test_a_second_noun_behind_and_is_no_subject() -> None:
    text = "وقال لافروف إن العمل مستمر. كما أكد في حديث حول المبادرات والتحركات الدبلوماسية، أن العلاقات جيدة."
    assert speakers(text) == [(LAVROV,), (LAVROV,)]


def test_his_saying_goes_on_and_his_wife_is_somebody_else() -> None:
    assert speakers('قال لافروف إن العمل صعب. وأضاف قوله "لسنا ضد أي تحرك خارجي".') == [(LAVROV,), (LAVROV,)]
    assert speakers("قال لافروف إن العمل صعب. وقالت زوجته إن السفر قريب.") == [(LAVROV,), ()]


def test_the_spokesman_of_a_minister_is_his_ministrys() -> None:
    text = "وقال متحدث باسم وزير الخارجية الإيطالي إن روما ترحب بالاتفاق."
    assert speakers(text) == [("office:foreign-ministry-spokesman:ITA",)]


def test_for_his_part_stands_before_a_verb_that_is_also_a_noun() -> None:
    assert speakers("من جانبه رفض لافروف تصريحات الوفد.") == [(LAVROV,)]


def test_an_outlet_whose_name_ends_with_its_nation_speaks() -> None:
    report = coded("وقالت صحيفة الضحى البحرينية إن الاتفاق قريب.", "ar")
    countries = {entity.id: entity.country for entity in report.entities}
    assert [countries[s.speakers[0]] for s in report.statements] == ["BHR"]
