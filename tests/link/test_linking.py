"""Documents -> happenings with accounts, sources and stories."""

import pytest
from msgspec import structs
from tests.show.samples import document, event, figure, mention, statement

from rasad.knowledge.base import load_knowledge
from rasad.link.accounts import Witness, attribute_rows
from rasad.link.linking import Linked
from rasad.link.tellings import tellings_of
from rasad.records.report import EventDate, Origin, Place, Time
from rasad.records.spans import Quote

TOLD = "Oman and Kazakhstan met in Muscat on Tuesday."
AGREED = "Oman and Kazakhstan agreed to build the grain terminal faster."


def meeting(text=TOLD, *, place=None, **fields):
    """The event of the meeting, dated by the words of the text where it has them."""
    met = event(text, "met", text.split(".")[0], date="2019-04-16", **fields)
    when = EventDate(edtf="2019-04-16", basis="stated", times=("t:0",))
    where = Place(entity=place, span=Quote(*span_of(text, "Muscat"), "Muscat")) if place else None
    return structs.replace(met, date=when, place=where)


def told(name, text=TOLD, *, events=None, **layers):
    """A document that tells of it."""
    start, end = span_of(text, "on Tuesday") if "on Tuesday" in text else (0, 0)
    when = Time(
        id="t:0", start=start, end=end, text="on Tuesday", value="2019-04-16", kind="date", calendar="none",
        confidence=0.9, read_by="test",
    )  # fmt: skip
    times = (when,) if end else ()
    return document(text, name, events=events or (meeting(text),), date="2019-04-17", times=times, **layers)


def span_of(text, words):
    return text.index(words), text.index(words) + len(words)


def linked(*documents):
    return Linked(documents, load_knowledge())


def shared(*documents):
    """The one happening that more than one document tells of."""
    (row,) = (row for row in linked(*documents).happenings() if len(row.tellings) > 1)
    return row


def relation(row, attribute):
    return {found.attribute: found.relation for found in row.attributes}.get(attribute)


def test_a_happening_names_the_events_it_joined_and_every_account_its_characters():
    row = shared(told("a.txt", outlet="Gazette"), told("b.txt", outlet="Courier"))
    assert {(told_by.location, told_by.source) for told_by in row.tellings} == {
        ("a.txt", "Gazette"),
        ("b.txt", "Courier"),
    }
    (date,) = (found for found in row.attributes if found.attribute == "date")
    assert {(account.value, account.span.text) for account in date.accounts} == {("2019-04-16", "on Tuesday")}
    assert date.relation == "agree"
    assert row.edtf == "2019-04-16"
    assert "date" in row.agreement


def test_a_place_inside_another_is_finer():
    row = shared(told("a.txt", events=(meeting(place="Q3826"),)), told("b.txt", events=(meeting(place="OMN"),)))
    assert relation(row, "place") == "precision"
    assert row.conflicts == ()


def test_two_cities_of_one_meeting_are_a_conflict_and_a_region_is_none():
    def at(name, place):
        return told(name, events=(meeting(place=place),))

    assert relation(shared(at("a.txt", "muscat"), at("b.txt", "salalah")), "place") == "conflict"
    assert relation(shared(at("a.txt", "muscat"), at("b.txt", "libya")), "place") == "differ"


@pytest.mark.parametrize(
    ("days_later", "kind", "how"),
    [(0, "date", "agree"), (2, "relative", "differ"), (3, "relative", "conflict"), (2, "date", "conflict")],
)
def test_a_text_printed_late_with_its_today_is_no_conflict(days_later, kind, how):
    def witness(name, day):
        stored = told(name)
        times = tuple(structs.replace(time, value=day, kind=kind) for time in stored.report.times)
        met = structs.replace(stored.report.events[0], date=EventDate(edtf=day, basis="stated", times=("t:0",)))
        report = structs.replace(stored.report, times=times, events=(met,))
        return Witness(report, met, tellings_of(report, load_knowledge())[0])

    rows = attribute_rows(
        [witness("a.txt", "2019-04-16"), witness("b.txt", f"2019-04-{16 + days_later}")], lambda *_: True
    )
    assert {row.attribute: row.relation for row in rows}["date"] == how


