"""Interviews: each answer is the interviewed person's, and what he tells stands in his words."""

import pytest

from tests.events.coding import coded, event_of, said_by

FA_INTRO = "آینده همکاری در گفت‌وگو با سرگئی لاوروف\n\n"
FA_BODY = (
    "* آیا مذاکرات ادامه دارد؟\n- بله، هیات ما فردا می‌رسد.\n* درباره فرانسه چه نظری دارید؟\n"
    "- ماکرون با بایدن در ژنو دیدار کرد.\n* آیا راهی مانده است؟\n- باید صبر کرد.\n"
)
AR_INTRO = "سيرغي لافروف: الوقت ضيق\n\nقال لافروف في حوار مع «الحارة» إن الطريق طويل.\n\n"
AR_BODY = (
    "* هل تستمر المفاوضات؟\n- نعم، الوفد جاهز.\n* ماذا عن فرنسا؟\n"
    "- قصف الطيران الفرنسي مواقع في إدلب.\n* هل بقي أمل؟\n- علينا أن نصبر.\n"
)


@pytest.mark.parametrize(
    ("language", "text", "kind"), [("fa", FA_INTRO + FA_BODY, "meeting"), ("ar", AR_INTRO + AR_BODY, "airstrike")]
)
def test_an_answer_is_the_interviewed_persons(language: str, text: str, kind: str) -> None:
    report = coded(text, language)
    answers = [s for s in said_by(report, "Q58217") if s.read_by == "interview"]
    assert len(answers) == 3
    assert answers[0].content.text[0] not in "-* "
    event = event_of(report, kind)
    assert event.reported_by == event.alleged_by == answers[1].id


def test_questions_without_an_announced_interview_are_no_interview() -> None:
    report = coded("آینده همکاری\n\nسرگئی لاوروف گفت راه باز است.\n" + FA_BODY, "fa")
    assert not [s for s in report.statements if s.read_by == "interview"]


def test_a_question_or_two_make_no_interview() -> None:
    report = coded(FA_INTRO + "\n".join(FA_BODY.split("\n")[:4]), "fa")
    assert not [s for s in report.statements if s.read_by == "interview"]


def test_an_interview_with_two_names_none_of_them() -> None:
    report = coded("آینده همکاری در گفت‌وگو با سرگئی لاوروف و محمدجواد ظریف\n\n" + FA_BODY, "fa")
    assert not [s for s in report.statements if s.read_by == "interview"]


def test_a_line_of_marks_between_the_questions_is_no_answer() -> None:
    report = coded(FA_INTRO + FA_BODY.replace("* آیا راهی", "* * *\n-\n* آیا راهی") + "●\n", "fa")
    assert all(s.content.text for s in report.statements)
    assert len([s for s in report.statements if s.read_by == "interview"]) == 3
