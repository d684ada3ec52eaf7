"""Who is known to have held which office on a day, where the terms leave no doubt; offices as entities."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rasad.knowledge.base import Knowledge
from rasad.knowledge.terms import Term, is_sure, is_within
from rasad.records.days import days_of
from rasad.records.report import Entity

OFFICE_PREFIX = "office:"


class Holding(NamedTuple):
    """An office and the state or organisation whose it is."""

    office: str
    body: str

    @property
    def id(self) -> str:
        """The id of the office as an entity."""
        return f"{OFFICE_PREFIX}{self.office}:{self.body}"


class NamedOffice(NamedTuple):
    """A title that a document gives a person, at offset `start`; a wide word ("minister") covers several `offices`."""

    person: str
    start: int
    offices: tuple[str, ...]
    body: str

    def covers(self, term: Term) -> bool:
        """Say whether a term is of the office that the title may mean."""
        return term.of == self.body and term.office in self.offices


def office_entity(knowledge: Knowledge, holding: Holding, owner: Entity | None) -> Entity:
    """Return an office as an entity of its own; `owner` is the state or organisation whose it is, if known."""
    title = knowledge.office_names.get(holding.office, holding.office.replace("-", " ")).partition(" (")[0]
    name = f"{title} of {owner.name if owner else holding.body}"
    country = owner.country if owner else None
    return Entity(id=holding.id, wikidata=None, name=name, type="office", country=country, sector="GOV")


def day_told(edtf: str | None) -> str | None:
    """Return the days that a date surely means, as EDTF; None where one end is open and nothing goes on at the other.

    What has begun before a day and goes on (`../day`) is told of that day.
    """
    value = edtf or ""
    if value.startswith("../"):
        value = value.removeprefix("../")
    days = days_of(value)
    return f"{days.first}/{days.last}" if days.first and days.last else None


def office_held(
    knowledge: Knowledge, person: str, day: str | None, named: Sequence[NamedOffice] = ()
) -> tuple[Holding, str] | None:
    """Return the office that a person surely held on a day, with the reason; None where that cannot be told.

    Of several the one that the text names counts, else the highest of a state's. Without a day only a person of whom
    one office is known at all has one.

    Args:
        knowledge: the terms of office.
        person: an id.
        day: EDTF, all of whose days the term must cover; None if unknown.
        named: the titles that the text gives the person.
    """
    terms = knowledge.terms.offices(person, None)
    if day is None:
        held = {Holding(term.office, term.of) for term in terms}
        return (held.pop(), "the one office known") if len(held) == 1 else None
    sure = [term for term in terms if is_sure(term, day)]
    told = [term for term in sure if any(title.covers(term) for title in named)]
    best = _highest(knowledge, told) or (None if told else _highest(knowledge, sure))
    if best is None:
        return None
    why = f"term {best.valid_from}/{best.valid_to or '..'}" + (", named in the text" if told else "")
    return Holding(best.office, best.of), why


def title_held(knowledge: Knowledge, title: NamedOffice, day: str | None) -> Holding | None:
    """Return the office that a title gives its person, unless the terms know better; None for a word that is too wide.

    Args:
        knowledge: the terms of office.
        title: the title, as the text gives it.
        day: EDTF; None if unknown.
    """
    terms = [term for term in knowledge.terms.offices(title.person, None) if title.covers(term)]
    if terms:
        held = {Holding(term.office, term.of) for term in terms if is_within(term, day)}
        return held.pop() if len(held) == 1 else None
    return Holding(title.offices[0], title.body) if len(title.offices) == 1 else None


def _highest(knowledge: Knowledge, terms: Iterable[Term]) -> Term | None:
    """Return the term of the highest office of a state; of others only one that stands alone; None for a tie."""
    by_office = {Holding(term.office, term.of): term for term in terms}
    of_states = [term for term in by_office.values() if term.of in knowledge.states]
    ranked = sorted(of_states or by_office.values(), key=lambda term: knowledge.office_rank(term.office))
    if not ranked or (not of_states and len(ranked) > 1):
        return None
    is_tied = len(ranked) > 1 and knowledge.office_rank(ranked[0].office) == knowledge.office_rank(ranked[1].office)
    return None if is_tied else ranked[0]
