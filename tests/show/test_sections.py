"""The sections that compare: news, firmer and softer, firsts, silence; and topics and length."""

import pytest
from msgspec.structs import replace
from tests.show.samples import without

from rasad.show.brief import Asked, build_brief
from rasad.show.phrasebook import brief_languages
from rasad.show.scope import LIMITS


def blocks(brief, key):
    return {b.heading: [s.text for s in b.sentences] for s in brief.sections if s.key == key for b in s.blocks}


def note(brief, key):
    return next(section.note for section in brief.sections if section.key == key)


@pytest.fixture()
def two_years(make):
    """A meeting with an offer, and a year later a call on which it is agreed and a new thing is named."""
    first, second = (
        "They met. They spoke of the terminal.",
        "They called. They agreed on the terminal and the air link.",
    )
    one = make.document(
        first,
        "one_x.txt",
        date="2018-04-16",
        events=[make.event(first, "met", "They met", date="2018-04-16")],
        commitments=[make.commitment(first, "They spoke of the terminal", "possible", subject="grain-terminal")],
        mentions=[make.mention(first, "terminal", "grain-terminal")],
    )
    call = make.event(second, "called", "They called", "phone_call", mode="phone", date="2019-04-16")
    agreed = make.event(second, "agreed", "They agreed on the terminal and the air link", "agreement_oral", "AGREE")
    two = make.document(
        second,
        "two_x.txt",
        date="2019-04-16",
        events=[call, agreed],
        commitments=[make.commitment(second, "They agreed on the terminal", "agreed", subject="grain-terminal")],
        mentions=[make.mention(second, "terminal", "grain-terminal"), make.mention(second, "air link", "air-link")],
    )
    return [without(one, "air-link"), two]


def test_what_only_new_documents_tell_is_new(two_years):
    brief = build_brief(two_years, asked=Asked(changed_since="2019"))
    told = blocks(brief, "news")
    assert note(brief, "news") == "Since 2019: 1 new document."
    assert any("spoke by phone" in text for text in told["New happenings"])
    assert not any(" met" in text for text in told["New happenings"])
    assert len(told["New commitments"]) == 1


def test_what_was_told_before_and_is_told_again_says_where(two_tellings):
    known = [two_tellings[0].report.document.id]
    brief = build_brief(two_tellings, asked=Asked(known=known, known_since="2019-04-20"))
    assert blocks(brief, "news")["Told before, and now again"] == [
        "Oman and Kazakhstan met in Muscat (16 April 2019) (2 documents); now also in two."
    ]


def test_a_brief_without_new_documents_says_so(two_years):
    known = [document.report.document.id for document in two_years]
    brief = build_brief(two_years, asked=Asked(known=known, known_since="2019-05-01"))
    assert not blocks(brief, "news")
    assert any("Nothing new since 1 May 2019" in line for line in brief.head)


def test_a_commitment_that_was_possible_and_is_agreed_is_firmer(two_years):
    told = blocks(build_brief(two_years), "firmness")["Firmer"]
    assert len(told) == 1
    assert "Sohar grain terminal: from Only possible (16 April 2018*) to Agreed (16 April 2019*)" in told[0]


def test_a_commitment_that_was_agreed_and_is_possible_is_softer(make):
    text = "They spoke of the terminal."
    documents = [
        make.document(
            text,
            f"{day}_x.txt",
            date=day,
            commitments=[make.commitment(text, text[:-1], status, subject="grain-terminal")],
        )
        for day, status in (("2018-04-16", "agreed"), ("2019-04-16", "possible"))
    ]
    assert set(blocks(build_brief(documents), "firmness")) >= {"Softer"}


def test_what_the_newest_documents_have_first_is_first_in_the_record(two_years):
    told = blocks(build_brief(two_years), "firsts")[""]
    assert any("spoke by phone" in text for text in told)
    assert any(text == "First named in these documents on 16 April 2019*: Direct air link." for text in told)
    assert not any("grain terminal." in text for text in told)


def test_nothing_is_first_where_the_record_begins(two_years):
    assert not blocks(build_brief(two_years[:1]), "firsts")


