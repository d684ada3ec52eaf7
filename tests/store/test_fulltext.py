import pytest
from tests.store.samples import ENERGY, GRAIN, energy_report, filled_ledger, grain_report

from rasad.ask.documents import find_documents
from rasad.store import fulltext
from rasad.store.read import read_all


@pytest.fixture
def ledger(tmp_path):
    connection = filled_ledger(tmp_path / "l", (grain_report(), GRAIN), (energy_report(), ENERGY))
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("words", "locations"),
    [
        ("لافروف", ["a.txt", "b.txt"]),
        ("الصادرات", ["a.txt"]),  # another form of a word of the text
        ("وانقره", ["a.txt"]),  # hamza and teh marbuta left out
        ("گفتوگو", ["b.txt"]),  # joiner left out
        ("گفت‌وگو لافروف", ["b.txt"]),
        ("Turkey", ["a.txt"]),  # a name in another language
        ("12%", ["a.txt"]),
        ('"', []),
        ("", []),
        ("لافروف NOT مسکو", []),  # a word like any other, no operator
    ],
)
def test_words_are_found_in_any_spelling(ledger, words, locations) -> None:
    ids = find_documents(ledger, words)
    found = {ledger.execute("SELECT location FROM document WHERE id = ?", (one,)).get for one in ids}
    assert found == set(locations)


def test_a_rebuilt_index_answers_the_same(ledger) -> None:
    before = find_documents(ledger, "لافروف")
    ledger.execute("UPDATE meta SET value = 'old'")
    assert fulltext.is_stale(ledger)
    fulltext.rebuild(ledger, list(read_all(ledger)))
    assert not fulltext.is_stale(ledger)
    assert find_documents(ledger, "لافروف") == before
