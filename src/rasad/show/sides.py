"""Statements -> what each side said: one block per state, in order of time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from rasad.records.report import Statement
from rasad.records.spans import Quote
from rasad.show.happenings import Account
from rasad.show.model import Block, Run, Sentence
from rasad.show.phrasebook import Runs
from rasad.show.scope import Topics
from rasad.show.tellers import day_said
from rasad.show.view import View, own_name, states
from rasad.show.wording import Writer

Pair = tuple[str, str] | None
TOLD = 0.5  # a statement that the events above quote to this share is not printed twice


def told(views: Sequence[View], writer: Writer, between: Pair, topics: Topics, most: int) -> tuple[Block, ...]:
    """Group the statements by the speaker's state; relays by agencies and media are left to what they relay.

    Returns:
        One block per side, what several sides said together after that; speakers without a state come last.
    """
    sides: dict[tuple[str, ...], list[tuple[View, Statement]]] = {}
    for view in views:
        for statement in view.report.statements:
            side = _side(view, statement)
            if side is None or not topics.has_statement(view, statement):
                continue
            if between is None or set(side) & set(between):
                sides.setdefault(side, []).append((view, statement))
    order = sorted(sides, key=lambda side: (not side, len(side), -len(sides[side]), side))
    return tuple(_block(side, sides[side], between, writer, most) for side in order)


def _side(view: View, statement: Statement) -> tuple[str, ...] | None:
    """Return the states of the speakers, empty where they have none; None for what is told elsewhere or only relays."""
    if _quoted(view, statement.content) >= TOLD:
        return None
    types = {view.entities[s].type for s in statement.speakers if s in view.entities}
    carries = any(other.nested_in == statement.id for other in view.report.statements)
    if types == {"media"} or carries:
        return None
    return tuple(sorted({state for s in statement.speakers if (state := view.state_of(s))}))


def _quoted(view: View, said: Quote) -> float:
    """Return the share of a saying that the sections above quote, which quote acts but not what tells of a contact."""
    quoted: set[int] = set()
    for event in view.report.events:
        if event.salience == "main" and Account(view, event).family != "CONSULT":
            quoted.update(range(max(said.start, event.evidence.start), min(said.end, event.evidence.end)))
    return len(quoted) / max(said.end - said.start, 1)


def _block(
    side: tuple[str, ...], told_by_side: list[tuple[View, Statement]], between: Pair, writer: Writer, most: int
) -> Block:
    others = set(between) - set(side) if between else set(states(writer.layer)) - set(side)
    chosen = _strongest(told_by_side, others, most)
    left_out = len([*_each_once(told_by_side)]) - len([*_each_once(chosen)])
    note = writer.book.plain("titles.more", n=writer.book.number(left_out)) if left_out else ""
    views = [view for view, _ in told_by_side]
    names = writer.book.join([state_name(state, views, writer) for state in side])
    heading = "".join(run.text for run in names) or writer.book.get("titles.others")
    return Block(heading, note, tuple(dict.fromkeys(statement_sentence(view, s, writer) for view, s in chosen)))


def _strongest(told_by_side: list[tuple[View, Statement]], others: set[str], most: int) -> list[tuple[View, Statement]]:
    """Keep of each document in turn those that name the other state, have a stance and a sure reading, in order."""

    def weakness(pair: tuple[View, Statement]) -> tuple[bool, bool, float]:
        view, statement = pair
        named = {view.party_of(t) for t in (*view.things_in(statement.content), *statement.addressees)}
        return not named & others, statement.stance is None, -statement.confidence

    ranked: dict[str, list[tuple[View, Statement]]] = {}
    for pair in sorted(told_by_side, key=weakness):
        ranked.setdefault(pair[0].label, []).append(pair)
    rounds = _each_once(pair for pairs in zip_longest(*ranked.values()) for pair in pairs if pair)
    kept = {(view.label, statement.id) for view, statement in islice(rounds, most)}
    return [(view, statement) for view, statement in told_by_side if (view.label, statement.id) in kept]


def _each_once(pairs: Iterable[tuple[View, Statement]]) -> Iterator[tuple[View, Statement]]:
    """Leave out statements whose words another with the same speakers has: two cues may lead to one saying."""
    told: set[tuple[str, tuple[str, ...], int, int]] = set()
    for view, statement in pairs:
        key = (view.label, statement.speakers, statement.content.start, statement.content.end)
        if key not in told:
            told.add(key)
            yield view, statement


def state_name(state: str, views: Sequence[View], writer: Writer) -> str:
    """Return a party's name from the first report that has it, else as the knowledge base has it, else the id."""
    holder = next((view for view in views if state in view.entities), None)
    if holder is not None:
        return holder.name(state, writer.book.code).text
    english = states(writer.layer).get(state, state)
    return own_name(state, english, writer.book.code, writer.layer) or english


def party_names(parties: Iterable[str], views: Sequence[View], writer: Writer) -> Runs:
    """Join the names of states and other parties, in order of name."""
    return writer.book.join(sorted(state_name(p, views, writer) for p in parties))


def statement_sentence(view: View, statement: Statement, writer: Writer) -> Sentence:
    """Say who said what, in the source's words, and who relays it."""
    book = writer.book
    speaker = writer.names(view, statement.speakers) or (Run(book.get("statements.unnamed")),)
    venue: Runs = ()
    day = day_said(view, statement)
    if day.edtf:
        venue = book.runs("statements.venue", date=writer.short_date(day.edtf, inferred=day.is_inferred))
    carrier = view.statements.get(statement.nested_in or "")
    if carrier is not None and carrier.speakers != statement.speakers:
        relay = writer.behind(view, carrier.speakers) or (Run(book.get("statements.unnamed")),)
        venue = (*venue, *book.runs("statements.relay", relay=relay))
    path = f"statements.{statement.stance}" if statement.stance else "statements.default"
    fields = writer.agreed(writer.subject(view, statement.speakers))
    fields |= {"speaker": speaker, "venue": venue, "quote": writer.quote(view, statement.content)}
    runs = book.runs(path, **fields)
    gloss = writer.gloss(view, statement.content, without=statement.speakers)
    return writer.sentence((*runs, *gloss), [view.cite(s) for s in (statement.content, day.act) if s is not None])
