"""What a reader of the brief must and must not find in it."""

import re
from itertools import pairwise

import msgspec
import pytest
from tests.show.samples import without

from rasad.config import data_folder
from rasad.errors import ConfigError
from rasad.langpack.pack import read_rows, read_toml
from rasad.records.ports import StoredDocument
from rasad.records.report import Entity, Place, Target
from rasad.show import html, markdown
from rasad.show.brief import Asked, build_brief
from rasad.show.phrasebook import brief_languages, load_phrasebook
from rasad.show.view import state_names, states

KINDS = sorted(read_toml(data_folder() / "ontology" / "kinds.toml"))
STATUSES = ("happened", "ongoing", "planned", "hypothetical", "denied")


def sentences(brief, key=None):
    return [s for section in brief.sections if key in (None, section.key) for b in section.blocks for s in b.sentences]


def headings(brief, key):
    return [b.heading for section in brief.sections if section.key == key for b in section.blocks]


def test_every_sentence_has_a_citation(two_tellings):
    for language in brief_languages():
        brief = build_brief(two_tellings, language=language)
        assert sentences(brief)
        assert all(s.citations for s in sentences(brief))


def test_citations_point_at_the_characters_of_their_document(two_tellings):
    brief = build_brief(two_tellings)
    texts = {d.label: d.source for d in brief.documents}
    assert "The ministers met in Muscat" in {texts[c.label][c.start : c.end] for c in brief.citations()}


def test_one_meeting_in_two_documents_is_one_entry_with_both_citations(two_tellings):
    told = [s for s in sentences(build_brief(two_tellings), "dated") if " met in Muscat" in s.text]
    assert [s.text for s in told] == ["Oman and Kazakhstan met in Muscat (2 documents)."]
    assert {c.label for c in told[0].citations} == {"one", "two"}


def test_the_heading_names_day_place_and_parties(two_tellings):
    assert headings(build_brief(two_tellings), "dated")[0] == "16 April 2019 · Muscat · Kazakhstan and Oman"


def test_a_call_and_a_meeting_of_one_day_stay_apart(make):
    text = "They met. They spoke by phone."
    call = make.event(text, "spoke", "They spoke by phone", "phone_call", mode="phone", date="2019-04-16")
    documents = [
        make.document(text, "a_x.txt", events=[make.event(text, "met", "They met", date="2019-04-16")]),
        make.document(text, "b_x.txt", events=[call]),
    ]
    told = [s.text for s in sentences(build_brief(documents), "dated")]
    assert told == ["Oman and Kazakhstan met.", "Oman and Kazakhstan spoke by phone."]


def test_meetings_of_the_same_parties_a_year_apart_stay_apart(make):
    text = "They met."
    documents = [
        make.document(text, f"{n}_x.txt", events=[make.event(text, "met", "They met", date=f"{n}-04-16")])
        for n in (2018, 2019)
    ]
    assert len(headings(build_brief(documents), "dated")) == 2


def test_an_accusation_is_never_printed_without_its_source(make):
    text = "Oman accused Kazakhstan of delay."
    accused = make.event(text, "accused", text[:-1], "accusation", "ACCUSE", actors=("OMN",), recipients=("KAZ",))
    for outlet, words in (("Gazette", "according to Gazette"), (None, "outlet not named")):
        brief = build_brief([make.document(text, outlet=outlet, events=[accused])])
        told = [s.text.lower() for s in sentences(brief) if "accused" in s.text]
        assert told
        assert [sentence for sentence in told if words.lower() not in sentence] == []


