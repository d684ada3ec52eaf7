"""Data sets of others: read, kept apart, shown only as foreign, and erased with what is to be forgotten."""

import json

import pytest

from rasad.errors import QueryError, ReadError
from rasad.export.foreign import SetFile
from rasad.export.icews import COLUMNS as ICEWS
from rasad.export.polecat import COLUMNS as POLECAT
from rasad.export.writing import export

LAVROV = {
    "code": "RUS",
    "sector": "GOV",
    "entity_text": "لافروف",
    "identifier_id": "Q58217",
    "identifier_text": "Lavrov",
}
OLD = {
    "id": "G1", "date": "2014-03-01", "source": [{"actorText": "Moscow", "code": "RUS", "sector": "GOV"}],
    "target": [{"actorText": "Kyiv", "code": "UKR", "sector": "GOV"}], "event": "DEMAND", "mode": "",
    "eventLoc": "Kyiv", "context": "military, territory", "textInfo": {"markup": "Moscow told Kyiv."}, "language": "en",
}  # fmt: skip


def table(path, columns, *rows, encoding="utf-8"):
    lines = ["\t".join(columns), *("\t".join(row.get(name, "None") for name in columns) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def add(ledger, path, form, name="theirs"):
    file = SetFile(path, form, name)
    return ledger.add_foreign(file, name=name, form=form, sha256=file.sha256), file


def records(path, *found):
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found), encoding="utf-8")
    return path


def test_polecat_is_read_with_both_headers_and_in_the_older_encoding(ledger, tmp_path):
    row = {
        "Event ID": "20190801-2309-4e081644904c_COOPERATE_R", "Event Date": "2019-08-01", "Event Type": "COOPERATE",
        "Contexts": "military;economic", "Actor Name": "A;B", "Actor Country": "FRA;None", "Actor Name Raw": "Café;b",
        "Primary Actor Sector": "GOV;MIL", "Recipient Name": "C", "Recipient Country": "TUR", "Placename": "Paris",
    }  # fmt: skip
    old = ["Intensity" if name == "Event Intensity" else name for name in POLECAT]
    for columns, encoding in ((POLECAT, "utf-8"), (old, "iso-8859-1")):
        add(ledger, table(tmp_path / "p.txt", columns, row, encoding=encoding), "polecat")
        (found,) = ledger.foreign()
        assert (found.set, found.type, found.mode, found.date) == ("theirs", "COOPERATE", None, "2019-08-01")
        assert [(p.name, p.state, p.sectors, p.words) for p in found.actors] == [
            ("A", "FRA", ("GOV",), "Café"), ("B", None, ("MIL",), "b"),
        ]  # fmt: skip
        assert (found.recipients[0].state, found.contexts) == ("TUR", ("military", "economic"))


def test_icews_is_read_through_the_crosswalk(ledger, tmp_path):
    row = {
        "Event ID": "32889836", "Event Date": "2018-06-01", "Source Name": "Foreign Affairs (Russia)",
        "Source Sectors": "Executive,Government", "Source Country": "Russian Federation", "Event Text": "Make a visit",
        "CAMEO Code": "042", "Target Name": "Iran", "Target Country": "Iran", "Target Sectors": "NULL",
    }  # fmt: skip
    statement = row | {"CAMEO Code": "010", "Event Date": "6/2/2018", "Target Name": "NA", "Target Country": "NA"}
    add(ledger, table(tmp_path / "i.tab", ICEWS, row, statement), "icews")
    visit, said = ledger.foreign()
    assert (visit.type, visit.mode, visit.code, visit.date) == ("CONSULT", "visit", "042", "2018-06-01")
    assert (visit.actors[0].state, visit.actors[0].sectors) == ("RUS", ("Executive", "Government"))
    assert (visit.recipients[0].state, visit.recipients[0].sectors) == ("IRN", ())
    assert (said.type, said.code, said.date, said.recipients) == (None, "010", "2018-06-02", ())


def test_older_plover_records_are_read_in_todays_words(ledger, tmp_path):
    add(ledger, records(tmp_path / "g.jsonl", OLD), "plover-jsonl")
    (row,) = ledger.foreign()
    assert (row.type, row.actors[0].words, row.recipients[0].state) == ("REQUEST", "Moscow", "UKR")
    assert (row.contexts, row.text, row.place) == (("military", "territory"), "Moscow told Kyiv.", "Kyiv")


def test_what_was_exported_is_read_back_by_the_format_it_is_in(told, tmp_path):
    for form in ("polecat", "icews"):
        done = export(told, form, tmp_path / form)
        kept, file = add(told, tmp_path / form, form, form)
        assert (kept.rows, file.refused) == (done.rows, [])
    meeting = next(row for row in told.foreign() if row.set == "polecat" and row.mode == "visit")
    assert (meeting.actors[0].name, meeting.actors[0].identifier) == ("Sergey Lavrov", "Q58217")
    assert {s.name: s.rows for s in told.foreign_sets()} == {"polecat": 4, "icews": 4}


