"""Whose somebody is whom the knowledge base lacks: his calling beside his name tells it."""

import pytest
from tests.annotate.annotating import mentions

TOLD = [
    ("مراسم با سخنرانی بهنام توکلی، رئیس کانون نویسندگان ایران آغاز شد.", "IRN"),
    ("به گفته بهنام توکلی، مفتی کل سلطنت عمان، جشن فردا برپا می‌شود.", "OMN"),
    ("پلیس «بهنام توکلی» شهروند سوئد را آزاد کرد.", "SWE"),
    ("نامه را دیپلمات آمریکایی بهنام توکلی نوشته است.", "USA"),
    ("بهنام توکلی، نماینده مردم شیراز در مجلس، سخن گفت.", "IRN"),
]


@pytest.mark.parametrize(("text", "state"), TOLD)
def test_the_calling_beside_a_name_tells_whose_somebody_is(text: str, state: str) -> None:
    people = [entity for entity in mentions("fa", text).entities.values() if entity.type == "person"]
    assert [person.country for person in people] == [state]


UNTOLD = [
    "مراسم با سخنرانی بهنام توکلی، کارشناس مسائل ایران آغاز شد.",  # what he knows
    "مراسم با سخنرانی بهنام توکلی، نماینده سازمان ملل در ایران آغاز شد.",  # where he serves a body of many states
    "مراسم با سخنرانی بهنام توکلی در ایران آغاز شد.",  # where it was
    "مراسم با سخنرانی بهنام توکلی، نویسنده ساکن ایران آغاز شد.",  # where he lives
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_somebody_knows_and_where_he_is_are_not_whose_he_is(text: str) -> None:
    people = [entity for entity in mentions("fa", text).entities.values() if entity.type == "person"]
    assert [person.country for person in people] == [None]
