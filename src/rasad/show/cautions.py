"""What a reader must handle with care: doubtful figures, allegations, denials, documents that differ, thin sourcing."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from rasad.records.report import Figure
from rasad.show.happenings import Account, Happening, Occasion
from rasad.show.model import Block, Citation, Run, Sentence
from rasad.show.phrasebook import Field, Runs
from rasad.show.quantities import UNTOLD_UNITS
from rasad.show.sides import state_name
from rasad.show.view import View
from rasad.show.wording import Writer

Value = tuple[Field, str, Citation]  # what is said, the label of the document that says it, where
LISTED = 8  # the newest; headings name the source of every occasion anyway
NEAR = 0.005  # figures within half a percent of one another differ by rounding


def caution_blocks(
    views: Sequence[View], happenings: Sequence[Happening], occasions: Sequence[Occasion], writer: Writer
) -> tuple[Block, ...]:
    """Write the section; the gravest first."""
    sentences = [
        *_allegations(happenings, writer),
        *_doubts(views, writer),
        *(s for h in happenings for s in _differences(h, writer)),
        *(s for o in occasions for s in _figure_differences(o, writer)),
        *(s for h in happenings for s in _readouts(h, writer)),
        *_denials(happenings, writer),
        *_thin(occasions, writer),
        *_controlled(occasions, writer),
    ]
    return (Block("", "", tuple(dict.fromkeys(sentences))),) if sentences else ()


def _doubts(views: Sequence[View], writer: Writer) -> Iterable[Sentence]:
    for view, figure in ((v, f) for v in views for f in v.report.figures if f.doubt):
        probable: Runs = ()
        if figure.probable_value is not None and figure.probable_value != figure.value:
            value = writer.amount(figure.probable_value, figure.unit)
            probable = writer.book.runs("care.probable", value=value)
        opening, closing = writer.book.words("quote")
        quoted = Run(f"{opening}{figure.text}{closing}", "quote", view.language)
        runs = writer.book.runs(
            "care.doubt", quote=quoted, value=writer.value(figure), doubt=figure.doubt or "", probable=probable
        )
        yield writer.sentence(runs, [view.cite(figure)])


def _allegations(happenings: Sequence[Happening], writer: Writer) -> Iterable[Sentence]:
    for account in (a for h in happenings for a in h.accounts if a.event.alleged_by):
        statement = account.view.statements.get(account.event.alleged_by or "")
        speakers = writer.names(account.view, statement.speakers) if statement else ()
        quote = writer.quote(account.view, account.event.evidence)
        runs = writer.book.runs("care.alleged", speaker=speakers or writer.book.get("statements.unnamed"), quote=quote)
        yield writer.sentence(runs, [account.view.cite(account.event.evidence)])


def _denials(happenings: Sequence[Happening], writer: Writer) -> Iterable[Sentence]:
    for happening in happenings:
        if happening.lead.event.status == "denied":
            yield writer.happening(happening)


def _differences(happening: Happening, writer: Writer) -> Iterable[Sentence]:
    """Say where the documents put one happening at different places, or on different days of its own."""
    places: list[Value] = []
    dates: list[Value] = []
    for account in happening.accounts:
        view, event = account.view, account.event
        if event.place is not None and _is_city(view, event.place.entity):
            name = view.name(event.place.entity, writer.book.code)
            places.append((name, view.label, view.cite(event.place.span or event.evidence)))
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


def party_names(parties: Iterable[str], views: Sequence[View], writer: Writer) -> Runs:
    """Join the names of states and other parties, in order of name."""
    return writer.book.join(sorted(state_name(p, views, writer) for p in parties))


def _figure_differences(occasion: Occasion, writer: Writer) -> Iterable[Sentence]:
    """Compare the figures of documents that tell of one contact: the same thing measured, in the same unit."""
    shared = [h for h in occasion.happenings if len(h.labels) > 1]
    views = {a.view.label: a.view for h in shared for a in h.accounts}
    for first, second in combinations(views.values(), 2):
        for f, g in ((f, g) for f in _measures(first) for g in _measures(second)):
            if _are_of_one_thing(f, g) and not _are_near(f, g):
                values: list[Value] = [
                    (writer.value(f), first.label, first.cite(f)),
                    (writer.value(g), second.label, second.cite(g)),
                ]
                yield _differ("care.figure_differs", occasion.parties, values, shared[0].accounts, writer)


def _measures(view: View) -> list[Figure]:
    return [f for f in view.report.figures if f.measures and f.unit and f.unit not in UNTOLD_UNITS]


def _are_of_one_thing(f: Figure, g: Figure) -> bool:
    return (f.measures, f.unit, f.change) == (g.measures, g.unit, g.change)


def _are_near(f: Figure, g: Figure) -> bool:
    if not isinstance(f.value, int | float) or not isinstance(g.value, int | float):
        return f.value == g.value
    return abs(f.value - g.value) <= NEAR * max(abs(f.value), abs(g.value))


def _readouts(happening: Happening, writer: Writer) -> Iterable[Sentence]:
    """Compare what two sides' own accounts of one contact name."""
    if not happening.is_contact:
        return
    sides = _accounts_of_sides(happening)
    for first, second in combinations(sorted(sides), 2):
        (view_a, names_a, cited_a), (view_b, names_b, cited_b) = sides[first], sides[second]
        only_a = [n for n in names_a if n not in names_b]
        only_b = [n for n in names_b if n not in names_a]
        if only_a and only_b:
            runs = writer.book.runs(
                "care.readouts",
                noun=writer.noun(happening.lead),
                first=state_name(first, [view_a], writer),
                first_names=writer.names(view_a, only_a),
                second=state_name(second, [view_b], writer),
                second_names=writer.names(view_b, only_b),
            )
            yield writer.sentence(runs, [*cited_a, *cited_b])


