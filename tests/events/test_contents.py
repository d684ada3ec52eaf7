"""Where what was said begins and ends: behind the subject and its titles, at the closing quote, before "and"."""

from tests.events.coding import coded


def contents(text: str, language: str) -> list[str]:
    return [statement.content.text for statement in coded(text, language).statements]


def test_the_content_begins_behind_a_subject_that_nothing_names() -> None:
    assert contents("وشدد مجلس الوزراء على متانة العلاقات مع تونس.", "ar") == ["متانة العلاقات مع تونس"]


def test_the_content_is_not_looked_for_inside_titles_and_names() -> None:
    text = "أعرب معالي رئيس هيئة الاستثمار بالمنطقة الشرقية عن ارتياحه لنتائج المعرض."
    assert contents(text, "ar") == ["ارتياحه لنتائج المعرض"]


def test_a_quotation_inside_a_quotation_does_not_end_it() -> None:
    text = 'وقال لافروف: "اتفقنا على دحر "داعش" وعلى تبادل المعلومات".'
    assert contents(text, "ar") == ['"اتفقنا على دحر "داعش" وعلى تبادل المعلومات"']


def test_a_verb_of_speech_inside_a_quotation_does_not_cut_it() -> None:
    text = "وقال لافروف: «نتشاور مع الأصدقاء، وطلب بعضهم الحضور إلى موسكو»."
    assert contents(text, "ar")[0] == "«نتشاور مع الأصدقاء، وطلب بعضهم الحضور إلى موسكو»"


def test_the_first_verb_behind_a_complementizer_is_part_of_the_content() -> None:
    text = "أوضح لافروف أن بوتين، أكد خلال اللقاء أن الاتفاق قائم."
    assert contents(text, "ar")[0] == "أن بوتين، أكد خلال اللقاء أن الاتفاق قائم"


def test_a_fused_article_stays_with_its_noun() -> None:
    assert contents("دعا لافروف الأطراف للعودة إلى المحادثات.", "ar") == ["للعودة إلى المحادثات"]


def test_a_content_does_not_end_with_and() -> None:
    text = "رئیس جمهور فرانسه از ایران خواست که ذخایر خود را کاهش دهد و گفت که پاریس آماده کمک است."
    assert contents(text, "fa")[0] == "ذخایر خود را کاهش دهد"


def test_direct_speech_behind_a_colon_holds_verbs_of_speech() -> None:
    text = "سرگئی لاوروف گفت: آمریکا توافق را رد و ما را تهدید کرد."
    assert contents(text, "fa")[0] == "آمریکا توافق را رد و ما را تهدید کرد"


def test_an_aside_ends_where_the_object_of_the_verb_begins() -> None:
    text = "سرگئی لاوروف با اشاره به سفر هیئت ایرانی، تحریم‌های تازه را محکوم کرد."
    assert contents(text, "fa")[0] == "سفر هیئت ایرانی"


def test_an_adjective_of_the_subject_is_not_what_was_said() -> None:
    assert contents("وأكد الأمين العام للهيئة أهمية الحوار.", "ar") == []
    assert contents("وأكد الأمين العام أهمية الحوار.", "ar") == ["أهمية الحوار"]


def test_a_verb_like_a_preposition_takes_what_follows_about() -> None:
    assert contents("وعبر رئيس الوفد في كلمته أمام الحضور عن ارتياحه للنتائج.", "ar") == ["ارتياحه للنتائج"]


def test_a_quotation_far_behind_the_verb_is_a_term_in_the_content() -> None:
    text = "سرگئی لاوروف درخواست کرد تحریم‌هایی را که به دلیل «عبور از سقف مجاز غنی سازی» است لغو کنند."
    assert contents(text, "fa")[0].startswith("تحریم‌هایی")


def test_a_question_that_is_not_told_has_no_content() -> None:
    text = "خبرنگاری درباره برنامه سفر پرسید که وی پاسخ داد: هنوز روشن نیست."
    assert "وی پاسخ داد: هنوز روشن نیست" not in contents(text, "fa")


def test_a_verb_inside_a_quotation_further_on_does_not_cut_it() -> None:
    text = "وأضاف لافروف أن «المجلس يمنح الشرعية، وهدد بعضهم بالانسحاب منه»."
    assert contents(text, "ar")[0] == "أن «المجلس يمنح الشرعية، وهدد بعضهم بالانسحاب منه»"