def test_a_plan_that_a_later_document_could_have_told_of_is_not_reported_else_not_covered(make):
    text = "Oman and Kazakhstan will meet on 1 May."
    sides = [make.mention(text, "Oman", "OMN"), make.mention(text, "Kazakhstan", "KAZ")]
    plan = make.event(text, "meet", text[:-1], "planned_meeting", "AGREE", status="planned", date="2019-05-01")
    first = make.document(text, "a_x.txt", events=[plan], mentions=sides)
    later = make.document("They spoke.", "b_x.txt", date="2019-05-03")
    assert set(blocks(build_brief([first]), "silence")) == {"Not covered"}
    told = blocks(build_brief([first, later]), "silence")
    assert set(told) == {"Not reported by the sources covered"}
    assert "not told as held in 1 document of that day or later" in told["Not reported by the sources covered"][0]


def test_who_tells_of_a_plan_on_its_day_is_not_said_to_be_silent_on_it(make):
    text = "The minister visits Kazakhstan today."
    plan = make.event(text, "visits", text[:-1], "visit", "AGREE", status="planned", date="2019-05-01")
    told = blocks(build_brief([make.document(text, date="2019-05-01", events=[plan])]), "silence")
    assert set(told) == {"Not covered"}
    assert "no other document of that day or later names these sides" in told["Not covered"][0]


def test_a_contact_with_one_readout_says_whose_is_missing(make):
    text = "They spoke by phone. Oman said the air link was raised."
    said = make.statement(text, "Oman said", "the air link was raised", "omn-mfa")
    call = make.event(text, "spoke", "They spoke by phone", "phone_call", mode="phone", date="2019-04-16")
    document = without(make.document(text, events=[call], statements=[said]), "kaz-mfa")
    told = blocks(build_brief([document]), "silence")["Not covered"]
    assert "no readout of Kazakhstan is among the documents" in told[0]


def test_no_readout_is_missed_where_a_body_of_that_side_is_named(make):
    text = "They spoke by phone. Oman said the air link was raised. The ministry of Kazakhstan was there."
    said = make.statement(text, "Oman said", "the air link was raised", "omn-mfa")
    call = make.event(text, "spoke", "They spoke by phone", "phone_call", mode="phone", date="2019-04-16")
    alone = make.document(text, events=[call], statements=[said])
    assert "Not covered" in blocks(build_brief([without(alone, "kaz-mfa")]), "silence")
    assert "Not covered" not in blocks(build_brief([alone]), "silence")


def test_a_topic_keeps_what_is_of_its_context_or_names_the_thing(make):
    text = "Oman thanked Kazakhstan. Oman praised the terminal."
    fields = {"actors": ("OMN",), "recipients": ("KAZ",), "date": "2019-04-16"}
    thanks = make.event(
        text, "thanked", "Oman thanked Kazakhstan", "thanks", "SUPPORT", contexts=("military",), **fields
    )
    praise = make.event(text, "praised", "Oman praised the terminal", "praise", "SUPPORT", **fields)
    document = make.document(text, events=[thanks, praise], mentions=[make.mention(text, "terminal", "grain-terminal")])
    for topic, verb in (("military", "thanked"), ("grain-terminal", "praised")):
        brief = build_brief([document], asked=Asked(topics=(topic,)))
        told = [text for texts in blocks(brief, "dated").values() for text in texts]
        assert len(told) == 1
        assert verb in told[0]
        assert any(line.startswith("Topics asked for: ") for line in brief.head)


def test_a_short_brief_keeps_the_weightiest_and_counts_the_rest(make):
    text = "They met. " + " ".join(f"Oman praised {n}." for n in range(20))
    fields = {"actors": ("OMN",), "recipients": ("KAZ",), "date": "2019-04-16"}
    praises = [
        make.event(text, f"praised {n}.", f"Oman praised {n}.", "praise", "SUPPORT", **fields) for n in range(20)
    ]
    met = make.event(text, "met", "They met", date="2019-04-16")
    brief = build_brief([make.document(text, events=[*praises, met])], asked=Asked(length="short"))
    block = next(b for s in brief.sections if s.key == "dated" for b in s.blocks)
    assert len(block.sentences) == LIMITS["short"].told
    assert any(" met" in s.text for s in block.sentences)
    assert block.note.endswith("15 more left out")


