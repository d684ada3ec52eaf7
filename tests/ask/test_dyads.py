import pytest
from tests.show.samples import document, event, mention

from rasad.errors import QueryError
from rasad.ledger import Ledger

NAMES = ("Oman", "Kazakhstan")


def told(text, name, day, outlet, **fields):
    """A report of one event, with the words of its text up to the stop as evidence."""
    found = event(text, fields.pop("trigger", text.split()[1]), text[:-1], date=fields.pop("date", day), **fields)
    mentions = [mention(text, state, code) for state, code in zip(NAMES, ("OMN", "KAZ"), strict=True)]
    return document(text, name, date=day, outlet=outlet, events=[found], mentions=mentions).report


@pytest.fixture
def ledger(tmp_path):
    asks = "Oman asked Kazakhstan for grain."
    helps = "Kazakhstan aids Oman with grain."
    threatens = "Oman threatened Kazakhstan with tariffs."
    perhaps = "Oman visits Kazakhstan perhaps."
    back = {"actors": ("KAZ",), "recipients": ("OMN",)}
    forth = {"actors": ("OMN",), "recipients": ("KAZ",)}
    with Ledger(tmp_path / "l") as opened:
        opened.add(told(asks, "a.txt", "2019-01-10", "one", kind="demand", plover="REQUEST", **forth), asks)
        opened.add(told(helps, "b.txt", "2019-01-11", "two", kind="aid", plover="AID", **back), helps)
        opened.add(told(threatens, "c.txt", "2019-03-05", "one", kind="threat", plover="THREATEN", **forth), threatens)
        opened.add(told(perhaps, "d.txt", "2019-03-06", "two", kind="visit", status="planned", **forth), perhaps)
        yield opened


def test_each_period_has_its_counts_scores_and_coverage(ledger):
    january, february, march = ledger.dyad("OMN", "KAZ")
    assert [row.period for row in (january, february, march)] == ["2019-01", "2019-02", "2019-03"]
    assert (january.happenings, january.verbal_cooperation, january.material_cooperation) == (2, 0, 1)
    assert (january.documents, january.per_hundred, january.outlets) == (2, 100.0, ("one", "two"))
    assert january.back is not None and january.back > 0
    assert march.verbal_conflict == 1
    assert march.goldstein is not None and march.goldstein < 0
    assert (march.forth, march.back) == (march.goldstein, None)


def test_what_is_only_planned_is_left_out_and_its_document_still_covers_the_period(ledger):
    *_, march = ledger.dyad("OMN", "KAZ")
    assert (march.happenings, march.documents, march.per_hundred) == (1, 2, 50.0)


def test_a_period_without_documents_is_not_covered_and_has_no_share(ledger):
    _, february, _ = ledger.dyad("OMN", "KAZ")
    assert (february.happenings, february.documents, february.per_hundred, february.goldstein) == (0, 0, None, None)


def test_forth_and_back_turn_with_the_order_of_the_states(ledger):
    forth, back = (next(iter(ledger.dyad(*pair))) for pair in (("OMN", "KAZ"), ("KAZ", "OMN")))
    assert (forth.forth, forth.back) == (back.back, back.forth)
    assert back.states == ("KAZ", "OMN")


def test_what_both_do_together_counts_in_both_directions(tmp_path):
    text = "Oman met Kazakhstan in Muscat."
    with Ledger(tmp_path / "l") as opened:
        opened.add(told(text, "a.txt", "2019-01-10", "one"), text)
        (row,) = opened.dyad("OMN", "KAZ", period="week")
    assert row.period == "2019-01-07/2019-01-13"
    assert row.forth == row.back == row.goldstein


def test_a_happening_that_two_outlets_tell_counts_once(tmp_path):
    texts = ("Oman met Kazakhstan in Muscat.", "Oman met with Kazakhstan in Muscat.")
    with Ledger(tmp_path / "l") as opened:
        for outlet, text in zip(("one", "two"), texts, strict=True):
            opened.add(told(text, f"{outlet}.txt", "2019-01-10", outlet), text)
        opened.link()
        (row,) = opened.dyad("OMN", "KAZ")
    assert (row.happenings, row.outlets, row.documents) == (1, ("one", "two"), 2)


def test_what_no_period_holds_comes_last(tmp_path):
    text = "Oman met Kazakhstan in Muscat."
    with Ledger(tmp_path / "l") as opened:
        opened.add(told(text, "a.txt", "2019-01-10", "one", date="2018"), text)
        month, rest = opened.dyad("OMN", "KAZ")
        (year_before, year) = opened.dyad("OMN", "KAZ", period="year")
    assert (month.happenings, rest.period, rest.happenings, rest.documents) == (0, None, 1, None)
    assert (year_before.period, year_before.happenings, year.happenings) == ("2018", 1, 0)


def test_documents_are_limited_as_the_events_are(ledger):
    (january,) = ledger.dyad("OMN", "KAZ", until="2019-01", sources="one")
    assert (january.happenings, january.documents) == (1, 1)


@pytest.mark.parametrize("wrong", [{"between": ("OMN", "KAZ")}, {"status": "denied"}, {"limit": 3}])
def test_what_a_dyad_settles_itself_cannot_be_asked(ledger, wrong):
    with pytest.raises(QueryError, match=next(iter(wrong))):
        list(ledger.dyad("OMN", "KAZ", **wrong))


def test_one_state_is_no_pair_and_a_period_must_be_known(ledger):
    with pytest.raises(QueryError):
        list(ledger.dyad("OMN", "OMN"))
    with pytest.raises(QueryError, match="fortnight"):
        list(ledger.dyad("OMN", "KAZ", period="fortnight"))


def test_pairs_are_counted_by_class_without_what_is_planned(ledger):
    assert ledger.pairs() == {("KAZ", "OMN"): {2: 1, 3: 2}}
    assert ledger.pairs(since="2019-03") == {("KAZ", "OMN"): {3: 1}}
    with pytest.raises(QueryError, match="status"):
        ledger.pairs(status="denied")


def test_what_somebody_alleges_is_no_dealing(tmp_path):
    text = "Oman says Kazakhstan threatened it."
    threat = {"trigger": "threatened", "kind": "threat", "plover": "THREATEN", "alleged_by": "s:0"}
    with Ledger(tmp_path / "l") as opened:
        report = told(text, "a.txt", "2019-01-10", "one", actors=("KAZ",), recipients=("OMN",), **threat)
        opened.add(report, text)
        (row,) = opened.dyad("OMN", "KAZ")
        assert (row.happenings, row.documents) == (0, 1)
        assert opened.pairs() == {}