def test_a_quotation_that_a_preposition_governs_is_a_name() -> None:
    text = "وقال لافروف في كلمته خلال “المؤتمر الإعلامي الدولي الأول لمواجهة الإرهاب” إن روسيا مستعدة للتعاون."
    assert contents(text, "ar") == ["إن روسيا مستعدة للتعاون"]


def test_a_word_in_a_short_name_opens_no_content() -> None:
    assert not any(content.startswith("إن") for content in contents('رفضت مجموعة "إن إس تي" طلب روسيا.', "ar"))


def test_what_is_said_ends_where_somebody_else_goes_on() -> None:
    for text in (
        "قال سيرغي لافروف إن روسيا لن تتراجع، غير أن تركيا نشرت قواتها في المنطقة.",
        "قال سيرغي لافروف إن روسيا لن تتراجع، وذلك خلال مؤتمر صحفي عقده اليوم.",
        "قال سيرغي لافروف إن روسيا لن تتراجع، في حين نشرت تركيا قواتها.",
        "قال سيرغي لافروف إن روسيا لن تتراجع، بحسب وكالة رويترز.",
    ):
        said = next(s for s in coded(text, "ar").statements if s.cue.text == "قال")
        assert said.content.text == "إن روسيا لن تتراجع"


def test_a_reason_is_no_content_of_its_own() -> None:
    text = "وقد رفض الكرملين التوقيع على الوثيقة بحجة أن التعديلات لم تقبل."
    assert coded(text, "ar").statements[0].content.text == "التوقيع على الوثيقة بحجة أن التعديلات لم تقبل"


def test_a_relative_clause_between_a_verb_and_what_is_said_is_no_content() -> None:
    text = "وأكد سيرغي لافروف الذي رحبت طهران بزيارته أن الوضع مستقر."
    assert coded(text, "ar").statements[-1].content.text == "أن الوضع مستقر"


def test_a_comma_behind_a_final_verb_opens_what_is_said() -> None:
    text = "ایران ماه گذشته اعلام کرد، در دو گام سطح تعهدات خود را کاهش خواهد داد."
    assert contents(text, "fa") == ["در دو گام سطح تعهدات خود را کاهش خواهد داد"]
    assert contents("سرگئی لاوروف گفت، در حالی که کارشناسان نگران بودند.", "fa") == []


def test_what_an_object_is_called_is_said_as_well() -> None:
    text = "محمدجواد ظریف تحریم‌ها را تهدیدی برای امنیت منطقه دانست."
    assert contents(text, "fa") == ["تحریم‌ها را تهدیدی برای امنیت منطقه"]


def test_what_is_called_for_stands_between_the_noun_and_its_verb() -> None:
    text = "سرگئی لاوروف خواستار خویشتنداری همه طرف‌های درگیر شد."
    assert contents(text, "fa") == ["خویشتنداری همه طرف‌های درگیر"]


def test_an_aside_ends_behind_its_verb_or_where_the_main_content_begins() -> None:
    text = "سرگئی لاوروف با طرح این ادعا که تحریم‌ها، میلیاردها دلار را مسدود کرده است گفت که فشار ادامه دارد."
    assert contents(text, "fa") == ["تحریم‌ها، میلیاردها دلار را مسدود کرده است", "فشار ادامه دارد"]
    text = "سرگئی لاوروف با اشاره به حضور هزاران زائر در مراسم امسال، بر لزوم همکاری همه تاکید کرد."
    assert contents(text, "fa") == ["حضور هزاران زائر در مراسم امسال", "لزوم همکاری همه"]


def test_during_is_no_preposition_of_a_cue() -> None:
    text = "ويتطلع سيرغي لافروف من خلال مشاركته المرتقبة إلى استئناف الحوار."
    assert contents(text, "ar") == ["استئناف الحوار"]


def test_in_this_context_stands_between_a_verb_and_what_it_praises() -> None:
    text = "وثمن سيرغي لافروف في هذا السياق جهود الوساطة المصرية."
    assert contents(text, "ar") == ["جهود الوساطة المصرية"]


def test_and_who_opens_a_relative_clause_too() -> None:
    text = "قال سيرغي لافروف وزير الخارجية والذي يزور القاهرة حاليا إن الحل قريب."
    assert contents(text, "ar") == ["إن الحل قريب"]


def test_a_verb_of_what_is_said_does_not_end_it() -> None:
    text = "وأكد سيرغي لافروف في بيان نشره الاثنين أنه بعد مشاورات طويلة، أبلغت موسكو أنقرة بموعد الجلسة."
    assert contents(text, "ar")[0] == "أنه بعد مشاورات طويلة، أبلغت موسكو أنقرة بموعد الجلسة"


