"""Links kept up to date document by document are those of all documents at once, whatever the order."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.samples import AGREE, MEETING, telling
from tests.show.samples import document, event
from tests.store.samples import filled_ledger

from rasad.knowledge.base import load_knowledge
from rasad.link import joining, linking
from rasad.link.linking import Linked
from rasad.store import followed, links, placing, write

SIDES = (("OMN", "KAZ"), ("omn-mfa", "KAZ"), ("OMN", "KAZ", "libya"), ("OMN",))
DATES = ("2019-04-15", "2019-04-16", None)
BODIES = ("", " ".join(f"grain{n}" for n in range(60)), " ".join(f"visa{n}" for n in range(60)))
SENTENCES = ("They met", "They spoke of grain port silos", "They spoke of grain port taxes and other matters of state")


def make(number, facts, published, body):
    """A document of a few sentences, each an event."""
    text = ". ".join(f"{SENTENCES[which]} no{index}" for index, (which, _, _) in enumerate(facts)) + f". {body}."
    events = []
    for index, (which, sides, date) in enumerate(facts):
        words = f"{SENTENCES[which]} no{index}"
        kind, plover = ("meeting", "CONSULT") if which == 0 else ("agreement_oral", "AGREE")
        events.append(event(text, f"no{index}", words, kind, plover, actors=SIDES[sides], date=DATES[date]))
    return document(text, f"{number}.txt", events=events, date=published, outlet=f"outlet{number}")


_FACT = st.tuples(st.sampled_from([0, 1, 2, 2]), st.integers(0, 3), st.integers(0, 2))
_DOCUMENTS = st.lists(
    st.tuples(
        st.lists(_FACT, max_size=3),
        st.sampled_from(["2019-04-15", "2019-04-16", "2019-04-18"]),
        st.sampled_from(BODIES),
    ),
    min_size=2,
    max_size=7,
).map(lambda rows: [make(number, *row) for number, row in enumerate(rows)])


def kept(connection):
    return {number: frozenset(t.key for t in group) for number, group in links.groups(connection)}


def at_once(documents):
    return {number: frozenset(t.key for t in g) for number, g in Linked(documents, load_knowledge()).groups.items()}


@settings(max_examples=400, deadline=None)
@given(_DOCUMENTS, st.randoms(), st.data())
def test_one_by_one_or_all_at_once_in_any_order(documents, random, data):
    connection = filled_ledger(Path(":memory:"))
    random.shuffle(documents)
    for stored in documents:
        write.write_document(connection, stored.report, stored.source)
        if data.draw(st.booleans()):
            links.link_pending(connection, load_knowledge(), most=data.draw(st.sampled_from([1, 2, -1])))
    links.link_pending(connection, load_knowledge())
    assert kept(connection) == at_once(documents)


@settings(max_examples=200, deadline=None)
@given(_DOCUMENTS, st.randoms(), st.integers(1, 3), st.integers(1, 4))
def test_one_by_one_where_a_group_has_more_tellings_than_are_compared_or_read(documents, random, models, at_hand):
    connection = filled_ledger(Path(":memory:"))
    random.shuffle(documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "MODELS", models)
        patch.setattr(placing, "AT_HAND", at_hand)
        for stored in documents:
            write.write_document(connection, stored.report, stored.source)
            links.link_pending(connection, load_knowledge())
        assert kept(connection) == at_once(documents)


_PERSONS = {"OMN": frozenset({"omn-minister"}), "KAZ": frozenset({"kaz-envoy"})}
_TOLD = st.fixed_dictionaries({
    "act": st.sampled_from([MEETING, MEETING, AGREE]),
    "day": st.sampled_from([
        "2019-04-09", "2019-04-15", "2019-04-16", "2019-04-17", ("2019-04-14", "2019-04-16"),
        ("2019-04-16", "2019-04-18"), ("2019-04-01", "2019-04-30"), ("2019-03-20", "2019-04-10"),
        ("2019-01-01", "2019-12-31"),
    ]),
    "place": st.sampled_from([None, "Q3826"]),
    "people": st.sampled_from([{}, _PERSONS]),
    "others": st.sampled_from([frozenset(), frozenset({"TJK"})]),
    "words": st.one_of(
        st.lists(st.sampled_from(["grain", "port", "silo", "visa", "flight", "crane"]), max_size=6, unique=True),
        st.just(["grain", "port", "silo", "visa", "flight", "crane"]),
    ),
    "is_dated": st.booleans(),
})  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(_TOLD, max_size=2), min_size=2, max_size=9), st.randoms(), st.integers(1, 3), st.integers(1, 9)
)
def test_one_by_one_where_days_and_words_decide(rows, random, models, at_hand):
    documents = [make(number, [], "2019-04-16", f"text{number}") for number in range(len(rows))]
    told = {
        stored.report.document.id: tuple(
            telling(stored.report.document.id, f"e:{n}", start=9 * n, end=9 * n + 9, **facts)
            for n, facts in enumerate(row)
        )
        for stored, row in zip(documents, rows, strict=True)
    }
    connection = filled_ledger(Path(":memory:"))
    random.shuffle(documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "MODELS", models)
        patch.setattr(placing, "AT_HAND", at_hand)
        for module in (links, linking):
            patch.setattr(module, "tellings_of", lambda report, _: told[report.document.id])
        for module in (followed, linking):
            patch.setattr(module, "pledges_of", lambda *_: ())
        for stored in documents:
            write.write_document(connection, stored.report, stored.source)
            links.link_pending(connection, load_knowledge())
        assert kept(connection) == at_once(documents)


def test_a_new_telling_that_moves_no_other_is_placed_alone(ledger, monkeypatch):
    """The tellings that were linked before are not joined anew."""
    monkeypatch.setattr(joining, "MODELS", 2)
    papers = [make(number, [(0, 0, 0)], "2019-04-16", f"text{number}") for number in range(6)]
    *first, last = sorted(papers, key=lambda stored: stored.report.document.id)
    for stored in first:
        write.write_document(ledger, stored.report, stored.source)
    links.link_pending(ledger, load_knowledge())
    monkeypatch.setattr(links, "join_kind", None)
    write.write_document(ledger, last.report, last.source)
    links.link_pending(ledger, load_knowledge())
    assert kept(ledger) == at_once(papers)


def test_a_document_that_joins_a_much_told_meeting_has_few_of_its_tellings_read(ledger, monkeypatch):
    monkeypatch.setattr(joining, "MODELS", 2)
    monkeypatch.setattr(placing, "AT_HAND", 4)
    papers = [make(number, [(0, 0, 0)], "2019-04-16", f"text{number} {'grain ' * number}") for number in range(40)]
    *first, last = sorted(papers, key=lambda stored: stored.report.document.id)
    for stored in first:
        write.write_document(ledger, stored.report, stored.source)
    links.link_pending(ledger, load_knowledge())
    read = []
    monkeypatch.setattr(placing, "_decoded", lambda body: read.append(body) or links.decoded(body))
    write.write_document(ledger, last.report, last.source)
    links.link_pending(ledger, load_knowledge())
    assert kept(ledger) == at_once(papers)
    assert 0 < len(set(read)) <= 4


def test_ranks_as_text_are_in_the_order_of_ranks():
    told = [
        telling("a", words="one two three"), telling("b", people={"OMN": frozenset({"omn-minister"})}),
        telling("c", day=("2019-04-14", "2019-04-16")), telling("d", actors=frozenset({"OMN"})), telling("d1"),
        telling("e", things=frozenset({"grain"})), telling("f", place="Q3826"), telling("d", "e:0"),
    ]  # fmt: skip
    assert sorted(told, key=placing.rank_text) == sorted(told, key=joining.rank_of)


@settings(max_examples=40, deadline=None)
@given(_DOCUMENTS, st.data())
def test_what_is_taken_out_leaves_no_trace(documents, data):
    connection = filled_ledger(Path(":memory:"))
    for stored in documents:
        write.write_document(connection, stored.report, stored.source)
    links.link_pending(connection, load_knowledge())
    gone = data.draw(st.sampled_from(documents))
    number = connection.execute("SELECT number FROM document WHERE id = ?", (gone.report.document.id,)).get
    links.loosen(connection, number)
    connection.execute("DELETE FROM document WHERE number = ?", (number,))
    links.link_pending(connection, load_knowledge())
    assert kept(connection) == at_once([stored for stored in documents if stored is not gone])


@pytest.fixture
def ledger():
    return filled_ledger(Path(":memory:"))


def test_a_document_that_makes_others_kin_has_their_agreements_joined_anew(ledger):
    """Two papers that name no day are not known to tell of one meeting until a third one names it."""

    def paper(name, *sentences, date=None):
        text = ". ".join(f"{sentence} no{index}" for index, sentence in enumerate(sentences)) + "."
        kinds = [("meeting", "CONSULT"), ("agreement_oral", "AGREE")]
        events = [
            event(text, f"no{index}", f"{sentence} no{index}", *kinds[index], date=date)
            for index, sentence in enumerate(sentences)
        ]
        return document(text, name, events=events, date="2019-04-16", outlet=name)

    papers = [
        paper("a", "Sides met", "Accord covers grain port silos cranes"),
        paper("b", "Leaders gathered", "Grain port fees visas students flights"),
        paper("c", "Talks", date="2019-04-15"),
    ]
    for stored in papers:
        write.write_document(ledger, stored.report, stored.source)
        links.link_pending(ledger, load_knowledge())
    assert kept(ledger) == at_once(papers)
    assert sorted(map(len, kept(ledger).values())) == [2, 3]


def test_a_ledger_without_links_gets_them(ledger):
    stored = make(0, [(0, 0, 0)], "2019-04-16", "")
    write.write_document(ledger, stored.report, stored.source)
    for table in ("telling_key", "loosened", "telling", "text_run", "copied", "unlinked"):
        ledger.execute(f"DROP TABLE {table}")
    assert not links.exist(ledger)
    assert not links.are_current(ledger, load_knowledge())
    links.rebuild(ledger)
    links.link_pending(ledger, load_knowledge())
    assert links.are_current(ledger, load_knowledge())
    assert kept(ledger) == at_once([stored])


def test_links_of_another_rule_are_made_anew(ledger):
    stored = make(0, [(0, 0, 0)], "2019-04-16", "")
    write.write_document(ledger, stored.report, stored.source)
    links.link_pending(ledger, load_knowledge())
    ledger.execute("UPDATE meta SET value = 'link/0' WHERE key = 'linker'")
    ledger.execute("UPDATE telling SET happening = 'h:old'")
    assert not links.are_current(ledger, load_knowledge())
    links.link_pending(ledger, load_knowledge())
    assert kept(ledger) == at_once([stored])


def test_a_document_that_waits_makes_links_stale(ledger):
    links.link_pending(ledger, load_knowledge())
    assert links.are_current(ledger, load_knowledge())
    stored = make(0, [(0, 0, 0)], "2019-04-16", "")
    write.write_document(ledger, stored.report, stored.source)
    assert not links.are_current(ledger, load_knowledge())