def _accounts_of_sides(happening: Happening) -> dict[str, tuple[View, list[str], list[Citation]]]:
    """Collect, per state, what its organisations name in their accounts of a contact, apart from the parties."""
    sides: dict[str, tuple[View, list[str], list[Citation]]] = {}
    carriers = {(a.view.label, a.event.reported_by) for a in happening.accounts}
    views = {a.view.label: a.view for a in happening.accounts}
    for view in views.values():
        for statement in view.report.statements:
            own = [s for s in statement.speakers if s in view.entities and view.entities[s].type == "organisation"]
            state = view.state_of(own[0]) if own else None
            about = (view.label, statement.id) in carriers or statement.venue_event in view.events
            if state is None or state not in happening.parties or not (about or len(happening.parties) > 1):
                continue
            things = [t for t in view.things_in(statement.content) if _is_topic(view, t, happening.parties)]
            known = sides.setdefault(state, (view, [], []))
            known[1].extend(t for t in things if t not in known[1])
            known[2].append(view.cite(statement.content))
    return sides


def _is_topic(view: View, entity_id: str, parties: frozenset[str]) -> bool:
    entity = view.entities.get(entity_id)
    if entity is None or entity_id in parties or entity.type in {"person", "media", "office"}:
        return False
    return entity.type != "organisation" or entity.country not in parties


def _thin(occasions: Sequence[Occasion], writer: Writer) -> Iterable[Sentence]:
    """List the occasions that one document alone tells of."""
    alone = [o for o in occasions if len(o.views) == 1]
    if not alone or len(alone) == len(occasions) == 1:
        return
    shown = alone[-LISTED:]
    runs = writer.book.runs("care.single", list=_occasions(shown, writer), more=_more(alone, writer))
    yield writer.sentence(runs, [o.anchor.lead.view.cite(o.anchor.lead.event.evidence) for o in shown])


def _occasions(occasions: Sequence[Occasion], writer: Writer) -> Runs:
    items = []
    for occasion in occasions:
        dater = occasion.anchor.dater
        date = writer.date(dater.edtf, inferred=dater.is_inferred)
        names = party_names(occasion.parties, occasion.views, writer)
        items.append(writer.book.runs("care.single_item", date=date, parties=names))
    return writer.listed(items)


def _more(occasions: Sequence[Occasion], writer: Writer) -> Runs:
    left_out = len(occasions) - LISTED
    return writer.book.runs("care.more", n=writer.book.number(left_out)) if left_out > 0 else ()


def _controlled(occasions: Sequence[Occasion], writer: Writer) -> Iterable[Sentence]:
    """Say what is told only by the state media of one state, once per media."""
    groups: dict[tuple[str, ...], list[Occasion]] = {}
    for occasion in occasions:
        outlets = [v.report.document.outlet for v in occasion.views]
        states = {o.state if o and o.control == "state" else None for o in outlets}
        if len(states) == 1 and None not in states:
            groups.setdefault(tuple(sorted({v.outlet for v in occasion.views})), []).append(occasion)
    for media, told in groups.items():
        shown = told[-LISTED:]
        runs = writer.book.runs(
            "care.controlled",
            media=writer.book.join([Run(name, "name") for name in media]),
            list=_occasions(shown, writer),
            more=_more(told, writer),
        )
        yield writer.sentence(runs, [o.anchor.lead.view.cite(o.anchor.lead.event.evidence) for o in shown])
