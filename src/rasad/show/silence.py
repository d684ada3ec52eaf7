"""What a brief's documents do not say: what a side's readout leaves out, what is not reported, what is not covered.

"Not reported" needs others that could have reported it: of the day or later, on the same sides. Without such, it is
"not covered", and nothing follows from the silence.
"""

from collections.abc import Iterable, Sequence

from rasad.records.report import DONE
from rasad.show.differences import accounts_of_sides, readout_sentences
from rasad.show.happenings import Happening
from rasad.show.model import Block, Sentence
from rasad.show.phrasebook import Runs
from rasad.show.pledges import is_fulfilled, more
from rasad.show.sides import state_name
from rasad.show.view import View, states
from rasad.show.wording import Writer, cited

SIDES = 2


def silence_blocks(
    happenings: Sequence[Happening], views: Sequence[View], writer: Writer, *, most: int
) -> tuple[Block, ...]:
    """Write the three kinds of silence, each under its own heading."""
    unreported, uncovered = _plans(happenings, views, writer)
    parts = (
        ("readouts", list(readout_sentences(happenings, writer))),
        ("unreported", unreported),
        ("uncovered", [*uncovered, *_one_sided(happenings, writer)]),
    )
    return tuple(
        Block(writer.book.get(f"silence.{key}"), more(len(sentences) - most, writer), tuple(sentences[:most]))
        for key, sentences in parts
        if sentences
    )


def _plans(
    happenings: Sequence[Happening], views: Sequence[View], writer: Writer
) -> tuple[list[Sentence], list[Sentence]]:
    """Say which plans with a day no document reports as held: those that one could have, and those that none could."""
    unreported: list[Sentence] = []
    uncovered: list[Sentence] = []
    book = writer.book
    for plan in happenings:
        days = plan.days
        if plan.lead.event.status != "planned" or days is None or not plan.dater.is_dated_itself:
            continue
        if not plan.is_contact and plan.lead.family == "AGREE":
            continue  # a promise or a wish is not held on a day
        if any(is_fulfilled(other, plan) for other in happenings):
            continue
        later = sum(_could_report(view, plan) for view in views)
        runs = book.runs(
            "silence.not_reported" if later else "silence.not_covered",
            sentence=writer.told(plan),
            documents=book.counted("head.document_of", later) if later else "",
        )
        (unreported if later else uncovered).append(writer.sentence(runs, cited(plan)))
    return unreported, uncovered


def _could_report(view: View, plan: Happening) -> bool:
    """Say whether another document is of the plan's last day or later and names its sides and one of its people."""
    published, days = view.published_days, plan.days
    named = {view.party_of(entity) for entity in view.entities}
    if published is None or days is None or view.label in plan.labels:
        return False
    people = {p.entity for a in plan.accounts for p in a.event.participants if _is_person(a.view, p.entity)}
    speaks_of_them = not people or not people.isdisjoint(view.entities)
    return published.first >= days.last and plan.parties <= named and speaks_of_them


def _is_person(view: View, entity_id: str) -> bool:
    return entity_id in view.entities and view.entities[entity_id].type == "person"


def _one_sided(happenings: Sequence[Happening], writer: Writer) -> Iterable[Sentence]:
    """Say of contacts between two states whose own account is not among the documents, where the other's is."""
    groups: dict[tuple[str, str], list[Happening]] = {}
    for happening in happenings:
        sides = [party for party in sorted(happening.parties) if party in states(writer.layer)]
        if happening.is_contact and happening.lead.event.status in DONE and len(sides) == SIDES:
            told = accounts_of_sides(happening)
            missing = [side for side in sides if side not in told]
            if len(missing) == 1 and not any(_may_speak(a.view, missing[0]) for a in happening.accounts):
                groups.setdefault((missing[0], next(side for side in sides if side in told)), []).append(happening)
    for (missing_side, other), contacts in groups.items():
        views = [account.view for contact in contacts for account in contact.accounts]
        runs = writer.book.runs(
            "silence.one_sided",
            side=state_name(missing_side, views, writer),
            other=state_name(other, views, writer),
            list=writer.listed([_contact(contact, writer) for contact in contacts]),
        )
        yield writer.sentence(runs, [citation for contact in contacts for citation in cited(contact)])


def _may_speak(view: View, side: str) -> bool:
    """Say whether a document names a body of a side or quotes it: its account may stand there unread."""
    bodies = (e for e in view.entities.values() if e.type in {"organisation", "office"})
    speakers = (speaker for statement in view.report.statements for speaker in statement.speakers)
    return any(view.state_of(e.id) == side for e in bodies) or any(view.state_of(s) == side for s in speakers)


def _contact(contact: Happening, writer: Writer) -> Runs:
    date = writer.date(contact.dater.edtf, inferred=contact.dater.is_inferred)
    path = "silence.contact" if contact.dater.edtf else "silence.contact_undated"
    return writer.book.runs(path, noun=writer.noun(contact.lead), date=date)