def test_one_saying_with_two_numbers_is_a_conflict():
    def saying(name, value, word="sent"):
        content = f"that {value} tonnes of grain were {word} to the northern port last week"
        text = f"{TOLD} It said {content}."
        amount = figure(text, f"{value} tonnes", value, "tonnes", measures="grain")
        return told(name, text, statements=(statement(text, "said", content, "OMN"),), figures=(amount,))

    def how(*documents):
        (row,) = shared(*documents).sayings
        return row.relation

    assert how(saying("a.txt", 700), saying("b.txt", 900)) == "conflict"
    assert how(saying("a.txt", 700), saying("b.txt", 701)) != "conflict"


def test_a_paper_of_the_first_day_of_all_is_linked_like_others():
    undated = document(TOLD, "a", date="0001-01-01", events=[event(TOLD, "met", TOLD.rstrip("."))])
    (row,) = linked(undated).happenings()
    assert [telling.document for telling in row.tellings] == [undated.report.document.id]


def test_what_one_source_leaves_out_is_no_conflict():
    row = shared(told("a.txt", outlet="Gazette"), told("b.txt", "Kazakhstan met Oman in spring.", outlet="Courier"))
    (date,) = (found for found in row.attributes if found.attribute == "date")
    assert (date.relation, date.left_out_by) == ("single", ("Courier",))


def test_a_deed_denied_and_told_is_a_conflict():
    row = shared(told("a.txt"), told("b.txt", events=(meeting(status="denied"),)))
    assert row.conflicts == ("status",)
    assert row.status == "happened"


@pytest.mark.parametrize(("second", "how"), [(120, "agree"), (120.2, "precision"), (150, "conflict")])
def test_figures_for_one_thing_are_compared(second, how):
    text = "Oman and Kazakhstan signed the deal of 120 million."

    def one(name, value):
        worth = figure(text, "120 million", value, "USD", measures="deal")
        signed = event(text, "signed", text.removesuffix("."), "agreement_signed", "SUPPORT", date="2019-04-16",
                       place="Q3826", figures=(worth.id,))  # fmt: skip
        return document(text, name, events=(signed,), figures=(worth,), date="2019-04-17")

    assert relation(shared(one("a.txt", 120), one("b.txt", second)), "figures") == how


def test_an_outlet_and_the_relays_of_an_agency_are_one_source():
    outlets = {"a.txt": "Gazette", "b.txt": "Gazette", "c.txt": "Courier", "d.txt": "Mail"}
    assert shared(*(told(name, outlet=outlet) for name, outlet in outlets.items())).independent_sources == 3
    agency = Origin(entity="reuters", span=Quote(0, 4, "Oman"))
    assert shared(*(with_origin(told(n, outlet=n), agency) for n in ("Courier", "Mail"))).independent_sources == 1


def with_origin(stored, origin):
    header = structs.replace(stored.report.document, origin=origin)
    return structs.replace(stored, report=structs.replace(stored.report, document=header))


def test_copies_of_one_text_are_one_source_and_tell_the_same():
    body = " ".join(f"word{number}" for number in range(60))
    text = f"{AGREED} {body}."

    def printed(name, day):
        agreed = event(text, "agreed", AGREED.removesuffix("."), "agreement_oral", "AGREE")
        return document(text, name, outlet=name, events=(agreed,), date=day)

    row = shared(printed("Gazette", "2019-04-16"), printed("Courier", "2019-04-23"))
    assert row.independent_sources == 1
    assert set(row.sources[0].sources) == {"Courier", "Gazette"}


def test_sayings_on_one_occasion_stand_side_by_side():
    first = f"{TOLD} Oman said the grain terminal will open soon."
    second = f"{TOLD} Oman declared that the terminal for grain opens in May."
    sayings = [
        told(name, text, statements=(statement(text, cue, content, "OMN"),))
        for name, text, cue, content in (
            ("a.txt", first, "said", "the grain terminal will open soon"),
            ("b.txt", second, "declared", "that the terminal for grain opens in May"),
        )
    ]
    (saying,) = shared(*sayings).sayings
    assert saying.speakers == ("OMN",)
    assert {account.span.text for account in saying.accounts} == {
        "the grain terminal will open soon",
        "that the terminal for grain opens in May",
    }


