"""Pages that are changed after they were read: looked at again for some days, and the new text kept beside the old."""

import pytest
from tests.readers.web import Answer, site
from tests.watch.press import MEETING, SIGNING, VISIT, html, kept, lines, plan_of, rss, source

from rasad.ledger import Ledger
from rasad.store.watching import PageAnswer, WatchState
from rasad.watch.changes import CHANGED, next_look
from rasad.watch.plan import Source

HOUR = 3_600.0
ALERT = '[[alert]]\nbetween = ["TUR", "QAT"]\n'


@pytest.fixture
def web():
    with site() as running:
        running.pages["/0"] = html(VISIT, ETag='"1"')
        running.pages["/feed"] = rss(running.url("/0"), etag='"f"')
        yield running


def looked(folder, plan, shown=None) -> list[str]:
    """Run one round at which the pages are to be looked at again, and no source is asked."""
    state = WatchState(folder / "l.watch")
    state._connection.execute("UPDATE look SET next_at = 0; UPDATE host SET next_at = 0")
    state.close()
    return lines(folder, plan, shown)


def looks(folder) -> int:
    state = WatchState(folder / "l.watch")
    try:
        return len(state.looks(1e12))
    finally:
        state.close()


def changing(web, folder, more: str = ""):
    return plan_of(folder, source(web.url("/feed"), 'changes = "3d"') + more)


def test_a_page_that_was_changed_is_read_again_and_both_texts_are_kept(web, tmp_path) -> None:
    plan, shown = changing(web, tmp_path, ALERT), []
    lines(tmp_path, plan, shown)
    told = {alert.kind for alert in shown}
    assert told and "agreement_signed" not in told
    web.pages["/0"] = html(VISIT + SIGNING, ETag='"2"')
    log = looked(tmp_path, plan, shown)
    assert [line.partition(":")[0] for line in log[:2]] == ["page", "page"]
    assert "fetched again" in log[0]
    assert log[1].endswith("1 added")
    assert web.asked[-1].headers["if-none-match"] == '"1"'
    assert kept(tmp_path) == ["/0", "/0"]
    with Ledger(tmp_path / "l.ledger") as ledger:
        old, new = sorted((ledger.stored(row.id) for row in ledger.documents()), key=lambda one: len(one.source))
        assert "اتفاقا" not in old.source and "اتفاقا" in new.source
        assert CHANGED in {problem.message for problem in new.report.problems}
        assert {len(row.sources) for row in ledger.happenings()} == {1}
    assert [alert.kind for alert in shown].count("agreement_signed") == 1
    assert len(shown) == len({(alert.kind, alert.date) for alert in shown})


@pytest.mark.parametrize(
    "second",
    [
        lambda handler: Answer(status=304 if handler.headers["If-None-Match"] == '"1"' else 500),
        html(VISIT, ETag='"1"'),
        html(VISIT, head="<script>let visitor = 17</script>", ETag='"2"'),
        Answer("<html><body>الصفحة غير متاحة</body></html>".encode(), headers={"Content-Type": "text/html"}),
        Answer(status=503),
    ],
    ids=["not modified", "same bytes", "other bytes, same text", "a page without an article", "an error"],
)
def test_what_has_no_other_text_adds_nothing_and_is_looked_at_later(web, tmp_path, second) -> None:
    plan = changing(web, tmp_path)
    lines(tmp_path, plan)
    web.pages["/0"] = second
    assert looked(tmp_path, plan)
    assert kept(tmp_path) == ["/0"]
    assert looks(tmp_path) == 1
    with Ledger(tmp_path / "l.ledger") as ledger:
        assert list(ledger.failures()) == []


def test_a_page_that_is_gone_stays_in_the_ledger_and_is_not_asked_again(web, tmp_path) -> None:
    plan = changing(web, tmp_path)
    lines(tmp_path, plan)
    web.pages["/0"] = Answer(status=410)
    (line,) = looked(tmp_path, plan)
    assert line.endswith("(not asked again)")
    assert (kept(tmp_path), looks(tmp_path)) == (["/0"], 0)


def test_a_page_that_was_forgotten_is_not_taken_in_again_and_its_address_goes(web, tmp_path) -> None:
    plan = changing(web, tmp_path)
    lines(tmp_path, plan)
    with Ledger(tmp_path / "l.ledger") as ledger:
        ledger.forget(web.url("/0"))
    web.pages["/0"] = html(VISIT + MEETING, ETag='"2"')
    looked(tmp_path, plan)
    assert (kept(tmp_path), looks(tmp_path)) == ([], 0)


def test_a_changed_page_that_was_fetched_before_a_crash_is_read_without_fetching_it_again(web, tmp_path) -> None:
    plan = changing(web, tmp_path)
    lines(tmp_path, plan)
    state = WatchState(tmp_path / "l.watch")
    (look,) = state.looks(1e12).values()
    answer = html(VISIT + SIGNING)
    state.has_changed(look, PageAnswer(url=look.url, media="text/html", encoding="utf-8"), answer.body)
    state.close()
    asked = len(web.paths())
    assert "1 added" in lines(tmp_path, plan)[0]
    assert len(web.paths()) == asked
    assert (kept(tmp_path), looks(tmp_path)) == (["/0", "/0"], 1)


def test_without_the_option_nothing_is_looked_at_again(web, tmp_path) -> None:
    lines(tmp_path, plan_of(tmp_path, source(web.url("/feed"))))
    assert looks(tmp_path) == 0


def test_the_waits_double_until_the_days_are_over() -> None:
    source_ = Source(url="https://a.example/feed", changes="1d")
    at, waits = 0.0, []
    while (then := next_look(0.0, source_, at)) is not None:
        waits.append((then - at) / HOUR)
        at = then
    assert waits == [1, 1, 2, 4, 8]
