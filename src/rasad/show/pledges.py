"""Commitments -> their section by status, and the list of what to watch."""

from collections.abc import Iterable, Sequence

import msgspec

from rasad.link.matching import NARROW_DAYS
from rasad.records.report import DONE, Commitment, EventDate, Figure
from rasad.show.dates import days_of, is_date
from rasad.show.happenings import Happening
from rasad.show.joined import NO_HOMES, Home, is_of_position, joined, pledge_kinds
from rasad.show.model import Block, Run, Sentence
from rasad.show.phrasebook import Runs
from rasad.show.quantities import UNTOLD_UNITS
from rasad.show.scope import ALL_TOPICS, Topics
from rasad.show.tellers import carrier_of, day_of_pledge, teller_of_pledge
from rasad.show.view import View
from rasad.show.wording import Writer, cited

STATUSES = (
    "done",
    "under way",
    "agreed",
    "position",
    "planned",
    "proposed",
    "possible",
    "discussed",
    "demanded",
    "refused",
)
POSITION = "position"
FIRM = frozenset({"done", "under way", "agreed"})
OPEN = frozenset({"under way", "agreed", "planned", "proposed"})
CLOSED = frozenset({"done", "lapsed"})
OTHER_WORDS = 3  # documents whose own words on one commitment are quoted beside the fullest
REACHED = frozenset({"done", "under way"})  # figures of these are counts of today, unless a day to come is named


class Pledge(msgspec.Struct, frozen=True):
    """A commitment with the documents that tell of it; `accounts` is never empty."""

    accounts: tuple[tuple[View, Commitment], ...]

    @property
    def lead(self) -> tuple[View, Commitment]:
        """The account with the surest reading."""
        return max(self.accounts, key=lambda account: account[1].confidence)

    @property
    def status(self) -> str:
        """What the text says of it; what sides think or are ready for is a position, however sure they are of it."""
        is_position = self.lead[1].status in FIRM and is_of_position(*self.lead)
        return POSITION if is_position else self.lead[1].status

    @property
    def is_firm(self) -> bool:
        """Say whether two sides are bound to a deed: a position binds nobody, and one side's word only itself."""
        view, commitment = self.lead
        sides = {view.party_of(party) for party in commitment.parties}
        return self.status in FIRM and len(sides) > 1

    @property
    def is_open(self) -> bool:
        """Say whether something is still to come."""
        return self.status in OPEN and self.lead[1].fulfilment not in CLOSED


def find_pledges(
    views: Sequence[View], between: tuple[str, str] | None, topics: Topics = ALL_TOPICS, home: Home = NO_HOMES
) -> tuple[Pledge, ...]:
    """Join what is said of one commitment, in one document or several; order of first appearance.

    Args:
        views: the documents.
        between: two states that it is asked for.
        topics: topics that it is asked for.
        home: the happening of each event, by the ids of document and event.
    """
    told = [
        (view, commitment)
        for view in views
        for commitment in view.report.commitments
        if view.concerns(between, frozenset(map(view.party_of, commitment.parties)), commitment.evidence)
        and topics.has_commitment(view, commitment)
        and not is_no_commitment(view, commitment)
    ]
    return tuple(Pledge(tuple(accounts)) for accounts in joined(told, home))


def is_no_commitment(view: View, commitment: Commitment) -> bool:
    """Say whether a commitment tells how things stand, or what somebody is thanked for: that is no plan any more."""
    event = view.events.get(commitment.event or "")
    if event is not None and event.kind in pledge_kinds().states_of_affairs:
        return _due(view, commitment) is None
    statement = view.statements.get(commitment.statement or "")
    return event is None and statement is not None and statement.stance == "praises" and commitment.status == "planned"