def test_what_a_statement_alone_asserts_is_called_an_allegation(make):
    text = "Kazakhstan attacked a ship, Oman said."
    said = make.statement(text, "said", "Kazakhstan attacked a ship", "omn-mfa")
    attack = make.event(
        text, "attacked", "Kazakhstan attacked a ship", "attack", "ASSAULT", actors=("KAZ",), alleged_by=said.id
    )
    brief = build_brief([make.document(text, events=[attack], statements=[said])])
    told = sentences(brief, "dated")[0].text
    assert told.startswith("The Ministry of Foreign Affairs of Oman alleges: ")
    assert "(an allegation)" in told
    assert any("only an allegation" in s.text.lower() for s in sentences(brief, "care"))


def test_planned_possible_and_denied_events_are_said_to_be_so(make):
    text = "They are to meet."
    words = {"planned": "were to meet", "hypothetical": "might meet", "denied": "denied that"}
    for status, expected in words.items():
        event = make.event(text, "meet", text[:-1], status=status, date="2019-05-01")
        told = sentences(build_brief([make.document(text, events=[event])]), "dated")
        assert expected in told[0].text


def test_a_planned_meeting_that_another_document_reports_as_held_is_not_to_be_watched(make):
    text = "They meet on 1 May."
    planned = make.event(text, "meet", text[:-1], "planned_meeting", "AGREE", status="planned", date="2019-05-01")
    held = make.event(text, "meet", text[:-1], date="2019-05-01")
    alone = build_brief([make.document(text, "a_x.txt", events=[planned])])
    both = [make.document(text, "a_x.txt", events=[planned]), make.document(text, "b_x.txt", events=[held])]
    assert any("were to meet" in s.text for s in sentences(alone, "watch"))
    assert not sentences(build_brief(both), "watch")


def test_background_events_are_left_out(make):
    text = "They met."
    for salience, told in (("main", 1), ("background", 0)):
        event = make.event(text, "met", "They met", salience=salience, date="2019-04-16")
        assert len(headings(build_brief([make.document(text, events=[event])]), "dated")) == told


def test_undated_events_stand_in_a_section_of_their_own(make):
    text = "They met."
    brief = build_brief([make.document(text, date=None, events=[make.event(text, "met", "They met")])])
    assert [s.key for s in brief.sections if s.key in {"dated", "undated"}] == ["undated"]


def test_an_inferred_date_carries_a_star_and_a_given_one_does_not(make):
    text = "They met."
    for basis, heading in (("inferred", "16 April 2019*"), ("stated", "16 April 2019")):
        event = make.event(text, "met", "They met", date="2019-04-16", basis=basis)
        assert headings(build_brief([make.document(text, events=[event])]), "dated")[0].split(" · ")[0] == heading


def test_figures_that_differ_between_documents_are_to_be_handled_with_care(two_tellings):
    care = " ".join(s.text for s in sentences(build_brief(two_tellings), "care"))
    assert "340 million USD in one and 430 million USD in two" in care


def test_figures_measured_in_two_languages_may_differ_and_no_more(make):
    first, second = "They met. Trade rose to 340 tonnes.", "Both met. Commerce rose to 430 tonnes."
    documents = [
        make.document(
            text,
            f"{language}x_.txt",
            language=language,
            events=[make.event(text, "met", "met", date="2019-04-16")],
            figures=[make.figure(text, words, value, "tonnes", measures=measure, change="increase_to")],
        )
        for text, language, words, value, measure in (
            (first, "ar", "340 tonnes", 340, "Trade"),
            (second, "fa", "430 tonnes", 430, "Commerce"),
        )
    ]
    care = " ".join(s.text for s in sentences(build_brief(documents), "care"))
    assert "may differ on one figure" in care
    assert "340 tonnes in arx and 430 tonnes in fax" in care


def test_places_that_differ_between_documents_are_to_be_handled_with_care(make):
    text = "They met."
    documents = [
        make.document(text, f"{place}_x.txt", events=[make.event(text, "met", text, place=place, date="2019-04-16")])
        for place in ("muscat", "salalah")
    ]
    care = [s.text for s in sentences(build_brief(documents), "care")]
    assert any("Muscat in muscat and Salalah in salalah" in text for text in care)


