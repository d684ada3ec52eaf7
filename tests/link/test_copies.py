"""Copies of one text: edits, cuts and additions do not hide them; a report written apart is none."""

from msgspec import structs
from tests.link.samples import AGREE, telling
from tests.show.samples import document

from rasad.link.copies import copied_share, find_copies, sample_of
from rasad.link.echoes import repeats

WORDS = [
    f"{first}{second}" for first in ("bar", "dol", "kem", "sar", "tiv", "nur") for second in "abcdefghijklmnopqrst"
]
TEXT = " ".join(WORDS) + "."
OTHER = " ".join(reversed(WORDS)) + "."


def samples(*texts):
    return {str(number): sample_of(document(text, f"{number}.txt")) for number, text in enumerate(texts)}


def pairs(*texts):
    return {(a, b) for a, others in find_copies(samples(*texts)).items() for b in others if a < b}


def test_a_text_printed_again_is_a_copy():
    assert pairs(TEXT, TEXT) == {("0", "1")}


def test_a_text_cut_short_or_added_to_is_a_copy():
    half = " ".join(WORDS[:90])
    assert pairs(TEXT, half) == {("0", "1")}
    assert pairs(TEXT, f"{OTHER} {TEXT} {OTHER}") == {("0", "1")}


def test_a_text_with_edits_is_a_copy():
    edited = [word if index % 25 else "new" for index, word in enumerate(WORDS)]
    assert pairs(TEXT, " ".join(edited)) == {("0", "1")}


def test_the_same_words_in_other_sentences_are_no_copy():
    assert pairs(TEXT, OTHER) == set()
    assert copied_share(*samples(TEXT, OTHER).values()) == 0


def test_a_text_too_short_to_tell_is_no_copy():
    assert pairs("Oman said no.", "Oman said no.") == set()
    assert pairs("", "") == set()


def test_a_long_report_may_take_over_two_texts_that_have_nothing_of_each_other():
    assert pairs(TEXT, OTHER, f"{TEXT} {OTHER}") == {("0", "2"), ("1", "2")}


def test_a_copied_sentence_is_the_same_act_where_the_sides_were_read_in_other_parts():
    told = {"kind": "refusal", "act": AGREE, "words": "grain port"}
    model = telling("a", **told, actors=frozenset({"OMN"}), others=frozenset({"KAZ"}))
    assert repeats(telling("b", **told), model)
    assert not repeats(telling("b", **told, others=frozenset({"TJK"})), model)
    assert not repeats(telling("b", **{**told, "words": "visa"}), model)
    assert not repeats(telling("b", act=AGREE), structs.replace(model, words=()))
