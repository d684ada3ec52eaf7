"""Offices and terms of office: who held which office of which state or organisation, and when."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rasad.knowledge.ontology import folders
from rasad.langpack.layers import UserLayer, merged_ids, read_table
from rasad.records.days import days_of

_FIRST_DAY = "0001-01-01"
_LAST_DAY = "9999-12-31"
_NEVER = "never"  # status: a user's layer says that the person never held the office


class Term(NamedTuple):
    """A stretch of time in which a person held an office. Dates are ISO days, "" where open or unknown."""

    person: str
    office: str
    of: str
    valid_from: str
    valid_to: str
    status: str


def is_around(valid_from: str, valid_to: str, day: str) -> bool:
    """Say whether an EDTF day lies in the months from the start to the end of something datable."""
    first, last = _days(day)
    return bool(valid_from and valid_to) and valid_from[:7] <= last[:7] and first[:7] <= valid_to[:7]


def _days(edtf: str) -> tuple[str, str]:
    """Return the first and last ISO day that an EDTF date or interval may mean."""
    plain = "".join(char for char in edtf if char not in "~?%[]{}").replace("..", "/").replace(",", "/")
    parts = plain.split("/")
    first, last = parts[0].replace("X", "0"), parts[-1].replace("X", "9")
    return (first + _FIRST_DAY[len(first) :], last + _LAST_DAY[len(last) :]) if first and last else (first, last)


class Terms:
    """All terms, found by office and body, or by person.

    What a user's layer says of a person in an office takes the place of all that is said of them below.
    """

    def __init__(self, folder: Path, layer: UserLayer | None = None) -> None:
        self.by_office: dict[tuple[str, str], list[Term]] = {}
        self.by_person: dict[str, list[Term]] = {}
        for term in _in_effect(folder, layer):
            self.by_office.setdefault((term.office, term.of), []).append(term)
            self.by_person.setdefault(term.person, []).append(term)

    def holders(self, office: str, of: str, day: str | None) -> tuple[Term, ...]:
        """Return the terms of an office, by start, that may cover the day (all of them where the day is None).

        Args:
            office: an id of `offices.csv`.
            of: the state or organisation.
            day: an EDTF date or interval; a year or month covers all its days.
        """
        terms = self.by_office.get((office, of), ())
        return tuple(sorted((t for t in terms if is_within(t, day)), key=lambda term: term.valid_from))

    def offices(self, person: str, day: str | None) -> tuple[Term, ...]:
        """Return the terms of a person, by start, that may cover the day (all of them where the day is None)."""
        terms = self.by_person.get(person, ())
        return tuple(sorted((t for t in terms if is_within(t, day)), key=lambda term: term.valid_from))


def _in_effect(folder: Path, layer: UserLayer | None) -> Iterator[Term]:
    """Yield the terms in effect, each of the highest layer that speaks of its person in its office."""
    into = merged_ids(layer)
    held: dict[tuple[str, str, str], list[Term]] = {}
    for ontology in folders(folder, layer):
        new: dict[tuple[str, str, str], list[Term]] = {}
        for term in _read_terms(ontology / "terms.csv"):
            mapped = term._replace(person=into.get(term.person, term.person), of=into.get(term.of, term.of))
            new.setdefault((mapped.person, mapped.office, mapped.of), []).append(mapped)
        held |= new
    for terms in held.values():
        yield from (term for term in dict.fromkeys(terms) if term.status != _NEVER)


def _read_terms(path: Path) -> Iterator[Term]:
    header, rows = read_table(path)
    at = {name: index for index, name in enumerate(header)}
    columns = [at[name] for name in Term._fields] if rows else []
    for row in rows:
        yield Term._make(row[column] for column in columns)


def is_within(term: Term, day: str | None) -> bool:
    """Say whether a term may cover an EDTF day; partial ISO dates of the term are taken at their widest."""
    if day is None:
        return True
    first, last = _days(day)
    start = (term.valid_from + _FIRST_DAY[len(term.valid_from) :]) if term.valid_from else _FIRST_DAY
    end = (term.valid_to + _LAST_DAY[len(term.valid_to) :]) if term.valid_to else _LAST_DAY
    return start <= (last or _LAST_DAY) and (first or _FIRST_DAY) <= end


def is_sure(term: Term, day: str) -> bool:
    """Say whether a term surely covers all days of an EDTF date; partial ISO dates of the term at their narrowest."""
    if not term.valid_from:
        return False
    first, last = _days(day)
    start = days_of(term.valid_from).last or _LAST_DAY
    end = (days_of(term.valid_to).first or _FIRST_DAY) if term.valid_to else _LAST_DAY
    return start <= first and last <= end
