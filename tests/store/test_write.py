from collections.abc import Iterator

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.store.samples import ENERGY, GRAIN, bare_report, energy_report, filled_ledger, grain_report, with_origin

from rasad.records.report import Bounds, Entity, Figure, Mention, Report
from rasad.records.spans import Span
from rasad.store.check import faults
from rasad.store.outcomes import Added, Removed, Replaced, Unchanged
from rasad.store.packing import text_digest
from rasad.store.read import read_document
from rasad.store.rows import TABLES
from rasad.store.write import clear_failures, fault_in, remove_old_parts, transaction, write_document, write_failure


@pytest.fixture
def ledger(tmp_path) -> Iterator[apsw.Connection]:
    connection = filled_ledger(tmp_path / "l")
    yield connection
    connection.close()


def count(connection: apsw.Connection, table: str) -> int:
    return connection.execute(f"SELECT count(*) FROM {table}").get


LETTERS = st.sampled_from([*"abc 12\n", "ب", "ى", "ک", "\u200c", "\u064b", "\u202b", "\u0640", "🕊", "\x00", "é", "'"])
NAMES = st.text(alphabet="abc-:'\"", min_size=1, max_size=6)
NUMBERS = st.one_of(st.none(), st.integers(), st.floats(allow_nan=False, allow_infinity=False))
EXACT = st.one_of(
    st.none(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False)
)  # as floats
BOUNDS = st.builds(Bounds, min=EXACT, max_exclusive=EXACT).filter(lambda bounds: bounds != Bounds())


@st.composite
def reports(draw: st.DrawFn) -> tuple[Report, str]:
    """Return a report of odd characters and numbers, true to its text."""
    source = draw(st.text(alphabet=LETTERS, min_size=1, max_size=40))
    cuts = st.integers(0, len(source))
    spans = draw(st.lists(st.tuples(cuts, cuts).map(sorted), max_size=4, unique_by=tuple))
    base = bare_report(source, location=draw(NAMES), outlet=draw(st.none() | NAMES))
    mentions = tuple(
        Mention(
            id=f"m:{a}-{b}", start=a, end=b, text=source[a:b], kind="name",
            entities=tuple(draw(st.lists(NAMES, max_size=3))), confidence=draw(st.floats(0, 1)), read_by=draw(NAMES),
            metonym=draw(st.booleans()),
        )
        for a, b in spans
    )  # fmt: skip
    figures = tuple(
        Figure(
            id=f"q:{a}-{b}", start=a, end=b, text=source[a:b], value=draw(NUMBERS | BOUNDS), unit=None, confidence=1.0,
            read_by="x", probable_value=draw(NUMBERS),
        )
        for a, b in spans
    )  # fmt: skip
    named = sorted({entity for mention in mentions for entity in mention.entities})
    entities = tuple(Entity(id=name, wikidata=None, name=draw(NAMES), type="group") for name in named)
    return replace(base, entities=entities, mentions=mentions, figures=figures), source


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports())
def test_what_is_stored_is_read_back_the_same(ledger, case) -> None:
    report, source = case
    ledger.execute("BEGIN")
    write_document(ledger, report, source)
    stored = read_document(ledger, report.document.id)
    found = list(faults(ledger))
    ledger.execute("ROLLBACK")
    assert stored is not None
    assert (stored.report, stored.source) == (report, source)
    assert found == []


@pytest.mark.parametrize(
    ("report", "source"),
    [
        (grain_report(), GRAIN),
        (energy_report(), ENERGY),
        (with_origin(grain_report(outlet="tass"), GRAIN, "الروسي"), GRAIN),
    ],
)
def test_full_reports_are_read_back_the_same_and_every_row_stands_in_the_text(ledger, report, source) -> None:
    assert write_document(ledger, report, source) == Added(report.document.id, report.document.location)
    stored = read_document(ledger, report.document.id)
    assert (stored.report, stored.source) == (report, source)
    assert list(faults(ledger)) == []
    for table in ("quote", "mention", "time", "figure"):
        for start, stop, text in ledger.execute(f"SELECT start, stop, text FROM {table}"):
            assert source[start:stop] == text


