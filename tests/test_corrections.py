"""What a user corrects holds from then on: in rows, happenings and briefs, after rereading, until it is taken back."""

from pathlib import Path

import pytest
from msgspec import structs

from rasad.errors import QueryError
from rasad.ledger import Ledger
from rasad.records.spans import Span
from rasad.show.brief import build_brief
from rasad.show.markdown import render

MET = "التقى وزير الخارجية التركي نظيره القطري في الدوحة اليوم الخميس، وبحثا التبادل التجاري.\n"
MET_TOO = "اجتمع وزير خارجية قطر في الدوحة اليوم الخميس مع نظيره التركي لبحث التجارة بين البلدين.\n"
NAMED = "التقى سيرغي لافروف نظيره التركي في موسكو اليوم. وقال لافروف إن المفاوضات صعبة.\n"


@pytest.fixture
def ledger(tmp_path):
    """Two papers on one meeting."""
    for name, text in (("a.txt", MET), ("b.txt", MET_TOO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Ledger(tmp_path / "l.ledger") as opened:
        list(opened.add_paths([tmp_path], published="2019-05-09"))
        yield opened


def meetings(ledger):
    return [(row.where.document, row.id) for row in ledger.events() if row.kind == "meeting"]


def tellings(ledger):
    return sorted(len(row.tellings) for row in ledger.happenings() if row.kind == "meeting")


def brief(ledger):
    return render(build_brief(list(ledger.stored_documents())))


def test_a_date_shows_in_rows_happenings_and_brief_until_it_is_taken_back(ledger):
    before = brief(ledger)
    assert "9 May 2019" in before
    made = [
        ledger.correct("date", [event], "2019-05-02", who="Nura", note="printed late") for event in meetings(ledger)
    ]
    assert {row.date for row in ledger.events() if row.kind == "meeting"} == {"2019-05-02"}
    assert {row.edtf for row in ledger.happenings() if row.kind == "meeting"} == {"2019-05-02"}
    assert "2 May 2019" in brief(ledger)
    assert ledger.check() == []
    for correction in made:
        ledger.undo(correction.id, who="Omid")
    assert brief(ledger) == before
    assert list(ledger.corrections()) == []
    assert {(c.who, c.note, c.undone_by, c.state) for c in ledger.corrections(undone=True)} == {
        ("Nura", "printed late", "Omid", "undone")
    }


def test_what_is_no_event_is_in_no_happening(ledger):
    for event in meetings(ledger):
        ledger.correct("not_event", [event])
    assert meetings(ledger) == []
    assert tellings(ledger) == []
    assert ledger.check() == []


def test_events_are_parted_and_joined_as_the_user_says(ledger):
    assert tellings(ledger) == [2]
    joined = brief(ledger)
    parted = ledger.correct("not_same", meetings(ledger))
    assert tellings(ledger) == [1, 1]
    stories = {row.story for row in ledger.stories()}
    assert len(stories) == 2
    assert brief(ledger) != joined
    with pytest.raises(QueryError, match=r"contradicts corrections made before.*ledger undo"):
        ledger.correct("same", meetings(ledger))
    ledger.undo(parted.id)
    assert tellings(ledger) == [2]


def test_what_lies_far_apart_is_one_if_the_user_says_so(ledger, tmp_path):
    late = tmp_path / "late.txt"
    late.write_text(
        "التقى وزير الخارجية التركي نظيره القطري في الدوحة اليوم الخميس لبحث ملف الطاقة.\n", encoding="utf-8"
    )
    list(ledger.add_paths([late], published="2019-08-01"))
    assert tellings(ledger) == [1, 2]
    first, *_, last = sorted(meetings(ledger), key=lambda event: ledger.stored(event[0]).report.document.location)
    ledger.correct("same", [first, last])
    assert tellings(ledger) == [3]
    with Ledger(ledger.path, readonly=True) as reader:
        assert tellings(reader) == [3]


def test_rulings_hold_the_same_where_links_are_made_in_memory(ledger):
    ledger.correct("not_same", meetings(ledger))
    ledger._connection.execute("DELETE FROM meta WHERE key = 'linker'")
    with Ledger(ledger.path, readonly=True) as reader:
        assert tellings(reader) == [1, 1]


def test_another_entity_is_looked_up_and_said_of_the_whole_document(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(NAMED, encoding="utf-8")
    with Ledger(tmp_path / "l") as ledger:
        list(ledger.add_paths([path], published="2021-06-29"))
        (document,) = ledger.stored_documents()
        name = next(m for m in document.report.mentions if m.text == "سيرغي لافروف")
        (wrong,) = name.entities
        made = ledger.correct("entity", [(str(path), f"{name.start}-{name.end}")], "Q7747")
        assert (made.entity.name, made.items[0].read_as.entities) == ("Vladimir Putin", (wrong,))
        assert made.items[0].evidence.text.startswith("التقى سيرغي لافروف")
        assert {party.entity for row in ledger.statements() for party in row.parties if party.role == "speaker"} == {
            "Q7747"
        }
        (event,) = ledger.stored(document.report.document.id).report.events
        assert wrong not in {participant.entity for participant in event.participants}
        assert ledger.check() == []
        assert [one.report.document.location for one in ledger.find("Putin")] == [str(path)]
        with pytest.raises(QueryError, match=r"no entity 'Q0'.*kb add"):
            ledger.correct("entity", [(str(path), name.id)], "Q0")


def test_corrections_survive_a_new_reading_and_a_lost_one_is_said(ledger):
    (first, second) = meetings(ledger)
    kept, lost = ledger.correct("date", [first], "2019-05-02"), ledger.correct("date", [second], "2019-05-02")
    stored = ledger.stored(second[0])
    ledger.add(structs.replace(stored.report, events=()), stored.source)  # as a rasad reads it that finds nothing there
    renumbered = ledger.stored(first[0])
    events = tuple(structs.replace(event, id=f"{event.id}:new", date=None) for event in renumbered.report.events)
    ledger.add(structs.replace(renumbered.report, events=events), renumbered.source)
    assert {row.date for row in ledger.events() if row.kind == "meeting"} == {"2019-05-02"}
    assert {c.id: c.state for c in ledger.corrections()} == {kept.id: "applied", lost.id: "lost"}
    list(ledger.reread())
    assert {c.state for c in ledger.corrections()} == {"applied"}
    assert {row.date for row in ledger.events() if row.kind == "meeting"} == {"2019-05-02"}


def test_corrections_go_along_when_an_article_is_given_an_outlet_and_thus_another_id(ledger, tmp_path):
    events = meetings(ledger)
    dated, parted = ledger.correct("date", events[:1], "2019-05-02"), ledger.correct("not_same", events)
    undone = ledger.correct("not_event", events[1:])
    ledger.undo(undone.id)
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,published,outlet\na.txt,2019-05-09,Gazette\nb.txt,2019-05-09,Courier\n", encoding="utf-8")
    list(ledger.add_paths([tmp_path / "a.txt", tmp_path / "b.txt"], manifest=manifest))
    now = meetings(ledger)
    assert not {document for document, _ in now} & {document for document, _ in events}
    assert {c.id: c.state for c in ledger.corrections()} == {dated.id: "applied", parted.id: "applied"}
    assert {item.document for c in ledger.corrections(undone=True) for item in c.items} == {d for d, _ in now}
    assert sorted(row.date for row in ledger.events() if row.kind == "meeting") == ["2019-05-02", "2019-05-09"]
    assert tellings(ledger) == [1, 1]
    assert ledger.check() == []


def test_a_document_that_comes_back_has_its_corrections_again(ledger):
    (first, _) = meetings(ledger)
    ledger.correct("date", [first], "2019-05-02")
    stored = ledger.stored(first[0])
    header = structs.replace(stored.report.document, id="cut-otherwise", extent=Span(0, len(stored.source) - 1))
    other = structs.replace(stored.report, document=header)
    ledger.add_page([other], stored.source)
    assert [c.state for c in ledger.corrections()] == ["lost"]
    path = stored.report.document.location
    list(ledger.add_paths([Path(path)], published="2019-05-09"))
    assert [c.state for c in ledger.corrections()] == ["applied"]


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("type", "chat", r"'chat' is no kind of event"),
        ("status", "maybe", r"'maybe' is no status; choose one of happened"),
        ("date", "yesterday", r"'yesterday' is no date; write it as"),
        ("not_event", "x", "takes no value"),
        ("same", None, "is said of 2 items, and 1 were given"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_kept(ledger, kind, value, message):
    with pytest.raises(QueryError, match=message):
        ledger.correct(kind, meetings(ledger)[:1], value)
    assert list(ledger.corrections()) == []


def test_unknown_items_are_named_with_where_to_look(ledger):
    document = meetings(ledger)[0][0]
    with pytest.raises(QueryError, match=rf"no one event 'e:9'.*ledger show {document}"):
        ledger.correct("not_event", [(document[:6], "e:9")])
    with pytest.raises(QueryError, match=r"no document 'nowhere\.txt'; see the ids with: rasad ledger list"):
        ledger.correct("not_event", [("nowhere.txt", "e:9")])
    with pytest.raises(QueryError, match="no correction k:0 is in force"):
        ledger.undo("k:0")
