"""What a user says of pairs of events is laid over happenings, the same in any order."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.test_linking import told

from rasad.knowledge.base import load_knowledge
from rasad.link.linking import Linked
from rasad.link.rulings import contradictions, ruled
from rasad.records.corrections import Ruling

NAMES = "abcde"
DOCUMENTS = {name: told(f"{name}.txt", outlet=name) for name in NAMES}
KEYS = {name: (d.report.document.id, d.report.events[0].id) for name, d in DOCUMENTS.items()}
HOLDS = load_knowledge().holds
GROUPS = Linked(DOCUMENTS.values(), load_knowledge()).groups
PAIRS = st.tuples(st.booleans(), st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[1] != p[2])


def ruling(is_same, one, other):
    return Ruling(is_same, KEYS[one], KEYS[other])


def parts(*rulings):
    names = {key: name for name, key in KEYS.items()}
    return sorted("".join(sorted(names[t.key] for t in g)) for g in ruled(GROUPS, rulings, HOLDS).values())


def test_one_held_apart_goes_alone_and_the_others_stay():
    assert parts() == ["abcde"]
    assert sorted(map(len, parts(ruling(False, "a", "b")))) == [1, 4]


def test_what_is_one_with_another_goes_with_it():
    found = parts(ruling(False, "a", "b"), ruling(True, "b", "c"))
    assert any({"b", "c"} <= set(part) and "a" not in part for part in found)


def test_a_ruling_on_an_event_that_is_not_there_says_nothing():
    assert ruled(GROUPS, [Ruling(False, KEYS["a"], ("gone", "e:1"))], HOLDS) == GROUPS


@settings(max_examples=200, deadline=None)
@given(st.lists(PAIRS, max_size=6), st.randoms())
def test_all_rulings_hold_whatever_their_order(pairs, random):
    said = [ruling(*pair) for pair in pairs]
    if list(contradictions(said)):
        return
    found = ruled(GROUPS, said, HOLDS)
    home = {telling.key: number for number, group in found.items() for telling in group}
    assert home.keys() == set(KEYS.values())
    assert all((home[r.one] == home[r.other]) == r.is_same for r in said)
    random.shuffle(said)
    assert ruled(GROUPS, said, HOLDS) == found