def test_the_same_report_twice_changes_nothing(ledger) -> None:
    write_document(ledger, grain_report(), GRAIN)
    before = ledger.total_changes()
    assert isinstance(write_document(ledger, grain_report(), GRAIN), Unchanged)
    assert ledger.total_changes() == before


def test_the_same_article_of_an_outlet_at_another_place_is_unchanged(ledger) -> None:
    write_document(ledger, grain_report(outlet="tass", location="a.txt"), GRAIN)
    assert isinstance(write_document(ledger, grain_report(outlet="tass", location="b/a.txt"), GRAIN), Unchanged)


def test_a_copy_in_another_outlet_is_a_document_of_its_own_with_the_text_kept_once(ledger) -> None:
    for outlet in ("tass", "irna"):
        assert isinstance(write_document(ledger, grain_report(outlet=outlet), GRAIN), Added)
    assert (count(ledger, "document"), count(ledger, "source_text")) == (2, 1)


def test_another_reading_takes_the_place_of_all_rows_and_says_what_was(ledger) -> None:
    write_document(ledger, grain_report(), GRAIN)
    outcome = write_document(ledger, bare_report(GRAIN, version="0.2.0"), GRAIN)
    assert isinstance(outcome, Replaced)
    assert outcome.was.rasad == "0.1.0"
    assert {table: count(ledger, table) for table in TABLES if table != "quote" and count(ledger, table)} == {}
    assert (count(ledger, "document"), count(ledger, "fulltext")) == (1, 1)
    assert list(faults(ledger)) == []


def test_a_page_cut_otherwise_loses_its_old_parts_but_no_other_page_does(ledger) -> None:
    other = bare_report(GRAIN, location="other.txt")
    whole = bare_report(GRAIN, location="a.txt")
    part = replace(whole, document=replace(whole.document, id="second", part=1, extent=Span(10, len(GRAIN))))
    for report in (other, whole, part):
        write_document(ledger, report, GRAIN)
    assert remove_old_parts(ledger, [whole]) == [Removed("second", "a.txt")]
    assert count(ledger, "document") == 2


def test_a_failure_inside_a_transaction_leaves_no_half_document(ledger) -> None:
    with pytest.raises(ZeroDivisionError), transaction(ledger):
        write_document(ledger, grain_report(), GRAIN)
        _ = 1 / 0
    assert {table: count(ledger, table) for table in ("document", "source_text", "mention", "fulltext")} == {
        "document": 0, "source_text": 0, "mention": 0, "fulltext": 0,
    }  # fmt: skip


def test_a_failure_is_noted_once_and_goes_when_the_input_is_read(ledger) -> None:
    write_failure(ledger, "a.txt", "read", "ReadError", "first")
    write_failure(ledger, "a.txt", "read", "ReadError", "second")
    assert ledger.execute("SELECT location, step, error, message FROM failure").fetchall() == [
        ("a.txt", "read", "ReadError", "second")
    ]
    clear_failures(ledger, "a.txt")
    assert count(ledger, "failure") == 0


def test_a_report_that_is_untrue_to_its_text_is_found_out() -> None:
    report = grain_report()
    assert fault_in(report, GRAIN) is None
    assert "not the one" in (fault_in(report, GRAIN + " ") or "")
    assert "no valid Unicode at offset 1" in (fault_in(report, "a\ud800") or "")
    shifted = replace(report, mentions=(replace(report.mentions[0], text="x"),))
    assert "the mention of m:0-5 is not what stands at [0, 5)" in (fault_in(shifted, GRAIN) or "")
    twice = replace(report, times=report.times * 2)
    assert fault_in(twice, GRAIN) == "two times have the same id: t:day"


def test_digests_are_of_the_characters_as_utf_8() -> None:
    assert text_digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
