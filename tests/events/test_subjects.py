"""Whose deed and whose words: the faults that reading real articles showed, each as a sentence of our own."""

from tests.events.coding import coded, event_of, parties, said_by

LAVROV, ZARIF, PUTIN, ERDOGAN = "Q58217", "mohammad-javad-zarif", "Q7747", "Q39259"


def test_a_member_of_a_body_is_not_the_body() -> None:
    report = coded("وقال عضو البرلمان الأوروبي مارك ويليامز إن القرار متأخر.", "ar")
    assert not said_by(report, "european-parliament")


def test_who_left_a_country_after_a_visit_met_its_president() -> None:
    text = "غادر سيرغي لافروف تركيا بعد زيارة التقى خلالها رجب طيب أردوغان."
    assert parties(event_of(coded(text, "ar"), "meeting"), "actor") == {LAVROV, ERDOGAN}


def test_a_verb_of_another_subject_between_does_not_take_the_floor() -> None:
    text = "وقال سيرغي لافروف في لقاء صحفي إن روسيا ترحب بالاتفاق.\nوأضاف أن بلاده مستعدة للتعاون."
    assert len(said_by(coded(text, "ar"), LAVROV)) == 2


def test_a_joined_verb_of_speech_shares_the_subject_of_the_verb_before() -> None:
    text = "قال فلاديمير بوتين إن الوضع صعب.\nواستقبل سيرغي لافروف الوفد وقال إن المفاوضات مستمرة."
    statements = coded(text, "ar").statements
    assert [statement.speakers for statement in statements] == [(PUTIN,), (LAVROV,)]


def test_the_owner_of_a_statement_says_what_stands_in_it() -> None:
    text = "ونشرت وكالة سانا بيانا لوزارة الخارجية السورية ذكرت فيه أن الهجوم انتهاك للسيادة."
    assert said_by(coded(text, "ar"), "mfa-syr")


def test_phrases_of_manner_are_not_what_was_condemned() -> None:
    report = coded("أدان سيرغي لافروف بأشد العبارات الهجوم على السفارة في دمشق.", "ar")
    assert said_by(report, LAVROV)[0].content.text.startswith("الهجوم")


def test_a_topic_of_talks_is_not_their_place() -> None:
    event = event_of(coded("بحث لافروف مع محمد جواد ظريف الأوضاع في ليبيا.", "ar"), "talks")
    assert event.place is None


def test_a_cancelled_visit_did_not_happen() -> None:
    events = coded("أرجأ رجب طيب أردوغان زيارته إلى موسكو.", "ar").events
    assert [(event.kind, event.type) for event in events] == [("meeting_cancelled", "REJECT")]


def test_pointing_to_something_is_said_by_the_subject_of_the_clause() -> None:
    report = coded("سرگئی لاوروف با اشاره به حملات اسرائیل به سوریه گفت: این اقدامات محکوم است.", "fa")
    assert {statement.speakers for statement in report.statements} == {(LAVROV,)}


def test_an_agency_that_writes_from_a_city_does_not_say_the_city() -> None:
    report = coded("به گزارش ایرنا از وین، سرگئی لاوروف با محمدجواد ظریف دیدار کرد.", "fa")
    assert said_by(report, "irna")[0].content.text.startswith("سرگئی")


def test_a_relative_clause_takes_the_party_before_it() -> None:
    report = coded("سرگئی لاوروف که به دوحه سفر کرده است با محمدجواد ظریف دیدار کرد.", "fa")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, ZARIF}
    assert parties(event_of(report, "visit"), "actor") == {LAVROV}


def test_a_negated_future_is_denied() -> None:
    report = coded("سرگئی لاوروف با محمدجواد ظریف دیدار نخواهد کرد.", "fa")
    assert [event.status for event in report.events] == ["denied"]


def test_a_deadline_never_lies_before_the_promise() -> None:
    text = "اتفق بوتين مع أردوغان على تنفيذ ما تقرر في مؤتمر مارس 2019."
    (commitment,) = coded(text, "ar").commitments
    assert commitment.deadline is None


def test_an_unread_noun_behind_that_is_the_subject_of_the_verb_behind_it() -> None:
    report = coded("وقال المتحدث باسم الهيئة إن بلاده تطالب أوسلو بنشر أرقام الصيد.", "ar")
    assert not said_by(report, "NOR")
    assert not any("NOR" in parties(event, "actor") for event in report.events)


def test_a_phrase_that_links_sentences_is_no_subject() -> None:
    report = coded("من جهة ثانية اجتمع سيرغي لافروف في موسكو مع وزير الخارجية التركي.", "ar")
    assert "Q58217" in {participant.entity for participant in event_of(report, "meeting").participants}


def test_in_the_course_of_which_governs_nobody() -> None:
    report = coded("غادر سيرغي لافروف الدوحة بعد زيارة عمل التقى خلالها أمير قطر تميم بن حمد آل ثاني.", "ar")
    assert parties(event_of(report, "meeting"), "actor") == {"Q58217", "tamim-bin-hamad-al-thani"}


def test_whoever_speaks_at_a_meeting_met() -> None:
    text = "في لقاء مع وزير الخارجية الإيراني محمد جواد ظريف أكد لافروف أن المفاوضات صعبة."
    assert parties(event_of(coded(text, "ar"), "meeting"), "actor") == {"Q58217", "mohammad-javad-zarif"}


def test_a_word_inside_a_name_opens_no_clause() -> None:
    text = "ألقى الأمين العام للأمم المتحدة بان كي مون كلمة أعرب فيها عن شكره للأردن."
    report = coded(text, "ar", "2015-07-30")
    assert parties(event_of(report, "thanks"), "actor") == {"ban-ki-moon"}


def test_a_party_behind_another_verb_has_no_part_in_the_first() -> None:
    text = "وجهت روسيا دعوة إلى الرئيس الجزائري لزيارة موسكو في رسالة حملها وزير خارجية أرمينيا إلى الجزائر."
    assert "ARM" not in parties(event_of(coded(text, "ar"), "invitation"), "recipient")


def test_a_verb_between_dashes_parts_nothing() -> None:
    report = coded("انتقدت تركيا -في بيان أصدرته وزارة خارجيتها أمس- روسيا بشدة.", "ar")
    assert parties(event_of(report, "criticism"), "recipient") == {"RUS"}
