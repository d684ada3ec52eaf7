"""Acts of two sides of which the text names one."""

from tests.events.coding import coded, event_of, parties


def test_who_is_accused_by_a_pronoun_leaves_the_accuser() -> None:
    report = coded("لجأ الناشر إلى السويد، وتتهمه تركيا بتمويل الاحتجاجات.", "ar")
    assert parties(event_of(report, "accusation"), "actor") == {"TUR"}


def test_talks_with_unnamed_delegates_are_told_of_their_host() -> None:
    report = coded("عقد لافروف في موسكو اجتماعا مع أعضاء الوفد السويدي.", "ar")
    assert parties(event_of(report, "meeting"), "actor") == {"Q58217"}


def test_a_meeting_at_home_without_anybody_else_is_none() -> None:
    assert not coded("عقد لافروف اجتماعا مع أعضاء لجنته في الوزارة.", "ar").events


def test_a_verb_in_the_plural_is_not_told_of_one() -> None:
    report = coded("خرج المحتجون في كييف ضد روسيا، وطالبوا بعودة الجنود.", "ar")
    assert not [event for event in report.events if event.type == "REQUEST"]


def test_both_sides_elsewhere_make_one_event_of_it() -> None:
    text = "لافروف يزور طهران\n\nقال متحدث إيراني إن الزيارة التي قام بها لافروف كانت مهمة."
    assert [event.kind for event in coded(text, "ar").events] == ["visit"]