def test_a_doubtful_figure_keeps_its_wording_and_says_what_was_probably_meant(make):
    text = "Trade was 2 billion 300 thousand dollars."
    doubtful = make.figure(
        text, "2 billion 300 thousand dollars", 2_000_300_000, "USD", doubt="odd scale", probable_value=2_300_000_000
    )
    care = sentences(build_brief([make.document(text, figures=[doubtful])]), "care")
    assert "«2 billion 300 thousand dollars»" in care[0].text
    assert "probably 2.3 billion USD was meant" in care[0].text


def test_readouts_of_one_call_that_name_different_things_are_set_against_each_other(make):
    text = "They spoke by phone. Oman said the air link was raised. Kazakhstan said the terminal was raised."
    first = make.statement(text, "Oman said", "the air link was raised", "omn-mfa")
    second = make.statement(text, "Kazakhstan said", "the terminal was raised", "kaz-mfa")
    call = make.event(text, "spoke", "They spoke by phone", "phone_call", mode="phone", date="2019-04-16")
    document = make.document(
        text,
        events=[call],
        statements=[first, second],
        mentions=[make.mention(text, "air link", "air-link"), make.mention(text, "terminal", "grain-terminal")],
    )
    care = " ".join(s.text for s in sentences(build_brief([document]), "silence"))
    assert "only Kazakhstan names Sohar grain terminal; only Oman names Direct air link" in care


def test_what_a_side_names_in_two_documents_has_the_name_that_either_gives_it(make):
    def told(location, raised, thing, other):
        text = f"They spoke by phone. Oman said the {raised} was raised. Kazakhstan said all was well."
        document = make.document(
            text,
            location,
            events=[make.event(text, "spoke", "They spoke by phone", "phone_call", mode="phone", date="2019-04-16")],
            statements=[
                make.statement(text, "Oman said", f"the {raised} was raised", "omn-mfa"),
                make.statement(text, "Kazakhstan said", "all was well", "kaz-mfa"),
            ],
            mentions=[make.mention(text, raised, thing)],
        )
        return without(document, other)

    documents = [
        told("a_x.txt", "air link", "air-link", "grain-terminal"),
        told("b_x.txt", "terminal", "grain-terminal", "air-link"),
    ]
    silence = " ".join(s.text for s in sentences(build_brief(documents), "silence"))
    assert "only Oman names Direct air link and Sohar grain terminal" in silence


def test_a_single_source_is_named_as_one(make):
    text = "They met."
    event = make.event(text, "met", "They met", date="2019-04-16")
    brief = build_brief([make.document(text, outlet="Gazette", events=[event])])
    assert brief.sections[1].blocks[0].note == "single source: Gazette (a)"
    assert any("told by Gazette alone" in s.text for s in sentences(brief, "care"))


def test_between_two_states_leaves_out_what_concerns_neither(two_tellings):
    assert sentences(build_brief(two_tellings, asked=Asked(between=("OMN", "KAZ"))), "dated")
    assert not sentences(build_brief(two_tellings, asked=Asked(between=("FRA", "DEU"))), "dated")


def test_a_pair_is_also_concerned_where_one_acts_and_the_other_is_only_named(make):
    text = "Oman thanked Libya for the Kazakh wheat. Oman thanked Libya."
    third = {"actors": ("OMN",), "recipients": ("FRA",)}
    first = make.event(
        text, "thanked", "Oman thanked Libya for the Kazakh wheat", "thanks", "SUPPORT", date="2019-04-16", **third
    )
    second = make.event(text, "Libya.", "Oman thanked Libya.", "praise", "SUPPORT", date="2019-04-16", **third)
    document = make.document(text, events=[first, second], mentions=[make.mention(text, "Kazakh", "KAZ")])
    told = [s.text for s in sentences(build_brief([document], asked=Asked(between=("OMN", "KAZ"))), "dated")]
    assert len(told) == 1
    assert "thanked" in told[0]


