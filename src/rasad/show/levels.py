"""Meetings and calls of a brief -> at which level sides meet for the first time, or for the first time since a day.

Only where the record bears it out: the sides met earlier, and the level of every contact that could speak against it is
known.
"""

from collections.abc import Collection, Iterator, Sequence

from rasad.link.levels import load_levels
from rasad.records.report import DONE
from rasad.show.happenings import Happening
from rasad.show.model import Sentence
from rasad.show.phrasebook import Field
from rasad.show.wording import Writer, cited


def first_levels(happenings: Sequence[Happening], new: Collection[str], writer: Writer) -> Iterator[Sentence]:
    """Yield a sentence for each new contact whose level no earlier one of the same sides has, at all or of late.

    Args:
        happenings: of the brief, in any order.
        new: the labels of the documents whose happenings are asked about.
        writer: of the brief.
    """
    contacts = [h for h in happenings if h.is_contact and h.lead.event.status in DONE]
    for contact in sorted((h for h in contacts if h.days), key=_first_day):
        if set(contact.labels) <= set(new) and len(contact.parties) > 1 and _label(contact, writer):
            others = [h for h in contacts if h.parties == contact.parties and h is not contact]
            yield from _first(contact, others, writer)


def _first(contact: Happening, others: Sequence[Happening], writer: Writer) -> Iterator[Sentence]:
    """Tell what is first about a contact among the others of its sides."""
    earlier = sorted((h for h in others if _is_before(h, contact)), key=_first_day)
    alike = [h for h in earlier if h.level == contact.level]
    since = [h for h in earlier if not alike or not (h is alike[-1] or _is_before(h, alike[-1]))]
    is_later = [h for h in others if _is_before(contact, h)]
    beside = [h for h in others if h not in earlier and h not in is_later]  # of the same days, or of none
    if not since or any(_may_be(h, contact.level) for h in (*since, *beside)):
        return
    fields: dict[str, Field] = {"level": _label(contact, writer), "sentence": writer.told(contact)}
    if alike and (last := alike[-1].dater).edtf:
        date = writer.date(last.edtf, inferred=last.is_inferred)
        runs = writer.book.runs("firsts.level_again", date=date, **fields)
    else:
        runs = writer.book.runs("firsts.level", **fields)
    told = [contact, *alike[-1:], *since]
    yield writer.sentence(runs, [citation for happening in told for citation in cited(happening)])


def _label(contact: Happening, writer: Writer) -> str:
    return writer.book.get(f"levels.{contact.level}")


def _may_be(contact: Happening, level: str | None) -> bool:
    return contact.level in (level, load_levels().unknown)


def _is_before(one: Happening, other: Happening) -> bool:
    return one.days is not None and other.days is not None and one.days.last < other.days.first


def _first_day(happening: Happening) -> str:
    return happening.days.first.isoformat() if happening.days else ""
