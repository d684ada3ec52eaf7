"""Names behind the words that say what somebody is: titles with a preposition in them, owners, bodies."""

import pytest

from tests.events.coding import coded


def speakers(text: str) -> list[tuple[str, ...]]:
    return [statement.speakers for statement in coded(text, "ar").statements]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("وقال منسق السياسة الخارجية في الاتحاد الأوروبي جوزيب بوريل إن المحادثات ستستأنف قريبا.", "josep-borrell"),
        ("وقالت مراسلة القناة في رام الله ليلى البرغوثي إن المعبر أغلق صباحا.", "local:ليلي-البرغوثي"),
        ("وأكد رئيس البعثة الأممية في السودان فولكر بيرتس أن الحوار مستمر.", "volker-perthes"),
    ],
)
def test_a_name_ends_a_title_with_a_preposition_in_it(sentence: str, speaker: str) -> None:
    assert speakers(sentence) == [(speaker,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "وقال مسؤول في حكومة بنيامين نتنياهو إن الخطة جاهزة.",
        "ونفت رئاسة الجمهورية في بلاغ صباحي ما نسب إلى المشير خليفة حفتر.",
        "وقال عضو في فريق الدفاع عن الرئيس المعزول محمد مرسي إن الجلسة تأجلت.",
    ],
)
def test_a_name_inside_a_title_is_somebody_elses(sentence: str) -> None:
    assert speakers(sentence) in ([()], [])


def test_whoever_is_quoted_may_be_named_behind_his_title() -> None:
    text = "وبحسب المتحدث باسم الوزارة أحمد أبو زيد، فإن القمة تأجلت إلى الربيع."
    statement = coded(text, "ar").statements[0]
    assert (statement.speakers, statement.content.text) == (("ahmed-abu-zeid",), "فإن القمة تأجلت إلى الربيع")


def test_the_office_of_a_body_speaks_for_it() -> None:
    assert speakers("ووفق مكتب الرئاسة الفرنسية فإن الزيارة ستتم في الخريف.") == [("presidency-fra",)]


def test_a_body_that_a_preposition_governs_does_not_part_a_title_from_its_bearer() -> None:
    report = coded("وأعلن رئيس كتلة النهر في البرلمان أحمد المساري أن الحزب باق.", "ar")
    assert [speaker.startswith("local:") for s in report.statements for speaker in s.speakers] == [True]


def test_an_official_of_somebodys_team_is_not_he() -> None:
    assert speakers("وقال مسؤول حملة سيرغي لافروف إن الوقت ضيق.") == [()]
    assert speakers("وقال مسؤول الحملة سيرغي لافروف إن الوقت ضيق.") == [("Q58217",)]
