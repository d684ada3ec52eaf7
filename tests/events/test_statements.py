"""Who said what: speakers named, carried over, unknown; content reported, direct, nested."""

from tests.events.coding import coded, said_by

RUSSIAN, IRANIAN = "Q58217", "mohammad-javad-zarif"


def test_the_subject_behind_the_verb_speaks() -> None:
    report = coded("أعلن سيرغي لافروف أن روسيا مستعدة للتعاون مع إيران.", "ar")
    statement = said_by(report, RUSSIAN)[0]
    assert statement.cue.text == "أعلن"
    assert statement.content.text == "أن روسيا مستعدة للتعاون مع إيران"


def test_a_subject_left_out_is_the_last_speaker() -> None:
    text = "قال سيرغي لافروف إن المفاوضات صعبة.\nوأضاف أن الاتفاق ممكن هذا العام."
    assert len(said_by(coded(text, "ar"), RUSSIAN)) == 2


def test_a_participle_belongs_to_the_speaker_of_the_sentence() -> None:
    report = coded("قال سيرغي لافروف إن المفاوضات صعبة، مؤكدا أن الاتفاق ممكن هذا العام.", "ar")
    assert [s.cue.text for s in said_by(report, RUSSIAN)] == ["قال", "مؤكدا"]
    assert report.statements[0].content.text == "إن المفاوضات صعبة"


def test_an_unknown_speaker_is_not_replaced_by_the_last_one() -> None:
    text = "قال سيرغي لافروف إن المفاوضات صعبة.\nوقال خبير اقتصادي مقيم في فيينا إن الأسعار سترتفع."
    assert len(said_by(coded(text, "ar"), RUSSIAN)) == 1


def test_a_statement_inside_another_points_up_to_it() -> None:
    report = coded("قال محمد جواد ظريف إن لافروف أكد أن المفاوضات مستمرة.", "ar")
    inner = next(s for s in report.statements if s.cue.text == "أكد")
    outer = next(s for s in report.statements if s.cue.text == "قال")
    assert inner.nested_in == outer.id
    assert inner.speakers == (RUSSIAN,)


def test_a_persian_clause_ends_with_its_verb_and_its_content_follows_the_complementizer() -> None:
    report = coded("محمدجواد ظریف گفت که مذاکرات وین ادامه دارد.", "fa")
    statement = said_by(report, IRANIAN)[0]
    assert statement.content.text == "مذاکرات وین ادامه دارد"


def test_an_agency_reports_the_rest_of_its_sentence() -> None:
    report = coded("به گزارش ایرنا، محمدجواد ظریف با سرگئی لاوروف در مسکو دیدار کرد.", "fa")
    statement = said_by(report, "irna")[0]
    assert statement.content.text.startswith("محمدجواد")
    assert report.events[0].reported_by == statement.id


def test_the_headline_colon_gives_the_floor() -> None:
    report = coded("لاوروف: مذاکرات وین ادامه دارد", "fa")
    assert said_by(report, RUSSIAN)[0].speech == "direct"


def test_a_quotation_goes_on_over_the_full_stop_inside_it() -> None:
    text = "قال سيرغي لافروف: “المفاوضات صعبة. ونحن مستعدون لها”. وكان من المقرر أن تبدأ أمس."
    statement = said_by(coded(text, "ar"), RUSSIAN)[0]
    assert statement.content.text == "“المفاوضات صعبة. ونحن مستعدون لها”"


def test_a_condition_stays_in_what_was_said() -> None:
    report = coded("محمدجواد ظریف گفت در صورتی که تحریم‌ها لغو شود مذاکرات ادامه می‌یابد.", "fa")
    assert said_by(report, IRANIAN)[0].content.text.startswith("در صورتی که")


def test_what_was_not_said_is_no_statement() -> None:
    assert not coded("لم يؤكد سيرغي لافروف أن المفاوضات مستمرة.", "ar").statements


def test_a_word_is_not_cut_at_a_letter_that_looks_like_a_preposition() -> None:
    (statement,) = coded("طالب سيرغي لافروف بلاد المنطقة بضبط النفس.", "ar").statements
    assert statement.content.text == "ضبط النفس"


