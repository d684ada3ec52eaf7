"""Every filter on two documents made by hand: who, what, when, where, who says so, in which words."""

import pytest
from msgspec.structs import replace
from tests.store.samples import ENERGY, GRAIN, bare_report, energy_report, filled_ledger, grain_report

from rasad.ask.layers import rows_at
from rasad.ask.questions import FEW, question_of
from rasad.ask.rows import Party
from rasad.errors import QueryError
from rasad.knowledge.base import load_knowledge
from rasad.records.report import Bounds, Entity, Participant
from rasad.store.write import write_document

CALL, MEETING = "b.txt e:1", "a.txt e:31-36:meeting"


@pytest.fixture
def ledger(tmp_path):
    connection = filled_ledger(tmp_path / "l", (grain_report(outlet="tass"), GRAIN), (energy_report(), ENERGY))
    yield connection
    connection.close()


def rows(ledger, layer="event", **asked):
    return list(rows_at(ledger, layer, question_of(ledger, load_knowledge(), layer, asked).numbers(ledger)))


def ids(ledger, layer="event", **asked) -> list[str]:
    return [f"{row.where.location} {row.id}" for row in rows(ledger, layer, **asked)]


def test_events_come_by_their_day_with_their_parties_and_characters(ledger) -> None:
    call, meeting = rows(ledger)
    assert (call.date, meeting.date, meeting.place) == ("2020-01", "2021-05-03", "Q406")
    assert (call.where.filed, meeting.where.filed) == ("2020-01-01/2020-01-31", "2021-05-03")
    assert meeting.participants == (Party("Q58217", "RUS", "actor"), Party("TUR", "TUR", "recipient"))
    assert GRAIN[meeting.trigger.start : meeting.trigger.end] == meeting.trigger.text == "التقى"
    assert ENERGY[call.evidence.start : call.evidence.end] == call.evidence.text


@pytest.mark.parametrize(
    ("layer", "between", "found"),
    [
        ("event", ("TUR", "RUS"), [MEETING]),
        ("event", ("RUS", "IRN"), [CALL]),
        ("event", ("TUR", "IRN"), []),
        ("statement", ("RUS", "TUR"), ["a.txt s:1"]),  # Turkey is named in what is said
        ("statement", ("IRN", "RUS"), ["b.txt s:1"]),  # Iran is addressed
        ("statement", ("IRN", "TUR"), []),
        ("commitment", ("RUS", "TUR"), ["a.txt c:1"]),
        ("commitment", ("RUS", "IRN"), []),
        ("figure", ("RUS", "IRN"), ["b.txt q:1"]),
    ],
)
def test_between_takes_what_concerns_both_states_in_either_order(ledger, layer, between, found) -> None:
    assert ids(ledger, layer, between=between) == found
    assert ids(ledger, layer, between=between[::-1]) == found


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ({"since": "2021"}, [MEETING]),
        ({"until": "2020"}, [CALL]),
        ({"since": "2020-01-15", "until": "2020-01-16"}, [CALL]),  # "January" may be this day
        ({"since": "2020-01-15", "until": "2020-01-16", "within": True}, []),  # and may be another
        ({"since": "2020", "until": "2020", "within": True}, [CALL]),
        ({"since": "2020-02", "until": "2021-05-02"}, []),
        ({"since": "2021-05-03", "until": "2021-05-03"}, [MEETING]),
        ({"between": ("RUS", "IRN"), "since": "2020-02"}, []),
    ],
)
def test_events_are_limited_in_time(ledger, limits, found) -> None:
    assert ids(ledger, **limits) == found


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ({"states": "TUR"}, [MEETING]),
        ({"states": ["TUR", "IRN"]}, [CALL, MEETING]),
        ({"states": "Turkey"}, [MEETING]),
        ({"states": "إيران"}, [CALL]),
        ({"by": "TUR"}, []),  # it is met, and does not act
        ({"by": "RUS"}, [CALL, MEETING]),
        ({"persons": "Q58217"}, [MEETING]),
        ({"persons": "لافروف"}, [MEETING]),
        ({"about": "Q406"}, [MEETING]),
        ({"kinds": "phone_call"}, [CALL]),
        ({"modes": "PHONE"}, [CALL]),
        ({"contexts": "diplomatic", "states": "RUS"}, [CALL, MEETING]),
        ({"status": ["planned", "denied"]}, []),
        ({"of_type": "consult"}, [CALL, MEETING]),
        ({"of_type": "AID"}, []),
        ({"place": "Istanbul"}, [MEETING]),
        ({"place": "Turkey"}, [MEETING]),  # which Istanbul lies in
        ({"place": "Ankara"}, []),
        ({"place": "Ankara", "radius_km": 500}, [MEETING]),
        ({"place": "Ankara", "radius_km": 50}, []),
        ({"sources": "TASS"}, [MEETING]),
        ({"source_states": "RUS"}, [MEETING]),
        ({"languages": "fa"}, [CALL]),
        ({"min_confidence": 0.9}, []),
        ({"descending": True}, [MEETING, CALL]),
        ({"limit": 1}, [CALL]),
        ({"limit": 1, "offset": 1}, [MEETING]),
        ({"sort": "confidence"}, [CALL, MEETING]),
    ],
)
def test_events_are_limited_by_who_what_where_and_who_says_so(ledger, limits, found) -> None:
    assert ids(ledger, **limits) == found


