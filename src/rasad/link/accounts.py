"""A happening -> what each source says of every attribute of it, with the words, and how the accounts stand together.

Accounts conflict only where not both can be true: two days, two places neither of which holds the other, a deed denied
here and told there, two numbers for one thing. What a source leaves out, or tells more finely, is no conflict.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rasad.link.amounts import compare_figures, figures_by_unit
from rasad.link.matching import SAME_WORDS, Holds, days_between
from rasad.link.tellings import REPORTING_DAYS, Telling, Word, shared_words
from rasad.records.days import days_of
from rasad.records.happenings import Account, Attribute, AttributeRow, Relation
from rasad.records.report import DONE, Bounds, Event, Figure, Participant, Report
from rasad.records.spans import Quote

INITIATED = frozenset({"phone_call", "invitation", "proposal", "message"})  # kinds that one side begins
PLACED = frozenset({"city", "state"})  # a region or a house may lie in a place that nobody has written down
_WORST = ("conflict", "differ", "omission", "precision", "agree", "uncompared", "single")


def source_of(report: Report) -> str:
    """Return the outlet's name, else where the document lies."""
    return report.document.outlet.name if report.document.outlet else report.document.location


class Witness(NamedTuple):
    """A telling with the report that it was taken from."""

    report: Report
    event: Event
    telling: Telling

    @property
    def source(self) -> str:
        """The outlet's name, else where the document lies."""
        return source_of(self.report)

    def account(self, value: str | float | tuple[str, ...], span: Quote, spans: Iterable[Quote] = ()) -> Account:
        """Return what this telling says of an attribute."""
        header = self.report.document
        return Account(
            source=self.source, document=header.id, item=self.event.id, value=value, span=span, spans=tuple(spans)
        )


Said = tuple[Witness, Account]
Compare = Callable[[Said, Said], Relation]


def attribute_rows(witnesses: Sequence[Witness], holds: Holds) -> tuple[AttributeRow, ...]:
    """Return the attributes that a telling at least speaks of, with all accounts in the order of the tellings."""
    comparers: list[tuple[Attribute, Callable[[Witness], Account | None], Compare]] = [
        ("kind", _kind, _compare_kinds),
        ("status", _status, _compare_statuses),
        ("date", _date, _compare_dates),
        ("place", _place, lambda a, b: _compare_places(a, b, holds)),
        ("participants", _participants, _compare_participants),
        ("initiator", _initiator, _compare_exactly),
        ("duration", _duration, _compare_exactly),
        ("topics", _topics, _compare_lists),
        ("content", _content, _compare_contents),
    ]
    rows = [_row(attribute, witnesses, say, compare) for attribute, say, compare in comparers]
    return (*(row for row in rows if row is not None), *_figure_rows(witnesses))


def _row(
    attribute: Attribute, witnesses: Sequence[Witness], say: Callable[[Witness], Account | None], compare: Compare
) -> AttributeRow | None:
    said = [(witness, account) for witness in witnesses if (account := say(witness)) is not None]
    if not said:
        return None
    return AttributeRow(
        attribute=attribute,
        relation=_relation(said, compare),
        accounts=tuple(account for _, account in said),
        left_out_by=_left_out(witnesses, said),
    )


def _relation(said: Sequence[Said], compare: Compare) -> Relation:
    """Return the worst that two accounts of different documents are to one another."""
    pairs = (pair for pair in combinations(said, 2) if pair[0][1].document != pair[1][1].document)
    return worst_of(compare(*pair) for pair in pairs)


def worst_of(relations: Iterable[Relation]) -> Relation:
    """Return the relation that most needs a reader's eye; one account only where there is none."""
    return min(relations, key=_WORST.index, default="single")


def _left_out(witnesses: Sequence[Witness], said: Sequence[Said]) -> tuple[str, ...]:
    told = {account.source for _, account in said}
    return tuple(dict.fromkeys(w.source for w in witnesses if w.source not in told))


# -- what a telling says ----------------------------------------------------------------------------------------------


def _kind(witness: Witness) -> Account:
    return witness.account(witness.event.kind, witness.event.trigger)


def _status(witness: Witness) -> Account:
    return witness.account(witness.event.status, witness.event.trigger)


def _date(witness: Witness) -> Account | None:
    """The date that the text itself gives; the day of publication is no account of the event's."""
    date = witness.event.date
    if date is None or date.edtf is None or date.basis == "inferred":
        return None
    spans = [Quote(t.start, t.end, t.text) for t in witness.report.times if t.id in date.times]
    return witness.account(date.edtf, spans[0]) if spans else None


def _place(witness: Witness) -> Account | None:
    place = witness.event.place
    return witness.account(place.entity, place.span) if place is not None and place.span is not None else None


def _participants(witness: Witness) -> Account | None:
    sides = [p for p in witness.event.participants if p.role != "third_party"]
    spans = (span for p in sides if (span := _mention(witness, p)) is not None)
    return witness.account(_listed(p.entity for p in sides), witness.event.evidence, spans) if sides else None


def _mention(witness: Witness, participant: Participant) -> Quote | None:
    for mention in witness.report.mentions:
        if mention.id == participant.mention:
            return Quote(mention.start, mention.end, mention.text)
    return None


def _initiator(witness: Witness) -> Account | None:
    telling = witness.telling
    if witness.event.kind not in INITIATED or not telling.others or not telling.actors:
        return None
    return witness.account(_listed(telling.actors), witness.event.evidence)


def _duration(witness: Witness) -> Account | None:
    evidence = witness.event.evidence
    if not witness.telling.act.is_contact:
        return None
    for time in witness.report.times:
        if time.kind == "duration" and time.value and evidence.start <= time.start < evidence.end:
            return witness.account(time.value, Quote(time.start, time.end, time.text))
    return None