def test_a_cue_with_nothing_behind_its_colon_says_nothing() -> None:
    for language, text in (("ar", "وقال لافروف لوكالة الأنباء :"), ("fa", "سرگئی لاوروف در توییتر خود نوشت:")):
        assert not coded(text, language).statements


def test_an_agency_quoted_by_an_agency_says_what_follows() -> None:
    text = "به گزارش ایرنا، به نقل از رویترز، وزیر خارجه روسیه گفت که مذاکرات ادامه خواهد یافت."
    (relayed,) = said_by(coded(text, "fa"), "reuters")
    assert relayed.content.text.startswith("وزیر خارجه روسیه")


def test_a_straight_quote_that_closes_a_name_opens_no_speech() -> None:
    report = coded('قال سيرغي لافروف لصحيفة "النور" المحلية الصادرة يوم الاثنين في دمشق إن روسيا تدعم سوريا.', "ar")
    assert said_by(report, RUSSIAN)[0].content.text == "إن روسيا تدعم سوريا"


def test_who_is_quoted_by_an_opening_has_the_floor_unless_it_is_an_outlet() -> None:
    text = "وبحسب وزارة الدفاع الروسية، عادت الطائرات إلى قواعدها.\nوأضافت أن الغارة لم تقع."
    assert [s.speakers for s in coded(text, "ar").statements] == [("mod-rus",), ("mod-rus",)]


def test_an_opening_reaches_over_the_verb_of_speech_that_it_relays() -> None:
    text = "به گزارش ایسنا به نقل از اسپوتنیک عربی، سرگئی لاوروف با حضور در نشست گفت که راه باز است."
    (relayed,) = said_by(coded(text, "fa"), "sputnik")
    assert relayed.content.text == "سرگئی لاوروف با حضور در نشست گفت که راه باز است"


def test_speech_whose_object_is_a_pronoun_has_no_content_behind_it() -> None:
    assert not coded("وتطالب فرنسا بالسلام ورفضتها تركيا مرات كثيرة.", "ar").statements[1:]


def test_speech_behind_a_colon_goes_on_over_what_others_say_in_it() -> None:
    text = "سرگئی لاوروف گفت: راه مذاکره باز است. آمریکا می‌گوید که فشار نتیجه می‌دهد. ما باور نداریم."
    outer, inner = coded(text, "fa").statements
    assert outer.content.text.endswith("ما باور نداریم")
    assert (inner.speakers, inner.nested_in) == (("USA",), outer.id)


def test_the_speaker_who_goes_on_in_the_same_paragraph_makes_a_new_statement() -> None:
    text = "سرگئی لاوروف گفت: راه مذاکره باز است. وی افزود که فشار نتیجه نمی‌دهد."
    assert [s.speakers for s in coded(text, "fa").statements] == [(RUSSIAN,), (RUSSIAN,)]


def test_a_quotation_goes_on_into_the_paragraph_that_closes_it() -> None:
    text = "وقال لافروف: «المفاوضات صعبة.\nنحن مستعدون لها» قبل أن يغادر القاعة."
    (statement,) = said_by(coded(text, "ar"), RUSSIAN)
    assert statement.content.text == "«المفاوضات صعبة.\nنحن مستعدون لها»"


def test_a_sentence_of_the_narrator_does_not_go_on_with_reported_speech() -> None:
    text = "قال سيرغي لافروف إن المفاوضات صعبة. وأجريت للوفد مراسم استقبال رسمية في القصر."
    assert said_by(coded(text, "ar"), RUSSIAN)[0].content.text == "إن المفاوضات صعبة"


def test_a_quotation_left_open_does_not_swallow_the_next_one() -> None:
    text = "وقال لافروف: «المفاوضات صعبة.\nوأضاف: «نحن مستعدون لها»."
    first, second = said_by(coded(text, "ar"), RUSSIAN)
    assert first.content.text == "«المفاوضات صعبة"
    assert second.content.text == "«نحن مستعدون لها»"


def test_two_cues_of_one_formula_make_one_statement() -> None:
    text = 'وبحسب "رويترز"، فقد نقل التقرير عن لافروف قوله إن موسكو لن ترسل خبراء إلى الجزائر هذا العام.'
    statements = coded(text, "ar").statements
    assert len({statement.id for statement in statements}) == len(statements)
