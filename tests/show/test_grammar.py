"""Agreement, case, counting and joined writing in the languages of a brief."""

import pytest
from tests.show.samples import ENTITIES

from rasad.show.brief import build_brief
from rasad.show.dates import words_of
from rasad.show.grammar import Subject
from rasad.show.phrasebook import load_phrasebook


def told(documents, language):
    brief = build_brief(documents, language=language)
    return [s.text for section in brief.sections if section.key == "dated" for b in section.blocks for s in b.sentences]


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "وثيقة واحدة"),
        (2, "وثيقتان"),
        (3, "3 وثائق"),
        (10, "10 وثائق"),
        (11, "11 وثيقة"),
        (100, "100 وثيقة"),
        (102, "102 وثيقة"),
        (105, "105 وثائق"),
    ],
)
def test_arabic_counts_one_two_few_and_many(n, words):
    assert load_phrasebook("ar").counted("head.document", n) == words


def test_arabic_many_are_in_the_accusative_and_hundreds_in_the_genitive():
    book = load_phrasebook("ar")
    assert [book.counted("bottom.commitment", n) for n in (2, 39, 200)] == ["التزامين", "39 التزاما", "200 التزام"]


@pytest.mark.parametrize(
    ("name", "kind", "is_feminine"),
    [
        ("روسيا", "state", True),
        ("العراق", "state", False),
        ("وزارة الخارجية", "organisation", True),
        ("مجلس الأمن", "organisation", False),
        ("القوات المسلحة", "organisation", True),
        ("أنغيلا ميركل", "person", True),
        ("حمزة يوسف", "person", False),
    ],
)
def test_arabic_gender_comes_from_the_given_name_or_the_noun(name, kind, is_feminine):
    assert load_phrasebook("ar").grammar.is_feminine(name, kind) is is_feminine


def test_arabic_words_behind_the_subject_know_the_dual():
    grammar = load_phrasebook("ar").grammar
    forms = ["he", "she", "both", "they"]
    subjects = [Subject(1), Subject(1, is_feminine=True), Subject(2), Subject(3), Subject(1, is_plural=True)]
    assert [grammar.choose(forms, subject) for subject in subjects] == ["he", "she", "both", "they", "they"]


def test_the_arabic_verb_agrees_with_the_first_name_behind_it(make):
    text = "They met."
    for actors, verb in ((("OMN", "KAZ"), "التقت عُمان وكازاخستان"), (("IRQ", "OMN"), "التقى العراق وعُمان")):
        event = make.event(text, "met", text, actors=actors, date="2019-04-16")
        assert told([make.document(text, events=[event])], "ar")[0].startswith(verb)


def test_the_persian_verb_takes_the_plural_of_several_names(make):
    text = "Oman thanked."
    for actors, verb in ((("OMN",), "قدردانی کرد:"), (("OMN", "KAZ"), "قدردانی کردند:")):
        event = make.event(text, "thanked", text, "thanks", "SUPPORT", actors=actors, date="2019-04-16")
        assert verb in told([make.document(text, events=[event])], "fa")[0]


def test_an_arabic_preposition_is_written_as_one_with_the_article(make):
    text = "Oman opened."
    for recipient, words in (("USA", " للولايات المتحدة"), ("KAZ", " لكازاخستان")):
        event = make.event(
            text, "opened", text, "access", "COOPERATE", actors=("OMN",), recipients=(recipient,), date="2019-04-16"
        )
        assert words in told([make.document(text, events=[event])], "ar")[0]


def test_names_of_many_are_oblique_behind_arabic_prepositions():
    grammar = load_phrasebook("ar").grammar
    assert grammar.oblique("الحوثيون") == "الحوثيين"
    assert grammar.oblique("هارون") == "هارون"


@pytest.mark.parametrize(
    ("edtf", "language", "words"),
    [
        ("2016-10-10", "ar", "10 تشرين الأول/أكتوبر 2016"),
        ("2016-10-10", "fa", "۱۹ مهر ۱۳۹۵ برابر با ۱۰ اکتبر ۲۰۱۶"),
        ("2016-10", "fa", "اکتبر ۲۰۱۶"),
        ("2021-06-19/2021-06-25", "fa", "از ۲۹ خرداد تا ۴ تیر ۱۴۰۰ برابر با ۱۹ تا ۲۵ ژوئن ۲۰۲۱"),
        ("2016-10-09/2016-11-13", "en", "9 October – 13 November 2016"),
        ("2016-12-30/2017-01-02", "en", "30 December 2016 – 2 January 2017"),
    ],
)
def test_dates_have_the_form_of_their_tradition(edtf, language, words):
    book = load_phrasebook(language)
    assert words_of(edtf, book, beside=language == "fa") == words


def test_hijri_days_stand_beside_only_where_the_sources_print_them():
    book = load_phrasebook("ar")
    assert words_of("2016-10-10", book, beside=True) == "10 تشرين الأول/أكتوبر 2016 (الموافق 9 محرم 1438هـ)"


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        (2_000_000_000, "ar", "ملياري يورو"),
        (5_000_000, "ar", "5 ملايين يورو"),
        (9_100_000_000, "ar", "9.1 مليار يورو"),
        (100_000_000_000, "fa", "۱۰۰ میلیارد یورو"),
        (9_000_100_000, "en", "9,000,100,000 EUR"),
    ],
)
def test_large_amounts_are_told_in_millions_where_no_digit_is_lost(make, value, language, words):
    text = "It cost much."
    figure = make.figure(text, "much", value, "EUR")
    brief = build_brief([make.document(text, figures=[figure])], language=language)
    assert brief.sections[0].blocks[0].sentences[0].text.startswith(words)


def test_who_thanks_in_person_needs_no_source_before_it_and_who_tells_of_another_does(make):
    text = "Oman said: we thank Kazakhstan."
    said = make.statement(text, "said", "we thank Kazakhstan", "OMN")
    for actor, start in (("OMN", "Oman thanked Kazakhstan"), ("KAZ", "According to Oman, Kazakhstan thanked")):
        event = make.event(
            text,
            "thank",
            "we thank Kazakhstan",
            "thanks",
            "SUPPORT",
            actors=(actor,),
            recipients=(next(s for s in ("KAZ", "OMN") if s != actor),),
            reported_by=said.id,
            date="2019-04-16",
        )
        assert told([make.document(text, events=[event], statements=[said])], "en")[0].startswith(start)


def test_a_pronoun_stands_for_the_speaker_inside_the_sentence(make):
    text = "He said: we agreed."
    said = make.statement(text, "said", "we agreed", "envoy")
    fields = {"actors": ("KAZ", "envoy"), "reported_by": said.id, "date": "2019-04-16"}
    event = make.event(text, "agreed", "we agreed", "agreement_oral", "AGREE", **fields)
    document = make.document(text, events=[event], statements=[said])
    assert told([document], "ar")[0].startswith("بحسب Omar Said، اتفق هو وكازاخستان")
    assert told([document], "fa")[0].startswith("به گفتهٔ Omar Said، او و قزاقستان توافق کردند")


def test_what_has_no_name_in_the_language_has_the_wording_of_the_source(make):
    assert ENTITIES["grain-terminal"][1] == "Sohar grain terminal"
    text = "محطة صحار. They met."
    event = make.event(text, "met", "They met", actors=("OMN", "grain-terminal"), date="2019-04-16")
    document = make.document(text, events=[event], mentions=[make.mention(text, "محطة صحار", "grain-terminal")])
    assert "محطة صحار" in told([document], "fa")[0]