def test_what_happened_long_before_its_document_is_background(make):
    text = "They met."
    for day, told in (("2019-04-01", 1), ("2010-04-16", 0)):
        event = make.event(text, "met", "They met", date=day)
        assert len(sentences(build_brief([make.document(text, events=[event])]), "dated")) == told


def test_a_denied_act_keeps_its_words(make):
    text = "Oman denied having agreed to the terminal."
    event = make.event(
        text, "agreed", "having agreed to the terminal", "agreement_oral", "AGREE", status="denied", date="2019-04-16"
    )
    care = sentences(build_brief([make.document(text, events=[event])]), "care")
    assert "\u00abhaving agreed to the terminal\u00bb" in care[0].text


def test_since_leaves_out_what_happened_before(two_tellings):
    assert not sentences(build_brief(two_tellings, asked=Asked(since="2019-05")), "dated")
    assert sentences(build_brief(two_tellings, asked=Asked(until="2019-04")), "dated")


def test_an_unknown_kind_falls_back_on_its_type(make):
    text = "They met."
    event = make.event(text, "met", "They met", "never_heard_of", date="2019-04-16")
    told = sentences(build_brief([make.document(text, events=[event])]), "dated")
    assert told[0].text == "Oman and Kazakhstan held talks."


@pytest.mark.parametrize("language", brief_languages())
def test_every_kind_has_words_in_every_language(language):
    book = load_phrasebook(language)
    assert [kind for kind in KINDS if not book.get(f"kinds.{kind}.noun")] == []


@pytest.mark.parametrize("language", brief_languages())
def test_every_kind_and_status_makes_a_sentence_without_empty_places(make, language):
    text = "They met."
    for status in STATUSES:
        for sides in (("OMN", "KAZ"), ("OMN",), ()):
            events = [
                make.event(
                    text,
                    "met",
                    "They met",
                    kind,
                    status=status,
                    actors=sides[:1],
                    recipients=sides[1:],
                    date="2019-05-01",
                )
                for kind in KINDS
            ]
            brief = build_brief([make.document(text, outlet="Gazette", events=events)], language=language)
            told = [s.text for s in sentences(brief, "dated")]
            assert len(told) == len(KINDS)
            assert [t for t in told if re.search(r"[{}]|  |\(\)|^\W*$| [,;:.]", t)] == []


def test_a_brief_of_nothing_says_so():
    brief = build_brief([])
    assert not brief.sections
    assert "Nothing in the ledger" in brief.head[-1]
    assert "Nothing in the ledger" in markdown.render(brief)
    assert "Nothing in the ledger" in html.render(brief)


def test_a_language_without_words_is_refused():
    with pytest.raises(ConfigError, match="no brief can be written in 'xx'"):
        build_brief([], language="xx")


def test_the_head_says_machine_read_and_not_verified(two_tellings):
    assert build_brief(two_tellings).head[0].startswith("Machine-read, not verified")


def test_files_whose_names_begin_alike_are_numbered(make):
    documents = [make.document("They met.", name) for name in ("muscat_ar.txt", "muscat_fa.txt")]
    assert [d.label for d in build_brief(documents).documents] == ["1", "2"]


def test_articles_of_one_file_have_letters(make):
    documents = [make.document("They met." * (n + 1), "x_1.txt", part=n) for n in (0, 1)]
    assert [d.label for d in build_brief(documents).documents] == ["xA", "xB"]


@pytest.mark.parametrize("language", [code for code in brief_languages() if code != "en"])
def test_every_state_has_a_listed_name_in_every_language_but_english(language):
    assert set(state_names(language)) == set(states(None))


def test_a_state_has_its_own_name_in_the_language_of_the_brief(two_tellings):
    arabic = build_brief(two_tellings, language="ar")
    assert any("\u0643\u0627\u0632\u0627\u062e\u0633\u062a\u0627\u0646" in s.text for s in sentences(arabic, "dated"))
    assert not any("Kazakhstan" in s.text for s in sentences(arabic, "dated"))


