"""All kinds of input, the whole way: into reports and into a ledger, on the command line and from Python."""

import gzip
import json
import subprocess
import sys
import zipfile

import pytest
from click.testing import CliRunner

from rasad.cli.main import cli
from rasad.ledger import Ledger
from rasad.pipeline import read_paths
from rasad.store.outcomes import Added, Failed, Unchanged

ARTICLES = [
    "زار وزير الخارجية العماني تونس أمس، وبحث مع نظيره زيادة التبادل التجاري.",
    "وقعت منغوليا وكازاخستان اتفاقا لبناء خط سكة حديد بين البلدين.",
    "وزیر امور خارجه ارمنستان دیروز در تفلیس با همتای گرجستانی خود دیدار کرد.",
]


def rows(*texts, **more):
    return "".join(json.dumps({"text": text, **more}, ensure_ascii=False) + "\n" for text in texts)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_text(rows(*ARTICLES, date="2019-05-08", outlet="TASS"), encoding="utf-8")
    return path


FEED = (
    '<rss version="2.0"><channel><item><title>{0}</title><link>{1}</link><pubDate>{2}</pubDate>'
    "<description>{3}</description></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("url", "outlet", "published"),
    [
        ("https://www.irna.ir/news/1/x", ("irna", "IRNA", "IRN"), "2023-01-11T00:20:00+03:30"),
        ("https://www.bbc.com/persian/1", ("bbc", "BBC", "GBR"), "2023-01-10T20:50:00Z"),
        ("https://far-shore.example/1", ("far-shore-example", "far-shore.example", None), "2023-01-10T20:50:00Z"),
    ],
)
def test_the_site_of_an_entry_tells_its_outlet_and_by_whose_clocks_its_day_goes(tmp_path, url, outlet, published):
    path = tmp_path / "feed.xml"
    path.write_text(FEED.format("خبر", url, "Tue, 10 Jan 2023 20:50:00 GMT", ARTICLES[2]), encoding="utf-8")
    (outcome,) = read_paths([path])
    header = outcome.reports[0].document
    assert (header.outlet.id, header.outlet.name, header.outlet.state) == outlet
    assert (header.published.edtf, header.published.basis) == (published, "given")
    assert ("Asia/Tehran" in "".join(header.published.steps)) == (outlet[0] == "irna")
    yesterday = {"irna": "2023-01-10", "bbc": "2023-01-09"}.get(outlet[0], "2023-01-09")
    assert [time.value for time in outcome.reports[0].times] == [yesterday]


def test_a_page_that_names_no_outlet_has_that_of_its_site_and_its_day(tmp_path):
    path = tmp_path / "page.html"
    moment = '<meta property="article:published_time" content="2023-01-10T20:50:00Z">'
    address = '<link rel="canonical" href="https://www.tasnimnews.com/fa/news/1">'
    text = f"<p>{ARTICLES[2]}</p>" * 4
    path.write_text(f"<html><head>{moment}{address}</head><body><h1>خبر</h1>{text}</body></html>", encoding="utf-8")
    (outcome,) = read_paths([path])
    header = outcome.reports[0].document
    assert (header.outlet.id, header.published.edtf, header.published.basis) == ("tasnim", "2023-01-11", "metadata")


def test_the_rows_of_a_table_are_articles_with_its_dates_and_outlets(table):
    outcomes = list(read_paths([table]))
    headers = [outcome.reports[0].document for outcome in outcomes]
    assert [header.location for header in headers] == [f"{table}!{number}" for number in (1, 2, 3)]
    assert {header.published.edtf for header in headers} == {"2019-05-08"}
    assert {header.outlet.id for header in headers} == {"tass"}
    assert headers[0].published.steps == ("given by the table",)


def test_a_manifest_wins_over_a_table_and_says_the_outlet_of_all_its_rows(table, tmp_path):
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,published,outlet\nt.jsonl!2,2019-05-07,IRNA\n")
    headers = [outcome.reports[0].document for outcome in read_paths([table], manifest=manifest)]
    assert [header.published.edtf for header in headers] == ["2019-05-08", "2019-05-07", "2019-05-08"]
    assert headers[1].published.steps == ("given by the user",)
    assert [header.outlet.id for header in headers] == ["tass", "irna", "tass"]