def commitment_blocks(pledges: Sequence[Pledge], writer: Writer, most: int) -> tuple[Block, ...]:
    """Write the commitments, one block per status, the firmest first."""
    blocks = []
    for status in STATUSES:
        those = sorted((p for p in pledges if p.status == status), key=_urgency)
        sentences = tuple(pledge_sentence(p, writer) for p in those[:most])
        note = more(len(those) - len(sentences), writer)
        if sentences:
            blocks.append(Block(writer.book.get(f"commitments.status.{status}"), note, sentences))
    return tuple(blocks)


def pledge_sentence(pledge: Pledge, writer: Writer, *, path: str = "commitments.line") -> Sentence:
    """Say who binds himself to what, in the source's words, by when."""
    book = writer.book
    view, commitment = pledge.lead
    labels = {account[0].label for account in pledge.accounts}
    counted = book.counted("head.document", len(labels))
    runs = book.runs(
        path,
        parties=_parties(view, commitment, writer),
        subject=_subject(view, commitment, writer),
        status=book.get(f"watch.status.{commitment.status}") or book.get(f"commitments.status.{commitment.status}"),
        quote=(writer.quote(view, commitment.evidence), *_other_words(pledge, writer)),
        date=_date(view, commitment, writer),
        source=_source(view, commitment, writer),
        deadline=_deadline(view, commitment, writer),
        target=_target(view, commitment, writer),
        accounts=book.runs("attribution.accounts", documents=counted) if len(labels) > 1 else (),
    )
    gloss = writer.gloss(view, commitment.evidence, without=_known(view, commitment))
    return writer.sentence((*runs, *gloss), [v.cite(c.evidence) for v, c in pledge.accounts])


def _other_words(pledge: Pledge, writer: Writer) -> Runs:
    """Quote what each other document has in words of its own: what differs between them is seen there."""
    view, commitment = pledge.lead
    seen, runs = {view.label}, list[Run]()
    for other, said in pledge.accounts:
        if other.label not in seen and said.evidence.text != commitment.evidence.text and len(seen) <= OTHER_WORDS:
            seen.add(other.label)
            quote = writer.quote(other, said.evidence)
            runs += writer.book.runs("commitments.other_words", label=other.label, quote=quote)
    return tuple(runs)


def watch_blocks(
    happenings: Iterable[Happening], pledges: Sequence[Pledge], writer: Writer, most: int
) -> tuple[Block, ...]:
    """List what is still to come: planned events, then open commitments, those with a day or a figure first."""
    known = list(happenings)
    planned = [h for h in known if h.lead.event.status == "planned" and not any(is_fulfilled(o, h) for o in known)]
    sentences = [_planned(h, writer) for h in planned]
    listed = {(a.view.label, a.event.id) for h in planned for a in h.accounts}
    open_ones = [p for p in pledges if p.is_open or (p.status == "possible" and p.lead[1].subject)]
    open_ones = sorted((p for p in open_ones if not _events(p) & listed), key=_urgency)
    sentences += [pledge_sentence(p, writer, path="watch.open") for p in open_ones]
    return (Block("", more(len(sentences) - most, writer), tuple(sentences[:most])),) if sentences else ()


def more(left_out: int, writer: Writer) -> str:
    """Say how many items are left out, and how to see them; empty of none."""
    return writer.book.plain("titles.more", n=writer.book.number(left_out)) if left_out > 0 else ""


def _events(pledge: Pledge) -> set[tuple[str, str]]:
    return {(view.label, commitment.event or "") for view, commitment in pledge.accounts}


def _planned(happening: Happening, writer: Writer) -> Sentence:
    return writer.sentence(writer.book.runs("watch.planned", sentence=writer.told(happening)), cited(happening))


def is_fulfilled(other: Happening, plan: Happening) -> bool:
    """Say whether another happening is the planned one, told after the fact."""
    if other.lead.event.status not in DONE or other.lead.family != plan.lead.family:
        return False
    if other.days is None or plan.days is None or other.days.width > NARROW_DAYS or not other.dater.is_dated_itself:
        return False
    return other.days.overlaps(plan.days) and other.parties == plan.parties


