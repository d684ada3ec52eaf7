"""The words that name an act's field: every context of the packs is PLOVER's, and its example shows it."""

import pytest

from rasad.langpack.fields import fields
from rasad.langpack.pack import load_pack, shipped_languages
from tests.events.coding import coded

CONTEXTS = {
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
    "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
    "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
}  # fmt: skip
ENTRIES = [
    pytest.param(code, context, entry, id=f"{code}-{context}")
    for code in shipped_languages()
    for context, entry in load_pack(code).toml("fields.toml").items()
]


@pytest.mark.parametrize(("code", "context", "entry"), ENTRIES)
def test_the_example_of_a_context_is_read_as_of_that_field(code, context, entry):
    assert context in CONTEXTS
    events = coded(entry["example"], code).events
    assert events, "the example holds no event"
    assert any(context in event.contexts for event in events)


@pytest.mark.parametrize("code", shipped_languages())
def test_no_word_names_two_fields(code):
    words = [word for entry in load_pack(code).toml("fields.toml").values() for word in entry["words"]]
    assert sorted(words) == sorted(set(words))
    assert fields(load_pack(code)) is fields(load_pack(code))


def test_the_field_does_not_come_from_who_takes_part():
    (event,) = coded("التقى وزير الدفاع التركي نظيره القطري في الدوحة.", "ar").events
    assert event.contexts == ("diplomatic",)