def test_what_a_manifest_says_of_an_archive_holds_for_all_in_it_that_it_does_not_name(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.txt", ARTICLES[0])
        archive.writestr("t.jsonl", rows(ARTICLES[1], outlet="TASS"))
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,published,outlet\na.zip,2019-05-07,IRNA\na.zip!one.txt,2019-05-06,\n")
    headers = [o.reports[0].document for o in read_paths([tmp_path / "a.zip"], manifest=manifest)]
    assert [header.published.edtf for header in headers] == ["2019-05-06", "2019-05-07"]
    assert [header.outlet.id for header in headers] == ["irna", "irna"]


def test_a_table_is_taken_up_again_where_it_was_left_and_its_failures_stay_named(table, tmp_path, monkeypatch):
    with Ledger(tmp_path / "l") as ledger:
        adding = ledger.add_paths([table])
        assert isinstance(next(adding), Added)
        adding.close()
    table.write_text(table.read_text(encoding="utf-8") + "no row\n", encoding="utf-8")
    read = []
    import rasad.pipeline

    real = rasad.pipeline.read_source
    monkeypatch.setattr(rasad.pipeline, "read_source", lambda *said: read.append(said[0].location) or real(*said))
    with Ledger(tmp_path / "l") as ledger:
        kinds = [type(outcome) for outcome in ledger.add_paths([table])]
        assert kinds == [Unchanged, Added, Added, Failed]
        assert read == [f"{table}!2", f"{table}!3"]
        failures = ledger._connection.execute("SELECT location, step FROM failure").fetchall()
        assert failures == [(f"{table}!4", "read")]
        assert ledger.check() == []


def test_a_row_that_is_mended_is_a_failure_no_more(tmp_path):
    path = tmp_path / "t.jsonl"
    with Ledger(tmp_path / "l") as ledger:
        for text in (json.dumps({"title": "x"}), rows(ARTICLES[0])):
            path.write_text(text, encoding="utf-8")
            last = list(ledger.add_paths([path]))
        assert isinstance(last[0], Added)
        assert ledger._connection.execute("SELECT count(*) FROM failure").get == 0


def test_standard_input_and_a_map_of_columns_work_on_the_command_line(tmp_path):
    text = "رقم;خبر;يوم\n" + "".join(f"{n};{text};2019-05-0{n}\n" for n, text in enumerate(ARTICLES, 1))
    command = [sys.executable, "-m", "rasad", "read", "-", "--columns", "text=خبر,published=يوم,id=رقم"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    headers = [json.loads(line)["document"] for line in done.stdout.splitlines()]
    assert [header["location"] for header in headers] == ["-!1", "-!2", "-!3"]
    assert [header["published"]["edtf"] for header in headers] == ["2019-05-01", "2019-05-02", "2019-05-03"]


def test_a_ledger_takes_a_map_of_columns(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_text(json.dumps({"a": {"b": ARTICLES[0]}}), encoding="utf-8")
    arguments = ["--ledger", str(tmp_path / "l"), "ledger", "add", str(path), "--columns"]
    assert "1 added" in CliRunner().invoke(cli, [*arguments, "text=a.b"]).stderr
    assert CliRunner().invoke(cli, [*arguments, "text"]).exit_code == 2


def test_texts_of_other_containers_do_not_disturb_each_other(tmp_path):
    """The same row in two tables of one outlet is one document; of no outlet, two."""
    for name, outlet in (("a", "TASS"), ("b", "TASS"), ("c", None), ("d", None)):
        (tmp_path / name).write_text(rows(ARTICLES[0], outlet=outlet), encoding="utf-8")
    ids = [outcome.reports[0].document.id for outcome in read_paths([tmp_path])]
    assert len(ids) == 4
    assert len(set(ids)) == 3


def test_a_web_archive_is_added_once_and_what_is_damaged_in_it_is_named(tmp_path, monkeypatch):
    from tests.readers.test_warcs import http, record

    def capture(number):
        body = f"<!DOCTYPE html><title>خبر</title><h1>خبر</h1><p>{ARTICLES[number]} {' '.join(ARTICLES[:2] * 9)}</p>"
        return gzip.compress(record(http(body.encode()), f"https://news.test/{number}"))

    path = tmp_path / "a.warc.gz"
    path.write_bytes(capture(0) + b"what does not belong here" + capture(1))
    with Ledger(tmp_path / "l") as ledger:
        first = list(ledger.add_paths([path]))
        assert [type(outcome) for outcome in first] == [Added, Failed, Added]
        assert [first[0].location, first[2].location] == ["https://news.test/0", "https://news.test/1"]
        assert "the reading goes on at byte" in first[1].reasons[0]
        monkeypatch.setattr("rasad.pipeline.read_item", None)  # nothing is parsed again
        assert [type(outcome) for outcome in ledger.add_paths([path])] == [Unchanged, Failed, Unchanged]
        assert {row.location for row in ledger.documents()} == {"https://news.test/0", "https://news.test/1"}


def test_progress_is_shown_on_a_terminal_only(monkeypatch, table):
    from rasad.cli.progress import followed
    from rasad.readers.streams import Tally

    class Terminal:
        def __init__(self):
            self.written = ""

        def isatty(self):
            return True

        def write(self, text):
            self.written += text
            return len(text)

        def flush(self):
            pass

    terminal = Terminal()
    assert list(followed([1, 2], Tally(), str)) == [1, 2]
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert list(followed([1, 2], Tally(), lambda number: f"place {number}")) == [1, 2]
    assert "2 read" in terminal.written
    assert "place 2" in terminal.written