def test_among_many_documents_sayings_on_one_subject_need_more_in_common():
    def saying(name, content):
        text = f"{TOLD} It said {content}."
        return told(name, text, statements=(statement(text, "said", content, "OMN"),))

    two = (
        saying("a.txt", "grain ships wait for clearer port rules this week"),
        saying("b.txt", "grain prices hurt small port towns beyond this gulf"),
    )
    assert len(shared(*two).sayings) == 1
    third = saying("c.txt", "students travel without visas from May")
    assert shared(*two, third).sayings == ()
    near = saying("d.txt", "grain ships wait for clearer port rules until June")
    (row,) = shared(*two, third, near).sayings
    assert {account.document for account in row.accounts} == {d.report.document.id for d in (two[0], near)}


def test_documents_on_one_meeting_are_one_story_and_others_have_their_own():
    other = document("Nothing of note.", "c.txt")
    rows = {row.location: row for row in linked(told("a.txt"), told("b.txt"), other).stories()}
    assert rows["a.txt"].story == rows["b.txt"].story != rows["c.txt"].story
    assert rows["c.txt"].happenings == ()
    assert rows["c.txt"].stories == (rows["c.txt"].story,)


def test_what_else_the_documents_of_a_meeting_tell_belongs_to_its_story():
    text = f"{TOLD} {AGREED}"
    both = (meeting(text), event(text, "agreed", AGREED.removesuffix("."), "agreement_oral", "AGREE"))
    rows = {row.location: row for row in linked(told("a.txt", text, events=both), told("b.txt")).stories()}
    assert len(rows["a.txt"].happenings) == 2
    assert rows["a.txt"].stories == rows["b.txt"].stories


def test_things_named_are_topics():
    text = "Oman and Kazakhstan agreed on the terminal."
    named = mention(text, "terminal", "grain-terminal")

    def one(name):
        agreed = event(text, "agreed", text.removesuffix("."), "agreement_oral", "AGREE", date="2019-04-16")
        return document(text, name, events=(agreed,), mentions=(named,), date="2019-04-17")

    (topics,) = (found for found in shared(one("a.txt"), one("b.txt")).attributes if found.attribute == "topics")
    assert topics.accounts[0].value == ("grain-terminal",)
    assert topics.accounts[0].spans == (Quote(named.start, named.end, "terminal"),)


def test_what_one_says_in_two_breaths_another_may_say_in_one():
    first = f"{TOLD} Oman said the grain terminal opens soon. It said visas for students end in May."
    second = f"{TOLD} Oman declared that the grain terminal opens and visas for students end in summer."
    one = told(
        "a.txt", first,
        statements=(
            statement(first, "said", "the grain terminal opens soon", "OMN"),
            statement(first, "It said", "visas for students end in May", "OMN"),
        ),
    )  # fmt: skip
    other = told(
        "b.txt", second,
        statements=(
            statement(
                second, "declared", "that the grain terminal opens and visas for students end in summer", "OMN"
            ),
        ),
    )  # fmt: skip
    (saying,) = shared(one, other).sayings
    assert len(saying.accounts) == 3


def words(stored):
    (told_once,) = tellings_of(stored.report, load_knowledge())
    return told_once.words


def test_the_name_of_a_third_party_is_one_word_and_a_name_that_only_the_text_knows_is_all_its_words():
    text = "Oman and Kazakhstan met over Sohar Sea Union."
    sides = {"outlet": "Gazette", "mentions": (mention(text, "Sohar Sea Union", "libya"),)}
    assert words(told("a.txt", text, events=(event(text, "met", "met over Sohar Sea Union"),), **sides)) == (
        frozenset({"over"}),
        frozenset({"libya"}),
    )
    local = (mention(text, "Sohar Sea Union", "local:sohar-sea-union"),)
    assert (
        len(words(told("b.txt", text, events=(event(text, "met", "met over Sohar Sea Union"),), mentions=local))) == 4
    )


def test_an_act_in_hardly_any_words_is_known_by_what_is_said_behind_them():
    text = "Oman hoped that the grain port would open soon."
    hope = event(text, "hoped", "hoped", "intention", "AGREE", actors=("OMN",))
    said = statement(text, "hoped", "the grain port would open soon", "OMN")
    far = statement(text, "hoped", "open soon", "OMN")
    assert frozenset({"port"}) in words(told("a.txt", text, events=(hope,), statements=(said,)))
    assert words(told("b.txt", text, events=(hope,))) == ()
    assert words(told("c.txt", text, events=(hope,), statements=(far,))) == ()
