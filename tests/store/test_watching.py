"""The memory of a watch: turns of hosts, pages on their way, and what was told; nothing half, nothing twice."""

import pytest

from rasad.store.watching import FoundPage, NewParcel, PageAnswer, Rule, Said, SourceState, WatchState

NOW = 1_800_000_000.0


@pytest.fixture
def state(tmp_path):
    opened = WatchState(tmp_path / "w")
    yield opened
    opened.close()


def page(number: int, host: str = "a.example") -> FoundPage:
    return FoundPage(f"https://{host}/{number}", host, Said(published="2021-06-29"))


def test_turns_of_a_host_are_apart_and_given_back(state) -> None:
    first = state.reserve("a.example", gap_s=10, lasting_s=30, now=NOW)
    assert (first.at, state.free_at()) == (NOW, {"a.example": NOW + 40})
    second = state.reserve("a.example", gap_s=10, lasting_s=30, now=NOW + 1)
    assert second.at == NOW + 40  # the first may still be on its way
    state.settle(first, NOW + 12)  # too late: somebody counts on it
    assert state.free_at()["a.example"] == NOW + 80
    state.settle(second, NOW + 55)
    assert state.free_at()["a.example"] == NOW + 55
    state.leave_alone("a.example", NOW + 500)
    state.leave_alone("a.example", NOW + 100)
    assert state.reserve("a.example", gap_s=10, lasting_s=30, now=NOW + 60).at == NOW + 500
    assert state.reserve("b.example", gap_s=10, lasting_s=30, now=NOW + 60).at == NOW + 60


def test_a_clock_that_was_wrong_does_not_stop_a_host_for_ever(state) -> None:
    state.leave_alone("a.example", NOW + 10**9)
    assert state.reserve("a.example", gap_s=10, lasting_s=30, now=NOW).at == NOW


def test_a_page_is_on_its_way_once_until_it_is_done_and_never_again(state) -> None:
    known = SourceState("https://a.example/feed", NOW + 60)
    assert state.polled(known, [page(1), page(2), page(1)]) == 2
    assert state.polled(known, [page(1), page(3)]) == 1
    (first,) = state.pages_to_fetch(NOW).values()
    assert (first.url, first.said.published, first.tries) == ("https://a.example/1", "2021-06-29", 0)
    state.fetched(first, PageAnswer(url="https://a.example/one", media="text/html"), b"<p>" * 1000)
    (waiting,) = state.pages_to_read(5)
    assert (waiting.answer.url, len(waiting.body)) == ("https://a.example/one", 3000)
    state.done(waiting)
    assert state.polled(known, [page(1)]) == 0
    assert state.waiting() == 2


def test_hosts_have_one_page_each_in_the_order_they_were_found(state) -> None:
    state.polled(SourceState("s"), [page(1), page(2), page(1, "b.example"), page(2, "b.example")])
    due = state.pages_to_fetch(NOW)
    assert {host: found.url[-1] for host, found in due.items()} == {"a.example": "1", "b.example": "1"}
    state.put_off(due["a.example"], NOW + 60, tries=1)
    assert state.pages_to_fetch(NOW)["a.example"].url[-1] == "2"
    assert state.pages_to_fetch(NOW + 61)["a.example"].tries == 1


def test_rules_hold_for_their_time(state) -> None:
    state.put_rule("https://a.example", "robots", Rule("User-agent: *", until=NOW + 60))
    assert state.known_rules(NOW) == {("https://a.example", "robots")}
    assert state.rule("https://a.example", "robots", NOW).body == "User-agent: *"
    assert state.rule("https://a.example", "robots", NOW + 61) is None
    state.put_rule("https://a.example", "robots", Rule("fault", 2, NOW + 60))
    assert state.tries_of_rule("https://a.example", "robots") == 2


def test_an_alert_with_a_key_that_was_told_is_not_sent_but_its_other_keys_count_as_told(state) -> None:
    def parcel(number: int, *keys: str) -> NewParcel:
        return NewParcel("x", keys, f"a:{number}", "{}", ("stdout", "file"))

    state.follow("x", [parcel(0, "old")])
    assert state.parcels(NOW) == []
    state.follow("x", [parcel(1, "one", "two"), parcel(2, "two", "three"), parcel(3, "three"), parcel(4, "old")])
    found = state.parcels(NOW)
    assert {(one.id, one.channel) for one in found} == {("a:1", "stdout"), ("a:1", "file")}
    state.deliver_later(found[0], NOW + 60)
    assert [one.channel for one in state.parcels(NOW)] == [found[1].channel]
    assert state.parcels(NOW + 61)[0].tries == 1
    for one in state.parcels(NOW + 61):
        state.delivered(one)
    assert state.parcels(NOW + 61) == []


def test_what_is_open_elsewhere_or_is_no_database_is_refused(tmp_path, state, monkeypatch) -> None:
    from rasad.errors import StoreError

    monkeypatch.setattr("rasad.store.watching._LOCK_WAIT_S", 0.05)
    with pytest.raises(StoreError, match="another watch is running"):
        WatchState(tmp_path / "w")
    (tmp_path / "other").write_text("not a database, though long enough to be looked at as one. " * 20)
    with pytest.raises(StoreError):
        WatchState(tmp_path / "other")
