"""Acts of two sides of which the text names one."""

import pytest

from tests.events.coding import coded, event_of, parties


def test_who_is_accused_by_a_pronoun_leaves_the_accuser() -> None:
    report = coded("لجأ الناشر إلى السويد، وتتهمه تركيا بتمويل الاحتجاجات.", "ar")
    assert parties(event_of(report, "accusation"), "actor") == {"TUR"}


def test_talks_with_unnamed_delegates_are_told_of_their_host() -> None:
    report = coded("عقد لافروف في موسكو اجتماعا مع أعضاء الوفد السويدي.", "ar")
    assert parties(event_of(report, "meeting"), "recipient") == {"Q58217"}
    assert parties(event_of(report, "meeting"), "actor") == {"SWE"}  # whose delegation alone is told of


def test_a_meeting_at_home_without_anybody_else_is_none() -> None:
    assert not coded("عقد لافروف اجتماعا مع أعضاء لجنته في الوزارة.", "ar").events


def test_a_verb_in_the_plural_is_not_told_of_one() -> None:
    report = coded("خرج المحتجون في كييف ضد روسيا، وطالبوا بعودة الجنود.", "ar")
    assert not [event for event in report.events if event.type == "REQUEST"]


def test_both_sides_elsewhere_make_one_event_of_it() -> None:
    text = "لافروف يزور طهران\n\nقال متحدث إيراني إن الزيارة التي قام بها لافروف كانت مهمة."
    assert [event.kind for event in coded(text, "ar").events] == ["visit"]


def test_a_visit_named_by_its_visitor_is_told() -> None:
    report = coded("ناقش البرلمان الإيراني نتائج زيارة لافروف.", "ar")
    assert parties(event_of(report, "visit"), "actor") == {"Q58217"}


def test_talks_between_one_state_and_unread_powers_are_told() -> None:
    report = coded("جرت محادثات بين إيران والقوى الكبرى في فيينا.", "ar")
    assert parties(event_of(report, "talks"), "actor") == {"IRN"}


def test_a_body_that_a_noun_belongs_to_does_what_which_tells() -> None:
    report = coded("كان الملف على طاولة الاتحاد الأوروبي الذي اتهم روسيا بالمماطلة.", "ar")
    assert parties(event_of(report, "accusation"), "recipient") == {"RUS"}


OF_MANY = [
    ("ar", "اجتمع وزراء خارجية الاتحاد الأوروبي في بروكسل أمس.", 1),
    ("fa", "نشست وزیران خارجه اتحادیه اروپا در بروکسل برگزار شد.", 1),
    ("ar", "اجتمع وزراء خارجية النرويج في أوسلو أمس.", 0),  # of one state: among themselves
    ("ar", "تعثرت المفاوضات مع الاتحاد الأوروبي أمس.", 0),  # whose talks they are is not told
]


@pytest.mark.parametrize(("language", "sentence", "count"), OF_MANY)
def test_the_members_of_a_body_of_many_states_meet(language: str, sentence: str, count: int) -> None:
    assert len([event for event in coded(sentence, language).events if event.type == "CONSULT"]) == count


PRIVATE = [
    ("ar", "توصل نادي ليفربول إلى اتفاق نهائي مع جاره لضم المهاجم."),
    ("ar", "قدم بلاتر استقالته من رئاسة الاتحاد الدولي."),
    ("fa", "دانشگاه کمبریج قصد دارد رشته تازه‌ای راه‌اندازی کند."),
]


@pytest.mark.parametrize(("language", "sentence"), PRIVATE)
def test_clubs_universities_and_heads_of_federations_alone_are_no_side(language: str, sentence: str) -> None:
    assert not coded(sentence, language).events


def test_a_people_is_a_side() -> None:
    report = coded("دعا الأكراد تركيا إلى وقف القصف.", "ar")
    assert parties(event_of(report, "call_for_yield"), "recipient") == {"TUR"}