@pytest.mark.parametrize("language", [code for code in brief_languages() if code != "en"])
def test_every_office_has_words_in_every_language_but_english(language):
    offices = {row["id"] for row in read_rows(data_folder() / "ontology" / "offices.csv")}
    worded = set(load_phrasebook(language).table("offices"))
    assert worded <= offices
    assert {office for office in offices - worded if not office.startswith("un-envoy-")} == set()


def test_an_office_without_a_holder_is_named_in_the_language_of_the_brief(make):
    text = "The king met them."
    office = Entity(id="office:king:OMN", wikidata=None, name="king of Oman", type="office", country="OMN")
    document = make.document(text, events=[make.event(text, "met", text, actors=(office.id, "KAZ"), date="2019-04-16")])
    known = msgspec.structs.replace(document.report, entities=(*document.report.entities, office))
    for language, words in (("en", "The king of Oman"), ("fa", "پادشاه عمان"), ("ar", "ملك عُمان")):
        told = sentences(build_brief([StoredDocument(known, text)], language=language), "dated")
        assert words in told[0].text


@pytest.mark.parametrize("language", [code for code in brief_languages() if code != "en"])
def test_the_head_of_a_brief_is_written_in_its_language(make, language):
    head = " ".join(build_brief([make.document("They met.")], language=language).head)
    assert set(re.findall(r"[A-Za-z]+", head)) == {"rasad"}


def test_no_sentence_goes_on_with_a_mark_behind_a_quotation(two_tellings):
    for language in brief_languages():
        runs = [s.runs for s in sentences(build_brief(two_tellings, language=language), "commitments")]
        behind = [b.text for line in runs for a, b in pairwise(line) if a.role == "quote"]
        assert behind
        assert [text for text in behind if text[0] in ";,\u061b\u060c"] == []


def test_units_are_written_in_the_language_of_the_brief(make):
    text = "They sent 340 tonnes for 20 euros."
    figures = [make.figure(text, "340 tonnes", 340, "tonnes"), make.figure(text, "20 euros", 20, "EUR")]
    document = make.document(text, figures=figures)
    for language, words in (("en", "340 tonnes 20 EUR"), ("ar", "340 طن 20 يورو"), ("fa", "۳۴۰ تن ۲۰ یورو")):
        told = [s.text.split(":")[0] for s in sentences(build_brief([document], language=language), "figures")]
        assert " ".join(told) == words


def test_an_aim_with_a_figure_and_without_a_day_says_so(make):
    text = "They aim at trade of 340 tonnes."
    aim = make.figure(text, "340 tonnes", 340, "tonnes")
    for due, said in ((None, True), ("2020", False)):
        pledge = make.commitment(text, text[:-1], "planned", target=Target(figure=aim.id), due=due)
        told = sentences(build_brief([make.document(text, figures=[aim], commitments=[pledge])]), "commitments")
        assert ("no date given" in told[0].text) is said


def test_who_is_named_in_a_list_of_thin_days_is_in_what_it_cites(make):
    first, second = "Oman and Kazakhstan met. Oman praised Cyrenaica.", "They met again."
    one = make.document(
        first,
        "one_x.txt",
        events=[
            make.event(first, "met", "Oman and Kazakhstan met", date="2019-04-16"),
            make.event(first, "praised", "Oman praised Cyrenaica", "praise", "SUPPORT", actors=("OMN",),
                       recipients=("libya",), date="2019-04-16"),
        ],
    )  # fmt: skip
    two = make.document(second, "two_x.txt", events=[make.event(second, "met", "They met again", date="2019-04-20")])
    brief = build_brief([one, two])
    (thin,) = [
        s for c in brief.sections if c.key == "care" for b in c.blocks for s in b.sentences if "rests on" in s.text
    ]
    assert "16 April 2019 (Kazakhstan, Libya and Oman)" in thin.text
    assert {(c.label, first[c.start : c.end]) for c in thin.citations if c.label == "one"} == {
        ("one", "Oman and Kazakhstan met"),
        ("one", "Oman praised Cyrenaica"),
    }


