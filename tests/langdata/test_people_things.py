"""The shipped people, organisations, media, named things, offices and terms are consistent with each other."""

import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest

from rasad.chars.fold import fold
from rasad.config import data_folder
from rasad.langpack.pack import read_rows

LANGUAGES = ("ar", "fa")
KINDS = ("people", "organisations", "media", "things")
HEADERS = {
    "people": ("id", "wikidata", "name_en", "country", "sector", "source", "confidence"),
    "organisations": ("id", "wikidata", "type", "name_en", "country", "sector", "source", "confidence"),
    "media": ("id", "wikidata", "name_en", "country", "control"),
    "things": (
        *("id", "wikidata", "type", "name_en", "country"),
        *("parties", "valid_from", "valid_to", "source", "confidence"),
    ),
    "offices": ("id", "name_en", "rank", "seats"),
    "terms": ("person", "office", "of", "valid_from", "valid_to", "status", "source", "confidence"),
}
CLOSED = {
    ("organisations", "type"): {"organisation", "armed_group", "group"},
    ("things", "type"): {"project", "agreement", "initiative", "operation", "conference", "weapon", "product"},
    ("media", "control"): {"state", "party", "private", "unknown"},
    ("terms", "status"): {"holder", "acting"},
}
NAME_KINDS = {"name", "short", "metonym"}
FLAGS = {"common", "ambiguous", "likely", "preferred", "delegitimising", "legitimising"}
ID = re.compile(r"Q[1-9]\d*|[a-z0-9]+(?:-[a-z0-9]+)*")
STATE = re.compile(r"[A-Z]{3}")
DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
JOINER = "\N{ZERO WIDTH NON-JOINER}"
PUNCTUATION = set(" -./&+'")
FOREIGN_LETTERS = {
    "ar": set("\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER KEHEH}\N{ARABIC LETTER HEH WITH YEH ABOVE}" + JOINER),
    "fa": set("\N{ARABIC LETTER YEH}\N{ARABIC LETTER KAF}\N{ARABIC LETTER ALEF MAKSURA}\N{ARABIC LETTER TEH MARBUTA}"),
}


def _rows(name: str) -> list[dict[str, str]]:
    return list(read_rows(data_folder() / "ontology" / f"{name}.csv"))


def _names(language: str, kind: str) -> list[dict[str, str]]:
    return list(read_rows(data_folder() / "lang" / language / "names" / f"{kind}.csv"))


def _ids(name: str) -> set[str]:
    return {row["id"] for row in _rows(name)}


def _not_in_order(first: str, second: str) -> bool:
    """Compare two dates at the precision that both have; an empty date is open."""
    width = min(len(first), len(second))
    return first[:width] > second[:width]


def _overlaps(terms: Iterable[dict[str, str]]) -> list[tuple[str, str]]:
    ordered = sorted(terms, key=lambda term: term["valid_from"])
    pairs = itertools.pairwise(ordered)
    return [(a["person"], b["person"]) for a, b in pairs if _not_in_order(a["valid_to"] or "9999", b["valid_from"])]


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_each_file_has_its_header_and_is_sorted(name: str) -> None:
    rows = _rows(name)
    assert tuple(rows[0]) == HEADERS[name]
    cells = [tuple(row.values()) for row in rows]
    assert cells == sorted(cells)
    assert len(set(cells)) == len(cells)


def test_ids_are_unique_over_all_kinds_and_well_formed() -> None:
    ids = [row["id"] for kind in KINDS for row in _rows(kind)]
    assert [entity for entity, count in Counter(ids).items() if count > 1] == []
    assert [entity for entity in ids if not ID.fullmatch(entity)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_wikidata_id_as_id_is_the_wikidata_id(kind: str) -> None:
    rows = _rows(kind)
    assert [row["id"] for row in rows if row["id"].startswith("Q") and row["id"] != row["wikidata"]] == []
    assert [row["id"] for row in rows if row["wikidata"] and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"])] == []


@pytest.mark.parametrize(("name", "column"), sorted(CLOSED))
def test_closed_columns_hold_known_values(name: str, column: str) -> None:
    assert {row[column] for row in _rows(name)} <= CLOSED[name, column]


def test_parties_of_things_are_states_or_organisations() -> None:
    known = _ids("organisations")
    parties = {party for row in _rows("things") for party in row["parties"].split(";") if party}
    assert {party for party in parties if not STATE.fullmatch(party)} - known == set()


def test_terms_point_to_people_offices_and_states_or_organisations() -> None:
    terms = _rows("terms")
    assert {term["person"] for term in terms} <= _ids("people")
    assert {term["office"] for term in terms} <= _ids("offices")
    assert {term["of"] for term in terms if not STATE.fullmatch(term["of"])} <= _ids("organisations")


@pytest.mark.parametrize("name", ["terms", "things"])
def test_dates_are_iso_and_start_before_they_end(name: str) -> None:
    for row in _rows(name):
        start, end = row["valid_from"], row["valid_to"]
        assert all(not date or DAY.fullmatch(date) for date in (start, end)), row
        assert not (start and end and _not_in_order(start, end)), row


def test_terms_of_one_office_of_one_state_do_not_overlap() -> None:
    shared = {office["id"] for office in _rows("offices") if office["seats"] == "several"}
    held: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for term in _rows("terms"):
        if term["office"] not in shared and term["status"] == "holder":
            held[term["office"], term["of"]].append(term)
    assert {office: found for office, terms in held.items() if (found := _overlaps(terms))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_entity_has_a_name_and_every_name_an_entity(language: str, kind: str) -> None:
    entities = _ids(kind)
    named = {row["entity"] for row in _names(language, kind)}
    assert named - entities == set()
    full = {row["entity"] for row in _names(language, kind) if row["kind"] == "name"}
    assert entities - full == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_names_are_sorted_with_known_kinds_and_flags(language: str, kind: str) -> None:
    rows = _names(language, kind)
    cells = [tuple(row.values()) for row in rows]
    assert cells == sorted(cells)
    assert {row["kind"] for row in rows} <= NAME_KINDS
    assert {flag for row in rows for flag in row["flags"].split()} <= FLAGS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_names_are_written_in_the_letters_of_the_language(language: str, kind: str) -> None:
    for row in _names(language, kind):
        alias = row["alias"]
        assert alias == alias.strip() and "  " not in alias, row
        assert not set(alias) & FOREIGN_LETTERS[language], row
        for char in alias:
            category = unicodedata.category(char)
            visible = char == JOINER or category[0] in "LN" or category == "Mn" or char in PUNCTUATION
            assert visible, (row, hex(ord(char)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_that_fold_alike_are_flagged_ambiguous(language: str) -> None:
    entities: dict[str, set[str]] = defaultdict(set)
    rows = [row for kind in KINDS for row in _names(language, kind)]
    for row in rows:
        entities[fold(row["alias"])].add(row["entity"])
    unflagged = [r for r in rows if len(entities[fold(r["alias"])]) > 1 and "ambiguous" not in r["flags"].split()]
    assert unflagged == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_one_entity_lists_a_folded_name_once(language: str, kind: str) -> None:
    counts = Counter((fold(row["alias"]), row["entity"]) for row in _names(language, kind))
    assert [pair for pair, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_not_listed_by_a_bare_letter_or_an_empty_key(language: str) -> None:
    shortest = 2
    assert [row for row in _names(language, "people") if len(fold(row["alias"])) < shortest] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_entity_has_one_preferred_name(language: str, kind: str) -> None:
    preferred = Counter(row["entity"] for row in _names(language, kind) if "preferred" in row["flags"].split())
    assert preferred == Counter(_ids(kind))