def _known(view: View, commitment: Commitment) -> list[str]:
    """Return what the line already names: the parties, their states and the subject."""
    subject = commitment.subject.entity if commitment.subject and commitment.subject.entity else ""
    return [*commitment.parties, *(view.party_of(p) for p in commitment.parties), subject]


def _urgency(pledge: Pledge) -> tuple[bool, bool, bool, int]:
    """Rank what has a day first, then a figure, a named subject, and what was said last."""
    view, commitment = pledge.lead
    days = view.published_days
    has_subject = commitment.subject is not None and commitment.subject.entity is not None
    said = -days.first.toordinal() if days else 0
    return _due(view, commitment) is None, _aim(view, commitment) is None, not has_subject, said


def _parties(view: View, commitment: Commitment, writer: Writer) -> Runs:
    return writer.names(view, commitment.parties) or writer.book.runs("commitments.unnamed")


def _date(view: View, commitment: Commitment, writer: Writer) -> Runs:
    day = day_of_pledge(view, commitment)
    date = writer.short_date(day.edtf, inferred=day.is_inferred)
    return writer.book.runs("commitments.date", date=date) if day.edtf else ()


def _source(view: View, commitment: Commitment, writer: Writer) -> Runs:
    """Say by whose word a commitment stands, and who relays it; nothing where the document itself tells it."""
    statement = teller_of_pledge(view, commitment)
    if statement is None:
        return ()
    carrier = carrier_of(view, statement)
    tellers = [statement, carrier] if carrier is not None else [statement]
    if set(statement.speakers) <= set(commitment.parties):
        tellers = tellers[1:]  # the parties are named already
    first, *rest = [writer.behind(view, teller.speakers) for teller in tellers] or [()]
    relayed = [writer.book.runs("statements.relay", relay=relay) for relay in rest]
    return (
        writer.book.runs("commitments.source", speaker=(*first, *(r for runs in relayed for r in runs)))
        if first
        else ()
    )


def _subject(view: View, commitment: Commitment, writer: Writer) -> Runs:
    if commitment.subject is None or commitment.subject.entity not in view.entities:
        return ()
    name = view.name(commitment.subject.entity, writer.book.code)
    return writer.book.runs("commitments.subject", subject=name)


def _due(view: View, commitment: Commitment) -> str | None:
    """Return the day that something is due; a day before that of the paper is when it was said or begun."""
    edtf = commitment.deadline.edtf if commitment.deadline else None
    days, published = days_of(edtf), view.published_days
    is_past = days is not None and published is not None and days.last < published.first
    return edtf if edtf and is_date(edtf) and not is_past else None


def _aim(view: View, commitment: Commitment) -> Figure | None:
    """Return the figure that is to be reached; what is told of the present, or how long it takes, is no target."""
    figure = view.figures.get(commitment.target.figure) if commitment.target else None
    is_reached = commitment.status in REACHED and _due(view, commitment) is None
    return None if figure is None or is_reached or figure.unit in UNTOLD_UNITS else figure


def _deadline(view: View, commitment: Commitment, writer: Writer) -> Runs:
    due = _due(view, commitment)
    if due is None:
        is_open_ended = commitment.deadline is None and _aim(view, commitment) and commitment.status in OPEN
        return writer.book.runs("commitments.no_deadline") if is_open_ended else ()
    times = (commitment.deadline.time,) if commitment.deadline and commitment.deadline.time else ()
    is_printed = view.prints(EventDate(edtf=due, basis="stated", times=times))
    return writer.book.runs("commitments.deadline", date=writer.date(due, inferred=not is_printed))


def _target(view: View, commitment: Commitment, writer: Writer) -> Runs:
    figure = _aim(view, commitment)
    return writer.book.runs("commitments.target", figure=writer.value(figure)) if figure else ()
