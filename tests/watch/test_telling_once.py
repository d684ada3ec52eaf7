"""An alert is delivered over each channel, once, whatever stops the watch; what cannot be delivered now is later."""

import json

import pytest
from tests.readers.web import Answer, site
from tests.watch.press import MEETING, SIGNING, VISIT, lines, news, plan_of, rss, source, text, watching
from tests.watch.test_watching import due_again

from rasad.records.alerts import AlertRow
from rasad.store.watching import NewParcel, WatchState
from rasad.watch.delivery import Delivery
from rasad.watch.plan import Deliver

ALERT = '[[alert]]\nname = "Gulf"\nbetween = ["TUR", "QAT"]\n'


@pytest.fixture
def web():
    with site() as running:
        news(running)
        running.pages["/hook"] = Answer(b"thanks")
        yield running


def plan(web, folder, more: str = ""):
    channels = f'[deliver]\nfile = "alerts.jsonl"\nwebhook = "{web.url("/hook")}"\n'
    return plan_of(folder, source(web.url("/feed")) + ALERT + channels + more)


def filed(folder) -> list[dict]:
    path = folder / "alerts.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def posted(web) -> list[dict]:
    return [json.loads(asked.body) for asked in web.asked if asked.path == "/hook"]


def test_each_channel_gets_each_alert_once_with_evidence_and_link(web, tmp_path) -> None:
    shown: list[AlertRow] = []
    lines(tmp_path, plan(web, tmp_path), shown)
    ids = [row["id"] for row in filed(tmp_path)]
    assert len(ids) == len(set(ids)) == 3
    assert [row.id for row in shown] == [row["id"] for row in posted(web)] == ids
    assert {row["kind"] for row in filed(tmp_path)} == {"visit", "talks", "agreement_signed"}
    evidence = filed(tmp_path)[0]["evidence"][0]
    assert evidence["url"] == web.url("/0")
    assert VISIT[evidence["start"] : evidence["end"]] == evidence["text"]
    (first, *_) = [asked for asked in web.asked if asked.path == "/hook"]
    assert (first.method, first.headers["content-type"]) == ("POST", "application/json")
    assert first.headers["idempotency-key"] == ids[0]


def test_a_restart_and_a_second_paper_tell_nothing_twice(web, tmp_path) -> None:
    lines(tmp_path, plan(web, tmp_path))
    web.pages |= {"/feed": rss(web.url("/copy")), "/copy": text(VISIT + "\nرويترز\n")}
    due_again(tmp_path)
    log = lines(tmp_path, plan(web, tmp_path))
    assert any("/copy: 1 added" in line for line in log)
    assert len(filed(tmp_path)) == len(posted(web)) == 3


def test_a_new_name_of_an_alert_is_no_new_alert_and_another_pattern_is(web, tmp_path) -> None:
    lines(tmp_path, plan(web, tmp_path))
    due_again(tmp_path)
    web.pages |= {"/feed": rss(web.url("/new")), "/new": text(SIGNING)}
    other = plan(web, tmp_path, '[[alert]]\nkind = "agreement_signed"\n')
    lines(tmp_path, other)
    assert [row["alert"] for row in filed(tmp_path)] == ["Gulf"] * 3 + ["agreement_signed"]


def test_what_was_read_before_a_kill_is_still_alerted_on(web, tmp_path) -> None:
    with watching(tmp_path, plan(web, tmp_path)) as (watch, _):
        for note in watch.run(once=True):
            if note.text == "1 added":  # in the ledger, and not yet told
                break
    assert filed(tmp_path) == []
    lines(tmp_path, plan(web, tmp_path))
    assert len(filed(tmp_path)) == 3


def test_a_webhook_that_is_down_gets_the_alerts_later_in_their_order(web, tmp_path) -> None:
    web.pages["/hook"] = Answer(status=503)
    log = lines(tmp_path, plan(web, tmp_path))
    assert any("alert: webhook" in line and "answered 503 to an alert" in line for line in log)
    assert len(filed(tmp_path)) == 3
    web.pages["/hook"] = Answer(status=204)
    web.asked.clear()
    state = WatchState(tmp_path / "l.watch")
    state._connection.execute("UPDATE outbox SET next_at = 0")
    state.close()
    lines(tmp_path, plan(web, tmp_path))
    assert [row["id"] for row in posted(web)] == [row["id"] for row in filed(tmp_path)]


def test_a_line_that_was_written_before_a_kill_is_not_written_again(tmp_path) -> None:
    state = WatchState(tmp_path / "w")
    row = AlertRow(id="a:1", alert="x", on="event", at="2026-11-22T10:00:00Z", says="s", subject="e", produced_by="0")
    body = json.dumps({"id": "a:1"})
    state.follow("x", [])
    state.follow("x", [NewParcel("x", ("key",), "a:1", body, ("file",))])
    (parcel,) = state.parcels(1.0)
    for _ in range(2):  # as two processes, the first of which was killed before it could note the delivery
        Delivery(Deliver(file=str(tmp_path / "f")), lambda _row: None).send(parcel, row)
    assert (tmp_path / "f").read_text() == body + "\n"
    state.close()


def test_what_the_record_holds_already_is_no_news(web, tmp_path) -> None:
    figures = [
        f"قال وزير التجارة التركي إن حجم التبادل التجاري بين تركيا وروسيا بلغ {n} مليار دولار عام 2018.\n"
        for n in (20, 25, 27)
    ]
    dates = [f"Wed, 08 {month} 2019 10:00:00 GMT" for month in ("May", "Jun", "Jul")]
    alert = '[[alert]]\non = "figure"\nbetween = ["TUR", "RUS"]\n[deliver]\nfile = "alerts.jsonl"\n'
    for number, (body, date) in enumerate(zip(figures, dates, strict=True)):
        web.pages |= {"/feed": rss(web.url(f"/f{number}"), date=date), f"/f{number}": text(body)}
        without = plan_of(tmp_path, source(web.url("/feed")))
        lines(tmp_path, without if number < 2 else plan_of(tmp_path, source(web.url("/feed")) + alert))
        due_again(tmp_path)
    (row,) = filed(tmp_path)
    assert row["on"] == "figure"
    assert [detail.split(",")[0] for detail in row["details"]] == ["2018: 25", "2018: 27"]  # not 20 and 25


def test_alerts_and_documents_of_several_languages(web, tmp_path) -> None:
    shown: list[AlertRow] = []
    web.pages["/feed"] = rss(web.url("/2"))
    web.pages["/2"] = text(MEETING)
    lines(tmp_path, plan_of(tmp_path, source(web.url("/feed")) + '[[alert]]\nbetween = ["OMN", "TUN"]\n'), shown)
    assert [row.kind for row in shown] == ["meeting"]
