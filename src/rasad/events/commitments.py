"""Events and statements -> commitments: who binds whom to what, how firmly, by when, with which figure."""

from collections.abc import Mapping, Sequence
from typing import cast

from rasad.events.coder import CodedEvent
from rasad.events.passages import Annotations, Passage
from rasad.events.undertakings import Found, UndertakingFinder
from rasad.langpack.undertakings import Undertakings
from rasad.records.report import (
    Commitment,
    CommitmentStatus,
    Deadline,
    Entity,
    Event,
    Fulfilment,
    Statement,
    Subject,
    Target,
    Time,
)
from rasad.records.spans import Quote, Span

SUBJECT_TYPES = frozenset(
    {"project", "agreement", "initiative", "operation", "conference", "weapon", "product", "facility"}
)
_ANSWERS = frozenset({"demanded", "refused"})  # to somebody else's words: those named in the matter are no parties
_FULFILMENT: dict[str, Fulfilment] = {"done": "done", "under way": "under_way"}
_ACT: dict[str, str] = {"planned": "agreed", "under way": "agreed", "done": "agreed", "possible": "proposed"}
_OF_STANCE: dict[str | None, CommitmentStatus] = {
    "demands": "demanded",
    "promises": "planned",
    "proposes": "proposed",
}
_FACTOR_EVENT, _FACTOR_STATEMENT = 0.9, 0.7  # what an event commits to is surer than what words alone do
DEMANDED: CommitmentStatus = "demanded"
REFUSED: CommitmentStatus = "refused"
SUPPORT = "support"  # the kind of backing somebody, which binds, or a plan, which does not
FORETOLD = "planned_cooperation"  # the kind of deeds to come
CONTACT = "CONSULT"  # the type of meetings and talks
_BESIDE = frozenset(
    {"with", "in", "between", "by", "agent"}
)  # prepositions of whom a thing that is backed is with, or by
UNKNOWN = "local:"  # how the ids of those begin of whom only the text knows
SAME = 0.7  # of the words of a commitment that another one tells too: it is the same
FEWEST_WORDS = 4  # of a commitment: fewer tell too little to be known again
SHORT_WORD = 2  # letters of words that tell nothing of a matter
HEADLINE = "headline"
SAID_NEAR = 4  # code points between an event and what its words introduce: a mark and a space
ASKED_REACH = 7  # words beside a refusal within which what is refused begins
ACTION_LENGTH = 160  # code points of the wording kept as the action: a clause, not a paragraph


