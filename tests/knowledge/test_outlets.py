"""Which outlet published a document, by the user's word or by the signature."""

import pytest

from rasad.annotate.mentions import annotate_mentions
from rasad.knowledge import load_knowledge
from rasad.knowledge.outlets import find_outlet, outlet_of_site
from rasad.langpack.pack import load_pack
from rasad.records.spans import Quote
from rasad.text.documents import line_document


def given(name):
    return find_outlet(name, None, (), load_knowledge())


def signed(text, words, language="ar"):
    document = line_document(text, language=language)
    mentions = annotate_mentions(document, load_pack(language), load_knowledge(), day=None).mentions
    start = text.index(words)
    return find_outlet(None, Quote(start, start + len(words), words), mentions, load_knowledge())


@pytest.mark.parametrize("name", ["AFP", "afp", " Afp "])
def test_an_outlet_may_be_given_by_name_or_id_in_any_case(name):
    assert given(name).id == "afp"


def test_a_known_outlet_has_its_state_and_who_controls_it():
    outlet = given("Al-Ahram")
    assert (outlet.id, outlet.state, outlet.control) == ("al-ahram", "EGY", "state")


def test_a_name_with_a_gloss_in_brackets_is_found_without_it():
    assert given("Al-Akhbar").id == "al-akhbar-lbn"


@pytest.mark.parametrize("name", ["ایرنا", "إيرنا", "irna.ir", "www.irna.ir", "en.irna.ir"])
def test_an_outlet_may_be_given_by_its_name_in_any_language_or_by_its_host(name):
    assert given(name).id == "irna"


def test_a_name_that_several_outlets_have_tells_none():
    assert given("الوطن").state is None
    assert given("Al-Watan").state is None


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.aljazeera.net/news/2021/6/29/x", "al-jazeera"),
        ("https://arabic.rt.com/russia/1-x/", "rt"),
        ("https://start.com/russia", None),
        ("http://10.0.0.1/a", None),
        ("http://[broken", None),
        ("file.txt", None),
        (None, None),
    ],
)
def test_the_site_of_an_address_tells_the_outlet(url, outlet):
    assert outlet_of_site(url, load_knowledge()) == outlet


def test_an_unknown_outlet_keeps_its_name_and_claims_no_more():
    outlet = given("The Muscat Herald, weekly")
    assert (outlet.id, outlet.name) == ("the-muscat-herald-weekly", "The Muscat Herald, weekly")
    assert (outlet.state, outlet.control) == (None, "unknown")


def test_a_name_of_signs_only_still_has_an_id():
    assert given("***").id == "unnamed"


def test_the_signature_of_a_known_agency_is_resolved():
    assert signed("القاهرة - الأهرام\nوصل الوفد.", "الأهرام").id == "al-ahram"


def test_the_signature_of_an_unknown_paper_is_kept_as_it_is_written():
    outlet = signed("جريدة الشاطئ البعيد\nوصل الوفد.", "جريدة الشاطئ البعيد")
    assert outlet.name == "جريدة الشاطئ البعيد"
    assert outlet.control == "unknown"


def test_what_the_user_says_wins_over_the_signature():
    text = "الأهرام"
    assert find_outlet("AFP", Quote(0, len(text), text), (), load_knowledge()).id == "afp"


def test_without_name_and_signature_there_is_no_outlet():
    assert given(None) is None
    assert given("") is None
