"""Where documents, or the sides themselves, tell one happening differently: place, day, figures, what was named."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from rasad.records.report import Figure
from rasad.show.happenings import Account, Happening, Occasion
from rasad.show.model import Citation, Run, Sentence
from rasad.show.phrasebook import Field
from rasad.show.quantities import UNTOLD_UNITS
from rasad.show.sides import party_names, state_name
from rasad.show.venues import venue_of
from rasad.show.view import View
from rasad.show.wording import Writer

Value = tuple[Field, str, Citation]  # what is said, the label of the document that says it, where
NEAR = 0.005  # figures within half a percent of one another differ by rounding


class Readout(NamedTuple):
    """A side's own account of a contact: what it names, each with the first document that knows its name, and where."""

    named: dict[str, View]
    citations: list[Citation]


def difference_sentences(
    happenings: Sequence[Happening], occasions: Sequence[Occasion], writer: Writer
) -> Iterable[Sentence]:
    """Yield one sentence per difference."""
    for happening in happenings:
        yield from _differences(happening, writer)
    for occasion in occasions:
        yield from _figure_differences(occasion, writer)


def readout_sentences(happenings: Sequence[Happening], writer: Writer) -> Iterable[Sentence]:
    """Yield what each side's own account of a contact leaves out; what the same passages show is told once."""
    readouts = (sentence for happening in happenings for sentence in _readouts(happening, writer))
    yield from {frozenset(sentence.citations): sentence for sentence in readouts}.values()


def _differences(happening: Happening, writer: Writer) -> Iterable[Sentence]:
    """Say where the documents put one happening at different places, or on different days of its own."""
    places: list[Value] = []
    dates: list[Value] = []
    for account in happening.accounts:
        view, event = account.view, account.event
        place = venue_of(account)
        if place is not None and _is_city(view, place.entity):
            name = view.name(place.entity, writer.book.code)
            places.append((name, view.label, view.cite(place.span or event.evidence)))
        if account.is_dated_itself and account.days and account.days.width == 0:
            dates.append((writer.date(account.edtf, inferred=False), view.label, view.cite(event.evidence)))
    for path, values in (("care.place_differs", places), ("care.date_differs", dates)):
        if len({_key(value[0]) for value in values}) > 1 and len({value[1] for value in values}) > 1:
            yield _differ(path, happening.parties, values, happening.accounts, writer)


def _is_city(view: View, entity_id: str) -> bool:
    """Only cities exclude each other: a palace may lie in the city that the other document names."""
    return entity_id in view.entities and view.entities[entity_id].type == "city"


def _key(said: Field) -> str:
    return said.text if isinstance(said, Run) else str(said)


def _differ(
    path: str, parties: frozenset[str], values: Sequence[Value], accounts: Sequence[Account], writer: Writer
) -> Sentence:
    book = writer.book
    distinct = list({(_key(said), label): (said, label, cited) for said, label, cited in values}.values())
    listed = book.join([book.runs("care.value", value=said, label=label) for said, label, _cited in distinct])
    runs = book.runs(path, parties=party_names(parties, [a.view for a in accounts], writer), values=listed)
    return writer.sentence(runs, [cited for _said, _label, cited in distinct])


def _figure_differences(occasion: Occasion, writer: Writer) -> Iterable[Sentence]:
    """Compare the figures of documents that tell of one contact: the same thing measured, in the same unit."""
    shared = [h for h in occasion.happenings if len(h.labels) > 1]
    views = {a.view.label: a.view for h in shared for a in h.accounts}
    for first, second in combinations(views.values(), 2):
        for f, g in ((f, g) for f in _measures(first) for g in _measures(second)):
            path = _comparison(f, g, first, second)
            if path and not _are_near(f, g):
                values: list[Value] = [
                    (writer.value(f), first.label, first.cite(f)),
                    (writer.value(g), second.label, second.cite(g)),
                ]
                yield _differ(path, occasion.parties, values, shared[0].accounts, writer)


def _measures(view: View) -> list[Figure]:
    return [f for f in view.report.figures if f.measures and f.unit and f.unit not in UNTOLD_UNITS]


def _comparison(f: Figure, g: Figure, first: View, second: View) -> str:
    """Choose the words for two figures that can be compared, empty where they cannot.

    In one language the measure must be the same. Across languages no one can tell; there the only figure of a unit and
    direction of change in either document may be the same one, and the sentence says no more than that.
    """
    if (f.unit, f.change) != (g.unit, g.change):
        return ""
    if first.language == second.language or f.measures == g.measures:
        return "care.figure_differs" if f.measures == g.measures else ""
    alone = all(
        sum((other.unit, other.change) == (f.unit, f.change) for other in _measures(view)) == 1
        for view in (first, second)
    )
    return "care.figure_may_differ" if alone else ""


def _are_near(f: Figure, g: Figure) -> bool:
    if not isinstance(f.value, int | float) or not isinstance(g.value, int | float):
        return f.value == g.value
    return abs(f.value - g.value) <= NEAR * max(abs(f.value), abs(g.value))


def _readouts(happening: Happening, writer: Writer) -> Iterable[Sentence]:
    """Compare what two sides' own accounts of one contact name."""
    if not happening.is_contact:
        return
    book = writer.book
    views = [account.view for account in happening.accounts]
    sides = accounts_of_sides(happening)
    for first, second in combinations(sorted(sides), 2):
        each = []
        for side, other in ((first, second), (second, first)):
            only = {thing: view for thing, view in sides[side].named.items() if thing not in sides[other].named}
            names = book.join([writer.names(view, [thing]) for thing, view in only.items()])
            if only:
                each.append(book.runs("care.only", side=state_name(side, views, writer), names=names))
        if each:
            runs = book.runs("care.readouts", noun=writer.noun(happening.lead), list=writer.listed(each))
            yield writer.sentence(runs, [*sides[first].citations, *sides[second].citations])


def accounts_of_sides(happening: Happening) -> dict[str, Readout]:
    """Collect, per state, what its organisations name in their accounts of a contact, apart from the parties."""
    sides: dict[str, Readout] = {}
    carriers = {(a.view.label, a.event.reported_by) for a in happening.accounts}
    views = {a.view.label: a.view for a in happening.accounts}
    for view in views.values():
        for statement in view.report.statements:
            own = [s for s in statement.speakers if s in view.entities and view.entities[s].type == "organisation"]
            state = view.state_of(own[0]) if own else None
            about = (view.label, statement.id) in carriers or statement.venue_event in view.events
            if state is None or state not in happening.parties or not (about or len(happening.parties) > 1):
                continue
            readout = sides.setdefault(state, Readout({}, []))
            for thing in view.things_in(statement.content):
                if _is_topic(view, thing, happening.parties):
                    readout.named.setdefault(thing, view)
            readout.citations.append(view.cite(statement.content))
    return sides


def _is_topic(view: View, entity_id: str, parties: frozenset[str]) -> bool:
    entity = view.entities.get(entity_id)
    if entity is None or entity_id in parties or entity.type in {"person", "media", "office"}:
        return False
    return entity.type != "organisation" or entity.country not in parties
