"""What one word of a text may be, with all frames and cues of a shipped pack."""

import pytest

from rasad.chars.fold import fold
from rasad.langpack.lexicon import lexicon
from rasad.langpack.pack import load_pack, shipped_languages


def look(language, word):
    return lexicon(load_pack(language)).look(fold(word))


def tenses(language, word, verb):
    return {sense.tense for sense in look(language, word).verbs if sense.form.lemma == verb}


def kinds(language, noun):
    return {frame.kind for (_, *rest), frame in look(language, noun).nouns if not rest}


@pytest.mark.parametrize(
    ("language", "word", "verb", "tense"),
    [
        ("ar", "التقى", "التقى/يلتقي", "past"),
        ("ar", "والتقت", "التقى/يلتقي", "past"),
        ("ar", "سيلتقي", "التقى/يلتقي", "future"),
        ("ar", "ليلتقي", "التقى/يلتقي", "subjunctive"),
        ("fa", "می‌کنند", "کرد/کن", "present"),
        ("fa", "نکرد", "کرد/کن", "past"),
    ],
)
def test_a_verb_is_known_in_its_forms_with_what_is_joined_to_it(language, word, verb, tense):
    assert tense in tenses(language, word, verb)


def test_a_word_with_the_article_is_no_verb():
    assert look("ar", "التقرير").verbs == ()
    assert look("ar", "الرئيس").has_article


def test_the_future_prefix_makes_no_verb_of_the_past():
    assert "past" not in tenses("ar", "سالتقى", "التقى/يلتقي")


@pytest.mark.parametrize(
    ("language", "noun", "kind"),
    [("ar", "لقاءات", "meeting"), ("ar", "وزيارته", "visit"), ("fa", "دیدارها", "meeting")],
)
def test_a_noun_is_known_with_its_endings(language, noun, kind):
    assert kind in kinds(language, noun)


@pytest.mark.parametrize("language", shipped_languages())
def test_a_word_that_no_entry_knows_has_stems_only(language):
    sense = look(language, "xyzzy")
    assert set(sense.stems) == {"xyzzy"}
    assert (sense.verbs, sense.nouns, sense.cue_nouns, sense.markers) == ((), (), (), ())


@pytest.mark.parametrize("language", shipped_languages())
def test_every_verb_of_every_entry_is_found_by_its_first_form(language):
    words = lexicon(load_pack(language))
    verbs = {verb for entry in (*words.frames, *words.cues) for verb in (*entry.verbs, *entry.light)}
    unknown = [
        verb for verb in verbs if not any(s.form.lemma == verb for s in words.look(fold(verb.split("/")[0])).verbs)
    ]
    assert [verb for verb in unknown if " " not in verb] == []