def _sides(
    event: Event, status: CommitmentStatus, entities: Mapping[str, Entity]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the parties of a commitment, who is to do it, and for whom.

    Of a demand the party is the one that it is addressed to, and only where nobody is, the one that makes it.
    """
    actors = tuple(p.entity for p in event.participants if p.role == "actor")
    others = tuple(p.entity for p in event.participants if p.role == "recipient")
    if status == DEMANDED:
        own = {_state_of(actor, entities) for actor in actors}
        asked = tuple(other for other in others if _state_of(other, entities) not in own) or others
        return asked or actors, asked, actors
    return tuple(p.entity for p in event.participants if p.role != "third_party"), actors, others


def _subject(region: Span, annotations: Annotations, source: str) -> Subject:
    """Return the named thing that a stretch is about, else the stretch itself."""
    for mention in annotations.mentions:
        if not region.start <= mention.start < region.end:
            continue
        for entity in mention.entities:
            if entity in annotations.entities and annotations.entities[entity].type in SUBJECT_TYPES:
                return Subject(entity=entity, span=Quote.of(source, mention.start, mention.end))
    return Subject(entity=None, span=Quote.of(source, region.start, region.end) if region.end > region.start else None)


def _said(coded: CodedEvent, statements: Sequence[Statement]) -> Span | None:
    """Return what is said by the words that are an event's trigger too, where it stands right beside the event."""
    trigger, evidence = coded.event.trigger, coded.event.evidence
    for statement in statements:
        cue, content = statement.cue, statement.content
        if cue.start < trigger.end and trigger.start < cue.end:
            is_beside = -1 <= content.start - evidence.end <= SAID_NEAR or content.start <= evidence.end < content.end
            return Span(content.start, content.end) if is_beside and content.start >= trigger.end else None
    return None


def _region(coded: CodedEvent, said: Span | None) -> Span:
    """Return the stretch that tells what the commitment is about."""
    event, source = coded.event, coded.passage.source
    if said is not None:
        return said
    region = coded.content or Span(event.trigger.start, event.evidence.end)
    start, end = region.start, min(region.end, max(event.evidence.end, region.start))
    while start < end and source[start] in " \u00a0\u060c,:":
        start += 1
    return Span(start, max(end, start))


def _is_due(time: Time, event: Event) -> bool:
    """A deadline is a date, not one before the event itself, nor the day on which it was undertaken."""
    if not time.value or time.kind in ("duration", "set"):
        return False
    if event.status == "happened" and event.date is not None and time.id in event.date.times:
        return False
    day = event.date.edtf if event.date else None
    return day is None or "X" in time.value or time.value.strip("[]~./") >= day.strip("[]~./")[: len(time.value)]


def _is_asked(coded: CodedEvent, region: Span, lexicon: Undertakings) -> bool:
    """Say whether what an event refuses is a thing asked for: an offer, a deal, an act, and no deed or word of others.

    Nor is leaving or breaking an agreement a refusal.
    """
    stems, first, last = coded.passage.words.stems, coded.trigger.first, coded.trigger.last
    if coded.trigger.group is not None:
        first, last = min(first, coded.trigger.group.first), max(last, coded.trigger.group.last)
    if any(stems[index] & lexicon.leavings for index in range(first, last)):
        return False
    before = coded.passage.offset(first) > region.start
    near = range(max(0, first - ASKED_REACH), first) if before else range(last, min(last + ASKED_REACH, len(stems)))
    if any(stems[index] & lexicon.unasked for index in near):
        return False
    return any(stems[index] & lexicon.asked for index in near)


def _is_backed(coded: CodedEvent, lexicon: Undertakings) -> bool:
    """Say whether it is a party that an event backs, and not what a party does, has or proposes."""
    backed = {p.mention for p in coded.event.participants if p.role == "recipient"}
    stems = coded.passage.words.stems
    for unit in coded.passage.units:
        if unit.kind == "demonym" or unit.marker in _BESIDE or backed.isdisjoint(m.id for m in unit.mentions):
            continue
        before = stems[unit.head - 1] if unit.head else frozenset[str]()
        own = lexicon.helping if coded.trigger.first < unit.head <= coded.trigger.last + 1 else frozenset[str]()
        if before.isdisjoint((lexicon.works | lexicon.asked | lexicon.mutual) - own):
            return True
    return False


def _from_event(
    coded: CodedEvent, statements: Sequence[Statement], annotations: Annotations, finder: UndertakingFinder
) -> Commitment | None:
    event, source = coded.event, coded.passage.source
    status: CommitmentStatus | None = coded.kind.commitment.get(event.status)
    if status is None:
        return None
    parties, debtors, beneficiaries = _sides(event, status, annotations.entities)
    clause = finder.clause_behind(coded) if status not in _FULFILMENT else None
    region = _region(coded, _said(coded, statements) or clause)
    if not parties or (status == REFUSED and not _is_asked(coded, region, finder.lexicon)):
        return None
    if coded.kind.id == FORETOLD and _is_told_by_others(event, statements, annotations.entities):
        return None
    if coded.kind.id == SUPPORT and not _is_backed(coded, finder.lexicon):
        return None
    is_settled = status in _ANSWERS or coded.kind.type == CONTACT  # who meets is told by the event
    others = () if is_settled else finder.others_in(coded.passage, region, parties)
    deadline = next(
        (t for t in annotations.times if region.start <= t.start < region.end and _is_due(t, event)),
        None,
    )
    target = next((f for f in annotations.figures if region.start <= f.start < region.end), None)
    start, end = event.evidence.start, max(event.evidence.end, region.end)
    return Commitment(
        id=f"c:{event.trigger.start}-{event.trigger.end}:{status.replace(' ', '_')}",
        parties=tuple(dict.fromkeys(_bound(party, annotations.entities) for party in (*parties, *others))),
        subject=_subject(region, annotations, source),
        action=source[region.start : min(region.end, region.start + ACTION_LENGTH)].strip(),
        status=status,
        act=_ACT.get(status, status),
        fulfilment=_FULFILMENT.get(status, "open"),
        debtor=debtors,
        beneficiary=(*beneficiaries, *others),
        deadline=Deadline(edtf=deadline.value, time=deadline.id) if deadline else None,
        target=Target(figure=target.id) if target else None,
        event=event.id,
        statement=event.reported_by if event.reported_by != "narrator" else None,
        evidence=Quote.of(source, start, end),
        confidence=round(event.confidence * _FACTOR_EVENT, 2),
        read_by=event.frame,
        steps=(f"from event {event.id} ({event.kind}, {event.status})",),
    )


def _is_told_by_others(event: Event, statements: Sequence[Statement], entities: Mapping[str, Entity]) -> bool:
    """Say whether a deed to come stands in the words of those who are not to do it: what they foretell binds nobody."""
    carrier = next((statement for statement in statements if statement.id == event.reported_by), None)
    if carrier is None:
        return False
    doers = {_state_of(p.entity, entities) for p in event.participants if p.role == "actor"}
    return doers.isdisjoint(_state_of(speaker, entities) for speaker in carrier.speakers)


def _from_statement(
    statement: Statement, coded: Sequence[CodedEvent], annotations: Annotations, source: str
) -> Commitment | None:
    """A demand or promise of somebody known whose words hold no event of their own is a commitment by itself."""
    status = _OF_STANCE.get(statement.stance)
    parties = tuple(dict.fromkeys(_state_of(s, annotations.entities) for s in statement.speakers))
    if status is None or not parties or not all(p and not p.startswith(UNKNOWN) for p in parties):
        return None
    if any(_is_told_by(coded_event, statement) for coded_event in coded):
        return None
    region = Span(statement.content.start, statement.content.end)
    bound = tuple(party for party in parties if party)
    return Commitment(
        id=f"c:{statement.content.start}-{statement.content.end}:{status}",
        parties=bound,
        subject=_subject(region, annotations, source),
        action=statement.content.text[:ACTION_LENGTH],
        status=status,
        act=_ACT.get(status, status),
        fulfilment="open",
        debtor=() if status == DEMANDED else bound,
        beneficiary=bound if status == DEMANDED else (),
        statement=statement.id,
        evidence=statement.content,
        confidence=round(statement.confidence * _FACTOR_STATEMENT, 2),
        read_by=statement.read_by,
        steps=(f"from statement {statement.id} ({statement.stance})",),
    )


def _from_found(found: Found, annotations: Annotations, source: str) -> Commitment:
    """Return the commitment that words of undertaking make."""
    status = cast("CommitmentStatus", found.status)
    region, evidence = found.matter, found.evidence
    deadline = next(
        (t for t in annotations.times if region.start <= t.start < region.end and t.value and t.kind == "date"), None
    )
    target = next((f for f in annotations.figures if region.start <= f.start < region.end), None)
    return Commitment(
        id=f"c:{found.words.start}-{found.words.end}:{status.replace(' ', '_')}",
        parties=tuple(dict.fromkeys(_bound(party, annotations.entities) for party in found.sides.parties)),
        subject=_subject(region, annotations, source),
        action=source[region.start : min(region.end, region.start + ACTION_LENGTH)].strip(),
        status=status,
        act=_ACT.get(status, status),
        fulfilment=_FULFILMENT.get(status, "open"),
        debtor=found.sides.debtors,
        beneficiary=found.sides.beneficiaries,
        deadline=Deadline(edtf=deadline.value, time=deadline.id) if deadline else None,
        target=Target(figure=target.id) if target else None,
        statement=found.statement.id if found.statement else None,
        evidence=Quote.of(source, evidence.start, evidence.end),
        confidence=found.entry.confidence,
        read_by=found.entry.id,
        steps=(f"words of undertaking ({found.entry.id})",),
    )


def _bound(party: str, entities: Mapping[str, Entity]) -> str:
    """Return the state that an official binds, else the party itself."""
    known = entities[party]
    is_official = known.type in ("person", "office") and known.country in entities
    return known.country if is_official and known.country is not None else party


def _meet(one: Quote | Span, other: Quote | Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_told_by(coded: CodedEvent, statement: Statement) -> bool:
    """Say whether an event stands in what is said, or is the saying itself: "demanded (that)"."""
    content, cue = statement.content, statement.cue
    triggers = (coded.event.trigger, *coded.event.other_triggers)
    if any(content.start <= trigger.start < content.end for trigger in triggers):
        return True
    return bool(coded.kind.commitment) and any(_meet(trigger, cue) for trigger in triggers)


def _state_of(entity: str, entities: Mapping[str, Entity]) -> str | None:
    known = entities.get(entity)
    if known is None:
        return None
    return known.country if known.country in entities else entity


def find_commitments(
    coded: Sequence[CodedEvent],
    statements: Sequence[Statement],
    passages: Sequence[Passage],
    finder: UndertakingFinder,
    annotations: Annotations,
    source: str,
) -> tuple[Commitment, ...]:
    """Return the commitments that events, words of undertaking and statements make, by position.

    None is told twice: what an event makes is left to it, then what words of undertaking make, then what is said.
    """
    found = finder.find(passages, coded)
    of_events = [c for event in coded if (c := _from_event(event, statements, annotations, finder)) is not None]
    told = {commitment.event for commitment in of_events}
    triggers = [event.event.trigger for event in coded if event.event.id in told]
    of_words = [
        _from_found(one, annotations, source)
        for one in found
        if not any(_meet(one.words, commitment.evidence) for commitment in of_events)
        and not any(_meet(one.evidence, trigger) for trigger in triggers)
    ]
    of_statements = [
        commitment
        for statement in statements
        if not any(_meet(statement.content, one.evidence) for one in of_words)
        and (commitment := _from_statement(statement, coded, annotations, source)) is not None
        and finder.concerns_abroad(commitment.parties)
    ]
    unique = {commitment.id: commitment for commitment in (*of_events, *of_words, *of_statements)}
    unique = {key: one for key, one in unique.items() if not _is_headed(one, passages)}
    kept = [one for one in unique.values() if not any(_says_more(other, one, annotations) for other in unique.values())]
    return tuple(sorted(kept, key=lambda c: (c.evidence.start, c.id)))


def _is_headed(one: Commitment, passages: Sequence[Passage]) -> bool:
    """Say whether a headline over a text tells a commitment: the text tells it in full, or puts it otherwise."""
    head = next((p.sentence for p in passages if p.sentence.start <= one.evidence.start < p.sentence.end), None)
    is_head = head is not None and head.kind == HEADLINE
    return is_head and any(passage.sentence.kind != HEADLINE for passage in passages)


def _says_more(other: Commitment, one: Commitment, annotations: Annotations) -> bool:
    """Say whether a commitment tells another once more, with most of its words and more besides: a lead, a headline."""
    if other.status != one.status or not _are_same_sides(other, one, annotations.entities):
        return False
    mine, theirs = ({word for word in c.action.split() if len(word) > SHORT_WORD} for c in (one, other))
    is_more = (len(theirs), -other.evidence.start) > (len(mine), -one.evidence.start)
    return is_more and len(mine) >= FEWEST_WORDS and len(mine & theirs) >= SAME * len(mine)


def _are_same_sides(one: Commitment, other: Commitment, entities: Mapping[str, Entity]) -> bool:
    return {_state_of(p, entities) for p in one.parties} == {_state_of(p, entities) for p in other.parties}