def test_other_layers_are_limited_by_what_they_are(ledger) -> None:
    assert ids(ledger, "statement", stance="promises") == ["a.txt s:1"]
    assert ids(ledger, "statement", by="RUS", about="grain") == ["a.txt s:1"]
    assert ids(ledger, "commitment", status="planned", since="2021") == ["a.txt c:1"]
    assert ids(ledger, "commitment", status="done") == []
    assert ids(ledger, "figure", unit="USD") == ["b.txt q:1"]
    assert ids(ledger, "figure", states="TUR") == ["a.txt q:share"]  # named in the words around it


@pytest.mark.parametrize(
    ("layer", "text", "found"),
    [
        ("event", "الوزراء التقي", []),  # one word is not there
        ("event", "وزير التقي", [MEETING]),  # without the article, and with the other letter for its last
        ("event", "گفتوگو", [CALL]),  # joiner left out
        ("statement", "الصادرات", ["a.txt s:1"]),  # "its exports" in the text
        ("statement", "می گوید", ["b.txt s:1"]),
        ("statement", "ميگويد", ["b.txt s:1"]),
        ("statement", '"إلى تركيا"', ["a.txt s:1"]),
        ("statement", '"تركيا إلى"', []),
    ],
)
def test_words_are_found_in_any_form_and_spelling(ledger, layer, text, found) -> None:
    assert ids(ledger, layer, text=text) == found


def test_the_words_of_a_text_are_sorted_by_how_well_they_fit(ledger) -> None:
    long = replace(energy_report(), document=replace(energy_report().document, id="long"))
    write_document(ledger, long, ENERGY)
    assert ids(ledger, "statement", text="دلار", sort="day", descending=True) == ["b.txt s:1", "b.txt s:1"]
    assert ids(ledger, "event", text="لافروف") == [MEETING, CALL, CALL]  # in the shortest sentence it says most
    assert ids(ledger, "event", text="لافروف", sort="day") == [CALL, CALL, MEETING]


def test_undated_rows_come_last_either_way_and_lie_in_no_time(ledger) -> None:
    source = "?\n" + GRAIN.split("\n")[1]
    bare = bare_report(source, location="undated.txt")
    event = replace(grain_report().events[0], date=None, place=None, other_triggers=())
    shift = source.index("التقى") - event.trigger.start
    moved = [replace(q, start=q.start + shift, end=q.end + shift) for q in (event.trigger, event.evidence)]
    event = replace(event, trigger=moved[0], evidence=moved[1], participants=(), confidence=0.99)
    write_document(ledger, replace(bare, events=(event,)), source)
    assert ids(ledger)[-1].startswith("undated.txt")
    assert ids(ledger, descending=True)[-1].startswith("undated.txt")
    assert not any(one.startswith("undated.txt") for one in ids(ledger, since="0001"))
    assert rows(ledger)[-1].where.filed is None
    assert ids(ledger, sort="confidence", descending=True) == ["undated.txt " + event.id, MEETING, CALL]


