"""Mentions of a document -> what they tell of its day: holders of offices named with them, and things with dates.

A person named with an office that is not called former speaks of a day inside that person's terms; a thing that is
named exists already.
"""

from collections.abc import Iterator, Sequence

from rasad.annotate.published import Constraint
from rasad.chars.fold import fold
from rasad.knowledge import Knowledge
from rasad.langpack.pack import LanguagePack
from rasad.langpack.roles import role_table
from rasad.records.document import Document
from rasad.records.report import Mention
from rasad.records.spans import Quote

EXISTING = frozenset({"agreement", "operation", "product"})  # named in the press once they exist, seldom before


def datable_constraints(
    document: Document, mentions: Sequence[Mention], pack: LanguagePack, knowledge: Knowledge
) -> tuple[Constraint, ...]:
    """Return what the offices and things named in a document allow, each person and thing once, by position."""
    former = pack.compiled(role_table).former
    found: dict[str, Constraint] = {}
    for mention in mentions:
        for entity, constraint in _of_mention(document, mention, knowledge, former):
            found.setdefault(entity, constraint)
    return tuple(found.values())


def _of_mention(
    document: Document, mention: Mention, knowledge: Knowledge, former: frozenset[str]
) -> Iterator[tuple[str, Constraint]]:
    quote = Quote.of(document.source, mention.start, mention.end)
    if mention.kind == "title" and not former.intersection(fold(mention.text).split()):
        for entity in mention.entities:
            interval = _terms(entity, knowledge)
            if interval:
                yield entity, Constraint(interval, quote, f"terms of office of {entity}: {interval}")
    elif mention.kind == "name":
        for entity in mention.entities:
            row = knowledge.entities.row(entity)
            if row.get("type") in EXISTING and row.get("valid_from"):
                interval = f"{row['valid_from']}/.."
                yield entity, Constraint(interval, quote, f"{entity} exists since {row['valid_from']}")


def _terms(person: str, knowledge: Knowledge) -> str | None:
    """Return the stretch from the first to the last day of a person's known terms, or None."""
    terms = knowledge.terms.by_person.get(person, [])
    starts = [term.valid_from for term in terms]
    if not terms or not all(starts):
        return None
    ends = [term.valid_to for term in terms]
    return f"{min(starts)}/{max(ends) if all(ends) else '..'}"
