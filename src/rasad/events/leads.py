"""Statements of an article that opens with a title -> the same, named by the paragraph that tells it again."""

from collections.abc import Collection, Mapping

import msgspec

from rasad.records.report import Entity, Statement

UNTOLD = "a title without a name"  # how a speaker was found of whom only what he is was told
SUBJECT = "subject of the clause"
COLON = "colon"


def named_lead(
    found: list[Statement], relays: Collection[str], entities: Mapping[str, Entity], body: int
) -> list[Statement]:
    """Return the statements with the speaker of the lead named: "the minister said ... A reports, B said ...".

    The lead tells what he is, and what an outlet reports next opens with one person who speaks. Nothing changes where
    that is anything else, or where his state is another one.

    Args:
        found: the statements in the order in which they were read.
        relays: the statements of outlets.
        entities: the document's entities.
        body: the offset behind the headlines.
    """
    first = next((n for n, statement in enumerate(found) if statement.cue.start >= body), len(found))
    last = first
    while last < len(found) and _is_untold(found[last], entities):
        last += 1
    behind = last
    while behind < len(found) and found[behind].id in relays:
        behind += 1
    if last == first or behind >= len(found) or behind == last:
        return found
    teller, outlet = found[behind], found[last]
    is_inside = outlet.content.start <= teller.cue.start < outlet.content.end
    types = [entities[speaker].type for speaker in teller.speakers if speaker in entities]
    if not is_inside or types != ["person"] or f"speaker: {SUBJECT}" not in teller.steps:
        return found
    own = entities[teller.speakers[0]].country
    offices = {speaker for statement in found[first:last] for speaker in statement.speakers}
    if own is not None and {entities[office].country for office in offices} - {None, own}:
        return found
    return [
        _named(statement, teller.speakers)
        if first <= index < last
        or (statement.speakers and offices.issuperset(statement.speakers))
        or (index < first and _is_headline_title(statement))
        else statement
        for index, statement in enumerate(found)
    ]


def _named(statement: Statement, speakers: tuple[str, ...]) -> Statement:
    steps = (*statement.steps, "named where it is told again")
    return msgspec.structs.replace(statement, speakers=speakers, steps=steps)


def _is_headline_title(statement: Statement) -> bool:
    """Say whether a headline tells only what its speaker is, before a colon."""
    return not statement.speakers and f"speaker: {COLON}" in statement.steps


def _is_untold(statement: Statement, entities: Mapping[str, Entity]) -> bool:
    """Say whether only what the speaker is was told: a title, or an office without a known holder."""
    if not statement.speakers:
        return f"speaker: {UNTOLD}" in statement.steps
    return all(entities[speaker].type == "office" for speaker in statement.speakers if speaker in entities)
