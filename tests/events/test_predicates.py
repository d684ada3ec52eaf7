"""Tests of acts told by a predicate without a verb in a speaker's own words."""

import pytest

from rasad.langpack.lexicon import lexicon
from rasad.langpack.pack import load_pack
from rasad.records.report import Event
from tests.events.coding import coded, parties


def _said(text: str, language: str) -> list[Event]:
    return [event for event in coded(text, language).events if ".said." in event.frame]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("قال وزير الخارجية النرويجي إن قرار صربيا غير مقبول.", "ar", "criticism"),
        ("قال وزير الخارجية النرويجي إنه لا مجال للحوار مع صربيا.", "ar", "refusal"),
        ("قال وزير الخارجية النرويجي إن على صربيا أن تسحب قواتها.", "ar", "demand"),
        ("وزیر خارجه نروژ گفت: ما با طرح صربستان مخالفیم.", "fa", "refusal"),
        ("وزیر خارجه نروژ گفت: اقدام صربستان غیرقابل بخشش است.", "fa", "condemnation"),
    ],
)
def test_whoever_says_a_predicate_acts_towards_whom_it_speaks_of(text: str, language: str, kind: str) -> None:
    (event,) = _said(text, language)
    assert (event.kind, event.status) == (kind, "happened")
    assert parties(event, "recipient") == {"SRB"}
    assert len(parties(event, "actor")) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قرار صربيا غير مقبول.", "ar"),  # nobody says it
        ("قال وزير الخارجية النرويجي إن قرار النرويج غير مقبول.", "ar"),  # his own state
        ("قال وزير الخارجية النرويجي إن قرار صربيا ليس خطأ.", "ar"),  # negated
        ("قال وزير الخارجية النرويجي: هل قرار صربيا خطأ؟", "ar"),  # a question
        ("قال وزير الخارجية النرويجي إن صربيا نجحت في إصلاح خطأ الوزارة.", "ar"),  # whose it is follows
        ("قال وزير الخارجية النرويجي إن بلاده تعتمد على صربيا أن تسحب قواتها.", "ar"),  # the preposition of a verb
        ("وزیر خارجه نروژ گفت: تصمیم صربستان غیرعقلانی نیست.", "fa"),  # negated
        ("وزیر خارجه نروژ گفت: تصمیم غیرعقلانی صربستان تغییر کرد.", "fa"),  # no copula ends the clause
    ],
)
def test_what_is_no_predicate_of_another_side_tells_no_act(text: str, language: str) -> None:
    assert _said(text, language) == []


def test_a_predicate_s_words_are_no_nouns_of_acts_elsewhere() -> None:
    sense = lexicon(load_pack("ar")).look("مدان")
    assert sense.predicates
    assert all(not frame.predicate for _, frame in sense.nouns)
