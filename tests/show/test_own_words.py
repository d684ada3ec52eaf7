"""How a brief words what it quotes: no particle before a quotation, no names that it shows, plans in their tense."""

import pytest
from tests.show.samples import commitment, document, event, mention, statement

from rasad.show.brief import build_brief

PAST, COMING = {"ar": "كان من المقرر", "fa": "قرار بود"}, {"ar": "من المقرر", "fa": "قرار است"}


def told(made, key, language):
    return [s.text for c in build_brief(made, language=language).sections if c.key == key
            for b in c.blocks for s in b.sentences]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "quoted"), [
    ("ar", "أن الميناء مفتوح للسفن", "«الميناء مفتوح للسفن»"),
    ("ar", "أن نعم", "«أن نعم»"),
    ("fa", "که بندر باز است", "«بندر باز است»"),
    ("fa", "بندر باز است", "«بندر باز است»"),
])  # fmt: skip
def test_a_quotation_does_not_begin_with_the_particle_of_its_verb(code, text, quoted):
    source = f"قال {text}."
    made = document(source, language=code, statements=[statement(source, "قال", text, "envoy")])
    assert quoted in told([made], "said", "en")[0]


def test_what_a_reader_reads_in_the_quotation_is_not_named_again():
    source = "در مسقط گفتند که مسقط آرام است."
    made = document(
        source, language="fa", statements=[statement(source, "گفتند", "مسقط آرام است", "envoy")],
        mentions=[mention(source, "مسقط آرام", "kaz-mfa"), mention(source, "آرام است", "OMN")],
    )  # fmt: skip
    assert "Oman" in told([made], "said", "en")[0].partition("names: ")[2]
    source = "بندر صلالة و عمان."
    said = statement(source, "بندر", "صلالة و عمان", "envoy")
    place = document(source, language="fa", statements=[said], mentions=[mention(source, "عمان", "OMN")])
    assert "عمان" not in told([place], "said", "ar")[0].partition("»")[2]
    source = "بندر كازاخستانا."
    said = statement(source, "بندر", "بندر كازاخستانا", "envoy")
    ending = document(source, language="fa", statements=[said], mentions=[mention(source, "كازاخستانا", "KAZ")])
    assert "كازاخستان" not in told([ending], "said", "ar")[0].partition("»")[2]


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_a_plan_for_a_day_that_the_newest_document_is_past_was_to_be(language):
    text = "They will meet on 1 May."
    plan = event(text, "meet", text[:-1], "planned_meeting", "AGREE", status="planned", date="2019-05-01")
    first, later = document(text, "a_x.txt", events=[plan]), document("Rest.", "b_x.txt", date="2019-06-01")
    assert PAST[language] not in told([first], "dated", language)[0]
    assert COMING[language] in told([first], "dated", language)[0]
    assert PAST[language] in told([first, later], "dated", language)[0]


@pytest.mark.parametrize(("language", "verb"), [("ar", "ورد في شأن "), ("fa", "آمده است")])
def test_a_commitment_is_told_with_a_verb(language, verb):
    text = "They plan the dock."
    made = document(text, commitments=[commitment(text, text[:-1], "planned")])
    assert verb in told([made], "commitments", language)[0]
    assert verb in told([made], "watch", language)[0]