def test_a_figure_has_its_number_or_its_bounds(ledger) -> None:
    values = {row.where.location: row.value for row in rows(ledger, "figure")}
    assert values == {"a.txt": 12.0, "b.txt": Bounds(min_exclusive=9e9)}


@pytest.mark.parametrize(
    ("layer", "limits", "message"),
    [
        ("event", {"since": "yesterday"}, "'yesterday' is no date"),
        ("figure", {"between": ("RUS", "RUS")}, "RUS was given twice"),
        ("event", {"states": "Turkiye"}, "unknown state 'Turkiye'; nearest: TUR"),
        ("event", {"persons": "Lavrof"}, "unknown person or body 'Lavrof'; nearest: Q58217"),
        ("event", {"of_type": "CONSLT"}, "unknown type 'CONSLT'; nearest: CONSULT"),
        ("event", {"kinds": "meating"}, "unknown kind 'meating'; nearest: meeting"),
        ("event", {"sources": "tas"}, "unknown source 'tas'; nearest: tass"),
        ("figure", {"unit": "fa"}, "unknown unit 'fa'.*known: "),  # the word of another list
        ("event", {"languages": "de"}, "unknown language 'de'; known: ar, fa"),
        ("event", {"sort": "rank"}, "only where a text is asked for"),
        ("event", {"radius_km": 5.0}, "a radius needs a place"),
        ("event", {"text": "?!"}, "holds no word"),
        ("statement", {"kinds": "meeting"}, "statements cannot be chosen by 'kinds'"),
        ("event", {"colour": "red"}, "events cannot be chosen by 'colour'"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_is_nearest(ledger, layer, limits, message) -> None:
    with pytest.raises(QueryError, match=message):
        rows(ledger, layer, **limits)


def test_the_rarest_key_drives_the_search_and_the_days_where_all_have_many(ledger) -> None:
    def source(**asked):
        return question_of(ledger, load_knowledge(), "event", asked).source

    assert "driver" in source(states="RUS", kinds="phone_call")
    assert "SELECT DISTINCT" in source(states=["TUR", "IRN"])
    assert source() == "item"
    key = "INSERT INTO item_key VALUES (?, 1, ?, 1, 1, 1)"
    first = ledger.execute("SELECT min(number) FROM item").get
    ledger.execute("PRAGMA foreign_keys = OFF")
    ledger.executemany(key, ((first + n, state) for n in range(FEW) for state in ("TUR", "IRN") if n > 1000))
    assert source(states=["TUR", "IRN"]) == "item"


def test_meetings_are_asked_for_by_the_level_that_their_row_tells(ledger) -> None:
    report = energy_report(location="c.txt")
    parties = (
        Participant(entity="Q58217", role="actor", as_office="office:foreign-minister:RUS"),
        Participant(entity="zarif", role="actor", as_office="office:foreign-minister:IRN"),
    )
    offices = [
        Entity(id=f"office:foreign-minister:{code}", wikidata=None, name="", type="office", country=code)
        for code in ("RUS", "IRN")
    ]
    zarif = Entity(id="zarif", wikidata=None, name="Zarif", type="person", country="IRN")
    call = replace(report.events[0], participants=parties)
    write_document(ledger, replace(report, entities=(*report.entities, *offices, zarif), events=(call,)), ENERGY)
    assert ids(ledger, level="minister") == ["c.txt e:1"]
    assert [row.level for row in rows(ledger, level=("minister", "unknown"))] == ["unknown", "minister", "unknown"]
    assert ids(ledger, level="head") == []
    with pytest.raises(QueryError, match="unknown level 'ministers'; nearest: minister"):
        ids(ledger, level="ministers")
    with pytest.raises(QueryError, match="cannot be chosen by 'level'"):
        ids(ledger, "statement", level="minister")