def dated(make, text, trigger, kind, plover, language="en", **fields):
    act = make.event(text, trigger, text, kind, plover, date="2019-04-16", **fields)
    brief = build_brief([make.document(text, outlet="Gazette", events=[act])], language=language)
    return next(s.text for c in brief.sections if c.key == "dated" for b in c.blocks for s in b.sentences)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "killed people from Kazakhstan"),
        ("ar", "قتلت عُمان أشخاصا من كازاخستان"),
        ("fa", "افرادی از قزاقستان را کشت"),
    ],
)
def test_a_state_stands_for_its_people_where_people_are_hurt_or_held(make, language, words):
    said = dated(
        make, "Oman killed two", "killed", "killing", "ASSAULT", language, actors=("OMN",), recipients=("KAZ",)
    )
    assert words in said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Oman denied or disputed something: "),
        ("ar", "ردّت عُمان بالنفي أو التشكيك: "),
        ("fa", "عمان سخنی را تکذیب کرد یا در آن تردید کرد: "),
    ],
)
def test_a_denial_is_no_refusal(make, language, words):
    text = "Oman denied it"
    fields = {"actors": ("OMN",), "recipients": ()}
    denied = msgspec.structs.replace(
        make.event(text, "denied", text, "refusal", "REJECT", date="2019-04-16", **fields), frame="x.reject.denial.y"
    )
    brief = build_brief([make.document(text, events=[denied])], language=language)
    assert words in next(s.text for c in brief.sections if c.key == "dated" for b in c.blocks for s in b.sentences)


@pytest.mark.parametrize(
    ("status", "words"),
    [("denied", "A promise by Oman, told in the negative: "), ("planned", "Oman made a promise: ")],
)
def test_of_a_promise_the_status_is_that_of_what_is_promised(make, status, words):
    assert dated(make, "Oman will help", "will", "promise", "AGREE", actors=("OMN",), status=status).startswith(words)


def test_what_is_counted_is_not_said_twice(make):
    text = "They built 14 cities"
    made = make.figure(text, "14 cities", 14, "cities", measures="cities")
    brief = build_brief([make.document(text, figures=[made])])
    told = next(s.text for c in brief.sections if c.key == "figures" for b in c.blocks for s in b.sentences)
    assert told.startswith("14 cities: ")


def test_what_a_figure_measures_is_marked_as_the_sources_own_words(make):
    text = "بلغت الصادرات 340 million dollars"
    made = make.figure(text, "340 million dollars", 340_000_000, "USD", measures="الصادرات")
    for language, words in (("en", "340 million USD, «الصادرات»: "), ("ar", "، الصادرات: ")):
        brief = build_brief([make.document(text, figures=[made])], language=language)
        assert words in next(
            s.text for c in brief.sections if c.key == "figures" for b in c.blocks for s in b.sentences
        )


def test_places_are_named_in_persian_without_the_article_of_arabic(make):
    text = "They met in Muscat"
    stored = make.document(text, events=[make.event(text, "met", text, place="muscat", date="2019-04-16")])
    riyadh = Entity(id="Q3692", wikidata="Q3692", name="Riyadh", type="city", country="SAU")
    event = msgspec.structs.replace(stored.report.events[0], place=Place(entity="Q3692"))
    report = msgspec.structs.replace(stored.report, entities=(*stored.report.entities, riyadh), events=(event,))
    brief = build_brief([StoredDocument(report, text)], language="fa")
    assert "در ریاض" in sentences(brief, "dated")[0].text