def test_a_relative_clause_of_the_speaker_tells_nothing_more() -> None:
    text = "سرگئی لاوروف که در جمع خبرنگاران سخن می‌گفت، افزود: راه باز است.\nوی ادامه داد: مذاکره سودمند است."
    assert contents(text, "fa") == ["راه باز است", "مذاکره سودمند است"]


def test_what_is_condemned_may_stand_behind_where_it_was_said() -> None:
    text = "وأكد سيرغي لافروف وزير الخارجية في تصريح له تضامن بلاده مع مصر، مشيرا إلى أن موسكو تقف معها."
    assert contents(text, "ar") == ["تضامن بلاده مع مصر", "أن موسكو تقف معها"]


def test_for_in_a_title_opens_no_content() -> None:
    text = "ودعا الأمين العام المساعد للشؤون السياسية، محمد صبيح، إلى وقف إطلاق النار."
    assert contents(text, "ar") == ["وقف إطلاق النار"]


def test_a_verb_that_tells_of_a_speech_does_not_end_the_search() -> None:
    text = "وأعرب سيرغي لافروف في تصريح نشرته وكالة محلية عن أسفه للحادث."
    assert contents(text, "ar") == ["أسفه للحادث"]
    text = "وقال سيرغي لافروف في بيان نشر على الموقع إن بلاده ستواصل الدعم رغم أنه مكلف."
    assert contents(text, "ar") == ["إن بلاده ستواصل الدعم رغم أنه مكلف"]


def test_where_something_is_said_does_not_open_what_is_said() -> None:
    text = "أكد سيرغي لافروف على متن الطائرة التي أقلته إلى إسرائيل أن الاتفاق قريب."
    assert [s.content.text for s in coded(text, "ar").statements] == ["أن الاتفاق قريب"]
    text = "شدد سيرغي لافروف على هامش المؤتمر على أهمية الاتفاق."
    assert [s.content.text for s in coded(text, "ar").statements] == ["أهمية الاتفاق"]


def test_what_somebody_is_accused_of_stands_behind_whom_he_accuses() -> None:
    text = "سرگئی لاوروف در پاسخ به بیانیه، آنها را به باج خواهی از ایران متهم کرده است."
    assert contents(text, "fa") == ["باج خواهی از ایران"]


def test_a_copy_of_a_statement_is_not_what_it_says() -> None:
    text = "وأكدت وزارة الدفاع الروسية في بيان حصلت الصحيفة على نسخة منه أنها أنهت المناورات."
    assert [s.content.text for s in coded(text, "ar").statements] == ["أنها أنهت المناورات"]


def test_a_noun_phrase_ends_where_a_verb_with_a_subject_of_its_own_follows() -> None:
    text = "وكشف سيرغي لافروف عن خطة جديدة لتبادل الأسرى، ووصل باراك أوباما إلى بغداد."
    assert coded(text, "ar").statements[0].content.text == "خطة جديدة لتبادل الأسرى"


def test_a_noun_phrase_goes_on_over_a_verbal_noun_that_looks_like_a_verb() -> None:
    text = "ودعا سيرغي لافروف إلى وقف القصف، ورفع القيود عن الموانئ."
    assert coded(text, "ar").statements[0].content.text == "وقف القصف، ورفع القيود عن الموانئ"


def test_the_next_question_is_no_part_of_an_answer() -> None:
    text = "وقال سيرغي لافروف إن الوفد غادر، وردا على سؤال عن القمة، أجاب: «لم يحدد موعدها»."
    assert coded(text, "ar").statements[0].content.text == "إن الوفد غادر"


def test_a_straight_mark_inside_a_quotation_opens_no_new_one() -> None:
    text = "لاوروف نوشت: «هواپیما به مرز نزدیک شد و بازگشت. نام آن "
    text += '"شاهین" بود و خلبان سالم است.»'
    found = coded(text, "fa").statements[0].content.text
    assert found.startswith("«") and found.endswith("سالم است.»")


def test_a_colon_before_that_opens_no_direct_speech() -> None:
    text = "وقال سيرغي لافروف: إن الاتفاق جيد. وكان البرلمان قد سن قانونا جديدا."
    assert coded(text, "ar").statements[0].content.text == "إن الاتفاق جيد"


