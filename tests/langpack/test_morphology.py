"""Verb forms from principal parts, and words taken apart, with the shipped rules of Arabic and Persian."""

import pytest

from rasad.chars.fold import fold
from rasad.langpack.morphology import Morphology, Reading, morphology
from rasad.langpack.pack import load_pack


def forms(language, verb):
    return {(form.key, form.tense, form.negative) for form in morphology(load_pack(language)).verb_forms(verb)}


def person_of(language, verb, word):
    return {form.person for form in morphology(load_pack(language)).verb_forms(verb) if form.key == fold(word)}


def stems(language, word):
    return {reading.stem for reading in morphology(load_pack(language)).analyse(fold(word))}


@pytest.mark.parametrize(
    ("verb", "word", "tense"),
    [
        ("كتب/يكتب", "كتبت", "past"),
        ("كتب/يكتب", "كتبوا", "past"),
        ("كتب/يكتب", "يكتبون", "present"),
        ("كتب/يكتب", "تكتب", "present"),
        ("زار/يزور", "زارت", "past"),
        ("زار/يزور", "زاروا", "past"),
        ("زار/يزور", "تزور", "present"),
        ("قال/يقول", "يقل", "present"),
        ("التقى/يلتقي", "التقت", "past"),
        ("التقى/يلتقي", "التقيا", "past"),
        ("التقى/يلتقي", "التقوا", "past"),
        ("التقى/يلتقي", "يلتقون", "present"),
        ("دعا/يدعو", "دعت", "past"),
        ("دعا/يدعو", "دعوا", "past"),
        ("دعا/يدعو", "تدعو", "present"),
        ("دعا/يدعو", "يدعون", "present"),
    ],
)
def test_sound_hollow_and_defective_arabic_verbs_are_inflected(verb, word, tense):
    assert (fold(word), tense, False) in forms("ar", verb)


@pytest.mark.parametrize(
    ("verb", "word"), [("التقى/يلتقي", "التقات"), ("التقى/يلتقي", "يلتقيون"), ("دعا/يدعو", "دعات")]
)
def test_no_ending_is_put_behind_a_letter_that_falls_before_it(verb, word):
    assert fold(word) not in {key for key, *_ in forms("ar", verb)}


@pytest.mark.parametrize(
    ("verb", "word", "tense", "negative"),
    [
        ("کرد/کن", "کرد", "past", False),
        ("کرد/کن", "نکردند", "past", True),
        ("کرد/کن", "می‌کند", "present", False),
        ("کرد/کن", "نمی‌کنند", "present", True),
        ("کرد/کن", "کرده‌اند", "perfect", False),
        ("کرد/کن", "بکند", "subjunctive", False),
        ("کرد/کن", "کردن", "infinitive", False),
        ("گفت/گوی", "می‌گوید", "present", False),
        ("گفت/گوی", "نگفته", "participle", True),
        ("داشت/دار", "دارد", "present", False),
        ("داشت/دار", "ندارند", "present", True),
    ],
)
def test_persian_verbs_are_inflected_from_two_stems_with_their_negation(verb, word, tense, negative):
    assert (fold(word), tense, negative) in forms("fa", verb)


@pytest.mark.parametrize(
    ("verb", "word"),
    [("زار/يزور", "يزر"), ("أشار/يشير", "تشر"), ("استضاف/يستضيف", "تستضف"), ("نال/ينال", "ينل"), ("قال/يقول", "يقل")],
)
def test_a_hollow_verb_loses_its_long_vowel_behind_a_negation(verb, word):
    assert (fold(word), "present", False) in forms("ar", verb)


@pytest.mark.parametrize(
    ("verb", "word"),
    [("أجاب/يجيب", "يجب"), ("عاد/يعود", "يعد"), ("أراد/يريد", "ترد"), ("تعاون/يتعاون", "يتعن"), ("سافر/يسافر", "يسفر")],
)
def test_no_short_form_is_made_of_sound_verbs_or_where_it_is_another_word(verb, word):
    assert fold(word) not in {key for key, *_ in forms("ar", verb)}


def test_a_form_says_which_person_speaks():
    assert person_of("ar", "كتب/يكتب", "كتبنا") == {1}
    assert person_of("ar", "كتب/يكتب", "كتبوا") == {3}
    assert person_of("fa", "کرد/کن", "می‌کنیم") == {1}
    assert person_of("fa", "کرد/کن", "کردید") == {2}


def test_the_lemma_of_a_form_is_the_verb_as_the_entry_writes_it():
    assert {form.lemma for form in morphology(load_pack("ar")).verb_forms("أعلن/يعلن")} == {"أعلن/يعلن"}


def test_a_verb_without_a_present_stem_has_only_forms_of_the_past():
    assert {form.tense for form in morphology(load_pack("ar")).verb_forms("كتب")} == {"past"}


@pytest.mark.parametrize(
    ("language", "word", "stem"),
    [
        ("ar", "وبالوزير", "وزير"),
        ("ar", "للرئيس", "رئيس"),
        ("ar", "سيلتقي", "يلتقي"),
        ("ar", "زيارته", "زيارة"),
        ("ar", "لقائهما", "لقاء"),
        ("ar", "وزارتين", "وزارة"),
        ("ar", "فالتقاه", "التقى"),
        ("fa", "دیدارها", "دیدار"),
        ("fa", "وزیرانشان", "وزیر"),
        ("fa", "کشورهای", "کشور"),
    ],
)
def test_what_is_written_joined_to_a_word_is_stripped(language, word, stem):
    assert fold(stem) in stems(language, word)


@pytest.mark.parametrize(("language", "word"), [("ar", "وزير"), ("ar", "ليبيا"), ("fa", "ایران")])
def test_the_whole_word_is_always_the_first_reading(language, word):
    assert morphology(load_pack(language)).analyse(fold(word))[0] == Reading(fold(word))


def test_no_stem_is_shorter_than_the_pack_allows():
    assert all(len(stem) >= 2 for word in ("وله", "بها", "لهم", "والي") for stem in stems("ar", word))


def test_a_pack_without_rules_knows_each_word_as_it_stands():
    bare = Morphology({})
    assert list(bare.verb_forms("a/b")) == []
    assert bare.analyse("word") == (Reading("word"),)


@pytest.mark.parametrize(
    ("verb", "word", "tense", "negative"),
    [
        ("فراخواند/فراخوان", "فرابخواند", "subjunctive", False),
        ("فراخواند/فراخوان", "فرامی‌خواند", "present", False),
        ("بازگشت/بازگرد", "بازنگشت", "past", True),
    ],
)
def test_a_prefix_stands_behind_the_first_part_of_a_verb(verb, word, tense, negative):
    assert (fold(word), tense, negative) in forms("fa", verb)


def test_a_denied_perfect_and_we_are_are_verbs_in_persian() -> None:
    perfect = {key for key, tense, negative in forms("fa", "کرد/کن") if tense == "perfect" and negative}
    assert {fold("نکرده‌اند"), fold("نکرده‌ایم")} <= perfect
    assert person_of("fa", "بود/باش", "هستیم") == {1}