def test_foreign_rows_show_nowhere_but_as_foreign(ledger, tmp_path):
    ledger.link()
    before = (list(ledger.events()), list(ledger.documents()), list(ledger.happenings()))
    add(ledger, records(tmp_path / "g.jsonl", OLD), "plover-jsonl")
    assert (list(ledger.events()), list(ledger.documents()), list(ledger.happenings())) == before
    export(ledger, "csv", tmp_path / "x.csv", layer="foreign")
    assert "foreign row of theirs: not read by rasad" in (tmp_path / "x.csv").read_text(encoding="utf-8")
    assert ledger.check() == []


def test_foreign_rows_are_chosen_by_states_and_time(ledger, tmp_path):
    later = OLD | {"id": "G2", "date": "2015-01", "enddate": "2015-03"}
    add(ledger, records(tmp_path / "g.jsonl", OLD, later, {"id": "G3", "event": "AID"}), "plover-jsonl")
    assert [row.id for row in ledger.foreign()] == ["G1", "G2", "G3"]
    assert [row.id for row in ledger.foreign(since="2015-02")] == ["G2"]
    assert [row.id for row in ledger.foreign(between=("UKR", "RUS"), until="2014")] == ["G1"]
    with pytest.raises(QueryError, match="cannot be chosen by 'kinds'; choose by between, since, until"):
        export(ledger, "csv", tmp_path / "x", layer="foreign", filters={"kinds": ("meeting",)})
    with pytest.raises(QueryError, match="RUS was given twice"):
        list(ledger.foreign(between=("RUS", "RUS")))


def test_a_set_is_replaced_by_one_of_its_name_and_removed_by_it(ledger, tmp_path):
    add(ledger, records(tmp_path / "g.jsonl", OLD, OLD | {"id": "G2"}), "plover-jsonl")
    add(ledger, records(tmp_path / "g.jsonl", OLD), "plover-jsonl")
    assert len(list(ledger.foreign())) == 1
    assert ledger.remove_foreign("theirs")
    assert not ledger.remove_foreign("theirs")
    assert list(ledger.foreign()) == []


def test_bad_lines_are_refused_by_number_and_a_wrong_file_as_a_whole(ledger, tmp_path):
    path = tmp_path / "g.jsonl"
    path.write_text("{]\n" + json.dumps(OLD) + '\n{"id": "x"}\n')
    kept, file = add(ledger, path, "plover-jsonl")
    assert (kept.rows, [line.number for line in file.refused]) == (1, [1, 3])
    table(tmp_path / "p.txt", POLECAT[:-1])
    with pytest.raises(ReadError, match="no column 'Version', so it is no file of --format polecat"):
        add(ledger, tmp_path / "p.txt", "polecat", "other")
    assert [known.name for known in ledger.foreign_sets()] == ["theirs"]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({"event": ["AID"]}, "it has no 'id'"),
        ({"id": "x", "event": ["AID"], "date": 20140301}, "Expected `str | null`, got `int` - at `$.date`"),
        ({"id": "x", "event": ["AID"], "actor": [{"code": 7}]}, "at `$.actors[0].state`"),
        ({"id": "x", "event": ["AID"], "text": ["Moscow", "Kyiv"]}, "at `$.text`"),
    ],
)
def test_a_record_whose_values_are_of_another_kind_is_refused_and_the_others_stay(ledger, tmp_path, record, why):
    kept, file = add(ledger, records(tmp_path / "g.jsonl", record, OLD), "plover-jsonl")
    assert [row.id for row in ledger.foreign()] == ["G1"]
    ((number, said),) = file.refused
    assert (kept.rows, number) == (1, 1)
    assert why in said


@pytest.mark.parametrize(("form", "columns"), [("polecat", POLECAT), ("icews", ICEWS)])
def test_a_line_without_an_id_is_refused(ledger, tmp_path, form, columns):
    row = {"Event Date": "2019-08-01", "Event Type": "COOPERATE", "CAMEO Code": "042"}
    kept, file = add(ledger, table(tmp_path / "t", columns, row, row | {"Event ID": "1"}), form)
    assert (kept.rows, file.refused) == (1, [(2, "it has no 'Event ID'")])


def test_a_forgotten_person_goes_from_foreign_rows_and_stays_out(told, tmp_path):
    on_him = {"id": "P1", "event": ["ACCUSE"], "actor": [LAVROV], "date": "2021-05-03"}
    by_name = {"id": "P2", "event": ["ACCUSE"], "text": "Minister Sergey Lavrov accused Turkey.", "date": "2021-05-03"}
    path = records(tmp_path / "g.jsonl", OLD, on_him, by_name)
    add(told, path, "plover-jsonl")
    erasure = told.forget("Q58217")
    assert erasure.foreign == 2
    assert [row.id for row in told.foreign()] == ["G1"]
    assert add(told, path, "plover-jsonl")[0] == (1, 2)


def test_a_forgotten_address_goes_from_foreign_rows_and_stays_out(ledger, tmp_path):
    url = "https://example.org/a"
    path = records(tmp_path / "g.jsonl", OLD, OLD | {"id": "G2", "cite_info": {"url": url}})
    add(ledger, path, "plover-jsonl")
    assert ledger.forget(url).foreign == 1
    assert add(ledger, path, "plover-jsonl")[0] == (1, 1)
    assert ledger.remember(url)
    assert add(ledger, path, "plover-jsonl")[0] == (2, 0)