def test_a_noun_phrase_ends_where_the_narrator_goes_on_with_and_after() -> None:
    text = "وندد سيرغي لافروف بالهجوم على القافلة، وبعد ساعات غادر الوفد المدينة."
    assert coded(text, "ar").statements[0].content.text == "الهجوم على القافلة"


def test_in_a_headline_another_subject_joined_on_speaks_anew() -> None:
    text = "موسكو تهدد بتعليق الاتفاق مع كييف وبرلين ترفض التصعيد\n\nاجتمع الوفدان أمس في جنيف."
    assert contents(text, "ar")[0] == "تعليق الاتفاق مع كييف"


def test_what_is_said_ends_before_somebody_who_speaks_for_his_part() -> None:
    text = "اتهم لافروف كييف بخرق الهدنة، ومن جانبها أعربت فرنسا عن قلقها ورفضها للقصف."
    assert contents(text, "ar") == ["كييف بخرق الهدنة", "قلقها ورفضها للقصف"]


def test_a_noun_of_attitude_goes_before_a_clause_further_on() -> None:
    text = "وأكد لافروف دعم بلاده للحوار في ليبيا، وتطلعات الشعب بأن يعم السلام."
    assert contents(text, "ar") == ["دعم بلاده للحوار في ليبيا، وتطلعات الشعب بأن يعم السلام"]
    assert contents("أكد لافروف في كلمة قصيرة رغبة بلاده في السلام.", "ar") == ["رغبة بلاده في السلام"]


def test_an_adverb_or_dashes_may_stand_before_the_noun_that_is_told() -> None:
    assert contents("كما أكد لافروف مجددا التزام روسيا بالهدنة.", "ar") == ["التزام روسيا بالهدنة"]
    text = "أكد لافروف -في كلمة ألقاها أمام المجلس- اهتمام موسكو بالمشروع."
    assert contents(text, "ar") == ["اهتمام موسكو بالمشروع"]


def test_a_short_quotation_is_speech_with_a_verb_or_at_the_end_but_no_slogan() -> None:
    assert contents('وقال لافروف "نرفض تماما" أي وجود أجنبي في ليبيا.', "ar") == ['"نرفض تماما" أي وجود أجنبي في ليبيا']
    assert contents('وقال لافروف مازحا "الطقس جميل في موسكو".', "ar") == ['"الطقس جميل في موسكو"']
    assert contents("وقال لافروف كلمته في المؤتمر تحت شعار «معا نبني عالما أفضل للجميع».", "ar") == []


def test_speech_may_begin_right_behind_saying_or_added() -> None:
    text = "انتقد لافروف قرار الحلف، قائلا إذا استمر القصف فسترد موسكو."
    assert contents(text, "ar")[1:] == ["إذا استمر القصف فسترد موسكو"]
    assert contents("قال لافروف إن الاتفاق قائم. وأضاف سنبقى على موقفنا.", "ar")[1:] == ["سنبقى على موقفنا"]


def test_while_behind_a_comma_ends_a_noun_phrase_but_not_as_regards() -> None:
    assert contents("دانت فرنسا الهجوم على القنصلية، فيما زار الوفد مصنعا.", "ar") == ["الهجوم على القنصلية"]
    text = "أكد لافروف توافق الموقفين، فيما يتعلق بالملف الليبي."
    assert contents(text, "ar") == ["توافق الموقفين، فيما يتعلق بالملف الليبي"]


def test_flags_are_waved_and_not_threatened_with() -> None:
    assert contents("ولوحت روسيا بإجراءات مضادة ضد كندا.", "ar") == ["إجراءات مضادة ضد كندا"]
    assert contents("ولوح لافروف بالأعلام الروسية أمام الجمهور.", "ar") == []


def test_a_cue_at_the_very_end_has_no_content() -> None:
    report = coded("خبرنگار گفت: تنها حسن طرح صربستان مخالفت با به کارگیری زور بود.", "fa")
    assert not report.problems


def test_two_nouns_of_speech_share_their_light_verb() -> None:
    text = "لاوروف تحریم‌های آمریکا را غیرقانونی توصیف و تاکید کرد که روسیه پاسخ می‌دهد."
    assert contents(text, "fa") == ["تحریم‌های آمریکا را غیرقانونی", "روسیه پاسخ می‌دهد"]


def test_and_inside_what_is_asked_for_joins_no_second_verb_of_speech() -> None:
    assert contents("لاوروف خواستار مذاکره میان ایران و آمریکا شد.", "fa") == ["مذاکره میان ایران و آمریکا"]