@pytest.mark.parametrize("language", brief_languages())
def test_every_language_has_words_for_every_section(two_years, language):
    known = [two_years[0].report.document.id]
    brief = build_brief(two_years, language=language, asked=Asked(known=known, known_since="2018-05-01"))
    assert {"news", "firmness", "firsts", "dated"} <= {section.key for section in brief.sections}
    assert all(section.title for section in brief.sections)
    texts = [s.text for section in brief.sections for b in section.blocks for s in b.sentences]
    assert not [text for text in texts if "{" in text or "  " in text]


def sentences(documents, key, **asked):
    brief = build_brief(documents, asked=Asked(**asked))
    return [s.text for c in brief.sections if c.key == key for b in c.blocks for s in b.sentences]


def test_talks_after_a_meeting_are_no_first_act_of_their_kind(make):
    first, second = "They met.", "They talked."
    one = make.document(
        first, "one_x.txt", date="2018-04-16", events=[make.event(first, "met", "They met", date="2018-04-16")]
    )
    talks = make.event(second, "talked", "They talked", "talks", date="2019-04-16")
    two = make.document(second, "two_x.txt", date="2019-04-16", events=[talks])
    assert not any("first such act" in text.lower() for text in sentences([one, two], "firsts"))


def test_a_promise_is_no_plan_that_was_not_held(make):
    text = "Oman will help on 1 May."
    promise = make.event(
        text,
        "will",
        text[:-1],
        "promise",
        "AGREE",
        status="planned",
        actors=("OMN",),
        recipients=("KAZ",),
        date="2019-05-01",
    )
    documents = [
        make.document(text, "a_x.txt", events=[promise]),
        make.document("They spoke.", "b_x.txt", date="2019-05-03"),
    ]
    assert not blocks(build_brief(documents), "silence")
    assert sentences(documents, "dated") == ["Oman made a promise vis-à-vis Kazakhstan: «Oman will help on 1 May»"]


def charged(make, by, against, *, name, kind="accusation"):
    text = f"{by} charged {against}."
    said = make.statement(text, "charged", against, by)
    act = make.event(
        text,
        "charged",
        text[:-1],
        kind,
        "ACCUSE",
        actors=(by,),
        recipients=(against,),
        date="2019-04-16",
        reported_by=said.id,
    )
    return make.document(text, name, events=[act], statements=[said])


def test_a_charge_of_one_side_alone_is_to_be_handled_with_care(make):
    alone = sentences([charged(make, "OMN", "KAZ", name="a_x.txt")], "care")
    assert "In what was read, this rests on the word of Oman alone: «OMN charged KAZ»" in alone
    both = [charged(make, "OMN", "KAZ", name="a_x.txt"), charged(make, "libya", "KAZ", name="b_x.txt")]
    assert not any("rests on the word" in text for text in sentences(both, "care"))
    criticism = charged(make, "OMN", "KAZ", name="a_x.txt", kind="criticism")
    assert not any("rests on the word" in text for text in sentences([criticism], "care"))


def test_the_bottom_line_counts_what_is_firm_by_the_year_it_was_told_in(two_years):
    assert "By the year they were told in, 0 of 1 in 2018, 1 of 1 in 2019 are that firm." in sentences(
        two_years, "bottom"
    )
    assert not any("By the year" in text for text in sentences(two_years[:1], "bottom"))


def test_one_saying_under_two_cues_is_told_once(make):
    text = "Oman said and added that rain fell."
    said = [make.statement(text, cue, "rain fell", "OMN") for cue in ("said", "added")]
    said[1] = replace(said[1], id="s:other")
    assert len(sentences([make.document(text, statements=said)], "said")) == 1


def test_of_what_a_side_says_that_on_other_states_goes_first(make):
    text = "Oman said rain fell and wind blew and sun shone and Kazakhstan thrives."
    told = [
        make.statement(text, "said", words, "OMN")
        for words in ("rain fell", "wind blew", "sun shone", "Kazakhstan thrives")
    ]
    stored = make.document(text, statements=told, mentions=[make.mention(text, "Kazakhstan", "KAZ")])
    shown = sentences([stored], "said", length="short")
    assert len(shown) == LIMITS["short"].statements
    assert any("Kazakhstan thrives" in line for line in shown)