def _topics(witness: Witness) -> Account | None:
    things = witness.telling.things
    evidence = witness.event.evidence
    spans = [
        Quote(m.start, m.end, m.text)
        for m in witness.report.mentions
        if evidence.start <= m.start < evidence.end and not things.isdisjoint(m.entities)
    ]
    return witness.account(_listed(things), evidence, spans) if things else None


def _content(witness: Witness) -> Account | None:
    """What was agreed, asked or charged, in the words of the text; a contact has topics instead."""
    if witness.telling.act.is_contact or not witness.telling.words:
        return None
    return witness.account(witness.event.evidence.text, witness.event.evidence)


def _listed(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


# -- how two accounts stand to one another ----------------------------------------------------------------------------


def _compare_exactly(a: Said, b: Said) -> Relation:
    return "agree" if a[1].value == b[1].value else "conflict"


def _compare_kinds(a: Said, b: Said) -> Relation:
    return "agree" if a[1].value == b[1].value else "differ"


def _compare_statuses(a: Said, b: Said) -> Relation:
    values = {a[1].value, b[1].value}
    if len(values) == 1 or values <= DONE:
        return "agree" if len(values) == 1 else "precision"
    return "conflict" if "denied" in values and values & DONE else "differ"


def _compare_dates(a: Said, b: Said) -> Relation:
    """Two days conflict, but not "today" and the days before: a paper may print a text of those days as it stands."""
    one, other = days_of(str(a[1].value)), days_of(str(b[1].value))
    if one == other:
        return "agree"
    apart = (one.first or "") > (other.last or "9999") or (other.first or "") > (one.last or "9999")
    if not apart:
        return "precision"
    firsts = [day.first for day in (one, other) if day.first is not None]
    is_near = len(firsts) > 1 and abs(days_between(*firsts)) <= REPORTING_DAYS
    is_late = is_near and (_is_relative(a) or _is_relative(b))
    return "differ" if is_late else "conflict"


def _is_relative(said: Said) -> bool:
    times = said[0].event.date.times if said[0].event.date else ()
    return any(time.id in times and time.kind == "relative" for time in said[0].report.times)


def _compare_places(a: Said, b: Said, holds: Holds) -> Relation:
    one, other = str(a[1].value), str(b[1].value)
    if one == other:
        return "agree"
    if holds(one, other) or holds(other, one):
        return "precision"
    is_exact = all(_type_of(one_of, place) in PLACED for one_of, place in ((a, one), (b, other)))
    return "conflict" if a[0].telling.act.is_contact and is_exact else "differ"


def _type_of(said: Said, place: str) -> str | None:
    return next((entity.type for entity in said[0].report.entities if entity.id == place), None)


def _compare_participants(a: Said, b: Said) -> Relation:
    mine, theirs = a[0].telling, b[0].telling
    if a[1].value == b[1].value:
        return "agree"
    if mine.parties == theirs.parties:
        return "precision"
    return "omission" if mine.parties <= theirs.parties or theirs.parties <= mine.parties else "differ"


def _compare_lists(a: Said, b: Said) -> Relation:
    one, other = set(_values(a[1])), set(_values(b[1]))
    if one == other:
        return "agree"
    return "omission" if one <= other or other <= one else "differ"


def _compare_contents(a: Said, b: Said) -> Relation:
    mine, theirs = a[0].telling, b[0].telling
    return compare_words(mine.words, theirs.words) if mine.language == theirs.language else "uncompared"


def compare_words(a: Sequence[Word], b: Sequence[Word]) -> Relation:
    """Say how two wordings of one language stand to one another: nearly the same, one within the other, or others."""
    shared = shared_words(a, b)
    few, many = sorted((len(a), len(b)))
    if shared >= SAME_WORDS * many:
        return "agree"
    return "precision" if shared >= SAME_WORDS * few else "differ"


def _values(account: Account) -> tuple[str, ...]:
    return account.value if isinstance(account.value, tuple) else (str(account.value),)


# -- figures ----------------------------------------------------------------------------------------------------------


def _figure_rows(witnesses: Sequence[Witness]) -> Iterator[AttributeRow]:
    """Yield one attribute for each unit that tellings count in."""
    by_unit: dict[str, list[tuple[Witness, list[Figure]]]] = {}
    for witness in witnesses:
        for unit, figures in figures_by_unit(witness.report, witness.event.evidence, witness.event.figures).items():
            by_unit.setdefault(unit, []).append((witness, figures))
    for found in by_unit.values():
        pairs = (pair for pair in combinations(found, 2) if pair[0][0].source != pair[1][0].source)
        relation = worst_of(_compare_figures(a, b) for a, b in pairs)
        accounts = [w.account(_number(f), Quote(f.start, f.end, f.text)) for w, figures in found for f in figures]
        told = {account.source for account in accounts}
        silent = tuple(dict.fromkeys(w.source for w in witnesses if w.source not in told))
        yield AttributeRow(attribute="figures", relation=relation, accounts=tuple(accounts), left_out_by=silent)


def _compare_figures(a: tuple[Witness, list[Figure]], b: tuple[Witness, list[Figure]]) -> Relation:
    (one, mine), (other, theirs) = a, b
    return compare_figures(
        mine, theirs, languages=(one.telling.language, other.telling.language),
        is_one_day=one.report.document.published.edtf == other.report.document.published.edtf,
    )  # fmt: skip


def _number(figure: Figure) -> int | float | str:
    """Return the number, or the words of a figure that has bounds only."""
    return figure.text if figure.value is None or isinstance(figure.value, Bounds) else figure.value