def test_an_object_goes_on_with_what_it_is_for_and_begins_behind_this_talk() -> None:
    text = "لاوروف نیز با ابراز خرسندی از این سفر، آمادگی کشورش را برای گسترش روابط اعلام کرد."
    assert contents(text, "fa")[-1] == "آمادگی کشورش را برای گسترش روابط"
    text = "لاوروف در ادامه این نشست تحریم‌های آمریکا را محکوم کرد."
    assert contents(text, "fa") == ["تحریم‌های آمریکا"]


def test_if_behind_the_comma_of_a_verb_of_speech_opens_what_is_said() -> None:
    text = "لاوروف پیش‌بینی کرد، اگر جنگ ادامه یابد قیمت نفت بالا خواهد رفت."
    assert contents(text, "fa") == ["اگر جنگ ادامه یابد قیمت نفت بالا خواهد رفت"]


def test_what_follows_a_relative_clause_with_a_promise_is_not_promised() -> None:
    assert contents("روسیه که بارها وعده داده است، تاکنون اقدام مهمی انجام نداده است.", "fa") == []


def test_a_number_of_people_who_complain_is_not_what_they_complain_of() -> None:
    assert contents("واشتكى عدد من النواب من بطء الإصلاح في لبنان.", "ar") == ["بطء الإصلاح في لبنان"]


def test_an_adjective_of_the_thanks_is_not_what_is_told() -> None:
    assert contents("أعرب لافروف عن شكره العميق لقيادة الأردن.", "ar") == ["قيادة الأردن"]


def test_a_noun_of_attitude_inside_a_longer_phrase_does_not_begin_what_is_told() -> None:
    text = "أكد لافروف استمرار روسيا في دعمها للحوار وعزمها على المشاركة."
    assert contents(text, "ar") == ["استمرار روسيا في دعمها للحوار وعزمها على المشاركة"]


def test_what_a_reference_is_to_is_not_what_the_verb_points_to() -> None:
    text = "لاوروف با اشاره به سفر اخیر خود به لبنان، به نقش روسیه در سوریه اشاره کرد."
    assert contents(text, "fa") == ["سفر اخیر خود به لبنان", "نقش روسیه در سوریه"]


def test_strongly_is_no_part_of_what_is_condemned() -> None:
    assert contents("لاوروف حمله به کنسولگری را به شدت محکوم کرد.", "fa") == ["حمله به کنسولگری"]
    assert contents("لاوروف از کندی کمک‌ها به شدت انتقاد کرد.", "fa") == ["کندی کمک‌ها"]


def test_an_object_begins_behind_a_reference_and_further_on() -> None:
    text = "لاوروف با اشاره به سفر هیئت ایرانی به مسکو، تحریم‌های تازه را بی‌اثر خواند."
    assert contents(text, "fa")[-1] == "تحریم‌های تازه را بی‌اثر"
    assert contents("لاوروف در ادامه آمریکا را سردمدار خشونت خواند.", "fa") == ["آمریکا را سردمدار خشونت"]


def test_the_clause_before_a_comma_is_what_somebody_is_sad_about() -> None:
    text = "لاوروف از اینکه مذاکرات متوقف شده است، ابراز تاسف کرد."
    assert contents(text, "fa") == ["مذاکرات متوقف شده است"]


def test_speech_follows_added_though_its_verb_is_unknown() -> None:
    text = "قال لافروف إن الموقع مفيد. وأضاف تزخر صفحتنا اليوم بأكثر من ألف متابع من روسيا."
    assert contents(text, "ar")[1:] == ["تزخر صفحتنا اليوم بأكثر من ألف متابع من روسيا"]


def test_who_aired_a_speech_does_not_part_it_from_what_was_said() -> None:
    text = "وأكد لافروف في خطاب ألقاه بموسكو ونقلته مباشرة وزارة الخارجية الروسية أن الحل قريب."
    assert contents(text, "ar") == ["أن الحل قريب"]


def test_whom_nothing_reads_before_that_is_not_what_was_announced() -> None:
    text = 'وأعلن رئيس ما يسمى "جمهورية الشرق" أن مصير الأسرى بيد روسيا.'
    assert all(not content.startswith("رئيس") for content in contents(text, "ar"))


def test_an_object_goes_on_with_the_reason() -> None:
    text = "لاوروف آمریکا را به دلیل خروج از توافق سرزنش کرد."
    assert contents(text, "fa") == ["آمریکا را به دلیل خروج از توافق"]


