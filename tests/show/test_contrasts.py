"""Contrasts that a careful reader draws: headlines, the force of an agreement, where a saying has its places."""

import pytest
from msgspec.structs import replace
from tests.show.samples import document, event, mention, statement
from tests.show.support import unsupported
from tests.store.samples import quote

from rasad.records.ports import StoredDocument
from rasad.show.brief import build_brief
from rasad.show.phrasebook import brief_languages

TITLED = "مفاجأة كبرى\nزار الوزير المدينة يوم الثلاثاء."


def care(documents, language="en"):
    brief = build_brief(documents, language=language)
    assert unsupported(brief, documents) == []
    return [s.text for c in brief.sections if c.key == "care" for b in c.blocks for s in b.sentences]


def titled(text, **layers):
    made = document(text, **layers)
    header = replace(made.report.document, title=quote(text, text.partition("\n")[0]))
    return StoredDocument(replace(made.report, document=header), text)


@pytest.mark.parametrize("language", brief_languages())
def test_a_headline_whose_own_words_stand_nowhere_in_its_text_is_marked(language):
    assert [line for line in care([titled(TITLED)], language) if "«مفاجأة كبرى»" in line]


@pytest.mark.parametrize("text", [TITLED + " وكانت مفاجأة.", "مفاجأة\nزار الوزير المدينة."])
def test_a_headline_with_one_word_of_its_text_or_of_one_word_is_not(text):
    assert care([titled(text)]) == []


def two(kind, plover="AGREE"):
    one, other = "They agreed on the northern dock.", "They are clear on the northern dock."
    made = []
    for name, text, own in (("a_x.txt", one, "agreement_oral"), ("b_x.txt", other, kind)):
        act = event(text, "dock", text[:-1], own, plover, date="2019-04-16")
        made.append(document(text, name, events=[act], mentions=[mention(text, "northern dock", "grain-terminal")]))
    return made


def test_a_document_that_has_only_a_position_where_another_has_an_agreement_is_no_second_source():
    assert care(two("joint_position"))[0] == (
        "The documents put one thing with different force: an agreement in a: «They agreed on the northern dock»; "
        "a joint position in b: «They are clear on the northern dock»"
    )
    told = [s.text for c in build_brief(two("joint_position")).sections for b in c.blocks for s in b.sentences]
    assert not [line for line in told if line.startswith("Oman") and "(2 documents)" in line]
    assert not [line for line in care(two("agreement_oral")) if "force" in line]


def test_one_saying_with_other_places_in_two_documents_is_marked():
    one = "They met. Omar Said said the sides gave much time to troubles in Muscat."
    other = "They met. Omar Said said the sides gave much time to troubles in Cyrenaica."
    made = []
    for name, text, place, entity in (("a_x.txt", one, "Muscat", "muscat"), ("b_x.txt", other, "Cyrenaica", "libya")):
        met = event(text, "met", "They met", date="2019-04-16")
        said = statement(text, "said", f"the sides gave much time to troubles in {place}", "envoy")
        named = [mention(text, place, entity)]
        made.append(document(text, name, events=[met], statements=[said], mentions=named))
    (line,) = [line for line in care(made) if "different places" in line]
    assert "Muscat in a: " in line
    assert "Cyrenaica in b: " in line
