from msgspec.structs import replace
from tests.store.samples import ENERGY, GRAIN, LAVROV, RUSSIA, bare_report, energy_report, grain_report

from rasad.records.days import UNKNOWN_DAYS, Days
from rasad.records.report import Published
from rasad.store.rows import TABLES, document_days, quotes_of, rows_of, state_of


def test_every_row_has_a_value_for_every_column() -> None:
    for report in (grain_report(), energy_report()):
        rows = rows_of(report)
        assert rows.keys() == TABLES.keys()
        for table, columns in TABLES.items():
            assert all(len(row) == len(columns.split()) for row in rows[table]), table


def test_all_quotes_of_a_report_stand_in_its_text() -> None:
    for report, source in ((grain_report(), GRAIN), (energy_report(), ENERGY)):
        quotes = list(quotes_of(report))
        assert len(quotes) > 8
        assert all(source[quote.start : quote.end] == quote.text for _, _, quote in quotes)


def test_a_person_counts_for_their_state() -> None:
    assert (state_of(RUSSIA), state_of(LAVROV)) == ("RUS", "RUS")
    assert rows_of(grain_report())["document_state"] == [("RUS", 2), ("TUR", 2)]
    assert rows_of(energy_report())["document_state"] == [("IRN", 2), ("RUS", 2)]


def test_a_document_is_filed_under_its_publication_else_what_its_words_allow_else_its_events() -> None:
    assert document_days(grain_report()) == Days("2021-05-04", "2021-05-04")
    assert document_days(energy_report()) == Days("2020-01-01", "2020-01-31")
    assert document_days(bare_report(GRAIN)) == UNKNOWN_DAYS
    bare = bare_report(GRAIN)
    allowed = Published(basis="unknown", candidates=("2019-03", "2018"))
    assert document_days(replace(bare, document=replace(bare.document, published=allowed))) == Days(
        "2018-01-01", "2019-03-31"
    )