def test_a_comma_behind_what_the_accuser_is_does_not_hide_the_accused() -> None:
    text = "اتهم سيرغي لافروف وزير خارجية روسيا، أوكرانيا بخرق الهدنة."
    assert contents(text, "ar") == ["أوكرانيا بخرق الهدنة"]


def test_a_participle_without_a_comma_speaks_where_its_preposition_follows() -> None:
    text = "وأكد لافروف أهمية المؤتمر معربا عن ارتياحه لحضور الوفود."
    assert contents(text, "ar") == ["أهمية المؤتمر", "ارتياحه لحضور الوفود"]


def test_an_aside_ends_before_that_and_a_title_with_a_comma_before_its_object() -> None:
    text = "لاوروف با اشاره به سخنان نماینده سازمان ملل که بیان داشت جنگ تمام شده است، گفت: صلح نزدیک است."
    assert contents(text, "fa")[0] == "سخنان نماینده سازمان ملل"
    text = "سرگئی لاوروف گفت: راه باز است. رئیس هیات مذاکره‌کننده، تبادل دانش با ایران را مهم دانست."
    assert contents(text, "fa")[1:] == ["تبادل دانش با ایران را مهم"]


def test_a_noun_with_a_clause_of_its_own_is_what_somebody_points_to() -> None:
    text = "لاوروف به نگرانی‌هایی که از تجزیه عراق وجود دارد اشاره کرد."
    assert contents(text, "fa") == ["نگرانی‌هایی که از تجزیه عراق وجود دارد"]


def test_these_behind_a_comma_begin_what_is_denied() -> None:
    assert contents("وتنفي قطر بشدة، هذه الاتهامات الجديدة.", "ar") == ["هذه الاتهامات الجديدة"]


def test_a_participle_without_a_comma_ends_what_was_said_before() -> None:
    text = "قال لافروف إن بلاده ترفض التدخل مشيدا بجهود الوساطة المصرية."
    assert contents(text, "ar")[-1] == "جهود الوساطة المصرية"
    text = "وعد لافروف ببحث الأمر مع حكومته مبديا ارتياحه لتقدم العمل."
    assert contents(text, "ar") == ["بحث الأمر مع حكومته", "ارتياحه لتقدم العمل"]


def test_words_of_asking_open_what_is_asked() -> None:
    text = "قال لافروف إن القرار لا يخدم السلام متسائلا كيف يمكن لأحد أن يتجاهل ذلك."
    assert contents(text, "ar") == ["إن القرار لا يخدم السلام", "كيف يمكن لأحد أن يتجاهل ذلك"]


def test_a_straight_mark_between_spaces_opens_a_quotation() -> None:
    assert contents('قال لافروف " نحن ضد سياسة المقاطعة ونؤيد الحوار ".', "ar") == [
        '" نحن ضد سياسة المقاطعة ونؤيد الحوار "'
    ]


def test_a_noun_behind_the_comma_of_an_apposition_is_told() -> None:
    text = "نفى كاتب الدولة لدى وزير الخارجية المكلف بالهجرة، سامي العياري، وجود أي تقصير في الملف."
    assert contents(text, "ar") == ["وجود أي تقصير في الملف"]


def test_a_negation_follows_a_participle_at_once() -> None:
    text = "قال لافروف إن العمل صعب، مضيفا ليس هناك أي تقارب مع واشنطن."
    assert contents(text, "ar")[-1] == "ليس هناك أي تقارب مع واشنطن"


def test_what_one_announces_of_ones_own_goes_on_behind_its_marker() -> None:
    text = "مقامات پاکستانی موافقت خود را با آزادی این زندانی اعلام کردند."
    assert contents(text, "fa") == ["موافقت خود را با آزادی این زندانی"]


def test_a_noun_of_speech_shares_a_verb_far_behind() -> None:
    text = "لاوروف به نقش مردم در دفاع اشاره و بر تلاش رسانه‌ها برای رسیدن به این اهداف تاکید کرد."
    assert contents(text, "fa") == ["نقش مردم در دفاع", "تلاش رسانه‌ها برای رسیدن به این اهداف"]


def test_a_colon_at_a_lines_end_announces_the_quotation_of_the_next() -> None:
    text = "خبر تازه از مسکو\n\nلاوروف در حساب خود نوشت:\n«صلح ممکن است.\nسحر نزدیک است.»\nپایان."
    assert contents(text, "fa") == ["«صلح ممکن است.\nسحر نزدیک است.»"]
